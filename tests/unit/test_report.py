"""Problems and outcomes in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.build import Outcome
from selfcheck.problems import Level, Place, Problem, Problems, Source
from selfcheck.report import problem_text, summary


def words(text: str, line: int, column: int = 1, length: int = 1, **more: str) -> list[str]:
    problem = Problem(
        "SC103", more.get("message", "wrong"), Place(Source("a.yaml", text), line, column, length), "mend it"
    )
    return problem_text(problem).plain.splitlines()


def test_a_problem() -> None:
    assert words("title: T\nitems: x\n", 2, 8) == [
        "error[SC103]: wrong",
        "  --> a.yaml:2:8",
        " 2 | items: x",
        "   |        ^",
        "   = help: mend it",
    ]


def test_a_warning_without_help() -> None:
    problem = Problem("SC302", "unused", Place(Source("a.md", ""), 0), level=Level.WARNING)
    assert problem_text(problem).plain == "warning[SC302]: unused\n  --> a.md\n"


def test_a_file_as_a_whole_has_no_excerpt() -> None:
    assert words("title: T\n", 0) == ["error[SC103]: wrong", "  --> a.yaml", "   = help: mend it"]


def test_the_gutter_is_as_wide_as_the_number() -> None:
    assert words("\n" * 1233 + "x: y", 1234, 4)[1:] == [
        "     --> a.yaml:1234:4",
        " 1234 | x: y",
        "      |    ^",
        "      = help: mend it",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_are_not_shown(end: str) -> None:
    assert words(f"a: b  {end}c: d{end}", 1, 4)[2:4] == [" 1 | a: b", "   |    ^"]


def excerpt(text: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line as it is shown, and the part of it that is marked."""
    line, marks = words(text, 1, column, length)[2:4]
    line, marks = line[5:], marks[5:]
    return line, line[marks.index("^") : len(marks)]


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text = "".join(f"{n:<5}" for n in range(200))
    line, marked = excerpt(text, 501, 3)
    assert marked == "100"
    assert len(line) <= 120
    assert "  99 " in f" {line}"
    assert excerpt(text, 1, 1) == (text[:120], "0")
    assert excerpt(text, 996, 3)[1] == "199"


def test_a_mark_ends_with_what_is_shown() -> None:
    line, marked = excerpt("x" * 1000, 501, 500)
    assert line.endswith(marked)
    assert len(marked) == 61
    assert excerpt("a: b", 4, 99) == ("a: b", "b")


def test_a_place_behind_the_end_of_the_line_is_marked() -> None:
    assert words("a:", 1, 5)[2:4] == [" 1 | a:", "   |   ^"]
    assert words("", 1, 1)[2:4] == [" 1 | ", "   | ^"]
    assert words("a", 7, 1)[2:4] == [" 7 | ", "   | ^"]


def test_tabs_and_control_characters_take_one_column_each() -> None:
    assert excerpt("\ta:\tb", 5) == (" a: b", "b")
    assert excerpt("\x1b[31m\u202ea\u2028: b", 9) == ("\ufffd[31m\ufffda\ufffd: b", ":")


def test_nothing_that_is_told_can_do_anything_to_a_terminal() -> None:
    said = "".join(words("\x1b[2J", 1, message="`\x1b[2J\u202e` is wrong"))
    assert all(character.isprintable() for character in said)
    assert "`\ufffd[2J\ufffd` is wrong" in said


@given(st.text(), st.integers(0, 5), st.integers(1, 300), st.integers(1, 300))
def test_any_place_of_any_text_can_be_shown(text: str, line: int, column: int, length: int) -> None:
    said = words(text, line, column, length)
    assert len(said) == (5 if line else 3)
    assert all(character.isprintable() for character in "".join(said))


# Summary


def outcome(errors: int = 0, warnings: int = 0) -> Outcome:
    problems = Problems()
    for number in range(errors):
        problems.add("SC103", "wrong", Place(Source("a.yaml", ""), number))
    for number in range(warnings):
        problems.add("SC302", "odd", Place(Source("a.yaml", ""), number))
    return Outcome(problems, seconds=1.25)


def test_summaries() -> None:
    assert summary(outcome(), "Built site") == "Built site: 0 pages, 0 banks, 0 items, no problems, 1.2 s."
    assert summary(outcome(), "Checked") == "Checked: 0 pages, 0 banks, 0 items, no problems, 1.2 s."
    assert summary(outcome(warnings=1), "Checked") == "Checked: 0 pages, 0 banks, 0 items, 1 warning, 1.2 s."
    found = summary(outcome(errors=1, warnings=2), "Not built")
    assert found == "Not built: 0 pages, 0 banks, 0 items, 1 error and 2 warnings, 1.2 s."
    assert "1,000 errors" in summary(outcome(errors=1000), "Checked")
