"""Text that means no good in every place where an author can write: `xss.txt`, and a guide that is full of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from places import TESTS
from selfcheck.load.markdown import Document, load_prose
from selfcheck.problems import Place, Source

_CODE = re.compile(r"\{U\+([0-9A-F]{4})\}")
_LINES = (TESTS / "hostile" / "xss.txt").read_text().splitlines()

PAYLOADS = tuple(_CODE.sub(lambda code: chr(int(code[1], 16)), line) for line in _LINES if not line.startswith("%% "))
"""What somebody may type, paste or send: most of it sets `window.xss` where it runs."""

AUTHORED = tuple(text for text in PAYLOADS if not re.search(r"[\x00-\x08]", text))
"""What a guide can hold: control characters are refused."""

_SWALLOWING = re.compile(r"<(script|style|textarea|pre|[!?])", re.IGNORECASE)
"""What makes raw HTML of all that follows, up to an end that may never come."""


def squeezed(text: str) -> str:
    """A text as a page shows it, without what white space may become."""
    return " ".join(text.split())


def prose(text: str, *, html: bool) -> Document:
    return load_prose(text, Place(Source("a.yaml", ""), 1), "en", html=html)


@cache
def markdown(*, html: bool) -> tuple[str, ...]:
    """The texts as Markdown that can be built: whose links and images, if they come to any, lead somewhere."""
    texts = (squeezed(text).replace("<img src=x", '<img src="x.svg" alt="x"') for text in AUTHORED)
    return tuple(text for text in texts if _is_sound(prose(text, html=html)))


def _is_sound(document: Document) -> bool:
    sound = all(
        (each.text and each.target == "x.svg") if each.image else each.target.startswith(("https://", "//", "#"))
        for each in document.references
    )
    return sound and not document.anchors and not any("header cell" in said for said, *_ in document.taken)


def write_guide(folder: Path, *, html: bool) -> None:
    """A guide with one of these texts, or all of them, in each place."""
    text, line = cycle(AUTHORED), cycle(markdown(html=html))
    files: dict[str, str] = {
        "guide.yaml": json.dumps(_guide(text, line, html=html)),
        "index.md": _page(next(text), next(text), "Home."),
        "about.md": _page(next(text), next(text), _chapter(html=html)),
        "one/index.md": _page(next(text), next(text), "The chapter."),
        "one/alpha.md": _page(next(text), next(text), f"## Here {{#here}}\n\n{_blocks(line)}"),
        "one/beta.md": _page(next(text), next(text), "## Here\n\nA paragraph."),
        "one/alpha.yaml": json.dumps(_bank(text, line)),
        "one/beta.yaml": json.dumps(_small_bank(text, line)),
    }
    files |= dict.fromkeys(("x.svg", "one/x.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)


def _page(title: str, description: str, body: str) -> str:
    return f"---\n{json.dumps({'title': title, 'description': description})}\n---\n\n{body}\n"


def _chapter(*, html: bool) -> str:
    """Each text as it may stand in a page: as code, in a list, a quotation, a table, a heading and by itself."""
    texts = markdown(html=html)
    alone = (text for text in texts if not html or not _SWALLOWING.search(text))
    blocks = [
        *(f"    {squeezed(text)}\n\nCode." for text in AUTHORED),
        *(f"- {text}" for text in texts),
        *(f"> {text}\n\nA quotation." for text in texts),
        "| A |\n| - |\n" + "\n".join(f"| {text} |" for text in texts if "|" not in text),
        *alone,
        *(f"## {text} {{#heading-{number}}}" for number, text in enumerate(texts[:40])),
    ]
    return "\n\n".join(blocks)


def _guide(text: Iterator[str], line: Iterator[str], *, html: bool) -> dict[str, Any]:
    outside = (each for each in line if "x.svg" not in each and "#" not in each)
    return {
        "title": '"><img src=x onerror=xss=1></title><script>xss=1</script>',
        "description": next(text),
        "author": next(text),
        "copyright": next(outside),
        "html": html,
        "help_resources": _blocks(outside),
        "chapters": [{"folder": "one", "sections": ["alpha", "beta"]}],
        "pages": ["about.md"],
        "profile": {"notes": [{"when": {"scored": "one/alpha"}, "text": _blocks(outside)}]},
    }


def _blocks(line: Iterator[str]) -> str:
    return "\n".join(f"- {each}" for each in islice(line, 20))


def _bank(text: Iterator[str], line: Iterator[str]) -> dict[str, Any]:
    items = [
        {"id": f"i{number}", "text": each, "scale": "part", "next_step": "step", "read": "#here"}
        for number, each in enumerate(AUTHORED)
    ]
    for item in items[::9]:
        item |= {"heading": next(text), "responses": _options(text, 3)}
    scored = {"scale": "part"}
    several = {"type": "multiple", "none": True, "scale": "part", "responses": _options(text, 2)}
    return {
        "title": next(text),
        "about": _blocks(line),
        "responses": _options(text, 2),
        "items": [
            *items,
            {"id": "several", "text": next(text), **several},
            {"id": "amount", "text": next(text), "type": "number", "range": [0, 9], "unit": next(text)} | scored,
            {"id": "said", "text": next(text), "scored": False},
            {"id": "own", "text": next(text), "type": "text", "optional": True},
            {"id": "hidden", "text": next(text), "when": {"item": "i0", "is": "1"}, "scored": False},
        ],
        "scales": [
            _scale("overall", text, line) | {"scales": ["part"]},
            _scale("part", text, line) | {"missing": {"min_answered": 1}, "heading": next(text)},
            {
                "id": "normed", "title": next(text), "scales": ["part"], "method": "sum", "decimals": 0,
                "norms": {"to": "t", "population": next(text), "source": next(text),
                          "groups": [{"mean": 1, "sd": 1, "n": 100}]},
            },
        ],
        "classifications": [
            {
                "id": "pattern", "title": next(text), "about": _blocks(line),
                "classes": [
                    {"when": {"item": "i0", "is": "1"}, "label": next(text), "text": _blocks(line)},
                    {"label": next(text), "text": _blocks(line)},
                ],
            }
        ],
        "alerts": [{"when": {"item": "i0", "is": "1"}, "text": _blocks(line)}],
        "next_steps": [{"id": "step", "title": next(text), "text": _blocks(line)}],
    }  # fmt: skip


def _small_bank(text: Iterator[str], line: Iterator[str]) -> dict[str, Any]:
    return {
        "title": next(text),
        "responses": _options(text, 2),
        "items": [{"id": f"b{number}", "text": next(text), "scale": "overall"} for number in range(3)],
        "scales": [_scale("overall", text, line)],
    }


def _options(text: Iterator[str], number: int) -> list[dict[str, Any]]:
    return [{"value": value, "label": next(text)} for value in range(number)]


def _scale(id: str, text: Iterator[str], line: Iterator[str]) -> dict[str, Any]:
    bands = [
        {"from": 0, "label": next(text), "text": _blocks(line)},
        {"from": 50, "label": next(text), "text": _blocks(line)},
    ]
    return {
        "id": id, "title": next(text), "about": _blocks(line), "method": "mean", "rescale": [0, 100], "decimals": 0,
        "bands": bands,
    }  # fmt: skip
