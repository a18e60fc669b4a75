"""When, about whom and for what an advice is written down: all that FHIR wants to know and an advice does not say."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from attrs import Attribute, field, frozen

from resistance_rules.audit.moments import written_instant
from resistance_rules.hosts.fhir.codes import BASE

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, BASE)
RELATIVE: Final = re.compile(r"[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\-.]{1,64}(/_history/[A-Za-z0-9\-.]{1,64})?")
ABSOLUTE: Final = re.compile(r"(https?://[^\s\"<>]+|urn:uuid:[0-9a-f-]{36}|urn:oid:[0-9.]+)")


def bad_reference(text: str) -> str | None:
    """Say what is wrong with the text of a FHIR reference; None if nothing is. The text itself is not repeated."""
    if RELATIVE.fullmatch(text) or ABSOLUTE.fullmatch(text):
        return None
    return "expected a FHIR reference: `Patient/123`, an http(s) address, or urn:uuid:..."


def _is_reference(_: object, attribute: Attribute[str | None], value: str | None) -> None:
    problem = None if value is None else bad_reference(value)
    if problem:
        raise ValueError(f"{attribute.name}: {problem}")


def _is_aware(_: object, attribute: Attribute[datetime], value: datetime) -> None:
    try:
        written_instant(value)
    except ValueError as error:
        raise ValueError(f"{attribute.name}: {error}") from None


def _is_text(_: object, attribute: Attribute[str], value: str) -> None:
    if value and (not value.strip() or not value.isprintable()):
        raise ValueError(f"{attribute.name}: expected printable text, or none")


def _are_references(_: object, attribute: Attribute[Mapping[str, str]], value: Mapping[str, str]) -> None:
    for reference in value.values():
        problem = bad_reference(reference)
        if problem:
            raise ValueError(f"{attribute.name}: {problem}")


@frozen(kw_only=True)
class Occasion:
    """When and about whom. The same advice on the same occasion gives the same resources, ids included.

    Attributes:
        at: the instant, with its time zone.
        subject: a FHIR reference to the person (`Patient/123`). Without one there is no Flag and no CarePlan, which
            need it.
        encounter: a reference to the encounter.
        requester: a reference to who asked for the advice (a Practitioner, an Organization).
        seed: whatever else makes this occasion one of its own, such as the id of the request; goes into every id.
        fact_sources: fact id -> reference of the resource that it was read from, for the Provenance.
        remarks: what was recorded about the person and could not be read, in words (`FhirFacts.remarks`): warnings in
            the answer, and never in what is shared.
        shareable: whether the resources are for others' eyes; set by the writers for a shareable advice.

    Raises:
        ValueError: the instant has no time zone, a reference is none, or the seed is no text; the message says which
            and never repeats it.
    """

    at: datetime = field(validator=_is_aware)
    subject: str | None = field(default=None, validator=_is_reference)
    encounter: str | None = field(default=None, validator=_is_reference)
    requester: str | None = field(default=None, validator=_is_reference)
    seed: str = field(default="", validator=_is_text)
    fact_sources: Mapping[str, str] = field(factory=dict, validator=_are_references)
    remarks: tuple[str, ...] = ()
    shareable: bool = False

    @property
    def instant(self) -> str:
        """The instant as FHIR writes it, in UTC."""
        return written_instant(self.at)

    def id(self, digest: str, resource_type: str, *names: str) -> str:
        """The id of a resource: a UUID made from the occasion, the pack and what the resource is about."""
        face = "shareable" if self.shareable else "full"
        about = (face, self.instant, self.subject or "", self.encounter or "", self.seed, digest, resource_type, *names)
        return str(uuid.uuid5(_NAMESPACE, "\x1f".join(about)))

    @property
    def subject_reference(self) -> dict[str, Any] | None:
        """A reference to the person."""
        return None if self.subject is None else {"reference": self.subject}

    @property
    def encounter_reference(self) -> dict[str, Any] | None:
        """A reference to the encounter."""
        return None if self.encounter is None else {"reference": self.encounter}

    @property
    def requester_reference(self) -> dict[str, Any] | None:
        """A reference to who asked."""
        return None if self.requester is None else {"reference": self.requester}
