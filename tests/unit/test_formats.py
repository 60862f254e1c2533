"""Problems for programs: JSON, workflow commands and SARIF."""

from __future__ import annotations

import json
import os
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from golden import FOLDER, read_cases
from sarif import faults
from selfcheck.catalogue import CATALOGUE
from selfcheck.cli import main
from selfcheck.excerpt import printable
from selfcheck.explanations import explanation, reasons
from selfcheck.formats import FORMATS
from selfcheck.outcome import Outcome
from selfcheck.problems import Label, Place, Problems, Source

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide

SOURCE = Source("content/one/a b,c.yaml", "id: plan\nid: 漢字\n")


def outcome() -> Outcome:
    """A run with everything that a problem may have."""
    problems = Problems()
    labels = (
        Label(Place(SOURCE, 1, 5, 4), "first [used] here"),
        Label(Place(Source("content/Map.png", ""), 0), "that"),
    )
    problems.add("SC201", "`{id}` is 100% there\r\ntwice: \\ [x](1)", Place(SOURCE, 2, 5, 2), "rename it", labels)
    problems.add("SC302", "un\x1b[31mused", Place(Source("content/größe.md", ""), 0))
    problems.add("SC601", "no room", Place(Source("/srv/my site", ""), 0), "make room")
    return Outcome(problems)


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_command_knows_all_formats() -> None:
    assert f"--format [text|{'|'.join(FORMATS)}]" in invoke("check", "--help").stdout
    assert f"--format [text|{'|'.join(FORMATS)}]" in invoke("build", "--help").stdout


# JSON

WHOLE = {"line": None, "column": None, "endColumn": None}


def test_json() -> None:
    text = FORMATS["json"](outcome())
    assert text.isascii()
    assert json.loads(text) == {
        "version": 1,
        "problems": [
            {
                "code": "SC601",
                "level": "error",
                "title": CATALOGUE["SC601"].title,
                "message": "no room",
                "file": "/srv/my site",
                **WHOLE,
                "help": "make room",
                "labels": [],
            },
            {
                "code": "SC302",
                "level": "warning",
                "title": CATALOGUE["SC302"].title,
                "message": "un\x1b[31mused",
                "file": "content/größe.md",
                **WHOLE,
                "help": "",
                "labels": [],
            },
            {
                "code": "SC201",
                "level": "error",
                "title": CATALOGUE["SC201"].title,
                "message": "`{id}` is 100% there\r\ntwice: \\ [x](1)",
                "file": SOURCE.path,
                "line": 2,
                "column": 5,
                "endColumn": 7,
                "help": "rename it",
                "labels": [
                    {"text": "first [used] here", "file": SOURCE.path, "line": 1, "column": 5, "endColumn": 9},
                    {"text": "that", "file": "content/Map.png", **WHOLE},
                ],
            },
        ],
        "summary": {"errors": 2, "warnings": 1, "pages": 0, "banks": 0, "items": 0},
    }


# Workflow commands


def test_github() -> None:
    no_room, unused, twice = FORMATS["github"](outcome()).splitlines()
    assert no_room == "::error file=/srv/my site,title=SC601::no room%0Ahelp: make room"
    assert unused == "::warning file=content/größe.md,title=SC302::un\ufffd[31mused"
    assert twice == (
        "::error file=content/one/a b%2Cc.yaml,line=2,col=5,endColumn=7,title=SC201::`{id}` is 100%25 there%0D%0Atwice:"
        " \\ [x](1)%0Acontent/one/a b,c.yaml:1:5: first [used] here%0Acontent/Map.png: that%0Ahelp: rename it"
    )


@given(st.text(), st.text(), st.text())
def test_a_command_says_what_it_is_told(path: str, message: str, help: str) -> None:
    problems = Problems()
    problems.add("SC201", message, Place(Source(path, "x"), 1), help)
    (command,) = FORMATS["github"](Outcome(problems)).splitlines()
    found = re.fullmatch(r"::error file=([^:,]*),line=1,col=1,endColumn=2,title=SC201::(.*)", command)
    assert found
    told = f"{message}\nhelp: {help}" if help else message
    assert [runner_reads(part) for part in found.groups()] == [tame(path), tame(told)]


def runner_reads(text: str) -> str:
    """What GitHub's runner makes of an escaped text."""
    for sign in "\r\n:,":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def tame(text: str) -> str:
    return "".join(part if part in ("\r", "\n") else printable(part) for part in re.split(r"([\r\n])", text))


# SARIF


def location(uri: str, *region: int) -> dict[str, Any]:
    artifact = {"uri": uri} if ":" in uri else {"uri": uri, "uriBaseId": "%SRCROOT%"}
    keys = ("startLine", "startColumn", "endColumn")
    return {"artifactLocation": artifact} | ({"region": dict(zip(keys, region, strict=True))} if region else {})


def test_sarif() -> None:
    log = json.loads(FORMATS["sarif"](outcome()))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["SC201", "SC302", "SC601"]
    assert run["tool"]["driver"]["rules"][1] == {
        "id": "SC302",
        "shortDescription": {"text": CATALOGUE["SC302"].title},
        "fullDescription": {"text": reasons("SC302")},
        "help": {"text": explanation("SC302"), "markdown": explanation("SC302")},
        "defaultConfiguration": {"level": "warning"},
    }
    no_room, unused, twice = run["results"]
    assert no_room == {
        "ruleId": "SC601",
        "ruleIndex": 2,
        "level": "error",
        "message": {"text": "no room\nHelp: make room"},
        "locations": [{"physicalLocation": location("file:///srv/my%20site")}],
    }
    assert (unused["level"], unused["ruleIndex"]) == ("warning", 1)
    assert unused["locations"] == [{"physicalLocation": location("content/gr%C3%B6%C3%9Fe.md")}]
    assert twice["message"]["text"] == (
        "`{{id}}` is 100% there\r\ntwice: \\\\ \\[x\\](1)\nHelp: rename it\n"
        "See [first \\[used\\] here](1).\nSee [that](2)."
    )
    assert twice["locations"] == [{"physicalLocation": location("content/one/a%20b%2Cc.yaml", 2, 5, 7)}]
    assert twice["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": location("content/one/a%20b%2Cc.yaml", 1, 5, 9),
            "message": {"text": "first \\[used\\] here"},
        },
        {"id": 2, "physicalLocation": location("content/Map.png"), "message": {"text": "that"}},
    ]


FIRST_CASES = {path.stem: read_cases(path.read_text())[0].files for path in sorted(FOLDER.glob("SC*.txt"))}


@pytest.mark.parametrize("code", [code for code, files in FIRST_CASES.items() if files])
def test_every_way_of_being_wrong_can_be_told(code: str, make_guide: MakeGuide) -> None:
    make_guide(FIRST_CASES[code])
    told = [problem["code"] for problem in json.loads(invoke("check", "--format", "json").stdout)["problems"]]
    assert code in told
    log = json.loads(invoke("check", "--format", "sarif").stdout)
    assert not list(faults(log))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == told
    commands = invoke("check", "--format", "github", "--quiet").stdout.splitlines()
    assert [re.findall(r"^::(?:error|warning) .*title=(SC\d+)::", command)[0] for command in commands] == told


# Text with halves of characters: file names that are no UTF-8 have them, and YAML can make them


def test_a_name_that_is_no_text() -> None:
    problems = Problems()
    name = os.fsdecode(b"gr\xf6\xdfe.md")
    label = Label(Place(Source(name, ""), 0), "half \ud800 of one")
    problems.add("SC302", f"`{name}`", Place(Source(name, ""), 0), "rename \udfff", [label])
    found = Outcome(problems)
    (problem,) = json.loads(FORMATS["json"](found))["problems"]
    assert (problem["file"], problem["message"]) == ("gr\ufffd\ufffde.md", "`gr\ufffd\ufffde.md`")
    assert (problem["help"], problem["labels"][0]["text"]) == ("rename \ufffd", "half \ufffd of one")
    (result,) = json.loads(FORMATS["sarif"](found))["runs"][0]["results"]
    assert result["locations"] == [{"physicalLocation": location("gr%F6%DFe.md")}]
    assert result["message"] == {"text": "`gr\ufffd\ufffde.md`\nHelp: rename \ufffd\nSee [half \ufffd of one](1)."}
    assert FORMATS["github"](found) == (
        "::warning file=gr\ufffd\ufffde.md,title=SC302::`gr\ufffd\ufffde.md`%0Agr\ufffd\ufffde.md: half \ufffd of one"
        "%0Ahelp: rename \ufffd\n"
    )


# The command


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("format", FORMATS)
def test_problems_go_to_standard_output_and_the_exit_code_stays(
    command: str, format: str, make_guide: MakeGuide, tmp_path: Path
) -> None:
    make_guide({})
    fine = invoke(command, "--format", format)
    assert (fine.exit_code, fine.stderr) == (0, "")
    make_guide({"left-over.md": "---\ntitle: T\n---\n"})
    assert invoke(command, "--format", format).exit_code == 0
    make_guide({"about.md": "No title.\n"})
    result = invoke(command, "--format", format)
    assert (result.exit_code, result.stderr) == (1, "")
    assert [code for code in ("SC301", "SC302", "SC305") if code in result.stdout] == ["SC301", "SC302", "SC305"]
    assert (tmp_path / "site").exists() == (command == "build")


def test_a_guide_without_problems(make_guide: MakeGuide) -> None:
    make_guide({})
    assert json.loads(invoke("check", "--format", "json").stdout) == {
        "version": 1,
        "problems": [],
        "summary": {"errors": 0, "warnings": 0, "pages": 5, "banks": 1, "items": 2},
    }
    (run,) = json.loads(invoke("check", "--format", "sarif").stdout)["runs"]
    assert run["results"] == []
    assert run["tool"] == {"driver": {"name": "selfcheck", "version": version("selfcheck"), "rules": []}}
    assert invoke("check", "--format", "github", "-q").output == ""
    assert invoke("check", "--format", "github").stdout.startswith("Checked: ")


def test_an_unknown_format() -> None:
    result = invoke("check", "--format", "xml")
    assert (result.exit_code, result.stdout) == (2, "")
