"""The functions and filters that templates have beside Jinja's own: those of MkDocs, and some for ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import pass_context, pass_environment
from markupsafe import Markup, escape

from selfcheck.shell import addresses
from selfcheck.shell.pattern import Pattern, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context

NOT_FOUND = "404.html"
"""The page that is shown, at whatever address, where there is no page: its links start at the root of the site."""


@dataclass(frozen=True)
class View:
    """A page that refers to other places of the site."""

    page: str
    """Where it is, from the root of the site."""
    base: str
    """The root of the site as the page writes it."""

    @property
    def elsewhere(self) -> View:
        """A page at the same depth, in a folder that no guide has."""
        return self if self.page == NOT_FOUND else View("\0/" * self.page.count("/"), self.base)

    def address(self, target: str) -> str:
        """Return the address of a place of the site on the page."""
        if self.page == NOT_FOUND:
            return addresses.below(self.base, target)
        return addresses.relative(target, self.page)


@pass_context
def url(context: Context, target: str) -> str:
    """Return the address of a place of the site on the page that is being rendered."""
    return View(context["page"].url, context["base_url"]).address(str(target))


@pass_context
def script_tag(context: Context, script: str) -> Markup:
    """Return a `script` element for a file of the site."""
    return Markup('<script src="{}"></script>').format(url(context, script))


def asset(assets: Mapping[str, str]) -> Callable[[Context, str], str]:
    """Return the function `asset` of the templates: the address on the page of one of our own files."""

    @pass_context
    def find(context: Context, name: str) -> str:
        return url(context, assets[name])

    return find


def same() -> Callable[..., Markup]:
    """Return the function `same` of the templates: another template, rendered once for all that it is asked for.

    It gets to see nothing but the values that it is given, by which it is known again, and texts, for which only places
    are kept: it must print them and may not look at them.
    """
    known: dict[Hashable, Pattern] = {}

    @pass_environment
    def render(environment: Environment, template: str, texts: Mapping[str, str] = {}, **given: Hashable) -> Markup:
        key = (template, *given.items())
        escaped = {name: escape(text) for name, text in texts.items()}
        if key not in known:
            marks = {name: mark(name) for name in texts}
            known[key] = Pattern(environment.get_template(template).render({**given, **marks}), escaped)
        return Markup(known[key].fill(escaped))

    return render
