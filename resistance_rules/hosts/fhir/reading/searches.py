"""Which FHIR searches bring what a mapping reads: for prefetch templates and for fetching beforehand."""

from __future__ import annotations

from attrs import frozen

from resistance_rules.hosts.fhir.reading.mapping import FhirMapping
from resistance_rules.hosts.fhir.reading.mapping_entries import READ_TYPES, Read
from resistance_rules.hosts.fhir.reading.mapping_kinds import Token

_CODE_PARAMETER = {
    "Observation": "code",
    "Condition": "code",
    "MedicationRequest": "code",
    "MedicationStatement": "code",
    "Procedure": "code",
    "ServiceRequest": "code",
}
_DATE_PARAMETER = {
    "Observation": "date",
    "QuestionnaireResponse": "authored",
    "Condition": "recorded-date",
    "Appointment": "date",
    "Encounter": "date",
    "MedicationRequest": "authoredon",
    "MedicationStatement": "effective",
    "Procedure": "date",
    "ServiceRequest": "authored",
    "CarePlan": "date",
}
_SORTED_NEWEST_FIRST = frozenset({"Observation", "QuestionnaireResponse", "Appointment", "Encounter"})


@frozen(order=True)
class Search:
    """One search, by resource type.

    Attributes:
        type: the resource type.
        codes: what is looked for, sorted; empty: every resource of the type, because a read looks at all of them, at
            codes that begin in a certain way, or at the reason of a refusal.
        systems: code systems of which every code is looked for.
        oldest_days: nothing older than this can count; None: age alone never rules it out.
        facts: the facts that it may bring, sorted.
    """

    type: str
    codes: tuple[Token, ...]
    systems: tuple[str, ...]
    oldest_days: float | None
    facts: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """The value of the `code` parameter, part by part; empty where the search is not by codes."""
        if not (self.codes or self.systems) or self.type not in _CODE_PARAMETER:
            return ()
        return (*(str(token) for token in self.codes), *(f"{system}|" for system in self.systems))

    @property
    def date_parameter(self) -> str | None:
        """The search parameter that `oldest_days` is about."""
        return _DATE_PARAMETER.get(self.type)

    def query(
        self, patient: str = "{{context.patientId}}", *, since: str | None = None, count: int | None = None
    ) -> str:
        """Write it as the query of a FHIR search, or as a CDS Hooks prefetch template.

        Args:
            patient: the id of the patient; left out: the token that the CDS client replaces.
            since: a date (`2026-01-31`): nothing older; left aside where age alone never rules it out.
            count: how many on the first page.
        """
        if self.type == "Patient":
            return f"Patient/{patient}"
        parts = [f"patient={patient}"]
        if self.tokens:
            parts.append("code=" + ",".join(self.tokens))
        if since is not None and self.oldest_days is not None and self.date_parameter is not None:
            parts.append(f"{self.date_parameter}=ge{since}")
        if self.type in _SORTED_NEWEST_FIRST and self.date_parameter is not None:
            parts.append(f"_sort=-{self.date_parameter}")
        if count is not None:
            parts.append(f"_count={count}")
        return f"{self.type}?" + "&".join(parts)


def searches(mapping: FhirMapping) -> tuple[Search, ...]:
    """Say what a mapping reads: one search for each resource type, in the order of the types' names."""
    found = []
    for name in sorted(READ_TYPES):
        reads = [read for read in mapping.reads.values() if name in read.types]
        own = mapping.own_codes if name in ("Observation", "QuestionnaireResponse") else None
        if not reads and own is None:
            continue
        by_code = all(read.codes and not read.link_ids and not any(t.begins for t in read.codes) for read in reads)
        systems = (own.system,) if own is not None and by_code else ()
        listed = {token for read in reads for token in (*read.codes, *read.panels) if token.system not in systems}
        codes = tuple(sorted(listed)) if by_code else ()
        ages = [_days(read) for read in reads] + ([float(own.max_age.days)] if own is not None else [])
        known = [age for age in ages if age is not None]
        facts = {read.fact for read in reads} | (set(mapping.facts) if own is not None else set())
        oldest = max(known) if len(known) == len(ages) else None
        found.append(Search(name, codes, systems, oldest, tuple(sorted(facts))))
    return tuple(found)


def _days(read: Read) -> float | None:
    if read.within_days is not None:
        return float(read.within_days)
    return float(read.max_age.days) if read.max_age is not None else None
