"""FHIR in: resources become facts of a pack, by a mapping; everything is accounted for. See docs/fhir-in.md.

>>> from resistance_rules import load
>>> from resistance_rules.hosts.fhir.reading import facts_from_fhir, load_mapping
>>> kb = load()
>>> mapping = load_mapping(pack=kb)
>>> found = facts_from_fhir({"resourceType": "Patient", "id": "1", "birthDate": "1990-05-01"}, mapping=mapping)
>>> advice = kb.assess(found.facts)
"""

from resistance_rules.hosts.fhir.reading.errors import FhirError, FhirProblem
from resistance_rules.hosts.fhir.reading.facts import facts_from_fhir
from resistance_rules.hosts.fhir.reading.mapping import FhirMapping, MappingError, load_mapping
from resistance_rules.hosts.fhir.reading.reasons import REASONS
from resistance_rules.hosts.fhir.reading.result import FhirFacts, FoundFact, NotUsed, Source
from resistance_rules.hosts.fhir.reading.searches import Search, searches

__all__ = [
    "REASONS",
    "FhirError",
    "FhirFacts",
    "FhirMapping",
    "FhirProblem",
    "FoundFact",
    "MappingError",
    "NotUsed",
    "Search",
    "Source",
    "facts_from_fhir",
    "load_mapping",
    "searches",
]
