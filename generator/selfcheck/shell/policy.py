"""The content security policy of a page: nothing from elsewhere, and no script but the site's own files and Material's.

Material's templates bring a few small scripts inside the page. `permit` goes over just these, so that no other script
that found its way into a page would ever be allowed to run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from jinja2 import pass_context
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

PLACE = "selfcheck:content-security-policy"
"""What stands in a page for its policy until its scripts are known."""

PERMITTED = "permitted_scripts"
"""The name under which the template context holds the hashes of the scripts of the page, a dict used as a set."""

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@pass_context
def permit(context: Context, html: str) -> Markup:
    """Give back `html` as it is, and permit the scripts in it: a template filter."""
    for source in INLINE_SCRIPT.findall(str(html)):
        context[PERMITTED][_hash(source)] = None
    return Markup(html)


@lru_cache(maxsize=256)
def _hash(source: str) -> str:
    return b64encode(sha256(source.encode()).digest()).decode()


def policy(hashes: Iterable[str]) -> str:
    """Return the policy for a page with inline scripts of these SHA-256 hashes (Base64), in this order."""
    scripts = "".join(f" 'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
