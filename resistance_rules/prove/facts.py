"""The facts of a case as logic: known or not, and in which of its cells."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt
from typing import Any, Final

from attrs import evolve, field, frozen

from resistance_rules.inference.case import Case
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.prove.cells import Cell, cell_of, cells_of, cuts_of
from resistance_rules.prove.logic import Logic, Model, Statement, Term, neg

OPERATORS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "less_than": lt, "at_least": ge, "more_than": gt, "at_most": le,
}  # fmt: skip


@frozen(eq=False)
class Cutting:
    """A vocabulary, cut where conditions cut it.

    Attributes:
        facts: the facts by id; cells: their cells, in order.
        compared: those that some condition compares with another fact.
    """

    facts: Mapping[str, Fact]
    cells: Mapping[str, tuple[Cell, ...]]
    compared: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Mapping[str, Fact], conditions: Iterable[c.Condition]) -> Cutting:
        """Cut a vocabulary where these conditions do."""
        listed = list(conditions)
        cuts = cuts_of(listed)
        tests = [test for condition in listed for test in c.walk(condition) if isinstance(test, c.ComparesFacts)]
        compared = frozenset(name for test in tests for name in (test.fact, test.other))
        cells = {name: cells_of(fact, cuts.get(name, ())) for name, fact in vocabulary.items()}
        return cls(vocabulary, cells, compared)


@frozen(eq=False)
class FactTerm:
    """One fact as logic.

    Attributes:
        known: whether it was submitted.
        cells: its cells, in order.
        bounds: for each cell but the first, whether the value lies in it or in a later one.
        number: its value as a Z3 number, if some condition compares it with another fact.
    """

    entry: Fact
    known: Term
    cells: tuple[Cell, ...]
    bounds: tuple[Term, ...]
    number: Any = None


@frozen(eq=False)
class FactTerms:
    """The facts as logic, each made when it is first asked for; one that was never made does not matter.

    Attributes:
        made: the facts that were asked for so far, by id.
        fixed_at: facts that are set to a cell of theirs, or to unknown, see `fixed`.
    """

    logic: Logic
    cutting: Cutting
    made: dict[str, FactTerm] = field(factory=dict)
    fixed_at: Mapping[str, int | None] = field(factory=dict)

    def term(self, fact: str) -> FactTerm:
        """A fact as logic."""
        if fact not in self.made:
            self.made[fact] = self._make(fact)
        return self.made[fact]

    def fixed(self, fact: str, cell: int | None) -> FactTerms:
        """The same facts with one set to a cell (if it is compared with others: to any value of it), or to unknown."""
        return evolve(self, fixed_at={**self.fixed_at, fact: cell})

    def known(self, fact: str) -> Term:
        """Whether the fact was submitted."""
        if fact in self.fixed_at:
            return self.fixed_at[fact] is not None
        return self.term(fact).known

    def value_in(self, fact: str, wanted: Callable[[Cell], bool]) -> Term:
        """Whether the value, if there is one, lies in one of the cells that are wanted."""
        term, place = self.term(fact), self.fixed_at.get(fact)
        if place is not None:
            return wanted(term.cells[place])
        runs, start = [], None
        for index, flag in enumerate([*(wanted(cell) for cell in term.cells), False]):
            if flag and start is None:
                start = index
            elif not flag and start is not None:
                runs.append(self._between(term, start, index))
                start = None
        return self.logic.disj(runs)

    def in_cell(self, fact: str, cell: int) -> Term:
        """Whether the variables of the fact (also of one that is fixed here) put its value into this cell."""
        return self._between(self.term(fact), cell, cell + 1)

    def compare(self, test: c.ComparesFacts) -> Term:
        """Whether the values, if there are both, compare so."""
        one, other = self._number_of(test.fact), self._number_of(test.other)
        times, compares = Fraction(test.times), OPERATORS[test.operator]

        def holds(values: Mapping[str, Any]) -> bool:
            if test.fact not in values or test.other not in values:
                return False
            return bool(compares(Fraction(values[test.fact]), times * Fraction(values[test.other])))

        def make() -> Statement:
            return Statement((test.fact, test.other), holds, compares(one * times.denominator, other * times.numerator))

        fixed = tuple(self.fixed_at.get(name) for name in (test.fact, test.other))
        return self.logic.numeric(("compare", test.fact, test.operator, test.other, times, fixed), make)

    def as_in(self, fact: str, case: Case) -> Term:
        """Whether the fact is as in a case: known with a value that nothing tells from that one, or unknown."""
        term = self.term(fact)
        if fact not in case.exact:
            return neg(term.known)
        return self.logic.conj([term.known, self.is_value(fact, case.exact[fact])])

    def is_value(self, fact: str, value: c.Value) -> Term:
        """Whether the value, if there is one, is this one (or one that nothing tells from it)."""
        term = self.term(fact)
        if term.number is None:
            return self.in_cell(fact, cell_of(term.cells, value))
        return self.number(fact, eq, value)

    def number(self, fact: str, compares: Callable[[Any, Any], Any], value: c.Value) -> Term:
        """Whether the value of a fact that is compared with others, if there is one, compares so with a number."""
        return _compared_with(self.term(fact).entry, compares, value, self.term(fact).number, self.logic)

    def cells_in(self, model: Model) -> dict[str, int]:
        """The cell of each fact that is known in a model."""
        return {name: sum(map(model.holds, term.bounds)) for name, term in self.made.items() if model.holds(term.known)}

    def _number_of(self, fact: str) -> Any:
        """The number of a fact; one of its own for each cell that the fact may be set to."""
        term, place = self.term(fact), self.fixed_at.get(fact)
        if place is None:
            return term.number
        numbers = term.cells[place].numbers
        assert numbers is not None  # noqa: S101  (only numbers are compared)
        number = _z3_number_of(term.entry, f"{fact}@{place}", self.logic)
        for compares, end in ((gt if numbers.after else ge, numbers.low), (lt if numbers.before else le, numbers.high)):
            self.logic.number_range(compares(number, z3_number(end, self.logic)))
        return number

    def _between(self, term: FactTerm, start: int, end: int) -> Term:
        """Whether the value lies in one of the cells from `start` to before `end`."""
        low = True if start == 0 else term.bounds[start - 1]
        high = True if end == len(term.cells) else neg(term.bounds[end - 1])
        return self.logic.conj([low, high])

    def _make(self, name: str) -> FactTerm:
        fact, cells, logic = self.cutting.facts[name], self.cutting.cells[name], self.logic
        known = logic.variable()
        number = _number(fact, logic) if name in self.cutting.compared else None
        bounds = [logic.variable() if number is None else _bound(fact, cell, number, logic) for cell in cells[1:]]
        if not cells:  # there is no value that it could have
            logic.require([neg(known)])
        for lower, upper in itertools.pairwise(bounds):
            logic.require([lower, neg(upper)])
        return FactTerm(fact, known, cells, tuple(bounds), number)


def z3_number(value: Any, logic: Logic) -> Any:
    """A number as a Z3 real."""
    fraction = Fraction(value)
    return logic.z3.Q(fraction.numerator, fraction.denominator, logic.context)


def _number(fact: Fact, logic: Logic) -> Any:
    """The value of a fact as a Z3 number within its range."""
    number = _z3_number_of(fact, fact.id, logic)
    if fact.range is not None:  # else no value fits it, see `comparison.shared_vocabulary`
        logic.number_range(number >= z3_number(fact.range[0], logic))
        logic.number_range(number <= z3_number(fact.range[1], logic))
    return number


def _z3_number_of(fact: Fact, name: str, logic: Logic) -> Any:
    z3, context = logic.z3, logic.context
    return z3.ToReal(z3.Int(name, context)) if fact.type == "integer" else z3.Real(name, context)


def _bound(fact: Fact, cell: Cell, number: Any, logic: Logic) -> Term:
    """Whether a number that is compared with others lies in this cell or above."""
    numbers = cell.numbers
    assert numbers is not None  # noqa: S101
    return _compared_with(fact, gt if numbers.after else ge, numbers.low, number, logic)


def _compared_with(fact: Fact, compares: Callable[[Any, Any], Any], value: c.Value, number: Any, logic: Logic) -> Term:
    exact = Fraction(value)

    def holds(values: Mapping[str, Any]) -> bool:
        return fact.id in values and bool(compares(Fraction(values[fact.id]), exact))

    def make() -> Statement:
        return Statement((fact.id,), holds, compares(number, z3_number(exact, logic)))

    return logic.numeric(("number", fact.id, compares, exact), make)
