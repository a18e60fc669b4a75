"""What every peer is asked: from the submitted facts of a case to everything that inference yields.

That is the truth (true, false, unknown) of every condition of the pack, and from them the findings, the points, upper
points and levels of the barriers, the gates and the safety conditions: `docs/semantics.md`, sections 2 and 3. The
answer that counts is the reference evaluator's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from attrs import frozen

from resistance_rules.inference.case import Case, Submitted
from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.positive_forms import conclusion_property
from resistance_rules.inference.reference import ReferenceEngine
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge.conditions import AnyBarrier, AnySafety, Condition, is_conclusion, walk
from resistance_rules.knowledge.dependencies import Conclusion, safety_from

Facts = Mapping[str, Submitted]
AnswerAll = Callable[[Sequence[Case]], list[Any]]


class CannotError(Exception):
    """A peer cannot do this; the text says why."""


class Peer(Protocol):
    """One way to answer.

    Attributes:
        name: of the package, as one installs it.
        how: how it is used, in a few words.
    """

    name: str
    how: str

    def version(self) -> str:
        """Which version is installed."""

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Translate the rules once; what comes back answers cases and is what is timed.

        Raises:
            CannotError: it cannot.
        """

    def read(self, answer: Any) -> Conclusions:
        """Turn one answer into the form in which answers are compared; not timed."""


@frozen
class Level:
    """One stratum: what is decided from facts and from the strata below, and what then follows."""

    productions: tuple[int, ...]
    conclusions: tuple[Conclusion, ...]
    asked: tuple[tuple[str, Condition], ...]
    """What higher strata ask about these conclusions: a name for it, and the test that asks."""


def levels(rulebook: Rulebook) -> tuple[Level, ...]:
    """Cut a rulebook into strata, with what each hands on."""
    settled = {node: at for at, (_, nodes) in enumerate(rulebook.strata) for node in nodes}
    asked: list[dict[str, Condition]] = [{} for _ in rulebook.strata]
    for production in rulebook.productions:
        for test in walk(production.condition):
            if is_conclusion(test):
                at = max((settled[node] for node in _read(test, rulebook)), default=0)
                asked[at][property_name(test)] = test
    return tuple(
        Level(tuple(p.number for p in productions), nodes, tuple(sorted(asked[at].items())))
        for at, (productions, nodes) in enumerate(rulebook.strata)
    )


def _read(test: Condition, rulebook: Rulebook) -> list[Conclusion]:
    match test:
        case AnyBarrier():
            return [("barrier", name) for name in rulebook.pack.barriers]
        case AnySafety(urgency=urgency):
            return [("safety", name) for name in safety_from(rulebook.pack, urgency)]
        case _:
            kind, name, *_ = conclusion_property(test).split()
            return [(kind, name)]


def property_name(test: Condition) -> str:
    """The name under which the truth of a conclusion is handed on: a word that every language takes."""
    return conclusion_property(test).replace(" ", "__").replace("-", "_")


def facts_read(rulebook: Rulebook) -> list[str]:
    """Every fact that some condition mentions."""
    return sorted(frozenset().union(*rulebook.facts_of))


def expected(rulebook: Rulebook, cases: Sequence[Case]) -> list[Conclusions]:
    """What the reference evaluator answers."""
    engine = ReferenceEngine(rulebook)
    return [engine.infer(case) for case in cases]


def conclusions(bits: Sequence[int], settled: Mapping[str, Mapping[str, Any]]) -> Conclusions:
    """Put together an answer whose truths are bits (0 false, 1 unknown, 3 true), for comparing."""
    of_bits: dict[int, Truth] = {0: FALSE, 1: UNKNOWN, 3: TRUE}
    return Conclusions(
        [of_bits[truth] for truth in bits],
        {name: of_bits[truth] for name, truth in settled["finding"].items()},
        {
            name: Score(points, upper, of_bits[likely], of_bits[possible])
            for name, (points, upper, likely, possible) in settled["barrier"].items()
        },
        {name: of_bits[truth] for name, truth in settled["gate"].items()},
        {name: of_bits[truth] for name, truth in settled["safety"].items()},
    )


def conclusions_by_level(rulebook: Rulebook, answer: tuple[Sequence[Sequence[int]], Any]) -> Conclusions:
    """Put together an answer whose truths are listed by stratum."""
    truths, settled = answer
    bits = [0] * len(rulebook.productions)
    for level, decided in zip(levels(rulebook), truths, strict=True):
        for number, truth in zip(level.productions, decided, strict=True):
            bits[number] = truth
    return conclusions(bits, settled)
