"""Red flags as DetectedIssue, and as Flag where a chart banner may show them."""

from __future__ import annotations

from typing import Final

from resistance_rules.advice.items import ActiveSafety
from resistance_rules.advice.wording import Wording
from resistance_rules.hosts.fhir.codes import FLAG_CATEGORY
from resistance_rules.hosts.fhir.writing.drafts import safety_notes
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.hosts.fhir.writing.parts import Resource, about, coding, concept, meta, tidy, urn
from resistance_rules.knowledge.model import Pack

SEVERITY: Final = {"emergency": "high", "same_day": "high", "this_week": "moderate", "note": "low"}


def detected_issue(item: ActiveSafety, pack: Pack, occasion: Occasion, *, author: str) -> Resource:
    """A red flag as a DetectedIssue: `preliminary`, for a clinician has yet to look at it."""
    wording = Wording(pack)
    return tidy(
        {
            "resourceType": "DetectedIssue",
            "id": occasion.id(pack.digest, "DetectedIssue", item.id),
            "meta": meta(private=item.private, occasion=occasion),
            "extension": [about("urgency", {"valueCode": item.urgency.replace("_", "-")})],
            "status": "preliminary",
            "code": concept("safety", item.id, item.label),
            "severity": SEVERITY[item.urgency],
            "patient": occasion.subject_reference,
            "identifiedDateTime": occasion.instant,
            "author": {"reference": urn(author)},
            "evidence": [
                {
                    "code": [
                        {
                            "coding": [coding("fact", fact, pack.facts[fact].label)],
                            "text": wording.labelled({fact: value}),
                        }
                    ]
                }
                for fact, value in item.facts.items()
            ],
            "detail": "\n".join([item.because, *(f"Do first: {text}" for text in item.do_first), *safety_notes(item)]),
        }
    )


def flag(item: ActiveSafety, pack: Pack, occasion: Occasion, *, author: str) -> Resource | None:
    """A red flag as a Flag; None where a banner that anyone in the chart sees would be wrong.

    That is: without a subject; for a mere note; for what is private or to be spoken of alone; and in what is shared.
    """
    hidden = item.private or item.alone or occasion.shareable
    if occasion.subject is None or hidden or item.urgency == "note":
        return None
    return tidy(
        {
            "resourceType": "Flag",
            "id": occasion.id(pack.digest, "Flag", item.id),
            "status": "active",
            "category": [{"coding": [{"system": FLAG_CATEGORY, "code": "safety", "display": "Safety"}]}],
            "code": concept("safety", item.id, item.label),
            "subject": occasion.subject_reference,
            "period": {"start": occasion.instant},
            "encounter": occasion.encounter_reference,
            "author": {"reference": urn(author)},
        }
    )
