"""Links: whatever a page links to or loads is in the site, and nothing is loaded from anywhere else."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from selfcheck.problems import Problems
from selfcheck.verify.pages import BuiltPage, Site

_LOADED = (
    ("script[src]", "src"),
    ("link[rel=stylesheet][href]", "href"),
    ("link[rel=icon][href]", "href"),
    ("link[rel=modulepreload][href]", "href"),
    ("img[src]", "src"),
    ("iframe[src]", "src"),
    ("source[src]", "src"),
)
"""What a browser fetches by itself."""

_FOLLOWED = (("a[href]", "href"), ("link[rel=prev][href]", "href"), ("link[rel=next][href]", "href"))

_SELF_MADE = frozenset({"404.html"})
"""Pages shown at any address, whose links start from the root of wherever the site is published."""


def verify_links(site: Site, problems: Problems) -> None:
    """Add every link and asset of a page that is not in the site, and every asset of another host."""
    for page in site.pages.values():
        for target, loaded in _targets(page):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if loaded and parts.scheme != "data":
                    problems.add(
                        "SC505",
                        f"the page loads `{target}`",
                        page.place(target),
                        "keep everything the site needs in the site",
                    )
            elif page.path not in _SELF_MADE and (
                wrong := _missing(site, page, unquote(parts.path), unquote(parts.fragment))
            ):
                problems.add(
                    "SC501", f"`{target}` leads to {wrong}", page.place(f'"{target}"'), "this is most likely a bug"
                )


def _targets(page: BuiltPage) -> Iterator[tuple[str, bool]]:
    for selectors, loaded in ((_LOADED, True), (_FOLLOWED, False)):
        for selector, attribute in selectors:
            for node in page.tree.css(selector):
                yield str(node.attributes[attribute] or ""), loaded


def _missing(site: Site, page: BuiltPage, path: str, anchor: str) -> str:
    """What is not there, in words; empty when the target is there."""
    if not path:
        target = page.path
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        if target.startswith(("..", "/")):
            return "somewhere outside the site"
        index = posixpath.normpath(f"{target}/index.html")
        if path.endswith("/") or index in site.files:
            target = index
    if target not in site.files:
        return f"`{target}`, which is not in the site"
    if anchor and target in site.pages and anchor not in site.pages[target].ids:
        return f"the anchor `{anchor}`, which is not on that page"
    return ""
