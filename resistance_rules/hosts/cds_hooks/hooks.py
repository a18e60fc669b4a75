"""The hooks that the service answers, and what the standard says about the context of each.

Sources: the hook definitions of the CDS Hooks library (https://cds-hooks.hl7.org/hooks/), version 1.0 of each;
`problem-list-item-create` is 0.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

CLINICIANS: Final = ("Practitioner", "PractitionerRole")
PEOPLE: Final = ("Patient", "RelatedPerson")


@frozen
class Hook:
    """A hook.

    Attributes:
        name: as the standard spells it.
        title: of our service for it.
        description: of our service for it.
        required: ids that its context must have beside `userId` and `patientId`.
        optional: ids that it may have.
        resources: the field that holds a Bundle of what is being done, if there is one.
        selections: whether the context names newly selected orders.
    """

    name: str
    title: str
    description: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    resources: str | None = None
    selections: bool = False


_WHAT: Final = "what may stand between the person and help, what to offer, why, and what to ask"

_HOOKS: Final = (
    Hook(
        "patient-view",
        "Engagement: opening the record",
        f"When a record is opened: safety first, then {_WHAT}.",
        optional=("encounterId",),
    ),
    Hook(
        "encounter-start",
        "Engagement: starting a contact",
        f"When a contact starts: safety first, then {_WHAT}.",
        required=("encounterId",),
    ),
    Hook(
        "encounter-discharge",
        "Engagement: before leaving",
        f"Before the person leaves: open safety points, then {_WHAT} so that care goes on.",
        required=("encounterId",),
    ),
    Hook(
        "appointment-book",
        "Engagement: booking",
        f"While an appointment is booked: {_WHAT}, so that the person can come.",
        optional=("encounterId",),
        resources="appointments",
    ),
    Hook(
        "order-select",
        "Engagement: choosing an order",
        f"While an order is chosen: what speaks against a medicine here, and {_WHAT}.",
        optional=("encounterId",),
        resources="draftOrders",
        selections=True,
    ),
    Hook(
        "order-sign",
        "Engagement: signing an order",
        f"Before an order is signed: what speaks against a medicine here, and {_WHAT}.",
        optional=("encounterId",),
        resources="draftOrders",
    ),
    Hook(
        "problem-list-item-create",
        "Engagement: a new problem on the list",
        f"When a problem is added to the list: {_WHAT}.",
        optional=("encounterId",),
        resources="conditions",
    ),
)

HOOKS: Final[Mapping[str, Hook]] = {hook.name: hook for hook in _HOOKS}


def service_id(pack_id: str, hook: Hook) -> str:
    """The id of the service for a hook, the same as long as the pack keeps its id: `engagement-patient-view`."""
    return f"{pack_id}-{hook.name}"


def hook_of(pack_id: str, service: str) -> Hook | None:
    """The hook of a service id, or None if there is no such service."""
    return next((hook for hook in _HOOKS if service_id(pack_id, hook) == service), None)
