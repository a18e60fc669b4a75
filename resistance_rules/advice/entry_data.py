"""Any entry of a pack as plain data, and what refers to it: read off the declarations of the entry classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import attrs
from attrs import frozen

from resistance_rules.advice.wording import holes
from resistance_rules.knowledge.conditions import (
    BarrierIs,
    Condition,
    FindingIs,
    GateIs,
    SafetyIs,
    own_facts,
    walk,
    written,
)  # fmt: skip
from resistance_rules.knowledge.dependencies import conclusions_read
from resistance_rules.knowledge.model import SECTIONS, Pack

Reference = tuple[str, str]  # kind and id
_KIND_OF_KEYS: Final = {"case": "fact", "pathway": "pathway"}  # in the fields that are mappings


@frozen
class Field:
    """One field of an entry that is filled in: its key in YAML, its value, and the kind of entry its ids name."""

    key: str
    value: Any
    names: str | None


def filled_in(entry: Any) -> Iterator[Field]:
    """The fields of an entry that say something, in the order of the format."""
    declared = sorted(attrs.fields(type(entry)), key=lambda attribute: attribute.name == "note")  # notes last
    for attribute in declared:
        kind = attribute.metadata.get("kind")
        if kind is None:
            continue
        value = getattr(entry, attribute.name)
        if value is None or value == () or value is False or value == {}:
            continue
        names = getattr(kind, "kind", None)
        key = attribute.metadata.get("key") or attribute.name
        yield Field(key, value, names if isinstance(names, str) else None)


def is_condition(value: object) -> bool:
    """Whether a field's value is a condition."""
    return isinstance(value, Condition)


def is_entry(value: object) -> bool:
    """Whether a field's value is an entry inside this one."""
    return attrs.has(type(value)) and not is_condition(value)


def as_plain(value: Any) -> Any:
    """A field's value, or a whole entry, as its YAML would say it."""
    if is_condition(value):
        return written(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: as_plain(item) for key, item in value.items()}
    if is_entry(value):
        return {field.key: as_plain(field.value) for field in filled_in(value)}
    return value


def references(entry: Any, pack: Pack) -> Iterator[Reference]:
    """Every entry that this one names, at any depth."""
    for field in filled_in(entry):
        if isinstance(field.value, Mapping):
            yield from ((_KIND_OF_KEYS[field.key], name) for name in field.value if field.key in _KIND_OF_KEYS)
        else:
            yield from _in_value(field.value, field.names, pack)


def referring_to(wanted: Reference, pack: Pack) -> dict[str, list[str]]:
    """The ids of the entries that name this one, by their kind."""
    found: dict[str, list[str]] = {}
    for kind, _ in SECTIONS.values():
        for name, entry in pack.entries(kind).items():
            if (kind, name) != wanted and wanted in references(entry, pack):
                found.setdefault(kind, []).append(name)
    return found


def _in_value(value: Any, names: str | None, pack: Pack) -> Iterator[Reference]:
    if is_condition(value):
        yield from _in_condition(value, pack)
    elif isinstance(value, str):
        if names is not None:
            yield names, value
        yield from (("fact", fact) for fact in holes([value]) if fact in pack.facts)
    elif isinstance(value, tuple):
        for item in value:
            yield from _in_value(item, names, pack)
    elif is_entry(value):
        yield from references(value, pack)


def _in_condition(condition: Condition, pack: Pack) -> Iterator[Reference]:
    for test in walk(condition):
        yield from (("fact", fact) for fact in own_facts(test))
        if isinstance(test, FindingIs | BarrierIs | GateIs | SafetyIs):  # `any_barrier` and `any_safety` name none
            yield from (conclusion for conclusion, _ in conclusions_read(test, pack))
