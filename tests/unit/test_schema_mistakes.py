"""The JSON Schemas and the reader say the same about files made from the tables of keys, with mistakes of all sorts."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor import bank, verdicts
from records import RECORDS
from selfcheck.model.condition_format import CONDITION_KEYS, HEADS, ConditionKind
from selfcheck.model.condition_format import TESTS as BESIDE
from selfcheck.model.grammar import Kind, ListOf, OneOf
from selfcheck.model.profile_format import SECTION_CONDITION_KEYS, SectionConditionKind
from selfcheck.model.record import Key, Record
from selfcheck.model.schema import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every key, with all of its examples

NAMED = {
    head: {head: CONDITION_KEYS[head].examples[0]} | {key: CONDITION_KEYS[key].examples[0] for key in BESIDE[head]}
    for head in BESIDE
}
CONDITIONS = [
    *ConditionKind.examples,
    *NAMED.values(),
    *({head: CONDITION_KEYS[head].examples[0]} for head in ("answered", "scored")),
    {"any": [*NAMED.values(), {"not": {"scored": "overall"}}]},
    {"not": NAMED["item"]},
    *(
        {head: CONDITION_KEYS[head].examples[0], key: each}
        for head in BESIDE
        for key in BESIDE[head]
        for each in CONDITION_KEYS[key].examples
    ),
]


SECTION = {key: SECTION_CONDITION_KEYS[key].examples[0] for key in ("section", *SectionConditionKind.tests["section"])}
SECTION_CONDITIONS = [
    *SectionConditionKind.examples,
    SECTION,
    {"any": [SECTION, {"not": {"scored": "sleep/nights"}}]},
    {"section": "sleep/nights", "band": "Start here"},
]


def sample(kind: Kind[Any], number: int) -> Any:
    """A value of a kind with every key, each with the example of this number; after the last the first comes again."""
    if isinstance(kind, SectionConditionKind):
        return SECTION_CONDITIONS[number % len(SECTION_CONDITIONS)]
    if isinstance(kind, ConditionKind):
        return CONDITIONS[number % len(CONDITIONS)]
    if isinstance(kind, Record):
        return {name: sample_of_key(key, number) for name, key in kind.table.items()}
    assert isinstance(kind, ListOf), f"{kind} needs examples"
    return [sample(kind.kind, number + place) for place in range(kind.least)]


def sample_of_key(key: Key[Any], number: int) -> Any:
    return key.examples[number % len(key.examples)] if key.examples else sample(key.kind, number)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("number", range(len(CONDITIONS)))
def test_every_key_with_its_examples(format: str, number: int) -> None:
    found = verdicts(flow(sample(FORMATS[format], number)), format)
    assert found is not None
    assert (found.reader, found.beyond, found.editor) == ([], [], [])


def test_conditions_with_every_head() -> None:
    assert {head for condition in CONDITIONS for head in condition if head in HEADS} == set(HEADS)


OTHERS: list[Any] = [
    *("", "Some Text", "a\0", "12", "true", "none", "all", "not_applicable", "80%", "0%"),
    *(0, -1, 1.5, 6.0, 10**16, True, None),
    *([], [1], ["a"], [1, 2], [[]], ["a", {"item": "b"}], [None]),
    *({}, {"a": 1}, {"item": "a"}, {"item": "a", "at_least": 1}, {"scale": "a", "item": "b"}, {"1.5": 1}),
]
KEYS = [*CONDITION_KEYS, "a", "weigth", "Title", "1", "score", "from", "label", "when"]


# Each of the records in a small file of its own, with each of its keys changed in each way


def scale(more: str) -> str:
    return bank(scale=f"id: s, title: S, method: sum, {more}")


FILES = {
    "an item": "title: T\nitems: [@]\nscales:\n  - {id: s, title: S, method: sum}\n",
    "a scale": "title: T\nitems:\n  - {id: a, text: A}\nscales: [@]\n",
    "a response option": bank("id: a, text: A, responses: [@]"),
    "a scored range": scale("steps: [@]"),
    "a condition": bank("id: a, text: A, when: @"),
    "what is compared with": bank("id: a, text: A, when: {item: a, at_least: @}"),
    "an entry of `items`": scale("items: [@]"),
    "an entry of `scales`": scale("scales: [@]"),
    "points": scale("points: [@]"),
    "what is counted": scale("counts: @"),
    "the rule for missing answers": scale("missing: @"),
    "what counts as a change": scale("change: @"),
    "norms": scale("norms: @"),
    "a group of the norms": scale("norms: {to: z, population: P, source: S, groups: [@]}"),
    "a band": scale("bands: [@]"),
    "a classification": bank(more="classifications: [@]\n"),
    "a class": bank(more="classifications: [{id: c, title: C, classes: [{label: A}, @]}]\n"),
    "an alert": bank(more="alerts: [@]\n"),
    "a next step": bank(more="next_steps: [@]\n"),
    "a case": bank(more="cases: [@]\n"),
    "an expectation": bank(more="cases: [{answers: {}, expect: {s: @}}]\n"),
    "a bank": "@",
    "a guide": "@",
    "a chapter": "{title: T, chapters: [@]}",
    "the profile": "{title: T, chapters: [{folder: a, sections: [b]}], profile: @}",
    "a note of the profile": "{title: T, chapters: [{folder: a, sections: [b]}], profile: {notes: [@]}}",
    "a condition on sections": (
        "{title: T, chapters: [{folder: a, sections: [b]}], profile: {notes: [{text: N, when: @}]}}"
    ),
}
"""A small file for each of the records, with a sign where the record stands."""


def changed(record: Record, value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A record in every way in which one of its keys can be left out, be misspelled or have another value."""
    yield value
    yield value | {"colour": "green"}
    for key, entry in value.items():
        rest = {name: value[name] for name in value if name != key}
        yield rest
        yield rest | {f"{key}x": entry}
        kind = record.table[key].kind
        words = list(kind.words) if isinstance(kind, OneOf) else []
        lengths = [entry[:-1], [*entry, entry[-1]]] if isinstance(entry, list) else []
        for other in [*OTHERS, *words, *lengths]:
            yield value | {key: other}


def test_every_record_has_a_file() -> None:
    assert set(FILES) == set(RECORDS)


@pytest.mark.parametrize("name", FILES)
def test_every_way_to_change_a_record(name: str) -> None:
    format, record = RECORDS[name]
    whole = sample(record, 0)
    conditions = {"a condition": CONDITIONS, "a condition on sections": SECTION_CONDITIONS}
    values = conditions.get(name) or [whole, *({**whole, key: word} for key, word, _ in record.needs)]
    seen = set()
    for value in (change for each in values for change in changed(record, each)):
        text = FILES[name].replace("@", flow(value))
        found = verdicts(text, format)
        assert found is not None, text
        assert found.agree, (text, found)
        seen.add(bool(found.reader))
    assert seen == {False, True}


# Files with mistakes of all sorts


def drawn(kind: Kind[Any]) -> st.SearchStrategy[Any]:
    """Values of a kind, with some of the keys that may be left out."""
    if isinstance(kind, ConditionKind):
        return st.sampled_from(CONDITIONS)
    if isinstance(kind, Record):
        keys = kind.table.items()
        needed = {name: drawn_for_key(key) for name, key in keys if key.required}
        return st.fixed_dictionaries(
            needed, optional={name: drawn_for_key(key) for name, key in keys if not key.required}
        )
    assert isinstance(kind, ListOf), f"{kind} needs examples"
    return st.lists(drawn(kind.kind), min_size=kind.least, max_size=kind.least + 1)


def drawn_for_key(key: Key[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(key.examples) if key.examples else drawn(key.kind)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every list or mapping in a value, with every index or key in it."""
    entries = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    inner = [place for _, child in entries if isinstance(child, dict | list) for place in places(child)]
    return [(value, key) for key, _ in entries] + inner


@st.composite
def damaged(draw: st.DrawFn, record: Record) -> Any:
    """A file with none, some or many mistakes."""
    value = copy.deepcopy(draw(drawn(record)))
    for _ in range(draw(st.integers(0, 3))):
        found = places(value)
        if not found:
            break
        holder, key = found[draw(st.integers(0, len(found) - 1))]
        what = draw(st.sampled_from(["replace", "delete", "rename", "add"]))
        if what == "replace":
            holder[key] = copy.deepcopy(draw(st.sampled_from(OTHERS)))
        elif what == "add" and isinstance(holder, list):
            holder.append(copy.deepcopy(draw(st.sampled_from(OTHERS))))
        elif what == "add":
            holder[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(OTHERS)))
        else:
            moved = holder.pop(key)
            if what == "rename" and isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = moved
    return value


def flow(value: Any) -> str:
    """A value as YAML in one line; None becomes nothing at all, as far as there can be nothing."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flow_key(key)}: {flow(entry)}' for key, entry in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(json.dumps('') if entry is None else flow(entry) for entry in value)}]"
    return "" if value is None else json.dumps(value)


def flow_key(key: str) -> str:
    return key if re.fullmatch(r"[\w.-]+", key) else json.dumps(key)


@pytest.mark.parametrize("format", FORMATS)
def test_mistakes_of_all_sorts(format: str) -> None:
    @settings(max_examples=60)
    @given(damaged(FORMATS[format]))
    def both_agree(value: Any) -> None:
        text = flow(value)
        found = verdicts(text, format)
        assert found is not None, text
        assert found.agree, (text, found)

    both_agree()
