"""What Lighthouse says of a page. How fast it is, is no matter here: that depends on the machine."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from chromium import ARGUMENTS, chromium
from hosting import hosted
from places import REPOSITORY
from selfcheck.build import build

CATEGORIES = ("accessibility", "best-practices", "seo")


def test_lighthouse_finds_nothing_on_a_section(tmp_path: Path) -> None:
    site, report = tmp_path / "site", tmp_path / "report.json"
    with hosted(site, "/guide/") as address:
        assert not build(REPOSITORY / "content", site, address).problems.errors
        done = subprocess.run(
            [
                REPOSITORY / "node_modules" / ".bin" / "lighthouse",
                f"{address}supportive-network/mentors/",
                f"--only-categories={','.join(CATEGORIES)}",
                "--output=json",
                f"--output-path={report}",
                "--quiet",
                "--no-enable-error-reporting",
                f"--chrome-flags=--headless {' '.join(ARGUMENTS)}",
            ],
            env={**os.environ, "CHROME_PATH": chromium()},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text())
    faults = [each["title"] for each in found["audits"].values() if each["score"] not in (None, 1)]
    assert faults == []
    assert {name: found["categories"][name]["score"] for name in CATEGORIES} == dict.fromkeys(CATEGORIES, 1)
