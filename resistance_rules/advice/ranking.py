"""The order of recommendations: one is placed after the other, and each time the best of those that may come next.

Source: semantics.md section 5. Values are whole numbers throughout, so the order is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from resistance_rules.advice.candidates import STATUSES, Candidate
from resistance_rules.advice.plan import URGENCY_RANK, Plan
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.truth import TRUE

TIERS: Final = ("enabling", "core", "optional")
KEYS: Final = ("tier", "value", "precedence", "id")
LEAST_VALUE: Final = 4


@frozen(eq=False)
class Placed:
    """A recommendation at its place.

    Attributes:
        tier: the tier it ranks as.
        value: its marginal value when it was placed, exact.
        ahead_of_next_by: what put it before the next one; None for the last.
    """

    candidate: Candidate
    tier: str
    value: Fraction
    ahead_of_next_by: str | None


def rank(candidates: Sequence[Candidate], plan: Plan, found: Conclusions) -> list[Placed]:
    """Place the recommended candidates (those that nothing withholds)."""
    recommended = [candidate for candidate in candidates if not candidate.withheld]
    keeping_later = {gate for candidate in recommended if _matters(candidate, found) for gate in candidate.closed_gates}
    tiers = {candidate.id: _tier(candidate, keeping_later, found) for candidate in recommended}
    values = _Values(plan, found, recommended)
    blocks: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in recommended:
        block = (URGENCY_RANK[candidate.urgency], STATUSES.index(candidate.status))
        blocks.setdefault(block, []).append(candidate)
    order: list[tuple[Candidate, int, str | None]] = []
    previous: tuple[int, int] | None = None
    for block in sorted(blocks):
        if previous is not None:
            candidate, value, _ = order[-1]
            order[-1] = (candidate, value, "urgency" if block[0] != previous[0] else "status")
        order += _place_block(blocks[block], tiers, values, plan)
        previous = block
    return [Placed(candidate, tiers[candidate.id], values.exact(value), ahead) for candidate, value, ahead in order]


class _Values:
    """Marginal values, as whole numbers: what a recommendation adds to those already placed."""

    def __init__(self, plan: Plan, found: Conclusions, recommended: Sequence[Candidate]) -> None:
        cap = plan.pack.scoring.cap
        answered = {name for candidate in recommended for name in candidate.answers}
        first, also = plan.shares
        halvings = len(recommended)  # no barrier can be halved more often than there are recommendations
        self.unit = plan.weight_unit * first << halvings
        self.least = (LEAST_VALUE * first) << halvings
        self.worth = {name: min(found.barriers[name].points, cap) << halvings for name in answered}
        self.shares = {
            candidate.id: [
                (name, first if name in candidate.plan.entry.answers else also) for name in candidate.answers
            ]
            for candidate in recommended
        }

    def of(self, candidate: Candidate) -> int:
        shared = sum([share * self.worth[name] for name, share in self.shares[candidate.id]])
        if candidate.responds_to or not candidate.answers:
            shared = max(shared, self.least)
        return shared * candidate.plan.weight

    def place(self, candidate: Candidate) -> None:
        for name in candidate.answers:
            self.worth[name] >>= 1

    def exact(self, value: int) -> Fraction:
        return Fraction(value, self.unit)


def _matters(candidate: Candidate, found: Conclusions) -> bool:
    """Whether more than a merely possible barrier, or a barrier it only also helps with, speaks for it."""
    return (
        candidate.by_when
        or bool(candidate.responds_to)
        or any(found.barriers[name].likely == TRUE for name in candidate.foremost)
    )


def _tier(candidate: Candidate, keeping_later: set[str], found: Conclusions) -> str:
    """The tier it ranks as: enabling only where it enables."""
    if candidate.entry.tier != "enabling":
        return candidate.entry.tier
    enables = (
        candidate.by_when
        or candidate.urgency is not None
        or any(found.barriers[name].likely == TRUE for name in candidate.foremost)
        or not candidate.plan.opens.isdisjoint(keeping_later)
    )
    return "enabling" if enables else "core"


def _place_block(
    block: list[Candidate], tiers: dict[str, str], values: _Values, plan: Plan
) -> list[tuple[Candidate, int, str | None]]:
    """Order candidates of equal urgency and status; `before` and `after` among them come first."""
    last = len(plan.precedence)
    waiting = {candidate.id: candidate for candidate in block}
    keys = {
        name: (
            TIERS.index(tiers[name]),
            -values.of(candidate),
            plan.precedence[candidate.answers[0]] if candidate.answers else last,
            name,
        )
        for name, candidate in waiting.items()
    }
    keys_then = keys
    placed: list[tuple[Candidate, int, str | None]] = []
    free: set[str] = set()
    while waiting:
        was_free, free = free, {name for name, one in waiting.items() if one.plan.waits_for.isdisjoint(waiting)}
        best = min(free, key=keys.__getitem__)
        if placed:
            before, value, _ = placed[-1]
            placed[-1] = (before, value, _deciding(best, keys_then, was_free, before.id))
        keys_then = dict(keys)
        candidate = waiting.pop(best)
        placed.append((candidate, -keys[best][1], None))
        values.place(candidate)
        answered = set(candidate.answers)
        for name, other in waiting.items():
            if not answered.isdisjoint(other.answers):
                tier, _, precedence, _ = keys[name]
                keys[name] = (tier, -values.of(other), precedence, name)
    return placed


def _deciding(following: str, keys: dict[str, tuple[int, int, int, str]], free: set[str], chosen: str) -> str:
    """The key that put `chosen` before the one that follows it, judged at the moment it was placed."""
    if following not in free:
        return "before"
    pairs = zip(KEYS, keys[chosen], keys[following], strict=True)
    return next(name for name, one, other in pairs if one != other)
