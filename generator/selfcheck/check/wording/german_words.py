"""German words by what they do in a sentence, as far as the check of double-barrelled items needs to know it.

Nouns need no list: they have a capital.
"""

from __future__ import annotations

CLOSED = {
    # joins
    "&": "und oder aber",
    # subject
    "I": "ich wir er man du jemand niemand",
    # subject or object
    "i": "sie es",
    # object
    "O": "mir mich uns ihm ihn ihnen sich dir dich euch einander etwas jemanden jemandem",
    # stands before a noun
    "D": """
        der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner meines sein seine
        seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer dein deine
        deinen deinem deiner euer eure kein keine keinen keinem keiner dieser diese dieses diesen diesem jede jeder
        jedes jeden jedem viele vielen manche manchen andere anderen alle allen
    """,
    # auxiliary
    "X": """
        bin ist sind war waren habe hat haben hatte hatten kann können konnte konnten könnte könnten muss müssen musste
        müssten müsste will wollen wollte soll sollen sollte darf dürfen durfte mag mögen möchte möchten werde wird
        werden wurde würde würden wäre wären hätte hätten lasse lässt lassen
    """,
    # before an infinitive
    "T": "zu",
    # starts what is said or thought
    "H": "dass",
    # question word
    "W": """
        was wer wem wen wie wo wann warum wohin woher womit wofür worüber worauf wobei ob welche welcher welches welchen
        welchem
    """,
    # condition or reason
    "U": "wenn falls weil obwohl während bevor nachdem sobald solange als sofern da seit",
    # adverb
    "A": """
        nicht auch noch schon oft immer nie selten manchmal meist meistens gern gerne gut sehr so dann danach dabei dazu
        darauf daran darum davon damit dafür darüber wieder nur erst hier dort heute morgen abends morgens genug wenig
        viel mehr weniger leicht schnell ganz gleich ebenso trotzdem deshalb
    """,
    # preposition
    "R": """
        an am auf aus außer bei beim bis durch für gegen hinter im in ins mit nach neben ohne über um unter vom von vor
        wegen zum zur zwischen
    """,
}
"""The small words, by their letter."""

VERBS = """
achten antworten arbeiten atmen bauen beachten bearbeiten bedanken begegnen beginnen begleiten begreifen begrüßen
behalten behandeln bekommen bemerken bemühen beraten beruhigen berücksichtigen beschreiben beschweren beschäftigen
besprechen bestimmen besuchen beteiligen bewahren bewegen bewerten bezahlen bieten bitten bleiben blicken brauchen
brechen bringen danken denken dienen drücken einigen empfehlen empfinden engagieren entlasten entscheiden entspannen
entwickeln erfahren erhalten erholen erinnern erkennen erklären erlauben erleben erledigen ermutigen ermöglichen
ernähren erreichen erwarten erzählen essen fahren fallen fangen fassen fehlen feiern finden folgen fordern fragen
freuen fördern fühlen führen fürchten geben gehen gehören gelingen genießen gestalten gewinnen glauben gleichen
greifen grübeln grüßen gönnen halten handeln heben helfen hindern hoffen holen hängen hören informieren interessieren
kaufen kennen klagen klingen klären kochen kommen kontrollieren konzentrieren kämpfen kümmern lachen laden laufen
leben legen leiden leihen leisten leiten lenken lernen lesen lieben liegen loben lösen lügen machen meiden meistern
melden merken motivieren nehmen nennen notieren nutzen ordnen organisieren passen pendeln pflegen planen probieren
prüfen putzen raten rauchen reagieren rechnen reden regeln reichen reisen respektieren retten richten rufen ruhen
räumen sagen sammeln schaden schaffen schalten schauen schenken schicken schlafen schlagen schließen schreiben
schreien schweigen schwimmen schätzen schützen sehen senden setzen sichern singen sitzen sorgen sortieren sparen
spielen sprechen spüren starten stehen steigen stellen streiten stärken stören stützen suchen tanzen tauschen teilen
tragen trainieren trauen treffen treiben trennen trinken trösten umarmen unterbrechen unternehmen unterscheiden
unterstützen verabreden verarbeiten verbessern verbinden verbringen verdienen vereinbaren vergessen vergleichen
verhalten verlassen verlieren vermeiden vermissen verpassen verschieben versorgen verstehen versuchen verteilen
vertrauen verwenden verzeihen verzichten verändern wachen wachsen wagen wandern warnen warten waschen wechseln wecken
weinen wenden werfen wirken wissen wohnen wählen wünschen zahlen zeigen ziehen zweifeln zwingen zählen zögern ändern
ärgern öffnen üben überlegen übernehmen
"""
"""Verbs, without first parts that come off."""

THIRD_PERSONS = """
behält bekommt berät bespricht empfiehlt erfährt erhält fährt fällt fängt gefällt gibt hilft hält hängt isst liest
lädt läuft nimmt rät schläft schlägt sieht spricht steht trifft tritt trägt tut unterbricht unternimmt vergisst
verhält verlässt verrät verspricht vertritt weiß wirft wächst wäscht übernimmt
"""
"""Third persons that change their vowel."""

PAST = """
aß bat begann bekam blieb brachte dachte fand fanden fiel gab gaben ging gingen half halfen hielt hielten kam kamen
lief ließ ließen nahm nahmen rief riefen sah sahen schlief schrieb sprach sprachen stand standen traf trafen trank
verstand wusste
"""
"""Irregular past tenses."""

PARTICIPLES = """
beschrieben besprochen empfunden entschieden erkannt gebeten geblieben gebracht gedacht gefahren gefallen gefunden
gegangen gegeben gegessen gehalten geholfen gekannt gekommen geladen gelaufen gelegen gelesen gelitten gelungen
genommen genossen geschlafen geschlossen geschrieben gesehen gesessen gesprochen gestanden gestritten getan getragen
getrieben getroffen getrunken gewachsen gewesen gewonnen gewusst gezogen verbracht verloren vermieden verstanden
"""
"""Irregular participles."""

PREFIXES = """
ab an auf aus bei dar durch ein entgegen fest fort frei her herum hin hinaus los mit nach statt teil um vor vorbei weg
weiter wieder zu zurecht zurück zusammen
"""
"""First parts of verbs that come off in a main clause."""

ABSOLUTE = """
immer nie niemals stets jederzeit niemand niemanden niemandem alle allen aller alles jede jeden jedem jeder jedes völlig
vollkommen vollständig komplett total absolut gänzlich restlos ausnahmslos ausschließlich hundertprozentig
"""
"""Words of which any absolute phrase has one."""

NEGATIONS = "nicht nie niemals niemand niemanden niemandem nichts kein keine keinen keinem keiner keines ohne kaum"
"""Words of which any negation has one."""
