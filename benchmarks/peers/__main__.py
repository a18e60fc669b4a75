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

from shared import example_cases, machine, share, sparse_cases  # noqa: E402

from peers import scaling  # noqa: E402
from peers.every import BATCHES, COMPILED, FLOOR, OURS, PEERS  # noqa: E402
from peers.measuring import Ready, Refused, Times, note, prepared, ratios, timed  # noqa: E402
from peers.task import Peer, expected  # noqa: E402
from resistance_rules import Case, KnowledgeBase  # noqa: E402
from resistance_rules import load as load_pack  # noqa: E402

PAGE = HERE.parent / "README.md"
TARGET = 8


def groups_of(kb: KnowledgeBase, count: int, seed: int) -> dict[str, list[Case]]:
    """Examples of the pack, spread over all of it, and random cases; so many of each."""
    examples = example_cases(kb)
    return {
        "examples": examples[:: max(1, len(examples) // count)][:count],
        "random": sparse_cases(kb, count, seed),
    }


def report(ready: Sequence[Ready], refused: Sequence[Refused], times: dict[str, Times]) -> list[str]:
    """The table, then how each is used, as lines of Markdown."""
    shown = {FLOOR[0].name: f"*{FLOOR[0].name}* (the floor)", COMPILED.name: f"**{COMPILED.name}**"}
    lines = [
        f"| | preparing |{''.join(f' {group} | / compiled | least to most |' for group in times)}",
        f"|---|---:|{'---:|---:|---:|' * len(times)}",
    ]
    first = times[next(iter(times))]
    placed = sorted(ready, key=lambda one: median(first[one.peer.name]))
    for one in placed:
        name = one.peer.name
        cells = [shown.get(name, name), f"{one.preparing:.2f} s"]
        for group in times.values():
            cells.append(f"{1000 * median(group[name]):.3f} ms")
            if COMPILED.name in group:
                middle, least, most = ratios(group, name, COMPILED.name)
                cells += [f"{middle:.2f}", f"{least:.2f} to {most:.2f}"]
            else:
                cells += ["", ""]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", *(f"* **{one.peer.name}** {one.peer.version()}: {one.peer.how}" for one in placed)]
    return lines + [f"* **{one.peer.name}** {'is wrong' if one.wrong else 'cannot'}: {one.why}" for one in refused]


def verdicts(ready: Sequence[Ready], times: dict[str, Times]) -> list[str]:
    """How the compiled engine stands to the fastest peers."""
    peers = [one.peer.name for one in ready if one.peer in PEERS]
    lines = []
    for group, found in times.items():
        if COMPILED.name in found:
            for name in sorted(peers, key=lambda name: median(found[name]))[:3]:
                middle, least, most = ratios(found, name, COMPILED.name)
                lines.append(
                    f"* {group}: `compiled` is {middle:.1f} times as fast as {name} ({least:.1f} to {most:.1f} in "
                    f"single rounds; target: {TARGET} against the fastest)"
                )
    return lines


def chosen(only: Sequence[str]) -> list[Peer]:
    """Who was asked for: everybody, or those whose name contains one of the words."""
    everybody = [*OURS, *FLOOR, *PEERS]
    return [peer for peer in everybody if not only or any(word in peer.name for word in only)]


def main() -> int:
    """Prepare, compare, measure, print. Returns 1 if an answer was wrong."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--cases", type=int, default=40, help="so many of the pack's examples and so many random ones (40)"
    )
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[], metavar="WORD", help="only those with this in their name")
    parser.add_argument("--clock", choices=("computing", "wall"), default="computing", help="of the whole process")
    parser.add_argument("--pack", default="engagement")
    parser.add_argument("--scaling", action="store_true", help="also rules, facts and cases x10")
    parser.add_argument("--write-readme", action="store_true", help="put what was measured on the page, and the plot")
    options = parser.parse_args()
    kb = load_pack(options.pack, engine="reference")
    rulebook, groups = kb.rulebook, groups_of(kb, options.cases, options.seed)
    clock = process_time if options.clock == "computing" else perf_counter
    assert get_clock_info(clock.__name__).resolution < 1e-4  # noqa: PLR2004
    cases = [case for group in groups.values() for case in group]
    right, everybody = expected(rulebook, cases), []
    for peer in chosen(options.only):
        note(f"preparing {peer.name}")
        everybody.append(prepared(peer, rulebook, cases, right))
    ready = [one for one in everybody if isinstance(one, Ready)]
    refused = [one for one in everybody if isinstance(one, Refused)]
    before = os.getloadavg()[0]
    times = {name: timed(ready, group, options.rounds, clock) for name, group in groups.items()}
    sizes = ", ".join(
        f"{len(group)} {name} with {share([len(case) for case in group], 0.5):.0f} known facts (median)"
        for name, group in groups.items()
    )
    load = f"load {before:.1f} before and {os.getloadavg()[0]:.1f} after"
    measured = f"{options.rounds} rounds, {options.clock} time; {load}"
    lines = [
        f"{machine()}; {kb.pack!r}, {len(rulebook.productions)} conditions; {sizes}; {measured}.",
        "",
        *report(ready, refused, times),
        "",
        *verdicts(ready, times),
    ]
    if options.scaling:
        lines += ["", *scaling.run([*(one.peer for one in ready), *BATCHES], kb, options.seed, clock)]
    print("\n".join(lines))
    if options.write_readme:
        write("peers", lines)
    return 1 if any(one.wrong for one in refused) else 0


def write(what: str, lines: Sequence[str]) -> None:
    """Put these lines on the page, between the marks."""
    start, end = f"<!-- {what}: written by benchmarks/peers -->", f"<!-- end of {what} -->"
    text = PAGE.read_text(encoding="utf-8")
    assert start in text, f"{PAGE.name} has no mark {start}"
    block = "\n".join([start, "", *lines, "", end])
    PAGE.write_text(re.sub(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: block, text, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
