"""Who calls: JWT client authentication as CDS Hooks 2.0 describes it ("Trusting CDS Clients"), for every path.

A layer around the application, closed by default: a router cannot forget it. Handlers read the configured name of the
client with `current_client(request)`. A refused token is answered without saying why; the log names the kind of reason.

Without any configured client the service answers this machine only, unless it is told otherwise: see `_is_local`.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import anyio.to_thread
import jwt
from attrs import frozen
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from resistance_rules.hosts.service.errors import ServiceError, error_response
from resistance_rules.hosts.service.keys import ES384, RS384, KeyRing, KeysUnavailableError
from resistance_rules.hosts.service.limits import Buckets
from resistance_rules.hosts.service.replay import UsedTokens
from resistance_rules.hosts.service.settings import Settings, is_loopback

_log: Final = logging.getLogger("resistance_rules.service.auth")
_LONGEST_TOKEN: Final = 8192
_LONGEST_ID: Final = 512
_ALGORITHMS: Final = (ES384, RS384)
_REFUSED: Final = ServiceError(401, "a valid token of a known client is needed", headers={"www-authenticate": "Bearer"})
_NOT_LOCAL: Final = ServiceError(403, "without configured clients, the service answers this machine only")
_CANNOT_TELL: Final = ServiceError(
    503, "the token cannot be checked now; try again later", headers={"retry-after": "5"}
)


class RefusedError(Exception):
    """A token is not accepted. `reason` is one of our own words, for the log; never part of the token."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen(eq=False)
class TokenChecker:
    """Checks tokens against the configured clients. Used from worker threads."""

    settings: Settings
    used: UsedTokens
    rings: Mapping[str, KeyRing]

    @classmethod
    def of(cls, settings: Settings, used: UsedTokens) -> TokenChecker:
        """The checker of these settings.

        Raises:
            KeyProblem: a key file cannot be used; `sources.check` reports these before.
        """
        return cls(settings, used, {client.issuer: KeyRing.of(client) for client in settings.clients})

    def client_of(self, token: str, path: str) -> str:
        """The configured name of the client whose token this is; the token is used up.

        Args:
            token: the compact form.
            path: of the request, for the audience.

        Raises:
            RefusedError: it is not accepted.
            KeysUnavailableError, sqlalchemy.exc.SQLAlchemyError: nobody can tell now.
        """
        header, ring = self._header_and_ring(token)
        jku = header.get("jku")
        if jku is not None and jku != ring.client.jwks_url:
            raise RefusedError("other_jku")
        kid = header.get("kid")
        keys = ring.candidates(kid if isinstance(kid, str) else None, header["alg"])
        claims = self._claims(token, [key.key for key in keys], header["alg"], self._audience(path))
        if not all(type(claims[name]) in (int, float) for name in ("exp", "iat")):  # the library also takes texts
            raise RefusedError("bad_time")
        if claims["exp"] - claims["iat"] > self.settings.longest_token_seconds:
            raise RefusedError("too_long_lived")
        jti = claims["jti"]
        if not isinstance(jti, str) or not 0 < len(jti) <= _LONGEST_ID:
            raise RefusedError("bad_jti")
        if not self.used.use(ring.client.issuer, jti, claims["exp"] + self.settings.leeway_seconds + 1):
            raise RefusedError("replayed")
        return ring.client.name

    def _header_and_ring(self, token: str) -> tuple[dict[str, Any], KeyRing]:
        """What the token says of itself, before anything of it is believed."""
        try:
            unverified = jwt.decode_complete(token, options={"verify_signature": False})
        except (jwt.PyJWTError, ValueError, RecursionError):
            raise RefusedError("malformed") from None
        header, claims = unverified["header"], unverified["payload"]
        if header.get("alg") not in _ALGORITHMS:
            raise RefusedError("algorithm")
        if "crit" in header:
            raise RefusedError("critical_header")
        issuer = claims.get("iss")
        ring = self.rings.get(issuer) if isinstance(issuer, str) else None
        if ring is None:
            raise RefusedError("unknown_issuer")
        return header, ring

    def _claims(self, token: str, keys: Sequence[Any], algorithm: str, audience: Collection[str]) -> dict[str, Any]:
        reason = "unknown_key"
        for key in keys:
            try:
                claims: dict[str, Any] = jwt.decode(
                    token,
                    key,
                    algorithms=[algorithm],
                    audience=audience,
                    leeway=self.settings.leeway_seconds,
                    options={"require": ["exp", "iat", "jti", "iss", "aud"]},
                )
            except jwt.InvalidSignatureError:
                reason = "signature"
            except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
                raise RefusedError(type(error).__name__) from None
            else:
                return claims
        raise RefusedError(reason)

    def _audience(self, path: str) -> list[str]:
        """What `aud` may be: what is configured, the public address, and the address called."""
        accepted = list(self.settings.audience)
        if self.settings.public_url:
            base = self.settings.public_url
            accepted += [base, f"{base}/", f"{base}{path}"]
        return accepted


class Authentication:
    """An ASGI layer that lets nobody through who is not known.

    Args:
        app: what it protects.
        settings: who is known.
        checker: checks tokens.
        open_paths: paths, and with a `/` at the end whole folders, that need no token.
    """

    def __init__(self, app: ASGIApp, settings: Settings, checker: TokenChecker, open_paths: Collection[str]) -> None:
        self.app = app
        self.settings = settings
        self.checker = checker
        self.open_paths = open_paths
        rate = settings.refused_tokens_per_second
        self._refused = Buckets(rate, settings.refused_tokens_burst) if rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # there are none here
            return
        if scope["type"] == "http":
            error = await self._refusal(scope)
            if error is not None:
                await error_response(scope["path"], error, scope["state"].get("request_id"))(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _refusal(self, scope: Scope) -> ServiceError | None:
        headers = Headers(scope=scope)
        if not self.settings.clients:
            allowed = self.settings.allow_unauthenticated or _is_local(scope, headers)
            return None if allowed else _NOT_LOCAL
        path: str = scope["path"]
        if is_open(path, self.open_paths):
            return None
        wait = self._wait(scope)
        if wait:
            retry = {"retry-after": str(math.ceil(wait))}
            return ServiceError(429, "too many refused tokens from this address; try again later", headers=retry)
        try:
            token = _token(headers)
        except RefusedError as refused:
            return self._said(scope, refused)
        try:
            client = await anyio.to_thread.run_sync(self.checker.client_of, token, path, abandon_on_cancel=True)
        except RefusedError as refused:
            self._count(scope)
            return self._said(scope, refused)
        except (KeysUnavailableError, SQLAlchemyError) as error:
            name = type(error).__name__
            _log.error("request %s: token cannot be checked: %s", scope["state"].get("request_id"), name)
            return _CANNOT_TELL
        scope["state"]["client"] = client
        return None

    def _wait(self, scope: Scope) -> float:
        """How long an address has to wait that sent too many tokens that were refused: each costs a check."""
        address = _far_address(scope)
        return self._refused.wait(address, time.monotonic()) if self._refused and address else 0.0

    def _count(self, scope: Scope) -> None:
        address = _far_address(scope)
        if self._refused and address:
            self._refused.take(address, time.monotonic())

    @staticmethod
    def _said(scope: Scope, refused: RefusedError) -> ServiceError:
        _log.warning("request %s: token refused: %s", scope["state"].get("request_id"), refused.reason)
        return _REFUSED


def is_open(path: str, open_paths: Collection[str]) -> bool:
    """Whether a path is one of these, or lies in one that ends with `/`."""
    return path in open_paths or any(folder.endswith("/") and path.startswith(folder) for folder in open_paths)


def current_client(request: Request) -> str | None:
    """The configured name of the client that calls; None where nobody needs to say who they are."""
    client = getattr(request.state, "client", None)
    return client if isinstance(client, str) else None


def _token(headers: Headers) -> str:
    given = headers.getlist("authorization")
    if len(given) != 1:
        raise RefusedError("no_token" if not given else "several_tokens")
    scheme, _, token = given[0].strip().partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > _LONGEST_TOKEN:
        raise RefusedError("not_bearer" if token else "no_token")
    return token


def _far_address(scope: Scope) -> str | None:
    """The address of another machine; None for this one: a proxy on it brings the calls of everybody."""
    peer = scope.get("client")
    return None if peer is None or is_loopback(peer[0]) else str(peer[0])


def _is_local(scope: Scope, headers: Headers) -> bool:
    """Whether this machine itself calls, under its own name: not a proxy, not a web page under another name."""
    peer = scope.get("client")
    if peer is not None and not is_loopback(peer[0]):
        return False
    if any(name in headers for name in ("forwarded", "x-forwarded-for", "x-forwarded-host", "via")):
        return False
    host = headers.get("host", "")
    name = host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    return is_loopback(name)
