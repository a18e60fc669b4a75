"""The outermost layer: a request id, headers, one log line for each request, and no crash without an answer.

What is logged is the method, the route as the program declares it, the status, the time and the configured name of the
client: no path, no query, no header, no body, and no text of an exception, since any of these may say something of a
person.
"""

from __future__ import annotations

import logging
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from resistance_rules.hosts.service.errors import error_response, service_error

_log: Final = logging.getLogger("resistance_rules.service")
Observer = Callable[[str, str, int, float], None]
METHODS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
UNMATCHED: Final = "(no route)"
_HEADERS: Final = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class Guard:
    """An ASGI layer around everything else.

    Args:
        app: what it guards.
        observe: told method, route, status and seconds of each request.
    """

    def __init__(self, app: ASGIApp, observe: Observer) -> None:
        self.app = app
        self.observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = str(uuid.uuid4())
        scope.setdefault("state", {})["request_id"] = request_id
        start = time.perf_counter()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = request_id
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:  # noqa: BLE001  (whatever it is, its text must not reach a log)
            _log.error("request %s crashed: %s", request_id, "\n".join(safe_trace(error)))
            if status:  # the answer has begun: all that is left is to break it off, so that nobody takes it as whole
                raise BrokenAnswerError from None
            await error_response(scope["path"], service_error(error), request_id)(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - start
            route, method = route_of(scope), scope["method"] if scope["method"] in METHODS else "other"
            self.observe(method, route, status, seconds)
            client = scope["state"].get("client") or "-"
            _log.info("%s %s %s %d %.1fms %s", request_id, method, route, status, seconds * 1000, client)


class BrokenAnswerError(Exception):
    """An answer could not be finished; the crash behind it is logged under its request id."""


def route_of(scope: Scope) -> str:
    """The route as declared (`/pack/{kind}`), never the path as called."""
    path = getattr(scope.get("route"), "path_format", None) or getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else UNMATCHED


def safe_trace(error: BaseException) -> Iterator[str]:
    """The kinds of an error and of those behind it with the lines they passed, without any text or value."""
    seen: BaseException | None = error
    while seen is not None:
        yield f"{type(seen).__name__} (its text is left out: it may say something of a case)"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        seen = seen.__cause__ or seen.__context__
