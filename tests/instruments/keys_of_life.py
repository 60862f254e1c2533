"""Keys of questionnaires on quality of life and on what people can do, from the words of their publications."""

from __future__ import annotations

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
_PHYSICAL_T = row("16.2 19.9 23.5 26.7 29.6 32.4 34.9 37.4 39.8 42.3 44.9 47.7 50.8 54.1 57.7 61.9 67.7")
_MENTAL_T = row("21.2 25.1 28.4 31.3 33.8 36.3 38.8 41.1 43.5 45.8 48.3 50.8 53.3 56.0 59.0 62.5 67.6")


def _promis_global(answers: Answers) -> Scores:
    fatigue = {"none": 5, "mild": 4, "moderate": 3, "severe": 2, "very-severe": 1}
    bothered = {"never": 5, "rarely": 4, "sometimes": 3, "often": 2, "always": 1}
    pain = number(answers, "g7")
    eased: Number = None
    if pain is not None:
        eased = F(5 if pain == 0 else 4 if pain <= 3 else 3 if pain <= 6 else 2 if pain <= 9 else 1)
    physical = total([number(answers, "g3"), number(answers, "g6"), eased, *points(answers, ["g8"], fatigue)])
    mental = total([*(number(answers, f"g{n}") for n in (2, 4, 5)), *points(answers, ["g10"], bothered)])
    return {
        "physical": None if physical is None else _PHYSICAL_T[int(physical) - 4],
        "mental": None if mental is None else _MENTAL_T[int(mental) - 4],
    }


def _rand36(answers: Answers) -> Scores:
    def recoded(n: int) -> Number:
        x = number(answers, f"q{n}")
        if x is None:
            return None
        if n in (1, 2, 20, 22, 34, 36):
            return 100 - 25 * (x - 1)
        if 3 <= n <= 12:
            return 50 * (x - 1)
        if 13 <= n <= 19:
            return 100 * (x - 1)
        if n in (21, 23, 26, 27, 30):
            return 100 - 20 * (x - 1)
        return 20 * (x - 1) if n in (24, 25, 28, 29, 31) else 25 * (x - 1)

    scales = {
        "physical-functioning": range(3, 13),
        "role-physical": range(13, 17),
        "role-emotional": range(17, 20),
        "energy": (23, 27, 29, 31),
        "well-being": (24, 25, 26, 28, 30),
        "social": (20, 32),
        "pain": (21, 22),
        "general": (1, 33, 34, 35, 36),
    }
    return {scale: mean([recoded(n) for n in items], 1) for scale, items in scales.items()}


_SF36 = {
    "pf": ("84.52404", "22.89490", "0.42402", "-0.22999"),
    "rp": ("81.19907", "33.79729", "0.35119", "-0.12329"),
    "bp": ("75.49196", "23.55879", "0.31754", "-0.09731"),
    "gh": ("72.21316", "20.16964", "0.24954", "-0.01571"),
    "vt": ("61.05453", "20.86942", "0.02877", "0.23534"),
    "sf": ("83.59753", "22.37642", "-0.00753", "0.26876"),
    "re": ("81.29467", "33.02717", "-0.19206", "0.43407"),
    "mh": ("74.84212", "18.01189", "-0.22069", "0.48581"),
}


def _pain_36(answers: Answers) -> Number:
    """Bodily pain: the value of "no interference" hangs on the other item, and each stands in for the other."""
    first, second = number(answers, "q21"), number(answers, "q22")
    value = None if first is None else row("6 5.4 4.2 3.1 2.2 1")[int(first) - 1]
    if second is None:
        return None if value is None else (2 * value - 2) / 10 * 100
    if value is None:
        other = row("6 4.75 3.5 2.25 1")[int(second) - 1]
        return (2 * other - 2) / 10 * 100
    interference = F(6) if second == 1 and first == 1 else 6 - second
    return (value + interference - 2) / 10 * 100


def _sf36(answers: Answers) -> Scores:
    health = {str(n): v for n, v in enumerate(row("5 4.4 3.4 2 1"), 1)}

    def scale(low: int, high: int, straight: tuple[int, ...], reversed: tuple[int, ...] = ()) -> Number:
        q = numbers(answers, "q", straight) + [turned(x, low, high) for x in numbers(answers, "q", reversed)]
        average = mean(q, (len(q) + 1) // 2)
        return None if average is None else (average - low) / (high - low) * 100

    general = points(answers, ["q1"], health) + numbers(answers, "q", (33, 35))
    general += [turned(x, 1, 5) for x in numbers(answers, "q", (34, 36))]
    average = mean(general, 3)
    found: dict[str, Number] = {
        "pf": scale(1, 3, tuple(range(3, 13))),
        "rp": scale(1, 2, tuple(range(13, 17))),
        "bp": _pain_36(answers),
        "gh": None if average is None else (average - 1) / 4 * 100,
        "vt": scale(1, 6, (29, 31), (23, 27)),
        "sf": scale(1, 5, (32,), (20,)),
        "re": scale(1, 2, (17, 18, 19)),
        "mh": scale(1, 6, (24, 25, 28), (26, 30)),
    }
    summaries: dict[str, Number] = {"pcs": None, "mcs": None}
    if None not in found.values():
        z = {s: (x - F(_SF36[s][0])) / F(_SF36[s][1]) for s, x in found.items() if x is not None}
        for at, summary in ((2, "pcs"), (3, "mcs")):
            summaries[summary] = half_up(50 + 10 * sum((F(_SF36[s][at]) * z[s] for s in z), F(0)), 2)
    return {**found, **summaries}


def _qlq_c30(answers: Answers) -> Scores:
    functions = {"pf": range(1, 6), "rf": (6, 7), "ef": range(21, 25), "cf": (20, 25), "sf": (26, 27)}
    symptoms = {"fa": (10, 12, 18), "nv": (14, 15), "pa": (9, 19)}
    symptoms |= {"dy": (8,), "sl": (11,), "ap": (13,), "co": (16,), "di": (17,), "fi": (28,)}
    found: dict[str, Number] = {}
    for scale, items in [*functions.items(), *symptoms.items(), ("ql", (29, 30))]:
        q = numbers(answers, "q", items)
        raw = mean(q, (len(q) + 1) // 2)
        width = 6 if scale == "ql" else 3
        share = None if raw is None else (raw - 1) / width
        found[scale] = None if share is None else (1 - share) * 100 if scale in functions else share * 100
    summed = [found[scale] for scale in functions]
    summed += [turned(found[scale], 0, 100) for scale in symptoms if scale != "fi"]
    return {**found, "summary": mean(summed)}


def _factg(answers: Answers) -> Scores:
    items = {"physical": ("gp", 7), "social": ("gs", 7), "emotional": ("ge", 6), "functional": ("gf", 7)}
    found: dict[str, Number] = {}
    answered = 0
    for scale, (prefix, size) in items.items():
        q = numbers(answers, prefix, range(1, size + 1))
        if scale in ("physical", "emotional"):
            q = [x if scale == "emotional" and n == 2 else turned(x, 0, 4) for n, x in enumerate(q, 1)]
        present = known(q)
        answered += len(present)
        found[scale] = sum(present, F(0)) * size / len(present) if 2 * len(present) > size else None
    return {**found, "total": total(list(found.values())) if answered * 100 > 80 * 27 else None}


def _eq5d3l(answers: Answers) -> Scores:
    lost = {
        "mobility": ("0", "0.069", "0.314"),
        "self-care": ("0", "0.104", "0.214"),
        "activities": ("0", "0.036", "0.094"),
        "pain": ("0", "0.123", "0.386"),
        "anxiety": ("0", "0.071", "0.236"),
    }
    state = [word(answers, dimension) for dimension in lost]
    if None in state:
        return {"index": None}
    value = 1 - sum((F(lost[d][int(level or 1) - 1]) for d, level in zip(lost, state, strict=True)), F(0))
    value -= F("0.081") if set(state) != {"1"} else 0
    return {"index": value - (F("0.269") if "3" in state else 0)}


def _haq_di(answers: Answers) -> Scores:
    categories = ("dressing", "arising", "eating", "walking", "hygiene", "reach", "grip", "activities")
    found: dict[str, Number] = {}
    for category, size in zip(categories, (2, 2, 3, 2, 3, 2, 3, 3), strict=True):
        answered = known(numbers(answers, f"{category}-", range(1, size + 1)))
        helped = category in answers.get("help", ())
        found[category] = max(*answered, F(2 if helped else 0), F(0)) if answered else None
    return {**found, "index": mean(list(found.values()), 6)}


_SF12 = {
    # item: whether it is turned around, physical weights, mental weights, from the worst response on; the best has 0
    1: (True, "-8.37399 -5.56461 -3.02396 -1.31872 0", "-1.71175 -0.16891 0.03482 -0.06064 0"),
    2: (False, "-7.23216 -3.45555 0", "3.93115 1.8684 0"),
    3: (False, "-6.24397 -2.73557 0", "2.68282 1.43103 0"),
    4: (False, "-4.61617 0", "1.4406 0"),
    5: (False, "-5.51747 0", "1.66968 0"),
    6: (False, "3.04365 0", "-6.82672 0"),
    7: (False, "2.32091 0", "-5.69921 0"),
    8: (True, "-11.25544 -8.38063 -6.50522 -3.8013 0", "1.48619 1.76691 1.49384 0.90384 0"),
    9: (True, "3.46638 2.90426 2.37241 1.36689 0.66514 0", "-10.19085 -7.92717 -6.31121 -4.09842 -1.94949 0"),
    10: (True, "-2.44706 -2.02168 -1.6185 -1.14387 -0.42251 0", "-6.02409 -4.88962 -3.29805 -1.65178 -0.92057 0"),
    11: (False, "4.61446 3.41593 2.34247 1.28044 0.41188 0", "-16.15395 -10.77911 -8.09914 -4.59055 -1.95934 0"),
    12: (False, "-0.33682 -0.94342 -0.18043 0.11038 0", "-6.29724 -8.26066 -5.63286 -3.13896 0"),
}


def _sf12(answers: Answers) -> Scores:
    physical, mental = F("56.57706"), F("60.75781")
    for item, (back, *weights) in _SF12.items():
        choice = number(answers, f"q{item}")
        if choice is None:
            return {"pcs": None, "mcs": None}
        first, second = (row(each) for each in weights)
        place = len(first) - int(choice) if back else int(choice) - 1
        physical, mental = physical + first[place], mental + second[place]
    return {"pcs": physical, "mcs": mental}


KEYS: dict[str, Key] = {
    "eq5d3l": _eq5d3l,
    "factg": _factg,
    "haq-di": _haq_di,
    "promis-global-10": _promis_global,
    "qlq-c30": _qlq_c30,
    "rand36": _rand36,
    "sf12": _sf12,
    "sf36": _sf36,
}
