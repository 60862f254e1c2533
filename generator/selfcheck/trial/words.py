"""The words of a trial: those of the page, in the language of the guide around the bank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from selfcheck.load.files import MAX_BYTES
from selfcheck.load.yaml import Mapping, Scalar, load_yaml
from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.paths import templates_folder
from selfcheck.problems import Problems, Source
from selfcheck.render.messages import translations
from selfcheck.render.words import BankWords, Language
from selfcheck.shell.environment import LANGUAGE, direction


@dataclass(frozen=True)
class Around:
    """What a trial takes from the guide around a bank."""

    language: str = "en"
    help_resources: str = ""
    """In Markdown; may be empty."""


def guide_around(bank_file: Path) -> Around:
    """What the `guide.yaml` above a bank's chapter says; without one, or where it cannot be read, nothing is said."""
    guide = bank_file.resolve().parent.parent / "guide.yaml"
    try:
        with guide.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Around()
    node = load_yaml(Source(guide.as_posix(), text), Problems())
    pairs = node.pairs if isinstance(node, Mapping) else ()
    said = {key.value: value.value.strip() for key, value in pairs if isinstance(value, Scalar)}
    language = said.get("language", "en")
    return Around(language if LANGUAGE.fullmatch(language) else "en", said.get("help_resources", ""))


class Words(Language):
    """Says things about one bank, with the messages of its page."""

    def __init__(self, bank: Bank, language: str) -> None:
        """Take the words of a language tag; English where there are none."""
        super().__init__(translations(templates_folder(), language), right_to_left=direction(language) == "rtl")
        self.bank = BankWords(bank, self)

    def question(self, item: Item) -> str:
        """A question with its number, as the page asks it."""
        text = f"{self.bank.number_of(item)}. {item.text}"
        text += f" {self.say('(choose any number)')}" if item.type == "multiple" else ""
        return f"{text} {self.say('(optional)')}" if item.optional else text

    def answer(self, item: Item, answer: Answer) -> str:
        """What was answered: the labels of all that was chosen, or what was typed."""
        if answer == NOT_APPLICABLE:
            return self.say("Doesn’t apply to me")
        if isinstance(answer, str):
            return item.option[answer].label if item.options else answer.replace("-", "−") if item.number else answer
        return ", ".join(item.option[value].label for value in answer) or self.say("None of these")


def fill(message: str, **values: object) -> str:
    """A message of the page with what stands in braces filled in."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], "")), message)
