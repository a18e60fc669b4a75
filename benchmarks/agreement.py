"""Do the engines agree? The same random cases through durable and reference: conclusions and advice, value for value.

    python benchmarks/agreement.py --cases 10000 --seed 0

Each case has a seed of its own, so that one that differs can be looked at alone: `--seed 0 --only 4711`.
Ends with 1 if any case differs.
"""

import argparse
import os
import random
import sys
from collections.abc import Iterable
from functools import cache
from multiprocessing import get_context
from typing import Any

from shared import ENGINES, machine, without_engine

from resistance_rules import Case, KnowledgeBase, load
from resistance_rules.trial.sampling import CaseSampler

CHUNK = 100


@cache
def ready(pack: str) -> tuple[dict[str, KnowledgeBase], CaseSampler]:
    """Load a pack on every engine; once for each process."""
    kbs = {engine: load(pack, engine=engine) for engine in ENGINES}
    return kbs, CaseSampler.of(kbs["reference"])


def case_of(pack: str, seed: int, number: int) -> Case:
    """Draw the case of this number."""
    return ready(pack)[1].draw(random.Random(f"{seed}:{number}"))  # noqa: S311  (no secrets here)


def differing(pack: str, seed: int, number: int) -> list[str]:
    """What differs between the engines on one case; empty if they agree."""
    kbs, _ = ready(pack)
    case = case_of(pack, seed, number)
    try:
        advices = {engine: kb.assess(case) for engine, kb in kbs.items()}
        conclusions = {engine: kb.engine.infer(case) for engine, kb in kbs.items()}
    except Exception as error:  # noqa: BLE001  (an engine that fails does not agree)
        return [f"{type(error).__name__}: {error}"]
    expected = without_engine(advices["reference"])
    found = []
    for engine in ENGINES:
        if conclusions[engine] != conclusions["reference"]:
            found.append(f"conclusions ({engine})")
        data = without_engine(advices[engine])
        found += [f"{name} ({engine})" for name in expected if data[name] != expected[name]]
    return found


def differing_in(chunk: tuple[str, int, range]) -> list[tuple[int, list[str]]]:
    """Go through some cases; return those that differ."""
    pack, seed, numbers = chunk
    return [(number, names) for number in numbers if (names := differing(pack, seed, number))]


def explain(pack: str, seed: int, number: int) -> None:
    """Print one case and the first things that differ."""
    kbs, _ = ready(pack)
    case = case_of(pack, seed, number)
    print(f"case {number} of seed {seed}: {dict(case)}")
    expected = without_engine(kbs["reference"].assess(case))
    for engine in ENGINES:
        data = without_engine(kbs[engine].assess(case))
        for name in expected:
            for mine, theirs in zip(as_list(expected[name]), as_list(data[name]), strict=False):
                if mine != theirs:
                    print(f"{name}\n  reference: {mine}\n  {engine}: {theirs}")
                    break


def as_list(value: Any) -> Iterable[Any]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(description="agreement of the engines on random cases")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="look at this one case")
    parser.add_argument("--pack", default="engagement")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.only is not None:
        explain(options.pack, options.seed, options.only)
        return 1 if differing(options.pack, options.seed, options.only) else 0
    starts = range(0, options.cases, CHUNK)
    chunks = [(options.pack, options.seed, range(at, min(at + CHUNK, options.cases))) for at in starts]
    with get_context("spawn").Pool(options.jobs) as pool:
        found = sorted(item for part in pool.imap_unordered(differing_in, chunks) for item in part)
    agreed = options.cases - len(found)
    print(machine())
    print(f"agreed: {agreed} of {options.cases} cases, seed {options.seed}, {' and '.join(ENGINES)}")
    for number, names in found[:10]:
        print(f"case {number} of seed {options.seed} differs in {', '.join(names)}; "
              f"look at it with `--seed {options.seed} --only {number}`")  # fmt: skip
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
