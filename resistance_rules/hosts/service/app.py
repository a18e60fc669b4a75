"""The application: its parts put together, from the outside in.

    CORS -> Guard (request id, log, no crash without an answer) -> time limit -> Authentication
         -> rate limit -> size limit -> routers

How another part adds itself: write a module with

    def router(service: Service) -> APIRouter: ...

and name it in `_routers` below. In its handlers

* a request is already authenticated: `current_client(request)` says by whom;
* `await read_json(request)` gives the checked body;
* `await service.compute(service.kb.assess, facts)` assesses off the event loop, `await service.in_thread(...)` is for
  the database (`service.database.engine`; tables: see `database`);
* what is wrong is raised as `ServiceError`; `CaseError`, `UnknownIdError`, `EngineError` and crashes are answered in
  the shape that the path needs: an OperationOutcome below `errors.FHIR_PATHS`, else `application/problem+json`;
* nothing of a request is logged, put into an exception's text or into a metric's label.

New settings are fields of `settings.Settings`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from resistance_rules.advice.knowledge_base import KnowledgeBase, load
from resistance_rules.hosts.cds_hooks import routes as cds_hooks
from resistance_rules.hosts.fhir.reading import MappingError
from resistance_rules.hosts.service import api, audit_api, documented, fhir_api, health, pack_api
from resistance_rules.hosts.service.auth import Authentication, TokenChecker
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.database import Database
from resistance_rules.hosts.service.errors import install_handlers
from resistance_rules.hosts.service.guard import Guard
from resistance_rules.hosts.service.limits import BodyLimit, RateLimit, TimeLimit
from resistance_rules.hosts.service.replay import UsedTokens
from resistance_rules.hosts.service.settings import Settings
from resistance_rules.hosts.service.sources import SettingsError, check
from resistance_rules.knowledge.diagnostics import Problem
from resistance_rules.knowledge.version import library_version

_OPEN_PATHS: Final = ("/health", "/ready")


def create_app(settings: Settings, kb: KnowledgeBase | None = None) -> FastAPI:
    """Make the application; any ASGI server can run it.

    Args:
        settings: what the site has set; `sources.check` says whether it fits together.
        kb: a pack that is already loaded; left out: the one that the settings name.

    Raises:
        PackError: the pack has problems.
        EngineError: the engine that was asked for is not installed.
        SettingsError: the settings do not fit together, or name keys, a mapping or a database that cannot be used.
    """
    check(settings)
    kb = kb or load(settings.pack, overlays=settings.overlays, engine=settings.engine)
    database = _opened(settings)
    service = Service(settings, kb, database)
    app = FastAPI(
        title="resistance_rules",
        version=library_version(),
        docs_url=None,  # both pages would fetch scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan,
        middleware=_layers(service),
    )
    app.state.service = service
    install_handlers(app)
    try:
        for part in _routers(service):
            app.include_router(part)
    except MappingError as error:
        raise SettingsError(error.problems) from None
    documented.install(app, service, open_paths(settings))
    _make_tables(database)
    return app


def _opened(settings: Settings) -> Database:
    try:
        return Database.at(settings.database)
    except OSError as error:
        raise _unusable(error) from None


def _make_tables(database: Database) -> None:
    try:
        database.create_tables()
    except SQLAlchemyError as error:
        raise _unusable(error) from None


def _unusable(error: Exception) -> SettingsError:
    """The database cannot be used; why exactly is said only by kind, as the URL may hold a password."""
    cause = getattr(error, "orig", None) or error
    message = f"database: it cannot be opened ({type(cause).__name__})"
    help_text = "does its folder or server exist, and may this user write there?"
    return SettingsError([Problem("database", message, help=help_text)])


def open_paths(settings: Settings) -> tuple[str, ...]:
    """The paths that need no token; none of them says anything about a person."""
    return (*_OPEN_PATHS, *cds_hooks.OPEN_PATHS, *(("/metrics",) if settings.metrics == "open" else ()))


def _routers(service: Service) -> Iterator[APIRouter]:
    """Every part of the service."""
    yield health.router(service)
    yield api.router(service)
    yield pack_api.router(service)
    yield audit_api.router(service)
    yield fhir_api.router(service)
    yield cds_hooks.router(service)


def _layers(service: Service) -> list[Middleware]:
    """The layers around the routers, outermost first."""
    settings = service.settings
    checker = TokenChecker.of(settings, UsedTokens(service.database))
    cors = Middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=("GET", "POST"),
        allow_headers=("authorization", "content-type"),
        expose_headers=("x-request-id",),
        max_age=600,
    )
    return [
        *([cors] if settings.cors_origins else []),
        Middleware(Guard, observe=service.metrics.observe),
        Middleware(TimeLimit, seconds=settings.time_limit_seconds),
        Middleware(Authentication, settings=settings, checker=checker, open_paths=open_paths(settings)),
        Middleware(RateLimit, rate=settings.rate_limit_per_second, burst=settings.rate_limit_burst),
        Middleware(BodyLimit, most=settings.max_body_bytes),
    ]


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Close the database when the server stops."""
    yield
    app.state.service.database.engine.dispose()
