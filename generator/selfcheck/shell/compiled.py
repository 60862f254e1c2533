"""Compiled templates, kept between runs: to compile them takes longer than to render a small guide with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

from selfcheck.installed import release

_loaded: dict[tuple[str, str, str], CodeType] = {}
"""The templates that were loaded before, by their folder, their key and the checksum of their source."""


class Compiled(FileSystemBytecodeCache):
    """A folder of compiled templates, each with a checksum of its source. One that cannot be used costs time only."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from the folder, once; whatever is no compiled template is compiled anew."""
        known = (self.directory, bucket.key, bucket.checksum)
        if known in _loaded:
            bucket.code = _loaded[known]
            return
        try:
            super().load_bytecode(bucket)
        except Exception:  # reading a broken pickle raises whatever it likes
            bucket.reset()
        if bucket.code:
            _loaded[known] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put a template into the folder, if the disk allows it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_by(
    rules: Iterable[Path], words: NullTranslations, filters: Mapping[str, Callable[..., object]]
) -> Compiled | None:
    """The templates that were compiled under the rules in some modules, by this release of Jinja; None without a place.

    What the templates say in the language of `words` is compiled too, and so is which of the filters are told where
    they are called.
    """
    said = sorted(getattr(words, "_catalog", {}).items(), key=repr)
    told = sorted((name, str(getattr(filter, "jinja_pass_arg", ""))) for name, filter in filters.items())
    parts = [release("jinja2").encode(), *(file.read_bytes() for file in rules), repr((said, told)).encode()]
    digest = hashlib.sha256(b"".join(parts)).hexdigest()[:12]
    folder = user_cache_path("selfcheck") / f"templates-{digest}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return Compiled(str(folder), "%s")
