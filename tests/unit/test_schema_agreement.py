"""The JSON Schemas and the reader say the same about every guide and bank of the repository, good and bad."""

from __future__ import annotations

import re

import pytest

from editor import BEYOND, NO_USE, VALIDATORS, Beyond, bank, first_document, verdicts
from golden import read_cases
from places import REPOSITORY, TESTS
from reading import bank_or_problems


def format_of(path: str) -> str:
    return "guide" if path.endswith("guide.yaml") else "bank"


def corpus() -> dict[str, str]:
    """Every YAML file of the repository that is, or is meant to be, a guide or a bank."""
    folders = [REPOSITORY / "content", TESTS / "guides", TESTS / "instruments"]
    files = {str(path.relative_to(REPOSITORY)): path for folder in folders for path in sorted(folder.rglob("*.yaml"))}
    found = {name: path.read_text() for name, path in files.items()}
    for fixture in sorted((TESTS / "problems").glob("SC*.txt")):
        for case in read_cases(fixture.read_text()):
            written = {path: text for path, text in case.files.items() if path.endswith(".yaml")}
            found |= {f"{fixture.stem}, {case.title}: {path}": text for path, text in written.items()}
    return found


CORPUS = corpus()


@pytest.mark.parametrize("name", CORPUS)
def test_good_and_bad_files(name: str) -> None:
    found = verdicts(CORPUS[name], format_of(name))
    if found is None:
        assert re.match("SC1(0[3-9]|1[01])", name), f"{name} is not read at all"
    else:
        assert found.agree, found


def test_the_corpus_has_good_and_bad_files_of_both_formats() -> None:
    found = {name: verdicts(text, format_of(name)) for name, text in CORPUS.items()}
    seen = {(format_of(name), bool(verdict.editor)) for name, verdict in found.items() if verdict}
    assert seen == {("bank", False), ("bank", True), ("guide", False), ("guide", True)}


# What a schema cannot see


@pytest.mark.parametrize("beyond", BEYOND, ids=lambda beyond: beyond.bank.replace("\n", " "))
def test_what_a_schema_cannot_see(beyond: Beyond) -> None:
    found = verdicts(beyond.bank, "bank")
    assert found is not None
    assert (found.reader, found.beyond, found.editor) == ([], [beyond], [])


@pytest.mark.parametrize("nothing", ["~", "null"])
def test_an_editor_takes_a_word_for_nothing(nothing: str) -> None:
    # To us it is text; `title:` with nothing behind it, which an editor cannot tell from it, is a mistake.
    found = verdicts(bank().replace("title: T", f"title: {nothing}"), "bank")
    assert found is not None
    assert (found.reader, len(found.editor)) == ([], 1)


def test_a_schema_looks_at_what_makes_no_sense() -> None:
    text = bank("id: a, text: A, step: 0")
    found = verdicts(text, "bank")
    assert found is not None
    assert (found.reader, found.editor) == ([], [])
    _, problems = bank_or_problems(text)
    assert [problem.code for problem in problems if NO_USE.fullmatch(problem.message)] == ["SC219"]
    assert not VALIDATORS["bank"].is_valid(first_document(text))
