"""From the profile of `guide.yaml` to the notes of a guide: sections and bands are looked up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.bank import Bank
from selfcheck.model.condition import COMPARISONS, All, Any, Compare, Condition, Has, InBand, Not, Ref, When
from selfcheck.model.grammar import closest, listed
from selfcheck.model.guide import Note
from selfcheck.model.names import has_label
from selfcheck.model.record import Fields
from selfcheck.model.slips import habits
from selfcheck.problems import Place, Problems

_MOST_LISTED = 6
"""So many sections are listed to choose from."""


def read_notes(
    guide: Fields, written: Collection[str], banks: Mapping[str, Bank | None], problems: Problems
) -> tuple[Note, ...]:
    """The notes of a guide, less those that are wrong, for which problems are added.

    `written` are the ids of all sections that `guide.yaml` names; `banks` has the banks of those that could be read,
    and None for a section without one. What is written and could not be read has a problem of its own.
    """
    profile = guide.get("profile", object, None)
    found = profile.get("notes", list, []) if isinstance(profile, Fields) else []
    own = Problems()
    reader = _Reader(written, banks, own)
    notes = [reader.note(fields) for fields in cast("list[Fields]", found)]
    problems.extend(habits(own))
    return tuple(note for note in notes if note is not None)


class _Reader:
    """Reads the notes of one guide."""

    def __init__(self, written: Collection[str], banks: Mapping[str, Bank | None], problems: Problems) -> None:
        self._written = written
        self._banks = banks
        self._problems = problems

    def note(self, fields: Fields) -> Note | None:
        when = fields.get("when", object, None)
        condition = self._condition(when) if isinstance(when, Fields) else None
        if condition is None or not isinstance(when, Fields) or "text" not in fields:
            return None
        return Note(When(condition, when.at), fields.get("text", str, ""), fields.at)

    def _condition(self, fields: Fields) -> Condition | None:
        if "not" in fields:
            inner = self._condition(cast("Fields", fields.get("not", Fields, None)))
            return None if inner is None else Not(inner)
        for key, join in (("all", All), ("any", Any)):
            if key in fields:
                conditions = [self._condition(each) for each in cast("list[Fields]", fields.get(key, list, []))]
                sound = tuple(each for each in conditions if each is not None)
                return join(sound) if len(sound) == len(conditions) else None
        head = "scored" if "scored" in fields else "section"
        bank = self._bank(fields.get(head, str, ""), fields.at[head])
        if bank is None or bank.headline is None:
            return None
        ref = Ref("section", bank.id)
        return Has(ref) if head == "scored" else self._tests(ref, bank, fields)

    def _tests(self, ref: Ref, bank: Bank, fields: Fields) -> Condition | None:
        """The tests of a score, in the order in which they are written; all of them have to hold."""
        tests: list[Condition | None] = []
        for key in fields.order:
            if key == "band":
                tests.append(self._banded(ref, bank, fields))
            elif key in COMPARISONS:
                tests.append(Compare(ref, key, fields.get(key, Fraction, Fraction(0))))
        sound = tuple(test for test in tests if test is not None)
        if len(sound) < len(tests):
            return None
        return sound[0] if len(sound) == 1 else All(sound)

    def _banded(self, ref: Ref, bank: Bank, fields: Fields) -> Condition | None:
        labels = [band.label for band in bank.headline.bands] if bank.headline else []
        names = [(node.value.strip(), node.place) for node in cast("list[Scalar]", fields.get("band", list, []))]
        known = [has_label(bank.id, name, labels, "band", place, self._problems) for name, place in names]
        return InBand(ref, tuple(labels.index(name) for name, _ in names)) if all(known) else None

    def _bank(self, id: str, place: Place) -> Bank | None:
        """The bank of a section, with a headline; None when there is none, of which an author is told."""
        bank = self._banks.get(id)
        if bank is not None and bank.headline is not None:
            return bank
        scored = sorted(each for each, found in self._banks.items() if found is not None and found.headline)
        help = closest(id, scored)
        if not help and 0 < len(scored) <= _MOST_LISTED:
            help = f"choose one that has a score: {listed(tuple(scored))}"
        if id not in self._written:
            self._problems.add("SC202", f"there is no section `{id}`", place, help or "correct the name")
        elif id in self._banks:
            lacks = "no self-assessment" if bank is None else "a self-assessment without a score"
            self._problems.add("SC202", f"`{id}` has {lacks}", place, help or "look at a section that has a score")
        return None
