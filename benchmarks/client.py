"""Measures what the same questionnaire costs readers, here and elsewhere, in headless Chromium: `make bench-client`.

    python benchmarks/client.py --items 48 1000 --runs 3

The processor is slowed four times, as that of a cheap phone would be. Tools take turns, and of each figure the median
is printed; bytes are those that come over the line, packed by gzip. A time ends when the browser has painted.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from builds import TOOLS
from pages import QUESTIONNAIRES, Questionnaire, install, questions
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from chromium import ARGUMENTS, chromium

SLOWED = 4
"""So many times slower than here the processor is."""

_ANSWERED = 9
"""So many answers are timed one by one; the median counts."""

_WATCH = """
window.painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
window.until = async (holds) => { while (!holds()) await painted(); await painted(); return performance.now(); };
"""
"""Waits until something holds and is painted."""

_READY = "() => until(() => {alive}).then(Math.round)"

_ANSWER = """async ([places, option, timed]) => {{
  const groups = [...new Map([...document.querySelectorAll("input[type=radio]:not([name^=__])")].map((each) =>
    [(each.closest(".quiz")?.id ?? "") + each.name, each])).values()];
  const times = [];
  for (const place of places) {{
    const name = groups[place].name, id = "item-" + (place + 1);
    const within = groups[place].closest(".quiz") ?? document;
    const radio = [...within.querySelectorAll(`input[type=radio][name="${{name}}"]`)][option];
    const started = performance.now();
    radio.click();
    if (!timed) continue;
    await until(() => true);
    times.push(performance.now() - started);
    {saved}
  }}
  return times;
}}"""

_RESULT = """async () => {{
  const started = performance.now();
  {finish};
  return (await until(() => {shown})) - started;
}}"""

_COLUMNS = ("kB", "requests", "elements", "ready, ms", "answer, ms", "last answer to score, ms")


def measure(browser: Browser, questionnaire: Questionnaire, address: str, items: int) -> list[float]:
    """One reader who answers everything; a figure for each of the columns."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(_WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    loaded: list[float] = []
    session.on("Network.loadingFinished", lambda event: loaded.append(event["encodedDataLength"]))
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address)
    ready = page.evaluate(_READY.format(alive=questionnaire.alive))
    page.wait_for_load_state("networkidle")
    costs = [sum(loaded) / 1000, len(loaded)]
    elements = page.evaluate("document.querySelectorAll('*').length")
    answer = _ANSWER.format(saved=f"await until(() => {questionnaire.saves});" if questionnaire.saves else "")
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    timed = [1 + at * (items - 2) // _ANSWERED for at in range(_ANSWERED)]
    page.evaluate(answer, [[each for each in range(items - 1) if each not in timed], 2, False])
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    answered = median(page.evaluate(answer, [timed, 3, True]))
    (last,) = page.evaluate(answer, [[items - 1], 3, True])
    scored = page.evaluate(_RESULT.format(finish=questionnaire.finish, shown=questionnaire.shown))
    context.close()
    return [*costs, elements, ready, answered, last + scored]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, packed by gzip; gives its address, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


class _Packed(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        data = gzip.compress(file.read_bytes()) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are counted in the browser."""


def table(found: dict[str, list[list[float]]], items: int) -> str:
    """The figures as a table in Markdown."""
    lines = [f"### {items:,} items", "", f"| | {' | '.join(_COLUMNS)} |", f"|---|{'---|' * len(_COLUMNS)}"]
    for name, runs in found.items():
        cells = [f"{median(each):,.0f}" for each in zip(*runs, strict=True)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def compare(browser: Browser, items: int, runs: int, folder: Path, chosen: Sequence[Questionnaire]) -> str:
    """Measure each tool in turns, and lay out what was found."""
    found: dict[str, list[list[float]]] = {each.name: [] for each in chosen}
    sites = [each.make(TOOLS, folder / f"{items}-{at}", questions(items)) for at, each in enumerate(chosen)]
    for _ in range(runs):
        for questionnaire, site in zip(chosen, sites, strict=True):
            with served(site) as root:
                found[questionnaire.name].append(measure(browser, questionnaire, root + questionnaire.address, items))
    return table(found, items)


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[48, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=[each.name for each in QUESTIONNAIRES])
    given = parser.parse_args()
    chosen = [each for each in QUESTIONNAIRES if given.only is None or each.name in given.only]
    install(TOOLS)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=ARGUMENTS)
        print(f"Chromium {browser.version}, its processor slowed {SLOWED} times\n")
        for items in given.items:
            print(compare(browser, items, given.runs, Path(folder), chosen), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
