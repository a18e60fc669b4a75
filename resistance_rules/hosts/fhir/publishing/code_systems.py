"""The ids of a pack as CodeSystems, so that what our resources say can be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from resistance_rules.hosts.fhir.codes import system
from resistance_rules.hosts.fhir.publishing.headers import Publication, computer_name, publisher_of
from resistance_rules.hosts.fhir.writing.parts import STATUS_WORDS, Resource, fhir_id, tidy
from resistance_rules.knowledge.model import Pack

GRADES: Final = {
    "A": "meta-analysis of trials for this use",
    "B": "randomised trial, or correlational meta-analysis",
    "C": "cohort, guideline or consensus",
    "D": "expert opinion",
}
_LABELLED: Final = ("fact", "barrier", "intervention", "safety", "gate", "pathway")


def code_systems(pack: Pack, publication: Publication) -> Iterator[Resource]:
    """Our own code systems, each with the codes of this pack: a fragment, as every pack brings its own."""
    for kind in _LABELLED:
        if pack.entries(kind):
            yield _code_system(
                kind, {name: entry.label for name, entry in pack.entries(kind).items()}, pack, publication
            )
    if pack.findings:
        yield _code_system("finding", {name: name.replace("_", " ") for name in pack.findings}, pack, publication)
    yield _code_system("evidence-grade", GRADES, pack, publication)
    yield _code_system("status", STATUS_WORDS, pack, publication)


def _code_system(kind: str, concepts: Mapping[str, str], pack: Pack, publication: Publication) -> Resource:
    return tidy(
        {
            "resourceType": "CodeSystem",
            "id": fhir_id(pack.info.id, "codes", kind),
            "language": pack.info.language,
            "url": system(kind),
            "version": pack.info.version,
            "name": computer_name(pack.info.id, "codes", kind),
            "title": f"{kind.replace('-', ' ')}: codes of the pack {pack.info.id}",
            "status": publication.status,
            "experimental": publication.status == "draft",
            "date": publication.date,
            "publisher": publisher_of(pack),
            "caseSensitive": True,
            "content": "fragment",
            "count": len(concepts),
            "concept": [_concept(kind, name, text, pack) for name, text in concepts.items()],
        }
    )


def _concept(kind: str, name: str, text: str, pack: Pack) -> dict[str, Any]:
    definition = pack.barriers[name].description if kind == "barrier" else None
    if kind == "fact":
        definition = f"Value: {pack.facts[name].expected}"
    return {"code": name, "display": text, "definition": definition}
