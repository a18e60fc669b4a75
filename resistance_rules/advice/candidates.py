"""Which interventions are indicated, which of those are withheld, and the status of the rest.

Source: semantics.md section 4.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from resistance_rules.advice.plan import URGENCY_RANK, InterventionPlan, PathwayPlan, Plan
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN
from resistance_rules.knowledge.entries import Intervention

Status = Literal["now", "check_first", "later"]
STATUSES: Final[tuple[Status, ...]] = ("now", "check_first", "later")
PROMPT: Final = ("emergency", "same_day")  # what responds to these waits for no gate and no pathway


@frozen
class Reason:
    """Why an indicated intervention is withheld: `by` as advice-json.md writes it, and the productions concerned."""

    by: str
    productions: tuple[int, ...]


@frozen
class CautionFound:
    """A caution that applies, or has to be checked. `position` says which of the intervention's own it is."""

    by: str
    state: str
    production: int | None
    position: int


@frozen(eq=False)
class Candidate:
    """An indicated intervention with everything that decides about it.

    Attributes:
        answers: barriers it answers, or also helps with, that are at least possible, most important first.
        by_when: whether its own `when` indicates it.
        responds_to: active safety conditions it responds to, most urgent first.
        urgency: of the most urgent of these; None for `note`.
        withheld: every reason; empty when it is recommended.
        checks: productions whose unknown makes it `check_first`.
        closed_gates: gates it needs that are not open, by id.
    """

    plan: InterventionPlan
    answers: tuple[str, ...]
    by_when: bool
    responds_to: tuple[str, ...]
    urgency: str | None
    withheld: tuple[Reason, ...]
    status: Status
    checks: tuple[int, ...]
    closed_gates: tuple[str, ...]

    @property
    def foremost(self) -> tuple[str, ...]:
        """Those of `answers` that it answers first."""
        return tuple(name for name in self.answers if name in self.plan.entry.answers)

    @property
    def entry(self) -> Intervention:
        """The intervention."""
        return self.plan.entry

    @property
    def id(self) -> str:
        """Its id."""
        return self.plan.entry.id


@frozen
class Stage:
    """Where a case stands on a pathway that applies: the index of the current stage, or None when all are done."""

    plan: PathwayPlan
    current: int | None


def current_stages(plan: Plan, found: Conclusions) -> dict[str, Stage]:
    """The pathways that apply, each with its current stage: the first whose `until` is not true."""
    stages = {}
    for name, pathway in plan.pathways.items():
        if pathway.only_if is not None and found.truths[pathway.only_if] != TRUE:
            continue
        left = (i for i, until in enumerate(pathway.until) if until is None or found.truths[until] != TRUE)
        stages[name] = Stage(pathway, next(left, None))
    return stages


def find_candidates(plan: Plan, found: Conclusions, stages: dict[str, Stage]) -> list[Candidate]:
    """Every indicated intervention, by id."""
    situation = _Situation.of(plan, found, stages)
    answers: dict[str, set[str]] = {}
    for barrier, score in found.barriers.items():
        if score.possible == TRUE:
            for name in plan.indicated_by.get(f"barrier:{barrier}", ()):
                answers.setdefault(name, set()).add(barrier)
        if score.likely == TRUE:
            for name in plan.indicated_by.get(f"also:{barrier}", ()):
                answers.setdefault(name, set()).add(barrier)
    by_when = {name for name, when in plan.with_when if found.truths[when] == TRUE}
    responding = {name for safety in situation.active for name in plan.indicated_by[f"safety:{safety}"]}
    candidates = []
    for name in sorted(by_when.union(answers, responding)):
        intervention = plan.interventions[name]
        answered = tuple(sorted(answers.get(name, ()), key=plan.precedence.__getitem__))
        responds_to = tuple(safety for safety in intervention.responds_to if safety in situation.active)
        candidates.append(_judge(intervention, answered, name in by_when, responds_to, situation))
    return candidates


@frozen(eq=False)
class _Situation:
    """What is the case, as far as interventions are concerned."""

    plan: Plan
    found: Conclusions
    active: tuple[str, ...]
    emergencies: tuple[str, ...]
    foremost: frozenset[str]
    current: dict[str, str]

    @classmethod
    def of(cls, plan: Plan, found: Conclusions, stages: dict[str, Stage]) -> _Situation:
        safety = plan.pack.safety
        active = tuple(name for name in plan.safety_order if found.safety[name] == TRUE)
        highest = safety[active[0]].urgency if active else None
        return cls(
            plan=plan,
            found=found,
            active=active,
            emergencies=tuple(name for name in active if safety[name].urgency == "emergency"),
            foremost=frozenset(name for name in active if safety[name].urgency == highest),
            current={
                name: stage.plan.entry.stages[stage.current].id
                for name, stage in stages.items()
                if stage.current is not None
            },
        )


def _judge(
    intervention: InterventionPlan, answers: tuple[str, ...], by_when: bool, responds_to: tuple[str, ...],  # noqa: FBT001
    situation: _Situation,
) -> Candidate:  # fmt: skip
    truths = situation.found.truths
    urgency = situation.plan.pack.safety[responds_to[0]].urgency if responds_to else None
    prompt = urgency in PROMPT
    checks = tuple([number for number in intervention.unsettled_by if truths[number] == UNKNOWN])
    gates = [] if prompt else [g for g in intervention.entry.gates if situation.found.gates[g] != TRUE]
    return Candidate(
        plan=intervention,
        answers=answers,
        by_when=by_when,
        responds_to=responds_to,
        urgency=None if URGENCY_RANK[urgency] == URGENCY_RANK[None] else urgency,
        withheld=tuple(_reasons(intervention, responds_to, situation, prompt=prompt)),
        status="later" if gates else "check_first" if checks else "now",
        checks=checks,
        closed_gates=tuple(sorted(gates)),
    )


def _reasons(
    intervention: InterventionPlan, responds_to: tuple[str, ...], situation: _Situation, *, prompt: bool
) -> list[Reason]:
    number, truths = situation.plan.rulebook.number_of, situation.found.truths
    reasons = []
    if situation.emergencies and not intervention.allowed_by.intersection(situation.emergencies):
        reasons.append(Reason("emergency", tuple(number[f"safety:{name}"] for name in situation.emergencies)))
    excused = situation.foremost.intersection(responds_to)
    reasons += [
        Reason(f"safety:{name}", (number[f"safety:{name}"],))
        for name in situation.active
        if name in intervention.held_by and name not in responds_to and not excused
    ]
    reasons += [
        Reason(f"contraindication:{name}", (which,))
        for name, which in intervention.excluded_by
        if truths[which] == TRUE
    ]
    own = tuple(which for which in intervention.not_if if truths[which] == TRUE)
    if own:
        reasons.append(Reason("not_if", own))
    if intervention.only_if is not None and truths[intervention.only_if] == FALSE:
        reasons.append(Reason("only_if", (intervention.only_if,)))
    if not prompt:
        reasons += [
            Reason(f"pathway:{pathway}.{stage}", ())
            for pathway, stage in situation.current.items()
            if (pathway, stage) in intervention.held_in
        ]
    return reasons


def cautions_of(intervention: InterventionPlan, found: Conclusions) -> list[CautionFound]:
    """The cautions about an intervention that apply or have to be checked, in the order of advice-json.md."""
    truths = found.truths
    cautions = []
    for position, (contra, number) in enumerate(intervention.contraindications):
        by = f"contraindication:{contra.id}"
        if truths[number] == UNKNOWN and (contra.level == "precaution" or contra.if_unknown == "caution"):
            cautions.append(CautionFound(by, "check", number, position))
        elif truths[number] == TRUE and contra.level == "precaution":
            cautions.append(CautionFound(by, "applies", number, position))
    for position, (reason, number) in enumerate(zip(intervention.entry.not_if, intervention.not_if, strict=True)):
        if reason.if_unknown == "caution" and truths[number] == UNKNOWN:
            cautions.append(CautionFound("not_if", "check", number, position))
    for position, which in enumerate(intervention.cautions):
        if which is None or truths[which] == TRUE:
            cautions.append(CautionFound("own", "applies", which, position))
        elif truths[which] == UNKNOWN:
            cautions.append(CautionFound("own", "check", which, position))
    return cautions
