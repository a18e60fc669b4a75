"""JSON Schemas of what the API takes and gives, for the OpenAPI document.

What the library gives is read off the frozen classes themselves, so that the document cannot lag behind them; the words
that a field may hold are those of docs/advice-json.md.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from resistance_rules.advice import items
from resistance_rules.advice.difference import Change
from resistance_rules.advice.explain import Line
from resistance_rules.audit.trace_schema import trace_schema
from resistance_rules.hosts.fhir.reading import REASONS
from resistance_rules.hosts.service.request_models import REQUESTS
from resistance_rules.knowledge.conditions import URGENCIES
from resistance_rules.knowledge.model import SECTIONS, Pack
from resistance_rules.knowledge.schema import case_schema
from resistance_rules.knowledge.vocabulary import FACT_TYPES

Schema = dict[str, Any]
_PLAIN: Final[Mapping[Any, Schema]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
}
_VALUE: Final[Schema] = {"type": ["boolean", "number", "string"]}
_WORDS: Final[Mapping[tuple[str, str], tuple[str | None, ...]]] = {
    ("ActiveSafety", "urgency"): URGENCIES,
    ("BarrierState", "level"): ("likely", "possible", "open", "ruled_out"),
    ("GateState", "state"): ("open", "closed", "unknown"),
    ("Recommendation", "audience"): ("clinician", "prescriber", "service"),
    ("Recommendation", "status"): ("now", "check_first", "later"),
    ("Recommendation", "urgency"): (*(word for word in URGENCIES if word != "note"), None),
    ("Recommendation", "tier"): ("enabling", "core", "optional"),
    ("Caution", "state"): ("applies", "check"),
    ("Line", "truth"): ("true", "false", "unknown", None),
}
EXPLAINED: Final = ("intervention", "barrier", "safety", "gate", "finding", "pathway")
ITEMS: Final = {
    "safety": items.ActiveSafety,
    "barriers": items.BarrierState,
    "gates": items.GateState,
    "pathways": items.PathwayState,
    "recommendations": items.Recommendation,
    "withheld": items.Withheld,
    "questions": items.Question,
}


def ref(name: str) -> Schema:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def components(pack: Pack) -> dict[str, Schema]:
    """Every schema that the API refers to, by name."""
    found: dict[str, Schema] = {}
    for cls in (*ITEMS.values(), Change, Line):
        _add(cls, found)
    found |= _given() | _audit() | _taken(pack) | _errors()
    return dict(sorted(found.items()))


def opened(properties: Mapping[str, Schema], optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object with these properties; later versions may add others."""
    needed = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": needed, **more}


def listed(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def _add(cls: type, found: dict[str, Schema]) -> Schema:
    """The schema of a frozen class and of the classes in its fields."""
    if cls.__name__ not in found:
        found[cls.__name__] = {}
        hints = get_type_hints(cls)
        properties = {}
        for field in attrs.fields(cls):
            words = _WORDS.get((cls.__name__, field.name))
            properties[field.name] = {"enum": list(words)} if words else _of_type(hints[field.name], found)
        said = (cls.__doc__ or "").strip().partition("\n")[0]
        found[cls.__name__] = {"description": said, **opened(properties)}
    return ref(cls.__name__)


def _of_type(hint: Any, found: dict[str, Schema]) -> Schema:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if attrs.has(hint):
        return _add(hint, found)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is tuple:
        return listed(_of_type(parts[0], found))
    if origin in (types.UnionType, Union):
        return {"anyOf": [_of_type(part, found) for part in parts]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of_type(parts[1], found)}
    raise TypeError(hint)


def _given() -> dict[str, Schema]:
    """What the API answers."""
    text, whole = _PLAIN[str], _PLAIN[int]
    text_or_null: Schema = {"type": ["string", "null"]}
    engine = opened({"name": text, "version": text})
    stamp = opened({"id": text, "version": text, "digest": text, "engine": engine})
    lists = {name: listed(ref(cls.__name__)) for name, cls in ITEMS.items()}
    expects = opened({
        "type": {"enum": list(FACT_TYPES)},
        "expected": text,
        "choice": listed(text),
        "range": {"anyOf": [{**listed(_PLAIN[float]), "minItems": 2, "maxItems": 2}, _PLAIN[type(None)]]},
        "unit": text_or_null,
    })  # fmt: skip
    to_ask = opened({
        "fact": text, "label": text, "ask": text, "alone": _PLAIN[bool], "why": listed(text), "private": _PLAIN[bool],
        "answer": expects,
    })  # fmt: skip
    source = opened({"resource": text, "dated": text_or_null, "code": text_or_null, "element": text, "path": text})
    found_fact = opened({
        "fact": text, "value": _VALUE, "private": _PLAIN[bool], "read": text, "because": text,
        "sources": listed(source),
    })  # fmt: skip
    not_used = opened({
        "resource": text, "reason": {"enum": sorted(REASONS)}, "words": text, "fact": text_or_null,
        "read": text_or_null, "codes": listed(text), "dated": text_or_null, "element": text, "path": text,
    })  # fmt: skip
    return {
        "FhirFacts": opened({
            "facts": {"type": "object", "additionalProperties": _VALUE}, "found": listed(found_fact),
            "not_used": listed(not_used), "patient": text_or_null, "now": {**text, "format": "date-time"},
            "mapping": text,
        }, description="The facts, where each comes from, and everything that became none, with the reason"),
        "Bundle": opened({
            "resourceType": {"const": "Bundle"}, "type": {"const": "collection"}, "entry": listed({"type": "object"}),
        }, description="A FHIR R4 Bundle"),
        "Advice": opened(
            {"schema": {"const": "resistance_rules.advice/1"}, "pack": stamp, **lists, "contradictions": listed(text),
             "note": text},
            ("note",),
            description="The advice: docs/advice-json.md says what each field means",
        ),
        "Explanation": opened({
            "id": text, "kind": {"enum": list(EXPLAINED)}, "label": text, "verdict": text, "lines": listed(ref("Line")),
            "sources": listed(text),
        }, description="Why, or why not"),
        "WhatIf": opened({
            "changes": {"type": "object", "additionalProperties": {"type": [*_VALUE["type"], "null"]}},
            "difference": listed(ref("Change")),
            "advice": ref("Advice"),
        }, description="The advice on the changed case, and what is otherwise"),
        "AskNext": opened({"questions": listed(to_ask), "open": whole},
            description="What is worth asking next, in order"),
        "PackSummary": opened({
            "id": text, "title": text, "version": text, "digest": text, "format": whole, "language": text_or_null,
            "intended_use": text_or_null, "shows": whole,
            "counts": {"type": "object", "additionalProperties": whole},
        }, description="Which pack the service rests on"),
        "PackEntry": opened({
            "kind": {"enum": [kind for kind, _ in SECTIONS.values()]},
            "id": text,
            "place": text_or_null,
            "entry": {"type": "object"},
            "referred_to_by": {"type": "object", "additionalProperties": listed(text)},
        }, description="An entry, as its YAML says it (docs/pack-format.md)"),
        "PackList": opened({
            "kind": {"enum": [kind for kind, _ in SECTIONS.values()]},
            "entries": listed({"type": "object"}),
        }, description="All entries of one kind, by id"),
        "Health": opened({"status": {"const": "ok"}}),
        "Ready": opened({
            "status": {"enum": ["ready", "database_unavailable"]},
            "pack": opened({"id": text, "version": text, "digest": text}),
        }),
    }  # fmt: skip


def _audit() -> dict[str, Schema]:
    """What reviewers get."""
    text, text_or_null = _PLAIN[str], {"type": ["string", "null"]}
    whole, listed_texts = _PLAIN[int], listed(_PLAIN[str])
    rule = opened({"id": text, "place": text_or_null})
    attribute = opened({
        "number": whole, "id": text, "label": text, "kind": {"enum": ["written", "computed"]},
        "state": {"enum": ["stated", "missing", "used", "not_used"]}, "value": text_or_null,
        "facts": listed(opened({"id": text, "label": text, "rules": listed(rule)})),
    }, ("value", "facts"))  # fmt: skip
    attributes = opened({
        "schema": {"const": "resistance_rules.source_attributes/1"}, "regulation": text,
        "pack": opened({"id": text, "version": text, "title": text, "digest": text}),
        "intended_use": text_or_null, "uses_note": text_or_null, "validity": text_or_null, "fairness": text_or_null,
        "sources": opened({"cited": whole, "from_memory": whole}), "missing": listed_texts,
        "attributes": {**listed(attribute), "minItems": 13, "maxItems": 13},
    })  # fmt: skip
    return {"SourceAttributes": attributes, **_hoisted("Trace", trace_schema())}


def _hoisted(name: str, schema: Schema) -> dict[str, Schema]:
    """A schema with definitions of its own as schemas of the document."""

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: f"#/components/schemas/{name}_{item.rpartition('/')[2]}" if key == "$ref" else moved(item)
                for key, item in value.items()
            }
        return [moved(item) for item in value] if isinstance(value, list) else value

    own = {key: item for key, item in schema.items() if key not in ("$schema", "$defs", "$id")}
    defined = {f"{name}_{key}": moved(item) for key, item in schema.get("$defs", {}).items()}
    return {name: moved(own), **defined}


def _taken(pack: Pack) -> dict[str, Schema]:
    """What the API takes: the request models, with the facts of the pack."""
    found: dict[str, Schema] = {"Case": {key: value for key, value in case_schema(pack).items() if key != "$schema"}}
    for model in REQUESTS:
        schema = model.model_json_schema()
        for name in ("case", "changes"):
            if name in schema["properties"]:
                schema["properties"][name] = ref("Case")
        if "id" in schema["properties"]:
            schema["properties"]["id"] |= {"enum": _explainable(pack)}
        found[model.__name__] = schema
    return found


def _explainable(pack: Pack) -> list[str]:
    """Every id that can be asked about, by itself and with its kind in front."""
    names = {name for kind in EXPLAINED for name in pack.entries(kind)}
    return [*sorted(names), *(f"{kind}:{name}" for kind in EXPLAINED for name in pack.entries(kind))]


def _errors() -> dict[str, Schema]:
    text_or_null: Schema = {"type": ["string", "null"]}
    detail = opened({"code": {"type": "string"}, "where": text_or_null, "message": {"type": "string"},
                     "help": text_or_null})  # fmt: skip
    issue = opened({
        "severity": {"enum": ["fatal", "error", "warning", "information"]},
        "code": {"type": "string"},
        "details": opened({"text": {"type": "string"}}),
        "diagnostics": {"type": "string"},
        "expression": listed({"type": "string"}),
    }, ("expression", "details", "diagnostics"))  # fmt: skip
    return {
        "Problem": opened({
            "type": {"const": "about:blank"}, "title": {"type": "string"}, "status": {"type": "integer"},
            "code": {"type": "string"}, "detail": {"type": "string"}, "problems": listed(detail),
            "request_id": text_or_null,
        }, description="RFC 9457: what is wrong, and where; nothing that was submitted"),
        "OperationOutcome": opened({
            "resourceType": {"const": "OperationOutcome"}, "id": {"type": "string"},
            "issue": {**listed(issue), "minItems": 1},
        }, ("id",), description="FHIR R4 OperationOutcome"),
    }  # fmt: skip
