"""Keys of questionnaires on mood, stress, attention, habits and loneliness, from the words of their publications."""

from __future__ import annotations

from fractions import Fraction

from instruments.key_words import (
    Answers,
    Key,
    Number,
    Scores,
    all_of,
    at_least,
    half_up,
    known,
    label,
    mean,
    normal_percentile,
    number,
    numbers,
    points,
    row,
    total,
    turned,
    up,
    word,
)

_YES = {"yes": 1, "no": 0}
_OFTEN = {"never": 0, "rarely": 1, "sometimes": 2, "often": 3, "very-often": 4}
_DRINKING = {"never": 0, "rarely": 1, "monthly": 2, "weekly": 3, "daily": 4}
_LAST_YEAR = {"no": 0, "before": 2, "last-year": 4}
_DEPRESSION_8A = row(
    "38.2 44.7 47.5 49.4 50.9 52.1 53.2 54.1 55.1 55.9 56.8 57.7 58.5 59.4 60.3 61.2 62.1 63.0 63.9 64.9 65.8 66.8 "
    "67.7 68.7 69.7 70.7 71.7 72.8 73.9 75.0 76.4 78.2 81.3"
)
_METRIC = row(
    "7.00 9.51 11.25 12.40 13.33 14.08 14.75 15.32 15.84 16.36 16.88 17.43 17.98 18.59 19.25 19.98 20.73 21.54 "
    "22.35 23.21 24.11 25.03 26.02 27.03 28.13 29.31 30.70 32.55 35.00"
)


def _phq9(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 10))
    present = [at_least(x, 2) for x in q[:8]] + [at_least(q[8], 1)]
    symptoms = None if None in present else Fraction(sum(x is True for x in present))
    core = None if None in present[:2] else Fraction(sum(x is True for x in present[:2]))
    algorithm = label(
        [
            (all_of(at_least(symptoms, 5), at_least(core, 1)), "Major depressive syndrome"),
            (all_of(at_least(symptoms, 2), at_least(core, 1)), "Other depressive syndrome"),
            (True, "Neither"),
        ]
    )
    return {"phq9": total(q), "phq2": total(q[:2]), "symptoms": symptoms, "algorithm": algorithm}


def _phq_stepped(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 10))
    first = total(q[:2])
    return {"phq2": first, "phq9": total(q) if first is not None and first >= 3 else None}


def _gad7(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 8))
    return {"gad7": total(q), "gad2": total(q[:2])}


def _who5(answers: Answers) -> Scores:
    raw = total(numbers(answers, "q", range(1, 6)))
    return {"who5": None if raw is None else 4 * raw, "percent": None if raw is None else raw / 25 * 100}


def _audit(answers: Answers) -> Scores:
    q1 = number(answers, "q1")
    q2, q3 = number(answers, "q2"), points(answers, ["q3"], _DRINKING)[0]
    if q1 is None:
        q2 = q3 = None
    elif q1 == 0:
        q2 = q3 = Fraction(0)
    rest = points(answers, [f"q{n}" for n in range(4, 9)], _DRINKING)
    if q2 == 0 and q3 == 0:
        rest = [Fraction(0)] * 5
    elif not (q2 or q3):
        rest = [None] * 5
    score = total([q1, q2, q3, *rest, *points(answers, ["q9", "q10"], _LAST_YEAR)])
    short = total([q1, q2, q3])
    sex = word(answers, "sex")
    # Below both cuts and above both cuts the sex does not matter to the rule, but three points are only known with it.
    woman = all_of(None if sex is None else sex == "female", at_least(short, 3))
    man = all_of(None if sex is None else sex == "male", at_least(short, 4))
    positive = True if True in (woman, man) else None if None in (woman, man) else False
    return {"audit": score, "audit-c": short, "screen": label([(positive, "Positive"), (True, "Negative")])}


def _pss(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 11))
    raw = total([turned(x, 0, 4) if n in (4, 5, 7, 8) else x for n, x in enumerate(q, 1)])
    by_sex = {"male": ("12.1", "5.9"), "female": ("13.7", "6.6")}
    sex, age = word(answers, "sex"), number(answers, "age")
    percentile = t = None
    if raw is not None and sex is not None:
        mean, sd = (Fraction(x) for x in by_sex[sex])
        percentile = normal_percentile((raw - mean) / sd)
    if raw is not None and age is not None:
        ages = ("30 14.2 6.2", "45 13.0 6.2", "55 12.6 6.1", "65 11.9 6.9", "999 12.0 6.3")
        _, m, s = next(group for group in map(row, ages) if age < group[0])
        t = half_up(50 + 10 * (raw - m) / s, 0)
    return {"pss": raw, "pss-percentile": percentile, "pss-t": t}


def _rosenberg(answers: Answers) -> Scores:
    q = points(answers, [f"q{n}" for n in range(1, 11)], {"sa": 3, "a": 2, "d": 1, "sd": 0})
    return {"self-esteem": total([turned(x, 0, 3) if n in (2, 5, 6, 8, 9) else x for n, x in enumerate(q, 1)])}


def _depression_8a(answers: Answers) -> Scores:
    q = known(numbers(answers, "q", range(1, 9)))
    raw = up(sum(q, Fraction(0)) * 8 / len(q)) if len(q) >= 4 else None
    return {"depression": None if raw is None else _DEPRESSION_8A[raw - 8]}


def _swemwbs(answers: Answers) -> Scores:
    raw = total(numbers(answers, "q", range(1, 8)))
    return {"raw": raw, "swemwbs": None if raw is None else _METRIC[int(raw) - 7]}


def _asrs(answers: Answers) -> Scores:
    a = points(answers, [f"a{n}" for n in range(1, 7)], _OFTEN)
    shaded = [at_least(x, 2 if n < 3 else 3) for n, x in enumerate(a)]
    return {"part-a": None if None in shaded else Fraction(sum(x is True for x in shaded)), "strata": total(a)}


def _mdq(answers: Answers) -> Scores:
    symptoms = total(points(answers, [f"s{n}" for n in range(1, 14)], _YES))
    asked = None if symptoms is None else symptoms > 1
    together, problem = word(answers, "together"), word(answers, "problem")
    same_time = None if asked is None or (asked and together is None) else asked and together == "yes"
    serious = None if asked is None or (asked and problem is None) else asked and problem in ("moderate", "serious")
    positive = all_of(at_least(symptoms, 7), same_time, serious)
    return {"symptoms": symptoms, "screen": label([(positive, "Positive"), (True, "Negative")])}


def _pcl5(answers: Answers) -> Scores:
    found: Scores = {"pcl5": total(numbers(answers, "q", range(1, 21)))}
    met = []
    for cluster, first, last, needed in (("b", 1, 5, 1), ("c", 6, 7, 1), ("d", 8, 14, 2), ("e", 15, 20, 2)):
        q = numbers(answers, "q", range(first, last + 1))
        found[cluster] = total(q)
        met.append(None if None in q else sum(x >= 2 for x in known(q)) >= needed)
    return {**found, "provisional": label([(all_of(*met), "Met"), (True, "Not met")])}


def _k10(answers: Answers) -> Scores:
    q: dict[int, Number] = {n: number(answers, f"q{n}") for n in range(1, 11)}
    for skipped, before in ((3, 2), (6, 5)):
        if q[before] is None:
            q[skipped] = None
        elif q[before] == 1:
            q[skipped] = Fraction(1)
    return {"k10": total(list(q.values())), "k6": total([q[n] for n in (2, 4, 5, 8, 9, 10)])}


def _dass21(answers: Answers) -> Scores:
    items = {
        "depression": (3, 5, 10, 13, 16, 17, 21),
        "anxiety": (2, 4, 7, 9, 15, 19, 20),
        "stress": (1, 6, 8, 11, 12, 14, 18),
    }
    sums = {scale: total(numbers(answers, "q", numbered)) for scale, numbered in items.items()}
    return {scale: None if x is None else 2 * x for scale, x in sums.items()}


def _ghq12(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 13))
    ghq = [None if x is None else Fraction(x >= 2) for x in q]
    negative = (2, 5, 6, 9, 10, 11)
    chronic = [None if x is None else Fraction(x >= (1 if n in negative else 2)) for n, x in enumerate(q, 1)]
    return {"likert": total(q), "ghq": total(ghq), "c-ghq": total(chronic)}


def _core10(answers: Answers) -> Scores:
    q = numbers(answers, "q", range(1, 11))
    mean_of = mean([turned(x, 0, 4) if n in (2, 3) else x for n, x in enumerate(q, 1)], 9)
    return {"core10": None if mean_of is None else 10 * mean_of}


def _lsns6(answers: Answers) -> Scores:
    family, friends = (total(numbers(answers, "q", items)) for items in (range(1, 4), range(4, 7)))
    weaker = None
    if family is not None and friends is not None:
        weaker = "Family" if family < friends else "Friends" if friends < family else "Neither"
    return {"family": family, "friends": friends, "network": total([family, friends]), "weaker": weaker}


def _de_jong_gierveld(answers: Answers) -> Scores:
    emotional = total(points(answers, [f"emotional-{n}" for n in (1, 2, 3)], {"yes": 1, "more-or-less": 1, "no": 0}))
    social = total(points(answers, [f"social-{n}" for n in (1, 2, 3)], {"yes": 0, "more-or-less": 1, "no": 1}))
    return {"emotional": emotional, "social": social, "loneliness": total([emotional, social])}


def _aq10(answers: Answers) -> Scores:
    agree = (1, 7, 8, 10)
    q = {n: word(answers, f"q{n}") for n in range(1, 11)}
    if None in q.values():
        return {"aq10": None}
    return {"aq10": Fraction(sum(q[n] in (("da", "sa") if n in agree else ("sd", "dd")) for n in q))}


def _epds(answers: Answers) -> Scores:
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}
    q = points(answers, [f"q{n}" for n in range(1, 11)], place)
    return {"epds": total([x if n in (1, 2, 4) else turned(x, 0, 3) for n, x in enumerate(q, 1)])}


def _dast10(answers: Answers) -> Scores:
    q = points(answers, [f"q{n}" for n in range(1, 11)], _YES)
    q[2] = turned(q[2], 0, 1)
    if q[0] is None or q[0] == 0:
        q[2] = q[0]  # unknown, or no problem with stopping
    return {"dast": total(q)}


def _ace(answers: Answers) -> Scores:
    chosen = answers.get("ace")
    categories = None if chosen is None else [value for value in chosen if value != "unsaid"]
    unsaid = chosen is None or (bool(chosen) and not categories)
    return {"ace-score": None if unsaid or categories is None else Fraction(len(categories))}


def _sdq(answers: Answers) -> Scores:
    items = {
        "emotional": (3, 8, 13, 16, 24),
        "conduct": (5, 7, 12, 18, 22),
        "hyperactivity": (2, 10, 15, 21, 25),
        "peer": (6, 11, 14, 19, 23),
        "prosocial": (1, 4, 9, 17, 20),
    }
    found: dict[str, Number] = {}
    for scale, numbered in items.items():
        q = zip(numbered, numbers(answers, "q", numbered), strict=True)
        average = mean([turned(x, 0, 2) if n in (7, 11, 14, 21, 25) else x for n, x in q], 3)
        found[scale] = None if average is None else half_up(5 * average, 0)
    amount = {"not-at-all": 0, "little": 0, "lot": 1, "deal": 2}
    difficulties = word(answers, "difficulties")
    impact = total(points(answers, [f"impact-{n}" for n in range(1, 6)], amount))
    return {
        **found,
        "total": total([found[scale] for scale in ("emotional", "conduct", "hyperactivity", "peer")]),
        "externalising": total([found["conduct"], found["hyperactivity"]]),
        "internalising": total([found["emotional"], found["peer"]]),
        "impact": None if difficulties is None else Fraction(0) if difficulties == "none" else impact,
    }


KEYS: dict[str, Key] = {
    "ace": _ace,
    "aq10": _aq10,
    "asrs": _asrs,
    "audit": _audit,
    "core10": _core10,
    "dass21": _dass21,
    "dast10": _dast10,
    "de-jong-gierveld": _de_jong_gierveld,
    "epds": _epds,
    "gad7": _gad7,
    "ghq12": _ghq12,
    "k10": _k10,
    "lsns6": _lsns6,
    "mdq": _mdq,
    "pcl5": _pcl5,
    "phq-stepped": _phq_stepped,
    "phq9": _phq9,
    "promis-depression-8a": _depression_8a,
    "pss10": _pss,
    "rosenberg": _rosenberg,
    "sdq": _sdq,
    "swemwbs": _swemwbs,
    "who5": _who5,
}
