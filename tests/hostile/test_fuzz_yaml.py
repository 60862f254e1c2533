"""Whatever a bank is made of, it is read or its author is told: never an exception, and no problem out of place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.kinds import KINDS
from hostile.soundness import unsound
from places import REPOSITORY, SMALL_GUIDE
from selfcheck.check import check_bank
from selfcheck.load.files import Content
from selfcheck.load.yaml import load_yaml
from selfcheck.model.read_bank import read_bank
from selfcheck.problems import Problem, Problems, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.model.bank import Bank

fuzzed = settings(derandomize=True, max_examples=120)

BANKS = [SMALL_GUIDE / "one" / "alpha.yaml", *sorted((REPOSITORY / "content").glob("*/*.yaml"))]

PIECES = [
    *"[]{}'\"#\t\r\n\ufeff\u2028\x85\x00\u200b\u202e😀äa ",
    *(": ", "  ", "- ", ", ", "? ", "\r\n", "\n  ", "\n- ", "\n---\n", "\n...\n", "\n%YAML 1.1\n", "\n%TAG ! x\n"),
    *("&a ", "*a", "<<: *a", "!t ", "!!str ", "!<%C0%80> ", "!%41 ", "|\n", ">-\n", "|9\n", "''", '""', "~", "null"),
    *(
        "\\x",
        '"\\ud800"',
        '"\\0"',
        '"\\e[2J"',
        "a: b",
        "[a",
        "{a: ",
        "items:",
        "-1",
        "1e3",
        "0x1F",
        "9" * 40,
        "k" * 200,
    ),
]
"""What means something in YAML, and what looks as if it did."""

Read = tuple["Bank | None", list[Problem]]


def read(content: Content, problems: Problems) -> Read:
    source = content.read("bank.yaml", problems)
    node = load_yaml(source, problems) if source else None
    bank = read_bank(node, "one/alpha", problems) if node else None
    if bank:
        check_bank(bank, problems)
    return bank, list(problems)


@pytest.fixture(scope="module")
def read_bytes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Read]:
    """Reads a bank from a file on the disk, as `selfcheck check` does."""
    folder: Path = tmp_path_factory.mktemp("fuzz")

    def reading(data: bytes) -> Read:
        (folder / "bank.yaml").write_bytes(data)
        problems = Problems()
        return read(Content(folder, problems), problems)

    return reading


def told_well(found: Read) -> None:
    """There is a bank, or an error says why not; and every problem can be shown."""
    bank, problems = found
    assert bank is not None or any(problem.level == "error" for problem in problems)
    assert [reason for problem in problems if (reason := unsound(problem))] == []


@fuzzed
@given(data=st.binary(max_size=400))
def test_any_bytes(read_bytes: Callable[[bytes], Read], data: bytes) -> None:
    told_well(read_bytes(data))


@fuzzed
@given(text=st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text(read_bytes: Callable[[bytes], Read], text: str) -> None:
    told_well(read_bytes(text.encode()))


@fuzzed
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_or_told(text: str) -> None:
    problems = Problems()
    node = load_yaml(Source("a.yaml", text), problems)
    assert node is not None or problems.errors
    assert [reason for problem in problems if (reason := unsound(problem))] == []
    assert all(problem.message.isprintable() for problem in problems)


@st.composite
def spoiled_banks(draw: st.DrawFn) -> bytes:
    """A good bank after some accidents."""
    text = draw(st.sampled_from([path.read_text() for path in BANKS]))
    for accident in draw(st.lists(st.sampled_from(ACCIDENTS), min_size=1, max_size=5)):
        text = accident(draw, text)
    data = text.encode()
    if draw(st.integers(0, 9)) == 9:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at:]
    return data


def a_piece_more(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(PIECES)) + text[at:]


def a_piece_less(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + text[at + draw(st.integers(1, 30)) :]


def a_sign_for_another(draw: st.DrawFn, text: str) -> str:
    old = draw(st.sampled_from([sign for sign in (": ", "- ", "{", "}", "[", "]", ", ", "\n", "    ") if sign in text]))
    at = text.index(old, draw(st.integers(0, text.rindex(old))))
    return text[:at] + draw(st.sampled_from(PIECES)) + text[at + len(old) :]


def a_line_twice(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines)))
    return "\n".join([*lines[:to], lines[at], *lines[to:]])


def a_line_less(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    return "\n".join([*lines[:at], *lines[at + 1 :]])


def another_value(draw: st.DrawFn, text: str) -> str:
    """A value behind a key becomes something else, perhaps a whole hostile file."""
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = key + (colon or ": ") + draw(st.sampled_from(PIECES + HOSTILE))
    return "\n".join(lines)


HOSTILE = [kind.data.decode() for kind in KINDS if len(kind.data) < 1_000 and kind.data.isascii()]

ACCIDENTS = (a_piece_more, a_piece_less, a_sign_for_another, a_line_twice, a_line_less, another_value)


@fuzzed
@given(data=spoiled_banks())
def test_a_bank_after_accidents(read_bytes: Callable[[bytes], Read], data: bytes) -> None:
    told_well(read_bytes(data))
