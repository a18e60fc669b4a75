"""The condition language: what a `when` may say, as frozen classes. Source: pack-format.md, "Conditions".

A condition knows its place and nothing of how it is evaluated; `inference.reference` gives it meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from attrs import field, frozen

from resistance_rules.knowledge.diagnostics import Place

Number = int | Decimal
Value = bool | int | Decimal | str
Level = Literal["likely", "possible"]
Urgency = Literal["emergency", "same_day", "this_week", "note"]
Comparison = Literal["less_than", "at_least", "more_than", "at_most"]

URGENCIES: Final[tuple[Urgency, ...]] = ("emergency", "same_day", "this_week", "note")
COMPARISONS: Final[tuple[Comparison, ...]] = ("less_than", "at_least", "more_than", "at_most")


@frozen(kw_only=True)
class _Test:
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen
class Equals(_Test):
    """The fact is one of `values`."""

    fact: str
    values: tuple[Value, ...]


@frozen
class Differs(_Test):
    """The fact is known and is not `value`."""

    fact: str
    value: Value


@frozen
class Compares(_Test):
    """The fact compares so with a number."""

    fact: str
    operator: Comparison
    bound: Number


@frozen
class Between(_Test):
    """The fact lies between two numbers, both included."""

    fact: str
    low: Number
    high: Number


@frozen
class ComparesFacts(_Test):
    """The fact compares so with `times` another fact."""

    fact: str
    operator: Comparison
    other: str
    times: Number


@frozen
class FindingIs(_Test):
    """The finding is established."""

    finding: str


@frozen
class BarrierIs(_Test):
    """The barrier is at least at this level."""

    barrier: str
    level: Level


@frozen
class GateIs(_Test):
    """The gate is open."""

    gate: str


@frozen
class SafetyIs(_Test):
    """The safety condition is active."""

    safety: str


@frozen
class AnyBarrier(_Test):
    """At least one barrier is at least at this level."""

    level: Level


@frozen
class AnySafety(_Test):
    """At least one safety condition of this urgency or above is active."""

    urgency: Urgency


@frozen
class Known(_Test):
    """The fact was submitted (two-valued)."""

    fact: str


@frozen
class Unknown(_Test):
    """The fact was not submitted (two-valued)."""

    fact: str


@frozen
class All(_Test):
    """Every part is true (Kleene)."""

    of: tuple[Condition, ...]


@frozen
class Any(_Test):
    """Some part is true (Kleene)."""

    of: tuple[Condition, ...]


@frozen
class Not(_Test):
    """The part is false (Kleene)."""

    of: Condition


@frozen
class NotEstablished(_Test):
    """The part is false or unknown (two-valued)."""

    of: Condition


@frozen
class Count(_Test):
    """At least so many of the parts are true (Kleene)."""

    at_least: int
    of: tuple[Condition, ...]


Condition = (
    Equals
    | Differs
    | Compares
    | Between
    | ComparesFacts
    | FindingIs
    | BarrierIs
    | GateIs
    | SafetyIs
    | AnyBarrier
    | AnySafety
    | Known
    | Unknown
    | All
    | Any
    | Not
    | NotEstablished
    | Count
)


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one."""
    match condition:
        case All(of=of) | Any(of=of) | Count(of=of):
            return of
        case Not(of=part) | NotEstablished(of=part):
            return (part,)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """This condition and every one inside it, at any depth, in the order written."""
    yield condition
    for part in parts(condition):
        yield from walk(part)


def own_facts(condition: Condition) -> tuple[str, ...]:
    """The facts that this one test itself names, not those of its parts or conclusions."""
    match condition:
        case ComparesFacts(fact=fact, other=other):
            return (fact, other)
        case Equals(fact=fact) | Differs(fact=fact) | Compares(fact=fact) | Between(fact=fact):
            return (fact,)
        case Known(fact=fact) | Unknown(fact=fact):
            return (fact,)
        case _:
            return ()


def is_conclusion(condition: Condition) -> bool:
    """Whether this one test is about a conclusion instead of a fact."""
    return isinstance(condition, FindingIs | BarrierIs | GateIs | SafetyIs | AnyBarrier | AnySafety)


def written(condition: Condition) -> object:
    """The condition as the YAML value an author would write (numbers as text where they are not whole)."""
    match condition:
        case Equals(fact=fact, values=(value,)):
            return {fact: _shown(value)}
        case Equals(fact=fact, values=values):
            return {fact: [_shown(value) for value in values]}
        case Differs(fact=fact, value=value):
            return {fact: {"is_not": _shown(value)}}
        case Compares(fact=fact, operator=operator, bound=bound):
            return {fact: {operator: _shown(bound)}}
        case Between(fact=fact, low=low, high=high):
            return {fact: {"between": [_shown(low), _shown(high)]}}
        case ComparesFacts(fact=fact, operator=operator, other=other, times=times):
            return {fact: {operator: {"fact": other, "times": _shown(times)}}}
        case FindingIs(finding=name):
            return {"finding": name}
        case BarrierIs(barrier=name, level="likely"):
            return {"barrier": name}
        case BarrierIs(barrier=name, level=level):
            return {"barrier": {name: level}}
        case GateIs(gate=name):
            return {"gate": name}
        case SafetyIs(safety=name):
            return {"safety": name}
        case AnyBarrier(level=level):
            return {"any_barrier": level}
        case AnySafety(urgency=urgency):
            return {"any_safety": urgency}
        case Known(fact=fact):
            return {"known": fact}
        case Unknown(fact=fact):
            return {"unknown": fact}
        case All(of=of):
            return {"all": [written(part) for part in of]}
        case Any(of=of):
            return {"any": [written(part) for part in of]}
        case Not(of=part):
            return {"not": written(part)}
        case NotEstablished(of=part):
            return {"not_established": written(part)}
        case Count(at_least=least, of=of):
            return {"count": {"at_least": least, "of": [written(part) for part in of]}}


def _shown(value: Value) -> bool | int | float | str:
    return float(value) if isinstance(value, Decimal) else value
