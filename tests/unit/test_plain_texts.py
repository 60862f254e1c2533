"""Texts in which there is nothing to be found are not searched: with the whole work done, it would come to the same."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.rules_core.inline import inline as every_text

from selfcheck.load import markdown_places
from selfcheck.load.markdown import load_prose, may_refer
from selfcheck.load.markdown_dialect import markdown_parser
from selfcheck.problems import Place, Source

SIGNS = [*"\"'!#$%&()*+-.:;<=>?@[]^_`{}~|/\\\n\t \0", "[^", "{#", "---", "===", "&#35;", "a", "B", "1", "é", "…", "’"]
texts = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("language", ["en", "xx"])
@given(text=texts)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_text_without_signs_is_what_the_parser_makes_of_it(text: str, language: str, html: bool) -> None:
    ours, theirs = (markdown_parser.__wrapped__(language, html=html) for _ in range(2))
    theirs.core.ruler.at("inline", every_text)
    assert ours.parse(text, {}) == theirs.parse(text, {})
    assert ours.parseInline(text, {}) == theirs.parseInline(text, {})


@pytest.mark.parametrize("html", [False, True])
@given(text=texts)
@settings(max_examples=600, deadline=None, derandomize=True)
@example(text="a\n---")
@example(text="- a\n  ===")
@example(text="&lt;b&gt;")
def test_a_text_that_may_not_refer_has_nothing_to_be_told(text: str, html: bool) -> None:
    if not may_refer(text):
        found = load_prose(text, Place(Source("a.yaml", ""), 1), "en", html=html)
        assert (found.references, found.anchors, found.oddities, found.taken) == ((), (), (), ())


targets = st.text("a(<) >%20", max_size=4)


@given(line=st.text("a(<) >%20\t", max_size=16), target=targets)
@settings(max_examples=1_000, deadline=None, derandomize=True)
@example(line="[x]( <a b.md> ) (a%20b.md)", target="a%20b.md")
def test_a_target_is_found_where_it_stands(line: str, target: str) -> None:
    spellings = target, unquote(target)
    one = re.compile(rf"[(<]\s*({'|'.join(map(re.escape, spellings))})(?=[\s>)])")
    expected = [(match.start(1), len(match[1])) for match in one.finditer(line)]
    assert list(markdown_places._written(line, spellings)) == expected
