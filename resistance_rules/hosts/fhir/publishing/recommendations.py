"""A response of the pack as an event-condition-action rule (PlanDefinition) and the activity it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resistance_rules.advice.plan import Plan
from resistance_rules.advice.render.conditions import condition_in_words
from resistance_rules.advice.render.pack_parts import practical
from resistance_rules.hosts.fhir.codes import PLAN_DEFINITION_TYPE
from resistance_rules.hosts.fhir.publishing.headers import Publication, headers, subject
from resistance_rules.hosts.fhir.writing.expressions import (
    any_of,
    condition,
    expression,
    in_words,
    of_condition,
    without_holes,
)
from resistance_rules.hosts.fhir.writing.parts import Resource, canonical, citations, coding, concept, fhir_id, tidy
from resistance_rules.knowledge.conditions import Condition, written
from resistance_rules.knowledge.entries import Intervention
from resistance_rules.knowledge.model import Pack

TRIGGER = {"type": "named-event", "name": "patient-view"}
"""When rules are looked at: CDS Hooks' name for opening a chart. A site may look at other moments too."""


def rule_type(code: str, display: str) -> dict[str, Any]:
    """The type of a PlanDefinition."""
    return {"coding": [{"system": PLAN_DEFINITION_TYPE, "code": code, "display": display}]}


def activity_definition(entry: Intervention, pack: Pack, publication: Publication) -> Resource:
    """What to do, as an ActivityDefinition that makes Task drafts."""
    return tidy(
        {
            **headers("ActivityDefinition", (entry.id,), entry.label, entry.do, pack, publication),
            "subjectCodeableConcept": subject(),
            "purpose": entry.mechanism,
            "usage": _usage(entry, pack),
            "topic": [{"text": pack.categories[entry.category].label}],
            "relatedArtifact": [*citations(entry.evidence.cite, pack), depends_on(pack)],
            "library": [canonical("Library", pack)],
            "kind": "Task",
            "code": concept("intervention", entry.id, entry.label),
            "intent": "proposal",
            "priority": "routine",
            "participant": [{"type": "practitioner", "role": {"text": entry.audience}}],
        }
    )


def recommendation(entry: Intervention, plan: Plan, publication: Publication) -> Resource:
    """When to do it, as a PlanDefinition of type `eca-rule`."""
    pack = plan.pack
    return tidy(
        {
            **headers("PlanDefinition", ("recommendation", entry.id), entry.label, entry.do, pack, publication),
            "type": rule_type("eca-rule", "ECA Rule"),
            "subjectCodeableConcept": subject(),
            "purpose": entry.mechanism,
            "usage": _usage(entry, pack),
            "topic": [{"text": pack.categories[entry.category].label}],
            "relatedArtifact": [*citations(_cited(entry, plan), pack), depends_on(pack)],
            "library": [canonical("Library", pack)],
            "action": [
                {
                    "id": fhir_id("intervention", entry.id),
                    "title": entry.label,
                    "description": entry.do,
                    "textEquivalent": _evidence(entry),
                    "priority": "routine",
                    "code": [concept("intervention", entry.id, entry.label), _grade(entry)],
                    "reason": [concept("barrier", name, pack.barriers[name].label) for name in entry.helps_with],
                    "documentation": citations(entry.evidence.cite, pack),
                    "trigger": [TRIGGER],
                    "condition": list(_conditions(entry, plan)),
                    "participant": [{"type": "practitioner", "role": {"text": entry.audience}}],
                    "definitionCanonical": canonical("ActivityDefinition", pack, entry.id),
                }
            ],
        }
    )


def depends_on(pack: Pack) -> dict[str, Any]:
    """The rules themselves, on which every resource depends."""
    return {"type": "depends-on", "display": "the rules", "resource": canonical("Library", pack)}


def _cited(entry: Intervention, plan: Plan) -> list[str]:
    """Every source that speaks for it, or for a condition of it."""
    names = set(entry.evidence.cite).union(*(reason.cite for reason in entry.not_if))
    names = names.union(*(caution.cite for caution in entry.cautions))
    for contra, _ in plan.interventions[entry.id].contraindications:
        names.update(contra.cite)
    return sorted(names)


def _grade(entry: Intervention) -> dict[str, Any]:
    grade = entry.evidence.grade
    return {"coding": [coding("evidence-grade", grade)], "text": f"evidence grade {grade} for this use"}


def _evidence(entry: Intervention) -> str:
    evidence = entry.evidence
    said = [f"Evidence for this use: grade {evidence.grade}", evidence.effect, evidence.note, evidence.not_claimed]
    return "; ".join(part for part in said if part)


def _usage(entry: Intervention, pack: Pack) -> str:
    lines = [f"It takes: {text}" for text in practical(entry)]
    for caution in entry.cautions:
        when = "" if caution.when is None else f" if {condition_in_words(caution.when, pack)}"
        lines.append(f"Keep in mind{when}" + (f": {without_holes(caution.say, pack)}" if caution.say else ""))
    lines += [f"Example wording: {text}" for text in entry.say]
    return "\n\n".join(lines)


def _conditions(entry: Intervention, plan: Plan) -> Iterator[dict[str, Any]]:
    """Everything that decides about it and can be said in one expression each; docs/fhir.md says what cannot."""
    pack, own = plan.pack, plan.interventions[entry.id]
    yield condition("applicability", _indicated(entry, plan))
    if entry.only_if is not None:
        yield condition("applicability", of_condition(entry.only_if, pack))
    for reason in entry.not_if:
        yield condition("applicability", _not(reason.when, f"not: {without_holes(reason.because, pack)}"))
    for contra, _ in own.contraindications:
        if contra.level == "never":
            yield condition("applicability", _not(contra.when, f"not: {without_holes(contra.because, pack)}"))
    emergencies = [name for name in plan.safety_order if pack.safety[name].urgency == "emergency"]
    if emergencies:
        allowed = [name for name in emergencies if name in own.allowed_by]
        words = ["no emergency is active", *(f"“{pack.safety[name].label}” is active" for name in allowed)]
        free: list[Any] = [{"not": {"any_safety": "emergency"}}, *({"safety": name} for name in allowed)]
        yield condition("applicability", expression(any_of(free), in_words(words)))
    holding = [name for name in plan.safety_order if name in own.held_by and name not in own.responds_to]
    if holding:
        words = [f"“{pack.safety[name].label}”" for name in holding]
        held: Any = {"not": any_of([{"safety": name} for name in holding])}
        yield condition("applicability", expression(held, f"none of these is active: {in_words(words)}"))
    for gate in entry.gates:
        asked = without_holes(pack.gates[gate].ask, pack)
        yield condition("start", expression({"gate": gate}, f"“{pack.gates[gate].label}” is in place ({asked})"))


def _indicated(entry: Intervention, plan: Plan) -> dict[str, Any]:
    pack = plan.pack
    data: list[Any] = [{"barrier": {name: "possible"}} for name in entry.answers]
    words = [f"“{pack.barriers[name].label}” is at least possible" for name in entry.answers]
    data += [{"barrier": name} for name in entry.also]
    words += [f"“{pack.barriers[name].label}” is likely" for name in entry.also]
    if entry.when is not None:
        data.append(written(entry.when))
        words.append(of_condition(entry.when, pack)["description"])
    responds = plan.interventions[entry.id].responds_to
    data += [{"safety": name} for name in responds]
    words += [f"“{pack.safety[name].label}” is active" for name in responds]
    if not data:
        return expression({"any": []}, "nothing indicates it")
    return expression(any_of(data), in_words(words))


def _not(when: Condition, words: str) -> dict[str, Any]:
    return expression({"not": written(when)}, words)
