"""Rules of FHIR R4 that neither of the two models checks: required codes, kinds of references, invariants.

Written down from the R4 specification for the resources that we write; each is named as it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

EXTENSIBLE = {"Expression.language"}  # where none of the codes listed fits, R4 lets one use another
NAME = re.compile(r"[A-Z]([A-Za-z0-9_]){0,254}")
REST = {  # where the models list the first codes and say "+"
    "Task.status": {"draft", "requested", "received", "accepted", "rejected", "ready", "cancelled", "in-progress",
                    "on-hold", "failed", "completed", "entered-in-error"},
    "DetectedIssue.status": {"registered", "preliminary", "final", "amended", "corrected", "cancelled",
                             "entered-in-error", "unknown"},
    "Bundle.type": {"document", "message", "transaction", "transaction-response", "batch", "batch-response", "history",
                    "searchset", "collection"},
    "Task.intent": {"unknown", "proposal", "plan", "order", "original-order", "reflex-order", "filler-order",
                    "instance-order", "option"},
    "RequestGroup.intent": {"proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order",
                            "instance-order", "option"},
    "TriggerDefinition.type": {"named-event", "periodic", "data-changed", "data-added", "data-modified", "data-removed",
                               "data-accessed", "data-access-ended"},
}  # fmt: skip


def broken_codes(model: BaseModel) -> Iterator[str]:
    """Codes that are not in their required value set, and references to a kind of resource that may not stand there."""
    kind = type(model).__name__
    for name, field in type(model).model_fields.items():
        value = getattr(model, name, None)
        if value is None:
            continue
        told = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        allowed = told.get("enum_values")
        values = value if isinstance(value, list) else [value]
        if isinstance(allowed, list) and f"{kind}.{name}" not in EXTENSIBLE:
            codes = REST[f"{kind}.{name}"] if "+" in allowed else set(allowed)
            yield from (f"{kind}.{name}: {code}" for code in values if str(code) not in codes)
        targets = told.get("enum_reference_types")
        for one in values:
            if isinstance(one, BaseModel):
                yield from broken_codes(one)
                told_type = str(getattr(one, "reference", "")).rpartition("/")[0].rpartition("/")[2]
                if isinstance(targets, list) and told_type and not {told_type, "Resource"}.intersection(targets):
                    yield f"{kind}.{name} may not refer to {told_type}"


def broken_invariants(data: Any, path: str = "") -> Iterator[str]:
    """What breaks an invariant, with its key in the specification, at any depth."""
    if isinstance(data, list):
        for position, item in enumerate(data):
            yield from broken_invariants(item, f"{path}[{position}]")
    if not isinstance(data, dict):
        return
    for key, holds in _rules(data, path.rpartition(".")[2].partition("[")[0]):
        if not holds:
            yield f"{key} at {path}"
    for name, value in data.items():
        yield from broken_invariants(value, f"{path}.{name}" if path else name)


def _rules(data: dict[str, Any], element: str) -> Iterator[tuple[str, bool]]:
    """The invariants of one element, by their keys."""
    values = [name for name in data if name.startswith("value")]
    match data.get("resourceType"):
        case "Bundle":
            yield "bdl-1..4", not {"total", "link"} & set(data)
            yield "bdl-9", data["type"] != "document"
        case "RequestGroup":
            for action in _actions(data):
                yield "rqg-1", ("resource" in action) != ("action" in action)
        case "CarePlan":
            for activity in data.get("activity", []):
                yield "cpl-3", not ("detail" in activity and "reference" in activity)
        case "PlanDefinition" | "ActivityDefinition" | "Library" | "CodeSystem":
            yield "pdf-0, adf-0, lib-0, csd-0", NAME.fullmatch(data["name"]) is not None
    if data.get("resourceType") == "CodeSystem":
        codes = [concept["code"] for concept in data["concept"]]
        yield "csd-1", len(set(codes)) == len(codes)
        yield "count", data["count"] == len(codes)
    if "contained" in data:
        for inner in data["contained"]:
            yield "dom-2", "contained" not in inner
            yield "dom-3", f"#{inner['id']}" in _references(data)
            yield "dom-4, dom-5", not {"versionId", "lastUpdated", "security"} & set(inner.get("meta", {}))
    if element in ("extension", "modifierExtension"):
        yield "ext-1", ("extension" in data) != bool(values)
    if element == "expression" and "language" in data:
        yield "exp-1", "expression" in data or "reference" in data
    if element == "codeFilter":
        yield "drq-1", ("path" in data) != ("searchParam" in data)
    if element in ("parameter", "part"):
        yield "inv-1", bool(values) + ("resource" in data) + ("part" in data) == 1
    if element == "trigger":
        yield "trd-2", data["type"] != "named-event" or "name" in data
    if element == "content" and "data" in data:
        yield "att-1", "contentType" in data
    if element == "useContext":
        yield "useContext has code and value", "code" in data and bool(values)
    for value in data.values():
        yield (
            "nothing is empty",
            value not in (None, "", [], {}) and (not isinstance(value, str) or bool(value.strip())),
        )


def _actions(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for action in data.get("action", []):
        yield action
        yield from _actions(action)


def _references(data: Any) -> set[str]:
    if isinstance(data, dict):
        own = {data["reference"]} if isinstance(data.get("reference"), str) else set()
        return own.union(*map(_references, data.values()))
    return set().union(*map(_references, data)) if isinstance(data, list) else set()
