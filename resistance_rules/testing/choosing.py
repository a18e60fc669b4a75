"""Who decides where a search may go several ways: nobody, chance, or hypothesis, which makes failing cases smaller."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Protocol, TypeVar

from attrs import field, frozen

Item = TypeVar("Item")


class Chooser(Protocol):
    """Puts alternatives in the order in which they are tried. The first ones given are the simplest."""

    def order(self, items: Sequence[Item]) -> Sequence[Item]:
        """The same items in the order to try them."""


@frozen
class Simplest:
    """Always the simplest first."""

    def order(self, items: Sequence[Item]) -> Sequence[Item]:
        """As they are."""
        return items


@frozen
class ByChance:
    """A seeded order: the same seed, the same order."""

    rng: random.Random = field(repr=False)

    @classmethod
    def of(cls, seed: object) -> ByChance:
        """A chooser with this seed."""
        return cls(random.Random(str(seed)))  # noqa: S311  (tests, not secrets)

    def order(self, items: Sequence[Item]) -> Sequence[Item]:
        """Any order."""
        return self.rng.sample(items, len(items)) if len(items) > 1 else items
