"""The rules themselves as a Library: what runs, its sources, the facts it reads, and its source attributes."""

from __future__ import annotations

import base64
from typing import Any, Final

from resistance_rules.audit.source_attributes import source_attributes
from resistance_rules.hosts.fhir.codes import BASE, LIBRARY_TYPE, extension, fact_codings
from resistance_rules.hosts.fhir.publishing.headers import Publication, headers, subject
from resistance_rules.hosts.fhir.writing.parts import Resource, citations, tidy
from resistance_rules.knowledge.compiled import canonical_text
from resistance_rules.knowledge.model import Pack

_EXECUTED: Final = (
    "The rules are the content of this Library, evaluated by the resistance_rules library by its own three-valued "
    "semantics (unknown is never false). The conditions of the PlanDefinitions say the same in the pack's condition "
    "language for people and tools to read; they are neither CQL nor FHIRPath, and no FHIR engine can evaluate them."
)


def library(pack: Pack, publication: Publication) -> Resource:
    """The Library of a pack. The SHA-256 of its content is the pack's digest."""
    info = pack.info
    return tidy(
        {
            **headers("Library", (), info.title, _description(pack), pack, publication),
            "extension": _source_attributes(pack),
            "identifier": [{"system": f"{BASE}/pack-digest", "value": pack.digest}],
            "type": {"coding": [{"system": LIBRARY_TYPE, "code": "logic-library", "display": "Logic Library"}]},
            "subjectCodeableConcept": subject(),
            "purpose": info.intended_use,
            "usage": info.uses_note,
            "relatedArtifact": citations(pack.sources, pack),
            "dataRequirement": [
                {
                    "type": "Observation",
                    "mustSupport": ["code", "value"],
                    "codeFilter": [{"path": "code", "code": fact_codings(fact)}],
                }
                for fact in pack.facts.values()
            ],
            "content": [
                {
                    "contentType": "application/json",
                    "title": "the rules, normalised: what the pack's digest is over",
                    "data": base64.b64encode(canonical_text(pack).encode()).decode("ascii"),
                }
            ],
        }
    )


def _description(pack: Pack) -> str:
    stated = pack.info.source_attributes
    released = stated.release_and_revision_dates if stated is not None else None
    parts = [pack.info.title, f"Release and revision dates: {released or 'not stated by the pack'}", _EXECUTED]
    return "\n\n".join(parts)


def _source_attributes(pack: Pack) -> list[dict[str, Any]]:
    """The thirteen source attributes; one that is missing says so."""
    return [
        {
            "url": extension("source-attribute"),
            "extension": [
                {"url": "name", "valueString": attribute["id"]},
                {"url": "state", "valueCode": attribute["state"].replace("_", "-")},
                *_values(attribute),
            ],
        }
        for attribute in source_attributes(pack)["attributes"]
    ]


def _values(attribute: dict[str, Any]) -> list[dict[str, Any]]:
    if attribute["kind"] == "written":
        return [] if attribute["value"] is None else [{"url": "value", "valueString": attribute["value"]}]
    return [{"url": "fact", "valueString": fact["id"]} for fact in attribute["facts"]]
