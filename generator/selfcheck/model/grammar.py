"""The grammar of our YAML files: kinds of values, and records made of keys.

A kind reads one node into a value, or adds a problem in the author's words and gives None. Records are declared as
tables of keys with their descriptions, so that the same tables can tell what a format consists of.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Generic, TypeVar

from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence, kind_of, shorten
from selfcheck.model.numbers import MAX_DIGITS, is_number, typed_number
from selfcheck.model.plain import Plain
from selfcheck.model.slips import as_list, habits, two_numbers
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
        return not self.pattern or _pattern(self.pattern).fullmatch(text) is not None


class Spelled(Text):
    """Text that has to be like its pattern."""

    def read(self, node: Node, problems: Problems) -> str | None:
        """The text."""
        text = super().read(node, problems)
        if text is None or self.matches(text):
            return text
        self.refuse(node, problems, self.spelling)
        return None


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
    least: int | None = None
    """The lowest number that it can be; refused as above."""
    most: int | None = None
    """The highest number that it can be; refused as above."""
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
        if len(found):
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


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern of the tables of keys, of which there are few."""
    return re.compile(text)


def is_name(text: str) -> bool:
    """Whether a text keeps the rules of `Name`."""
    return _pattern(Name.pattern).fullmatch(text) is not None


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
