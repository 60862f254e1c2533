"""The questions of a bank, one after the other, as the answers before them call for them."""

from __future__ import annotations

from selfcheck.model.bank import Bank
from selfcheck.model.item import Answer, Item
from selfcheck.score import Scorer
from selfcheck.score.scorer import Scoring
from selfcheck.trial.answers import NONE, NOT_FOR_ME, NoAnswerError, typed
from selfcheck.trial.screen import Screen
from selfcheck.trial.words import Words

_BACK, _HELP, _END, _TAKE_BACK = "b", "?", "q", "-"


class Questions:
    """Asks all questions of a bank that its page would ask."""

    def __init__(self, bank: Bank, words: Words, screen: Screen) -> None:
        """Ask nothing yet."""
        self._bank, self._words, self._screen = bank, words, screen
        self._scorer = Scorer(bank)
        self._answers: dict[str, Answer] = {}
        self._met: list[str] = []
        """The items that were asked, in this order."""
        self._heading = ""
        self._alerts: tuple[int, ...] = ()

    def ask(self) -> dict[str, Answer]:
        """The answers by item id, when all is asked or nobody wants to go on."""
        self._begin()
        while item := self._next():
            try:
                if not self._one(item):
                    break
            except EOFError:
                break
            self._tell_alerts()
        return self._answers

    def _next(self) -> Item | None:
        """The first item that is asked and was not met: an answer may call for one that stands before it."""
        scoring = Scoring(self._scorer, self._answers)
        return next((item for item in self._bank.items if item.id not in self._met and scoring.shows(item.id)), None)

    def _begin(self) -> None:
        say, bank = self._words.say, self._bank
        self._screen.say(say("Self-assessment: %(title)s", title=bank.title), style="bold")
        if bank.about:
            self._screen.markdown(bank.about)
        if bank.minutes:
            self._screen.say(self._words.ngettext("About %(num)s minute.", "About %(num)s minutes.", bank.minutes))
        self._explain()

    def _explain(self) -> None:
        say = self._words.say
        self._screen.say(
            say("Enter alone skips a question. b goes back, ? explains, q shows the result so far."), style="dim"
        )

    # One question

    def _one(self, item: Item) -> bool:
        """Ask until there is an answer or none is wanted; says whether to go on."""
        self._show(item)
        while True:
            text = self._screen.ask()
            order = text if item.type == "text" else text.lower()
            if order == _END:
                return False
            if order == _HELP:
                self._help(item)
            elif order == _BACK:
                if self._back():
                    return True
                self._screen.say(self._words.say("This is the first question."), style="yellow")
            elif self._take(item, text):
                self._met.append(item.id)
                return True

    def _back(self) -> bool:
        """Ask the question before once more; says whether there is one that is still asked."""
        scoring = Scoring(self._scorer, self._answers)
        while self._met:
            if scoring.shows(self._met.pop()):
                return True
        return False

    def _take(self, item: Item, text: str) -> bool:
        """Take what was typed as an answer, or say why it is none."""
        if text == _TAKE_BACK:
            self._answers.pop(item.id, None)
        elif text:
            try:
                self._answers[item.id] = typed(item, text, self._words)
            except NoAnswerError as error:
                self._screen.say(str(error), style="yellow")
                return False
        return True

    def _show(self, item: Item) -> None:
        screen, words = self._screen, self._words
        heading = self._heading_of(item)
        if heading != self._heading and heading:
            screen.title(heading)
        self._heading = heading
        screen.gap()
        screen.say(words.question(item), style="bold")
        if item.when:
            screen.say(words.say("Only if %(condition)s.", condition=words.bank.only_if(item)), style="dim")
        options = [(str(place), option.label) for place, option in enumerate(item.options, 1)]
        options += [(NONE, words.say("None of these"))] if item.none else []
        options += [(NOT_FOR_ME, words.say("Doesn’t apply to me"))] if item.not_applicable else []
        if item.number:
            screen.say(words.bank.allowed(item), 2, style="dim")
        if item.type == "text":
            said = words.say("In your own words, for yourself: it stays on this device and earns no points.")
            screen.say(said, 2, style="dim")
        wide = max((len(key) for key, _ in options), default=0)
        for key, label in options:
            screen.say(label, mark=f"  {key:>{wide}}  ")
        if item.id in self._answers:
            now = words.answer(item, self._answers[item.id])
            screen.say(
                words.say("Your answer: %(answer)s. Enter keeps it, - takes it back.", answer=now), 2, style="dim"
            )

    def _heading_of(self, item: Item) -> str:
        """The heading of the group that an item stands in."""
        before = self._bank.items[: self._bank.items.index(item) + 1]
        return next((each.heading for each in reversed(before) if each.heading), "")

    def _help(self, item: Item) -> None:
        say, screen = self._words.say, self._screen
        if item.number:
            screen.say(self._words.bank.allowed(item), 2)
        elif item.type == "single":
            screen.say(say("Type one number from 1 to %(last)s.", last=len(item.options)), 2)
        elif item.type == "multiple":
            many = say("Type numbers from 1 to %(last)s, with spaces between them.", last=len(item.options))
            screen.say(many, 2)
        for each in (
            item.none and say("0 is for none of these."),
            item.not_applicable and say("x is for what doesn’t apply to you."),
        ):
            if each:
                screen.say(each, 2)
        self._explain()

    def _tell_alerts(self) -> None:
        """Say the alerts that have come to hold."""
        held = Scoring(self._scorer, self._answers).alerts()
        for place in held:
            if place not in self._alerts:
                self._screen.alert(self._bank.alerts[place].text)
        self._alerts = held
