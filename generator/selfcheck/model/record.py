"""Records: the mappings of a bank or a guide, with keys that are known, each with a kind of value behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import Generic, TypeVar

from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence, shorten
from selfcheck.model.at import At
from selfcheck.model.grammar import Kind, T_co, closest, listed
from selfcheck.model.plain import Plain
from selfcheck.model.slips import SIBLINGS, elsewhere, in_full
from selfcheck.model.synonyms import nearest
from selfcheck.problems import Problems

T = TypeVar("T")


@dataclass(frozen=True)
class Key(Generic[T_co]):
    """One key of a record."""

    kind: Kind[T_co]
    doc: str
    """What the key means, one or two sentences for authors."""
    required: bool = False
    code: str = "SC121"
    """The code of the problem that a required key is missing."""
    default: Plain | None = None
    """The value that says the same as leaving the key out, where there is one."""
    examples: tuple[Plain, ...] = ()
    """Values that an author could write."""


class Fields:
    """What was read of one record: values by key, places, and the order of the keys."""

    def __init__(
        self,
        values: dict[str, object],
        at: At,
        order: tuple[str, ...],
        meant: Iterable[str],
        flawed: Iterable[str],
        cut: Iterable[str],
    ) -> None:
        """Hold the values that could be read.

        `meant` has for each unknown key the one that it was most likely meant to be, or nothing; `flawed` are the keys
        behind which something is wrong, `cut` those of lists of which some entries could not be read.
        """
        self._values = values
        self.at = at
        self.order = order
        self._meant = frozenset(meant)
        self._flawed = self._meant.union(flawed)
        self._cut = frozenset(cut)

    @property
    def puzzling(self) -> bool:
        """Whether there is a key of which nobody can tell what it was meant to be."""
        return "" in self._meant

    def __contains__(self, key: str) -> bool:
        """Whether the key was written and could be read."""
        return key in self._values

    def flawed(self, *keys: str) -> bool:
        """Whether anything is wrong with one of the keys, or with what is behind it; of a mistyped one too."""
        return not self._flawed.isdisjoint(keys)

    def whole(self, key: str) -> bool:
        """Whether the key was written, and every entry of the list behind it could be read."""
        return key in self._values and key not in self._cut

    def meant(self, key: str) -> bool:
        """Whether the key was written, rightly or most likely with a slip."""
        return key in self.order or key in self._meant

    def get(self, key: str, kind: type[T], default: T) -> T:
        """The value of a key, or `default` when it was not written or could not be read.

        Raises `TypeError` when the value is of another type than `kind`: that is a bug in the table of keys.
        """
        value = self._values.get(key, default)
        if not isinstance(value, kind):
            raise TypeError(f"{key} is {type(value).__name__}, not {kind.__name__}")
        return value


@dataclass(frozen=True)
class Record(Kind[Fields]):
    """Keys with values, each key known."""

    name: str
    """What the record is, with its article: "an item"."""
    keys: Map[str, Key[object]] | Callable[[], Map[str, Key[object]]]
    keyed = True
    needs: tuple[tuple[str, str, str], ...] = ()
    """A key, a word and another key that is needed beside that word. Whoever reads the record refuses it otherwise."""
    plural: str = ""

    @property
    def table(self) -> Map[str, Key[object]]:
        """The keys, also those of a record that holds others of its own kind."""
        return self.keys() if callable(self.keys) else self.keys

    @property
    def article(self) -> str:  # type: ignore[override]  # as above
        """What the record is."""
        return self.name

    def read(self, node: Node, problems: Problems) -> Fields | None:
        """The fields that could be read; None when the node has no keys at all.

        Unknown and missing keys and values of the wrong kind are problems, but do not keep the rest from being read.
        """
        keys = self.table
        if not isinstance(node, Mapping) or self.remedy(node):
            first = [key for key in keys if keys[key].required] or list(keys)[:4]
            more = ", …" if len(first) < len(keys) else ""
            named = ", ".join(f"`{key}`" for key in first)
            self.refuse(node, problems, self.remedy(node) or f"write its keys: {named}{more}")
            return None
        values: dict[str, object] = {}
        meant: list[str] = []
        flawed: list[str] = []
        cut: list[str] = []
        for name, value in node.pairs:
            if problems.full(node.place.source):
                break
            if name.value not in keys:
                free = [key for key in keys if node.get(key) is None]
                self._unknown(name, free, problems)
                meant.append("" if elsewhere(self.name, name.value) else nearest(name.value, free))
                continue
            own = Problems()
            read = self._value(keys, name.value, value, own)
            if read is not None:
                values[name.value] = read
            if len(own):
                flawed.append(name.value)
            if isinstance(read, list) and isinstance(value, Sequence) and len(read) < len(value.items):
                cut.append(name.value)
            problems.extend(own)
        places = {name.value: value.place for name, value in node.pairs}
        fields = Fields(values, At(node.place, places), tuple(places), meant, flawed, cut)
        for wanted, key in keys.items():
            # A mistyped key is one mistake: the key it was meant to be is not reported as missing too.
            if key.required and not fields.meant(wanted):
                doc = f"{key.doc[0].lower()}{key.doc[1:].rstrip('.')}"
                problems.add(key.code, f"{self._has('need')} `{wanted}`", node.place, f"add it: {doc}")
        return fields

    def _value(self, keys: Map[str, Key[object]], name: str, value: Node, problems: Problems) -> object:
        """What stands behind a known key; None when it could not be read. There are no `problems` before."""
        read = keys[name].kind.read(value, problems)
        if read is None and self._is_for(SIBLINGS.get(name, ""), value):
            problems.clear()
            keys[name].kind.refuse(value, problems, f"did you mean `{SIBLINGS[name]}`?")
        return read

    def remedy(self, node: Node) -> str:
        """What to write in place of a node that is a shorter way of writing the record; nothing for any other."""
        return in_full(self.name, self.table, node)

    def _is_for(self, key: str, value: Node) -> bool:
        """Whether a value could stand behind another key."""
        keys = self.table
        return key in keys and keys[key].kind.read(value, Problems()) is not None

    def _unknown(self, name: Scalar, free: list[str], problems: Problems) -> None:
        """Add the problem that a key is not known; `free` are the keys that are not written."""
        keys = tuple(self.table)
        all_keys = f"the keys of {self.name} are {listed(keys, 'and')}"
        help = elsewhere(self.name, name.value) or closest(name.value, free) or _cut_off(name) or all_keys
        problems.add("SC120", f"{self._has('have')} no key `{shorten(name.value)}`", name.place, help)

    def _has(self, verb: str) -> str:
        """The name of the record with a verb: "an item needs", "points need"."""
        one = self.name.startswith(("a ", "an ", "the ", "what "))
        return f"{self.name} {verb if not one else {'have': 'has'}.get(verb, f'{verb}s')}"


def _cut_off(name: Scalar) -> str:
    """What to do about a key without a colon: between braces a comma ends a text, and a key seems to follow."""
    place = name.place
    behind = place.source.line(place.line)[place.column - 1 + place.length :].lstrip()
    return 'a comma ends a text in {…}: put the text in quotes, "…"' if behind.startswith((",", "}")) else ""
