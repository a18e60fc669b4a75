"""Larger packs, made of copies of one: for seeing how cost grows in rules and in facts."""

from __future__ import annotations

from typing import Any

from attrs import evolve, fields, has

from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.model import Pack

CONCLUSIONS = ("finding", "barrier", "gate", "safety")
FACTS = ("fact", "other")
SECTIONS = ("rules", "barriers", "gates", "interventions", "safety", "contraindications", "pathways", "assume")


def multiplied(pack: Pack, times: int, *, facts_too: bool = False) -> Rulebook:
    """The rules of a pack so many times over, with conclusions of their own, about the same facts or `facts_too`.

    Only what inference reads is copied with care: conditions, and what they decide.
    """
    sections: dict[str, dict[str, Any]] = {section: dict(getattr(pack, section)) for section in SECTIONS}
    facts = dict(pack.facts)
    for copy in range(1, times):
        end = f"_copy_{copy}"
        for section in SECTIONS:
            for name, entry in getattr(pack, section).items():
                changes = {"id": name + end, **({"finds": entry.finds + end} if section == "rules" else {})}
                sections[section][name + end] = evolve(_renamed(entry, end, facts_too), **changes)
        if facts_too:
            facts |= {name + end: evolve(fact, id=name + end) for name, fact in pack.facts.items()}
    digest = f"{pack.digest} {times} {facts_too}"
    return Rulebook.of(
        evolve(pack, **{name: dict(sorted(of.items())) for name, of in sections.items()}, facts=facts, digest=digest)
    )


def _renamed(value: Any, end: str, facts_too: bool) -> Any:  # noqa: FBT001
    """The same with other names for conclusions, and for facts, wherever a condition names them."""
    if isinstance(value, tuple):
        return tuple(_renamed(part, end, facts_too) for part in value)
    if not has(type(value)) or type(value).__module__.endswith("diagnostics"):
        return value
    names = (*CONCLUSIONS, *(FACTS if facts_too else ())) if type(value).__module__.endswith(".conditions") else ()
    changes = {}
    for field in fields(type(value)):
        before = getattr(value, field.name)
        after = before + end if field.name in names and isinstance(before, str) else _renamed(before, end, facts_too)
        if after is not before and after != before:
            changes[field.name.lstrip("_")] = after
    return evolve(value, **changes) if changes else value
