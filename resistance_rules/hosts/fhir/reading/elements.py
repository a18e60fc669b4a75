"""Looks into plain FHIR dicts without trusting their shape: codings, references, coded reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from resistance_rules.hosts.fhir.codes import LOINC, SNOMED

Coding = tuple[str, str]
"""System URI and code."""

_DEEPEST: Final = 4  # concepts in concepts: R5's CodeableReference has two
_OIDS: Final[Mapping[str, str]] = {  # as records that were made from CDA documents name their code systems
    "urn:oid:2.16.840.1.113883.6.1": LOINC,
    "urn:oid:2.16.840.1.113883.6.96": SNOMED,
    "urn:oid:2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
    "urn:oid:2.16.840.1.113883.6.88": "http://www.nlm.nih.gov/research/umls/rxnorm",
}
_REASON_EXTENSIONS: Final = (  # ends of URLs: QI-Core, US Core and FHIR's own
    "notDoneReason", "doNotPerformReason", "reasonRefused", "request-statusReason", "event-statusReason",
)  # fmt: skip


def items(value: object) -> list[Any]:
    """Give a list as it is, nothing as an empty one, and anything else as a list of it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def codings(concept: object, depth: int = 0) -> list[Coding]:
    """Give the codings of CodeableConcepts, Codings, lists of them, and R5's CodeableReference."""
    found: list[Coding] = []
    for one in items(concept) if depth < _DEEPEST else ():
        if not isinstance(one, Mapping):
            continue
        if isinstance(one.get("code"), str):
            system = one.get("system")
            found.append((_OIDS.get(system, system) if isinstance(system, str) else "", one["code"]))
        found.extend(codings(one["coding"], depth + 1) if isinstance(one.get("coding"), list) else [])
        if isinstance(one.get("concept"), Mapping):
            found.extend(codings(one["concept"], depth + 1))
    return list(dict.fromkeys(found))


def texts(concept: object) -> list[str]:
    """Give the words of a CodeableConcept or Coding: its text, and how its codings are displayed."""
    found: list[str] = []
    for one in items(concept):
        holders = [one, *items(one.get("coding"))] if isinstance(one, Mapping) else []
        said = (holder.get(key) for holder in holders if isinstance(holder, Mapping) for key in ("text", "display"))
        found.extend(text.strip() for text in said if isinstance(text, str))
    return found


def words(concept: object) -> set[str]:
    """Give the bare codes of a concept, whatever their system; without any, its text. A plain text is one itself."""
    found = {code for _, code in codings(concept)}
    for one in items(concept):
        if isinstance(one, str):
            found.add(one)
        elif isinstance(one, Mapping) and isinstance(one.get("text"), str) and not codings(one):
            found.add(one["text"].strip().casefold())
    return found


def status_of(resource: Mapping[str, Any]) -> str | None:
    """Give the status, if it is a text."""
    status = resource.get("status")
    return status if isinstance(status, str) else None


def extensions(element: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the extensions of an element, modifiers too."""
    for key in ("extension", "modifierExtension"):
        for one in items(element.get(key)):
            if isinstance(one, Mapping):
                yield one


def planned(plan: Mapping[str, Any], *, dropped: bool = False) -> list[Mapping[str, Any]]:
    """Give the activities of a CarePlan that are part of it; or those that were cancelled or stopped.

    Args:
        plan: the CarePlan.
        dropped: which of the two.
    """
    details = [one.get("detail") for one in items(plan.get("activity")) if isinstance(one, Mapping)]
    found = [one for one in details if isinstance(one, Mapping)]
    if dropped:
        return [one for one in found if one.get("status") in ("cancelled", "stopped")]
    over = ("cancelled", "stopped", "entered-in-error", "unknown")
    return [one for one in found if one.get("status") not in over and one.get("doNotPerform") in (None, False)]


def reasons_given(resource: Mapping[str, Any]) -> list[Coding]:
    """Give the coded reasons for which something was not done, cancelled or stopped, wherever they stand."""
    found: list[Coding] = []
    for key in ("statusReason", "reasonCode", "cancelationReason", "cancellationReason", "dataAbsentReason"):
        found.extend(codings(resource.get(key)))
    for extension in extensions(resource):
        if str(extension.get("url")).endswith(_REASON_EXTENSIONS):
            found.extend(codings([extension.get("valueCodeableConcept"), extension.get("valueCoding")]))
    for activity in planned(resource, dropped=True):  # of a CarePlan
        found.extend(codings(activity.get("statusReason")))
    return list(dict.fromkeys(found))


def as_tokens(found: list[Coding]) -> tuple[str, ...]:
    """Write codings as `system|code`, sorted."""
    return tuple(sorted({f"{system}|{code}" for system, code in found}))


def name_of(resource: Mapping[str, Any]) -> str:
    """Give type and id, like `Observation/123`; the type alone without an id."""
    kind, identity = resource.get("resourceType"), resource.get("id")
    kind = kind if isinstance(kind, str) else "?"
    return f"{kind}/{identity}" if isinstance(identity, str) else kind
