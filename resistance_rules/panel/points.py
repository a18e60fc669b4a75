"""Whole numbers, one for each row, as bit sets: plane k holds the rows whose number has bit k. Source: semantics 3.

Adding points for 64 rows at once takes as many steps as a number has bits, and a comparison with a threshold one for
each bit: far less than numbers in columns of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from resistance_rules.panel.bits import Bits, Rows

Planes = list[Bits]


def strongest(members: Iterable[tuple[int, Bits]], rows: Rows) -> Planes:
    """The points of a group: for each row the most that one of its indicators is worth there.

    Args:
        members: what each indicator is worth and the rows where it counts, the strongest first.
        rows: the rows of the batch.
    """
    planes: Planes = []
    left = rows.every
    for worth, counts in members:
        here = counts & left
        for bit in range(worth.bit_length()):
            if bit == len(planes):
                planes.append(rows.none)
            if worth >> bit & 1:
                planes[bit] = planes[bit] | here
        left = left & ~counts
    return planes


def total(numbers: Iterable[Planes], rows: Rows) -> Planes:
    """The sum of several numbers."""
    result: Planes = []
    for number in numbers:
        result = _sum(result, number, rows) if result else list(number)
    return result


def _sum(one: Planes, other: Planes, rows: Rows) -> Planes:
    """A ripple-carry adder."""
    planes: Planes = []
    carry = rows.none
    for bit in range(max(len(one), len(other))):
        a = one[bit] if bit < len(one) else rows.none
        b = other[bit] if bit < len(other) else rows.none
        if a is rows.none or b is rows.none:
            a = b if a is rows.none else a
            if carry is rows.none:
                planes.append(a)
            else:
                planes.append(a ^ carry)
                carry = a & carry
            continue
        either = a ^ b
        if carry is rows.none:
            planes.append(either)
            carry = a & b
        else:
            planes.append(either ^ carry)
            carry = (a & b) | (either & carry)
    if carry.any():
        planes.append(carry)
    return planes


def at_least(planes: Sequence[Bits], bound: int, rows: Rows) -> Bits:
    """The rows whose number is `bound` or more."""
    if bound >> len(planes):
        return rows.none
    reached = rows.every
    for bit, plane in enumerate(planes):  # from the lowest bit on: a higher one overrules all below it
        reached = reached & plane if bound >> bit & 1 else reached | plane
    return reached


def numbers(planes: Sequence[Bits], rows: Rows) -> NDArray[np.int64]:
    """The number of each row."""
    result = np.zeros(rows.count, dtype=np.int64)
    for bit, plane in enumerate(planes):
        result += rows.unpack(plane).astype(np.int64) << bit
    return result
