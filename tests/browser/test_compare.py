"""The page "Compare": sharing answers as a file or a link, and opening what somebody has shared."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from kept import BLOCKED, BOUNDARIES, MENTORS, banks, kept, option, put, stored
from nights import EVERY_KIND
from playwright.sync_api import Browser, Page, expect

from axe import violations
from selfcheck.model.item import Item
from selfcheck.page_data import bank_data

COMPARE = "my/compare/"
PHRASE = "four words for us"
BESIDE_ITS_TEXT = """(box) => {
  const [one, other] = [box, box.nextElementSibling].map((each) => each.getClientRects()[0]);
  return (one.top + one.bottom - other.top - other.bottom) / 2;
}"""
"""By how many pixels the middle of a box is away from that of the first line beside it."""


def mixed(seed: int) -> Any:
    """Options without an order, the same ones in every run."""

    def choose(item: Item, place: int) -> str:
        digest = hashlib.sha256(f"{seed} {place}".encode()).digest()
        return item.options[digest[0] % len(item.options)].value

    return choose


def show(page: Page, site, entries: dict[str, Any] | None = None) -> None:
    """The page, with these entries stored."""
    page.goto(site.url + COMPARE)
    if entries:
        put(page, entries)
        page.reload()
    expect(page.get_by_role("heading", name="Share your answers")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def make_link(page: Page, *titles: str, passphrase: str = "") -> str:
    """The link for some sections."""
    for title in titles:
        page.get_by_role("checkbox", name=title).check()
    expect(page.locator("[data-slot=contents] summary")).to_have_count(len(titles))
    if passphrase:
        page.get_by_label("Passphrase (if you want one)").fill(passphrase)
    press(page, "Make a link")
    link = page.get_by_label("The link", exact=True)
    expect(link).to_have_value(re.compile("#s="))
    return link.input_value()


def mentors(choose: Any, **more: Any) -> dict[str, Any]:
    return {MENTORS: kept(banks()[MENTORS], choose, **more)}


def received(page: Page, site, choose: Any, own: dict[str, Any] | None = None, passphrase: str = "") -> str:
    """Somebody shares their answers to one section; the reader, with results of their own, gets the link."""
    show(page, site, mentors(choose))
    link = make_link(page, "Seeking guidance", passphrase=passphrase)
    page.evaluate("localStorage.clear()")
    put(page, own or {})
    return link


def arrive(page: Page, link: str) -> None:
    """Follow a link from elsewhere."""
    page.goto("about:blank")
    page.goto(link)


def expect_opened(page: Page) -> None:
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()


def sides(page: Page) -> list[list[str]]:
    return [row.locator("th, td").all_text_contents() for row in page.locator(".sc-sides tbody tr").all()]


def test_without_a_result_there_is_nothing_to_share(page: Page, site) -> None:
    show(page, site)
    expect(page.get_by_text("There is no result to share yet.")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.locator("[data-slot=opened]")).to_be_hidden()


def test_sections_with_a_result_can_be_chosen_and_the_plan_never(page: Page, site) -> None:
    unfinished = {**kept(banks()[BOUNDARIES], option(1)), "finished": None}
    del unfinished["finished"]
    show(page, site, {**mentors(option(2)), BOUNDARIES: unfinished, "plan": {"format": 1, "steps": []}})
    boxes = page.get_by_role("group", name="What do you want to share?").get_by_role("checkbox")
    expect(boxes).to_have_count(1)
    expect(boxes).not_to_be_checked()
    assert abs(boxes.evaluate(BESIDE_ITS_TEXT)) < 6
    expect(page.get_by_role("button", name="Make a link")).to_be_hidden()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(site.url)))
    boxes.check()
    expect(page.locator("summary")).to_have_text("Seeking guidance from mentors, May 3, 2026: 9 answers")
    assert requests == ["supportive-network/mentors/"]
    page.locator("summary").click()
    rows = page.locator("[data-slot=contents] tbody tr")
    expect(rows).to_have_count(9)
    expect(rows.first).to_contain_text("someone I could ask how they handle pressures like mine.")
    expect(rows.first.locator("td")).to_have_text("Partly")


def test_every_other_choice_makes_a_link_anew(page: Page, site) -> None:
    show(page, site, {**mentors(option(2)), BOUNDARIES: kept(banks()[BOUNDARIES], option(1))})
    make_link(page, "Seeking guidance")
    hint = page.locator("#sc-link-hint")
    expect(hint).to_contain_text("whoever has it can open it")
    page.get_by_label("Passphrase (if you want one)").fill("x")
    expect(page.get_by_label("The link", exact=True)).to_be_hidden()
    press(page, "Make a link")
    expect(hint).to_contain_text("whoever has it needs the passphrase too")
    expect(page.get_by_label("The link", exact=True)).to_be_visible()
    page.get_by_role("checkbox", name="Balancing").check()
    expect(page.get_by_label("The link", exact=True)).to_be_hidden()
    page.get_by_role("checkbox", name="Balancing").uncheck()
    page.get_by_role("checkbox", name="Seeking").uncheck()
    expect(page.get_by_role("button", name="Make a link")).to_be_hidden()


def test_what_another_tab_finishes_or_deletes_is_followed(page: Page, site) -> None:
    show(page, site)
    other = page.context.new_page()
    other.goto(site.url)
    arrive_here = f"s={wrapped(page, [section()])}"
    page.evaluate("(hash) => (location.hash = hash)", arrive_here)
    expect_opened(page)
    mine = page.locator(".sc-sides tbody td").first
    expect(mine).to_have_text("No result yet")
    put(other, mentors(option(3)))
    expect(mine).to_have_text("75, Well supported")
    link = make_link(page, "Seeking guidance")
    box = page.get_by_role("checkbox", name="Seeking")
    box.focus()
    put(other, {BOUNDARIES: kept(banks()[BOUNDARIES], option(1))})
    expect(page.get_by_role("checkbox")).to_have_count(2)
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    expect(page.get_by_label("The link", exact=True)).to_have_value(link)
    put(other, mentors(option(0)))
    said = page.locator("[data-slot=said-choice]")
    expect(said).to_contain_text("Your results have changed in the meantime")
    expect(page.get_by_label("The link", exact=True)).to_be_hidden()
    expect(page.locator("[data-slot=contents] tbody td").first).to_have_text("Not at all")
    expect(mine).to_have_text("0, Start here")
    # A browser may keep the page as it was left, and hears of nothing meanwhile.
    page.evaluate("localStorage.clear()")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_text("There is no result to share yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Make a link")).to_be_hidden()
    expect(mine).to_have_text("No result yet")


def test_a_passphrase_of_spaces_locks_nothing_and_is_refused(page: Page, site) -> None:
    show(page, site, mentors(option(3)))
    page.get_by_role("checkbox").check()
    phrase = page.get_by_label("Passphrase (if you want one)")
    phrase.fill("  ")
    press(page, "Make a link")
    expect(page.locator("[data-slot=said-share]")).to_contain_text("nothing but spaces locks nothing")
    expect(phrase).to_be_focused()
    expect(page.get_by_label("The link", exact=True)).to_be_hidden()


def test_a_link_shows_both_side_by_side_and_what_to_talk_about(page: Page, site) -> None:
    def theirs(item: Item, place: int) -> str:
        return item.options[0 if place < 3 else 4 if place == 5 else 2].value

    link = received(page, site, theirs, mentors(option(2)))
    before = stored(page)
    arrive(page, link)
    expect_opened(page)
    assert page.url == site.url + COMPARE
    assert stored(page) == before
    expect(page.locator("[data-slot=compared] h3")).to_have_text("Seeking guidance from mentors")
    assert sides(page) == [
        ["Guidance from mentors, 0 to 100", "50, Taking shape", "39, Start here"],
        ["People to ask, 0 to 100", "50", "0"],
        ["What guidance gives you, 0 to 100", "50", "67"],
        ["Using guidance well, 0 to 100", "50", "50"],
    ]
    talk = page.locator(".sc-talk > li")
    expect(talk).to_have_count(4)
    expect(talk.first).to_contain_text(
        "You chose “Partly”, they chose “Not at all”: what does it look like from where you stand?"
    )
    assert page.locator("[data-slot=opened] ol").count() == 0
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_the_same_answers_are_said_to_be_the_same(page: Page, site) -> None:
    arrive(page, received(page, site, option(2), mentors(option(2))))
    expect_opened(page)
    expect(page.get_by_text("Wherever both of you have answered, you chose the same.")).to_be_visible()
    expect(page.locator("[data-slot=talk]")).to_be_hidden()


def test_without_a_result_of_ones_own_theirs_is_shown_with_the_way_to_the_section(page: Page, site) -> None:
    arrive(page, received(page, site, option(3)))
    expect_opened(page)
    assert sides(page)[0] == ["Guidance from mentors, 0 to 100", "No result yet", "75, Well supported"]
    way = page.locator("[data-slot=compared] a")
    expect(way).to_have_attribute("href", site.url + site.section)
    expect(way.locator("xpath=..")).to_contain_text("This page forgets what was shared when you leave it.")
    expect(page.locator("[data-slot=talk]")).to_be_hidden()
    expect(page.locator("[data-slot=alike]")).to_be_hidden()


def test_nothing_of_it_stays_after_closing_or_reloading(page: Page, site) -> None:
    link = received(page, site, option(3))
    arrive(page, link)
    expect_opened(page)
    press(page, "Close")
    expect(page.locator("[data-slot=opened]")).to_be_hidden()
    expect(page.locator("[data-slot=said-open]")).to_have_text("Closed. Nothing of it is stored.")
    arrive(page, link)
    expect_opened(page)
    page.reload()
    expect(page.get_by_role("heading", name="Share your answers")).to_be_visible()
    expect(page.locator("[data-slot=opened]")).to_be_hidden()
    assert stored(page) == {}


def test_a_link_that_is_followed_on_the_page_itself_opens(page: Page, site) -> None:
    link = received(page, site, option(3))
    page.evaluate("(hash) => (location.hash = hash)", link.partition("#")[2])
    expect_opened(page)
    assert page.url == site.url + COMPARE


def test_a_passphrase_is_asked_for(page: Page, site) -> None:
    link = received(page, site, option(3), passphrase=PHRASE)
    arrive(page, link)
    field = page.get_by_label("The passphrase that you were told")
    expect(field).to_be_focused()
    assert page.url == site.url + COMPARE
    field.fill("four words for you")
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=said-open]")).to_contain_text("This passphrase does not open it.")
    expect(field).to_be_focused()
    field.fill(PHRASE)
    page.keyboard.press("Enter")
    expect_opened(page)
    assert sides(page)[0][2] == "75, Well supported"
    expect(field).to_be_hidden()
    assert stored(page) == {}


def test_a_file_opens_as_a_link_does_and_can_be_saved_again(page: Page, site) -> None:
    show(page, site, mentors(option(3)))
    page.get_by_role("checkbox").check()
    with page.expect_download() as download:
        press(page, "Save as a file")
    assert re.fullmatch(r"selfcheck-shared-repo-20\d\d-\d\d-\d\d\.txt", download.value.suggested_filename)
    file = Path(download.value.path()).read_bytes()
    page.get_by_label("A file").set_input_files({"name": "x.txt", "mimeType": "text/plain", "buffer": file})
    expect_opened(page)
    assert sides(page)[0] == ["Guidance from mentors, 0 to 100", "75, Well supported", "75, Well supported"]
    with page.expect_download() as download:
        press(page, "Save what was shared as a file")
    assert Path(download.value.path()).read_bytes() == file


def test_a_pasted_link_opens(page: Page, site) -> None:
    link = received(page, site, option(3))
    press(page, "Open the link")
    expect(page.locator("[data-slot=said-open]")).to_have_text("Put a link into the field first.")
    page.get_by_label("Or a link").fill(f" {link}\n")
    page.keyboard.press("Enter")
    expect_opened(page)


def test_the_link_of_all_sections_is_short(page: Page, site) -> None:
    found = banks()
    assert len(found) == 6
    show(page, site, {id: kept(bank, mixed(place)) for place, (id, bank) in enumerate(found.items())})
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect(page.locator("[data-slot=contents] summary")).to_have_count(6)
    page.get_by_label("Passphrase (if you want one)").fill(PHRASE)
    press(page, "Make a link")
    expect(page.get_by_label("The link", exact=True)).to_have_value(re.compile("#s="))
    link = page.get_by_label("The link", exact=True).input_value()
    assert len(link) <= 2000
    page.get_by_label("Passphrase (if you want one)").fill("")
    press(page, "Make a link")
    expect(page.get_by_label("The link", exact=True)).to_have_value(re.compile("#s="))
    plain = page.get_by_label("The link", exact=True).input_value()
    assert len(plain) < len(link)
    press(page, "Show as a QR code")
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    page.evaluate("localStorage.clear()")
    arrive(page, plain)
    expect_opened(page)
    expect(page.locator(".sc-sides")).to_have_count(6)


def test_the_qr_code_is_fetched_when_it_is_asked_for(page: Page, site) -> None:
    show(page, site, mentors(option(3)))
    link = make_link(page, "Seeking guidance")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    press(page, "Show as a QR code")
    code = page.get_by_role("img", name="QR code of the link")
    expect(code).to_be_visible()
    assert [url.rpartition("/")[2] for url in requests] == ["uqr.js"]
    assert sorted(code.evaluate("(svg) => [...svg.querySelectorAll('*')].map(({ tagName }) => tagName)")) == [
        "path",
        "rect",
    ]
    assert code.evaluate("(svg) => svg.getBoundingClientRect().width") >= 200
    drawn = code.locator("path").get_attribute("d")
    address = requests[0]
    expected = page.evaluate(
        """async ([address, link]) => {
          const { encode } = await import(address);
          const { data } = encode(link, { ecc: "L", border: 4 });
          return data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x} ${y}`] : [])));
        }""",
        [address, link],
    )
    assert drawn
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawn)
    dark = [f"{int(x) + step} {y}" for x, y, length in runs for step in range(int(length))]
    assert dark == expected


def test_the_link_can_be_copied_also_where_the_browser_does_not_copy(page: Page, site) -> None:
    show(page, site, mentors(option(3)))
    link = make_link(page, "Seeking guidance")
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    press(page, "Copy the link")
    expect(page.locator("[data-slot=said-share]")).to_have_text("The link is copied.")
    assert page.evaluate("window.copied") == link
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }")
    press(page, "Copy the link")
    expect(page.locator("[data-slot=said-share]")).to_contain_text("The link is marked.")
    marked = "({ selectionStart, selectionEnd, value }) => value.slice(selectionStart, selectionEnd)"
    assert page.get_by_label("The link", exact=True).evaluate(marked) == link


def wrapped(page: Page, content: Any) -> str:
    """What a link holds, for anything, made without the page: not packed, with a right checksum."""
    text = content if isinstance(content, str) else json.dumps(content)
    data = bytes([1, 0]) + text.encode()
    checksum = 0xFFFFFFFF
    for byte in data:
        checksum ^= byte
        for _ in range(8):
            checksum = checksum >> 1 ^ (0xEDB88320 if checksum & 1 else 0)
    whole = data[:1] + (checksum ^ 0xFFFFFFFF).to_bytes(4, "big") + data[1:]
    return base64.urlsafe_b64encode(whole).decode().rstrip("=")


def section(**changes: Any) -> list[Any]:
    """What is shared of the section on mentors, but for some changes."""
    digest = bank_data(banks()[MENTORS])["digest"]
    good = {"id": MENTORS, "revision": 1, "digest": digest, "date": "2026-05-03", "places": "2" * 9}
    return list((good | changes).values())


def test_what_is_made_by_other_programs_opens_too(page: Page, site) -> None:
    arrive(page, f"{site.url}{COMPARE}#s={wrapped(page, [section()])}")
    expect_opened(page)
    assert sides(page)[0][2] == "50, Taking shape"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"revision": 2}, "is not the same on both sides"),
        ({"digest": "00000000"}, "is not the same on both sides"),
        ({"places": "9" * 9}, "none that can be chosen here"),
        ({"places": "22"}, "none that can be chosen here"),
        ({"places": "-" * 9}, "none that can be chosen here"),
        ({"id": "supportive-network/of-another-guide"}, "not in this guide"),
    ],
)
def test_a_section_that_does_not_fit_is_said_beside_one_that_does(
    page: Page, site, changes: dict[str, Any], said: str
) -> None:
    other = section(id=BOUNDARIES, digest=bank_data(banks()[BOUNDARIES])["digest"], places="1" * 10)
    arrive(page, f"{site.url}{COMPARE}#s={wrapped(page, [other, section(**changes)])}")
    expect_opened(page)
    expect(page.locator("[data-slot=compared] section").nth(1)).to_contain_text(said)
    expect(page.locator(".sc-sides:visible")).to_have_count(1)


HOSTILE = [
    ("", "Put a link into the field"),
    ("x", "not complete, or it has been changed"),
    ("%E0%A4%A", "not complete, or it has been changed"),
    ("<img src=x onerror=alert(1)>", "not complete, or it has been changed"),
    ('"><script>alert(1)</script>', "not complete, or it has been changed"),
    ("javascript:alert(1)", "not complete, or it has been changed"),
    ("../../..", "not complete, or it has been changed"),
    ("__proto__", "not complete, or it has been changed"),
    ("A" * 100_001, "too long to be something"),
    ("é\u202e\u0000", "not complete, or it has been changed"),
]


@pytest.mark.parametrize(("fragment", "said"), HOSTILE)
def test_hostile_fragments_are_refused_in_a_sentence(page: Page, site, fragment: str, said: str) -> None:
    page.goto(site.url + COMPARE)
    expect(page.get_by_role("heading", name="Share your answers")).to_be_visible()
    page.evaluate("(text) => (location.hash = text)", f"s={fragment}")
    expect(page.locator("[data-slot=said-open]")).to_contain_text(said)
    expect(page.locator("[data-slot=said-open]")).to_be_focused()
    assert page.url == site.url + COMPARE
    expect(page.locator("[data-slot=opened]")).to_be_hidden()
    assert page.locator("[data-own] :is(script:not([src*='/client/']), img)").count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not complete, or it has been changed"),
        ('{"__proto__": []}', "not complete, or it has been changed"),
        ([], "not complete, or it has been changed"),
        ([["<b>/x", 1, "00000000", "2026-05-03", ""]], "not complete, or it has been changed"),
        ([section(), section()], "not complete, or it has been changed"),
        ([section(id="another/guide")], "from another guide"),
    ],
)
def test_hostile_contents_are_refused_in_a_sentence(page: Page, site, content: Any, said: str) -> None:
    arrive(page, f"{site.url}{COMPARE}#s={wrapped(page, content)}")
    expect(page.locator("[data-slot=said-open]")).to_contain_text(said)
    assert page.url == site.url + COMPARE
    expect(page.locator("[data-slot=opened]")).to_be_hidden()


def test_truncated_and_altered_links_are_refused(page: Page, site) -> None:
    link = received(page, site, option(3))
    for spoiled in (link[:-1], link[:-20], link[:-3] + "AAA", f"{link}A", link.replace("#s=A", "#s=B")):
        arrive(page, spoiled)
        expect(page.locator("[data-slot=said-open]")).to_contain_text("not complete, or it has been changed")


def test_a_file_that_is_too_large_is_refused(page: Page, site) -> None:
    show(page, site)
    buffer = b"A" * 100_001
    page.get_by_label("A file").set_input_files({"name": "x.txt", "mimeType": "text/plain", "buffer": buffer})
    expect(page.locator("[data-slot=said-open]")).to_contain_text("too long to be something")


def test_a_result_of_an_earlier_version_cannot_be_shared(page: Page, site) -> None:
    entry = kept(banks()[MENTORS], option(2))
    entry["finished"]["digest"] = "00000000"
    show(page, site, {MENTORS: entry})
    page.get_by_role("checkbox").click()  # and it comes unchecked again
    expect(page.locator("[data-slot=said-choice]")).to_contain_text("has changed since you finished it")
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    expect(page.get_by_role("button", name="Make a link")).to_be_hidden()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99, "answers": {}}', '{"format":1,"answers":{"a":7}}'])
def test_what_cannot_be_read_is_no_result(page: Page, site, text: str) -> None:
    page.goto(site.url + COMPARE)
    put(page, {MENTORS: text})
    before = stored(page)
    page.reload()
    expect(page.get_by_text("There is no result to share yet.")).to_be_visible()
    arrive(page, f"{site.url}{COMPARE}#s={wrapped(page, [section()])}")
    expect_opened(page)
    assert sides(page)[0][1] == "No result yet"
    assert stored(page) == before


def test_blocked_storage_is_said_and_links_open_all_the_same(page: Page, site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(site.url + COMPARE)
    expect(page.get_by_text("there is nothing to share.")).to_be_visible()
    arrive(page, f"{site.url}{COMPARE}#s={wrapped(page, [section()])}")
    expect_opened(page)
    assert sides(page)[0][1:] == ["No result yet", "50, Taking shape"]


def test_every_kind_of_answer_is_shared_but_for_own_words(browser: Browser, every_kind) -> None:
    bank = banks(EVERY_KIND)["one/nights"]

    def choose(item: Item, _: int) -> Any:
        if item.type == "text":
            return "a secret"
        if item.number:
            return str(item.number.low)
        return [item.options[0].value] if item.type == "multiple" else item.options[0].value

    page = browser.new_page()
    show(page, every_kind, {bank.id: kept(bank, choose)})
    page.get_by_role("checkbox").check()
    expect(page.locator("[data-slot=contents] summary")).to_have_count(1)
    contents = page.locator("[data-slot=contents]")
    expect(contents).not_to_contain_text("a secret")
    press(page, "Make a link")
    link = page.get_by_label("The link", exact=True)
    expect(link).to_have_value(re.compile("#s="))
    arrive(page, link.input_value())
    expect_opened(page)
    for cells in sides(page):
        assert cells[1] == cells[2]
    assert sides(page)
    page.close()


def test_the_keyboard_does_it_all(page: Page, site) -> None:
    show(page, site, mentors(option(3)))
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    expect(page.locator("summary")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    # The theme would take these letters for shortcuts.
    page.keyboard.type("nps f/")
    expect(page.get_by_label("Passphrase (if you want one)")).to_have_value("nps f/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Make a link")).to_be_focused()
    page.keyboard.type("nps f/")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The link", exact=True)).to_be_visible()
    assert page.url == site.url + COMPARE


def empty(page: Page) -> None:
    expect(page.get_by_text("There is no result to share yet.")).to_be_visible()


def chosen(page: Page) -> None:
    put(page, mentors(option(2)))
    page.reload()
    make_link(page, "Seeking guidance")
    page.locator("summary").click()
    press(page, "Show as a QR code")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()


def opened(page: Page) -> None:
    put(page, mentors(option(0)))
    page.reload()
    expect(page.get_by_role("heading", name="Share your answers")).to_be_visible()
    page.evaluate("(text) => (location.hash = text)", f"s={wrapped(page, [section()])}")
    expect_opened(page)


def locked(page: Page) -> None:
    put(page, mentors(option(2)))
    page.reload()
    link = make_link(page, "Seeking guidance", passphrase=PHRASE)
    page.evaluate("(text) => (location.hash = text)", link.partition("#")[2])
    expect(page.get_by_label("The passphrase that you were told")).to_be_focused()


@pytest.mark.parametrize("state", [empty, chosen, opened, locked])
def test_axe_finds_nothing(browser: Browser, site, state) -> None:
    assert violations(browser, site.url + COMPARE, state) == []


@pytest.mark.parametrize("state", [empty, chosen, opened])
def test_nothing_scrolls_sideways_on_a_narrow_screen(page: Page, site, state) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show(page, site)
    state(page)
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0


def test_paper_shows_what_was_opened_and_nothing_to_press(page: Page, site) -> None:
    show(page, site)
    opened(page)
    page.emulate_media(media="print")
    expect(page.locator(".sc-sides")).to_be_visible()
    expect(page.locator(".sc-talk")).to_be_visible()
    expect(page.locator(".sc-own button:visible, .sc-own input:visible, .sc-exit:visible")).to_have_count(0)
