"""What it means, as logic: section 4 of the semantics over every case at once.

The counterpart of `advice.candidates`, made from the same `Plan`. Ranking (section 5) is not encoded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from resistance_rules.advice.candidates import PROMPT
from resistance_rules.advice.plan import InterventionPlan, Plan
from resistance_rules.knowledge.conditions import URGENCIES
from resistance_rules.prove.logic import Logic, Term, neg
from resistance_rules.prove.meaning import Meaning


@frozen(eq=False)
class InterventionTerms:
    """What is decided about one intervention.

    Attributes:
        indicated: whether anything indicates it.
        reasons: why it is withheld if indicated: `by` as the advice writes it, with whether it is so.
        withheld, recommended: indicated, and with some reason or with none.
        closed: the gates it needs that keep it waiting.
        checks: productions whose unknown makes it `check_first`, with whether they do.
        now, check_first, later: recommended with this status.
    """

    plan: InterventionPlan
    indicated: Term
    reasons: tuple[tuple[str, Term], ...]
    withheld: Term
    recommended: Term
    closed: tuple[tuple[str, Term], ...]
    checks: tuple[tuple[int, Term], ...]
    now: Term
    check_first: Term
    later: Term


@define(eq=False)
class Outcome:
    """Candidates, statuses and pathway stages of a plan, made when they are asked for."""

    plan: Plan
    meaning: Meaning
    _interventions: dict[str, InterventionTerms] = field(factory=dict, init=False)
    _active: dict[str, Term] = field(factory=dict, init=False)

    @property
    def logic(self) -> Logic:
        """Where the terms live."""
        return self.meaning.logic

    def intervention(self, name: str) -> InterventionTerms:
        """What is decided about an intervention."""
        if name not in self._interventions:
            self._interventions[name] = self._judge(self.plan.interventions[name])
        return self._interventions[name]

    def active(self, urgency: str) -> Term:
        """Whether a safety condition of exactly this urgency is active."""
        if urgency not in self._active:
            entries = self.plan.pack.safety.values()
            self._active[urgency] = self.any_active(entry.id for entry in entries if entry.urgency == urgency)
        return self._active[urgency]

    def any_active(self, names: Iterable[str]) -> Term:
        """Whether one of these safety conditions is active."""
        return self.logic.disj(self.meaning.safety(name).true for name in names)

    def stage(self, pathway: str, stage: int) -> Term:
        """Whether a pathway applies and this stage is the current one; the number of stages stands for: all done."""
        entry = self.plan.pathways[pathway]
        applies = True if entry.only_if is None else self.meaning.production(entry.only_if).true
        left = [self._left(until) for until in entry.until]
        here = [] if stage == len(left) else [neg(left[stage])]
        return self.logic.conj([applies, *left[:stage], *here])

    def unanswered(self, emergency: str) -> Term:
        """Whether an emergency is active and none of its responses is recommended."""
        responses = (self.intervention(name).recommended for name in self.plan.pack.safety[emergency].respond_with)
        return self.logic.conj([self.meaning.safety(emergency).true, *(neg(term) for term in responses)])

    def _left(self, until: int | None) -> Term:
        return False if until is None else self.meaning.production(until).true

    def _judge(self, plan: InterventionPlan) -> InterventionTerms:
        logic, meaning = self.logic, self.meaning
        urgent = [name for name in plan.responds_to if self.plan.pack.safety[name].urgency in PROMPT]
        prompt = self.any_active(urgent)
        indicated = logic.disj([
            *(meaning.level(barrier, "possible").true for barrier in plan.entry.answers),
            *(meaning.level(barrier, "likely").true for barrier in plan.entry.also),
            *([] if plan.when is None else [meaning.production(plan.when).true]),
            self.any_active(plan.responds_to),
        ])  # fmt: skip
        reasons = tuple(self._reasons(plan, prompt))
        withheld = logic.disj(term for _, term in reasons)
        recommended = logic.conj([indicated, neg(withheld)])
        checks = tuple(self._checks(plan))
        closed = tuple((g, logic.conj([neg(meaning.gate(g).true), neg(prompt)])) for g in sorted(plan.entry.gates))
        waits = logic.disj(term for _, term in closed)
        unsure = logic.disj(term for _, term in checks)
        return InterventionTerms(
            plan=plan,
            indicated=indicated,
            reasons=reasons,
            withheld=logic.conj([indicated, withheld]),
            recommended=recommended,
            closed=closed,
            checks=checks,
            now=logic.conj([recommended, neg(waits), neg(unsure)]),
            check_first=logic.conj([recommended, neg(waits), unsure]),
            later=logic.conj([recommended, waits]),
        )

    def _checks(self, plan: InterventionPlan) -> Iterator[tuple[int, Term]]:
        if plan.only_if is not None:
            yield plan.only_if, self.meaning.unknown(plan.only_if)
        for contra, number in plan.contraindications:
            if contra.level == "never" and contra.if_unknown != "caution":
                yield number, self.meaning.unknown(number)
        for reason, number in zip(plan.entry.not_if, plan.not_if, strict=True):
            if reason.if_unknown == "check_first":
                yield number, self.meaning.unknown(number)

    def _reasons(self, plan: InterventionPlan, prompt: Term) -> Iterator[tuple[str, Term]]:
        logic, meaning = self.logic, self.meaning
        yield "emergency", logic.conj([self.active("emergency"), neg(self.any_active(sorted(plan.allowed_by)))])
        excused = self._excused(plan)
        for name in self.plan.safety_order:
            if name in plan.held_by and name not in plan.responds_to:
                yield f"safety:{name}", logic.conj([meaning.safety(name).true, neg(excused)])
        for contra, number in plan.contraindications:
            if contra.level == "never":
                yield f"contraindication:{contra.id}", meaning.production(number).true
        if plan.not_if:
            yield "not_if", logic.disj(meaning.production(number).true for number in plan.not_if)
        if plan.only_if is not None:
            yield "only_if", meaning.production(plan.only_if).false
        for pathway, stage in sorted(plan.held_in):
            stages = self.plan.pathways[pathway].entry.stages
            place = next(index for index, item in enumerate(stages) if item.id == stage)
            yield f"pathway:{pathway}.{stage}", logic.conj([self.stage(pathway, place), neg(prompt)])

    def _excused(self, plan: InterventionPlan) -> Term:
        """Whether it responds to a condition of the highest active urgency."""
        cases = []
        for rank, urgency in enumerate(URGENCIES):
            mine = [name for name in plan.responds_to if self.plan.pack.safety[name].urgency == urgency]
            above = (neg(self.active(higher)) for higher in URGENCIES[:rank])
            cases.append(self.logic.conj([self.any_active(mine), *above]))
        return self.logic.disj(cases)
