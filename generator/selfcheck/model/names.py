"""The names of a bank while it is read: what each stands for, and what is said of one that stands for nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from selfcheck.model.grammar import closest, is_name, listed, several
from selfcheck.model.item import Item
from selfcheck.model.record import Fields
from selfcheck.model.scale import Band
from selfcheck.problems import Label, Place, Problems

_MOST_LISTED = 6
"""So many names are listed to choose from."""


def once(names: Iterable[tuple[str, Place]], what: str, problems: Problems, help: str = "") -> None:
    """Every name is there once; the later one is blamed."""
    first: dict[str, Place] = {}
    for name, place in names:
        if name not in first:
            first[name] = place
            continue
        # What an alias repeats stands at one place alone.
        alias = first[name] == place
        remedy = f"choose another {what.rpartition(' ')[2]} for one of the two"
        problems.add(
            "SC201",
            f"the {what} `{name}` is used twice" + (", by a YAML alias" if alias else ""),
            place,
            "write the second one out, with a name of its own" if alias else help or remedy,
            [] if alias else [Label(first[name], "first used here")],
        )


def has_label(of: str, label: str, labels: Collection[str], what: str, place: Place, problems: Problems) -> bool:
    """Whether something has a band or a class of some label; if not, a problem is added."""
    if label in labels:
        return True
    its = f"its {several(what)} are {listed(tuple(labels), 'and')}" if len(labels) > 1 else ""
    only = f"its only {what} is `{next(iter(labels))}`" if len(labels) == 1 else f"it has no {several(what)}"
    problems.add("SC202", f"`{of}` has no {what} `{label}`", place, closest(label, labels) or its or only)
    return False


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
    doubtful: set[str] = field(default_factory=set)
    """The ids of items of which it is not known what can be answered, since something about that is wrong."""
    bands: dict[str, tuple[Band, ...]] = field(default_factory=dict)
    """The bands that could be read, by the id of their scale."""
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The labels of the classes that could be read, by the id of their classification."""
    unread: set[str] = field(default_factory=set)
    """Kinds of names of which some may be missing here, since what they are written in could not be read."""

    def ids(self, bank: Fields, key: str, what: str) -> frozenset[str]:
        """The ids of the records behind a key of the bank; a problem is added for one that is used twice."""
        found = bank.get(key, object, None)
        listed = [each for each in found if isinstance(each, Fields)] if isinstance(found, list) else []
        missing = key in ("items", "scales") or bank.meant(key)
        if missing and (not bank.whole(key) or any("id" not in record for record in listed)):
            self.unread.add(what)
        ids = [(record.get("id", str, ""), record.at["id"]) for record in listed if "id" in record]
        once(ids, f"{what} id", self.problems)
        return frozenset(id for id, _ in ids)

    def known(
        self, name: str, names: Collection[str], what: str, place: Place, instead: str = "", *, is_key: bool = False
    ) -> bool:
        """Whether a name stands for something; if not, a problem is added.

        `what` says what it has to stand for, such as "item"; `instead` is what to do with a name that stands for
        something else. Unless the name is a key, whoever read it has told when it breaks the rules for names.
        """
        if name in names or not (is_key or is_name(name)):
            return name in names
        other = self._kind(name)
        meant = closest(name, filter(is_name, sorted(names)))
        if other and not other.endswith(f" {what}"):
            article = "an" if what[0] in "aeiou" else "a"
            self.problems.add("SC202", f"`{name}` is {other}, not {article} {what}", place, instead or _choice(names))
        elif meant or what not in self.unread:
            self.problems.add("SC202", f"there is no {what} `{name}`", place, meant or _choice(names))
        return False

    def has_label(self, of: str, label: str, labels: Collection[str], what: str, place: Place) -> bool:
        """Whether a scale has a band, or a classification a class, of some label; if not, a problem is added."""
        return has_label(of, label, labels, what, place, self.problems)

    def _kind(self, name: str) -> str:
        """What a name stands for, with its article; nothing when it stands for nothing."""
        kinds = {
            "an item": self.items,
            "a scale": self.scales,
            "a classification": self.classifications,
            "a next step": self.steps,
        }
        return next((kind for kind, names in kinds.items() if name in names), "")


def _choice(names: Collection[str]) -> str:
    """What can be done about a name that leads nowhere."""
    if 0 < len(names) <= _MOST_LISTED:
        return f"define it, or choose one that is there: {listed(tuple(sorted(names)))}"
    return "define it, or correct the name"
