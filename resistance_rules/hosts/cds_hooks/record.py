"""What a request brought of the record, template by template: what is there, what failed, what nobody sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from resistance_rules.hosts.cds_hooks.prefetch import PATIENT, Template
from resistance_rules.hosts.cds_hooks.problems import DATA_MISSING, HookError, HookProblem, pointer
from resistance_rules.hosts.cds_hooks.requests import HookRequest, Json

_BAD: Final = ("error", "fatal")
WORDS: Final[Mapping[str, str]] = {
    "Patient": "who the person is",
    "Observation": "screening results and measurements",
    "QuestionnaireResponse": "answered questionnaires",
    "Condition": "the problem list",
    "Appointment": "appointments",
    "Encounter": "contacts",
    "MedicationRequest": "prescriptions",
    "MedicationStatement": "medicines taken",
    "CarePlan": "care plans",
    "Procedure": "procedures",
    "ServiceRequest": "referrals and orders",
}


@frozen(repr=False)
class Part:
    """What came of one template.

    Attributes:
        state: `read`, `nothing` (the client says there is nothing), `not_sent`, `failed` (an error in its place),
            `other_patient`, `other_type`.
        more: there is more of it than was sent.
        is_short: there is more, and fewer were sent than were asked for; they may not even be the newest.
    """

    template: Template
    state: str
    resources: tuple[Json, ...] = ()
    more: bool = False
    is_short: bool = False

    @property
    def is_known(self) -> bool:
        """Whether what is there is known, if only that there is nothing."""
        return self.state in ("read", "nothing")

    @property
    def words(self) -> str:
        """What it is about, in words."""
        return WORDS.get(self.template.type, self.template.type)


@frozen(repr=False)
class Record:
    """All parts of the record, and whatever else the client sent along.

    Attributes:
        parts: one for each template, in their order.
        others: resources under keys that we did not ask for; they are read all the same.
    """

    parts: tuple[Part, ...]
    others: tuple[Json, ...] = ()

    @classmethod
    def of(cls, request: HookRequest, templates: Sequence[Template], fetched: Json | None = None) -> Record:
        """Take apart what was prefetched, and what was fetched in place of what was not."""
        values = {**request.prefetch, **(fetched or {})}
        known = {template.key for template in templates}
        others = tuple(resource for key, value in values.items() if key not in known for resource in _resources(value))
        parts = (_part(template, values, request, others) for template in templates)
        return cls(tuple(parts), others)

    @property
    def resources(self) -> tuple[Json, ...]:
        """Everything that was read, each once."""
        found = [*(resource for part in self.parts for resource in part.resources), *self.others]
        return tuple({id(resource): resource for resource in found}.values())

    def missing(self) -> tuple[Template, ...]:
        """The templates of which nothing is known."""
        return tuple(part.template for part in self.parts if not part.is_known)

    def require(self, needed: Sequence[str]) -> None:
        """See to it that what is needed is there: every template of the types of these keys.

        Raises:
            HookError: 412. Without these data the answer could look like "no advice" and mean "nothing was read".
        """
        types = {part.template.type for part in self.parts if part.template.key in needed}
        problems = [
            HookProblem(
                f"data_{part.state}",
                f"{part.words} could not be read: {_WHY[part.state]}",
                pointer("prefetch", part.template.key),
                _HELP[part.state],
            )
            for part in self.parts
            if part.template.type in types and not part.is_known
        ]
        if problems:
            raise HookError(
                DATA_MISSING, "data that are needed for advice could not be had: there is no advice", problems
            )

    def failures(self) -> tuple[str, ...]:
        """What failed to be read, in words: for a card."""
        failed = (part.words for part in self.parts if part.state in _FAILED)
        return tuple(dict.fromkeys(failed))

    def cut_short(self) -> tuple[str, ...]:
        """What the client sent less of than was asked for, in words: for a card where there is no other."""
        short = (part.words for part in self.parts if part.is_short)
        return tuple(dict.fromkeys(short))

    def notes(self) -> tuple[str, ...]:
        """What was not sent, and what was sent in part, in words: for the small print."""
        absent = dict.fromkeys(part.words for part in self.parts if part.state == "not_sent")
        partly = dict.fromkeys(part.words for part in self.parts if part.more)
        notes = []
        if absent:
            notes.append(f"Not sent by this record system, so not known here: {', '.join(absent)}")
        if partly:
            notes.append(f"Only the newest of these were sent: {', '.join(partly)}")
        return tuple(notes)

    def is_complete(self, resource_type: str) -> bool:
        """Whether everything of a type was sent, so that counting it counts all."""
        parts = [part for part in self.parts if part.template.type == resource_type]
        return bool(parts) and all(part.is_known and not part.more for part in parts)


_FAILED: Final = ("failed", "other_patient", "other_type")
_WHY: Final[Mapping[str, str]] = {
    "not_sent": "nobody sent it",
    "failed": "an error was sent in its place",
    "other_patient": "what was sent is of somebody else than the patient in context",
    "other_type": "what was sent is something else",
}
_HELP: Final[Mapping[str, str]] = {
    "not_sent": "prefetch what discovery asks for under this key; null if there is nothing",
    "failed": "see the OperationOutcome that was sent",
    "other_patient": "send the data of the patient in `context.patientId`",
    "other_type": "send under this key what discovery asks for there",
}


def _part(template: Template, values: Json, request: HookRequest, others: Sequence[Json]) -> Part:
    if template.key not in values:
        elsewhere = tuple(resource for resource in others if resource.get("resourceType") == template.type)
        part = Part(template, "read") if elsewhere else Part(template, "not_sent")
        return _checked(part, elsewhere, request)
    value = values[template.key]
    if value is None:
        return Part(template, "nothing")
    if _has_failed(value):
        return Part(template, "failed")
    resources = tuple(_resources(value))
    has_more, is_full = _has_more(value), len(resources) >= template.count > 1
    part = Part(template, "read", resources, has_more or is_full, is_short=has_more and not is_full)
    return _checked(part, resources, request)


def _checked(part: Part, resources: Sequence[Json], request: HookRequest) -> Part:
    """A patient who is not the one in context is no data at all, and what is of other types is not what was asked."""
    if part.template.key != PATIENT or not part.is_known:
        types = {resource.get("resourceType") for resource in resources}
        wanted = not types or types & {part.template.type, "Bundle"}
        return part if wanted else evolve(part, state="other_type")
    if any(
        resource.get("id") == request.patient for resource in resources if resource.get("resourceType") == "Patient"
    ):
        return part
    return evolve(part, state="other_patient", resources=())


def _resources(value: Any) -> Iterator[Json]:
    """The resources of a prefetched value: itself, or the entries of a Bundle."""
    if not isinstance(value, Mapping):
        return
    if value.get("resourceType") != "Bundle":
        if value.get("resourceType") != "OperationOutcome":
            yield value
        return
    entries = value.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(resource, Mapping) and resource.get("resourceType") != "OperationOutcome":
            yield resource


def _has_failed(value: Json) -> bool:
    """Whether this is an error, or holds one: then what is missing from it is not known to be absent."""
    if value.get("resourceType") == "OperationOutcome":
        return True
    entries = value.get("entry") if value.get("resourceType") == "Bundle" else None
    for entry in entries if isinstance(entries, list) else ():
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if not isinstance(resource, Mapping):
            return True  # an entry without a resource stands for something that could not be given
        if resource.get("resourceType") == "OperationOutcome" and _is_bad(resource):
            return True
    return False


def _is_bad(outcome: Json) -> bool:
    issues = outcome.get("issue")
    if not isinstance(issues, list):
        return True
    return any(not isinstance(issue, Mapping) or issue.get("severity") in _BAD for issue in issues)


def _has_more(value: Json) -> bool:
    if value.get("resourceType") != "Bundle":
        return False
    links, total, entries = value.get("link"), value.get("total"), value.get("entry") or ()
    if isinstance(total, int) and total > len(entries):
        return True
    return isinstance(links, list) and any(
        isinstance(link, Mapping) and link.get("relation") == "next" for link in links
    )
