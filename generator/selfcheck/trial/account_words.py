"""An account of a score in words: what is said beside each part, a line for the method, one for each step, the end.

The page says the same in `templates/client/account_words.js`, with the same messages.
"""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.scale import Add, Clamp, Cuts, Decimals, Multiply, Norms, Rescale, Table
from selfcheck.score import Result, Status, Value
from selfcheck.trial.account import Account, Row, Stage, needed
from selfcheck.trial.sums import chain, equation, plus, stretched, term, times, written
from selfcheck.trial.words import Words, fill

_MOST_TERMS = 12
"""So many terms are written down one by one: the parts are listed above."""


_ROUNDED = {
    "decimals": (
        "Rounded to a whole number: {number}",
        "Rounded to {count} decimal place: {number}",
        "Rounded to {count} decimal places: {number}",
    ),
    "round_up": (
        "Rounded up to a whole number: {number}",
        "Rounded up to {count} decimal place: {number}",
        "Rounded up to {count} decimal places: {number}",
    ),
    "round_down": (
        "Rounded down to a whole number: {number}",
        "Rounded down to {count} decimal place: {number}",
        "Rounded down to {count} decimal places: {number}",
    ),
}
"""What is said of a rounding: to a whole number, to one decimal place, to several."""


class AccountWords:
    """Says how scores came about."""

    def __init__(self, bank: Bank, words: Words) -> None:
        """Say nothing yet."""
        self._bank = bank
        self._words = words

    def status(self, status: Status) -> str:
        """Why there is no score."""
        say = self._words.say
        return say("Not enough answered yet") if status is Status.NOT_ENOUGH else say("Doesn’t apply")

    def lack(self, account: Account) -> str:
        """Why a scale has no score, and how many answers are missing."""
        say = self._words.say
        found = account.found
        missing = needed(account.scale, found) if found.status is Status.NOT_ENOUGH else 0
        if not missing:
            return f"{self.status(found.status)}."
        if missing > found.applicable - found.answered:
            return f"{self.status(found.status)}. {say('Too few of these questions apply to you')}."
        short = self._words.ngettext("{count} more answer is needed", "{count} more answers are needed", missing)
        return f"{self.status(found.status)}. {fill(short, count=missing)}."

    def answer(self, row: Row, result: Result) -> str:
        """What was answered to a part."""
        say = self._words.say
        if row.part.kind == "scale":
            status = result.scales[row.part.id].status
            return fill(say("score {number}"), number=written(row.points.x)) if row.points else self.status(status)
        if row.part.kind == "points":
            if row.holds is None:
                return say("cannot be told")
            return say("it is so") if row.holds else say("it is not so")
        answer = result.answers.get(row.part.id)
        item = self._bank.item[row.part.id]
        if row.part.id in result.hidden:
            if answer in (None, NOT_APPLICABLE):
                return say("not asked")
            return fill(say("not asked, taken as “{answer}”"), answer=self._words.answer(item, answer or ()))
        if answer is None:
            return say("not answered")
        if answer == NOT_APPLICABLE:
            return say("doesn’t apply")
        label = self._words.answer(item, answer)
        return label if row.points else fill(say("{answer}: has no points"), answer=label)

    def notes(self, row: Row, account: Account) -> list[str]:
        """What is said beside a part: how its points come about, or why it has none."""
        say = self._words.say
        if row.taken is None or row.adds is None:
            return [say("left out")]
        notes = []
        if row.filled:
            notes.append(fill(say("{number} stands in"), number=written(row.taken.x)))
        if row.recoded and row.points:
            notes.append(fill(say("worth {number} here"), number=written(row.points.x)))
        if row.points and row.value and row.part.reverse and row.part.kind != "points":
            ends = row.points.low + row.points.high
            turned = equation(f"{written(ends)} − {term(row.points.x)}", row.value.x)
            notes.append(fill(say("turned around: {sum}"), sum=turned))
        if row.part.test and row.value and not row.filled:
            met = say("{number}: counted") if row.taken.x else say("{number}: not counted")
            notes.append(fill(met, number=written(row.value.x)))
        weight, x = row.part.weight, row.taken.x
        if weight != 1 and account.scale.method == "product":
            notes.append(equation(f"{term(x)} ^ {written(weight)}", row.adds))
        elif weight != 1:
            notes.append(equation(f"{written(x)} × {term(weight)}", row.adds))
        return notes

    def way(self, account: Account) -> list[str]:
        """How the parts became one number, then what each step made of it."""
        return [*self._raw(account), *map(self._stage, account.stages)] if account.raw else []

    def end(self, account: Account) -> str:
        """The score as it is shown, or why there is none."""
        say = self._words.say
        score, shown = account.found.score, account.found.shown.replace("-", "−")
        if score is None:
            return self.lack(account)
        if account.raw is None:
            return fill(say("What it hangs on is not so, and so the score is {number}."), number=shown)
        exact = Fraction(account.found.shown) == score
        return fill(say("The score: {number}.") if exact else say("The score, as it is shown: {number}."), number=shown)

    # The method

    def _raw(self, account: Account) -> list[str]:
        say, method, x = self._words.say, account.scale.method, account.raw.x if account.raw else Fraction(0)
        kept = [(row.part.weight, row.taken, row.adds) for row in account.rows if row.taken and row.adds is not None]
        terms = [adds for _, _, adds in kept]
        few = 1 < len(terms) <= _MOST_TERMS
        if method in ("min", "max"):
            said = say("The lowest of these: {sum}") if method == "min" else say("The highest of these: {sum}")
            return [fill(said, sum=written(x))]
        if method == "product":
            product = equation(chain(terms, "×"), x) if few else written(x)
            return [fill(say("Multiplied with each other: {sum}"), sum=product)]
        total = sum(terms, Fraction(0))
        added = equation(chain(terms, "+"), total) if few else written(total)
        lines = [fill(say("Counted: {sum}") if method == "count" else say("Added up: {sum}"), sum=added)]
        weights = sum((abs(weight) for weight, _, _ in kept), Fraction(0))
        everything = sum((abs(row.part.weight) for row in account.rows), Fraction(0))
        if method == "mean":
            mean = say("The mean: {sum}") if weights == len(terms) else say("The mean, by weight: {sum}")
            lines.append(fill(mean, sum=equation(f"{written(total)} ÷ {written(weights)}", x)))
        elif method == "percent":
            top = written(sum((taken.high * weight for weight, taken, _ in kept), Fraction(0)))
            said = say("In per cent of {number}, the most that these can come to: {sum}")
            lines.append(fill(said, number=top, sum=equation(f"{written(total)} × 100 ÷ {top}", x)))
        elif weights != everything:
            prorated = equation(f"{written(total)} × {written(everything)} ÷ {written(weights)}", x)
            lines.append(fill(say("To make up for what is left out: {sum}"), sum=prorated))
        return lines

    # Steps

    def _stage(self, stage: Stage) -> str:
        say, (step, before, after, group) = self._words.say, stage
        if after is None:
            return fill(say("From {number} no score follows."), number=written(before.x))
        x, to = written(before.x), written(after.x)
        match step:
            case Multiply(by):
                sum = f"{x} {times(by)}"
                said = say("Multiplied: {sum}") if "×" in sum else say("Divided: {sum}")
                return fill(said, sum=equation(sum, after.x))
            case Add(number):
                said = say("Subtracted: {sum}") if number < 0 else say("Added: {sum}")
                return fill(said, sum=equation(plus(x, number), after.x))
            case Rescale():
                return self._rescaled(step, before, after.x)
            case Clamp(low, high):
                said = say("Kept between {low} and {high}: {number}")
                if before.x == after.x:
                    said = say("Kept between {low} and {high}, where it is already: {number}")
                return fill(said, low=written(low), high=written(high), number=to)
            case Decimals():
                return self._rounded(step, to)
            case Table() | Cuts():
                return fill(say("Looked up: {from} becomes {number}"), **{"from": x, "number": to})
            case Norms():
                return self._compared(step, group, before.x, after.x)

    def _rescaled(self, step: Rescale, before: Value, to: Fraction) -> str:
        say, start, width = self._words.say, step.start, before.high - before.low
        if not width:
            return fill(say("These answers leave just one number: {number}"), number=written(start))
        moved = plus(written(before.x), -before.low)
        if step.end - start != width:
            inner = f"({moved})" if before.low else moved
            moved = f"{inner} {stretched(step.end - start, width)}"
        values = {"from": before.low, "until": before.high, "first": start, "last": step.end}
        return fill(
            say("Moved from a scale of {from} to {until} onto one of {first} to {last}: {sum}"),
            sum=equation(plus(moved, start), to),
            **{name: written(x) for name, x in values.items()},
        )

    def _rounded(self, step: Decimals, to: str) -> str:
        whole, one, many = _ROUNDED[step.rounding]
        said = self._words.ngettext(one, many, step.places) if step.places else self._words.say(whole)
        return fill(said, count=step.places, number=to)

    def _compared(self, step: Norms, group: int, x: Fraction, to: Fraction) -> str:
        say, mean, sd = self._words.say, step.groups[group].mean, step.groups[group].sd
        sum = f"({written(x)} − {term(mean)}) ÷ {written(sd)}"
        said = say("Compared with others, whose mean is {mean} and whose standard deviation is {sd}: {sum}")
        sum = equation(f"50 + 10 × {sum}", to) if step.to == "t" else equation(sum, (x - mean) / sd)
        if step.to == "percentile":
            said = say(
                "Compared with others, whose mean is {mean} and whose standard deviation is {sd}: {sum}; {number} in a"
                " hundred of them are below that"
            )
        return fill(said, mean=written(mean), sd=written(sd), number=written(to), sum=sum)
