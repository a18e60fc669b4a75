"""From conclusions to advice: what is recommended, in what order, why, and what to ask next.

The engine has decided what is true; everything from here on is the same code for every engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from attrs import Factory, define, field, frozen

from resistance_rules.advice.candidates import Candidate, CautionFound, Reason, Stage, current_stages, find_candidates
from resistance_rules.advice.items import (
    ActiveSafety,
    BarrierState,
    Caution,
    EvidenceNote,
    GateState,
    PathwayState,
    Question,
    Recommendation,
    RuleRef,
    Withheld,
)  # fmt: skip
from resistance_rules.advice.open_facts import OpenFacts
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.questions import questions
from resistance_rules.advice.ranking import Placed, rank
from resistance_rules.advice.wording import Wording, holes
from resistance_rules.inference.case import Case, Submitted
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.knowledge.dependencies import Conclusion

_LEVELS: Final = ("ruled_out", "open")
_GATE_STATES: Final = ("closed", "unknown", "open")


@frozen
class Findings:
    """Everything that an advice holds, before it is given its face. Lists in the order of advice-json.md."""

    safety: tuple[ActiveSafety, ...]
    barriers: tuple[BarrierState, ...]
    gates: tuple[GateState, ...]
    pathways: tuple[PathwayState, ...]
    recommendations: tuple[Recommendation, ...]
    withheld: tuple[Withheld, ...]
    questions: tuple[Question, ...]
    contradictions: tuple[str, ...]


def advise(plan: Plan, case: Case, found: Conclusions) -> Findings:
    """Say what the conclusions about a case mean (semantics 4 to 7)."""
    return _Advising(plan, case, found).findings()


@frozen
class _ReasonSaid:
    """A reason for withholding in words: the facts that it read, those that its text prints, and its rules."""

    text: str
    read: frozenset[str]
    printed: frozenset[str]
    rules: tuple[RuleRef, ...]
    private: bool


@define
class _Advising:
    """One case being advised on."""

    plan: Plan
    case: Case
    found: Conclusions
    open_facts: OpenFacts = field(init=False)
    wording: Wording = field(init=False)
    _submitted: dict[int | Conclusion, frozenset[str]] = Factory(dict)

    def __attrs_post_init__(self) -> None:
        self.open_facts = OpenFacts(self.plan, self.case, self.found)
        self.wording = Wording(self.plan.pack)

    def findings(self) -> Findings:
        stages = current_stages(self.plan, self.found)
        candidates = find_candidates(self.plan, self.found, stages)
        placed = rank(candidates, self.plan, self.found)
        recommended = {item.candidate.id for item in placed}
        barriers = self._barriers_in_order()
        recommendations = tuple(self._recommendation(i, item) for i, item in enumerate(placed, start=1))
        return Findings(
            safety=tuple(
                self._safety(name, recommended) for name in self.plan.safety_order if self.found.safety[name] == TRUE
            ),
            barriers=tuple(self._barrier(name) for name in barriers),
            gates=tuple(self._gate(name) for name in self.plan.pack.gates),
            pathways=tuple(self._pathway(stage) for stage in stages.values()),
            recommendations=recommendations,
            withheld=tuple(self._withheld(candidate, stages) for candidate in candidates if candidate.withheld),
            questions=questions(self.plan, self.case, self.found, self.open_facts, recommendations, barriers),
            contradictions=tuple(
                name
                for name in self.plan.pack.assume
                if self.found.truths[self.plan.rulebook.number_of[f"assume:{name}"]] == TRUE
            ),
        )

    # --- what was read ---------------------------------------------------------------------------------------

    def _read(self, number: int) -> frozenset[str]:
        """The submitted facts that a production mentions, also through conclusions."""
        if number not in self._submitted:
            self._submitted[number] = self.plan.rulebook.facts_of[number].intersection(self.case.facts)
        return self._submitted[number]

    def _read_behind(self, conclusion: Conclusion) -> frozenset[str]:
        """The submitted facts behind a conclusion."""
        if conclusion not in self._submitted:
            behind = self.plan.rulebook.facts_behind(conclusion)
            self._submitted[conclusion] = behind.intersection(self.case.facts)
        return self._submitted[conclusion]

    def _facts(self, names: Collection[str]) -> dict[str, Submitted]:
        return {name: self.case.facts[name] for name in sorted(names)} if names else {}

    def _said(self, because: str | None, facts: Mapping[str, Submitted]) -> str:
        return self.wording.labelled(facts) if because is None else self.wording.fill(because, self.case.facts)

    def _holes(self, *texts: str | None) -> set[str]:
        return holes(texts).intersection(self.case.facts)

    def _is_private(self, read: Iterable[str], asked: Iterable[str] = (), *, named: bool = False) -> bool:
        private = self.plan.private_facts
        return named or not private.isdisjoint(read) or not private.isdisjoint(asked)

    def _rule(self, number: int) -> RuleRef:
        production = self.plan.rulebook.productions[number]
        return RuleRef(production.id, str(production.place) if production.place else None)

    # --- safety, barriers, gates, pathways -------------------------------------------------------------------

    def _safety(self, name: str, recommended: set[str]) -> ActiveSafety:
        entry = self.plan.pack.safety[name]
        number = self.plan.rulebook.number_of[f"safety:{name}"]
        read = self._read(number)
        facts = self._facts(read)
        policy = entry.policy.text if entry.policy else None
        return ActiveSafety(
            id=name,
            label=entry.label,
            urgency=entry.urgency,
            unanswered=entry.urgency == "emergency" and recommended.isdisjoint(entry.respond_with),
            alone=entry.alone,
            policy=policy,
            policy_missing=entry.policy is not None and policy is None,
            because=self.wording.fill(entry.because, self.case.facts)
            if entry.because
            else self.wording.labelled(facts),
            do_first=entry.do_first,
            respond_with=entry.respond_with,
            private=self._is_private(read | self._holes(entry.because), named=entry.private),
            facts=facts,
            sources=tuple(sorted(entry.cite)),
            rules=(self._rule(number),),
        )

    def _barriers_in_order(self) -> list[str]:
        def key(name: str) -> tuple[int, int]:
            return (-self.found.barriers[name].points, self.plan.precedence[name])

        return sorted(self.plan.pack.barriers, key=key)

    def _barrier(self, name: str) -> BarrierState:
        entry, score = self.plan.pack.barriers[name], self.found.barriers[name]
        rules, truths = self.plan.rulebook.barrier_rules[name], self.found.truths
        true, false = [], []
        for indicator, number in zip(entry.indicators, rules.indicators, strict=True):
            if truths[number] == TRUE:
                true.append((indicator, number))
            elif truths[number] == FALSE:
                false.append(number)
        for_it: set[str] = set()
        read: set[str] = set()
        if true or false:  # most barriers are undecided, and this is most of what an advice costs
            for_it = for_it.union(*(self._read(number) for _, number in true))
            read = for_it.union(*(self._read(number) for number in false))
            read |= self._holes(*(indicator.because for indicator, _ in true))
        if rules.only_if is not None:
            read |= self._read(rules.only_if)
        if score.likely == TRUE:
            level = "likely"
        else:
            level = "possible" if score.possible == TRUE else _LEVELS[score.upper >= self.plan.pack.scoring.possible]
        return BarrierState(
            id=name,
            label=entry.label,
            level=level,
            points=score.points,
            upper=score.upper,
            because=tuple(self._said(indicator.because, self._facts(self._read(number))) for indicator, number in true),
            against=tuple(self.wording.labelled(self._facts(self._read(number))) for number in false),
            open=tuple(sorted(self.open_facts.stakes(name))),
            private=self._is_private(read, named=entry.private),
            facts=self._facts(for_it),
            sources=tuple(sorted({source for indicator, _ in true for source in indicator.cite})),
            rules=tuple(self._rule(number) for _, number in true),
        )

    def _gate(self, name: str) -> GateState:
        entry = self.plan.pack.gates[name]
        number = self.plan.rulebook.number_of[f"gate:{name}"]
        read, asked = self._read(number), self.open_facts.of_production(number)
        return GateState(
            id=name,
            label=entry.label,
            state=_GATE_STATES[self.found.gates[name]],
            ask=self.wording.fill(entry.ask, self.case.facts),
            opened_by=entry.opened_by,
            open=tuple(sorted(asked)),
            private=self._is_private(read | self._holes(entry.ask), asked, named=entry.private),
            facts=self._facts(read),
            sources=tuple(sorted(entry.cite)),
            rules=(self._rule(number),),
        )

    def _pathway(self, stage: Stage) -> PathwayState:
        entry = stage.plan.entry
        current = None if stage.current is None else entry.stages[stage.current]
        place = (current or entry).place
        return PathwayState(
            id=entry.id,
            label=entry.label,
            stage=current.id if current else None,
            stage_label=current.label if current else None,
            private=self._is_private(self._read_on_pathway(stage), named=entry.private),
            rules=(
                RuleRef(f"pathway:{entry.id}" + (f".{current.id}" if current else ""), str(place) if place else None),
            ),
        )

    def _read_on_pathway(self, stage: Stage) -> set[str]:
        """What decided where the case stands: `only_if`, and `until` up to the current stage."""
        passed = stage.plan.until if stage.current is None else stage.plan.until[: stage.current + 1]
        numbers = [number for number in (stage.plan.only_if, *passed) if number is not None]
        return set().union(*(self._read(number) for number in numbers))

    # --- interventions ---------------------------------------------------------------------------------------

    def _recommendation(self, place: int, placed: Placed) -> Recommendation:
        candidate, pack = placed.candidate, self.plan.pack
        entry = candidate.entry
        indicates: set[str] = set().union(
            *(self._read_behind(("barrier", name)) for name in candidate.answers),
            *(self._read_behind(("safety", name)) for name in candidate.responds_to),
        )
        if candidate.by_when and candidate.plan.when is not None:
            indicates |= self._read(candidate.plan.when)
        number_of = self.plan.rulebook.number_of
        settling = (*candidate.checks, *(number_of[f"gate:{gate}"] for gate in candidate.closed_gates))
        read = indicates.union(*(self._read(number) for number in settling))
        asked = sorted(set().union(*(self.open_facts.of_production(number) for number in settling)))
        named = (
            entry.private
            or any(pack.barriers[name].private for name in candidate.answers)
            or any(pack.safety[name].private for name in candidate.responds_to)
            or any(pack.gates[name].private for name in candidate.closed_gates)
        )
        return Recommendation(
            rank=place,
            id=entry.id,
            label=entry.label,
            category=entry.category,
            audience=entry.audience,
            do=entry.do,
            say=entry.say,
            evidence=EvidenceNote(entry.evidence.grade, tuple(sorted(entry.evidence.cite)), entry.evidence.effect),
            status=candidate.status,
            urgency=candidate.urgency,
            tier=placed.tier,
            value=str(placed.value),
            answers=candidate.answers,
            responds_to=candidate.responds_to,
            questions=tuple(asked),
            gates=candidate.closed_gates,
            cautions=tuple(self._caution(candidate, caution) for caution in candidate.cautions),
            ahead_of_next_by=placed.ahead_of_next_by,
            because=(
                *(f"barrier:{name}" for name in candidate.answers),
                *(["when"] if candidate.by_when else []),
                *(f"safety:{name}" for name in candidate.responds_to),
            ),
            private=self._is_private(read, asked, named=named),
            facts=self._facts(indicates),
            sources=tuple(sorted(entry.evidence.cite)),
            rules=(RuleRef(f"intervention:{entry.id}", str(entry.place) if entry.place else None),),
        )

    def _caution(self, candidate: Candidate, caution: CautionFound) -> Caution:
        named = False
        if caution.by == "not_if":
            say = candidate.entry.not_if[caution.position].because
        elif caution.by == "own":
            say = candidate.entry.cautions[caution.position].say
        else:
            contra = candidate.plan.contraindications[caution.position][0]
            say, named = contra.because, contra.private
        tested: frozenset[str] = frozenset()
        asked: frozenset[str] = frozenset()
        if caution.production is not None:
            tested = self._read(caution.production)
            asked = self.open_facts.of_production(caution.production)
        return Caution(
            by=caution.by,
            state=caution.state,
            say=self._said(say or None, self._facts(tested)),
            private=self._is_private(tested | self._holes(say), asked, named=named),
            questions=tuple(sorted(asked)),
        )

    def _withheld(self, candidate: Candidate, stages: Mapping[str, Stage]) -> Withheld:
        entry = candidate.entry
        said = [self._reason(reason, candidate, stages) for reason in candidate.withheld]
        read = set().union(*(reason.read for reason in said))
        printed = set().union(*(reason.printed for reason in said))
        return Withheld(
            id=entry.id,
            label=entry.label,
            by=tuple(reason.by for reason in candidate.withheld),
            because=tuple(reason.text for reason in said),
            private=self._is_private(read | printed, named=entry.private or any(reason.private for reason in said)),
            facts=self._facts(read),
            rules=tuple(rule for reason in said for rule in reason.rules),
        )

    def _reason(self, reason: Reason, candidate: Candidate, stages: Mapping[str, Stage]) -> _ReasonSaid:
        """One reason in words, with what it read. What the pack gives no words for is said as `Label: value`."""
        pack = self.plan.pack
        kind, _, name = reason.by.partition(":")
        read = set().union(*(self._read(number) for number in reason.productions))
        rules = tuple(self._rule(number) for number in reason.productions)
        with_holes: list[str] = []
        literal: list[str] = []
        private = False
        if kind == "emergency":
            active = [self.plan.rulebook.productions[number].id.partition(":")[2] for number in reason.productions]
            literal = [pack.safety[emergency].label for emergency in active]
            private = any(pack.safety[emergency].private for emergency in active)
        elif kind == "safety":
            held = pack.safety[name].hold_back
            with_holes = [held.because] if held is not None and held.because is not None else []
            private = pack.safety[name].private
        elif kind == "contraindication":
            with_holes = [pack.contraindications[name].because]
            private = pack.contraindications[name].private
        elif kind == "not_if":
            own = zip(candidate.entry.not_if, candidate.plan.not_if, strict=True)
            with_holes = [entry.because for entry, number in own if number in reason.productions]
        elif kind == "pathway":
            pathway, _, stage = name.partition(".")
            read = self._read_on_pathway(stages[pathway])
            rules = self._pathway(stages[pathway]).rules
            label = next(item.label for item in pack.pathways[pathway].stages if item.id == stage)
            literal = [f"{pack.pathways[pathway].label}: {label}"]
            private = pack.pathways[pathway].private
        filled = (self.wording.fill(text, self.case.facts) for text in with_holes)
        text = "; ".join([*literal, *filled]) or self.wording.labelled(self._facts(read))
        if not text:  # nothing that was submitted decided it: say what is not known, apart from what is private
            mentioned = set().union(*(self.plan.rulebook.facts_of[number] for number in reason.productions))
            text = self.wording.labelled(dict.fromkeys(sorted(mentioned - self.plan.private_facts)))
        return _ReasonSaid(text, frozenset(read), frozenset(self._holes(*with_holes)), rules, private)
