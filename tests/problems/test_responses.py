"""What is told of files of responses: their heads, their rows, and a reader's own export."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from golden import compare, in_words
from selfcheck.batch import load_bank
from selfcheck.batch.run import Files, Kind, Scored, score_responses

if TYPE_CHECKING:
    from places import MakeGuide
    from selfcheck.model.bank import Bank

HEAD = "person,plan,keep\n"


@pytest.fixture
def bank(make_guide: MakeGuide) -> Bank:
    return load_bank(make_guide({}) / "one" / "alpha.yaml")


def scored(bank: Bank, text: str | bytes, kind: Kind = "csv", to: Kind = "csv") -> Scored:
    data = text.encode() if isinstance(text, str) else text
    endings = {"csv": "csv", "jsonl": "jsonl", "parquet": "parquet", "export": "json"}
    files = Files(io.BytesIO(data), f"responses.{endings[kind]}", kind, io.BytesIO(), to)
    return score_responses(bank, files, lambda position, rows: None)


def words(bank: Bank, text: str | bytes, kind: Kind = "csv", to: Kind = "csv") -> str:
    return in_words(scored(bank, text, kind, to).problems)


def export(section: str, **stored: object) -> str:
    entries = {f"selfcheck:/guide/:{section}": json.dumps(stored)}
    return json.dumps({"selfcheck": "export", "format": 1, "site": "/guide/", "date": "", "entries": entries})


def test_files_that_cannot_be_scored(bank: Bank) -> None:
    told = {
        "Nothing at all": words(bank, ""),
        "The head of something else": words(bank, "person,question 1\nanna,2\n"),
        "A column twice": words(bank, "plan,keep,plan\n2,1,2\n"),
        "A file that has its scores": words(bank, "plan,keep,overall.score\n2,1,3\n"),
        "Names that JSON cannot tell apart": words(bank, "plan,keep,,\n2,1,,\n", "csv", "jsonl"),
        "UTF-16": words(bank, HEAD.encode("utf-16")),
        "Names of another bank, in JSON Lines": words(bank, '{"person": 1, "q1": 2}\n', "jsonl", "jsonl"),
        "An export of other sections": words(bank, export("one/beta", answers={}), "export"),
        "No export": words(bank, "{}", "export"),
        "No Parquet": words(bank, "plan,keep\n2,1\n", "parquet"),
    }
    compare("SC701", told)


def test_rows_that_cannot_be_read(bank: Bank) -> None:
    lines = '{"plan": 2\n[2, 1]\n{"plan": 2, "plan": 1}\n{"plan": NaN}\n{"plan": 2, "overall.band": "Firm"}\n'
    told = {
        "Too few and too many cells": words(bank, f"{HEAD}anna,2\nSmith, Anna,2,1\n"),
        "Quotes": words(bank, f'{HEAD}"anna"s,2,1\n"ben,2,1\ncem,2,1\n'),
        "A NUL character": words(bank, f"{HEAD}an\0na,2,1\n"),
        "Bytes that are no UTF-8": words(bank, HEAD.encode() + "Zoë,2,1\n".encode("latin-1")),
        "A line that does not end": words(bank, f"{HEAD}{'a' * 1_000_001},2,1\n").replace("a" * 120, "…"),
        "JSON": words(bank, lines, "jsonl", "jsonl"),
        "Names that are no columns": words(bank, '{"plan": 2}\n{"plan": 2, "note": "x"}\n', "jsonl", "csv"),
    }
    compare("SC702", told)


def test_answers_that_are_not_offered(bank: Bank) -> None:
    told = {
        "A label and a code for missing answers": words(bank, f'{HEAD}anna,Often,1\n"ben\nand bo",2,99\n'),
        "In JSON Lines": words(bank, '{"plan": [2], "keep": 1}\n{"keep": true}\n', "jsonl", "jsonl"),
        "In an export": words(
            bank, export("one/alpha", answers={"plan": answer(bank, "plan", "7")}), "export", "jsonl"
        ),
    }
    compare("SC703", told)


def answer(bank: Bank, item: str, value: str, revision: int = 1) -> dict[str, object]:
    return {"value": value, "fingerprint": bank.item[item].fingerprint, "revision": revision}


def test_columns_that_look_like_items(bank: Bank) -> None:
    told = {
        "A capital letter": words(bank, "person,Plan,keep\nanna,2,1\n"),
        "In JSON Lines, told once": words(bank, '{"keep": 2, "plam": 1}\n' * 2, "jsonl", "jsonl"),
    }
    compare("SC704", told)


def test_items_without_a_column(bank: Bank) -> None:
    compare("SC705", {"One of two": words(bank, "person,plan\nanna,2\n")})


def test_answers_to_what_the_bank_was(bank: Bank) -> None:
    stale = {"plan": answer(bank, "plan", "2"), "keep": answer(bank, "keep", "1", revision=0), "gone": {}}
    compare("SC706", {"An earlier revision": words(bank, export("one/alpha", answers=stale), "export")})


def test_the_first_rows_are_told_and_all_are_counted(bank: Bank) -> None:
    found = scored(bank, HEAD + "anna,7,1\n" * 50 + "ben,2,1\n")
    assert (found.rows, found.rejected, found.told, len(found.problems)) == (1, 50, 20, 20)
