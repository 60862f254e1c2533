"""Search: the index leads to places that are there, and has every page of the guide with its headings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from selfcheck.model.guide import READERS_PAGES
from selfcheck.problems import Problems
from selfcheck.shell.functions import NOT_FOUND
from selfcheck.shell.search import INDEX, language_files
from selfcheck.verify.hosting import HOME
from selfcheck.verify.site import Site

_REMEDY = "this is most likely a bug"


def verify_search(site: Site, problems: Problems) -> None:
    """Add what the search index has too much, and what it and the search itself lack."""
    try:
        index: dict[str, Any] = json.loads(site.text(INDEX))
        locations = Counter(str(entry["location"]) for entry in index["docs"])
        needed = language_files(index["config"])
    except (OSError, ValueError, LookupError, TypeError):
        problems.add("SC506", "the search index cannot be read", site.place(INDEX), _REMEDY)
        return
    expected = {location: (path, what) for path, location, what in _to_be_found(site)}
    for location, times in locations.items():
        # What is looked for on the pages is there; nearly all that is in the index is just that.
        wrong = "" if location in expected else site.hosting.target(location, HOME).wrong
        place = site.place(INDEX, f'"{location}"') if wrong or times > 1 else None
        if place and wrong:
            problems.add("SC506", f"`{location}` leads to {wrong}", place, _REMEDY)
        elif place:
            problems.add("SC506", f"`{location}` is in the search index {times} times", place, _REMEDY)
    for location, (path, what) in expected.items():
        if location not in locations:
            problems.add("SC506", f"{what} is not in the search index", site.place(path), _REMEDY)
    for file in needed:
        if file not in site.files:
            problems.add("SC506", f"search needs `{file}`, which is not in the site", site.place(INDEX), _REMEDY)


def _to_be_found(site: Site) -> Iterator[tuple[str, str, str]]:
    """The pages and headings that readers may look for: the file of each, its location, and what it is."""
    for path, page in site.facts.items():
        # What is a reader's own comes from the browser, and the page for missing ones is none to be found.
        if path != NOT_FOUND and not path.startswith(f"{READERS_PAGES}/"):
            address = path.removesuffix(HOME)
            yield path, address, "the page"
            for id in page.headings:
                yield path, f"{address}#{id}", f"the heading `{id}`"
