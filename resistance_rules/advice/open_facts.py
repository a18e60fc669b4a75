"""Which unknown facts keep a condition undecided, and what they are worth. Source: semantics.md section 6."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Factory, define

from resistance_rules.advice.plan import Plan
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.reference import truth
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from

_NONE: frozenset[str] = frozenset()


@define
class OpenFacts:
    """The open facts of everything that is undecided in one case. Only undecided conditions may be asked about."""

    plan: Plan
    case: Case
    found: Conclusions
    _of_production: dict[int, frozenset[str]] = Factory(dict)
    _of_barrier: dict[str, Mapping[str, int]] = Factory(dict)

    def of_production(self, number: int) -> frozenset[str]:
        """The open facts of a production; empty if it is decided."""
        if self.found.truths[number] != UNKNOWN:
            return _NONE
        if number not in self._of_production:
            facts = self.plan.single_facts[number]
            if facts is None:
                self._of_production[number] = self._of(self.plan.rulebook.productions[number].condition)
            else:  # by far the most, and they are all that a long list of questions costs
                self._of_production[number] = frozenset(fact for fact in facts if fact not in self.case.exact)
        return self._of_production[number]

    def stakes(self, barrier: str) -> Mapping[str, int]:
        """The open facts of a barrier with the points at stake: what each could add to its group, at most."""
        if barrier not in self._of_barrier:
            self._of_barrier[barrier] = self._stakes(barrier)
        return self._of_barrier[barrier]

    def _stakes(self, barrier: str) -> Mapping[str, int]:
        rules, truths = self.plan.rulebook.barrier_rules[barrier], self.found.truths
        if rules.only_if is not None and truths[rules.only_if] == FALSE:
            return {}
        stakes: dict[str, int] = {}
        for group in rules.groups:
            reached = 0
            for number, points in group.members:
                if points > reached and truths[number] == TRUE:
                    reached = points
            for number, points in group.members:
                if points > reached and truths[number] == UNKNOWN:
                    for fact in self.of_production(number):
                        if stakes.get(fact, 0) < points - reached:
                            stakes[fact] = points - reached
        upper = self.found.barriers[barrier].upper
        if rules.only_if is not None and upper >= self.plan.pack.scoring.possible:
            for fact in self.of_production(rules.only_if):
                stakes[fact] = max(stakes.get(fact, 0), upper)
        return stakes

    def _of(self, condition: c.Condition) -> frozenset[str]:
        number_of, found = self.plan.rulebook.number_of, self.found
        match condition:
            case c.FindingIs(finding=name):
                return _NONE.union(*(self.of_production(n) for n in self.plan.rulebook.finding_rules[name]))
            case c.GateIs(gate=name):
                return self.of_production(number_of[f"gate:{name}"])
            case c.SafetyIs(safety=name):
                return self.of_production(number_of[f"safety:{name}"])
            case c.BarrierIs(barrier=name):
                return frozenset(self.stakes(name))
            case c.AnyBarrier(level=level):
                undecided = [name for name, score in found.barriers.items() if getattr(score, level) == UNKNOWN]
                return _NONE.union(*(self.stakes(name) for name in undecided))
            case c.AnySafety(urgency=urgency):
                names = safety_from(self.plan.pack, urgency)
                return _NONE.union(*(self.of_production(number_of[f"safety:{name}"]) for name in names))
            case c.All(of=of) | c.Any(of=of) | c.Count(of=of):
                return _NONE.union(*(self._of(part) for part in of if self._is_unknown(part)))
            case c.Not(of=part):
                return self._of(part)
            case _:
                return frozenset(fact for fact in c.own_facts(condition) if fact not in self.case.exact)

    def _is_unknown(self, part: c.Condition) -> bool:
        return truth(part, self.case.exact, self.found, self.plan.rulebook) == UNKNOWN
