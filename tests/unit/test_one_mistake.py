"""One mistake is one problem: each key of a bank with a slip in it, each entry of a list that is none, and so on."""

from __future__ import annotations

import re

import pytest

from reading import bank_or_problems
from selfcheck.check import check_bank
from selfcheck.problems import Problem, Problems

BANK = """\
title: Planning
revision: 2
minutes: 3
responses:
  - {value: 0, label: Never}
  - {value: 1, label: Sometimes}
  - {value: 2, label: Often}
response_sets:
  agree: [{value: no, label: Disagree, score: 0}, {value: yes, label: Agree, score: 2}]
items:
  - {id: plan, text: I have a plan., scale: overall, next_step: write}
  - {id: keep, text: I keep to it., scale: overall, when: {item: plan, above: 0}, otherwise: 0}
  - {id: look, text: I look at it again., scale: overall, reverse: true, weight: 2}
  - id: hours
    text: Hours.
    type: number
    range: [0, 24]
    step: 0.5
    unit: hours
    steps: [{from: 0, score: 0}, {above: 5, score: 1}, {from: 9, score: 2}]
  - id: many
    text: Which.
    type: multiple
    none: true
    responses: [{value: a, label: A}, {value: b, label: B}]
    method: count
  - {id: note, text: What else., type: text}
  - {id: fair, text: It is fair., responses: agree, not_applicable: true}
scales:
  - id: overall
    title: Planning
    method: sum
    missing: {min_answered: 2, fill: 0}
    bands:
      - {from: 0, label: Loose, text: A start.}
      - {from: 3, label: Firm, text: Well planned.}
  - id: mixed
    title: Mixed
    method: mean
    items: [hours, {item: many, reverse: true}, {item: fair, recode: {yes: 1}}]
    points: [{when: {scale: overall, band: Firm}, score: 1}]
    rescale: [0, 100]
    decimals: 0
  - id: counted
    title: Counted
    method: count
    items: [plan, keep, {item: look, at_least: 2, weight: 1}]
    counts: {at_least: 1}
    table: {0: 10, 1: 20, 2: 30, 3: 40}
  - {id: whole, title: Whole, method: max, scales: [overall, {scale: mixed, weight: 0.5}], when: {scored: overall}}
  - id: normed
    title: Normed
    method: sum
    items: [plan, look, fair]
    norms:
      to: t
      population: Adults
      source: A book
      groups: [{when: {item: plan, is: 2}, mean: 3, sd: 1, n: 100}, {mean: 2, sd: 1, n: 100}]
classifications:
  - id: kind
    title: Kind
    classes:
      - {when: {all: [{scale: overall, at_least: 4}, {item: fair, is: yes}]}, label: High, text: Hm.}
      - {when: {scale: overall, band: [Firm]}, label: Middle}
      - {label: Low}
alerts:
  - {when: {any: [{item: plan, is: [0, 1]}, {not: {answered: look}}]}, text: Take care.}
next_steps:
  - {id: write, title: Write a plan, text: On one page., effort: 1, every: week}
cases:
  - name: one
    answers: {plan: 2, keep: 1, look: 0, hours: 6, many: [a], fair: yes}
    expect: {overall: {score: 7, band: Firm}, kind: {class: High}, counted: {score: 40}}
"""
"""A bank without a mistake, with something of everything."""

KEYS = list(re.finditer(r"(?<=[{ ])[a-z_]+(?=: |:\n)", BANK))
ENTRIES = list(re.finditer(r"^ +- ([^\s].*)$", BANK, re.MULTILINE))
NUMBERS = list(re.finditer(r"(?<=: )-?[\d.]+(?=[,}\n])", BANK))


def problems_of(text: str) -> list[Problem]:
    bank, problems = bank_or_problems(text)
    if bank is None:
        return problems
    found = Problems()
    check_bank(bank, found)
    return [*problems, *found]


def changed(match: re.Match[str], by: str) -> str:
    return BANK[: match.start()] + by + BANK[match.end() :]


def label(match: re.Match[str]) -> str:
    return f"{BANK.count(chr(10), 0, match.start()) + 1}-{match[0][:20]}"


def test_the_bank_is_without_a_mistake() -> None:
    assert problems_of(BANK) == []


@pytest.mark.parametrize("key", KEYS, ids=label)
def test_a_slip_in_a_key(key: re.Match[str]) -> None:
    word = key[0]
    swapped = f"{word[0]}{word[2]}{word[1]}{word[3:]}" if len(word) > 3 else word
    found = problems_of(changed(key, f"{word}{word[-1]}" if swapped == word else swapped))
    assert len(found) == 1, found
    assert found[0].help


@pytest.mark.parametrize("entry", ENTRIES, ids=label)
def test_an_entry_that_is_none(entry: re.Match[str]) -> None:
    found = problems_of(changed(entry, entry[0].replace(entry[1], "nonsense")))
    assert len(found) == 1, found


@pytest.mark.parametrize("number", NUMBERS, ids=label)
def test_a_number_that_is_a_list(number: re.Match[str]) -> None:
    found = problems_of(changed(number, f"[{number[0]}]"))
    assert len(found) <= 1, found
