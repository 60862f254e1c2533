"""The catalogue of problem codes: every way in which a guide can be wrong, by a number that never changes.

This is the home of codes, titles and levels. Why a code matters and how to mend it stands in `explanations/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code means."""

    title: str
    """One line, without a full stop."""
    level: Level = Level.ERROR


_WARNING = Level.WARNING

GROUPS: dict[str, str] = {
    "SC1": "Files and YAML",
    "SC2": "Banks",
    "SC3": "Guide and prose",
    "SC4": "Cases",
    "SC5": "The built site",
    "SC6": "The machine",
    "SC7": "Responses",
}
"""What the codes that begin in the same way are about."""

CATALOGUE: dict[str, Entry] = {
    # Files and YAML
    "SC101": Entry("A file that is needed is not there"),
    "SC102": Entry("A file cannot be read as UTF-8 text"),
    "SC103": Entry("A file is not valid YAML"),
    "SC104": Entry("A key stands twice in the same mapping"),
    "SC105": Entry("YAML tags are not used here"),
    "SC106": Entry("An alias repeats too much or contains itself"),
    "SC107": Entry("A file is too large or nested too deeply"),
    "SC108": Entry("A link on the disk leads out of the content"),
    "SC109": Entry("A YAML file holds more or less than one document"),
    "SC110": Entry("A merge key takes over keys from elsewhere"),
    "SC111": Entry("A comment cuts a text short", _WARNING),
    "SC120": Entry("A key is not known"),
    "SC121": Entry("A key is missing"),
    "SC122": Entry("A value is of the wrong kind"),
    "SC123": Entry("A value is not one of those allowed"),
    "SC124": Entry("A value is out of its limits"),
    "SC125": Entry("A condition is not complete"),
    # Banks
    "SC201": Entry("A name is used twice"),
    "SC202": Entry("A name leads nowhere"),
    "SC203": Entry("An item has too few response options"),
    "SC204": Entry("A scale has nothing to score"),
    "SC205": Entry("Scales or items depend on one another in a circle"),
    "SC206": Entry("A scale scores an item that has no points"),
    "SC207": Entry("A weight cannot be used"),
    "SC208": Entry("A scale asks for more answers than it has parts"),
    "SC209": Entry("A scale always has the same score"),
    "SC210": Entry("A scale mixes parts of different ranges and lets some be left out", _WARNING),
    "SC211": Entry("The edge of a range is not clear"),
    "SC212": Entry("Ranges are not in order"),
    "SC213": Entry("A band cannot be reached"),
    "SC214": Entry("Bands leave a gap"),
    "SC215": Entry("An item counts on no scale", _WARNING),
    "SC216": Entry("A next step is never offered", _WARNING),
    "SC217": Entry("A response value looks like a number and is none", _WARNING),
    "SC218": Entry("Ranges overlap"),
    "SC219": Entry("A key makes no sense here"),
    "SC220": Entry("A condition can never hold"),
    "SC221": Entry("A condition always holds", _WARNING),
    "SC222": Entry("A class or a group of norms cannot be reached"),
    "SC223": Entry("A condition asks for an answer that is not offered"),
    "SC224": Entry("A scale has one item"),
    "SC225": Entry("A scale has only two items", _WARNING),
    "SC226": Entry("A scale mixes response sets of different lengths", _WARNING),
    "SC227": Entry("The same answer everywhere leads to an extreme band", _WARNING),
    "SC228": Entry("A scale needs items that can be hidden", _WARNING),
    "SC229": Entry("A sensitive item comes without help"),
    "SC230": Entry("An item asks two things at once", _WARNING),
    "SC231": Entry("An item has an absolute word", _WARNING),
    "SC232": Entry("An item is long", _WARNING),
    "SC233": Entry("Items are hard to read", _WARNING),
    "SC234": Entry("An item is negated twice", _WARNING),
    "SC236": Entry("Norms do not say where they come from"),
    "SC238": Entry("An item counts twice on a scale", _WARNING),
    "SC239": Entry("A table has no score for what can come to it"),
    "SC241": Entry("A scale divides by what can be 0"),
    "SC242": Entry("A warning is accepted that is none", _WARNING),
    "SC243": Entry("A fill is never used", _WARNING),
    "SC246": Entry("A response label does not say what it stands for", _WARNING),
    "SC247": Entry("Norms do not fit what a scale can come to", _WARNING),
    # Guide and prose
    "SC301": Entry("A page has no title"),
    "SC302": Entry("A file is in no chapter and no list of pages", _WARNING),
    "SC304": Entry("A link leads to a page or file that is not there"),
    "SC305": Entry("A link leads to an anchor that is not there"),
    "SC306": Entry("An image has no description"),
    "SC307": Entry("Headings skip a level"),
    "SC308": Entry("HTML in prose is shown as text", _WARNING),
    "SC309": Entry("Two places of a page have the same anchor"),
    "SC310": Entry("A footnote has no text"),
    "SC311": Entry("Two names differ only in upper and lower case"),
    "SC312": Entry("A short text has a heading or a footnote"),
    "SC313": Entry("Something in prose does not come through as it is written", _WARNING),
    "SC314": Entry("A picture does more than it shows"),
    "SC315": Entry("An image is on another host"),
    # Cases
    "SC401": Entry("A case does not come out as expected"),
    "SC402": Entry("A case gives an answer the bank does not offer"),
    "SC403": Entry("The two scorers disagree"),
    # The built site
    "SC501": Entry("The built site leads to something that is not there"),
    "SC502": Entry("A built page has an id twice, or names one that it lacks"),
    "SC503": Entry("A built page does not hold its bank exactly once"),
    "SC504": Entry("A built page breaks its content security policy"),
    "SC505": Entry("The site asks another host for something"),
    "SC506": Entry("The search index does not fit the pages"),
    "SC507": Entry("The sitemap does not fit the pages"),
    "SC508": Entry("A built page leaves out what some readers need"),
    "SC509": Entry("The site holds something else than what was built"),
    "SC510": Entry("The copy for reading offline is not the whole site"),
    "SC511": Entry("The site costs more than its budget"),
    "SC512": Entry("No link leads to a built page"),
    "SC513": Entry("A folder holds no site that was built here"),
    # The machine
    "SC601": Entry("The site cannot be written"),
    "SC602": Entry("The site folder holds something that was not built here"),
    "SC603": Entry("The theme has changed in a way the generator does not know"),
    "SC604": Entry("The reader's scorer cannot be run"),
    # Responses
    "SC701": Entry("A file of responses cannot be scored"),
    "SC702": Entry("A row cannot be read"),
    "SC703": Entry("A row has an answer that the bank does not offer"),
    "SC704": Entry("A column has nearly the name of an item", _WARNING),
    "SC705": Entry("No column answers an item", _WARNING),
    "SC706": Entry("An exported answer does not fit the bank as it is now", _WARNING),
}


def grouped() -> Iterator[tuple[str, list[str]]]:
    """What each group of codes is about, with its codes, all in the order of their numbers."""
    for start, about in GROUPS.items():
        yield about, sorted(code for code in CATALOGUE if code.startswith(start))
