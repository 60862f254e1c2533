"""Policy: every page carries a strict content security policy, and nothing on it breaks that policy."""

from __future__ import annotations

import base64
import hashlib
import re

from selfcheck.problems import Problems
from selfcheck.verify.pages import BuiltPage, Site

_HEAD = re.compile(
    r"<head>\s*<meta charset=\"utf-8\">\s*<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">"
)
_DATA_TYPES = frozenset({"application/json"})


def verify_policy(site: Site, problems: Problems) -> None:
    """Add every page without the policy in its place, and everything inline that the policy would stop."""
    for page in site.pages.values():
        found = _HEAD.search(page.text)
        if not found:
            problems.add("SC504", "the page has no security policy right after its charset", page.place(), _REMEDY)
            continue
        policy = found[1].replace("&#39;", "'")
        if "unsafe-" in policy or "default-src 'none'" not in policy:
            problems.add("SC504", "the security policy is not strict", page.place(found[1]), _REMEDY)
        _scripts(page, policy, problems)
        _attributes(page, problems)


_REMEDY = "a template or the theme has changed; this is most likely a bug"


def _scripts(page: BuiltPage, policy: str, problems: Problems) -> None:
    for node in page.tree.css("script:not([src])"):
        if node.attributes.get("type") in _DATA_TYPES:
            continue
        text = node.text()
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            problems.add(
                "SC504", "the security policy does not allow a script on the page", page.place(text[:40]), _REMEDY
            )
    for node in page.tree.css("style"):
        problems.add("SC504", "the page has a style element", page.place(node.text()[:40]), _REMEDY)


def _attributes(page: BuiltPage, problems: Problems) -> None:
    for node in page.tree.css("*"):
        for name, value in node.attributes.items():
            if name == "style" or name.startswith("on"):
                problems.add(
                    "SC504", f"an element has the attribute `{name}`", page.place(f'{name}="{value}"'), _REMEDY
                )
