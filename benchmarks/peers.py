"""Other generators, with the same words and the same questions: how each is installed, written for and run.

Each comes from where its users get it (PyPI, npm, Debian), and is told to do no more than it has to. What it leaves out
that selfcheck does is said of it, since its time has to be read with that.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guides import LABELS, Dialect, Section, chapters, page, write, write_guide

_FILES = Path(__file__).with_name("peers")
_NO_CHECKS = "no validation, scores or verification"
_PLAIN = f"{_NO_CHECKS}; no theme, search or offline copy: a few lines of template"


@dataclass(frozen=True)
class Generator:
    """A generator, ready to be measured."""

    name: str
    lacks: str
    """What it does not do that selfcheck does."""
    install: Callable[[Path], None]
    """Installs it into a folder for tools, if it is not there."""
    write: Callable[[Path, int], None]
    """Writes the guide of so many sections into a folder."""
    command: Callable[[Path], list[str]]
    """Builds the guide in the current folder, with what is in the folder for tools."""
    makes: tuple[str, ...]
    """What a build leaves in the guide's folder, to be taken away before a cold one."""
    content: str
    """Where pages are below the guide's folder."""
    version: Callable[[Path], list[str]]
    """A command whose output has its version."""
    remembers: bool = False
    """Whether another build can be quicker than the first."""


def _selfcheck(folder: Path, sections: int) -> None:
    write_guide(folder / "content", sections)


def _hugo(folder: Path, sections: int) -> None:
    shutil.copytree(_FILES / "hugo", folder, dirs_exist_ok=True)
    with (folder / "config.toml").open("a") as config:
        config.write(f"\n[params]\nlabels = {json.dumps(LABELS)}\n")
    dialect = Dialect(link="../section-{0}/#{1}", note="> {0}")
    write(folder / "content" / "_index.md", page("A large guide", "Where it begins."))
    for number, chapter in chapters(sections):
        write(folder / "content" / f"chapter-{number}" / "_index.md", page(f"Chapter {number}", "What it is about."))
        for section in chapter:
            write(folder / "content" / f"{section.name}.md", _with_items(section, dialect))


def _eleventy(folder: Path, sections: int) -> None:
    shutil.copytree(_FILES / "eleventy", folder, dirs_exist_ok=True)
    dialect = Dialect("## How to {0}", "../section-{0}/#{1}", "> {0}")
    guide = [
        {"number": number, "sections": [each.number for each in chapter]} for number, chapter in chapters(sections)
    ]
    write(folder / "_data" / "guide.json", json.dumps(guide))
    write(folder / "_data" / "labels.json", json.dumps(LABELS))
    layout = "layout: page.njk\n"
    write(folder / "pages" / "index.md", page("A large guide", "Where it begins.", f'{layout}permalink: "/"\n'))
    for number, chapter in chapters(sections):
        here = f"{layout}current: {number}\n"
        place = f'{here}permalink: "/chapter-{number}/"\n'
        write(folder / "pages" / f"chapter-{number}.md", page(f"Chapter {number}", "What it is about.", place))
        for section in chapter:
            place = f'{here}permalink: "/{section.name}/"\n'
            write(folder / "pages" / f"{section.name}.md", _with_items(section, dialect, place))


def _with_items(section: Section, dialect: Dialect, more: str = "") -> str:
    """A page whose questions stand in its front matter, to be put into a form by a template."""
    items = f"items: {json.dumps(section.questions)}\n"
    return page(f"Section {section.number}", section.prose(dialect), items + more)


def _material(config: str, questions: Callable[[Section], str]) -> Callable[[Path, int], None]:
    def written(folder: Path, sections: int) -> None:
        write(folder / "mkdocs.yml", (_FILES / "material.yml").read_text() + config)
        write(folder / "docs" / "index.md", page("A large guide", "Where it begins."))
        for number, chapter in chapters(sections):
            write(folder / "docs" / f"chapter-{number}" / "index.md", page(f"Chapter {number}", "What it is about."))
            for section in chapter:
                text = f"{section.prose()}\n\n{questions(section)}"
                write(folder / "docs" / f"{section.name}.md", page(f"Section {section.number}", text))

    return written


def _quizzes(section: Section) -> str:
    """The questions as mkdocs-quiz asks them; each has to have a right answer there."""
    options = "\n".join(f"- [{'x' if at == 0 else ' '}] {label}" for at, label in enumerate(LABELS))
    return "\n\n".join(f"<quiz>\n{text}\n{options}\n</quiz>" for text in section.questions)


def _form(section: Section) -> str:
    """The questions as a form in HTML."""
    rows = []
    for number, text in enumerate(section.questions, 1):
        options = "\n".join(
            f'<label><input type="radio" name="item-{number}" value="{value}">{label}</label>'
            for value, label in enumerate(LABELS)
        )
        rows.append(f"<fieldset>\n<legend>{text}</legend>\n{options}\n</fieldset>")
    return "\n".join(["<form>", *rows, "</form>"])


def _sphinx(folder: Path, sections: int) -> None:
    shutil.copytree(_FILES / "sphinx", folder, dirs_exist_ok=True)
    dialect = Dialect("## How to {0}", "section-{0}.md#how-to-{1}", "> {0}")
    numbers = [number for number, _ in chapters(sections)]
    write(folder / "index.md", _with_contents("A large guide", [f"chapter-{number}/index" for number in numbers]))
    for number, chapter in chapters(sections):
        names = [f"section-{section.number}" for section in chapter]
        write(folder / f"chapter-{number}" / "index.md", _with_contents(f"Chapter {number}", names))
        for section in chapter:
            text = f"# Section {section.number}\n\n{section.prose(dialect)}\n\n{_exercise(section)}\n"
            write(folder / f"{section.name}.md", text)


def _with_contents(title: str, names: list[str]) -> str:
    entries = "\n".join(names)
    return f"# {title}\n\n```{{toctree}}\n:maxdepth: 1\n\n{entries}\n```\n"


def _exercise(section: Section) -> str:
    """The questions as sphinx-yaq asks them; each has to have a right answer there."""
    values = ",".join(LABELS)
    asked = "\n\n".join(
        f"   {text} :quiz:`{json.dumps({'type': 'SC', 'values': values, 'answer': LABELS[0]})}`"
        for text in section.questions
    )
    return f"```{{eval-rst}}\n.. quiz:: quiz-{section.number}\n   :title: Questions\n\n{asked}\n```"


def _from_pypi(name: str, *packages: str) -> Callable[[Path], None]:
    def install(tools: Path) -> None:
        if not (tools / name).exists():
            subprocess.run([sys.executable, "-m", "venv", tools / name], check=True)
            subprocess.run([tools / name / "bin" / "pip", "install", "--quiet", *packages], check=True)

    return install


def _hugo_is_here(tools: Path) -> None:
    if not shutil.which("hugo"):
        raise SystemExit("Hugo is not installed: apt-get install hugo, or leave it out with --only")


def _from_npm(tools: Path) -> None:
    folder = tools / "eleventy"
    if not folder.exists():
        folder.mkdir(parents=True)
        shutil.copy(_FILES / "eleventy" / "package.json", folder)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=True)


def _nothing(tools: Path) -> None:
    """It is here already."""


SELFCHECK = Generator(
    "selfcheck",
    "",
    _nothing,
    _selfcheck,
    lambda tools: [sys.executable, "-m", "selfcheck", "build", "--quiet"],
    ("site",),
    "content",
    lambda tools: [sys.executable, "-m", "selfcheck", "--version"],
    remembers=True,
)

PEERS = (
    Generator(
        "Hugo",
        _PLAIN,
        _hugo_is_here,
        _hugo,
        lambda tools: ["hugo", "--quiet"],
        ("public", "resources", ".hugo_build.lock"),
        "content",
        lambda tools: ["hugo", "version"],
    ),
    Generator(
        "Eleventy",
        _PLAIN,
        _from_npm,
        _eleventy,
        lambda tools: ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"],
        ("_site",),
        "pages",
        lambda tools: ["node", str(tools / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"), "--version"],
    ),
    Generator(
        "mkdocs-material with mkdocs-quiz",
        f"{_NO_CHECKS}; no offline copy; right and wrong answers instead of scores",
        _from_pypi("mkdocs", "mkdocs-material>=9.8,<9.9", "mkdocs-quiz>=1.7,<2"),
        _material("plugins:\n  - search\n  - mkdocs_quiz\n", _quizzes),
        lambda tools: [str(tools / "mkdocs/bin/mkdocs"), "build", "--quiet"],
        ("site",),
        "docs",
        lambda tools: [str(tools / "mkdocs/bin/pip"), "list"],
    ),
    Generator(
        "Zensical",
        f"{_NO_CHECKS}; no offline copy; forms written as HTML, without a script",
        _from_pypi("zensical", "zensical"),
        _material("", _form),
        lambda tools: [str(tools / "zensical/bin/zensical"), "build"],
        ("site", ".cache"),
        "docs",
        lambda tools: [str(tools / "zensical/bin/zensical"), "--version"],
        remembers=True,
    ),
    Generator(
        "Sphinx with sphinx-yaq",
        f"{_NO_CHECKS}; no offline copy; right and wrong answers instead of scores",
        _from_pypi("sphinx", "sphinx>=9,<10", "myst-parser>=5,<6", "sphinx-yaq"),
        _sphinx,
        lambda tools: [str(tools / "sphinx/bin/sphinx-build"), "-q", "-j", "auto", ".", "_build"],
        ("_build",),
        ".",
        lambda tools: [str(tools / "sphinx/bin/sphinx-build"), "--version"],
        remembers=True,
    ),
)
