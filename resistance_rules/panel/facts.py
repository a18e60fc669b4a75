"""The facts of a batch as columns: what the conditions of a pack are tested on."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.panel.bits import Bits, Rows

_NOTHING: NDArray[Any] = np.zeros(0, dtype=np.int8)


@frozen(eq=False)
class FactColumn:
    """One fact in every row of a batch. What stands where it is not known means nothing.

    Attributes:
        known: the rows in which it is known.
        yes: of a yes/no fact, the rows in which it is true.
        values: of any other, one for each row: whole numbers, floats, or the position of a word among the fact's
            choices; of dtype object where a number has no float of its own (whole numbers and decimals).
    """

    known: Bits
    yes: Bits
    values: NDArray[Any]

    @classmethod
    def of_flags(cls, known: Bits, yes: Bits) -> FactColumn:
        """The column of a yes/no fact."""
        return cls(known, yes & known, _NOTHING)

    @classmethod
    def of_values(cls, known: Bits, values: NDArray[Any], rows: Rows) -> FactColumn:
        """The column of any other fact."""
        return cls(known, rows.none, values)


def smallest_dtype(fact: Fact) -> np.dtype[Any]:
    """The narrowest type that holds every value of a whole-number or choice fact: object if a word cannot."""
    if fact.type == "choice":
        return np.dtype(np.min_scalar_type(len(fact.choice)))
    assert fact.integer is not None  # noqa: S101  (the caller asks for whole numbers only)
    low, high = fact.integer
    for kind in (np.int8, np.int16, np.int32, np.int64):
        info = np.iinfo(kind)
        if info.min <= low and high <= info.max:
            return np.dtype(kind)
    return np.dtype(object)
