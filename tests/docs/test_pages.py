"""Every fenced block of the documentation and of the README does what the page says."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet

from blocks import Block, blocks
from places import REPOSITORY, SMALL_GUIDE
from proofs import PROOFS
from script import Script, commands, fits
from selfcheck.explanations.page import problem_pages

if TYPE_CHECKING:
    from pathlib import Path

DOCS = REPOSITORY / "docs"
GENERATED = {DOCS / "reference" / name for name in ["commands.md", "format.md", "python.md", *problem_pages()]}
"""Made from tables and explanations: `tests/problems/test_explanations.py` tries the examples of explanations out, and
`tests/unit/test_schema_mistakes.py` every example of a key."""

PAGES = [page for page in [*sorted(DOCS.rglob("*.md")), REPOSITORY / "README.md"] if page not in GENERATED]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
@pytest.mark.filterwarnings("ignore:The inplace keyword")  # Dask's own
def test_a_page_does_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    folder = tmp_path / "page"
    folder.mkdir()
    shown = blocks(page)
    if page.name == "README.md":
        run_readme(shown, folder, tmp_path)
        return
    script = Script(folder, tmp_path)
    for block in shown:
        script.run(block)


def run_readme(shown: list[Block], folder: Path, temporary: Path) -> None:
    """Run the README, which shows one thing after another rather than a way to go: each block stands by itself.

    What it takes to be there is laid out before: the guide, with its own bank in it, and many people's answers. Its
    Python speaks of a bank in which two questions are all.
    """
    prepare_readme(folder)
    of_python = shutil.copytree(folder, temporary / "of-python")
    for block in shown:
        if block.kind == "yaml" and not block.title and block.text.startswith("title:"):
            (folder / "content" / "one" / "planning.yaml").write_text(block.text)
    script = Script(folder, temporary, stays=False)
    python = Script(of_python, temporary, stays=False)
    for block in shown:
        if block.kind == "text" and block.text.startswith("content/"):
            assert_tree(block)
        else:
            (python if block.kind == "python" else script).run(block)


def prepare_readme(folder: Path) -> None:
    content = shutil.copytree(SMALL_GUIDE, folder / "content")
    for path in content.rglob("*"):
        if path.is_file():
            path.write_text(path.read_text().replace("alpha", "planning"))
    (content / "one" / "alpha.md").rename(content / "one" / "planning.md")
    (content / "one" / "alpha.yaml").rename(content / "one" / "planning.yaml")
    (folder / "responses.csv").write_text("person,plan,keep\nanna,2,1\nben,0,0\n")
    (folder / "responses").mkdir()
    parquet.write_table(pa.table({"plan": ["2"], "keep": [1]}), folder / "responses" / "part.0.parquet")


def assert_tree(block: Block) -> None:
    """What the README shows of `content/` is there: names in the order of their folders, and words about them."""
    folders: list[str] = []
    for line in block.text.splitlines():
        names, _, _ = line.strip().partition("  ")
        depth = (len(line) - len(line.lstrip())) // 2
        if names:
            found = [name.strip().rstrip("/") for name in names.split(",")]
            missing = [name for name in found if not REPOSITORY.joinpath(*folders[:depth], name).exists()]
            assert not missing, f"{block.place}: {missing}"
            folders[depth:] = found[:1]


WRONG = {
    "a command that fails": Block("sh", "", "selfcheck check\n", ""),
    "other output": Block("console", "", "$ selfcheck explain 214\nBands are fine.\n", ""),
    "a piece with an unknown key": Block("yaml", "", "itmes: []\n", ""),
    "a piece with an error": Block("yaml", "", "items: [{id: a, text: A, reverse: perhaps}]\n", ""),
    "a problem that is none": Block("text", "", "error[SC214]: bands\n --> content/x.yaml:1:1\n", ""),
    "text without a command": Block("text", "", "42\n", ""),
    "a kind that nobody knows": Block("ruby", "", "1\n", ""),
    "a file elsewhere": Block("yaml", "../x.yaml", "a: 1\n", ""),
    "what Python does not know": Block("python", "", "nothing()\n", ""),
}


@pytest.mark.parametrize("block", WRONG.values(), ids=WRONG)
def test_a_block_that_is_wrong_is_found(block: Block, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    script = Script(tmp_path / "page", tmp_path)
    with pytest.raises(AssertionError):
        script.run(block)


def test_what_commands_and_output_are() -> None:
    assert commands("# first\na b  # c\nd \\\n  e\n") == ["a b", "d    e"]
    assert fits("Built ...\n...\nend", "Built site: 1 page, 0.2 s.  \nmore\nend\n")
    assert not fits("Built site.", "Built sites.")


def test_every_proof_is_needed() -> None:
    """No pattern of the table stands for a command that no page has any more."""
    given = [
        line.removeprefix("$ ")
        for page in PAGES
        for block in blocks(page)
        if block.kind in ("sh", "console")
        for line in commands(block.text)
    ]
    # The README may tell of `make`, or not.
    patterns = [pattern for pattern in PROOFS if not pattern.startswith("make")]
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in given)] == []
