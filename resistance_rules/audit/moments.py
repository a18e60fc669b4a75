"""Instants as text: in UTC, the same for the same moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

EXPECTED: Final = "expected an instant with its time zone, such as 2026-03-01T09:30:00Z"


def written_instant(at: datetime) -> str:
    """The instant as FHIR and RFC 3339 write it.

    Raises:
        ValueError: it has no time zone, or lies before the year 1 or after 9999 in UTC.
    """
    if at.tzinfo is None:
        raise ValueError(EXPECTED)
    try:
        return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        raise ValueError(EXPECTED) from None


def read_instant(text: str) -> datetime:
    """Read an instant.

    Raises:
        ValueError: it is none, or has no time zone; the text is not repeated.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(EXPECTED) from None
    written_instant(at)
    return at
