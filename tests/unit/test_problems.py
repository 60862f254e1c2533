"""Problems and places as values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.catalogue import Level
from selfcheck.problems import Label, Place, Problems, Source

SOURCE = Source("a.yaml", "title: T  \r\nitems: x\n")


def test_problems_are_told_once_and_in_order() -> None:
    problems = Problems()
    problems.add("SC302", "later", Place(SOURCE, 2))
    problems.add("SC201", "later in the line", Place(SOURCE, 1, 5))
    problems.add("SC201", "sooner", Place(SOURCE, 1, 2))
    problems.add("SC201", "sooner", Place(SOURCE, 1, 2))
    problems.add("SC101", "another file", Place(Source("a.md", ""), 0))
    assert [problem.message for problem in problems] == ["another file", "sooner", "later in the line", "later"]
    assert [problem.level for problem in problems] == [*[Level.ERROR] * 3, Level.WARNING]
    assert (len(problems), problems.errors) == (4, 3)


def test_a_problem_with_labels() -> None:
    problems = Problems()
    label = Label(Place(SOURCE, 1), "first used here")
    problems.add("SC201", "twice", Place(SOURCE, 2), "rename it", (label for label in [label]))
    problems.add("SC201", "twice", Place(SOURCE, 2), "rename it")
    assert [problem.labels for problem in problems] == [(label,), ()]


@given(st.text("a\r\n", max_size=12))
def test_a_line_is_found_without_taking_all_apart(text: str) -> None:
    source = Source("a.yaml", text)
    assert [source.line(number) for number in range(1, len(source.lines) + 1)] == source.lines
    assert [source.line(number) for number in (-1, 0, len(source.lines) + 1)] == ["", "", ""]


def test_a_code_that_is_not_in_the_catalogue_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Problems().add("SC999", "wrong", Place(SOURCE, 1))


def test_a_place_ends_within_its_line_or_right_behind_it() -> None:
    ends = {(1, 1, 5): 6, (1, 8, 1): 9, (1, 10, 1): 11, (1, 10, 99): 11, (1, 11, 1): 11, (2, 8, 1): 9, (9, 3, 1): 3}
    assert {where: Place(SOURCE, *where).end_column for where in ends} == ends


def test_no_more_errors_of_a_file_are_told_than_anybody_mends() -> None:
    source, other = Source("a.yaml", "x\n" * 300), Source("b.yaml", "x")
    problems = Problems()
    for line in range(1, 301):
        problems.add("SC122", "wrong", Place(source, line))
        problems.add("SC217", "odd", Place(source, line))
    problems.add("SC122", "wrong", Place(other, 1))
    codes = [problem.code for problem in problems]
    assert (codes.count("SC122"), codes.count("SC107"), codes.count("SC217")) == (101, 1, 300)
    assert problems.full(source)
    assert not problems.full(other)
