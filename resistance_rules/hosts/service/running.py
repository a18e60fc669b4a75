"""Runs the application with uvicorn: one process, or several workers that share a port."""

from __future__ import annotations

import gc
import logging
import logging.config
import os
import tempfile
from typing import Any, Final

import uvicorn
from fastapi import FastAPI

from resistance_rules.hosts.service.logs import LOGGING, silence_tracebacks
from resistance_rules.hosts.service.settings import Settings
from resistance_rules.hosts.service.workers import CAN_FORK, MULTIPROCESS, Workers

_HANDED_DOWN: Final = "RESISTANCE_RULES_WORKER_SETTINGS"  # from the parent to its workers, as JSON
_log: Final = logging.getLogger("resistance_rules.service")


def run(settings: Settings) -> None:
    """Serve until stopped (SIGINT, SIGTERM; requests that are running are finished).

    Raises:
        PackError, EngineError, SettingsError: before anything is served.
        SystemExit: the address cannot be used.
    """
    logging.config.dictConfig(LOGGING)
    if settings.workers == 1:
        app = _loaded(settings)
        _announce(settings)
        uvicorn.run(app, **_options(settings))
        return
    with tempfile.TemporaryDirectory(prefix="resistance-rules-metrics-") as figures:
        os.environ[MULTIPROCESS] = figures  # before anything imports the library that counts
        app = _loaded(settings)  # also makes sure, once, that each worker can do the same
        _announce(settings)
        app.state.service.database.engine.dispose()
        if CAN_FORK:
            _run_forked(app, settings)
        else:
            os.environ[_HANDED_DOWN] = settings.model_dump_json()
            target = f"{__name__}:{app_of_worker.__name__}"
            uvicorn.run(target, factory=True, workers=settings.workers, **_options(settings))


def _run_forked(app: FastAPI, settings: Settings) -> None:
    config = uvicorn.Config(app, **_options(settings))
    config.load()
    with config.bind_socket() as shared:
        Workers(lambda: uvicorn.Server(config).run(sockets=[shared]), settings.workers).run()


def _loaded(settings: Settings) -> FastAPI:
    """The application, with all that it needs in memory."""
    from resistance_rules.hosts.service.app import create_app  # imports the library that counts: see `run`

    app = create_app(settings)
    silence_tracebacks()
    _settle()
    return app


def app_of_worker() -> FastAPI:
    """The application in a worker process, with the settings that the parent handed down."""
    return _loaded(Settings.model_validate_json(os.environ[_HANDED_DOWN]))


def _settle() -> None:
    """Spare the garbage collector the loaded pack, which stays: looking through it again and again delays answers."""
    gc.collect()
    gc.freeze()


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.host,
        "port": settings.port,
        "log_config": LOGGING,
        "access_log": False,  # it would show paths and queries; `guard` writes its own lines
        "server_header": False,
        "proxy_headers": False,  # who calls is said by the token, not by a header that anybody can send
        "ssl_certfile": settings.tls_certificate,
        "ssl_keyfile": settings.tls_key,
        "timeout_graceful_shutdown": 30,
    }


def _announce(settings: Settings) -> None:
    if not settings.clients:
        who = "everybody who reaches it" if settings.allow_unauthenticated else "this machine only"
        _log.warning("no clients are configured: the service answers %s, without tokens", who)
    if not settings.is_local and settings.tls_certificate is None:
        _log.warning("no tls_certificate: let a proxy in front of the service speak https")
