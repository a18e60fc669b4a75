"""Whether a resource holds: what its status says, for each type. What is refused, retracted or not final never counts.

Source: the status value sets of FHIR R4 (R5's additions too), `doNotPerform`, Condition's two statuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from resistance_rules.hosts.fhir.reading.elements import items, status_of, words
from resistance_rules.hosts.fhir.reading.moments import read_moment

_EVENT: Final = {"entered-in-error": "entered_in_error", "unknown": "unknown_status"}
_REQUEST: Final = {
    **_EVENT,
    "active": None,
    "completed": "stopped",
    "on-hold": "stopped",
    "stopped": "stopped",
    "ended": "stopped",
    "revoked": "stopped",
    "cancelled": "cancelled",
    "draft": "not_final",
}
_STATUSES: Final[Mapping[str, Mapping[str, str | None]]] = {
    "Observation": {
        **_EVENT,
        "final": None,
        "amended": None,
        "corrected": None,
        "appended": None,
        "registered": "not_final",
        "specimen-in-process": "not_final",
        "preliminary": "not_final",
        "cancelled": "not_done",
    },
    "QuestionnaireResponse": {
        **_EVENT,
        "completed": None,
        "amended": None,
        "in-progress": "not_final",
        "stopped": "stopped",
    },
    "Appointment": {
        **_EVENT,
        "proposed": None,
        "pending": None,
        "booked": None,
        "arrived": None,
        "fulfilled": None,
        "cancelled": None,
        "noshow": None,
        "checked-in": None,
        "waitlist": None,
    },
    "Encounter": {
        **_EVENT,
        "finished": None,
        "completed": None,
        "discharged": None,
        "in-progress": None,
        "arrived": None,
        "triaged": None,
        "onleave": None,
        "on-hold": None,
        "planned": "not_final",
        "cancelled": "cancelled",
        "discontinued": "stopped",
    },
    "MedicationRequest": _REQUEST,
    "ServiceRequest": {**_REQUEST, "completed": None},
    "CarePlan": _REQUEST,
    "MedicationStatement": {
        **_EVENT,
        "active": None,
        "recorded": None,
        "completed": "stopped",
        "intended": "not_final",
        "draft": "not_final",
        "stopped": "stopped",
        "on-hold": "stopped",
        "not-taken": "not_done",
    },
    "Procedure": {
        **_EVENT,
        "completed": None,
        "in-progress": None,
        "preparation": "not_final",
        "on-hold": "stopped",
        "stopped": "stopped",
        "not-done": "not_done",
    },
}
_ORDERS: Final = frozenset({"order", "original-order", "reflex-order", "filler-order", "instance-order", "plan"})
_NEGATIONS: Final = ("notDone", "notPerformed", "wasNotTaken", "wasNotGiven", "prohibited")  # of older versions
_NOT_DONE: Final = ("notDone", "-not-done")
_CLINICAL: Final = {
    "active": None,
    "recurrence": None,
    "relapse": None,
    "inactive": "resolved",
    "remission": "resolved",
    "resolved": "resolved",
    "unknown": "unknown_status",
}
_VERIFIED: Final = {
    "confirmed": None,
    "unconfirmed": "not_confirmed",
    "provisional": "not_confirmed",
    "differential": "not_confirmed",
    "refuted": "refuted",
    "entered-in-error": "entered_in_error",
}


def standing(resource: Mapping[str, Any], now: datetime) -> str | None:
    """Say why a resource does not hold, as a code of `REASONS`; None if it does.

    Args:
        resource: of one of the types that mappings read.
        now: when it shall hold.
    """
    kind = resource["resourceType"]
    changed = modified(resource)
    said = words([resource.get("status"), resource.get("verificationStatus")])
    if changed is not None and "entered-in-error" not in said:
        return changed
    if kind == "Patient":
        return None
    if kind == "Condition":
        return _condition(resource)
    statuses = _STATUSES[kind]
    if resource.get("status") is None:
        return "no_status"
    status = status_of(resource)
    reason = statuses.get(status, "unknown_status") if status is not None else "malformed"
    if reason in ("entered_in_error", "malformed"):
        return reason
    if "doNotPerform" in resource and resource["doNotPerform"] is not False:
        return "do_not_perform"
    intent = resource.get("intent")
    is_order = isinstance(intent, str) and intent in _ORDERS
    if reason is None and kind in ("MedicationRequest", "ServiceRequest") and not is_order:
        return "not_final"
    if reason is None and (any(resource.get(key) not in (None, False) for key in _NEGATIONS) or _not_taken(resource)):
        return "not_done"
    if reason is None and kind == "MedicationStatement" and _ended(resource.get("effectivePeriod"), now):
        return "stopped"
    return reason


def modified(element: Mapping[str, Any]) -> str | None:
    """Say why an element does not mean what it seems to: FHIR lets a modifier change everything. None if it has none.

    Args:
        element: a resource, a component, an item or an answer.
    """
    if element.get("implicitRules") is not None:
        return "modified"
    found = items(element.get("modifierExtension"))
    if not found:
        return None
    urls = [str(one.get("url")) for one in found if isinstance(one, Mapping)]
    return "not_done" if len(urls) == len(found) and all(url.endswith(_NOT_DONE) for url in urls) else "modified"


def _not_taken(resource: Mapping[str, Any]) -> bool:
    """Whether a MedicationStatement says, as older and newer versions do, that it is not, or perhaps not, taken."""
    if resource["resourceType"] != "MedicationStatement":
        return False
    adherence = [one.get("code") for one in items(resource.get("adherence")) if isinstance(one, Mapping)]
    return bool(words(resource.get("taken")) - {"y"}) or any(
        not word.startswith("taking") for code in adherence for word in words(code)
    )


def _ended(period: object, now: datetime) -> bool:
    """Whether a Period was over before `now`."""
    end = period.get("end") if isinstance(period, Mapping) else None
    moment = read_moment(end, now.tzinfo) if now.tzinfo is not None else None
    return moment is not None and moment.latest < now


def _condition(resource: Mapping[str, Any]) -> str | None:
    verified = [_VERIFIED.get(word, "unknown_status") for word in words(resource.get("verificationStatus"))]
    for reason in ("entered_in_error", "refuted", "not_confirmed", "unknown_status"):
        if reason in verified:
            return reason
    if not verified and resource.get("verificationStatus") is not None:
        return "unknown_status"
    clinical = [_CLINICAL.get(word, "unknown_status") for word in words(resource.get("clinicalStatus"))]
    if not clinical:
        return "no_status"
    for reason in ("resolved", "unknown_status"):
        if reason in clinical:
            return reason
    ended = [key for key in resource if key.startswith("abatement")]
    return "resolved" if any(items(resource[key]) and resource[key] is not False for key in ended) else None
