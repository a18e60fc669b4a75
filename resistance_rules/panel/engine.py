"""The columnar engine: the whole advice of a pack, as far as a table holds it, for a batch of rows at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from resistance_rules.advice.candidates import STATUSES, current_stages, find_candidates
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.ranking import TIERS, rank
from resistance_rules.panel.bits import Bits, Rows
from resistance_rules.panel.facts import FactColumn
from resistance_rules.panel.order import Ints, Ranker
from resistance_rules.panel.outcomes import RANKED, Outcome, outcome_of
from resistance_rules.panel.truths import Found, Program


@frozen(eq=False)
class Recommended:
    """Every recommendation of a batch, sorted by row, then place; the others as in `order.Order`."""

    row: Ints
    intervention: Ints
    status: Ints
    urgency: Ints
    tier: Ints


@frozen(eq=False)
class ColumnarEngine:
    """A pack made ready for batches. Nothing in it changes, and many threads may use one at once."""

    kb: KnowledgeBase
    plan: Plan
    program: Program
    ranker: Ranker

    @classmethod
    def of(cls, kb: KnowledgeBase) -> ColumnarEngine:
        """Make a pack ready."""
        plan = Plan.of(kb.rulebook)
        return cls(kb, plan, Program.of(kb.rulebook), Ranker.of(plan))

    def infer(self, rows: Rows, facts: Mapping[str, FactColumn]) -> Found:
        """Draw every conclusion about a batch (semantics 2 and 3)."""
        return self.program.run(rows, facts)

    def outcome(self, rows: Rows, facts: Mapping[str, FactColumn]) -> Outcome:
        """Say what is indicated, withheld and recommended in a batch, and how urgent (semantics 4)."""
        return outcome_of(self.plan, self.infer(rows, facts))

    def recommended(self, outcome: Outcome, wanted: Bits) -> Recommended:
        """Put the recommendations of the `wanted` rows in order (semantics 5)."""
        order = self.ranker.order(outcome, wanted)
        columns = [order.row, order.intervention, order.status, order.urgency, order.tier]
        single = [entry for row in order.left_over.tolist() for entry in self._ranked_singly(outcome, row)]
        if single:
            columns = [np.concatenate([column, new]) for column, new in zip(columns, np.array(single).T, strict=True)]
            by_row = np.argsort(columns[0], kind="stable")
            columns = [column[by_row] for column in columns]
        return Recommended(*columns)

    def _ranked_singly(self, outcome: Outcome, row: int) -> list[tuple[int, ...]]:
        """The recommendations of one row, ranked as those of a single case are."""
        found = outcome.found.of_row(row)
        placed = rank(find_candidates(self.plan, found, current_stages(self.plan, found)), self.plan, found)
        return [
            (
                row,
                self.ranker.names.index(item.candidate.id),
                STATUSES.index(item.candidate.status),
                (*RANKED, None).index(item.candidate.urgency),
                TIERS.index(item.tier),
            )
            for item in placed
        ]
