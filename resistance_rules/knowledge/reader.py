"""Gives joined raw entries their meaning: raw nodes in, a checked `Pack` out, every problem at once."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from typing import Any

from resistance_rules.knowledge.checks import check_whole
from resistance_rules.knowledge.condition_reader import RESERVED
from resistance_rules.knowledge.diagnostics import Place, Problem
from resistance_rules.knowledge.joining import Joined
from resistance_rules.knowledge.kinds import INVALID, read_shape
from resistance_rules.knowledge.model import SECTION_OF, SECTIONS, Pack
from resistance_rules.knowledge.promises import Allow
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.vocabulary import Language, PackInfo, Scoring
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence


def read_pack(joined: Joined, problems: list[Problem], pack_ids: set[str]) -> Pack | None:
    """Read a joined pack.

    Args:
        joined: what the files say, overlays applied.
        problems: what is wrong is added here.
        pack_ids: ids of the packs that were found, which `extends` may name.

    Returns:
        The pack, without its digest; None when something was refused.
    """
    reading = Reading(problems, retired=joined.retired, layer_of=joined.layer_of)
    reading.defined = {kind: set(joined.entries[kind]) for kind in SECTION_OF}
    reading.defined["pack"] = pack_ids
    reading.defined["finding"] = {
        finds.text for node in joined.entries["rule"].values() if isinstance(finds := node.get("finds"), Scalar)
    }
    for name, node in joined.entries["pathway"].items():
        reading.defined[f"stage of {name}"] = _stage_ids(node, reading)
    sections: dict[str, AbstractMapping[str, Any]] = {}
    reading.facts = dict.fromkeys(joined.entries["fact"])
    for section, (kind, cls) in SECTIONS.items():  # facts stand first: conditions are read against them
        sections[section] = _read_entries(kind, cls, joined.entries[kind], reading)
    info = _read_single(PackInfo, "pack", joined.pack, reading)
    language = _read_single(Language, "language", joined.language, reading) or Language()
    scoring = _read_single(Scoring, "scoring", joined.scoring, reading) or Scoring()
    allow = tuple(_read_allow(node, reading) for node in joined.allow)
    reading.check_references()
    if info is not None:
        pack = Pack(info=info, language=language, scoring=scoring, allow=tuple(a for a in allow if a), **sections)
        check_whole(pack, reading)
        return None if problems else pack
    return None


def _read_entries(kind: str, cls: type, nodes: dict[str, Mapping], reading: Reading) -> dict[str, Any]:
    entries = {}
    for name in sorted(nodes):
        node = nodes[name]
        reading.entry = (kind, name)
        entry = read_shape(cls, node, reading)
        if kind == "fact":
            if name in RESERVED:
                key = node.get("id")
                place = key.place if key else node.place
                reading.problem("reserved_word", f"`{name}` is a word of the condition language", place, "name the fact otherwise")
            reading.facts[name] = None if entry is INVALID else entry
        if entry is not INVALID:
            entries[name] = entry
    return entries


def _read_single(cls: Any, name: str, node: Mapping | None, reading: Reading) -> Any:
    if node is None:
        return None
    reading.entry = ("pack", name)
    entry = read_shape(cls, node, reading)
    return None if entry is INVALID else entry


def _read_allow(node: Node, reading: Reading) -> Allow | None:
    reading.entry = ("allow", "")
    entry = read_shape(Allow, node, reading)
    return None if entry is INVALID else entry


def _stage_ids(node: Mapping, reading: Reading) -> set[str]:
    """The ids of a pathway's stages; one that stands there twice is reported."""
    stages = node.get("stages")
    found: dict[str, Place] = {}
    for stage in stages.items if isinstance(stages, Sequence) else ():
        name = stage.get("id") if isinstance(stage, Mapping) else None
        if isinstance(name, Scalar):
            if name.text in found:
                reading.problem("duplicate_id", f"stage `{name.text}` stands here twice", name.place,
                                "give one of them another id", ((found[name.text], "the first one"),))  # fmt: skip
            found.setdefault(name.text, name.place)
    return set(found)
