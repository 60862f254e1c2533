"""The Jinja environment: our templates in front of Material's, each compiled by the rules of its authors."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2 import Template as JinjaTemplate
from markupsafe import Markup

from selfcheck.shell import said
from selfcheck.shell.compiled import compiled_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from gettext import NullTranslations

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

_AROUND_TAGS = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")

OTHER_LANGUAGE = """\
{{% import "partials/languages/{base}.html" as base %}}
{{% set own = {{"language": "{language}", "direction": "{direction}"}} %}}
{{% macro t(key) %}}{{{{ own[key] or base.t(key) }}}}{{% endmacro %}}
"""
"""A language that the theme has no words for: those of a near one, under its own name and in its own direction."""


class ThemeChangedError(Exception):
    """A template of the theme no longer says what ours amend: it has to be looked at."""


def amend(text: str, old: str, new: str) -> Markup:
    """Return the HTML `text` with `new` in place of `old`.

    Raises `ThemeChangedError` unless `old` is there exactly once, so that another release of the theme is noticed.
    """
    if (found := str(text).count(old)) != 1:
        raise ThemeChangedError(f"{old!r} is there {found} times, not once, in {str(text)[:200]!r}…")
    return Markup(str(text).replace(old, str(new)))


def tight(html: str) -> Markup:
    """Return HTML with a mere line end in place of white space that has one, wherever that is beside a tag."""
    return Markup(_AROUND_TAGS.sub("\n", html))


def theme_folder() -> Path:
    """Where the installed theme has its templates and assets."""
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ThemeChangedError("mkdocs-material is not installed")
    return Path(spec.submodule_search_locations[0], "templates")


class _Compiled(BaseLoader):
    """A loader whose templates belong to one environment, whichever environment asks for them."""

    def __init__(self, loader: BaseLoader, environment: Environment) -> None:
        self._loader = loader
        self._environment = environment

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> JinjaTemplate:
        """Return the template `name`, compiled for this loader's own environment."""
        return self._loader.load(self._environment, name, globals)


def _theme_escapes(name: str | None) -> bool:
    """Whether a template of the theme escapes what it prints. Its words do not: they also end up in JSON."""
    return not (name or "").startswith("partials/language")


def environment(
    templates: Path,
    language: str,
    translations: NullTranslations,
    filters: Mapping[str, Callable[..., Any]],
    variables: Mapping[str, Any],
) -> Environment:
    """Return the environment in which pages are rendered.

    `templates` is our folder; a template there comes before the theme's of the same name, which stays within reach
    under `theme:`. Ours are strict about undefined names; the theme's rely on their being nothing.
    """
    cache = compiled_by((Path(__file__), Path(str(said.__file__))), translations, filters)
    ours = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", said.Said],
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=cache,
    )
    ours.extend(translations=translations)
    ours.policies["ext.i18n.trimmed"] = True  # as the catalogues have it
    theirs = Environment(
        autoescape=_theme_escapes,  # noqa: S701 (it escapes)
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=cache,
    )
    folder = theme_folder()
    theme = _Compiled(FileSystemLoader(folder), theirs)
    words = _Compiled(DictLoader(_other_language(language, folder)), theirs)
    loader = ChoiceLoader(
        [
            PrefixLoader({"theme": theme}, delimiter=":"),
            _Compiled(FileSystemLoader(templates), ours),
            theme,
            words,
        ]
    )
    for each in (ours, theirs):
        each.loader = loader
        each.filters.update(filters)
        each.filters |= {"amend": amend, "tight": tight}
        each.globals.update(variables)
    ours.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    ours.globals["_"] = ours.globals["gettext"]  # rather than by a function that looks it up each time
    return ours


def _other_language(language: str, folder: Path) -> dict[str, str]:
    """Return the template of words for a language that the theme does not know, by name; nothing for one it knows.

    `language` is a language tag such as `de` or `en-GB`; anything else raises `ValueError`.
    """
    if not LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language tag")
    known = folder / "partials" / "languages"
    if (known / f"{language}.html").is_file():
        return {}
    base = language.partition("-")[0]
    base = base if (known / f"{base}.html").is_file() else "en"
    words = OTHER_LANGUAGE.format(base=base, language=language, direction=direction(language))
    return {f"partials/languages/{language}.html": words}


def direction(language: str) -> str:
    """Return `rtl` for a language that is known to be written from right to left, else `ltr`."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
