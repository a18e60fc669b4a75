"""What a site can choose about its cards and its hooks. `Settings` of the service fill these in."""

from __future__ import annotations

from attrs import field, frozen

from resistance_rules.hosts.cds_hooks.fetch_policy import FetchPolicy


@frozen(kw_only=True)
class HookOptions:
    """Choices of a site.

    Attributes:
        limit: show fewer recommendations than the pack's `shows`; never more. None: as many as the pack says.
        source_url: a page about the organisation that runs the service, for `source.url`.
        needed: prefetch keys without which the answer is 412, because silence would look like "no advice".
        people: whether a patient or relative as user gets cards too, in the shareable rendering. The shipped pack is
            not for use without a clinician, so they get none as it comes.
        healthchain: also send the fields that HealthChain's models demand beyond the standard, and accept the bare
            context that its client sends.
        version_3: also send fields of CDS Hooks 3.0.
        fetch: whether and where missing data may be read from the client's FHIR server; nowhere as it comes.
    """

    limit: int | None = None
    source_url: str | None = None
    needed: tuple[str, ...] = ("patient", "observations")
    people: bool = False
    healthchain: bool = False
    version_3: bool = False
    fetch: FetchPolicy = field(factory=FetchPolicy)
