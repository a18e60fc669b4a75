"""What the hook itself adds to the record: the orders, appointments or problems that are being entered right now.

Draft orders of medicines are read as if they were signed: the question at `order-select` and `order-sign` is what
speaks against them. Everything else is read as it stands, so that a proposed appointment is no kept one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from resistance_rules.hosts.cds_hooks.requests import HookRequest, Json

_MEDICINES: Final = "MedicationRequest"
_NOT_SIGNED: Final = ("draft", "active", None)
NOTE: Final = "The orders on the screen are counted as if they were signed"
NOT_SENT: Final = "This record system did not say what is being entered: it is not looked at"


def with_proposed(record: Iterable[Json], request: HookRequest, at: datetime) -> list[Json]:
    """The record with the resources of the hook's context, which take the place of older versions of themselves.

    Args:
        record: what was read of the record.
        request: the call.
        at: now; orders count as made at this instant.
    """
    entered = [_as_if_signed(resource, at) if _is_draft(resource) else resource for resource in request.bundle]
    replaced = {_name(resource) for resource in entered} - {None}
    return [*(resource for resource in record if _name(resource) not in replaced), *entered]


def notes(request: HookRequest) -> Iterator[str]:
    """What a reader has to know about it."""
    if any(map(_is_draft, request.bundle)):
        yield NOTE
    if request.hook.resources and not request.bundle_sent:
        yield NOT_SENT


def _is_draft(resource: Json) -> bool:
    return resource.get("resourceType") == _MEDICINES and resource.get("status") in _NOT_SIGNED


def _as_if_signed(order: Json, at: datetime) -> Json:
    return {**order, "status": "active", "intent": "order", "authoredOn": at.isoformat()}


def _name(resource: Json) -> tuple[str, str] | None:
    identifier = resource.get("id")
    return (str(resource.get("resourceType")), identifier) if isinstance(identifier, str) else None
