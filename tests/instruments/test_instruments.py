"""Published instruments: each can be said, is sound, and comes to what its publication says, in both scorers."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from instruments.banks import FOLDER, NAMES, answer_sets, as_text, bank_of, source
from instruments.keys import KEYS
from second import second_scores
from selfcheck.check import check_bank
from selfcheck.check.second_scorer import node_command, plain_result
from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence, load_yaml
from selfcheck.model.condition_format import CONDITION_KEYS
from selfcheck.model.item_format import CUT, ITEM, OPTION
from selfcheck.model.scale_format import BAND, MISSING, NORM_GROUP, NORMS, POINTS, SCALE
from selfcheck.problems import Problems
from selfcheck.score import Scorer, score

SETS = 200
"""Answer sets that an independent key and the reference scorer both score, for each instrument."""
LONG = 60
"""An instrument with more items has a quarter of the answer sets: each of them says more and takes longer."""
SETS_FOR_BOTH = 60
"""Answer sets that both scorers score, for each instrument."""


@pytest.mark.parametrize("name", NAMES)
def test_instrument_is_sound_and_its_cases_come_true(name: str) -> None:
    problems = Problems()
    check_bank(bank_of(name), problems)
    assert [f"{problem.code} {problem.place.line}: {problem.message}" for problem in problems] == []


@pytest.mark.parametrize("name", NAMES)
def test_instrument_has_cases_and_says_where_its_key_comes_from(name: str) -> None:
    assert len(bank_of(name).cases) >= 2
    comment = source(name).text.split("\ntitle:", 1)[0]
    for word in ("# Key: ", "# Licence: ", "# Checked against: "):
        assert word in comment, word


def test_readme_lists_every_instrument() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", sorted(KEYS))
def test_independent_key_agrees(name: str) -> None:
    scorer, key = Scorer(bank_of(name)), KEYS[name]
    classes = scorer.bank.classification
    scored: set[str] = set()
    for answers in answer_sets(name, SETS if len(scorer.bank.items) <= LONG else SETS // 4):
        result = scorer(answers)
        for id, expected in key(answers).items():
            if id in classes:
                place = result.classes[id].place
                found: Fraction | str | None = None if place is None else classes[id].classes[place].label
            else:
                found = result.scales[id].score
            assert found == expected, f"{id} comes to {found}, by the key to {expected}: {as_text(answers)}"
            scored |= set() if expected is None else {id}
    assert scored == set(key({})), "some scores were never compared"


@pytest.mark.parametrize("name", NAMES)
def test_both_scorers_agree(name: str, templates: Path) -> None:
    node = node_command()
    assert node, "Node is needed to run the reader's scorer"
    bank = bank_of(name)
    sets = [*(case.answers for case in bank.cases), *answer_sets(name, SETS_FOR_BOTH, bad=True)]
    found = second_scores(node, templates, [(bank, answers) for answers in sets])
    for answers, outcome in zip(sets, found, strict=True):
        assert outcome == plain_result(score(bank, answers)), as_text(answers)


def test_the_whole_language_is_used() -> None:
    used = _Used()
    for name in NAMES:
        node = load_yaml(source(name), Problems())
        assert isinstance(node, Mapping)
        used.look_at(node)
    formats = {
        "item": ITEM.keys,
        "scale": SCALE.keys,
        "condition": CONDITION_KEYS,
        "option": OPTION.keys,
        "cut": CUT.keys,
        "points": POINTS.keys,
        "band": BAND.keys,
        "missing": MISSING.keys,
        "norms": NORMS.keys,
        "group": NORM_GROUP.keys,
    }
    unused = {kind: sorted(set(keys) - used.keys[kind]) for kind, keys in formats.items() if not callable(keys)}
    assert unused == {kind: [] for kind in formats}
    methods = {scale.method for name in NAMES for scale in bank_of(name).scales}
    assert methods == {"sum", "mean", "min", "max", "count", "percent", "product"}


_RECORDS = {
    "items": "item",
    "scales": "scale",
    "responses": "option",
    "points": "points",
    "bands": "band",
    "missing": "missing",
    "norms": "norms",
    "groups": "group",
    "steps": "cut",
    "when": "condition",
    "all": "condition",
    "any": "condition",
    "not": "condition",
}
"""What kind of record stands behind a key, alone or in a list; other keys of a bank have nothing below them."""


class _Used:
    """Which keys of which kind of record occur."""

    def __init__(self) -> None:
        self.keys: dict[str, set[str]] = {kind: set() for kind in _RECORDS.values()}

    def look_at(self, node: Node, kind: str = "bank") -> None:
        if isinstance(node, Sequence):
            for each in node.items:
                self.look_at(each, kind)
        elif isinstance(node, Mapping):
            for name, value in node.pairs:
                self.keys.setdefault(kind, set()).add(name.value)
                self._look_behind(name, value, kind)

    def _look_behind(self, name: Scalar, value: Node, kind: str) -> None:
        if name.value == "response_sets" and isinstance(value, Mapping):
            for _, options in value.pairs:
                self.look_at(options, "option")
        elif name.value in ("items", "scales") and kind == "scale":
            self.look_at(value, "part")
        elif name.value in ("classifications", "classes", "alerts"):
            self.look_at(value, name.value)
        elif name.value in _RECORDS:
            self.look_at(value, _RECORDS[name.value])
