"""Assessments: every kind of item is looked for on the page, with all that it has to be answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from places import SMALL_GUIDE
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.verify.told import told_bank

if TYPE_CHECKING:
    from conftest import Copy

NIGHTS = "one/nights/index.html"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('data-item="why"', 'data-thing="why"', "the page does not show the items of its bank once each, in order"),
        (
            'type="checkbox" name="why" value="worry"',
            'type="radio" name="why" value="worry"',
            "the page does not show the options of `why` once each, in order",
        ),
        (
            '<input type="checkbox" name="why" value="">',
            "",
            "the page does not show the options of `why` once each, in order",
        ),
        (
            '<input type="checkbox" name="shifts" value="not_applicable">',
            "",
            "the page does not show the options of `shifts` once each, in order",
        ),
        (
            'enterkeyhint="done" name="hours"',
            'enterkeyhint="done" name="other"',
            "the page does not show the options of `hours` once each, in order",
        ),
        (
            'maxlength="10000" name="note"',
            'maxlength="10000" name="other"',
            "the page does not show the options of `note` once each, in order",
        ),
        ('<p class="sc-only">Only if', "<p>Only if", "the page does not say when `why` is asked"),
        ('data-alert="0"', 'data-alert="1"', "the page does not have the alerts of its bank once each"),
    ],
)
def test_what_a_page_does_not_show_of_its_own_data(every_kind: Copy, old: str, new: str, message: str) -> None:
    every_kind.replace(NIGHTS, old, new)
    told = every_kind.told()
    every_kind.banks = {}
    assert every_kind.told() == told == [f"SC503 {NIGHTS}: {message}"]


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (
            '<label for="sc-q-hours"',
            '<label for="sc-q-shifts"',
            {"SC503: `hours` has no label", "SC508: a field has no name"},
        ),
        (
            '<fieldset class="sc-item" data-item="why">\n<legend>',
            '<fieldset class="sc-item" data-item="why">\n<legend></legend><p>',
            {"SC503: `why` has no legend", "SC508: a group of fields has no legend"},
        ),
    ],
)
def test_what_readers_of_screens_lack_besides(every_kind: Copy, old: str, new: str, messages: set[str]) -> None:
    every_kind.replace(NIGHTS, old, new)
    every_kind.banks = {}
    assert {told.replace(f" {NIGHTS}", "") for told in every_kind.told()} == messages


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<legend>2a. What", "<legend>2a. Which", "the page does not ask `why` in the words of its bank"),
        (
            "<strong>Worn out</strong>",
            "<strong>Worn</strong>",
            "the page does not show the classes of `pattern` in order",
        ),
        ("&#34;revision&#34;:1,", "&#34;revision&#34;:2,", "the page data is not that of the bank"),
        ("{&#34;format&#34;:2,", "{ &#34;format&#34;:2,", "the page data is not that of the bank"),
    ],
)
def test_what_only_the_guide_can_tell(every_kind: Copy, old: str, new: str, message: str) -> None:
    every_kind.replace(NIGHTS, old, new)
    assert every_kind.told() == [f"SC503 {NIGHTS}: {message}"]
    every_kind.banks = {}
    assert every_kind.told() == []


def test_labels_are_compared(every_kind: Copy) -> None:
    bank = next(iter(every_kind.banks.values()))
    label = bank.items[0].options[0].label
    every_kind.replace(
        NIGHTS, f' id="sc-q-{bank.items[0].id}">{label}</label>', f' id="sc-q-{bank.items[0].id}">-</label>'
    )
    message = f"the page does not ask `{bank.items[0].id}` in the words of its bank"
    assert every_kind.told() == [f"SC503 {NIGHTS}: {message}"]


def test_page_data_that_cannot_be_read(site: Copy) -> None:
    page = "one/alpha/index.html"
    before, _, rest = site.text(page).partition('<template id="selfcheck-data">')
    site.write(page, f'{before}<template id="selfcheck-data">{{</template>{rest.partition("</template>")[2]}')
    assert site.told() == [f"SC503 {page}: the page data cannot be read"]


@pytest.mark.parametrize("data", ["", "{", "[]", "1", "{}", '{"format":99}', '{"format":2,"bank":"a","items":[1]}'])
def test_data_that_is_none(data: str) -> None:
    assert told_bank(data) is None


def test_steps_are_there_once_each(site: Copy) -> None:
    site.replace("one/alpha/index.html", '<li data-step="write">', '<li data-other="write">')
    message = "the page does not show the next steps of its bank once each, in order"
    assert site.told() == [f"SC503 one/alpha/index.html: {message}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("&#34;id&#34;:&#34;one/alpha&#34;", "&#34;id&#34;:&#34;one/beta&#34;"),
        ("<template data-sections>[", "<template data-sections>[]</template><template>["),
        ("<template data-sections>[", "<template data-sections>"),
    ],
)
def test_pages_of_the_readers_own_know_the_sections(site: Copy, old: str, new: str) -> None:
    site.replace("my/plan/index.html", old, new)
    message = "the page is not told of the assessments that there are: it differs on `one/alpha/`"
    assert site.told() == [f"SC503 my/plan/index.html: {message}"]


def test_a_page_without_its_bank(site: Copy) -> None:
    """The guide has a bank, and the page of its section has nothing of it: nothing is wrong with the page itself."""
    guide = read_guide(SMALL_GUIDE, Problems())
    assert guide
    site.banks = {"one/beta/index.html": next(guide.banks)}
    assert site.told() == ["SC503 one/beta/index.html: the page data is not that of the bank"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("client/assessment", "client/normal", "the page does not load `client/assessment_whole.js`"),
        ("styles/assessment.css", "styles/own.css", "the page does not load `styles/assessment.css`"),
        ('id="sc-result"', 'id="sc-none"', "the page has no place for the result"),
        ('type="submit">Show', 'type="button">Show', "the page has no form with a button that leads to the result"),
        ('type="submit">Show', 'type="submit" disabled>Show', "a control of the form is disabled"),
        ('<form class="sc-form"', '<form hidden class="sc-form"', "the form is hidden"),
        ('<form class="sc-form"', '<form inert class="sc-form"', "an element has the attribute `inert`"),
        ('name="why" value="worry"', 'name="why" value="worry" checked', "`why` is answered beforehand"),
    ],
)
def test_what_keeps_readers_from_answering(every_kind: Copy, old: str, new: str, message: str) -> None:
    every_kind.write(NIGHTS, every_kind.text(NIGHTS).replace(old, new))
    assert f"SC503 {NIGHTS}: {message}" in every_kind.told()
