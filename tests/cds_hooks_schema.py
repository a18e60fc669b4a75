"""CDS Hooks 2.0.1 as JSON Schema, written from the text of the standard: what may be sent, and nothing else.

Source: https://cds-hooks.hl7.org/2.0/, sections Discovery, CDS Service Response, Feedback. Null and empty values are
not allowed anywhere but in `cards` and `services` ("JSON elements SHALL NOT be null / empty").
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

UUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"}
TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": r"^https?://[^\s]+$"}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1}


CODING = _object(["code", "system"], code=TEXT, system=TEXT, display=TEXT)
REASON = _object(["code", "system", "display"], code=TEXT, system=TEXT, display=TEXT)
ACTION = {
    **_object(
        ["type", "description"],
        type={"enum": ["create", "update", "delete"]},
        description=TEXT,
        resource={"type": "object", "required": ["resourceType"], "properties": {"resourceType": TEXT}},
        resourceId=TEXT,
    ),
    "if": {"properties": {"type": {"enum": ["create", "update"]}}},
    "then": {"required": ["resource"]},
    "else": {"required": ["resourceId"]},
}
SUGGESTION = _object(["label"], label=TEXT, uuid=UUID, isRecommended={"type": "boolean"}, actions=_list(ACTION))
LINK = {
    **_object(["label", "url", "type"], label=TEXT, url=URL, type={"enum": ["absolute", "smart"]}, appContext=TEXT),
    "if": {"required": ["appContext"]},
    "then": {"properties": {"type": {"const": "smart"}}},
}
CARD = {
    **_object(
        ["summary", "indicator", "source"],
        uuid=UUID,
        summary={**TEXT, "maxLength": 139},
        detail=TEXT,
        indicator={"enum": ["info", "warning", "critical"]},
        source=_object(["label"], label=TEXT, url=URL, icon=URL, topic=CODING),
        suggestions=_list(SUGGESTION),
        selectionBehavior={"enum": ["at-most-one", "any"]},
        overrideReasons=_list(REASON),
        links=_list(LINK),
    ),
    "dependentRequired": {"suggestions": ["selectionBehavior"]},
}
RESPONSE = _object(["cards"], cards={"type": "array", "items": CARD}, systemActions=_list(ACTION))
SERVICE = _object(
    ["hook", "description", "id"],
    hook=TEXT,
    title=TEXT,
    description=TEXT,
    id={**TEXT, "pattern": "^[^/?#\\s]+$"},
    prefetch={"type": "object", "minProperties": 1, "additionalProperties": TEXT},
    usageRequirements=TEXT,
)
DISCOVERY = _object(["services"], services={"type": "array", "items": SERVICE})


def problems(value: object, schema: dict[str, Any]) -> list[str]:
    """Say everything that is wrong, each with its place."""
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found] + [*_empty(value, "$")]


def _empty(value: object, place: str) -> list[str]:
    """Places of null and of what is empty, in our own fields and in the FHIR resources alike."""
    if value is None or value in ("", {}):
        return [f"{place}: null or empty"]
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in _empty(item, f"{place}.{key}")]
    if isinstance(value, list):
        allowed = place in ("$.cards", "$.services")
        here = [] if value or allowed else [f"{place}: empty list"]
        return here + [found for number, item in enumerate(value) for found in _empty(item, f"{place}[{number}]")]
    return []
