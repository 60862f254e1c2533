"""Text that means no good, in all that authors write and readers bring: it is text, and nothing of it runs.

The pages' security policy would stop most of it. That it has nothing to stop is what these tests demand.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

import pytest
from attempts import part
from kept import PREFIX, put
from own import step
from playwright.sync_api import Browser, Page, expect
from reader import show

from hostile.xss import AUTHORED, PAYLOADS, squeezed, write_guide
from hosting import hosted
from selfcheck.build import build

PARTS = 12
"""How many pieces the texts are cut into where one place holds several."""

WATCH = """
window.caught = [];
const catching = (what) => (said) => { window.caught.push(`${what}: ${said}`); };
Object.defineProperty(window, "xss", { set: catching("xss"), get: () => undefined });
for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = catching(name);
document.addEventListener("securitypolicyviolation", ({ violatedDirective, sample, blockedURI }) =>
  catching("policy")(`${violatedDirective} ${sample} ${blockedURI}`));
"""

FOREIGN = """() => {
  const odd = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const { localName: name, attributes } = element;
      const whole = element.cloneNode(false).outerHTML.slice(0, 200);
      if (name === "template") look(element.content);
      if (/^(iframe|object|embed|applet|base|math|style|marquee|frame|portal|audio|video|image|use|xmp)$/.test(name))
        odd.push(whole);
      for (const { name: key, value } of attributes) {
        if (/^(on|srcdoc|formaction|ping|background|poster)/.test(key) || /[<`"']/.test(key)) odd.push(whole);
        const runs = /^[\\s\\0-\\x20]*(java|vb|live)script\\s*:|^data:/i.test(value);
        if (runs && /^(href|src|action|xlink:href)$/.test(key)) odd.push(whole);
      }
      if (name === "script" && /xss|evil/.test(element.src || element.textContent) && !element.closest("template"))
        odd.push(whole);
      if (name === "meta" && /refresh/i.test(element.httpEquiv)) odd.push(whole);
      if (name === "link" && new URL(element.href).origin !== location.origin) odd.push(whole);
    }
  };
  look(document);
  return [...odd, ...window.caught];
}"""
"""What no page of ours has, and what was caught."""


@dataclass
class Hostile:
    """A page of the guide, and everything it asked for."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path)
        return self.page

    def is_harmless(self) -> None:
        assert self.page.evaluate(FOREIGN) == []
        assert [each for each in self.requests if not each.startswith((self.url, "data:image/"))] == []
        assert self.errors == []


@contextmanager
def published(folder: Path, *, html: bool) -> Iterator[str]:
    """The guide on a server; gives the address of its home page."""
    write_guide(folder / "content", html=html)
    with hosted(folder / "site", "/repo/") as url:
        outcome = build(folder / "content", folder / "site", url)
        assert {each.code for each in outcome.problems} <= {"SC308", "SC313", "SC232"}
        yield url


@contextmanager
def visited(browser: Browser, url: str) -> Iterator[Hostile]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    context.set_default_timeout(10_000)
    page = context.new_page()
    watched = Hostile(page, url)
    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    yield watched
    watched.is_harmless()
    context.close()


@pytest.fixture(scope="module")
def without_html(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with published(tmp_path_factory.mktemp("hostile"), html=False) as url:
        yield url


@pytest.fixture
def hostile(browser: Browser, without_html: str) -> Iterator[Hostile]:
    with visited(browser, without_html) as watched:
        yield watched


def texts(page: Page, selector: str) -> str:
    return squeezed(" ".join(page.locator(selector).all_text_contents()))


def missing(page: Page, selector: str, *expected: str) -> list[str]:
    """Which of these texts are not to be read there, just as they were written."""
    found = texts(page, selector)
    return [text for text in expected if squeezed(text) not in found]


OWN_WORDS = " ".join(AUTHORED)
"""What a reader writes in answer to a question."""


def packed(pieces: int) -> list[str]:
    """All texts that a reader may bring, cut into pieces."""
    size = -(-len(PAYLOADS) // pieces)
    return [" ".join(PAYLOADS[at : at + size]) for at in range(0, len(PAYLOADS), size)]


def go_everywhere(hostile: Hostile) -> None:
    """All pages of the guide, with a result that is shown and a step in the plan, and the search."""
    for path in ("", "one/", "one/beta/", "about/"):
        hostile.open(path)
        assert '"><img src=x onerror=xss=1></title><script>xss=1</script>' in hostile.page.title()
        hostile.is_harmless()
    assert missing(hostile.page, "article pre", *AUTHORED) == []
    page = hostile.open("one/alpha/")
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    assert missing(page, "legend", *AUTHORED) == []
    for item in ("i0", "i1", "several"):
        box = page.locator(f"[data-item={item}] input").nth(1)
        box.evaluate("(box) => box.click()")  # questions that come into sight move what a pointer would aim at
        expect(box).to_be_checked()
    page.locator("[data-item=own] textarea").fill(OWN_WORDS)
    page.locator("[data-item=amount] input").fill('"><img src=x onerror=xss=1>')
    show(page)
    page.get_by_role("button", name="Show my result anyway").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(page.locator("[data-said=own] dd")).not_to_be_empty()
    assert missing(page, "[data-said=own] dd", OWN_WORDS) == []
    for summary in page.locator("#sc-result summary:visible").all():
        summary.click()
    page.get_by_role("button", name="Add to my plan").first.click()
    expect(page.get_by_role("link", name="In your plan").first).to_be_visible()
    hostile.is_harmless()
    hostile.open("my/plan/")
    expect(page.locator("[data-slot=open] h3")).to_be_visible()
    hostile.is_harmless()
    hostile.open(f"?q={quote('<img src=x onerror=xss=1> iframe')}")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert missing(page, ".md-search-result", "<video src=x onerror=xss=1>") == []


def test_what_authors_write_is_text(hostile: Hostile) -> None:
    go_everywhere(hostile)


def test_of_html_that_is_let_through_nothing_runs(browser: Browser, tmp_path: Path) -> None:
    with published(tmp_path, html=True) as url, visited(browser, url) as hostile:
        go_everywhere(hostile)


def test_what_readers_keep_is_text(hostile: Hostile) -> None:
    page = hostile.open("my/data/")
    text = cycle(packed(PARTS))

    def attempt(date: str) -> dict[str, object]:
        shown = {"shown": next(text), "band": next(text), "x": next(text), "low": next(text), "high": next(text)}
        answers = {
            "b0": {"value": next(text), "fingerprint": next(text), "revision": 1},
            next(text): {"value": next(text)},
        }
        headline = {"shown": next(text), "band": next(text)}
        return {
            "date": date, "revision": 1, "digest": next(text), "answers": answers, "headline": headline,
            "scores": {"overall": shown, next(text): shown},
        }  # fmt: skip

    def section() -> dict[str, object]:
        dates = ("2026-03-01T10:00:00.000Z", next(text), "2026-05-01T10:00:00.000Z")
        first, second, last = map(attempt, dates)
        return {"format": 1, "bank": next(text), "answered": 3, "answers": last["answers"], "attempts": [first, second],
                "finished": last}  # fmt: skip

    own = [
        step(f"s{number}", each, cue=next(text), note=next(text), text=next(text), section=next(text), every=next(text))
        for number, each in enumerate(packed(PARTS))
    ]
    entries = {
        "one/alpha": section(),
        "one/beta": section(),
        "plan": {"format": 1, "steps": own},
        "matters": {"format": 1, "sections": {"one/alpha": next(text), next(text): 3}},
        "reread": {"format": 1, "sections": {"one/alpha": {"date": next(text), "read": [next(text)]}}},
        **{f"one/{each}": section() for each in islice(PAYLOADS, 0, None, 9)},
        **{f"{each}:backup": each for each in islice(PAYLOADS, 4, None, 9)},
    }
    file = {
        "selfcheck": "export", "format": 1, "site": "/repo/", "date": "2026-05-01T10:00:00.000Z",
        "entries": {PREFIX + key: json.dumps(entry) for key, entry in entries.items()},
    }  # fmt: skip
    for content in (json.dumps(file), " ".join(PAYLOADS)):
        name = {"name": '"><img src=x onerror=xss=1>.json', "mimeType": "", "buffer": content.encode()}
        page.locator("#sc-import").set_input_files(name)
        expect(page.locator("[data-slot=said-import], [data-slot=import]").filter(visible=True).first).to_be_visible()
        hostile.is_harmless()
    put(page, entries)
    for path in ("my/data/", "my/profile/", "my/plan/", "my/compare/", "one/beta/"):
        hostile.open(path)
        expect(page.locator("[data-live], [data-slot=live]:visible").first).to_be_visible()
        if path == "my/plan/":
            expect(page.locator("[data-slot=open] h3")).to_have_count(PARTS)
            assert missing(page, "[data-slot=open] h3", *packed(PARTS)) == []
        elif path == "my/data/":
            assert missing(page, ".sc-list", *islice(PAYLOADS, 0, None, 9)) == []
        elif path == "one/beta/":
            part(page, "All your attempts").locator("summary").click()
        hostile.is_harmless()


def test_what_somebody_shares_is_text(hostile: Hostile) -> None:
    page = hostile.page
    text = cycle(packed(PARTS))
    plain = [
        ["one/beta", 1, "00000000", "2026-05-01", "012", next(text)],
        ["two/gone", 1, "00000000", "2026-05-01", ""],
    ]
    wrong = [[next(text), 1, next(text), next(text), next(text), next(text)]]
    for fragment in (shared(plain), shared(wrong), quote(" ".join(PAYLOADS)), next(text)):
        page.goto("about:blank")
        hostile.open(f"my/compare/#s={fragment}")
        expect(page.locator("[data-slot=live]")).to_be_visible()
        hostile.is_harmless()
    page.get_by_label("Or a link").fill(" ".join(PAYLOADS))
    page.get_by_role("button", name="Open the link").click()
    hostile.open("one/beta/#<img src=x onerror=xss=1>")


def shared(sections: list[list[object]]) -> str:
    """What a link holds, as `envelope.js` reads it: version, checksum, flags, text."""
    body = b"\0" + json.dumps(sections).encode()
    checksum = zlib.crc32(b"\x01" + body).to_bytes(4, "big")
    return base64.urlsafe_b64encode(b"\x01" + checksum + body).decode().rstrip("=")
