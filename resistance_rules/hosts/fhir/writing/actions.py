"""What to do as a RequestGroup: red flags first, then the recommendations in their order. Proposals, never orders."""

from __future__ import annotations

from typing import Any

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import ActiveSafety, Recommendation
from resistance_rules.advice.render import words
from resistance_rules.advice.render.conditions import condition_in_words, may_be_shared
from resistance_rules.hosts.fhir.writing.drafts import notes, safety_notes, safety_task_draft, task_draft, task_id
from resistance_rules.hosts.fhir.writing.expressions import all_of, any_of, condition, expression, in_words
from resistance_rules.hosts.fhir.writing.guidance import is_private
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.hosts.fhir.writing.parts import (
    STATUS_WORDS,
    Resource,
    canonical,
    citations,
    concept,
    fhir_id,
    meta,
    priority,
    tidy,
    urn,
)  # fmt: skip
from resistance_rules.knowledge.conditions import written
from resistance_rules.knowledge.model import Pack


def request_group(advice: Advice, pack: Pack, occasion: Occasion, *, author: str) -> Resource | None:
    """The RequestGroup of an advice; None if there is nothing to do.

    Args:
        advice: what was advised.
        pack: the pack that it rests on.
        occasion: when and about whom.
        author: id of the Device that gave the advice.
    """
    first = [_safety_action(item, pack, occasion) for item in advice.safety]
    offered = [_action(item, advice, pack, occasion) for item in advice.recommendations]
    groups = []
    if first:
        groups.append(_group("safety", "Safety first", "all", first))
    if offered:
        groups.append(_group("recommendations", "What to offer, the best fitting first", "any", offered))
    if not groups:
        return None
    urgencies = {action["priority"] for action in (*first, *offered)}
    return tidy(
        {
            "resourceType": "RequestGroup",
            "id": occasion.id(pack.digest, "RequestGroup"),
            "meta": meta(private=is_private(advice), occasion=occasion),
            "instantiatesCanonical": [canonical("PlanDefinition", pack)],
            "status": "draft",
            "intent": "proposal",
            "priority": next(word for word in ("stat", "urgent", "routine") if word in urgencies),
            "subject": occasion.subject_reference,
            "encounter": occasion.encounter_reference,
            "authoredOn": occasion.instant,
            "author": {"reference": urn(author)},
            "note": [] if _is_emergency(advice) else [{"text": words.CHOICE_AFTER_SAFETY if first else words.CHOICE}],
            "action": groups,
        }
    )


def _is_emergency(advice: Advice) -> bool:
    return any(item.urgency == "emergency" for item in advice.safety)


def _group(name: str, title: str, selection: str, actions: list[Resource]) -> Resource:
    return {
        "id": name,
        "title": title,
        "groupingBehavior": "logical-group",
        "selectionBehavior": selection,
        "action": actions,
    }


def _safety_action(item: ActiveSafety, pack: Pack, occasion: Occasion) -> Resource:
    return {
        "id": fhir_id("safety", item.id),
        "title": item.label,
        "description": "\n".join(item.do_first),
        "textEquivalent": "\n".join([item.because, *item.do_first, *safety_notes(item)]),
        "priority": priority(item.urgency),
        "code": [concept("safety", item.id, item.label)],
        "documentation": citations(item.sources, pack),
        "condition": [condition("applicability", expression({"safety": item.id}, item.because))],
        "resource": {"reference": urn(safety_task_draft(item, pack, occasion)["id"])},
    }


def _action(item: Recommendation, advice: Advice, pack: Pack, occasion: Occasion) -> Resource:
    return {
        "id": fhir_id("intervention", item.id),
        "prefix": str(item.rank),
        "title": item.label,
        "description": item.do,
        "textEquivalent": "\n".join([f"{item.label} ({STATUS_WORDS[item.status]})", item.do, *notes(item, pack)]),
        "priority": priority(item.urgency),
        "code": [
            concept("intervention", item.id, item.label),
            concept("status", item.status, STATUS_WORDS[item.status]),
        ],
        "documentation": citations(item.sources, pack),
        "condition": _conditions(item, pack, occasion),
        "relatedAction": _follows(item, advice, pack),
        "resource": {"reference": urn(task_id(item, pack, occasion))},
    }


def _conditions(item: Recommendation, pack: Pack, occasion: Occasion) -> list[Resource]:
    """What makes it applicable, and what must come before it starts."""
    indicated: list[Any] = []
    said: list[str] = []
    entry = pack.interventions[item.id]
    for reason in item.because:
        kind, _, name = reason.partition(":")
        if kind == "barrier":
            answered = name in entry.answers
            indicated.append({"barrier": {name: "possible"}} if answered else {"barrier": name})
            said.append(f"{pack.barriers[name].label}: {'at least possible' if answered else 'likely'}")
        elif kind == "safety":
            indicated.append({"safety": name})
            said.append(pack.safety[name].label)
        elif entry.when is not None and (not occasion.shareable or may_be_shared(entry.when, pack)):
            indicated.append(written(entry.when))
            said.append(condition_in_words(entry.when, pack))
    found = [condition("applicability", expression(any_of(indicated), in_words(said)))] if indicated else []
    if item.gates:
        labels = in_words((pack.gates[gate].label for gate in item.gates), "and")
        gates = all_of([{"gate": gate} for gate in item.gates])
        found.append(condition("start", expression(gates, f"Later, when this is in place: {labels}")))
    if item.status == "check_first":
        labels = in_words((pack.facts[fact].label for fact in item.questions), "and")
        asked = all_of([{"known": fact} for fact in item.questions])
        why = f"Find out first, then ask again what fits: {labels}"
        found += [condition("start", expression(asked, why))] if item.questions else []
    return found


def _follows(item: Recommendation, advice: Advice, pack: Pack) -> list[Resource]:
    """The recommendations above it that the pack wants done before it."""
    above = [other for other in advice.recommendations if other.rank < item.rank]
    wanted = [
        other
        for other in above
        if other.id in pack.interventions[item.id].after or item.id in pack.interventions[other.id].before
    ]
    return [{"actionId": fhir_id("intervention", other.id), "relationship": "after"} for other in wanted]


def tasks(advice: Advice, pack: Pack, occasion: Occasion) -> list[Resource]:
    """The Tasks that the actions lead to, in their order."""
    safety = [safety_task_draft(item, pack, occasion) for item in advice.safety]
    return safety + [task_draft(item, pack, occasion) for item in advice.recommendations]
