"""Ranges as authors write them, one after the other: bands, and the steps of a scale or of a number item."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from selfcheck.model.grammar import Fields, Key, Number
from selfcheck.model.numbers import exact
from selfcheck.model.ranges import Range
from selfcheck.problems import Problems

EDGES: dict[str, Key[Any]] = {
    "from": Key(Number(), "The lowest number in the range; in place of `above`.", examples=(0, 40)),
    "above": Key(
        Number(), "The range begins above this number, which is not in it; in place of `from`.", examples=(7,)
    ),
    "to": Key(Number(), "The highest number in the range; in place of `below`.", examples=(39, 4.5)),
    "below": Key(Number(), "The range ends below this number, which is not in it; in place of `to`.", examples=(40,)),
}
ZERO = Fraction(0)
_APART = "let one range end where the next begins; with `from` alone that happens by itself"
_LOWER, _UPPER = ("from", "above"), ("to", "below")


def read_ranges(entries: Sequence[Fields], problems: Problems) -> list[tuple[Range, Fields]] | None:
    """The ranges of some entries, rising, each with its entry; None, with problems added, when they make no sense.

    An entry without a lower edge begins where the one below it ends, one without an upper edge ends where the one
    above it begins.
    """
    edges = [(_edge(entry, _LOWER, problems), _edge(entry, _UPPER, problems)) for entry in entries]
    if any(entry.damaged(*_LOWER, *_UPPER) for entry in entries):
        return None
    falling = _falls(edges)
    order = list(reversed(range(len(entries)))) if falling else list(range(len(entries)))
    ranges: list[tuple[Range, Fields]] = []
    sound = True
    for place, number in enumerate(order):
        low, high = edges[number]
        below = edges[order[place - 1]][1] if place else None
        above = edges[order[place + 1]][0] if place + 1 < len(order) else None
        if low is None and place and below is None:
            problems.add(
                "SC211",
                "nothing says where this range ends and the next one begins",
                entries[number].at.place,
                "give one of them an edge: `from`, `above`, `to` or `below`",
            )
            sound = False
        low = low or (below and (below[0], not below[1]))
        high = high or (above and (above[0], not above[1]))
        ranges.append((_range(low, high), entries[number]))
    return ranges if sound and _in_order(ranges, problems) else None


def _in_order(ranges: list[tuple[Range, Fields]], problems: Problems) -> bool:
    """Whether every range holds a number, and no number is in two."""
    before: Range | None = None
    for range, entry in ranges:
        place = entry.at[next((key for key in entry.order if key in EDGES), "")]
        if range.empty:
            problems.add(
                "SC212",
                f"no number is in this range: it begins {'above' if range.low_open else 'at'}"
                f" {exact(range.low or ZERO)} and ends {'below' if range.high_open else 'at'}"
                f" {exact(range.high or ZERO)}",
                place,
                "order the ranges from low to high, or from high to low, each with edges of its own",
            )
            return False
        if before and range.low is not None and before.meets(range.low, range.low) and not range.low_open:
            problems.add("SC218", f"{exact(range.low)} is in two ranges", place, _APART)
            return False
        if before and range.low is not None and before.high is not None and before.high > range.low:
            problems.add("SC218", f"numbers above {exact(range.low)} are in two ranges", place, _APART)
            return False
        before = range
    return True


Edge = tuple[Fraction, bool]
"""A number, and whether it lies outside."""


def _edge(entry: Fields, keys: tuple[str, str], problems: Problems) -> Edge | None:
    """The lower or the upper edge of an entry; the second of the keys leaves the number outside."""
    if all(key in entry for key in keys):
        problems.add(
            "SC211",
            f"`{keys[0]}` and `{keys[1]}` say the same edge twice",
            entry.at[keys[1]],
            f"keep `{keys[0]}` when the number itself belongs to the range, else `{keys[1]}`",
        )
    for key in keys:
        if key in entry:
            return entry.get(key, Fraction, Fraction(0)), key == keys[1]
    return None


def _range(low: Edge | None, high: Edge | None) -> Range:
    return Range(low[0] if low else None, high[0] if high else None, bool(low and low[1]), bool(high and high[1]))


def _falls(edges: list[tuple[Edge | None, Edge | None]]) -> bool:
    """Whether the entries are written from high to low."""
    if len(edges) < 2:
        return False
    for side in (0, 1):
        written = [pair[side] for pair in edges]
        known = [edge for edge in written if edge]
        if len(known) > 1:
            return known[0][0] > known[-1][0]
    # With one edge on each side: the entry that has no lower edge is the lowest one.
    return (edges[-1][0] is None and edges[0][0] is not None) or (edges[0][1] is None and edges[-1][1] is not None)
