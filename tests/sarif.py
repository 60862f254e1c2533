"""What SARIF 2.1.0 asks of a log, as far as ours go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUIRED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "tool": {"driver"},
    "driver": {"name"},
    "rule": {"id"},
    "result": {"message"},
    "location": {"physicalLocation"},
    "region": {"startLine"},
}
"""What SARIF 2.1.0 asks for, and what we always say of a place."""


def faults(log: dict[str, Any]) -> Iterator[str]:
    """What of a log is not as SARIF 2.1.0 has it."""

    def lacks(kind: str, found: dict[str, Any]) -> Iterator[str]:
        yield from (f"a {kind} without {key}" for key in sorted(REQUIRED[kind] - set(found)))

    yield from lacks("log", log)
    for run in log["runs"]:
        yield from [*lacks("run", run), *lacks("tool", run["tool"]), *lacks("driver", run["tool"]["driver"])]
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            yield from lacks("rule", rule)
            if not all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")):
                yield f"{rule['id']} is not described"
        for result in run["results"]:
            yield from lacks("result", result)
            if rules[result["ruleIndex"]]["id"] != result["ruleId"] or result["level"] not in ("error", "warning"):
                yield f"{result['ruleId']} is not the rule that its index says, or has an odd level"
            related = result.get("relatedLocations", [])
            if [place["id"] for place in related] != list(range(1, len(related) + 1)):
                yield "related locations are not numbered"
            for place in [*result["locations"], *related]:
                yield from lacks("location", place)
                yield from _place_faults(place["physicalLocation"])


def _place_faults(place: dict[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"[\w%./~-]+|file:///[\w%./~-]*", place["artifactLocation"]["uri"], re.ASCII):
        yield f"{place['artifactLocation']['uri']} is no URI"
    if region := place.get("region"):
        if region["startLine"] < 1 or not (1 <= region["startColumn"] <= region["endColumn"]):
            yield f"{region} is no region"
        yield from (f"a region without {key}" for key in sorted(REQUIRED["region"] - set(region)))
