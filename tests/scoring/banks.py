"""Generated banks and answers: every rule of the scoring page, in combinations nobody would think of."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from selfcheck.model.at import At
from selfcheck.model.bank import (
    NOT_APPLICABLE,
    Band,
    Bank,
    Decimals,
    Item,
    Option,
    Part,
    Rescale,
    Scale,
    Share,
    Step,
)
from selfcheck.problems import Place, Source

NOWHERE = At(Place(Source("generated.yaml", ""), 0))

decimals = st.decimals(min_value=-20, max_value=20, places=2).map(Fraction)
weights = st.decimals(min_value="0.01", max_value=9, places=2).map(Fraction)
shares = st.builds(Share, st.sampled_from([Fraction(1, 2), Fraction(4, 5), Fraction(1), Fraction(1, 3)]), st.booleans())
steps = st.one_of(
    st.builds(Rescale, st.integers(-50, 50).map(Fraction), st.integers(51, 200).map(Fraction)),
    st.builds(
        lambda step: Rescale(step.end, step.start), st.builds(Rescale, st.just(Fraction(0)), st.just(Fraction(100)))
    ),
    st.builds(Decimals, st.integers(0, 4)),
)


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    points = draw(st.lists(decimals, min_size=2, max_size=6, unique=True))
    options = [Option(f"v{at}", f"Label {at}", x, NOWHERE) for at, x in enumerate(points)]
    if draw(st.booleans()):
        options.append(Option("none", "Can't say", None, NOWHERE))
    return Item(
        id=f"i{number}",
        text="?",
        options=tuple(options),
        at=NOWHERE,
        reverse=draw(st.booleans()),
        weight=draw(weights),
        not_applicable=draw(st.booleans()),
    )


@st.composite
def scales(draw: st.DrawFn, number: int, asked: tuple[Item, ...], below: tuple[Scale, ...]) -> Scale:
    method = draw(st.sampled_from(["sum", "mean"]))
    signs = st.sampled_from([1, 1, 1, -1]) if method == "sum" else st.just(1)
    parts = [
        Part("item", item.id, draw(weights) * draw(signs), draw(st.booleans()), NOWHERE)
        for item in draw(st.lists(st.sampled_from(asked), min_size=0 if below else 1, max_size=6, unique=True))
    ]
    if below:
        least = 0 if parts else 1
        parts += [
            Part("scale", scale.id, draw(weights), draw(st.booleans()), NOWHERE)
            for scale in draw(st.lists(st.sampled_from(below), min_size=least, max_size=3, unique=True))
        ]
    starts = sorted(draw(st.sets(st.integers(-60, 200), max_size=4)))
    chosen: list[Step] = draw(st.lists(steps, max_size=3))
    return Scale(
        id=f"s{number}",
        title="?",
        method=method,
        parts=tuple(parts),
        min_answered=draw(st.one_of(st.integers(1, max(1, len(parts))), shares)),
        steps=tuple(chosen),
        bands=tuple(Band(Fraction(start), f"Band {start}", "?", NOWHERE) for start in starts),
        at=NOWHERE,
    )


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    asked = tuple(draw(items(number)) for number in range(draw(st.integers(1, 8))))
    made: list[Scale] = []
    for number in range(draw(st.integers(1, 5))):
        made.append(draw(scales(number, asked, tuple(made))))
    shuffled = draw(st.permutations(made))
    return Bank(id="one/alpha", title="?", items=asked, scales=tuple(shuffled), at=NOWHERE)


@st.composite
def answers(draw: st.DrawFn, bank: Bank) -> dict[str, str]:
    """Answers to a bank: offered ones for the most part, but also none, and some the bank does not offer."""
    found = {}
    for item in bank.items:
        values = [option.value for option in item.options]
        answer = draw(st.sampled_from([*values, *values, None, NOT_APPLICABLE, "no such value"]))
        if answer is not None:
            found[item.id] = answer
    return found
