"""Three-valued conditions for engines that know true and false only.

A condition becomes two: one that holds when it is surely true, one that holds when it is surely false; it is unknown
where neither does. Negation is pushed down to the tests, so that what comes out has none: `And`, `Or` and `AtLeast`
over tests of one known fact, of two known facts, of whether a fact is known, and of the truth of a conclusion.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from attrs import frozen

from peers.task import property_name
from resistance_rules.knowledge import conditions as c

Wanted = Literal["true", "not_true", "false", "not_false"]
Operator = Literal["<", "<=", ">", ">="]
Plain = bool | int | float | str

FALSE, UNKNOWN, TRUE = 0, 1, 3  # as bits: `any` is `|`
OPERATORS: dict[str, Operator] = {"less_than": "<", "at_least": ">=", "more_than": ">", "at_most": "<="}
OPPOSITE: dict[Operator, Operator] = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}
CONTRARY: dict[Wanted, Wanted] = {
    "true": "false", "false": "true", "not_true": "not_false", "not_false": "not_true",
}  # fmt: skip
TRUTHS: dict[Wanted, tuple[int, ...]] = {
    "true": (TRUE,), "not_true": (FALSE, UNKNOWN), "false": (FALSE,), "not_false": (UNKNOWN, TRUE),
}  # fmt: skip


@frozen
class OneOf:
    """The fact is known and is one of these, or (not `wanted`) is known and none of them."""

    fact: str
    values: tuple[Plain, ...]
    wanted: bool


@frozen
class Compared:
    """The fact is known and compares so with a number."""

    fact: str
    operator: Operator
    bound: int | float


@frozen
class Pair:
    """Both facts are known, and the first compares so with `times` the second."""

    fact: str
    operator: Operator
    other: str
    times: int | float


@frozen
class IsKnown:
    """The fact is known, or (not `wanted`) is not."""

    fact: str
    wanted: bool


@frozen
class Concluded:
    """The truth of this conclusion is one of these."""

    name: str
    truths: tuple[int, ...]


@frozen
class And:
    """All of them hold."""

    of: tuple[Form, ...]


@frozen
class Or:
    """One of them holds."""

    of: tuple[Form, ...]


@frozen
class AtLeast:
    """So many of them hold."""

    least: int
    of: tuple[Form, ...]


Form = OneOf | Compared | Pair | IsKnown | Concluded | And | Or | AtLeast


def form(condition: c.Condition, wanted: Wanted) -> Form:
    """What holds exactly when the condition is (or is not) true, or false."""
    surely = wanted in ("true", "false")
    positive = wanted in ("true", "not_false")
    match condition:
        case c.Known(fact=fact) | c.Unknown(fact=fact):
            return IsKnown(fact, isinstance(condition, c.Known) == positive)
        case c.Not(of=part):
            return form(part, CONTRARY[wanted])
        case c.NotEstablished(of=part):
            return form(part, "not_true" if positive else "true")
        case c.All(of=of):
            return _joined(And if positive else Or, of, wanted)
        case c.Any(of=of):
            return _joined(Or if positive else And, of, wanted)
        case c.Count(at_least=least, of=of):
            return AtLeast(least if positive else len(of) - least + 1, tuple(form(part, wanted) for part in of))
        case _ if c.is_conclusion(condition):
            return Concluded(property_name(condition), TRUTHS[wanted])
        case _:
            decided = _decided(condition, positive)
            if surely:
                return decided
            return Or((*(IsKnown(fact, wanted=False) for fact in c.own_facts(condition)), decided))


def of_one_fact(condition: c.Condition) -> OneOf | Compared | None:
    """The test that decides a condition as soon as the fact is known, if it is unknown exactly when the fact is."""
    true, false = form(condition, "true"), form(condition, "false")
    if isinstance(true, OneOf | Compared) and isinstance(false, OneOf | Compared) and true.fact == false.fact:
        return true
    return None


def _joined(kind: type[And | Or], of: tuple[c.Condition, ...], wanted: Wanted) -> Form:
    forms = tuple(dict.fromkeys(_flat(kind, (form(part, wanted) for part in of))))
    return forms[0] if len(forms) == 1 else kind(forms)


def _flat(kind: type[And | Or], forms: Iterator[Form]) -> Iterator[Form]:
    for part in forms:
        if isinstance(part, kind):
            yield from part.of
        else:
            yield part


def _decided(condition: c.Condition, holds: bool) -> Form:  # noqa: FBT001  (which of the two is asked)
    match condition:
        case c.Equals(fact=fact, values=values):
            return OneOf(fact, tuple(plain(value) for value in values), holds)
        case c.Differs(fact=fact, value=value):
            return OneOf(fact, (plain(value),), not holds)
        case c.Compares(fact=fact, operator=operator, bound=bound):
            return Compared(fact, _operator(operator, holds), number(bound))
        case c.Between(fact=fact, low=low, high=high) if holds:
            return And((Compared(fact, ">=", number(low)), Compared(fact, "<=", number(high))))
        case c.Between(fact=fact, low=low, high=high):
            return Or((Compared(fact, "<", number(low)), Compared(fact, ">", number(high))))
        case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
            return Pair(fact, _operator(operator, holds), other, number(times))
        case _:
            raise AssertionError(condition)


def _operator(operator: c.Comparison, holds: bool) -> Operator:  # noqa: FBT001
    return OPERATORS[operator] if holds else OPPOSITE[OPERATORS[operator]]


def plain(value: c.Value) -> Plain:
    """A value as it is submitted; a float stands for its shortest decimal, so comparisons come out the same."""
    return float(value) if isinstance(value, Decimal) else value


def number(value: c.Number) -> int | float:
    """A number as it is submitted."""
    return float(value) if isinstance(value, Decimal) else value
