"""The public keys of clients: from files, or from the one configured address. No address in a token is ever fetched."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Final

import jwt
from attrs import define, field, frozen
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from cryptography.x509 import load_pem_x509_certificate

from resistance_rules.hosts.service.settings import Client

PublicKey = EllipticCurvePublicKey | RSAPublicKey
ES384: Final = "ES384"
RS384: Final = "RS384"
_SHORTEST_RSA: Final = 2048
_FRESH_SECONDS: Final = 3600.0
_SECONDS_BETWEEN_FETCHES: Final = 10.0
_FETCH_TIMEOUT_SECONDS: Final = 5.0
_LARGEST_SET: Final = 200_000


class KeyProblem(Exception):  # noqa: N818  (it is collected and reported, not only raised)
    """A key that cannot be used: what is wrong with it."""


class KeysUnavailableError(Exception):
    """The configured address did not give keys, and none are known."""


@frozen
class Key:
    """A public key and the one algorithm it may be used with; `kid` None: it fits any."""

    key: PublicKey
    algorithm: str
    kid: str | None


@define(eq=False)
class KeyRing:
    """The keys of one client. Used from worker threads."""

    client: Client
    _keys: tuple[Key, ...] = ()
    _fetched: float = field(default=float("-inf"), init=False)
    _tried: float = field(default=float("-inf"), init=False)
    _lock: Lock = field(factory=Lock, init=False)

    @classmethod
    def of(cls, client: Client) -> KeyRing:
        """The ring of a client, with the keys of its files.

        Raises:
            KeyProblem: a file cannot be read, or holds no key that can be used.
        """
        return cls(client, tuple(key for name in client.key_files for key in read_key_file(Path(name))))

    def candidates(self, kid: str | None, algorithm: str) -> Sequence[Key]:
        """The keys that a token with this header may be signed with.

        Raises:
            KeysUnavailableError: they must be fetched, and that failed.
        """
        if not self.client.key_files:
            self._refresh(kid)
        return [key for key in self._keys if key.algorithm == algorithm and (None in (kid, key.kid) or key.kid == kid)]

    def _refresh(self, kid: str | None) -> None:
        """Fetch if the keys are old, or if the wanted one is not among them; not more often than every ten seconds."""
        with self._lock:
            now = time.monotonic()
            known = kid is None or any(key.kid in (None, kid) for key in self._keys)
            if (known and now - self._fetched < _FRESH_SECONDS) or now - self._tried < _SECONDS_BETWEEN_FETCHES:
                if not self._keys:
                    raise KeysUnavailableError
                return
            self._tried = now
            assert self.client.jwks_url is not None  # noqa: S101  (settings demand one or the other)
            try:
                self._keys, self._fetched = tuple(fetch(self.client.jwks_url)), now
            except KeyProblem:
                if not self._keys:
                    raise KeysUnavailableError from None


def fetch(url: str) -> list[Key]:
    """The keys at a configured address. Redirects are not followed, and no more than a set's worth is read.

    Raises:
        KeyProblem: there are none.
    """
    import httpx2  # only where keys are fetched at all

    body = bytearray()
    try:
        with httpx2.Client(timeout=_FETCH_TIMEOUT_SECONDS) as client, client.stream("GET", url) as answer:
            if answer.status_code != httpx2.codes.OK:
                raise KeyProblem(f"the address answers {answer.status_code}")
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > _LARGEST_SET:
                    raise KeyProblem("the key set is too large")
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise KeyProblem(f"the address does not answer: {type(error).__name__}") from None
    return [*_usable(_of_json(bytes(body)))]


def read_key_file(path: Path) -> list[Key]:
    """The keys of a file: PEM (a public key or a certificate), JWK, or JWK Set.

    Raises:
        KeyProblem: it cannot be read, or holds none that can be used.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KeyProblem(f"cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if b"PRIVATE KEY" in content:
        raise KeyProblem("holds a private key: give the service the public one only, and keep this file elsewhere")
    if b"-----BEGIN" in content:
        return [_of_pem(content)]
    return [*_usable(_of_json(content))]


def checked(key: object, kid: str | None = None) -> Key:
    """A key with its algorithm.

    Raises:
        KeyProblem: it is neither P-384 nor RSA of at least 2048 bits.
    """
    if isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP384R1):
        return Key(key, ES384, kid)
    if isinstance(key, RSAPublicKey):
        if key.key_size < _SHORTEST_RSA:
            raise KeyProblem(f"holds an RSA key of {key.key_size} bits: at least {_SHORTEST_RSA} are needed")
        return Key(key, RS384, kid)
    raise KeyProblem("holds a key that is neither EC on the curve P-384 (ES384) nor RSA (RS384)")


def _of_pem(content: bytes) -> Key:
    try:
        if b"BEGIN CERTIFICATE" in content:
            return checked(load_pem_x509_certificate(content).public_key())
        return checked(load_pem_public_key(content))
    except (ValueError, UnsupportedAlgorithm):
        raise KeyProblem("is not a PEM file that can be read") from None


def _of_json(content: bytes) -> list[Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise KeyProblem("is neither PEM nor JSON") from None
    if isinstance(data, dict) and isinstance(data.get("keys"), list):
        return list(data["keys"])
    if isinstance(data, dict) and "kty" in data:
        return [data]
    raise KeyProblem("is JSON, but neither a JWK nor a JWK Set")


def _usable(jwks: Iterable[Any]) -> Iterator[Key]:
    """The keys of a set that can verify tokens; a set may also hold others, for other uses."""
    problems: list[str] = []
    count = 0
    for data in jwks:
        try:
            yield _of_jwk(data)
            count += 1
        except KeyProblem as problem:
            problems.append(str(problem))
    if not count:
        raise KeyProblem(problems[0] if problems else "holds no keys")


def _of_jwk(data: Any) -> Key:
    if not isinstance(data, dict) or data.get("use", "sig") != "sig":
        raise KeyProblem("holds no key for signatures")
    if data.get("kty") not in ("EC", "RSA") or data.get("alg", ES384) not in (ES384, RS384):
        raise KeyProblem("holds a key for another algorithm than ES384 and RS384")
    if "d" in data:
        raise KeyProblem("holds a private key: give the service the public one only, and keep this file elsewhere")
    kid = data.get("kid")
    try:
        loaded = jwt.PyJWK({**data, "alg": ES384 if data["kty"] == "EC" else RS384})
    except (jwt.PyJWTError, ValueError, TypeError, KeyError):
        raise KeyProblem("holds a key that cannot be read") from None
    return checked(loaded.key, kid if isinstance(kid, str) else None)
