"""The service worker: keeps the site in the reader's browser where the guide asks for it, and goes away where not."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from selfcheck.render.assets import worker_script

WORKER = "sw.js"
"""Where it stands in the site: at its root, since a worker looks after what is below its own address."""

_LEFT_OUT = frozenset({".nojekyll", "sitemap.xml", WORKER})
"""Files that no reader's browser asks for."""

_COPY = re.compile(rb'self\.selfcheckCopy=\{version:"\w+",files:(\{.*\})\};\n')
"""The line of a service worker that says what to keep."""


class Copy:
    """What the copy of a site consists of, gathered while its files are made."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.files: dict[str, str] = {}
        """The beginning of the checksum of each file, by its address from the root of the site."""

    def add(self, path: str, data: bytes) -> None:
        """Take in a file of the site; `path` is from its root, with forward slashes."""
        self.note(path, hashlib.sha256(data).hexdigest())

    def note(self, path: str, sha256: str) -> None:
        """Take in a file by the hexadecimal digits with which its SHA-256 begins, twelve at least."""
        if path not in _LEFT_OUT:
            address = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
            self.files[address] = sha256[:12]

    def worker(self, templates: Path) -> bytes:
        """The service worker that keeps these files."""
        files = json.dumps(self.files, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        version = hashlib.sha256(files.encode()).hexdigest()[:12]
        return f'self.selfcheckCopy={{version:"{version}",files:{files}}};\n'.encode() + no_worker(templates)


def no_worker(templates: Path) -> bytes:
    """The service worker that takes itself, and all that another one kept, away from readers' browsers."""
    return worker_script(templates)


def copied(worker: bytes) -> dict[str, str] | None:
    """What a service worker keeps, as in `Copy.files`; None for one that keeps nothing."""
    found = _COPY.match(worker)
    return json.loads(found[1]) if found else None
