"""Ranges as authors write them, one after the other: bands, and the steps of a scale or of a number item."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from selfcheck.model.grammar import Number
from selfcheck.model.numbers import exact
from selfcheck.model.ranges import Range
from selfcheck.model.record import Fields, Key
from selfcheck.problems import Label, Place, Problems

EDGES: dict[str, Key[Any]] = {
    "from": Key(Number(), "The lowest number in the range; in place of `above`.", examples=(0, 40)),
    "above": Key(
        Number(), "The range begins above this number, which is not in it; in place of `from`.", examples=(7,)
    ),
    "to": Key(Number(), "The highest number in the range; in place of `below`.", examples=(39, 4.5)),
    "below": Key(Number(), "The range ends below this number, which is not in it; in place of `to`.", examples=(40,)),
}
_LOWER, _UPPER = ("from", "above"), ("to", "below")
_ZERO = Fraction(0)

Placed = tuple[Range, Fields]
"""A range with the entry that says it."""
Edge = tuple[Fraction, bool]
"""A number, and whether it lies outside."""


def read_ranges(entries: Sequence[Fields], problems: Problems) -> list[Placed] | None:
    """The ranges of some entries, rising, each with its entry; None, with problems added, when they make no sense.

    An entry without a lower edge begins where the one below it ends, one without an upper edge ends where the one
    above it begins.
    """
    edges = [(_edge(entry, _LOWER, problems), _edge(entry, _UPPER, problems)) for entry in entries]
    twice = any(all(key in entry for key in keys) for entry in entries for keys in (_LOWER, _UPPER))
    if twice or any(entry.flawed(*_LOWER, *_UPPER) or entry.puzzling for entry in entries):
        return None
    order = list(range(len(entries)))
    if _falls(edges):
        order.reverse()
    ranges: list[Placed] = []
    for place, number in enumerate(order):
        low, high = edges[number]
        below = edges[order[place - 1]][1] if place else None
        above = edges[order[place + 1]][0] if place + 1 < len(order) else None
        if low is None and place and below is None:
            _boundless(entries[order[place - 1]], entries[number], problems)
            return None
        low = low or (below and (below[0], not below[1]))
        high = high or (above and (above[0], not above[1]))
        ranges.append((_range(low, high), entries[number]))
    return ranges if _in_order(ranges, problems) else None


def _boundless(lower: Fields, upper: Fields, problems: Problems) -> None:
    problems.add(
        "SC211",
        f"nothing says where {_name(lower)} ends and {_name(upper, 'the next one')} begins",
        upper.at.place,
        "give this one a `from`, or the other one a `to` or `below`",
        [Label(lower.at.place, "the other one")],
    )


def _in_order(ranges: list[Placed], problems: Problems) -> bool:
    """Whether every range holds a number, they rise, and no number is in two; the first that does not is told."""
    for place, (range, entry) in enumerate(ranges):
        if range.empty:
            _nothing_in(ranges, place, problems)
            return False
        if place == 0:
            continue
        before = ranges[place - 1][0]
        if before.low is not None and range.low is not None and range.low < before.low:
            _disordered(ranges[place - 1], (range, entry), "begin", problems)
            return False
        if range.low is not None and before.high is not None:
            shared = Range(range.low, before.high, range.low_open, before.high_open)
            if not shared.empty:
                _overlapping(ranges[place - 1], (range, entry), problems)
                return False
    return True


def _nothing_in(ranges: list[Placed], place: int, problems: Problems) -> None:
    """A range holds no number: its own edges are the wrong way round, or those of its neighbours leave it nothing."""
    range, entry = ranges[place]
    low, high = (any(key in entry for key in keys) for keys in (_LOWER, _UPPER))
    if low and high:
        begins = f"{'above' if range.low_open else 'at'} {exact(range.low or _ZERO)}"
        ends = f"{'below' if range.high_open else 'at'} {exact(range.high or _ZERO)}"
        said = f"no number is in {_name(entry)}: it begins {begins} and ends {ends}"
        problems.add("SC212", said, _place(entry), "swap the two edges, or correct one of them")
    elif low:
        _disordered(ranges[place], ranges[place + 1], "begin", problems)
    elif high:
        _disordered(ranges[place - 1], ranges[place], "end", problems)
    else:
        said = f"its neighbours leave nothing for {_name(entry)}"
        problems.add("SC212", said, entry.at.place, "give it an edge that leaves it some numbers, or delete it")


def _disordered(one: Placed, other: Placed, verb: str, problems: Problems) -> None:
    """Two neighbours begin, or end, at the same number or in the wrong order."""
    edges = [exact((range.low if verb == "begin" else range.high) or _ZERO) for range, _ in (one, other)]
    first, later = sorted(((one[1], edges[0]), (other[1], edges[1])), key=lambda each: _position(each[0]))
    same = edges[0] == edges[1]
    problems.add(
        "SC212",
        f"{_both(first[0], later[0])} both {verb} at {edges[0]}"
        if same
        else f"{_name(later[0])} {verb}s at {later[1]}, and {_name(first[0], 'the one before')} at {first[1]}",
        _place(later[0]),
        "give each an edge of its own" if same else "order all of them from low to high, or from high to low",
        [Label(_place(first[0]), "the other one")],
    )


def _overlapping(lower: Placed, upper: Placed, problems: Problems) -> None:
    """Some numbers are in two neighbours."""
    low, high = exact(upper[0].low or _ZERO), exact(lower[0].high or _ZERO)
    first, later = sorted((lower[1], upper[1]), key=_position)
    problems.add(
        "SC218",
        f"{f'{low} is' if low == high else f'numbers from {low} to {high} are'} in {_both(first, later)}",
        _place(later),
        f"let one end `below: {low}`, where the other begins; without `to` and `below` it does so by itself",
        [Label(_place(first), "the other one")],
    )


def _name(entry: Fields, otherwise: str = "this range") -> str:
    """A range, to be named in a message."""
    label = entry.get("label", str, "")
    return f"`{label}`" if label else otherwise


def _both(first: Fields, later: Fields) -> str:
    """Two ranges, to be named in a message."""
    return f"{_name(first)} and {_name(later)}" if "label" in first else "this range and the one before"


def _place(entry: Fields) -> Place:
    """Where the first edge of an entry is written, or the entry itself."""
    return entry.at[next((key for key in entry.order if key in EDGES), "")]


def _position(entry: Fields) -> tuple[int, int]:
    return entry.at.place.line, entry.at.place.column


def _edge(entry: Fields, keys: tuple[str, str], problems: Problems) -> Edge | None:
    """The lower or the upper edge of an entry; the second of the keys leaves the number outside."""
    if all(key in entry for key in keys):
        problems.add(
            "SC211",
            f"`{keys[0]}` and `{keys[1]}` both say where {_name(entry)} {'begins' if keys == _LOWER else 'ends'}",
            entry.at[keys[1]],
            f"keep `{keys[0]}` when the number itself belongs to it, else `{keys[1]}`",
            [Label(entry.at[keys[0]], "the other one")],
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
