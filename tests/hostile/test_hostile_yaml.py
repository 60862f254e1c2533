"""Hostile YAML is told in words, in reasonable time and memory, wherever YAML is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from hostile.kind import Kind
from hostile.kinds import KINDS
from hostile.soundness import unsound
from places import SMALL_GUIDE
from selfcheck.build import check
from selfcheck.load import yaml as our_yaml
from selfcheck.load.yaml import load_yaml
from selfcheck.problems import Problems, Source

if TYPE_CHECKING:
    from places import MakeGuide

MOST_MEMORY = 200_000_000
"""Bytes that reading a guide may take, Python and all."""

YAML_ITSELF = {"SC103", "SC104", "SC105", "SC106", "SC107", "SC109", "SC110"}
"""Codes of what is wrong with YAML, whatever it is about."""

PAGE = (SMALL_GUIDE / "one" / "alpha.md").read_text()


def told(content: Path, file: str) -> list[tuple[str, int, int]]:
    """What `selfcheck check` finds, after a look at whether it can be shown; all of it has to be about one file."""
    problems = list(check(content).problems)
    assert [reason for problem in problems if (reason := unsound(problem))] == []
    assert {problem.place.source.path for problem in problems} <= {f"content/{file}"}
    return sorted((problem.code, problem.place.line, problem.place.column) for problem in problems)


def test_no_kind_is_there_twice() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_hostile_bank(kind: Kind, make_guide: MakeGuide) -> None:
    content = make_guide({})
    (content / "one" / "alpha.yaml").write_bytes(kind.data)
    assert told(content, "one/alpha.yaml") == sorted(kind.found)


ABOUT_YAML = [
    kind
    for kind in KINDS
    if kind.found and {code for code, _, _ in kind.found} <= YAML_ITSELF | {"SC102"} and b"responses:" not in kind.data
]
"""The kinds to which it does not matter that the file is a bank."""


@pytest.mark.parametrize("kind", ABOUT_YAML, ids=lambda kind: kind.name)
def test_a_hostile_guide_file(kind: Kind, make_guide: MakeGuide) -> None:
    content = make_guide({})
    (content / "guide.yaml").write_bytes(kind.data)
    assert told(content, "guide.yaml") == sorted(kind.found)


def fits_into_a_page(data: bytes) -> bool:
    """Whether something can stand between the two `---` of a page: not so long, and left as it is by Markdown."""
    return len(data) < 300_000 and data.isascii() and not any(sign in data for sign in (b"\0", b"\r", b"---", b"\t"))


IN_A_PAGE = [kind for kind in ABOUT_YAML if fits_into_a_page(kind.data) and kind.data.strip()]


@pytest.mark.parametrize("kind", IN_A_PAGE, ids=lambda kind: kind.name)
def test_hostile_front_matter(kind: Kind, make_guide: MakeGuide) -> None:
    page = PAGE.replace("title: Alpha\n", f"{kind.data.decode()}\n")
    content = make_guide({"one/alpha.md": page})
    assert told(content, "one/alpha.md") == sorted((code, line + 1, column) for code, line, column in kind.found)


def test_front_matter_that_is_too_long(make_guide: MakeGuide) -> None:
    content = make_guide({"one/alpha.md": PAGE.replace("title: Alpha\n", f"title: {'x' * 1_000_000}\n")})
    problems = list(check(content).problems)
    assert [(problem.code, str(problem.place)) for problem in problems] == [("SC107", "content/one/alpha.md")]
    assert "the front matter has 1,000,008 characters" in problems[0].message


def test_a_long_page_has_nothing_to_do_with_yaml(make_guide: MakeGuide) -> None:
    assert not list(check(make_guide({"one/alpha.md": f"{PAGE}\n{'x' * 1_100_000}\n"})).problems)


def test_no_kind_takes_much_memory(tmp_path: Path) -> None:
    script = Path(__file__).with_name("read_all.py")
    ran = subprocess.run(
        [sys.executable, script, tmp_path], capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = json.loads(ran.stdout)
    assert found["kinds"] == len(KINDS)
    assert found["peak"] < MOST_MEMORY, f"{found['peak']:,} bytes after {found['kind']}"


SMALL = [kind for kind in KINDS if len(kind.data) < 20_000 and "SC102" not in {code for code, _, _ in kind.found}]


@pytest.mark.parametrize("kind", SMALL, ids=lambda kind: kind.name)
def test_pyyaml_without_libyaml_does_no_worse(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(our_yaml, "_LOADER", yaml.SafeLoader)
    problems = Problems()
    node = load_yaml(Source("a.yaml", kind.data.decode()), problems)
    assert node is not None or problems.errors
    assert [reason for problem in problems if (reason := unsound(problem))] == []
