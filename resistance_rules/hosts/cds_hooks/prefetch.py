"""Prefetch templates: which parts of the record a service asks for.

They are made from the FHIR mapping, so that what the mapping reads is what is asked for, and nothing else. They keep to
what the standard recommends every client to support: reading one resource, searching by type, tokens by equality,
`_count`, `_sort`, first-level fields of the context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from attrs import frozen

from resistance_rules.hosts.fhir.reading import FhirMapping, searches

PATIENT: Final = "patient"
OBSERVATIONS: Final = "observations"
_PATIENT_ID: Final = "{{context.patientId}}"
_LONGEST: Final = 1500
"""Of one template: some servers and proxies refuse an address of 2,000 characters and more."""


@frozen
class _Way:
    """How a type is asked for: key, what sorts the newest first, how many."""

    key: str
    newest_first: str
    count: int


_WAYS: Final = {
    "Observation": _Way(OBSERVATIONS, "date", 100),
    "QuestionnaireResponse": _Way("questionnaireResponses", "authored", 20),
    "Condition": _Way("conditions", "recorded-date", 200),
    "Appointment": _Way("appointments", "date", 100),
    "Encounter": _Way("encounters", "date", 50),
    "MedicationRequest": _Way("medicationRequests", "authoredon", 200),
    "MedicationStatement": _Way("medicationStatements", "effective", 200),
    "CarePlan": _Way("carePlans", "date", 20),
    "Procedure": _Way("procedures", "date", 50),
    "ServiceRequest": _Way("serviceRequests", "authored", 50),
}


@frozen
class Template:
    """One prefetch template.

    Attributes:
        key: under which the client sends what it found.
        type: the FHIR resource type that it finds.
        query: relative to the client's FHIR server, with tokens in it.
        count: how many resources are asked for; 1 where one is read.
    """

    key: str
    type: str
    query: str
    count: int

    def for_patient(self, patient: str) -> str:
        """The query with its tokens filled in."""
        return self.query.replace(_PATIENT_ID, quote(patient, safe=""))


def keys_of(templates: Iterable[Template]) -> frozenset[str]:
    """Every prefetch key there can be: of these templates, and of types that this mapping happens not to read."""
    return frozenset({PATIENT, *(way.key for way in _WAYS.values()), *(template.key for template in templates)})


def templates_of(mapping: FhirMapping) -> tuple[Template, ...]:
    """What to ask a client for: the patient, and every type that the mapping reads, newest first.

    Types are asked for by their codes. Where a mapping looks for codes by their beginning, which no search can, or at
    the reasons of a refusal, the type is asked for as a whole.
    """
    found = [Template(PATIENT, "Patient", f"Patient/{_PATIENT_ID}", 1)]
    wanted = {search.type: search for search in searches(mapping)}
    for name, way in _WAYS.items():
        if name in wanted:
            found += _templates(name, way, wanted[name].tokens)
    return tuple(found)


def _templates(name: str, way: _Way, tokens: tuple[str, ...]) -> Iterator[Template]:
    start, last = f"{name}?patient={_PATIENT_ID}", f"&_sort=-{way.newest_first}&_count={way.count}"
    if not tokens:
        yield Template(way.key, name, start + last, way.count)
        return
    for number, part in enumerate(_in_parts(tokens, _LONGEST - len(start) - len(last)), start=1):
        key = way.key if number == 1 else f"{way.key}{number}"
        yield Template(key, name, f"{start}&code={part}{last}", way.count)


def _in_parts(codes: Iterable[str], longest: int) -> Iterator[str]:
    """Codes joined by commas, as many together as fit."""
    part = ""
    for code in codes:
        written = code.replace("\\", "\\\\").replace(",", "\\,").replace("$", "\\$")
        written = quote(written, safe=":/|.-_~\\")
        if part and len(part) + 1 + len(written) > longest:
            yield part
            part = ""
        part = f"{part},{written}" if part else written
    if part:
        yield part
