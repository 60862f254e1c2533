"""The names of a bank while it is read: what each stands for, and what is said of one that stands for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from selfcheck.model.grammar import Fields, closest, is_name
from selfcheck.model.item import Item
from selfcheck.model.scale import Band
from selfcheck.problems import Place, Problems


def once(names: Iterable[tuple[str, Place]], what: str, problems: Problems) -> None:
    """Every name is there once; the later one is blamed."""
    first: dict[str, Place] = {}
    for name, place in names:
        if first.setdefault(name, place) is not place:
            problems.add(
                "SC201",
                f"the {what} `{name}` is used twice; it was first written in line {first[name].line}",
                place,
                "choose another name for one of the two",
            )


@dataclass
class Names:
    """Every id that was written, also when its record has a problem: one mistake, one problem."""

    problems: Problems
    items: frozenset[str] = frozenset()
    scales: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    classifications: frozenset[str] = frozenset()
    item: dict[str, Item] = field(default_factory=dict)
    """The items that could be read, by id, as far as what can be answered goes."""
    bands: dict[str, tuple[Band, ...]] = field(default_factory=dict)
    """The bands that could be read, by the id of their scale."""

    def ids(self, records: Iterable[Fields], what: str) -> frozenset[str]:
        """The ids of some records; a problem is added for one that is used twice."""
        ids = [(record.get("id", str, ""), record.at["id"]) for record in records if "id" in record]
        once(ids, f"{what} id", self.problems)
        return frozenset(id for id, _ in ids)

    def known(self, name: str, names: Iterable[str], what: str, place: Place) -> bool:
        """Whether a name stands for something; if not, a problem is added."""
        names = sorted(names)
        if name in names:
            return True
        self.problems.add(
            "SC202",
            f"there is no {what} `{name}`",
            place,
            closest(name, filter(is_name, names)) or "define it, or correct the name",
        )
        return False
