"""Slips: what authors write out of habit from elsewhere, and how it is written here.

These are shorter ways of writing a band, an option or a condition, and keys that belong elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence, shorten
from selfcheck.model.numbers import is_number
from selfcheck.model.synonyms import nearest
from selfcheck.problems import Label, Problem

_ELSEWHERE = {
    ("a bank", "bands"): "bands belong to a scale",
    ("a bank", "method"): "a method belongs to a scale",
    ("a bank", "sensitive"): "say it of the items that are sensitive",
    ("a response option", "reverse"): "reverse the item: `reverse: true`",
    ("a scale", "fill"): "write `missing: {min_answered: …, fill: …}`",
    ("a scale", "min_answered"): "write `missing: {min_answered: …}`",
    ("a scale", "responses"): "items have responses",
    ("a scale", "reverse"): "reverse its items, or the scale where it is a part: `{scale: …, reverse: true}`",
    ("a scale", "weight"): "say it where the scale is a part: `{scale: …, weight: 2}`",
    ("an item", "bands"): "bands belong to a scale",
    ("an item", "required"): "how many answers are needed stands in the scale: `missing: {min_answered: …}`",
    ("an item", "score"): "points stand with the response options: `{value: …, label: …, score: 2}`",
}
"""What is said of keys that belong elsewhere, by the name of the record they were written in."""

SIBLINGS = {"step": "steps", "steps": "step"}
"""Keys of the same record that are easily taken for one another."""

_MOST_LABELS = 4
"""So many further places of a habit are shown."""

_COMPARISONS = {">": "above", "<": "below", ">=": "at_least", "≥": "at_least", "<=": "at_most", "≤": "at_most"}
_TEST = re.compile(r"([a-z0-9]+(?:[-_][a-z0-9]+)*)\s*(>=|<=|≥|≤|==|!=|=|>|<|\bis\b)\s*(\S.*)")
_JOINED = re.compile(r"\s+(and|or|&&|\|\|)\s+", re.IGNORECASE)
_FROM_TO = re.compile(r"(-?[\d.]+)\s*(?:-|–|\.\.|to|,)\s*(-?[\d.]+)")
_PLAIN = re.compile(r"\w(?:[\w .()/'-]*[\w.()'])?")

Remedy = Callable[[Node], str]
"""What to write in place of a value that was written in a shorter way; nothing for any other value."""


def elsewhere(what: str, key: str) -> str:
    """Where a key belongs that does not belong into a record of this name; nothing for any other key."""
    return _ELSEWHERE.get((what, key), "")


def in_full(what: str, keys: Collection[str], node: Node) -> str:
    """What to write in place of a record that was written in a shorter way; nothing when it was not.

    `what` is the record's name, such as "a band", and `keys` are its keys.
    """
    if what == "a condition" and isinstance(node, Sequence):
        return "write `{all: [{…}, {…}]}`, or with `any` in place of `all` when one is enough"
    full = _condition(node, keys) if what == "a condition" else _record(what, keys, node)
    return f"write `{full}`" if full else ""


def _record(what: str, keys: Collection[str], node: Node) -> str:
    if isinstance(node, Mapping):
        if len(node.pairs) != 1 or what not in _PAIRS:
            return ""
        name, value = node.pairs[0]
        if name.value in keys or nearest(name.value, keys) or not isinstance(value, Scalar):
            return ""
        return _PAIRS[what](name.value.strip(), value.value.strip())
    if isinstance(node, Scalar) and node.value.strip() and what in _SINGLE:
        return _SINGLE[what](node.value.strip())
    return ""


def habits(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems, of which a key, a name or an answer that is not known is told once, wherever it stands.

    The first of these problems has the places of the others as labels.
    """
    same: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code in ("SC120", "SC202", "SC223", "SC402"):
            same.setdefault((problem.code, problem.message, problem.help), []).append(problem)
        else:
            yield problem
    for first, *more in same.values():
        labels = [Label(problem.place, "here too") for problem in more]
        yield replace(first, labels=(*first.labels, *labels)[:_MOST_LABELS])


def as_list(node: Node, remedy: Remedy, keyed: bool) -> str:
    """How a list is written that was not written as one; `keyed` when its entries are keys with values."""
    if isinstance(node, Mapping):
        entries = [remedy(Mapping([pair], pair[0].place)) for pair in node.pairs]
        if entries and all(entries):
            return entries[0].replace("write `", "write a list: `- ", 1)
        if entries and all(isinstance(value, Mapping) for _, value in node.pairs):
            return f"write a list: `- id: {node.pairs[0][0].value}`, with its keys below"
        return "it is a list, also of one: put it in brackets, `[{…}]`, or start it with `- `"
    if isinstance(node, Scalar) and node.value.strip() and not keyed:
        return f"put it in brackets: `[{shorten(node.value)}]`"
    return "write each one on a line of its own that starts with `- `"


def two_numbers(node: Node) -> str:
    """How two numbers are written."""
    found = _FROM_TO.fullmatch(node.value.strip()) if isinstance(node, Scalar) else None
    return f"write two numbers in brackets: `[{found[1]}, {found[2]}]`" if found else "write two numbers: `[0, 10]`"


def _quoted(text: str) -> str:
    """A text as YAML takes it, short enough for a message."""
    text = shorten(text)
    return text if _PLAIN.fullmatch(text) or is_number(text) else f'"{text}"'


def _ranged(key: str) -> Callable[[str, str], str]:
    """How a range is written that was written as one pair: `0: Low`, `0-4: Low` or `Low: 0`."""

    def full(name: str, value: str) -> str:
        if is_number(value) and not is_number(name) and not _FROM_TO.fullmatch(name):
            name, value = value, name
        if both := _FROM_TO.fullmatch(name):
            return f"{{from: {both[1]}, to: {both[2]}, {key}: {_quoted(value)}}}"
        return f"{{from: {name}, {key}: {_quoted(value)}}}" if is_number(name) else ""

    return full


def _option(name: str, value: str) -> str:
    if is_number(value) and not is_number(name):
        name, value = value, name
    return f"{{value: {_quoted(name)}, label: {_quoted(value)}}}"


def _part(kind: str) -> Callable[[str, str], str]:
    return lambda name, value: f"{{{kind}: {name}, weight: {value}}}" if is_number(value) else ""


_PAIRS: dict[str, Callable[[str, str], str]] = {
    "a band": _ranged("label"),
    "a scored range": _ranged("score"),
    "a response option": _option,
    "an item": lambda name, value: f"{{id: {name}, text: {_quoted(value)}}}",
    "an entry of `items`": _part("item"),
    "an entry of `scales`": _part("scale"),
}
"""By the name of the record: a single key with its value, written in full."""

_SINGLE: dict[str, Callable[[str], str]] = {
    "a band": lambda text: f"{{from: …, label: {_quoted(text)}}}",
    "a response option": lambda text: f"{{value: 0, label: {_quoted(text)}}}",
    "an item": lambda text: f"{{id: …, text: {_quoted(text)}}}",
    "an expectation": lambda text: (
        f"{{score: {text}}}"
        if is_number(text)
        else f"{{band: {_quoted(text)}}}`, or of a classification `{{class: {_quoted(text)}}}"
    ),
    "what is counted": lambda text: f"{{at_least: {text}}}" if is_number(text) else f"{{is: {_quoted(text)}}}",
    "the rule for missing answers": lambda text: f"{{min_answered: {_quoted(text)}}}" if text[0].isdigit() else "",
}
"""By the name of the record: a single text, written in full."""


# Conditions


def _condition(node: Node, keys: Collection[str]) -> str:
    if isinstance(node, Scalar):
        return _formula(node.value)
    if (
        not isinstance(node, Mapping)
        or not node.pairs
        or any(name.value in keys or nearest(name.value, keys) for name, _ in node.pairs)
    ):
        return ""
    return _joined("all", [_pair(name.value, value) for name, value in node.pairs])


def _formula(text: str) -> str:
    """A condition that was written as text: `plan > 2`, also several of them, or just a name."""
    pieces = _JOINED.split(text.strip())
    return _joined("any" if {"or", "||"} & set(pieces[1::2]) else "all", [_test(piece) for piece in pieces[::2]])


def _test(text: str) -> str:
    found = _TEST.fullmatch(text)
    if not found:
        return f"{{item: {text}, is: …}}" if re.fullmatch(r"[\w-]+", text) else ""
    name, sign, value = found.groups()
    if sign in _COMPARISONS:
        return f"{{item: {name}, {_COMPARISONS[sign]}: {value}}}"
    same = f"{{item: {name}, is: {_quoted(value)}}}"
    return f"{{not: {same}}}" if sign == "!=" else same


def _pair(name: str, value: Node) -> str:
    """A condition that was written as a name with an answer, or with what has to hold."""
    if isinstance(value, Scalar):
        return f"{{item: {name}, is: {_quoted(value.value)}}}" if value.value.strip() else _formula(name)
    if isinstance(value, Sequence):
        values = [_quoted(each.value) for each in value.items if isinstance(each, Scalar)]
        return f"{{item: {name}, is: [{', '.join(values)}]}}" if values else ""
    tests = [f"{key.value}: {_quoted(x.value)}" for key, x in value.pairs if isinstance(x, Scalar)]
    return f"{{item: {name}, {', '.join(tests)}}}" if tests else ""


def _joined(word: str, pieces: list[str]) -> str:
    if not all(pieces):
        return ""
    return pieces[0] if len(pieces) == 1 else f"{{{word}: [{', '.join(pieces)}]}}"
