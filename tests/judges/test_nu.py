"""What the Nu HTML checker, the validator of the W3C, finds on the pages."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from places import REPOSITORY

JAR = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

OF_THE_THEME = (
    "Attribute “autocomplete” is only allowed when the input type is",  # on the two boxes behind drawer and search
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.",  # contents
)
"""What the theme has on its pages, and we cannot mend."""

NOT_SO = (
    "violates Content Security Policy (meta tag)",  # as a file a page has no origin, so nothing is its own
    "Empty heading.",  # which the client fills when it shows it
)
"""What is no fault."""


def test_the_nu_checker_finds_nothing(sites: dict[str, Path]) -> None:
    java = shutil.which("java")
    assert java, "Java is needed for the Nu HTML checker; `make java` installs it"
    done = subprocess.run(
        [java, "-jar", JAR, "--format", "json", "--skip-non-html", "--exit-zero-always", *sites.values()],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = json.loads(done.stderr)["messages"]
    for site in sites.values():
        told = [each["message"] for each in found if f"{site}/" in each["url"]]
        assert any("autocomplete" in each for each in told), f"the checker did not look at {site}"
    assert [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in found
        if not any(known in message["message"] for known in OF_THE_THEME + NOT_SO)
    ] == []
