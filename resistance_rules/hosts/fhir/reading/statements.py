"""What a resource says, piece by piece, without any meaning yet.

An observation is a statement, each of its components, each item of a questionnaire, a condition, an appointment. It
has codes, a moment and perhaps values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from resistance_rules.hosts.fhir.codes import LOINC
from resistance_rules.hosts.fhir.reading.elements import (
    Coding,
    as_tokens,
    codings,
    items,
    planned,
    reasons_given,
    status_of,
)
from resistance_rules.hosts.fhir.reading.intake import Given, Intake
from resistance_rules.hosts.fhir.reading.moments import Moment, at, lasting, moment_of
from resistance_rules.hosts.fhir.reading.result import NotUsed, Source
from resistance_rules.hosts.fhir.reading.standing import modified
from resistance_rules.hosts.fhir.reading.values import Raw, values_in

_DEEPEST: Final = 40  # items in items
_LOINC_CODE: Final = re.compile(r"[0-9]{1,7}-[0-9]")
# Where each type says when it was: the first of these that is there.
_DATES: Final[Mapping[str, tuple[str, ...]]] = {
    "Observation": ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "effectiveTiming", "issued"),
    "QuestionnaireResponse": ("authored",),
    "Condition": ("recordedDate", "assertedDate", "onsetDateTime", "onsetPeriod", "dateRecorded"),
    "Appointment": ("start",),
    "Patient": (),
    "Encounter": ("period", "actualPeriod"),
    "MedicationRequest": ("authoredOn",),
    "MedicationStatement": ("effectiveDateTime", "effectivePeriod", "dateAsserted"),
    "CarePlan": ("period", "created"),
    "Procedure": (
        "performedDateTime", "performedPeriod", "occurrenceDateTime", "occurrencePeriod", "recorded",
    ),
    "ServiceRequest": ("authoredOn", "occurrenceDateTime", "occurrencePeriod"),
}  # fmt: skip
_RECORDED: Final = "/qicore-recorded"
# Which elements say what it is.
_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "Observation": ("code",),
    "Condition": ("code",),
    "Appointment": ("serviceType", "specialty", "appointmentType"),
    "Patient": (),
    "Encounter": ("class", "type", "serviceType"),
    "MedicationRequest": ("medicationCodeableConcept", "medication"),
    "MedicationStatement": ("medicationCodeableConcept", "medication"),
    "CarePlan": ("category",),
    "Procedure": ("code",),
    "ServiceRequest": ("code",),
}
_UNDER_WAY: Final = frozenset({"in-progress", "arrived", "triaged", "onleave", "on-hold"})


@frozen(eq=False, repr=False)
class Statement:
    """One thing that a resource says.

    Attributes:
        codings: what it is about.
        link: questionnaire URL and link id, of an item of a questionnaire.
        values: none, one, or the several answers to a question.
        moment: when; None if nothing says so; `bad_date`: something does, and cannot be read.
        element: where in the resource it stands; empty for the whole.
        is_group: whether it only holds others together: a panel, a group of items.
        absent: whether it says why there is no value.
        malformed: whether it is no item at all.
        modified: why it does not mean what it seems to, if a modifier of its own says so.
    """

    given: Given
    codings: tuple[Coding, ...]
    values: tuple[Raw, ...] = ()
    moment: Moment | None = None
    bad_date: bool = False
    link: tuple[str, str] | None = None
    element: str = ""
    is_group: bool = False
    absent: bool = False
    malformed: bool = False
    modified: str | None = None

    @property
    def status(self) -> str | None:
        """The status of the resource."""
        return status_of(self.given.resource)

    @property
    def reasons(self) -> list[Coding]:
        """Why it was not done, cancelled or stopped, if it is the whole resource."""
        return reasons_given(self.given.resource) if self.link is None and not self.element else []

    def source(self, coding: Coding | None, element: str) -> Source:
        """Say where a fact comes from."""
        where = ".".join(part for part in (self.element, element) if part)
        code = f"{coding[0]}|{coding[1]}" if coding is not None else None
        return Source(self.given.name, self._dated, code, where, self.given.path)

    def unused(
        self, reason: str, *, fact: str | None = None, read: str | None = None, detail: str | None = None
    ) -> NotUsed:
        """Say why it became no fact."""
        tokens = as_tokens(list(self.codings))
        return NotUsed(
            self.given.name, reason, fact, read, tokens, self._dated, self.element, self.given.path, detail
        )  # fmt: skip

    @property
    def _dated(self) -> str | None:
        return self.moment.written if self.moment is not None else None


def statements_of(given: Given, intake: Intake, now: datetime) -> Iterator[Statement]:
    """Take a resource of a type that mappings read apart.

    Args:
        given: the resource.
        intake: where references lead.
        now: gives the time zone of what is written without one, and the end of what is under way.
    """
    resource = given.resource
    moment, bad_date = _moment(given.type, resource, now)
    if given.type == "QuestionnaireResponse":
        yield from _items(given, intake, moment, bad_date=bad_date)
        return
    found = [coding for key in _CODES[given.type] for coding in codings(resource.get(key))]
    if given.type in ("MedicationRequest", "MedicationStatement"):
        found += _medication(resource, intake)
    if given.type == "CarePlan":
        found += [coding for one in planned(resource) for coding in codings(one.get("code"))]
    components = [one for one in items(resource.get("component")) if isinstance(one, Mapping)]
    is_group = any(items(resource.get(key)) for key in ("hasMember", "component"))
    yield Statement(
        given,
        tuple(found),
        tuple(values_in(resource)) if given.type == "Observation" else (),
        moment,
        bad_date,
        is_group=is_group and given.type == "Observation",
        absent="dataAbsentReason" in resource,
    )
    for number, one in enumerate(components if given.type == "Observation" else ()):
        yield Statement(
            given,
            tuple(codings(one.get("code"))),
            tuple(values_in(one)),
            moment,
            bad_date,
            element=f"component[{number}]",
            absent="dataAbsentReason" in one,
            modified=modified(one),
        )


def _moment(kind: str, resource: Mapping[str, Any], now: datetime) -> tuple[Moment | None, bool]:
    """When it was, and whether something says so that cannot be read."""
    if kind == "Encounter" and status_of(resource) in _UNDER_WAY:
        return at(now), False
    zone = now.tzinfo
    assert zone is not None  # noqa: S101  (`facts_from_fhir` saw to it)
    for key in _DATES[kind]:
        if resource.get(key) is not None:
            moment = lasting(resource[key], now) or moment_of(resource[key], zone)
            return moment, moment is None
    for extension in items(resource.get("extension")):
        if isinstance(extension, Mapping) and str(extension.get("url")).endswith(_RECORDED):
            moment = moment_of(extension.get("valueDateTime"), zone)
            return moment, moment is None
    return None, False


def _medication(resource: Mapping[str, Any], intake: Intake) -> list[Coding]:
    """The codes of a medicine that stands elsewhere: contained, or another resource that was given."""
    holder = resource.get("medicationReference")
    if holder is None and isinstance(resource.get("medication"), Mapping):
        holder = resource["medication"].get("reference")
    reference = holder.get("reference") if isinstance(holder, Mapping) else holder
    if not isinstance(reference, str):
        return []
    if reference.startswith("#"):
        inner = (one for one in items(resource.get("contained")) if isinstance(one, Mapping))
        found = next((one for one in inner if one.get("id") == reference[1:]), None)
    else:
        found = intake.resolve(reference)
    return codings(found.get("code")) if found is not None else []


def _items(given: Given, intake: Intake, moment: Moment | None, *, bad_date: bool) -> Iterator[Statement]:
    named = given.resource.get("questionnaire")
    if isinstance(named, Mapping):  # as in older versions
        named = named.get("reference")
    questionnaire = named.partition("|")[0] if isinstance(named, str) else ""
    known = intake.questions.get(questionnaire, {})
    waiting = [(one, 0) for one in reversed(items(given.resource.get("item")))]
    while waiting:
        item, depth = waiting.pop()
        link = item.get("linkId") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(link, str) or depth > _DEEPEST:
            yield Statement(given, (), element="item", bad_date=bad_date, malformed=True)
            continue
        answers = [one for one in items(item.get("answer")) if isinstance(one, Mapping)]
        inner = [*items(item.get("item")), *(below for one in answers for below in items(one.get("item")))]
        waiting.extend((one, depth + 1) for one in reversed(inner))
        found = [*known.get(link, ()), *codings(item.get("code")), *_by_convention(link)]
        yield Statement(
            given,
            tuple(dict.fromkeys(found)),
            tuple(raw for one in answers for raw in values_in(one)),
            moment,
            bad_date,
            link=(questionnaire, link),
            element=f"item {link}",
            is_group=bool(inner) and not answers,
            modified=next((why for one in (item, *answers) if (why := modified(one)) is not None), None),
        )


def _by_convention(link: str) -> list[Coding]:
    """The LOINC code in a link id, as questionnaires that are made from LOINC have it: `/93025-5/93030-5`."""
    last = link.rpartition("/")[2]
    return [(LOINC, last)] if _LOINC_CODE.fullmatch(last) and _check_digit(last) else []


def _check_digit(code: str) -> bool:
    """Whether the digit behind the dash is the right one (Mod 10), so that no other number is taken for a code."""
    number, _, digit = code.partition("-")
    total = 0
    for place, figure in enumerate(reversed(number)):
        doubled = int(figure) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return (10 - total % 10) % 10 == int(digit)
