"""Sections: the reader's own pages know of every assessment that there is in the site, and of no other."""

from __future__ import annotations

from selfcheck.problems import Problems
from selfcheck.verify.assessments import REMEDY
from selfcheck.verify.hosting import HOME
from selfcheck.verify.site import Site


def verify_sections(site: Site, problems: Problems) -> None:
    """Add every page of the reader's own that is told of other sections than those with an assessment."""
    asked = {path.removesuffix(HOME): page.bank for path, page in site.facts.items() if page.assessed}
    for path, page in site.facts.items():
        # A bank that cannot be told from its page is a problem of that page alone.
        told = {url: id if asked.get(url) else asked.get(url, id) for url, id in page.sections or ()}
        if page.sections is not None and told != asked:
            different = min(url for url in {*told, *asked} if told.get(url) != asked.get(url))
            message = f"the page is not told of the assessments that there are: it differs on `{different}`"
            problems.add("SC503", message, site.place(path, "data-sections"), REMEDY)
