"""Search: the index has every page, and leads to nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Copy

INDEX = "search/search_index.json"


def entry(location: str) -> dict[str, str]:
    return {"location": location, "title": "T", "text": ""}


def test_what_leads_nowhere(site: Copy) -> None:
    wrong = {
        "one/gamma/": "`one/gamma/` leads to `one/gamma/index.html`, which is not in the site",
        "one/alpha/#gone": "`one/alpha/#gone` leads to the anchor `gone`, which is not on that page",
        "../one/alpha/": "`../one/alpha/` leads to somewhere outside the site",
        "one/alpha/#plan": "`one/alpha/#plan` is in the search index 2 times",
    }
    index = json.loads(site.text(INDEX))
    index["docs"] += map(entry, wrong)
    site.write(INDEX, json.dumps(index))
    assert sorted(site.told()) == sorted(f"SC506 {INDEX}: {message}" for message in wrong.values())


def without_alpha(index: dict[str, Any]) -> None:
    index["docs"] = [each for each in index["docs"] if each["location"] != "one/alpha/"]


def without_the_plan(index: dict[str, Any]) -> None:
    index["docs"] = [each for each in index["docs"] if each["location"] != "one/alpha/#plan"]


def in_thai(index: dict[str, Any]) -> None:
    index["config"]["lang"] = ["th"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without_alpha, ["SC506 one/alpha/index.html: the page is not in the search index"]),
        (without_the_plan, ["SC506 one/alpha/index.html: the heading `plan` is not in the search index"]),
        (
            in_thai,
            [
                f"SC506 {INDEX}: search needs `assets/javascripts/lunr/{name}.js`, which is not in the site"
                for name in ("min/lunr.stemmer.support.min", "wordcut", "min/lunr.th.min")
            ],
        ),
        (dict.clear, [f"SC506 {INDEX}: the search index cannot be read"]),
    ],
)
def test_what_the_index_lacks(site: Copy, change: Callable[[dict[str, Any]], None], told: list[str]) -> None:
    index = json.loads(site.text(INDEX))
    change(index)
    site.write(INDEX, json.dumps(index))
    assert site.told() == told
