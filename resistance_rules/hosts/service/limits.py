"""Layers that keep one request, or one client, from taking all there is: time, rate, size."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from http import HTTPStatus
from typing import Final

import anyio
from attrs import define, field
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from resistance_rules.hosts.service.errors import Detail, ServiceError, error_response
from resistance_rules.hosts.service.guard import BrokenAnswerError

_MOST_CLIENTS: Final = 10_000


class TimeLimit:
    """An ASGI layer that gives a request up after some seconds, also one whose body never ends."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        with anyio.move_on_after(self.seconds) as limit:
            await self.app(scope, receive, sending)
        if limit.cancelled_caught:
            if begun:
                raise BrokenAnswerError
            message = "this took too long and was given up: there is no advice"
            headers = {"retry-after": "1", "connection": "close"}
            error = ServiceError(HTTPStatus.SERVICE_UNAVAILABLE, message, code="time_limit", headers=headers)
            await _answer(error, scope, receive, send)


@define(eq=False)
class Buckets:
    """A bucket of requests for each client: it fills at a rate, up to a burst. Used on the event loop only."""

    rate: float
    burst: int
    _left: OrderedDict[str, tuple[float, float]] = field(factory=OrderedDict, init=False)

    def take(self, client: str, now: float) -> float:
        """Take one request out of a client's bucket. 0, or how many seconds it has to wait."""
        left = self._filled(client, now)
        wait = self._wait(left)
        self._left.pop(client, None)
        self._left[client] = (left if wait else left - 1, now)
        if len(self._left) > _MOST_CLIENTS:  # the one that called the longest ago: its bucket is the fullest
            self._left.popitem(last=False)
        return wait

    def wait(self, client: str, now: float) -> float:
        """How many seconds a client would have to wait, without taking anything; 0: it need not."""
        return self._wait(self._filled(client, now))

    def _filled(self, client: str, now: float) -> float:
        left, then = self._left.get(client, (float(self.burst), now))
        return min(self.burst, left + (now - then) * self.rate)

    def _wait(self, left: float) -> float:
        return 0.0 if left >= 1 else (1 - left) / self.rate


class RateLimit:
    """An ASGI layer that lets each client call only so often; without tokens, each address."""

    def __init__(self, app: ASGIApp, rate: float, burst: int) -> None:
        self.app = app
        self.buckets = Buckets(rate, burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http":
            peer = scope.get("client")
            client = scope["state"].get("client") or f"address:{peer[0] if peer else '-'}"
            wait = self.buckets.take(client, time.monotonic())
            if wait:
                headers = {"retry-after": str(math.ceil(wait))}
                error = ServiceError(
                    HTTPStatus.TOO_MANY_REQUESTS, "too many requests; try again later", headers=headers
                )
                await _answer(error, scope, receive, send)
                return
        await self.app(scope, receive, send)


class BodyLimit:
    """An ASGI layer that stops reading a body that is too large, whether or not it says so in advance."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "")
        if said.isdecimal() and int(said) > self.most:
            await _answer(self._error(), scope, receive, send)
            return
        count = 0

        async def receiving() -> Message:
            nonlocal count
            message = await receive()
            count += len(message.get("body", b""))
            if count > self.most:
                raise self._error()
            return message

        await self.app(scope, receiving, send)

    def _error(self) -> ServiceError:
        message = "the request is too large"
        detail = Detail("too_large", f"the body has more than {self.most} bytes", "body", "send less, or in parts")
        return ServiceError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message, [detail], headers={"connection": "close"})


async def _answer(error: ServiceError, scope: Scope, receive: Receive, send: Send) -> None:
    await error_response(scope["path"], error, scope["state"].get("request_id"))(scope, receive, send)
