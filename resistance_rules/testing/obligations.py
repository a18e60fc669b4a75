"""What there is to reach in a pack: the catalogue that coverage is counted against.

Each thing to reach is an *obligation*: a rule that fires; a clause that decides its rule alone, true, false or
unknown; a gate that is open, or closed; a barrier that is raised; an intervention in each status it can have; each
reason to withhold; each stage of a pathway. What contradicts itself by the pack's own word (`assume`) is no rule to
reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from attrs import frozen

from resistance_rules.advice.candidates import STATUSES
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.plan import InterventionPlan
from resistance_rules.inference.rulebook import Production
from resistance_rules.inference.truth import FALSE, NAMES, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.testing.clauses import Clause, clauses_of
from resistance_rules.testing.goals import AllOf, AnyOf, F, Goal, Is, T, decided_alone
from resistance_rules.testing.targets import Targets

TRUTH_CALLED: Final[Mapping[str, Truth]] = {NAMES[truth]: truth for truth in (TRUE, FALSE, UNKNOWN)}
KINDS: Final = ("rule", "condition", "gate", "barrier", "intervention", "withheld", "pathway")
TITLES: Final[Mapping[str, str]] = {
    "rule": "rules fired",
    "condition": "conditions that decided alone",
    "gate": "gates opened and closed",
    "barrier": "barriers raised",
    "intervention": "interventions in each status",
    "withheld": "reasons to withhold",
    "pathway": "pathway stages",
}


@frozen
class Obligation:
    """One thing to reach.

    Attributes:
        id: its kind and what is to be reached: `rule gate:trust`, `condition gate:trust#2 unknown`, `intervention x
            later`.
        kind: one of `KINDS`.
        subject: what it is about: the id of a rule, gate, barrier, intervention, reason or pathway.
        state: which state of it: `fired`, `true`, `open`, `now`, a stage, ...
        clause: for a condition, which clause of the rule, from 0.
    """

    id: str
    kind: str
    subject: str
    state: str
    clause: int | None = None


@frozen(eq=False)
class Rule:
    """A rule that can fire, with its clauses and, for each, the truth values it can have."""

    production: Production
    clauses: tuple[Clause, ...]

    @property
    def id(self) -> str:
        """The id of the production."""
        return self.production.id

    def obligation(self, clause: int, truth: Truth) -> str:
        """The id of the obligation that this clause decides alone with this truth."""
        return f"condition {self.id}#{clause + 1} {NAMES[truth]}"


@frozen(eq=False)
class Catalogue:
    """Every obligation of a pack, in the order of the pack.

    Attributes:
        rules: the rules that can fire.
        obligations: by id.
        targets: how to reach them.
    """

    rules: tuple[Rule, ...]
    obligations: Mapping[str, Obligation]
    targets: Targets

    @classmethod
    def of(cls, kb: KnowledgeBase) -> Catalogue:
        """List what there is to reach in a knowledge base."""
        targets = Targets.of(kb)
        rules = tuple(
            Rule(production, clauses_of(production.condition))
            for production in kb.rulebook.productions
            if not production.id.startswith("assume:")
        )
        found = (*_of_rules(rules), *_of_gates(targets), *_of_barriers(targets), *_of_interventions(targets),
                 *_of_reasons(targets), *_of_pathways(targets))  # fmt: skip
        return cls(rules, {one.id: one for one in found}, targets)

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """How many obligations there are of each kind."""
        counts = dict.fromkeys(KINDS, 0)
        for obligation in self.obligations.values():
            counts[obligation.kind] += 1
        return counts

    @cached_property
    def rule_of(self) -> Mapping[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    def goal(self, obligation: Obligation) -> Goal:
        """What a case must bring about to meet an obligation."""
        targets, name = self.targets, obligation.subject
        match obligation.kind:
            case "rule":
                return Is(self.rule_of[name].production.condition, T)
            case "condition":
                rule = self.rule_of[name]
                assert obligation.clause is not None  # noqa: S101  (narrows)
                truth = TRUTH_CALLED[obligation.state]
                return decided_alone(rule.production.condition, rule.clauses[obligation.clause], truth)
            case "gate":
                return Is(c.GateIs(name), T if obligation.state == "open" else F)
            case "barrier":
                return Is(c.BarrierIs(name, "likely" if obligation.state == "likely" else "possible"), T)
            case "intervention":
                return targets.in_status(targets.plan.interventions[name], obligation.state)
            case "pathway":
                return targets.at_stage(name, obligation.state)
            case _:
                return self._withheld(name)

    def _withheld(self, by: str) -> Goal:
        targets = self.targets
        name, _, own = by.rpartition(" ")
        if own in ("not_if", "only_if"):
            return _held(targets, targets.plan.interventions[name], own)
        entries = (entry for entry in targets.plan.interventions.values() if by in targets.reasons(entry))
        return AnyOf(tuple(_held(targets, entry, by) for entry in entries))


def _held(targets: Targets, entry: InterventionPlan, by: str) -> Goal:
    return AllOf((targets.indicated(entry), targets.reason(entry, by)))


def _of_rules(rules: tuple[Rule, ...]) -> Iterator[Obligation]:
    for rule in rules:
        yield Obligation(f"rule {rule.id}", "rule", rule.id, "fired")
        for clause in rule.clauses:
            for truth in clause.truths:
                yield Obligation(rule.obligation(clause.index, truth), "condition", rule.id, NAMES[truth], clause.index)


def _of_gates(targets: Targets) -> Iterator[Obligation]:
    for name in targets.plan.pack.gates:
        yield from (Obligation(f"gate {name} {state}", "gate", name, state) for state in ("open", "closed"))


def _of_barriers(targets: Targets) -> Iterator[Obligation]:
    for name in targets.plan.pack.barriers:
        yield from (Obligation(f"barrier {name} {state}", "barrier", name, state) for state in ("raised", "likely"))


def _of_interventions(targets: Targets) -> Iterator[Obligation]:
    for name, entry in targets.plan.interventions.items():
        can_be = {
            "now": True,
            "check_first": any(True for _ in targets.checks(entry)),
            "later": bool(entry.entry.gates),
        }
        for status in STATUSES:
            if can_be[status]:
                yield Obligation(f"intervention {name} {status}", "intervention", name, status)


def _of_reasons(targets: Targets) -> Iterator[Obligation]:
    """Each reason once; an intervention's own reasons once for it."""
    seen: dict[str, None] = {}
    for name, entry in targets.plan.interventions.items():
        for by in targets.reasons(entry):
            seen[reason_id(name, by)] = None
    yield from (Obligation(f"withheld {by}", "withheld", by, "withheld") for by in seen)


def _of_pathways(targets: Targets) -> Iterator[Obligation]:
    for name, plan in targets.plan.pathways.items():
        stages = [stage.id for stage in plan.entry.stages]
        if plan.until[-1] is not None:
            stages.append("done")
        yield from (Obligation(f"pathway {name}.{stage}", "pathway", name, stage) for stage in stages)


def reason_id(intervention: str, by: str) -> str:
    """A reason to withhold as it is counted: the intervention's own with its id, all others for the whole pack."""
    return f"{intervention} {by}" if by in ("not_if", "only_if") else by


_CATALOGUES: WeakKeyDictionary[KnowledgeBase, Catalogue] = WeakKeyDictionary()


def catalogue_of(kb: KnowledgeBase) -> Catalogue:
    """The catalogue of a knowledge base, made once."""
    if kb not in _CATALOGUES:
        _CATALOGUES[kb] = Catalogue.of(kb)
    return _CATALOGUES[kb]


__all__ = ["KINDS", "TITLES", "Catalogue", "Obligation", "Rule", "catalogue_of", "reason_id"]
