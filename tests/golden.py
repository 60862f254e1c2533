"""Files of what authors are told: how they are read, compared and written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from places import TESTS, UPDATE
from selfcheck.catalogue import CATALOGUE
from selfcheck.report import problem_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selfcheck.problems import Problem

FOLDER = TESTS / "problems"


@dataclass
class Case:
    title: str
    files: dict[str, str]
    expected: str


def read_cases(text: str) -> list[Case]:
    cases = []
    for part in re.split(r"^%% ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        names = re.findall(r"^=== (.+)\n", rest, re.MULTILINE)
        texts = re.split(r"^=== .+\n", rest, flags=re.MULTILINE)[1:]
        files = dict(zip(names, texts, strict=True))
        cases.append(Case(title, files, files.pop("problems")))
    return cases


def write_cases(cases: Iterable[Case]) -> str:
    return "".join(
        f"%% {case.title}\n"
        + "".join(f"=== {path}\n{text}" for path, text in case.files.items())
        + f"=== problems\n{case.expected}"
        for case in cases
    )


def compare(code: str, told: Mapping[str, str]) -> None:
    """Compare what is told, by the title of the case, with the file of a code whose cases have no input."""
    assert code in CATALOGUE
    file = FOLDER / f"{code}.txt"
    if UPDATE:
        file.write_text(write_cases(Case(title, {}, words) for title, words in told.items()))
    assert told == {case.title: case.expected for case in read_cases(file.read_text())}
    assert all(f"[{code}]" in words for words in told.values())


def in_words(problems: Iterable[Problem]) -> str:
    """Problems as a terminal without colours shows them."""
    return "".join(f"{problem_text(problem).plain}\n" for problem in problems)
