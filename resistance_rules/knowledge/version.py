"""The version of this library."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def library_version() -> str:
    """The installed version; `0+unknown` when the library runs without being installed."""
    try:
        return version("resistance-rules")
    except PackageNotFoundError:
        return "0+unknown"
