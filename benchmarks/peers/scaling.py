"""How cost grows: more rules, more rules and facts, more known facts, more cases. A table and a plot."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from shared import example_cases

from peers.measuring import Ready, note, prepared, timed
from peers.multiplied import multiplied
from peers.task import Peer, expected
from resistance_rules import Case, KnowledgeBase
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.trial.sampling import CaseSampler

PLOT = Path(__file__).resolve().parent.parent / "scaling.svg"
TOO_SLOW = ("clingo", "with the check")
FACTORS = (1, 2, 3, 5, 10)
KNOWN = (3, 10, 30, 100, 300)
MANY = (30, 60, 120, 180, 300)
FEW = 6
ROUNDS = 5
"""The fastest of so many counts: it was disturbed the least."""


@frozen
class Curve:
    """One thing that grows.

    Attributes:
        title: what it is, and what stays as it was.
        axis: what the numbers along the bottom are.
        tenfold: from which to which number it becomes ten times as much.
        settings: for each number the rules and the cases.
        together: whether the time of all cases together is shown instead of that of one.
    """

    title: str
    axis: str
    at: Sequence[int]
    tenfold: tuple[int, int]
    settings: Callable[[int], tuple[Rulebook, Sequence[Case]]]
    together: bool = False


def curves(kb: KnowledgeBase, seed: int) -> list[Curve]:
    """What is let grow."""
    rulebook = kb.rulebook
    examples = example_cases(kb)
    few = examples[:: len(examples) // FEW][:FEW]

    def more_rules(times: int) -> tuple[Rulebook, Sequence[Case]]:
        return multiplied(kb.pack, times), few

    def more_rules_and_facts(times: int) -> tuple[Rulebook, Sequence[Case]]:
        larger = multiplied(kb.pack, times, facts_too=True)
        return larger, [Case.check(case.facts, larger.pack.facts) for case in few]

    def more_known(known: int) -> tuple[Rulebook, Sequence[Case]]:
        return rulebook, fuller_cases(kb, known, FEW, seed)

    def more_cases(count: int) -> tuple[Rulebook, Sequence[Case]]:
        return rulebook, [few[number % FEW] for number in range(count)]

    return [
        Curve("More rules about the same facts", "times the rules of the pack", FACTORS, (1, 10), more_rules),
        Curve(
            "More rules about other facts, the same cases", "times the rules and facts of the pack",
            FACTORS, (1, 10), more_rules_and_facts,
        ),
        Curve("More known facts in a case", "known facts", KNOWN, (10, 100), more_known),
        Curve("More cases", "cases", MANY, (30, 300), more_cases, together=True),
    ]  # fmt: skip


def fuller_cases(kb: KnowledgeBase, known: int, count: int, seed: int) -> list[Case]:
    """Random cases with exactly so many known facts, with values around the thresholds."""
    sampler, rng = CaseSampler.of(kb), random.Random(seed)  # noqa: S311  (no secrets here)
    cases = []
    for _ in range(count):
        values: dict[str, Any] = {}
        while len(values) < known:
            drawn = sampler.draw(rng)
            values |= {fact: value for fact, value in drawn.items() if fact not in values}
        kept = rng.sample(sorted(values), known)
        cases.append(kb.case({fact: values[fact] for fact in kept}))
    return cases


def run(peers: Iterable[Peer], kb: KnowledgeBase, seed: int, clock: Callable[[], float]) -> list[str]:
    """Measure every curve, draw them, and return the table: how much longer ten times as much takes."""
    wanted = [peer for peer in peers if not any(word in peer.name for word in TOO_SLOW)]
    found: list[tuple[Curve, dict[str, dict[int, float]]]] = []
    for curve in curves(kb, seed):
        times: dict[str, dict[int, float]] = {peer.name: {} for peer in wanted}
        for number in curve.at:
            note(f"{curve.title}: {number}")
            rulebook, cases = curve.settings(number)
            right = expected(rulebook, cases)
            ready = [one for peer in wanted if isinstance(one := prepared(peer, rulebook, cases, right), Ready)]
            for name, each in timed(ready, cases, ROUNDS, clock).items():
                times[name][number] = min(each) * (len(cases) if curve.together else 1)
        found.append((curve, times))
    draw(found)
    heads = [f"{curve.axis} {' to '.join(map(str, curve.tenfold))}" for curve, _ in found]
    lines = [f"![How the time grows with rules, facts and cases, by engine; the table says the same]({PLOT.name})", ""]
    lines += [f"| ten times as much | {' | '.join(heads)} |", f"|---|{'---:|' * len(found)}"]
    for peer in wanted:
        grown = (_grown(times[peer.name], curve.tenfold) for curve, times in found)
        lines.append(f"| {peer.name} | {' | '.join(grown)} |")
    return lines


def _grown(times: dict[int, float], tenfold: tuple[int, int]) -> str:
    least, most = tenfold
    return f"{times[most] / times[least]:.1f}" if least in times and most in times else "-"


def draw(found: Sequence[tuple[Curve, dict[str, dict[int, float]]]]) -> None:
    """Draw the curves, each line with a colour, a marker and a dash of its own."""
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "scaling", "font.size": 10})
    colours = (
        "#000000",
        "#0072b2",
        "#d55e00",
        "#009e73",
        "#cc79a7",
        "#7a5195",
        "#8c6d00",
        "#56b4e9",
        "#a00000",
        "#555555",
        "#2f4f9f",
        "#e69f00",
    )
    markers, dashes = "osD^vP*Xhd<>", ("-", "--", "-.", ":")
    figure, axes = plt.subplots(2, 2, figsize=(11, 9.6), layout="constrained")
    names = list(found[0][1])
    for axis, (curve, times) in zip(axes.flat, found, strict=True):
        for number, name in enumerate(names):
            at = sorted(times[name])
            axis.plot(
                at, [1000 * times[name][one] for one in at],
                label=name, color=colours[number % len(colours)], marker=markers[number % len(markers)],
                linestyle=dashes[number % len(dashes)], linewidth=3 if number == 0 else 1.6, markersize=6,
            )  # fmt: skip
        axis.set(xscale="log", yscale="log", title=curve.title, xlabel=curve.axis)
        axis.set_ylabel("milliseconds for all cases" if curve.together else "milliseconds for one case")
        axis.set_xticks(curve.at, [str(one) for one in curve.at])
        axis.minorticks_off()
        axis.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axis.grid(visible=True, color="#dddddd", linewidth=0.8)
    handles, labels = axes.flat[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, frameon=False)
    described = (
        "Four plots of the time that inference takes, by engine, on logarithmic scales; the table says the same."
    )
    figure.savefig(PLOT, metadata={"Date": None, "Title": "How cost grows", "Description": described})
    plt.close(figure)
