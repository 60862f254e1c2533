"""What can be answered to an item, in words, and what is said of an answer that cannot be given."""

from __future__ import annotations

from selfcheck.model.grammar import closest
from selfcheck.model.item import Answer, Item
from selfcheck.model.numbers import exact
from selfcheck.problems import Label

_MOST_LISTED = 12
"""So many values are named in a message."""


def offered(item: Item, value: str) -> bool:
    """Whether one value can be chosen or typed."""
    return item.accepts((value,) if item.type == "multiple" else value)


def quoted(answer: Answer) -> str:
    """An answer, to be named in a message."""
    return f"`{answer}`" if isinstance(answer, str) else f"`[{', '.join(answer)}]`"


def offer(item: Item) -> str:
    """What can be answered, in words."""
    if item.number:
        field = item.number
        ends = f"from {exact(field.low)} to {exact(field.high)}"
        if field.step == 1 and field.low.denominator == 1:
            return f"it takes whole numbers {ends}"
        return f"it takes numbers {ends} in steps of {exact(field.step)}"
    values = [f"`{option.value}`" for option in item.options]
    named = ", ".join(values[:_MOST_LISTED]) + (", …" if len(values) > _MOST_LISTED else "")
    if item.type == "multiple":
        return f"it offers {named}, each once" + ("" if item.none else ", and at least one of them")
    return f"it offers {named}" if named else "free text has no value that counts"


def remedy(item: Item, answer: Answer) -> tuple[str, list[Label]]:
    """What to do about an answer that the item does not offer, and where it says what it offers."""
    labels = [Label(item.at["range"], "this is what can be typed")] if item.number else []
    if item.options:
        labels = [Label(item.options[0].at.place, "it offers these")]
    wrong = [answer] if isinstance(answer, str) else [value for value in answer if value not in item.option]
    for value in wrong[:1]:
        of_label = [option.value for option in item.options if option.label.lower() == value.lower()]
        if of_label:
            return f"`{value}` is a label; write its value, `{of_label[0]}`", labels
        if meant := closest(value, item.option):
            return meant, labels
    return offer(item), labels
