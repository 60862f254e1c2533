"""All words of the interface come from the catalogues, and the template for them is up to date."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from selectolax.lexbor import LexborHTMLParser

from places import REPOSITORY, MakeGuide
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.render.messages import translations
from site_files import site_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCALE = REPOSITORY / "templates" / "locale"


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def texts(catalog: Catalog) -> set[str]:
    """The messages of a catalogue, plural forms apart."""
    return {text for message in catalog for text in _forms(message.id) if text}


def _forms(id: object) -> tuple[str, ...]:
    return tuple(id) if isinstance(id, (tuple, list)) else (str(id),)


def test_template_is_what_the_sources_say(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.pot"
    command = [
        "make",
        "--no-print-directory",
        "messages-template",
        f"POT={fresh}",
        f"PYBABEL={sys.executable} -m babel.messages.frontend",
    ]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    assert texts(read(fresh)) == texts(read(LOCALE / "selfcheck.pot")), "run `make messages`"


@pytest.mark.parametrize(
    "catalogue", sorted(LOCALE.glob("*/LC_MESSAGES/selfcheck.po")), ids=lambda path: path.parts[-3]
)
def test_catalogue_is_complete_and_keeps_every_placeholder(catalogue: Path) -> None:
    template, translated = read(LOCALE / "selfcheck.pot"), read(catalogue)
    for message in template:
        if not message.id:
            continue
        found = translated.get(message.id)
        assert found is not None, message.id
        for form in _forms(found.string):
            assert form, f"{message.id!r} is not translated"
            wanted = {name for id in _forms(message.id) for name in _placeholders(id)}
            assert set(_placeholders(form)) <= wanted, form
            assert wanted - set(_placeholders(form)) <= ({"num", "count"} if len(_forms(message.id)) > 1 else set()), (
                form
            )


def _placeholders(text: str) -> list[str]:
    return re.findall(r"%\((\w+)\)s|\{(\w+)\}", text) and [
        a or b for a, b in re.findall(r"%\((\w+)\)s|\{(\w+)\}", text)
    ]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """Our templates with a language, Esperanto by name, in which every message stands between ⟦ and ⟧."""
    templates = tmp_path / "templates"
    shutil.copytree(REPOSITORY / "templates", templates)
    catalog = read(LOCALE / "selfcheck.pot")
    marked = Catalog(locale="eo")
    for message in catalog:
        if message.id:
            forms = tuple(f"⟦{form}⟧" for form in _forms(message.id))
            marked.add(message.id, forms if len(forms) > 1 else forms[0])
    folder = templates / "locale" / "eo" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "selfcheck.po").open("wb") as file:
        write_po(file, marked)
    return templates


def test_no_word_of_ours_escapes_the_catalogue(marked: Path, make_guide: MakeGuide) -> None:
    guide_file = REPOSITORY / "tests" / "guides" / "small" / "guide.yaml"
    content = make_guide({"guide.yaml": f"{guide_file.read_text()}language: eo\nhelp_resources: Qq.\n"})
    guide = read_guide(content, Problems())
    assert guide
    written = {text for path in content.rglob("*.*") for text in _words(path.read_text())}
    for file in site_files(guide, marked, content):
        if file.path.endswith(".html"):
            assert _own_words(file.data.decode()) <= written, file.path


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[^\W\d_]{2,}", text)


def _own_words(html: str) -> set[str]:
    """The words of our components that are in no message, templates' contents and labels included."""
    tree = LexborHTMLParser(html.replace("<template", "<div").replace("</template", "</div"))
    found: set[str] = set()
    for root in tree.css("section.sc-assessment, section.sc-sections"):
        for node in root.css("script, #selfcheck-data"):
            node.decompose()
        spoken = [root.text(separator=" ")]
        spoken += [str(node.attributes["aria-label"]) for node in root.css("[aria-label]")]
        for text in spoken:
            rest = text
            while "⟦" in rest and (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", rest)) != rest:
                rest = shorter
            found |= set(_words(rest))
    return found


def test_regional_tags_fall_back_to_their_language(templates: Path) -> None:
    assert translations(templates, "de-AT").gettext("Your result") == translations(templates, "de").gettext(
        "Your result"
    )
    assert translations(templates, "xx").gettext("Your result") == "Your result"
