"""Red flags as rules, pathways as protocols, and the whole pack as one strategy: PlanDefinitions."""

from __future__ import annotations

from typing import Any

from resistance_rules.advice.plan import Plan
from resistance_rules.hosts.fhir.publishing.headers import Publication, headers, subject
from resistance_rules.hosts.fhir.publishing.recommendations import TRIGGER, depends_on, rule_type
from resistance_rules.hosts.fhir.writing.expressions import condition, of_condition
from resistance_rules.hosts.fhir.writing.parts import Resource, canonical, citations, concept, fhir_id, priority, tidy
from resistance_rules.knowledge.entries import Pathway, Safety, Stage
from resistance_rules.knowledge.model import Pack


def safety_rule(entry: Safety, pack: Pack, publication: Publication) -> Resource:
    """A red flag as a PlanDefinition of type `eca-rule`: what to do first, then the responses."""
    first = [{"title": text, "textEquivalent": text} for text in entry.do_first]
    responses = [_activity(name, pack) for name in entry.respond_with]
    policy = f"Local policy needed: {entry.policy.text or entry.policy.needed}" if entry.policy else None
    description = "\n\n".join([entry.label, *entry.do_first])
    return tidy(
        {
            **headers("PlanDefinition", ("safety", entry.id), entry.label, description, pack, publication),
            "type": rule_type("eca-rule", "ECA Rule"),
            "subjectCodeableConcept": subject(),
            "usage": policy,
            "relatedArtifact": [*citations(entry.cite, pack), depends_on(pack)],
            "library": [canonical("Library", pack)],
            "action": [
                {
                    "id": fhir_id("safety", entry.id),
                    "title": entry.label,
                    "priority": priority(entry.urgency),
                    "code": [concept("safety", entry.id, entry.label)],
                    "documentation": citations(entry.cite, pack),
                    "trigger": [TRIGGER],
                    "condition": [condition("applicability", of_condition(entry.when, pack))],
                    "groupingBehavior": "logical-group",
                    "selectionBehavior": "any",
                    "action": [*first, *responses],
                }
            ],
        }
    )


def protocol(entry: Pathway, pack: Pack, publication: Publication) -> Resource:
    """A pathway as a PlanDefinition of type `clinical-protocol`: its stages in order, each until its own condition."""
    evidence = entry.evidence
    applies = [] if entry.only_if is None else [condition("applicability", of_condition(entry.only_if, pack))]
    stages = [
        {**_stage(stage, number, pack), "condition": [*applies, *_until(stage, pack)]}
        for number, stage in enumerate(entry.stages, start=1)
    ]
    said = [f"Evidence: grade {evidence.grade}", evidence.effect, evidence.not_claimed] if evidence else []
    graded = "; ".join(part for part in said if part) if evidence and evidence.grade else None
    return tidy(
        {
            **headers("PlanDefinition", ("pathway", entry.id), entry.label, entry.label, pack, publication),
            "type": rule_type("clinical-protocol", "Clinical Protocol"),
            "subjectCodeableConcept": subject(),
            "usage": graded,
            "relatedArtifact": [*citations(evidence.cite if evidence else (), pack), depends_on(pack)],
            "library": [canonical("Library", pack)],
            "action": stages,
        }
    )


def strategy(plan: Plan, publication: Publication) -> Resource:
    """The whole pack as a PlanDefinition of type `workflow-definition`: red flags, responses, pathways."""
    pack = plan.pack
    safety = [_rule("safety", name, pack.safety[name].label, pack) for name in plan.safety_order]
    responses = [_rule("recommendation", name, entry.label, pack) for name, entry in pack.interventions.items()]
    pathways = [_rule("pathway", name, entry.label, pack) for name, entry in pack.pathways.items()]
    groups = (
        ("Red flags, the most urgent first", safety),
        ("Responses; their order depends on the case", responses),
        ("Pathways", pathways),
    )
    description = pack.info.intended_use or pack.info.title
    return tidy(
        {
            **headers("PlanDefinition", (), pack.info.title, description, pack, publication),
            "type": rule_type("workflow-definition", "Workflow Definition"),
            "subjectCodeableConcept": subject(),
            "usage": pack.info.uses_note,
            "relatedArtifact": [depends_on(pack)],
            "library": [canonical("Library", pack)],
            "action": [
                {"title": title, "groupingBehavior": "logical-group", "selectionBehavior": "any", "action": actions}
                for title, actions in groups
                if actions
            ],
        }
    )


def _stage(stage: Stage, number: int, pack: Pack) -> dict[str, Any]:
    held = [pack.interventions[name].label for name in stage.hold_back]
    said = [
        *(f"Avoid: {text}" for text in stage.avoid),
        *(f"Held back in this stage: {label}" for label in held),
        *([f"Review: {stage.review}"] if stage.review else []),
    ]
    return {
        "id": fhir_id("stage", stage.id),
        "prefix": str(number),
        "title": stage.label,
        "description": "\n".join(said),
        "groupingBehavior": "logical-group",
        "selectionBehavior": "any",
        "action": [_activity(name, pack) for name in stage.do],
    }


def _until(stage: Stage, pack: Pack) -> list[dict[str, Any]]:
    return [] if stage.until is None else [condition("stop", of_condition(stage.until, pack))]


def _activity(name: str, pack: Pack) -> dict[str, Any]:
    return {
        "title": pack.interventions[name].label,
        "definitionCanonical": canonical("ActivityDefinition", pack, name),
    }


def _rule(kind: str, name: str, label: str, pack: Pack) -> dict[str, Any]:
    return {"title": label, "definitionCanonical": canonical("PlanDefinition", pack, kind, name)}
