"""The hosts that Material's scripts name, and what on a page would make them ask one of these."""

from __future__ import annotations

NAMED = (
    "https://unpkg.com/resize-observer-polyfill",  # for browsers without `ResizeObserver`; the policy stops it
    "https://unpkg.com/mermaid@",  # for diagrams
    "https://api.github.com/",  # for the numbers beside the name of a repository
    "https://${e}/api/v4/",  # the same, of GitLab
)
"""The beginnings of all addresses of other hosts in the theme's scripts."""

COMPONENT = "data-md-component"
"""The attribute by which the theme's script finds what it is to bring to life."""

ASKING = frozenset({"mermaid", "source"})
"""The component, and the class of a `pre`, for which the scripts ask one of these hosts; our pages have neither."""
