"""What is true, as logic: sections 2 and 3 of the semantics over every case at once.

The counterpart of `inference.reference`, read side by side with it: one clause for each kind of test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from attrs import define, field, frozen

from resistance_rules.inference.rulebook import BarrierRules, Group, Rulebook
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion, safety_from
from resistance_rules.prove.cells import Cell
from resistance_rules.prove.facts import OPERATORS, FactTerms
from resistance_rules.prove.logic import Logic, Term, neg


class Truth(NamedTuple):
    """A three-valued truth as two terms; unknown is neither."""

    true: Term
    false: Term

    def negated(self) -> Truth:
        """Swap true and false."""
        return Truth(self.false, self.true)


@frozen(eq=False)
class BarrierTerms:
    """The score of a barrier.

    Attributes:
        points, upper: what adds up, as weights with terms.
        likely, possible: its levels.
    """

    points: tuple[tuple[int, Term], ...]
    upper: tuple[tuple[int, Term], ...]
    likely: Truth
    possible: Truth


@define(eq=False)
class Meaning:
    """The truth of every condition and conclusion of a rulebook, made when it is asked for."""

    rulebook: Rulebook
    facts: FactTerms
    _productions: dict[int, Truth] = field(factory=dict, init=False)
    _conclusions: dict[Conclusion, Truth] = field(factory=dict, init=False)
    _barriers: dict[str, BarrierTerms] = field(factory=dict, init=False)

    @property
    def logic(self) -> Logic:
        """Where the terms live."""
        return self.facts.logic

    def production(self, number: int) -> Truth:
        """The truth of a production."""
        if number not in self._productions:
            self._productions[number] = self.truth(self.rulebook.productions[number].condition)
        return self._productions[number]

    def named(self, production: str) -> Truth:
        """The truth of the production with this id."""
        return self.production(self.rulebook.number_of[production])

    def unknown(self, number: int) -> Term:
        """Whether a production is unknown."""
        return self.undecided(self.production(number))

    def undecided(self, truth: Truth) -> Term:
        """Whether this is unknown."""
        return self.logic.conj([neg(truth.true), neg(truth.false)])

    def finding(self, name: str) -> Truth:
        """Whether a finding is established."""
        return self._conclude("finding", name)

    def gate(self, name: str) -> Truth:
        """Whether a gate is open."""
        return self._conclude("gate", name)

    def safety(self, name: str) -> Truth:
        """Whether a safety condition is active."""
        return self._conclude("safety", name)

    def barrier(self, name: str) -> BarrierTerms:
        """The score of a barrier."""
        if name not in self._barriers:
            rules = self.rulebook.barrier_rules[name]
            self._barriers[name] = self.score(rules, rules.groups)
        return self._barriers[name]

    def level(self, name: str, level: str) -> Truth:
        """Whether a barrier is at least at this level."""
        terms = self.barrier(name)
        return terms.likely if level == "likely" else terms.possible

    def score(self, rules: BarrierRules, groups: Iterable[Group]) -> BarrierTerms:
        """The score that a barrier has with these groups of indicators."""
        only_if = Truth(true=True, false=False) if rules.only_if is None else self.production(rules.only_if)
        listed = list(groups)
        points = self._added(listed, lambda number: self.production(number).true, only_if.true)
        upper = self._added(listed, lambda number: neg(self.production(number).false), neg(only_if.false))
        scoring = self.rulebook.pack.scoring

        def reached(threshold: int) -> Truth:
            return Truth(self.logic.at_least(threshold, points), neg(self.logic.at_least(threshold, upper)))

        return BarrierTerms(points, upper, reached(scoring.likely), reached(scoring.possible))

    def truth(self, condition: c.Condition) -> Truth:
        """The truth of a condition."""
        logic = self.logic
        match condition:
            case c.Equals(fact=fact, values=values):
                return self._value(fact, lambda cell: any(cell.contains(v) for v in values if _alike(v, cell)))
            case c.Differs(fact=fact, value=value):
                return self._value(fact, lambda cell: not (_alike(value, cell) and cell.contains(value)))
            case c.Compares(fact=fact, operator=operator, bound=bound):
                return self._value(fact, lambda cell: bool(OPERATORS[operator](cell.value, bound)))
            case c.Between(fact=fact, low=low, high=high):
                return self._value(fact, lambda cell: bool(low <= cell.value <= high))  # type: ignore[operator]
            case c.ComparesFacts(fact=fact, other=other):
                both = [self.facts.known(fact), self.facts.known(other)]
                return self._decided(both, self.facts.compare(condition))
            case c.Known(fact=fact):
                return _certain(self.facts.known(fact))
            case c.Unknown(fact=fact):
                return _certain(neg(self.facts.known(fact)))
            case c.FindingIs(finding=name):
                return self.finding(name)
            case c.GateIs(gate=name):
                return self.gate(name)
            case c.SafetyIs(safety=name):
                return self.safety(name)
            case c.BarrierIs(barrier=name, level=level):
                return self.level(name, level)
            case c.AnyBarrier(level=level):
                return self._any(self.level(name, level) for name in self.rulebook.pack.barriers)
            case c.AnySafety(urgency=urgency):
                return self._any(self.safety(name) for name in safety_from(self.rulebook.pack, urgency))
            case c.All(of=of):
                return self._any(self.truth(part).negated() for part in of).negated()
            case c.Any(of=of):
                return self._any(self.truth(part) for part in of)
            case c.Not(of=part):
                return self.truth(part).negated()
            case c.NotEstablished(of=part):
                return _certain(neg(self.truth(part).true))
            case c.Count(at_least=least, of=of):
                truths = [self.truth(part) for part in of]
                true = logic.at_least(least, [(1, part.true) for part in truths])
                return Truth(true, neg(logic.at_least(least, [(1, neg(part.false)) for part in truths])))

    def _conclude(self, kind: str, name: str) -> Truth:
        node = (kind, name)
        if node not in self._conclusions:
            self._conclusions[node] = self._any(self.production(n) for n in self.rulebook.deciding(node))
        return self._conclusions[node]

    def _any(self, truths: Iterable[Truth]) -> Truth:
        listed = list(truths)
        return Truth(self.logic.disj(t.true for t in listed), self.logic.conj(t.false for t in listed))

    def _value(self, fact: str, wanted: Callable[[Cell], bool]) -> Truth:
        return self._decided([self.facts.known(fact)], self.facts.value_in(fact, wanted))

    def _decided(self, known: list[Term], condition: Term) -> Truth:
        return Truth(self.logic.conj([*known, condition]), self.logic.conj([*known, neg(condition)]))

    def _added(self, groups: list[Group], counts: Callable[[int], Term], only_if: Term) -> tuple[tuple[int, Term], ...]:
        """The strongest of each group: each step in strength counts once for those that reach it."""
        added = []
        for group in groups:
            before = 0
            for strength in sorted({points for _, points in group.members if points > 0}):
                reaching = self.logic.disj(counts(number) for number, points in group.members if points >= strength)
                added.append((strength - before, self.logic.conj([only_if, reaching])))
                before = strength
        return tuple(added)


def _certain(term: Term) -> Truth:
    return Truth(term, neg(term))


def _alike(value: c.Value, cell: Cell) -> bool:
    """Whether a value is of the same type as those of a cell: true is no number."""
    return isinstance(value, bool) == isinstance(cell.value, bool) and isinstance(value, str) == isinstance(
        cell.value, str
    )
