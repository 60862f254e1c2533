"""Files of rows: what is read is what stands there, and whatever stands there is read as something."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from places import SMALL_GUIDE
from selfcheck.batch import load_bank
from selfcheck.batch.csv_rows import CsvReader
from selfcheck.batch.json_rows import JsonLinesReader
from selfcheck.batch.rows import Bad, Row
from selfcheck.problems import Problems

BANK = load_bank(SMALL_GUIDE / "one" / "alpha.yaml")
HEAD = b"plan,keep\n"

SIGNS = (b'"', b'""', b",", b"\n", b"\r\n", b"a", b"\0", b"\xff", "é".encode(), b"{", b"}", b":")
pieces = st.lists(st.sampled_from(SIGNS))


def read_csv(data: bytes) -> list[Row | Bad]:
    return list(CsvReader(io.BytesIO(HEAD + data), "t.csv", BANK, Problems()))


def kept(data: bytes) -> bytes:
    """All bytes but those of lines without anything, which are no rows."""
    return b"".join(line for line in data.splitlines(keepends=True) if line.strip(b"\r\n"))


@given(pieces.map(b"".join))
@example(b'"a\n"b\n')
@example(b'a,"\n\n"\n"')
def test_whatever_stands_in_a_table_is_a_row_or_told(data: bytes) -> None:
    found = read_csv(data)
    assert kept(b"".join(each.raw for each in found)) == kept(data)
    assert all(each.told for each in found if isinstance(each, Bad))
    assert all(len(each.cells) == 2 for each in found if isinstance(each, Row))


@given(pieces.map(b"".join))
def test_whatever_stands_in_json_lines_is_a_row_or_told(data: bytes) -> None:
    found = list(JsonLinesReader(io.BytesIO(data), "t.jsonl", BANK, Problems(), flat=False))
    lines = [line for line in data.split(b"\n") if line.strip(b" \r")]
    assert [each.raw.removesuffix(b"\n") for each in found] == lines


@settings(max_examples=50)
@example([("", '"\n')])
@given(st.lists(st.tuples(*[st.text(st.characters(exclude_characters="\0", codec="utf-8"))] * 2)))
def test_a_table_is_read_as_the_standard_library_writes_it(rows: list[tuple[str, str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    found = read_csv(file.getvalue().encode())
    assert [tuple(each.cells) for each in found if isinstance(each, Row)] == rows


def test_places_are_those_of_an_editor() -> None:
    data = b'"x\ny",2\n\xc3\xa9,7\n'
    reader = CsvReader(io.BytesIO(b"keep,plan\n" + data), "t.csv", BANK, Problems())
    first, second = (row for row in reader if isinstance(row, Row))
    assert str(reader.place(first, 1)) == "t.csv:3:4"
    assert str(reader.place(second, 1)) == "t.csv:4:3"
    line = json.dumps({"note": "plan", "plan": 7})
    lines = JsonLinesReader(io.BytesIO(line.encode()), "t.jsonl", BANK, Problems(), flat=False)
    (row,) = lines
    assert isinstance(row, Row)
    assert str(lines.place(row, 0)) == f"t.jsonl:1:{line.index('plan', 15) + 1}"
