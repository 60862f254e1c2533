"""Conditions in words: "question 3 is “Often” or “Always”", "the score of “Sleep” is below 40"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeGuard

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Chosen, Compare, Comparison, Condition, Has, InBand, Not, Ref
from selfcheck.model.item import Item, Option
from selfcheck.model.numbers import read_number
from selfcheck.render.words.language import Language
from selfcheck.render.words.numbering import Numbering
from selfcheck.score.conditions import COMPARE

_FEW = 3
"""So many options are named one by one."""

Test = Chosen | Compare


class Conditions:
    """Says the conditions of a bank, as clauses that follow an "if"."""

    def __init__(self, bank: Bank, numbering: Numbering, language: Language) -> None:
        """Say nothing yet."""
        self._bank = bank
        self._numbering = numbering
        self._language = language

    def clause(self, condition: Condition) -> str:
        """A condition in words."""
        match condition:
            case All(of):
                return self._all(of)
            case Any(of):
                return (
                    self._joined([self._nested(each) for each in of], all=False) if len(of) > 1 else self.clause(of[0])
                )
            case Not(of):
                return self._not(of)
            case Has(of):
                if of.kind == "scale":
                    return self._language.say("%(scale)s has a score", scale=self._title(of.id))
                return self._language.say("%(question)s is answered", question=self._numbering.question(of.id))
            case InBand(of, places):
                return self._in_band(of.id, places)
            case Chosen() | Compare():
                return self._choice([condition]) if self._chooses(condition) else self._test(condition)

    def _all(self, conditions: Sequence[Condition]) -> str:
        """Conditions that all have to hold; tests of the same single choice become one clause."""
        if len(conditions) == 1:
            return self.clause(conditions[0])
        together: dict[str, list[Test]] = {}
        for each in conditions:
            if self._chooses(each):
                together.setdefault(each.of.id, []).append(each)
        clauses = []
        for each in conditions:
            if not self._chooses(each):
                clauses.append(self._nested(each))
            elif tests := together.pop(each.of.id, []):
                clauses.append(self._choice(tests))
        return self._joined(clauses, all=True)

    def _joined(self, clauses: list[str], *, all: bool) -> str:
        if len(clauses) == 1:
            return clauses[0]
        ends = {"first": ", ".join(clauses[:-1]), "last": clauses[-1]}
        if all:
            return self._language.say("%(first)s, and %(last)s", **ends)
        return self._language.say("%(first)s, or %(last)s", **ends)

    def _nested(self, condition: Condition) -> str:
        """A condition within another one: several of them stand in parentheses, and so does what is not so."""
        several = (isinstance(condition, All | Any) and len(condition.of) > 1) or isinstance(condition, Not)
        return f"({self.clause(condition)})" if several else self.clause(condition)

    def _not(self, condition: Condition) -> str:
        if isinstance(condition, Has):
            if condition.of.kind == "scale":
                return self._language.say("%(scale)s has no score", scale=self._title(condition.of.id))
            question = self._numbering.question(condition.of.id)
            return self._language.say("%(question)s is not answered", question=question)
        return self._language.say("it is not so that %(condition)s", condition=self._nested(condition))

    # Tests of an answer or a score

    def _chooses(self, condition: Condition) -> TypeGuard[Test]:
        """Whether a condition tells the options of a single choice apart, and does nothing else."""
        if not isinstance(condition, Chosen | Compare) or condition.of.kind == "scale":
            return False
        fixed = isinstance(condition, Chosen) or isinstance(condition.limit, Fraction)
        return fixed and self._bank.item[condition.of.id].type == "single"

    def _choice(self, tests: Sequence[Test]) -> str:
        """Tests of the answer to one single choice: as the options that meet them all."""
        item = self._bank.item[tests[0].of.id]
        question = self._numbering.question(item.id)
        met = [option for option in item.options if all(_meets(item, option, test) for test in tests)]
        rest = [option for option in item.options if option not in met]
        if not met:
            return self._language.say("%(question)s is none of its answers", question=question)
        if not rest:
            return self._language.say("%(question)s is one of its answers", question=question)
        if len(met) <= _FEW:
            return self._language.say("%(question)s is %(answers)s", question=question, answers=self._either(met))
        if len(rest) == 1:
            return self._language.say(
                "%(question)s is anything but %(answer)s", question=question, answer=self._label(rest[0])
            )
        if rest == list(item.options[: len(rest)]):
            return self._language.say(
                "%(question)s is %(answer)s or one of the answers after it",
                question=question,
                answer=self._label(met[0]),
            )
        if met == list(item.options[: len(met)]):
            return self._language.say(
                "%(question)s is %(answer)s or one of the answers before it",
                question=question,
                answer=self._label(met[-1]),
            )
        return self._language.say("%(question)s is %(answers)s", question=question, answers=self._either(met))

    def _test(self, test: Test) -> str:
        if isinstance(test, Compare):
            return self._compare(test.comparison, self._subject(test.of), test.limit)
        item = self._bank.item[test.of.id]
        question = self._numbering.question(item.id)
        if item.number:
            numbers = [self._language.number(read_number(value) or Fraction(0)) for value in test.values]
            return self._language.say(
                "%(question)s is %(answers)s", question=question, answers=self._language.either(numbers)
            )
        chosen = self._either([option for option in item.options if option.value in test.values])
        return self._language.say("%(answers)s is chosen in %(question)s", answers=chosen, question=question)

    def _compare(self, comparison: Comparison, subject: str, limit: Fraction | Ref) -> str:
        values = {
            "subject": subject,
            "limit": self._subject(limit) if isinstance(limit, Ref) else self._language.number(limit),
        }
        words = {
            "at_least": self._language.say("%(subject)s is at least %(limit)s", **values),
            "at_most": self._language.say("%(subject)s is at most %(limit)s", **values),
            "above": self._language.say("%(subject)s is above %(limit)s", **values),
            "below": self._language.say("%(subject)s is below %(limit)s", **values),
        }
        return words[comparison]

    def _subject(self, ref: Ref) -> str:
        """What is compared: the number of a question, or the score of a scale."""
        if ref.kind == "scale":
            return self._language.say("the score of %(scale)s", scale=self._title(ref.id))
        question, item = self._numbering.question(ref.id), self._bank.item[ref.id]
        if item.number:
            return question
        if item.type == "single":
            return self._language.say("the number of %(question)s", question=question)
        if item.reverse:
            return self._language.say(
                "the sum of %(question)s before it is taken from another number", question=question
            )
        return self._language.say("the number of points of %(question)s", question=question)

    def _in_band(self, id: str, places: Sequence[int]) -> str:
        scale = self._bank.scale[id]
        bands = self._language.either([self._language.quoted(scale.bands[place].label) for place in places])
        return self._language.say("%(scale)s is in the band %(bands)s", scale=self._title(id), bands=bands)

    # Names

    def _title(self, id: str) -> str:
        return self._language.quoted(self._bank.scale[id].title)

    def _label(self, option: Option) -> str:
        return self._language.quoted(option.label)

    def _either(self, options: Sequence[Option]) -> str:
        return self._language.either([self._label(option) for option in options])


def _meets(item: Item, option: Option, test: Test) -> bool:
    """Whether choosing an option meets a test that has no need of anything else."""
    if isinstance(test, Chosen):
        return option.value in test.values
    number = item.number_of(option.value)
    if number is None or not isinstance(test.limit, Fraction):
        return False
    return COMPARE[test.comparison](number, test.limit)
