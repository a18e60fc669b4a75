"""What a case leads to, without any texts: enough to judge promises and to compare cases, and several times as fast."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from resistance_rules.advice.candidates import Candidate, current_stages, find_candidates
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.ranking import rank
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.reference import conclude, truth
from resistance_rules.inference.rulebook import Production
from resistance_rules.inference.truth import TRUE
from resistance_rules.knowledge.conditions import Condition
from resistance_rules.knowledge.dependencies import Conclusion

Strata = tuple[tuple[tuple[Production, ...], tuple[Conclusion, ...]], ...]


@frozen(eq=False)
class Outcome:
    """What was concluded about a case, and which interventions are indicated.

    Attributes:
        case: the case.
        found: its conclusions.
        candidates: every indicated intervention, by id; those with `withheld` are not recommended.
    """

    case: Case
    found: Conclusions
    candidates: tuple[Candidate, ...]
    _plan: Plan = field(alias="plan")

    @cached_property
    def statuses(self) -> dict[str, str]:
        """The status of each recommendation, by intervention id."""
        return {candidate.id: candidate.status for candidate in self.candidates if not candidate.withheld}

    def holds(self, condition: Condition) -> bool:
        """Whether a condition of the pack is true here."""
        return truth(condition, self.case.exact, self.found, self._plan.rulebook) == TRUE

    def active(self) -> list[str]:
        """Ids of the active safety conditions, most urgent first."""
        return [name for name in self._plan.safety_order if self.found.safety[name] == TRUE]

    def unanswered(self) -> Iterator[str]:
        """Ids of the active emergencies to which no recommendation responds."""
        for name in self.active():
            safety = self._plan.pack.safety[name]
            if safety.urgency == "emergency" and self.statuses.keys().isdisjoint(safety.respond_with):
                yield name

    def contradictions(self) -> Iterator[str]:
        """Ids of the `assume` entries that the case contradicts."""
        number_of = self._plan.rulebook.number_of
        for name in self._plan.pack.assume:
            if self.found.truths[number_of[f"assume:{name}"]] == TRUE:
                yield name

    @cached_property
    def basis_of_order(self) -> tuple[object, ...]:
        """All that the order of recommendations depends on: two outcomes in which it is equal have the same order."""
        recommended = [item for item in self.candidates if not item.withheld]
        answered = {name for item in recommended for name in item.answers}
        scores = self.found.barriers
        return (
            [(i.id, i.status, i.urgency, i.answers, i.by_when, i.closed_gates) for i in recommended],
            {name: (scores[name].points, scores[name].likely) for name in answered},
        )

    def first(self, count: int) -> tuple[tuple[str, str], ...]:
        """Id and status of the first recommendations, in order."""
        placed = rank(self.candidates, self._plan, self.found)[:count]
        return tuple((item.candidate.id, item.candidate.status) for item in placed)


@frozen(eq=False)
class Outcomes:
    """Makes outcomes of cases for one knowledge base."""

    kb: KnowledgeBase
    _plan: Plan = field(alias="plan")
    _strata: dict[str, Strata] = field(factory=dict, init=False)

    @classmethod
    def of(cls, kb: KnowledgeBase) -> Outcomes:
        """Make a knowledge base ready."""
        return cls(kb, Plan.of(kb.rulebook))

    def of_case(self, case: Case) -> Outcome:
        """What this case leads to.

        Raises:
            EngineError: the inference engine failed.
        """
        return self._outcome(case, self.kb.engine.infer(case))

    def with_fact(self, outcome: Outcome, fact: str, value: object) -> Outcome:
        """What it leads to if one fact is otherwise (None: not known): only what reads that fact is evaluated anew.

        Raises:
            CaseError: the fact cannot have this value.
        """
        case = outcome.case.changed({fact: value})
        rulebook = self.kb.rulebook
        before = outcome.found
        found = Conclusions(
            list(before.truths), dict(before.findings), dict(before.barriers), dict(before.gates), dict(before.safety)
        )
        for productions, conclusions in self._reading(fact):
            for production in productions:
                found.truths[production.number] = truth(production.condition, case.exact, found, rulebook)
            for conclusion in conclusions:
                conclude(conclusion, found, rulebook)
        return self._outcome(case, found)

    def _outcome(self, case: Case, found: Conclusions) -> Outcome:
        candidates = find_candidates(self._plan, found, current_stages(self._plan, found))
        return Outcome(case, found, tuple(candidates), plan=self._plan)

    def _reading(self, fact: str) -> Strata:
        """The strata of the rulebook with only what reads a fact, also through conclusions."""
        if fact not in self._strata:
            rulebook = self.kb.rulebook
            self._strata[fact] = tuple(
                (
                    tuple(p for p in productions if fact in rulebook.facts_of[p.number]),
                    tuple(node for node in settled if fact in rulebook.facts_behind(node)),
                )
                for productions, settled in rulebook.strata
            )
        return self._strata[fact]
