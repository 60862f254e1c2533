"""The page "Your data": what is kept, taking it along, bringing it back, one visit only, deleting."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta
from kept import BLOCKED, BOUNDARIES, DATE, FULL, MENTORS, PREFIX, banks, kept, option, ours, put, stored
from nights import EVERY_KIND
from playwright.sync_api import Browser, Page, expect
from reader import explained_result, fill_in

from axe import violations
from places import REPOSITORY

DATA = "my/data/"
SCHEMA = json.loads((REPOSITORY / "templates" / "export.schema.json").read_text())

STEP = {
    "id": "one", "section": MENTORS, "step": "one-question", "title": "Ask", "cue": "", "date": "2026-12-01",
    "every": "week", "note": "", "status": "open", "added": DATE,
}  # fmt: skip


def everything() -> dict[str, Any]:
    """One entry of every kind."""
    bank = banks()[MENTORS]
    earlier = {**kept(bank, option(1))["finished"], "date": "2026-03-02T10:00:00.000Z"}
    scores = {"overall": {"shown": "50", "band": "Taking shape", "x": "50", "low": "0", "high": "100"}}
    return {
        MENTORS: kept(bank, option(2), attempts=[{**earlier, "scores": scores}]),
        BOUNDARIES: kept(banks()[BOUNDARIES], option(3)),
        "plan": {"format": 1, "steps": [STEP]},
        "matters": {"format": 1, "sections": {MENTORS: 3, BOUNDARIES: 0}},
        "reread": {"format": 1, "sections": {MENTORS: {"date": DATE, "read": ["several-helpers"]}}},
        f"{MENTORS}:backup": "{broken",
        "supportive-network/gone": '{"format": 1, "bank": "supportive-network/gone", "answered": 0, "answers": {}}',
    }


def show(page: Page, site, entries: dict[str, Any] | None = None) -> None:
    """The page, with these entries stored."""
    page.goto(site.url + DATA)
    if entries:
        put(page, entries)
        page.reload()
    expect(page.locator("[data-slot=where]")).not_to_be_empty()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def saved(page: Page, button: str) -> tuple[str, str]:
    """Name and text of the file behind a button."""
    with page.expect_download() as download:
        press(page, button)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes().decode("utf-8")


def bring(page: Page, text: str) -> None:
    page.locator("#sc-import").set_input_files({"name": "x.json", "mimeType": "", "buffer": text.encode()})


def rows(page: Page) -> list[str]:
    return [" | ".join(row.locator("th, td").all_text_contents()) for row in page.locator(".sc-list tbody tr").all()]


def test_nothing_is_kept_at_first(page: Page, site) -> None:
    show(page, site)
    expect(page.get_by_text("Nothing is kept here yet")).to_be_visible()
    expect(page.locator("[data-slot=saving]")).to_have_text("Saving works.")
    expect(page.locator(".sc-list")).to_be_hidden()
    press(page, "Save everything as a file")
    expect(page.locator("[data-slot=said-export]")).to_have_text("There is nothing to save yet.")
    press(page, "Save answers for a spreadsheet")
    expect(page.locator("[data-slot=said-export]")).to_have_text("There is nothing to save yet.")
    assert ours(page) == {}


def test_everything_that_is_kept_is_listed_with_its_size(page: Page, site) -> None:
    show(page, site, everything())
    assert [row.rpartition(" | ")[0] for row in rows(page)] == [
        "How much each section matters to you | 2 sections",
        "Your plan | 1 step",
        "What you have read again | 1 section",
        "Balancing work and personal interactions | 10 answers; result of May 3, 2026",
        "supportive-network/gone (no longer in this guide) | 0 answers",
        "Seeking guidance from mentors | 9 answers; result of May 3, 2026; earlier results: March 2, 2026",
        "A copy of what could not be read: Seeking guidance from mentors | ",
    ]
    expect(page.locator("[data-slot=total]")).to_have_text("4.7 kB")


def test_what_cannot_be_read_is_said_and_left_alone(page: Page, site) -> None:
    entries = {MENTORS: "{broken", BOUNDARIES: '{"format": 7}', "plan": "[]"}
    show(page, site, entries)
    assert [row.split(" | ")[1] for row in rows(page)] == [
        "cannot be read",
        "from a newer version of these pages",
        "cannot be read",
    ]
    assert ours(page) == {PREFIX + name: text for name, text in entries.items()}


def test_an_answer_of_the_page_before_and_of_another_tab_is_there(page: Page, site) -> None:
    page.goto(site.url + site.section, wait_until="networkidle")
    fill_in(page, 2)
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Your data").click()
    expect(page.locator(".sc-list tbody")).to_contain_text("1 answer")
    other = page.context.new_page()
    other.goto(site.url + "supportive-network/boundaries/")
    fill_in(other, 1, 2)
    expect(page.locator(".sc-list tbody")).to_contain_text("2 answers")


def test_two_tabs_of_the_page_do_not_keep_each_other_busy(page: Page, site) -> None:
    show(page, site)
    other = page.context.new_page()
    other.goto(site.url + DATA)
    other.evaluate("window.heard = 0; addEventListener('storage', () => window.heard++)")
    page.reload()
    other.wait_for_function("() => window.heard >= 2")
    heard = other.evaluate("() => new Promise((done) => setTimeout(() => done(window.heard), 300))")
    assert heard <= 8


def test_export_delete_and_import_are_the_identity(page: Page, site) -> None:
    show(page, site, everything())
    page.evaluate("localStorage.setItem('another', 'site')")
    before = stored(page)
    name, text = saved(page, "Save everything as a file")
    assert name.startswith("selfcheck-repo-20")
    assert name.endswith(".json")
    press(page, "Delete everything")
    press(page, "Delete everything now")
    expect(page.locator("[data-slot=said-delete]")).to_have_text("Everything is deleted.")
    expect(page.locator("[data-slot=said-export]")).to_be_empty()
    assert stored(page) == {"another": "site"}
    bring(page, text)
    question = page.get_by_role("region", name="Bring in what was saved on")
    expect(question).to_be_focused()
    expect(question).to_contain_text("This is new:")
    assert stored(page) == {"another": "site"}
    press(page, "Bring it in")
    expect(page.locator("[data-slot=said-import]")).to_have_text("It is brought in.")
    expect(page.locator("#sc-import")).to_be_focused()
    assert stored(page) == before
    assert len(rows(page)) == 7


def test_the_export_is_what_its_published_schema_says(page: Page, site) -> None:
    show(page, site, everything())
    address = page.get_by_role("link", name="JSON Schema").evaluate("(link) => link.href")
    published = json.loads((site.folder / address.removeprefix(site.url)).read_text())
    assert published == SCHEMA
    meta.validate(SCHEMA)
    written = json.loads(saved(page, "Save everything as a file")[1])
    Draft202012Validator(SCHEMA).validate(written)
    assert written["entries"] == ours(page)
    validate_entries(written["entries"])


def validate_entries(entries: dict[str, str]) -> set[str]:
    """Each entry is what the schema says of its kind, and has no key that it does not tell of; gives the kinds."""
    kinds = set()
    for key, entry in entries.items():
        name = key.removeprefix(PREFIX)
        if name.endswith(":backup"):
            continue
        kind = "section" if "/" in name else name
        part = {"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]}
        Draft202012Validator(part).validate(json.loads(entry))
        assert set(json.loads(entry)) <= set(SCHEMA["$defs"][kind]["properties"])
        kinds.add(kind)
    return kinds


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"more": 1},
        {"site": "repo"},
        {"date": "today"},
        {"entries": {"theme": "x"}},
        {"entries": {f"{PREFIX}plan": 1}},
    ],
)
def test_the_schema_refuses_what_is_no_export(change: dict[str, Any]) -> None:
    good = {"selfcheck": "export", "format": 1, "site": "/repo/", "date": DATE, "entries": {f"{PREFIX}plan": "{}"}}
    validator = Draft202012Validator(SCHEMA)
    assert validator.is_valid(good)
    assert not validator.is_valid(good | change)


def test_what_a_reader_leaves_in_the_browser_is_what_the_schema_says(page: Page, site) -> None:
    explained_result(page, site.url + site.section, *[0] * 9)
    page.get_by_role("button", name="Read", exact=True).first.click()
    page.get_by_role("button", name="Add to my plan").first.click()
    page.goto(f"{site.url}my/profile/")
    page.get_by_label("Seeking guidance").select_option("3: much")
    page.goto(site.url + DATA)
    written = json.loads(saved(page, "Save everything as a file")[1])
    Draft202012Validator(SCHEMA).validate(written)
    assert validate_entries(written["entries"]) == {"section", "plan", "matters", "reread"}
    assert "finished" in json.loads(written["entries"][PREFIX + MENTORS])


def test_an_import_says_what_it_joins_and_can_be_left(page: Page, site) -> None:
    show(page, site, everything())
    text = saved(page, "Save everything as a file")[1]
    put(page, {MENTORS: kept(banks()[MENTORS], option(4)), "supportive-network/accountability": "{}"})
    before = stored(page)
    bring(page, text)
    question = page.get_by_role("region", name="Bring in what was saved on")
    expect(question.locator("[data-slot=joined] li")).to_have_text(["Seeking guidance from mentors"])
    expect(question.locator("[data-slot=staying] li")).to_have_text(["Establishing accountability partnerships"])
    expect(question.locator("[data-slot=same] li")).to_have_count(6)
    expect(question.locator("[data-slot=added]")).to_be_hidden()
    press(page, "Leave all as it is")
    expect(question).to_be_hidden()
    expect(page.locator("[data-slot=said-import]")).to_have_text("Nothing was brought in.")
    assert stored(page) == before


def test_an_import_loses_nothing_and_asks_anew_when_something_has_changed(page: Page, site) -> None:
    bank = banks()[MENTORS]
    later = kept(bank, option(4))
    later["finished"]["date"] = "2026-06-01T10:00:00.000Z"
    coming = {
        MENTORS: kept(bank, option(1)),
        BOUNDARIES: "{",
        "plan": {"format": 1, "steps": [STEP | {"note": "new"}, STEP | {"id": "two"}]},
        "matters": '{"format": 2}',
    }
    show(page, site, everything() | {MENTORS: later, "matters": "{theirs"})
    entries = {f"{PREFIX}{name}": each if isinstance(each, str) else json.dumps(each) for name, each in coming.items()}
    bring(page, file(entries=entries))
    question = page.get_by_role("region", name="Bring in what was saved on")
    expect(question.locator("[data-slot=joined] li")).to_have_text(
        ["How much each section matters to you", "Your plan", "Seeking guidance from mentors"]
    )
    copies = [f"A copy of what could not be read: {name}" for name in ("Balancing work", "How much")]
    expect(question.locator("[data-slot=added] li")).to_contain_text(copies)
    expect(question.locator("[data-slot=staying]")).to_contain_text("Balancing work")
    answered = kept(bank, option(3)) | {"finished": later["finished"]}
    put(page, {MENTORS: answered})
    before = stored(page)
    press(page, "Bring it in")
    expect(page.locator("[data-slot=said-import]")).to_contain_text("Something has changed here in the meantime")
    expect(question).to_be_focused()
    assert stored(page) == before
    press(page, "Bring it in")
    expect(page.locator("[data-slot=said-import]")).to_have_text("It is brought in.")
    now = {key.removeprefix(PREFIX): text for key, text in ours(page).items()}
    mentors = json.loads(now[MENTORS])
    assert (mentors["answers"], mentors["finished"]) == (answered["answers"], later["finished"])
    assert [attempt["date"] for attempt in mentors["attempts"]] == [DATE]
    assert [(step["id"], step["note"]) for step in json.loads(now["plan"])["steps"]] == [("one", "new"), ("two", "")]
    assert (now[BOUNDARIES], now[f"{BOUNDARIES}:backup"]) == (before[PREFIX + BOUNDARIES], "{")
    assert (now["matters"], now["matters:backup"]) == ('{"format": 2}', "{theirs")


def file(**changes: Any) -> str:
    """A file that was saved, but for these changes."""
    return json.dumps({"selfcheck": "export", "format": 1, "site": "/repo/", "date": DATE, "entries": {}} | changes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not a file that was saved on this page"),
        (file(format=2), "saved by another version"),
        (file(site="/"), "another site"),
        (file(entries={"theme": "dark"}), "does not belong"),
        (file(__proto__={}), "could do harm"),
        (file(entries={f"{PREFIX}plan": '{"constructor": 1}'}), "could do harm"),
    ],
    ids=["shape", "version", "site", "foreign", "proto", "constructor"],
)
def test_a_file_that_is_no_export_is_refused_in_a_sentence(page: Page, site, text: str, said: str) -> None:
    show(page, site, everything())
    before = stored(page)
    bring(page, text)
    expect(page.locator("[data-slot=said-import]")).to_contain_text(said)
    expect(page.get_by_role("button", name="Bring it in")).to_be_hidden()
    assert stored(page) == before


def test_what_is_too_much_for_one_file_comes_in_several_and_all_come_back(page: Page, site, tmp_path: Path) -> None:
    show(page, site, {MENTORS: "{" + "ü" * 400_000, BOUNDARIES: "{" + "ö" * 400_000, "plan": "{}"})
    before = stored(page)
    with (
        page.expect_download(lambda download: "-1-of-2.json" in download.suggested_filename) as first,
        page.expect_download(lambda download: "-2-of-2.json" in download.suggested_filename) as second,
    ):
        press(page, "Save everything as a file")
    expect(page.locator("[data-slot=said-export]")).to_contain_text("2 files are ready")
    press(page, "Delete everything")
    press(page, "Delete everything now")
    assert stored(page) == {}
    for download in (first, second):
        page.locator("#sc-import").set_input_files(download.value.path())
        press(page, "Bring it in")
        expect(page.locator("[data-slot=said-import]")).to_have_text("It is brought in.")
    assert stored(page) == before
    (tmp_path / "large.json").write_text(" " * 1_000_001)
    page.locator("#sc-import").set_input_files(tmp_path / "large.json")
    expect(page.locator("[data-slot=said-import]")).to_contain_text("larger than any that is saved on this page")
    put(page, {MENTORS: "ü" * 600_000})
    press(page, "Save everything as a file")
    expect(page.locator("[data-slot=said-export]")).to_contain_text("Keep the file all the same")


def test_the_table_for_a_spreadsheet_has_a_row_for_each_answer(page: Page, site) -> None:
    show(page, site, everything())
    name, text = saved(page, "Save answers for a spreadsheet")
    assert name.endswith(".csv")
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert table[0] == ["Section", "Date of the attempt", "Name of the question", "Question", "Answer", "Value"]
    assert len(table) == 1 + 10 * 2 + 9 * 3
    question = "These days, I know someone I could ask how they handle pressures like mine."
    mentors = "Seeking guidance from mentors"
    assert [mentors, "current", "someone-to-ask", question, "Partly", "2"] in table
    assert [mentors, "2026-03-02T10:00:00.000Z", "someone-to-ask", question, "A little", "1"] in table
    expect(page.locator("[data-slot=said-export]")).to_contain_text(name)


def test_every_kind_of_answer_has_its_words_in_the_table(browser: Browser, every_kind) -> None:
    bank = banks(EVERY_KIND)["one/nights"]
    item = next(item for item in bank.items if item.type == "multiple")
    first, second = item.options[:2]
    value = [first.value, second.value]
    answer = {"value": value, "fingerprint": item.fingerprint, "revision": bank.revision}
    page = browser.new_page()
    show(page, every_kind, {bank.id: {"format": 1, "bank": bank.id, "answered": 1, "answers": {item.id: answer}}})
    table = list(csv.reader(io.StringIO(saved(page, "Save answers for a spreadsheet")[1].removeprefix("\ufeff"))))
    assert [row[2:] for row in table[1:]] == [
        [item.id, f"{item.text} (choose any number)", f"{first.label}; {second.label}", "; ".join(value)]
    ]
    page.close()


def test_without_the_wording_the_table_is_there_and_it_is_said(page: Page, site) -> None:
    show(page, site, everything())
    page.route("**/supportive-network/**", lambda route: route.fulfill(status=404))
    text = saved(page, "Save answers for a spreadsheet")[1]
    expect(page.locator("[data-slot=said-export]")).to_contain_text("could not be loaded")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert ["Seeking guidance from mentors", "current", "someone-to-ask", "", "", "2"] in table


def in_tab(page: Page) -> bool:
    return page.evaluate("sessionStorage.getItem('selfcheck:/repo/:session') !== null")


def test_this_tab_only_without_anything_kept(page: Page, site) -> None:
    show(page, site)
    press(page, "Keep in this tab only")
    expect(page.locator("[data-slot=where]")).to_contain_text("Kept in this tab alone")
    expect(page.get_by_role("button", name="Keep in this browser again")).to_be_focused()
    page.goto(site.url + site.section)
    fill_in(page, *[2] * 9)
    expect(page.locator(".sc-saved")).to_have_text("Kept only in this tab")
    assert ours(page) == {}
    assert set(ours(page, "sessionStorage")) == {PREFIX + MENTORS, f"{PREFIX}session"}
    page.reload()
    expect(page.locator("#sc-count")).to_have_text("9 of 9 answered")
    expect(page.locator(".sc-saved")).to_have_text("Kept only in this tab")
    page.goto(f"{site.url}supportive-network/")
    expect(page.locator(f"[data-section='{MENTORS}']")).to_contain_text("9 of 9")


def plan_a_step(page: Page) -> None:
    page.get_by_label("What will you do?").fill("Call Kim")
    page.keyboard.press("Enter")


def say_what_matters(page: Page) -> None:
    page.get_by_label("Seeking guidance").select_option("3: much")


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("supportive-network/mentors/", lambda page: fill_in(page, 1)),
        ("my/plan/", plan_a_step),
        ("my/profile/", say_what_matters),
    ],
    ids=["section", "plan", "profile"],
)
def test_every_page_says_where_it_saves(page: Page, site, path: str, change: Callable[[Page], None]) -> None:
    said = page.locator(".sc-saved, .sc-own-saving")
    page.goto(site.url + path)
    change(page)
    expect(said).to_have_text("Saved in this browser")
    page.evaluate("localStorage.clear(), sessionStorage.setItem('selfcheck:/repo/:session', '1')")
    page.reload()
    change(page)
    expect(said).to_have_text("Kept only in this tab")
    assert ours(page) == {}
    # What stands in the page whatever is saved where.
    assert "this browser" not in page.get_by_role("main").inner_text()


@pytest.mark.parametrize(
    ("button", "local", "session"),
    [("Move it into this tab", False, True), ("Delete it", False, False), ("Leave it in the browser", True, False)],
)
def test_this_tab_only_asks_what_becomes_of_the_rest(page: Page, site, button: str, local: bool, session: bool) -> None:
    show(page, site, everything())
    before = ours(page)
    press(page, "Keep in this tab only")
    dialog = page.get_by_role("dialog", name="What becomes of what this browser keeps?")
    expect(dialog).to_be_visible()
    assert not in_tab(page)
    dialog.get_by_role("button", name="Cancel").click()
    assert not in_tab(page)
    assert ours(page) == before
    press(page, "Keep in this tab only")
    dialog.get_by_role("button", name=button).click()
    expect(page.locator("[data-slot=said-session]")).to_have_text("From now on everything stays in this tab.")
    assert in_tab(page)
    assert ours(page) == (before if local else {})
    there = {key: text for key, text in ours(page, "sessionStorage").items() if not key.endswith(":session")}
    assert there == (before if session else {})
    expect(page.locator("[data-slot=elsewhere]")).to_be_visible(visible=local)


@pytest.mark.parametrize(("button", "kept_again"), [("Move it into the browser", True), ("Delete it", False)])
def test_back_to_the_browser(page: Page, site, button: str, kept_again: bool) -> None:
    show(page, site, everything())
    before = ours(page)
    press(page, "Keep in this tab only")
    press(page, "Move it into this tab")
    press(page, "Keep in this browser again")
    page.get_by_role("dialog", name="What becomes of what is in this tab?").get_by_role("button", name=button).click()
    expect(page.get_by_role("button", name="Keep in this tab only")).to_be_focused()
    assert ours(page) == (before if kept_again else {})
    assert ours(page, "sessionStorage") == {}


def test_back_to_the_browser_joins_what_both_have_kept(page: Page, site) -> None:
    bank = banks()[MENTORS]
    show(page, site, everything())
    press(page, "Keep in this tab only")
    press(page, "Leave it in the browser")
    later = kept(bank, option(4))
    later["finished"]["date"] = "2026-06-01T10:00:00.000Z"
    own = {
        MENTORS: later,
        "plan": {"format": 1, "steps": [STEP | {"note": "new"}, STEP | {"id": "two"}]},
        "matters": {"format": 1, "sections": {MENTORS: 4}},
        BOUNDARIES: "{",
    }
    put(page, own, "sessionStorage")
    before = ours(page)
    press(page, "Keep in this browser again")
    dialog = page.get_by_role("dialog", name="What becomes of what is in this tab?")
    expect(dialog).to_contain_text("joins what the browser has kept. All results and steps stay")
    dialog.get_by_role("button", name="Move it into the browser").click()
    expect(page.locator(".sc-list tbody")).to_contain_text("earlier results: March 2, 2026, May 3, 2026")
    now = {key.removeprefix(PREFIX): text for key, text in ours(page).items()}
    assert json.loads(now[MENTORS])["answers"] == later["answers"]
    assert [(step["id"], step["note"]) for step in json.loads(now["plan"])["steps"]] == [("one", "new"), ("two", "")]
    assert json.loads(now["matters"])["sections"] == {MENTORS: 4, BOUNDARIES: 0}
    assert (now[BOUNDARIES], now[f"{BOUNDARIES}:backup"]) == (before[PREFIX + BOUNDARIES], "{")
    assert ours(page, "sessionStorage") == {}


def test_delete_everything_leaves_no_key_in_either_storage(page: Page, site) -> None:
    show(page, site, everything())
    press(page, "Keep in this tab only")
    press(page, "Leave it in the browser")
    put(page, everything(), "sessionStorage")
    page.evaluate("localStorage.setItem('another', 'site')")
    press(page, "Delete everything")
    dialog = page.get_by_role("dialog", name="Delete everything?")
    dialog.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("button", name="Delete everything", exact=True)).to_be_focused()
    assert len(ours(page)) == 7
    press(page, "Delete everything")
    press(page, "Delete everything now")
    expect(page.locator("[data-slot=said-delete]")).to_contain_text("The choice of this tab alone is deleted too")
    assert stored(page) == {"another": "site"}
    assert ours(page, "sessionStorage") == {}
    expect(page.get_by_text("Nothing is kept here yet")).to_be_visible()


def test_deleting_that_takes_its_time_is_said(page: Page, site) -> None:
    page.add_init_script("""
      const { keys } = CacheStorage.prototype;
      CacheStorage.prototype.keys = () => new Promise((done) => (window.letGo = () => done(keys.call(caches))));
    """)
    show(page, site, everything())
    press(page, "Delete everything")
    press(page, "Delete everything now")
    expect(page.locator("[data-slot=said-delete]")).to_have_text("Everything is being deleted …")
    page.wait_for_function("() => window.letGo")
    page.evaluate("window.letGo()")
    expect(page.locator("[data-slot=said-delete]")).to_have_text("Everything is deleted.")


def test_asking_to_keep_it_says_what_the_browser_answers(page: Page, site) -> None:
    page.add_init_script("""
      let kept = false;
      navigator.storage.persisted = async () => { throw new DOMException("no", "SecurityError"); };
      navigator.storage.persist = async () => (kept = window.name !== "refuse");
    """)
    show(page, site)
    page.evaluate("window.name = 'refuse'")
    press(page, "Ask to keep it")
    expect(page.locator("[data-slot=said-persist]")).to_contain_text("has not agreed")
    page.evaluate("window.name = ''")
    press(page, "Ask to keep it")
    expect(page.locator("[data-slot=said-persist]")).to_have_text("Your browser has agreed to keep it.")


def test_blocked_storage_is_said(page: Page, site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(site.url + DATA)
    expect(page.locator("[data-slot=where]")).to_contain_text("does not let the page look at what it keeps")
    expect(page.locator("[data-slot=saving]")).to_contain_text("Saving does not work")
    press(page, "Save everything as a file")
    expect(page.locator("[data-slot=said-export]")).to_have_text("There is nothing to save yet.")
    press(page, "Keep in this tab only")
    expect(page.locator("[data-slot=said-session]")).to_contain_text("Nothing was changed")
    press(page, "Delete everything")
    press(page, "Delete everything now")
    expect(page.locator("[data-slot=said-delete]")).to_contain_text("did not allow everything to be deleted")
    bring(page, file(entries={f"{PREFIX}plan": "{}"}))
    expect(page.locator("[data-slot=said-import]")).to_contain_text("Nothing was changed")


def test_full_storage_is_said_and_nothing_is_lost(page: Page, site) -> None:
    show(page, site, everything())
    text = saved(page, "Save everything as a file")[1]
    page.evaluate("localStorage.removeItem('selfcheck:/repo/:plan')")
    before = stored(page)
    page.add_init_script(FULL)
    page.reload()
    expect(page.locator("[data-slot=saving]")).to_contain_text("storage of this browser is full")
    bring(page, text)
    press(page, "Bring it in")
    expect(page.locator("[data-slot=said-import]")).to_contain_text("not enough room")
    press(page, "Keep in this tab only")
    press(page, "Move it into this tab")
    expect(page.locator("[data-slot=said-session]")).to_contain_text("not enough room")
    assert {key: before[key] for key in stored(page)} == stored(page)


def test_the_keyboard_does_it_all(page: Page, site) -> None:
    show(page, site, everything())
    button = page.get_by_role("button", name="Delete everything", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Delete everything?")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=said-delete]")).to_have_text("Everything is deleted.")
    expect(button).to_be_focused()


def test_it_says_who_else_can_see_it(page: Page, site) -> None:
    page.goto(site.url + DATA)
    main = page.get_by_role("main")
    for words in ("every other site of this user", "whoever hosts these pages sees", "Safari deletes", "seven days"):
        expect(main).to_contain_text(words)


def empty(page: Page) -> None:
    expect(page.locator("[data-slot=where]")).not_to_be_empty()


def filled(page: Page) -> None:
    put(page, everything())
    page.reload()
    expect(page.locator(".sc-list tbody tr")).to_have_count(7)


def asked_to_import(page: Page) -> None:
    filled(page)
    text = saved(page, "Save everything as a file")[1]
    bring(page, text)
    expect(page.get_by_role("region", name="Bring in")).to_be_visible()


def asked_to_delete(page: Page) -> None:
    press(page, "Delete everything")


@pytest.mark.parametrize("state", [empty, filled, asked_to_import, asked_to_delete])
def test_axe_finds_nothing(browser: Browser, site, state) -> None:
    assert violations(browser, site.url + DATA, state) == []


def test_nothing_scrolls_sideways_on_a_narrow_screen(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show(page, site, everything())
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0


def test_paper_shows_what_is_kept_and_nothing_to_press(page: Page, site) -> None:
    show(page, site, everything())
    page.emulate_media(media="print")
    expect(page.locator(".sc-list")).to_be_visible()
    expect(page.locator(".sc-own button:visible, .sc-own input:visible, .sc-exit:visible")).to_have_count(0)
