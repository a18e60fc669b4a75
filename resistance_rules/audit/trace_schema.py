"""The JSON Schema of a trace (draft 2020-12), for reviewers' own tools."""

from __future__ import annotations

from typing import Any, Final

from resistance_rules.audit.trace import SCHEMA
from resistance_rules.knowledge.schema import DRAFT

_TEXT: Final = {"type": "string"}
_TEXT_OR_NULL: Final = {"type": ["string", "null"]}
_FLAG: Final = {"type": "boolean"}
_WHOLE: Final = {"type": "integer", "minimum": 0}
_DIGEST: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_TRUTH: Final = {"enum": ["true", "false", "unknown"]}


def trace_schema() -> dict[str, Any]:
    """The schema of `resistance_rules.trace/1`. Nothing else may stand in a trace."""
    fields = {
        "schema": {"const": SCHEMA},
        "pack": _object({"id": _TEXT, "version": _TEXT, "title": _TEXT, "digest": _DIGEST}),
        "library": _object({"name": {"const": "resistance_rules"}, "version": _TEXT}),
        "engine": _object({"name": _TEXT, "version": _TEXT}),
        "at": {"type": ["string", "null"], "format": "date-time"},
        "facts": _list(_ref("fact")),
        "rules": _list(_ref("decided_rule")),
        "undecided_rules": _WHOLE,
        "conclusions": _object(
            {
                "safety": _list(_ref("safety")),
                "findings": _list(_ref("finding")),
                "barriers": _list(_ref("barrier")),
                "gates": _list(_ref("gate")),
            }
        ),
        "pathways": _list(_ref("pathway")),
        "interventions": _list({"oneOf": [_ref("not_indicated"), _ref("withheld"), _ref("recommended")]}),
        "questions": _list(_object({"fact": _TEXT, "why": _list(_TEXT)})),
        "contradictions": _list(_TEXT),
        "advice": _object({"schema": _TEXT, "sha256": _DIGEST}),
        "sha256": _DIGEST,
    }
    title = "The trace of an advice"
    return {"$schema": DRAFT, "title": title, **_object(fields), "$defs": {**_conclusion_types(), **_decision_types()}}


def _conclusion_types() -> dict[str, Any]:
    labelled = {"id": _TEXT, "label": _TEXT, "place": _TEXT_OR_NULL}
    rule = {"id": _TEXT, "place": _TEXT_OR_NULL, "truth": _TRUTH}
    value = {"type": ["boolean", "number", "string"]}
    provenance = {"type": ["object", "null"]}
    return {
        "rule": _object(rule),
        "fact": _object({"id": _TEXT, "label": _TEXT, "value": value, "private": _FLAG, "provenance": provenance}),
        "decided_rule": _object(
            {**rule, "truth": {"enum": ["true", "false"]}, "condition": {"type": "object"}, "reads": _list(_TEXT)}
        ),
        "safety": _object(
            {
                **labelled,
                "state": {"enum": ["active", "open", "ruled_out"]},
                "urgency": {"enum": ["emergency", "same_day", "this_week", "note"]},
                "unanswered": _FLAG,
                "rules": _list(_ref("rule")),
            }
        ),
        "finding": _object(
            {"id": _TEXT, "state": {"enum": ["established", "open", "ruled_out"]}, "rules": _list(_ref("rule"))}
        ),
        "gate": _object({**labelled, "state": {"enum": ["open", "closed", "unknown"]}, "rules": _list(_ref("rule"))}),
        "barrier": _object(
            {
                **labelled,
                "level": {"enum": ["likely", "possible", "open", "ruled_out"]},
                "points": _WHOLE,
                "upper": _WHOLE,
                "only_if": _or_null("rule"),
                "groups": _list(
                    _object(
                        {
                            "about": _TEXT_OR_NULL,
                            "points": _WHOLE,
                            "upper": _WHOLE,
                            "indicators": _list(_object({**rule, "points": _WHOLE})),
                        }
                    )
                ),
            }
        ),
    }


def _decision_types() -> dict[str, Any]:
    named = {"id": _TEXT, "label": _TEXT, "place": _TEXT_OR_NULL}
    indicated = {"answers": _list(_TEXT), "when": _list(_ref("rule")), "responds_to": _list(_TEXT)}
    return {
        "pathway": _object(
            {
                **named,
                "applies": _TRUTH,
                "stage": _TEXT_OR_NULL,
                "stage_place": _TEXT_OR_NULL,
                "done": _FLAG,
                "until": _list(_ref("rule")),
            }
        ),
        "not_indicated": _object({**named, "decision": {"const": "not_indicated"}}),
        "withheld": _object(
            {
                **named,
                "decision": {"const": "withheld"},
                **indicated,
                "withheld_by": _list(_object({"reason": _TEXT, "rules": _list(_ref("rule"))})),
            }
        ),
        "recommended": _object(
            {
                **named,
                "decision": {"const": "recommended"},
                **indicated,
                "rank": {"type": "integer", "minimum": 1},
                "status": {"enum": ["now", "check_first", "later"]},
                "checks": _list(_ref("rule")),
                "gates_not_open": _list(_TEXT),
                "urgency": {"enum": ["emergency", "same_day", "this_week", None]},
                "tier": {"enum": ["enabling", "core", "optional"]},
                "value": {"type": "string", "pattern": "^[0-9]+(/[0-9]+)?$"},
                "ahead_of_next_by": {
                    "enum": ["urgency", "status", "tier", "value", "precedence", "id", "before", None]
                },
                "cautions": _list(
                    _object({"by": _TEXT, "state": {"enum": ["applies", "check"]}, "rule": _or_null("rule")})
                ),
            }
        ),
    }


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    """An object that has exactly these fields."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(name: str) -> dict[str, Any]:
    return {"anyOf": [_ref(name), {"type": "null"}]}
