"""What the benchmarks share: cases, what the engines must agree on, and how results are printed."""

import os
import platform
import random
from collections.abc import Iterable, Sequence
from typing import Any

from resistance_rules import Advice, Case, KnowledgeBase
from resistance_rules.trial.sampling import CaseSampler

ENGINES = ("durable", "compiled", "reference")
FEWEST, MOST = 5, 60


def example_cases(kb: KnowledgeBase) -> list[Case]:
    """Return the cases of the pack's own examples: a handful of facts each, as somebody would submit them."""
    return [kb.case(example.case) for example in kb.pack.examples.values()]


def sparse_cases(kb: KnowledgeBase, count: int, seed: int) -> list[Case]:
    """Return random cases with 5 to 60 known facts, on and around the thresholds of the pack's conditions."""
    sampler, rng = CaseSampler.of(kb), random.Random(seed)  # noqa: S311  (no secrets here)
    cases: list[Case] = []
    while len(cases) < count:
        case = sampler.draw(rng)
        if FEWEST <= len(case) <= MOST:
            cases.append(case)
    return cases


def without_engine(advice: Advice) -> dict[str, Any]:
    """Return the data of an advice without the one field in which the engines may differ."""
    data = advice.to_dict()
    del data["pack"]["engine"]
    return data


def machine() -> str:
    """Say what the figures were measured on."""
    return f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}, {platform.system()}"


def share(values: Sequence[float], part: float) -> float:
    """Return the value below which this part of the values lies: 0.5 for the median."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as Markdown: text to the left, numbers to the right."""
    print(f"| {' | '.join(head)} |")
    print(f"|---|{'---:|' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")
