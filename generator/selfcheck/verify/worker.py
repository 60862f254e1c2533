"""Worker: where readers' browsers keep a copy of the site, it is the whole site, each file with its checksum."""

from __future__ import annotations

from selfcheck.problems import Problems
from selfcheck.render.offline import WORKER, Copy, copied
from selfcheck.verify.hosting import HOME
from selfcheck.verify.site import Site
from selfcheck.write import KEPT

_REMEDY = "build the site again"


def verify_worker(site: Site, problems: Problems) -> None:
    """Add every file that the copy lacks or has otherwise than the site, and whatever it has besides."""
    if WORKER not in site.files:
        message = "there is no service worker, and so nothing to take away what an earlier one keeps"
        problems.add("SC510", message, site.place(WORKER), _REMEDY)
        return
    kept = copied(site.data(WORKER))
    if kept is None:
        return  # this one keeps nothing
    copy = Copy()
    for path in site.files - KEPT:
        copy.add(path, site.data(path))
    for address in sorted(copy.files.keys() | kept.keys()):
        name = address or HOME
        if address not in kept:
            problems.add("SC510", f"`{name}` is in the site and not in its copy", site.place(WORKER), _REMEDY)
        elif kept[address] != copy.files.get(address):
            message = f"`{name}` is kept in the copy, and is not what the site has"
            problems.add("SC510", message, site.place(WORKER), _REMEDY)
