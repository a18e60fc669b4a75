"""One attempt at a goal: the facts so far, the values that are left, and what has been concluded from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import define, field

from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.reference import score, truth
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth, negated
from resistance_rules.knowledge import conditions as c
from resistance_rules.testing.choosing import Chooser
from resistance_rules.testing.goals import AllOf, AnyOf, Goal, Is
from resistance_rules.testing.values import Pool

if TYPE_CHECKING:
    from resistance_rules.testing.search import Search

Facts = dict[str, c.Value]
ALL: Final[frozenset[Truth]] = frozenset({TRUE, FALSE, UNKNOWN})
NOTHING: Final = Conclusions([])


@define(eq=False)
class _Memory(dict[str, Truth]):
    """Conclusions of one kind, drawn when they are asked for."""

    kind: str
    state: Attempt

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

    state: Attempt

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
class Attempt:
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

    def copy(self) -> Attempt:
        """The same, to go on from in another way."""
        twin = Attempt(self.search, dict(self.domains), dict(self.facts), dict(self.goals), dict(self.dirty))
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
                own = facts_of(condition)
                if len(own) != 1:
                    return ALL
                return frozenset(self.search.truth_with(condition, value) for value in self.domain(own[0]))


def _those(possible: Mapping[Truth, bool]) -> frozenset[Truth]:
    return frozenset(truth_value for truth_value, is_possible in possible.items() if is_possible)


def facts_of(test: c.Condition) -> tuple[str, ...]:
    """The facts of one test; one if it compares a fact with itself."""
    return tuple(dict.fromkeys(c.own_facts(test)))
