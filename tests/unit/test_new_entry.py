"""A new chapter or section in `guide.yaml`: written like the others, and nothing else changed, however odd the file.

`new_entries.txt` has a file before and after for each case: a section `new` in chapter `a`, or a chapter `new`.
"""

from __future__ import annotations

import re

import pytest

from places import TESTS
from selfcheck.new.entry import with_chapter, with_section

_CASE = re.compile(r"^== (section|chapter): (.*)\n((?:.*\n)*?)=>\n((?:.*\n)*?)(?=\n==|\Z)", re.MULTILINE)
CASES = _CASE.findall((TESTS / "unit" / "new_entries.txt").read_text())
ENDS = {"Unix": "\n", "Windows": "\r\n", "the old Mac": "\r"}


def added(what: str, text: str) -> str | None:
    return with_section(text, "a", "new") if what == "section" else with_chapter(text, "new", "first")


def test_all_cases_are_read() -> None:
    assert len(CASES) == (TESTS / "unit" / "new_entries.txt").read_text().count("=>\n") > 10


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize(("what", "title", "before", "after"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_an_entry(what: str, title: str, before: str, after: str, end: str) -> None:
    assert added(what, before.replace("\n", end)) == after.replace("\n", end), title
    # The last line need not have an end.
    assert added(what, before[:-1].replace("\n", end)) == after[:-1].replace("\n", end), title


def test_places_are_counted_in_characters() -> None:
    before = 'title: "Größe 👍 a\u2028b\x85c"\nchapters:\n  - folder: a\n    sections:\n      - one\n'
    assert added("section", before) == f"{before}      - new\n"
    assert added("chapter", before) == f"{before}  - folder: new\n    sections:\n      - first\n"


def test_what_would_say_something_else_is_not_written() -> None:
    shared = "chapters:\n  - folder: a\n    sections: &all [one]\n  - folder: b\n    sections: *all\n"
    assert with_section(shared, "a", "new") is None
    assert with_section(shared, "b", "new") is None
    assert with_chapter(shared, "new", "first") is None
