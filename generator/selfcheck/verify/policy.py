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
from selfcheck.verify.page import Page

_REMEDY = "a template or the theme has changed; this is most likely a bug"

_DATA_TYPES = frozenset({"application/json"})
"""Types of `script` elements that a browser does not run."""

_CLOSED = ("default-src", "base-uri", "form-action")
"""What the policy has to say no to: whatever it does not name, other beginnings of addresses, and sending of forms."""

_ALLOWED = frozenset({"'none'", "'self'"})
_ALSO_ALLOWED = {"img-src": re.compile(r"data:"), "script-src": re.compile(r"'sha256-[\w+/]{43}='")}


def verify_policy(page: Page, problems: Problems) -> None:
    """Add a page without the policy in its place, and everything on it that the policy would stop."""
    policy = _policy_of(page)
    if policy is None:
        problems.add("SC504", "the page has no security policy right after its charset", page.place(), _REMEDY)
        return
    if not _is_strict(policy):
        problems.add("SC504", "the security policy is not strict", page.place("<meta http-equiv"), _REMEDY)
    for message, around in _forbidden(page, _hashes(policy)):
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
    return all(found.get(name) == ["'none'"] for name in _CLOSED) and all(
        (name in _CLOSED or name.endswith("-src")) and all(_is_allowed(name, source) for source in sources)
        for name, sources in found.items()
    )


def _is_allowed(name: str, source: str) -> bool:
    return source in _ALLOWED or bool(name in _ALSO_ALLOWED and _ALSO_ALLOWED[name].fullmatch(source))


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
        for _, address in (*part.having["href"], *part.having["src"]):
            if address[:11].lower() == "javascript:":
                yield "an address is a script", address


def _inline(script: LexborNode) -> str | None:
    """The script that an element holds; None when it is a file of its own or no script."""
    attributes = script.attributes
    return None if "src" in attributes or attributes.get("type") in _DATA_TYPES else script.text()


@lru_cache(maxsize=500)
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
