"""What a scale is made of, in words: its parts, when it counts, how many answers it needs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.scale import Part, Scale, Test
from selfcheck.render.words.conditions import Conditions
from selfcheck.render.words.extent import Extent
from selfcheck.render.words.language import Language
from selfcheck.render.words.numbering import Numbering
from selfcheck.render.words.points import Asked, Points, grouped
from selfcheck.render.words.said import Line
from selfcheck.score.scorer import enough


class Making:
    """Says what scales are made of."""

    def __init__(self, bank: Bank, extent: Extent, numbering: Numbering, language: Language) -> None:
        """Say nothing yet."""
        self._bank = bank
        self._extent = extent
        self._numbering = numbering
        self._language = language
        self._conditions = Conditions(bank, numbering, language)
        self._points = Points(numbering, language)

    def lines(self, scale: Scale) -> list[Line]:
        """Everything that is said of a scale before its parts become one number."""
        return [
            *self.when(scale),
            *self._parts(scale),
            *self._exceptions(scale),
            *self._weights(scale),
            *self.tests(scale),
            *self._needed(scale),
            *self._fills(scale),
        ]

    def named(self, scale: Scale, parts: Sequence[Part]) -> str:
        """Some parts of a scale as a sentence names them."""
        items = [part.id for part in parts if part.kind == "item"]
        names = [self._numbering.questions(items)] if items else []
        names += [self._title(part) for part in parts if part.kind == "scale"]
        names += [self._points_name(scale, part) for part in parts if part.kind == "points"]
        return self._language.both(names)

    def _points_name(self, scale: Scale, part: Part) -> str:
        """How a sentence names points."""
        number = _points_number(scale, part)
        return self._language.say("points %(number)s", number=number) if number else self._language.say("the points")

    def _title(self, part: Part) -> str:
        return self._language.quoted(self._bank.scale[part.id].title)

    def when(self, scale: Scale) -> list[Line]:
        """Under which condition a scale is scored, and what happens without it."""
        if scale.when is None:
            return []
        condition = self._conditions.clause(scale.when.condition)
        if scale.otherwise is None:
            return [self._language.say("Only if %(condition)s; else this does not apply to you.", condition=condition)]
        score = self._language.number(scale.otherwise)
        return [
            self._language.say("Only if %(condition)s; else the score is %(score)s.", condition=condition, score=score)
        ]

    # Parts

    def _parts(self, scale: Scale) -> list[Line]:
        lines: list[Line] = []
        items = [part for part in scale.parts if part.kind == "item"]
        scales = [part for part in scale.parts if part.kind == "scale"]
        if items:
            numbers = self._item_list(scale, items)
            lines.append(
                self._language.ngettext(
                    "Question: %(numbers)s.", "Questions: %(numbers)s.", len(items), numbers=numbers
                )
            )
        if scales:
            names = [self._counted(scale, part, self._scale_name(part)) for part in scales]
            lines.append(
                self._language.ngettext(
                    "The score of %(scales)s.", "The scores of %(scales)s.", len(names), scales=", ".join(names)
                )
            )
        return lines + [self._earned(scale, part) for part in scale.parts if part.kind == "points"]

    def _item_list(self, scale: Scale, parts: Sequence[Part]) -> str:
        """The numbers of questions; those that just count once, together."""
        plain = [part.id for part in parts if part.weight == 1]
        names = [self._numbering.listed(plain)] if plain else []
        names += [self._counted(scale, part, self._numbering[part.id]) for part in parts if part.weight != 1]
        return ", ".join(names)

    def _scale_name(self, part: Part) -> str:
        if not part.reverse:
            return self._title(part)
        fixed = self._extent.fixed(self._bank.scale[part.id])
        if fixed is None:
            return self._language.say(
                "%(scale)s (turned around: the lowest plus the highest score that your answers leave open, minus it)",
                scale=self._title(part),
            )
        both = self._language.number(fixed.low + fixed.high)
        return self._language.say("(%(number)s minus %(scale)s)", number=both, scale=self._title(part))

    def _counted(self, scale: Scale, part: Part, name: str) -> str:
        """The name of an item or a scale with its weight, or its power."""
        if part.weight < 0 and scale.method != "product":
            name = self._language.say("minus %(name)s", name=name)
        return name + self._behind(scale, part)

    def _behind(self, scale: Scale, part: Part) -> str:
        """What stands behind the name of a part: its weight without its sign, or its power."""
        if scale.method == "product":
            return "" if part.weight == 1 else f" ^ {self._language.number(part.weight)}"
        return "" if abs(part.weight) == 1 else f" × {self._language.number(abs(part.weight))}"

    def _earned(self, scale: Scale, part: Part) -> str:
        """Points that are earned by a condition."""
        say, number = self._language.say, _points_number(scale, part)
        taken_off = part.weight < 0 and scale.method != "product"
        name = say("Minus points %(number)s", number=number) if taken_off else say("Points %(number)s", number=number)
        return say(
            "%(name)s: %(score)s if %(condition)s; else %(otherwise)s.",
            name=name.rstrip() + self._behind(scale, part),
            score=self._language.number(part.score),
            condition=self._conditions.clause(part.when.condition) if part.when else "",
            otherwise=self._language.number(part.otherwise),
        )

    def _exceptions(self, scale: Scale) -> list[Line]:
        """The points of items that are scored in another way on this scale than elsewhere."""
        asked = [
            Asked(self._bank.item[part.id], part.reverse, part.recode)
            for part in scale.parts
            if own_points(self._bank, part)
        ]
        if not asked:
            return []
        questions = self._numbering.questions(each.item.id for each in asked)
        return [
            self._language.say("On this scale other points count for %(questions)s:", questions=questions),
            *self._points.lines(asked),
        ]

    def _weights(self, scale: Scale) -> list[Line]:
        if scale.method == "product":
            if all(part.weight == 1 for part in scale.parts):
                return []
            return [self._language.say("Raise each to the power behind its ^; a power of −1 means to divide by it.")]
        if all(abs(part.weight) == 1 for part in scale.parts):
            return []
        if scale.method == "count":
            return []
        return [self._language.say("Multiply each by the number behind its ×.")]

    # What is counted

    def tests(self, scale: Scale) -> list[Line]:
        """What the parts of a count have to be to be counted."""
        if scale.method != "count":
            return []
        groups = grouped((self._test(part), part) for part in scale.parts if part.test)
        weighted = any(abs(part.weight) != 1 for part in scale.parts)
        times = [self._language.say("Multiply each by the number behind its ×.")] if weighted else []
        if len(groups) == 1 and all(part.test for part in scale.parts):
            return [self._language.say("Each becomes 1 if it is %(test)s, and 0 if not.", test=groups[0][0]), *times]
        return [
            *(
                self._language.say(
                    "Each of these becomes 1 if it is %(test)s, and 0 if not: %(parts)s.",
                    test=test,
                    parts=self.named(scale, parts),
                )
                for test, parts in groups
            ),
            *times,
        ]

    def _test(self, part: Part) -> str:
        """What a part has to be to be counted."""
        test = part.test or Test()
        tests = []
        for comparison, limit in test.limits:
            number = self._language.number(limit)
            words = {
                "at_least": self._language.say("at least %(number)s", number=number),
                "at_most": self._language.say("at most %(number)s", number=number),
                "above": self._language.say("above %(number)s", number=number),
                "below": self._language.say("below %(number)s", number=number),
            }
            tests.append(words[comparison])
        if test.values is not None:
            options = self._bank.item[part.id].option if part.kind == "item" else {}
            labels = [
                self._language.quoted(options[value].label) if value in options else value for value in test.values
            ]
            tests.append(self._language.say("answered with %(answers)s", answers=self._language.either(labels)))
        return self._language.both(tests)

    # Missing answers

    def _needed(self, scale: Scale) -> list[Line]:
        if len(scale.parts) == 1 and not scale.over_items and enough(scale.min_answered, 1, 1):
            return []
        lines: list[Line] = [self._at_least(scale)]
        if scale.over_items:
            items = self._items_below(scale)
            lines.append(
                self._language.say(
                    "What counts for this are answers to %(questions)s.", questions=self._numbering.questions(items)
                )
            )
        return lines

    def _at_least(self, scale: Scale) -> str:
        needed = scale.min_answered
        if isinstance(needed, int):
            return self._language.ngettext(
                "At least %(num)s has to be answered; else there is no score.",
                "At least %(num)s have to be answered; else there is no score.",
                needed,
            )
        if needed.of == 1 and not needed.above:
            return self._language.say("All that apply to you have to be answered; else there is no score.")
        share = f"{self._language.number(needed.of * 100)} %"
        if needed.above:
            return self._language.say(
                "More than %(share)s of those that apply to you have to be answered; else there is no score.",
                share=share,
            )
        return self._language.say(
            "At least %(share)s of those that apply to you have to be answered; else there is no score.", share=share
        )

    def _items_below(self, scale: Scale) -> list[str]:
        items: list[str] = []
        for part in scale.parts:
            if part.kind == "item":
                items.append(part.id)
            elif part.kind == "scale":
                items += self._items_below(self._bank.scale[part.id])
        return items

    def _fills(self, scale: Scale) -> list[Line]:
        """What stands for parts that are missing."""
        groups: list[tuple[Fraction | None, list[Part]]] = grouped((part.fill, part) for part in scale.parts)
        lines: list[Line] = []
        for fill, parts in groups:
            if fill is None:
                continue
            number = self._language.number(fill)
            if len(groups) == 1:
                lines.append(
                    self._language.say("In place of each one that is missing, %(number)s counts.", number=number)
                )
            else:
                lines.append(
                    self._language.say(
                        "In place of each of these that is missing, %(number)s counts: %(parts)s.",
                        number=number,
                        parts=self.named(scale, parts),
                    )
                )
        return lines


def _points_number(scale: Scale, part: Part) -> int | str:
    """The number of points among all points of a scale; empty when there are no others."""
    points = [id(each) for each in scale.parts if each.kind == "points"]
    return points.index(id(part)) + 1 if len(points) > 1 else ""


def own_points(bank: Bank, part: Part) -> bool:
    """Whether an item is scored in another way on a scale than elsewhere."""
    if part.kind != "item":
        return False
    item = bank.item[part.id]
    return bool(part.recode) or part.reverse != item.reverse
