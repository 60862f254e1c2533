"""The command line: the commands as one program, and how it ends.

Exit codes: 0 all is well (warnings included), 1 the guide, the site or a row has errors, 2 the command was used
wrongly.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import Any

import click

from selfcheck.commands import COMMANDS
from selfcheck.processes import EndedError


class _Commands(click.Group):
    """The commands. A standard output that takes nothing more, such as a file on a full disk, is told like all else."""

    def main(self, *arguments: Any, **keywords: Any) -> Any:
        """Run the command that is named, and exit."""
        try:
            try:
                return super().main(*arguments, **keywords)
            finally:
                sys.stdout.flush()
        except EndedError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(1)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries once more, and complains
            click.echo(f"Error: standard output: {error.strerror or error}", err=True)
            sys.exit(1)


@click.group(
    cls=_Commands,
    commands=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="selfcheck", prog_name="selfcheck")
def main() -> None:
    """Turn a guide and its question banks into a static self-assessment website.

    A guide is a folder: guide.yaml, Markdown chapters in sections, and beside a section NAME.md its question bank
    NAME.yaml. Readers fill in a section's assessment in their browser; no answer ever leaves it.

    Start with `selfcheck new`, write with `selfcheck serve`, publish what `selfcheck build` puts into site/. Each
    command exits with 0 when all is well, 1 when the guide or the site has errors, 2 when it was used wrongly.
    """
    # A guide is read into many values, all of which stay: to look through them for garbage takes time, and finds none.
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)  # nor is there any use in a last look, before all of it goes with the process
