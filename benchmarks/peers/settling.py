"""What follows from conditions once they are decided, as generated Python: points, levels, findings, gates, safety.

The hand-written Python contains these statements; around the peers that cannot add up points, or do it slower, they
stand between the calls that decide one stratum after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from peers.task import Level, levels, property_name
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from

Decide = Callable[[dict[str, Any]], Sequence[int]]
"""Decides the conditions of a stratum (0 false, 1 unknown, 3 true), from facts and from the conclusions asked about."""
Infer = Callable[[dict[str, Any], Sequence[Decide]], Any]


def inference(rulebook: Rulebook) -> Infer:
    """A function that has one stratum after the other decided, and draws the conclusions in between.

    It returns the truths of each stratum, in the order of `Level.productions`, and every conclusion by kind.
    """
    at = levels(rulebook)
    lines = ["FALSE, UNKNOWN, TRUE = 0, 1, 3", "def infer(facts, decide):"]
    where: dict[int, str] = {}
    for stratum, level in enumerate(at):
        asked = sorted({name for number in level.productions for name in asked_by(rulebook, number)})
        handed = f"{{**facts, {', '.join(f'{name!r}: {name}' for name in asked)}}}" if asked else "facts"
        lines.append(f"    t{stratum} = decide[{stratum}]({handed})")
        where |= {number: f"t{stratum}[{position}]" for position, number in enumerate(level.productions)}
        lines += settled(level, rulebook, where.__getitem__)
    truths = "".join(f"t{stratum}, " for stratum in range(len(at)))
    lines += [f"    return ({truths}), {{", *gathered(rulebook), "    }"]
    namespace: dict[str, Any] = {}
    exec(compile("\n".join(lines), "<what follows>", "exec"), namespace)  # noqa: S102  (written above)
    infer: Infer = namespace["infer"]
    return infer


def asked_by(rulebook: Rulebook, number: int) -> set[str]:
    """The names of the conclusions that a condition asks about."""
    return {property_name(test) for test in c.walk(rulebook.productions[number].condition) if c.is_conclusion(test)}


def settled(level: Level, rulebook: Rulebook, truth: Callable[[int], str]) -> Iterator[str]:
    """The statements of one stratum; `truth` says how the truth of a production is written."""
    for kind, name in level.conclusions:
        if kind == "barrier":
            yield from _score(name, rulebook, truth)
        else:
            yield f"    {kind}__{name} = {' | '.join(truth(number) for number in rulebook.deciding((kind, name)))}"
    for prop, test in level.asked:
        over = _over(test, rulebook)
        if over is not None:
            yield f"    {prop} = {' | '.join(over) or 'FALSE'}"


def gathered(rulebook: Rulebook) -> Iterator[str]:
    """The lines of a dict with every conclusion, by kind."""
    pack = rulebook.pack
    for kind, names in (("finding", pack.findings), ("gate", pack.gates), ("safety", pack.safety)):
        yield f"        {kind!r}: {{{', '.join(f'{name!r}: {kind}__{name}' for name in names)}}},"
    scores = (
        f"{name!r}: ({', '.join(f'barrier__{name}__{part}' for part in ('points', 'upper', 'likely', 'possible'))})"
        for name in pack.barriers
    )
    yield f"        'barrier': {{{', '.join(scores)}}},"


def _over(test: c.Condition, rulebook: Rulebook) -> list[str] | None:
    match test:
        case c.AnyBarrier(level=level):
            return [f"barrier__{name}__{level}" for name in rulebook.pack.barriers]
        case c.AnySafety(urgency=urgency):
            return [f"safety__{name}" for name in safety_from(rulebook.pack, urgency)]
        case _:
            return None


def _score(name: str, rulebook: Rulebook, truth: Callable[[int], str]) -> Iterator[str]:
    rules = rulebook.barrier_rules[name]
    points, upper = [], []
    for group in rules.groups:
        members = sorted(group.members, key=lambda member: -member[1])
        points.append(_strongest([(f"{truth(number)} == TRUE", worth) for number, worth in members]))
        upper.append(_strongest([(truth(number), worth) for number, worth in members]))
    start = f"barrier__{name}"
    if rules.only_if is None:
        yield f"    {start}__points = {' + '.join(points)}"
        yield f"    {start}__upper = {' + '.join(upper)}"
    else:
        yield f"    {start}__points = {' + '.join(points)} if {truth(rules.only_if)} == TRUE else 0"
        yield f"    {start}__upper = {' + '.join(upper)} if {truth(rules.only_if)} else 0"
    for level in ("likely", "possible"):
        threshold = getattr(rulebook.pack.scoring, level)
        yield (
            f"    {start}__{level} = TRUE if {start}__points >= {threshold} else "
            f"FALSE if {start}__upper < {threshold} else UNKNOWN"
        )


def _strongest(members: Sequence[tuple[str, int]]) -> str:
    """The worth of the first that holds; the strongest come first."""
    return f"({' '.join(f'{worth} if {holds} else' for holds, worth in members)} 0)"
