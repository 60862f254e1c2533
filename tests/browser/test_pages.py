"""The site around the assessments: navigation, search, light and dark, the page for missing ones, privacy."""

from __future__ import annotations

import gzip
import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from reader import checked, fill_in, settle, show

from selfcheck.verify.budgets import budgets


def test_instant_navigation_swaps_pages_and_the_assessment_comes_alive(page: Page, site) -> None:
    # The theme swaps pages in place once it has read the sitemap; a click before that loads the page.
    page.goto(site.url, wait_until="networkidle")
    page.evaluate("window.stillHere = true")
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Seeking guidance").first.click()
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    assert page.evaluate("window.stillHere")
    fill_in(page, *[2] * 9)
    show(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    settle(page)
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Establishing").first.click()
    expect(page.locator("h1")).to_have_text("Establishing accountability partnerships")
    expect(page.locator("#sc-count")).to_have_text("0 of 9 answered")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Seeking guidance from mentors")
    expect(page.locator("#sc-count")).to_have_text("9 of 9 answered")
    assert len(checked(page)) == 9
    assert page.evaluate("window.stillHere")


def stored_keys(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('selfcheck:'))")


def hold(page: Page, pattern: str) -> list[Route]:
    """Keep what is asked for at addresses of this pattern waiting; gives what waits."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(pattern, keep)
    return held


def test_while_the_next_page_is_on_its_way_this_one_goes_on(page: Page, site) -> None:
    page.goto(site.url + site.section, wait_until="networkidle")
    fill_in(page, *[1] * 9)
    show(page)
    mark = page.get_by_role("button", name="Read", exact=True).first
    expect(mark).to_be_visible()
    held = hold(page, site.url)
    page.locator("a.md-logo").first.click()
    expect(page).to_have_url(site.url)
    mark.click()
    page.get_by_role("button", name="Add to my plan").first.click()
    own = f"selfcheck:{urlsplit(site.url).path}:"
    expect(page.get_by_role("link", name="In your plan").first).to_be_visible()
    assert sorted(stored_keys(page)) == [f"{own}plan", f"{own}reread", f"{own}{site.section.rstrip('/')}"]
    held[0].continue_()
    expect(page.locator("h1")).to_have_text("Building a supportive network")


def test_a_script_that_comes_late_knows_its_site(page: Page, site) -> None:
    page.goto(site.url, wait_until="networkidle")
    scripts, pages = hold(page, "**/client/assessment.js"), hold(page, "**/about/")
    page.locator("nav a[href$='mentors/']").first.click()
    expect(page.get_by_role("heading", name="Self-assessment")).to_be_attached()
    page.locator("nav a[href$='about/']").first.click()
    expect(page).to_have_url(f"{site.url}about/")
    scripts[0].continue_()
    expect(page.locator(".sc-assessment[data-live]")).to_be_attached()
    fill_in(page, 1)
    expect(page.locator(".sc-saved")).to_have_text("Saved in this browser")
    assert stored_keys(page) == [f"selfcheck:{urlsplit(site.url).path}:{site.section.rstrip('/')}"]
    pages[0].continue_()
    expect(page.locator("h1")).to_have_text("About this guide")


def test_current_page_is_marked_and_previous_and_next_lead_on(page: Page, site) -> None:
    page.goto(site.url + site.section)
    expect(page.locator(".md-sidebar--primary .md-nav__link--active:visible").last).to_contain_text("Seeking guidance")
    expect(page.get_by_role("link", name="Previous: Engaging with like-minded people")).to_be_visible()
    page.get_by_role("link", name="Next: Establishing accountability partnerships").click()
    expect(page.locator("h1")).to_have_text("Establishing accountability partnerships")


def test_contents_lead_to_the_assessment(page: Page, site) -> None:
    page.goto(site.url + site.section)
    page.locator(".md-sidebar--secondary").get_by_role("link", name="Self-assessment").click()
    expect(page.locator("#self-assessment")).to_be_in_viewport()


def test_search_finds_prose_and_opens_it(page: Page, site) -> None:
    page.goto(site.url)
    page.keyboard.press("/")
    page.keyboard.type("telepressure")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator(".md-content h1")).to_have_text("Balancing work and personal interactions")


def test_search_knows_the_questions(site) -> None:
    index = json.loads((site.folder / "search" / "search_index.json").read_text())
    locations = [entry["location"] for entry in index["docs"]]
    assert f"{site.section}#self-assessment" in locations


def test_dark_mode_is_kept(page: Page, site) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site.url)
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site.url + site.section)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_missing_page_says_so_and_leads_home(page: Page, site) -> None:
    response = page.goto(f"{site.url}no/such/page/")
    assert response
    assert response.status == 404
    page.get_by_role("link", name="Building a supportive network").first.click()
    expect(page).to_have_url(site.url)


def test_whole_journey_asks_nobody_else(page: Page, site) -> None:
    """The fixture `page` watches every request, error and broken policy; this test goes everywhere."""
    for path in ("", "about/", "supportive-network/", site.section):
        page.goto(site.url + path)
    fill_in(page, *[2] * 9)
    show(page)
    settle(page)
    assert "?" not in page.url
    assert page.evaluate("document.cookie") == ""


@pytest.mark.parametrize("path", ["", "about/"])
def test_pages_without_an_assessment_load_no_script_of_ours(site, path: str) -> None:
    html = (site.folder / path / "index.html").read_text()
    assert "client/" not in html
    assert "assessment.css" not in html


def test_script_and_style_of_a_section_stay_small(page: Page, site) -> None:
    ours: list[str] = []
    page.on("request", lambda request: ours.append(request.url) if "/assets/selfcheck/" in request.url else None)
    page.goto(site.url + site.section)
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    files = [site.folder / url.removeprefix(site.url) for url in set(ours) if url.endswith((".js", ".css"))]
    assert len(files) <= budgets().section_requests
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= budgets().section
