"""What is no file, or too much of one, is told and never waited for."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command import COMMAND
from selfcheck.build import check

if TYPE_CHECKING:
    from places import MakeGuide

HANG = 60
"""Seconds after which a command hangs; it takes one."""


def told(content: Path) -> list[tuple[str, str, str]]:
    """What the command finds, as code, place and message; asked from a process of its own, which may hang."""
    subprocess.run([*COMMAND, "check", "--quiet"], timeout=HANG, capture_output=True, check=False)
    return [(problem.code, str(problem.place), problem.message) for problem in check(content).problems]


@pytest.mark.parametrize("name", ["one/alpha.yaml", "one/alpha.md", "guide.yaml", "one/map.png", "two/extra.yaml"])
def test_a_pipe(name: str, make_guide: MakeGuide) -> None:
    content = make_guide({name: ""})
    (content / name).unlink()
    os.mkfifo(content / name)
    assert told(content) == [("SC101", f"content/{name}", "this is a pipe, a socket or a device, and no file")]


def test_a_socket(make_guide: MakeGuide) -> None:
    content = make_guide({})
    (content / "one" / "alpha.yaml").unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(content / "one" / "alpha.yaml"))
    assert told(content) == [("SC101", "content/one/alpha.yaml", "this is a pipe, a socket or a device, and no file")]


@pytest.mark.parametrize("name", ["one/alpha.yaml", "one/alpha.md", "guide.yaml", "one/other.yml"])
def test_a_folder_with_the_name_of_a_file(name: str, make_guide: MakeGuide) -> None:
    content = make_guide({name: ""})
    (content / name).unlink()
    (content / name).mkdir()
    (content / name / "inside.yaml").write_text("a: b")
    assert told(content) == [("SC101", f"content/{name}", "this is a folder, with the name of a file")]


@pytest.mark.parametrize("name", ["one/alpha.yaml", "one/alpha.md", "guide.yaml"])
def test_ten_gigabytes(name: str, make_guide: MakeGuide) -> None:
    content = make_guide({})
    with (content / name).open("wb") as file:
        file.truncate(10_000_000_000)  # takes no room on the disk
    message = "the file has 10,000,000,000 bytes, more than the 4,000,000 that are read"
    assert told(content) == [("SC107", f"content/{name}", message)]


def test_folders_in_folders(make_guide: MakeGuide) -> None:
    content = make_guide({})
    deep = "/".join(["d"] * 1_500)
    subprocess.run(["mkdir", "-p", content / deep], check=True)
    try:
        (content / deep / "map.png").write_bytes(b"")
        assert told(content) == []
    finally:
        subprocess.run(["rm", "-r", content / "d"], check=True)


def test_hidden_things_are_left_alone(make_guide: MakeGuide) -> None:
    content = make_guide({".hidden.yaml": "a: a: a", ".git/bad.yaml": "[[["})
    os.mkfifo(content / ".pipe.yaml")
    (content / ".#alpha.md").symlink_to("somebody@somewhere.1234")  # an editor says by it that it has the file open
    assert told(content) == []
