"""The commands that make a site of a guide, or look at one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfcheck.arguments import GuideCommand, serve_command
from selfcheck.commands.options import content_option, format_option, quiet_option

if TYPE_CHECKING:
    from selfcheck.outcome import Outcome

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

_EXIT_CODES = """\b
Exit codes:
  0  no errors, though perhaps warnings
  1  the guide or the site has errors
  2  the command was used wrongly"""


@click.command(cls=GuideCommand, short_help="Check, build and verify the site.", epilog=_EXIT_CODES)
@content_option
@click.option(
    "--site", type=click.Path(path_type=Path), default="site", show_default=True, help="The folder to build into."
)
@click.option("--url", default="", help="The address of the published site, in place of the one in guide.yaml.")
@click.option("--force", is_flag=True, help="Replace the folder even when it holds files that were not built here.")
@format_option
@quiet_option
def build(content: Path, site: Path, url: str, force: bool, format: str, quiet: bool) -> None:
    """Check the guide, build its site and verify what was built.

    With any error nothing is changed: the site is just as it was before.
    """
    from selfcheck.rebuild import rebuild
    from selfcheck.terminal import TerminalProgress

    _refuse_bad_url(url)
    with TerminalProgress(quiet) as progress:
        outcome, known = rebuild(content, site, url, progress, force=force)
    did = f"Nothing new in {site}" if known else f"Built {site}"
    _report(outcome, format, quiet, did, then=f"Look at it with `{serve_command(content)}`.")


@click.command(cls=GuideCommand, short_help="Find the problems of the guide; build nothing.", epilog=_EXIT_CODES)
@content_option
@format_option
@quiet_option
def check(content: Path, format: str, quiet: bool) -> None:
    """Find the problems of the guide; build nothing.

    What cannot be read, such as an unknown key, is told first: a bank is proven once all of it is read, so mend what is
    told and check again.
    """
    from selfcheck.build import check as run

    _report(run(content), format, quiet, "Checked", failed="Checked")


@click.command(short_help="Read a built site, and say what is wrong with it.", epilog=_EXIT_CODES)
@click.argument("site", type=_FOLDER, default="site", metavar="[DIR]")
@format_option
@quiet_option
def verify(site: Path, format: str, quiet: bool) -> None:
    """Read the built site in DIR (site) as a stranger would, and find whatever is wrong with it.

    Its guide is not needed and nothing is changed. `build` does the same before it publishes anything.
    """
    from selfcheck.build import verify as run

    _report(run(site), format, quiet, f"Verified {site}", failed=f"Verified {site}")


@click.command(
    cls=GuideCommand,
    short_help="Preview the guide and follow every change.",
    epilog="""\b
Exit codes:
  0  it was stopped
  2  the command was used wrongly, or the port cannot be used""",
)
@content_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="0 takes any free port.  [default: 8000, or a free one if it is taken]",
)
@click.option("--open", "browse", is_flag=True, help="Open the preview in a browser.")
def serve(content: Path, port: int | None, browse: bool) -> None:
    """Build the guide, show it on 127.0.0.1 and build again at every change.

    Pages reload by themselves, and show what is wrong. Stop it with Ctrl+C; nothing is written to site/.
    """
    from selfcheck.serve import serve as run

    try:
        run(content, port, browse=browse)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used: {error.strerror}; name another one with --port") from error


def _refuse_bad_url(url: str) -> None:
    if not url:
        return
    from selfcheck.model.guide_format import is_address

    if not is_address(url):
        raise click.BadParameter("write it like https://example.org/guide/", param_hint="--url")


def _report(outcome: Outcome, format: str, quiet: bool, did: str, *, failed: str = "Not built", then: str = "") -> None:
    """Tell the problems in a format, for people with a summary, and exit with 1 when there are errors.

    `did` says what was done, `failed` what is said of it when there are errors; `then` is what to do next when there
    are none, which is told in a terminal only.
    """
    from selfcheck.formats import FORMATS
    from selfcheck.report import more_about, summary
    from selfcheck.terminal import print_problems, print_summary

    errors = outcome.problems.errors
    if format == "text":
        print_problems(outcome.problems)
    else:
        click.echo(FORMATS[format](outcome), nl=False)
    if not quiet and format in ("text", "github"):
        print_summary(summary(outcome, failed if errors else did), failed=bool(errors))
    if not quiet and format == "text" and len(outcome.problems):
        click.echo(more_about(outcome.problems))
    if then and not errors and not quiet and format == "text" and sys.stdout.isatty():
        click.echo(then)
    sys.exit(1 if errors else 0)
