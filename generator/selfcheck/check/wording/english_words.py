"""English words by what they do in a sentence, as far as the check of double-barrelled items needs to know it."""

from __future__ import annotations

CLOSED = {
    # joins
    "&": "and or but",
    # subject
    "I": "i we they he she",
    # subject with its verb
    "Y": """
        i'm i've i'll i'd we're we've we'll we'd they're they've they'll they'd he's he'll she's she'll it's it'll
        you're you've you'll you'd there's that's
    """,
    # subject or object
    "i": "you it there someone somebody everyone everybody nobody people others",
    # object
    "O": "me us him them myself ourselves himself herself themselves itself yourself something anything things",
    # stands before a noun
    "D": "my our your his her its their the a an this these those each every some any no another both",
    # auxiliary of one thing
    "Z": "is was has does isn't wasn't hasn't doesn't",
    # auxiliary of several
    "C": "am are were aren't weren't",
    # auxiliary that is not finite
    "B": "be been",
    # any other auxiliary
    "X": """
        can could will would shall should may might must cannot can't couldn't won't wouldn't shouldn't have had haven't
        hadn't do did don't didn't
    """,
    # before an infinitive
    "T": "to",
    # starts what is said or thought
    "H": "that",
    # question word
    "W": "who whom whose which what how where why whether",
    # condition or reason
    "U": "when whenever if unless because although though while whilst whereas until",
    # adverb
    "A": """
        not then so once also still even just often never always usually sometimes seldom soon now again too very really
        therefore thus only rarely ever already yet later instead well quite
    """,
    # preposition, or an adverb of place
    "R": """
        about above across as than after against along among around at before behind below beside between beyond by
        despite down during except for from in inside into like near of off on onto out outside over per since through
        throughout toward towards under up upon via with within without away back together
    """,
    # adjective that takes a complement
    "J": """
        able afraid angry anxious ashamed aware calm capable certain comfortable confident content eager free glad good
        happy hopeful interested involved keen nervous open pleased proud ready responsible sad safe satisfied secure
        sure tired unable unhappy unsure upset willing worried
    """,
}
"""The small words, by their letter."""

THINKING = "believe feel find imagine know realise realize say see suppose think"
"""Verbs that a whole clause may follow."""

STARTING = "come get go lie pause reach sit stand stay step stop try turn wait"
"""Verbs that may only begin what the next verb says, as in "go and see"."""

VERBS = """
accept achieve acknowledge adapt add adjust admire admit agree allow annoy anticipate apologise appreciate argue
arrange ask assume avoid become begin behave belong borrow bring build buy carry celebrate choose clarify collect
combine communicate compare complain concentrate confide connect consider continue contribute convince cook cope
create criticise decide decline defend delegate deliver depend describe deserve develop disagree discover discuss
disturb divide eat encourage enjoy ensure enter examine exist expect explain express fail feed fill finish follow
forget forgive gather give grow handle happen hear hesitate hide hold ignore improve include inform inspire intend
interrupt introduce invite join keep laugh lead learn leave lend let listen look lose maintain make manage meet
mention motivate move observe obtain occur offer organise organize overcome participate perform postpone prefer
prepare prevent prioritise protect prove provide pursue put react read receive recognise recognize recommend recover
reduce refuse relate relax rely remain remember remind repeat replace respond satisfy save seek seem sell send serve
set settle shout solve speak spend stick strengthen succeed suffer suggest take teach tell tend throw understand
undertake wake wear weigh write yell
"""
"""Verbs that are hardly ever nouns."""

NOUNS_TOO = """
act address advance affect aim answer approach attempt balance benefit blame book break breathe call care challenge
change charge chat check comfort comment control count cover cry cut dance deal demand doubt dream drink drive end
exercise experience face fall fear fight focus gain guess guide harm hate help honour hope hug hurt insult interest
joke judge kiss label limit link list live love mark mind miss need note notice order pass pay phone plan play
practice practise praise promise push question rate record regret reply report request resolve respect rest result
return review reward ring risk rule run schedule sense share shop show sleep smile sound start state stress struggle
study support surprise swim switch talk test text thank tick touch track train travel treat trust use value view visit
voice vote walk want wash watch welcome win wish wonder work worry
"""
"""Verbs that are nouns just as often; the words around them decide."""

PAST = """
became began/begun broke/broken brought built bought chose/chosen came drank/drunk drove/driven ate/eaten fell/fallen
felt found forgot/forgotten forgave/forgiven got gave/given went/gone grew/grown heard hid/hidden held kept knew/known
led left lent lost made met paid ran said saw/seen sought sold sent sat slept spoke/spoken spent stood stuck
took/taken taught told thought threw/thrown understood woke/woken wore/worn won wrote/written
"""
"""Irregular past tenses, with the participle where that is another word."""

DOUBLED = "begin chat cut forget get hug let plan put regret run set shop sit step stop swim win"
"""Verbs that double their last letter before -ing and -ed."""

NOUNS_IN_ING = "feeling living meaning meeting saying setting training understanding working"
"""Forms in -ing that are nouns just as often."""

NO_ADVERBS = """
ally apply daily early elderly family friendly homely likely lively lonely lovely monthly rely reply supply weekly
"""
"""Words in -ly that are no adverbs."""

ABSOLUTE = """
all always never every everyone everybody everything no no-one nobody none nothing completely totally entirely
absolutely utterly exception only
"""
"""Words of which any absolute phrase has one."""

NEGATIONS = """
not no no-one nobody none nothing never without hardly rarely seldom cannot can't couldn't won't wouldn't shouldn't
don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't mustn't needn't
"""
"""Words of which any negation has one."""
