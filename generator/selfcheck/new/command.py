"""The command's work: which of the things that can be made is meant, and what is said when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfcheck.arguments import CONTENT, serve_command
from selfcheck.model.read_guide import GUIDE_FILE
from selfcheck.new.guide import make_guide
from selfcheck.new.names import BadNameError
from selfcheck.new.part import make_chapter, make_section, split_section


@dataclass(frozen=True)
class Wanted:
    """What was asked for, as it was typed."""

    name: str | None
    """Of a guide."""
    chapter: str | None
    section: str | None
    title: str | None
    bank: bool
    content: Path | None


def make(wanted: Wanted) -> tuple[str, str]:
    """Make it; a line about what was made, and lines about what to do next.

    Raises `BadNameError` when it was asked for wrongly, `RefusedError` when it cannot be made; nothing is there then.
    """
    part = wanted.chapter is not None or wanted.section is not None
    if wanted.name is None:
        if not part:
            raise BadNameError("name the guide to make, as in `selfcheck new my-guide`, or use --chapter or --section")
        return _part(wanted, wanted.content or CONTENT)
    if part:
        raise BadNameError("a NAME makes a new guide; leave it out to add a chapter or a section to the guide at hand")
    if wanted.content or not wanted.bank:
        option = "--content" if wanted.content else "--no-bank"
        raise BadNameError(f"{option} goes with --chapter or --section, not with the NAME of a new guide")
    _refuse_section(wanted.name)
    folder = make_guide(wanted.name, wanted.title)
    next_lines = f"Next:\n  cd {folder}\n  selfcheck serve"
    if (CONTENT / GUIDE_FILE).is_file():
        instead = f"selfcheck new --chapter {folder}"
        next_lines += (
            f"\nIt has nothing to do with the guide in {CONTENT}/; what adds a chapter to that is\n  {instead}"
        )
    return f"Made {folder}, a guide in two sections to make your own.", next_lines


def _part(wanted: Wanted, content: Path) -> tuple[str, str]:
    if wanted.chapter is not None:
        files = make_chapter(content, wanted.chapter, wanted.title, wanted.section, bank=wanted.bank)
    else:
        files = make_section(content, wanted.section or "", wanted.title, bank=wanted.bank)
    shown = [file.as_posix() for file in files]
    made = f"Made {', '.join(shown[:-1])}{' and ' if shown[1:] else ''}{shown[-1]}"
    return (
        f"{made}; listed in {content.as_posix()}/guide.yaml.",
        f"Next: replace what they say, and look at it.\n  {serve_command(content)}",
    )


def _refuse_section(name: str) -> None:
    """Refuse a NAME that is written like a section, where there is a guide to which it can be added."""
    if not (CONTENT / GUIDE_FILE).is_file():
        return
    try:
        split_section(name)
    except BadNameError:
        return
    raise BadNameError(f"a NAME makes a new guide; add a section to this one with `selfcheck new --section {name}`")
