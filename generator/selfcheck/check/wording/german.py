"""German."""

from __future__ import annotations

import re
from functools import lru_cache

from selfcheck.check.wording import german_words as words
from selfcheck.check.wording.language import Counts, Join, Language, any_of, finder

# Two questions in one

_PREFIX = re.compile(f"(?:{'|'.join(sorted(words.PREFIXES.split(), key=len, reverse=True))})(?=.{{3}})(zu(?=.{{4}}))?")
_INSEPARABLE = ("be", "emp", "ent", "er", "ge", "ver", "zer")
_FIXED_PREFIX = re.compile(f"(?:{'|'.join(_INSEPARABLE)})")


def _letters() -> dict[str, str]:
    """A letter for each word.

    Beside those of `CLOSED`, for verbs: V finite, v finite or a participle, M the infinitive, which is a finite plural
    too, p participle.
    """
    letters: dict[str, str] = {}
    for verb in words.VERBS.split():
        stem = verb.removesuffix("n").removesuffix("e")
        linked = f"{stem}e" if stem.endswith(("t", "d", "ffn", "chn", "tm")) else stem
        regular = stem.startswith(_INSEPARABLE) or stem.endswith("ier")
        letters |= {
            verb: "M",
            f"{stem}e": "V",
            f"{linked}t": "v" if regular else "V",
            f"{linked}te": "V",
            f"{linked}ten": "v",
        }
        letters.setdefault(f"ge{linked}t", "p")
    letters |= dict.fromkeys(words.PARTICIPLES.split(), "p")
    letters |= dict.fromkeys((words.THIRD_PERSONS + words.PAST).split(), "V")
    for letter, group in words.CLOSED.items():
        letters |= dict.fromkeys(group.split(), letter)
    return letters


_LETTERS = _letters()


def _letter(word: str, first: bool) -> str:
    """A capital makes a noun, except at the start; a prefix leaves a verb what it is; "einzuhalten" becomes Z.

    Of what is not known, t ends like a verb of the third person and a does not.
    """
    if not first and word[0].isupper():
        return "i" if word == "Sie" else "N"
    low = word.lower()
    if low in _LETTERS:
        return _LETTERS[low]
    if prefix := _PREFIX.match(low):
        to = prefix[1] or ""
        if to and _LETTERS.get(low[prefix.end() :]) == "M":
            return "Z"
        if (letter := _LETTERS.get(low[prefix.end() - len(to) :], "")) in {"V", "v", "M", "p"}:
            return letter
    if (fixed := _FIXED_PREFIX.match(low)) and (letter := _LETTERS.get(low[fixed.end() :], "")) in {"V", "M"}:
        return "v" if low.endswith("t") else letter
    return "t" if low.endswith("t") else "a"


_SET_PHRASES = any_of(r"""
    (\w+) (?:und|oder) \1 / hin und (?:wieder|her) / ab und (?:zu|an) / nach und nach / auf und ab
    / mehr oder (?:weniger|minder) / früher oder später / kommen und gehen / für und wider / höhen und tiefen
    / essen und trinken / lesen und schreiben / leben und arbeiten / lachen und weinen / tun und lassen
    / ganz und gar / klipp und klar / fix und fertig
    / und (?:so weiter|dergleichen|ähnliche[sn]?|andere[sn]?|zwar|mehr)\b
    / oder (?:so|nicht|ähnliche[sn]?|dergleichen)\b
    / (?:ob|entweder|zwischen|entscheide\w*|wähle\w*|lieber)\b[^.;]*?\boder
""")
_EXAMPLES = r"\([^)]*\)|\b(?:zum beispiel|beispielsweise|z\. ?b\.|etwa)\s[^,.;]*"
_MAIN = r"^(?=.*(?:[XVvM]|t[ODi]|^I[at]))(?:(?![UHW])|.*,(?![UHW]|R?D))[^,]*$"
"""There is a verb, and the last clause is a main clause: it starts with no word that sends its verb to the end."""
_SUBORDINATE = r"(?:^|,)(?:[HW]|(?<=,)R?D)[^,]*"

_JOINS = (
    # Ich plane meine Woche und halte mich daran
    Join.of(_MAIN, r"A{0,2}(?:[XV]|v[OiDARN]|t[Oi])"),
    # …, und wir lachen viel; … und mein Lohn ist gerecht
    Join.of(_MAIN, r"[Ii][XVvMt]|D?[at]?N{1,2}(?:[XV]|v[OiDAR]|tO)"),
    # Meine Freunde hören zu und nehmen mich ernst
    Join.of(r"[XVvM]", r"M[Oi]"),
    Join.of(rf"^(?!.*X)(?:{_MAIN})", r"M[^,]"),
    # jemand, der mir zuhört und mich ernst nimmt
    Join.of(rf"{_SUBORDINATE}[XVvM],?$", r"[^,&]+[XVvM](?:,|$)|[Oi][^,&]*t(?:,|$)"),
    # Grenzen zu setzen und sie einzuhalten
    Join.of(r"(?:TM|Z),?$", r"[^,&]+(?:T[MX]|Z)"),
    # Ich kann um Hilfe bitten und sie annehmen
    Join.of(r"X[^,]*M$", r"[^,&THUW]+M(?:,|$)"),
    # Ich habe gut geschlafen und viel gelacht
    Join.of(r"X[^,]*[pv]$", r"[^,&]+[pv](?:,|$)"),
    # dass … und dass …; was ich brauche und wie ich darum bitte
    Join.of(r"H", r"H"),
    Join.of(r"W.+$", r"W."),
)
_NOT_JOINED = (
    # Wenn ich müde bin und keine Kraft habe, …
    Join.of(r"(?:^|,)U[^,]*$", r""),
    # mein Partner und ich reden
    Join.of(r"(?:^|[,UHW])A*D?[atN]+$", r"[ID]"),
    # wann und wie; ich lache und weine viel, aber nicht: sie achtet und unterstützt mich
    Join.of(r"W$", r"W"),
    Join.of(r"M$", r"M(?![ODi])"),
    Join.of(r"[Vv]$", r"[Vv](?![ODi])"),
    Join.of(r"[pv]$", r"[pv](?![ODi])"),
    Join.of(r"[VvMp]$", r"", "oder"),
    # Ruhen Sie oder machen Sie weiter?
    Join.of(r"", r"[XVM]i", "oder"),
)

# Absolute words and negations

_ABSOLUTE = any_of(r"""
    immer / nie / niemals / stets / jederzeit / niemand(?:en|em)? / alle[nrs]? / (?<!\w )jede[rs]?
    / jede[nmrs]? (?:einzelnen?|mal) / völlig / vollkommen / vollständig / komplett / total / absolut / gänzlich
    / restlos / ausnahmslos / ausschließlich / hundertprozentig
""")
_NO_CLAIM = any_of(r"""
    (?:immer wenn|wenn|falls|sobald|solange|bevor)\b[^,;.?!]*
    / (?:nicht|kaum|selten)\b.*?(?=\b(?:und|oder|aber)\b|[,;.?!]|$)
    / (?:fast|beinahe|nahezu|annähernd|so gut wie|überwiegend|weitgehend|wie|auch|noch) [\w-]+
""")
"""Conditions, what is denied, what is hedged: absolute words in them claim nothing for good."""
_HARMLESS = any_of(r"""
    immer (?:wieder|noch|mehr|weiter|\w+er)\b / nie und nimmer\b
    / (?:an|auf|aus|bei|für|gegen|in|mit|über|unter|von|vor|zu) (?:alle[ns]?|niemand(?:en|em)?)\b
    / alles (?:in allem|andere|sagen|erzählen|(?-i:[A-ZÄÖÜ])\w+e)\b / alle (?:paar|zwei|drei|vier|sechs|\d+|jahre)\b
    / allen voran\b
    / jede[nmrs]? (?:\w*tag|woche|monat|jahr|morgen|abend|nacht|\w+mittag|mittag|stunde|minute|wochenende)\w*
    / jede[nmrs]? (?:mittwoch|quartal|zweite|dritte|menge|fall|art|der folgenden|dieser)\w*
""")
_NO = any_of(r"nicht / nie / niemals / niemand(?:en|em)? / nichts / kein(?:e[nmrs]?)? / ohne / kaum")
_NO_DENIAL = any_of(r"""
    nicht (?:nur|einmal|zuletzt|mehr) / oder nicht / nichts als / ohne weiteres / keine ahnung
""")
_SAME_CLAUSE = rf"(?:(?!\b(?:und|oder|aber|noch|als|wie|{_NO})\b)[^,;:.?!()–—])*"
_DENIED_AGAIN = any_of(rf"""
    (?!nicht (?:nur|einmal|zuletzt)){_NO}
    / un(?:zufrieden|glücklich|wichtig|möglich|freundlich|sicher|angenehm|gern|gerecht)
""")
_NEGATED = (
    r"(?:ich|wir|es|mir|uns|man|(?:mein|unser|die|der|das)\w* \w+) \w+ (?:(?!\b(?:und|oder|aber)\b)[^,;:.?!])*?"
    r"\b(?P<word>nicht|kein(?:e[nmrs]?)?|nie|niemals)\b(?! (?:nur|einmal))"
)

# Reading level

_VOWELS = re.compile(r"aa|ai|au|äu|ay|ee|ei|eu|ey|ie|oo|(?<!q)u|[aeioyäöü]")
_PARTED = re.compile(r"(?:famil|lin|ser|fer|stud|immobil|akt|aktiv)ie(?!r)|(?<=id)een|(?<=mus)eu")
"""Vowels that stand together and are spoken apart."""


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Groups of vowels, where two that make one sound count once."""
    low = word.lower()
    return max(1, len(_VOWELS.findall(low)) + len(_PARTED.findall(low)))


def _wiener_sachtextformel(counts: Counts) -> float:
    """The school grade by the first Wiener Sachtextformel, from 4 for very easy to 15 for very hard texts.

    Bamberger and Vanecek, Lesen - Verstehen - Lernen - Schreiben (1984): shares of words in percent, weighed and added.
    """
    share = 100 / counts.words
    return (
        0.1935 * share * counts.three_syllables
        + 0.1672 * counts.words / counts.sentences
        + 0.1297 * share * counts.long
        - 0.0327 * share * counts.one_syllable
        - 0.875
    )


GERMAN = Language(
    letter=_letter,
    conjunctions=frozenset(words.CLOSED["&"].split()),
    set_phrases=finder(rf"\b{_SET_PHRASES}", _EXAMPLES),
    joins=_JOINS,
    not_joined=_NOT_JOINED,
    absolute_words=frozenset(words.ABSOLUTE.split()),
    absolute=finder(rf"\b{_NO_CLAIM}", rf"\b{_HARMLESS}", rf"\b(?P<word>{_ABSOLUTE})\b"),
    negations=frozenset(words.NEGATIONS.split()),
    double_negation=finder(rf"\b{_NO_DENIAL}\b", rf"\b(?P<first>{_NO})\b{_SAME_CLAUSE}\b(?P<second>{_DENIED_AGAIN})\b"),
    negated=finder(_NEGATED),
    denial=finder(
        r"\b(?:trifft|stimm\w+)\b.*\bnicht\b", r"\blehne\b.*\bab\b", r"\bnicht einverstanden\b", r"\bunwahr\b"
    ),
    syllables=_syllables,
    formula="Wiener Sachtextformel",
    grade=_wiener_sachtextformel,
)
