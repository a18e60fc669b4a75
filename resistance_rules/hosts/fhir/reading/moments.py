"""Dates as FHIR writes them, of every precision, as the span of time that they may mean.

A year, a month or a day is no moment: it is compared as everything it may mean. What has no time zone is read in that
of `now`. Source: FHIR R4, data types `date`, `dateTime`, `instant`, `Period`, `Timing`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any, Final

from attrs import frozen

_WRITTEN: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]+))?)?"
    r"\s*(?P<zone>Z|z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
_LONGEST: Final = 64
_INSTANT: Final = timedelta(0)
_DAY: Final = timedelta(days=1, microseconds=-1)


@frozen
class Moment:
    """A date or time: the earliest and the latest instant that it may mean, both included.

    Attributes:
        written: as the resource has it.
    """

    earliest: datetime
    latest: datetime
    written: str

    def surely_before(self, other: Moment) -> bool:
        """Whether this was before the other, whatever the two may mean."""
        return self.latest < other.earliest

    def older_than(self, days: float, now: datetime) -> bool:
        """Whether this may have been more than so many days before `now`.

        An instant is counted to the second. A day, a month or a year has no time of day: it is counted in whole days,
        from its first, so that the answer does not change between morning and evening.
        """
        if self.latest - self.earliest < _DAY or days != int(days):
            return now - self.earliest > timedelta(days=days)
        return (now.date() - self.earliest.astimezone(now.tzinfo).date()).days > days


def read_moment(value: object, zone: tzinfo) -> Moment | None:
    """Read a date or time; None if it is none.

    Args:
        value: as the resource has it.
        zone: for what is written without one.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    found = _WRITTEN.fullmatch(value.strip())
    if found is None:
        return None
    try:
        return _moment(found, value, zone)
    except (ValueError, OverflowError):  # no such day, or beyond what can be counted
        return None


def read_day(value: object) -> tuple[date, date] | None:
    """Read a date as its first and last possible day; None if it is none. A time of day is left aside."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    found = _WRITTEN.fullmatch(value.strip())
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = first if day else _last_day(int(year), int(month or 12))
    except ValueError:
        return None
    return first, last


def moment_of(value: object, zone: tzinfo) -> Moment | None:
    """Read a dateTime, a Period (its end, else its start) or a Timing (its last event).

    Args:
        value: the element as the resource has it.
        zone: for what is written without one.
    """
    if isinstance(value, Mapping):
        return _of_parts(value, zone)
    return read_moment(value, zone)


def lasting(value: object, now: datetime) -> Moment | None:
    """Give what a Period under way means: any time since its start; None if it is none, or not under way at `now`."""
    if not isinstance(value, Mapping) or now.tzinfo is None:
        return None
    start, end = (read_moment(value.get(key), now.tzinfo) for key in ("start", "end"))
    if start is None or end is None or start.earliest > now or end.latest <= now:
        return None
    return Moment(start.earliest, now, start.written)


def at(instant: datetime) -> Moment:
    """Give a moment that is known exactly."""
    return Moment(instant, instant, instant.isoformat())


def _of_parts(value: Mapping[str, Any], zone: tzinfo) -> Moment | None:
    if "end" in value or "start" in value:
        end = value.get("end")
        return read_moment(value.get("start") if end is None else end, zone)
    events = value.get("event")
    if isinstance(events, list) and events:
        read = [read_moment(event, zone) for event in events]
        known = [moment for moment in read if moment is not None]
        return max(known, key=lambda moment: moment.latest) if len(known) == len(read) else None
    repeat = value.get("repeat")
    bounds = repeat.get("boundsPeriod") if isinstance(repeat, Mapping) else None
    return (
        _of_parts(bounds, zone)
        if isinstance(bounds, Mapping) and not bounds.keys().isdisjoint(("end", "start"))
        else None
    )


def _moment(found: re.Match[str], written: str, zone: tzinfo) -> Moment:
    year, month, day = int(found["year"]), found["month"], found["day"]
    if found["hour"] is None:
        first = date(year, int(month or 1), int(day or 1))
        last = first if day else _last_day(year, int(month or 12))
        start = datetime(first.year, first.month, first.day, tzinfo=zone)
        end = datetime(last.year, last.month, last.day, 23, 59, 59, 999999, tzinfo=zone)
        return Moment(start, end, written)
    second = min(int(found["second"] or 0), 59)  # a leap second
    micro = int((found["part"] or "0")[:6].ljust(6, "0"))
    start = datetime(
        year, int(month), int(day), int(found["hour"]), int(found["minute"]), second, micro, _zone(found["zone"], zone)
    )
    _ = start.astimezone(timezone.utc)  # noqa: UP017  (fails for what cannot be compared: the first and last days of time)
    unsure = _INSTANT if found["second"] else timedelta(minutes=1, microseconds=-1)
    return Moment(start, start + unsure, written)


def _zone(written: str | None, zone: tzinfo) -> tzinfo:
    if written is None:
        return zone
    if written in "Zz":
        return timezone.utc  # noqa: UP017
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)


def _last_day(year: int, month: int) -> date:
    if month == 12:  # noqa: PLR2004
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
