"""Gives joined raw entries their meaning: raw nodes in, a checked `Pack` out, every problem at once."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from typing import Any

from resistance_rules.knowledge.checks import check_whole
from resistance_rules.knowledge.condition_reader import RESERVED
from resistance_rules.knowledge.diagnostics import Place, Problem, quoted
from resistance_rules.knowledge.joining import Joined
from resistance_rules.knowledge.kinds import INVALID
from resistance_rules.knowledge.model import SECTION_OF, SECTIONS, Pack
from resistance_rules.knowledge.promises import Allow
from resistance_rules.knowledge.reading import STAGE_OF, Reading
from resistance_rules.knowledge.scalar_kinds import FORMAT, Text
from resistance_rules.knowledge.shapes import read_shape
from resistance_rules.knowledge.value_kinds import check_change
from resistance_rules.knowledge.vocabulary import Language, PackInfo, Scoring
from resistance_rules.knowledge.yaml_nodes import Mapping, Scalar, Sequence

_NO_INFO = PackInfo(id="", title="", version="", format=FORMAT)  # while the real one cannot be read


def read_pack(joined: Joined, problems: list[Problem]) -> Pack | None:
    """Read a joined pack.

    Args:
        joined: what the files say, overlays applied.
        problems: what is wrong is added here.

    Returns:
        The pack, without its digest; None when something was refused.
    """
    reading = _start(joined, problems)
    sections: dict[str, Any] = {}
    for section, (kind, cls) in SECTIONS.items():  # facts stand first: conditions are read against them
        sections[section] = _read_entries(kind, cls, joined, reading)
    info = _read_single(PackInfo, "pack", joined.pack, reading)
    language = _read_single(Language, "language", joined.language, reading) or Language()
    scoring = _read_single(Scoring, "scoring", joined.scoring, reading) or Scoring()
    allow = _read_allow(joined, reading)
    reading.entry = ("change", "")
    for note in joined.notes:
        Text().read(note, reading)
    reading.check_references()
    pack = Pack(info=info or _NO_INFO, language=language, scoring=scoring, allow=allow, **sections)
    check_whole(pack, reading)
    return None if problems or info is None else pack


def _start(joined: Joined, problems: list[Problem]) -> Reading:
    reading = Reading(
        problems, retired=dict(joined.retired), layer_of=joined.layer_of, may_define=joined.unread.may_define
    )
    reading.facts = dict.fromkeys(joined.entries["fact"])
    reading.defined = {kind: set(joined.entries[kind]) for kind in SECTION_OF}
    reading.defined["finding"] = {
        finds.text for node in joined.entries["rule"].values() if isinstance(finds := node.get("finds"), Scalar)
    }
    for finding in reading.defined["finding"]:
        reading.retired.pop(("finding", finding), None)
    for name, node in joined.entries["pathway"].items():
        reading.defined[STAGE_OF + name] = _stage_ids(node, reading)
    return reading


def _read_entries(kind: str, cls: type, joined: Joined, reading: Reading) -> AbstractMapping[str, Any]:
    entries = {}
    for name, node in sorted(joined.entries[kind].items()):
        reading.entry = (kind, name)
        entry = read_shape(cls, node, reading)
        if kind == "fact":
            reading.facts[name] = None if entry is INVALID else entry
            _check_fact(name, node, reading)
        if entry is not INVALID:
            entries[name] = entry
    for spare in joined.spare[kind]:
        reading.entry = (kind, "")
        read_shape(cls, spare, reading)
    return entries


def _check_fact(name: str, node: Mapping, reading: Reading) -> None:
    check_change(name, node, reading)
    if name in RESERVED:
        key = node.get("id") or node
        message = f"{quoted(name)} is a word of the condition language"
        reading.problem("reserved_word", message, key.place, "name the fact otherwise")


def _read_single(cls: Any, name: str, node: Mapping | None, reading: Reading) -> Any:
    if node is None:
        return None
    reading.entry = ("pack", name)
    entry = read_shape(cls, node, reading)
    return None if entry is INVALID else entry


def _read_allow(joined: Joined, reading: Reading) -> tuple[Allow, ...]:
    """Read the waivers, by finding and id. A waiver goes with its entry if an overlay retires that."""
    read = []
    for node in joined.allow.values():
        reading.entry = ("allow", "")
        entry = read_shape(Allow, node, reading)
        named = node.get("id") if isinstance(node, Mapping) else None
        if entry is INVALID or named is None:
            continue
        if not any(reading.is_taken_out(kind, named) for kind in SECTION_OF) or _is_defined(entry.id, reading):
            read.append(entry)
    return tuple(sorted(read, key=lambda allow: (allow.finding, allow.id)))


def _is_defined(name: str, reading: Reading) -> bool:
    return any(name in reading.defined[kind] for kind in SECTION_OF)


def _stage_ids(node: Mapping, reading: Reading) -> set[str]:
    """The ids of a pathway's stages; one that stands there twice is reported."""
    stages = node.get("stages")
    found: dict[str, Place] = {}
    for stage in stages.items if isinstance(stages, Sequence) else ():
        name = stage.get("id") if isinstance(stage, Mapping) else None
        if isinstance(name, Scalar):
            if name.text in found:
                first = ((found[name.text], "the first one"),)
                message = f"stage {quoted(name.text)} stands here twice"
                reading.problem("duplicate_id", message, name.place, "give one of them another id", first)
            found.setdefault(name.text, name.place)
    return set(found)
