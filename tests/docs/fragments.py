"""A piece of YAML on a page, fitted into a guide: a small one has all the keys that the piece does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from selfcheck.build import check
from selfcheck.model.bank_format import BANK
from selfcheck.model.guide_format import GUIDE
from selfcheck.report import problem_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE_AROUND = {
    "title": "A guide",
    "help_resources": "Call a friend.",
    "chapters": [{"folder": "one", "sections": ["alpha"]}],
}
RESPONSES = [{"value": value, "label": f"Label {value}"} for value in range(5)]
PAGE = "---\ntitle: T\n---\n\nText.\n"


def prove(text: str, folder: Path, name: str = "") -> None:
    """Demand that a piece of a bank or of `guide.yaml` is right as a part of one; `folder` is there to be filled.

    With a `name` it is that file from beginning to end, and nothing is put behind it.
    """
    shown = yaml.safe_load(text)
    assert isinstance(shown, dict), "a piece of YAML starts with keys of a bank or of guide.yaml"
    of_bank = name != "guide.yaml" if name else set(shown) <= set(BANK.table)
    of_either = of_bank or set(shown) <= set(GUIDE.table)
    assert name or of_either, f"neither a bank nor guide.yaml has all of {', '.join(shown)}"
    guide = GUIDE_AROUND | ({} if of_bank else shown)
    anchors = [match for item in shown.get("items", []) for match in re.findall("#(.+)", item.get("read", ""))]
    page = PAGE + "".join(f"\n## Part {anchor} {{#{anchor}}}\n" for anchor in dict.fromkeys(anchors))
    sections = [
        f"{chapter['folder']}/{name}.md" for chapter in guide["chapters"] for name in ["index", *chapter["sections"]]
    ]
    files = dict.fromkeys(["index.md", *sections, *guide.get("pages", [])], page)
    files["guide.yaml"] = text if name and not of_bank else beside("" if of_bank else text, GUIDE_AROUND)
    if of_bank:
        files["one/alpha.yaml"] = text if name else beside(text, around(shown))
    for path, content in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(content)
    wrong = [problem for problem in check(folder / "content").problems if problem.level == "error"]
    assert not wrong, "\n".join(problem_text(problem).plain for problem in wrong)


def beside(text: str, keys: dict[str, Any]) -> str:
    """A piece of YAML as it stands, with further keys behind it unless it has them."""
    shown = yaml.safe_load(text) or {}
    rest = {key: value for key, value in keys.items() if key not in shown}
    return text + (yaml.safe_dump(rest, sort_keys=False) if rest else "")


def around(shown: dict[str, Any]) -> dict[str, Any]:
    """A bank in which there is whatever a piece of one names."""
    asked = dict.fromkeys(items_named(shown)) or {"first": None, "second": None}
    counted = [name for item in shown.get("items", []) for name in listed(item.get("scale", []))] or ["overall"]
    scales = dict.fromkeys([*counted, *scales_named(shown)])
    steps = dict.fromkeys(item["next_step"] for item in shown.get("items", []) if "next_step" in item)
    whole: dict[str, Any] = {} if any("scale" in item for item in shown.get("items", [])) else {"items": "all"}
    if len(shown.get("items", asked)) == 1:
        whole["show"] = False  # readers are shown no scale of one item
    return {
        "title": "Planning",
        "responses": RESPONSES,
        "items": [{"id": name, "text": f"What {name} asks."} for name in asked],
        "scales": [{"id": name, "title": name, **whole, "method": "mean"} for name in scales],
        **({"next_steps": [{"id": name, "title": name, "text": "Do it."} for name in steps]} if steps else {}),
    }


def items_named(value: Any) -> Iterator[str]:
    """The ids of items that scales, conditions and cases name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "item":
                yield inner
            elif key == "answers":
                yield from inner
            elif key == "items" and isinstance(inner, list):
                yield from (each for each in inner if isinstance(each, str))
        yield from (name for key, inner in value.items() if key != "answers" for name in items_named(inner))
    elif isinstance(value, list):
        yield from (name for inner in value for name in items_named(inner))


def scales_named(value: Any) -> Iterator[str]:
    """The ids of scales that conditions name."""
    if isinstance(value, dict):
        if isinstance(value.get("scale"), str) and "id" not in value:
            yield value["scale"]
        yield from (name for inner in value.values() for name in scales_named(inner))
    elif isinstance(value, list):
        yield from (name for inner in value for name in scales_named(inner))


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
