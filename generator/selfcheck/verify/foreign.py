"""Foreign hosts: nothing that a browser fetches is on another host, in HTML, CSS or JavaScript.

The security policy of every page stops such requests as well; what is found here is what it would have to stop. Scripts
put addresses together, so of them only texts that begin as such an address are looked for; those of the theme's scripts
are listed, with what on a page would lead to their being fetched.
"""

from __future__ import annotations

import re

from selfcheck.problems import Problems
from selfcheck.shell.hosts import ASKING, COMPONENT, NAMED
from selfcheck.verify.hosting import is_within
from selfcheck.verify.page import Page
from selfcheck.verify.references import Use
from selfcheck.verify.site import Site

_REMEDY = "keep everything the site needs in the site"

_ADDRESS = re.compile(
    r"""["'`]\s*((?:(?:https?|wss?)://|//(?=[\w-]+[.:]|localhost\b|\[))[^\s"'`<>\\]*)""", re.IGNORECASE
)
"""An address of another host, at the beginning of a text in a script. What stands in comments is none."""

_NAMESPACE = "http://www.w3.org/"
"""Names of kinds of XML look like addresses, and are none that is fetched."""

_PICTURE = "data:image/"
"""How an address begins that is itself what is fetched. No scripts, styles and pages are to be had in this way."""


def verify_foreign(site: Site, problems: Problems) -> None:
    """Add everything on another host that a page, a style sheet or a script has fetched."""
    for file, references in site.references.items():
        for address in (*references.get(Use.FETCHED, ()), *references.get(Use.ROOT, ())):
            if not is_within(address) and not address.startswith(_PICTURE):
                what = "page" if file in site.facts else "file"
                problems.add("SC505", f"the {what} loads `{address}`", site.place(file, address), _REMEDY)
    for file in sorted(site.scripts):
        for address in dict.fromkeys(_ADDRESS.findall(site.text(file).replace(r"\/", "/"))):
            if not address.startswith((_NAMESPACE, *NAMED)):
                problems.add("SC505", f"the script names `{address}`", site.place(file, address), _REMEDY)


def verify_asleep(page: Page, problems: Problems) -> None:
    """Add what on a page would lead the theme's scripts to ask another host."""
    found = [f'{COMPONENT}="{name}"' for _, name in page.document.having[COMPONENT] if name in ASKING]
    classes = ((node.attributes.get("class") or "").split() for node in page.document.tagged["pre"])
    found += [f'class="{name}"' for each in classes for name in each if name in ASKING]
    for each in found:
        problems.add("SC505", f"for `{each}` the theme asks another host", page.place(each), _REMEDY)
