"""What a site can set about the service: the fields, their limits, and what must fit together.

`sources` reads them from a TOML file, the environment and the command line. Whoever adds a field to `Settings` gets
all three, the checks and the table in docs/service.md (its test compares names).
"""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from resistance_rules.inference.engines import ENGINES
from resistance_rules.knowledge.diagnostics import did_you_mean

_SERVICE_DATA: Final = "service.sqlite3"
_LOCAL_NAMES: Final = ("localhost", "localhost.localdomain")
NAME_SHAPE: Final = r"^[a-z0-9][a-z0-9_.-]{0,39}$"


def _https(url: str) -> str:
    parts = urlsplit(url)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))):
        raise PydanticCustomError("not_https", "expected an https:// address (http:// only for this machine itself)")
    return url


def _without_slash(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise PydanticCustomError("not_http", "expected an http:// or https:// address without a query")
    return url.rstrip("/")


def _engine(name: str) -> str:
    if name not in ENGINES:
        near = did_you_mean(name, ENGINES) or f"there is {', '.join(ENGINES)}"
        raise PydanticCustomError("no_engine", "there is no such engine: {near}", {"near": near})
    return name


EngineName = Annotated[str, AfterValidator(_engine)]
HttpsUrl = Annotated[str, Field(max_length=2000), AfterValidator(_https)]
BaseUrl = Annotated[str, Field(max_length=2000), AfterValidator(_without_slash)]


class _Frozen(BaseModel):
    """Nothing changes, and no key is silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Client(_Frozen):
    """A program that may call the service: who signs its tokens, and with which keys."""

    name: str = Field(pattern=NAME_SHAPE, description="what logs and metrics call it; no token content goes there")
    issuer: str = Field(min_length=1, max_length=2000, description="the `iss` of its tokens, exactly")
    jwks_url: HttpsUrl | None = Field(
        default=None,
        description="where its public keys are (a JWK Set); a token's own `jku` must be the same",
    )
    key_files: tuple[str, ...] = Field(
        default=(), description="files with public keys (PEM, JWK or JWK Set); if there are any, nothing is fetched"
    )


class Settings(_Frozen):
    """Everything that can be set. Each has a default; `Settings()` serves this machine only."""

    pack: str = Field(default="engagement", description="the id or the folder of the pack")
    overlays: tuple[str, ...] = Field(default=(), description="folders of packs to lay over it, in this order")
    engine: EngineName = Field(default="auto", description="what draws the conclusions; the advice is the same")

    host: str = Field(default="127.0.0.1", min_length=1, description="the address to listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="the port; 0: any free one")
    workers: int = Field(default=1, ge=1, le=64, description="how many processes serve")
    tls_certificate: str | None = Field(default=None, description="PEM file with the certificate chain, for https")
    tls_key: str | None = Field(default=None, description="PEM file with its private key")
    public_url: BaseUrl | None = Field(
        default=None, description="the address at which clients reach the service, for links and token audiences"
    )

    clients: tuple[Client, ...] = Field(default=(), description="the programs that may call; each signs its tokens")
    audience: tuple[str, ...] = Field(
        default=(), description="what `aud` of a token may be, beside `public_url` and the address called below it"
    )
    leeway_seconds: int = Field(default=5, ge=0, le=60, description="how far clocks may differ")
    longest_token_seconds: int = Field(
        default=3600, ge=10, le=86_400, description="how far `exp` of a token may lie after its `iat`"
    )
    allow_unauthenticated: bool = Field(
        default=False, description="answer without tokens also to other machines: only behind something that checks"
    )

    database: str = Field(
        default_factory=lambda: f"sqlite:///{data_folder() / _SERVICE_DATA}",
        description="SQLAlchemy URL of the database that all workers share (used tokens, feedback)",
    )

    cors_origins: tuple[str, ...] = Field(
        default=(), description="web origins whose pages may call the service from a browser"
    )
    max_body_bytes: int = Field(default=5_000_000, ge=1_000, le=100_000_000, description="the largest request body")
    time_limit_seconds: float = Field(default=10, gt=0, le=300, description="after this a request is given up")
    rate_limit_per_second: float = Field(
        default=100, gt=0, le=100_000, description="requests of one client, on average, for each worker"
    )
    rate_limit_burst: int = Field(default=200, ge=1, le=1_000_000, description="requests of one client at once")
    refused_tokens_per_second: float = Field(
        default=10,
        ge=0,
        le=100_000,
        description="refused tokens of one other machine, on average, for each worker; 0: no limit, behind a proxy",
    )
    refused_tokens_burst: int = Field(
        default=100, ge=1, le=1_000_000, description="refused tokens of one other machine at once"
    )
    fhir_mapping: tuple[str, ...] = Field(
        default=(),
        description="from FHIR to facts: the id of a shipped mapping or a file, then files laid over it; left out: the "
        "one that is shipped for the pack",
    )
    hooks_limit: int | None = Field(
        default=None, ge=1, le=50, description="show at most so many recommendations; never more than the pack says"
    )
    hooks_needed: tuple[str, ...] = Field(
        default=("patient", "observations"),
        description="prefetch keys without which a CDS Hooks call is answered 412",
    )
    hooks_people: bool = Field(
        default=False, description="a patient or relative as user gets cards too, without anything private"
    )
    hooks_healthchain: bool = Field(
        default=False, description="add what HealthChain's models demand, and take its bare context"
    )
    hooks_version_3: bool = Field(default=False, description="add fields of CDS Hooks 3.0")
    hooks_source_url: BaseUrl | None = Field(default=None, description="a page about who runs this, for `source.url`")
    hooks_fhir_servers: tuple[BaseUrl, ...] = Field(
        default=(), description="FHIR servers that may be read from where data were not prefetched; none: never"
    )
    hooks_fetch_seconds: float = Field(default=3, gt=0, le=60, description="how long such reading may take in all")
    hooks_comments: bool = Field(default=True, description="keep what clinicians write into feedback")

    metrics: Literal["authenticated", "open", "off"] = Field(
        default="authenticated", description="who may read /metrics"
    )

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the service."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host name or address always means this machine."""
    if host.lower().rstrip(".") in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def data_folder() -> Path:
    """Where the default database is: `$RESISTANCE_RULES_DATA`, else the user's folder for data of programs."""
    chosen = os.environ.get("RESISTANCE_RULES_DATA")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    if base:
        return Path(base) / "resistance_rules"
    home = Path.home()
    where = home / "Library" / "Application Support" if sys.platform == "darwin" else home / ".local" / "share"
    return where / "resistance_rules"
