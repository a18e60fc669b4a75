"""The same rules and cases on our engines, on other rule engines and in plain Python, in one run.

    python benchmarks/peers

Everybody gets the checked facts of a case and answers with the truth of every condition of the pack and with every
conclusion (findings, barriers with points, gates, safety conditions), three-valued. Every answer is compared with the
reference evaluator's before anything is timed. Peers that do only the matching are given the adding up of points as
generated Python. Nothing is ranked or explained here: inference is compared with inference.

The peers need an environment of their own; `benchmarks/README.md` says how to make it. Who is not installed is listed
with the reason.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import get_clock_info, perf_counter, process_time

HERE = Path(__file__).resolve().parent
sys.path[0] = str(HERE.parent)  # so that neither a module here hides a package, nor `shared` is out of reach

from shared import example_cases, machine, sparse_cases  # noqa: E402

from peers import scaling  # noqa: E402
from peers.every import COMPILED, FLOOR, OURS, PEERS  # noqa: E402
from peers.measuring import Ready, Refused, prepared, ratios, timed  # noqa: E402
from peers.task import Peer, expected  # noqa: E402
from resistance_rules import Case, KnowledgeBase, load  # noqa: E402

PAGE = HERE.parent / "README.md"
TARGET = 8


def cases_of(kb: KnowledgeBase, count: int, seed: int) -> list[Case]:
    """Half of them examples of the pack, spread over all of it, half random."""
    examples = example_cases(kb)
    step = max(1, len(examples) // max(1, count // 2))
    return [*examples[::step][: count // 2], *sparse_cases(kb, count - count // 2, seed)]


def report(everybody: Sequence[Ready | Refused], times: dict[str, list[float]], floor: str) -> list[str]:
    """The table, as lines of Markdown."""
    lines = [
        "| | version | how it is used | preparing | one case | / compiled | least to most |",
        "|---|---|---|---:|---:|---:|---:|",
    ]
    placed = sorted((one for one in everybody if isinstance(one, Ready)), key=lambda one: median(times[one.peer.name]))
    for one in placed:
        name = one.peer.name
        middle, least, most = ratios(times, name, COMPILED.name)
        shown = name if name != floor else f"*{name}* (the floor)"
        lines.append(
            f"| {shown} | {one.peer.version()} | {one.peer.how} | {one.preparing:.2f} s | "
            f"{1000 * median(times[name]):.3f} ms | {middle:.2f} | {least:.2f} to {most:.2f} |"
        )
    lines.append("")
    refused = [one for one in everybody if isinstance(one, Refused)]
    return lines + [f"* **{one.peer.name}** {'is wrong' if one.wrong else 'cannot'}: {one.why}" for one in refused]


def verdict(ready: Sequence[Ready], times: dict[str, list[float]]) -> str:
    """How the compiled engine stands to the fastest peer."""
    names = {peer.name for peer in PEERS}
    peers = [one.peer.name for one in ready if one.peer.name in names]
    if not peers or COMPILED.name not in times:
        return "No peer took part."
    fastest = min(peers, key=lambda name: median(times[name]))
    middle, least, most = ratios(times, fastest, COMPILED.name)
    return (
        f"Per case `compiled` is {middle:.1f} times as fast as the fastest peer, {fastest} "
        f"({least:.1f} to {most:.1f} in single rounds; target: {TARGET})."
    )


def chosen(only: Sequence[str]) -> list[Peer]:
    """Who was asked for: everybody, or those whose name contains one of the words."""
    everybody = [*OURS, *FLOOR, *PEERS]
    return [peer for peer in everybody if not only or any(word in peer.name for word in only)]


def main() -> int:
    """Prepare, compare, measure, print. Returns 1 if an answer was wrong."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument("--cases", type=int, default=60, help="how many, half of them the pack's own examples (60)")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[], metavar="WORD", help="only those with this in their name")
    parser.add_argument("--clock", choices=("computing", "wall"), default="computing", help="of the whole process")
    parser.add_argument("--pack", default="engagement")
    parser.add_argument("--scaling", action="store_true", help="also rules, facts and cases x10")
    parser.add_argument("--write-readme", action="store_true", help="put what was measured on the page, and the plot")
    options = parser.parse_args()
    kb = load(options.pack, engine="reference")
    rulebook, cases = kb.engine.rulebook, cases_of(kb, options.cases, options.seed)  # type: ignore[attr-defined]
    clock = process_time if options.clock == "computing" else perf_counter
    assert get_clock_info(clock.__name__).resolution < 1e-4  # noqa: PLR2004
    right = expected(rulebook, cases)
    everybody = []
    for peer in chosen(options.only):
        print(f"preparing {peer.name} ...", file=sys.stderr)
        everybody.append(prepared(peer, rulebook, cases, right))
    ready = [one for one in everybody if isinstance(one, Ready)]
    before = os.getloadavg()[0]
    times = timed(ready, cases, options.rounds, clock)
    known = sorted(len(case) for case in cases)[len(cases) // 2]
    head = (
        f"{machine()}; {kb!r}, {len(rulebook.productions)} conditions; {len(cases)} cases with {known} known facts "
        f"(median), {options.rounds} rounds, {options.clock} time; load {before:.1f} before and "
        f"{os.getloadavg()[0]:.1f} after."
    )
    lines = [head, "", *report(everybody, times, FLOOR[0].name), "", verdict(ready, times)]
    if options.scaling:
        lines += ["", *scaling.run([one.peer for one in ready], kb, options.seed, clock)]
    print("\n".join(lines))
    if options.write_readme:
        write("peers", lines)
    return 1 if any(isinstance(one, Refused) and one.wrong for one in everybody) else 0


def write(what: str, lines: Sequence[str]) -> None:
    """Put these lines on the page, between the marks."""
    start, end = f"<!-- {what}: written by benchmarks/peers -->", f"<!-- end of {what} -->"
    text = PAGE.read_text(encoding="utf-8")
    assert start in text, f"{PAGE.name} has no mark {start}"
    block = "\n".join([start, "", *lines, "", end])
    PAGE.write_text(re.sub(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: block, text, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
