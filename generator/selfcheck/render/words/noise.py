"""Words about what is no change: how far a score can differ from one attempt to the next by itself."""

from __future__ import annotations

from selfcheck.model.bank import Bank
from selfcheck.model.scale import Scale
from selfcheck.render.words.language import Language
from selfcheck.score import margin_of


def noise(bank: Bank, language: Language) -> list[str]:
    """What is said of the scales that readers see, each sentence once; empty where no scale has a margin.

    The scales are named where the same sentence does not hold for all of them.
    """
    shown = [scale for scale in bank.scales if scale.show]
    titles: dict[str, list[str]] = {}
    for scale in shown:
        if said := _sentence(bank, scale, language):
            titles.setdefault(said, []).append(scale.title)
    return [
        said
        if len(of) == len(shown)
        else language.say("%(scales)s: %(sentence)s", scales=language.both(of), sentence=said)
        for said, of in titles.items()
    ]


def _sentence(bank: Bank, scale: Scale, language: Language) -> str:
    margin = margin_of(bank, scale)
    if margin is None:
        return ""
    change, number = scale.change, language.about
    if change and change.sem is not None:
        return language.say(
            "Scores that differ by up to %(margin)s are within what can change from day to day: the reliable change of "
            "Jacobson and Truax (1991), worked out from a standard error of measurement of %(sem)s.",
            margin=number(margin),
            sem=number(change.sem),
        )
    if change and change.alpha is not None and change.sd is not None:
        return language.say(
            "Scores that differ by up to %(margin)s are within what can change from day to day: the reliable change of "
            "Jacobson and Truax (1991), worked out from a reliability of %(alpha)s and a standard deviation of %(sd)s.",
            margin=number(margin),
            alpha=number(change.alpha),
            sd=number(change.sd),
        )
    return language.say(
        "Scores that differ by up to %(margin)s are within what can change from day to day.", margin=number(margin)
    )
