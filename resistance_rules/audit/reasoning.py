"""The first half of a trace: what was true, rule by rule, and what was concluded from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from resistance_rules.advice.advice import Advice, Origin
from resistance_rules.inference.rulebook import OWN_GROUP, BarrierRules
from resistance_rules.inference.truth import FALSE, NAMES, TRUE, UNKNOWN
from resistance_rules.knowledge.conditions import written
from resistance_rules.knowledge.diagnostics import Place

_STATES: Final = ("ruled_out", "open", "established")
_SAFETY_STATES: Final = ("ruled_out", "open", "active")


def said_place(place: Place | None) -> str | None:
    """A place as text."""
    return str(place) if place is not None else None


def rule_ref(origin: Origin, number: int) -> dict[str, Any]:
    """A rule by its id and place, with its truth."""
    production = origin.kb.rulebook.productions[number]
    return {"id": production.id, "place": said_place(production.place), "truth": NAMES[origin.found.truths[number]]}


def rules(origin: Origin) -> list[dict[str, Any]]:
    """Every rule that is decided, in the pack's numbering: its condition, and the submitted facts that it reads.

    A rule that is not listed is unknown: nothing that was submitted decides it.
    """
    listed = []
    book = origin.kb.rulebook
    for production in book.productions:
        truth = origin.found.truths[production.number]
        if truth != UNKNOWN:
            listed.append(
                {
                    "id": production.id,
                    "place": said_place(production.place),
                    "truth": NAMES[truth],
                    "condition": written(production.condition),
                    "reads": [name for name in origin.case.facts if name in book.facts_of[production.number]],
                }
            )
    return listed


def conclusions(advice: Advice, origin: Origin) -> dict[str, list[dict[str, Any]]]:
    """Every conclusion of the pack with its state, its place and the rules that decided it, by id."""
    unanswered = {item.id for item in advice.unanswered}
    return {
        "safety": [_safety(origin, name, unanswered) for name in origin.kb.pack.safety],
        "findings": [_finding(origin, name) for name in origin.kb.pack.findings],
        "barriers": [_barrier(origin, name, advice) for name in origin.kb.pack.barriers],
        "gates": [_gate(origin, name) for name in origin.kb.pack.gates],
    }


def _safety(origin: Origin, name: str, unanswered: Iterable[str]) -> dict[str, Any]:
    entry = origin.kb.pack.safety[name]
    return {
        "id": name,
        "label": entry.label,
        "place": said_place(entry.place),
        "state": _SAFETY_STATES[origin.found.safety[name]],
        "urgency": entry.urgency,
        "unanswered": name in unanswered,
        "rules": [rule_ref(origin, origin.kb.rulebook.number_of[f"safety:{name}"])],
    }


def _finding(origin: Origin, name: str) -> dict[str, Any]:
    numbers = origin.kb.rulebook.finding_rules[name]
    return {
        "id": name,
        "state": _STATES[origin.found.findings[name]],
        "rules": [rule_ref(origin, number) for number in numbers],
    }


def _gate(origin: Origin, name: str) -> dict[str, Any]:
    entry = origin.kb.pack.gates[name]
    return {
        "id": name,
        "label": entry.label,
        "place": said_place(entry.place),
        "state": ("closed", "unknown", "open")[origin.found.gates[name]],
        "rules": [rule_ref(origin, origin.kb.rulebook.number_of[f"gate:{name}"])],
    }


def _barrier(origin: Origin, name: str, advice: Advice) -> dict[str, Any]:
    entry, score = origin.kb.pack.barriers[name], origin.found.barriers[name]
    book = origin.kb.rulebook.barrier_rules[name]
    return {
        "id": name,
        "label": entry.label,
        "place": said_place(entry.place),
        "level": advice.barrier(name).level,
        "points": score.points,
        "upper": score.upper,
        "only_if": None if book.only_if is None else rule_ref(origin, book.only_if),
        "groups": _groups(origin, book),
    }


def _groups(origin: Origin, book: BarrierRules) -> list[dict[str, Any]]:
    """How the points came together: each group in which something is decided, with the points that it gave."""
    truths = origin.found.truths
    listed = []
    for group in book.groups:
        if all(truths[number] == UNKNOWN for number, _ in group.members):
            continue
        listed.append(
            {
                "about": None if group.name.startswith(OWN_GROUP) else group.name,
                "points": max((points for number, points in group.members if truths[number] == TRUE), default=0),
                "upper": max((points for number, points in group.members if truths[number] != FALSE), default=0),
                "indicators": [{**rule_ref(origin, number), "points": points} for number, points in group.members],
            }
        )
    return listed
