"""The command line: exit codes, what is said where, and how much."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from command import COMMAND, run
from selfcheck.cli import main

if TYPE_CHECKING:
    from places import MakeGuide

BROKEN = {"one/beta.md": "---\ntitle: Beta\n---\n\n[nowhere](gamma.md)\n", "about.md": "No title.\n"}


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_guide_without_problems(command: str, make_guide: MakeGuide) -> None:
    make_guide({})
    result = invoke(command)
    assert (result.exit_code, result.stderr) == (0, "")
    start = "Built site: " if command == "build" else "Checked: "
    assert result.stdout.startswith(f"{start}5 pages, 1 bank, 2 items, no problems, ")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_nothing_that_builds(option: str) -> None:
    script = (
        f"import sys; from selfcheck.cli import main; main(['{option}'], standalone_mode=False); print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.splitlines()[-1].split())
    assert not loaded & {"selfcheck.build", "selfcheck.model", "yaml", "markdown_it", "jinja2", "rich", "fractions"}


def test_warnings_do_not_fail(make_guide: MakeGuide) -> None:
    make_guide({"left-over.md": "---\ntitle: T\n---\n"})
    result = invoke("build")
    assert result.exit_code == 0
    assert "warning[SC302]" in result.stderr
    assert "1 warning" in result.stdout


def test_where_nobody_may_write(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide({})
    # Not even root may make a folder here.
    done = run("build", "--site", "/proc/self/site", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("Not built: ")
    assert "error[SC601]: the site cannot be written: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "build"])
def test_all_problems_are_told_in_one_run(command: str, make_guide: MakeGuide, tmp_path: Path) -> None:
    bank = """\
title: T
responses: [{value: 0, label: A}]
items: [{id: a, text: A}]
scales: [{id: s, title: S, method: best}]
"""
    make_guide({**BROKEN, "one/alpha.yaml": bank, "left-over.md": ""})
    result = invoke(command)
    assert result.exit_code == 1
    found = [line[: line.index("]") + 1] for line in result.stderr.splitlines() if "[SC" in line[:12]]
    assert found == ["error[SC301]", "error[SC305]", "warning[SC302]", "error[SC203]", "error[SC123]", "error[SC304]"]
    assert result.stdout.startswith("Not built: " if command == "build" else "Checked: ")
    assert "5 errors and 1 warning" in result.stdout
    assert not (tmp_path / "site").exists()


def test_quiet_says_nothing_but_problems(make_guide: MakeGuide) -> None:
    make_guide({})
    for command in ("check", "build"):
        result = invoke(command, "--quiet")
        assert (result.exit_code, result.output) == (0, "")
    make_guide(BROKEN)
    result = invoke("check", "-q")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error[SC301]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["buidl"],
        ["build", "--colour"],
        ["build", "--content", "nowhere"],
        ["check", "--content", "content/guide.yaml"],
        ["build", "--url", "example.org"],
        ["verify", "nowhere"],
        ["verify", "--url", "https://example.org/"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "http"],
    ],
)
def test_a_command_that_is_used_wrongly(arguments: list[str], make_guide: MakeGuide) -> None:
    make_guide({})
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


@pytest.mark.parametrize("command", ["check", "build", "serve", "schema"])
def test_in_the_wrong_folder(command: str, make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    option, content = ("--write", ["--write"]) if command == "schema" else ("--content", [])
    monkeypatch.chdir(make_guide({}))
    inside = invoke(command, *content)
    assert (inside.exit_code, inside.stdout) == (2, "")
    here = "Error: there is no folder `content` here; "
    assert f"{here}this is the content folder itself: go one folder up, or say `{option} .`\n" in inside.stderr
    monkeypatch.chdir("one")
    elsewhere = invoke(command, *content)
    assert (elsewhere.exit_code, elsewhere.stdout) == (2, "")
    assert f"{here}go to the folder that holds content/, or name the content folder with {option}\n" in elsewhere.stderr


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_the_folder_of_the_guide_without_its_option(command: str, make_guide: MakeGuide) -> None:
    make_guide({}).rename("my guide")
    Path("home").mkdir()
    said = "Error: Got unexpected extra argument"
    for folder, meant in (("my guide", "'my guide'"), ("home", "home")):
        named = invoke(command, folder)
        assert (named.exit_code, named.stdout) == (2, "")
        assert f"{said} ({folder}); name the guide with `--content {meant}`\n" in named.stderr
    Path("my guide").rename("home/content")
    assert "`--content home/content`\n" in invoke(command, "home").stderr
    other = invoke(command, "now", "please")
    assert (other.exit_code, other.stdout) == (2, "")
    assert f"{said}s (now please)\n" in other.stderr
    assert invoke(command, "home", "--help").exit_code == 0


@pytest.mark.parametrize("command", [["paper"], ["try"], ["score", "content/guide.yaml"]])
def test_a_page_in_place_of_its_bank(command: list[str], make_guide: MakeGuide) -> None:
    make_guide({})
    name, *more = command
    for page, said in (
        ("alpha", "its bank is `content/one/alpha.yaml`"),
        ("beta", "it has no bank, which would be `content/one/beta.yaml`"),
    ):
        result = invoke(name, f"content/one/{page}.md", *more)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"Error: `content/one/{page}.md` is a page; {said}\n" in result.stderr


def test_the_shell_completes_banks(make_guide: MakeGuide) -> None:
    make_guide({"one/apart.yaml": "", "one/within/page.md": ""})

    def completed(command: str, start: str) -> list[tuple[str, str]]:
        found = ShellComplete(main, {}, "selfcheck", "_SELFCHECK_COMPLETE").get_completions([command], start)
        return [(item.type, item.value) for item in found]

    banks = [("plain", "content/one/alpha.yaml"), ("plain", "content/one/apart.yaml")]
    for command in ("paper", "try", "score"):
        assert completed(command, "content/one/a") == [("dir", "content/one/a"), *banks]
    assert completed("try", "content/") == [("file", "content/")]  # guide.yaml is no bank


def test_a_bank_is_proven_once_it_can_be_read(make_guide: MakeGuide) -> None:
    bank = (make_guide({}) / "one" / "alpha.yaml").read_text().replace("{from: 0,", "{from: 1,")
    make_guide({"one/alpha.yaml": bank.replace("    scale: overall", "    scael: overall", 1)})
    unread = invoke("check", "--format", "json").stdout
    assert [each["code"] for each in json.loads(unread)["problems"]] == ["SC120"]
    make_guide({"one/alpha.yaml": bank})
    read = invoke("check", "--format", "json").stdout
    assert "SC214" in [each["code"] for each in json.loads(read)["problems"]]


def test_the_address_of_the_site(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide({})
    assert invoke("build", "--url", "https://example.org/guide").exit_code == 0
    assert "<loc>https://example.org/guide/one/alpha/</loc>" in (tmp_path / "site" / "sitemap.xml").read_text()
    page = (tmp_path / "site" / "one" / "alpha" / "index.html").read_text()
    assert '<link rel="canonical" href="https://example.org/guide/one/alpha/">' in page
    assert invoke("build").exit_code == 0
    assert "<loc>" not in (tmp_path / "site" / "sitemap.xml").read_text()


def test_other_folders(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide({}).rename("guide")
    result = invoke("build", "--content", "guide", "--site", "public/site")
    assert result.exit_code == 0
    assert result.stdout.startswith("Built public/site: ")
    assert (tmp_path / "public" / "site" / "index.html").is_file()


def test_a_built_site_is_verified_without_its_guide(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({})
    assert invoke("build", "-q").exit_code == 0
    content.rename(tmp_path / "elsewhere")
    result = invoke("verify")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Verified site: 5 pages, 1 bank, 2 items, no problems, ")
    assert (invoke("verify", "-q", "site").exit_code, invoke("verify", "-q", "site").output) == (0, "")
    page = tmp_path / "site" / "about" / "index.html"
    page.write_text(page.read_text().replace("</article>", '<img src="map.png"></article>'))
    result = invoke("verify", "site")
    assert result.exit_code == 1
    assert "error[SC501]: `map.png` leads to `about/map.png`, which is not in the site\n" in result.stderr
    assert " --> site/about/index.html:" in result.stderr
    assert result.stdout.startswith("Verified site: 5 pages, 1 bank, 2 items, 3 errors, ")
    told = json.loads(invoke("verify", "--format", "json").stdout)
    assert {each["code"] for each in told["problems"]} == {"SC501", "SC508", "SC509"}
    assert told["summary"] == {"errors": 3, "warnings": 0, "pages": 5, "banks": 1, "items": 2}


def test_a_folder_without_a_site_is_refused(make_guide: MakeGuide) -> None:
    make_guide({})
    result = invoke("verify", "content")
    assert result.exit_code == 1
    assert "error[SC513]: `content` holds no site that was built here\n" in result.stderr
    assert result.stdout.startswith("Verified content: 0 pages, ")
    assert result.stdout.endswith("selfcheck explain SC513\n")


def test_help_lists_the_commands() -> None:
    text = invoke("--help").stdout
    for command in ("build", "check", "new", "serve", "verify"):
        assert f"\n  {command} " in text
    for command in ("build", "check", "serve"):
        result = invoke(command, "-h")
        assert result.exit_code == 0
        assert "--content" in result.stdout


def test_the_version() -> None:
    assert invoke("--version").stdout.startswith("selfcheck, version 0.")


# As a program


def test_exit_codes_of_the_program(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide({})
    assert run("check", folder=tmp_path).returncode == 0
    assert run("chekc", folder=tmp_path).returncode == 2
    make_guide(BROKEN)
    assert run("check", folder=tmp_path).returncode == 1


def test_colours_are_for_terminals(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide(BROKEN)
    plain = run("check", folder=tmp_path)
    assert "\x1b" not in plain.stdout + plain.stderr
    coloured = run("check", folder=tmp_path, FORCE_COLOR="1")
    assert "\x1b[1;31merror" in coloured.stderr
    without = run("check", folder=tmp_path, FORCE_COLOR="1", NO_COLOR="1")
    assert "\x1b[1;31m" not in without.stderr
    assert "error[SC301]" in plain.stderr


def test_a_terminal_is_told_how_to_look_at_the_site(make_guide: MakeGuide, tmp_path: Path) -> None:
    def told(*arguments: str) -> str:
        ours, theirs = pty.openpty()
        subprocess.run([*COMMAND, *arguments], stdout=theirs, stderr=subprocess.PIPE, check=False, timeout=300)
        os.write(theirs, b"END")  # else there is nothing to read after a command that says nothing
        os.close(theirs)
        shown = b""
        while not shown.endswith(b"END"):
            shown += os.read(ours, 100_000)
        os.close(ours)
        return shown.decode()

    make_guide({})
    assert told("build").endswith(" s.\x1b[0m\r\nLook at it with `selfcheck serve`.\r\nEND")
    assert told("build", "-q") == "END"
    others = (run("build", folder=tmp_path).stdout, told("build", "--format", "github"), told("check"))
    assert "Look at it" not in "".join(others)
    make_guide(BROKEN)
    assert "Look at it" not in told("build")


def test_problems_have_no_width(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide(BROKEN)
    assert run("check", "-q", folder=tmp_path, COLUMNS="20").stderr == run("check", "-q", folder=tmp_path).stderr


@pytest.mark.parametrize("arguments", [["--version"], ["explain", "SC214"], ["check"], ["schema", "bank"]])
def test_a_full_disk_behind_the_output_is_told(make_guide: MakeGuide, arguments: list[str]) -> None:
    make_guide({})
    with Path("/dev/full").open("w") as full:  # a disk without room
        done = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert (done.returncode, done.stderr) == (1, "Error: standard output: No space left on device\n")
