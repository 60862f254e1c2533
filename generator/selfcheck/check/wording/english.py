"""English."""

from __future__ import annotations

import re
from functools import lru_cache

from selfcheck.check.wording import english_words as words
from selfcheck.check.wording.language import Counts, Join, Language, any_of, finder

# Two questions in one

_NO_ADVERBS = frozenset(words.NO_ADVERBS.split())


def _forms(verb: str, doubled: frozenset[str]) -> tuple[str, str, str]:
    """The third person, the -ing form and the regular past of a verb."""
    stem = verb + verb[-1] if verb in doubled else verb
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb}s", f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1]}ing", f"{verb}d"
    if verb[-1] == "y" and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
    return third, f"{stem}ing", f"{stem}ed"


def _letters() -> dict[str, str]:
    """A letter for each known word.

    Beside those of `CLOSED`, for verbs: V base, S third person, G in -ing, P past, in small letters when the form may
    be a noun or an adjective too; K for V and S when a whole clause may follow; L for V when the verb may only begin
    what the next one says.
    """
    letters: dict[str, str] = {}
    doubled = frozenset(words.DOUBLED.split())
    for verbs, base, third in (
        (words.NOUNS_TOO, "v", "s"),
        (words.VERBS, "V", "S"),
        (words.THINKING, "K", "K"),
        (words.STARTING, "L", "S"),
    ):
        for verb in verbs.split():
            letters |= dict(zip((verb, *_forms(verb, doubled)), (base, third, "G", "p"), strict=True))
    for past, _, participle in (entry.partition("/") for entry in words.PAST.split()):
        letters |= {participle: "p", past: "P"} if participle else {past: "p"}
    letters |= dict.fromkeys(words.NOUNS_IN_ING.split(), "g")
    letters |= dict.fromkeys(("being", "having", "doing"), "G")
    for letter, group in words.CLOSED.items():
        letters |= dict.fromkeys(group.split(), letter)
    return letters


_LETTERS = _letters()


def _letter(word: str, first: bool) -> str:
    """The letter of a word; N for what is not known, most often a noun or an adjective. A capital says nothing here."""
    low = word.lower()
    return _LETTERS.get(low) or ("A" if low.endswith("ly") and low not in _NO_ADVERBS else "N")


_SET_PHRASES = any_of(r"""
    (\w+) (?:and|or) \1 / now and (?:then|again) / back and forth / up and down / ups and downs / to and fro
    / in and out / on and off / here and there / by and large / first and foremost / pros and cons
    / trial and error / time and again / give (?:and|or) take / come and go / dos and don'ts / wait and see
    / stop and think / live and work / rest and recover / learn and grow / laugh and cry / say and do / eat and drink
    / read and write / think and feel
    / forgive and forget / pick and choose / live and let / once and for / try and / (?:nothing|all|anything|help) but
    / and (?:so on|so forth|the like|others?(?! \w)|such|more)\b / or (?:so|not|others?|the like|worse|less|more)\b
    / sooner or later / more or less / one or two / he or she / she or he / his or her / him or her
    / (?:distinguish|difference|tell (?:what|which|between|apart))\b[^.;]*?\band
    / (?:whether|either|between|choose|decide|prefer)\b[^,.;]*\bor
""")
_EXAMPLES = r"\([^)]*\)|\b(?:such as|for example|for instance|e\.g\.|including)[\s,][^.;]*|, (?:like|say)\b[^.;]*"

_FINITE = r"(?:[YZCXKVLSP]|[Ii]A*[vpR]|s[ODTiA]|v[AO])"
"""A verb with a subject, most likely."""
_VERB = r"(?:[IYZCXKVLSPGTi]|p[OD])"
"""A verb, or a subject that must have one."""
_NO_CLAUSE = r"(?![DNJvsgpARi]*[ZCXSKVLPIY])"
"""What follows is no relative clause without its "that", as in "the help and support my friends give me"."""
_OBJECT = rf"(?:O|i(?![ZCXSIYP])|H[IiDY]|D{_NO_CLAUSE})"


_NEXT = r"(?:[VKSP]|[IYTXiA]v|(?:^|[,WHi])A*D?[NJ]{0,3}[vs]|(?<!D)[Gg])$"
"""A verb that stands next to the conjunction."""

_JOINS = (
    # I sleep well and I wake up rested
    Join.of(_FINITE + r"[^,]*,?$", r"(?:IA*[ZCXKVLSPvpR]|Y|iA*[ZCXKVSPsv])"),
    # My job is safe and my pay is fair
    Join.of(_FINITE + r"[^,]*,?$", r"D[NJvsgp]{1,3}A*(?:[ZSX]|s[OD])", "and", "but"),
    Join.of(r"[ZC]A*[NJp]A*,?$", r"D?[Ns][CX]", "and", "but"),
    # and is, and have, and can
    Join.of(r"[IYZCXKVLSPGvi]", r"A*[ZCX](?!$|,)"),
    # and gives me
    Join.of(_VERB, r"A*[VKL]"),
    Join.of(rf"{_VERB}|[sv]", r"A*[SP]"),
    Join.of(rf"{_VERB}|s", rf"A*[vsp](?:{_OBJECT}|T[VKLvXBO])"),
    Join.of(r"p", r"A*pO"),
    Join.of(r"(?:^|,)IA*p[DOi]", r"A*p[DNJOi]"),
    # and to keep them
    Join.of(r"TA*[VKLvXB]", r"A*TA*(?:[VKL]|v[OiDH])"),
    # Feeling low or having no interest
    Join.of(r"(?:G|^g)[^,]+$", r"A*[Gg][^,]"),
    # and that others value it, and how to ask for it
    Join.of(r"[HK]", r"H[IiDYN]"),
    Join.of(r"[WK]", r"W."),
    # and proud of my work
    Join.of(r"[YZCXKB].*[JpN][RT]", r"A*J[RT]"),
)
_NOT_JOINED = (
    # When I am tired and have no energy, I take a break
    Join.of(r"(?<!K)U[^,]*$", r""),
    Join.of(r"^U[^,]*,$", r"[^,]*,."),
    # my partner and I talk; I think my partner and my boss are fair
    Join.of(r"(?:^|[,UHW])A*[DNJvsgpiR]+$", r"[ID]"),
    Join.of(r"KD?[NJvs]{1,2}$", r"[ID]"),
    # go and see
    Join.of(r"(?<![DNJ])L[RA]*$", r""),
    # what is and is not my job; how and when I work
    Join.of(r"[ZCXWU]A*$", r"A*[ZCXWU]"),
    # laugh and cry with friends, but not: respects and supports me
    Join.of(_NEXT, r"A*[VKLvSsGg](?![ODi])"),
    Join.of(_NEXT, r"", "or"),
    Join.of(r"p$", r"A*p", "or"),
    Join.of(r"T[VKLv]$", r"A*X[NDO]"),
    # what is asked of me and what is not
    Join.of(r"W", r"W[ZCX]+A*,?$"),
    # Raising children and going to work is hard
    Join.of(r"^G[^,]*$", r"A*[Gg][^,]*[ZSCX]"),
    # do you rest or do you carry on?
    Join.of(r"(?:^|[,WAJ])[ZCX][Ii]", r"[ZCX][Ii]", "or"),
    # the love and support my family gives
    Join.of(r"[DVXR][vs]$", r"A*[vs][DT]"),
)

# Absolute words and negations

_ABSOLUTE = any_of(r"""
    always / never / everyone / everybody / everything / every / nobody / no[ -]one / nothing / none / completely
    / totally / entirely / absolutely / utterly / without exception / only / all (?:of )?the time
    / all(?= (?:of )?(?:my|your|his|her|our|their|the|these|those|us|them|people|\w+s)\b)
""")
_NO_CLAIM = any_of(r"""
    (?:when|whenever|if|unless|until)\b[^,;.?!]*
    / (?:not|cannot|\w+n't|hardly|barely|rarely|seldom)\b.*?(?=\b(?:and|or|but)\b|[,;.?!]|$)
    / (?:almost|nearly|virtually|practically|mostly|largely|just about|next to|close to|far from) (?:the )?[\w-]+
""")
"""Conditions, what is denied, what is hedged: absolute words in them claim nothing for good."""
_HARMLESS = any_of(r"""
    (?:at|in|above|after|over|of|for|with|it|that|this|we|you|they|all in) all\b(?! times)
    / all[ -](?:day|night|week|month|year|morning|afternoon|evening|weekend|along|across|right|set|over|about|too)\b
    / all (?:that|but|alone|around|round|sorts|kinds|or nothing|things considered|i|you|we)\b
    / all the (?:same|more|better|best|help|way)\b
    / every (?:single )?(?:(?:working |week)?day|night|week|weekend|month|year|hour|minute|morning|afternoon|evening)\b
    / every (?:spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day|now|so|other|second|third|few)\b
    / every (?:couple|bit|once|two|three|four|\d+)\b
    / (?:like|as|than) (?:everyone|everybody|no[ -]one|nobody|always|never)\b
    / (?:to|with|for|from|by|about|of|at|in|on) (?:everyone|everybody|everything|no[ -]one|nobody|nothing)\b
    / nothing (?:but|much|special|in particular|wrong|to do with)\b / none (?:the|too)\b
    / never mind\b / never-\w+ / now or never\b
    / (?:if|the|an|my|your|his|her|our|their) only\b
    / only (?:an?|one|two|three|few|little|some|just|recently|now|then|partly|slightly|sometimes|rarely|too|if|when)\b
    / only (?:after|before|once|at|in|on|for|from|with|during|by|because|half|part|so|child|right|fair|natural|human)\b
""")
_NO = any_of(
    r"not / \w+n't / cannot / never / nobody / no one / none / nothing / no / without / hardly / rarely / seldom"
)
_NO_DENIAL = any_of(r"""
    not (?:only|just|even|to mention) / no (?:matter|doubt|longer|more|less|problem) / nothing but / never mind
    / (?:say|saying|said|a|yes or) no / or not / why not / last but not least / (?:do|go|doing|going) without
    / (?:can't|cannot|couldn't) (?:help|wait)
""")
_SAME_CLAUSE = (
    r"(?:(?!(?<!that )(?<!one )(?<!nobody )(?<!nothing )(?<!none )\b(?:i|we|you|they|he|she)\b)"
    rf"(?!\b(?:and|or|but|nor|who|whom|which|what|when|where|why|how|if|because|as|than|{_NO})\b)[^,;:.?!()–—])*"
)
_DENIED_AGAIN = any_of(rf"""
    (?!no (?:matter|doubt|longer|more|less|problem)|not (?:only|just|even)){_NO}
    / un(?:happy|important|common|usual|likely|able|pleasant|friendly|fair|kind|aware|interested|comfortable)
    / impossible / dissatisfied / displeased / dislike
""")
_NEGATED = (
    r"(?:(?:in|over|during|for|at|on|these)\b[^,]*, )?(?:i|we|it|there|people|(?:my|our|the) \w+(?: \w+)?) "
    r"(?:really|often|usually|just|simply|still|generally| )*"
    r"(?P<word>(?:do|does|did|am|are|is|was|were|have|has|had|can|could|will|would|should)(?:n't| not)"
    r"|cannot|can't|won't)\b(?! (?:only|just|mind|even)\b)"
)

# Reading level

_VOWELS = re.compile(r"[aeiouy]+")
_PARTED = re.compile(
    r"(?<![ct])i[ao](?!n|u)|(?<=[aeiouy])ing|ua[lt]|uou|(?<=[dr])ea(?=s?$|[tl]i)|eo(?!ne|p|u)|ie(?:nc|t)|ier$|sm$"
    r"|[^aeiouy]n't$"
)
"""Vowels that stand together and are spoken apart, and syllables without a vowel letter."""
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|gu)e(?:(time|where|style)|less|ful|ment|thing|one|body|work|how|what|day)?(?:s|ly|ness)?$"
    r"|[^aeiouytdl]ed(?:ly)?$|(?:[aeiouy]l|ll)ed$"
)
"""An e that is not spoken; two of them when the group matches, as in "sometimes"."""
_SOUNDED = re.compile(r"(?:[sxzcg]|[cs]h)es$")


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Groups of vowels, less a silent e, plus vowels that are spoken apart.

    By the CMU pronouncing dictionary this is right for 99 of 100 running words of questionnaires and for 97 of 100
    different ones. Hyphenation patterns, which leave out breaks near the ends of words, come to 95 and 90.
    """
    bare = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    number = len(_VOWELS.findall(bare)) + len(_PARTED.findall(bare))
    silent = _SILENT.search(bare)
    if silent and not _SOUNDED.search(bare):
        number -= 2 if silent[1] else 1
    return max(1, number)


def _flesch_kincaid(counts: Counts) -> float:
    """The grade by Flesch and Kincaid, from below 0 up.

    Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas for Navy enlisted personnel, Research
    Branch Report 8-75 (1975).
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


ENGLISH = Language(
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
    denial=finder(r"\b(?:disagree|not true|untrue|false)\b"),
    syllables=_syllables,
    formula="Flesch-Kincaid",
    grade=_flesch_kincaid,
)
