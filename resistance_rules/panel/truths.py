"""Inference over a batch: every production of a rulebook, and every conclusion, as bit sets. Source: semantics 2 and 3.

What `inference.reference` says of one case, said of all rows at once. The rulebook becomes a list of steps; a condition
that stands in several places is one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.rulebook import BarrierRules, Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion, safety_from
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.panel import numbers, points
from resistance_rules.panel.bits import Bits, Pair, Rows, intersection, union
from resistance_rules.panel.facts import FactColumn
from resistance_rules.panel.points import Planes


@frozen(eq=False)
class Scores:
    """The points of a barrier in every row: established, and if every open indicator came true (as bit planes)."""

    points: Planes
    upper: Planes


@define(eq=False)
class Found:
    """What is concluded about a batch, for each row: the columnar counterpart of `Conclusions`.

    Attributes:
        truths: of each step, in the order of the program.
        productions: of each production, by number.
        findings, gates, safety: by id.
        likely, possible, scores: of each barrier, by id.
    """

    rows: Rows
    facts: Mapping[str, FactColumn]
    truths: list[Pair] = field(factory=list)
    productions: dict[int, Pair] = field(factory=dict)
    findings: dict[str, Pair] = field(factory=dict)
    gates: dict[str, Pair] = field(factory=dict)
    safety: dict[str, Pair] = field(factory=dict)
    likely: dict[str, Pair] = field(factory=dict)
    possible: dict[str, Pair] = field(factory=dict)
    scores: dict[str, Scores] = field(factory=dict)

    def unknown(self, number: int) -> Bits:
        """The rows in which a production is neither true nor false."""
        true, false = self.productions[number]
        return self.rows.every & ~(true | false)

    def of_row(self, row: int) -> Conclusions:
        """What is concluded about one row, as the other engines say it."""

        def truth(pair: Pair) -> Truth:
            return TRUE if _has(pair[0], row) else FALSE if _has(pair[1], row) else UNKNOWN

        def number(planes: Planes) -> int:
            return sum(_has(plane, row) << bit for bit, plane in enumerate(planes))

        return Conclusions(
            truths=[truth(self.productions[number]) for number in range(len(self.productions))],
            findings={name: truth(pair) for name, pair in self.findings.items()},
            barriers={
                name: Score(
                    number(scores.points), number(scores.upper), truth(self.likely[name]), truth(self.possible[name])
                )
                for name, scores in self.scores.items()
            },
            gates={name: truth(pair) for name, pair in self.gates.items()},
            safety={name: truth(pair) for name, pair in self.safety.items()},
        )


def _has(bits: Bits, row: int) -> bool:
    return bool(int(bits[row >> 6]) >> (row & 63) & 1)


Step = Callable[[Found], Pair]


@define(eq=False)
class Program:
    """A rulebook as steps, each of which says where one condition is true and where it is false.

    Attributes:
        stages: for each stratum the steps, the step of each of its productions, and the conclusions to draw after it.
    """

    rulebook: Rulebook
    stages: list[tuple[list[Step], list[tuple[int, int]], tuple[Conclusion, ...]]] = field(factory=list, init=False)
    _step_of: dict[c.Condition, int] = field(factory=dict, init=False)
    _new: list[Step] = field(factory=list, init=False)

    @classmethod
    def of(cls, rulebook: Rulebook) -> Program:
        """Make the program of a rulebook."""
        program = cls(rulebook)
        for productions, settled in rulebook.strata:
            program._new = []
            placed = [(production.number, program._place(production.condition)) for production in productions]
            program.stages.append((program._new, placed, settled))
        return program

    def run(self, rows: Rows, facts: Mapping[str, FactColumn]) -> Found:
        """Draw every conclusion about a batch.

        Args:
            rows: the rows of the batch.
            facts: the column of each fact that is given; one that is missing is unknown in every row.
        """
        found = Found(rows, facts)
        for steps, placed, settled in self.stages:
            for step in steps:
                found.truths.append(step(found))
            for number, position in placed:
                found.productions[number] = found.truths[position]
            for conclusion in settled:
                self._conclude(conclusion, found)
        return found

    def _place(self, condition: c.Condition) -> int:
        """The number of the step of a condition, made if it is new."""
        if condition not in self._step_of:
            parts = [self._place(part) for part in c.parts(condition)]
            self._new.append(self._step(condition, parts))
            self._step_of[condition] = len(self._step_of)
        return self._step_of[condition]

    def _step(self, condition: c.Condition, parts: list[int]) -> Step:
        pack = self.rulebook.pack
        match condition:
            case c.FindingIs(finding=name):
                return lambda found: found.findings[name]
            case c.GateIs(gate=name):
                return lambda found: found.gates[name]
            case c.SafetyIs(safety=name):
                return lambda found: found.safety[name]
            case c.BarrierIs(barrier=name, level="likely"):
                return lambda found: found.likely[name]
            case c.BarrierIs(barrier=name):
                return lambda found: found.possible[name]
            case c.AnyBarrier(level="likely"):
                return lambda found: _any(found.likely.values(), found.rows)
            case c.AnyBarrier():
                return lambda found: _any(found.possible.values(), found.rows)
            case c.AnySafety(urgency=urgency):
                names = safety_from(pack, urgency)
                return lambda found: _any((found.safety[name] for name in names), found.rows)
            case c.All():
                return lambda found: _all((found.truths[part] for part in parts), found.rows)
            case c.Any():
                return lambda found: _any((found.truths[part] for part in parts), found.rows)
            case c.Not():
                return lambda found: found.truths[parts[0]][::-1]
            case c.NotEstablished():
                return lambda found: (found.rows.every & ~found.truths[parts[0]][0], found.truths[parts[0]][0])
            case c.Count(at_least=least):
                return lambda found: _count(least, [found.truths[part] for part in parts], found.rows)
            case _:
                return _fact_step(condition, pack.facts)

    def _conclude(self, conclusion: Conclusion, found: Found) -> None:
        kind, name = conclusion
        numbers_of = self.rulebook.deciding(conclusion)
        match kind:
            case "finding":
                found.findings[name] = _any((found.productions[number] for number in numbers_of), found.rows)
            case "barrier":
                self._score(name, self.rulebook.barrier_rules[name], found)
            case "gate":
                found.gates[name] = found.productions[numbers_of[0]]
            case _:
                found.safety[name] = found.productions[numbers_of[0]]

    def _score(self, name: str, rules: BarrierRules, found: Found) -> None:
        rows, truths, scoring = found.rows, found.productions, self.rulebook.pack.scoring
        # in this order the strongest of a group comes first; what is worth nothing changes nothing
        groups = [sorted(group.members, key=lambda member: -member[1]) for group in rules.groups]
        reached = points.total(
            (points.strongest(((worth, truths[number][0]) for number, worth in group), rows) for group in groups), rows
        )
        upper = points.total(
            (
                points.strongest(((worth, rows.every & ~truths[number][1]) for number, worth in group), rows)
                for group in groups
            ),
            rows,
        )
        if rules.only_if is not None:
            true, false = truths[rules.only_if]
            reached = [plane & true for plane in reached]
            upper = [plane & ~false for plane in upper]
        found.scores[name] = Scores(reached, upper)
        for levels, threshold in ((found.likely, scoring.likely), (found.possible, scoring.possible)):
            levels[name] = (
                points.at_least(reached, threshold, rows),
                rows.every & ~points.at_least(upper, threshold, rows),
            )


def _fact_step(condition: c.Condition, vocabulary: Mapping[str, Fact]) -> Step:
    """The step of a test of facts."""
    match condition:
        case c.Known(fact=fact):
            return lambda found: _decided(found, fact)
        case c.Unknown(fact=fact):
            return lambda found: _decided(found, fact)[::-1]
        case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
            whole = [vocabulary[name].integer for name in (fact, other)]
            reach = None if None in whole else max(abs(end) for ends in whole if ends is not None for end in ends)
            return _pair_step(fact, other, numbers.pair_comparison(operator, times, reach))
        case c.Equals(fact=fact, values=values):
            return _equals(vocabulary[fact], values)
        case c.Differs(fact=fact, value=value):
            equal = _equals(vocabulary[fact], (value,))
            return lambda found: equal(found)[::-1]
        case c.Compares(fact=fact, operator=operator, bound=bound):
            return _tested(fact, numbers.comparison(operator, bound))
        case c.Between(fact=fact, low=low, high=high):
            from_low, to_high = numbers.comparison("at_least", low), numbers.comparison("at_most", high)
            return _tested(fact, lambda values: from_low(values) & to_high(values))
        case _:
            message = f"no step for {type(condition).__name__}"
            raise TypeError(message)


def _equals(fact: Fact, values: Sequence[c.Value]) -> Step:
    if fact.type == "yes_no":
        return lambda found: _yes_no(found, fact.id, yes=True in values, no=False in values)
    if fact.type == "choice":
        wanted = np.array([word in values for word in fact.choice], dtype=np.bool_)
        return _tested(fact.id, lambda codes: np.asarray(wanted[codes], dtype=np.bool_))
    return _tested(fact.id, numbers.one_of(tuple(values)))


def _decided(found: Found, fact: str) -> Pair:
    """Where a fact is known, and where it is not."""
    column = found.facts.get(fact)
    known = found.rows.none if column is None else column.known
    return (known, found.rows.every & ~known)


def _yes_no(found: Found, fact: str, *, yes: bool, no: bool) -> Pair:
    column = found.facts.get(fact)
    if column is None:
        return (found.rows.none, found.rows.none)
    is_no = column.known & ~column.yes
    true = union(found.rows.none, [*([column.yes] if yes else []), *([is_no] if no else [])])
    return (true, column.known & ~true)


def _tested(fact: str, test: Callable[[NDArray[np.generic]], NDArray[np.bool_]]) -> Step:
    """A test of each known value of a fact."""

    def step(found: Found) -> Pair:
        column = found.facts.get(fact)
        if column is None:
            return (found.rows.none, found.rows.none)
        true = found.rows.pack(test(column.values)) & column.known
        return (true, column.known & ~true)

    return step


def _pair_step(fact: str, other: str, test: Callable[..., NDArray[np.bool_]]) -> Step:
    def step(found: Found) -> Pair:
        one, two = found.facts.get(fact), found.facts.get(other)
        if one is None or two is None:
            return (found.rows.none, found.rows.none)
        known = one.known & two.known
        true = found.rows.pack(test(one.values, two.values, found.rows.unpack(known))) & known
        return (true, known & ~true)

    return step


def _all(pairs: Iterable[Pair], rows: Rows) -> Pair:
    listed = list(pairs)
    return (intersection(rows.every, (true for true, _ in listed)), union(rows.none, (false for _, false in listed)))


def _any(pairs: Iterable[Pair], rows: Rows) -> Pair:
    listed = list(pairs)
    return (union(rows.none, (true for true, _ in listed)), intersection(rows.every, (false for _, false in listed)))


def _count(least: int, pairs: Sequence[Pair], rows: Rows) -> Pair:
    """True where at least so many are true, false where fewer are not false."""
    true = _at_least(least, [pair[0] for pair in pairs], rows)
    return (true, rows.every & ~_at_least(least, [rows.every & ~pair[1] for pair in pairs], rows))


def _at_least(least: int, sets: Sequence[Bits], rows: Rows) -> Bits:
    """The rows that are in at least so many of the sets."""
    reached = [rows.every] + [rows.none] * least  # reached[k]: in k or more of the sets seen so far
    for bits in sets:
        for k in range(least, 0, -1):
            reached[k] = reached[k] | (reached[k - 1] & bits)
    return reached[least]
