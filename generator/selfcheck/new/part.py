"""A new chapter or section of a guide that is there: its files, and its entry in `guide.yaml`."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from selfcheck.load.files import Content
from selfcheck.load.yaml import load_yaml
from selfcheck.model.grammar import closest
from selfcheck.model.guide_format import GUIDE
from selfcheck.model.read_guide import GUIDE_FILE
from selfcheck.model.record import Fields
from selfcheck.model.schema import schema_file
from selfcheck.new.disk import RefusedError, new_files, new_folder, refuse_occupied, replace_file
from selfcheck.new.entry import with_chapter, with_section
from selfcheck.new.names import BadNameError, checked_name, title_of, written_title
from selfcheck.new.templates import filled
from selfcheck.problems import Place, Problem, Problems

FIRST_SECTION = "first-section"
"""The name of a new chapter's section when none is given."""

_SCHEMA_LINE = f"# yaml-language-server: $schema=../{schema_file('bank')}\n"


class BrokenGuideError(RefusedError):
    """`guide.yaml` has errors, so nothing is entered there."""

    def __init__(self, file: Path, problems: list[Problem]) -> None:
        super().__init__(f"`{file}` has errors; mend them first")
        self.problems = problems


@dataclass(frozen=True)
class _Guide:
    """What has to be known of a guide to add to it."""

    content: Path
    data: bytes
    """What `guide.yaml` holds."""
    chapters: dict[str, list[str]]
    """The names of the sections of each chapter."""
    paths: frozenset[str]
    """The files that are there."""

    @property
    def file(self) -> Path:
        return self.content / GUIDE_FILE


def split_section(written: str) -> tuple[str, str]:
    """The chapter and the name of a section that is written like `rest/evenings`. Raises `BadNameError` otherwise."""
    chapter, slash, name = written.partition("/")
    if not slash or not chapter or not name:
        raise BadNameError(f"`{written}` names no section: write its chapter before it, as in `rest/evenings`")
    return checked_name(chapter, "chapter"), checked_name(name, "section")


def make_section(content: Path, written: str, title: str | None, *, bank: bool = True) -> list[Path]:
    """Make a section, written like `rest/evenings`, in the guide in the folder `content`; the files that were made.

    Raises `BadNameError` for names and titles that cannot be used, `RefusedError` when it cannot be made.
    """
    chapter, name = split_section(written)
    files = _section_files(content, name, title, bank=bank)
    guide = _read(content)
    if chapter not in guide.chapters:
        meant = closest(chapter, guide.chapters) or f"make it with `selfcheck new --chapter {chapter}`"
        raise BadNameError(f"there is no chapter `{chapter}` in `{guide.file}`; {meant}")
    folder = content / chapter
    if folder.is_symlink() or not folder.is_dir():
        raise RefusedError(f"there is no folder `{folder}`; make it first, with its opening `index.md`")
    _refuse_taken(guide, [f"{chapter}/{name}.md", f"{chapter}/{name}.yaml"])
    listed = name in guide.chapters[chapter]
    after = _text(guide) if listed else with_section(_text(guide), chapter, name)
    line = f"add `{name}` to the sections of `{chapter}` yourself, then run this again"
    with new_files(folder, files):
        _enter(guide, after, line)
    return [folder / path for path in files]


def make_chapter(
    content: Path, name: str, title: str | None, section: str | None = None, *, bank: bool = True
) -> list[Path]:
    """Make a chapter with one section, written like `rest/evenings`, in the guide in the folder `content`.

    Returns the files that were made; raises what `make_section` does.
    """
    checked_name(name, "chapter")
    chapter, first = split_section(f"{name}/{FIRST_SECTION}" if section is None else section)
    if chapter != name:
        raise BadNameError(f"the section of a new chapter `{name}` is written like `{name}/{first}`")
    words = {"title": written_title(title_of(name) if title is None else title)}
    files = filled("chapter", words) | _section_files(content, first, None, bank=bank)
    guide = _read(content)
    folder = content / name
    if name in guide.chapters:
        raise RefusedError(f"the chapter `{name}` is in `{guide.file}` already; choose another name")
    refuse_occupied(folder)
    _refuse_taken(guide, [f"{name}/{path}" for path in files])
    with new_folder(folder, files):
        _enter(guide, with_chapter(_text(guide), name, first), f"add the chapter `{name}` yourself")
    return [folder / path for path in files]


def _section_files(content: Path, name: str, title: str | None, *, bank: bool) -> dict[str, str]:
    """The files of a section, by their names in the folder of its chapter."""
    templates = filled("section", {"title": written_title(title_of(name) if title is None else title)})
    if not bank:
        return {f"{name}.md": templates["section.md"]}
    questions = templates["section.yaml"]
    if (content / schema_file("bank")).is_file():
        questions = _SCHEMA_LINE + questions
    return {f"{name}.md": templates["section.md"], f"{name}.yaml": questions}


def _read(content: Path) -> _Guide:
    """The guide in a folder. Raises `RefusedError` when there is none, or `guide.yaml` has errors."""
    file = content / GUIDE_FILE
    if not content.is_dir() or not file.exists():
        raise RefusedError(
            f"there is no `{file}`: go into the folder of your guide, or name its content with --content"
        )
    problems = Problems()
    folder = Content(content, problems)
    source = folder.read(GUIDE_FILE, problems)
    node = load_yaml(source, problems) if source else None
    fields = GUIDE.read(node, problems) if node else None
    shown = folder.shown(GUIDE_FILE)
    own = [problem for problem in problems if problem.place.source.path == shown]
    if not fields or any(problem.level == "error" for problem in own):
        raise BrokenGuideError(file, own)
    chapters = {
        entry.get("folder", str, ""): [
            name for name, _ in cast("list[tuple[str, Place]]", entry.get("sections", list, []))
        ]
        for entry in cast("list[Fields]", fields.get("chapters", list, []))
    }
    return _Guide(content, file.read_bytes(), chapters, folder.paths)


def _text(guide: _Guide) -> str:
    return guide.data.removeprefix(codecs.BOM_UTF8).decode()


def _enter(guide: _Guide, after: str | None, otherwise: str) -> None:
    """Write the new text of `guide.yaml`. Raises `RefusedError` when there is none."""
    if after is None:
        raise RefusedError(f"`{guide.file}` is written in a way in which nothing can be entered; {otherwise}")
    mark = codecs.BOM_UTF8 if guide.data.startswith(codecs.BOM_UTF8) else b""
    if after != _text(guide):
        replace_file(guide.file, guide.data, mark + after.encode())


def _refuse_taken(guide: _Guide, paths: Iterable[str]) -> None:
    """Refuse paths whose files are there, be it in other letters, or whose pages would have the address of another."""
    there = {_address(path): path for path in sorted(guide.paths)}
    for path in paths:
        if other := there.get(_address(path)):
            raise RefusedError(f"`{guide.content / other}` is there already; choose another name")


def _address(path: str) -> str:
    """What two files must not share: the address of a page, else the path, whatever the case of the letters."""
    return path.casefold().removesuffix(".md").removesuffix("/index")
