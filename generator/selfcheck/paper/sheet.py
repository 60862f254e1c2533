"""The sheet: one HTML file with everything in it, which a browser prints."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from selfcheck.around import Around
from selfcheck.model.bank import Bank
from selfcheck.paper.texts import Texts
from selfcheck.render.messages import translations
from selfcheck.render.words import BankWords, Language
from selfcheck.shell.environment import direction, environment
from selfcheck.shell.functions import same

MADE_HERE = '<meta name="generator" content="selfcheck paper">'
"""Stands in every sheet, and tells it from other files."""


def sheet(bank: Bank, texts: Texts, around: Around, templates: Path) -> str:
    """The sheet of a bank that has no errors, in the language of the guide around it.

    `texts` renders Markdown, `templates` is our templates folder. The sheet asks nobody for anything: its style and its
    pictures are part of it.
    """
    catalogue = translations(templates, around.language)
    reading = direction(around.language)
    style = (templates / "paper" / "sheet.css").read_text("utf-8")
    jinja = environment(templates, around.language, catalogue, {"markdown": texts.block}, {"same": same()})
    return jinja.get_template("paper/sheet.html").render(
        paper=True,
        bank=bank,
        words=BankWords(bank, Language(catalogue, right_to_left=reading == "rtl")),
        guide=around.title,
        language=around.language,
        direction=reading,
        help_resources=texts.block(around.help_resources),
        style=Markup(style),
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        made_here=Markup(MADE_HERE),
    )
