"""The command that explains the codes of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _codes_of(context: click.Context, parameter: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    """The codes as the catalogue has them; a usage error when it lacks one."""
    from selfcheck.explain import UnknownCodeError, code_of

    try:
        return tuple(code_of(text) for text in written)
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from error


def _codes_that_begin(context: click.Context, parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """The codes that begin in this way with their titles, for the completion of a shell."""
    from click.shell_completion import CompletionItem

    from selfcheck.catalogue import CATALOGUE

    return [
        CompletionItem(code, help=entry.title) for code, entry in CATALOGUE.items() if code.startswith(start.upper())
    ]


@click.command(
    short_help="Say what a problem code means, and how to mend it.",
    epilog="""\b
Exit codes:
  0  it is told
  2  there is no such code""",
)
@click.argument("codes", nargs=-1, metavar="[CODE]...", callback=_codes_of, shell_complete=_codes_that_begin)
def explain(codes: tuple[str, ...]) -> None:
    """Say why each CODE matters, what usually causes it and how to mend it, with examples.

    A code is written like SC214 or just 214. Without any, all codes are listed.
    """
    from selfcheck.explain import print_codes, print_explanations

    if codes:
        print_explanations(codes)
    else:
        print_codes()
