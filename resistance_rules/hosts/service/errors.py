"""Every error answer: what is wrong and where, in the shape of the interface that was called, and nothing of the case.

* The JSON API answers `application/problem+json` (RFC 9457) with a `code` and a list of `problems`.
* CDS Hooks and FHIR paths (`FHIR_PATHS`) answer with an OperationOutcome. A crash is a 500, never an empty card list.

A handler raises `ServiceError`, or lets `CaseError`, `UnknownIdError` and `EngineError` of the library pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from attrs import field, frozen
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from resistance_rules.hosts.fhir.reading import FhirError
from resistance_rules.knowledge.diagnostics import CaseError, CaseProblem, EngineError, UnknownIdError

PROBLEM_JSON: Final = "application/problem+json"
FHIR_JSON: Final = "application/fhir+json"
FHIR_PATHS: Final = ("/cds-services", "/fhir")

_CODES: Final[Mapping[int, str]] = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    412: "data_missing",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "too_many_requests",
    500: "internal_error",
    503: "unavailable",
}
_ISSUE_TYPES: Final[Mapping[int, str]] = {  # http://hl7.org/fhir/R4/valueset-issue-type.html
    400: "structure",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    412: "incomplete",
    413: "too-long",
    415: "not-supported",
    422: "invalid",
    429: "throttled",
    500: "exception",
    503: "transient",
}


@frozen
class Detail:
    """One thing wrong with a request.

    Attributes:
        code: stable, for programs.
        message: what is wrong, without anything that was submitted.
        where: a JSON pointer into the body (`/case/trust_rating_0_10`), `query:NAME`, `header:NAME`, or None.
        help: what to do about it.
        expression: the same place as FHIRPath, where there is one.
    """

    code: str
    message: str
    where: str | None = None
    help: str | None = None
    expression: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As the JSON API gives it."""
        return {"code": self.code, "where": self.where, "message": self.message, "help": self.help}


@frozen
class ServiceError(Exception):
    """An error answer: the HTTP status, one sentence, and what is wrong in detail. Shows nothing of a case."""

    status: int
    message: str
    details: Sequence[Detail] = ()
    code: str | None = None
    headers: Mapping[str, str] = field(factory=dict)

    def __str__(self) -> str:
        return f"{self.status} {self.message}"


def error_response(path: str, error: ServiceError, request_id: str | None = None) -> Response:
    """The error in the shape that callers of this path expect."""
    if is_fhir(path):
        body, media_type = operation_outcome(error, request_id), FHIR_JSON
    else:
        body, media_type = problem_body(error, request_id), PROBLEM_JSON
    return JSONResponse(body, error.status, dict(error.headers), media_type)


def is_fhir(path: str) -> bool:
    """Whether errors of this path are OperationOutcomes."""
    return any(path == start or path.startswith(f"{start}/") for start in FHIR_PATHS)


def problem_body(error: ServiceError, request_id: str | None = None) -> dict[str, Any]:
    """RFC 9457 with our `code`, `problems` and `request_id`."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "code": error.code or _CODES.get(error.status, "error"),
        "detail": error.message,
        "problems": [detail.to_dict() for detail in error.details],
        "request_id": request_id,
    }


def operation_outcome(error: ServiceError, request_id: str | None = None) -> dict[str, Any]:
    """A FHIR R4 OperationOutcome: an issue for each detail, or one for the whole."""
    severity = "fatal" if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR else "error"
    issue_type = _ISSUE_TYPES.get(error.status, "processing")
    details = error.details or (Detail(error.code or _CODES.get(error.status, "error"), error.message),)
    issues = []
    for detail in details:
        parts = [detail.message, f"at {detail.where}" if detail.where else None, detail.help]
        issue: dict[str, Any] = {
            "severity": severity,
            "code": issue_type,
            "details": {"text": error.message},
            "diagnostics": "; ".join(part for part in (f"[{detail.code}] {parts[0]}", *parts[1:]) if part),
        }
        if detail.expression:
            issue["expression"] = [detail.expression]
        issues.append(issue)
    outcome: dict[str, Any] = {"resourceType": "OperationOutcome", "issue": issues}
    if request_id:
        outcome["id"] = request_id
    return outcome


def case_details(problems: Iterable[CaseProblem], where: str = "/case") -> list[Detail]:
    """The problems of a case, each with its JSON pointer below `where`."""
    found = []
    for problem in problems:
        place = where if problem.fact.startswith("(") else f"{where}/{problem.fact}"
        help_text = (
            "GET /pack/facts lists every fact" if problem.help and "`resistance-rules" in problem.help else problem.help
        )
        found.append(Detail(problem.code, problem.expected, place, help_text))
    return found


def fhir_details(error: FhirError, where: str) -> list[Detail]:
    """What is wrong with FHIR resources, with the FHIRPath of each below the source."""
    found = []
    for problem in error.problems:
        place = where + "".join(f"/{part}" for part in re.findall(r"[^.\[\]]+", problem.path))
        found.append(Detail(problem.code, problem.message, place, problem.help, problem.path or None))
    return found


def service_error(error: Exception) -> ServiceError:
    """Any error as an answer. What is not known here is a 500 that says nothing of its cause."""
    match error:
        case ServiceError():
            return error
        case CaseError():
            return ServiceError(422, "the case does not fit the pack's vocabulary", case_details(error.problems))
        case UnknownIdError():
            return ServiceError(404, "the pack has nothing of that id", [Detail("unknown_id", str(error))])
        case EngineError():
            return ServiceError(500, "the inference engine failed: there is no advice", code="engine_failed")
        case HTTPException():
            message = HTTPStatus(error.status_code).phrase.lower()
            return ServiceError(error.status_code, message, headers=error.headers or {})
        case RequestValidationError():
            if any(problem["loc"][0] == "path" for problem in error.errors()):
                return ServiceError(404, "there is nothing at this address", [*map(_validation, error.errors())])
            return ServiceError(422, "the request is not as described", [*map(_validation, error.errors())])
        case _:
            return ServiceError(500, "internal error: there is no advice; please report it with the request id")


def install_handlers(app: FastAPI) -> None:
    """Let every error that a handler raises become an answer of its path's shape."""

    async def handle(request: Request, error: Exception) -> Response:
        request_id = getattr(request.state, "request_id", None)
        return error_response(request.url.path, service_error(error), request_id)

    for kind in (ServiceError, CaseError, UnknownIdError, EngineError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, handle)


def _validation(problem: Mapping[str, Any]) -> Detail:
    """A problem of a parameter, without what was submitted."""
    kind, *names = (str(part) for part in problem["loc"])
    message = str(problem["msg"])
    return Detail(f"bad_{kind}", message[:1].lower() + message[1:], f"{kind}:{'.'.join(names)}")
