"""Entries as declared attrs classes: how a field is declared, and how a mapping is read as an entry."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import attrs

from resistance_rules.knowledge.kinds import INVALID, Kind, Mismatches, SchemaWriter, place_at, refuse
from resistance_rules.knowledge.list_kinds import list_schema, read_list, shrunk_too_far
from resistance_rules.knowledge.reading import Reading, with_article
from resistance_rules.knowledge.scalar_kinds import Text
from resistance_rules.knowledge.yaml_nodes import Mapping, Node

_KIND_DECIDES: Final = object()


def yaml(
    kind: Kind,
    *,
    required: bool = False,
    key: str | None = None,
    default: Any = _KIND_DECIDES,
    translated: bool = False,
) -> Any:
    """Declare a field of an entry.

    Args:
        kind: what its value is.
        required: whether an entry without it is refused.
        key: its name in YAML, where Python has that word for itself.
        default: what it is when left out; if not given, an empty tuple for lists and None for the rest.
        translated: whether it is one of the text fields that a translation may set.
    """
    metadata = {"kind": kind, "required": required, "key": key, "translated": translated}
    if required:
        return attrs.field(metadata=metadata)
    if default is _KIND_DECIDES:
        default = () if kind.many else None
    return attrs.field(default=default, metadata=metadata)


def text(*, required: bool = False, holes: bool = False, translated: bool = True, key: str | None = None) -> Any:
    """Declare a field that holds one text for people."""
    return yaml(Text(holes=holes), required=required, translated=translated, key=key)


@attrs.frozen
class Field:
    """One declared field of an entry class."""

    attribute: str
    key: str
    kind: Kind
    required: bool
    translated: bool


def fields_of(cls: type) -> dict[str, Field]:
    """Give the declared fields of an entry class by their YAML key, in order."""
    found = {}
    for attribute in attrs.fields(cls):
        if "kind" in attribute.metadata:
            meta = attribute.metadata
            key = meta["key"] or attribute.name
            found[key] = Field(attribute.name, key, meta["kind"], meta["required"], meta["translated"])
    return found


def name_of(cls: type) -> str:
    """Name an entry class in words for an error."""
    named: str = vars(cls).get("IN_WORDS", cls.__name__.lower())
    return named


def read_shape(cls: Any, node: Node, reading: Reading) -> Any:
    """Read a mapping as an entry of `cls`, reporting every unknown, missing and wrong key at once."""
    name = name_of(cls)
    if not isinstance(node, Mapping):
        return refuse(node, reading, f"a mapping with the keys of {with_article(name)}")
    declared = fields_of(cls)
    computed: frozenset[str] = getattr(cls, "COMPUTED_KEYS", frozenset())
    values: dict[str, Any] = {}
    complete = True
    for key, value in node.pairs:
        declared_field = declared.get(key.text)
        if declared_field is None:
            reading.unknown_key(key, list(declared), name, computed=key.text in computed)
            complete = False
            continue
        values[declared_field.attribute] = declared_field.kind.read(value, reading)
    for declared_field in declared.values():
        if declared_field.required and declared_field.attribute not in values:
            reading.problem("missing_key", f"this {name} has no `{declared_field.key}`", node.place, "add it")
            complete = False
            values[declared_field.attribute] = INVALID
    complete = complete and not any(value is INVALID for value in values.values())
    entry = cls(**values, place=node.place)
    check = getattr(entry, "problems", None)
    if check is not None and _mismatched(check(), node, reading):
        return INVALID
    return entry if complete else INVALID


def _mismatched(found: Mismatches, node: Mapping, reading: Reading) -> bool:
    any_found = False
    for mismatch in found:
        any_found = True
        gone = [name for _, value in node.pairs for name in reading.shrunk.get(value.place, ())]
        if mismatch.code == "too_few" and gone:
            shrunk_too_far(node, gone, reading)
        else:
            place = place_at(node, mismatch.at).place
            reading.problem(mismatch.code, mismatch.message, place, mismatch.help)
    return any_found


def shape_schema(cls: type, writer: SchemaWriter) -> dict[str, Any]:
    """Describe an entry class as JSON Schema."""
    declared = fields_of(cls)
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: item.kind.schema(writer) for key, item in declared.items()},
    }
    if cls.__doc__:
        schema["description"] = cls.__doc__.strip().split("\n\n")[0]
    required = [key for key, item in declared.items() if item.required]
    also: dict[str, Any] = vars(cls).get("ALSO", {})
    return {**schema, **({"required": required} if required else {}), **also}


@attrs.frozen
class One:
    """One nested entry of this class."""

    cls: type
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        return read_shape(self.cls, node, reading)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return writer.shape(self.cls)


@attrs.frozen
class Many:
    """A list of nested entries of this class."""

    cls: type
    least: int = 0
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        what = f"a list of {name_of(self.cls)} entries"
        return read_list(node, reading, One(self.cls).read, what, least=self.least)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return list_schema(writer.shape(self.cls), self.least)
