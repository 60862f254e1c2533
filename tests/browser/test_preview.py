"""The live preview in a browser: pages follow what is saved, and show what is wrong until it is mended."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect
from reader import fill_in, settle

from places import MakeGuide
from preview import previewing

TEXT = "\n\n".join(f"Paragraph {number}." for number in range(60))
ALPHA = f"---\ntitle: Alpha\n---\n\n## Making a plan {{#plan}}\n\n{TEXT}\n\n"


def test_pages_follow_and_show_what_is_wrong(context: BrowserContext, make_guide: MakeGuide) -> None:
    content = make_guide({"one/alpha.md": ALPHA}).resolve()
    file = Path(content, "one", "alpha.md")
    with previewing(content) as preview:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{preview.port}/one/alpha/")
        fill_in(page, 1)
        settle(page)
        page.evaluate("scrollTo(0, 700)")
        panel = page.locator("#selfcheck-problems")
        expect(panel).to_have_count(0)

        file.write_text(f"{ALPHA}[Nowhere](gamma.md)\n")
        expect(panel).to_contain_text("error[SC304]: `gamma.md` leads to nothing")
        expect(panel.locator("pre")).to_be_in_viewport()
        expect(page.locator("article")).not_to_contain_text("Nowhere")
        panel.locator("summary").click()
        expect(panel.locator("pre")).to_be_hidden()

        file.write_text(f"{ALPHA}Mended.\n")
        expect(page.locator("article")).to_contain_text("Mended.")
        expect(panel).to_have_count(0)
        page.wait_for_function("() => scrollY === 700")
        expect(page.locator("input[type=radio]:checked")).to_have_count(1)  # as soon as the script has come

        Path(content, "left-over.md").write_text("---\ntitle: T\n---\n")
        expect(panel).to_contain_text("1 warning")
        expect(panel.locator("pre")).to_be_hidden()
