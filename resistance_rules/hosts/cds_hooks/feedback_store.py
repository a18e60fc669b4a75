"""Where feedback is kept: a table in the service's database. What is acknowledged has been committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from attrs import frozen
from sqlalchemy import Column, Engine, Select, String, Table, Text, insert, select
from sqlalchemy.exc import IntegrityError

from resistance_rules.hosts.cds_hooks.feedback import Outcome, Reason
from resistance_rules.hosts.service.database import metadata

FEEDBACK: Final = Table(
    "feedback",
    metadata,
    Column("key", String(64), primary_key=True, comment="hash of the report: the same for the same report"),
    Column("service", String(100), nullable=False),
    Column("card", String(36), nullable=False, index=True),
    Column("about", String(200), comment="what the card was about"),
    Column("outcome", String(20), nullable=False),
    Column("suggestions", Text, nullable=False, comment="UUIDs of accepted suggestions"),
    Column("done", Text, nullable=False, comment="what these were"),
    Column("reason_system", Text),
    Column("reason_code", Text),
    Column("reason_display", Text),
    Column("comment", Text, comment="written by a clinician; may be about a person"),
    Column("outcome_at", String(40), nullable=False, index=True, comment="UTC, ISO 8601"),
    Column("received_at", String(40), nullable=False, comment="UTC, ISO 8601"),
    Column("pack", String(200), nullable=False, comment="id, version and digest of the pack when it was received"),
)


@frozen(kw_only=True, repr=False)
class Kept:
    """A report as it was kept."""

    outcome: Outcome
    received: datetime
    pack: str


@frozen(eq=False)
class FeedbackStore:
    """Feedback in a database.

    Attributes:
        engine: of the database.
        pack: what the pack is at present, as text.
        comments: whether what clinicians wrote is kept; it may be about a person.
    """

    engine: Engine
    pack: str
    comments: bool = True

    def add(self, outcomes: Sequence[Outcome], received: datetime) -> int:
        """Keep reports. When this returns, all of them are committed; a report that is there already stays as it is.

        Returns:
            How many were new.

        Raises:
            sqlalchemy.exc.DBAPIError: the database could not take them; nothing may be acknowledged.
        """
        rows = list({row["key"]: row for row in map(self._row, outcomes, [received] * len(outcomes))}.values())
        try:
            with self.engine.begin() as connection:  # a write first: SQLite then waits for other writers
                connection.execute(insert(FEEDBACK), rows)
        except IntegrityError:
            return sum(map(self._add_one, rows))  # one of them is there already
        return len(rows)

    def _add_one(self, row: Mapping[str, Any]) -> bool:
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(FEEDBACK), [row])
        except IntegrityError:
            return False
        return True

    def _row(self, outcome: Outcome, received: datetime) -> dict[str, Any]:
        return {
            "key": outcome.key,
            "service": outcome.service,
            "card": outcome.card,
            "about": outcome.about,
            "outcome": outcome.outcome,
            "suggestions": " ".join(outcome.suggestions),
            "done": " ".join(outcome.done),
            "reason_system": outcome.reason.system,
            "reason_code": outcome.reason.code,
            "reason_display": outcome.reason.display,
            "comment": outcome.reason.comment if self.comments else None,
            "outcome_at": _written(outcome.at),
            "received_at": _written(received),
            "pack": self.pack,
        }


def kept_feedback(
    engine: Engine, *, service: str | None = None, since: datetime | None = None, until: datetime | None = None
) -> Iterator[Kept]:
    """What was kept, the oldest outcome first.

    Args:
        engine: of the database.
        service: only of this service.
        since: only outcomes of this instant and later.
        until: only outcomes before this instant.
    """
    with engine.connect() as connection:
        for row in connection.execute(_selection(service, since, until)).mappings():
            yield _kept({**row})


def _selection(service: str | None, since: datetime | None, until: datetime | None) -> Select[Any]:
    wanted = select(FEEDBACK).order_by(FEEDBACK.c.outcome_at, FEEDBACK.c.key)
    if service is not None:
        wanted = wanted.where(FEEDBACK.c.service == service)
    if since is not None:
        wanted = wanted.where(FEEDBACK.c.outcome_at >= _written(since))
    if until is not None:
        wanted = wanted.where(FEEDBACK.c.outcome_at < _written(until))
    return wanted


def _kept(row: Mapping[str, Any]) -> Kept:
    reason = Reason(
        system=row["reason_system"], code=row["reason_code"], display=row["reason_display"], comment=row["comment"]
    )
    outcome = Outcome(
        service=row["service"],
        card=row["card"],
        about=row["about"],
        outcome=row["outcome"],
        suggestions=tuple(row["suggestions"].split()),
        done=tuple(row["done"].split()),
        reason=reason,
        at=datetime.fromisoformat(row["outcome_at"]),
    )
    return Kept(outcome=outcome, received=datetime.fromisoformat(row["received_at"]), pack=row["pack"])


def _written(instant: datetime) -> str:
    """An instant in UTC, always of the same length, so that texts sort as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
