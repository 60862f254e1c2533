"""From the fields of a scale to a `Scale`: its parts are read elsewhere, here what is done to its raw score."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.change_format import read_change
from selfcheck.model.names import Names, once
from selfcheck.model.numbers import exact, typed_number
from selfcheck.model.range_format import read_ranges
from selfcheck.model.read_condition import read_when
from selfcheck.model.read_item import read_cuts
from selfcheck.model.read_parts import PartReader, records
from selfcheck.model.record import Fields
from selfcheck.model.scale import (
    Add,
    Band,
    Clamp,
    Cuts,
    Decimals,
    Method,
    Multiply,
    NormGroup,
    Norms,
    NormScore,
    Rescale,
    Rounding,
    Scale,
    Share,
    Step,
    Table,
)
from selfcheck.problems import Label, Place, Problems

_ONE, _ZERO = Fraction(1), Fraction(0)


def read_bands(record: Fields, problems: Problems) -> tuple[Band, ...] | None:
    """The bands of a scale, rising; None, with problems added, when they are wrong."""
    entries = records(record, "bands")
    ranges = read_ranges(entries, problems)
    if ranges is None:
        return None
    bands = [Band(range, e.get("label", str, ""), e.get("text", str, ""), e.at) for range, e in ranges]
    once([(band.label, band.at["label"]) for band in bands if band.label], "band label", problems)
    return tuple(bands)


class ScaleReader:
    """Reads the scales of one bank."""

    def __init__(self, names: Names) -> None:
        """Remember what the names of the bank stand for."""
        self._names = names
        self._problems = names.problems
        self._parts = PartReader(names)

    def scale(self, record: Fields) -> Scale:
        """A scale; what cannot be read keeps its default."""
        missing = record.get("missing", object, None)
        missing = missing if isinstance(missing, Fields) else None
        min_answered = missing.get("min_answered", object, None) if missing else None
        otherwise = record.get("otherwise", object, None)
        if "otherwise" in record and not record.meant("when"):
            self._problems.add(
                "SC219",
                "`otherwise` says what the score is when the condition is false, but this scale has no `when`",
                record.at["otherwise"],
                "add the condition under which it is scored, or delete `otherwise`",
            )
        return Scale(
            id=record.get("id", str, ""),
            title=record.get("title", str, ""),
            method=cast("Method", record.get("method", str, "mean")),
            parts=tuple(self._parts.parts(record, missing.get("fill", object, None) if missing else None)),
            min_answered=min_answered if isinstance(min_answered, (int, Share)) else Share(_ONE),
            steps=tuple(self._steps(record)),
            bands=self._names.bands.get(record.get("id", str, ""), ()),
            at=record.at,
            heading=record.get("heading", str, ""),
            about=record.get("about", str, ""),
            show=record.get("show", bool, True),
            over_items=bool(missing and missing.get("of", str, "parts") == "items"),
            when=read_when(record, self._names),
            otherwise=otherwise if isinstance(otherwise, Fraction) else None,
            was=tuple(name.value for name in cast("list[Scalar]", record.get("was", list, []))),
            change=read_change(record, self._problems),
        )

    # Steps

    def _steps(self, record: Fields) -> Iterable[Step]:
        """The steps of a scale, in the order in which their keys are written."""
        for key in record.order:
            step: Step | None = None
            if key not in record:
                continue
            if key in _STEPS:
                step = _STEPS[key](record, key)
            elif key == "divide":
                step = self._division(record)
            elif key == "clamp":
                step = self._clamp(record)
            elif key == "table":
                step = self._table(record)
            elif key == "norms":
                step = self._norms(record.get("norms", Fields, record))
            elif key == "steps" and (cuts := read_cuts(record, self._problems)):
                step = Cuts(cuts)
            if step is not None:
                yield step

    def _division(self, record: Fields) -> Step | None:
        """Dividing is multiplying by the inverse, which need not be a decimal number."""
        by = _number(record, "divide")
        if by <= 0:
            message = f"{exact(by)} is no number to divide by, which is above 0"
            self._problems.add("SC124", message, record.at["divide"], "choose another number")
            return None
        return Multiply(1 / by)

    def _clamp(self, record: Fields) -> Step | None:
        low, high = _ends(record, "clamp")
        if high <= low:
            message = f"the clamp ends at {exact(high)}, which is not above {exact(low)}"
            help = "write the lower end first, then the higher one"
            self._problems.add("SC124", message, record.at["clamp"], help)
            return None
        return Clamp(low, high)

    def _table(self, record: Fields) -> Table | None:
        pairs = cast("list[tuple[Scalar, Fraction]]", record.get("table", list, []))
        scores: dict[Fraction, Fraction] = {}
        first: dict[Fraction, Place] = {}
        for name, score in pairs:
            raw = typed_number(name)
            if raw is None:
                help = "write digits, with a point before decimals and without quotes; for ranges use `steps`"
                self._problems.add("SC122", f"`{name.value}` is no raw score", name.place, help)
            elif raw in scores:
                labels = [Label(first[raw], "first written here")]
                self._problems.add("SC104", f"{exact(raw)} stands twice", name.place, "keep one of the two", labels)
            else:
                scores[raw], first[raw] = score, name.place
        return Table(tuple(sorted(scores.items()))) if scores else None

    def _norms(self, fields: Fields) -> Norms | None:
        groups = [
            NormGroup(
                read_when(group, self._names),
                group.get("mean", Fraction, _ZERO),
                group.get("sd", Fraction, _ONE),
                group.get("n", int, 2),
                group.at,
            )
            for group in records(fields, "groups")
        ]
        for group in groups:
            if group.sd <= 0:
                said = f"{exact(group.sd)} is no standard deviation, which is above 0"
                self._problems.add("SC124", said, group.at["sd"], "correct it from the source")
        for entry, after in pairwise(records(fields, "groups")):
            if not entry.meant("when"):
                self._problems.add(
                    "SC222",
                    "no group after this one can be reached: without `when` it takes everybody",
                    entry.at.place,
                    "move it to the end, or say with `when` whom it takes",
                    [Label(after.at.place, "never reached")],
                )
                break
        if not groups or any(group.sd <= 0 for group in groups):
            return None
        to = cast("NormScore", fields.get("to", str, "z"))
        return Norms(to, tuple(groups), fields.get("population", str, ""), fields.get("source", str, ""))


def _number(record: Fields, key: str) -> Fraction:
    return record.get(key, Fraction, _ZERO)


def _ends(record: Fields, key: str) -> tuple[Fraction, Fraction]:
    found = cast("list[Fraction]", record.get(key, list, []))
    return (found[0], found[1]) if len(found) == 2 else (_ZERO, _ONE)


_STEPS: dict[str, Callable[[Fields, str], Step]] = {
    "multiply": lambda record, key: Multiply(_number(record, key)),
    "add": lambda record, key: Add(_number(record, key)),
    "rescale": lambda record, key: Rescale(*_ends(record, key)),
    "decimals": lambda record, key: Decimals(record.get(key, int, 0)),
    "round_up": lambda record, key: Decimals(record.get(key, int, 0), cast("Rounding", key)),
    "round_down": lambda record, key: Decimals(record.get(key, int, 0), cast("Rounding", key)),
}
"""How the plain steps are read."""
