"""Looks into plain FHIR dicts without trusting their shape: codings, references, coded reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from resistance_rules.hosts.fhir.reading.mapping import Coding

_REASON_EXTENSIONS: Final = (  # ends of URLs: QI-Core, US Core and FHIR's own
    "notDoneReason", "doNotPerformReason", "reasonRefused", "request-statusReason", "event-statusReason",
)  # fmt: skip


def items(value: object) -> list[Any]:
    """Give a list as it is, nothing as an empty one, and anything else as a list of it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def codings(concept: object) -> list[Coding]:
    """Give the codings of CodeableConcepts, Codings, lists of them, and R5's CodeableReference."""
    found: list[Coding] = []
    for one in items(concept):
        if not isinstance(one, Mapping):
            continue
        if isinstance(one.get("code"), str):
            system = one.get("system")
            found.append((system if isinstance(system, str) else "", one["code"]))
        found.extend(codings(one["coding"]) if isinstance(one.get("coding"), list) else [])
        if isinstance(one.get("concept"), Mapping):
            found.extend(codings(one["concept"]))
    return list(dict.fromkeys(found))


def words(concept: object) -> set[str]:
    """Give the bare codes of a concept, whatever their system; a plain text, as old versions have it, is one."""
    found = {code for _, code in codings(concept)}
    return found | {one for one in items(concept) if isinstance(one, str)}


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


def reasons_given(resource: Mapping[str, Any]) -> list[Coding]:
    """Give the coded reasons for which something was not done, cancelled or stopped, wherever they stand."""
    found: list[Coding] = []
    for key in ("statusReason", "reasonCode", "cancelationReason", "cancellationReason", "dataAbsentReason"):
        found.extend(codings(resource.get(key)))
    for extension in extensions(resource):
        if str(extension.get("url")).endswith(_REASON_EXTENSIONS):
            found.extend(codings([extension.get("valueCodeableConcept"), extension.get("valueCoding")]))
    for activity in items(resource.get("activity")):  # of a CarePlan
        detail = activity.get("detail") if isinstance(activity, Mapping) else None
        if isinstance(detail, Mapping) and detail.get("status") in ("cancelled", "stopped"):
            found.extend(codings(detail.get("statusReason")))
    return list(dict.fromkeys(found))


def as_tokens(found: list[Coding]) -> tuple[str, ...]:
    """Write codings as `system|code`, sorted."""
    return tuple(sorted({f"{system}|{code}" for system, code in found}))


def name_of(resource: Mapping[str, Any]) -> str:
    """Give type and id, like `Observation/123`; the type alone without an id."""
    kind, identity = resource.get("resourceType"), resource.get("id")
    kind = kind if isinstance(kind, str) else "?"
    return f"{kind}/{identity}" if isinstance(identity, str) else kind
