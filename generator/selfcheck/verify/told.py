"""Told: what the page of a section tells the reader's scorer of its bank, as far as the page has to show it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.page_data import FORMAT


class Control(NamedTuple):
    """Something to answer with: a type of `input`, or `textarea`."""

    type: str
    name: str
    value: str | None = None


@dataclass(frozen=True)
class ToldItem:
    """An item, with all that it has to be answered with, in order."""

    id: str
    controls: tuple[Control, ...]
    choice: bool
    """Whether it has response options."""
    conditional: bool
    """Whether it is only asked when a condition holds."""


@dataclass(frozen=True)
class ToldBank:
    """A bank, as the page data has it."""

    id: str
    items: tuple[ToldItem, ...]
    alerts: int
    """How many alerts it has."""
    classes: tuple[tuple[str, int], ...]
    """Each classification with the number of its classes."""
    steps: tuple[str, ...]
    """The ids of its next steps."""


def told_bank(text: str) -> ToldBank | None:
    """What page data says; None when it is none, or that of another version of selfcheck."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            return None
        return ToldBank(
            id=data["bank"],
            items=tuple(_item(item, data["sets"]) for item in data["items"]),
            alerts=len(data.get("alerts", ())),
            classes=tuple((each["id"], len(each["when"])) for each in data.get("classifications", ())),
            steps=tuple(step["id"] for step in data["next_steps"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _item(data: dict[str, Any], sets: list[list[list[str]]]) -> ToldItem:
    id, type = data["id"], data.get("type", "single")
    box = "radio" if type == "single" else "checkbox"
    options = sets[data["set"]] if "set" in data else []
    controls = [Control(box, id, value) for value, _ in options]
    if type == "number":
        controls.append(Control("text", id))
    if type == "text":
        controls.append(Control("textarea", id))
    controls += [Control(box, id, "")] * bool(data.get("none"))
    controls += [Control(box, id, NOT_APPLICABLE)] * bool(data.get("not_applicable"))
    return ToldItem(id, tuple(controls), bool(options), "when" in data)
