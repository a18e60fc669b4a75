"""What a test may want to reach, as a goal: a rule, a conclusion, an intervention in a status, a reason to withhold.

The goals say in full when something is so (semantics 3 and 4), so that what cannot be reached is known to be
impossible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import field, frozen

from resistance_rules.advice.candidates import PROMPT, STATUSES
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.plan import InterventionPlan, Plan
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.conditions import URGENCIES
from resistance_rules.testing.errors import UnknownTargetError
from resistance_rules.testing.goals import IMPOSSIBLE, NOT_F, NOT_T, AllOf, AnyOf, F, Goal, Is, T, U

EVERYTHING: Final = AllOf(())


@frozen
class Target:
    """Something to reach: its name, and the goal that says when it is reached."""

    name: str
    goal: Goal


def barrier_tests(entry: InterventionPlan) -> tuple[c.BarrierIs, ...]:
    """When barriers indicate an intervention: what it answers first if possible, what it also helps with if likely."""
    first = (c.BarrierIs(name, "possible") for name in entry.entry.answers)
    return (*first, *(c.BarrierIs(name, "likely") for name in entry.entry.also))


@frozen(eq=False)
class Targets:
    """The targets of one pack."""

    plan: Plan
    _named: dict[str, Target] = field(factory=dict, init=False)

    @classmethod
    def of(cls, kb: KnowledgeBase) -> Targets:
        """The targets of a knowledge base."""
        return cls(Plan.of(kb.rulebook))

    @property
    def rulebook(self) -> Rulebook:
        """The rules."""
        return self.plan.rulebook

    def named(self, name: str) -> Target:
        """The target that a test's author means by an id.

        Args:
            name: the id of an intervention (reached when it is recommended; `ID as now`, `ID as check_first`, `ID as
                later` for that status, `ID withheld` when it is indicated and held back), of a barrier (at least
                possible; `ID likely`), a safety condition (active), a gate (open), a finding (established), a
                contraindication (true), a pathway (it applies; `ID.STAGE` at that stage), or of a rule, such as
                `barrier:transport_distance/indicator-2` or the id of a finding's rule (true). A kind may stand before
                an id: `gate:trust`.

        Raises:
            UnknownIdError: the pack has nothing of that id.
        """
        if name not in self._named:
            self._named[name] = Target(name, self._goal_of(name))
        return self._named[name]

    def _goal_of(self, name: str) -> Goal:
        rulebook, pack = self.rulebook, self.plan.pack
        if name in rulebook.number_of:
            return Is(rulebook.production(name).condition, T)
        kind, _, rest = name.partition(":")
        readers = self._readers()
        if rest and kind in readers:
            goal = readers[kind](rest)
            if goal is None:
                raise UnknownTargetError(rest, pack.entries(kind), kind)
            return goal
        for read in readers.values():
            goal = read(name)
            if goal is not None:
                return goal
        known = {key for entry_kind in readers for key in pack.entries(entry_kind)}
        raise UnknownTargetError(name, {*known, *rulebook.number_of})

    def _readers(self) -> dict[str, Callable[[str], Goal | None]]:
        pack = self.plan.pack
        return {
            "intervention": self._intervention_named,
            "barrier": self._barrier_named,
            "safety": lambda name: Is(c.SafetyIs(name), T) if name in pack.safety else None,
            "gate": lambda name: Is(c.GateIs(name), T) if name in pack.gates else None,
            "finding": lambda name: Is(c.FindingIs(name), T) if name in pack.findings else None,
            "contraindication": self._contraindication_named,
            "pathway": self._pathway_named,
            "rule": lambda name: Is(pack.rules[name].when, T) if name in pack.rules else None,
        }  # fmt: skip

    def _intervention_named(self, name: str) -> Goal | None:
        bare, _, status = name.partition(" as ")
        if bare.removesuffix(" withheld") in self.plan.interventions and bare.endswith(" withheld"):
            return self.withheld(self.plan.interventions[bare.removesuffix(" withheld")])
        if bare not in self.plan.interventions:
            return None
        entry = self.plan.interventions[bare]
        if not status:
            return self.recommended(entry)
        if status not in STATUSES:
            raise UnknownTargetError(status, STATUSES, "status")
        return self.in_status(entry, status)

    def _barrier_named(self, name: str) -> Goal | None:
        bare = name.removesuffix(" likely")
        if bare not in self.plan.pack.barriers:
            return None
        return Is(c.BarrierIs(bare, "likely" if bare != name else "possible"), T)

    def _contraindication_named(self, name: str) -> Goal | None:
        return self._true(f"contraindication:{name}") if name in self.plan.pack.contraindications else None

    def _pathway_named(self, name: str) -> Goal | None:
        bare, _, stage = name.partition(".")
        if bare not in self.plan.pathways:
            return None
        return self.at_stage(bare, stage) if stage else self.applies(bare)

    # --- interventions -----------------------------------------------------------------------------------------------

    def recommended(self, entry: InterventionPlan) -> Goal:
        """Indicated, and nothing holds it back."""
        return AllOf((self.indicated(entry), *self._not_withheld(entry)))

    def not_recommended(self, entry: InterventionPlan) -> Goal:
        """Not indicated, or held back."""
        conditions: list[c.Condition] = list(barrier_tests(entry))
        conditions += [] if entry.when is None else [self._condition(entry.when)]
        conditions += [c.SafetyIs(name) for name in entry.responds_to]
        nothing = AllOf(tuple(Is(condition, NOT_T) for condition in conditions))
        return AnyOf((nothing, *(self.reason(entry, by) for by in self.reasons(entry))))

    def withheld(self, entry: InterventionPlan) -> Goal:
        """Indicated, and held back."""
        return AllOf((AnyOf(tuple(self.reason(entry, by) for by in self.reasons(entry))), self.indicated(entry)))

    def in_status(self, entry: InterventionPlan, status: str) -> Goal:
        """Recommended in this status."""
        gates = [Is(c.GateIs(gate), T) for gate in entry.entry.gates]
        not_waiting: Goal = AnyOf((AllOf(tuple(gates)), self.prompt(entry)))
        checks = list(self.checks(entry))
        if status == "later":
            closed = AnyOf(tuple(Is(c.GateIs(gate), NOT_T) for gate in entry.entry.gates))
            goals: tuple[Goal, ...] = (closed, self._not_prompt(entry))
        elif status == "check_first":
            goals = (not_waiting, AnyOf(tuple(Is(condition, U) for condition in checks)))
        else:
            settled = tuple(Is(condition, T | F) for condition in checks)
            goals = (not_waiting, *settled)
        return AllOf((self.recommended(entry), *goals))

    def indicated(self, entry: InterventionPlan) -> Goal:
        """By a barrier that is at least possible, by its own `when`, or by a safety condition it responds to."""
        ways: list[Goal] = [Is(test, T) for test in barrier_tests(entry)]
        if entry.when is not None:
            ways.append(self._number(entry.when))
        ways += [Is(c.SafetyIs(name), T) for name in entry.responds_to]
        return AnyOf(tuple(ways))

    def prompt(self, entry: InterventionPlan) -> Goal:
        """It responds to an active condition that cannot wait."""
        return AnyOf(tuple(Is(c.SafetyIs(name), T) for name in self._prompt_for(entry)))

    def _not_prompt(self, entry: InterventionPlan) -> Goal:
        return AllOf(tuple(Is(c.SafetyIs(name), NOT_T) for name in self._prompt_for(entry)))

    def _prompt_for(self, entry: InterventionPlan) -> Iterator[str]:
        return (name for name in entry.responds_to if self.plan.pack.safety[name].urgency in PROMPT)

    def checks(self, entry: InterventionPlan) -> Iterator[c.Condition]:
        """Conditions whose unknown makes it `check_first`."""
        if entry.only_if is not None:
            yield self._condition(entry.only_if)
        for contra, number in entry.contraindications:
            if contra.level == "never" and contra.if_unknown != "caution":
                yield self._condition(number)
        for reason, number in zip(entry.entry.not_if, entry.not_if, strict=True):
            if reason.if_unknown == "check_first":
                yield self._condition(number)

    # --- reasons to withhold -----------------------------------------------------------------------------------------

    def reasons(self, entry: InterventionPlan) -> Iterator[str]:
        """Everything that could hold it back, as `by` in the advice says it."""
        pack = self.plan.pack
        if any(self._disallowing(entry)):
            yield "emergency"
        yield from (
            f"safety:{name}" for name in self.plan.safety_order if name in entry.held_by - set(entry.responds_to)
        )
        yield from (f"contraindication:{contra.id}" for contra, _ in entry.contraindications if contra.level == "never")
        if entry.not_if:
            yield "not_if"
        if entry.only_if is not None:
            yield "only_if"
        for pathway in pack.pathways:
            yield from (f"pathway:{pathway}.{stage}" for where, stage in sorted(entry.held_in) if where == pathway)

    def reason(self, entry: InterventionPlan, by: str) -> Goal:
        """This is what holds it back, if it is indicated."""
        kind, _, name = by.partition(":")
        if kind == "emergency":
            active = AnyOf(tuple(Is(c.SafetyIs(one), T) for one in self._disallowing(entry)))
            return AllOf((active, *(Is(c.SafetyIs(one), NOT_T) for one in sorted(entry.allowed_by))))
        if kind == "safety":
            return AllOf((Is(c.SafetyIs(name), T), self._not_excused(entry)))
        if kind == "contraindication":
            return self._true(by)
        if kind == "not_if":
            return AnyOf(tuple(self._number(number) for number in entry.not_if))
        if kind == "only_if" and entry.only_if is not None:
            return Is(self._condition(entry.only_if), F)
        if kind == "pathway":
            pathway, _, stage = name.partition(".")
            return AllOf((self.at_stage(pathway, stage), self._not_prompt(entry)))
        return IMPOSSIBLE

    def _not_withheld(self, entry: InterventionPlan) -> Iterator[Goal]:
        """A goal for each reason that must not be there."""
        others = list(self._disallowing(entry))
        if others:
            none_active = AllOf(tuple(Is(c.SafetyIs(one), NOT_T) for one in others))
            yield AnyOf((none_active, *(Is(c.SafetyIs(one), T) for one in sorted(entry.allowed_by))))
        for name in sorted(entry.held_by - set(entry.responds_to)):
            yield AnyOf((Is(c.SafetyIs(name), NOT_T), self._excused(entry)))
        for contra, number in entry.contraindications:
            if contra.level == "never":
                yield Is(self._condition(number), NOT_T)
        yield from (Is(self._condition(number), NOT_T) for number in entry.not_if)
        if entry.only_if is not None:
            yield Is(self._condition(entry.only_if), NOT_F)
        for pathway, stage in sorted(entry.held_in):
            yield AnyOf((self._not_at_stage(pathway, stage), self.prompt(entry)))

    def _disallowing(self, entry: InterventionPlan) -> Iterator[str]:
        """Emergencies that do not let it through."""
        for name, safety in self.plan.pack.safety.items():
            if safety.urgency == "emergency" and name not in entry.allowed_by:
                yield name

    def _excused(self, entry: InterventionPlan) -> Goal:
        """It responds to an active condition, and none is more urgent."""
        return AnyOf(tuple(
            AllOf((Is(c.SafetyIs(name), T), *(Is(c.SafetyIs(one), NOT_T) for one in self._above(name))))
            for name in entry.responds_to
        ))  # fmt: skip

    def _not_excused(self, entry: InterventionPlan) -> Goal:
        """Whatever active condition it responds to, one is more urgent."""
        return AllOf(tuple(
            AnyOf((Is(c.SafetyIs(name), NOT_T), *(Is(c.SafetyIs(one), T) for one in self._above(name))))
            for name in entry.responds_to
        ))  # fmt: skip

    def _above(self, name: str) -> list[str]:
        """Safety conditions of a higher urgency than this one."""
        safety = self.plan.pack.safety
        higher = URGENCIES[: URGENCIES.index(safety[name].urgency)]
        return [one for one, entry in safety.items() if entry.urgency in higher]

    # --- pathways ----------------------------------------------------------------------------------------------------

    def applies(self, pathway: str) -> Goal:
        """The pathway's `only_if` is true or absent."""
        only_if = self.plan.pathways[pathway].only_if
        return EVERYTHING if only_if is None else self._number(only_if)

    def at_stage(self, pathway: str, stage: str) -> Goal:
        """The pathway applies and this is its current stage; `done`: every stage has been left.

        Raises:
            UnknownIdError: it has no such stage.
        """
        plan = self.plan.pathways[pathway]
        stages = [one.id for one in plan.entry.stages]
        if stage not in stages and stage != "done":
            raise UnknownTargetError(stage, [*stages, "done"], "stage")
        passed = plan.until[: stages.index(stage)] if stage in stages else plan.until
        if any(number is None for number in passed):
            return IMPOSSIBLE
        goals = [self._number(number) for number in passed if number is not None]
        staying = plan.until[stages.index(stage)] if stage in stages else None
        if staying is not None:
            goals.append(Is(self._condition(staying), NOT_T))
        return AllOf((*goals, self.applies(pathway)))

    def _not_at_stage(self, pathway: str, stage: str) -> Goal:
        plan = self.plan.pathways[pathway]
        position = [one.id for one in plan.entry.stages].index(stage)
        ways: list[Goal] = []
        if plan.only_if is not None:
            ways.append(Is(self._condition(plan.only_if), NOT_T))
        ways += [Is(self._condition(number), NOT_T) for number in plan.until[:position] if number is not None]
        left = plan.until[position]
        if left is not None:
            ways.append(self._number(left))
        return AnyOf(tuple(ways))

    # --- conditions --------------------------------------------------------------------------------------------------

    def _condition(self, number: int) -> c.Condition:
        return self.rulebook.productions[number].condition

    def _number(self, number: int) -> Goal:
        return Is(self._condition(number), T)

    def _true(self, production: str) -> Goal:
        return Is(self.rulebook.production(production).condition, T)
