"""The words of the interface, by language: a catalogue in `templates/locale/` and no code."""

from __future__ import annotations

import io
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

DOMAIN = "selfcheck"


def translations(templates: Path, language: str) -> NullTranslations:
    """The catalogue for a language tag, or that of its base language (`pt` for `pt-BR`), or the English words.

    A catalogue is a gettext file, `locale/<language>/LC_MESSAGES/selfcheck.po`.
    """
    tag = language.replace("-", "_")
    for name in dict.fromkeys((tag, tag.partition("_")[0])):
        catalogue = templates / "locale" / name / "LC_MESSAGES" / f"{DOMAIN}.po"
        if catalogue.is_file():
            return _read(catalogue)
    return NullTranslations()


def _read(catalogue: Path) -> GNUTranslations:
    from babel.messages.mofile import write_mo  # only guides in other languages need Babel
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with catalogue.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
