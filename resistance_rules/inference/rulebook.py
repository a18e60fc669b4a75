"""A pack as numbered productions in strata: what every inference engine evaluates.

Each condition of a pack, wherever it stands, is one production with an id such as
`barrier:transport_distance/indicator-2`, a place and a stratum. Source: semantics.md section 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import Factory, define, frozen

from resistance_rules.knowledge.conditions import All, Condition, own_facts, walk
from resistance_rules.knowledge.dependencies import (
    Conclusion,
    conclusions_read,
    conditions_of,
    evaluation_order,
    graph_of,
)
from resistance_rules.knowledge.diagnostics import Place, UnknownIdError
from resistance_rules.knowledge.entries import Barrier
from resistance_rules.knowledge.model import Pack

OWN_GROUP: Final = "#"  # in front of the name of an indicator's own group; no fact id starts so


@frozen(eq=False)
class Production:
    """One condition as a forward-chaining rule.

    Attributes:
        number: its index among the productions of the pack.
        id: `KIND:ID/PART`; stable as long as the pack's entry keeps its parts in order.
        condition: what must hold.
        place: where it is written.
        stratum: evaluated after everything that it reads; stratum 0 reads facts only.
    """

    number: int
    id: str
    condition: Condition
    place: Place | None
    stratum: int


@frozen
class Group:
    """Indicators of a barrier that speak about the same thing; the strongest counts (semantics 3)."""

    name: str
    members: tuple[tuple[int, int], ...]
    """(production number, points) of each indicator."""


@frozen
class BarrierRules:
    """How a barrier collects points."""

    only_if: int | None
    indicators: tuple[int, ...]
    groups: tuple[Group, ...]


@define
class _Numbering:
    """Gives productions their numbers while a pack is walked."""

    levels: Mapping[Conclusion, int]
    pack: Pack
    productions: list[Production] = Factory(list)
    number_of: dict[str, int] = Factory(dict)

    def add(self, name: str, condition: Condition, place: Place | None) -> int:
        reads = [self.levels[node] + 1 for node, _ in conclusions_read(condition, self.pack)]
        number = len(self.productions)
        self.productions.append(Production(number, name, condition, place or condition.place, max(reads, default=0)))
        self.number_of[name] = number
        return number


@frozen(eq=False)
class Rulebook:
    """A pack, ready for inference.

    Attributes:
        pack: the pack.
        productions: every condition of it, by number.
        number_of: production id -> number.
        strata: for each stratum its productions, and the conclusions that are settled after it.
        finding_rules: finding id -> production numbers; barrier_rules: barrier id -> how it is scored.
    """

    pack: Pack
    productions: tuple[Production, ...]
    number_of: Mapping[str, int]
    strata: tuple[tuple[tuple[Production, ...], tuple[Conclusion, ...]], ...]
    finding_rules: Mapping[str, tuple[int, ...]]
    barrier_rules: Mapping[str, BarrierRules]

    @classmethod
    def of(cls, pack: Pack) -> Rulebook:
        """Number and stratify a pack that has been checked."""
        levels = _levels(pack)
        numbering = _Numbering(levels, pack)
        finding_rules = {
            name: tuple(numbering.add(f"finding:{name}/{rule.id}", rule.when, rule.place) for rule in rules)
            for name, rules in pack.findings.items()
        }
        barrier_rules = {barrier.id: _barrier_rules(barrier, numbering) for barrier in pack.barriers.values()}
        for name, condition, place in _other_conditions(pack):
            numbering.add(name, condition, place)
        depth = max((production.stratum for production in numbering.productions), default=0)
        strata = tuple(
            (
                tuple(production for production in numbering.productions if production.stratum == level),
                tuple(sorted(node for node, node_level in levels.items() if node_level == level)),
            )
            for level in range(depth + 1)
        )
        productions = tuple(numbering.productions)
        return cls(pack, productions, numbering.number_of, strata, finding_rules, barrier_rules)

    def production(self, name: str) -> Production:
        """The production with this id.

        Raises:
            UnknownIdError: there is none.
        """
        if name not in self.number_of:
            raise UnknownIdError(name, self.number_of, "rule")
        return self.productions[self.number_of[name]]

    def deciding(self, conclusion: Conclusion) -> tuple[int, ...]:
        """The productions that decide a conclusion."""
        kind, name = conclusion
        if kind == "finding":
            return self.finding_rules[name]
        if kind == "barrier":
            rules = self.barrier_rules[name]
            return rules.indicators if rules.only_if is None else (rules.only_if, *rules.indicators)
        return (self.number_of[f"{kind}:{name}"],)

    def of_entry(self, kind: str, name: str) -> list[Production]:
        """All productions of one entry, in the order written."""
        start = f"{kind}:{name}"
        return [p for p in self.productions if p.id == start or p.id.startswith(f"{start}/")]

    def facts_read(self, condition: Condition) -> frozenset[str]:
        """Every fact that a condition mentions, also through conclusions."""
        facts = {fact for test in walk(condition) for fact in own_facts(test)}
        for node, _ in conclusions_read(condition, self.pack):
            facts |= self.facts_behind(node)
        return frozenset(facts)

    def facts_behind(self, node: Conclusion) -> frozenset[str]:
        """Every fact that the conditions of a conclusion mention, also through other conclusions."""
        return self._facts_behind[node]

    @cached_property
    def _facts_behind(self) -> Mapping[Conclusion, frozenset[str]]:
        found: dict[Conclusion, frozenset[str]] = {}
        conditions = conditions_of(self.pack)
        for node in evaluation_order(self.pack):
            facts: set[str] = set()
            for condition in conditions[node]:
                facts |= {fact for test in walk(condition) for fact in own_facts(test)}
                for other, _ in conclusions_read(condition, self.pack):
                    facts |= found[other]
            found[node] = frozenset(facts)
        return found

    @cached_property
    def facts_of(self) -> tuple[frozenset[str], ...]:
        """`facts_read` of every production, by number."""
        return tuple(self.facts_read(production.condition) for production in self.productions)


def _levels(pack: Pack) -> dict[Conclusion, int]:
    """The stratum after which each conclusion is settled."""
    levels: dict[Conclusion, int] = {}
    graph = graph_of(pack)
    for node in evaluation_order(pack):
        levels[node] = max((levels[other] + 1 for other in graph[node]), default=0)
    return levels


def _barrier_rules(barrier: Barrier, numbering: _Numbering) -> BarrierRules:
    start = f"barrier:{barrier.id}"
    only_if = None if barrier.only_if is None else numbering.add(f"{start}/only_if", barrier.only_if, barrier.place)
    groups: dict[str, list[tuple[int, int]]] = {}
    indicators = []
    for position, indicator in enumerate(barrier.indicators, start=1):
        number = numbering.add(f"{start}/indicator-{position}", indicator.when, indicator.place)
        points: int = getattr(numbering.pack.scoring.points, indicator.strength)
        groups.setdefault(indicator.group or f"{OWN_GROUP}{position}", []).append((number, points))
        indicators.append(number)
    listed = tuple(Group(name, tuple(members)) for name, members in groups.items())
    return BarrierRules(only_if, tuple(indicators), listed)


def _other_conditions(pack: Pack) -> Iterator[tuple[str, Condition, Place | None]]:
    """Every condition that is not of a finding or a barrier: production id, condition, place."""
    for gate in pack.gates.values():
        yield f"gate:{gate.id}", gate.open_when, gate.place
    for safety in pack.safety.values():
        yield f"safety:{safety.id}", safety.when, safety.place
        if safety.ask_if_unknown is not None and safety.ask_if_unknown.when is not None:
            yield f"safety:{safety.id}/ask", safety.ask_if_unknown.when, safety.ask_if_unknown.place
    for entry in pack.interventions.values():
        start = f"intervention:{entry.id}"
        if entry.when is not None:
            yield f"{start}/when", entry.when, entry.when.place
        if entry.only_if is not None:
            yield f"{start}/only_if", entry.only_if, entry.only_if.place
        for position, reason in enumerate(entry.not_if, start=1):
            yield f"{start}/not_if-{position}", reason.when, reason.place
        for position, caution in enumerate(entry.cautions, start=1):
            if caution.when is not None:
                yield f"{start}/caution-{position}", caution.when, caution.place
    for contra in pack.contraindications.values():
        yield f"contraindication:{contra.id}", contra.when, contra.place
    for pathway in pack.pathways.values():
        if pathway.only_if is not None:
            yield f"pathway:{pathway.id}/only_if", pathway.only_if, pathway.only_if.place
        for stage in pathway.stages:
            if stage.until is not None:
                yield f"pathway:{pathway.id}/until-{stage.id}", stage.until, stage.until.place
    for assume in pack.assume.values():
        yield f"assume:{assume.id}", All(assume.not_both, place=assume.place), assume.place
