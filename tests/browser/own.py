"""What is stored of a reader, as the pages store it, for the tests of the reader's own pages."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

PREFIX = "selfcheck:/repo/:"
CHAPTER = "supportive-network/"
SECTIONS = ("support-needs", "like-minded-people", "mentors", "accountability", "relationships", "boundaries")

BLOCKED = """
for (const name of ["getItem", "setItem", "removeItem"]) {
  const allowed = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("selfcheck:")) throw new DOMException("no", "SecurityError");
    return allowed.call(this, key, ...rest);
  };
}
"""
"""A browser that lets the page store and read nothing of ours; the theme's own keys are no matter here."""
FULL = "{ Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"

Record = dict[str, Any]


def attempt(score: str | None, band: str = "", date: str = "2026-09-01", **more: Any) -> Record:
    """A finished attempt whose headline has a score from 0 to 100; None for too few answers."""
    exact = {"x": score, "low": "0", "high": "100", "shown": score, "band": band}
    headline = None if score is None else {"shown": score, "band": band}
    scores = {} if score is None else {"scores": {"overall": exact}}
    return {"date": f"{date}T10:00:00.000Z", "revision": 1, "answers": {}, "headline": headline, **scores, **more}


def band(score: int) -> str:
    """The band of a score in the guide of this repository."""
    return "Start here" if score < 40 else "Taking shape" if score < 70 else "Well supported"


def section(*attempts: Record, answered: int = 9) -> Record:
    """What is stored of a section after some attempts, oldest first; the last is the finished one."""
    *earlier, finished = attempts or (None,)
    return {
        "format": 1,
        "answered": answered,
        "answers": {},
        **({"attempts": earlier} if earlier else {}),
        **({"finished": finished} if finished else {}),
    }


def results(**scores: int) -> dict[str, Record]:
    """What is stored when sections were finished once with these scores; `_` in a name stands for a hyphen."""
    return {
        f"{CHAPTER}{name.replace('_', '-')}": section(attempt(str(score), band(score)))
        for name, score in scores.items()
    }


def step(id: str, title: str, **more: Any) -> Record:
    """A step of the plan."""
    blank = {"section": "", "step": "", "cue": "", "date": "", "every": "", "note": "", "status": "open"}
    return {"id": id, "title": title, **blank, "added": "2026-09-01T10:00:00.000Z", **more}


def plan(*steps: Record) -> dict[str, Record]:
    return {"plan": {"format": 1, "steps": list(steps)}}


def matters(**said: int) -> dict[str, Record]:
    return {
        "matters": {
            "format": 1,
            "sections": {f"{CHAPTER}{name.replace('_', '-')}": number for name, number in said.items()},
        }
    }


def opened(page: Page, url: str, *stored: dict[str, Any]) -> None:
    """Open a page of the site with all of this stored; a text is stored as it is.

    On the reader's own pages, which know the digests of the banks, attempts are of the banks as they are unless they
    say otherwise.
    """
    page.goto(url)
    digests = page.evaluate(DIGESTS)
    for records in stored:
        for key, record in records.items():
            text = record if isinstance(record, str) else json.dumps(_of_today(record, digests.get(key)))
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PREFIX + key, text])
    page.reload()


DIGESTS = """() => {
  const sections = JSON.parse(document.querySelector("template[data-sections]")?.content.textContent ?? "[]");
  return Object.fromEntries(sections.map(({ id, digest }) => [id, digest]));
}"""


def _of_today(record: Record, digest: str | None) -> Record:
    if digest is None:
        return record
    dated = {**record, "attempts": [{"digest": digest, **each} for each in record.get("attempts", [])]}
    return {**dated, "finished": {"digest": digest, **record["finished"]}} if "finished" in record else dated


def stored(page: Page, key: str) -> Any:
    text = page.evaluate("(key) => localStorage.getItem(key)", PREFIX + key)
    return None if text is None else json.loads(text)
