"""YAML as people mean it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reading import plain, read_yaml
from selfcheck.load.yaml import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_MISTAKES,
    MAX_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    kind_of,
    shorten,
)

if TYPE_CHECKING:
    from selfcheck.problems import Place


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "yes",
        "off",
        "12:30",
        "2024-01-01",
        "014",
        "0x1F",
        "1e3",
        "1_000",
        "~",
        "null",
        ".inf",
        "<<",
        "=",
        "3.0",
    ],
)
def test_text_stays_the_text_that_was_typed(text: str) -> None:
    node, problems = read_yaml(f"key: {text}\n")
    assert plain(node) == {"key": text}
    assert not problems


def test_keys_stay_the_text_that_was_typed() -> None:
    node, problems = read_yaml("no: a\n1: b\n01: c\n'<<': d\n")
    assert plain(node) == {"no": "a", "1": "b", "01": "c", "<<": "d"}
    assert not problems


def test_a_merge_key_is_told_and_nothing_is_missing_because_of_it() -> None:
    node, problems = read_yaml("- &a {b: c, d: e}\n- {<<: *a, d: f}\n- {<<: [*a, {g: h}]}\n")
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("SC110", "a.yaml:2:4"),
        ("SC110", "a.yaml:3:4"),
    ]
    assert plain(node) == [{"b": "c", "d": "e"}, {"d": "f", "b": "c"}, {"b": "c", "d": "e", "g": "h"}]


def test_a_key_with_a_hidden_character_is_told_and_read_without_it() -> None:
    node, problems = read_yaml("ti\u200btle: a\n")
    assert [(problem.code, str(problem.place)) for problem in problems] == [("SC122", "a.yaml:1:1")]
    assert "`ti\ufffdtle` has the character U+200B in it" in problems[0].message
    assert plain(node) == {"title": "a"}


def test_quoted_text_is_told_from_plain_text() -> None:
    node, _ = read_yaml("[a, 'a', \"a\"]")
    assert isinstance(node, Sequence)
    assert [item.plain for item in node.items if isinstance(item, Scalar)] == [True, False, False]
    block, _ = read_yaml("|\n  a\n")
    assert isinstance(block, Scalar)
    assert not block.plain


def test_a_tag_that_forces_text_is_no_tag() -> None:
    assert read_yaml("! 12")[1] == []


# Places


def spot(place: Place) -> tuple[int, int, int]:
    return place.line, place.column, place.length


def spots(node: Node | None) -> list[tuple[str, tuple[int, int, int]]]:
    """Every node with where it stands, from the outside to the inside."""
    match node:
        case Scalar():
            return [(node.value, spot(node.place))]
        case Sequence():
            return [("[]", spot(node.place)), *(found for item in node.items for found in spots(item))]
        case Mapping():
            inside = [found for key, value in node.pairs for found in (*spots(key), *spots(value))]
            return [("{}", spot(node.place)), *inside]
    raise AssertionError("there is no node")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_node_knows_its_place(end: str) -> None:
    lines = ["# a comment", "title: Größe 😀", "list: [a, b", "  c]", 'x: {y: "z" }', ""]
    node, problems = read_yaml(end.join(lines))
    assert not problems
    found = spots(node)
    expected = [
        ("{}", (2, 1, 5)),
        ("title", (2, 1, 5)),
        ("Größe 😀", (2, 8, 7)),
        ("list", (3, 1, 4)),
        ("[]", (3, 7, 5)),
        ("a", (3, 8, 1)),
        ("b c", (3, 11, 1)),
        ("x", (5, 1, 1)),
        ("{}", (5, 4, 9)),
        ("y", (5, 5, 1)),
        ("z", (5, 8, 3)),
    ]
    assert found == expected


def test_tabs_between_values_do_no_harm() -> None:
    node, problems = read_yaml("a:\tb\t# why\nc: [d,\te]\n")
    assert plain(node) == {"a": "b", "c": ["d", "e"]}
    assert not problems
    assert ("e", (2, 8, 1)) in spots(node)


def test_a_byte_order_mark_is_no_text() -> None:
    node, problems = read_yaml("\ufeffa: b\n")
    assert spots(node) == [("{}", (1, 1, 1)), ("a", (1, 1, 1)), ("b", (1, 4, 1))]
    assert not problems


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"], ids=["LS", "PS", "NEL"])
def test_separators_that_editors_do_not_count_move_no_place(separator: str) -> None:
    node, _ = read_yaml(f'a: "b{separator}c"\nd: e\n')
    assert spots(node)[-1] == ("e", (2, 4, 1))
    _, problems = read_yaml(f'a: "b{separator}c"\nd: [e\n')
    assert problems[0].place.line in (2, 3)


def test_the_place_of_a_character_that_cannot_stand_in_yaml() -> None:
    node, problems = read_yaml("a: b\nc: Größe \x07\n")
    assert node is None
    assert [(problem.code, str(problem.place)) for problem in problems] == [("SC103", "a.yaml:2:10")]
    assert "U+0007" in problems[0].message


# Limits


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines)


def test_an_alias_bomb_is_refused() -> None:
    # Ten to the sixtieth values: that the test ends at all shows that they are counted and not made.
    node, problems = read_yaml(bomb(60))
    assert node is None
    assert [problem.code for problem in problems] == ["SC106"]


def test_aliases_within_the_budget_are_followed() -> None:
    node, problems = read_yaml(bomb(3))
    assert not problems
    found = plain(node)
    assert isinstance(found, dict)
    assert found["a2"] == [[["x"] * 10] * 10] * 10


def test_the_budget_counts_what_is_written_too() -> None:
    assert [p.code for p in read_yaml(f"[{'x,' * (MAX_NODES - 1)}]")[1]] == []
    assert [p.code for p in read_yaml(f"[{'x,' * MAX_NODES}]")[1]] == ["SC107"]


def test_the_budget_counts_text_that_is_repeated() -> None:
    long = f"- &a {'x' * 300_000}\n"
    assert [p.code for p in read_yaml(long + "- *a\n" * 2)[1]] == []
    assert [(p.code, str(p.place)) for p in read_yaml(long + "- *a\n" * 3)[1]] == [("SC106", "a.yaml:4:3")]


def test_text_stands_where_it_is_repeated() -> None:
    node, _ = read_yaml("- &a b\n- *a\n")
    assert spots(node) == [("[]", (1, 1, 6)), ("b", (1, 3, 4)), ("b", (2, 3, 2))]


def test_mistakes_have_an_end() -> None:
    node, problems = read_yaml("a: b\n" * 60)
    assert node is None
    assert [(p.code, p.place.line) for p in problems] == [
        *(("SC104", line) for line in range(2, MAX_MISTAKES + 2)),
        ("SC107", MAX_MISTAKES + 2),
    ]


def test_mistakes_before_the_one_that_ends_it_all_are_told() -> None:
    _, problems = read_yaml("a: b\na: c\nd: {e: f, e: g, h: @i}\n")
    assert [(p.code, str(p.place)) for p in problems] == [
        ("SC104", "a.yaml:2:1"),
        ("SC104", "a.yaml:3:11"),
        ("SC103", "a.yaml:3:20"),
    ]


def test_a_file_that_is_nested_too_deeply() -> None:
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert [p.code for p in read_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[1]] == ["SC107"]
    assert [p.code for p in read_yaml("[" * 500_000)[1]] == ["SC107"]


def test_a_file_that_is_too_large() -> None:
    node, problems = read_yaml(f"a: {'x' * MAX_CHARACTERS}")
    assert node is None
    assert [(p.code, p.place.line) for p in problems] == [("SC107", 0)]


def test_several_mistakes_are_told_in_one_run() -> None:
    _, problems = read_yaml("a: !t 1\na: 2\n[b]: !!int 3\n")
    assert [(p.code, p.place.line) for p in problems] == [("SC105", 1), ("SC104", 2), ("SC122", 3), ("SC105", 3)]


# Anything at all

pieces = st.sampled_from(
    [
        *"[]{}'\"#\t\r\n\ufeff\u2028\x85\x00😀äa ",
        ": ",
        "  ",
        "- ",
        ", ",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "!!str ",
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "<<",
        "\\x",
        "\r\n",
    ]
)


@given(st.one_of(st.text(), st.lists(pieces).map("".join)))
@example("")
@example("*a")
@example("&a *a")
@example('"\\ud800"')
def test_any_text_gives_a_node_or_problems(text: str) -> None:
    node, problems = read_yaml(text)
    assert node is not None or problems
    lines = problems[0].place.source.lines if problems else []
    for problem in problems:
        assert 0 <= problem.place.line <= len(lines)
        assert problem.place.column >= 1
        assert problem.place.length >= 1


# Words


def test_what_a_node_is_called() -> None:
    node, _ = read_yaml("[a, [], {}, ~, null, '', '~', \"two\\n  lines\"]")
    assert isinstance(node, Sequence)
    assert [kind_of(item) for item in node.items] == [
        "`a`",
        "a list",
        "keys with values",
        "nothing",
        "nothing",
        "``",
        "`~`",
        "`two lines`",
    ]


def test_long_text_is_cut() -> None:
    assert shorten("x" * 40) == "x" * 40
    assert shorten("x" * 41) == "x" * 39 + "…"
    assert shorten(" " * 500 + "x") == "…"
    assert shorten(" x " * 1_000_000) == "x x x x x x x x x x x x x x x x x x x x…"


def test_what_does_something_to_a_terminal_is_not_quoted() -> None:
    assert shorten("a\x1b[2Jb\u202ec\x00") == "a\ufffd[2Jb\ufffdc\ufffd"
