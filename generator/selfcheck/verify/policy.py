"""Policy: every page carries a strict content security policy, and nothing on it breaks that policy."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from selectolax.lexbor import LexborNode

from selfcheck.problems import Problems
from selfcheck.verify.hosting import is_within
from selfcheck.verify.page import Page

_REMEDY = "a template or the theme has changed; this is most likely a bug"

_DATA_TYPES = frozenset({"application/json"})
"""Types of `script` elements that a browser does not run."""

_SOURCES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}
"""What the policy has to say, all of it and nothing else; scripts in the page are allowed by their hashes besides."""

_EXIT = "sc-exit"
"""The class of what holds the link by which readers leave quickly."""

_HASH = re.compile(r"'sha256-[\w+/]{43}='")

_NEVER = (
    *("applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "noscript", "object", "portal"),
    *("plaintext",),
)
"""Elements that no page has: they bring other pages in, change what addresses mean, or are read in two ways."""


def verify_policy(page: Page, problems: Problems) -> None:
    """Add a page without the policy in its place, and everything on it that the policy would stop."""
    policy = _policy_of(page)
    if policy is None:
        problems.add("SC504", "the page has no security policy right after its charset", page.place(), _REMEDY)
        return
    if not _is_strict(policy):
        problems.add("SC504", "the security policy is not strict", page.place("<meta http-equiv"), _REMEDY)
    for message, around in (*_forbidden(page, _hashes(policy)), *_foreign(page), *_tracks(page)):
        problems.add("SC504", message, page.place(around), _REMEDY)


def _policy_of(page: Page) -> str | None:
    head = page.tree.head
    first = [(node.tag, node.attributes) for node in islice(head.iter(), 2)] if head else []
    match first:
        case [("meta", {"charset": str(charset)}), ("meta", {"http-equiv": str(name), "content": str(policy)})]:
            named = charset.lower() == "utf-8" and name.lower() == "content-security-policy"
            return policy if named else None
    return None


def _directives(policy: str) -> dict[str, list[str]]:
    """The sources of each directive; of one that is there twice the first counts, as in browsers."""
    found: dict[str, list[str]] = {}
    for name, *sources in (directive.split() for directive in policy.split(";") if directive.strip()):
        found.setdefault(name.lower(), sources)
    return found


@lru_cache
def _is_strict(policy: str) -> bool:
    """Whether the policy allows nothing but the site's own files, images in addresses and scripts by their hash."""
    found = _directives(policy)
    found["script-src"] = [each for each in found.get("script-src", ()) if not _HASH.fullmatch(each)]
    return found == _SOURCES


@lru_cache
def _hashes(policy: str) -> frozenset[str]:
    return frozenset(source for source in _directives(policy).get("script-src", ()) if source.startswith("'sha256-"))


def _forbidden(page: Page, hashes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What the policy stops, and scripts it allows that are not there, each with the HTML it is about."""
    for part in page.parts:
        scripts = {_hash(text): text for text in map(_inline, part.tagged["script"]) if text is not None}
        for unknown in [hash for hash in scripts if hash not in hashes]:
            yield "the security policy does not allow a script on the page", scripts[unknown][:40]
        if part is page.document and hashes - scripts.keys():
            yield "the security policy allows a script that is not on the page", min(hashes - scripts.keys())
        for node in part.tagged["style"]:
            yield "the page has a style element", node.text()[:40]
        for name, found in part.having.items():
            if name == "style" or name.startswith("on"):
                for _, value in found:
                    yield f"an element has the attribute `{name}`", f'{name}="{value}"'


def _foreign(page: Page) -> Iterator[tuple[str, str]]:
    """What brings in other pages or leads away from this one, with the HTML it is about."""
    for part in page.parts:
        for tag in _NEVER:
            for _ in part.tagged[tag]:
                yield f"the page has an element `{tag}`", f"<{tag}"
        for _, value in part.having["shadowrootmode"]:
            yield "the page has a template that shows itself", f'shadowrootmode="{value}"'
        # The first one is the policy; another could lead away from the page, or ask other hosts.
        for _, name in part.having["http-equiv"][part is page.document :]:
            yield f"a `meta` stands for the header `{name}`", f'http-equiv="{name}"'


def _tracks(page: Page) -> Iterator[tuple[str, str]]:
    """How somebody who leaves quickly could be traced, or what tells other hosts more than browsers do anyway."""
    metas = (node.attributes for part in page.parts for node in part.tagged["meta"])
    said = [meta.get("content") for meta in metas if (meta.get("name") or "").lower() == "referrer"]
    exits = [node for node, address in page.document.having["href"] if not is_within(address) and _is_exit(node)]
    if any(each != "no-referrer" for each in said) or len(said) > 1 or (exits and not said):
        yield "the page does not say once that browsers keep its address secret", 'name="referrer"'
    for node in exits:
        if "noreferrer" not in (node.attributes.get("rel") or "").split():
            yield "the link to leave quickly tells where the reader comes from", str(node.attributes["href"])


def _is_exit(link: LexborNode) -> bool:
    return link.parent is not None and _EXIT in (link.parent.attributes.get("class") or "").split()


def _inline(script: LexborNode) -> str | None:
    """The script that an element holds; None when it is a file of its own or no script."""
    attributes = script.attributes
    return None if "src" in attributes or attributes.get("type") in _DATA_TYPES else script.text()


@lru_cache(maxsize=500)
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
