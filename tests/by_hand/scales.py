"""A reader's way from the parts of a scale to its score, sentence by sentence. One that they do not know stops them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from by_hand.answers import Hand
from by_hand.arithmetic import Part, Term, enough, meets, product, total, weighed, weights
from by_hand.paper import DOES_NOT_APPLY, MISSING, Found, number, quotes, sentences
from by_hand.reading import inside
from selfcheck.render.words.said import Line, Table
from selfcheck.score import rounded
from selfcheck.score.normal import percentile

Step = Callable[[Fraction, list[Part]], Found]


@dataclass
class Working:
    """One scale on paper."""

    hand: Hand
    parts: list[Part] = field(default_factory=list)
    method: Callable[[list[Term]], Fraction] = lambda terms: terms[0][0]
    steps: list[Step] = field(default_factory=list)
    power: bool = False
    enough: Callable[[int, int], bool] = lambda answered, applicable: True
    items: list[str] = field(default_factory=list)
    """The questions whose answers count for whether there is enough, where it is these."""
    ends: dict[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    outcome: Found | None = None

    def result(self, lines: tuple[Line, ...]) -> Found:
        for line in lines:
            if isinstance(line, Table):
                self.table(line)
            else:
                for sentence in sentences(line):
                    assert self.making(sentence) or self.working(sentence) or self.step(sentence), sentence
        if self.outcome is not None:
            return self.outcome
        counted = [self.hand.points_of(each) for each in self.items] or [
            MISSING if part.filled else part.value for part in self.parts
        ]
        applicable = [each for each in counted if each != DOES_NOT_APPLY]
        answered = [each for each in applicable if each != MISSING]
        if not applicable:
            return DOES_NOT_APPLY
        have = [part for part in self.parts if isinstance(part.value, Fraction)]
        if not answered or not self.enough(len(answered), len(applicable)) or all(part.filled for part in have):
            return MISSING
        return self.worked_out(have, len(self.steps))

    def worked_out(self, have: list[Part], steps: int) -> Found:
        found: Found = self.method([self.term(part) for part in have])
        for step in self.steps[:steps]:
            if isinstance(found, Fraction):
                found = step(found, have)
        return found

    def term(self, part: Part) -> Term:
        assert isinstance(part.value, Fraction)
        if self.power:
            return part.value ** int(part.weight), Fraction(1)
        return part.weight * part.value, abs(part.weight)

    # What it is made of

    def making(self, sentence: str) -> bool:
        """Follow a sentence about what a scale is made of; False when it is about something else."""
        if found := re.fullmatch(r"Only if (.*); else (?:this does not apply to you|the score is (.*))\.", sentence):
            self.only_if(self.hand.true(found[1]), found[2])
        elif found := re.fullmatch(r"Questions?: (.*)\.", sentence):
            for each in found[1].split(", "):
                name, weight = weighed(each)
                self.parts += [self.question(one, weight) for one in self.hand.listed(name)]
        elif found := re.fullmatch(r"The scores? of (.*)\.", sentence):
            self.parts += [self.scale(each) for each in re.findall(r"[^,“]*“[^”]*”[^,]*", found[1])]
        elif found := re.fullmatch(r"((?:Minus p|P)oints.*?): (\S+) if (.*); else (\S+)\.", sentence):
            true = self.hand.true(found[3])
            value = MISSING if true is None else number(found[2] if true else found[4])
            name, weight = weighed(found[1].lower())
            self.parts.append(Part(name if name[-1].isdigit() else "the points", value, weight))
        elif found := re.fullmatch(r"On this scale other points count for questions? (.*):", sentence):
            self.hand.points |= dict.fromkeys(self.hand.listed(found[1]), lambda answer: None)
        elif self.hand.read_sentence(sentence):
            self.look_again()
        else:
            return sentence.startswith(("Multiply each by the number behind", "Raise each", "A question counts as"))
        return True

    def only_if(self, true: bool | None, score: str | None) -> None:
        if not true:
            self.outcome = MISSING if true is None else number(score) if score else DOES_NOT_APPLY

    def look_again(self) -> None:
        """Take the points of questions that have just become known."""
        for part in self.parts:
            if part.name in self.hand.points:
                part.value = self.hand.points_of(part.name)

    def question(self, name: str, weight: Fraction) -> Part:
        answer = self.hand.answer(name)
        known = name in self.hand.points
        return Part(
            name,
            self.hand.points_of(name) if known else MISSING,
            weight,
            answer if isinstance(answer, list) else [],
        )

    def scale(self, text: str) -> Part:
        name, weight = weighed(text.strip())
        (title,) = quotes(name)
        score = self.hand.scores[title]
        if (found := re.fullmatch(r"\((.*) minus “.*”\)", name)) and isinstance(score, Fraction):
            score = number(found[1]) - score
        return Part(title, score, weight)

    def named(self, text: str) -> list[Part]:
        """The parts that a sentence names."""
        questions = re.match(r"questions? ([0-9a-z, ]*?)(?=$|, “| and |, the|, points)", text)
        names = self.hand.listed(questions[1]) if questions else []
        names += quotes(text) + re.findall(r"the points|points \d+", text)
        return [part for part in self.parts if part.name in names]

    # How it is worked out

    def working(self, sentence: str) -> bool:
        """Follow a sentence about tests, missing answers or the method; False when it is about something else."""
        if found := re.fullmatch(r"Each (of these )?becomes 1 if it is (.*?), and 0 if not(?:: (.*))?\.", sentence):
            for part in self.named(found[3]) if found[1] else self.parts:
                if isinstance(part.value, Fraction):
                    part.value = Fraction(meets(part, found[2]))
        elif found := re.fullmatch(r"(At least|More than) (\S+)( %)? .* answered; else there is no score\.", sentence):
            self.enough = enough(number(found[2]), percent=bool(found[3]), more=found[1] == "More than")
        elif sentence.startswith("All that apply to you have to be answered"):
            self.enough = lambda answered, applicable: answered == applicable
        elif found := re.fullmatch(r"What counts for this are answers to questions? (.*)\.", sentence):
            self.items = self.hand.listed(found[1])
        elif found := re.fullmatch(r"In place of each .* that is missing, (\S+) counts(?:: (.*))?\.", sentence):
            for part in self.named(found[2]) if found[2] else self.parts:
                if part.value == MISSING:
                    part.value, part.filled = number(found[1]), True
        else:
            return self.methods(sentence)
        return True

    def methods(self, sentence: str) -> bool:
        if sentence == "Add them up.":
            self.method = total
        elif found := re.fullmatch(r"With some left out, multiply by (\S+) and divide by (.*)\.", sentence):
            all, weighted = number(found[1]), "behind the ×" in found[2]
            self.method = lambda terms: total(terms) * all / (weights(terms) if weighted else len(terms))
        elif found := re.fullmatch(r"Add them up, and divide by (\S+)\.", sentence):
            self.method = lambda terms: total(terms) / number(found[1])
        elif found := re.fullmatch(r"Add them up, and divide by (how many you have|the sum of .*)\.", sentence):
            weighted = found[1].startswith("the sum")
            self.method = lambda terms: total(terms) / (weights(terms) if weighted else len(terms))
        elif sentence in ("Take the lowest of them.", "Take the highest of them."):
            choose = min if "lowest" in sentence else max
            self.method = lambda terms: choose(x for x, _ in terms)
        elif sentence == "Multiply them with each other.":
            self.power = True
            self.method = product
        elif sentence == "Where that would divide by 0, this does not apply.":
            if any(part.weight < 0 and part.value == 0 for part in self.parts):
                self.outcome = DOES_NOT_APPLY
        else:
            return self.percents(sentence)
        return True

    def percents(self, sentence: str) -> bool:
        if found := re.fullmatch(r"Add them up, multiply by 100 and divide by (\S+)\.", sentence):
            self.method = lambda terms: total(terms) * 100 / number(found[1])
        elif found := re.fullmatch(r"Add them up, multiply by 100, and divide by (\S+) for each one .*", sentence):
            self.method = lambda terms: total(terms) * 100 / (number(found[1]) * len(terms))
        elif sentence.startswith("Add them up, multiply by 100, and divide by the highest that"):
            self.method = total
            self.steps.append(self.of_the_highest)
        else:
            return sentence == "Where that is not above 0, this does not apply."
        return True

    def of_the_highest(self, x: Fraction, have: list[Part]) -> Found:
        highest = sum((self.end(part, max) for part in have), Fraction(0))
        return x * 100 / highest if highest > 0 else DOES_NOT_APPLY

    # Steps

    def step(self, sentence: str) -> bool:
        """Follow a sentence about what is done to a number."""
        if found := re.fullmatch(r"(Multiply|Divide) by (\S+)(?: and divide by (\S+))?\.", sentence):
            factor = number(found[2]) if found[1] == "Multiply" else 1 / number(found[2])
            by = factor / number(found[3] or "1")
            self.steps.append(lambda x, have: x * by)
        elif found := re.fullmatch(r"(Add|Subtract) (\S+)\.", sentence):
            more = number(found[2]) * (1 if found[1] == "Add" else -1)
            self.steps.append(lambda x, have: x + more)
        elif found := re.fullmatch(r"If it is below (\S+), take .*; if it is above (\S+), take .*\.", sentence):
            low, high = number(found[1]), number(found[2])
            self.steps.append(lambda x, have: min(max(x, low), high))
        elif found := re.fullmatch(r"Round (up |down )?to (a whole number|(\d+) decimal places?)\.", sentence):
            way = {"up ": "round_up", "down ": "round_down", None: "decimals"}[found[1]]
            self.steps.append(lambda x, have: rounded(x, int(found[3] or 0), way))  # type: ignore[arg-type]
        elif found := re.fullmatch(r"Take (?:(\S+) \+ )?\(your number − L\) × (\S+) ÷ \(H − L\)\.", sentence):
            self.steps.append(self.formula(number(found[1] or "0"), number(found[2]), len(self.steps)))
        elif found := re.fullmatch(
            r"Subtract their mean, (\S+), and divide by their standard deviation, (\S+)\.", sentence
        ):
            self.steps.append(lambda x, have: (x - number(found[1])) / number(found[2]))
        elif found := re.fullmatch(r"Take ([−\d./]+)\.", sentence):
            self.steps.append(lambda x, have: number(found[1]))
        elif sentence == "Multiply by 10, and add 50.":
            self.steps.append(lambda x, have: 10 * x + 50)
        elif sentence.startswith("Look up in a table of the normal distribution"):
            self.steps.append(lambda x, have: percentile(x))
        else:
            return (
                sentence.startswith(
                    (
                        "In the same way work out L",
                        "A half is",
                        "Look it up",
                        "Where a number that counts",
                        "Compare it with",
                        "Subtract the mean of your",
                    )
                )
                or sentence == "Where no line is true, this does not apply."
            )
        return True

    def formula(self, start: Fraction, width: Fraction, steps: int) -> Step:
        def rescaled(x: Fraction, have: list[Part]) -> Found:
            # With a product the lowest may come of a high one and a negative one: try all.
            sides = ((min, max),) * len(have) if self.power else ((min,) * len(have), (max,) * len(have))
            chosen = itertools.product(*sides) if self.power else sides
            found = [
                self.method([(self.end(part, side), abs(part.weight)) for part, side in zip(have, each, strict=True)])
                for each in chosen
            ]
            low, high = min(found), max(found)
            for step in self.steps[:steps]:
                low, high = (Fraction(step(end, have)) for end in (low, high))
            return start + (x - min(low, high)) * width / abs(high - low)

        return rescaled

    def end(self, part: Part, least: Callable[..., Fraction]) -> Fraction:
        """The lowest or the highest that a part can add."""
        return least(*self.ends[part.name], *([self.term(part)[0]] if part.filled else []))

    def table(self, table: Table) -> None:
        if table.head[0] in ("Answer", "Number"):
            self.hand.read_table(table)
            self.look_again()
        elif table.head[0] == "Your number so far":
            self.steps.append(
                lambda x, have: next(
                    (number(score) for so_far, score in table.rows if inside(x, so_far)), DOES_NOT_APPLY
                )
            )
        elif table.head[1:] == ("lowest", "highest"):
            for names, low, high in table.rows:
                for part in self.named(names):
                    self.ends[part.name] = number(low), number(high)
        else:
            self.choice(table)

    def choice(self, table: Table) -> None:
        """A table of which the first line that is true is taken: classes, or groups of people."""
        found: Found | tuple[str, ...] = DOES_NOT_APPLY
        for condition, *rest in table.rows:
            true = condition == "in all other cases" or self.hand.true(condition)
            if true is not False:
                found = tuple(rest) if true else MISSING
                break
        if table.head[1:] == ("Result",):
            self.outcome = found[0] if isinstance(found, tuple) else found
        elif isinstance(found, tuple):
            mean, sd = number(found[0]), number(found[1])
            self.steps.append(lambda x, have: (x - mean) / sd)
        else:
            self.steps.append(lambda x, have: found)
