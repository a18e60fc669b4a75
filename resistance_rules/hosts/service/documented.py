"""The OpenAPI document: every route with everything it takes and answers, errors too.

Each operation is completed with the error answers that the layers around the routes give (authentication, limits, time,
crashes), so that no part has to repeat them. A part says of its routes what is their own:

    @routes.post("/assess", **described(takes="AssessRequest", gives={"application/json": ref("Advice")}))
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from resistance_rules.hosts.service.auth import is_open
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.errors import FHIR_JSON, PROBLEM_JSON, is_fhir
from resistance_rules.hosts.service.schemas import Schema, components, ref

OK: Final = 200
_METHODS: Final = ("get", "post", "put", "patch", "delete")
_DESCRIPTION: Final = """\
What stands between a person and mental-health treatment, and what to offer: explained advice from rules. A draft for
qualified clinicians, who decide together with the person; not for clinical use. An error is an error, never less
advice: what is no 2xx answer says nothing about anybody."""
_SAID: Final[Mapping[int, str]] = {
    400: "The body is no JSON object: what, and at which line and column",
    401: "There is no token of a known client, or it is not valid; why is not said",
    403: "No clients are configured, and this is not the machine itself",
    404: "There is nothing here",
    412: "Data that is needed is missing and cannot be had",
    413: "The body is too large",
    415: "The body is not declared to be JSON",
    422: "The body is JSON, but not as described: everything that is wrong, with its place",
    429: "Too many requests of this client; Retry-After says when to come back",
    500: "A defect of the service, or of the engine; there is no advice",
    503: "Something is not available now, or it took too long; there is no advice",
}


def described(
    *, gives: Mapping[str, Schema], takes: str | None = None, errors: Collection[int] = (), about: str = "The answer"
) -> dict[str, Any]:
    """Arguments for a route's decorator that describe it.

    Args:
        gives: media type -> schema of the answer 200.
        takes: the name of the request's schema, where there is a body.
        errors: statuses that the handler itself answers with, beside those of every route.
        about: what the answer is.
    """
    content = {media_type: {"schema": schema} for media_type, schema in gives.items()}
    arguments: dict[str, Any] = {
        "response_model": None,
        "responses": {OK: {"description": about, "content": content}, **{status: {} for status in errors}},
    }
    if takes is not None:
        body = {"required": True, "content": {"application/json": {"schema": ref(takes)}}}
        arguments["openapi_extra"] = {"requestBody": body}
        arguments["responses"][422] = {}
    return arguments


def install(app: FastAPI, service: Service, open_paths: Collection[str]) -> None:
    """Let the application give this document at `/openapi.json`."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, service, open_paths)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(app: FastAPI, service: Service, open_paths: Collection[str]) -> dict[str, Any]:
    document: dict[str, Any] = get_openapi(
        title=app.title, version=app.version, description=_DESCRIPTION, routes=app.routes
    )
    parts = document.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):  # of FastAPI; ours say less of what was submitted
        schemas.pop(name, None)
    schemas.update(components(service.kb.pack))
    if service.settings.clients:
        about = (
            "A JWT signed by a configured client (CDS Hooks 2.0): ES384 or RS384; iss, aud, exp, iat, jti; used once"
        )
        parts["securitySchemes"] = {
            "client": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": about}
        }
        document["security"] = [{"client": []}]
    for path, operations in document["paths"].items():
        for method in _METHODS:
            if method in operations:
                _complete(operations[method], path, service, needs_token=not is_open(path, open_paths))
    return document


def _complete(operation: dict[str, Any], path: str, service: Service, *, needs_token: bool) -> None:
    """Add the answers of the layers, and the shape of every error."""
    answers = operation["responses"]
    statuses = {429, 500, 503}
    if service.settings.clients and needs_token:
        statuses.add(401)
    elif service.settings.clients:
        operation["security"] = []
    if not service.settings.clients and not service.settings.allow_unauthenticated:
        statuses.add(403)
    if "requestBody" in operation:
        statuses |= {400, 413, 415}
    if not is_fhir(path) or "requestBody" in operation:
        statuses.add(422)  # also a query parameter that the route does not have
    if any(each.get("in") == "path" for each in operation.get("parameters", ())):
        statuses.add(404)
    media_type, name = (FHIR_JSON, "OperationOutcome") if is_fhir(path) else (PROBLEM_JSON, "Problem")
    for status in sorted({*statuses, *(int(code) for code in answers if code.isdecimal())} - {OK}):
        answer = answers.setdefault(str(status), {})
        about = _SAID.get(status, HTTPStatus(status).phrase)
        if not answer.get("description") or answer["description"] == "Validation Error":
            answer["description"] = about
        if not answer.get("content") or "application/json" in answer["content"]:
            answer["content"] = {media_type: {"schema": ref(name)}}
        if status in (429, 503):
            answer.setdefault("headers", {})["retry-after"] = {
                "description": "seconds to wait", "schema": {"type": "integer"}
            }  # fmt: skip
    operation["responses"] = dict(sorted(answers.items()))
