"""Everything that a pack is published as."""

from __future__ import annotations

from collections.abc import Iterator

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.fhir.codes import BASE
from resistance_rules.hosts.fhir.publishing.code_systems import code_systems
from resistance_rules.hosts.fhir.publishing.headers import Publication
from resistance_rules.hosts.fhir.publishing.libraries import library
from resistance_rules.hosts.fhir.publishing.recommendations import activity_definition, recommendation
from resistance_rules.hosts.fhir.publishing.strategies import protocol, safety_rule, strategy
from resistance_rules.hosts.fhir.writing.narrative import with_narrative
from resistance_rules.hosts.fhir.writing.parts import Resource


def pack_resources(kb: KnowledgeBase, publication: Publication | None = None) -> Iterator[Resource]:
    """A pack as FHIR R4 resources; the same pack and publication give the same.

    In this order: the Library with the rules; the whole as a PlanDefinition; one PlanDefinition for each red flag and
    each pathway; one PlanDefinition (`eca-rule`) and one ActivityDefinition for each response; our CodeSystems.

    Args:
        kb: the pack.
        publication: how far along it is; left out: a draft without a date.
    """
    published = publication or Publication()
    yield from map(with_narrative, _resources(kb, published))


def _resources(kb: KnowledgeBase, published: Publication) -> Iterator[Resource]:
    pack = kb.pack
    yield library(pack, published)
    yield strategy(kb.plan, published)
    for safety in pack.safety.values():
        yield safety_rule(safety, pack, published)
    for pathway in pack.pathways.values():
        yield protocol(pathway, pack, published)
    for entry in pack.interventions.values():
        yield recommendation(entry, kb.plan, published)
        yield activity_definition(entry, pack, published)
    yield from code_systems(pack, published)


def pack_bundle(kb: KnowledgeBase, publication: Publication | None = None) -> Resource:
    """The same in one Bundle of type `collection`."""
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": f"{BASE}/{resource['resourceType']}/{resource['id']}", "resource": resource}
            for resource in pack_resources(kb, publication)
        ],
    }
