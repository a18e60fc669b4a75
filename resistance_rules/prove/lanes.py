"""A case and everything that differs from it in a few facts, evaluated at once: a bit of a whole number for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import comb
from typing import NamedTuple

from attrs import field, frozen

from resistance_rules.inference.case import Case
from resistance_rules.prove.cells import cell_of
from resistance_rules.prove.facts import FactTerms
from resistance_rules.prove.logic import Statement, Term


class Variant(NamedTuple):
    """A fact in another cell, or unknown if None."""

    fact: str
    cell: int | None


Variants = tuple[Variant, ...]


@frozen(eq=False)
class Lanes:
    """Variants of a case, for the facts that were asked for so far. Bit 0 is the case itself.

    Attributes:
        variants: what is otherwise in each, from bit 1 on.
    """

    facts: FactTerms
    variants: tuple[Variants, ...]
    _every: int
    _masks: dict[int, int] = field(factory=dict)

    @classmethod
    def of(cls, facts: FactTerms, case: Case) -> Lanes:
        """Lay out every variant of a case in one fact."""
        return cls._laid_out(facts, case, tuple((variant,) for variant in _variants(facts, case, facts.made)))

    @classmethod
    def several(cls, facts: FactTerms, case: Case, names: Iterable[str], size: int, most: int) -> Lanes | None:
        """Lay out every variant of a case in so many of these facts; None if these were more than `most`."""
        single = list(_variants(facts, case, names))
        if comb(len(single), size) > most:
            return None
        chosen = combinations(single, size)
        variants = (some for some in chosen if len({variant.fact for variant in some}) == size)
        return cls._laid_out(facts, case, tuple(variants))

    @classmethod
    def _laid_out(cls, facts: FactTerms, case: Case, variants: tuple[Variants, ...]) -> Lanes:
        lanes = cls(facts, variants, (1 << (len(variants) + 1)) - 1)
        lanes._fill(case)
        return lanes

    def where(self, term: Term) -> Iterator[Variants]:
        """The variants in which a term holds."""
        mask = self.mask(term) >> 1
        while mask:
            lowest = mask & -mask
            yield self.variants[lowest.bit_length() - 1]
            mask ^= lowest

    def mask(self, term: Term) -> int:
        """In which lanes a term holds, one bit for each."""
        if isinstance(term, bool):
            return self._every if term else 0
        number = abs(term)
        if number not in self._masks:
            definition = self.facts.logic.definition(number)
            assert definition is not None  # noqa: S101  (every free variable belongs to a fact, and was laid out)
            self._masks[number] = definition.lanes(self.mask, self._every)
        mask = self._masks[number]
        return mask if term > 0 else self._every & ~mask

    def _fill(self, case: Case) -> None:
        """Lay out the free variables."""
        lanes_of: dict[Variant, int] = {}
        for bit, variants in enumerate(self.variants, start=1):
            for variant in variants:
                lanes_of[variant] = lanes_of.get(variant, 0) | 1 << bit
        of_fact: dict[str, list[tuple[int, int | None]]] = {}
        for (fact, cell), lanes in lanes_of.items():
            of_fact.setdefault(fact, []).append((lanes, cell))
        for name, term in self.facts.made.items():
            here = cell_of(term.cells, case.exact[name]) if name in case.exact else None
            mine = of_fact.get(name, [])
            self._set(int(term.known), here is not None, ((lanes, cell is not None) for lanes, cell in mine))
            for index, bound in enumerate(term.bounds, start=1):
                reached = ((lanes, cell is not None and cell >= index) for lanes, cell in mine)
                self._set(int(bound), here is not None and here >= index, reached)
        for number, statement in self.facts.logic.statements():
            self._set(number, statement.holds(case.exact), self._numbers(statement, case))

    def _numbers(self, statement: Statement, case: Case) -> Iterator[tuple[int, bool]]:
        """The lanes that change a fact of a statement about numbers, with whether it holds there."""
        for bit, variants in enumerate(self.variants, start=1):
            if any(fact in statement.facts for fact, _ in variants):
                values = dict(case.exact)
                for fact, cell in variants:
                    values.pop(fact, None)
                    if cell is not None:
                        values[fact] = self.facts.term(fact).cells[cell].value
                yield 1 << bit, statement.holds(values)

    def _set(self, number: int, otherwise: bool, lanes: Iterable[tuple[int, bool]]) -> None:  # noqa: FBT001
        mask = self._every if otherwise else 0
        for mine, holds in lanes:
            mask = mask | mine if holds else mask & ~mine
        self._masks[number] = mask


def _variants(facts: FactTerms, case: Case, names: Iterable[str]) -> Iterator[Variant]:
    for name in sorted(names):
        cells = facts.made[name].cells
        here = cell_of(cells, case.exact[name]) if name in case.exact else None
        if here is not None:
            yield Variant(name, None)
        yield from (Variant(name, cell) for cell in range(len(cells)) if cell != here)
