"""What html-validate finds on the pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from places import REPOSITORY

CONFIG = {"root": True, "extends": ["html-validate:standard"]}
OF_THE_THEME = ('autocomplete attribute cannot be used on <input type="checkbox">',)
"""What the theme has on its pages, and we cannot mend: on the two boxes behind drawer and search."""


def test_html_validate_finds_nothing(sites: dict[str, Path], tmp_path: Path) -> None:
    config = tmp_path / "htmlvalidate.json"
    config.write_text(json.dumps(CONFIG))
    report = tmp_path / "report.json"
    program = REPOSITORY / "node_modules" / ".bin" / "html-validate"
    done = subprocess.run(
        [
            program,
            "--config",
            config,
            "--formatter",
            f"json={report}",
            *(f"{site}/**/*.html" for site in sites.values()),
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    found = [
        (f"{page['filePath']}:{message['line']}", message["message"])
        for page in json.loads(report.read_text())
        for message in page["messages"]
    ]
    for site in sites.values():
        told = [message for at, message in found if at.startswith(str(site))]
        assert any(message in OF_THE_THEME for message in told), f"the validator did not look at {site}"
    assert [each for each in found if each[1] not in OF_THE_THEME] == []
