"""The grammar of our YAML files: kinds of values, and records made of keys.

A kind reads one node into a value, or adds a problem in the author's words and gives None. Records are declared as
tables of keys with their descriptions, so that the same tables can tell what a format consists of.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence, kind_of, shorten
from selfcheck.model.at import At
from selfcheck.model.numbers import MAX_DIGITS, is_number, typed_number
from selfcheck.model.plain import Plain
from selfcheck.model.slips import SIBLINGS, as_list, elsewhere, habits, in_full, two_numbers
from selfcheck.model.synonyms import nearest
from selfcheck.problems import Problems

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Kind(ABC, Generic[T_co]):
    """What a value may be."""

    article = "a value"
    """What is expected, in words: "a whole number"."""
    plural = ""
    """Several of it, where that is more than the same words with an s."""
    keyed = False
    """Whether it is written as keys with values."""
    examples: tuple[Plain, ...] = ()
    """Values that an author could write, for keys that bring none of their own."""

    @abstractmethod
    def read(self, node: Node, problems: Problems) -> T_co | None:
        """The value, or None after a problem was added."""

    def refuse(self, node: Node, problems: Problems, help: str = "") -> None:
        """Add the problem that the node is of another kind."""
        problems.add("SC122", f"expected {self.article}, found {kind_of(node)}", node.place, help)

    def remedy(self, node: Node) -> str:
        """What to write in place of a node that is a shorter way of writing a value; nothing for any other."""
        del node
        return ""


class Text(Kind[str]):
    """Some text, just as it was typed; it may not be empty."""

    article = "text"
    pattern = ""
    """A regular expression for the whole of it, where not every text will do; Python and JavaScript read it alike."""
    spelling = ""
    """What to do about a text that is not like the pattern."""

    def read(self, node: Node, problems: Problems) -> str | None:
        """The text without white space around it."""
        if not isinstance(node, Scalar):
            self.refuse(node, problems, 'text with `: ` or ` #` in it, or that starts with [ or {, needs quotes: "…"')
        elif hidden := _CONTROL.search(node.value):
            problems.add(
                "SC122",
                f"expected {self.article}, found the control character U+{ord(hidden[0]):04X} in it",
                node.place,
                "delete it; it is written as a backslash with a letter or digits after it",
            )
        elif not (text := node.value.strip()):
            remedy = "write it, or delete the key; text that starts with # needs quotes"
            problems.add("SC122", f"expected {self.article}, found nothing", node.place, remedy)
        else:
            return text
        return None

    def matches(self, text: str) -> bool:
        """Whether the text keeps to the pattern."""
        return not self.pattern or re.fullmatch(self.pattern, text) is not None


class Name(Text):
    """A name for something, to be used elsewhere: lower-case letters, digits and hyphens."""

    article = "a name"
    pattern = "[a-z0-9]+([-_][a-z0-9]+)*"
    spelling = "use lower-case letters, digits and hyphens"

    def read(self, node: Node, problems: Problems) -> str | None:
        """The name; also one that breaks the rules, after a problem was added, so that whoever uses it finds it."""
        text = super().read(node, problems)
        if text is None or is_name(text):
            return text
        suggestion = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        problems.add(
            "SC122",
            f"`{shorten(text)}` is not a name",
            node.place,
            self.spelling + (f": `{suggestion}`" if suggestion else ""),
        )
        return text


@dataclass(frozen=True)
class Number(Kind[Fraction]):
    """A decimal number of at most 15 digits."""

    above: int | None = None
    """What it has to be above. Whoever reads the record refuses other numbers, in words of its own."""
    article = "a number"

    def read(self, node: Node, problems: Problems) -> Fraction | None:
        """The number, exactly as it was typed."""
        number = typed_number(node) if isinstance(node, Scalar) else None
        if number is not None:
            return number
        if isinstance(node, Scalar) and is_number(node.value):
            if node.plain:
                problems.add("SC124", f"a number has at most {MAX_DIGITS} digits", node.place, "shorten it")
            else:
                self.refuse(node, problems, "remove the quotes")
        else:
            self.refuse(node, problems, "write digits, with a point before decimals")
        return None


@dataclass(frozen=True)
class Whole(Kind[int]):
    """A whole number from `least` to `most`."""

    least: int
    most: int
    article = "a whole number"

    def read(self, node: Node, problems: Problems) -> int | None:
        """The number."""
        number = Number().read(node, problems)
        if number is None:
            return None
        if number.denominator != 1:
            self.refuse(node, problems, "write it without decimals")
            return None
        if not self.least <= number <= self.most:
            problems.add(
                "SC124", f"{number} is not from {self.least} to {self.most}", node.place, "choose a number in between"
            )
            return None
        return int(number)


class Flag(Kind[bool]):
    """`true` or `false`."""

    article = "`true` or `false`"

    def read(self, node: Node, problems: Problems) -> bool | None:
        """The truth value."""
        value = node.value.lower() if isinstance(node, Scalar) else ""
        if value in ("true", "false"):
            return value == "true"
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value)
        self.refuse(node, problems, f"write `{meant}`" if meant else "")
        return None


@dataclass(frozen=True)
class OneOf(Kind[str]):
    """One word of a few."""

    words: tuple[str, ...]
    meanings: tuple[str, ...] = ()
    """What each of the words means, where they do not say it themselves."""

    @property
    def article(self) -> str:  # type: ignore[override]  # a property here, an attribute elsewhere: both are read only
        """The words, as a list for people."""
        return listed(self.words)

    def read(self, node: Node, problems: Problems) -> str | None:
        """The word."""
        if isinstance(node, Scalar) and node.value in self.words:
            return node.value
        found = kind_of(node)
        meant = closest(node.value, self.words) if isinstance(node, Scalar) else ""
        problems.add("SC123", f"expected {self.article}, found {found}", node.place, meant)
        return None


@dataclass(frozen=True)
class ListOf(Kind["list[T]"]):
    """A list of values of one kind."""

    kind: Kind[T]
    least: int = 1
    most: int | None = None

    @property
    def article(self) -> str:  # type: ignore[override]  # as above
        """What the list holds."""
        return f"a list of {self.kind.plural or several(self.kind.article)}"

    def read(self, node: Node, problems: Problems) -> list[T] | None:
        """The values that could be read; None when the node is no list or has the wrong length."""
        if not isinstance(node, Sequence):
            pair = isinstance(self.kind, Number) and self.most == 2
            self.refuse(node, problems, two_numbers(node) if pair else as_list(node, self.kind.remedy, self.kind.keyed))
            return None
        size = len(node.items)
        if size < self.least or (self.most is not None and size > self.most):
            wanted = f"exactly {self.least}" if self.least == self.most else f"at least {self.least}"
            entries = "1 entry" if size == 1 else f"{size} entries"
            problems.add("SC124", f"the list has {entries}, not {wanted}", node.place, "complete the list")
            return None
        values: list[T] = []
        short: list[Node] = []
        found = Problems()
        for item in node.items:
            if found.full(node.place.source):
                break
            if self.kind.remedy(item):
                short.append(item)
            elif (value := self.kind.read(item, found)) is not None:
                values.append(value)
        if short:
            likewise = ", and the others likewise" if len(short) > 1 else ""
            self.kind.refuse(short[0], found, self.kind.remedy(short[0]) + likewise)
        problems.extend(habits(found))
        return values


@dataclass(frozen=True)
class Value(Kind[Scalar]):
    """A response value: a number or some text, which may also be yes or no."""

    reserved: str = ""
    """A text that it cannot be. Whoever reads the record refuses it, in words of its own."""
    article = "a value"

    def read(self, node: Node, problems: Problems) -> Scalar | None:
        """The node itself, for its place; `canonical_value` tells the value."""
        if isinstance(node, Scalar) and node.value.strip() and not _CONTROL.search(node.value):
            return node
        self.refuse(node, problems, "write one number or one text")
        return None


@dataclass(frozen=True)
class Pairs(Kind["list[tuple[Scalar, T]]"]):
    """Keys that authors choose themselves, each with a value of one kind."""

    kind: Kind[T]
    names: str = "keys"
    """What the keys are, several of them: "response values"."""
    numbers: bool = False
    """Whether the keys have to be numbers. Whoever reads the record refuses others, in words of its own."""
    article = "keys with values"

    def read(self, node: Node, problems: Problems) -> list[tuple[Scalar, T]] | None:
        """The keys, with their places, and the values that could be read."""
        if not isinstance(node, Mapping):
            self.refuse(node, problems, "write `key: value`, each on a line of its own")
            return None
        source = node.place.source
        pairs = [(name, self.kind.read(value, problems)) for name, value in node.pairs if not problems.full(source)]
        return [(name, value) for name, value in pairs if value is not None]


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
        self, values: dict[str, object], at: At, order: tuple[str, ...], meant: Iterable[str], flawed: Iterable[str]
    ) -> None:
        """Hold the values that could be read.

        `meant` has for each unknown key the one that it was most likely meant to be, or nothing; `flawed` are the keys
        behind which something is wrong.
        """
        self._values = values
        self.at = at
        self.order = order
        self._meant = frozenset(meant)
        self._flawed = self._meant.union(flawed)

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
        for name, value in node.pairs:
            if problems.full(node.place.source):
                break
            if name.value not in keys:
                free = [key for key in keys if node.get(key) is None]
                self._unknown(name, free, problems)
                meant.append("" if elsewhere(self.name, name.value) else nearest(name.value, free))
                continue
            own = Problems()
            if (read := keys[name.value].kind.read(value, own)) is not None:
                values[name.value] = read
            elif self._is_for(SIBLINGS.get(name.value, ""), value):
                own = Problems()
                keys[name.value].kind.refuse(value, own, f"did you mean `{SIBLINGS[name.value]}`?")
            if len(own):
                flawed.append(name.value)
            problems.extend(own)
        at = At(node.place, {name.value: value.place for name, value in node.pairs})
        fields = Fields(values, at, tuple(name.value for name, _ in node.pairs), meant, flawed)
        for wanted, key in keys.items():
            # A mistyped key is one mistake: the key it was meant to be is not reported as missing too.
            if key.required and not fields.meant(wanted):
                doc = f"{key.doc[0].lower()}{key.doc[1:].rstrip('.')}"
                problems.add(key.code, f"{self._has('need')} `{wanted}`", node.place, f"add it: {doc}")
        return fields

    def remedy(self, node: Node) -> str:
        """What to write in place of a node that is a shorter way of writing the record; nothing for any other."""
        return in_full(self.name, self.keys() if callable(self.keys) else self.keys, node)

    def _is_for(self, key: str, value: Node) -> bool:
        """Whether a value could stand behind another key."""
        keys = self.keys() if callable(self.keys) else self.keys
        return key in keys and keys[key].kind.read(value, Problems()) is not None

    def _unknown(self, name: Scalar, free: list[str], problems: Problems) -> None:
        """Add the problem that a key is not known; `free` are the keys that are not written."""
        keys = tuple(self.keys() if callable(self.keys) else self.keys)
        all_keys = f"the keys of {self.name} are {listed(keys, 'and')}"
        help = elsewhere(self.name, name.value) or closest(name.value, free) or all_keys
        problems.add("SC120", f"{self._has('have')} no key `{shorten(name.value)}`", name.place, help)

    def _has(self, verb: str) -> str:
        """The name of the record with a verb: "an item needs", "points need"."""
        one = self.name.startswith(("a ", "an ", "the ", "what "))
        return f"{self.name} {verb if not one else {'have': 'has'}.get(verb, f'{verb}s')}"


def is_name(text: str) -> bool:
    """Whether a text keeps the rules of `Name`."""
    return Name().matches(text)


def closest(word: str, words: Iterable[str]) -> str:
    """A question that suggests the word that was meant, or nothing."""
    meant = nearest(word, words)
    return f"did you mean `{meant}`?" if meant else ""


def several(article: str) -> str:
    """Several of what has an article: "response options", "classes", "groups of the norms"; "points" as they are."""
    words = article.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    noun, of, rest = words.partition(" of ")
    ending = "es" if noun.endswith("ss") else "" if noun.endswith("s") else "s"
    return f"{noun}{ending}{of}{rest}"


def listed(words: tuple[str, ...], conjunction: str = "or") -> str:
    """Words as a list for people: `a`, `b` or `c`."""
    marked = [f"`{word}`" for word in words]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} {conjunction} {marked[-1]}"
