"""The numbers of the questions: 1, 2, 2a, 2b, 3, as on questionnaires of paper."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.render.words.language import Language

_RUN = 3
"""So many questions in a row are named by the first and the last."""


class Numbering:
    """The numbers of the questions of a bank.

    A question that is only asked under a condition has the number of the one before it and a letter, so that no number
    is missing for those who are not asked.
    """

    def __init__(self, bank: Bank, language: Language) -> None:
        """Number all questions."""
        self._language = language
        self._places = {item.id: place for place, item in enumerate(bank.items)}
        self._numbers = list(_numbers(bank.items))

    def __getitem__(self, id: str) -> str:
        """The number of a question by its item's id."""
        return self._numbers[self._places[id]]

    def listed(self, ids: Iterable[str]) -> str:
        """The numbers of some questions, rising: `1 to 4, 7`."""
        runs: list[list[int]] = []
        for place in sorted({self._places[id] for id in ids}):
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        return ", ".join(self._run([self._numbers[place] for place in run]) for run in runs)

    def _run(self, numbers: list[str]) -> str:
        if len(numbers) < _RUN:
            return ", ".join(numbers)
        return self._language.say("%(low)s to %(high)s", low=numbers[0], high=numbers[-1])

    def question(self, id: str) -> str:
        """How a sentence names a question."""
        return self._language.say("question %(number)s", number=self[id])

    def questions(self, ids: Iterable[str]) -> str:
        """How a sentence names some questions."""
        all = list(dict.fromkeys(ids))
        return self._language.ngettext(
            "question %(numbers)s", "questions %(numbers)s", len(all), numbers=self.listed(all)
        )


def _numbers(items: Iterable[Item]) -> Iterable[str]:
    number, followers = 0, 0
    for item in items:
        followers = followers + 1 if item.when and number else 0
        number += not followers
        yield f"{number}{_letters(followers)}"


def _letters(number: int) -> str:
    """A, b … z, aa, ab …; nothing for 0."""
    if not number:
        return ""
    rest, last = divmod(number - 1, len(ascii_lowercase))
    return _letters(rest) + ascii_lowercase[last]
