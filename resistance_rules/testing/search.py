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

from attrs import define, field, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.reference import score, truth
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth, negated
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion
from resistance_rules.testing.choosing import ByChance, Chooser, Simplest
from resistance_rules.testing.errors import ImpossibleTargetError
from resistance_rules.testing.goals import NOT_T, AllOf, AnyOf, Goal, Is, ways
from resistance_rules.testing.values import Pool, Values

Facts = dict[str, c.Value]
ALL: Final[frozenset[Truth]] = frozenset({TRUE, FALSE, UNKNOWN})
FIRST_WAYS: Final = 48  # so many ways are put in an order; what goes beyond is tried after them, as it comes
HASTY, PATIENT, TRIES = 400, 20_000, 6


class _GaveUpError(Exception):
    """A search took more steps than it may."""


@define(eq=False)
class _Memory(dict[str, Truth]):
    """Conclusions of one kind, drawn when they are asked for."""

    kind: str
    state: _State

    def __missing__(self, name: str) -> Truth:
        state, rulebook = self.state, self.state.search.rulebook
        numbers = rulebook.deciding((self.kind, name))
        found = max(
            truth(rulebook.productions[number].condition, state.facts, state.found, rulebook) for number in numbers
        )
        self[name] = found
        return found


@define(eq=False)
class _Barriers(dict[str, Score]):
    """The scores of barriers, worked out when they are asked for."""

    state: _State

    def __missing__(self, name: str) -> Score:
        state, rulebook = self.state, self.state.search.rulebook
        rules = rulebook.barrier_rules[name]
        truths = {
            number: truth(rulebook.productions[number].condition, state.facts, state.found, rulebook)
            for number in rulebook.deciding(("barrier", name))
        }
        self[name] = score(rules, truths, rulebook.pack.scoring)  # type: ignore[arg-type]  # it reads by number only
        return self[name]

    def values(self) -> Iterable[Score]:  # type: ignore[override]
        """All of them."""
        return [self[name] for name in self.state.search.rulebook.barrier_rules]


@define(eq=False)
class _State:
    """How far one attempt has come.

    Attributes:
        domains: for each fact that a goal has touched, the values it may still have.
        facts: the case so far; a fact that may stay unknown is left out.
        goals: what must hold. Those in `dirty` have to be looked at again.
    """

    search: Search
    domains: dict[str, Pool]
    facts: Facts
    goals: dict[Goal, None]
    dirty: dict[Goal, None]
    found: Conclusions = field(init=False)

    def __attrs_post_init__(self) -> None:
        memory = {kind: _Memory(kind, self) for kind in ("finding", "gate", "safety")}
        self.found = Conclusions([], memory["finding"], _Barriers(self), memory["gate"], memory["safety"])

    def copy(self) -> _State:
        """The same, to go on from in another way."""
        twin = _State(self.search, dict(self.domains), dict(self.facts), dict(self.goals), dict(self.dirty))
        for name in ("findings", "barriers", "gates", "safety"):
            getattr(twin.found, name).update(getattr(self.found, name))
        return twin

    def add(self, goals: Iterable[Goal]) -> None:
        """Ask for more."""
        for goal in goals:
            if isinstance(goal, AllOf):
                self.add(goal.goals)
            elif goal not in self.goals:
                self.goals[goal] = None
                self.dirty[goal] = None

    def holds(self, goal: Goal) -> bool:
        """Whether a goal is reached with the facts so far."""
        match goal:
            case Is(condition=condition, truths=truths):
                return truth(condition, self.facts, self.found, self.search.rulebook) in truths
            case AllOf(goals=goals):
                return all(self.holds(one) for one in goals)
            case AnyOf(goals=goals):
                return any(self.holds(one) for one in goals)

    def domain(self, fact: str) -> Pool:
        """The values that a fact may still have."""
        return self.domains.get(fact) or self.search.values[fact]

    def restrict(self, fact: str, values: Pool, chooser: Chooser) -> bool:
        """Leave a fact only these values; False if that leaves none."""
        if not values:
            return False
        self.domains[fact] = values
        before = self.facts.get(fact)
        if before in values and type(before) in map(type, values):
            return True
        after = None if None in values else chooser.order(values)[0]
        if after is None:
            self.facts.pop(fact, None)
        else:
            self.facts[fact] = after
        for kind, name in self.search.conclusions_from.get(fact, ()):
            self._of_kind(kind).pop(name, None)
        self.dirty.update((goal, None) for goal in self.goals if fact in self.search.reads(goal))
        return True

    def _of_kind(self, kind: str) -> dict[str, Truth] | dict[str, Score]:
        found = self.found
        return {
            "finding": found.findings, "barrier": found.barriers, "gate": found.gates, "safety": found.safety,
        }[kind]  # type: ignore[return-value]  # fmt: skip

    # --- what may still be ---------------------------------------------------------------------------------------

    def may(self, goal: Goal) -> bool:
        """False if the goal is out of reach with the values that are left; True says nothing."""
        match goal:
            case Is(condition=condition, truths=truths):
                return not truths.isdisjoint(self.possible(condition))
            case AllOf(goals=goals):
                return all(self.may(one) for one in goals)
            case AnyOf(goals=goals):
                return any(self.may(one) for one in goals)

    def possible(self, condition: c.Condition) -> frozenset[Truth]:
        """Truth values that a condition may have with the values that are left; some of these may be out of reach."""
        match condition:
            case c.All(of=of) | c.Any(of=of):
                neutral: Truth = TRUE if isinstance(condition, c.All) else FALSE
                decisive = negated(neutral)
                parts = [self.possible(part) for part in of]
                unknown = any(UNKNOWN in part for part in parts) and all(part != {decisive} for part in parts)
                return _those(
                    {
                        decisive: any(decisive in part for part in parts),
                        neutral: all(neutral in part for part in parts),
                        UNKNOWN: unknown,
                    }
                )
            case c.Not(of=part):
                return frozenset(negated(one) for one in self.possible(part))
            case c.NotEstablished(of=part):
                inside = self.possible(part)
                return _those({FALSE: TRUE in inside, TRUE: inside != {TRUE}})
            case c.Count(at_least=least, of=of):
                parts = [self.possible(part) for part in of]
                enough = sum(TRUE in part for part in parts) >= least
                too_few = sum(FALSE in part for part in parts) > len(parts) - least
                return _those({TRUE: enough, FALSE: too_few, UNKNOWN: True})
            case c.GateIs(gate=name):
                return self.possible(self.search.rulebook.production(f"gate:{name}").condition)
            case c.SafetyIs(safety=name):
                return self.possible(self.search.rulebook.production(f"safety:{name}").condition)
            case c.FindingIs(finding=name):
                numbers = self.search.rulebook.finding_rules[name]
                return self.possible(c.Any(tuple(self.search.rulebook.productions[n].condition for n in numbers)))
            case _:
                own = _facts_of(condition)
                if len(own) != 1:
                    return ALL
                return frozenset(self.search.truth_with(condition, value) for value in self.domain(own[0]))


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
        state = _State(self, {}, facts, {}, {})
        return all(state.holds(goal) for goal in goals)

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
        start = _State(self, domains, facts, {}, {})
        start.add([*goals, *self.always])
        stack: list[Iterator[_State]] = [iter([start])]
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

    def _advance(self, state: _State, chooser: Chooser, doubts: list[Goal] | None) -> Iterator[_State] | None:
        """Go on until there is a choice; None when everything holds."""
        while state.dirty:
            goal = next(reversed(state.dirty))
            del state.dirty[goal]
            if state.holds(goal):
                continue
            del state.goals[goal]
            own = _facts_of(goal.condition) if isinstance(goal, Is) else ()
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

    def _branch(self, state: _State, goal: Goal, chooser: Chooser) -> Iterator[_State]:
        left = iter(ways(goal, self.rulebook))
        first = list(islice(left, FIRST_WAYS))
        for way in chain(chooser.order(first), left):
            if all(state.may(part) for part in way):
                child = state.copy()
                child.add(way)
                yield child

    def _compared(self, state: _State, goal: Goal, chooser: Chooser) -> Iterator[_State]:
        """A test that compares two facts: each pair of values that fits."""
        assert isinstance(goal, Is)  # noqa: S101  (narrows)
        test = goal.condition
        assert isinstance(test, c.ComparesFacts)  # noqa: S101
        pairs = [(one, other) for one in state.domain(test.fact) for other in state.domain(test.other)]
        for one, other in chooser.order(pairs):
            facts = {name: value for name, value in ((test.fact, one), (test.other, other)) if value is not None}
            if truth(test, facts, _NOTHING, self.rulebook) in goal.truths:
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
        met = [fact for test in self.values.representatives.comparisons for fact in _facts_of(test)]
        return frozenset(fact for fact in met if met.count(fact) > 1)

    def truth_with(self, test: c.Condition, value: c.Value | None) -> Truth:
        """The truth of a test of one fact with this value."""
        key = (test, (type(value), value))
        if key not in self._truths:
            facts = {} if value is None else {c.own_facts(test)[0]: value}
            self._truths[key] = truth(test, facts, _NOTHING, self.rulebook)
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


def _those(possible: Mapping[Truth, bool]) -> frozenset[Truth]:
    return frozenset(truth_value for truth_value, is_possible in possible.items() if is_possible)


def _facts_of(test: c.Condition) -> tuple[str, ...]:
    """The facts of one test; one if it compares a fact with itself."""
    return tuple(dict.fromkeys(c.own_facts(test)))


_NOTHING: Final = Conclusions([])
_SEARCHES: WeakKeyDictionary[KnowledgeBase, Search] = WeakKeyDictionary()


def search_of(kb: KnowledgeBase) -> Search:
    """The search of a knowledge base, made once."""
    if kb not in _SEARCHES:
        _SEARCHES[kb] = Search.of(kb)
    return _SEARCHES[kb]
