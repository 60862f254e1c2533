"""`selfcheck paper`: a bank on paper, in a browser that prints it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, expect

from axe import violations_now
from command import COMMAND, run
from places import REPOSITORY, SMALL_GUIDE, TESTS, MakeGuide
from selfcheck.cli import main

NIGHTS = TESTS / "guides" / "every-kind" / "one" / "nights.yaml"
NEEDS = REPOSITORY / "content" / "supportive-network" / "support-needs.yaml"
ALPHA = "content/one/alpha.yaml"
GUIDE = (SMALL_GUIDE / "guide.yaml").read_text()
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def paper(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["paper", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def paper_in(folder: Path, bank: str) -> str:
    """What is told when the command runs in the folder of the bank."""
    return run("paper", bank, "-o", "-", folder=folder).stderr


@pytest.fixture
def bank(make_guide: MakeGuide) -> Path:
    make_guide({})
    return Path(ALPHA)


@pytest.mark.parametrize(("bank", "pages"), [(NIGHTS, 5), (NEEDS, 6)], ids=["every kind", "19 questions"])
def test_it_is_printed_as_it_is_with_a_key_on_a_page_of_its_own(
    browser: Browser, tmp_path: Path, bank: Path, pages: int
) -> None:
    sheet = tmp_path / "sheet.html"
    assert paper(bank, "-o", sheet).exit_code == 0
    page = browser.new_page(viewport={"width": 320, "height": 800})
    errors: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(sheet.as_uri())
    expect(page.locator("[data-item]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    key = page.get_by_role("region", name="Scoring key")
    expect(key).to_be_visible()
    assert key.locator(".blank").count() == key.locator("dt").count()
    expect(page.get_by_role("heading", name="What it means")).to_be_visible()
    expect(page.locator(".steps li").first).to_be_visible()
    printed = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert printed <= pages
    assert violations_now(page) == []
    assert errors == []  # a broken policy is told there too
    assert requests == [sheet.as_uri()]
    page.close()


def test_everything_is_on_it_that_it_takes_to_answer_and_to_score(browser: Browser, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.html"
    paper(NIGHTS, "-o", sheet)
    page = browser.new_page()
    page.goto(sheet.as_uri())
    for text in (
        "Every kind",  # the guide
        "In danger:",  # its help, above what is sensitive
        "Only if question 2 is anything but “Never”.",
        "In your own words, for yourself: it earns no points.",
        "If question 5 is “Most nights” or “Every night”:",
        "Reversed: points in question",
        "Compared with adults of a small town",
        "Worn out",
    ):
        expect(page.locator("main")).to_contain_text(text)
    assert "this device" not in page.locator("main").inner_text()
    page.close()


def test_links_of_the_guide_are_words_and_pictures_are_part_of_it(make_guide: MakeGuide) -> None:
    bank = Path("content/one/alpha.yaml")
    make_guide({"one/dot.svg": PICTURE})
    about = "about: See [the start](../index.md), [elsewhere](https://example.org/) and ![a dot](dot.svg).\n"
    bank.write_text(re.sub(r"(?m)^(title: .*\n)", lambda found: found[1] + about, bank.read_text(), count=1))
    text = paper(bank, "--output", "-").stdout
    elsewhere = '<a href="https://example.org/">elsewhere</a>'
    assert f'<p>See the start, {elsewhere} and <img src="data:image/svg+xml;base64,' in text
    assert "dot.svg" not in text


def test_a_picture_that_is_none_of_the_guide_makes_no_sheet(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide({"one/runs.svg": PICTURE.replace("<rect", "<script>go()</script><rect"), "one/big.png": "x" * 4_000_001})
    (tmp_path / "secret.png").write_text("secret")
    Path("content/one/away.png").symlink_to(tmp_path / "secret.png")
    wrong = {
        "https://example.org/a.png": "SC315",
        "../../secret.png": "SC304",
        "away.png": "SC304",
        "missing.png": "SC304",
        "alpha.md": "SC304",
        "runs.svg": "SC314",
        "big.png": "SC107",
    }
    about = f"about: 'Look: {' '.join(f'![x]({target})' for target in wrong)}'\n"
    bank = Path(ALPHA)
    bank.write_text(re.sub(r"(?m)^(title: .*\n)", lambda found: found[1] + about, bank.read_text(), count=1))
    result = paper(bank, "-o", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    assert sorted(re.findall(r"error\[(SC\d+)\]", result.stderr)) == sorted(wrong.values())


def test_pictures_come_through_beside_html_and_with_odd_names(make_guide: MakeGuide) -> None:
    make_guide({"one/my dot.svg": PICTURE, "guide.yaml": GUIDE + "html: True\n"})
    bank = Path(ALPHA)
    about = 'about: <b>Look:</b> ![a dot](<my dot.svg>) <img src="my%20dot.svg" alt="again">\n'
    bank.write_text(re.sub(r"(?m)^(title: .*\n)", lambda found: found[1] + about, bank.read_text(), count=1))
    text = paper(bank, "--output", "-").stdout
    assert text.count('src="data:image/svg+xml;base64,') == 2
    assert "<b>Look:</b>" in text


def test_whom_to_turn_to_is_never_missing(bank: Path, browser: Browser) -> None:
    guide = Path("content/guide.yaml")
    guide.write_text('help_resources: "Call [us](tel:112)."\n' + GUIDE)
    bank.write_text(bank.read_text().replace("  - id: plan\n", "  - id: plan\n    sensitive: true\n"))
    assert paper(bank, "-o", "sheet.html").exit_code == 0
    page = browser.new_page()
    page.goto(Path("sheet.html").resolve().as_uri())
    link = page.get_by_role("link", name="us").first
    assert link.evaluate("(link) => getComputedStyle(link, '::after').content") in (
        '" (tel:112)"',
        '" (" "tel:112" ")"',
    )
    page.close()
    for wrong, code in (('help_resource: "Call us."\n', "SC120"), ("help_resources: [\n", "SC103"), ("", "SC229")):
        guide.write_text(wrong + GUIDE)
        result = paper(bank, "-o", "-")
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"error[{code}]" in result.stderr
        inside = paper_in(Path("content/one"), "alpha.yaml")
        assert f"error[{code}]" in inside
    guide.unlink()
    assert "error[SC229]" in paper(bank, "-o", "-").stderr


def test_it_speaks_the_language_of_the_guide(bank: Path) -> None:
    guide = Path("content/guide.yaml")
    guide.write_text(f"language: de\n{guide.read_text()}")
    text = paper(bank, "-o", "-").stdout
    assert '<html lang="de" dir="ltr">' in text
    assert "Was es bedeutet</h3>" in text


def test_only_an_earlier_sheet_is_replaced(bank: Path) -> None:
    first = paper(bank)
    assert (first.exit_code, first.stdout) == (0, "Made alpha-paper.html; open it in a browser and print it.\n")
    sheet = Path("alpha-paper.html")
    made = sheet.read_bytes()
    sheet.write_bytes(made.replace(b"</main>", b"<p>old</p></main>"))
    assert paper(bank, "--quiet").stdout == ""
    assert sheet.read_bytes() == made
    sheet.write_text("")
    assert paper(bank).exit_code == 0  # an empty file is nobody's work
    sheet.write_text("<p>My own notes.</p>")
    refused = paper(bank)
    assert (refused.exit_code, sheet.read_text()) == (1, "<p>My own notes.</p>")
    assert "`alpha-paper.html` is there already, and no sheet; name another file with --output" in refused.stderr


def test_a_bank_with_errors_makes_no_sheet(bank: Path) -> None:
    bank.write_text(bank.read_text().replace("scales:", "scale:"))
    result = paper(bank)
    assert result.exit_code == 1
    assert "content/one/alpha.yaml" in result.stderr
    assert not Path("alpha-paper.html").exists()


def test_a_disk_that_says_no_is_told(bank: Path) -> None:
    result = paper(bank, "-o", "nowhere/sheet.html")
    assert (result.exit_code, result.stderr) == (1, "Error: nowhere/sheet.html: No such file or directory\n")


def test_a_full_disk_leaves_the_sheet_before_as_it_was(bank: Path) -> None:
    paper(bank, "-o", "sheet.html")
    before = Path("sheet.html").read_bytes()
    bank.write_text(bank.read_text().replace("I have a plan.", "Another question."))
    command = ["bash", "-c", f"trap '' XFSZ; ulimit -f 2; exec {' '.join(COMMAND)} paper {bank} -o sheet.html"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (1, "Error: sheet.html: File too large\n")
    assert Path("sheet.html").read_bytes() == before
    assert [file.name for file in Path().iterdir() if file.name.startswith(".sheet")] == []
