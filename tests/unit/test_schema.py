"""The JSON Schemas: made of the tables, the same every time, where editors find them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from jsonschema_rs import Draft7Validator, meta

from places import REPOSITORY, UPDATE
from selfcheck.cli import main
from selfcheck.load.yaml import load_yaml
from selfcheck.model.bank_format import BANK, CASE, CLASSIFICATION
from selfcheck.model.condition_format import CONDITION, CONDITION_KEYS, HEADS, ConditionKind, Limit
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Number, OneOf, Pairs, Text, Value, Whole
from selfcheck.model.guide_format import CHAPTER, GUIDE
from selfcheck.model.item_format import ITEM, OPTION
from selfcheck.model.kind_schema import Definitions, Schema, kind_schema
from selfcheck.model.part_format import Items, PartEntry
from selfcheck.model.plain import Plain, written
from selfcheck.model.profile_format import NOTE, PROFILE
from selfcheck.model.record import Record
from selfcheck.model.scale_format import MISSING, NORMS, SCALE, MinAnswered
from selfcheck.model.schema import FORMATS, schema, schema_file, schema_text
from selfcheck.problems import Problems, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from places import MakeGuide

CONTENT = REPOSITORY / "content"


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["schema", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def parts(node: object) -> Iterator[Schema]:
    """A schema and everything in it that is a mapping."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from parts(child)


# Drift


@pytest.mark.parametrize("format", FORMATS)
def test_the_schemas_in_the_content_folder_are_up_to_date(format: str) -> None:
    file = CONTENT / schema_file(format)
    if UPDATE:
        file.write_text(schema_text(format))
    assert file.read_text() == schema_text(format), "run it again with SELFCHECK_UPDATE=1"


@pytest.mark.parametrize("format", FORMATS)
def test_printing_twice_prints_the_same(format: str, tmp_path: Path) -> None:
    assert invoke(format).stdout == invoke(format).stdout == schema_text(format)
    result = invoke("--write", str(tmp_path))
    assert (result.exit_code, result.stdout) == (
        0,
        f"Wrote {tmp_path}/bank.schema.json\nWrote {tmp_path}/guide.schema.json\n",
    )
    assert (tmp_path / schema_file(format)).read_text() == schema_text(format)


RECORDS: dict[str, list[tuple[Record, str]]] = {
    "bank": [
        (BANK, ""),
        (OPTION, "response-option"),
        (ITEM, "item"),
        (SCALE, "scale"),
        (PartEntry("item").record, "entry-of-items"),
        (PartEntry("scale").record, "entry-of-scales"),
        (MISSING, "rule-for-missing-answers"),
        (NORMS, "norms"),
        (CLASSIFICATION, "classification"),
        (CASE, "case"),
    ],
    "guide": [(GUIDE, ""), (CHAPTER, "chapter"), (PROFILE, "profile"), (NOTE, "note-of-the-profile")],
}


@pytest.mark.parametrize("format", FORMATS)
def test_every_key_of_the_tables_and_no_other(format: str) -> None:
    whole = schema(format)
    for record, name in RECORDS[format]:
        found = whole["definitions"][name] if name else whole
        assert list(found["properties"]) == list(record.table)
        assert found.get("required", []) == [key for key, about in record.table.items() if about.required]
        assert found["additionalProperties"] is False
        for key, about in record.table.items():
            said = found["properties"][key]
            assert said["description"] == about.doc
            assert said["markdownDescription"].startswith(about.doc)
            assert said.get("default") == about.default
            if about.default is not None:
                assert f"`{written(about.default)}`" in said["markdownDescription"]


def test_a_condition_has_a_branch_for_each_of_its_heads() -> None:
    branches = schema("bank")["definitions"]["condition"]["oneOf"]
    assert [branch["required"] for branch in branches] == [[head] for head in HEADS]
    assert {key for branch in branches for key in branch["properties"]} == set(CONDITION_KEYS)
    assert all(branch["additionalProperties"] is False for branch in branches)


# The shape that editors need


@pytest.mark.parametrize("format", FORMATS)
def test_the_schema_is_sound(format: str) -> None:
    whole = json.loads(schema_text(format))
    meta.validate(whole)
    assert whole["$schema"] == "http://json-schema.org/draft-07/schema#"
    references = [part["$ref"] for part in parts(whole) if "$ref" in part]
    assert {f"#/definitions/{name}" for name in whole["definitions"]} == set(references)
    # What stands beside a reference would not count.
    assert all(list(part) == ["$ref"] for part in parts(whole) if "$ref" in part)


def test_examples_with_keys_are_snippets() -> None:
    properties = schema("bank")["definitions"]["scale"]["properties"]
    assert properties["items"]["examples"] == ["all"]
    assert properties["items"]["defaultSnippets"] == [
        {
            "label": "[sleep, {item: work, weight: 2, reverse: true}]",
            "body": ["sleep", {"item": "work", "weight": 2, "reverse": True}],
        }
    ]
    assert "```yaml\n[sleep, {item: work, weight: 2, reverse: true}]\n```" in properties["items"]["markdownDescription"]
    assert "examples" not in properties["when"]
    assert [snippet["body"] for snippet in properties["when"]["defaultSnippets"]] == list(ConditionKind.examples)


def test_a_default_does_not_show_its_type() -> None:
    for properties in (part["properties"] for part in parts(schema("bank")) if "properties" in part):
        for said in properties.values():
            assert not ("default" in said and "type" in said), said


class Nothing(Definitions):
    def record(self, record: Record) -> Schema:
        return {"$ref": record.name}

    def shared(self, name: str, schema: Schema) -> Schema:
        return schema


KINDS: list[tuple[Kind[Any], Schema]] = [
    (Number(), {"type": "number", "minimum": -999999999999999, "maximum": 999999999999999}),
    (Number(above=0), {"type": "number", "exclusiveMinimum": 0, "maximum": 999999999999999}),
    (Whole(1, 3), {"type": "integer", "minimum": 1, "maximum": 3}),
    (OneOf(("a", "b")), {"type": "string", "enum": ["a", "b"]}),
    (OneOf(("a", "b"), ("x", "y")), {"type": "string", "enum": ["a", "b"], "enumDescriptions": ["x", "y"]}),
    (
        ListOf(Whole(0, 1), 2, 2),
        {
            "type": "array",
            "items": {"type": "integer", "minimum": 0, "maximum": 1},
            "minItems": 2,
            "maxItems": 2,
        },
    ),
    (
        Pairs(Whole(0, 1), "codes"),
        {
            "type": "object",
            "propertyNames": {"title": "codes"},
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 1},
        },
    ),
    (ConditionKind(), {"$ref": CONDITION.name}),
    (
        Limit(),
        {
            "oneOf": [
                {"type": "number", "minimum": -999999999999999, "maximum": 999999999999999},
                {"allOf": [{"$ref": "what is compared with"}], "minProperties": 1, "maxProperties": 1},
            ]
        },
    ),
]


@pytest.mark.parametrize(("kind", "expected"), KINDS)
def test_the_schema_of_a_kind(kind: Kind[Any], expected: Schema) -> None:
    assert kind_schema(kind, Nothing()) == expected


TAKEN: list[tuple[Kind[Any], list[object], list[object]]] = [
    (Text(), ["No", "2024-01-01", 12, 1.5, True, " a\n"], ["", " \n", "a\0", None, [], {}]),
    (Name(), ["names-pressure_2", 12, False, "a\n"], ["Names", "a b", "", 1.5, -1, None, []]),
    (Value(), ["yes", 0, False], ["", None, [0]]),
    (Value("not_applicable"), ["yes", 0, "not applicable"], ["not_applicable", " not_applicable"]),
    (Number(), [40, -0.5, 999999999999999], ["40", True, 10**15, None]),
    (Flag(), [True, "true", "FALSE"], ["yes", 1, None]),
    (MinAnswered(), [6, "6", "80%", "62.5 %", "100.0%", "half"], [0, 10000, "0%", "0.0%", "101%", "100.1%", "most"]),
    (Items(), ["all", ["a", {"$": 1}]], ["most", [], None]),
]


@pytest.mark.parametrize(("kind", "taken", "refused"), TAKEN)
def test_what_a_schema_takes(kind: Kind[Any], taken: list[object], refused: list[object]) -> None:
    class Anything(Nothing):
        def record(self, record: Record) -> Schema:
            return {"type": "object"}

    validator = Draft7Validator(kind_schema(kind, Anything()))
    assert [value for value in (*taken, *refused) if validator.is_valid(value)] == taken


def test_a_kind_without_a_schema_is_a_bug() -> None:
    class Odd(Kind[str]):
        def read(self, node: object, problems: Problems) -> None:
            raise AssertionError

    with pytest.raises(NotImplementedError, match="Odd has no schema yet"):
        kind_schema(Odd(), Nothing())


# The command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the format, bank or guide, or write both with --write"),
        (["bank", "--write", "."], "name the format, bank or guide, or write both with --write"),
        (["item"], "'item' is not one of 'bank', 'guide'"),
        (["--write", "nowhere"], "there is no folder `nowhere` here; "),
    ],
)
def test_a_command_that_is_used_wrongly(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert said in result.stderr


def test_a_schema_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "bank.schema.json").mkdir()
    result = invoke("--write", str(tmp_path))
    assert result.exit_code == 2
    assert "bank.schema.json cannot be written: Is a directory" in result.stderr


def test_a_guide_with_schemas_is_built_without_them(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({"one/beta.md": "---\ntitle: Beta\n---\n"})
    (content / "one" / "alpha.yaml").unlink()
    assert invoke("--write").stdout == "Wrote content/bank.schema.json\nWrote content/guide.schema.json\n"
    result = CliRunner().invoke(main, ["build", "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
    names = {path.name for path in (tmp_path / "site").rglob("*")}
    assert names.isdisjoint({"bank.schema.json", "guide.schema.json"})


def test_the_guide_in_content_names_its_schemas() -> None:
    files = sorted(CONTENT.rglob("*.yaml"))
    assert len(files) > 1
    for file in files:
        first = file.read_text().partition("\n")[0]
        found = file.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert found.resolve() == CONTENT / schema_file("guide" if file.name == "guide.yaml" else "bank"), file.name


# Examples in one line of YAML


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("yes", "yes"),
        ("https://example.org/a", "https://example.org/a"),
        ("a: b", '"a: b"'),
        ("#a", '"#a"'),
        ("12", '"12"'),
        ("true", '"true"'),
        ("", '""'),
        ('"\\', '"\\"\\\\"'),
        (-0.5, "-0.5"),
        (True, "true"),
        ([0, "a, b", {"0": {"item": "a"}}], '[0, "a, b", {0: {item: a}}]'),
    ],
)
def test_how_an_author_would_type_it(value: Plain, text: str) -> None:
    assert written(value) == text
    assert load_yaml(Source("a.yaml", text), Problems()) is not None
