"""Asking everybody the same, checking every answer, and timing who was right, in rounds."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter, process_time

from attrs import frozen

from peers.task import AnswerAll, Peer
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.rulebook import Rulebook

Times = dict[str, list[float]]
"""For each name and round the seconds for one case."""
AT_LEAST = 0.03
"""Seconds of one measurement; who is faster answers all cases several times."""


@frozen
class Ready:
    """A peer whose every answer was right.

    Attributes:
        preparing: seconds to translate and compile the rules.
    """

    peer: Peer
    answer: AnswerAll
    preparing: float


@frozen
class Refused:
    """A peer that cannot take part, and why."""

    peer: Peer
    why: str
    wrong: bool = False
    """Whether it answered, and not what the reference evaluator answers."""


def prepared(peer: Peer, rulebook: Rulebook, cases: Sequence[Case], right: Sequence[Conclusions]) -> Ready | Refused:
    """Translate the rules, let the peer answer every case, and compare with what is right."""
    start = process_time()
    try:
        answer = peer.prepare(rulebook)
        preparing = process_time() - start
        answers = [peer.read(one) for one in answer(cases)]
    except Exception as error:  # noqa: BLE001  (a peer may fail in any way; the others go on)
        return Refused(peer, f"{type(error).__name__}: {error}".removeprefix("CannotError: "))
    for number, (given, wanted) in enumerate(zip(answers, right, strict=True)):
        if given != wanted:
            return Refused(peer, f"case {number}: {first_difference(given, wanted, rulebook)}", wrong=True)
    return Ready(peer, answer, preparing)


def first_difference(given: Conclusions, right: Conclusions, rulebook: Rulebook) -> str:
    """Where an answer is not the right one; no value of a case is shown."""
    for production, one, other in zip(rulebook.productions, given.truths, right.truths, strict=True):
        if one != other:
            return f"`{production.id}` is {one} instead of {other}"
    for kind in ("findings", "barriers", "gates", "safety"):
        for name, wanted in getattr(right, kind).items():
            if getattr(given, kind).get(name) != wanted:
                return f"{kind}: `{name}` is {getattr(given, kind).get(name)} instead of {wanted}"
    return "it has a conclusion too many"


def timed(
    ready: Sequence[Ready], cases: Sequence[Case], rounds: int, clock: Callable[[], float] = process_time
) -> Times:
    """Let everybody answer all cases in every round, each round from the other end."""
    times: Times = {one.peer.name: [] for one in ready}
    often = {one.peer.name: _often(one.answer, cases) for one in ready}
    gc.collect()
    for turn in range(rounds):
        for one in ready if turn % 2 == 0 else reversed(ready):
            count = often[one.peer.name]
            start = clock()
            for _ in range(count):
                one.answer(cases)
            times[one.peer.name].append((clock() - start) / count / len(cases))
    return times


def _often(answer: AnswerAll, cases: Sequence[Case]) -> int:
    start = perf_counter()
    answer(cases)
    return max(1, round(AT_LEAST / max(perf_counter() - start, 1e-6)))


def ratios(times: Mapping[str, Sequence[float]], name: str, to: str) -> tuple[float, float, float]:
    """How often slower one is than another, round by round: the median, the least, the most."""
    each = sorted(one / other for one, other in zip(times[name], times[to], strict=True))
    return median(each), each[0], each[-1]


def note(what: str) -> None:
    """Say what is being done, to somebody who watches."""
    if sys.stderr.isatty():
        print(f"{what} ...", file=sys.stderr)
