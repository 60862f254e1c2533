"""What our reader makes of each area of YAML: nodes, or a problem.

The areas are those of the public yaml-test-suite; the inputs are our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading import Plain, plain, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _pytest.mark import ParameterSet

READ: dict[str, list[tuple[str, Plain]]] = {
    "plain text": [
        ("a: one two", {"a": "one two"}),
        ("a: one\n  two\n  three", {"a": "one two three"}),
        ("a: one\n\n  two", {"a": "one\ntwo"}),
        ("a: one#two", {"a": "one#two"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: https://example.org/#b", {"a": "https://example.org/#b"}),
        ("a: -1", {"a": "-1"}),
        ("a: ?b", {"a": "?b"}),
        ("a: (b), [c]", {"a": "(b), [c]"}),
        ("a: b's", {"a": "b's"}),
        ('a: say "no"', {"a": 'say "no"'}),
        ("a: äöü 😀", {"a": "äöü 😀"}),
        ("just text\nover two lines", "just text over two lines"),
    ],
    "text in single quotes": [
        ("'a: b'", "a: b"),
        ("'it''s'", "it's"),
        ("'a\n  b'", "a b"),
        ("'a\n\n  b'", "a\nb"),
        ("'a \\n b'", "a \\n b"),
        ("''", ""),
        ("' a '", " a "),
        ("'# a'", "# a"),
    ],
    "text in double quotes": [
        ('"a\\tb\\nc"', "a\tb\nc"),
        ('"\\x41\\u00e4\\U0001F600"', "Aä😀"),
        ('"\\"\\\\\\/"', '"\\/'),
        ('"\\0\\a\\b\\e\\f\\v\\r"', "\0\a\b\x1b\f\v\r"),
        ('"\\N\\_\\L\\P"', "\x85\xa0\u2028\u2029"),
        ('"a\\\n   b"', "ab"),
        ('"a\n\n   b"', "a\nb"),
        ('"a  \n  b"', "a b"),
        ('"a\\ \n  b"', "a  b"),
        ('""', ""),
    ],
    "blocks": [
        ("|\n  a\n  b\n", "a\nb\n"),
        ("|-\n  a\n  b\n", "a\nb"),
        ("|+\n  a\n\n\n", "a\n\n\n"),
        ("|\n  a\n   b\n  c\n", "a\n b\nc\n"),
        ("|2\n   a\n  b\n", " a\nb\n"),
        ("|2-\n   a\n", " a"),
        ("|-2\n   a\n", " a"),
        ("|\n\n  a\n", "\na\n"),
        ("a: |\n  # no comment\n# a comment\n", {"a": "# no comment\n"}),
        ("a: | # a comment\n  b\n", {"a": "b\n"}),
        ("|\n  a\n  b", "a\nb"),
        ("a: |\n\nb: c", {"a": "", "b": "c"}),
        ("a: |\n  b\nc: d", {"a": "b\n", "c": "d"}),
        ("|\n  'a' \"b\" &c *d !e %f @g\n", "'a' \"b\" &c *d !e %f @g\n"),
    ],
    "folded blocks": [
        (">\n  a\n  b\n", "a b\n"),
        (">-\n  a\n  b\n\n  c\n", "a b\nc"),
        (">+\n  a\n\n", "a\n\n"),
        (">\n  a\n    b\n  c\n", "a\n  b\nc\n"),
        (">\n  a\n\n\n  b\n", "a\n\nb\n"),
        (">-\n\n  a\n", "\na"),
        (">2\n   a\n  b\n", " a\nb\n"),
    ],
    "lists": [
        ("- a\n- b", ["a", "b"]),
        ("-\n  a\n-\n  b", ["a", "b"]),
        ("- - a\n  - b\n- c", [["a", "b"], "c"]),
        ("- a: b\n  c: d\n- e", [{"a": "b", "c": "d"}, "e"]),
        ("a:\n- b\n- c", {"a": ["b", "c"]}),
        ("a:\n  - b\n  - c", {"a": ["b", "c"]}),
        ("-", [""]),
        ("- |\n a\n- >\n b\n", ["a\n", "b\n"]),
    ],
    "keys": [
        ("a: b\nc: d", {"a": "b", "c": "d"}),
        ("a:\n  b:\n    c: d", {"a": {"b": {"c": "d"}}}),
        ("a :  b", {"a": "b"}),
        ("a b c: d", {"a b c": "d"}),
        ("'a': b\n\"c\": d", {"a": "b", "c": "d"}),
        ("? a\n: b", {"a": "b"}),
        ("? a\n? b", {"a": "", "b": ""}),
        ("? |-\n  a\n: - b", {"a": ["b"]}),
        ("-a: b", {"-a": "b"}),
        ("?a: b", {"?a": "b"}),
        ("a:b: c", {"a:b": "c"}),
        ("true: a\n1: b\n~: c", {"true": "a", "1": "b", "~": "c"}),
    ],
    "empty values": [
        ("a:\nb:", {"a": "", "b": ""}),
        ("a: # nothing\nb: c", {"a": "", "b": "c"}),
        ("- a:\n- b", [{"a": ""}, "b"]),
        ("{a, b: , c}", {"a": "", "b": "", "c": ""}),
        ("[a, b: c]", ["a", {"b": "c"}]),
        ("---", ""),
        ("--- # nothing\n...", ""),
        ("a: ~", {"a": "~"}),
    ],
    "brackets and braces": [
        ("[a, b, ]", ["a", "b"]),
        ("{a: b, c: d, }", {"a": "b", "c": "d"}),
        ("[]", []),
        ("{}", {}),
        ("[[a, b], {c: [d]}]", [["a", "b"], {"c": ["d"]}]),
        ("[a,\n  b\n  c,\n  d]", ["a", "b c", "d"]),
        ("{a: b,\n# why\nc: d}", {"a": "b", "c": "d"}),
        ("{'a':b, \"c\":d}", {"a": "b", "c": "d"}),
        ("{a: {b: {c: d}}}", {"a": {"b": {"c": "d"}}}),
        ("[a b, 'c, d', \"e]\"]", ["a b", "c, d", "e]"]),
        ("{a: 'b'}", {"a": "b"}),
        ("[? a : b]", [{"a": "b"}]),
        ("{? a : b}", {"a": "b"}),
        ("a: [\nb,\nc\n]", {"a": ["b", "c"]}),
        ("[https://example.org/a:b]", ["https://example.org/a:b"]),
    ],
    "comments": [
        ("# a\nb: c # d\n# e", {"b": "c"}),
        ("a: b #", {"a": "b"}),
        ("a: 'b' # c", {"a": "b"}),
        ("- a\n # b\n- c", ["a", "c"]),
        ("a: b#c", {"a": "b#c"}),
        ("\n\n  # a\n\nb: c", {"b": "c"}),
        ("a:\n  # b\n  c: d", {"a": {"c": "d"}}),
    ],
    "anchors and aliases": [
        ("- &a b\n- *a", ["b", "b"]),
        ("a: &x [b, c]\nd: *x", {"a": ["b", "c"], "d": ["b", "c"]}),
        ("a: &x\n  b: c\nd: *x", {"a": {"b": "c"}, "d": {"b": "c"}}),
        ("&a b: c\nd: *a", {"b": "c", "d": "b"}),
        ("&a b: c\nd: {*a : e}", {"b": "c", "d": {"b": "e"}}),
        ("- &a b\n- &a c\n- *a", ["b", "c", "c"]),
        ("- &a [&a b, *a]\n- *a", [["b", "b"], "b"]),
        ("&a [b]", ["b"]),
        ("- &a\n- *a", ["", ""]),
        ("- &a-b_1 c\n- *a-b_1", ["c", "c"]),
        ("- &a |\n  b\n- *a", ["b\n", "b\n"]),
    ],
    "documents": [
        ("--- a", "a"),
        ("---\na: b\n...", {"a": "b"}),
        ("--- |\n  a\n", "a\n"),
        ("--- # why\na: b", {"a": "b"}),
        ("%YAML 1.1\n--- a", "a"),
        ("%YAML 1.2\n# why\n---\na: b", {"a": "b"}),
        ("a: ---b", {"a": "---b"}),
        ("a: '--- b'", {"a": "--- b"}),
        ("---\na\n...\n# the end", "a"),
    ],
    "white space": [
        ("a:\tb", {"a": "b"}),
        ("a: b\t", {"a": "b"}),
        ("a: b\t# c", {"a": "b"}),
        ("[a,\tb]", ["a", "b"]),
        ("a: b\tc", {"a": "b\tc"}),
        ("a: |\n  b\tc\n", {"a": "b\tc\n"}),
        ("a: b   \n   \nc: d", {"a": "b", "c": "d"}),
        ("a:  \n    b", {"a": "b"}),
        ("'a\n\t b'", "a b"),
    ],
}

REFUSED: dict[str, list[tuple[str, list[tuple[str, int, int]]]]] = {
    "plain text": [
        ("a: b: c", [("SC103", 1, 5)]),
        ("a: [b\nc: d", [("SC103", 2, 2)]),
        ("a: -", [("SC103", 1, 4)]),
        ("a: @b", [("SC103", 1, 4)]),
        ("a: `b`", [("SC103", 1, 4)]),
        ("a: %b", [("SC103", 1, 4)]),
        ("a\nb: c", [("SC103", 2, 2)]),
    ],
    "quotes": [
        ("a: 'b", [("SC103", 1, 4)]),
        ('a: "b', [("SC103", 1, 4)]),
        ("a: 'b' c", [("SC103", 1, 8)]),
        ('a: "\\q"', [("SC103", 1, 5)]),
        ('"a\n---\nb"', [("SC103", 2, 1)]),
        ('a: "\\x4g"', [("SC103", 1, 7)]),
    ],
    "blocks": [
        ("a: |x\n  b", [("SC103", 1, 5)]),
        ("a: |0\n  b", [("SC103", 1, 5)]),
        ("a: | b\n", [("SC103", 1, 6)]),
        ("a: |\n  b\n c", [("SC103", 3, 2)]),
        ("a: >\n\tb", [("SC103", 2, 1)]),
    ],
    "lists and keys": [
        ("- a\nb: c", [("SC103", 2, 1)]),
        ("a: b\n- c", [("SC103", 2, 1)]),
        ("a: - b", [("SC103", 1, 4)]),
        ("a:\n    b: c\n  d: e", [("SC103", 3, 3)]),
        ("a:\n  - b\n - c", [("SC103", 3, 2)]),
        ("a: b\n  c: d", [("SC103", 2, 4)]),
        ("a: b\na: c", [("SC104", 2, 1)]),
        ("{a: b, a: c}", [("SC104", 1, 8)]),
        ("? [a]\n: b", [("SC122", 1, 3)]),
        ("{[a]: b}", [("SC122", 1, 2)]),
        ("? \n: b", [("SC122", 1, 2)]),
        ("{: a}", [("SC103", 1, 2)]),
    ],
    "brackets and braces": [
        ("[a, b", [("SC103", 1, 6)]),
        ("{a: b", [("SC103", 1, 6)]),
        ("[a]]", [("SC103", 1, 4)]),
        ("[a, , b]", [("SC103", 1, 5)]),
        ("[a}", [("SC103", 1, 3)]),
        ("{a b: c d: e}", [("SC103", 1, 10)]),
        ("[a] b", [("SC103", 1, 5)]),
    ],
    "anchors and aliases": [
        ("*a", [("SC103", 1, 1)]),
        ("- *a\n- &a b", [("SC103", 1, 3)]),
        ("&a [*a]", [("SC106", 1, 5)]),
        ("&a *b", [("SC103", 1, 4)]),
        ("- &a\n- &", [("SC103", 2, 4)]),
        ("a: &b &c d", [("SC103", 1, 7)]),
        ("<<: {a: b}", [("SC110", 1, 1)]),
    ],
    "tags": [
        ("!a b", [("SC105", 1, 1)]),
        ("!!int 1", [("SC105", 1, 1)]),
        ("a: !<tag:example.org,2000:b> c", [("SC105", 1, 4)]),
        ("- !!set {a, b}", [("SC105", 1, 3)]),
        ("!!map {a: !!str b}", [("SC105", 1, 1), ("SC105", 1, 11)]),
        ("! [a]", [("SC105", 1, 1)]),
        ("!e!a b", [("SC103", 1, 1)]),
        ("%TAG ! tag:example.org,2000:\n---\n!a b", [("SC105", 1, 1)]),
        ("!a &b *c", [("SC103", 1, 7), ("SC105", 1, 1)]),
    ],
    "documents": [
        ("", [("SC109", 0, 1)]),
        ("# a", [("SC109", 0, 1)]),
        ("...", [("SC103", 1, 1)]),
        ("a\n---\nb", [("SC109", 2, 1)]),
        ("---\n---", [("SC109", 2, 1)]),
        ("a\n...\nb", [("SC103", 3, 1)]),
        ("%YAML 2.0\n--- a", [("SC103", 1, 1)]),
        ("%YAML 1.2\na: b", [("SC103", 2, 1)]),
        ("%FOO\n--- a", [("SC103", 1, 5)]),
    ],
    "white space": [
        ("a:\n\tb: c", [("SC103", 2, 1)]),
        ("\ta: b", [("SC103", 1, 1)]),
        ("- a\n\t- b", [("SC103", 2, 1)]),
        ("a: \u0007", [("SC103", 1, 4)]),
    ],
}


def cases(areas: Mapping[str, Iterable[tuple[str, object]]]) -> list[ParameterSet]:
    return [
        pytest.param(text, expected, id=f"{area} {number}")
        for area, inputs in areas.items()
        for number, (text, expected) in enumerate(inputs, 1)
    ]


@pytest.mark.parametrize(("text", "expected"), cases(READ))
def test_what_is_read(text: str, expected: Plain) -> None:
    node, problems = read_yaml(text)
    assert problems == []
    assert plain(node) == expected


@pytest.mark.parametrize(("text", "expected"), cases(REFUSED))
def test_what_is_refused(text: str, expected: list[tuple[str, int, int]]) -> None:
    _, problems = read_yaml(text)
    assert sorted((problem.code, problem.place.line, problem.place.column) for problem in problems) == expected
