"""The order of recommendations in all rows of a batch: in each round, each row places its next. Source: semantics 5.

What `advice.ranking` does for one case. Values are whole numbers of 64 bits; the rare row whose values might not fit,
as very many of its recommendations answer one barrier, is named and left to `advice.ranking`: nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from resistance_rules.advice.candidates import STATUSES
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.ranking import LEAST_VALUE, TIERS
from resistance_rules.panel.bits import Rows
from resistance_rules.panel.outcomes import RANKED, Candidacy, Outcome
from resistance_rules.panel.points import numbers

Ints = NDArray[np.int64]
_BITS: Final = 62  # of a value, leaving the sign and one to spare
_KINDS: Final = (len(RANKED) + 1) * len(STATUSES) * len(TIERS)
_CELLS: Final = 400_000  # in one working table: what a processor's cache can hold


@frozen(eq=False)
class Order:
    """Recommendations in order, for all rows of a batch, one entry each.

    Attributes:
        row, intervention: of each entry, by row, then place; interventions are numbered by id.
        status, urgency, tier: as positions among statuses, urgencies that rank (then none) and tiers.
        value: the marginal value when it was placed, in units of which `units` says how many there are in 1.
        left_over: rows that are not in here and have to be ranked singly.
    """

    row: Ints
    intervention: Ints
    status: Ints
    urgency: Ints
    tier: Ints
    value: Ints
    units: Ints
    left_over: Ints

    def values(self, start: int, end: int) -> list[Fraction]:
        """The exact values of some entries."""
        pairs = zip(self.value[start:end].tolist(), self.units[start:end].tolist(), strict=True)
        return [Fraction(value, unit) for value, unit in pairs]


@frozen(eq=False)
class Ranker:
    """What order depends on and no case changes, as tables over the numbers of interventions.

    Attributes:
        names: of the interventions, by number.
        waits: whether one has to wait for another.
        barriers: the barriers that each one may answer, by number; -1 beyond the last.
        shares: what each of these counts for it.
    """

    plan: Plan
    names: tuple[str, ...]
    barrier_names: tuple[str, ...]
    waits: NDArray[np.bool_]
    barriers: Ints
    shares: Ints
    weights: Ints
    heaviest: int

    @classmethod
    def of(cls, plan: Plan) -> Ranker:
        """Make the tables of a pack."""
        names = tuple(plan.interventions)
        number = {name: i for i, name in enumerate(names)}
        in_order = tuple(sorted(plan.precedence, key=plan.precedence.__getitem__))
        widest = max((len(plan.interventions[name].entry.helps_with) for name in names), default=0)
        barriers = np.full((len(names), widest), -1, dtype=np.int64)
        shares = [[0] * widest for _ in names]
        waits = np.zeros((len(names), len(names)), dtype=np.bool_)
        heaviest = 0
        first, also = plan.shares
        for name, intervention in plan.interventions.items():
            mine = sorted(intervention.entry.helps_with, key=plan.precedence.__getitem__)
            for position, barrier in enumerate(mine):
                barriers[number[name], position] = plan.precedence[barrier]
                shares[number[name]][position] = first if barrier in intervention.entry.answers else also
            for other in intervention.waits_for:
                waits[number[name], number[other]] = True
            most = max(LEAST_VALUE * first, plan.pack.scoring.cap * sum(shares[number[name]]))
            heaviest = max(heaviest, most * intervention.weight)
        weights = [plan.interventions[name].weight for name in names]
        if heaviest.bit_length() > _BITS:  # every row is left over, and these are not looked at
            shares, weights = [[0] * widest for _ in names], [0] * len(names)
        return cls(
            plan, names, in_order, waits, barriers, np.array(shares, dtype=np.int64).reshape(len(names), widest),
            np.array(weights, dtype=np.int64), heaviest,
        )  # fmt: skip

    def order(self, outcome: Outcome, wanted: Any) -> Order:
        """Put the recommendations of the `wanted` rows in order."""
        pairs = _Pairs.of(self, outcome, wanted)
        halvings = pairs.most_halvings(outcome.rows.count)
        fits = halvings + self.heaviest.bit_length() <= _BITS
        left_over = np.flatnonzero(~fits)
        parts = [self._place(part, halvings) for part in pairs.alike(fits)]
        joined = [np.concatenate([part[i] for part in parts]) if parts else np.zeros(0, np.int64) for i in range(6)]
        by_row = np.argsort(joined[0], kind="stable")
        row, intervention, status, urgency, tier, value = (column[by_row] for column in joined)
        one = self.plan.weight_unit * self.plan.shares[0] if len(row) else 1
        return Order(row, intervention, status, urgency, tier, value, np.int64(one) << halvings[row], left_over)

    def _place(self, part: _Table, halvings: Ints) -> tuple[Ints, ...]:
        """Place the recommendations of rows that have the same number of them, one round after the other."""
        lines, slots = part.intervention.shape
        at = np.arange(lines)
        shift = halvings[part.row][:, None]
        placed = np.zeros((lines, len(self.barrier_names) + 1), dtype=np.int8)  # the last column is for -1
        answers = [(barrier, worth.astype(np.int64) << shift) for barrier, worth in part.answers]
        least = np.where(part.floor, np.int64(LEAST_VALUE * self.plan.shares[0]) << shift, 0)
        weight = self.weights[part.intervention]
        wait = self.waits[part.intervention[:, :, None], part.intervention[:, None, :]]
        wait &= part.block[:, :, None] == part.block[:, None, :]
        waits_at_all = bool(wait.any())
        before = wait.sum(axis=2)
        left = np.ones((lines, slots), dtype=np.bool_)
        chosen = np.empty((slots, lines), dtype=np.int64)
        values = np.empty((slots, lines), dtype=np.int64)
        for turn in range(slots):
            shared = np.zeros((lines, slots), dtype=np.int64)
            for barrier, worth in answers:
                shared += worth >> placed[at[:, None], barrier]
            value = np.maximum(shared, least) * weight
            free = left & (before == 0) if waits_at_all else left
            kind = part.kind[at, free.argmax(axis=1)]  # slots lie in the order of everything but the value
            candidate = np.where(free & (part.kind == kind[:, None]), value, -1)
            best = candidate.argmax(axis=1)  # the first of the most valuable ones
            chosen[turn], values[turn] = best, candidate[at, best]
            left[at, best] = False
            if waits_at_all:
                before -= wait[at, :, best]
            for barrier, _ in answers:
                placed[at, barrier[at, best]] += 1
            placed[:, -1] = 0
        return part.in_order(chosen, values)


@frozen(eq=False)
class _Table:
    """Rows with equally many recommendations: a line for each row, a slot for each recommendation.

    Attributes:
        kind: what comes before the value among the keys, as one number; `block`: that of urgency and status alone.
        answers: for each of the barriers that one answers at most, which it is and what it counts before any halving.
        floor: whether its value cannot fall below the least.
    """

    row: Ints
    intervention: Ints
    block: Ints
    kind: Ints
    answers: list[tuple[Ints, Ints]]
    floor: NDArray[np.bool_]

    def in_order(self, chosen: Ints, values: Ints) -> tuple[Ints, ...]:
        """Row, intervention, status, urgency, tier and value of each recommendation, by line and place."""
        slots, lines = chosen.shape
        at = np.repeat(np.arange(lines), slots)
        slot = chosen.T.ravel()
        block = self.block[at, slot]
        return (
            np.repeat(self.row, slots),
            self.intervention[at, slot],
            block % len(STATUSES),
            block // len(STATUSES),
            self.kind[at, slot] % len(TIERS),
            values.T.ravel(),
        )


@frozen(eq=False)
class _Pairs:
    """Every recommendation of a batch: its row, its intervention, and all that its place depends on, sorted by row.

    Attributes:
        barrier, worth: for each of the barriers that one answers at most (first axis), as in `_Table`.
    """

    row: Ints
    intervention: Ints
    block: Ints
    kind: Ints
    barrier: Ints
    worth: Ints
    floor: NDArray[np.bool_]

    @classmethod
    def of(cls, ranker: Ranker, outcome: Outcome, wanted: Any) -> _Pairs:
        rows = outcome.rows
        candidates = [outcome.candidates[name] for name in ranker.names]
        points = _points(ranker, outcome)
        found: dict[str, list[NDArray[Any]]] = {name: [] for name in ("row", "intervention", "block", "kind", "floor")}
        answers: list[tuple[Ints, Ints]] = []
        for number, candidate in enumerate(candidates):
            row = np.flatnonzero(rows.unpack(candidate.recommended & wanted))
            if not len(row):
                continue
            block, tier = _keys(candidate, rows, row)
            answers.append(_answers(ranker, number, candidate, rows, row, points))
            none_answered = answers[-1][0].shape[1] == 0 or answers[-1][0][:, 0] < 0
            found["row"].append(row)
            found["intervention"].append(np.full(len(row), number, dtype=np.int64))
            found["block"].append(block)
            found["kind"].append(block * len(TIERS) + tier)
            found["floor"].append(none_answered | rows.unpack(candidate.responds)[row])
        joined = {name: np.concatenate([np.zeros(0, dtype=np.int64), *columns]) for name, columns in found.items()}
        width = max((barrier.shape[1] for barrier, _ in answers), default=0)
        barriers = np.full((width, len(joined["row"])), -1, dtype=np.int64)
        worths = np.zeros((width, len(joined["row"])), dtype=np.int64)
        start = 0
        for barrier, worth in answers:
            end = start + len(barrier)
            barriers[: barrier.shape[1], start:end] = barrier.T
            worths[: worth.shape[1], start:end] = worth.T
            start = end
        # by row, then by every key but the value: so the first of several equally valuable ones is the right one
        last = len(ranker.barrier_names)
        first = np.where(barriers >= 0, barriers, last).min(axis=0, initial=last)
        key = (joined["row"] * _KINDS + joined["kind"]) * (last + 1) + first
        order = np.argsort(key * len(ranker.names) + joined["intervention"])
        return cls(
            joined["row"][order], joined["intervention"][order], joined["block"][order], joined["kind"][order],
            barriers[:, order], worths[:, order], joined["floor"][order].astype(np.bool_),
        )  # fmt: skip

    def most_halvings(self, count: int) -> Ints:
        """For each row how often one barrier can be halved at most: as many of its recommendations answer it."""
        most = np.zeros(count, dtype=np.int64)
        answers = self.barrier >= 0
        if not answers.any():
            return most
        row = np.broadcast_to(self.row, self.barrier.shape)[answers]
        width = int(self.barrier.max()) + 1
        times = np.bincount(row * width + self.barrier[answers], minlength=count * width)
        return np.asarray(times.reshape(count, width).max(axis=1), dtype=np.int64)

    def alike(self, fits: NDArray[np.bool_]) -> Iterator[_Table]:
        """The recommendations as tables of rows with equally many of them, of a size that suits the cache."""
        if not len(self.row):
            return
        starts = np.flatnonzero(np.diff(self.row, prepend=-1))
        counts = np.diff(starts, append=len(self.row))
        kept = fits[self.row[starts]]
        for slots in np.unique(counts[kept]).tolist():
            mine = starts[kept & (counts == slots)]
            at_once = max(1, _CELLS // (slots * slots))
            for begin in range(0, len(mine), at_once):
                index = mine[begin : begin + at_once, None] + np.arange(slots)
                here = [self.barrier[answer][index] for answer in range(len(self.barrier))]
                yield _Table(
                    self.row[index[:, 0]], self.intervention[index], self.block[index], self.kind[index],
                    [(which, self.worth[answer][index]) for answer, which in enumerate(here) if (which >= 0).any()],
                    self.floor[index],
                )  # fmt: skip


def _points(ranker: Ranker, outcome: Outcome) -> list[Ints]:
    """The points of each barrier, by number, as far as they count."""
    cap, scores = ranker.plan.pack.scoring.cap, outcome.found.scores
    return [np.minimum(numbers(scores[name].points, outcome.rows), cap) for name in ranker.barrier_names]


def _keys(candidate: Candidacy, rows: Rows, row: Ints) -> tuple[Ints, Ints]:
    """Urgency and status as one number, and the tier, of a recommendation in these rows."""
    urgency = np.full(len(row), len(RANKED), dtype=np.int64)
    for position, word in enumerate(RANKED):
        urgency[rows.unpack(candidate.urgency[word])[row]] = position
    status = rows.unpack(candidate.check_first)[row].astype(np.int64)
    status[rows.unpack(candidate.later)[row]] = 2
    tier = TIERS.index(candidate.plan.entry.tier)
    enabling = TIERS.index("enabling")
    if tier != enabling:
        return urgency * len(STATUSES) + status, np.full(len(row), tier, dtype=np.int64)
    core = TIERS.index("core")
    tiers = np.where(rows.unpack(candidate.enabling)[row], enabling, core).astype(np.int64)
    return urgency * len(STATUSES) + status, tiers


def _answers(
    ranker: Ranker, number: int, candidate: Candidacy, rows: Rows, row: Ints, points: list[Ints]
) -> tuple[Ints, Ints]:
    """The barriers that a recommendation answers in these rows, foremost first, and what each counts there."""
    flags = [rows.unpack(bits)[row] for _, bits in candidate.answers]
    width = int(np.max(np.sum(flags, axis=0), initial=0)) if flags else 0
    barrier = np.full((len(row), width), -1, dtype=np.int64)
    worth = np.zeros_like(barrier)
    filled = np.zeros(len(row), dtype=np.int64)
    for position, flag in enumerate(flags):
        which = int(ranker.barriers[number, position])
        here = np.flatnonzero(flag)
        barrier[here, filled[here]] = which
        worth[here, filled[here]] = ranker.shares[number, position] * points[which][row[here]]
        filled[here] += 1
    return barrier, worth
