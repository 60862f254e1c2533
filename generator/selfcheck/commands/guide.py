"""The commands that help to write a guide."""

from __future__ import annotations

from pathlib import Path

import click

from selfcheck.arguments import ContentFolder
from selfcheck.commands.options import quiet_option

_EXIT_CODES_OF_NEW = """\b
Exit codes:
  0  it is made
  1  it cannot be made: something is there already, or guide.yaml has errors; nothing is changed
  2  the command was used wrongly, or the name cannot be used"""


@click.command(short_help="Start a guide, or add a chapter or a section to one.", epilog=_EXIT_CODES_OF_NEW)
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
@quiet_option
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


@click.command(
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
