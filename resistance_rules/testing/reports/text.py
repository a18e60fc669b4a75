"""Coverage for a terminal: exact counts, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from resistance_rules.testing.coverage import Coverage
from resistance_rules.testing.obligations import KINDS, TITLES, Obligation

LISTED: Final = 8


def summary(coverage: Coverage, *, listed: int = LISTED) -> Iterator[str]:
    """Lines of text.

    Args:
        coverage: what to report.
        listed: of each kind, how many of what is missing are named; the other reports name all.
    """
    beside = f" ({coverage.elsewhere} with other packs or versions do not count)" if coverage.elsewhere else ""
    yield f"{coverage.cases} cases assessed{beside}"
    counts = coverage.counts()
    width = max(len(f"{count.reached} of {count.total}") for count in counts)
    for count in counts:
        beside = f"; {count.impossible} more cannot be reached" if count.impossible else ""
        yield f"  {f'{count.reached} of {count.total}':>{width}}  {TITLES[count.kind]}{beside}"
    for kind in KINDS:
        missing = list(coverage.missing(kind))
        if missing and listed:
            yield f"not reached, {TITLES[kind]}:"
            yield from (f"  {_named(one, coverage)}" for one in missing[:listed])
            if len(missing) > listed:
                yield f"  ... and {len(missing) - listed} more"


def _named(obligation: Obligation, coverage: Coverage) -> str:
    """What is missing, with the place where it is written."""
    name = obligation.id.partition(" ")[2]
    if obligation.kind in ("rule", "condition"):
        place = coverage.catalogue.rule_of[obligation.subject].production.place
        return f"{name}  ({place})" if place else name
    return name
