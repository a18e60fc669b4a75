"""Counts appointments: so many missed in a window, so many of the last few.

What is not there is not zero: a count of none, or one over a part of the pages, is unknown unless the caller vouches
that every appointment was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from resistance_rules.hosts.fhir.reading.candidates import CLOCKS_DIFFER, Asked, Candidate, covered, timing
from resistance_rules.hosts.fhir.reading.elements import codings
from resistance_rules.hosts.fhir.reading.moments import at
from resistance_rules.hosts.fhir.reading.result import NotUsed
from resistance_rules.hosts.fhir.reading.statements import Statement
from resistance_rules.hosts.fhir.reading.values import Refused, fitting


def counted(
    asked: Asked, statements: Sequence[Statement], now: datetime, *, complete: bool, partial: bool
) -> tuple[Candidate | None, list[NotUsed]]:
    """Count appointments for a fact.

    Args:
        asked: the fact, and how it is counted.
        statements: those of the patient that hold, of any status.
        now: the end of the window.
        complete: whether the caller vouches that every appointment was given.
        partial: whether the server has more pages.
    """
    not_used: list[NotUsed] = []
    dated: list[Statement] = []
    for one in statements:
        reason = "undated" if one.moment is None and not one.bad_date else None
        late = Refused(reason) if reason else timing(asked, one, now)
        if late is None:
            dated.append(one)
        else:
            not_used.append(_unused(asked, one, late.reason, late.detail))
    unplaced = any(entry.reason in ("undated", "bad_date") for entry in not_used)
    if partial and not complete:
        return None, [*not_used, *(_unused(asked, one, "more_pages") for one in dated)]
    if unplaced:
        return None, [*not_used, *(_unused(asked, one, "undecided", "another has no date") for one in dated)]
    assert asked.read is not None  # noqa: S101
    count = _in_window if asked.take == "count" else _of_last
    made, more = count(asked, dated, now, complete=complete)
    return made, [*not_used, *more]


def _in_window(
    asked: Asked, statements: Sequence[Statement], now: datetime, *, complete: bool
) -> tuple[Candidate | None, list[NotUsed]]:
    read = asked.read
    assert read is not None and read.within_days is not None  # noqa: PT018, S101
    not_used = []
    within: list[Statement] = []
    for one in statements:
        assert one.moment is not None  # noqa: S101
        if one.moment.older_than(read.within_days, now):
            not_used.append(_unused(asked, one, "outside_window", f"{read.within_days} days"))
        else:
            within.append(one)
    hits = [one for one in within if one.status in read.statuses]
    rest = [one for one in within if one.status not in read.statuses]
    if not hits and not complete:
        return None, [*not_used, *(_unused(asked, one, "none_counted") for one in rest)]
    not_used += [_unused(asked, one, "not_counted", f"status {one.status}") for one in rest]
    return _made(asked, hits, len(hits), now, not_used)


def _of_last(
    asked: Asked, statements: Sequence[Statement], now: datetime, *, complete: bool
) -> tuple[Candidate | None, list[NotUsed]]:
    read = asked.read
    assert read is not None and read.last is not None  # noqa: PT018, S101
    del complete  # the last ones are there, or they are not
    not_used = []
    past: list[Statement] = []
    for one in statements:
        assert one.moment is not None  # noqa: S101
        known = one.status in read.among or one.status in read.undecided
        resource = one.given.resource
        reasons = [c for key in ("cancelationReason", "cancellationReason") for c in codings(resource.get(key))]
        if not known or covered(read.leave_out_reasons, reasons) or one.moment.latest > now + CLOCKS_DIFFER:
            not_used.append(_unused(asked, one, "not_counted", f"status {one.status}"))
        else:
            past.append(one)
    past.sort(key=lambda one: (one.moment.latest if one.moment else now, one.given.name), reverse=True)
    looked_at, before = past[: read.last], past[read.last :]
    if any(one.status in read.undecided for one in looked_at):
        return None, [*not_used, *(_unused(asked, one, "undecided") for one in past)]
    if len(looked_at) < read.last:
        return None, [*not_used, *(_unused(asked, one, "too_few", f"{read.last} are needed") for one in past)]
    if before and not _surely_before(before[0], looked_at[-1]):
        return None, [*not_used, *(_unused(asked, one, "undecided", "several at the same time") for one in past)]
    not_used += [_unused(asked, one, "older") for one in before]
    hits = sum(one.status in read.statuses for one in looked_at)
    return _made(asked, looked_at, hits, now, not_used)


def _surely_before(one: Statement, other: Statement) -> bool:
    return one.moment is not None and other.moment is not None and one.moment.surely_before(other.moment)


def _made(
    asked: Asked, grounds: Sequence[Statement], count: int, now: datetime, not_used: list[NotUsed]
) -> tuple[Candidate | None, list[NotUsed]]:
    value = fitting(asked.fact, count)
    if isinstance(value, Refused):
        return None, [*not_used, *(_unused(asked, one, value.reason, value.detail) for one in grounds)]
    sources = tuple(sorted(one.source(None, "status") for one in grounds))
    made = Candidate(asked.fact.id, asked.name, asked.because, at(now), value, sources, tuple(grounds))
    return made, not_used


def _unused(asked: Asked, statement: Statement, reason: str, detail: str | None = None) -> NotUsed:
    return statement.unused(reason, fact=asked.fact.id, read=asked.name, detail=detail)
