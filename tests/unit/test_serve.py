"""The live preview, as a real process that is asked over HTTP."""

from __future__ import annotations

import signal
import time
from contextlib import suppress
from socket import socket
from typing import TYPE_CHECKING

import pytest

from command import run
from preview import PATIENCE, Preview, previewing, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from places import MakeGuide

ALPHA = "---\ntitle: Alpha\n---\n\n## Making a plan {#plan}\n\n"


@pytest.fixture
def content(make_guide: MakeGuide) -> Path:
    return make_guide({}).resolve()


@pytest.fixture
def preview(content: Path) -> Iterator[Preview]:
    with previewing(content) as preview:
        yield preview


def test_pages_files_and_what_is_not_there(preview: Preview) -> None:
    assert preview.line == f"Preview: http://127.0.0.1:{preview.port}/ (stop with Ctrl+C)"
    status, page, headers = preview.get("/one/alpha/")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert "Making a plan" in page
    assert page.count('<script src="/__selfcheck__/preview.js?1"></script></body>') == 1

    status, script, headers = preview.get("/__selfcheck__/preview.js?1")
    assert (status, headers["Content-Type"]) == (200, "text/javascript")
    assert "/__selfcheck__/events" in script

    status, _, headers = preview.get("/one/alpha")
    assert (status, headers["Location"]) == (301, "/one/alpha/")

    status, index, headers = preview.get("/search/search_index.json")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert "Making a plan" in index

    for path in ("/nowhere/", "/one/nowhere.html", "/../content/guide.yaml", "/assets/"):
        status, page, _ = preview.get(path)
        assert status == 404
        assert "Page not found" in page
        assert "/__selfcheck__/preview.js" in page


def test_a_change_is_built_and_told(preview: Preview, content: Path) -> None:
    def change() -> None:
        (content / "one" / "alpha.md").write_text(f"{ALPHA}Words that are new.\n")

    with preview.events() as lines:
        change()
        until(lines, '"pages": 2', change)
    assert "Words that are new." in preview.get("/one/alpha/")[1]


def test_a_mistake_keeps_the_old_pages(preview: Preview, content: Path) -> None:
    def change(text: str) -> None:
        (content / "one" / "alpha.md").write_text(f"{ALPHA}{text}\n")

    with preview.events() as lines:
        change("[Nowhere](gamma.md)")
        until(preview.errors, "error[SC304]", lambda: change("[Nowhere](gamma.md)"))
        assert "Write it down." in preview.get("/one/alpha/")[1]
        until(lines, "`gamma.md` leads to nothing")
        change("Mended.")
        until(lines, '"pages": 2', lambda: change("Mended."))
    assert "Mended." in preview.get("/one/alpha/")[1]


def test_a_guide_that_has_errors_at_first(make_guide: MakeGuide) -> None:
    content = make_guide({"about.md": "No title.\n"}).resolve()

    def mend() -> None:
        (content / "about.md").write_text("---\ntitle: About\n---\n\n## Why {#why}\n")

    with previewing(content) as preview:
        status, page, _ = preview.get("/")
        assert status == 404
        assert "There is no page yet" in page
        with preview.events() as lines:
            until(lines, '"pages": 0')
            mend()
            until(lines, '"pages": 1', mend)
        status, page, _ = preview.get("/")
        assert status == 200
        assert "Welcome" in page


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_interrupted(sent: signal.Signals, preview: Preview, content: Path) -> None:
    with preview.events():
        preview.process.send_signal(sent)
        assert preview.process.wait(PATIENCE) == 0
    with pytest.raises(ConnectionRefusedError):
        preview.get("/")
    assert not list((content.parent / "temporary").iterdir())
    assert sorted(path.name for path in content.parent.iterdir()) == ["content", "temporary"]


def test_a_port_that_is_taken(preview: Preview, content: Path) -> None:
    done = run("serve", "--port", str(preview.port), folder=content.parent)
    assert done.returncode == 2
    assert f"port {preview.port} cannot be used" in done.stderr


def test_the_usual_port_or_another_and_a_browser(content: Path, tmp_path: Path) -> None:
    told = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}.new && mv {told}.new {told}\n')
    browser.chmod(0o755)
    with socket() as usual:
        with suppress(OSError):  # somebody else has it: just as well
            usual.bind(("127.0.0.1", 8000))
            usual.listen()
        with previewing(content, "--open", BROWSER=f"{browser} %s") as preview:
            assert preview.port != 8000
            said = "Port 8000 is taken (perhaps by another preview), so this one is at"
            assert preview.line == f"{said} http://127.0.0.1:{preview.port}/ (stop with Ctrl+C)"
            assert preview.get("/")[0] == 200
            end = time.monotonic() + PATIENCE
            while not told.exists() and time.monotonic() < end:
                time.sleep(0.05)
            assert told.read_text() == f"http://127.0.0.1:{preview.port}/\n"
