"""Values that stand for all others: for each fact, one of each kind that some condition of the pack tells apart.

A condition compares a number with thresholds only, so one value on each threshold and one in each gap between them
(and the extremes) meet everything that the condition can say. The exception is a comparison with another fact:
where its threshold lies depends on the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from attrs import frozen

from resistance_rules.knowledge.conditions import (
    Between,
    Compares,
    ComparesFacts,
    Condition,
    Differs,
    Equals,
    Number,
    Value,
    walk,
)  # fmt: skip
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Fact


@frozen(eq=False)
class Representatives:
    """The thresholds of a pack, and the values around them."""

    pack: Pack
    thresholds: Mapping[str, tuple[Number, ...]]
    comparisons: tuple[ComparesFacts, ...]

    @classmethod
    def of(cls, pack: Pack, conditions: Iterable[Condition]) -> Representatives:
        """Collect the thresholds of some conditions of a pack (usually all of them)."""
        tests = [test for condition in conditions for test in walk(condition)]
        found: dict[str, set[Number]] = {}
        for test in tests:
            for fact, number in _thresholds(test):
                found.setdefault(fact, set()).add(number)
        thresholds = {name: tuple(sorted(numbers)) for name, numbers in found.items()}
        return cls(pack, thresholds, tuple(dict.fromkeys(test for test in tests if isinstance(test, ComparesFacts))))

    def values(self, name: str, known: Mapping[str, Value] | None = None) -> tuple[Value, ...]:
        """Values that between them stand for every value of a fact.

        Args:
            name: the fact.
            known: exact values of other facts, which some condition may compare this one with.
        """
        fact = self.pack.facts[name]
        if fact.range is None:
            return (True, False) if fact.yes_no else fact.choice
        cuts = {*self.thresholds.get(name, ()), *self._bounds_here(name, known or {})}
        return tuple(_around(fact, sorted(cut for cut in cuts if fact.range[0] <= cut <= fact.range[1])))

    def _bounds_here(self, name: str, known: Mapping[str, Value]) -> Iterator[Number]:
        """Where comparisons with known facts put this fact's threshold."""
        for test in self.comparisons:
            if test.fact == name and test.other in known:
                yield _product(test.times, known[test.other])
            elif test.other == name and test.fact in known:
                yield _quotient(known[test.fact], test.times)


def _thresholds(test: Condition) -> Iterator[tuple[str, Number]]:
    match test:
        case Equals(fact=fact, values=values):
            yield from ((fact, value) for value in values if not isinstance(value, bool | str))
        case Differs(fact=fact, value=value) if not isinstance(value, bool | str):
            yield fact, value
        case Compares(fact=fact, bound=bound):
            yield fact, bound
        case Between(fact=fact, low=low, high=high):
            yield fact, low
            yield fact, high
        case _:
            pass


def _around(fact: Fact, cuts: list[Number]) -> list[Value]:
    """The extremes, each threshold, and a value in each gap, smallest first."""
    assert fact.range is not None  # noqa: S101  (narrows: only numbers have thresholds)
    points: list[Number] = sorted({fact.range[0], *cuts, fact.range[1]})
    values: list[Number] = [points[0]]
    for low, high in pairwise(points):
        values += [_between(low, high, whole=fact.integer is not None), high]
    return list(dict.fromkeys(value for value in values if fact.accepts(value)))


def _between(low: Number, high: Number, *, whole: bool) -> Number:
    """A value between two others, whole if there is a whole one or if it has to be."""
    below = int(low // 1) + 1
    if whole or below < high:
        return below
    return (Decimal(low) + Decimal(high)) / 2


def _product(times: Number, value: Value) -> Number:
    assert not isinstance(value, bool | str)  # noqa: S101  (only numbers are compared)
    return times * value if isinstance(times, int) and isinstance(value, int) else Decimal(times) * Decimal(value)


def _quotient(value: Value, times: Number) -> Number:
    assert not isinstance(value, bool | str)  # noqa: S101
    exact = Decimal(value) / Decimal(times)
    return int(exact) if exact == exact.to_integral_value() else round(exact, 6)
