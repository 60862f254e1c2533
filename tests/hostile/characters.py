"""Hostile YAML by its bytes and characters: encodings, marks, line ends, tabs, escapes, long lines."""

from __future__ import annotations

from hostile.kind import BANK, LIMIT, filled, kind, swapped

LONG = "word " * 2_000
"""Ten thousand characters."""

BYTES = (
    kind("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("SC102", 1, 1)),
    kind("every byte", bytes(range(256)), ("SC102", 3, 115)),
    kind("1 MB of NUL", lambda: b"\0" * LIMIT, ("SC103", 1, 1)),
    kind("a NUL", b"a: b\nc: d\0e\n", ("SC103", 2, 5)),
    kind("a bell", "a: b\nc: Größe \x07\n", ("SC103", 2, 10)),
    kind("a deleted character", "a: b\x7f\n", ("SC103", 1, 5)),
    kind("Latin-1", "a: b\r\nc: Größe\r\n".encode("latin-1"), ("SC102", 2, 6)),
    kind("Latin-1 with the line ends of the old Mac", "a: b\rc: Größe\r".encode("latin-1"), ("SC102", 2, 6)),
    kind("a byte that continues nothing", b"a: b\nc: \x80\n", ("SC102", 2, 4)),
    kind("half a character", b"a: b\nc: \xed\xa0\x80\n", ("SC102", 2, 4)),
    kind("a character that breaks off", "a: b\nc: ä".encode()[:-1], ("SC102", 2, 4)),
    kind("another encoding behind a byte order mark", b"\xef\xbb\xbfa: \xff", ("SC102", 1, 4)),
    kind("4 MB with a wrong byte at the end", lambda: b"#" * 3_999_999 + b"\xff", ("SC102", 1, 4_000_000)),
    kind("UTF-16", BANK.encode("utf-16"), ("SC102", 0, 1)),
    kind("UTF-16, the other way round", b"\xfe\xff" + BANK.encode("utf-16-be"), ("SC102", 0, 1)),
    kind("UTF-16 without a mark", BANK.encode("utf-16-le"), ("SC102", 0, 1)),
    kind("UTF-16 without a mark, the other way round", BANK.encode("utf-16-be"), ("SC102", 0, 1)),
    kind("UTF-32", BANK.encode("utf-32"), ("SC102", 0, 1)),
)

MARKS_AND_LINE_ENDS = (
    kind("a byte order mark", "\ufeff" + BANK),
    kind("a mistake behind a byte order mark", "\ufeff" + BANK + "title: Again\n", ("SC104", 30, 1)),
    kind("a mistake in the line of a byte order mark", "\ufeff{a: b, c: @d}", ("SC103", 1, 11)),
    kind("two byte order marks", "\ufeff\ufeff" + BANK),
    kind("a byte order mark between two files put together", BANK + "\ufeffminutes: 1\n", ("SC103", 30, 1)),
    kind("a byte order mark in a text", swapped("I keep", "I\ufeff keep"), ("SC103", 13, 12)),
    kind("CRLF", BANK.replace("\n", "\r\n")),
    kind("CRLF behind a byte order mark", "\ufeff" + BANK.replace("\n", "\r\n")),
    kind(
        "a mistake among CRLF", (BANK + "a b: c\nitems: x\n").replace("\n", "\r\n"), ("SC104", 31, 1), ("SC120", 30, 1)
    ),
    kind("a wrong sign among CRLF", (BANK + "about: @x\n").replace("\n", "\r\n"), ("SC103", 30, 8)),
    kind("CR", BANK.replace("\n", "\r")),
    kind("a mistake among CR", (BANK + "title: Again\n").replace("\n", "\r"), ("SC104", 30, 1)),
    kind(
        "line ends of all kinds",
        (BANK + "title: Again\n").replace("\n", "\r\n", 9).replace("\n", "\n\r", 1),
        ("SC104", 31, 1),
    ),
    kind(
        "line ends that editors do not count",
        swapped("I keep to it.", '"I\x85keep"') + "title: Again\n",
        ("SC104", 30, 1),
    ),
    kind("separators in quotes", swapped("I keep to it.", '"I\u2028keep\u2029"') + "title: Again\n", ("SC104", 30, 1)),
    kind("nothing but separators", lambda: "\u2028" * 300_000, ("SC109", 0, 1)),
    kind("a tab before a key", swapped("    text: I keep", "\ttext: I keep"), ("SC103", 13, 1)),
    kind("a tab before a nested key", "a:\n\tb: c\n", ("SC103", 2, 1)),
    kind("tabs between keys and values", swapped("title: Planning\nresp", "title:\tPlanning\t# why\nresp")),
    kind("nothing but tabs", lambda: "\t" * LIMIT, ("SC103", 1, 1)),
)

LINES = (
    kind("a line of 10,000 characters", swapped("I keep to it.", LONG), ("SC232", 13, 11), ("SC233", 13, 11)),
    kind("a mistake after 10,000 characters", swapped("I keep to it.", f"{LONG}: x"), ("SC103", 13, 10_011)),
    kind("a mistake of 10,000 characters", BANK + f"minutes: {'9' * 10_000}\n", ("SC124", 30, 10)),
    kind(
        "a key twice in a line of 10,000 characters",
        f"{{title: {LONG}, title: x}}",
        ("SC104", 1, 10_011),
        ("SC121", 1, 1),
        ("SC121", 1, 1),
    ),
    kind("an unclosed line of 10,000 characters", f'title: "{LONG}', ("SC103", 1, 8)),
    kind("half a million words that are never closed", lambda: "a: 'x\n" + filled("x\n", 900_000), ("SC103", 1, 4)),
    kind("a text of escapes", lambda: swapped("I keep to it.", f'"{filled(chr(92) + "x41", 900_000)}"')),
    kind("a text of escaped line ends", lambda: swapped("I keep to it.", f'"a{filled(chr(92) + chr(10), 900_000)}"')),
)

ESCAPES = (
    kind("half a character as an escape", 'a: "\\uD800"', ("SC103", 1, 7)),
    kind("a pair of halves as escapes", 'a: "\\uD83D\\uDE00"', ("SC103", 1, 7)),
    kind("a number that is no character", 'a: "\\UFFFFFFFF"', ("SC103", 1, 7)),
    kind("a NUL as an escape", swapped("I keep to it.", '"I\\0"'), ("SC122", 13, 11)),
    kind("an escape for the terminal", swapped("I keep to it.", '"\\e[31mI"'), ("SC122", 13, 11)),
    kind("an unknown escape", 'a: "\\q"', ("SC103", 1, 5)),
    kind("an escape that breaks off", 'a: "\\x4', ("SC103", 1, 7)),
    kind("a backslash at the end", 'a: "\\', ("SC103", 1, 5)),
)

CHARACTERS = (*BYTES, *MARKS_AND_LINE_ENDS, *LINES, *ESCAPES)
