"""Who draws while a pack is made: hypothesis, or a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st


class Chooser:
    """Draws from hypothesis, so that a failing pack is made smaller; the first or lowest choice is the simplest."""

    def __init__(self, draw: Callable[[st.SearchStrategy], Any]) -> None:
        self.draw = draw

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        drawn: int = self.draw(st.integers(low, high))
        return drawn

    def pick(self, items: Sequence[Any]) -> Any:
        """Draw one of these."""
        return items[self.whole(0, len(items) - 1)]

    def chance(self, percent: int) -> bool:
        """Draw true in so many of a hundred."""
        return self.whole(0, 99) >= 100 - percent

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """Draw an order."""
        drawn: list[Any] = self.draw(st.permutations(list(items)))
        return drawn

    def some(self, items: Sequence[Any], most: int, least: int = 0) -> list[Any]:
        """Draw some different ones, in any order."""
        most = min(most, len(items))
        count = self.whole(min(least, most), most)
        return self.shuffled(items)[:count] if count else []


class SeededChooser(Chooser):
    """Draws from a seeded generator of random numbers: quicker, and never made smaller."""

    def __init__(self, seed: object) -> None:
        self.random = random.Random(str(seed))  # noqa: S311  tests, not secrets

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return self.random.randint(low, high)

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """Draw an order."""
        return self.random.sample(list(items), len(items))


def same_key(value: Any) -> Any:
    """Give a key by which two YAML values are the same (1 and 1.0 are, 1 and true are not)."""
    if isinstance(value, dict):
        return tuple(sorted((key, same_key(one)) for key, one in value.items()))
    if isinstance(value, list):
        return tuple(same_key(one) for one in value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(Fraction(str(value)))
    return repr(value)


def distinct(items: Sequence[Any]) -> list[Any]:
    """Leave out what is listed already."""
    return list({same_key(one): one for one in items}.values())
