"""Which FHIR servers may be read from. None, unless a site names them: a request must never choose whom we call."""

from __future__ import annotations

from typing import Final
from urllib.parse import SplitResult, urlsplit

from attrs import field, frozen

_PORTS: Final = {"https": 443, "http": 80}


@frozen(kw_only=True)
class FetchPolicy:
    """Where and how much may be read.

    Attributes:
        servers: base addresses of FHIR servers, `https://ehr.example/fhir`. A request's `fhirServer` must equal one.
        seconds: for all reading of one call together.
        bytes: of one answer.
        pages: of one search.
    """

    servers: tuple[str, ...] = field(default=())
    seconds: float = 3.0
    bytes: int = 2_000_000
    pages: int = 3

    def allows(self, server: str) -> bool:
        """Whether this is one of the servers: same scheme, host, port and path; no user, query or fragment."""
        wanted = _parts(server)
        return wanted is not None and any(_parts(known) == wanted for known in self.servers)


def within(server: str, address: str) -> bool:
    """Whether an address (a link to the next page) lies below the server's base address."""
    base, found = _split(server), _split(address)
    if base is None or found is None or found.username or found.password:
        return False
    folder = base.path.rstrip("/")
    inside = found.path == folder or found.path.startswith(f"{folder}/")
    return _origin(base) == _origin(found) and inside and "/../" not in f"{found.path}/"


def _parts(address: str) -> tuple[str, str, int | None, str] | None:
    found = _split(address)
    if found is None or found.username or found.password or found.query or found.fragment:
        return None
    return (*_origin(found), found.path.rstrip("/"))


def _split(address: str) -> SplitResult | None:
    try:
        found = urlsplit(address)
        _ = found.port  # it is read only here, and may be no number
    except ValueError:
        return None
    return found if found.scheme in _PORTS and found.hostname else None


def _origin(found: SplitResult) -> tuple[str, str, int | None]:
    return found.scheme, (found.hostname or "").lower(), found.port or _PORTS.get(found.scheme)
