"""Keys of questionnaires and rules on health, from the words of their publications."""

from __future__ import annotations

from fractions import Fraction

from instruments.key_words import (
    Answers,
    Key,
    Number,
    Scores,
    half_up,
    known,
    label,
    mean,
    number,
    numbers,
    points,
    row,
    total,
    word,
)

F = Fraction
_YES = {"yes": 1, "no": 0}


def _cha2ds2_vasc(answers: Answers) -> Scores:
    age, sex = number(answers, "age"), word(answers, "sex")
    histories = points(answers, ["failure", "hypertension", "diabetes", "vascular"], _YES)
    stroke = points(answers, ["stroke"], {"yes": 2, "no": 0})
    by_age = None if age is None else F(2 if age >= 75 else 1 if age >= 65 else 0)
    score = total([*histories, *stroke, by_age, None if sex is None else F(sex == "female")])
    if score is None:
        return {"score": None, "treatment": None}
    beyond = score - (sex == "female")
    treatment = label([(beyond >= 2, "Recommended"), (beyond >= 1, "To be considered"), (True, "None")])
    return {"score": score, "treatment": treatment}


def _findrisc(answers: Answers) -> Scores:
    age, weight, height = (number(answers, id) for id in ("age", "weight", "height"))
    waist, sex = number(answers, "waist"), word(answers, "sex")
    bmi = None if weight is None or height is None else weight / height**2
    by_age = None if age is None else F(0 if age < 45 else 2 if age < 55 else 3 if age <= 64 else 4)
    by_bmi = None if bmi is None else F(0 if bmi < 25 else 1 if bmi <= 30 else 3)
    by_waist: Number = None
    if waist is not None and (sex is not None or waist < 80):
        low, high = (94, 102) if sex == "male" else (80, 88)
        by_waist = F(0 if waist < low else 3 if waist <= high else 4)
    family = answers.get("family")
    by_family = None if family is None else F(5 if "close" in family else 3 if family else 0)
    answered = [
        *points(answers, ["activity"], {"yes": 0, "no": 2}),
        *points(answers, ["vegetables"], {"yes": 0, "no": 1}),
        *points(answers, ["medication"], {"yes": 2, "no": 0}),
        *points(answers, ["glucose"], {"yes": 5, "no": 0}),
    ]
    return {"bmi": bmi, "findrisc": total([*answered, by_age, by_bmi, by_waist, by_family])}


def _bmi(answers: Answers) -> Scores:
    weight, height = number(answers, "weight"), number(answers, "height")
    return {"bmi": None if weight is None or height is None else weight / height**2}


def _stop_bang(answers: Answers) -> Scores:
    stop = total(points(answers, ["snoring", "tired", "observed", "pressure"], _YES))
    age, neck, sex = number(answers, "age"), number(answers, "neck"), word(answers, "sex")
    (heavy,) = points(answers, ["bmi-over-35"], _YES)
    old, thick = None if age is None else F(age > 50), None if neck is None else F(neck > 40)
    score = total([stop, heavy, old, thick, None if sex is None else F(sex == "male")])
    if score is None or stop is None:
        return {"stop": stop, "stop-bang": None, "refined": None}
    one_more = sex == "male" or heavy == 1 or thick == 1
    refined = label(
        [
            (score >= 5, "High risk"),
            (stop >= 2 and one_more, "High risk by two STOP questions and one more"),
            (score >= 3, "Intermediate risk"),
            (True, "Low risk"),
        ]
    )
    return {"stop": stop, "stop-bang": score, "refined": refined}


def _psqi(answers: Answers) -> Scores:
    def cut(x: Number, *limits: int) -> Number:
        return None if x is None else F(sum(x > limit for limit in limits))

    bed, rise, slept = (number(answers, id) for id in ("bed", "rise", "slept"))
    in_bed = None if bed is None or rise is None else rise - bed + (24 if rise <= bed else 0)
    share = None if in_bed is None or slept is None else 100 * slept / in_bed
    named = [number(answers, f"q5{letter}") for letter in "bcdefghi"]
    disturbed = total([*named, number(answers, "q5j") or F(0)])
    found: dict[str, Number] = {
        "quality": number(answers, "q6"),
        "fall-asleep": cut(total([cut(number(answers, "latency"), 15, 30, 60), number(answers, "q5a")]), 0, 2, 4),
        "duration": None if slept is None else F(sum(slept < limit for limit in (7, 6, 5))),
        "efficiency": None if share is None else F(sum(share < limit for limit in (85, 75, 65))),
        "disturbances": cut(disturbed, 0, 9, 18),
        "medicine": number(answers, "q7"),
        "daytime": cut(total([number(answers, "q8"), number(answers, "q9")]), 0, 2, 4),
    }
    return {**found, "global": total(list(found.values()))}


def _odi(answers: Answers) -> Scores:
    answered = known(numbers(answers, "s", range(1, 11)))
    return {"odi": half_up(100 * sum(answered, F(0)) / (5 * len(answered)), 0) if len(answered) >= 9 else None}


def _dash(answers: Answers) -> Scores:
    average = mean(numbers(answers, "q", range(1, 31)), 27)
    return {"dash": None if average is None else (average - 1) * 25}


def _dasi(answers: Answers) -> Scores:
    weights = row("2.75 1.75 2.75 5.5 8 2.7 3.5 8 4.5 5.25 6 7.5")
    score = total([x for n, w in enumerate(weights, 1) for x in points(answers, [f"a{n}"], {"yes": w, "no": 0})])
    vo2 = None if score is None else F("0.43") * score + F("9.6")
    return {"dasi": score, "vo2": vo2, "mets": None if vo2 is None else half_up(vo2 / F("3.5"), 2)}


def _ipaq(answers: Answers) -> Scores:
    met, days, minutes, long = {"vigorous": F(8), "moderate": F(4), "walking": F("3.3")}, {}, {}, {}
    worked: dict[str, Number] = {}
    typed: list[Number] = []
    for activity, factor in met.items():
        d, m = number(answers, f"{activity}-days"), number(answers, f"{activity}-minutes")
        m = None if d is None else F(0) if d == 0 else m
        typed.append(m)
        worked[activity] = None
        if d is not None and m is not None:
            days[activity] = d if m >= 10 else F(0)
            minutes[activity] = min(m, F(180))
            long[activity] = d if m >= 30 else F(0)
            worked[activity] = factor * days[activity] * minutes[activity]
    day, week = total(typed), total(list(worked.values()))
    if day is None or week is None or day > 960:
        return {"met": None, "category": "Not classified"}
    active = sum(days.values(), F(0))
    vigorous = worked["vigorous"] or F(0)
    high = (days["vigorous"] >= 3 and vigorous >= 1500) or (active >= 7 and week >= 3000)
    moderate = (days["vigorous"] >= 3 and minutes["vigorous"] >= 20) or long["moderate"] + long["walking"] >= 5
    moderate = moderate or (active >= 5 and week >= 600)
    return {"met": week, "category": "High" if high else "Moderate" if moderate else "Low"}


def _fsfi(answers: Answers) -> Scores:
    domains = {"desire": (1, 2, "0.6"), "arousal": (3, 6, "0.3"), "lubrication": (7, 10, "0.3")}
    domains |= {"orgasm": (11, 13, "0.4"), "satisfaction": (14, 16, "0.4"), "pain": (17, 19, "0.4")}
    sums = {d: total(numbers(answers, "q", range(first, last + 1))) for d, (first, last, _) in domains.items()}
    found = {d: None if x is None else x * F(domains[d][2]) for d, x in sums.items()}
    return {**found, "fsfi": total(list(found.values()))}


KEYS: dict[str, Key] = {
    "bmi": _bmi,
    "cha2ds2-vasc": _cha2ds2_vasc,
    "dash": _dash,
    "dasi": _dasi,
    "findrisc": _findrisc,
    "fsfi": _fsfi,
    "ipaq-short": _ipaq,
    "odi": _odi,
    "psqi": _psqi,
    "stop-bang": _stop_bang,
}
