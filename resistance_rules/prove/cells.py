"""Which values of a fact no condition can tell apart: its cells. Exact, since only the cuts matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import ceil, floor
from typing import Final

from attrs import frozen

from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.vocabulary import Fact

_MOST_DIGITS: Final = 15  # a decimal with more may not survive being a float, and is refused in a case


@frozen
class Interval:
    """The numbers of a cell: from `low` to `high`, without the end itself where `after` or `before` says so."""

    low: c.Number
    high: c.Number
    after: bool = False
    before: bool = False

    def contains(self, value: c.Number) -> bool:
        """Whether it holds this number."""
        return (self.low < value if self.after else self.low <= value) and (
            value < self.high if self.before else value <= self.high
        )


@frozen
class Cell:
    """Values that no condition tells apart.

    Attributes:
        value: one of them, the plainest.
        numbers: the numbers of it; None if the fact is no number.
    """

    value: c.Value
    numbers: Interval | None = None

    def contains(self, value: c.Value) -> bool:
        """Whether it holds this value, which is of the fact's type."""
        if self.numbers is None or isinstance(value, bool | str):
            return value == self.value
        return self.numbers.contains(value)


def cells_of(fact: Fact, cuts: Iterable[c.Number]) -> tuple[Cell, ...]:
    """The cells of a fact, in order; those that no submitted value can lie in are left out."""
    if fact.type == "yes_no":
        return (Cell(value=False), Cell(value=True))
    if fact.type == "choice":
        return tuple(Cell(word) for word in fact.choice)
    whole = fact.type == "integer"
    found = ((plain_number(numbers, whole=whole), numbers) for numbers in _intervals(fact, sorted(set(cuts))))
    return tuple(Cell(value, numbers) for value, numbers in found if value is not None)


def cuts_of(conditions: Iterable[c.Condition]) -> dict[str, set[c.Number]]:
    """The numbers at which conditions cut each fact's range."""
    cuts: dict[str, set[c.Number]] = {}
    for condition in conditions:
        for test in c.walk(condition):
            for fact, numbers in _numbers_in(test):
                cuts.setdefault(fact, set()).update(numbers)
    return cuts


def cell_of(cells: Iterable[Cell], value: c.Value) -> int:
    """The index of the cell that a value lies in."""
    return next(index for index, cell in enumerate(cells) if cell.contains(value))


def plain_number(numbers: Interval, *, whole: bool, near: c.Number | None = None) -> c.Number | None:
    """A number of the interval with as few digits as can be, nearest to `near`; None if none can be submitted."""
    if near is not None and numbers.contains(near):
        return near
    from_above = near is not None and near > numbers.low
    for digits in range(1 if whole else _MOST_DIGITS):
        unit = Decimal(1).scaleb(-digits)
        if from_above:
            steps = floor(Decimal(numbers.high) / unit)
            candidate = (steps - (steps * unit >= numbers.high and numbers.before)) * unit
        else:
            steps = ceil(Decimal(numbers.low) / unit)
            candidate = (steps + (steps * unit <= numbers.low and numbers.after)) * unit
        if numbers.contains(candidate) and len(candidate.normalize().as_tuple().digits) <= _MOST_DIGITS:
            return int(candidate) if candidate == int(candidate) else candidate.normalize()
    return None


def _intervals(fact: Fact, cuts: list[c.Number]) -> Iterator[Interval]:
    assert fact.range is not None  # noqa: S101  (narrows)
    low, high = fact.range
    inside = [cut for cut in cuts if low <= cut <= high]
    if not inside:
        yield Interval(low, high)
        return
    if low < inside[0]:
        yield Interval(low, inside[0], before=True)
    for cut, following in zip(inside, [*inside[1:], None], strict=True):
        yield Interval(cut, cut)
        if following is not None:
            yield Interval(cut, following, after=True, before=True)
        elif cut < high:
            yield Interval(cut, high, after=True)


def _numbers_in(test: c.Condition) -> Iterator[tuple[str, list[c.Number]]]:
    match test:
        case c.Equals(fact=fact, values=values):
            yield fact, [value for value in values if not isinstance(value, bool | str)]
        case c.Differs(fact=fact, value=value) if not isinstance(value, bool | str):
            yield fact, [value]
        case c.Compares(fact=fact, bound=bound):
            yield fact, [bound]
        case c.Between(fact=fact, low=low, high=high):
            yield fact, [low, high]
        case _:
            return
