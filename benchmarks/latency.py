"""How long one case takes: inference, with ranking, with every explanation, and in each of its faces, by engine.

    python benchmarks/latency.py

Everything is interleaved in one run, so that engines and faces meet the same state of the machine. What is counted is
the computing time of the thread: nothing here waits, so that is the latency on a machine that does nothing else, and
other programs do not spoil it. The advice of the engines is compared before anything is timed.

The module that `resistance-rules export python` writes is timed by itself, beside `compiled`: both from a dict of
facts, check included, to the whole advice as a dict.
"""

import argparse
import gc
from collections import defaultdict
from collections.abc import Callable
from time import get_clock_info, perf_counter_ns, thread_time_ns
from typing import Any

from shared import ENGINES, example_cases, machine, print_table, share, sparse_cases, without_engine

from resistance_rules import Case, KnowledgeBase, load
from resistance_rules.hosts.python_module import write_module

MILLISECOND = 1e6
CLOCK = thread_time_ns if get_clock_info("thread_time").resolution < 1e-6 else perf_counter_ns  # noqa: PLR2004
Work = Callable[[], object]


def work(kb: KnowledgeBase, case: Case) -> dict[str, Work]:
    """What is timed: each by itself, from a checked case."""
    return {
        "inference": lambda: kb.engine.infer(case),
        "inference and ranking": lambda: kb.assess(case).order,
        "full explained dict": lambda: kb.assess(case).to_dict(),
        "`to_json`": lambda: kb.assess(case).to_json(),
        "`to_text`": lambda: kb.assess(case).to_text(),
        "`to_html`": lambda: kb.assess(case).to_html(),
    }


def exported(kb: KnowledgeBase) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return `assess` of the pack as one Python module."""
    module: dict[str, Any] = {"__name__": kb.pack.info.id}
    exec(compile(write_module(kb.pack), "<exported module>", "exec"), module)  # noqa: S102  (as a host imports it)
    assess: Callable[[dict[str, Any]], dict[str, Any]] = module["assess"]
    return assess


def agree(kbs: dict[str, KnowledgeBase], cases: list[Case]) -> None:
    """Assert that the engines give the same advice; this also warms everything up."""
    for case in cases:
        one, *others = (without_engine(kb.assess(case)) for kb in kbs.values())
        assert all(other == one for other in others), "the engines disagree: run agreement.py"


def measure(kbs: dict[str, KnowledgeBase], cases: list[Case], rounds: int) -> dict[tuple[str, str], list[float]]:
    """Time everything for every case, `rounds` times. Returns (work, engine) -> milliseconds."""
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    for turn in range(rounds):
        engines = list(kbs) if turn % 2 == 0 else list(kbs)[::-1]
        for case in cases:
            for name in work(kbs[engines[0]], case):
                for engine in engines:
                    do = work(kbs[engine], case)[name]
                    start = CLOCK()
                    do()
                    times[name, engine].append((CLOCK() - start) / MILLISECOND)
    return times


def measure_exported(kb: KnowledgeBase, cases: list[Case], rounds: int) -> dict[str, list[float]]:
    """Compare the exported module with an engine, then time both in turn. Returns milliseconds by name."""
    module = exported(kb)
    whole: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        kb.engine.name: lambda facts: kb.assess(facts).to_dict(),
        "exported module": module,
    }
    for case in cases:
        advice = module(dict(case))
        del advice["pack"]["engine"]
        assert advice == without_engine(kb.assess(case)), "the exported module disagrees"
    times: dict[str, list[float]] = {name: [] for name in whole}
    for turn in range(rounds):
        for case in cases:
            for name in list(whole) if turn % 2 == 0 else list(whole)[::-1]:
                facts = dict(case)
                start = CLOCK()
                whole[name](facts)
                times[name].append((CLOCK() - start) / MILLISECOND)
    return times


def report_exported(title: str, times: dict[str, list[float]]) -> None:
    """Print medians, 95th and 99th percentiles, and how the module compares with the engine."""
    print(f"\n{title}, from a dict of facts to the whole advice as a dict\n")
    first = share(next(iter(times.values())), 0.5)
    rows = [
        (name, *(f"{share(those, part):.3f}" for part in (0.5, 0.95, 0.99)), f"{share(those, 0.5) / first:.2f}")
        for name, those in times.items()
    ]
    print_table(["milliseconds", "median", "95 %", "99 %", f"/ {next(iter(times))}"], rows)


def report(title: str, times: dict[tuple[str, str], list[float]]) -> None:
    """Print medians, 95th and 99th percentiles, and how the engines compare with reference."""
    print(f"\n{title}\n")
    rows = []
    for name in dict.fromkeys(name for name, _ in times):
        these = [times[name, engine] for engine in ENGINES]
        rows.append((
            name,
            *(f"{share(those, part):.3f}" for those in these for part in (0.5, 0.95, 0.99)),
            *(f"{share(those, 0.5) / share(these[-1], 0.5):.2f}" for those in these[:-1]),
        ))  # fmt: skip
    head = ["milliseconds"]
    for engine in ENGINES:
        head += [f"{engine}, median", "95 %", "99 %"]
    head += [f"{engine} / {ENGINES[-1]}" for engine in ENGINES[:-1]]
    print_table(head, rows)


def main() -> None:
    """Compare, measure, print."""
    parser = argparse.ArgumentParser(description="latency of one case")
    parser.add_argument("--cases", type=int, default=200, help="random cases, beside the pack's examples (200)")
    parser.add_argument("--examples", type=int, help="how many of the pack's examples (all)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--freeze", action="store_true", help="`gc.freeze()` after loading, as a service does")
    parser.add_argument("--pack", default="engagement")
    options = parser.parse_args()
    kbs = {engine: load(options.pack, engine=engine) for engine in ENGINES}
    kb = kbs[ENGINES[0]]
    examples, sparse = example_cases(kb)[: options.examples], sparse_cases(kb, options.cases, options.seed)
    agree(kbs, [*examples, *sparse])
    gc.collect()
    if options.freeze:
        gc.freeze()
    print(f"{machine()}; {kb!r}; {options.rounds} rounds, seed {options.seed}")
    for title, cases in (("the pack's examples", examples), ("random cases", sparse)):
        if cases:
            known = share([len(case) for case in cases], 0.5)
            heading = f"{len(cases)} {title}, {known} known facts (median)"
            report(heading, measure(kbs, cases, options.rounds))
            report_exported(heading, measure_exported(kbs["compiled"], cases, options.rounds))


if __name__ == "__main__":
    main()
