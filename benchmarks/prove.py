"""How long proofs take: the whole check of a pack, each kind of claim, and the questions about one case.

    python benchmarks/prove.py

What is counted is the computing time of the process, so that other programs do not spoil it. The pack has to be proved;
answers are replayed by the library itself.
"""

import argparse
from collections import defaultdict
from time import perf_counter, process_time

from shared import example_cases, machine, print_table, share

from resistance_rules import Advice, KnowledgeBase, load
from resistance_rules.prove import enough, prove, what_would_change


def ids_of(advice: Advice) -> list[str]:
    """Choose what somebody would ask about: the first of each list."""
    lists = (advice.recommendations[:3], advice.withheld[:1], advice.barriers[:2], advice.safety[:1], advice.gates[:1])
    return [item.id for items in lists for item in items]


def milliseconds(values: list[float], part: float) -> str:
    """Return a share of the values in milliseconds."""
    return f"{1000 * share(values, part):.1f}"


def check(kb: KnowledgeBase) -> None:
    """Measure and print the whole check."""
    start, computing = perf_counter(), process_time()
    proof = prove(kb)
    assert proof.holds, "the pack is not proved"
    spent, waited = process_time() - computing, perf_counter() - start
    print(f"Whole check: {len(proof.verdicts)} claims, {spent:.1f} s of computing, {waited:.1f} s in all\n")
    kinds: dict[str, list[float]] = defaultdict(list)
    for verdict in proof.verdicts:
        kinds[verdict.claim.partition(":")[0]].append(verdict.seconds)
    rows = [
        (kind, len(times), f"{sum(times):.2f}", milliseconds(times, 0.5), milliseconds(times, 1.0))
        for kind, times in kinds.items()
    ]
    print_table(("claims", "number", "seconds", "median ms", "longest ms"), rows)
    print()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--questions-only", action="store_true", help="leave out the whole check")
    parser.add_argument("--every", type=int, default=4, help="ask about every so many examples")
    args = parser.parse_args()
    kb = load(engine="reference")
    print(f"{machine()}\n")
    if not args.questions_only:
        check(kb)
    times = defaultdict(list)
    smallest = possible = 0
    for case in example_cases(kb)[:: args.every]:
        advice = kb.assess(case)
        for name in ids_of(advice):
            start = process_time()
            smallest += enough(advice, name).smallest
            times["enough"].append(process_time() - start)
            start = process_time()
            possible += what_would_change(advice, name).possible
            times["what_would_change"].append(process_time() - start)
    head = ("question", "asked", "median ms", "90 % ms", "longest ms")
    print_table(head, [(n, len(t), *(milliseconds(t, part) for part in (0.5, 0.9, 1.0))) for n, t in times.items()])
    asked = len(times["enough"])
    print(f"\nSets shown to be the smallest: {smallest} of {asked}. Something can change it: {possible} of {asked}.")


if __name__ == "__main__":
    main()
