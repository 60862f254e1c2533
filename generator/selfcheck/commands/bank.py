"""The commands that do something with one bank."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfcheck.commands.options import bank_argument, quiet_option

if TYPE_CHECKING:
    from selfcheck.batch.run import Scored

_STANDARD = Path("-")
"""Standard input or output."""

_EXIT_CODES_OF_PAPER = """\b
Exit codes:
  0  it is made
  1  the bank or the guide.yaml around it has errors, or the sheet cannot be written
  2  the command was used wrongly"""


@click.command(
    short_help="Score a table of many people's answers.",
    epilog="""\b
Exit codes:
  0  all rows have their scores
  1  rows were set aside, or nothing could be scored
  2  the command was used wrongly""",
)
@bank_argument
@click.argument("responses", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--output", "-o", type=click.Path(path_type=Path), default="-", help="Where to; else standard output.")
@click.option(
    "--to", type=click.Choice(["csv", "jsonl", "parquet"]), help="The kind of the output; else by its ending."
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(["csv", "jsonl", "parquet", "export"]),
    help="The kind of the responses, `export` being the file of a reader's own data; else by their ending.",
)
@click.option("--rejected", type=click.Path(path_type=Path), help="Where rows go, as they are, that cannot be scored.")
@quiet_option
def score(
    bank: Path, responses: Path, output: Path, to: str | None, kind: str | None, rejected: Path | None, quiet: bool
) -> None:
    """Score RESPONSES, a row a person, with the BANK of a section, and write each row with its scores.

    Columns are the ids of items, cells the values of options; an empty cell is not answered. Several values of a
    multiple choice stand in one cell with `;` between them, or are a list in JSON Lines and Parquet; `[]` says that
    none was chosen.

    All columns are passed on unchanged. Behind them stand, of each scale, ID.score (a number), ID.shown (as readers
    see it), ID.status and ID.band; of each classification ID.status and ID.class; and alerts.held.

    `-` is standard input or output.
    """
    from selfcheck.batch.command import UsageError, score_files
    from selfcheck.terminal import RowProgress

    size = responses.stat().st_size if responses.is_file() else None
    try:
        with RowProgress(quiet, size) as progress:
            scored = score_files(bank, responses, output, rejected, (kind, to), progress.done)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # whoever read the output has had enough
        raise click.ClickException(f"{error.filename or 'a file'}: {error.strerror or error}") from error
    _tell_scored(scored, quiet)


@click.command(
    "try",
    short_help="Answer a bank in the terminal, and see its result.",
    epilog="""\b
Exit codes:
  0    the result is told
  1    the bank or the answers have errors
  2    the command was used wrongly
  130  stopped with Ctrl+C""",
)
@bank_argument
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="A JSON object of answers, by the ids of items; nothing is asked then. `-` is standard input.",
)
def try_bank(bank: Path, answers: Path | None) -> None:
    """Answer the questions of a BANK and see what its readers would get.

    That is scores, bands, classes, alerts, next steps, and how each score was calculated. Options are chosen by
    number, several as in `1 3`. Enter alone skips a question, `b` goes back, `?` explains, and `q` or the end of input
    shows the result so far. Nothing is kept.

    With --answers, as in `{"item": "value", "many": ["a", "b"]}`, the result is one JSON object on standard output.
    """
    from selfcheck.report import more_about
    from selfcheck.terminal import print_problems

    try:
        from selfcheck.trial.command import ask_and_tell, score_answers

        told, problems = score_answers(bank, answers) if answers else ("", ask_and_tell(bank))
    except KeyboardInterrupt:
        click.echo(err=True)
        sys.exit(130)  # as shells say of a program that Ctrl+C has ended
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # whoever read the output has had enough
        raise click.ClickException(f"{error.filename or 'a file'}: {error.strerror or error}") from error
    print_problems(problems)
    if len(problems):
        click.echo(more_about(problems), err=True)
        sys.exit(1)
    if told:
        click.echo(told.encode())  # JSON is UTF-8, whatever the terminal speaks


@click.command(short_help="Make a sheet of a bank to print, with its scoring key.", epilog=_EXIT_CODES_OF_PAPER)
@bank_argument
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Where to; `-` is standard output.  [default: NAME-paper.html, by the name of the bank]",
)
@quiet_option
def paper(bank: Path, output: Path | None, quiet: bool) -> None:
    """Make a sheet of a BANK for readers who answer on paper, and score by hand.

    The sheet is one HTML file, with the questions and, on a new page, the scoring key and what the scores mean. Open it
    in a browser and print it. Of files that are there already, only an earlier sheet is replaced.
    """
    from selfcheck.paper.command import OccupiedError, make_sheet, write_sheet
    from selfcheck.report import more_about
    from selfcheck.terminal import print_problems, print_summary

    goal = output or Path(f"{bank.stem}-paper.html")
    try:
        text, problems = make_sheet(bank)
        if text and goal != _STANDARD:
            write_sheet(text, goal)
    except OccupiedError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or 'a file'}: {error.strerror or error}") from error
    print_problems(problems)
    if not text:
        click.echo(more_about(problems), err=True)
        sys.exit(1)
    if goal == _STANDARD:
        click.echo(text.encode(), nl=False)
    elif not quiet:
        print_summary(f"Made {goal}; open it in a browser and print it.", failed=False)


def _tell_scored(scored: Scored, quiet: bool) -> None:
    """Tell the problems and a summary on standard error, and exit with 1 when a row was set aside or nothing scored."""
    from selfcheck.report import more_about, scored_summary
    from selfcheck.terminal import print_problems, print_summary

    print_problems(scored.problems)
    failed = bool(scored.problems.errors or scored.rejected)
    if not quiet:
        print_summary(scored_summary(scored), failed=failed, stderr=True)
        if len(scored.problems):
            click.echo(more_about(scored.problems), err=True)
    sys.exit(1 if failed else 0)
