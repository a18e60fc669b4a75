"""What generated cases reach in a pack, and what it costs to notice.

    python benchmarks/rule_coverage.py
    python benchmarks/rule_coverage.py --write-readme   # only the counts of our own pack, into README.md

Several ways to draw cases run side by side, each through hypothesis: from the vocabulary alone (any value of any
fact), from the kit without a target, and from the kit with a target that no case has reached yet. Everything that a
case reaches is counted for all of them by the same recorder. The time of recording is measured on the same cases,
interleaved.
"""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from shared import example_cases, machine, print_table, share, sparse_cases

from resistance_rules import KnowledgeBase, load
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.testing import Coverage, Recorder, cases, propose, recording
from resistance_rules.testing.errors import ImpossibleTargetError
from resistance_rules.testing.obligations import KINDS, TITLES, catalogue_of
from resistance_rules.testing.suite import Suite

README = Path(__file__).resolve().parent.parent / "README.md"
QUICK = settings(deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
FEW = 20  # facts, as the cases of the kit know
START, END = "<!-- rule coverage: written by benchmarks/rule_coverage.py -->", "<!-- end of rule coverage -->"


def from_vocabulary(kb: KnowledgeBase, most: int | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Return what somebody would write with plain hypothesis: any value of any fact, each known or not.

    Left out, `most` allows any number of facts: about half of the vocabulary is known, as in no real case.
    """

    def values(fact: Fact) -> st.SearchStrategy[Any]:
        if fact.yes_no:
            return st.booleans()
        if fact.choice:
            return st.sampled_from(fact.choice)
        low, high = fact.range
        return st.integers(low, high) if fact.integer else st.decimals(low, high, places=1)

    each = {name: values(fact) for name, fact in kb.pack.facts.items()}
    if most is None:
        return st.fixed_dictionaries({}, optional=each)
    names = st.lists(st.sampled_from(sorted(each)), unique=True, max_size=most)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: each[name] for name in chosen}))


def reached_by_any(kb: KnowledgeBase, marks: list[int], strategy: st.SearchStrategy[Any]) -> list[Coverage]:
    """Draw as many cases as the last mark says; return the coverage at each mark."""
    recorder, found = Recorder(kb), []

    @seed(0)
    @settings(QUICK, max_examples=marks[-1])
    @given(strategy)
    def run(case: Any) -> None:
        if recorder.cases < marks[-1]:
            recorder.note(kb.assess(case))
            if recorder.cases in marks:
                found.append(recorder.coverage())

    while recorder.cases < marks[-1]:  # hypothesis ends early where it believes that it has seen everything
        run()
    return found


def reached_by_aiming(kb: KnowledgeBase, marks: list[int]) -> list[Coverage]:
    """Draw cases that each aim at the next thing that is not reached: rules first, then conditions."""
    recorder, found = Recorder(kb), []
    names = [name for kind in ("rule", "condition") for name in catalogue_of(kb).obligations if name.startswith(kind)]
    for name in names:
        if recorder.coverage().reached(name):
            continue
        try:
            strategy = cases(kb, reaching=name)
        except ImpossibleTargetError:
            continue

        @settings(QUICK, max_examples=1)
        @given(strategy)
        def run(case: Any) -> None:
            recorder.note(kb.assess(case))

        run()
        if recorder.cases in marks:
            found.append(recorder.coverage())
        if len(found) == len(marks):
            break
    if len(found) < len(marks):
        found.append(recorder.coverage())  # nothing was left to aim at
    return found


def compare(kb: KnowledgeBase, marks: list[int]) -> None:
    """Print what each way reaches after so many cases."""
    ways: dict[str, Callable[[], list[Coverage]]] = {
        "hypothesis, any number of facts": lambda: reached_by_any(kb, marks, from_vocabulary(kb)),
        f"hypothesis, up to {FEW} facts": lambda: reached_by_any(kb, marks, from_vocabulary(kb, FEW)),
        "the kit, `cases(kb)`": lambda: reached_by_any(kb, marks, cases(kb)),
        "the kit, `cases(kb, reaching=...)`": lambda: reached_by_aiming(kb, marks),
    }
    rows = []
    for name, draw in ways.items():
        start = perf_counter()
        for coverage in draw():
            counts = {count.kind: count for count in coverage.counts()}
            shown = (f"{counts[kind].reached} of {counts[kind].total}" for kind in ("rule", "condition"))
            rows.append((name, coverage.cases, *shown))
        print(f"{name}: {perf_counter() - start:.1f} s")
    print()
    print_table(("cases drawn by", "cases", TITLES["rule"], TITLES["condition"]), rows)


def cost(kb: KnowledgeBase, count: int, rounds: int) -> None:
    """Print how much longer an assessment takes while it is recorded."""
    drawn = [*example_cases(kb), *sparse_cases(kb, count, 0)]
    plain: list[float] = []
    noted: list[float] = []
    recorder = Recorder(kb)
    for _ in range(rounds):
        for case in drawn:
            start = perf_counter()
            kb.assess(case)
            plain.append(perf_counter() - start)
            with recording(recorder):
                start = perf_counter()
                kb.assess(case)
                noted.append(perf_counter() - start)
    start = perf_counter()
    recorder.coverage()
    worked_out = (perf_counter() - start) / len(noted)
    rows = [
        ("plain", f"{share(plain, 0.5) * 1e3:.2f}", "1.00"),
        ("recorded", f"{share(noted, 0.5) * 1e3:.2f}", f"{sum(noted) / sum(plain):.2f}"),
        ("recorded and worked out", f"{(share(noted, 0.5) + worked_out) * 1e3:.2f}",
         f"{(sum(noted) + worked_out * len(noted)) / sum(plain):.2f}"),
    ]  # fmt: skip
    print_table(("assessment", "milliseconds, median", "ratio of totals"), rows)


def counts_table(suite: Suite) -> str:
    """Return the counts of a pack as Markdown: examples alone, and with generated cases."""
    before, after = ({count.kind: count for count in one.counts()} for one in (suite.before, suite.after))
    generated = suite.after.cases - suite.before.cases
    columns = (
        f"of the `{suite.before.kb.pack.info.id}` pack",
        "there are",
        f"by its {suite.before.cases} examples",
        f"with {generated} generated cases",
        "no case can reach",
    )
    lines = [f"| {' | '.join(columns)} |", "|---|---:|---:|---:|---:|"]
    for kind in KINDS:
        one, other = before[kind], after[kind]
        lines.append(f"| {TITLES[kind]} | {other.total} | {one.reached} | {other.reached} | {other.impossible} |")
    return "\n".join(lines)


def write_readme(kb: KnowledgeBase) -> None:
    """Bring the counts in the README up to date."""
    text = README.read_text(encoding="utf-8")
    table = f"{START}\n{counts_table(propose(kb))}\n{END}"
    README.write_text(re.sub(f"{re.escape(START)}.*?{re.escape(END)}", lambda _: table, text, flags=re.DOTALL), "utf-8")


def main() -> None:
    """Compare, measure, print."""
    parser = argparse.ArgumentParser(description="what generated cases reach, and what recording costs")
    parser.add_argument("--pack", default="engagement")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write-readme", action="store_true", help="only bring the counts in README.md up to date")
    options = parser.parse_args()
    kb = load(options.pack, engine="reference")
    if options.write_readme:
        write_readme(kb)
        return
    print(f"{machine()}; {kb!r}\n")
    compare(kb, [100, 1000, 2000])
    print()
    cost(load(options.pack), 100, options.rounds)


if __name__ == "__main__":
    main()
