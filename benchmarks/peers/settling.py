"""What follows from conditions once they are decided, as generated Python: points, levels, findings, gates, safety.

The hand-written Python contains these statements. Peers that cannot add up points, or do it slower, get them as
functions, one for each stratum, and do the matching themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from peers.task import Level, levels

from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from

Settle = Callable[[list[int], dict[str, Any], dict[str, Any]], None]
Gather = Callable[[dict[str, Any]], dict[str, dict[str, Any]]]


def settlers(rulebook: Rulebook) -> tuple[list[Settle], Gather]:
    """Functions that draw the conclusions of each stratum, and one that gathers all of them at the end.

    A `Settle` takes the truths of the productions by number, adds every conclusion to the second argument by its name,
    and those that higher strata ask about to the third.
    """
    lines = ["FALSE, UNKNOWN, TRUE = 0, 1, 3"]
    at = levels(rulebook)
    for number, level in enumerate(at):
        reads = sorted({name for _, test in level.asked for name in _over(test, rulebook)})
        lines += ["", f"def settle_{number}(t, found, handed):", "    pass"]
        lines += [f"    {name} = found.get({name!r})" for name in reads]
        lines += list(settled(level, rulebook, "t[{}]"))
        made = [made for kind, name in level.conclusions for made in names_of(kind, name)]
        made += [prop for prop, test in level.asked if isinstance(test, c.AnyBarrier | c.AnySafety)]
        if made:
            lines.append(f"    found.update({', '.join(f'{name}={name}' for name in made)})")
        if level.asked:
            lines.append(f"    handed.update({', '.join(f'{name}={name}' for name, _ in level.asked)})")
    reads = [name for kind, names in _kinds(rulebook) for one in names for name in names_of(kind, one)]
    lines += ["", "def gather(found):", *(f"    {name} = found[{name!r}]" for name in reads)]
    lines += ["    return {", *gathered(rulebook), "    }"]
    namespace: dict[str, Any] = {}
    exec(compile("\n".join(lines), "<what follows>", "exec"), namespace)  # noqa: S102  (written above)
    return [namespace[f"settle_{number}"] for number in range(len(at))], namespace["gather"]


def settled(level: Level, rulebook: Rulebook, truth: str) -> Iterator[str]:
    """The statements of one stratum; `truth` is how the truth of a production is written, `t{}` or `t[{}]`."""
    for kind, name in level.conclusions:
        if kind == "barrier":
            yield from _score(name, rulebook, truth)
        else:
            yield f"    {kind}__{name} = {' | '.join(truth.format(n) for n in rulebook.deciding((kind, name)))}"
    for prop, test in level.asked:
        if isinstance(test, c.AnyBarrier | c.AnySafety):
            yield f"    {prop} = {' | '.join(_over(test, rulebook)) or 'FALSE'}"


def gathered(rulebook: Rulebook) -> Iterator[str]:
    """The lines of a dict with every conclusion, by kind."""
    for kind, names in _kinds(rulebook):
        if kind == "barrier":
            values = [f"{name!r}: ({', '.join(names_of(kind, name))})" for name in names]
        else:
            values = [f"{name!r}: {kind}__{name}" for name in names]
        yield f"        {kind!r}: {{{', '.join(values)}}},"


def names_of(kind: str, name: str) -> tuple[str, ...]:
    """The variables that hold a conclusion."""
    if kind != "barrier":
        return (f"{kind}__{name}",)
    return tuple(f"barrier__{name}__{part}" for part in ("points", "upper", "likely", "possible"))


def _kinds(rulebook: Rulebook) -> list[tuple[str, list[str]]]:
    pack = rulebook.pack
    return [
        ("finding", list(pack.findings)), ("gate", list(pack.gates)),
        ("safety", list(pack.safety)), ("barrier", list(pack.barriers)),
    ]  # fmt: skip


def _over(test: c.Condition, rulebook: Rulebook) -> list[str]:
    match test:
        case c.AnyBarrier(level=level):
            return [f"barrier__{name}__{level}" for name in rulebook.pack.barriers]
        case c.AnySafety(urgency=urgency):
            return [f"safety__{name}" for name in safety_from(rulebook.pack, urgency)]
        case _:
            return []


def _score(name: str, rulebook: Rulebook, truth: str) -> Iterator[str]:
    rules = rulebook.barrier_rules[name]
    points, upper = [], []
    for group in rules.groups:
        members = sorted(group.members, key=lambda member: -member[1])
        points.append(_strongest([(f"{truth.format(number)} == TRUE", worth) for number, worth in members]))
        upper.append(_strongest([(truth.format(number), worth) for number, worth in members]))
    start = f"barrier__{name}"
    if rules.only_if is None:
        yield f"    {start}__points = {' + '.join(points)}"
        yield f"    {start}__upper = {' + '.join(upper)}"
    else:
        only_if = truth.format(rules.only_if)
        yield f"    {start}__points = {' + '.join(points)} if {only_if} == TRUE else 0"
        yield f"    {start}__upper = {' + '.join(upper)} if {only_if} else 0"
    for level in ("likely", "possible"):
        threshold = getattr(rulebook.pack.scoring, level)
        yield (
            f"    {start}__{level} = TRUE if {start}__points >= {threshold} else "
            f"FALSE if {start}__upper < {threshold} else UNKNOWN"
        )


def _strongest(members: Sequence[tuple[str, int]]) -> str:
    """The worth of the first that holds; the strongest come first."""
    return f"({' '.join(f'{worth} if {holds} else' for holds, worth in members)} 0)"
