"""The command line: reads arguments, calls the pipeline, says what came of it.

Exit codes: 0 all is well (warnings included), 1 the guide, the site or a row has errors, 2 the command was used
wrongly.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selfcheck.arguments import BankFile, ContentFolder, GuideCommand, serve_command

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from selfcheck.batch.run import Scored
    from selfcheck.outcome import Outcome

_STANDARD = Path("-")
"""Standard input or output."""

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

_content = click.option(
    "--content",
    type=ContentFolder(),
    default="content",
    show_default=True,
    help="The folder with guide.yaml and the chapters.",
)
_bank = click.argument("bank", type=BankFile())
_quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
_format = click.option(
    "--format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are told: text for people, on standard error; for programs, on standard output, as one JSON"
    " object, as workflow commands of GitHub Actions, or as a SARIF 2.1.0 log for code scanning.",
)

_EXIT_CODES = """\b
Exit codes:
  0  no errors, though perhaps warnings
  1  the guide or the site has errors
  2  the command was used wrongly"""

_EXIT_CODES_OF_PAPER = """\b
Exit codes:
  0  it is made
  1  the bank or the guide.yaml around it has errors, or the sheet cannot be written
  2  the command was used wrongly"""

_EXIT_CODES_OF_NEW = """\b
Exit codes:
  0  it is made
  1  it cannot be made: something is there already, or guide.yaml has errors; nothing is changed
  2  the command was used wrongly, or the name cannot be used"""


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


class _Commands(click.Group):
    """The commands. A standard output that takes nothing more, such as a file on a full disk, is told like all else."""

    def main(self, *arguments: Any, **keywords: Any) -> Any:
        """Run the command that is named, and exit."""
        try:
            try:
                return super().main(*arguments, **keywords)
            finally:
                sys.stdout.flush()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries once more, and complains
            click.echo(f"Error: standard output: {error.strerror or error}", err=True)
            sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


@main.command(cls=GuideCommand, short_help="Check, build and verify the site.", epilog=_EXIT_CODES)
@_content
@click.option(
    "--site", type=click.Path(path_type=Path), default="site", show_default=True, help="The folder to build into."
)
@click.option("--url", default="", help="The address of the published site, in place of the one in guide.yaml.")
@click.option("--force", is_flag=True, help="Replace the folder even when it holds files that were not built here.")
@_format
@_quiet
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


@main.command(cls=GuideCommand, short_help="Find the problems of the guide; build nothing.", epilog=_EXIT_CODES)
@_content
@_format
@_quiet
def check(content: Path, format: str, quiet: bool) -> None:
    """Find the problems of the guide; build nothing.

    What cannot be read, such as an unknown key, is told first: a bank is proven once all of it is read, so mend what is
    told and check again.
    """
    from selfcheck.build import check as run

    _report(run(content), format, quiet, "Checked", failed="Checked")


@main.command(short_help="Read a built site, and say what is wrong with it.", epilog=_EXIT_CODES)
@click.argument("site", type=_FOLDER, default="site", metavar="[DIR]")
@_format
@_quiet
def verify(site: Path, format: str, quiet: bool) -> None:
    """Read the built site in DIR (site) as a stranger would, and find whatever is wrong with it.

    Its guide is not needed and nothing is changed. `build` does the same before it publishes anything.
    """
    from selfcheck.build import verify as run

    _report(run(site), format, quiet, f"Verified {site}", failed=f"Verified {site}")


@main.command(short_help="Start a guide, or add a chapter or a section to one.", epilog=_EXIT_CODES_OF_NEW)
@click.argument("name", required=False)
@click.option("--chapter", metavar="ID", help="Add a chapter, with a first section.")
@click.option(
    "--section", metavar="CHAPTER/ID", help="Add a section; with --chapter, name the first one of that chapter."
)
@click.option("--title", help="The title for readers; without it, it is made of the name.")
@click.option("--no-bank", is_flag=True, help="Make the section without questions.")
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder with guide.yaml, for --chapter and --section.  [default: content]",
)
@_quiet
def new(
    name: str | None,
    chapter: str | None,
    section: str | None,
    title: str | None,
    no_bank: bool,
    content: Path | None,
    quiet: bool,
) -> None:
    """Make a folder NAME with a small guide to start from, which builds as it is.

    With --chapter or --section, add to the guide at hand: the files are made and entered in guide.yaml, where nothing
    else is changed. What is there already is never written over.
    """
    from selfcheck.new.command import Wanted, make
    from selfcheck.new.disk import RefusedError
    from selfcheck.new.names import BadNameError
    from selfcheck.new.part import BrokenGuideError
    from selfcheck.terminal import print_problems, print_summary

    try:
        made, next_lines = make(Wanted(name, chapter, section, title, not no_bank, content))
    except BadNameError as error:
        raise click.UsageError(str(error)) from error
    except RefusedError as error:
        if isinstance(error, BrokenGuideError):
            print_problems(error.problems)
        raise click.ClickException(str(error)) from error
    if not quiet:
        print_summary(made, failed=False)
        click.echo(next_lines)


@main.command(
    short_help="Score a table of many people's answers.",
    epilog="""\b
Exit codes:
  0  all rows have their scores
  1  rows were set aside, or nothing could be scored
  2  the command was used wrongly""",
)
@_bank
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
@_quiet
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


@main.command(
    "try",
    short_help="Answer a bank in the terminal, and see its result.",
    epilog="""\b
Exit codes:
  0    the result is told
  1    the bank or the answers have errors
  2    the command was used wrongly
  130  stopped with Ctrl+C""",
)
@_bank
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


@main.command(short_help="Make a sheet of a bank to print, with its scoring key.", epilog=_EXIT_CODES_OF_PAPER)
@_bank
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Where to; `-` is standard output.  [default: NAME-paper.html, by the name of the bank]",
)
@_quiet
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


@main.command(
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


@main.command(
    cls=GuideCommand,
    short_help="Preview the guide and follow every change.",
    epilog="""\b
Exit codes:
  0  it was stopped
  2  the command was used wrongly, or the port cannot be used""",
)
@_content
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


@main.command(
    short_help="Print or write the JSON Schemas by which editors complete and explain keys.",
    epilog="""\b
Exit codes:
  0  they are printed or written
  2  the command was used wrongly, or a file cannot be written""",
)
@click.argument("format", type=click.Choice(["bank", "guide"]), required=False)
@click.option(
    "--write",
    "folder",
    type=ContentFolder(),
    is_flag=False,
    flag_value="content",
    help="Write both into this folder (content).",
)
def schema(format: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of a format, or write both schemas into the content folder.

    An editor with the YAML language server uses them for files that start with a line such as
    `# yaml-language-server: $schema=../bank.schema.json`.
    """
    from selfcheck.model.schema import FORMATS, schema_file, schema_text

    if format and not folder:
        click.echo(schema_text(format), nl=False)
        return
    if format or not folder:
        raise click.UsageError("name the format, bank or guide, or write both with --write")
    for each in FORMATS:
        file = folder / schema_file(each)
        try:
            file.write_text(schema_text(each), encoding="utf-8")
        except OSError as error:
            raise click.UsageError(f"{file} cannot be written: {error.strerror}") from error
        click.echo(f"Wrote {file}")
