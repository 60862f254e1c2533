"""Sitemap: it lists every page of a site whose address is known once, and every page agrees on where it is."""

from __future__ import annotations

from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from selfcheck.problems import Problems
from selfcheck.shell.functions import NOT_FOUND
from selfcheck.shell.shell import SITEMAP
from selfcheck.verify.hosting import HOME
from selfcheck.verify.site import Site

_REMEDY = "this is most likely a bug"


def verify_sitemap(site: Site, problems: Problems) -> None:
    """Add every page that the sitemap has not once, whatever else it has, and pages that say they are elsewhere."""
    if SITEMAP not in site.files:
        problems.add("SC507", "there is no sitemap, which the theme asks for", site.place(SITEMAP), _REMEDY)
        return
    root = site.address
    pages = {path: root + path.removesuffix(HOME) if root else "" for path in sorted(site.facts) if path != NOT_FOUND}
    listed = Counter(node.text(strip=True) for node in LexborHTMLParser(site.data(SITEMAP)).css("loc"))
    for address in sorted(listed - Counter(set(pages.values()))):
        known = address in pages.values()
        message = f"`{address}` is listed more than once" if known else f"`{address}` is no page of the site"
        problems.add("SC507", message, site.place(SITEMAP, f"<loc>{address}"), _REMEDY)
    for path, address in pages.items():
        if root and not listed[address]:
            problems.add("SC507", "the page is not in the sitemap", site.place(path), _REMEDY)
        canonical = site.facts[path].canonical
        if canonical != address:
            said = f"is `{canonical}`" if canonical else "is not known"
            remedy = f"it is `{address}`" if address else "the home page says nothing of an address"
            problems.add("SC507", f"the page says that its address {said}", site.place(path, f'"{canonical}"'), remedy)
