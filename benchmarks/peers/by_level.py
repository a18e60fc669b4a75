"""What most peers have in common: they decide the conditions of a stratum, and Python adds up what follows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from importlib import metadata
from typing import Any, ClassVar

from peers.settling import Decide, inference
from peers.task import AnswerAll, Facts, conclusions_by_level, levels
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition


class Package:
    """A peer that is a package, and around which `settling` adds up the points."""

    name: ClassVar[str]
    how: ClassVar[str]

    def version(self) -> str:
        """The package's."""
        return metadata.version(self.name)

    def read(self, answer: Any) -> Conclusions:
        """Put it together."""
        found, rulebook = answer
        return conclusions_by_level(rulebook, found)


class ByLevel(Package, ABC):
    """A peer for which every stratum is a matter of its own."""

    @abstractmethod
    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:
        """What decides these conditions: 0 false, 1 unknown, 3 true, in this order.

        It is given the known facts, and the truth of every conclusion that they ask about, by name.
        """

    def known(self, facts: Facts) -> dict[str, Any]:
        """The facts, as the peer wants them."""
        return dict(facts)

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Translate stratum by stratum."""
        infer = inference(rulebook)
        deciders = [
            self.decider([rulebook.productions[number].condition for number in level.productions], rulebook)
            for level in levels(rulebook)
        ]
        known = self.known
        return lambda cases: [(infer(known(case.facts), deciders), rulebook) for case in cases]
