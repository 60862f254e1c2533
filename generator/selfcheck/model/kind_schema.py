"""JSON Schema for each kind of value, as `read` of the kind takes it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from functools import singledispatch
from typing import Any

from selfcheck.model.bank_format import EXPECTATION, Expected
from selfcheck.model.condition_format import OTHER, ConditionKind, Labels, Limit, Values
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Number, OneOf, Pairs, Text, Value, Whole
from selfcheck.model.guide_format import Placed
from selfcheck.model.item_format import OPTION, Names, Points, Responses
from selfcheck.model.numbers import MAX_DIGITS
from selfcheck.model.part_format import Items, PartEntry
from selfcheck.model.record import Record
from selfcheck.model.scale_format import Fill, MinAnswered
from selfcheck.model.share_format import Percent

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""


class Definitions(ABC):
    """Schemas that are written once and referred to."""

    @abstractmethod
    def record(self, record: Record) -> Schema:
        """A reference to the schema of a record."""

    @abstractmethod
    def shared(self, name: str, schema: Schema) -> Schema:
        """A reference to a schema under a name."""


_MOST = 10**MAX_DIGITS - 1
_CONTROL = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
_ANY_TEXT = rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$"
_TYPED: Schema = {"not": {"type": ["string", "array", "object", "null"]}}
"""A number, `true` or `false`: what YAML has given a type and we take for text. It is written with `not`,
since an editor offers `true` and `false` wherever it reads `boolean`."""
_NUMBER = "^[-+]?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)$"
_SHARE = r"^(?!0+(\.0+)?\s?%)(100(\.0{1,9})?|0?[0-9]{1,2}(\.[0-9]{1,9})?)\s?%$"


@singledispatch
def kind_schema(kind: Kind[Any], shared: Definitions) -> Schema:
    """The schema of a kind; `shared` takes in those that are found in several places."""
    raise NotImplementedError(f"{type(kind).__name__} has no schema yet: write it here")


@kind_schema.register
def _(kind: Text, shared: Definitions) -> Schema:
    if not kind.pattern:
        return shared.shared("text", _either(_text(_ANY_TEXT, kind), _TYPED))
    whole = [{"type": "integer", "minimum": 0}] if kind.matches("12") else []
    flag = [{"not": {"type": ["string", "number", "array", "object", "null"]}}] if kind.matches("true") else []
    return _either(_text(rf"^[ \t\n]*{kind.pattern}[ \t\n]*$", kind), *whole, *flag)


@kind_schema.register
def _(kind: Name, shared: Definitions) -> Schema:
    return shared.shared("name", kind_schema.dispatch(Text)(kind, shared))


@kind_schema.register
def _(kind: Value, shared: Definitions) -> Schema:
    if not kind.reserved:
        return kind_schema(Text(), shared)
    pattern = rf"^(?!\s*{re.escape(kind.reserved)}\s*$){_ANY_TEXT.removeprefix('^')}"
    return _either(
        {"type": "string", "pattern": pattern, "patternErrorMessage": f"`{kind.reserved}` is no value"}, _TYPED
    )


@kind_schema.register
def _(kind: Number, shared: Definitions) -> Schema:
    lowest = -_MOST if kind.least is None else kind.least
    least = {"minimum": lowest} if kind.above is None else {"exclusiveMinimum": kind.above}
    return {"type": "number", **least, "maximum": _MOST if kind.most is None else kind.most}


@kind_schema.register
def _(kind: Whole, shared: Definitions) -> Schema:
    return {"type": "integer", "minimum": kind.least, "maximum": kind.most}


@kind_schema.register
def _(kind: Flag, shared: Definitions) -> Schema:
    pattern = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
    return {"type": ["boolean", "string"], "pattern": pattern, "patternErrorMessage": f"expected {kind.article}"}


@kind_schema.register
def _(kind: OneOf, shared: Definitions) -> Schema:
    meanings = {"enumDescriptions": list(kind.meanings)} if kind.meanings else {}
    return {"type": "string", "enum": list(kind.words), **meanings}


@kind_schema.register
def _(kind: ListOf, shared: Definitions) -> Schema:  # type: ignore[type-arg]  # register reads the annotation, and takes no argument there
    most = {} if kind.most is None else {"maxItems": kind.most}
    return {"type": "array", "items": kind_schema(kind.kind, shared), "minItems": kind.least, **most}


@kind_schema.register
def _(kind: Placed, shared: Definitions) -> Schema:
    return kind_schema(kind.kind, shared)


@kind_schema.register
def _(kind: Pairs, shared: Definitions) -> Schema:  # type: ignore[type-arg]  # as above
    names = {"pattern": _NUMBER, "patternErrorMessage": "expected a number"} if kind.numbers else {}
    values = kind_schema(kind.kind, shared)
    return {"type": "object", "propertyNames": {"title": kind.names, **names}, "additionalProperties": values}


@kind_schema.register
def _(kind: Record, shared: Definitions) -> Schema:
    return shared.record(kind)


@kind_schema.register
def _(kind: ConditionKind, shared: Definitions) -> Schema:
    return shared.record(kind.record)


@kind_schema.register
def _(kind: Limit, shared: Definitions) -> Schema:
    return _either(
        kind_schema(Number(), shared), {"allOf": [shared.record(OTHER)], "minProperties": 1, "maxProperties": 1}
    )


@kind_schema.register
def _(kind: Values, shared: Definitions) -> Schema:
    return _one_or_several(Value(), kind.least, shared)


@kind_schema.register
def _(kind: Labels, shared: Definitions) -> Schema:
    return _one_or_several(Text(), 1, shared)


@kind_schema.register
def _(kind: Names, shared: Definitions) -> Schema:
    return _one_or_several(Name(), 0, shared)


@kind_schema.register
def _(kind: Points, shared: Definitions) -> Schema:
    return _either(kind_schema(Number(), shared), _word("none"))


@kind_schema.register
def _(kind: Fill, shared: Definitions) -> Schema:
    return _either(kind_schema(Number(), shared), _word("mean"))


@kind_schema.register
def _(kind: Responses, shared: Definitions) -> Schema:
    return _either(kind_schema(Name(), shared), kind_schema(ListOf(OPTION), shared))


@kind_schema.register
def _(kind: PartEntry, shared: Definitions) -> Schema:
    return _either(kind_schema(Name(), shared), shared.record(kind.record))


@kind_schema.register
def _(kind: Items, shared: Definitions) -> Schema:
    return _either(_word("all"), kind_schema(kind.entries, shared))


@kind_schema.register
def _(kind: MinAnswered, shared: Definitions) -> Schema:
    pattern = "|".join([_SHARE, "^[1-9][0-9]{0,3}$", *(f"^{word}$" for word in kind.shares)])
    text = {"type": "string", "pattern": pattern, "patternErrorMessage": f"expected {kind.article}"}
    return _either(text, {"type": "integer", "minimum": 1, "maximum": 9999})


@kind_schema.register
def _(kind: Percent, shared: Definitions) -> Schema:
    return {"type": "string", "pattern": _SHARE, "patternErrorMessage": f"expected {kind.article}"}


@kind_schema.register
def _(kind: Expected, shared: Definitions) -> Schema:
    return _either({"allOf": [shared.record(EXPECTATION), {"minProperties": 1}]}, _word("none"))


def _text(pattern: str, kind: Text) -> Schema:
    said = f"expected {kind.article}" + (f": {kind.spelling}" if kind.spelling else "")
    return {"type": "string", "pattern": pattern, "patternErrorMessage": said}


def _word(word: str) -> Schema:
    return {"type": "string", "enum": [word]}


def _one_or_several(kind: Kind[Any], least: int, shared: Definitions) -> Schema:
    """The schema of a kind, or of a list of it."""
    return _either(kind_schema(kind, shared), kind_schema(ListOf(kind, least), shared))


def _either(*alternatives: Schema) -> Schema:
    """The schema of what one of the alternatives takes; no value is taken by two."""
    return alternatives[0] if len(alternatives) == 1 else {"oneOf": list(alternatives)}
