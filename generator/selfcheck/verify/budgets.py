"""Budgets: what the site may cost its readers and its host. The numbers stand in `budgets.toml`."""

from __future__ import annotations

import gzip
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selectolax.lexbor import LexborNode

from selfcheck.problems import Problems
from selfcheck.render.assets import PUBLISHED_AT
from selfcheck.verify.page import Page
from selfcheck.verify.site import Site

_TEMPLATE = "a template has changed; this is most likely a bug"
_OPTIONS = 6
"""The options of the questions that `item_elements` is about."""
_NOTES = frozenset({"sc-only", "sc-hint"})
"""Classes of what only some questions have: when they are asked, what may be answered, where help is."""


@dataclass(frozen=True)
class Budgets:
    """What `budgets.toml` says."""

    section: int
    section_whole: int
    section_requests: int
    item_elements: int
    page: int
    file: int
    site: int


@cache
def budgets() -> Budgets:
    """The budgets of every site."""
    return Budgets(**tomllib.loads(files(__package__).joinpath("budgets.toml").read_text("utf-8")))


def verify_elements(page: Page, problems: Problems) -> None:
    """Add every question that takes more elements than its options need."""
    for item in page.items:
        notes = (each for each in item.node.iter() if each.attributes.get("class") in _NOTES)
        number = item.size - sum(_size(each) for each in notes)
        most = budgets().item_elements + 2 * max(0, len(item.fields) - _OPTIONS)
        if number > most:
            message = f"`{item.id}` takes {number} elements, more than the {most} that its options need"
            problems.add("SC511", message, page.place(f'data-item="{item.id}"'), _TEMPLATE)


def _size(node: LexborNode) -> int:
    return sum(1 for _ in node.traverse())


def verify_sizes(site: Site, problems: Problems) -> None:
    """Add pages that bring more of our scripts and styles than they may, and whatever is too large to be published."""
    gzipped = cache(lambda path: len(gzip.compress(site.data(path), 9)))
    most = budgets()
    for path, page in site.facts.items():
        opened = {target.file for target in site.hosting.targets(page.opened, path).values()}
        ours = {file for file in opened if file.startswith(f"{PUBLISHED_AT}/")}
        if not page.alive and (scripts := [file for file in ours if file.endswith(".js")]):
            message = f"the page loads `{min(scripts)}`, with nothing on it for a script of ours to do"
            problems.add("SC511", message, site.place(path), _TEMPLATE)
        if page.bank and len(ours) > most.section_requests:
            message = f"the page asks for {len(ours)} files of ours, more than {most.section_requests}"
            problems.add("SC511", message, site.place(path), _TEMPLATE)
        limit = most.section_whole if page.whole else most.section
        if page.bank and (size := sum(map(gzipped, ours))) > limit:
            message = f"our scripts and styles come to {size:,} bytes on the page, more than {limit:,}"
            problems.add("SC511", message, site.place(path), _TEMPLATE)
    sizes = {path: (site.folder / path).stat().st_size for path in sorted(site.files)}
    for path, size in sizes.items():
        limit = most.page if path in site.facts else most.file
        if size > limit:
            message = f"the file has {size:,} bytes, more than {limit:,}"
            problems.add("SC511", message, site.place(path), "part it, or make what is in it smaller")
    if (size := sum(sizes.values())) > most.site:
        message = f"the site has {size:,} bytes, more than {most.site:,}"
        problems.add("SC511", message, site.place(""), "make its images and other files smaller")
