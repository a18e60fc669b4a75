"""An advice as FHIR R4 resources: plain dicts, the same for the same advice and occasion. See docs/fhir.md."""

from resistance_rules.hosts.fhir.writing.bundle import advice_bundle
from resistance_rules.hosts.fhir.writing.drafts import care_plan_draft, question_request_draft, task_draft
from resistance_rules.hosts.fhir.writing.occasion import Occasion, bad_reference

__all__ = [
    "Occasion",
    "advice_bundle",
    "bad_reference",
    "care_plan_draft",
    "question_request_draft",
    "task_draft",
]
