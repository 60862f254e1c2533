"""Conditions: each can hold, and each can fail to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from selfcheck.check.bands import reached
from selfcheck.check.words import told
from selfcheck.model.bank import Bank, Classification
from selfcheck.model.condition import All, Any, Compare, Condition, InBand, Not, Ref, When, leaves, refs
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.scale import Norms, Part, Scale
from selfcheck.problems import Place, Problems
from selfcheck.score import Reachable, Scorer
from selfcheck.score.branch import possible_answers
from selfcheck.score.conditions import COMPARE
from selfcheck.score.sums import TooManyError


def check_conditions(scorer: Scorer, problems: Problems) -> None:
    """Add conditions that can never hold, or always do; the scales themselves are sound."""
    bank, check = scorer.bank, _Check(scorer, problems)
    for when, owner, what in _all(bank):
        check.condition(when, owner, what)
    for classification in bank.classifications:
        check.classes(classification)
    for scale in bank.scales:
        check.tests(scale)


def _all(bank: Bank) -> Iterator[tuple[When, Ref | None, str]]:
    """Every condition of a bank, with the item or scale that hangs on it, and with words for what that is."""
    owners: list[tuple[When | None, Ref | None, str]] = [
        *((item.when, Ref("item", item.id), f"`{item.id}`") for item in bank.items),
        *(each for scale in bank.scales for each in _of_scale(scale)),
        *((each.when, None, f"`{each.label}`") for each in chain(*(c.classes for c in bank.classifications))),
        *((alert.when, None, "this alert") for alert in bank.alerts),
    ]
    return ((when, owner, what) for when, owner, what in owners if when)


def _of_scale(scale: Scale) -> Iterator[tuple[When | None, Ref | None, str]]:
    yield scale.when, Ref("scale", scale.id), f"`{scale.id}`"
    for part in scale.parts:
        yield part.when, None, "these points"
    for step in scale.steps:
        for group in step.groups if isinstance(step, Norms) else ():
            yield group.when, None, "this group"


class _Check:
    """Checks the conditions of one bank."""

    def __init__(self, scorer: Scorer, problems: Problems) -> None:
        self._bank = scorer.bank
        self._problems = problems
        self._scorer = scorer
        self._reachable = Reachable(self._scorer)
        self._empty: set[Ref] = set()
        """What is never shown or scored, as its condition never holds."""
        self._wrong: set[int] = set()
        """The conditions that have a problem, by their `id`."""

    def condition(self, when: When, owner: Ref | None, what: str) -> None:
        """A condition can come out either way."""
        follows = self._follows(when.condition)
        outcomes = {True, False} if follows else self._outcomes(when.condition)
        if follows or len(outcomes) < 2:
            self._wrong.add(id(when))
        if owner and (follows or True not in outcomes):
            self._empty.add(owner)
        if len(outcomes) == 2:
            return
        why = self._why(when.condition)
        if True in outcomes:
            help = f"{why}correct the condition, or delete it"
            self._problems.add("SC221", f"the condition of {what} always holds", when.at.place, help)
            return
        help = f"{why}correct the condition, or delete what hangs on it"
        self._problems.add("SC220", f"the condition of {what} can never hold", when.at.place, help)

    def classes(self, classification: Classification) -> None:
        """Each class takes somebody whom none before it has taken; the first that does not is told."""
        before: list[Condition] = []
        for each in classification.classes:
            if each.when and id(each.when) in self._wrong:
                return
            left = (*(Not(condition) for condition in before), *([each.when.condition] if each.when else []))
            if before and left and True not in self._outcomes(All(left)):
                self._problems.add(
                    "SC222",
                    f"the class `{each.label}` can never be reached: those before it take everybody"
                    + (" whom it would take" if each.when else ""),
                    each.at["label"],
                    "move it up, or correct the conditions of those before it",
                )
                return
            before += [each.when.condition] if each.when else []

    def tests(self, scale: Scale) -> None:
        """On a scale that counts, each part can be counted or not."""
        tests: dict[int, list[tuple[Part, set[bool]]]] = {}
        for part in scale.parts:
            if part.test is not None and (outcomes := self._met(part)):
                tests.setdefault(id(part.test), []).append((part, outcomes))
        for parts in tests.values():
            for outcome, code, said in ((True, "SC220", "never meets"), (False, "SC221", "always meets")):
                wrong = [part for part, outcomes in parts if outcome not in outcomes]
                if wrong:
                    others = f", like {len(wrong) - 1} more," if len(wrong) > 1 else ""
                    self._problems.add(
                        code,
                        f"`{wrong[0].id}`{others} {said} what it has to meet to be counted on `{scale.id}`",
                        _place(scale, wrong[0]),
                        "its points there run from {} to {}; correct the test".format(
                            *map(told, self._points(wrong[0]))
                        ),
                    )

    def _met(self, part: Part) -> set[bool]:
        """Whether the answers to an item meet a test; nothing where that is not known."""
        if part.kind != "item":
            return set()
        item = self._bank.item[part.id]
        try:
            answers = [answer for answer in possible_answers(item) if answer != NOT_APPLICABLE]
        except TooManyError:
            return set()
        return {bool(value.x) for answer in answers if (value := self._scorer.worth(part, answer))}

    def _points(self, part: Part) -> tuple[Fraction, Fraction]:
        """Between which points a part lies before it is tested."""
        whole = self._scorer.ranges.untested(part)
        return whole.low, whole.high

    def _follows(self, condition: Condition) -> bool:
        """Whether a condition looks at what is wrong itself: a band without scores, or what is never shown."""
        banded = [leaf for leaf in leaves(condition) if isinstance(leaf, InBand)]
        scales = self._bank.scale
        lost = any(
            not reached(scales[leaf.of.id], scales[leaf.of.id].bands[band].range, self._reachable.scale(leaf.of.id))
            for leaf in banded
            for band in leaf.bands
        )
        items = (Ref("item", id) for id in self._reachable.looked_at([condition]))
        return lost or not self._empty.isdisjoint((*refs(condition), *items))

    def _why(self, condition: Condition) -> str:
        """Between which numbers a single comparison takes place, as the beginning of a help."""
        if not isinstance(condition, Compare) or not isinstance(condition.limit, Fraction):
            return ""
        numbers = self._numbers(condition.of)
        if not numbers:
            return f"answers to `{condition.of.id}` are no numbers, `is` looks at them; "
        what = "answers to" if condition.of.kind == "item" else "scores of"
        return f"{what} `{condition.of.id}` run from {told(min(numbers))} to {told(max(numbers))}; "

    def _outcomes(self, condition: Condition) -> set[bool]:
        """What a condition can come to, by all combinations of answers; or by its parts, where these are too many."""
        try:
            return {outcome for outcome in self._reachable.outcomes(condition) if outcome is not None}
        except TooManyError:
            return self._by_parts(condition)

    def _by_parts(self, condition: Condition) -> set[bool]:
        """What a condition can come to at most, each of its parts looked at by itself."""
        match condition:
            case All(of) | Any(of):
                each = [self._by_parts(one) for one in of]
                first, last = (False, True) if isinstance(condition, All) else (True, False)
                found = {first} if any(first in one for one in each) else set()
                return found | ({last} if all(last in one for one in each) else set())
            case Not(of):
                return {not outcome for outcome in self._by_parts(of)}
            case Compare(of, comparison, Fraction() as limit):
                found = {COMPARE[comparison](x, limit) for x in self._numbers(of)}
                return found | {False} if self._may_not_apply(of) else found
        return {True, False}

    def _numbers(self, ref: Ref) -> list[Fraction]:
        """Numbers that an answer or a score can be: all of them, or the ends where there are too many."""
        if ref.kind == "scale":
            reach = self._reachable.scale(ref.id)
            return [reach.low, *reach.scores, reach.high]
        item = self._bank.item[ref.id]
        if item.number:
            return [item.number.low, item.number.high]
        try:
            numbers = [item.number_of(answer) for answer in possible_answers(item) if answer != NOT_APPLICABLE]
        except TooManyError:
            return [item.low, item.high] if item.scored else []
        return [number for number in numbers if number is not None]

    def _may_not_apply(self, ref: Ref) -> bool:
        """Whether an answer or a score may be one that does not apply, as far as can be told without trying."""
        if ref.kind == "item":
            item = self._bank.item[ref.id]
            return item.not_applicable or item.when is not None
        scale = self._bank.scale[ref.id]
        parts = [Ref(part.kind, part.id) for part in scale.parts if part.kind != "points"]
        every = len(parts) == len(scale.parts) and all(map(self._may_not_apply, parts))
        normed = any(isinstance(step, Norms) for step in scale.steps)
        return bool(scale.when) or normed or scale.method in ("percent", "product") or every


def _place(scale: Scale, part: Part) -> Place:
    """Where the test of a part is written: at the part itself, or behind the `counts` of the scale."""
    own = any(key in part.at.keys for key in (*COMPARE, "is"))
    return part.at.place if own else scale.at["counts"]
