"""The result of a trial, as the page tells it: scores with their bands, classes, alerts, next steps, calculations."""

from __future__ import annotations

from selfcheck.model.bank import Classification, NextStep
from selfcheck.model.scale import Scale
from selfcheck.score import Status
from selfcheck.trial.account import Trial
from selfcheck.trial.account_words import AccountWords
from selfcheck.trial.advice import advice
from selfcheck.trial.screen import Screen
from selfcheck.trial.sums import written
from selfcheck.trial.words import Words, fill

_MOST_OPEN = 5
"""So many open questions are named."""


class ResultTeller:
    """Tells the result of one trial."""

    def __init__(self, trial: Trial, words: Words, screen: Screen) -> None:
        """Tell nothing yet."""
        self._trial, self._words, self._screen = trial, words, screen
        self._bank, self._result = trial.bank, trial.result
        self._accounts = AccountWords(trial.bank, words)

    def tell(self, help_resources: str) -> None:
        """Tell everything; `help_resources`, in Markdown, says whom to turn to."""
        say, screen, bank = self._words.say, self._screen, self._bank
        answered, asked = self._trial.counted()
        screen.title(say("Your result"))
        screen.say(say("%(answered)s of %(total)s answered", answered=answered, total=asked), style="dim")
        for place in self._result.alerts:
            screen.alert(bank.alerts[place].text)
        if bank.headline:
            self._scale(bank.headline)
        for classification in bank.classifications:
            self._classification(classification)
        self._parts()
        self._said()
        self._next_steps()
        self._calculations()
        self._limits()
        if help_resources:
            screen.title(say("Where to find help"))
            screen.markdown(help_resources)

    # Scores

    def _scale(self, scale: Scale) -> None:
        words, screen = self._words, self._screen
        found = self._result.scales[scale.id]
        screen.gap()
        screen.say(scale.title, style="bold")
        if found.value is None:
            screen.say(self._accounts.lack(self._trial.account(scale)), 2, style="yellow")
            self._open(scale)
        else:
            score = found.shown.replace("-", words.minus)
            ends = words.say("on a scale of %(range)s", range=words.bank.whole_range(scale))
            screen.say(f"{score} {ends}", 2, style="bold cyan")
        if found.band is not None:
            band = scale.bands[found.band]
            screen.say(f"{band.label} ({words.bank.band_range(scale, found.band)})", 2, style="bold")
            if band.text:
                screen.markdown(band.text, 2)
        if norms := words.bank.norms(scale):
            screen.say(norms, 2)
        if scale.about:
            screen.markdown(scale.about, 2)

    def _open(self, scale: Scale) -> None:
        """Name the questions whose answers would count."""
        items = self._trial.open_below(scale)
        if not items:
            return
        self._screen.say(self._words.say("These answers would count:"), 2)
        for id in items[:_MOST_OPEN]:
            self._screen.say(self._words.question(self._bank.item[id]), 2, mark="- ")
        if more := len(items) - min(len(items), _MOST_OPEN):
            said = self._words.ngettext("and {count} more", "and {count} more", more)
            self._screen.say(fill(said, count=more), 2)

    def _parts(self) -> None:
        """Tell the scales below the headline, by their headings."""
        heading = self._words.say("The parts of your result")
        told = ""
        for scale in self._bank.scales:
            if scale.show and scale != self._bank.headline:
                heading = scale.heading or heading
                if heading != told:
                    self._screen.title(heading)
                told = heading
                self._scale(scale)

    def _classification(self, classification: Classification) -> None:
        screen, found = self._screen, self._result.classes[classification.id]
        screen.gap()
        screen.say(classification.title, style="bold")
        if found.place is None:
            screen.say(f"{self._accounts.status(found.status)}.", 2, style="yellow")
        else:
            outcome = classification.classes[found.place]
            screen.say(outcome.label, 2, style="bold cyan")
            if outcome.text:
                screen.markdown(outcome.text, 2)
        if classification.about:
            screen.markdown(classification.about, 2)

    def _said(self) -> None:
        """Tell the answers that earn no points."""
        given, hidden = self._trial.given, self._result.hidden
        extras = [item for item in self._bank.items if not item.scored and item.id in given and item.id not in hidden]
        if extras:
            self._screen.title(self._words.say("What you also said"))
        for item in extras:
            self._screen.say(item.text)
            self._screen.say(self._words.answer(item, given[item.id]), 2)

    # What comes of it

    def _next_steps(self) -> None:
        """Tell the steps that are offered, each with its reason, then all others."""
        say, chosen = self._words.say, advice(self._trial)
        if chosen:
            self._screen.title(say("Next steps"))
        for each in chosen:
            self._next_step(each.step)
            reason = say(
                "You chose “%(answer)s” for “%(question)s”. That counts %(points)s of at most %(best)s points.",
                answer=self._words.answer(each.item, self._trial.given[each.item.id]),
                question=each.item.text.removesuffix("."),
                points=written(each.points),
                best=written(each.best),
            )
            self._screen.say(reason, 2, style="dim")
        offered = [each.step for each in chosen]
        if rest := [step for step in self._bank.next_steps if step not in offered]:
            self._screen.title(say("All next steps"))
            for step in rest:
                self._next_step(step)

    def _next_step(self, step: NextStep) -> None:
        say = self._words.say
        pace = {1: say("Takes one sitting"), 2: say("Takes about a week"), 3: say("Takes about a month")}[step.effort]
        rhythm = {
            "day": say("come back to it every day"),
            "week": say("come back to it every week"),
            "two_weeks": say("come back to it every two weeks"),
            "month": say("come back to it every month"),
        }
        self._screen.gap()
        self._screen.say(step.title, style="bold")
        self._screen.say(f"{pace} · {rhythm[step.every]}" if step.every else pace, 2, style="dim")
        self._screen.markdown(step.text, 2)

    def _limits(self) -> None:
        self._screen.gap()
        if self._words.bank.compares:
            said = self._words.say(
                "These bands are the authors’ reading, a starting point for reflection. They are no diagnosis."
            )
        else:
            said = self._words.say(
                "These bands are the authors’ reading, a starting point for reflection. They are no diagnosis and"
                " compare you with nobody."
            )
        self._screen.say(said, style="dim")

    # How it came about

    def _calculations(self) -> None:
        if self._words.bank.explained:
            self._screen.title(self._words.say("How this was calculated"))
        for scale in self._words.bank.explained:
            self._calculation(scale)

    def _calculation(self, scale: Scale) -> None:
        words, screen, accounts = self._words, self._screen, self._accounts
        account = self._trial.account(scale)
        screen.gap()
        screen.say(scale.title, style="bold")
        if rules := words.bank.rules(scale):
            screen.say(rules, 2)
        earned = iter(words.bank.earned_if(scale))
        for row in account.rows:
            name = self._name(row.part.kind, row.part.id) or words.say(
                "Points if %(condition)s", condition=next(earned)
            )
            counts = "" if row.adds is None else f" → {written(row.adds)}"
            notes = "; ".join(accounts.notes(row, account))
            screen.say(name, 2)
            screen.say(f"{accounts.answer(row, self._result)}{counts}{f' ({notes})' if notes else ''}", 4, style="cyan")
        for line in accounts.way(account):
            screen.say(line, 2, mark="- ")
        end = accounts.end(account)
        found = account.found
        if found.status is Status.SCORED and found.band is not None:
            band, range = scale.bands[found.band].label, words.bank.band_range(scale, found.band)
            end += " " + fill(words.say("It lies in “{band}”, {range}."), band=band, range=range)
        screen.say(end, 2)

    def _name(self, kind: str, id: str) -> str:
        """What a part is called: its question or its title; points are called by their condition."""
        if kind == "item":
            return self._words.question(self._bank.item[id])
        return self._bank.scale[id].title if kind == "scale" else ""
