"""What a key says of its default is true: whoever writes it has said nothing new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reading import bank
from records import RECORDS
from selfcheck.model.bank import Bank
from selfcheck.model.plain import Plain, written
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems

if TYPE_CHECKING:
    from places import MakeGuide

BANK = """{
title: T<a bank>,
responses: [{value: 0, label: Never}, {value: 1, label: Often}],
items: [{id: b, text: B, scale: s}, {id: a, text: A, scale: s<an item>}],
scales: [
  {id: s, title: S, method: sum<a scale>},
  {id: t, title: T, method: sum, items: [b, {item: a<an entry of `items`>}],
    missing: {min_answered: 1<the rule for missing answers>}},
  {id: u, title: U, method: sum, scales: [s, {scale: t<an entry of `scales`>}],
    points: [{when: {answered: b}, score: 1<points>}]}],
next_steps: [{id: n, title: N, text: N<a next step>}]}
"""
"""A bank with a sign in each of its records, where a key can be added."""

BESIDE = {
    ("an item", "method"): ", type: multiple",
    ("an item", "none"): ", type: multiple",
    ("an item", "step"): ", type: number, range: [0, 9]",
    ("an item", "otherwise"): ", when: {item: b, is: 1}",
}
"""What has to be written too, for the key to make sense."""

DEFAULTS = [
    (format, record.name, name, key.default)
    for format, record in RECORDS.values()
    for name, key in record.table.items()
    if key.default is not None
]


def bank_with(record: str, text: str) -> Bank:
    """The bank with this text in one of its records."""
    return bank(re.sub("<(.+?)>", lambda sign: text if sign[1] == record else "", BANK))


@pytest.mark.parametrize(("record", "key", "default"), [entry[1:] for entry in DEFAULTS if entry[0] == "bank"])
def test_a_default_of_a_bank(record: str, key: str, default: Plain) -> None:
    assert f"<{record}>" in BANK
    beside = BESIDE.get((record, key), "")
    assert bank_with(record, f"{beside}, {key}: {written(default)}") == bank_with(record, beside)


def test_defaults_of_a_guide(make_guide: MakeGuide) -> None:
    text = "title: T\nchapters: [{folder: one, sections: [alpha, beta]}]\npages: [about.md]\n"
    guide = read_guide(make_guide({"guide.yaml": text}), Problems())
    assert guide
    read = {"language": guide.language, "branch": guide.branch, "html": guide.html, "offline": guide.offline}
    found = {("guide", "a guide", key, value) for key, value in read.items()}
    assert found == {entry for entry in DEFAULTS if entry[0] == "guide"}
