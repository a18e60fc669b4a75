"""What all resources that a pack is published as have in common: who, which version, for whom, how far along."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from attrs import Attribute, field, frozen, validators

from resistance_rules.hosts.fhir.codes import PUBLICATION_STATUSES, RESOURCE_TYPES, USAGE_CONTEXT
from resistance_rules.hosts.fhir.writing.parts import Resource, canonical, fhir_id
from resistance_rules.knowledge.model import Pack

DATE: Final = re.compile(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?")
_FIRST_DAY: Final = "0000-01-01"  # what a year or a month lacks of a day
_SHAREABLE: Final = "http://hl7.org/fhir/StructureDefinition/shareable"
_LONGEST_NAME: Final = 255


def _is_date(_: object, attribute: Attribute[str | None], value: str | None) -> None:
    if value is not None and not (DATE.fullmatch(value) and _exists(value + _FIRST_DAY[len(value) :])):
        raise ValueError(f"{attribute.name}: expected a date such as 2026-03-01, 2026-03 or 2026")


def _exists(day: str) -> bool:
    try:
        return date.fromisoformat(day) is not None
    except ValueError:
        return False


@frozen(kw_only=True)
class Publication:
    """What a publisher decides and a pack does not say.

    Attributes:
        status: `draft`, `active` or `retired`. A draft is marked as experimental.
        date: the day of this version (`2026-03-01`, `2026-03` or `2026`); left out, the resources name none.

    Raises:
        ValueError: neither of these.
    """

    status: str = field(default="draft", validator=validators.in_(PUBLICATION_STATUSES))
    date: str | None = field(default=None, validator=_is_date)


def headers(
    resource_type: str, names: tuple[str, ...], title: str, description: str, pack: Pack, publication: Publication
) -> Resource:
    """The first elements of a knowledge resource.

    Args:
        resource_type: `Library`, `PlanDefinition` or `ActivityDefinition`.
        names: what its id is made of, after the pack's.
        title: for people.
        description: Markdown.
        pack: the pack that is published.
        publication: how far along.
    """
    publisher = publisher_of(pack)
    profile = f"{_SHAREABLE}{resource_type.lower()}"  # which demands a publisher
    return {
        "resourceType": resource_type,
        "id": fhir_id(pack.info.id, *names),
        "meta": {"profile": [profile] if publisher else []},
        "language": pack.info.language,
        "url": canonical(resource_type, pack, *names, versioned=False),
        "version": pack.info.version,
        "name": computer_name(pack.info.id, *names),
        "title": title,
        "status": publication.status,
        "experimental": publication.status == "draft",
        "date": publication.date,
        "publisher": publisher,
        "description": description,
        "useContext": use_context(pack),
    }


def publisher_of(pack: Pack) -> str | None:
    """Who stands behind the pack, if it says so."""
    stated = pack.info.source_attributes
    return stated.developer if stated is not None else None


def use_context(pack: Pack) -> list[dict[str, Any]]:
    """For whom, in words: the people who use it, by the audiences of its responses, and what it is about."""
    audiences = sorted({entry.audience for entry in pack.interventions.values()})
    focus = [_usage("focus", "Clinical Focus", pack.info.title)]
    return focus + [_usage("user", "User Type", audience) for audience in audiences]


def _usage(code: str, display: str, text: str) -> dict[str, Any]:
    return {
        "code": {"system": USAGE_CONTEXT, "code": code, "display": display},
        "valueCodeableConcept": {"text": text},
    }


def subject() -> dict[str, Any]:
    """The resources are about a person."""
    return {"coding": [{"system": RESOURCE_TYPES, "code": "Patient", "display": "Patient"}]}


def computer_name(*names: str) -> str:
    """A name for programs: a capital, then letters, digits and `_`."""
    words = re.split(r"[^A-Za-z0-9]+", "_".join(names))
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return (name if name[:1].isalpha() else f"Pack{name}")[:_LONGEST_NAME]
