"""The texts of a pack that is loaded, each with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.list_kinds import OneOrMany, TextMap, Texts
from resistance_rules.knowledge.model import SECTIONS, Pack
from resistance_rules.knowledge.scalar_kinds import OptionalText, Text
from resistance_rules.knowledge.shapes import fields_of


@attrs.frozen
class TextOf:
    """One text of an entry.

    Attributes:
        entry: the entry's id; the pack's for `pack`, `language` and `scoring`.
        key: the field that holds it.
        holes: whether `{fact_id}` prints that fact's value in it.
    """

    entry: str
    key: str
    text: str
    holes: bool
    place: Place | None


def texts_of(pack: Pack) -> Iterator[TextOf]:
    """List every text of a pack, at any depth of its entries."""
    for single in (pack.info, pack.language, pack.scoring):
        yield from _texts_in(single, pack.info.id)
    for kind, _ in SECTIONS.values():
        for name, entry in pack.entries(kind).items():
            yield from _texts_in(entry, name)
    for allow in pack.allow:
        yield from _texts_in(allow, allow.id)


def _texts_in(entry: Any, name: str) -> Iterator[TextOf]:
    for field in fields_of(type(entry)).values():
        value = getattr(entry, field.attribute)
        if isinstance(field.kind, Text | OptionalText | Texts | OneOrMany | TextMap):
            holes = getattr(field.kind, "holes", False)
            for text in _each(value):
                yield TextOf(name, field.key, text, holes, entry.place)
        elif attrs.has(type(value)):
            yield from _texts_in(value, name)
        elif isinstance(value, tuple):
            for item in value:
                if hasattr(item, "note"):  # an entry, not a condition
                    yield from _texts_in(item, name)


def _each(value: str | tuple[str, ...] | Mapping[str, str] | None) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value.values()
    elif value is not None:
        yield from value
