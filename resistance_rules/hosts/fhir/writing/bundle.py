"""A whole advice as one Bundle."""

from __future__ import annotations

from attrs import evolve

from resistance_rules.advice.advice import Advice
from resistance_rules.hosts.fhir.codes import BASE
from resistance_rules.hosts.fhir.writing.actions import request_group, tasks
from resistance_rules.hosts.fhir.writing.drafts import care_plan_draft
from resistance_rules.hosts.fhir.writing.guidance import guidance_response, is_private
from resistance_rules.hosts.fhir.writing.narrative import with_narrative
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.hosts.fhir.writing.parts import Resource, meta, urn
from resistance_rules.hosts.fhir.writing.provenance import device, provenance
from resistance_rules.hosts.fhir.writing.red_flags import detected_issue, flag
from resistance_rules.knowledge.model import Pack


def advice_bundle(advice: Advice, pack: Pack, occasion: Occasion) -> Resource:
    """An advice as a FHIR R4 Bundle of type `collection`.

    In it, in this order: a GuidanceResponse; a RequestGroup with red flags and then the recommendations; a
    DetectedIssue and, where a banner may show it, a Flag for each red flag; a Task for each action; a CarePlan, if the
    occasion has a subject; the Device that did the work, and the Provenance of them all. Everything is a draft or a
    proposal, with a narrative. What is private is labelled `R` (restricted).

    Args:
        advice: what was advised. Of `advice.shareable()` a Bundle is made that holds nothing private.
        pack: the pack that the advice rests on (`kb.pack`).
        occasion: when and about whom. The same advice, pack and occasion give the same Bundle.
    """
    shared = advice.note is not None
    occasion = evolve(occasion, shareable=shared)
    if shared:
        occasion = evolve(occasion, fact_sources={}, remarks=())
    software = device(advice, pack, occasion)
    agent = software["id"]
    group = request_group(advice, pack, occasion, author=agent)
    answer = guidance_response(advice, pack, occasion, performer=agent, result=group["id"] if group else None)
    flags = [flag(item, pack, occasion, author=agent) for item in advice.safety]
    plan = (
        care_plan_draft(advice.recommendations, pack, occasion) if occasion.subject and advice.recommendations else None
    )
    made: list[Resource] = [
        answer,
        *([group] if group else []),
        *(detected_issue(item, pack, occasion, author=agent) for item in advice.safety),
        *(made_flag for made_flag in flags if made_flag is not None),
        *tasks(advice, pack, occasion),
        *([plan] if plan else []),
    ]
    origin = provenance(advice, pack, occasion, targets=[resource["id"] for resource in made], agent=agent)
    identifier = occasion.id(pack.digest, "Bundle")
    labels = meta(private=is_private(advice), occasion=occasion)
    return {
        "resourceType": "Bundle",
        "id": identifier,
        **({"meta": labels} if labels else {}),
        "identifier": {"system": f"{BASE}/advice-bundle", "value": identifier},
        "type": "collection",
        "timestamp": occasion.instant,
        "entry": [
            {"fullUrl": urn(resource["id"]), "resource": with_narrative(resource)}
            for resource in (*made, software, origin)
        ],
    }
