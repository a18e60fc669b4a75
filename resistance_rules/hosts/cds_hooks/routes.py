"""CDS Hooks over HTTP: discovery, a call, feedback, and the page that a card links to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal, ParamSpec, TypeVar

from fastapi import APIRouter, Path
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from resistance_rules.hosts.cds_hooks.documented import CARDS, DISCOVERY, FEEDBACK, RECEIVED, described, request_schema
from resistance_rules.hosts.cds_hooks.explanations import explanation
from resistance_rules.hosts.cds_hooks.feedback import Outcome, read_feedback
from resistance_rules.hosts.cds_hooks.feedback_store import FeedbackStore
from resistance_rules.hosts.cds_hooks.fetch_policy import FetchPolicy
from resistance_rules.hosts.cds_hooks.hooks import HOOKS
from resistance_rules.hosts.cds_hooks.hooks import service_id as service_id_of
from resistance_rules.hosts.cds_hooks.mappings import mapping_for
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.prefetch import keys_of
from resistance_rules.hosts.cds_hooks.problems import SHOWN, HookError
from resistance_rules.hosts.cds_hooks.requests import HookRequest
from resistance_rules.hosts.cds_hooks.services import HookServices
from resistance_rules.hosts.fhir.reading import FhirMapping, MappingError
from resistance_rules.hosts.service.bodies import read_json
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.errors import Detail, ServiceError
from resistance_rules.hosts.service.sources import SettingsError
from resistance_rules.knowledge.diagnostics import Problem, UnknownIdError, did_you_mean, quoted

P = ParamSpec("P")
T = TypeVar("T")

OPEN_PATHS: Final = ("/explain/",)
"""What a browser opens without a token. Nothing there is about a person."""
_RETRY_SECONDS: Final = "2"
_PAGE: Final[dict[str, Any]] = {
    "response_class": HTMLResponse,
    "response_model": None,
    "responses": {404: {}},
}
Kind = Literal["intervention", "safety"]
EntryId = Annotated[str, Path(max_length=100, pattern="^[A-Za-z0-9_-]+$", description="the id of an entry")]
_PAGE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


def router(service: Service) -> APIRouter:
    """The routes. Errors below `/cds-services` are OperationOutcomes: see `service.errors`.

    Raises:
        SettingsError: the FHIR mapping cannot be used, or keys are needed that nothing is ever sent under.
    """
    hooks = HookServices(service.kb, _mapping(service), _options(service))
    _check_needed(hooks)
    info = service.kb.pack.info
    pack = f"{info.id} {info.version} {service.kb.pack.digest}"
    store = FeedbackStore(service.database.engine, pack, comments=service.settings.hooks_comments)
    routes = APIRouter(tags=["CDS Hooks"])

    @routes.get(
        "/cds-services", summary="Discovery: the services and what to prefetch for them", **described(DISCOVERY)
    )
    async def discovery() -> JSONResponse:
        return JSONResponse(hooks.discovery())

    async def call(request: Request) -> JSONResponse:
        wanted = refusing(hooks.read, _service_of(request), await read_json(request))
        fetched = await _fetched(hooks, wanted)
        pages = f"{service.settings.public_url or str(request.base_url).rstrip('/')}/explain"
        answer = await service.compute(refusing, hooks.answer, wanted, datetime.now(UTC), fetched, pages)
        service.metrics.count_cards(wanted.hook.name, (card["source"]["topic"]["code"] for card in answer["cards"]))
        return JSONResponse(answer)

    async def feedback(request: Request) -> JSONResponse:
        outcomes = refusing(read_feedback, await read_json(request), _service_of(request), hooks.subjects)
        new = await service.in_thread(_keep, store, outcomes)
        return JSONResponse({"received": len(outcomes), "new": new})

    async def unknown(service_id: str) -> None:
        refusing(hooks.hook, service_id)

    for hook in HOOKS.values():
        path = f"/cds-services/{service_id_of(info.id, hook)}"
        shapes = described(CARDS, body=request_schema(hook, hooks.options.needed), errors=(400, 412))
        routes.add_api_route(path, call, methods=["POST"], summary=f"Cards for {hook.name}", **shapes)
        shapes = described(RECEIVED, body=FEEDBACK, errors=(400, 503))
        told = f"What was done with cards of {hook.name}"
        routes.add_api_route(f"{path}/feedback", feedback, methods=["POST"], summary=told, **shapes)
    for path in ("/cds-services/{service_id}", "/cds-services/{service_id}/feedback"):
        routes.add_api_route(path, unknown, methods=["POST"], include_in_schema=False, response_model=None)

    @routes.get("/explain/{kind}/{entry_id}", summary="A rule as a page for people", **_PAGE)
    async def explain(kind: Kind, entry_id: EntryId) -> HTMLResponse:
        page = explanation(service.kb.pack, kind, entry_id)
        if page is None:
            raise UnknownIdError(entry_id, service.kb.pack.entries(kind), kind)
        return HTMLResponse(page, headers={"Content-Security-Policy": _PAGE_POLICY})

    return routes


async def _fetched(hooks: HookServices, wanted: HookRequest) -> dict[str, Any]:
    """What was not prefetched and may be read from the client's server."""
    if not hooks.options.fetch.servers:
        return {}
    from resistance_rules.hosts.cds_hooks.fetching import fetch  # an HTTP client: a fifth of the start, for few sites

    return await fetch(wanted, hooks.unread(wanted), hooks.options.fetch)


def _mapping(service: Service) -> FhirMapping:
    try:
        return mapping_for(service.kb, service.settings.fhir_mapping)
    except MappingError as error:
        raise SettingsError(error.problems) from None


def _check_needed(hooks: HookServices) -> None:
    """A misspelt key would be needed by nobody: without the data that were meant, the answer would be silence."""
    known = keys_of(hooks.templates)
    problems = [
        Problem(
            "bad_setting",
            f"hooks_needed: there is no prefetch key {quoted(name)}",
            help=did_you_mean(name, known) or f"there is {', '.join(sorted(known))}",
        )
        for name in hooks.options.needed
        if name not in known
    ]
    if problems:
        raise SettingsError(problems)


def _service_of(request: Request) -> str:
    """The id of the service that was called: the second part of a path that is declared."""
    return str(request.scope["route"].path).split("/")[2]


def _keep(store: FeedbackStore, outcomes: tuple[Outcome, ...]) -> int:
    """Keep feedback before it is acknowledged."""
    try:
        return store.add(outcomes, datetime.now(UTC))
    except DBAPIError:  # its text may hold what was written
        message = "the feedback could not be stored: send it again"
        raise ServiceError(503, message, headers={"Retry-After": _RETRY_SECONDS}) from None


def refusing(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do something; what a request is refused for becomes an error answer."""
    try:
        return work(*args, **kwargs)
    except HookError as refused:
        details = [Detail(item.code, item.message, item.where, item.help) for item in refused.problems[:SHOWN]]
        if len(refused.problems) > SHOWN:
            details.append(Detail("more", f"and {len(refused.problems) - SHOWN} more problems"))
        raise ServiceError(refused.status, refused.message, details) from None


def _options(service: Service) -> HookOptions:
    settings = service.settings
    return HookOptions(
        limit=settings.hooks_limit,
        source_url=settings.hooks_source_url,
        needed=settings.hooks_needed,
        people=settings.hooks_people,
        healthchain=settings.hooks_healthchain,
        version_3=settings.hooks_version_3,
        fetch=FetchPolicy(servers=settings.hooks_fhir_servers, seconds=settings.hooks_fetch_seconds),
    )
