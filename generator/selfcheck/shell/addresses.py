"""Addresses: how a page refers to another place of the site, and what its own address is."""

from __future__ import annotations

from functools import lru_cache
from posixpath import normpath
from urllib.parse import urljoin, urlsplit

EDIT_PATHS = {
    "github.com": "edit/{branch}/{source}",
    "gitlab.com": "-/edit/{branch}/{source}",
    "codeberg.org": "_edit/{branch}/{source}",
}
"""Where the hosts of repositories let people edit a file, below the repository's own address."""


@lru_cache(maxsize=10_000)
def _steps(path: str) -> tuple[str, ...]:
    """Return the folders (and the file) that lead from the root of the site to `path`."""
    return tuple(step for step in normpath("/" + path).split("/") if step)


def relative(target: str, page: str) -> str:
    """Return the address of `target`, a place of the site, as the page at `page` writes it.

    Both are given from the root of the site. An absolute address and a mere `#anchor` stay what they are.
    The beginning of the site is `.` or a row of `..`, without a slash at the end.
    """
    if target.startswith(("/", "#")) or urlsplit(target).scheme:
        return target
    start = _steps(page if page.endswith("/") else page.rpartition("/")[0])
    end = _steps(target)
    common = 0
    while common < min(len(start), len(end)) and start[common] == end[common]:
        common += 1
    path = "/".join([*[".."] * (len(start) - common), *end[common:]]) or "."
    return path + "/" if target.endswith("/") else path


def below(base: str, target: str) -> str:
    """Return the address of `target` below `base`, the absolute path (or address) of the root of the site."""
    if target.startswith(("/", "#")) or urlsplit(target).scheme:
        return target
    return base + target


def canonical(site: str, page: str) -> str | None:
    """Return the full address of a page; None when nobody said where the site will be."""
    return urljoin(site, page) if site else None


def edit(repository: str, branch: str, source: str) -> str | None:
    """Where `source`, a path from the root of the repository, can be edited; None when that is not known."""
    pattern = EDIT_PATHS.get(urlsplit(repository).hostname or "")
    if not pattern or not source:
        return None
    return repository.rstrip("/") + "/" + pattern.format(branch=branch, source=source)
