"""Why somebody may set a card aside. Disagreement is recorded without penalty, and is how the rules get better.

The first code system is HL7's (CDS Hooks 3.0, trial use), codes and displays as published there. Left out are the
reasons that put it down to the person (what the pack's language never says), and what fits no card of ours. The second
is our own, for what HL7's does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from resistance_rules.hosts.fhir.codes import BASE

NON_ADHERENCE: Final = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"
OWN: Final = f"{BASE}/CodeSystem/override-reason"

_HL7: Final[Mapping[str, str]] = {
    "cds-not-applicable": "PC CDS does not apply to patient",
    "action-completed": "Recommended action was already completed",
    "action-unsuccessful": "Recommended action was previously unsuccessful",
    "action-not-priority": "Recommended action is not relevant or a priority in current state of health",
    "limited-time": "Could not address recommended action due to limited time",
    "inappropriate-recipient": "PC CDS delivered to inappropriate recipient/role",
    "need-more-info": (
        "Could not address recommended action due to need for more information/pending results/pending consult"
    ),
    "does-not-align-latest-evidence": "Recommended action does not align with the latest evidence",
    "policy-contradicts": "Institutional policy/guideline contradicts the recommended action",
    "mitigate-risk-negative-outcome": "Action taken to mitigate risk of negative outcome",
    "patient-contraindication": "Patient has contraindication to recommended action",
    "prefers-alternative": "Patient prefers an alternative approach or treatment",
    "does-not-align-preferences": "Recommendation does not align with patient preferences or values",
    "service-not-available": "Treatment or service is not practically available",
    "too-costly-uncovered": "Recommended action is too costly or not covered by insurance",
}
_OUR_OWN: Final[Mapping[str, str]] = {
    "going-on-as-before": "Chosen together: go on as before for now",
    "facts-wrong": "The record behind this is wrong or out of date",
    "asked-already": "Already asked and known",
    "not-now-to-ask": "Not the moment to ask, or the person is not alone",
}

_RECOMMENDATION: Final = (
    "going-on-as-before", "prefers-alternative", "does-not-align-preferences", "action-completed",
    "action-unsuccessful", "cds-not-applicable", "facts-wrong", "patient-contraindication", "service-not-available",
    "too-costly-uncovered", "limited-time", "need-more-info", "action-not-priority",
    "does-not-align-latest-evidence", "policy-contradicts", "inappropriate-recipient",
)  # fmt: skip
_SAFETY: Final = (
    "action-completed", "mitigate-risk-negative-outcome", "facts-wrong", "cds-not-applicable", "need-more-info",
    "policy-contradicts", "inappropriate-recipient",
)  # fmt: skip
_QUESTIONS: Final = ("asked-already", "not-now-to-ask", "limited-time", "cds-not-applicable", "inappropriate-recipient")
_OTHER: Final = ("facts-wrong", "cds-not-applicable", "inappropriate-recipient")

_BY_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "intervention": _RECOMMENDATION,
    "safety": _SAFETY,
    "questions": _QUESTIONS,
}


def override_reasons(kind: str) -> list[dict[str, str]]:
    """The reasons to offer on a card of this kind (`Subject.kind`), the most likely ones first."""
    return [_coding(code) for code in _BY_KIND.get(kind, _OTHER)]


def all_reasons() -> list[dict[str, str]]:
    """Every reason that a card of ours may offer."""
    return [_coding(code) for code in (*_HL7, *_OUR_OWN)]


def _coding(code: str) -> dict[str, str]:
    if code in _HL7:
        return {"code": code, "system": NON_ADHERENCE, "display": _HL7[code]}
    return {"code": code, "system": OWN, "display": _OUR_OWN[code]}
