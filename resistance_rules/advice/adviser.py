"""From conclusions to advice: what is recommended, in what order, why, and what to ask next.

The engine has decided what is true; everything from here on is the same code for every engine. Candidates and their
order are found at once; each list with its texts and grounds is made when it is first looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from resistance_rules.advice.blank import Blank
from resistance_rules.advice.candidates import Candidate, Stage, current_stages, find_candidates
from resistance_rules.advice.items import (
    ActiveSafety,
    BarrierState,
    GateState,
    PathwayState,
    Question,
    Recommendation,
    Withheld,
)  # fmt: skip
from resistance_rules.advice.offers import recommendation, withheld
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.questions import questions
from resistance_rules.advice.ranking import Placed, rank
from resistance_rules.advice.reading import Reading
from resistance_rules.advice.states import barrier_state, gate_state, pathway_state, safety_state
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.truth import TRUE
from resistance_rules.knowledge.dependencies import Conclusion


@frozen(eq=False)
class Adviser:
    """Advises on the cases of one pack."""

    plan: Plan

    @cached_property
    def blank(self) -> Blank:
        """What an advice says where a case says nothing."""
        return Blank.of(self.plan)

    def advise(self, case: Case, found: Conclusions) -> Findings:
        """Say what the conclusions about a case mean (semantics 4 to 7)."""
        stages = current_stages(self.plan, found)
        candidates = find_candidates(self.plan, found, stages)
        placed = rank(candidates, self.plan, found)
        return Findings(Reading(self.plan, case, found), self.blank, stages, tuple(candidates), tuple(placed))


@frozen(eq=False)
class Findings:
    """Everything that an advice holds, before it is given its face. Lists in the order of advice-json.md.

    Attributes:
        placed: the recommendations in order, without texts and grounds.
    """

    _reading: Reading
    _blank: Blank
    _stages: Mapping[str, Stage]
    _candidates: tuple[Candidate, ...]
    placed: tuple[Placed, ...]

    @cached_property
    def safety(self) -> tuple[ActiveSafety, ...]:
        """Active safety conditions, most urgent first, then id."""
        recommended = {item.candidate.id for item in self.placed}
        truths = self._reading.found.safety
        order = self._reading.plan.safety_order
        return tuple(safety_state(self._reading, name, recommended) for name in order if truths[name] == TRUE)

    @cached_property
    def barriers(self) -> tuple[BarrierState, ...]:
        """Every barrier, by points (most first), precedence, id."""
        touched, blank = self._touched, self._blank.barriers
        return tuple(
            barrier_state(self._reading, name) if ("barrier", name) in touched else blank[name]
            for name in self._barriers_in_order
        )

    @cached_property
    def gates(self) -> tuple[GateState, ...]:
        """Every gate, by id."""
        touched = self._touched
        return tuple(
            gate_state(self._reading, name) if ("gate", name) in touched else state
            for name, state in self._blank.gates.items()
        )

    @cached_property
    def pathways(self) -> tuple[PathwayState, ...]:
        """The pathways that apply, by id."""
        return tuple(pathway_state(self._reading, stage) for stage in self._stages.values())

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """In order."""
        return tuple(recommendation(self._reading, place, item) for place, item in enumerate(self.placed, start=1))

    @cached_property
    def withheld(self) -> tuple[Withheld, ...]:
        """Indicated, but not recommended; by id."""
        return tuple(withheld(self._reading, item, self._stages) for item in self._candidates if item.withheld)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Facts worth asking next, in order."""
        touched, blank = self._touched, self._blank
        stakes = {name: asked for name, asked in blank.stakes.items() if ("barrier", name) not in touched}
        return questions(self._reading, self.recommendations, self._barriers_in_order, stakes, blank.questions)

    @cached_property
    def contradictions(self) -> tuple[str, ...]:
        """`assume` entries that the case contradicts, by id."""
        number_of, truths = self._reading.plan.rulebook.number_of, self._reading.found.truths
        return tuple(name for name in self._reading.plan.pack.assume if truths[number_of[f"assume:{name}"]] == TRUE)

    @cached_property
    def _touched(self) -> set[Conclusion]:
        return self._blank.touched(self._reading.known)

    @cached_property
    def _barriers_in_order(self) -> list[str]:
        scores = self._reading.found.barriers
        return sorted(self._reading.plan.precedence, key=lambda name: -scores[name].points)
