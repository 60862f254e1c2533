"""How far a score has to move to be called a change: what authors say of it, and what readers are told."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from gettext import NullTranslations
from math import sqrt
from typing import TYPE_CHECKING

import pytest

from reading import bank as read
from selfcheck.model.bank import Bank
from selfcheck.model.read_guide import read_guide
from selfcheck.page_data import bank_data
from selfcheck.problems import Problems
from selfcheck.render.words import BankWords, Language

if TYPE_CHECKING:
    from places import MakeGuide

TEXT = """\
title: Planning
responses: [{value: 0, label: Never}, {value: 4, label: Often}]
items:
  - {id: plan, text: I plan.}
  - {id: keep, text: I keep to it.}
scales:
  - {id: overall, title: Planning, items: all, method: sum%s}
  - {id: other, title: Keeping, items: all, method: mean}
  - {id: inner, title: Inner, items: all, method: sum, show: false}
"""


def bank(change: str = "", margin: Fraction | None = None) -> Bank:
    """A bank of which the first scale goes from 0 to 8, the second from 0 to 4."""
    return replace(read(TEXT % (f", change: {change}" if change else "")), margin=margin)


def margins(of: Bank) -> object:
    return bank_data(of).get("margins")


def noise(of: Bank) -> list[str]:
    return BankWords(of, Language(NullTranslations())).noise


def test_nothing_is_claimed_where_nobody_knows() -> None:
    assert margins(bank()) is None
    assert noise(bank()) == []


def test_a_scale_says_its_margin() -> None:
    assert margins(bank("{margin: 2.5}")) == {"overall": "2.5"}
    assert noise(bank("{margin: 2.5}")) == [
        "Planning: Scores that differ by up to 2.5 are within what can change from day to day."
    ]


def test_the_margin_of_the_guide_is_a_share_of_the_range_of_scales_without_one() -> None:
    tenth = Fraction(1, 10)
    assert margins(bank(margin=tenth)) == {"overall": "0.8", "other": "0.4"}
    assert margins(bank("{margin: 2}", tenth)) == {"overall": "2", "other": "0.4"}
    # Half of 0 to 4 is 2 as well: what holds for all scales is said once, without their names.
    same = "Scores that differ by up to 2 are within what can change from day to day."
    assert noise(bank("{margin: 2}", Fraction(1, 2))) == [same]


@pytest.mark.parametrize(
    ("change", "sem"), [("{sem: 3}", 3.0), ("{alpha: 0.85, sd: 12}", 12 * sqrt(0.15)), ("{alpha: 0, sd: 2}", 2.0)]
)
def test_reliable_change_follows_from_the_standard_error(change: str, sem: float) -> None:
    found = margins(bank(change))
    assert isinstance(found, dict)
    assert float(Fraction(found["overall"])) == pytest.approx(1.96 * sqrt(2) * sem, abs=1e-6)
    assert len(found["overall"]) < 12


def test_a_reliability_of_one_leaves_no_noise() -> None:
    assert margins(bank("{alpha: 1, sd: 12}")) == {"overall": "0"}


def test_readers_are_told_where_the_margin_comes_from() -> None:
    [said] = noise(bank("{sem: 3}"))
    assert said == (
        "Planning: Scores that differ by up to 8.32 are within what can change from day to day: the reliable change of "
        "Jacobson and Truax (1991), worked out from a standard error of measurement of 3."
    )
    assert noise(bank("{alpha: 0.85, sd: 12}"))[0].endswith(
        "worked out from a reliability of 0.85 and a standard deviation of 12."
    )


def test_what_counts_as_a_change_does_not_bear_on_a_score() -> None:
    plain = bank_data(bank())
    for other in (bank("{margin: 2}"), bank("{sem: 1}"), bank(margin=Fraction(1, 10))):
        data = bank_data(other)
        data.pop("margins")
        assert data == plain


def test_the_margin_of_a_guide_reaches_its_banks(make_guide: MakeGuide) -> None:
    before = "title: Small guide\n%schapters:\n  - {folder: one, sections: [alpha, beta]}\npages: [about.md]\n"
    for line, expected in (("", None), ("margin: 10%\n", Fraction(1, 10)), ("margin: 2.5 %\n", Fraction(1, 40))):
        guide = read_guide(make_guide({"guide.yaml": before % line}), Problems())
        assert guide
        assert [each.margin for each in guide.banks] == [expected]
        assert ("margins" in bank_data(next(guide.banks))) == (expected is not None)
