"""The result of a trial for programs: one JSON object, with exact scores as text."""

from __future__ import annotations

from selfcheck.model.numbers import exact
from selfcheck.trial.account import Trial

Record = dict[str, object]


def record(trial: Trial) -> Record:
    """What the answers come to: shown scales, classifications, and the alerts that hold, counted from 1."""
    bank, result = trial.bank, trial.result
    scales: Record = {}
    for scale in bank.scales:
        if scale.show:
            found = result.scales[scale.id]
            scales[scale.id] = {
                "status": str(found.status),
                "score": None if found.score is None else exact(found.score),
                "shown": found.shown or None,
                "band": None if found.band is None else scale.bands[found.band].label,
            }
    classes: Record = {}
    for each in bank.classifications:
        told = result.classes[each.id]
        label = None if told.place is None else each.classes[told.place].label
        classes[each.id] = {"status": str(told.status), "class": label}
    return {"bank": bank.id, "scales": scales, "classes": classes, "alerts": [place + 1 for place in result.alerts]}
