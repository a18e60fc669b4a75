"""Values worth trying for each fact: one for each thing that the conditions of a pack can tell apart."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.knowledge.conditions import Condition, Value
from resistance_rules.trial.representatives import Representatives

Pool = tuple[Value | None, ...]


@frozen(eq=False)
class Values:
    """The values of each fact that stand for all others; None, unknown, comes first.

    A fact that conditions compare with other facts also has the values that lie on and around what it is compared with.
    """

    representatives: Representatives
    _pools: dict[str, Pool] = field(factory=dict, init=False)

    @classmethod
    def of(cls, kb: KnowledgeBase, also: Iterable[Condition] = ()) -> Values:
        """Collect what the conditions of a pack, and some others, mention."""
        own = [production.condition for production in kb.rulebook.productions]
        whens = [*(one.when for one in kb.pack.never.values()), *(one.when for one in kb.pack.always.values())]
        promised = [when for when in whens if when is not None]
        return cls(Representatives.of(kb.pack, [*own, *promised, *also]))

    def __getitem__(self, fact: str) -> Pool:
        if fact not in self._pools:
            self._pools[fact] = (None, *self._known(fact))
        return self._pools[fact]

    def known(self, fact: str) -> tuple[Value, ...]:
        """The values of a fact without unknown."""
        return tuple(value for value in self[fact] if value is not None)

    def _known(self, fact: str) -> tuple[Value, ...]:
        found: dict[Value, None] = dict.fromkeys(self.representatives.values(fact))
        for test in self.representatives.comparisons:
            if fact in (test.fact, test.other):
                other = test.other if fact == test.fact else test.fact
                if other == fact and self.representatives.pack.facts[fact].accepts(0):
                    found[0] = None  # a fact and a multiple of it change places there
                for value in self.representatives.values(other):
                    found.update(dict.fromkeys(self.representatives.values(fact, {other: value})))
        values = list(found)
        return tuple(values if isinstance(values[0], bool | str) else sorted(values))
