"""How the parts of a scale become one number, in words, and what that number could have been."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.scale import Part, Scale
from selfcheck.render.words.extent import Extent
from selfcheck.render.words.language import Language
from selfcheck.render.words.making import Making
from selfcheck.render.words.points import grouped
from selfcheck.render.words.said import Line, Table
from selfcheck.score.raw import raw_score
from selfcheck.score.values import Value

_ZERO = Fraction(0)


class Methods:
    """Says how the parts of a scale become one number."""

    def __init__(self, extent: Extent, making: Making, language: Language) -> None:
        """Say nothing yet."""
        self._extent = extent
        self._making = making
        self._language = language

    def lines(self, scale: Scale) -> list[Line]:
        """The method of a scale."""
        if len(scale.parts) == 1 and scale.parts[0].weight == 1 and scale.method != "percent":
            return []
        match scale.method:
            case "mean":
                return [self._mean(scale)]
            case "sum" | "count":
                return self._sum(scale)
            case "min":
                return [self._language.say("Take the lowest of them.")]
            case "max":
                return [self._language.say("Take the highest of them.")]
            case "percent":
                return self._percent(scale)
            case "product":
                return self._product(scale)

    def _mean(self, scale: Scale) -> str:
        if not self._extent.may_be_partial(scale):
            weights = self._language.number(_weights(scale))
            return self._language.say("Add them up, and divide by %(number)s.", number=weights)
        if _weighted(scale):
            return self._language.say(
                "Add them up, and divide by the sum of the numbers behind the × (1 where there is none) of those that"
                " you have."
            )
        return self._language.say("Add them up, and divide by how many you have.")

    def _sum(self, scale: Scale) -> list[Line]:
        lines: list[Line] = [self._language.say("Add them up.")]
        if not self._extent.may_be_partial(scale):
            return lines
        weights = self._language.number(_weights(scale))
        if _weighted(scale):
            lines.append(
                self._language.say(
                    "With some left out, multiply by %(all)s and divide by the sum of the numbers behind the × (1 where"
                    " there is none) of those that you have.",
                    all=weights,
                )
            )
        else:
            lines.append(
                self._language.say(
                    "With some left out, multiply by %(all)s and divide by how many you have.", all=weights
                )
            )
        return lines

    def _percent(self, scale: Scale) -> list[Line]:
        ends = [self._weighted_ends(scale, part) for part in scale.parts]
        tops = [value.high for value in ends if value]
        known = len(tops) == len(scale.parts) and not self._extent.fills_beyond(scale)
        if known and not self._extent.may_be_partial(scale) and sum(tops) > 0:
            top = self._language.number(sum(tops, _ZERO))
            return [self._language.say("Add them up, multiply by 100 and divide by %(number)s.", number=top)]
        if known and len(set(tops)) == 1 and tops[0] > 0:
            return [
                self._language.say(
                    "Add them up, multiply by 100, and divide by %(number)s for each one that you have.",
                    number=self._language.number(tops[0]),
                )
            ]
        lines: list[Line] = [
            self._language.say(
                "Add them up, multiply by 100, and divide by the highest that those you have can add up to."
            ),
            *self.ends(scale),
        ]
        if any(top <= 0 for top in tops):
            lines.append(self._language.say("Where that is not above 0, this does not apply."))
        return lines

    def _product(self, scale: Scale) -> list[Line]:
        lines: list[Line] = [self._language.say("Multiply them with each other.")]
        divides = [part for part in scale.parts if part.weight < 0]
        ranges = [self._extent.ranges.part(part) for part in divides]
        if any(value.low <= 0 <= value.high for value in ranges):
            lines.append(self._language.say("Where that would divide by 0, this does not apply."))
        return lines

    # Ends, where they hang on what was answered

    def ends(self, scale: Scale) -> list[Line]:
        """The lowest and the highest that each part can add, in a table."""
        groups = grouped((self._weighted_ends(scale, part), part) for part in scale.parts)
        own = self._language.say("its own")
        rows = []
        for value, parts in groups:
            low, high = (self._language.number(end) for end in (value.low, value.high)) if value else (own, own)
            rows.append((self._making.named(scale, parts), low, high))
        what = self._language.say("With the number behind it") if _weighted(scale) else self._language.say("Part")
        head = (what, self._language.say("lowest"), self._language.say("highest"))
        lines: list[Line] = [Table(head, tuple(rows))]
        if any(value is None for value, _ in groups):
            lines.append(
                self._language.say(
                    "“Its own” is what the answers leave open there: work it out in the same way from that scale."
                )
            )
        if self._extent.fills_beyond(scale):
            lines.append(
                self._language.say(
                    "Where a number that counts in place of a missing one lies beyond these, it is the end itself."
                )
            )
        return lines

    def _weighted_ends(self, scale: Scale, part: Part) -> Value | None:
        value = self._extent.part(scale, part)
        if value is None:
            return None
        if scale.method == "product":
            return raw_score(scale, [(part, value)])
        ends = value.times(part.weight)
        return Value(ends.low, ends.low, ends.high)


def _weights(scale: Scale) -> Fraction:
    """The sum of all weights, signs apart."""
    return sum((abs(part.weight) for part in scale.parts), _ZERO)


def _weighted(scale: Scale) -> bool:
    return any(abs(part.weight) != 1 for part in scale.parts)
