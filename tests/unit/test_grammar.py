"""The kinds of values, and records made of keys."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reading import read_yaml
from selfcheck.load.yaml import Scalar
from selfcheck.model.bank_format import Expected
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Number, OneOf, Pairs, Text, Value, Whole, closest, listed
from selfcheck.model.guide_format import Language, PagePath, Url
from selfcheck.model.item_format import Names, Responses
from selfcheck.model.part_format import Items, PartEntry
from selfcheck.model.record import Fields, Key, Record
from selfcheck.model.scale import Share
from selfcheck.model.scale_format import MinAnswered
from selfcheck.problems import Problems


def read(kind: Kind[object], text: str) -> tuple[object, list[str]]:
    """What a kind makes of a piece of YAML, and the codes of its problems."""
    node, problems = read_yaml(text)
    assert node is not None
    assert not problems
    found = Problems()
    value = kind.read(node, found)
    return value, [problem.code for problem in found]


def words(kind: Kind[object], text: str) -> list[tuple[str, str]]:
    """What is said about a piece of YAML that is of another kind: messages and help."""
    node, _ = read_yaml(text)
    assert node is not None
    found = Problems()
    kind.read(node, found)
    return [(problem.message, problem.help) for problem in found]


GOOD: list[tuple[Kind[object], str, object]] = [
    (Text(), "' a: b '", "a: b"),
    (Text(), "no", "no"),
    (Text(), "12", "12"),
    (Name(), "names-pressure_2", "names-pressure_2"),
    (Number(), "40", Fraction(40)),
    (Number(), "-0.5", Fraction(-1, 2)),
    (Number(), "+.25", Fraction(1, 4)),
    (Number(), "3.", Fraction(3)),
    (Number(), "123456789012345", Fraction(123456789012345)),
    (Number(), "0.00000000000000001", Fraction(1, 10**17)),
    (Whole(1, 3), "3", 3),
    (Whole(1, 3), "2.0", 2),
    (Flag(), "true", True),
    (Flag(), "False", False),
    (OneOf(("sum", "mean")), "mean", "mean"),
    (ListOf(Whole(0, 9)), "[1, 2]", [1, 2]),
    (Url(), "https://example.org/guide/", "https://example.org/guide/"),
    (Url(), "http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    (Language(), "pt-BR", "pt-BR"),
    (PagePath(), "more/about-us.md", "more/about-us.md"),
    (MinAnswered(), "6", 6),
    (MinAnswered(), "80%", Share(Fraction(4, 5))),
    (MinAnswered(), "62.5 %", Share(Fraction(5, 8))),
    (MinAnswered(), "100%", Share(Fraction(1))),
    (MinAnswered(), "half", Share(Fraction(1, 2))),
    (MinAnswered(), "more_than_half", Share(Fraction(1, 2), above=True)),
    (MinAnswered(), "all", Share(Fraction(1))),
    (Items(), "all", "all"),
    (Expected(), "none", "none"),
]


@pytest.mark.parametrize(("kind", "text", "value"), GOOD)
def test_a_value_of_its_kind(kind: Kind[object], text: str, value: object) -> None:
    assert read(kind, text) == (value, [])


BAD: list[tuple[Kind[object], str, str]] = [
    (Text(), "[a]", "SC122"),
    (Text(), "''", "SC122"),
    (Text(), "~: a", "SC122"),
    (Number(), "'40'", "SC122"),
    (Number(), "4O", "SC122"),
    (Number(), "1e3", "SC122"),
    (Number(), "1_000", "SC122"),
    (Number(), "014", "SC122"),
    (Number(), "1,5", "SC122"),
    (Number(), "٣", "SC122"),
    (Number(), "~", "SC122"),
    (Number(), "1234567890123456", "SC124"),
    (Whole(1, 3), "4", "SC124"),
    (Whole(1, 3), "0", "SC124"),
    (Whole(1, 3), "1.5", "SC122"),
    (Flag(), "yes", "SC122"),
    (Flag(), "1", "SC122"),
    (Flag(), "[true]", "SC122"),
    (OneOf(("sum", "mean")), "meen", "SC123"),
    (OneOf(("sum", "mean")), "[]", "SC123"),
    (ListOf(Text()), "a", "SC122"),
    (ListOf(Text()), "[]", "SC124"),
    (ListOf(Number(), 2, 2), "[1, 2, 3]", "SC124"),
    (Value(), "''", "SC122"),
    (Value(), "[1]", "SC122"),
    (Pairs(Text()), "[a]", "SC122"),
    (Url(), "example.org", "SC122"),
    (Url(), "https://example.org/?a", "SC122"),
    (Language(), "English", "SC122"),
    (PagePath(), "../about.md", "SC122"),
    (PagePath(), "/about.md", "SC122"),
    (PagePath(), "about", "SC122"),
    (MinAnswered(), "0", "SC122"),
    (MinAnswered(), "0%", "SC124"),
    (MinAnswered(), "101%", "SC124"),
    (MinAnswered(), "most", "SC122"),
    (MinAnswered(), "[6]", "SC122"),
    (Names(), "a: b", "SC122"),
    (Items(), "most", "SC122"),
    (Responses(), "a: b", "SC122"),
    (Expected(), "nothing", "SC122"),
]


@pytest.mark.parametrize(("kind", "text", "code"), BAD)
def test_a_value_of_another_kind(kind: Kind[object], text: str, code: str) -> None:
    assert read(kind, text) == (None, [code])


def test_a_name_that_breaks_the_rules_is_still_known() -> None:
    assert read(Name(), "Names Pressure!") == ("Names Pressure!", ["SC122"])
    assert words(Name(), "Names Pressure!") == [
        ("`Names Pressure!` is not a name", "use lower-case letters, digits and hyphens: `names-pressure`")
    ]


def test_a_name_of_other_letters_gets_no_empty_suggestion() -> None:
    assert words(Name(), "Δ") == [("`Δ` is not a name", "use lower-case letters, digits and hyphens")]


def test_remedies_fit_the_mistake() -> None:
    assert words(Flag(), "yes") == [("expected `true` or `false`, found `yes`", "write `true`")]
    assert words(Number(), "'40'") == [("expected a number, found `40`", "remove the quotes")]
    assert words(Number(), "forty") == [
        ("expected a number, found `forty`", "write digits, with a point before decimals")
    ]
    assert words(Number(), "~") == [("expected a number, found nothing", "write digits, with a point before decimals")]
    assert words(OneOf(("sum", "mean")), "Meen") == [("expected `sum` or `mean`, found `Meen`", "did you mean `mean`?")]
    assert words(ListOf(Number(), 2, 2), "[1]") == [("the list has 1 entry, not exactly 2", "complete the list")]


def test_a_list_keeps_what_can_be_read() -> None:
    assert read(ListOf(Whole(0, 9)), "[1, many, 3]") == ([1, 3], ["SC122"])


def test_names_and_values_keep_their_places() -> None:
    one, _ = read(Names(), "clarity")
    several, _ = read(Names(), "[clarity, overall]")
    assert isinstance(one, list)
    assert isinstance(several, list)
    assert [(name.value, name.place.column) for name in one] == [("clarity", 1)]
    assert [(name.value, name.place.column) for name in several] == [("clarity", 2), ("overall", 11)]
    value, _ = read(Value(), "' yes '")
    assert isinstance(value, Scalar)
    assert value.value == " yes "


def test_a_part_is_a_name_or_has_keys() -> None:
    for text in ("plan", "{item: plan, weight: 2, reverse: true}"):
        part, codes = read(PartEntry("item"), text)
        assert isinstance(part, Fields)
        assert codes == []
        assert part.get("item", str, "") == "plan"
    assert read(PartEntry("scale"), "{item: plan}")[1] == ["SC121", "SC120"]


# Records

PERSON = Record(
    "a person", {"name": Key(Text(), "What they are called.", required=True), "age": Key(Whole(0, 150), "Years.")}
)


def test_a_record_has_values_places_and_order() -> None:
    fields, codes = read(PERSON, "age: 7\nname: Kim\n")
    assert isinstance(fields, Fields)
    assert codes == []
    assert fields.order == ("age", "name")
    assert (fields.get("name", str, ""), fields.get("age", int, 0)) == ("Kim", 7)
    assert str(fields.at["name"]) == "a.yaml:2:7"
    assert fields.at["not written"] == fields.at.place


def test_a_key_that_cannot_be_read_is_not_there() -> None:
    fields, codes = read(PERSON, "{name: Kim, age: many}")
    assert isinstance(fields, Fields)
    assert codes == ["SC122"]
    assert "age" not in fields
    assert "age" in fields.order
    assert fields.get("age", int, 33) == 33


def test_a_table_of_keys_with_a_bug() -> None:
    fields, _ = read(PERSON, "name: Kim")
    assert isinstance(fields, Fields)
    with pytest.raises(TypeError, match="name is str, not int"):
        fields.get("name", int, 0)


def test_unknown_and_missing_keys() -> None:
    assert words(PERSON, "nmae: Kim") == [("a person has no key `nmae`", "did you mean `name`?")]
    assert words(PERSON, "size: 12") == [
        ("a person has no key `size`", "the keys of a person are `name` and `age`"),
        ("a person needs `name`", "add it: what they are called"),
    ]
    assert words(PERSON, "Kim") == [("expected a person, found `Kim`", "write its keys: `name`, …")]


# Words and numbers


def test_suggestions() -> None:
    assert closest("Revers", ["reverse", "weight"]) == "did you mean `reverse`?"
    assert closest("colour", ["reverse", "weight"]) == ""


def test_lists_for_people() -> None:
    assert listed(("a",)) == "`a`"
    assert listed(("a", "b")) == "`a` or `b`"
    assert listed(("a", "b", "c"), "and") == "`a`, `b` and `c`"
