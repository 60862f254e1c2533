"""Arguments of commands: the guide and the bank, and what to do when something else was named in their place."""

from __future__ import annotations

import glob
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CONTENT = Path("content")
"""The folder of the guide where nobody names another."""

GUIDE_FILE = "guide.yaml"
"""By this file a content folder is known; `model.read_guide` is not loaded for its name alone."""


def serve_command(content: Path) -> str:
    """The command that shows the guide in this folder."""
    return "selfcheck serve" if content == CONTENT else f"selfcheck serve --content {shlex.quote(str(content))}"


class ContentFolder(click.Path):
    """The folder with `guide.yaml`, which is there."""

    def __init__(self) -> None:
        super().__init__(exists=True, file_okay=False, path_type=Path)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The folder; a usage error that says where to go when there is none."""
        if _is_there(value):
            return super().convert(value, parameter, context)
        option = parameter.opts[0] if parameter else "--content"
        if _is_there(GUIDE_FILE):
            remedy = f"this is the content folder itself: go one folder up, or say `{option} .`"
        else:
            remedy = f"go to the folder that holds {value}/, or name the content folder with {option}"
        raise click.UsageError(f"there is no folder `{value}` here; {remedy}", context)


class BankFile(click.Path):
    """The file of a bank, which is there."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """The file; a usage error that names the bank when it is a page."""
        file = Path(value)
        bank = file.with_suffix(".yaml")
        if file.suffix.lower() == ".md" and (_is_there(file) or _is_there(bank)):
            named = f"its bank is `{bank}`" if _is_there(bank) else f"it has no bank, which would be `{bank}`"
            raise click.UsageError(f"`{file}` is a page; {named}", context)
        return super().convert(value, parameter, context)

    def shell_complete(
        self, context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The banks that begin in this way, and folders; any files where there are no banks."""
        from click.shell_completion import CompletionItem

        folder, slash, start = incomplete.rpartition("/")
        files = sorted(Path(folder + slash).glob(f"{glob.escape(start)}*.yaml"))
        banks = [CompletionItem(folder + slash + file.name) for file in files if file.name != GUIDE_FILE]
        if not banks:
            return super().shell_complete(context, parameter, incomplete)
        return [CompletionItem(incomplete, type="dir"), *banks]


class GuideCommand(click.Command):
    """A command that takes options alone, and the guide by `--content`."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Read the options; a usage error for anything else, which says how a folder is named."""
        _, rest, given = self.make_parser(context).parse_args(list(arguments))
        helped = any(each.is_eager for each in given)  # --help comes before all that is wrong
        if rest and not helped and not context.resilient_parsing:
            folder = next((Path(each) for each in rest if _is_there(f"{each}/")), None)
            said = f"Got unexpected extra argument{'s' if rest[1:] else ''} ({' '.join(rest)})"
            context.fail(f"{said}; name the guide with `--content {_content_of(folder)}`" if folder else said)
        return super().parse_args(context, arguments)


def _content_of(folder: Path) -> str:
    """The content folder that is meant by this folder, which may hold it, as a shell takes it."""
    inner = folder / "content"
    return shlex.quote(str(inner if _is_there(inner / GUIDE_FILE) else folder))


def _is_there(path: Path | str) -> bool:
    """Whether something is there, as far as it can be seen from here."""
    return os.access(path, os.F_OK)
