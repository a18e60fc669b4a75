"""A pack in another language may set texts and nothing else. Source: pack-format.md, "A **translation** ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from resistance_rules.knowledge.diagnostics import Place, Problem, quoted
from resistance_rules.knowledge.files import RawPack
from resistance_rules.knowledge.model import SECTION_OF, SECTIONS
from resistance_rules.knowledge.shapes import fields_of
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, plain

Entries = dict[str, dict[str, Mapping]]
_HELP: Final = "local policy and thresholds go into a second overlay"


def check_translation(before: Entries, after: Entries, raw: RawPack, problems: list[Problem]) -> None:
    """Report whatever a translation changes that is not a text.

    Args:
        before: the entries as the packs before it left them.
        after: the same with this pack laid over them.
        raw: the pack in another language.
        problems: what is wrong is added here.
    """
    if "scoring" in raw.singles:
        message = "a translation cannot change `scoring`"
        problems.append(Problem("translation", message, raw.singles["scoring"].place, _HELP))
    for kind in SECTION_OF:
        old, new = before[kind], after[kind]
        for name in sorted(old.keys() ^ new.keys()):
            what = "add" if name in new else "retire"
            place = new[name].place if name in new else _retired_at(kind, name, raw)
            message = f"a translation cannot {what} {kind} {quoted(name)}"
            problems.append(Problem("translation", message, place, _HELP))
        cls = SECTIONS[SECTION_OF[kind]][1]
        for name in sorted(old.keys() & new.keys()):
            if old[name] is not new[name]:
                for key, place in _differences(cls, old[name], new[name]):
                    message = f"a translation cannot change {quoted(key)} of {kind} {quoted(name)}: it is not a text"
                    problems.append(Problem("translation", message, place, _HELP))


def _retired_at(kind: str, name: str, raw: RawPack) -> Place:
    for item in raw.retire:
        node = item.get(kind) if isinstance(item, Mapping) else None
        if isinstance(node, Scalar) and node.text == name:
            return node.place
    return raw.singles["pack"].place


def _differences(cls: type, old: Mapping, new: Mapping) -> Iterator[tuple[str, Place]]:
    """The fields, at any depth, that are no texts and are not the same."""
    declared = fields_of(cls)
    for key in dict.fromkeys(key.text for key, _ in (*old.pairs, *new.pairs)):
        field = declared.get(key)
        if field is not None and field.translated:
            continue
        one, other = old.get(key), new.get(key)
        nested: type | None = getattr(field.kind, "cls", None) if field is not None else None
        if one is None or other is None:
            yield key, other.place if other is not None else new.place
        elif nested is not None:
            yield from _nested_differences(key, nested, one, other)
        elif plain(one) != plain(other):
            yield key, other.place


def _nested_differences(key: str, cls: type, one: Node, other: Node) -> Iterator[tuple[str, Place]]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        yield from _differences(cls, one, other)
    elif isinstance(one, Sequence) and isinstance(other, Sequence) and len(one.items) == len(other.items):
        for old, new in zip(one.items, other.items, strict=True):
            yield from _nested_differences(key, cls, old, new)
    elif plain(one) != plain(other):
        yield key, other.place
