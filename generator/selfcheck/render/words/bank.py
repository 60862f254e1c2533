"""All that templates say of a bank and that its author did not write."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from selfcheck.model.bank import Alert, Bank
from selfcheck.model.condition import refs
from selfcheck.model.item import Item, NumberField
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Decimals, Norms, Scale
from selfcheck.render.words.conditions import Conditions
from selfcheck.render.words.extent import Extent
from selfcheck.render.words.key import Key, KeyWriter
from selfcheck.render.words.language import Language
from selfcheck.render.words.making import Making
from selfcheck.render.words.noise import noise
from selfcheck.render.words.numbering import Numbering
from selfcheck.render.words.spans import span


class BankWords:
    """Words about one bank, each worked out when a template asks for it."""

    def __init__(self, bank: Bank, language: Language) -> None:
        """Say nothing yet; the bank has no errors."""
        self._bank = bank
        self._language = language
        self._extent = Extent(bank)
        self._numbering = Numbering(bank, language)
        self._conditions = Conditions(bank, self._numbering, language)
        self._making = Making(bank, self._extent, self._numbering, language)

    @cached_property
    def key(self) -> Key:
        """How to score the bank by hand."""
        return KeyWriter(self._bank, self._extent, self._numbering, self._language).key()

    # Questions

    def number_of(self, item: Item) -> str:
        """The number of a question."""
        return self._numbering[item.id]

    @staticmethod
    def choices(item: Item) -> tuple[tuple[str, str], ...]:
        """The options of a question as the form has them: their values and labels."""
        return tuple((option.value, option.label) for option in item.options)

    def only_if(self, item: Item) -> str:
        """When a question is asked; empty for always."""
        return self._conditions.clause(item.when.condition) if item.when else ""

    def allowed(self, item: Item) -> str:
        """What can be typed into a number item, with its unit."""
        field = item.number
        if field is None:
            return ""
        number = self._language.number
        values = {"low": number(field.low), "high": f"{number(field.high)} {field.unit}".rstrip()}
        if field.low.denominator == field.step == 1:
            return self._language.say("A whole number from %(low)s to %(high)s", **values)
        return self._language.say("From %(low)s to %(high)s, in steps of %(step)s", step=number(field.step), **values)

    @staticmethod
    def keyboard(field: NumberField) -> str:
        """Which keyboard a phone shows for a number: one with digits alone where these are enough."""
        if field.low < 0:
            return "text"  # the number keyboards of some phones have no minus sign
        return "numeric" if field.low.denominator == field.step.denominator == 1 else "decimal"

    # Alerts

    def alert_if(self, alert: Alert) -> str:
        """When an alert is shown."""
        return self._conditions.clause(alert.when.condition)

    @cached_property
    def alerts(self) -> dict[str, list[tuple[int, Alert]]]:
        """The alerts with their places in the bank, by the id of the item they follow; empty for the end of the form.

        An alert follows the last of the questions that its condition looks at. One that looks at scores hangs on many.
        """
        order = {item.id: place for place, item in enumerate(self._bank.items)}
        found: dict[str, list[tuple[int, Alert]]] = {}
        for place, alert in enumerate(self._bank.alerts):
            looked_at = list(refs(alert.when.condition))
            scores = any(ref.kind == "scale" for ref in looked_at)
            last = "" if scores else max((ref.id for ref in looked_at), key=order.__getitem__)
            found.setdefault(last, []).append((place, alert))
        return found

    # Scores

    def ends(self, scale: Scale) -> tuple[str, str]:
        """The ends of what a scale can come to, as exact text for the client."""
        value = self._extent.whole(scale)
        return exact(value.low), exact(value.high)

    def whole_range(self, scale: Scale) -> str:
        """The ends of what a scale can come to: `0 to 100`."""
        value = self._extent.whole(scale)
        about = self._language.about
        return self._language.say("%(low)s to %(high)s", low=about(value.low), high=about(value.high))

    def band_range(self, scale: Scale, place: int) -> str:
        """The scores that a band holds: `40 to 69` where scores are rounded, else `40 to under 70`."""
        value = self._extent.whole(scale)
        return span(self._language, scale.bands[place].range, value.low, value.high, self._extent.grid(scale))

    def place_in(self, scale: Scale, x: Fraction | int) -> float:
        """Where a number stands in the range of a scale, in per cent, for drawing."""
        value = self._extent.whole(scale)
        if value.high == value.low:
            return 0.0
        inside = min(max(Fraction(x), value.low), value.high)
        return float((inside - value.low) * 100 / (value.high - value.low))

    def edges(self, scale: Scale) -> list[tuple[float, str]]:
        """Where the bands of a scale begin, and where the last one ends, each in per cent and as a number."""
        value = self._extent.whole(scale)
        numbers = [band.range.low for band in scale.bands[1:]]
        ends = [value.low, *(x for x in numbers if x is not None), value.high]
        return [(self.place_in(scale, x), self._language.about(x)) for x in ends]

    @cached_property
    def noise(self) -> list[str]:
        """How far scores can differ without being called changed; empty where nobody knows."""
        return noise(self._bank, self._language)

    def norms(self, scale: Scale) -> str:
        """With whom a score is compared, and what it means then; empty for a scale without norms."""
        step = next((step for step in reversed(scale.steps) if isinstance(step, Norms)), None)
        if step is None:
            return ""
        say = self._language.say
        sizes = [group.n for group in step.groups]
        of = {"population": step.population, "source": step.source}
        if len(sizes) == 1:
            with_whom = say("Compared with %(people)s people: %(population)s (%(source)s).", people=sizes[0], **of)
        elif len(set(sizes)) == 1:
            with_whom = say(
                "Compared with %(population)s, in groups of %(people)s people (%(source)s).", people=sizes[0], **of
            )
        else:
            low, high = min(sizes), max(sizes)
            with_whom = say(
                "Compared with %(population)s, in groups of %(low)s to %(high)s people (%(source)s).",
                low=low,
                high=high,
                **of,
            )
        meaning = {
            "z": say("Their average is 0; about two thirds of them are between −1 and 1."),
            "t": say("Their average is 50; about two thirds of them are between 40 and 60."),
            "percentile": say("The number says how many in a hundred of them have a lower score."),
        }
        after = scale.steps[scale.steps.index(step) + 1 :]
        return f"{with_whom} {meaning[step.to]}" if all(isinstance(each, Decimals) for each in after) else with_whom

    # How a score came about

    @cached_property
    def explained(self) -> list[Scale]:
        """The scales whose scores are explained: those that readers see, the headline first, then those below them."""
        first = [self._bank.headline] if self._bank.headline else []
        found = {scale.id: scale for scale in (*first, *(scale for scale in self._bank.scales if scale.show))}
        above = list(found.values())
        while above:
            parts = [self._bank.scale[part.id] for scale in above for part in scale.parts if part.kind == "scale"]
            above = [scale for scale in parts if scale.id not in found]
            found |= {scale.id: scale for scale in above}
        return list(found.values())

    def rules(self, scale: Scale) -> str:
        """When a scale is scored, and what is counted; empty where every answer simply earns its points."""
        return " ".join(str(line) for line in (*self._making.when(scale), *self._making.tests(scale)))

    def earned_if(self, scale: Scale) -> list[str]:
        """The conditions by which points are earned on a scale, in order."""
        return [self._conditions.clause(part.when.condition) for part in scale.parts if part.when]

    @property
    def compares(self) -> bool:
        """Whether readers see a score that is compared with those of other people."""
        return any(self.norms(scale) for scale in self._bank.scales if scale.show)
