"""The key: how to work everything out by hand, for readers without JavaScript and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfcheck.model.bank import Bank, Classification
from selfcheck.model.condition import All, Any, Compare, Condition, Not, Ref, refs
from selfcheck.model.item import NOT_APPLICABLE, Item
from selfcheck.model.scale import Scale
from selfcheck.render.words.conditions import Conditions
from selfcheck.render.words.extent import Extent
from selfcheck.render.words.language import Language
from selfcheck.render.words.making import Making, own_points
from selfcheck.render.words.methods import Methods
from selfcheck.render.words.numbering import Numbering
from selfcheck.render.words.points import Asked, Points, grouped
from selfcheck.render.words.said import Line, Table, paragraphs
from selfcheck.render.words.steps import Steps
from selfcheck.score.branch import conditions_of


@dataclass(frozen=True)
class Entry:
    """How one scale, or one classification, is worked out."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Key:
    """Everything that it takes to score a bank by hand."""

    intro: tuple[Line, ...]
    """What the answers are worth."""
    entries: tuple[Entry, ...]
    """What they come to, in an order in which each can be worked out after those before it."""


class KeyWriter:
    """Writes the key of a bank."""

    def __init__(self, bank: Bank, extent: Extent, numbering: Numbering, language: Language) -> None:
        """Write nothing yet."""
        self._bank = bank
        self._numbering = numbering
        self._language = language
        self._conditions = Conditions(bank, numbering, language)
        self._points = Points(numbering, language)
        self._making = Making(bank, extent, numbering, language)
        self._methods = Methods(extent, self._making, language)
        self._steps = Steps(extent, self._conditions, language, self._methods.ends)

    def key(self) -> Key:
        """The key; scales that readers neither see nor need are not in it."""
        scales = _needed(self._bank)
        entries = [*map(self._scale, scales), *map(self._classification, self._bank.classifications)]
        return Key(paragraphs(self._intro(scales)), tuple(entries))

    def _scale(self, scale: Scale) -> Entry:
        lines = [*self._making.lines(scale), *self._methods.lines(scale), *self._steps.lines(scale)]
        return Entry(scale.title, paragraphs(lines))

    def _classification(self, classification: Classification) -> Entry:
        rest = self._language.say("in all other cases")
        rows = [
            (self._conditions.clause(each.when.condition) if each.when else rest, each.label)
            for each in classification.classes
        ]
        lines: list[Line] = [
            Table((self._language.say("Take the first line that is true"), self._language.say("Result")), tuple(rows))
        ]
        if all(each.when for each in classification.classes):
            lines.append(self._language.say("Where no line is true, this does not apply."))
        return Entry(classification.title, paragraphs(lines))

    # What the answers are worth

    def _intro(self, scales: list[Scale]) -> Iterator[Line]:
        yield self._language.say(
            "Give each answer its points. Leave out the questions that you skipped or that do not apply to you: they"
            " earn nothing, and they are not counted as answered."
        )
        conditions = list(_conditions(self._bank, scales))
        parts = [part for scale in scales for part in scale.parts]
        scored = {part.id for part in parts if part.kind == "item" and not own_points(self._bank, part)}
        comparisons = [each for condition in conditions for each in _comparisons(condition)]
        compared = {ref.id for each in comparisons for ref in refs(each) if ref.kind == "item"}
        asked = [
            Asked(item, item.reverse)
            for item in self._bank.items
            if item.id in scored or (item.id in compared and item.scored and item.type == "multiple")
        ]
        yield from self._points.lines(asked)
        apart = {ref.id for each in comparisons if isinstance(each.limit, Ref) for ref in refs(each)}
        yield from self._points.compared(
            item for item in self._bank.items if item.id in apart and item.type == "single"
        )
        if any(part.kind == "scale" for part in parts):
            yield self._language.say(
                "Scores are parts like answers: one that there is not enough for is missing, and one of whose parts"
                " none applies does not apply."
            )
        yield from self._hidden()
        if conditions:
            yield self._language.say(
                "Where an “if” cannot be decided because something is missing, what hangs on it is missing too. An “if”"
                " about what does not apply to you is not true."
            )

    def _hidden(self) -> Iterator[Line]:
        """As what questions count that are not asked."""
        asked_if = [item for item in self._bank.items if item.when]
        for answer, items in grouped((self._counts_as(item), item) for item in asked_if):
            questions = self._numbering.questions(item.id for item in items)
            if answer:
                yield self._language.say(
                    "What is not asked, since its “only if” is not true, counts as %(answer)s: %(questions)s.",
                    answer=answer,
                    questions=questions,
                )
            else:
                yield self._language.say(
                    "What is not asked, since its “only if” is not true, does not apply: %(questions)s.",
                    questions=questions,
                )

    def _counts_as(self, item: Item) -> str:
        """The answer that a hidden item counts as; empty when it does not apply."""
        answer = item.otherwise
        if answer == NOT_APPLICABLE:
            return ""
        if item.number:
            return str(answer).replace("-", self._language.minus)
        values = (answer,) if isinstance(answer, str) else answer
        if not values:
            return self._language.quoted(self._language.say("None of these"))
        return self._language.both([self._language.quoted(item.option[value].label) for value in values])


def _needed(bank: Bank) -> list[Scale]:
    """The scales that readers see, and all that it takes to work them out and to decide every condition.

    Each stands after those that it hangs on.
    """
    found: dict[Ref, None] = {}
    for ref in _wanted(bank):
        _follow(ref, bank, found)
    return [bank.scale[ref.id] for ref in found if ref.kind == "scale"]


def _wanted(bank: Bank) -> Iterator[Ref]:
    """What readers see, and what classifications and alerts look at."""
    yield from (Ref("item", item.id) for item in bank.items)
    yield from (Ref("scale", scale.id) for scale in bank.scales if scale.show)
    for condition in _others(bank):
        yield from refs(condition)


def _follow(ref: Ref, bank: Bank, found: dict[Ref, None]) -> None:
    """Add something to what was found, after all that it hangs on."""
    if ref in found:
        return
    for each in _hangs_on(ref, bank):
        _follow(each, bank, found)
    found[ref] = None


def _hangs_on(ref: Ref, bank: Bank) -> Iterator[Ref]:
    if ref.kind == "item":
        when = bank.item[ref.id].when
        yield from refs(when.condition) if when else ()
        return
    scale = bank.scale[ref.id]
    yield from (Ref(part.kind, part.id) for part in scale.parts if part.kind != "points")
    for condition in conditions_of(scale):
        yield from refs(condition)


def _others(bank: Bank) -> Iterator[Condition]:
    """The conditions of classifications and alerts."""
    for classification in bank.classifications:
        yield from (each.when.condition for each in classification.classes if each.when)
    yield from (alert.when.condition for alert in bank.alerts)


def _conditions(bank: Bank, scales: Iterable[Scale]) -> Iterator[Condition]:
    """All conditions that somebody has to decide who works by hand."""
    yield from (item.when.condition for item in bank.items if item.when)
    for scale in scales:
        yield from conditions_of(scale)
    yield from _others(bank)


def _comparisons(condition: Condition) -> Iterator[Compare]:
    """All comparisons in a condition."""
    if isinstance(condition, All | Any):
        for each in condition.of:
            yield from _comparisons(each)
    elif isinstance(condition, Not):
        yield from _comparisons(condition.of)
    elif isinstance(condition, Compare):
        yield condition
