"""What `selfcheck explain` says, on a terminal and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from command import run
from selfcheck.catalogue import CATALOGUE, GROUPS
from selfcheck.cli import main
from selfcheck.explain import UnknownCodeError, code_of
from selfcheck.explanations import explanation, reasons

if TYPE_CHECKING:
    from pathlib import Path


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["explain", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("written", ["SC214", "sc214", "214", " Sc214 "])
def test_a_code_in_any_way_of_writing_it(written: str) -> None:
    result = invoke(written)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"error[SC214]: Bands leave a gap\n\n{explanation('SC214')}"


def test_several_codes() -> None:
    assert invoke("302", "SC101").stdout == (
        f"warning[SC302]: {CATALOGUE['SC302'].title}\n\n{explanation('SC302')}\n"
        f"error[SC101]: {CATALOGUE['SC101'].title}\n\n{explanation('SC101')}"
    )


def test_all_codes_with_their_titles() -> None:
    result = invoke()
    assert (result.exit_code, result.stderr) == (0, "")
    blocks = result.stdout.rstrip("\n").split("\n\n")
    assert [block.partition("\n")[0] for block in blocks] == list(GROUPS.values())
    assert "  SC214  Bands leave a gap\n" in blocks[1]
    assert "  SC215  An item counts on no scale (warning)\n" in blocks[1]
    assert [line.split()[0] for block in blocks for line in block.splitlines()[1:]] == sorted(CATALOGUE)


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("SC4O1", "did you mean SC401 or SC241?"),
        ("leave a gap", "did you mean SC214?"),
        ("circle", "did you mean SC205?"),
        ("SC999", "`selfcheck explain` lists them all"),
        ("", "`selfcheck explain` lists them all"),
    ],
)
def test_a_code_that_is_not_there(written: str, suggestion: str) -> None:
    with pytest.raises(UnknownCodeError) as raised:
        code_of(written)
    assert str(raised.value) == f"there is no code `{written}`; {suggestion}"
    result = invoke("SC214", written)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"there is no code `{written}`; {suggestion}\n")


def test_reasons_are_the_prose_without_its_line_ends() -> None:
    assert reasons("SC216") == (
        "A next step is offered when the answer to an item is low, and no item offers this one, so no reader would ever"
        " see it. Usually the item that offered it was deleted or now names another step. Give an item `next_step` with"
        " its id, or delete the step."
    )


def test_the_shell_completes_codes() -> None:
    completed = ShellComplete(main, {}, "selfcheck", "_SELFCHECK_COMPLETE").get_completions(["explain"], "sc40")
    assert [(item.value, item.help) for item in completed] == [
        (code, CATALOGUE[code].title) for code in ("SC401", "SC402", "SC403")
    ]


# As a program


def test_a_terminal_is_shown_marked_up_text(tmp_path: Path) -> None:
    shown = run("explain", "SC214", folder=tmp_path, FORCE_COLOR="1", COLUMNS="60").stdout
    assert shown.startswith("\x1b[1;31merror[SC214]\x1b[0m")
    assert "```" not in shown
    assert "\x1b[1;36mone/alpha.yaml\x1b[0m" in shown
    assert "\x1b[1;31mSC214\x1b[0m" in run("explain", folder=tmp_path, FORCE_COLOR="1").stdout


def test_no_color_takes_colours_away(tmp_path: Path) -> None:
    for arguments in (["explain"], ["explain", "SC214"]):
        shown = run(*arguments, folder=tmp_path, FORCE_COLOR="1", NO_COLOR="1").stdout
        assert "SC214" in shown
        assert not any(f"{colour}m" in shown for colour in range(30, 38))
    assert run("explain", "SC214", folder=tmp_path).stdout.endswith(explanation("SC214"))


def test_help_and_explanations_load_nothing_heavy(tmp_path: Path) -> None:
    told = run("explain", "SC214", folder=tmp_path, PYTHONPROFILEIMPORTTIME="1").stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "selfcheck.explain" in imported
    assert not imported & {"selfcheck.build", "jinja2", "yaml", "selectolax.lexbor"}
    told = run("--help", folder=tmp_path, PYTHONPROFILEIMPORTTIME="1").stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "selfcheck.cli" in imported
    assert not imported & {"selfcheck.explain", "selfcheck.catalogue", "rich.markdown"}
