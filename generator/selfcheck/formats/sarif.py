"""SARIF 2.1.0: problems as static analysis results, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import os
import re
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from selfcheck.catalogue import CATALOGUE
from selfcheck.explanations import explanation, reasons
from selfcheck.formats.unicode import well_formed
from selfcheck.outcome import Outcome
from selfcheck.problems import Place, Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ROOT = "%SRCROOT%"
"""The name by which code scanning knows the root of a repository, from which paths start."""

Object = dict[str, object]


def sarif(outcome: Outcome) -> str:
    """A log of one run with the problems as results, and an explanation of each code among them as a rule."""
    problems = list(outcome.problems)
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {
            "driver": {
                "name": "selfcheck",
                "version": version("selfcheck"),
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return f"{json.dumps({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]}, indent=2)}\n"


def _rule(code: str) -> Object:
    entry = CATALOGUE[code]
    text = explanation(code)
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": reasons(code)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": str(entry.level)},
    }


def _result(problem: Problem, rule: int) -> Object:
    told = [_plain(problem.message), *([f"Help: {_plain(problem.help)}"] if problem.help else [])]
    # A number as its target makes a link lead to a related location.
    told += [f"See [{_plain(label.text)}]({number})." for number, label in enumerate(problem.labels, 1)]
    result: Object = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.level),
        "message": {"text": "\n".join(told)},
        "locations": [_location(problem.place)],
    }
    if problem.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.place), "message": {"text": _plain(label.text)}}
            for number, label in enumerate(problem.labels, 1)
        ]
    return result


def _plain(text: str) -> str:
    """Text that is neither a placeholder (braces) nor a link (brackets) in a message."""
    text = re.sub(r"([\\\[\]])", r"\\\1", well_formed(text))
    return text.replace("{", "{{").replace("}", "}}")


def _location(place: Place) -> Object:
    physical: Object = {"artifactLocation": _artifact(place.source.path)}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
    return {"physicalLocation": physical}


def _artifact(path: str) -> Object:
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _ROOT}
