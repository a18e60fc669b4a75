"""The shareable rendering: an advice without anything private. Source: semantics.md section 7."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import (
    ActiveSafety,
    BarrierState,
    Facts,
    GateState,
    ListsMade,
    PathwayState,
    Question,
    Recommendation,
    RuleRef,
    Withheld,
)  # fmt: skip
from resistance_rules.knowledge.model import Pack

NOTE: Final = "Not everything is shown here."  # always there, so that it does not give away that something is hidden


def shareable(advice: Advice, pack: Pack) -> Advice:
    """Leave out private items; take private facts, and ids of what was left out, out of what stays."""
    return _Sharing.of(advice, pack).share(advice)


@frozen(eq=False)
class _Sharing:
    """What must not be named: private facts, and entries that are left out or marked private, as `kind:id`."""

    facts: frozenset[str]
    hidden: frozenset[str]
    emergencies: str
    """The labels of the emergencies that may be named: the reason `emergency` in words."""

    @classmethod
    def of(cls, advice: Advice, pack: Pack) -> _Sharing:
        marked = {
            f"{kind}:{name}"
            for kind in ("barrier", "gate", "intervention", "safety", "contraindication", "pathway")
            for name, entry in pack.entries(kind).items()
            if entry.private
        }
        left_out = {
            *(f"safety:{item.id}" for item in advice.safety if item.private),
            *(f"barrier:{item.id}" for item in advice.barriers if item.private),
            *(f"gate:{item.id}" for item in advice.gates if item.private),
            *(f"pathway:{item.id}" for item in advice.pathways if item.private),
            *(f"intervention:{item.id}" for item in advice.recommendations if item.private),
            *(f"intervention:{item.id}" for item in advice.withheld if item.private),
        }
        private_facts = frozenset(name for name, fact in pack.facts.items() if fact.private)
        shown = (item.label for item in advice.safety if item.urgency == "emergency" and not item.private)
        return cls(private_facts, frozenset(marked | left_out), "; ".join(shown))

    def share(self, advice: Advice) -> Advice:
        kept = (item for item in advice.recommendations if not item.private)
        lists = ListsMade(
            safety=tuple(self._safety(item) for item in advice.safety if not item.private),
            barriers=tuple(self._barrier(item) for item in advice.barriers if not item.private),
            gates=tuple(self._gate(item) for item in advice.gates if not item.private),
            pathways=tuple(self._pathway(item) for item in advice.pathways if not item.private),
            recommendations=tuple(self._recommendation(rank, item) for rank, item in enumerate(kept, start=1)),
            withheld=tuple(self._withheld(item) for item in advice.withheld if not item.private),
            questions=tuple(self._question(item) for item in advice.questions if not item.private),
            contradictions=(),
        )
        order = tuple((item.id, item.status) for item in lists.recommendations)
        return evolve(advice, order=order, lists=lists, note=NOTE)

    def _open(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fact for fact in facts if fact not in self.facts)

    def _shown(self, facts: Facts) -> Facts:
        return {fact: value for fact, value in facts.items() if fact not in self.facts}

    def _ids(self, kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if f"{kind}:{name}" not in self.hidden)

    def _rules(self, rules: tuple[RuleRef, ...]) -> tuple[RuleRef, ...]:
        return tuple(rule for rule in rules if self._is_shown(rule.id))

    def _is_shown(self, reason: str) -> bool:
        """Whether a reason such as `barrier:ID`, `status:INTERVENTION` or `pathway:ID.STAGE` may be named."""
        kind, _, rest = reason.partition(":")
        name = rest.partition("/")[0].partition(".")[0]
        return f"{'intervention' if kind == 'status' else kind}:{name}" not in self.hidden

    def _safety(self, item: ActiveSafety) -> ActiveSafety:
        return evolve(
            item,
            respond_with=self._ids("intervention", item.respond_with),
            facts=self._shown(item.facts),
            rules=self._rules(item.rules),
        )

    def _barrier(self, item: BarrierState) -> BarrierState:
        return evolve(item, open=self._open(item.open), facts=self._shown(item.facts), rules=self._rules(item.rules))

    def _gate(self, item: GateState) -> GateState:
        return evolve(
            item,
            opened_by=self._ids("intervention", item.opened_by),
            open=self._open(item.open),
            facts=self._shown(item.facts),
            rules=self._rules(item.rules),
        )

    def _pathway(self, item: PathwayState) -> PathwayState:
        return evolve(item, rules=self._rules(item.rules))

    def _recommendation(self, rank: int, item: Recommendation) -> Recommendation:
        return evolve(
            item,
            rank=rank,
            value=None,
            ahead_of_next_by=None,
            answers=self._ids("barrier", item.answers),
            responds_to=self._ids("safety", item.responds_to),
            gates=self._ids("gate", item.gates),
            questions=self._open(item.questions),
            cautions=tuple(
                evolve(caution, questions=self._open(caution.questions))
                for caution in item.cautions
                if not caution.private
            ),
            because=tuple(reason for reason in item.because if self._is_shown(reason)),
            facts=self._shown(item.facts),
            rules=self._rules(item.rules),
        )

    def _withheld(self, item: Withheld) -> Withheld:
        pairs = [(by, text) for by, text in zip(item.by, item.because, strict=True) if self._is_shown(by)]
        return evolve(
            item,
            by=tuple(by for by, _ in pairs),
            because=tuple(self.emergencies if by == "emergency" else text for by, text in pairs),
            facts=self._shown(item.facts),
            rules=self._rules(item.rules),
        )

    def _question(self, item: Question) -> Question:
        return evolve(item, why=tuple(reason for reason in item.why if self._is_shown(reason)))
