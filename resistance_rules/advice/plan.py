"""What can be said about a pack's interventions before any case is seen: made once, used for every advice."""

from __future__ import annotations

from collections.abc import Mapping
from math import lcm
from typing import Final

from attrs import frozen

from resistance_rules.advice.items import EvidenceNote, RuleRef
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import URGENCIES, own_facts
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Contraindication, Intervention, Pathway, Safety
from resistance_rules.knowledge.model import Pack

URGENCY_RANK: Final[Mapping[str | None, int]] = {
    **{urgency: rank for rank, urgency in enumerate(URGENCIES)},
    None: len(URGENCIES) - 1,  # `note` ranks as none
}


@frozen(eq=False)
class InterventionPlan:
    """One intervention with its productions by number, and everything else in the pack that speaks of it.

    Attributes:
        not_if, cautions: production numbers, in pack order; a caution without `when` has None.
        contraindications: those that name it or its category, by id, each with its production number.
        excluded_by: the ids and productions of those of these that withhold it.
        unsettled_by: productions that make it `check_first` while they are unknown.
        responds_to: safety conditions that list it in `respond_with`, most urgent first, then id.
        held_by: safety conditions whose `hold_back` covers it.
        allowed_by: emergencies that respond with it or name it in `all_except`.
        held_in: (pathway id, stage id) of the stages that hold it back.
        waits_for: interventions that must stand before it (`before`, `after`).
        opens: gates that list it in `opened_by`.
        weight: its grade factor, as a whole number (see `Plan.weight_unit`).
        evidence, rule: as an advice states them.
    """

    entry: Intervention
    when: int | None
    only_if: int | None
    not_if: tuple[int, ...]
    cautions: tuple[int | None, ...]
    contraindications: tuple[tuple[Contraindication, int], ...]
    excluded_by: tuple[tuple[str, int], ...]
    unsettled_by: tuple[int, ...]
    responds_to: tuple[str, ...]
    held_by: frozenset[str]
    allowed_by: frozenset[str]
    held_in: frozenset[tuple[str, str]]
    waits_for: frozenset[str]
    opens: frozenset[str]
    weight: int
    evidence: EvidenceNote
    rule: RuleRef


@frozen(eq=False)
class PathwayPlan:
    """A pathway with its productions by number; `until` None: the stage is never left."""

    entry: Pathway
    only_if: int | None
    until: tuple[int | None, ...]


@frozen(eq=False)
class Plan:
    """A pack made ready for advice.

    Attributes:
        weight_unit: the whole number that stands for a grade factor of 1.
        shares: what a barrier counts for a response that answers it first, and for one that also helps; whole numbers.
        precedence: barrier id -> its place, smallest first.
        safety_order: ids of safety conditions, most urgent first, then id.
        private_facts: facts marked private.
        private_reasons: reasons of questions (`safety:ID`, `status:INTERVENTION`, `barrier:ID`) marked private.
        single_facts: the facts of each production that is one test of facts, by number; None for the others.
        rules: each production as an advice names it, by number.
        indicated_by: `barrier:ID`, `also:ID`, `safety:ID` -> the interventions that it indicates.
        with_when: the interventions with a `when` of their own, each with its production number.
    """

    rulebook: Rulebook
    interventions: Mapping[str, InterventionPlan]
    pathways: Mapping[str, PathwayPlan]
    weight_unit: int
    shares: tuple[int, int]
    precedence: Mapping[str, int]
    safety_order: tuple[str, ...]
    private_facts: frozenset[str]
    private_reasons: frozenset[str]
    single_facts: tuple[tuple[str, ...] | None, ...]
    rules: tuple[RuleRef, ...]
    indicated_by: Mapping[str, tuple[str, ...]]
    with_when: tuple[tuple[str, int], ...]

    @property
    def pack(self) -> Pack:
        """The pack it is made of."""
        return self.rulebook.pack

    @classmethod
    def of(cls, rulebook: Rulebook) -> Plan:
        """Make the plan of a pack."""
        pack = rulebook.pack
        grades = {grade: _exact(factor) for grade, factor in pack.scoring.grades.items()}
        unit = lcm(*(denominator for _, denominator in grades.values()))
        weights = {grade: numerator * unit // denominator for grade, (numerator, denominator) in grades.items()}
        safety_order = tuple(sorted(pack.safety, key=lambda name: (URGENCIES.index(pack.safety[name].urgency), name)))
        ranked = [name for name in pack.scoring.precedence if name in pack.barriers]
        rest = sorted(set(pack.barriers) - set(ranked))
        interventions = {
            name: _intervention(entry, rulebook, safety_order, weights) for name, entry in pack.interventions.items()
        }
        return cls(
            rulebook=rulebook,
            interventions=interventions,
            pathways={name: _pathway(entry, rulebook) for name, entry in pack.pathways.items()},
            weight_unit=unit,
            shares=_exact(pack.scoring.also)[::-1],
            precedence={name: place for place, name in enumerate([*ranked, *rest])},
            safety_order=safety_order,
            private_facts=frozenset(name for name, fact in pack.facts.items() if fact.private),
            private_reasons=frozenset(
                f"{kind}:{name}"
                for kind, entries in (
                    ("safety", pack.safety),
                    ("status", pack.interventions),
                    ("barrier", pack.barriers),
                )
                for name, entry in entries.items()
                if entry.private
            ),
            single_facts=tuple(own_facts(production.condition) or None for production in rulebook.productions),
            rules=tuple(_rule(production.id, production.place) for production in rulebook.productions),
            indicated_by=_indicated_by(pack),
            with_when=tuple((name, item.when) for name, item in interventions.items() if item.when is not None),
        )


def _rule(name: str, place: Place | None) -> RuleRef:
    return RuleRef(name, str(place) if place else None)


def _indicated_by(pack: Pack) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in pack.interventions.values():
        for kind, names in (("barrier", entry.answers), ("also", entry.also)):
            for name in names:
                found.setdefault(f"{kind}:{name}", []).append(entry.id)
    for safety in pack.safety.values():
        found[f"safety:{safety.id}"] = list(safety.respond_with)
    return {reason: tuple(names) for reason, names in found.items()}


def _exact(factor: object) -> tuple[int, int]:
    from fractions import Fraction

    return Fraction(str(factor)).as_integer_ratio()


def _intervention(
    entry: Intervention, rulebook: Rulebook, safety_order: tuple[str, ...], weights: Mapping[str, int]
) -> InterventionPlan:
    pack, number = rulebook.pack, rulebook.number_of
    start = f"intervention:{entry.id}"
    held_by, allowed_by = _held(entry, pack)
    only_if = number.get(f"{start}/only_if")
    not_if = tuple(number[f"{start}/not_if-{i}"] for i in range(1, len(entry.not_if) + 1))
    contraindications = tuple(
        (contra, number[f"contraindication:{contra.id}"])
        for contra in pack.contraindications.values()
        if contra.covers(entry)
    )
    never = [(contra, which) for contra, which in contraindications if contra.level == "never"]
    own = zip(entry.not_if, not_if, strict=True)
    return InterventionPlan(
        entry=entry,
        when=number.get(f"{start}/when"),
        only_if=only_if,
        not_if=not_if,
        cautions=tuple(number.get(f"{start}/caution-{i}") for i in range(1, len(entry.cautions) + 1)),
        contraindications=contraindications,
        excluded_by=tuple((contra.id, which) for contra, which in never),
        unsettled_by=(
            *(() if only_if is None else (only_if,)),
            *(which for contra, which in never if contra.if_unknown != "caution"),
            *(which for reason, which in own if reason.if_unknown == "check_first"),
        ),
        responds_to=tuple(name for name in safety_order if entry.id in pack.safety[name].respond_with),
        held_by=held_by,
        allowed_by=allowed_by,
        held_in=frozenset(
            (pathway.id, stage.id)
            for pathway in pack.pathways.values()
            for stage in pathway.stages
            if entry.id in stage.hold_back
        ),
        waits_for=frozenset(entry.after)
        | {other.id for other in pack.interventions.values() if entry.id in other.before},
        opens=frozenset(gate.id for gate in pack.gates.values() if entry.id in gate.opened_by),
        weight=weights[entry.evidence.grade],
        evidence=EvidenceNote(entry.evidence.grade, tuple(sorted(entry.evidence.cite)), entry.evidence.effect),
        rule=_rule(f"intervention:{entry.id}", entry.place),
    )


def _held(entry: Intervention, pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """The safety conditions that hold an intervention back, and the emergencies that let it through."""

    def allows(safety: Safety) -> bool:
        named = safety.hold_back is not None and safety.hold_back.all_except is not None
        excepted = named and safety.hold_back is not None and not safety.hold_back.holds(entry)
        return entry.id in safety.respond_with or excepted

    holding = frozenset(
        safety.id for safety in pack.safety.values() if safety.hold_back is not None and safety.hold_back.holds(entry)
    )
    allowing = frozenset(s.id for s in pack.safety.values() if s.urgency == "emergency" and allows(s))
    return holding, allowing


def _pathway(entry: Pathway, rulebook: Rulebook) -> PathwayPlan:
    number = rulebook.number_of
    until = tuple(number.get(f"pathway:{entry.id}/until-{stage.id}") for stage in entry.stages)
    return PathwayPlan(entry, number.get(f"pathway:{entry.id}/only_if"), until)
