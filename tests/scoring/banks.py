"""Generated banks and answers: every rule of the scoring page, in combinations nobody would think of.

Items and scales come one after the other, each made of those before it, so that no bank runs in circles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from selfcheck.model.at import At
from selfcheck.model.bank import Alert, Bank, Class, Classification
from selfcheck.model.condition import (
    COMPARISONS,
    All,
    Chosen,
    Compare,
    Condition,
    Has,
    InBand,
    Not,
    Ref,
    When,
)
from selfcheck.model.condition import Any as AnyOf
from selfcheck.model.item import NOT_APPLICABLE, Answer, Cut, Item, NumberField, Option
from selfcheck.model.numbers import exact
from selfcheck.model.ranges import Range
from selfcheck.model.scale import (
    Add,
    Band,
    Clamp,
    Cuts,
    Decimals,
    Multiply,
    NormGroup,
    Norms,
    Part,
    Rescale,
    Scale,
    Share,
    Step,
    Table,
    Test,
)
from selfcheck.problems import Place, Source

whole_banks = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    # A bank that fails is small already; making it smaller takes minutes.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
"""For tests of whole generated banks, which are slow to make."""


def generated_runs(number: int, *, examples: int, sets: int) -> list[tuple[Bank, dict[str, Answer]]]:
    """So many banks with so many sets of answers each, to be scored in one go: starting Node for each takes minutes.

    They are the same ones for the same number.
    """
    runs: list[tuple[Bank, dict[str, Answer]]] = []
    random = Random(number)  # noqa: S311  # nothing here is a secret

    @seed(number)
    @settings(whole_banks, max_examples=examples, derandomize=False, database=None)
    @given(st.data())
    def generate(data: st.DataObject) -> None:
        bank = data.draw(banks())
        runs.extend((bank, random_answers(bank, random)) for _ in range(sets))

    generate()
    return runs


NOWHERE = At(Place(Source("generated.yaml", ""), 0))

decimals = st.decimals(min_value=-20, max_value=20, places=2).map(Fraction)
small = st.decimals(min_value=-3, max_value=3, places=1).map(Fraction)
weights = st.decimals(min_value="0.01", max_value=9, places=2).map(Fraction)
rarely = st.integers(0, 5).map(lambda n: n == 0)
shares = st.builds(Share, st.sampled_from([Fraction(1, 2), Fraction(4, 5), Fraction(1), Fraction(1, 3)]), st.booleans())


@dataclass
class Made:
    """What is there already, to be referred to."""

    items: dict[str, Item] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return bool(self.items or self.scales)


# Ranges


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Range, ...]:
    """Ranges one after the other; mostly without gaps, with ends on either side or none."""
    edges = sorted(draw(st.sets(st.integers(-30, 120), max_size=4)))
    outside = [draw(st.booleans()) for _ in edges]
    lows: list[tuple[Fraction | None, bool]] = [(Fraction(edge), out) for edge, out in zip(edges, outside, strict=True)]
    highs: list[tuple[Fraction | None, bool]] = [(low, not out) for low, out in lows]
    if draw(st.booleans()):
        lows, highs = [(None, False), *lows], [*highs, (None, False)]
    else:
        highs = [*highs[1:], (None, False)] if highs else []
    return tuple(Range(low[0], high[0], low[1], high[1]) for low, high in zip(lows, highs, strict=True))


@st.composite
def cuts(draw: st.DrawFn) -> tuple[Cut, ...]:
    return tuple(Cut(range, draw(small), NOWHERE) for range in draw(ranges()))


# Conditions


@st.composite
def conditions(draw: st.DrawFn, made: Made, depth: int = 2) -> Condition:
    if depth and draw(rarely):
        return Not(draw(conditions(made, depth - 1)))
    if depth and draw(rarely):
        join = draw(st.sampled_from([All, AnyOf]))
        return join(tuple(draw(st.lists(conditions(made, depth - 1), min_size=1, max_size=3))))
    refs = [Ref("item", id) for id in made.items] + [Ref("scale", id) for id in made.scales]
    ref = draw(st.sampled_from(refs))
    if draw(rarely):
        return Has(ref)
    item = made.items.get(ref.id) if ref.kind == "item" else None
    if item and item.options and draw(st.booleans()):
        values = [option.value for option in item.options]
        return Chosen(ref, tuple(draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))))
    scale = made.scales.get(ref.id) if ref.kind == "scale" else None
    if scale and scale.bands and draw(st.booleans()):
        return InBand(ref, (draw(st.integers(0, len(scale.bands) - 1)),))
    limit: Fraction | Ref = draw(st.sampled_from(refs)) if draw(rarely) else draw(small)
    return Compare(ref, draw(st.sampled_from(COMPARISONS)), limit)


@st.composite
def whens(draw: st.DrawFn, made: Made) -> When | None:
    return When(draw(conditions(made)), NOWHERE) if made.any and draw(rarely) else None


# Items


@st.composite
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    points = draw(st.lists(decimals, min_size=2, max_size=5))
    number = st.one_of(st.none(), small)
    found = [Option(f"v{at}", f"Label {at}", x, NOWHERE, draw(number)) for at, x in enumerate(points)]
    if draw(st.booleans()):
        found.append(Option("none", "Can't say", None, NOWHERE))
    return tuple(found)


@st.composite
def numbers(draw: st.DrawFn) -> NumberField:
    low = draw(small)
    step = draw(st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(3, 10)]))
    return NumberField(low, low + step * draw(st.integers(1, 12)), step, "", draw(st.one_of(st.just(()), full_cuts())))


@st.composite
def full_cuts(draw: st.DrawFn) -> tuple[Cut, ...]:
    """Cuts that hold every number, as a checked bank has them."""
    edges = sorted(draw(st.sets(small, min_size=1, max_size=3)))
    out = [draw(st.booleans()) for _ in edges]
    found = [Range(None, edges[0], False, not out[0])]
    for place, edge in enumerate(edges):
        last = place + 1 == len(edges)
        found.append(Range(edge, None if last else edges[place + 1], out[place], False if last else not out[place + 1]))
    return tuple(Cut(range, draw(small), NOWHERE) for range in found)


@st.composite
def items(draw: st.DrawFn, id: str, made: Made) -> Item:
    type = draw(st.sampled_from(["single", "single", "single", "multiple", "number", "text"]))
    keys: dict[str, Any] = {
        "reverse": draw(st.booleans()),
        "weight": draw(weights),
        "not_applicable": draw(st.booleans()),
        "fill": draw(st.one_of(st.none(), st.none(), small)),
        "unscored": type == "text" or (draw(rarely) and draw(rarely)),
        "when": draw(whens(made)),
    }
    if type == "multiple":
        keys |= {"highest": draw(st.booleans()), "none": draw(st.booleans())}
    if type == "number":
        keys["number"] = draw(numbers())
    choices = draw(options()) if type in ("single", "multiple") else ()
    item = Item(id=id, text="?", options=choices, at=NOWHERE, type=type, **keys)
    if item.when and type != "text" and draw(st.booleans()):
        keys["otherwise"] = draw(good(item))
    return Item(id=id, text="?", options=choices, at=NOWHERE, type=type, **keys)


@st.composite
def good(draw: st.DrawFn, item: Item) -> Answer:
    """An answer that the item accepts."""
    if item.number:
        count = int((item.number.high - item.number.low) / item.number.step)
        return exact(item.number.low + item.number.step * draw(st.integers(0, count)))
    values = st.sampled_from([option.value for option in item.options])
    if item.type == "multiple":
        return tuple(draw(st.lists(values, min_size=0 if item.none else 1, max_size=4, unique=True)))
    return draw(values)


# Scales


@st.composite
def steps(draw: st.DrawFn, made: Made) -> Step:
    kind = draw(st.sampled_from(["rescale", "decimals", "multiply", "add", "clamp", "table", "steps", "norms"]))
    if kind == "rescale":
        start, end = draw(st.sampled_from([(0, 100), (100, 0), (-5, 5), (1, 7)]))
        return Rescale(Fraction(start), Fraction(end))
    if kind == "decimals":
        return Decimals(draw(st.integers(0, 4)), draw(st.sampled_from(["decimals", "round_up", "round_down"])))
    if kind == "multiply":
        return Multiply(draw(small.filter(bool)))
    if kind == "add":
        return Add(draw(small))
    if kind == "clamp":
        low = draw(small)
        return Clamp(low, low + draw(weights))
    if kind == "table":
        raws = sorted(draw(st.sets(st.integers(-20, 60), min_size=1, max_size=40)))
        return Table(tuple((Fraction(raw), draw(small)) for raw in raws))
    if kind == "steps" and (found := draw(cuts())):
        return Cuts(found)
    groups = draw(st.lists(norm_groups(made), min_size=1, max_size=2))
    return Norms(draw(st.sampled_from(["z", "t", "percentile"])), tuple(groups), "?", "?")


@st.composite
def norm_groups(draw: st.DrawFn, made: Made) -> NormGroup:
    when = When(draw(conditions(made)), NOWHERE) if draw(st.booleans()) else None
    return NormGroup(when, draw(decimals), draw(weights), 100, NOWHERE)


@st.composite
def tests(draw: st.DrawFn, item: Item | None) -> Test:
    limits = draw(
        st.lists(st.tuples(st.sampled_from(COMPARISONS), small), min_size=1, max_size=2, unique_by=lambda each: each[0])
    )
    values = None
    if item and item.options and draw(rarely):
        values = (item.options[0].value,)
    return Test(tuple(limits), values)


@st.composite
def parts(draw: st.DrawFn, method: str, made: Made) -> Part:
    scored = [item for item in made.items.values() if item.scored]
    kinds = ["item"] * 4 * bool(scored) + ["scale"] * bool(made.scales) + ["points"]
    kind = draw(st.sampled_from(kinds))
    weight = draw(weights) * (draw(st.sampled_from([1, 1, 1, -1])) if method in ("sum", "min", "max") else 1)
    if method == "product":
        weight = Fraction(draw(st.sampled_from([1, 1, 2, 3])))
    fill = draw(st.one_of(st.none(), st.none(), small))
    if kind == "points":
        when = When(draw(conditions(made)), NOWHERE)
        return Part("points", "", weight, False, NOWHERE, (), fill, None, when, draw(small), draw(small))
    item = draw(st.sampled_from(scored)) if kind == "item" else None
    id = item.id if item else draw(st.sampled_from(list(made.scales)))
    recode: tuple[tuple[str, Fraction], ...] = ()
    if item and item.type == "single" and draw(rarely):
        recode = tuple((option.value, draw(small)) for option in item.options if draw(st.booleans()))
    test = draw(tests(item)) if method == "count" else None
    reverse = draw(st.booleans())
    return Part("item" if item else "scale", id, weight, reverse, NOWHERE, recode, fill, test)


@st.composite
def scales(draw: st.DrawFn, id: str, made: Made) -> Scale:
    method = draw(st.sampled_from(["sum", "mean", "sum", "mean", "min", "max", "count", "percent", "product"]))
    chosen = draw(st.lists(parts(method, made), min_size=1, max_size=6, unique_by=lambda part: (part.id, part.score)))
    when = draw(whens(made))
    return Scale(
        id=id,
        title="?",
        method=method,
        parts=tuple(chosen),
        min_answered=draw(st.one_of(st.integers(1, max(1, len(chosen))), shares)),
        steps=tuple(draw(st.lists(steps(made), max_size=2))),
        bands=tuple(Band(range, f"Band {n}", "?", NOWHERE) for n, range in enumerate(draw(ranges()))),
        at=NOWHERE,
        over_items=draw(rarely) and any(part.kind != "points" for part in chosen),
        when=when,
        otherwise=draw(small) if when and draw(st.booleans()) else None,
    )


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    made = Made()
    first = draw(items("i0", made))
    made.items["i0"] = first
    for number in range(1, draw(st.integers(3, 10))):
        if number < 3 or draw(st.booleans()):
            made.items[f"i{number}"] = draw(items(f"i{number}", made))
        else:
            made.scales[f"s{number}"] = draw(scales(f"s{number}", made))
    if not made.scales:
        made.scales["s"] = draw(scales("s", made))
    shuffled = draw(st.permutations(list(made.scales.values())))
    classes = [
        Class(When(draw(conditions(made)), NOWHERE) if n < 2 or draw(st.booleans()) else None, f"C{n}", "", NOWHERE)
        for n in range(3)
    ]
    return Bank(
        id="one/alpha",
        title="?",
        items=tuple(made.items.values()),
        scales=tuple(shuffled),
        at=NOWHERE,
        classifications=(Classification("c", "?", tuple(classes), NOWHERE),),
        alerts=(Alert(When(draw(conditions(made)), NOWHERE), "?", NOWHERE),),
    )


ODD: list[Answer | None] = [
    *(None, None, NOT_APPLICABLE, NOT_APPLICABLE, "no such value", "1e1", "1.0", "+1", "١", ("v0", "v0"), ())
]
"""Answers that most items do not offer."""


@st.composite
def answers(draw: st.DrawFn, bank: Bank) -> dict[str, Answer]:
    """Answers to a bank: good ones for the most part, but also none, and some the bank does not offer."""
    found: dict[str, Answer] = {}
    for item in bank.items:
        typical = draw(st.integers(0, 3)) and item.type != "text"
        answer = draw(good(item)) if typical else draw(st.sampled_from(ODD))
        if answer is not None:
            found[item.id] = answer
    return found


def random_answers(bank: Bank, random: Random) -> dict[str, Answer]:
    """The same by chance alone, many times as fast."""
    found: dict[str, Answer] = {}
    for item in bank.items:
        typical = random.randint(0, 3) and item.type != "text"
        answer = _random_good(item, random) if typical else random.choice(ODD)
        if answer is not None:
            found[item.id] = answer
    return found


def _random_good(item: Item, random: Random) -> Answer:
    if item.number:
        count = int((item.number.high - item.number.low) / item.number.step)
        return exact(item.number.low + item.number.step * random.randint(0, count))
    values = [option.value for option in item.options]
    if item.type == "multiple":
        return tuple(random.sample(values, random.randint(0 if item.none else 1, min(4, len(values)))))
    return random.choice(values)
