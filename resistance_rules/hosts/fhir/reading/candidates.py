"""From a statement and a read of the mapping to a candidate for a fact, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from attrs import frozen

from resistance_rules.hosts.fhir.reading.elements import Coding
from resistance_rules.hosts.fhir.reading.mapping_entries import MaxAge, Read
from resistance_rules.hosts.fhir.reading.mapping_kinds import Token
from resistance_rules.hosts.fhir.reading.moments import Moment, at, read_day
from resistance_rules.hosts.fhir.reading.result import NotUsed, Source
from resistance_rules.hosts.fhir.reading.statements import Statement
from resistance_rules.hosts.fhir.reading.values import Refused, fitting, interpreted, value_for
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.vocabulary import Fact

CLOCKS_DIFFER: Final = timedelta(minutes=5)  # so much ahead of `now` is no future
UNCLEAR: Final = frozenset(
    {
        "answer_not_mapped",
        "conflict",
        "wrong_type",
        "inexact",
        "out_of_range",
        "unit_missing",
        "unit_not_mapped",
        "malformed",
    }
)
"""Reasons that say: somebody answered, and what cannot be told. An older answer is then no longer good."""
_SAID: Final = frozenset({"value", "interpretation", "presence", "done"})
OWN: Final = "(own code)"
"""Stands for the id of a read where a fact came under its own code."""


@frozen(eq=False, repr=False)
class Candidate:
    """What one statement says of a fact.

    Attributes:
        value: None if it says something that cannot be interpreted; `refused` says why.
        moment: when it was said; for what still holds: now.
    """

    fact: str
    read: str
    because: str
    moment: Moment
    value: Submitted | None
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    refused: Refused | None = None

    def unused(self, reason: str, detail: str | None = None) -> list[NotUsed]:
        """Say why it did not become the fact."""
        return [one.unused(reason, fact=self.fact, read=self.read, detail=detail) for one in self.statements]


@frozen
class Asked:
    """A fact that is looked for in a statement: by a read of the mapping, or under its own code.

    Attributes:
        read: None for its own code.
        coding: the coding by which the statement was recognised.
    """

    fact: Fact
    read: Read | None
    max_age: MaxAge | None
    because: str
    coding: Coding | None

    @property
    def name(self) -> str:
        """The id of the read."""
        return self.read.id if self.read is not None else OWN

    @property
    def take(self) -> str:
        """How the fact is taken."""
        return self.read.take if self.read is not None else "value"


def candidate(asked: Asked, statement: Statement, now: datetime) -> Candidate | NotUsed:
    """Look for a fact in a statement of a resource that holds."""
    take = asked.take
    if take == "refusal":
        return _unused(asked, statement, Refused("not_mapped", "it was not refused"))
    if take == "age":
        return _age(asked, statement, now)
    late = timing(asked, statement, now)
    if late is not None:
        return _unused(asked, statement, late)
    if take == "days_since":
        return _days_since(asked, statement, now)
    value, element = _valued(asked, statement)
    if isinstance(value, Refused) and value.reason not in UNCLEAR:
        return _unused(asked, statement, value)
    moment = statement.moment if asked.max_age is not None and statement.moment is not None else at(now)
    return _made(asked, statement, moment, value, element)


def understood(statement: Statement, asked: Iterable[Asked]) -> bool:
    """Whether one of these reads knows what the statement says, however old it is."""
    return any(each.take in _SAID and not isinstance(_valued(each, statement)[0], Refused) for each in asked)


def refusal(asked: Asked, statement: Statement, now: datetime) -> Candidate | NotUsed | None:
    """Look for a fact in a statement that something was refused; None if it was for no reason that the read knows."""
    read = asked.read
    if read is None or read.take != "refusal" or read.gives is None or not covered(read.reasons, statement.reasons):
        return None
    late = timing(asked, statement, now)
    if late is not None and not (late.reason == "in_future" and statement.given.type == "Appointment"):
        return _unused(asked, statement, late)
    # an appointment that is yet to come was cancelled before now
    moment = statement.moment if statement.moment is not None and late is None else at(now)
    return _made(asked, statement, moment, fitting(asked.fact, read.gives), "reason")


def timing(asked: Asked, statement: Statement, now: datetime) -> Refused | None:
    """Say why a statement is not of the time that counts, if it is not."""
    moment = statement.moment
    if statement.bad_date:
        return Refused("bad_date")
    if moment is not None and moment.earliest > now + CLOCKS_DIFFER:
        return Refused("in_future")
    if asked.max_age is None:
        return None
    if moment is None:
        return Refused("undated")
    if moment.older_than(float(asked.max_age.days), now):
        return Refused("too_old", f"more than {asked.max_age.days} days")
    return None


def covered(tokens: Iterable[Token], codings: Iterable[Coding]) -> Coding | None:
    """The first coding that one of the tokens means."""
    listed = list(tokens)
    return next((coding for coding in codings if any(token.covers(*coding) for token in listed)), None)


def _valued(asked: Asked, statement: Statement) -> tuple[Submitted | Refused, str]:
    read = asked.read
    if asked.take == "presence":
        assert read is not None and read.gives is not None  # noqa: PT018, S101  (the mapping was checked)
        return _present(asked.fact, read.gives, statement), "code"
    if asked.take == "done":
        assert read is not None and read.gives is not None  # noqa: PT018, S101
        there = bool(statement.values) or statement.is_group or statement.given.type == "Procedure"
        return (fitting(asked.fact, read.gives) if there else Refused("no_value")), "status"
    if asked.take == "interpretation":
        assert read is not None  # noqa: S101
        return interpreted(read, asked.fact, statement.given.resource.get("interpretation")), "interpretation"
    elements = ", ".join(raw.element for raw in statement.values)
    if not statement.values:
        if statement.absent:
            return Refused("value_absent"), elements
        return Refused("panel" if statement.is_group else "no_value"), elements
    if statement.absent:
        return Refused("malformed", "a value, and why there is none"), elements
    if statement.link is None and len(statement.values) > 1:
        return Refused("malformed", "several values"), elements
    own = asked.coding[0] if read is None and asked.coding is not None else None
    return value_for(read, asked.fact, statement.values, own), elements


def _present(fact: Fact, gives: Value, statement: Statement) -> Submitted | Refused:
    """A finding that is there: a condition, a medicine, an observation without a value or with the value true."""
    for raw in statement.values:
        if raw.content is not True:
            return Refused("answer_not_mapped", raw.element)
    if statement.absent:
        return Refused("value_absent")
    return fitting(fact, gives)


def _age(asked: Asked, statement: Statement, now: datetime) -> Candidate | NotUsed:
    born = statement.given.resource.get("birthDate")
    days = read_day(born)
    if days is None:
        return _unused(asked, statement, Refused("no_value" if born is None else "bad_date"))
    today = now.date()
    if days[0] > today:
        return _unused(asked, statement, Refused("in_future"))
    ages = {today.year - day.year - ((today.month, today.day) < (day.month, day.day)) for day in days}
    if len(ages) > 1:
        return _unused(asked, statement, Refused("imprecise"))
    return _judged(asked, statement, at(now), fitting(asked.fact, ages.pop()), "birthDate")


def _days_since(asked: Asked, statement: Statement, now: datetime) -> Candidate | NotUsed:
    moment = statement.moment
    assert moment is not None  # noqa: S101  (`timing` saw that there is one)
    if moment.latest - moment.earliest > timedelta(days=1):
        return _unused(asked, statement, Refused("imprecise"))
    days = (now.date() - moment.latest.astimezone(now.tzinfo).date()).days
    return _judged(asked, statement, moment, fitting(asked.fact, max(days, 0)), "date")


def _judged(
    asked: Asked, statement: Statement, moment: Moment, value: Submitted | Refused, element: str
) -> Candidate | NotUsed:
    if isinstance(value, Refused):
        return _unused(asked, statement, value)
    return _made(asked, statement, moment, value, element)


def _made(asked: Asked, statement: Statement, moment: Moment, value: Submitted | Refused, element: str) -> Candidate:
    refused = value if isinstance(value, Refused) else None
    return Candidate(
        asked.fact.id,
        asked.name,
        asked.because,
        moment,
        None if isinstance(value, Refused) else value,
        (statement.source(asked.coding, element),),
        (statement,),
        refused,
    )


def _unused(asked: Asked, statement: Statement, refused: Refused) -> NotUsed:
    return statement.unused(refused.reason, fact=asked.fact.id, read=asked.name, detail=refused.detail)


def unused_by(asked: Sequence[Asked], statement: Statement, reason: str, detail: str | None = None) -> list[NotUsed]:
    """Say why a statement counts for none of the facts that were looked for in it."""
    if not asked:
        return [statement.unused(reason, detail=detail)]
    return [statement.unused(reason, fact=one.fact.id, read=one.name, detail=detail) for one in asked]
