"""A reader's way through the questions: what answers are worth, and which conditions are true."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from by_hand.paper import DOES_NOT_APPLY, MISSING, Filled, Found, Paper, number, quotes, sentences
from by_hand.reading import Points, bare, by_label, by_range, clauses, last_apart, taken_from, typed
from selfcheck.render.words.said import Line, Table

COMPARE = {"at least": operator.ge, "at most": operator.le, "above": operator.gt, "below": operator.lt}
ADVICE = (
    "Give each answer its points.",
    "Leave out the questions",
    "Scores are parts like answers",
    "Where an “if” cannot be decided",
    "An “if” about what does not apply",
    "A question counts as skipped when",
)
"""What the reader does anyway."""


@dataclass
class Hand:
    """Knows what answers are worth, and which conditions are true."""

    paper: Paper
    points: dict[str, Points] = field(default_factory=dict)
    """By number of the question."""
    ever: dict[str, Points] = field(default_factory=dict)
    """The same, and what was so for some scale alone."""
    before: dict[str, Points] = field(default_factory=dict)
    """What reversed multiple choices come to before they are turned around."""
    numbers: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    """For comparisons, by number of the question and label."""
    counts_as: dict[str, Filled] = field(default_factory=dict)
    """What stands for questions that are not asked."""
    scores: dict[str, Found] = field(default_factory=dict)
    """What has been worked out so far, by title."""
    bands: Mapping[str, Callable[[Fraction], str]] = field(default_factory=dict)
    """By title of a scale: the label of the band that a score is in; these stand with the result."""

    # Questions

    def listed(self, text: str) -> list[str]:
        """The numbers of questions that a list such as `1 to 3, 5` names."""
        order, found = list(self.paper.options), list[str]()
        for each in text.split(", "):
            first, _, last = each.partition(" to ")
            found += order[order.index(first) : order.index(last or first) + 1]
        return found

    def answer(self, question: str) -> Filled:
        """The answer that counts."""
        asked = self.true(self.paper.only_if[question]) if question in self.paper.only_if else True
        if asked is None:
            return MISSING
        return self.paper.answers[question] if asked else self.counts_as[question]

    def points_of(self, question: str) -> Found:
        answer = self.answer(question)
        if isinstance(answer, str):
            return answer
        points = (self.points.get(question) or self.ever[question])(answer)
        return MISSING if points is None else points

    # The points of answers

    def read(self, lines: Iterable[Line]) -> None:
        """Take in what answers are worth."""
        for line in lines:
            if isinstance(line, Table):
                self.read_table(line)
            else:
                for sentence in sentences(line):
                    assert self.read_sentence(sentence) or sentence.startswith(ADVICE), sentence

    def read_table(self, table: Table) -> None:
        for place, head in enumerate(table.head[1:], 1):
            column = {row[0]: None if row[place] == "–" else number(row[place]) for row in table.rows}
            found = re.fullmatch(
                r"(Reversed: points|Points|Number|Add up .* chosen|Take the highest .* chosen)"
                r" (?:in |of )?(?:each of the )?questions? (.*)",
                head,
            )
            assert found, head
            for question in self.listed(found[2]):
                if found[1] == "Number":
                    self.numbers[question] = {label: x for label, x in column.items() if x is not None}
                elif table.head[0] == "Number":
                    self.points[question] = by_range(column)
                else:
                    self.points[question] = by_label(column, max if "highest" in found[1] else sum)
        self.ever |= self.points

    def read_sentence(self, sentence: str) -> bool:
        """Take in a sentence about points; False when it is about something else."""
        if found := re.fullmatch(r"Take what questions? (.*) came to from (.*)\.", sentence):
            for question in self.listed(found[1]):
                self.before[question] = self.points[question]
                self.points[question] = taken_from(number(found[2]), self.points[question])
        elif found := re.fullmatch(r"The points of questions? (.*) are the number itself\.", sentence):
            self.points |= dict.fromkeys(self.listed(found[1]), typed)
        elif found := re.fullmatch(r"The points of questions? (.*) are (.*) minus the number\.", sentence):
            self.points |= dict.fromkeys(self.listed(found[1]), taken_from(number(found[2]), typed))
        elif found := re.fullmatch(r"What is not asked, .*, counts as (.*): questions? (.*)\.", sentence):
            counted: Filled = quotes(found[1]) or number(found[1])
            self.counts_as |= dict.fromkeys(self.listed(found[2]), counted)
        elif found := re.fullmatch(r"What is not asked, .*, does not apply: questions? (.*)\.", sentence):
            self.counts_as |= dict.fromkeys(self.listed(found[1]), DOES_NOT_APPLY)
        else:
            return False
        return True

    # Conditions

    def true(self, clause: str) -> bool | None:
        """Whether a condition is true; None when it cannot be decided."""
        for word, decides in ((", or ", True), (", and ", False)):
            head, found, last = last_apart(clause, word)
            if found:
                outcomes = [self.true(bare(each)) for each in (*clauses(head), last)]
                return decides if decides in outcomes else None if None in outcomes else not decides
        if clause.startswith("it is not so that "):
            inner = self.true(bare(clause.removeprefix("it is not so that ")))
            return None if inner is None else not inner
        return self.test(clause)

    def test(self, clause: str) -> bool | None:
        if found := re.fullmatch(r"“([^”]*)” has (a|no) score", clause):
            return isinstance(self.scores[found[1]], Fraction) == (found[2] == "a")
        if found := re.fullmatch(r"“([^”]*)” is in the band (.*)", clause):
            score = self.scores[found[1]]
            if isinstance(score, str):
                return None if score == MISSING else False
            return self.bands[found[1]](score) in quotes(found[2])
        if found := re.fullmatch(r"(.*) is (at least|at most|above|below) (.*)", clause):
            one, other = self.subject(found[1]), self.subject(found[3])
            if isinstance(one, str) or isinstance(other, str):
                return False if DOES_NOT_APPLY in (one, other) else None
            return COMPARE[found[2]](one, other)
        return self.chosen(clause)

    def chosen(self, clause: str) -> bool | None:
        found = re.fullmatch(r"(?:(.*) is chosen in )?question (\w+)(?: is (.*))?", clause)
        assert found, clause
        answer, wanted = self.answer(found[2]), found[1] or found[3]
        if wanted in ("answered", "not answered"):
            return isinstance(answer, str) == (wanted == "not answered")
        if isinstance(answer, str):
            return None if answer == MISSING else False
        if isinstance(answer, Fraction):
            return answer in [number(each) for each in re.split(", | or ", wanted)]
        if wanted == "none of its answers":
            return False
        labels, order = quotes(wanted), self.paper.options[found[2]]
        if wanted == "one of its answers":
            return True
        if wanted.startswith("anything but"):
            return not set(labels) & set(answer)
        if wanted.endswith("after it"):
            labels = order[order.index(labels[0]) :]
        if wanted.endswith("before it"):
            labels = order[: order.index(labels[0]) + 1]
        return bool(set(labels) & set(answer))

    def subject(self, text: str) -> Found:
        """What is compared."""
        if found := re.fullmatch(r"the score of “(.*)”", text):
            return self.scores[found[1]]
        if found := re.fullmatch(r"(?:the (number of points|number|sum) of )?question (\w+)(?: before it .*)?", text):
            answer = self.answer(found[2])
            if isinstance(answer, Fraction | str):
                return answer
            if found[1] == "number":
                return self.numbers[found[2]].get(answer[0], DOES_NOT_APPLY)
            points = (self.before if found[1] == "sum" else self.points).get(found[2])
            x = points(answer) if points else None
            return DOES_NOT_APPLY if x is None else x
        return number(text)
