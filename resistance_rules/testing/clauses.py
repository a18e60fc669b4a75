"""The clauses of a rule: its single tests, and which of them alone turned it (MC/DC, for three truth values).

A *clause* is a test that has no parts. In a case, the clauses of a rule have a truth each: its *row*. A clause
decides a row *alone* if the rule's truth would be another one with that clause the other way and the rest as it is;
an unknown clause, if learning it could change the rule's truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth, known, negated
from resistance_rules.knowledge import conditions as c

Row = tuple[Truth, ...]
OTHERS: Final[dict[Truth, tuple[Truth, ...]]] = {TRUE: (FALSE,), FALSE: (TRUE,), UNKNOWN: (TRUE, FALSE)}
"""What a clause is turned to, to see whether it alone decided. Between true and false the truth of a rule only rises or
only falls, so what the opposite does not change, unknown does not either."""


@frozen
class Clause:
    """One test inside a rule.

    Attributes:
        index: its place among the clauses of the rule, from 0, in the order written.
        test: the condition, which has no parts.
        path: the steps from the rule's whole condition to it: which part at each level.
    """

    index: int
    test: c.Condition
    path: tuple[int, ...]

    @property
    def truths(self) -> tuple[Truth, ...]:
        """The truth values that it can have; whether a fact is known is never unknown."""
        return (TRUE, FALSE) if isinstance(self.test, c.Known | c.Unknown) else (TRUE, FALSE, UNKNOWN)


def clauses_of(condition: c.Condition) -> tuple[Clause, ...]:
    """The clauses of a condition, in the order written. A test that stands in it twice is two clauses."""
    found = list(_with_paths(condition, ()))
    return tuple(Clause(index, test, path) for index, (test, path) in enumerate(found))


def truth_of_row(condition: c.Condition, row: Sequence[Truth]) -> Truth:
    """The truth of a condition whose clauses have these truths."""
    return _evaluate(condition, iter(row))


def decides_alone(condition: c.Condition, row: Row, index: int) -> bool:
    """Whether this clause alone decides a row."""
    truth = truth_of_row(condition, row)
    changed = list(row)
    for other in OTHERS[row[index]]:
        changed[index] = other
        if truth_of_row(condition, changed) != truth:
            return True
    return False


def _with_paths(condition: c.Condition, path: tuple[int, ...]) -> Iterator[tuple[c.Condition, tuple[int, ...]]]:
    parts = c.parts(condition)
    if not parts:
        yield condition, path
    for step, part in enumerate(parts):
        yield from _with_paths(part, (*path, step))


def _evaluate(condition: c.Condition, row: Iterator[Truth]) -> Truth:
    match condition:
        case c.All(of=of):
            return min([_evaluate(part, row) for part in of])
        case c.Any(of=of):
            return max([_evaluate(part, row) for part in of])
        case c.Not(of=part):
            return negated(_evaluate(part, row))
        case c.NotEstablished(of=part):
            return known(_evaluate(part, row) != TRUE)
        case c.Count(at_least=least, of=of):
            truths = [_evaluate(part, row) for part in of]
            if truths.count(TRUE) >= least:
                return TRUE
            return FALSE if len(truths) - truths.count(FALSE) < least else UNKNOWN
        case _:
            return next(row)
