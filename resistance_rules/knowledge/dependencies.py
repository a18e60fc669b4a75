"""Which conclusion reads which: the graph over findings, barriers, gates and safety conditions, free of cycles.

Source: semantics.md section 2. A node is `(kind, id)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from resistance_rules.knowledge.conditions import (
    URGENCIES,
    AnyBarrier,
    AnySafety,
    BarrierIs,
    Condition,
    FindingIs,
    GateIs,
    SafetyIs,
    walk,
)
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.model import Pack

Conclusion = tuple[str, str]


def conclusions_read(condition: Condition, pack: Pack) -> Iterator[tuple[Conclusion, Place | None]]:
    """List every conclusion that a condition reads directly, at any depth of it, with the place of the test."""
    for test in walk(condition):
        match test:
            case FindingIs(finding=name):
                yield ("finding", name), test.place
            case BarrierIs(barrier=name):
                yield ("barrier", name), test.place
            case GateIs(gate=name):
                yield ("gate", name), test.place
            case SafetyIs(safety=name):
                yield ("safety", name), test.place
            case AnyBarrier():
                yield from ((("barrier", name), test.place) for name in pack.barriers)
            case AnySafety(urgency=urgency):
                yield from ((("safety", name), test.place) for name in safety_from(pack, urgency))
            case _:
                pass


def safety_from(pack: Pack, urgency: str) -> list[str]:
    """List the safety conditions of this urgency or above."""
    above = URGENCIES[: URGENCIES.index(urgency) + 1]
    return [name for name, safety in pack.safety.items() if safety.urgency in above]


def conditions_of(pack: Pack) -> dict[Conclusion, list[Condition]]:
    """Give the conditions that decide each conclusion."""
    found: dict[Conclusion, list[Condition]] = {}
    for name, rules in pack.findings.items():
        found["finding", name] = [rule.when for rule in rules]
    for barrier in pack.barriers.values():
        only_if = [barrier.only_if] if barrier.only_if is not None else []
        found["barrier", barrier.id] = [*only_if, *(indicator.when for indicator in barrier.indicators)]
    for gate in pack.gates.values():
        found["gate", gate.id] = [gate.open_when]
    for safety in pack.safety.values():
        found["safety", safety.id] = [safety.when]
    return found


def graph_of(pack: Pack) -> dict[Conclusion, dict[Conclusion, Place | None]]:
    """Give each conclusion with those it reads, and the place of a test that does."""
    graph: dict[Conclusion, dict[Conclusion, Place | None]] = {}
    for node, conditions in conditions_of(pack).items():
        reads: dict[Conclusion, Place | None] = {}
        for condition in conditions:
            for other, place in conclusions_read(condition, pack):
                reads.setdefault(other, place)
        graph[node] = reads
    return graph


def evaluation_order(pack: Pack) -> list[Conclusion]:
    """Put the conclusions in an order in which each comes after those it reads.

    Raises:
        graphlib.CycleError: they read each other in a circle; `checks` refuses such a pack.
    """
    return list(TopologicalSorter(graph_of(pack)).static_order())


def cycles(graph: Mapping[Conclusion, Mapping[Conclusion, Place | None]]) -> Iterator[list[Conclusion]]:
    """Find every independent circle in a graph, as the nodes along it; the graph is left alone."""
    rest = {node: dict(reads) for node, reads in graph.items()}
    while True:
        try:
            list(TopologicalSorter(rest).static_order())
        except CycleError as error:
            circle: list[Conclusion] = error.args[1][:-1][::-1]  # graphlib lists it from what is read to who reads it
            start = min(range(len(circle)), key=lambda i: str(circle[i]))
            circle = circle[start:] + circle[:start]
            yield circle
            rest[circle[0]].pop(circle[1 % len(circle)])
        else:
            return
