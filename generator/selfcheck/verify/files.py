"""Files: the site holds just what was built, under names that every disk can keep apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import accumulate

from selfcheck.problems import Problems
from selfcheck.verify.site import Site
from selfcheck.write import KEPT, MARKER, checksum, kept_before, listed

_UNPORTABLE = re.compile(r"""[\x00-\x1f<>:"|?*\\]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)""", re.IGNORECASE)
"""What Windows allows in no name."""

_RENAME = "rename the file of the guide that it comes from"


def verify_files(site: Site, problems: Problems) -> None:
    """Add what was not built, what is not there or not as it was built, and names that not every disk can keep."""
    built = Counter(path for path, _ in listed(site.folder))
    for path in sorted(site.others):
        problems.add("SC509", "this is a link, or something else that is no file", site.place(path), "take it away")
    for path in sorted(site.files - built.keys() - KEPT):
        problems.add("SC509", "the file was not built here", site.place(path), "take it away, or build the site again")
    for path, times in sorted(built.items()):
        if path not in site.files:
            message = f"`{path}` was built and is not there"
            problems.add("SC509", message, site.place(MARKER, path), "build the site again")
        if times > 1:
            message = f"`{path}` was built {times} times, each time as something else"
            problems.add("SC509", message, site.place(MARKER, path), _RENAME)
    for path, sum in (*listed(site.folder), *kept_before(site.folder)):
        if not sum or path in site.taken_over or path in site.others:
            continue
        file = site.folder / path
        if file.is_file() and checksum(file.read_bytes()) != sum:
            problems.add("SC509", "the file is not as it was built", site.place(path), "build the site again")
    _verify_names(site, problems)


def _verify_names(site: Site, problems: Problems) -> None:
    first: dict[str, str] = {}
    for path in sorted(site.files):
        names = path.split("/")
        if any(_UNPORTABLE.search(name) for name in names):
            problems.add("SC509", "the file has a name that Windows does not allow", site.place(path), _RENAME)
        for whole in accumulate(names, "{}/{}".format):
            other = first.setdefault(unicodedata.normalize("NFC", whole).casefold(), whole)
            if other != whole:
                problems.add("SC509", f"many disks take `{whole}` for `{other}`", site.place(path), _RENAME)
