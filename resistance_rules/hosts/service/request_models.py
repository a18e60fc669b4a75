"""What the JSON API takes, around the case itself: checked strictly, all problems at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from itertools import takewhile
from typing import Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from resistance_rules.hosts.fhir.writing import bad_reference
from resistance_rules.hosts.fhir.writing.occasion import ABSOLUTE, RELATIVE
from resistance_rules.hosts.service.errors import Detail, ServiceError
from resistance_rules.knowledge.diagnostics import did_you_mean, displayed_id

M = TypeVar("M", bound=BaseModel)


def _plain_integer(value: Any) -> Any:
    """3.0 as 3: in JSON they are one number."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _instant(value: Any) -> Any:
    """An instant as JSON writes it: text of RFC 3339, with its time zone."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("instant", "expected an instant such as 2026-02-20T10:15:00Z") from None


_INSTANT_SCHEMA: Final = {"type": "string", "format": "date-time"}


def _reference(value: str) -> str:
    problem = bad_reference(value)
    if problem:
        raise PydanticCustomError("reference", "{problem}", {"problem": problem})
    return value


Instant = Annotated[AwareDatetime, BeforeValidator(_instant), WithJsonSchema(_INSTANT_SCHEMA)]
WholeNumber = Annotated[int, BeforeValidator(_plain_integer)]
Facts = Annotated[dict[str, Any], Field(description="fact to value; null or left out: not known")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class AssessRequest(_Strict):
    """A case, and how its advice is wanted."""

    case: Facts
    format: Literal["json", "html", "markdown", "text"] = "json"
    shareable: bool = Field(
        default=False, description="leave out everything private: for portals, letters, reminders, shared screens"
    )


class WhyRequest(_Strict):
    """A case, and what to explain."""

    case: Facts
    id: str = Field(min_length=1, max_length=200, description="an id, also as `kind:id`, as an advice writes reasons")


class WhatIfRequest(_Strict):
    """A case, and what to change in it."""

    case: Facts
    changes: Facts


class AskNextRequest(_Strict):
    """A case, and how many questions are wanted."""

    case: Facts
    n: WholeNumber = Field(default=3, ge=0, le=1000)


class AuditRequest(_Strict):
    """A case, where its facts come from, and when the advice was given."""

    case: Facts
    provenance: dict[str, dict[str, Any]] = Field(
        default={}, description="fact id -> where its value comes from: any object (resource, date, why)"
    )
    at: Instant | None = Field(default=None, description="the instant of the advice; left out, the trace names none")


_RESOURCE: Final = {
    "type": "object", "required": ["resourceType"], "properties": {"resourceType": {"type": "string"}},
}  # fmt: skip
_RESOURCES_SCHEMA: Final = {
    "description": "a FHIR resource, a Bundle, or a list of them; what is none in a list is reported, not refused",
    "anyOf": [_RESOURCE, {"type": "array"}],
}
Resources = Annotated[dict[str, Any] | list[Any], WithJsonSchema(_RESOURCES_SCHEMA)]
_REFERENCE_SCHEMA: Final = {"type": "string", "pattern": f"^({RELATIVE.pattern}|{ABSOLUTE.pattern})$"}
Reference = Annotated[str, AfterValidator(_reference), WithJsonSchema(_REFERENCE_SCHEMA)]


class FhirFactsRequest(_Strict):
    """FHIR resources of one person, and how they are to be read."""

    source: Resources
    patient: Reference | None = Field(
        default=None, description="whose facts, like `Patient/123`; left out: the one that the resources are about"
    )
    now: Instant | None = Field(default=None, description="when the facts shall hold; left out: now")
    complete: list[str] = Field(default=[], description="resource types of which all were given, like `Appointment`")


_EITHER: Final[Any] = [
    {"required": ["source"], "properties": {"source": {"not": {"type": "null"}}}},
    {"required": ["case"]},
]


class FhirAdviceRequest(_Strict):
    """What is known of one person, as FHIR resources, as facts, or both; and what the advice shall refer to."""

    model_config = ConfigDict(json_schema_extra={"anyOf": _EITHER})

    source: Resources | None = None
    case: Facts = Field(default={}, description="facts that the caller knows itself; they win over what is read")
    patient: Reference | None = Field(default=None, description="the person, like `Patient/123`")
    encounter: Reference | None = Field(default=None, description="the encounter, like `Encounter/7`")
    requester: Reference | None = Field(default=None, description="who asks, like `Practitioner/7`")
    now: Instant | None = Field(default=None, description="when the facts shall hold; left out: now")
    complete: list[str] = Field(default=[], description="resource types of which all were given, like `Appointment`")
    shareable: bool = Field(default=False, description="leave out everything private")

    @model_validator(mode="after")
    def _about_somebody(self) -> Self:
        if self.source is None and "case" not in self.model_fields_set:
            raise PydanticCustomError("nothing", "expected `source`, `case`, or both")
        return self


REQUESTS: tuple[type[BaseModel], ...] = (
    AssessRequest,
    WhyRequest,
    WhatIfRequest,
    AskNextRequest,
    AuditRequest,
    FhirFactsRequest,
    FhirAdviceRequest,
)


_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_EXPECTED: Final = {"dict_type": "expected an object", "list_type": "expected a list"}


def read_as(model: type[M], data: Mapping[str, Any]) -> M:
    """A body as one of the requests.

    Raises:
        ServiceError: 422, with everything that is wrong; nothing that was submitted.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        details = dict.fromkeys(_detail(each, model) for each in found)
        raise ServiceError(422, "the request is not as described", [*details]) from None


def _detail(problem: Mapping[str, Any], model: type[BaseModel]) -> Detail:
    # A part that is no name is the branch of a union that pydantic tried, or was chosen by the caller.
    where = "".join(f"/{part}" for part in takewhile(_NAME.fullmatch, map(str, problem["loc"])))
    if problem["type"] == "extra_forbidden":
        name = str(problem["loc"][-1])
        shown = displayed_id(name)
        help_text = did_you_mean(name, model.model_fields) or f"there is {', '.join(model.model_fields)}"
        return Detail("unknown_key", f"there is no {shown} here", where, help_text)
    if problem["type"] == "missing":
        return Detail("missing_key", "this is needed", where)
    message = _EXPECTED.get(problem["type"]) or str(problem["msg"])
    return Detail("bad_value", message[:1].lower() + message[1:], where)
