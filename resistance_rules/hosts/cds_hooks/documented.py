"""What the OpenAPI document says of CDS Hooks: the shapes of requests and answers, read off the hooks themselves.

Source: CDS Hooks 2.0.1 (https://cds-hooks.hl7.org/2.0/).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from resistance_rules.hosts.cds_hooks.feedback import OUTCOMES
from resistance_rules.hosts.cds_hooks.hooks import CLINICIANS, PEOPLE, Hook

Schema = dict[str, Any]
"""Optional fields may be null: some clients send them so, which the standard forbids and we understand."""


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [{"type": "null"}, schema]}


JSON: Final = "application/json"
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_UUID: Final[Schema] = {
    "type": "string",
    "format": "uuid",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
_ID: Final[Schema] = {"type": "string", "pattern": r"^[A-Za-z0-9\-.]{1,64}$"}
_USER: Final[Schema] = {
    "type": "string",
    "pattern": rf"^({'|'.join(CLINICIANS + PEOPLE)})/[A-Za-z0-9\-.]{{1,64}}$",
}
_RESOURCE: Final[Schema] = {
    "type": "object",
    "required": ["resourceType"],
    "properties": {"resourceType": {"type": "string", "minLength": 1}},
}
_PREFETCHED: Final[Schema] = _or_null(_RESOURCE)
_BUNDLE: Final[Schema] = {
    "type": "object",
    "required": ["resourceType"],
    "properties": {
        "resourceType": {"const": "Bundle"},
        "entry": {
            "type": "array",
            "items": {"type": "object", "required": ["resource"], "properties": {"resource": _RESOURCE}},
        },
    },
}
_CODING: Final[Schema] = {
    "type": "object",
    "required": ["code", "system"],
    "properties": {"code": _TEXT, "system": _TEXT, "display": _TEXT},
}
_REASON: Final[Schema] = {
    "type": "object",
    "required": ["code"],
    "properties": {"code": _TEXT, "system": {"type": ["string", "null"]}, "display": {"type": ["string", "null"]}},
}
_AUTHORIZATION: Final[Schema] = {
    "type": "object",
    "required": ["access_token", "token_type", "expires_in", "scope", "subject"],
    "properties": {
        "access_token": _TEXT,
        "token_type": {"const": "Bearer"},
        "expires_in": {"type": "integer"},
        "scope": _TEXT,
        "subject": _TEXT,
    },
}
_ACTION: Final[Schema] = {
    "type": "object",
    "required": ["type", "description", "resource"],
    "properties": {"type": {"const": "create"}, "description": _TEXT, "resource": _RESOURCE},
}
_SUGGESTION: Final[Schema] = {
    "type": "object",
    "required": ["label", "uuid", "isRecommended"],
    "properties": {
        "label": _TEXT,
        "uuid": _UUID,
        "isRecommended": {"type": "boolean"},
        "actions": {"type": "array", "items": _ACTION},
    },
}
_CARD: Final[Schema] = {
    "type": "object",
    "required": ["uuid", "summary", "detail", "indicator", "source", "overrideReasons"],
    "properties": {
        "uuid": _UUID,
        "summary": {**_TEXT, "maxLength": 139},
        "detail": {**_TEXT, "description": "GitHub-flavoured Markdown"},
        "indicator": {"enum": ["info", "warning", "critical"]},
        "source": {
            "type": "object",
            "required": ["label", "topic"],
            "properties": {"label": _TEXT, "url": _TEXT, "topic": _CODING},
        },
        "suggestions": {"type": "array", "items": _SUGGESTION},
        "selectionBehavior": {"enum": ["at-most-one", "any"]},
        "overrideReasons": {"type": "array", "items": {**_CODING, "required": ["code", "system", "display"]}},
        "links": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["label", "url", "type"],
                "properties": {"label": _TEXT, "url": _TEXT, "type": {"const": "absolute"}},
            },
        },
    },
}
CARDS: Final[Schema] = {
    "type": "object",
    "required": ["cards"],
    "properties": {"cards": {"type": "array", "items": _CARD}},
}
DISCOVERY: Final[Schema] = {
    "type": "object",
    "required": ["services"],
    "properties": {
        "services": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["hook", "title", "description", "id", "prefetch", "usageRequirements"],
                "properties": {
                    **dict.fromkeys(("hook", "title", "description", "id", "usageRequirements"), _TEXT),
                    "prefetch": {"type": "object", "additionalProperties": _TEXT},
                },
            },
        }
    },
}
FEEDBACK: Final[Schema] = {
    "type": "object",
    "required": ["feedback"],
    "properties": {
        "feedback": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["card", "outcome", "outcomeTimestamp"],
                "properties": {
                    "card": _UUID,
                    "outcome": {"enum": list(OUTCOMES)},
                    "acceptedSuggestions": _or_null(
                        {
                            "type": "array",
                            "items": {"type": "object", "required": ["id"], "properties": {"id": _UUID}},
                        }
                    ),
                    "overrideReason": _or_null(
                        {
                            "type": "object",
                            "properties": {"reason": _or_null(_REASON), "userComment": {"type": ["string", "null"]}},
                        }
                    ),
                    "outcomeTimestamp": {"type": "string", "format": "date-time"},
                },
                "if": {"properties": {"outcome": {"const": "accepted"}}},
                "then": {
                    "required": ["acceptedSuggestions"],
                    "properties": {"acceptedSuggestions": {"type": "array", "minItems": 1}},
                },
            },
        }
    },
}
RECEIVED: Final[Schema] = {
    "type": "object",
    "required": ["received", "new"],
    "properties": {
        "received": {"type": "integer", "description": "reports in this body"},
        "new": {"type": "integer", "description": "those that were not there already"},
    },
}


def request_schema(hook: Hook, needed: Sequence[str]) -> Schema:
    """The shape of a call.

    Args:
        hook: which.
        needed: prefetch keys without which the answer is 412.
    """
    context: dict[str, Schema] = {"userId": _USER, "patientId": _ID}
    context |= dict.fromkeys(hook.required, _ID) | dict.fromkeys(hook.optional, _or_null(_ID))
    required = ["userId", "patientId", *hook.required]
    if hook.resources:
        context[hook.resources] = _BUNDLE
        required.append(hook.resources)
    if hook.selections:
        context["selections"] = {"type": "array", "items": _TEXT}
        required.append("selections")
    prefetch: Schema = {"type": "object" if needed else ["object", "null"], "additionalProperties": _PREFETCHED}
    if needed:
        prefetch |= {"required": list(needed), "properties": dict.fromkeys(needed, _PREFETCHED)}
    return {
        "type": "object",
        "required": ["hook", "hookInstance", "context", *(["prefetch"] if needed else [])],
        "properties": {
            "hook": {"const": hook.name},
            "hookInstance": _UUID,
            "fhirServer": _or_null(_TEXT),
            "fhirAuthorization": _or_null(_AUTHORIZATION),
            "context": {"type": "object", "required": required, "properties": context},
            "prefetch": prefetch,
            "extension": {"type": ["object", "null"]},
        },
        "if": {"required": ["fhirAuthorization"], "properties": {"fhirAuthorization": {"type": "object"}}},
        "then": {"required": ["fhirServer"], "properties": {"fhirServer": _TEXT}},
    }


def described(answer: Schema, *, body: Schema | None = None, errors: Sequence[int] = ()) -> dict[str, Any]:
    """Arguments for a route that describe it.

    Args:
        answer: the shape of the answer 200.
        body: the shape of the request, if it has a body.
        errors: the statuses that the route itself answers with.
    """
    told: dict[str, Any] = {
        "response_model": None,
        "responses": {200: {"description": "The answer", "content": {JSON: {"schema": answer}}}}
        | {status: {} for status in errors},
    }
    if body is not None:
        told["openapi_extra"] = {"requestBody": {"required": True, "content": {JSON: {"schema": body}}}}
    return told
