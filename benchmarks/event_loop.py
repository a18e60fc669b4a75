"""How late does an event loop run while sixteen clients ask for advice without a pause?

    python benchmarks/event_loop.py

Compares advice on the loop itself with advice in threads, so many at a time. A heartbeat asks for its turn every
millisecond and notes how late it gets it. Lateness is given relative to the computing time of one case, measured in the
same run.
"""

import argparse
import asyncio
from time import perf_counter

from shared import ENGINES, example_cases, machine, print_table, share

from resistance_rules import Case, KnowledgeBase, load

CLIENTS = 16
BEAT = 0.001
WAYS = {
    "on the event loop itself": 0,
    "threads, one at a time": 1,
    "threads, two at a time": 2,
    "threads, six at a time": 6,
}


async def measure(kb: KnowledgeBase, cases: list[Case], at_once: int) -> tuple[list[float], float]:
    """Serve the cases; return how late the heartbeat was each time, and how long everything took, in seconds."""
    late: list[float] = []
    turns = asyncio.Semaphore(at_once or 1)
    waiting = iter(cases)

    def advise(case: Case) -> str:
        return kb.assess(case).to_json()

    async def client() -> None:
        for case in waiting:
            if at_once:
                async with turns:
                    await asyncio.to_thread(advise, case)
            else:
                advise(case)
                await asyncio.sleep(0)

    async def heart() -> None:
        while True:
            asked = perf_counter()
            await asyncio.sleep(BEAT)
            late.append(perf_counter() - asked - BEAT)

    beating = asyncio.create_task(heart())
    start = perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    took = perf_counter() - start
    await asyncio.sleep(2 * BEAT)  # the last beat
    beating.cancel()
    return late, took


def main() -> None:
    """Measure every way in turn, several times, and print medians."""
    parser = argparse.ArgumentParser(description="lateness of an event loop")
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engine", default="auto", choices=("auto", *ENGINES))
    parser.add_argument("--pack", default="engagement")
    options = parser.parse_args()
    kb = load(options.pack, engine=options.engine)
    examples = example_cases(kb)
    cases = [examples[number % len(examples)] for number in range(options.cases)]
    asyncio.run(measure(kb, examples, 0))  # to warm up
    figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in WAYS}
    for _ in range(options.rounds):
        direct = 0.0
        for name, at_once in WAYS.items():
            late, took = asyncio.run(measure(kb, cases, at_once))
            direct = direct or took  # the first one computes and does nothing else
            one = direct / len(cases)
            figures[name].append((share(late, 0.5) / one, share(late, 0.95) / one, direct / took))
    print(f"{machine()}; {kb!r}; {CLIENTS} clients, {options.cases} cases, {options.rounds} rounds\n")
    columns = {name: list(zip(*found, strict=True)) for name, found in figures.items()}
    rows = [(name, *(f"{share(column, 0.5):.2g}" for column in found)) for name, found in columns.items()]
    print_table(("in cases", "late, median", "late, 95 %", "cases in the same time"), rows)


if __name__ == "__main__":
    main()
