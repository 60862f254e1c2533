"""JSON: all problems of a run and how many there are, as one object.

{
  "version": 1,
  "problems": [
    {
      "code": "SC309",
      "level": "error",
      "title": "Two places of a page have the same anchor",
      "message": "the anchor `plan` is there twice",
      "file": "content/one/alpha.md",
      "line": 11,
      "column": 11,
      "endColumn": 15,
      "help": "choose another anchor for one of the two",
      "labels": [{"text": "first given here", "file": "content/one/alpha.md", "line": 7, "column": 20, "endColumn": 24}]
    }
  ],
  "summary": {"errors": 1, "warnings": 0, "pages": 5, "banks": 1, "items": 2}
}

Lines and columns are counted from 1, columns in Unicode characters; `endColumn` is the one behind the last character.
All three are `null` when the problem is with the file as a whole. `help` may be empty. `version` changes when a key is
taken away or means something else, not when one is added.
"""

from __future__ import annotations

import json

from selfcheck.catalogue import CATALOGUE
from selfcheck.formats.unicode import well_formed
from selfcheck.outcome import Outcome
from selfcheck.problems import Place, Problem

VERSION = 1


def as_json(outcome: Outcome) -> str:
    """The problems and the summary of a run, in ASCII characters."""
    problems = outcome.problems
    data = {
        "version": VERSION,
        "problems": [_problem(problem) for problem in problems],
        "summary": {
            "errors": problems.errors,
            "warnings": len(problems) - problems.errors,
            "pages": outcome.pages,
            "banks": outcome.banks,
            "items": outcome.items,
        },
    }
    return f"{json.dumps(data, indent=2)}\n"


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "level": str(problem.level),
        "title": CATALOGUE[problem.code].title,
        "message": well_formed(problem.message),
        **_place(problem.place),
        "help": well_formed(problem.help),
        "labels": [{"text": well_formed(label.text), **_place(label.place)} for label in problem.labels],
    }


def _place(place: Place) -> dict[str, object]:
    file = well_formed(place.source.path)
    if not place.line:
        return {"file": file, "line": None, "column": None, "endColumn": None}
    return {"file": file, "line": place.line, "column": place.column, "endColumn": place.end_column}
