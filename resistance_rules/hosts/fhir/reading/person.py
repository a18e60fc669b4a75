"""Whose facts these are: which resources are about the patient, and which are about somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import define, field

from resistance_rules.hosts.fhir.reading.elements import items
from resistance_rules.hosts.fhir.reading.errors import FhirError, FhirProblem
from resistance_rules.hosts.fhir.reading.intake import Given

_SEVERAL: Final = "say whose facts are wanted: `patient=` (on the command line `--patient`), like Patient/123"


@define
class Person:
    """The patient, by everything that names them.

    Attributes:
        ids: logical ids; urls: absolute URLs and URNs; identifiers: (system, value).
    """

    ids: set[str] = field(factory=set)
    urls: set[str] = field(factory=set)
    identifiers: set[tuple[str, str]] = field(factory=set)

    @classmethod
    def of(cls, wanted: str | None, given: Iterable[Given]) -> Person:
        """Find out who is meant.

        Args:
            given: every resource.
            wanted: `123`, `Patient/123`, a URL, or an identifier as `system|value`; None: the one patient that the
                resources are about.

        Raises:
            FhirError: nobody was named, and the resources are about several.
        """
        person = cls()
        listed = list(given)
        patients = [one for one in listed if one.type == "Patient"]
        if wanted is not None:
            person._name(wanted)
        elif patients:
            if len(patients) > 1:
                raise _several()
            person._learn(patients[0])
        else:
            named = {reference for one in listed for reference in _references(one) if _is_patient(reference)}
            if len({reference.rpartition("/")[2] for reference in named}) > 1:
                raise _several()
            for reference in named:
                person._name(reference)
            if not named:  # nothing but identifiers
                person.identifiers = {one for each in listed for one in _identified(each)}
                if len(person.identifiers) > 1:
                    raise _several()
        for one in patients:
            if person.is_patient(one):
                person._learn(one)
        return person

    @property
    def name(self) -> str | None:
        """How the patient is shown: `Patient/ID`, or the URL."""
        if self.ids:
            return f"Patient/{min(self.ids)}"
        return min(self.urls) if self.urls else None

    def is_patient(self, one: Given) -> bool:
        """Whether this Patient resource is theirs."""
        if one.url and one.url in self.urls:
            return True
        servers = {url for url in self.urls if "://" in url}
        if one.url and "://" in one.url and servers:
            return False
        identity = one.resource.get("id")
        if isinstance(identity, str):
            return identity in self.ids
        return not self.ids and not self.urls  # the only Patient there is, and it has no id

    def owns(self, one: Given) -> bool | None:
        """Whether a resource is about them; None if it does not say."""
        if one.type == "Patient":
            return self.is_patient(one)
        if one.type == "Appointment":
            actors = [part.get("actor") for part in items(one.resource.get("participant")) if isinstance(part, Mapping)]
            judged = [self._means(actor, one) for actor in actors if _names_patient(actor)]
            judged += [self._means(actor, one) for actor in items(one.resource.get("subject"))]
            return True if True in judged else (False if False in judged else None)
        focus = items(one.resource.get("focus")) if one.type == "Observation" else []
        if not all(self._means(about, one) for about in focus):
            return False
        subject = one.resource.get("subject")
        return self._means(one.resource.get("patient") if subject is None else subject, one)

    def _means(self, reference: object, one: Given) -> bool | None:
        """Whether a Reference means them; None if it means nobody that can be told."""
        if not isinstance(reference, Mapping):
            return None
        named = reference.get("reference")
        if isinstance(named, str) and named.startswith("#"):
            return self._means_contained(named[1:], one)
        if isinstance(named, str) and named:
            return self._means_named(named.partition("/_history/")[0], one)
        identifier = reference.get("identifier")
        if isinstance(identifier, Mapping) and isinstance(identifier.get("value"), str):
            theirs = (str(identifier.get("system")), identifier["value"]) in self.identifiers
            return theirs if self.identifiers else None
        return None

    def _means_named(self, named: str, one: Given) -> bool:
        if named in self.urls:
            return True
        if "://" in named or named.startswith("urn:"):
            known = {url for url in self.urls if "://" in url}
            parts = named.rsplit("/", 2)
            return not known and len(parts) > 2 and parts[1] == "Patient" and parts[2] in self.ids  # noqa: PLR2004
        kind, _, identity = named.partition("/")
        if kind != "Patient":
            return False
        servers = {url.removesuffix(f"/{named}") for url in self.urls if "://" in url}
        if one.base and servers and one.base not in servers:
            return False
        return identity in self.ids

    def _means_contained(self, name: str, one: Given) -> bool | None:
        for inner in items(one.resource.get("contained")):
            if isinstance(inner, Mapping) and inner.get("id") == name:
                return True if _identifiers(inner) & self.identifiers else None
        return None

    def _name(self, wanted: str) -> None:
        plain = wanted.strip().partition("/_history/")[0]
        system, bar, value = plain.partition("|")
        if bar:
            self.identifiers.add((system, value))
        elif "://" in plain or plain.startswith("urn:"):
            self.urls.add(plain)
            kind, _, identity = plain.rpartition("/")
            if kind.endswith("/Patient"):
                self.ids.add(identity)
        else:
            self.ids.add(plain.removeprefix("Patient/"))

    def _learn(self, one: Given) -> None:
        if one.url:
            self.urls.add(one.url)
        if isinstance(one.resource.get("id"), str):
            self.ids.add(one.resource["id"])
        self.identifiers |= _identifiers(one.resource)


def _several() -> FhirError:
    return FhirError([FhirProblem("several_patients", "these resources are about several patients", "", _SEVERAL)])


def _identifiers(patient: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {
        (str(one.get("system")), one["value"])
        for one in items(patient.get("identifier"))
        if isinstance(one, Mapping) and isinstance(one.get("value"), str) and one.get("system") is not None
    }


def _references(one: Given) -> list[str]:
    """Every patient that a resource may be about."""
    holders = [one.resource.get("subject"), one.resource.get("patient")]
    holders += [part.get("actor") for part in items(one.resource.get("participant")) if isinstance(part, Mapping)]
    named = [holder.get("reference") for holder in holders if isinstance(holder, Mapping)]
    return [name.partition("/_history/")[0] for name in named if isinstance(name, str)]


def _identified(one: Given) -> set[tuple[str, str]]:
    """The identifiers by which a resource names whom it is about."""
    holders = [one.resource.get("subject"), one.resource.get("patient")]
    holders += [
        part.get("actor")
        for part in items(one.resource.get("participant"))
        if isinstance(part, Mapping) and _names_patient(part.get("actor"))
    ]
    return _identifiers({"identifier": [holder.get("identifier") for holder in holders if isinstance(holder, Mapping)]})


def _is_patient(reference: str) -> bool:
    return reference.startswith(("Patient/", "urn:")) or "/Patient/" in reference


def _names_patient(actor: object) -> bool:
    if not isinstance(actor, Mapping):
        return False
    named, identifier = actor.get("reference"), actor.get("identifier")
    if isinstance(named, str):
        return _is_patient(named)
    return actor.get("type") == "Patient" and isinstance(identifier, Mapping)
