"""What an advice says where a case says nothing, made once for a pack: most of every advice is this.

A barrier or a gate that reads and prints no submitted fact is exactly as in the advice on an empty case, and so is a
question with the same reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from resistance_rules.advice.items import BarrierState, GateState, Question
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.questions import in_order, questions
from resistance_rules.advice.reading import Reading
from resistance_rules.advice.states import barrier_state, gate_state
from resistance_rules.advice.wording import holes
from resistance_rules.inference.case import Case
from resistance_rules.inference.reference import ReferenceEngine
from resistance_rules.knowledge.dependencies import Conclusion


@frozen(eq=False)
class Blank:
    """The parts of the advice on an empty case that other cases share.

    Attributes:
        questions: by fact, those whose words print no fact.
        stakes: barrier -> its open facts, in the order in which they are asked.
        touched_by: fact -> the barriers and gates whose state may differ when it is known.
    """

    barriers: Mapping[str, BarrierState]
    gates: Mapping[str, GateState]
    stakes: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, Question]
    touched_by: Mapping[str, frozenset[Conclusion]]

    @classmethod
    def of(cls, plan: Plan) -> Blank:
        """Make it for the plan of a pack."""
        pack = plan.pack
        case = Case.check({}, pack.facts)
        reading = Reading(plan, case, ReferenceEngine(plan.rulebook).infer(case))
        stakes = {name: in_order(reading.open_facts.stakes(name)) for name in plan.precedence}
        touching: dict[Conclusion, frozenset[str]] = {
            ("gate", name): plan.rulebook.facts_behind(("gate", name)) | holes([gate.ask])
            for name, gate in pack.gates.items()
        }
        for name, barrier in pack.barriers.items():
            printed = holes(indicator.because for indicator in barrier.indicators)
            touching["barrier", name] = plan.rulebook.facts_behind(("barrier", name)) | printed
        asked = questions(reading, [], list(plan.precedence), stakes, {})
        printing = {name for name, fact in pack.facts.items() if "{" in (fact.ask or "")}
        for safety in pack.safety.values():
            if safety.ask_if_unknown is not None and "{" in (safety.ask_if_unknown.ask or ""):
                printing |= plan.rulebook.facts_behind(("safety", safety.id))
        return cls(
            barriers={name: barrier_state(reading, name) for name in pack.barriers},
            gates={name: gate_state(reading, name) for name in pack.gates},
            stakes=stakes,
            questions={item.fact: item for item in asked if item.fact not in printing},
            touched_by={
                fact: frozenset(node for node, facts in touching.items() if fact in facts) for fact in pack.facts
            },
        )

    def touched(self, facts: Iterable[str]) -> set[Conclusion]:
        """The barriers and gates whose state may differ when these facts are known."""
        return set().union(*map(self.touched_by.__getitem__, facts))
