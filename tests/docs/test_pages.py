"""Every fenced block of the documentation and of the README does what the page says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from blocks import blocks
from fragments import GUIDE_AROUND, around
from places import REPOSITORY
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
    script = Script(folder, tmp_path)
    for block in blocks(page):
        script.run(block)


def fenced(kind: str, *lines: str) -> str:
    return "\n".join([f"```{kind}", *lines, "```", ""])


def inside(opening: str, block: str) -> str:
    """A block within another one, four spaces in."""
    return opening + "".join(f"\n    {line}" for line in block.splitlines())


FAILS = fenced("sh", "false")
ENDED = "`false` ended with 1"
COMMITTED = fenced(
    "sh",
    "git config --global user.name Kim",
    "git config --global user.email kim@example.org",
    "git init --quiet --initial-branch main",
    "git commit --quiet --allow-empty --message First",
    "git remote add origin https://github.com/YOU/page.git",
)
BANK = yaml.safe_dump(around({}), sort_keys=False)
WORKFLOW = "on: push\njobs:\n  check:\n    runs-on: ubuntu-24.04\n    steps:\n      - "
HOOKS = "repos: [{repo: https://github.com/OWNER/selfcheck, rev: main, hooks: [{id: selfcheck}]}]"


def workflow(step: str) -> str:
    return fenced('yaml title=".github/workflows/check.yml"', WORKFLOW + step)


def bank(was: str, wrong: str) -> str:
    assert was in BANK
    return fenced('yaml title="bank.yaml"', BANK.replace(was, wrong))


WRONG = {
    "a command that fails": (FAILS, ENDED),
    "a check that fails": (fenced("sh", "selfcheck check"), "`selfcheck check` ended with"),
    "one in a box": (inside("!!! note\n", FAILS), ENDED),
    "one in a list": (inside("1.  Do it:\n", FAILS), ENDED),
    "one in a footnote": (inside("Text.[^1]\n\n[^1]: Do it:\n", FAILS), ENDED),
    "one in a definition": (inside("Term\n:   Do it:\n", FAILS), ENDED),
    "code without a fence": ("Do it:\n\n    false\n", "use a fence"),
    "other output": (fenced("console", "$ selfcheck explain 214", "Bands are fine."), "what came:\nerror"),
    "a failure that is shown": (fenced("console", "$ echo no; false", "no"), "ended with 1"),
    "a failure that is left out": (fenced("console", "$ false", "..."), ENDED),
    "another failure than is said": (fenced("console", "$ exit 3  # ends with 2", "..."), "ended with 3"),
    "no failure where one is said": (fenced("console", "$ true  # ends with 1"), "`true` ended with 0"),
    "a piece with an unknown key": (fenced("yaml", "itmes: []"), "has all of itmes"),
    "a piece with an error": (fenced("yaml", "items: [{id: a, text: A, reverse: perhaps}]"), "SC"),
    "a piece with a wrong case": (
        fenced("yaml", "cases: [{answers: {a: 1}, expect: {overall: {score: 2}}}]"),
        "comes to 1, not 2",
    ),
    "a problem that is none": (fenced("text", "error[SC214]: bands", " --> content/x.yaml:1:1"), "content/x.yaml"),
    "text without a command": (fenced("text", "42"), "no command"),
    "a kind that nobody knows": (fenced("ruby", "1"), "`ruby`"),
    "no kind": (fenced("", "1"), "``"),
    "a file elsewhere": (fenced('yaml title="../x.yaml"', "a: 1"), "its own folder"),
    "commands with a title": (fenced('sh title="run.sh"', "true"), "`sh` is no file"),
    "Python with a title": (fenced('python title="x.py"', "True"), "`python` is no file"),
    "a title and no kind": (fenced('title="x.yaml"', "title: T"), "`` is no file"),
    "a title of another kind": (fenced('json title="run.sh"', "{}"), "run.sh is not"),
    "JSON that is none": (fenced('json title="a.json"', "{a: 1}"), "property name"),
    "a table with a cell too many": (fenced('csv title="a.csv"', "a,b", "1,2,3"), "rows differ"),
    "a bank with an unknown key": (bank("items:", "itmes:"), "itmes"),
    "a bank with an unknown method": (bank("method: mean", "method: men"), "`men`"),
    "a bank with a key too few": (bank("title: Planning", ""), "SC"),
    "a bank with a wrong case": (
        bank("scales:", "cases: [{answers: {first: 1, second: 2}, expect: {overall: {score: 2}}}]\nscales:"),
        "comes to 1.5, not 2",
    ),
    "a guide with an unknown key": (fenced('yaml title="content/guide.yaml"', "titel: A guide"), "titel"),
    "a guide with a key too few": (fenced('yaml title="guide.yaml"', "title: A guide"), "chapters"),
    "a workflow that is none": (workflow("rum: true"), "Schema validation"),
    "an input that our action does not have": (
        workflow("{uses: OWNER/selfcheck@main, with: {contents: content}}"),
        "no input contents",
    ),
    "another name of our action": (workflow("{uses: OWNER/selfchek@main}"), "do not use OWNER/selfchek"),
    "an action that we do not use": (workflow("{uses: actions/checkout@v1}"), "do not use actions/checkout@v1"),
    "a hook that we do not have": (
        fenced('yaml title=".pre-commit-config.yaml"', HOOKS.replace("id: selfcheck", "id: check")),
        "no such hook",
    ),
    "a hook file with another key": (fenced('yaml title=".pre-commit-config.yaml"', f"{HOOKS}\nrev: 1"), "rev"),
    "what Python does not know": (fenced("python", "nothing()"), "'nothing' is not defined"),
    "a name that is not for others": (fenced("python", "from selfcheck.batch import load_bank"), "selfcheck.batch"),
    "a module that is not for others": (fenced("python", "from selfcheck import batch"), "import batch"),
    "a package that is not ours": (fenced("sh", "pip install selfcheck-total-nonsense"), "nothing in"),
    "an extra that we do not have": (fenced("sh", "pip install '.[arow]'"), "no extra arow"),
    "a target that we do not have": (fenced("sh", "make nonsense"), "no target nonsense"),
    "an environment that nobody made": (fenced("sh", ". ~/.selfchek/bin/activate"), "No such file"),
    "a push that Git does not know": (COMMITTED + "\n" + fenced("sh", "git push --nonsense"), "unknown option"),
    "a push past the remote": (fenced("sh", "git push https://github.com/YOU/page.git main"), "nothing in"),
    "a push to another address": (
        COMMITTED.replace("page.git", "pag.git") + "\n" + fenced("sh", "git push origin main"),
        "YOU/pag.git",
    ),
    "a push of another branch": (COMMITTED + "\n" + fenced("sh", "git push origin mian"), "refspec mian"),
}
"""Pages whose last block is wrong, each with what is said of it; all before it is right."""


@pytest.mark.parametrize(("page", "said"), WRONG.values(), ids=WRONG)
def test_a_block_that_is_wrong_is_found(page: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page.md").write_text(page)
    script = Script(tmp_path / "page", tmp_path)
    *right, wrong = blocks(tmp_path / "page.md")
    for block in right:
        script.run(block)
    with pytest.raises(AssertionError, match=re.escape(said)):
        script.run(wrong)


RIGHT = {
    "a push": COMMITTED + "\n" + fenced("sh", "git push --set-upstream origin main"),
    "a failure that is said": fenced("console", "$ echo no; exit 3  # ends with 3", "no"),
    "a bank": fenced('yaml title="bank.yaml"', BANK),
    "a guide": fenced('yaml title="content/guide.yaml"', yaml.safe_dump(GUIDE_AROUND)),
    "a workflow": workflow("{uses: OWNER/selfcheck@main, with: {content: content}}"),
    "hooks": fenced('yaml title=".pre-commit-config.yaml"', HOOKS),
}


@pytest.mark.parametrize("page", RIGHT.values(), ids=RIGHT)
def test_what_wrong_blocks_are_made_of_is_right(page: str, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page.md").write_text(page)
    script = Script(tmp_path / "page", tmp_path)
    for block in blocks(tmp_path / "page.md"):
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
    assert [pattern for pattern in PROOFS if not any(re.fullmatch(pattern, line) for line in given)] == []
