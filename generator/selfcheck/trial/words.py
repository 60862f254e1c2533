"""The words of a trial: those of the page, in the language of the guide around the bank."""

from __future__ import annotations

import re

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.paths import templates_folder
from selfcheck.render.messages import translations
from selfcheck.render.words import BankWords, Language
from selfcheck.shell.environment import direction


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
