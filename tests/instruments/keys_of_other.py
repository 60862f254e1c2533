"""Keys on personality, interests, change, usability, software and water, from the words of their publications."""

from __future__ import annotations

import math
from fractions import Fraction

from instruments.key_words import (
    Answers,
    Key,
    Number,
    Scores,
    half_up,
    known,
    mean,
    number,
    numbers,
    points,
    row,
    total,
    turned,
    word,
)

F = Fraction
_REVERSED_120 = {
    *(9, 19, 24, 30, 39, 40, 48, 49, 51, 53, 54, 60, 62, 67, 68, 69, 70, 73, 74, 75, 78, 79, 80, 81, 83, 84, 85),
    *(88, 89, 90, 92, *range(94, 121)),
} - {95, 112, 117}
_NORMS = {
    ("male", 20): "67.84 80.70 85.98 81.98 79.66 15.83 15.37 12.37 14.66 14.49",
    ("male", 40): "66.97 78.90 86.51 84.22 85.50 16.48 15.21 12.65 13.10 14.27",
    ("male", 60): "64.11 77.06 83.04 88.33 91.27 16.04 14.31 13.05 11.76 13.35",
    ("male", 999): "58.42 79.73 79.78 90.20 95.31 15.48 13.63 12.21 11.73 11.99",
    ("female", 20): "73.41 84.26 89.01 89.14 81.27 15.61 14.98 11.84 13.21 14.38",
    ("female", 40): "72.14 80.78 88.25 91.91 87.57 16.16 14.64 12.15 11.39 13.87",
    ("female", 60): "67.38 78.62 86.15 95.73 93.45 16.10 14.19 12.62 9.84 12.94",
    ("female", 999): "63.48 78.22 81.56 97.17 96.44 14.92 12.73 12.66 9.52 12.43",
}


def _ipip_neo_120(answers: Answers) -> Scores:
    assert len(_REVERSED_120) == 55
    given = {n: number(answers, f"i{n}") for n in range(1, 121)}
    earned = {n: turned(x, 1, 5) if n in _REVERSED_120 else x for n, x in given.items()}
    found: dict[str, Number] = {}
    for domain, letter in enumerate("neoac"):
        for facet in range(6):
            first = 5 * facet + domain + 1
            found[f"{letter}{facet + 1}"] = total([earned[first + 30 * more] for more in range(4)])
        found[letter] = total([found[f"{letter}{facet}"] for facet in range(1, 7)])
    sex, age = word(answers, "sex"), number(answers, "age")
    norm = None
    if sex is not None and age is not None:
        norm = row(next(_NORMS[sex, last] for last in (20, 40, 60, 999) if age <= last))
    for domain, letter in enumerate("neoac"):
        raw = found[letter]
        scored = norm is not None and raw is not None
        found[f"{letter}-t"] = 10 * (raw - norm[domain]) / norm[domain + 5] + 50 if scored and norm and raw else None
    t = found["n-t"]
    return {**found, "n-whole": None if t is None else F(math.floor(t))}


def _tipi(answers: Answers) -> Scores:
    pairs = {"extraversion": (1, 6), "agreeableness": (7, 2), "conscientiousness": (3, 8), "stability": (9, 4)}
    pairs["openness"] = (5, 10)
    q = {n: number(answers, f"q{n}") for n in range(1, 11)}
    return {trait: mean([q[straight], turned(q[back], 1, 7)]) for trait, (straight, back) in pairs.items()}


def _riasec(answers: Answers) -> Scores:
    types = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
    sums = {type: total(numbers(answers, type[0], range(1, 9))) for type in types}
    present = known(sums.values())
    kind: str | None = None
    if len(present) == 6:
        highest = next(type for type in types if sums[type] == max(present))
        kind = "Undifferentiated" if len(set(present)) == 1 else highest.capitalize()
    return {**sums, "type": kind}


def _urica(answers: Answers) -> Scores:
    stages = {
        "precontemplation": (1, 5, 11, 13, 23, 26, 29),
        "contemplation": (2, 8, 12, 15, 19, 21, 24),
        "action": (3, 7, 10, 14, 17, 25, 30),
        "maintenance": (6, 16, 18, 22, 27, 28, 32),
    }
    found = {stage: mean(numbers(answers, "q", items)) for stage, items in stages.items()}
    first, *others = found.values()
    forward = total(others)
    return {**found, "readiness": None if first is None or forward is None else forward - first}


def _sus(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 11))
    centred = [F(3) if x is None else x for x in q]
    score = sum((5 - x if n % 2 == 0 else x - 1 for n, x in enumerate(centred, 1)), F(0)) * F("2.5")
    return {"sus": score if known(q) else None}


def _holmes_rahe(answers: Answers) -> Scores:
    units = row(
        "100 73 65 63 63 53 50 47 45 45 44 40 39 39 39 38 37 36 35 32 30 29 29 29 28 26 26 25 24 23 20 20 20 19 19 "
        "18 17 16 15 15 13 12 11"
    )
    events = answers.get("events")
    return {"units": None if events is None else F(sum(int(units[int(event[1:]) - 1]) for event in events))}


_PRACTICES = {
    "governance": ("sm", "pc", "eg"),
    "design": ("ta", "sr", "sa"),
    "implementation": ("sb", "sd", "dm"),
    "verification": ("aa", "rt", "st"),
    "operations": ("im", "em", "om"),
}


def _samm(answers: Answers) -> Scores:
    worth = {"no": "0", "some": "0.25", "half": "0.5", "most": "1"}
    found: dict[str, Number] = {}
    for function, practices in _PRACTICES.items():
        for practice in practices:
            levels = [mean(points(answers, [f"{practice}-a{n}", f"{practice}-b{n}"], worth)) for n in (1, 2, 3)]
            found[practice] = total(levels)
        found[function] = mean([found[practice] for practice in practices])
    return {**found, "samm": mean([found[function] for function in _PRACTICES])}


def _ecological_status(answers: Answers) -> Scores:
    classes = {"bad": 1, "poor": 2, "moderate": 3, "good": 4, "high": 5}
    groups = {"biological": ("flora", "invertebrates", "fish"), "physico-chemical": ("general", "pollutants")}
    found: dict[str, Number] = {}
    missing = False
    for group, elements in groups.items():
        monitored = [id for id in elements if answers.get(id) != "not_applicable"]
        values = points(answers, monitored, classes)
        missing = missing or None in values
        found[group] = min(known(values)) if values and None not in values else None
    return {**found, "status": None if missing else min(known(found.values()))}


def _cvss31(answers: Answers) -> Scores:
    metrics = {id: word(answers, id) for id in ("av", "ac", "pr", "ui", "s", "c", "i", "a")}
    scope = metrics["s"]
    hurt = points(answers, ["c", "i", "a"], {"high": "0.56", "low": "0.22", "none": "0"})
    impact: Number = None
    if scope is not None and None not in hurt:
        iss = 1 - math.prod([1 - x for x in known(hurt)], start=F(1))
        changed = F("7.52") * (iss - F("0.029")) - F("3.25") * (iss - F("0.02")) ** 15
        impact = F("6.42") * iss if scope == "unchanged" else changed
    if impact is not None and impact <= 0:
        return {"impact": impact, "base": F(0)}
    privileges = {"none": "0.85", "low": "0.62", "high": "0.27"}
    if scope == "changed":
        privileges |= {"low": "0.68", "high": "0.5"}
    easy = [
        *points(answers, ["av"], {"network": "0.85", "adjacent": "0.62", "local": "0.55", "physical": "0.2"}),
        *points(answers, ["ac"], {"low": "0.77", "high": "0.44"}),
        *points(answers, ["pr"], privileges),
        *points(answers, ["ui"], {"none": "0.85", "required": "0.62"}),
    ]
    if impact is None or None in easy:
        return {"impact": impact, "base": None}
    both = impact + F("8.22") * math.prod(known(easy), start=F(1))
    capped = min(both if scope == "unchanged" else F("1.08") * both, F(10))
    return {"impact": impact, "base": F(math.ceil(half_up(capped, 5) * 10), 10)}


KEYS: dict[str, Key] = {
    "cvss31": _cvss31,
    "ecological-status": _ecological_status,
    "holmes-rahe": _holmes_rahe,
    "ipip-neo-120": _ipip_neo_120,
    "riasec": _riasec,
    "samm": _samm,
    "sus": _sus,
    "tipi": _tipi,
    "urica": _urica,
}
