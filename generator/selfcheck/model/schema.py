"""JSON Schemas of the formats, for editors: made from the tables that read them, so that they cannot say anything else.

They are written in draft-07, which every release of the YAML language server of Red Hat knows, and other editors too.
Its additions are used where they help an author: `markdownDescription`, `enumDescriptions`, `patternErrorMessage`, and
`defaultSnippets` for examples that have keys, which it cannot show in a list of `examples`. What stands beside a `$ref`
does not count in draft-07, so a reference with a description stands in `allOf` or `anyOf`.

All that a file alone says about its form is in them: no key may be added, none that is needed left out, and every value
is of its kind and within its limits. Names that lead nowhere, ranges that overlap, circles and the like are left to
`selfcheck check`.

An editor gives values the types of YAML 1.2 (its core schema), while we read what was typed. Therefore

- text takes numbers, `true` and `false` too: `label: 12` is the text "12";
- text does not take `null` and `~`, which to an editor are the same as nothing at all; in quotes they are words;
- a number is not taken in quotes, as we do not take it; but it is taken in YAML's other spellings (`1e3`, `014`,
  `0x10`), which only `selfcheck check` can refuse.
"""

from __future__ import annotations

import json
import re
from typing import Any

from selfcheck.model.bank_format import BANK
from selfcheck.model.condition_format import ConditionKind
from selfcheck.model.guide_format import GUIDE
from selfcheck.model.kind_schema import Definitions, Schema, kind_schema
from selfcheck.model.plain import Plain, written
from selfcheck.model.profile_format import SectionConditionKind
from selfcheck.model.record import Key, Record

FORMATS: dict[str, Record] = {"bank": BANK, "guide": GUIDE}
"""What a schema can be had of, by name: the record that a whole file is."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_file(format: str) -> str:
    """The name of the file that holds the schema of a format."""
    return f"{format}.schema.json"


def schema_text(format: str) -> str:
    """The schema of a format as JSON, always the same to the last character."""
    return json.dumps(schema(format), indent=2, ensure_ascii=False) + "\n"


def schema(format: str) -> Schema:
    """The schema of a format, `bank` or `guide`."""
    document = _Document()
    root = document.whole(FORMATS[format])
    made = f"Made by `selfcheck schema {format}`: run it again after an update, rather than change this file."
    return {"$schema": _DRAFT, "$comment": made, **root, "definitions": document.definitions}


class _Document(Definitions):
    """A schema in the making: the records that were met on the way become its definitions."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def shared(self, name: str, schema: Schema) -> Schema:
        """A reference to the definition of this name, which is added when it is new."""
        self.definitions.setdefault(name, schema)
        return {"$ref": f"#/definitions/{name}"}

    def record(self, record: Record) -> Schema:
        """A reference to the definition of a record, which is added when it is new."""
        name = re.sub(r"^(an?|the) |`", "", record.name).replace(" ", "-")
        if name not in self.definitions:
            self.definitions[name] = {}  # a condition holds conditions
            self.definitions[name] |= self.whole(record)
        return {"$ref": f"#/definitions/{name}"}

    def whole(self, record: Record) -> Schema:
        """The schema of a record itself."""
        title = {"title": (record.name[0].upper() + record.name[1:]).replace("`", ""), "type": "object"}
        for kind in (ConditionKind(), SectionConditionKind()):
            if record is kind.record:
                return {**title, "oneOf": [self._condition(kind, head) for head in kind.heads]}
        needed = [name for name, key in record.table.items() if key.required]
        also = [
            {
                "if": {"properties": {key: {"const": word}}, "required": [key]},
                "then": {"required": [wanted]},
            }
            for key, word, wanted in record.needs
        ]
        return {
            **title,
            **self._properties(dict(record.table)),
            **({"required": needed} if needed else {}),
            **({"allOf": also} if also else {}),
        }

    def _condition(self, kind: ConditionKind, head: str) -> Schema:
        """A condition with this head: with a test beside it, or alone."""
        tests = kind.tests.get(head, ())
        keys = {key: kind.record.table[key] for key in (head, *tests)}
        return {
            "title": f"A condition: {head}",
            "type": "object",
            **self._properties(keys),
            "required": [head],
            "minProperties": 2 if tests else 1,
        }

    def _properties(self, keys: dict[str, Key[Any]]) -> Schema:
        return {
            "properties": {name: self._key(key) for name, key in keys.items()},
            "additionalProperties": False,
        }

    def _key(self, key: Key[Any]) -> Schema:
        """The schema of what stands behind a key, with all that is to be said about it."""
        examples = key.examples or key.kind.examples
        simple = [example for example in examples if not _has_keys(example)]
        snippets = [{"label": written(each), "body": each} for each in examples if each and _has_keys(each)]
        return {
            "description": key.doc,
            "markdownDescription": _explained(key, snippets),
            **({"default": key.default} if key.default is not None else {}),
            **({"examples": simple} if simple else {}),
            **({"defaultSnippets": snippets} if snippets else {}),
            **self._value(key),
        }

    def _value(self, key: Key[Any]) -> Schema:
        """The schema of what stands behind a key, in the shape in which an editor makes most of it."""
        value = kind_schema(key.kind, self)
        if isinstance(key.kind, Record | ConditionKind):
            return {"type": "object", "allOf": [value]}
        if "type" not in value:
            # Where an editor sees `anyOf` it writes a needed key into a new record. It must not see the alternatives
            # themselves, though: it would mix up what is said about them.
            return {"anyOf": [value]}
        # An editor writes a default whose type it sees into every new record, also where the key makes no sense.
        return value if key.default is None else {"allOf": [value]}


def _has_keys(value: Plain) -> bool:
    """Whether a value has keys, or is a list of which an entry has."""
    return any(_has_keys(entry) for entry in value) if isinstance(value, list) else isinstance(value, dict)


def _explained(key: Key[Any], snippets: list[Schema]) -> str:
    """What a key means, with its default and examples, in Markdown."""
    lines = [key.doc]
    if key.default is not None:
        lines.append(f"When nothing is said: `{written(key.default)}`.")
    if snippets:
        lines += ["For example:", "\n".join(["```yaml", *(snippet["label"] for snippet in snippets), "```"])]
    return "\n\n".join(lines)
