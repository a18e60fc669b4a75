"""Finds a case for a goal: backwards through the strata to the facts, with a step back where that leads nowhere.

Everything is unknown until a goal asks for a value, so what is found knows little more than it must. A search that ends
without a case has tried every way (see `goals.ways`) with every value that conditions can tell apart (see `values`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Final
from weakref import WeakKeyDictionary

from attrs import field, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.reference import truth
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion
from resistance_rules.testing.attempts import NOTHING, Attempt, Facts, facts_of
from resistance_rules.testing.choosing import ByChance, Chooser, Simplest
from resistance_rules.testing.errors import ImpossibleTargetError
from resistance_rules.testing.goals import NOT_T, AllOf, AnyOf, Goal, Is, ways
from resistance_rules.testing.values import Pool, Values

FIRST_WAYS: Final = 48  # so many ways are put in an order; what goes beyond is tried after them, as it comes
HASTY, PATIENT, TRIES = 400, 20_000, 6


class _GaveUpError(Exception):
    """A search took more steps than it may."""


@frozen(eq=False)
class Search:
    """Searches cases of one pack.

    Attributes:
        rulebook: what decides.
        values: which values are tried.
        conclusions_from: fact -> the conclusions that read it.
        always: goals of every search: no `assume` entry is contradicted.
    """

    rulebook: Rulebook
    values: Values
    conclusions_from: Mapping[str, tuple[Conclusion, ...]]
    always: tuple[Goal, ...]
    _reads: dict[Goal, frozenset[str]] = field(factory=dict, init=False)
    _truths: dict[tuple[c.Condition, object], Truth] = field(factory=dict, init=False)

    @classmethod
    def of(cls, kb: KnowledgeBase, also: Iterable[c.Condition] = ()) -> Search:
        """Make a pack ready to be searched; `also`: conditions of goals that are not the pack's own."""
        conclusions_from: dict[str, list[Conclusion]] = {}
        for _, settled in kb.rulebook.strata:
            for conclusion in settled:
                for fact in kb.rulebook.facts_behind(conclusion):
                    conclusions_from.setdefault(fact, []).append(conclusion)
        always = tuple(Is(c.All(assume.not_both), NOT_T) for assume in kb.pack.assume.values())
        from_facts = {fact: tuple(read) for fact, read in conclusions_from.items()}
        return cls(kb.rulebook, Values.of(kb, also), from_facts, always)

    def find(self, goal: Goal, what: str, *, seed: object = 0, known: Sequence[str] = ()) -> Facts:
        """A case that reaches a goal. The same seed gives the same case.

        Args:
            goal: what to reach.
            what: how to call it, should it be impossible.
            seed: decides between the many cases that there may be.
            known: facts that must not stay unknown.

        Raises:
            ImpossibleTargetError: there is none, or none was found.
        """
        for attempt in range(TRIES):
            doubts: list[Goal] = []
            try:
                return next(
                    self.cases((goal,), ByChance.of(f"{seed}-{attempt}"), steps=HASTY, known=known, doubts=doubts)
                )
            except StopIteration:
                raise ImpossibleTargetError(what, proved=not doubts) from None
            except _GaveUpError:
                continue
        doubts = []
        try:
            return next(self.cases((goal,), Simplest(), steps=PATIENT, known=known, doubts=doubts))
        except StopIteration:
            raise ImpossibleTargetError(what, proved=not doubts) from None
        except _GaveUpError:
            raise ImpossibleTargetError(what, proved=False) from None

    def reaches(self, facts: Facts, goals: Sequence[Goal]) -> bool:
        """Whether a case reaches all of these goals."""
        state = Attempt(self, {}, facts, {}, {})
        return all(state.holds(goal) for goal in goals)

    def without_idle(self, facts: Facts, goals: Sequence[Goal]) -> Facts:
        """A case that reaches these goals, without the facts that they can do without: each one left is needed."""
        needed = dict(facts)
        tried_with = -1
        while len(needed) != tried_with:  # what was needed beside a fact may be idle without it
            tried_with = len(needed)
            for fact in sorted(needed):
                fewer = {name: value for name, value in needed.items() if name != fact}
                if self.reaches(fewer, (*goals, *self.always)):
                    needed = fewer
        return needed

    def try_with(
        self, goals: Sequence[Goal], chooser: Chooser, *, steps: int = HASTY, known: Sequence[str] = ()
    ) -> Facts | None:
        """A case that reaches all of these, or None if there is none or it takes more steps."""
        try:
            return next(self.cases(goals, chooser, steps=steps, known=known), None)
        except _GaveUpError:
            return None

    def cases(
        self,
        goals: Sequence[Goal],
        chooser: Chooser,
        *,
        steps: int,
        known: Sequence[str] = (),
        doubts: list[Goal] | None = None,
    ) -> Iterator[Facts]:
        """Cases that reach all of these goals and know these facts.

        Args:
            goals: what to reach.
            known: facts that must not stay unknown.
            chooser: decides the order in which ways are tried.
            steps: the search is given up after so many.
            doubts: comparisons for which the values that were tried may not stand for all others are added here.

        Raises:
            _GaveUpError: more steps than this were needed.
        """
        domains: dict[str, Pool] = {fact: self.values.known(fact) for fact in known}
        facts: Facts = {fact: chooser.order(self.values.known(fact))[0] for fact in known}
        start = Attempt(self, domains, facts, {}, {})
        start.add([*goals, *self.always])
        stack: list[Iterator[Attempt]] = [iter([start])]
        while stack:
            state = next(stack[-1], None)
            if state is None:
                stack.pop()
                continue
            steps -= 1
            if steps < 0:
                raise _GaveUpError
            following = self._advance(state, chooser, doubts)
            if following is None:
                yield dict(state.facts)
            else:
                stack.append(following)

    def _advance(self, state: Attempt, chooser: Chooser, doubts: list[Goal] | None) -> Iterator[Attempt] | None:
        """Go on until there is a choice; None when everything holds."""
        while state.dirty:
            goal = next(reversed(state.dirty))
            del state.dirty[goal]
            if state.holds(goal):
                continue
            del state.goals[goal]
            own = facts_of(goal.condition) if isinstance(goal, Is) else ()
            if doubts is not None and self._often_compared.intersection(own):
                doubts.append(goal)
            if len(own) > 1:
                return self._compared(state, goal, chooser)
            if not own:
                return self._branch(state, goal, chooser)
            values = tuple(value for value in state.domain(own[0]) if self._fits(goal, value))
            if not state.restrict(own[0], values, chooser):
                return iter(())
        return None

    def _branch(self, state: Attempt, goal: Goal, chooser: Chooser) -> Iterator[Attempt]:
        left = iter(ways(goal, self.rulebook))
        first = list(islice(left, FIRST_WAYS))
        for way in chain(chooser.order(first), left):
            if all(state.may(part) for part in way):
                child = state.copy()
                child.add(way)
                yield child

    def _compared(self, state: Attempt, goal: Goal, chooser: Chooser) -> Iterator[Attempt]:
        """A test that compares two facts: each pair of values that fits."""
        assert isinstance(goal, Is)  # noqa: S101  (narrows)
        test = goal.condition
        assert isinstance(test, c.ComparesFacts)  # noqa: S101
        pairs = [(one, other) for one in state.domain(test.fact) for other in state.domain(test.other)]
        for one, other in chooser.order(pairs):
            facts = {name: value for name, value in ((test.fact, one), (test.other, other)) if value is not None}
            if truth(test, facts, NOTHING, self.rulebook) in goal.truths:
                child = state.copy()
                if child.restrict(test.fact, (one,), chooser) and child.restrict(test.other, (other,), chooser):
                    yield child

    def _fits(self, goal: Goal, value: c.Value | None) -> bool:
        assert isinstance(goal, Is)  # noqa: S101
        return self.truth_with(goal.condition, value) in goal.truths

    @cached_property
    def _often_compared(self) -> frozenset[str]:
        """Facts that take part in several comparisons of facts.

        Where several meet, the values that satisfy all of them may lie between those that are tried.
        """
        met = [fact for test in self.values.representatives.comparisons for fact in facts_of(test)]
        return frozenset(fact for fact in met if met.count(fact) > 1)

    def truth_with(self, test: c.Condition, value: c.Value | None) -> Truth:
        """The truth of a test of one fact with this value."""
        key = (test, (type(value), value))
        if key not in self._truths:
            facts = {} if value is None else {c.own_facts(test)[0]: value}
            self._truths[key] = truth(test, facts, NOTHING, self.rulebook)
        return self._truths[key]

    def reads(self, goal: Goal) -> frozenset[str]:
        """The facts that decide whether a goal is reached."""
        if goal not in self._reads:
            match goal:
                case Is(condition=condition):
                    self._reads[goal] = self.rulebook.facts_read(condition)
                case AllOf(goals=goals) | AnyOf(goals=goals):
                    self._reads[goal] = frozenset().union(*(self.reads(one) for one in goals))
        return self._reads[goal]


_SEARCHES: WeakKeyDictionary[KnowledgeBase, Search] = WeakKeyDictionary()


def search_of(kb: KnowledgeBase) -> Search:
    """The search of a knowledge base, made once."""
    if kb not in _SEARCHES:
        _SEARCHES[kb] = Search.of(kb)
    return _SEARCHES[kb]
