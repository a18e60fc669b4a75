"""The URIs that stand in our FHIR resources: our own, and HL7's. Listed for readers in docs/fhir.md."""

from __future__ import annotations

from typing import Any, Final

from resistance_rules.knowledge.vocabulary import Fact

BASE: Final = "https://resistance-rules.example/fhir"
"""Where our own URIs start. The project owns no domain; `.example` never resolves (RFC 2606), so they only identify."""

LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"

# HL7's own code systems (FHIR R4, HL7 Terminology).
CONFIDENTIALITY: Final = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
FLAG_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/flag-category"
LIBRARY_TYPE: Final = "http://terminology.hl7.org/CodeSystem/library-type"
PLAN_DEFINITION_TYPE: Final = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
PROVENANCE_PARTICIPANT: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
USAGE_CONTEXT: Final = "http://terminology.hl7.org/CodeSystem/usage-context-type"
RESOURCE_TYPES: Final = "http://hl7.org/fhir/resource-types"

CONDITION_LANGUAGE: Final = "application/x.resistance-rules.condition+json"
"""The language of our expressions: the condition language of docs/pack-format.md, as JSON.

An unregistered media type of the private tree (RFC 6838, 3.4). Only this library evaluates it, three-valued: what is
unknown is never false. It is neither CQL nor FHIRPath, and no FHIR engine can evaluate it.
"""

PUBLICATION_STATUSES: Final = ("draft", "active", "retired")
"""How far along a published pack is; FHIR's fourth, `unknown`, is nothing that a publisher would say."""

KINDS: Final = ("fact", "barrier", "intervention", "safety", "gate", "finding", "pathway", "evidence-grade", "status")


def system(kind: str) -> str:
    """The URI of our own code system for a kind of entry; its codes are the ids of packs.

    Args:
        kind: one of `KINDS`.
    """
    return f"{BASE}/CodeSystem/{kind}"


def extension(name: str) -> str:
    """The URI of one of our own extensions."""
    return f"{BASE}/StructureDefinition/{name}"


def fact_codings(fact: Fact) -> list[dict[str, Any]]:
    """How a fact is coded: our own code first, then every verified code that the pack gives."""
    own = {"system": system("fact"), "code": fact.id, "display": fact.label}
    others = (
        {"system": code.system, "code": code.code, **({"display": code.display} if code.display else {})}
        for code in fact.codes
    )
    return [own, *others]
