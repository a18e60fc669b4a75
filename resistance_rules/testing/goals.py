"""Goals: what a case has to bring about, as formulas over conditions, and the ways to bring it about.

A goal says which truth values a condition may have. `ways` takes one step backwards: from a condition to its parts,
from a conclusion to the rules that decide it. Each way is a list of smaller goals; between them, the ways of a goal
leave nothing out, so that a search that has tried all of them knows that a goal cannot be reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from attrs import frozen

from resistance_rules.inference.rulebook import BarrierRules, Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from
from resistance_rules.testing.clauses import OTHERS, Clause

Truths = frozenset[Truth]
T: Final[Truths] = frozenset({TRUE})
F: Final[Truths] = frozenset({FALSE})
U: Final[Truths] = frozenset({UNKNOWN})
NOT_T: Final[Truths] = F | U
NOT_F: Final[Truths] = T | U


@frozen
class Is:
    """The condition has one of these truth values."""

    condition: c.Condition
    truths: Truths


@frozen
class AllOf:
    """Every one of these goals."""

    goals: tuple[Goal, ...]


@frozen
class AnyOf:
    """At least one of these goals."""

    goals: tuple[Goal, ...]


Goal = Is | AllOf | AnyOf
Way = Sequence[Goal]
IMPOSSIBLE: Final = AnyOf(())


def ways(goal: Goal, rulebook: Rulebook) -> Iterator[Way]:
    """The ways to bring a goal about, those that need least first. A test of facts has none: values bring it about."""
    match goal:
        case AllOf(goals=goals):
            yield goals
        case AnyOf(goals=goals):
            yield from ((one,) for one in goals)
        case Is(condition=condition, truths=truths):
            yield from _ways_of(condition, truths, rulebook)


def _ways_of(condition: c.Condition, truths: Truths, rulebook: Rulebook) -> Iterator[Way]:
    match condition:
        case c.All(of=of):
            yield from _extreme(of, truths, TRUE, FALSE)
        case c.Any(of=of):
            yield from _extreme(of, truths, FALSE, TRUE)
        case c.Not(of=part):
            yield (Is(part, frozenset(_NEGATED[truth] for truth in truths)),)
        case c.NotEstablished(of=part):
            wanted: Truths = (NOT_T if TRUE in truths else frozenset()) | (T if FALSE in truths else frozenset())
            if wanted:
                yield (Is(part, wanted),)
        case c.Count(at_least=least, of=of):
            yield from _count(least, of, truths)
        case c.FindingIs(finding=name):
            rules = rulebook.finding_rules[name]
            yield from _extreme([rulebook.productions[number].condition for number in rules], truths, FALSE, TRUE)
        case c.GateIs(gate=name):
            yield (Is(rulebook.production(f"gate:{name}").condition, truths),)
        case c.SafetyIs(safety=name):
            yield (Is(rulebook.production(f"safety:{name}").condition, truths),)
        case c.AnySafety(urgency=urgency):
            yield from _extreme([c.SafetyIs(name) for name in safety_from(rulebook.pack, urgency)], truths, FALSE, TRUE)
        case c.AnyBarrier(level=level):
            yield from _extreme([c.BarrierIs(name, level) for name in rulebook.pack.barriers], truths, FALSE, TRUE)
        case c.BarrierIs(barrier=name, level=level):
            least = rulebook.pack.scoring.likely if level == "likely" else rulebook.pack.scoring.possible
            yield from _barrier(rulebook.barrier_rules[name], truths, least, rulebook)
        case _:
            raise AssertionError(condition)


_NEGATED: Final[dict[Truth, Truth]] = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}


def _extreme(of: Sequence[c.Condition], truths: Truths, neutral: Truth, decisive: Truth) -> Iterator[Way]:
    """`all` (neutral true, decisive false) and `any` (the other way round)."""
    harmless: Truths = frozenset({neutral, UNKNOWN})
    if decisive in truths:  # one part is enough
        wanted = truths - {neutral}
        yield from ((Is(part, wanted),) for part in of)
    if neutral in truths:  # every part has to keep still
        yield tuple(Is(part, truths - {decisive}) for part in of)
    if truths == U:
        quiet = tuple(Is(part, harmless) for part in of)
        yield from ((*quiet, Is(part, U)) for part in of)


def _count(least: int, of: Sequence[c.Condition], truths: Truths) -> Iterator[Way]:
    """One part after the other: it counts, and fewer of the rest are needed, or it does not."""
    first, rest = of[0], tuple(of[1:])
    if truths == U:
        whole = c.Count(least, tuple(of))
        yield Is(whole, NOT_F), Is(whole, NOT_T)
    if TRUE in truths:
        wanted = truths - F
        yield (Is(first, wanted), *_of_rest(least - 1, rest, wanted))
        if least <= len(rest):
            yield _of_rest(least, rest, wanted)
    if FALSE in truths:
        wanted = truths - T
        yield (Is(first, wanted), *_of_rest(least, rest, wanted))
        if least > 1:
            yield _of_rest(least - 1, rest, wanted)


def _of_rest(least: int, rest: tuple[c.Condition, ...], truths: Truths) -> tuple[Goal, ...]:
    """A count over fewer parts; nothing is left to ask when none are needed, or more than there are."""
    return () if least == 0 or least > len(rest) else (Is(c.Count(least, rest), truths),)


# --- barriers ----------------------------------------------------------------------------------------------------


def _barrier(rules: BarrierRules, truths: Truths, least: int, rulebook: Rulebook) -> Iterator[Way]:
    """The points of a barrier reach `least` (true), can no longer reach it (false), or may still do so."""
    only_if = None if rules.only_if is None else rulebook.productions[rules.only_if].condition
    if TRUE in truths:
        wanted = truths - F  # true, or at least not false
        context = () if only_if is None else (Is(only_if, wanted),)
        for chosen in _enough(rules, least):
            yield (*(Is(rulebook.productions[number].condition, wanted) for number in chosen), *context)
    if FALSE in truths:
        wanted = truths - T
        if only_if is not None:
            yield (Is(only_if, wanted),)
        for out in _too_few(rules, least):
            yield tuple(Is(rulebook.productions[number].condition, wanted) for number in out)
    if truths == U:
        for may_come in _barrier(rules, NOT_F, least, rulebook):
            yield from ((*may_come, *not_yet) for not_yet in _barrier(rules, NOT_T, least, rulebook))


def _enough(rules: BarrierRules, least: int) -> Iterator[tuple[int, ...]]:
    """Smallest choices of indicators, one of a group, whose points reach `least`; those of few indicators first."""
    for size in range(1, len(rules.groups) + 1):
        for groups in combinations(rules.groups, size):
            yield from _from_groups([group.members for group in groups], least, ())


def _from_groups(
    groups: Sequence[tuple[tuple[int, int], ...]], least: int, chosen: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    if not groups:
        if least <= 0:
            yield chosen
        return
    if least <= 0:  # a smaller choice is enough, and has been given already
        return
    for number, points in groups[0]:
        if points > 0:
            yield from _from_groups(groups[1:], least - points, (*chosen, number))


def _too_few(rules: BarrierRules, least: int) -> Iterator[tuple[int, ...]]:
    """Choices of indicators that have to be out, so that what is left stays below `least`."""

    def out(position: int, left: int) -> Iterator[tuple[int, ...]]:
        if position == len(rules.groups):
            yield ()
            return
        members = rules.groups[position].members
        for cap in sorted({0, *(points for _, points in members)}, reverse=True):
            if cap < left:
                here = tuple(number for number, points in members if points > cap)
                yield from ((*here, *rest) for rest in out(position + 1, left - cap))

    yield from out(0, least)


# --- one clause alone --------------------------------------------------------------------------------------------


def decided_alone(condition: c.Condition, clause: Clause, truth: Truth) -> Goal:
    """The clause has this truth, and it alone decides the condition (see `clauses`)."""
    turned = (_turns(condition, clause.path, truth, other) for other in OTHERS[truth])
    alone = AnyOf(tuple(goal for goals in turned for _, _, goal in goals))
    return AllOf((alone, Is(clause.test, frozenset({truth}))))  # the last is looked at first, and soon says no


def _turns(condition: c.Condition, path: Sequence[int], truth: Truth, other: Truth) -> list[tuple[Truth, Truth, Goal]]:
    """How the truth of a condition can turn when the clause at `path` turns: from, to, and what the rest must be."""
    if not path:
        return [(truth, other, AllOf(()))]
    step, parts = path[0], c.parts(condition)
    rest = parts[:step] + parts[step + 1 :]
    found: list[tuple[Truth, Truth, Goal]] = []
    for before, after, below in _turns(parts[step], path[1:], truth, other):
        for was, now, beside in _through(condition, rest, before, after):
            if was != now:
                found.append((was, now, AllOf((below, beside))))
    return found


def _through(
    condition: c.Condition, rest: tuple[c.Condition, ...], before: Truth, after: Truth
) -> Iterator[tuple[Truth, Truth, Goal]]:
    """What a part's turn makes of the condition around it, for each thing that the other parts can be."""
    match condition:
        case c.All() | c.Any():
            pick = min if isinstance(condition, c.All) else max
            if not rest:
                yield before, after, AllOf(())
                return
            for level in (TRUE, FALSE, UNKNOWN):
                others: Goal = Is(type(condition)(rest), frozenset({level}))
                yield pick(before, level), pick(after, level), others
        case c.Not():
            yield _NEGATED[before], _NEGATED[after], AllOf(())
        case c.NotEstablished():
            yield (FALSE if before == TRUE else TRUE), (FALSE if after == TRUE else TRUE), AllOf(())
        case c.Count(at_least=least):
            for true in (least - 2, least - 1, least):  # fewer, just one too few, enough
                for not_false in (least - 2, least - 1, least):
                    if true <= not_false:
                        was, now = (_counted(least, true, not_false, part) for part in (before, after))
                        yield was, now, _tally(rest, least, true, not_false)


def _counted(least: int, true: int, not_false: int, part: Truth) -> Truth:
    if true + (part == TRUE) >= least:
        return TRUE
    return FALSE if not_false + (part != FALSE) < least else UNKNOWN


def _tally(rest: tuple[c.Condition, ...], least: int, true: int, not_false: int) -> Goal:
    """Of the rest so many are true and so many not false; `least` stands for so many or more, `least - 2` for fewer."""
    goals: list[Goal] = []
    for number, reached, missed in ((true, T, NOT_T), (not_false, NOT_F, F)):
        if number >= least - 1:
            goals.append(_at_least(rest, number, reached))
        if number <= least - 1:
            goals.append(_at_least(rest, number + 1 if number == least - 1 else least - 1, missed, below=True))
    return AllOf(tuple(goals))


def _at_least(rest: tuple[c.Condition, ...], number: int, truths: Truths, *, below: bool = False) -> Goal:
    if number <= 0:
        return IMPOSSIBLE if below else AllOf(())
    if number > len(rest):
        return AllOf(()) if below else IMPOSSIBLE
    return Is(c.Count(number, rest), truths)
