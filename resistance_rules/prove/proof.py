"""Proves everything that a pack has to keep, for every case, or shows what breaks it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.prove.knowing import Knowing
from resistance_rules.prove.logic import DEFAULT_SECONDS, NotDecidedError
from resistance_rules.prove.reach import Reach
from resistance_rules.prove.redundancy import Redundancy
from resistance_rules.prove.safe import Safe
from resistance_rules.prove.verdicts import Claim, Proof, Refutation, Verdict
from resistance_rules.prove.waivers import Waivers
from resistance_rules.prove.workbench import Workbench

Progress = Callable[[int, int], None]


def prove(kb: KnowledgeBase, *, seconds: float = DEFAULT_SECONDS, progress: Progress | None = None) -> Proof:
    """Prove every claim about a pack over all cases, unknowns included.

    Args:
        kb: the pack.
        seconds: how long one question to the solver may take; a claim that needs longer is `undecided`, never proved.
        progress: called after each claim with how many are done, and of how many.

    Raises:
        ModuleNotFoundError: z3-solver is not installed; the text says what to install.
    """
    start = time.perf_counter()
    bench = Workbench.of(kb, seconds)
    waivers = Waivers.of(bench.pack)
    claims = list(_claims(bench))
    verdicts = []
    for done, claim in enumerate(claims, start=1):
        verdicts.append(_decide(claim, waivers))
        if progress is not None:
            progress(done, len(claims))
        if claim.kind == "assume" and any(r.code == "assume_impossible" for r in verdicts[-1].refutations):
            why = "the `assume` entries leave no case over, so nothing else means anything"
            verdicts += [Verdict(c.id, c.says, "undecided", why=why) for c in claims[done:]]
            break
    verdicts += waivers.unneeded(decided=all(verdict.state != "undecided" for verdict in verdicts))
    info = bench.pack.info
    ordered = tuple(example.id for example in bench.pack.examples.values() if example.expect.top is not None)
    stamp = (info.id, info.version, bench.pack.digest)
    return Proof(stamp, tuple(verdicts), ordered, time.perf_counter() - start)


def _claims(bench: Workbench) -> Iterator[Claim]:
    """Every claim; what was found useless on the way is not reported again."""
    reach = Reach(bench)
    knowing = Knowing(bench, reach.dead)
    yield from knowing.assumptions()
    yield from Safe(bench).claims()
    yield from reach.claims()
    yield from Redundancy(bench, reach.dead).claims()
    yield from knowing.claims()


def _decide(claim: Claim, waivers: Waivers) -> Verdict:
    start = time.perf_counter()
    found: list[Refutation] = []
    why = None
    try:
        found.extend(claim.refutations())
    except NotDecidedError as error:
        why = str(error)
    left = tuple(refutation for refutation in found if waivers.reason(refutation) is None)
    waived = tuple((r, reason) for r in found if (reason := waivers.reason(r)) is not None)
    state = "refuted" if left else "undecided" if why else "waived" if waived else "proved"
    return Verdict(claim.id, claim.says, state, left, waived, why, time.perf_counter() - start)  # type: ignore[arg-type]
