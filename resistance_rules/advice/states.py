"""Where a case stands: its safety conditions, barriers, gates and pathways, each with its grounds.

Source: advice-json.md.
"""

from __future__ import annotations

from typing import Final

from resistance_rules.advice.candidates import Stage
from resistance_rules.advice.items import ActiveSafety, BarrierState, GateState, PathwayState, RuleRef
from resistance_rules.advice.reading import Reading
from resistance_rules.inference.truth import FALSE, TRUE

_LEVELS: Final = ("ruled_out", "open")
_GATE_STATES: Final = ("closed", "unknown", "open")


def safety_state(reading: Reading, name: str, recommended: set[str]) -> ActiveSafety:
    """An active safety condition; `recommended` are the ids of what is recommended."""
    entry = reading.plan.pack.safety[name]
    number = reading.plan.rulebook.number_of[f"safety:{name}"]
    read = reading.read(number)
    facts = reading.facts(read)
    policy = entry.policy.text if entry.policy else None
    return ActiveSafety(
        id=name,
        label=entry.label,
        urgency=entry.urgency,
        unanswered=entry.urgency == "emergency" and recommended.isdisjoint(entry.respond_with),
        alone=entry.alone,
        policy=policy,
        policy_missing=entry.policy is not None and policy is None,
        because=reading.said(entry.because or None, facts),
        do_first=entry.do_first,
        respond_with=entry.respond_with,
        private=reading.is_private(read | reading.holes(entry.because), named=entry.private),
        facts=facts,
        sources=tuple(sorted(entry.cite)),
        rules=(reading.plan.rules[number],),
    )


def barrier_state(reading: Reading, name: str) -> BarrierState:
    """Where a barrier stands, with what speaks for and against it."""
    entry, score = reading.plan.pack.barriers[name], reading.found.barriers[name]
    rules, truths = reading.plan.rulebook.barrier_rules[name], reading.found.truths
    true, false = [], []
    for indicator, number in zip(entry.indicators, rules.indicators, strict=True):
        if truths[number] == TRUE:
            true.append((indicator, number))
        elif truths[number] == FALSE:
            false.append(number)
    for_it: set[str] = set().union(*(reading.read(number) for _, number in true))
    read = for_it.union(*(reading.read(number) for number in false))
    read |= reading.holes(*(indicator.because for indicator, _ in true))
    if rules.only_if is not None:
        read |= reading.read(rules.only_if)
    if score.likely == TRUE:
        level = "likely"
    else:
        level = "possible" if score.possible == TRUE else _LEVELS[score.upper >= reading.plan.pack.scoring.possible]
    return BarrierState(
        id=name,
        label=entry.label,
        level=level,
        points=score.points,
        upper=score.upper,
        because=tuple(
            reading.said(indicator.because, reading.facts(reading.read(number))) for indicator, number in true
        ),
        against=tuple(reading.wording.labelled(reading.facts(reading.read(number))) for number in false),
        open=tuple(sorted(reading.open_facts.stakes(name))),
        private=reading.is_private(read, named=entry.private),
        facts=reading.facts(for_it),
        sources=tuple(sorted({source for indicator, _ in true for source in indicator.cite})),
        rules=tuple(reading.plan.rules[number] for _, number in true),
    )


def gate_state(reading: Reading, name: str) -> GateState:
    """Whether a gate is open."""
    entry = reading.plan.pack.gates[name]
    number = reading.plan.rulebook.number_of[f"gate:{name}"]
    read, asked = reading.read(number), reading.open_facts.of_production(number)
    return GateState(
        id=name,
        label=entry.label,
        state=_GATE_STATES[reading.found.gates[name]],
        ask=reading.wording.fill(entry.ask, reading.case.facts),
        opened_by=entry.opened_by,
        open=tuple(sorted(asked)),
        private=reading.is_private(read | reading.holes(entry.ask), asked, named=entry.private),
        facts=reading.facts(read),
        sources=tuple(sorted(entry.cite)),
        rules=(reading.plan.rules[number],),
    )


def pathway_state(reading: Reading, stage: Stage) -> PathwayState:
    """The current stage of a pathway that applies."""
    entry = stage.plan.entry
    current = None if stage.current is None else entry.stages[stage.current]
    place = (current or entry).place
    return PathwayState(
        id=entry.id,
        label=entry.label,
        stage=current.id if current else None,
        stage_label=current.label if current else None,
        private=reading.is_private(read_on_pathway(reading, stage), named=entry.private),
        rules=(RuleRef(f"pathway:{entry.id}" + (f".{current.id}" if current else ""), str(place) if place else None),),
    )


def read_on_pathway(reading: Reading, stage: Stage) -> set[str]:
    """What decided where the case stands: `only_if`, and `until` up to the current stage."""
    passed = stage.plan.until if stage.current is None else stage.plan.until[: stage.current + 1]
    numbers = [number for number in (stage.plan.only_if, *passed) if number is not None]
    return set().union(*(reading.read(number) for number in numbers))
