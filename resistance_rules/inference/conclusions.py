"""What inference yields: the truth of every production, and every conclusion drawn from them."""

from __future__ import annotations

from typing import Protocol

from attrs import Factory, define, frozen

from resistance_rules.inference.case import Case
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import Truth


@frozen
class Score:
    """The points of a barrier (semantics 3).

    Attributes:
        points: established points.
        upper: points if every open indicator came true.
        likely: whether it is likely, as a truth value; `possible` likewise.
    """

    points: int
    upper: int
    likely: Truth
    possible: Truth


@define(eq=True)
class Conclusions:
    """The working memory after inference. Two engines agree on a case when these are equal.

    Attributes:
        truths: the truth of each production, by number.
        findings, gates, safety: truth by id.
        barriers: score by id.
    """

    truths: list[Truth]
    findings: dict[str, Truth] = Factory(dict)
    barriers: dict[str, Score] = Factory(dict)
    gates: dict[str, Truth] = Factory(dict)
    safety: dict[str, Truth] = Factory(dict)


class Engine(Protocol):
    """Something that draws the conclusions of a rulebook. Safe to call from many threads at once."""

    @property
    def name(self) -> str:
        """`reference`, `durable`, ..."""

    @property
    def version(self) -> str:
        """The version of what does the work."""

    def infer(self, case: Case) -> Conclusions:
        """Draw every conclusion about a case.

        Raises:
            EngineError: the engine failed; there is no partial result.
        """


__all__ = ["Conclusions", "Engine", "Rulebook", "Score"]
