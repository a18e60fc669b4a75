"""Comparing columns of numbers with exact decimals, without a decimal for every cell.

A float means its shortest decimal form (semantics 1). That form grows with the float, so for every exact bound there
is one float from which on the bound is reached, and comparing with it is exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from resistance_rules.knowledge.conditions import Comparison, Number, Value

Flags = NDArray[np.bool_]
Test = Callable[[NDArray[Any]], Flags]
PairTest = Callable[[NDArray[Any], NDArray[Any], Flags], Flags]

EXACT_WHOLE: Final = 1 << 53  # up to here every whole number is a float of its own
_SAFE_PRODUCT: Final = 1 << 62
_NEAR: Final = 1e-14  # many times what rounding two numbers and a product can be wrong by
_TINY: Final = 1e-290
_OPERATORS: Final[dict[Comparison, Callable[[Any, Any], Any]]] = {
    "less_than": lt,
    "at_least": ge,
    "more_than": gt,
    "at_most": le,
}


def exact_of(value: float) -> Decimal:
    """The decimal that a float means: its shortest form."""
    return Decimal(repr(float(value)))


def least_float(bound: Number, *, above: bool = False) -> float:
    """The smallest float whose decimal reaches `bound`, or lies above it; infinity if there is none."""

    def reaches(value: float) -> bool:
        exact = exact_of(value)
        return exact > bound if above else exact >= bound

    try:
        start = float(bound)
    except OverflowError:
        start = math.inf if bound > 0 else -math.inf
    if start == -math.inf:
        start = -float(np.finfo(np.float64).max)
    while math.isfinite(start) and not reaches(start):
        start = math.nextafter(start, math.inf)
    while math.isfinite(lower := math.nextafter(start, -math.inf)) and reaches(lower):
        start = lower
    return start


def comparison(operator: Comparison, bound: Number) -> Test:
    """A test whether each number of a column compares so with `bound`.

    The column holds whole numbers, floats, or (dtype object) whole numbers and decimals.
    """
    from_whole = math.ceil(bound) if operator in ("at_least", "less_than") else math.floor(bound) + 1
    from_float = least_float(bound, above=operator in ("more_than", "at_most"))
    upwards = operator in ("at_least", "more_than")
    exactly = _OPERATORS[operator]

    def test(values: NDArray[Any]) -> Flags:
        if values.dtype == object:
            return np.asarray(exactly(values, bound), dtype=np.bool_)
        start = from_float if values.dtype.kind == "f" else from_whole
        return np.asarray(values >= start if upwards else values < start, dtype=np.bool_)

    return test


def one_of(wanted: tuple[Value, ...]) -> Test:
    """A test whether each number of a column is one of some numbers."""
    exact: list[Number] = [value for value in wanted if isinstance(value, int | Decimal)]
    whole = [int(value) for value in exact if value == int(value)]
    small = [value for value in exact if -EXACT_WHOLE < value < EXACT_WHOLE]
    floats = [float(value) for value in small if exact_of(float(value)) == value]
    large = len(small) < len(exact)

    def test(values: NDArray[Any]) -> Flags:
        if values.dtype == object:
            return np.fromiter((value in exact for value in values.tolist()), np.bool_, len(values))
        if large and values.dtype.kind == "f":
            return np.fromiter((exact_of(value) in exact for value in values.tolist()), np.bool_, len(values))
        result = np.zeros(len(values), dtype=np.bool_)
        for value in floats if values.dtype.kind == "f" else whole:
            result |= values == value
        return result

    return test


def pair_comparison(operator: Comparison, times: Number, reach: int | None) -> PairTest:
    """A test whether each number of one column compares so with `times` that of another.

    Floats decide wherever the two are clearly apart; the few that are not are compared as fractions.

    Args:
        operator: how.
        times: the factor of the other column.
        reach: the largest whole number, up to its sign, that either column can hold if both hold whole numbers only.
    """
    factor = Fraction(times)
    whole = reach is not None and reach * max(abs(factor.numerator), factor.denominator) < _SAFE_PRODUCT
    compare = _OPERATORS[operator]

    def test(one: NDArray[Any], other: NDArray[Any], known: Flags) -> Flags:
        if whole and one.dtype.kind == other.dtype.kind == "i":
            left = one.astype(np.int64) * factor.denominator
            return np.asarray(compare(left, other.astype(np.int64) * factor.numerator), dtype=np.bool_)
        if object in (one.dtype, other.dtype):  # numbers that no float may be able to hold
            apart, result = np.zeros(len(one), dtype=np.bool_), np.zeros(len(one), dtype=np.bool_)
        else:
            with np.errstate(over="ignore", invalid="ignore"):
                left, right = one.astype(np.float64), other.astype(np.float64) * float(factor)
                apart = np.abs(left - right) > _NEAR * (np.abs(left) + np.abs(right)) + _TINY
            result = np.asarray(compare(left, right), dtype=np.bool_)
        seen: dict[tuple[object, object], bool] = {}
        for row in np.flatnonzero(known & ~apart).tolist():
            pair = (one[row], other[row])
            if pair not in seen:
                seen[pair] = compare(fraction_of(pair[0]), factor * fraction_of(pair[1]))
            result[row] = seen[pair]
        return result

    return test


def fraction_of(value: Any) -> Fraction:
    """What a cell of a column means, exactly."""
    if isinstance(value, float):  # also numpy's, which is one
        return Fraction(exact_of(value))
    return Fraction(value if isinstance(value, Decimal) else int(value))
