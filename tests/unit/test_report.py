"""Problems and outcomes in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.excerpt import printable
from selfcheck.outcome import Outcome
from selfcheck.problems import Label, Level, Place, Problem, Problems, Source
from selfcheck.report import more_about, problem_text, summary


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


# Characters that take two cells of a terminal, or none


def carets(text: str, column: int, length: int = 1) -> tuple[int, int]:
    """The cells before the carets, and how many carets there are."""
    marks = words(text, 1, column, length)[3][5:]
    return marks.index("^"), marks.count("^")


def test_carets_stand_under_wide_characters() -> None:
    assert words("title: 漢字 and 仮名", 1, 15, 2)[2:4] == [
        " 1 | title: 漢字 and 仮名",
        "   |                 ^^^^",
    ]
    assert [carets("漢字", column) for column in (1, 2, 3)] == [(0, 2), (2, 2), (4, 1)]
    assert carets("🇩🇪: b", 5) == (4, 1)


def test_a_combining_character_is_marked_under_its_letter() -> None:
    assert [carets("e\u0301t\u00e9: b", column) for column in (1, 2, 3, 7)] == [(0, 1), (0, 1), (1, 1), (5, 1)]
    assert carets("\u0301", 1) == (0, 1)


def test_pictures_are_not_joined() -> None:
    assert words("👩\u200d🌾: b", 1, 6)[2:4] == [" 1 | 👩🌾: b", "   |       ^"]


def test_a_long_line_is_cut_by_cells() -> None:
    line, marks = words("漢" * 200, 1, 100, 3)[2:4]
    assert line[5:] == "漢" * 60
    assert marks[5:] == " " * 58 + "^" * 6


@given(st.text(), st.integers(0, 5), st.integers(1, 300), st.integers(1, 300))
def test_any_place_of_any_text_can_be_shown(text: str, line: int, column: int, length: int) -> None:
    said = words(text, line, column, length)
    assert len(said) == (5 if line else 3)
    assert all(character.isprintable() for character in "".join(said))


# Labels


def labelled(text: str, place: tuple[int, int, int], *labels: tuple[int, int, int, str]) -> list[str]:
    """What is told of a place with labels, each by its line, column and length, without the help."""
    source = Source("a.yaml", text)
    told = tuple(Label(Place(source, *where), said) for *where, said in labels)
    return problem_text(Problem("SC201", "twice", Place(source, *place), "rename it", labels=told)).plain.splitlines()


LINES = "".join(f"- {{id: a{n}}}\n" for n in range(1, 13))


def test_labels_near_and_far() -> None:
    assert labelled(LINES, (12, 8, 3), (1, 8, 2, "first"), (11, 8, 3, "next to it"), (9, 8, 2, "one between")) == [
        "error[SC201]: twice",
        "   --> a.yaml:12:8",
        "  1 | - {id: a1}",
        "    |        -- first",
        "...",
        "  9 | - {id: a9}",
        "    |        -- one between",
        " 10 | - {id: a10}",
        " 11 | - {id: a11}",
        "    |        --- next to it",
        " 12 | - {id: a12}",
        "    |        ^^^",
        "    = help: rename it",
    ]


def test_a_label_behind_the_place() -> None:
    assert labelled(LINES, (1, 8, 2), (2, 8, 2, "and here"))[1:6] == [
        "  --> a.yaml:1:8",
        " 1 | - {id: a1}",
        "   |        ^^",
        " 2 | - {id: a2}",
        "   |        -- and here",
    ]


def test_labels_in_one_line() -> None:
    assert labelled("[one, two, one, two]", (1, 17, 3), (1, 2, 3, "first"), (1, 7, 3, "second"))[2:-1] == [
        " 1 | [one, two, one, two]",
        "   |  ---  ---       ^^^",
        "   |  |    |",
        "   |  |    second",
        "   |  first",
    ]
    assert labelled("[one, two]", (1, 2, 3), (1, 7, 3, "not this"))[2:-1] == [
        " 1 | [one, two]",
        "   |  ^^^  --- not this",
    ]


def test_labels_that_overlap() -> None:
    assert labelled("{a: {b: c}}", (1, 5, 6), (1, 6, 1, "inside"), (1, 6, 1, "as well"), (1, 1, 11, "around"))[
        2:-1
    ] == [
        " 1 | {a: {b: c}}",
        "   | ----^^^^^^-",
        "   | |    |",
        "   | |    inside",
        "   | |    as well",
        "   | around",
    ]


def test_labels_far_apart_in_a_long_line() -> None:
    text = "".join(f"{n:<5}" for n in range(200))
    said = labelled(text, (1, 501, 3), (1, 496, 2, "near"), (1, 1, 1, "far"))
    assert said[2:5] == [f" 1 | {text[:120]}", "   | - far", f" 1 | {text[441:561]}"]
    assert said[5:-1] == [
        f"   | {' ' * 54}--   ^^^",
        f"   | {' ' * 54}|",
        f"   | {' ' * 54}near",
    ]


def test_labels_in_other_files() -> None:
    source, other = Source("a.yaml", "id: x\n"), Source("b.yaml", "one: 1\ntwo: 2\n")
    labels = (
        Label(Place(other, 2, 1, 3), "this one"),
        Label(Place(Source("c.png", ""), 0), "and that"),
        Label(Place(source, 1, 1, 2), "a key"),
        Label(Place(other, 1, 6), "its value"),
    )
    assert problem_text(Problem("SC201", "twice", Place(source, 1, 5), labels=labels)).plain.splitlines() == [
        "error[SC201]: twice",
        "  --> a.yaml:1:5",
        " 1 | id: x",
        "   | --  ^",
        "   | |",
        "   | a key",
        "  ::: b.yaml:2:1",
        " 1 | one: 1",
        "   |      - its value",
        " 2 | two: 2",
        "   | --- this one",
        "  ::: c.png: and that",
    ]


def test_a_file_as_a_whole_with_a_label_in_it() -> None:
    assert labelled("id: x\n", (0, 1, 1), (1, 1, 2, "the only key"))[1:] == [
        "  --> a.yaml",
        " 1 | id: x",
        "   | -- the only key",
        "   = help: rename it",
    ]


@given(
    st.text(), st.lists(st.tuples(st.integers(0, 9), st.integers(1, 300), st.integers(1, 300), st.text()), min_size=1)
)
def test_any_labels_can_be_shown(text: str, places: list[tuple[int, int, int, str]]) -> None:
    said = labelled(text, places[0][:3], *places)
    assert all(character.isprintable() for character in "".join(said))
    assert all(any(printable(text) in line for line in said) for *_, text in places)


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
    assert "1,000 warnings" in summary(outcome(warnings=1000), "Checked")


def test_the_command_that_tells_more() -> None:
    found = outcome(errors=2, warnings=1).problems
    assert more_about(found) == "More about these problems: selfcheck explain SC103 SC302"
