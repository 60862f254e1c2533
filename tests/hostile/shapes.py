"""Hostile YAML made of ordinary characters: too much of it, too deep, or in ways that programs stumble over."""

from __future__ import annotations

from itertools import pairwise

from hostile.kind import BANK, LIMIT, filled, kind, swapped


def bomb(levels: int = 9) -> str:
    """Lists of nine aliases of lists of nine aliases of …, in a few lines."""
    names = "abcdefghi"[:levels]
    lines = [f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]" for old, new in pairwise(names)]
    return "\n".join(["a: &a [x,x,x,x,x,x,x,x,x]", *lines])


def ladder(steps: int) -> str:
    """Keys in keys in keys, each on a line."""
    return "".join(f"{' ' * step}a:\n" for step in range(steps))


def merges(links: int) -> str:
    """Mappings that each take over the one before and add a key."""
    first = "a0: &a0 {k0: 0}\n"
    return first + "".join(f"a{n}: &a{n} {{<<: *a{n - 1}, k{n}: {n}}}\n" for n in range(1, links))


def repeated_text(uses: int) -> str:
    """A long text that every item repeats, with a space that makes each use a text of its own when it is stripped."""
    items = "".join(f"  - {{id: i{n}, text: *long, scale: overall}}\n" for n in range(uses))
    return swapped("items:\n", f'about: &long " {"x" * 900_000}"\nitems:\n{items}')


SIZE = (
    kind("more bytes than are read", lambda: b"#" * 4_000_001, ("SC107", 0, 1)),
    kind("more characters than are read", lambda: "#" * (LIMIT + 1), ("SC107", 0, 1)),
    kind("as many characters as are read", lambda: BANK + "#" * (LIMIT - len(BANK))),
    kind("nothing but comments", lambda: filled("# x\n"), ("SC109", 0, 1)),
    kind("nothing but spaces", lambda: " " * LIMIT, ("SC109", 0, 1)),
    kind("nothing but line ends", lambda: "\n" * LIMIT, ("SC109", 0, 1)),
    kind("nothing at all", "", ("SC109", 0, 1)),
    kind("a long comment before the bank", lambda: filled("# x\n", 900_000) + BANK),
    kind("a text of many lines", lambda: swapped("title: Planning\nresp", "title:" + "\n  word" * 99_000 + "\nresp")),
    kind("a block of empty lines", lambda: swapped("scales:", f"about: |+\n  a\n{chr(10) * 900_000}scales:")),
)

DEPTH = (
    kind("nothing but [", lambda: "[" * LIMIT, ("SC107", 1, 41)),
    kind("lists in lists", lambda: "[" * 500_000 + "]" * 500_000, ("SC107", 1, 41)),
    kind("nothing but {", lambda: "{" * LIMIT, ("SC107", 1, 41)),
    kind("keys in keys in braces", lambda: filled("{a: "), ("SC107", 1, 161)),
    kind("quoted keys in keys", lambda: filled('{"":['), ("SC107", 1, 101)),
    kind("nothing but dashes", lambda: filled("- "), ("SC107", 1, 81)),
    kind("nothing but question marks", lambda: filled("? "), ("SC107", 1, 81)),
    kind("keys in keys", lambda: ladder(1_400), ("SC107", 41, 41)),
    kind("as deep as is read", lambda: swapped("id: plan", f"x: {'[' * 37}{']' * 37}\n    id: plan"), ("SC120", 7, 5)),
    kind(
        "one deeper than is read",
        lambda: swapped("id: plan", f"x: {'[' * 38}{']' * 38}\n    id: plan"),
        ("SC107", 7, 45),
    ),
)

AMOUNT = (
    kind("100,000 keys", lambda: "".join(f"k{n}: 1\n" for n in range(100_000)), ("SC107", 25_000, 9)),
    kind("500,000 empty entries", lambda: filled("-\n"), ("SC107", 50_000, 2)),
    kind("a wide list at the bottom", lambda: f"{'[' * 38}{filled('x,', 200_000)}{']' * 38}", ("SC107", 1, 99_963)),
    kind("1 MB of :", lambda: filled("a: "), ("SC103", 1, 5)),
    kind("1 MB of ,", lambda: f"[{filled(',', LIMIT - 1)}", ("SC103", 1, 2)),
    kind('1 MB of "', lambda: '"' * LIMIT, ("SC103", 1, 3)),
    kind("1 MB of %", lambda: "%" * LIMIT, ("SC103", 1, 2)),
    kind("1 MB of |", lambda: filled("|\n"), ("SC103", 2, 1)),
    kind("1 MB of anchors", lambda: filled("&a "), ("SC103", 1, 4)),
)

ALIASES = (
    kind("an alias bomb", bomb(), ("SC106", 5, 23)),
    kind("a text bomb", lambda: repeated_text(2_000), ("SC106", 8, 20)),
    kind("1 MB of aliases", lambda: f"&a a: b\nc: [{filled('*a,', LIMIT - 20)}]", ("SC106", 2, 149_990)),
    kind("lines of aliases", lambda: f"- &a b\n{filled('- *a' + chr(10), 900_000)}", ("SC106", 50_000, 3)),
    kind("an alias inside what it stands for", "a: &a {b: [*a]}", ("SC106", 1, 12)),
    kind("an alias of a key inside its value", swapped("items:", "&x about: [*x]\nitems:"), ("SC122", 6, 11)),
    kind("an alias of nothing", "a: *b", ("SC103", 1, 4)),
    kind("an alias before its anchor", "- *b\n- &b c", ("SC103", 1, 3)),
    kind("a long name of an alias", f"*{'b' * 10_000}", ("SC103", 1, 1)),
    kind(
        "an alias as a key", swapped("title: Planning\nresp", "&t title: Planning\n*t : Again\nresp"), ("SC104", 2, 1)
    ),
    kind(
        "an anchor that is used again",
        swapped("text: I have a plan.", "text: &t I have a plan.").replace(
            "text: I keep to it.", "text: &t I\n    heading: *t"
        ),
    ),
    kind(
        "an id that is repeated",
        swapped("id: plan\n", "id: &id plan\n").replace("id: keep\n", "id: *id\n"),
        ("SC201", 12, 9),
        ("SC202", 25, 24),
    ),
)

MERGES = (
    kind("a merge key", swapped("  - id: keep\n", "  - <<: {scale: overall}\n    id: keep\n"), ("SC110", 12, 5)),
    kind(
        "keys that only a merge key brings",
        swapped("  - id: plan\n", "  - &plan\n    id: plan\n").replace(
            "    text: I keep to it.\n    scale: overall\n", "    <<: *plan\n"
        ),
        ("SC110", 14, 5),
    ),
    kind(
        "a merge key with a list",
        swapped("  - id: keep\n", "  - <<: [{scale: overall}, {reverse: false}]\n    id: keep\n"),
        ("SC110", 12, 5),
    ),
    kind("a merge key without keys", swapped("items:", "<<: no\nitems:"), ("SC110", 6, 1)),
    kind("a merge key twice", swapped("items:", "<<: {}\n<<: {}\nitems:"), ("SC110", 6, 1), ("SC110", 7, 1)),
    kind("a merge key in quotes", swapped("items:", "'<<': {}\nitems:"), ("SC120", 6, 1)),
    kind(
        "a chain of merge keys",
        lambda: merges(4_000),
        *(("SC110", n, len(f"a{n - 1}: &a{n - 1} {{") + 1) for n in range(2, 52)),
        ("SC107", 52, 12),
    ),
)

TAGS = (
    kind("a binary tag", swapped("text: I keep", "text: !!binary QUJD I keep"), ("SC105", 13, 11)),
    kind("a tag that would run something", "!!python/object/apply:os.system [id]", ("SC105", 1, 1), ("SC122", 1, 1)),
    kind(
        "tags on everything",
        lambda: filled("- !!str x\n", 400_000),
        *(("SC105", n, 3) for n in range(1, 51)),
        ("SC107", 51, 3),
    ),
    kind("1 MB of tags", lambda: filled("!!binary "), ("SC103", 1, 10), ("SC105", 1, 1)),
    kind("a tag of 1 MB", lambda: f"!{'x' * (LIMIT - 3)} y", ("SC105", 1, 1), ("SC122", 1, 1)),
    kind("a tag for half a character", "a: b\nc: !<%ED%A0%80> d", ("SC103", 2, 2)),
    kind("a tag in the long form of a byte", "a: !<%C0%80> b", ("SC103", 1, 2)),
    kind("a tag that is no UTF-8", "a: !<%FF> b", ("SC103", 1, 6)),
    kind("a tag that forces text", swapped("text: I keep to it.", "text: ! I keep to it.")),
    kind("a handle for tags", "%TAG !e! tag:example.org,2000:\n---\na: !e!b c", ("SC105", 1, 1)),
    kind("a handle that is no UTF-8", "%TAG !e! %ED%A0%80\n---\na", ("SC105", 1, 1)),
    kind("many handles", lambda: "".join(f"%TAG !e{n}! t:\n" for n in range(50_000)) + "---\na", ("SC105", 1, 1)),
    kind(
        "many handles after the document",
        lambda: f"a\n...\n{filled('%TAG !e! t:' + chr(10))[:900_000]}",
        ("SC105", 3, 1),
    ),
)

KEYS = (
    kind("a key twice", BANK + "title: Again\n", ("SC104", 30, 1)),
    kind("a key twice, once in quotes", BANK + '"title": Again\n', ("SC104", 30, 1)),
    kind("a key twice in braces", swapped("{plan: 2, keep: 1}", "{plan: 2, keep: 1, plan: 2}"), ("SC104", 25, 33)),
    kind("a key three times", BANK + "title: A\ntitle: B\n", ("SC104", 30, 1), ("SC104", 31, 1)),
    kind(
        "50,000 times a key",
        lambda: "a: 1\n" * 50_000,
        *(("SC104", n, 1) for n in range(2, 52)),
        ("SC107", 25_000, 4),
        ("SC107", 52, 1),
    ),
    kind("a key twice before a mistake", "a: b\na: c\nd: @e\n", ("SC103", 3, 4), ("SC104", 2, 1)),
    kind("a list as a key", BANK + "[a, b]: c\n", ("SC122", 30, 1)),
    kind("keys as a key", BANK + "{a: b}: c\n", ("SC122", 30, 1)),
    kind("a list as a key over several lines", BANK + "? - a\n  - b\n: c\n", ("SC122", 30, 3)),
    kind("lists as keys in lists as keys", BANK + "? ? ? a\n", ("SC122", 30, 3), ("SC122", 30, 7)),
    kind("an empty key", BANK + "? \n: a\n", ("SC122", 30, 2)),
    kind("an empty key in quotes", BANK + "'': a\n", ("SC122", 30, 1)),
    kind("no key before a colon", "a: b\n: c\n", ("SC103", 2, 1)),
    kind("a key of nothing", BANK + "~: a\n", ("SC120", 30, 1)),
    kind("a key with an invisible character", BANK + "min\u200butes: 5\n", ("SC122", 30, 1)),
    kind(
        "a key that would write into the terminal", BANK + '"\\e[2Jabout\\0": x\n', ("SC120", 30, 1), ("SC122", 30, 1)
    ),
    kind("a key that reads backwards", BANK + "\u202eabout: x\n", ("SC122", 30, 1)),
    kind("a key of two lines", BANK + '"a\n\n  b": c\n', ("SC103", 32, 5)),
    kind("a key of 10,000 characters", BANK + f"{'k' * 10_000}: a\n", ("SC103", 30, 10_001)),
    kind("a written out key of 10,000 characters", BANK + f"? {'k' * 10_000}\n: a\n", ("SC120", 30, 3)),
)

STRUCTURE = (
    kind("%YAML 1.1", f"%YAML 1.1\n---\n{BANK}"),
    kind("%YAML 1.2", f"%YAML 1.2\n---\n{BANK}...\n"),
    kind("%YAML 3.0", f"%YAML 3.0\n---\n{BANK}", ("SC103", 1, 1)),
    kind("%YAML with a long number", f"%YAML {'9' * 1_000}.1\n---\n{BANK}", ("SC103", 1, 16)),
    kind("%YAML twice", f"%YAML 1.1\n%YAML 1.1\n---\n{BANK}", ("SC103", 2, 1)),
    kind("another directive", f"%FOO bar\n---\n{BANK}", ("SC103", 1, 5)),
    kind("a directive without a document", "%YAML 1.2\n", ("SC103", 2, 1)),
    kind("two documents", f"{BANK}---\n{BANK}", ("SC109", 30, 1)),
    kind("100,000 documents", lambda: BANK + "---\na: b\n" * 99_000, ("SC109", 30, 1)),
    kind("an end and more", f"{BANK}...\ntitle: x\n", ("SC103", 31, 1)),
    kind("500,000 ends", lambda: filled("...\n"), ("SC103", 1, 1)),
    kind("a block with a large indicator", "a: |99999999999999999999\n  x\n", ("SC103", 1, 6)),
    kind("a block without indentation", "a: |0\n  x\n", ("SC103", 1, 5)),
    kind("a block that is indented too little", "a: |9\n  x\n", ("SC103", 2, 3)),
    kind("just text", "just text", ("SC122", 1, 1)),
    kind("just a list", "- a\n- b\n", ("SC122", 1, 1)),
    kind("just nothing", "~", ("SC122", 1, 1)),
)

SHAPES = (*SIZE, *DEPTH, *AMOUNT, *ALIASES, *MERGES, *TAGS, *KEYS, *STRUCTURE)
