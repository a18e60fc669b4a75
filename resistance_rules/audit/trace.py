"""Why an advice came out as it did, as data that a reviewer can read and replay. Documented in docs/audit-trace.md.

The same facts and pack give the same trace, byte for byte, on every engine, apart from the engine's own stamp. A trace
holds the case: keep it where the case is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from resistance_rules.advice.advice import Advice, Origin
from resistance_rules.audit.decisions import interventions, pathways
from resistance_rules.audit.moments import written_instant
from resistance_rules.audit.reasoning import conclusions, rules
from resistance_rules.knowledge.version import library_version

SCHEMA: Final = "resistance_rules.trace/1"
STAMPS: Final = ("library", "engine", "sha256")
"""What two traces of the same advice may differ in; everything else is covered by `sha256`."""

Provenance = Mapping[str, Any]


def trace_of(
    advice: Advice, *, provenance: Mapping[str, Provenance] | None = None, at: datetime | None = None
) -> dict[str, Any]:
    """The trace of an advice, as plain data.

    Args:
        advice: the whole advice, not its shareable rendering.
        provenance: fact id -> where its value comes from (any JSON object: resource, date, why); for known facts only.
        at: the instant of the advice, with its time zone; left out, the trace names none.

    Returns:
        `schema`, `pack`, `library`, `engine`, `at`, `facts`, `rules`, `undecided_rules`, `conclusions`, `pathways`,
        `interventions`, `questions`, `contradictions`, `advice`, `sha256`; see docs/audit-trace.md.

    Raises:
        ValueError: the advice is a shareable one; the instant has no time zone; or there is provenance of a fact that
            the case does not hold.
    """
    origin = advice.origin
    trace: dict[str, Any] = {
        "schema": SCHEMA,
        "pack": _pack(origin),
        "library": {"name": "resistance_rules", "version": library_version()},
        "engine": {"name": advice.pack.engine.name, "version": advice.pack.engine.version},
        "at": written_instant(at) if at is not None else None,
        "facts": _facts(origin, provenance or {}),
        "rules": rules(origin),
        "undecided_rules": sum(truth == 1 for truth in origin.found.truths),
        "conclusions": conclusions(advice, origin),
        "pathways": pathways(origin),
        "interventions": interventions(origin),
        "questions": [{"fact": question.fact, "why": list(question.why)} for question in advice.questions],
        "contradictions": list(advice.contradictions),
        "advice": {"schema": advice.to_dict()["schema"], "sha256": advice_digest(advice)},
    }
    trace["sha256"] = trace_digest(trace)
    return trace


def advice_digest(advice: Advice) -> str:
    """SHA-256 of the advice as JSON (keys sorted, without spaces) without `pack.engine`: the same on every engine."""
    data = advice.to_dict()
    del data["pack"]["engine"]
    return _sha256(data)


def trace_digest(trace: Mapping[str, Any]) -> str:
    """SHA-256 of everything in a trace but its stamps: whether it is still as it was written."""
    return _sha256({key: value for key, value in trace.items() if key not in STAMPS})


def written_trace(trace: Mapping[str, Any]) -> str:
    """The trace as JSON text, ending with a line break: the same trace gives the same bytes."""
    return json.dumps(trace, ensure_ascii=False, indent=2) + "\n"


def _pack(origin: Origin) -> dict[str, Any]:
    info = origin.kb.pack.info
    return {"id": info.id, "version": info.version, "title": info.title, "digest": origin.kb.pack.digest}


def _facts(origin: Origin, provenance: Mapping[str, Provenance]) -> list[dict[str, Any]]:
    facts = origin.case.facts
    unused = sorted(set(provenance) - set(facts))
    if unused:
        raise ValueError(f"provenance: the case does not hold {', '.join(f'`{name}`' for name in unused)}")
    vocabulary = origin.kb.pack.facts
    return [
        {
            "id": name,
            "label": vocabulary[name].label,
            "value": value,
            "private": vocabulary[name].private,
            "provenance": dict(provenance[name]) if name in provenance else None,
        }
        for name, value in facts.items()
    ]


def _sha256(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
