"""Sets of rows as bits: what is true of which rows of a batch, 64 rows to a machine word.

A truth over a batch is a pair of such sets: the rows where it is true, and those where it is false. In the rest it is
unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Pair = tuple[Bits, Bits]
"""The rows where something is true, and those where it is false."""

_WORD = 64


@frozen(eq=False)
class Rows:
    """The rows of a batch.

    Attributes:
        count: how many there are.
        every: the set of all of them; no set has bits beyond it.
        none: the empty set.
    """

    count: int
    every: Bits
    none: Bits

    @classmethod
    def of(cls, count: int) -> Rows:
        """The rows of a batch of this size."""
        words = -(-count // _WORD)
        every = np.full(words, ~np.uint64(0), dtype=np.uint64)
        if count % _WORD:
            every[-1] = np.uint64((1 << count % _WORD) - 1)
        none = np.zeros(words, dtype=np.uint64)
        every.flags.writeable = none.flags.writeable = False  # both stand in many places at once
        return cls(count, every, none)

    def pack(self, flags: NDArray[np.bool_]) -> Bits:
        """The set of the rows whose flag is set."""
        return self._words(np.packbits(flags, bitorder="little"))

    def from_bitmap(self, buffer: Any, offset: int) -> Bits:
        """The set that an Arrow bitmap describes: little-endian bits, starting at bit `offset`."""
        data = np.frombuffer(buffer, dtype=np.uint8)
        if offset % 8:
            end = -(-(offset + self.count) // 8)
            flags = np.unpackbits(data[offset // 8 : end], bitorder="little")
            return self.pack(flags[offset % 8 : offset % 8 + self.count].view(np.bool_))
        return self._words(data[offset // 8 : offset // 8 + -(-self.count // 8)]) & self.every

    def unpack(self, bits: Bits) -> NDArray[np.bool_]:
        """One flag for each row."""
        return np.unpackbits(bits.view(np.uint8), count=self.count, bitorder="little").view(np.bool_)

    def matrix(self, sets: Iterable[Bits]) -> NDArray[np.bool_]:
        """One column of flags for each set, one line for each row."""
        flags = [self.unpack(bits) for bits in sets]
        return np.stack(flags, axis=1) if flags else np.zeros((self.count, 0), dtype=np.bool_)

    def _words(self, data: NDArray[np.uint8]) -> Bits:
        padded = np.zeros(len(self.every) * 8, dtype=np.uint8)
        padded[: len(data)] = data
        return padded.view(np.uint64)


def union(none: Bits, sets: Iterable[Bits]) -> Bits:
    """The rows that are in some of the sets. The result may be one of them: nobody writes into it."""
    result = none
    for bits in sets:
        result = bits if result is none else result | bits
    return result


def intersection(every: Bits, sets: Iterable[Bits]) -> Bits:
    """The rows that are in all of the sets; as in `union`."""
    result = every
    for bits in sets:
        result = bits if result is every else result & bits
    return result
