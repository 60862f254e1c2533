"""One dialect of Markdown, its places, and what hostile text comes to."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from reading import html, markdown, plain
from selfcheck.load.markdown import load_line, load_markdown, load_prose
from selfcheck.problems import Place, Problems, Source


def headings(text: str) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.id, heading.title) for heading in markdown(text).headings]


# Headings and anchors


def test_an_anchor_is_written_or_made_of_the_words() -> None:
    assert headings("## Why {#reason}\n\n### Planning ahead: how?\n") == [
        (2, "reason", "Why"),
        (3, "planning-ahead-how", "Planning ahead: how?"),
    ]


def test_a_written_anchor_is_not_shown() -> None:
    assert html("## Why {#reason}\n") == '<h2 id="reason">Why</h2>\n'
    assert html("Why {#reason}\n---\n") == '<h2 id="reason">Why</h2>\n'


def test_an_anchor_keeps_what_typography_would_change() -> None:
    assert headings("## Why {#a--b...c}\n") == [(2, "a--b...c", "Why")]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ünïcode – dash!", "ünïcode-dash"),
        ("What `code` *does*", "what-code-does"),
        ("[A link](b.md) and ![an image](c.png)", "a-link-and-an-image"),
        ("  spaces   and_underscores  ", "spaces-and-underscores"),
        ("!?", "section"),
        ("日本語", "日本語"),
        ("1. First", "1-first"),
        ("__content", "content"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert [id for _, id, _ in headings(f"## {title}\n")] == [slug]


def test_slugs_are_there_once() -> None:
    text = "## Why\n\n## Why\n\n## Why\n\n## Why 1\n\n## How {#why-3}\n\n## Why\n\n## Why\n"
    assert [id for _, id, _ in headings(text)] == ["why", "why-1", "why-2", "why-1-1", "why-3", "why-4", "why-5"]


def test_an_anchor_that_is_written_twice_stays_for_the_check_to_find() -> None:
    document = markdown("## A {#x}\n\n## B {#x}\n")
    assert [(anchor, str(place)) for anchor, place in document.anchors] == [("x", "a.md:1:8"), ("x", "a.md:3:8")]


def test_headings_know_their_place() -> None:
    document = markdown("---\ntitle: T\n---\n\nText.\n\n> ## Quoted\n\n- a\n\n  ## In a list\n")
    assert [(h.title, str(h.place), h.place.length) for h in document.headings] == [
        ("Quoted", "a.md:7:6", 6),
        ("In a list", "a.md:11:6", 9),
    ]


def test_every_id_is_an_anchor() -> None:
    document = markdown("## A\n\n`code`{#inside .class} and [a link](b.md){#other}\n")
    assert [anchor for anchor, _ in document.anchors] == ["a", "inside", "other"]


# References


def references(text: str) -> list[tuple[str, str, int]]:
    return [(found.target, str(found.place), found.place.length) for found in markdown(text).references]


def test_references_know_their_exact_place() -> None:
    text = """\
[b.md](other-b.md) and [again](b.md), [b](b.md)
over two lines [here](b.md) and <https://example.org/>

- ![An image](map.png "b.md")
- [![An image](map.png)](b.md)

| a | b |
|---|---|
| [b](b.md) | [b](b.md) |

> See[^1] the note.

[^1]: It is [elsewhere](b.md).
"""
    assert references(text) == [
        ("other-b.md", "a.md:1:8", 10),
        ("b.md", "a.md:1:32", 4),
        ("b.md", "a.md:1:43", 4),
        ("b.md", "a.md:2:23", 4),
        ("https://example.org/", "a.md:2:34", 20),
        ("map.png", "a.md:4:15", 7),
        ("b.md", "a.md:5:26", 4),
        ("map.png", "a.md:5:16", 7),
        ("b.md", "a.md:9:7", 4),
        ("b.md", "a.md:9:19", 4),
        ("b.md", "a.md:13:25", 4),
    ]


def test_a_target_that_the_parser_encodes_is_found_as_it_was_typed() -> None:
    assert references("[a](größe.md) [b](<with space.md>)\n") == [
        ("gr%C3%B6%C3%9Fe.md", "a.md:1:5", 8),
        ("with%20space.md", "a.md:1:20", 13),
    ]


def test_a_reference_that_is_defined_elsewhere_is_placed_at_its_block() -> None:
    assert references("Text.\n\nSee [this][that].\n\n[that]: b.md\n") == [("b.md", "a.md:3:1", 17)]


def test_images_have_their_description() -> None:
    found = markdown("![What *it* shows](map.png) ![](empty.png) [a link](b.md)\n").references
    assert [(reference.image, reference.text) for reference in found] == [
        (True, "What *it* shows"),
        (True, ""),
        (False, ""),
    ]


def test_what_stands_in_code_is_no_reference() -> None:
    assert references("`[a](b.md)`\n\n    [a](b.md)\n\n```\n[a](b.md)\n```\n") == []


def test_everything_in_prose_of_a_bank_is_at_its_place() -> None:
    place = Place(Source("a.yaml", "about: '[a](b.md) <b>'"), 1, 8, 15)
    document = load_prose("## H\n\n[a](b.md) <b>", place, "en")
    assert [reference.place for reference in document.references] == [place]
    assert [found for _, _, found in document.oddities] == [place]
    assert [heading.place for heading in document.headings] == [place]


def test_links_are_resolved() -> None:
    document = markdown("[a](b.md 'T') ![c](d.png) <https://example.org>\n")
    assert document.html(lambda target: f"to:{target}&") == (
        '<p><a href="to:b.md&amp;" title="T">a</a> <img src="to:d.png&amp;" alt="c" loading="lazy"> '
        '<a href="to:https://example.org&amp;">https://example.org</a></p>\n'
    )


# Front matter


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_front_matter_keeps_the_lines_of_the_file(end: str) -> None:
    problems = Problems()
    lines = ["---", "# why", "title: !x Größe", "---", "", "[a](b.md)", ""]
    document = load_markdown(Source("a.md", end.join(lines)), "en", problems)
    assert plain(document.meta) == {"title": "Größe"}
    assert [(problem.code, str(problem.place)) for problem in problems] == [("SC105", "a.md:3:8")]
    assert [str(reference.place) for reference in document.references] == ["a.md:6:5"]
    assert document.html(str) == '<p><a href="b.md">a</a></p>\n'


@pytest.mark.parametrize("text", ["", "Text.\n", "---\n---\n", "Text.\n\n---\ntitle: T\n---\n"])
def test_no_front_matter(text: str) -> None:
    assert markdown(text).meta is None


# Footnotes, task lists, tables, blocks


def test_footnotes() -> None:
    text = "One[^a] and two[^b], and one again[^a].\n\n[^a]: The first.\n[^b]: The second.\n"
    prose, notes = markdown(text).parts(str, ("Fußnoten", "Zurück zum Text"))
    assert "The first." not in prose
    found = LexborHTMLParser(prose + notes)
    assert [node.text() for node in found.css("li.footnote-item > p")] == ["The first. ↩︎ ↩︎", "The second. ↩︎"]
    ids = {str(node.attributes["id"]) for node in found.css("[id]")}
    assert {str(node.attributes["href"]) for node in found.css("a")} == {f"#{id}" for id in ids}
    (section,) = found.css("section")
    assert section.attributes["aria-label"] == "Fußnoten"
    assert found.css("a.footnote-backref")[-1].attributes["aria-label"] == "Zurück zum Text 2"


def test_a_footnote_without_text() -> None:
    document = markdown("Text.\n\nSee[^1] `[^2]`.\n")
    assert [(kind, text, str(place)) for kind, text, place in document.oddities] == [("footnote", "[^1]", "a.md:3:4")]


def test_task_lists_have_labels() -> None:
    found = LexborHTMLParser(html("- [ ] to do\n- [x] *done*\n- plain\n"))
    assert [label.text().strip() for label in found.css("li.task-list-item > label")] == ["to do", "done"]
    boxes = found.css("label > input[type=checkbox]")
    assert ["checked" in box.attributes for box in boxes] == [False, True]
    assert all("disabled" in box.attributes for box in boxes)


def test_alignment_is_a_class_and_no_style() -> None:
    text = html("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n")
    assert "style" not in text
    cells = LexborHTMLParser(text).css("td")
    assert [cell.attributes.get("class") for cell in cells] == [
        "sc-align-left",
        "sc-align-center",
        "sc-align-right",
        None,
    ]


def test_other_blocks() -> None:
    text = html('!!! note "Mind"\n    Text.\n\nTerm\n: What it is\n\n~~gone~~\n')
    found = LexborHTMLParser(text)
    assert [node.text() for node in found.css("div.admonition.note > p")] == ["Mind", "Text."]
    assert [node.text() for node in found.css("dl > dt, dl > dd")] == ["Term", "What it is"]
    assert [node.text() for node in found.css("s")] == ["gone"]


def test_code_has_its_title_above_it() -> None:
    code = '<pre><code class="language-yaml">a: 1\n</code></pre>\n'
    assert html("```yaml\na: 1\n```\n") == code
    named = '<div class="highlight"><span class="filename">a &amp; b.yaml</span>' + code + "</div>\n"
    assert html('```yaml title="a & b.yaml"\na: 1\n```\n') == named
    assert html('```title="a & b.yaml"\na: 1\n```\n') == named.replace(' class="language-yaml"', "")
    assert html('```yaml subtitle="a"\na: 1\n```\n') == code


def test_one_line_has_no_paragraph() -> None:
    line = load_line('Say *"hi"* to [Kim](kim.md).', Place(Source("guide.yaml", ""), 1), "en")
    assert line.html(lambda _: "../kim/") == 'Say <em>“hi”</em> to <a href="../kim/">Kim</a>.'


# Typography


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Say ‘hi’”, it’s"),
        ("en-GB", "“Say ‘hi’”, it’s"),
        ("de", "„Say ‚hi‘“, it’s"),
        ("fr", "«\u202fSay ‹\u202fhi\u202f›\u202f», it’s"),
        ("es", "«Say “hi”», it’s"),
        ("xx", "&quot;Say 'hi'&quot;, it's"),
    ],
)
def test_quotation_marks_by_language(language: str, text: str) -> None:
    assert html("\"Say 'hi'\", it's\n", language) == f"<p>{text}</p>\n"


def test_code_keeps_its_quotation_marks() -> None:
    assert html('`"a"`\n') == "<p><code>&quot;a&quot;</code></p>\n"
