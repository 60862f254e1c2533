"""The settings of MkDocs and of the theme that Material's templates ask for, as `config`."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FEW_ENTRIES = 60
"""Up to so many entries the navigation shows them all; beyond, just the chapters and what is in the open one."""


def settings(
    guide: Mapping[str, str], *, features: Sequence[str], palette: Sequence[object], stylesheet: str, favicon: str
) -> Mapping[str, object]:
    """Return `config` for a guide.

    `guide` holds the texts `title`, `description`, `author`, `copyright`, `language` and `url`, the last with a slash
    at its end or empty; `stylesheet` and `favicon` are paths from the root of the site.
    """
    return {
        "site_name": Markup.escape(guide["title"]),
        "site_description": guide["description"],
        "site_author": guide["author"],
        "site_url": guide["url"],
        "copyright": guide["copyright"],
        "extra": {},
        "extra_css": [stylesheet],
        "extra_javascript": [],
        "mdx_configs": {},
        "plugins": {"material/search": SimpleNamespace(config={"enabled": True})},
        "theme": {
            "language": guide["language"],
            "font": False,
            "favicon": favicon,
            "icon": {},
            "features": list(features),
            "palette": list(palette),
        },
    }


def features(*, entries: int, instant: bool, edit: bool) -> list[str]:
    """Return the theme's features to switch on for a navigation of so many pages.

    `instant`: pages are swapped in place; `edit`: pages have a link to their source.
    """
    chosen = ["navigation.footer", "navigation.indexes", "toc.follow", "search.highlight"]
    chosen.append("navigation.sections" if entries <= FEW_ENTRIES else "navigation.prune")
    if instant:
        chosen.append("navigation.instant")
    if edit:
        chosen.append("content.action.edit")
    return chosen


def palette(say: Callable[[str], str]) -> list[Mapping[str, object]]:
    """Return the colour schemes in the order in which the button goes through them; `say` translates.

    A name labels both the choice it is and the button that is seen while it is chosen.
    """
    schemes = (
        ("(prefers-color-scheme)", "default", "material/brightness-auto", say("Colours: as on your device")),
        ("(prefers-color-scheme: light)", "default", "material/brightness-7", say("Colours: light")),
        ("(prefers-color-scheme: dark)", "slate", "material/brightness-4", say("Colours: dark")),
    )
    return [
        {
            "media": media,
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": name},
        }
        for media, scheme, icon, name in schemes
    ]
