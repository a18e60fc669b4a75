"""Does it grow? Memory over many random cases, each engine in a process of its own.

    python benchmarks/memory.py --cases 200000

After a warm-up, memory is read now and then while cases are drawn, assessed and forgotten. On Linux it is what the
process itself has allocated, swapped out or not, so that what the system does with the pages of files does not count.
"""

import argparse
import gc
import json
import random
import subprocess
import sys
from pathlib import Path

from shared import ENGINES, machine, print_table

READINGS = 20
STATUS = Path("/proc/self/status")


def allocated() -> float:
    """Return the memory of this process, in megabytes."""
    if STATUS.exists():
        lines = dict(line.split(":", 1) for line in STATUS.read_text(encoding="ascii").splitlines())
        return sum(int(lines[name].split()[0]) for name in ("RssAnon", "VmSwap")) / 1024
    import psutil

    return float(psutil.Process().memory_info().rss) / (1 << 20)


def readings(options: argparse.Namespace) -> list[float]:
    """Assess cases and return the memory after the warm-up, and 20 times on the way."""
    from resistance_rules import load
    from resistance_rules.trial.sampling import CaseSampler

    kb = load(options.pack, engine=options.engine)
    sampler, rng = CaseSampler.of(kb), random.Random(options.seed)  # noqa: S311  (no secrets here)
    for _ in range(options.warm_up):
        kb.assess(sampler.draw(rng))
    gc.collect()
    found = [allocated()]
    done = 0
    for reading in range(1, READINGS + 1):
        while done < options.cases * reading // READINGS:
            kb.assess(sampler.draw(rng))
            done += 1
        gc.collect()
        found.append(allocated())
        if options.progress:
            print(f"{options.engine}: {done} cases, {found[-1]:.1f} MB", file=sys.stderr, flush=True)
    return found


def main() -> None:
    """Start a process for each engine, and print how they grew."""
    parser = argparse.ArgumentParser(description="growth of memory")
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--warm-up", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pack", default="engagement")
    parser.add_argument("--progress", action="store_true", help="print each reading as it is made")
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.engine:
        print(json.dumps(readings(options)))
        return
    children = {
        engine: subprocess.Popen(  # noqa: S603  (this same script)
            [sys.executable, __file__, *sys.argv[1:], "--engine", engine], stdout=subprocess.PIPE, text=True
        )
        for engine in ENGINES
    }
    rows = []
    for engine, child in children.items():
        output, _ = child.communicate()
        if child.returncode:
            sys.exit(child.returncode)
        found = json.loads(output)
        half = found[len(found) // 2]
        rows.append((
            engine, f"{found[0]:.1f}", f"{found[-1]:.1f}", f"{found[-1] - found[0]:+.1f}", f"{found[-1] - half:+.1f}",
            f"{max(found) - found[0]:+.1f}",
        ))  # fmt: skip
    print(f"{machine()}; {options.cases} cases after {options.warm_up} to warm up, seed {options.seed}\n")
    head = ("megabytes", "after the warm-up", "at the end", "growth", "of it in the second half", "highest above it")
    print_table(head, rows)


if __name__ == "__main__":
    main()
