"""Conditions without negation: when each is true and when it is false, as alternatives of plain conjunctions.

`durable-rules` gets negation, disjunction and joins wrong (see docs/durable-rules.md), so it is given none: every
production becomes patterns that say *is true* and patterns that say *is false*, on small whole numbers.

A property is a fact (code 0: unknown, then its values in order), a comparison of two facts, a conclusion or a
part of a condition (its truth value), or a count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Final, Literal

from attrs import Factory, define, frozen

from resistance_rules.inference.case import Case
from resistance_rules.inference.rulebook import Production, Rulebook
from resistance_rules.knowledge import conditions as c

Form = Literal["true", "false", "not_true", "not_false"]
Interval = tuple[int, int]
Conjunction = tuple[tuple[str, Interval], ...]
Alternatives = list[Conjunction]

_OPPOSITE: Final[Mapping[Form, Form]] = {
    "true": "false", "false": "true", "not_true": "not_false", "not_false": "not_true",
}  # fmt: skip
_TRUTHS: Final[Mapping[Form, Interval]] = {"true": (2, 2), "false": (0, 0), "not_true": (0, 1), "not_false": (1, 2)}
_MOST_ALTERNATIVES: Final = 24  # of one conjunction; beyond that a part becomes a step of its own
_MOST_PARTS: Final = 40  # of one `all` or `any`, so that no pattern reads more properties than the engine takes
_LESS, _EQUAL, _GREATER = 1, 2, 3


@frozen
class Step:
    """A production, or a part of one, that is decided at its level.

    Attributes:
        name: what later steps read its truth under.
        production: the number of the production, or None for a part.
        true, false: when it is; unknown when neither.
    """

    name: str
    production: int | None
    level: int
    true: Alternatives
    false: Alternatives


@frozen
class Tally:
    """A count over steps: how many are true, and how many are not false."""

    name: str
    level: int
    parts: tuple[str, ...]


@define
class FactCodes:
    """How the facts of a case become small whole numbers."""

    rulebook: Rulebook
    cuts: dict[str, list[c.Number]] = Factory(dict)
    compared: dict[str, c.ComparesFacts] = Factory(dict)
    explicit: set[str] = Factory(set)
    """Properties on which some pattern asks for unknown, so that code 0 must be sent."""

    @classmethod
    def of(cls, rulebook: Rulebook) -> FactCodes:
        """Collect the numbers at which the conditions of a pack cut each fact's range."""
        cuts: dict[str, set[c.Number]] = {}
        for production in rulebook.productions:
            for test in c.walk(production.condition):
                for fact, numbers in _numbers_in(test):
                    cuts.setdefault(fact, set()).update(numbers)
        return cls(rulebook, {fact: sorted(numbers) for fact, numbers in cuts.items()})

    def most(self, fact: str) -> int:
        """The highest code of a fact."""
        entry = self.rulebook.pack.facts[fact]
        if entry.type == "yes_no":
            return 2
        return len(entry.choice) if entry.type == "choice" else 2 * len(self.cuts.get(fact, ())) + 1

    def code(self, fact: str, value: c.Value) -> int:
        """The code of a value. A number's says between or at which cuts it lies, exactly."""
        if isinstance(value, bool):
            return 2 if value else 1
        if isinstance(value, str):
            return self.rulebook.pack.facts[fact].choice.index(value) + 1
        cuts = self.cuts.get(fact, [])
        place = bisect_left(cuts, value)
        return 2 * place + (2 if place < len(cuts) and cuts[place] == value else 1)

    def of_case(self, case: Case) -> dict[str, int]:
        """The properties that a case starts with."""
        values = dict.fromkeys(self.explicit, 0)
        for fact, value in case.exact.items():
            values[fact] = self.code(fact, value)
        for name, test in self.compared.items():
            one, other = case.exact.get(test.fact), case.exact.get(test.other)
            if one is not None and other is not None:
                left, right = Fraction(one), Fraction(test.times) * Fraction(other)
                values[name] = _LESS if left < right else _EQUAL if left == right else _GREATER
        return values


def _numbers_in(test: c.Condition) -> Iterator[tuple[str, list[c.Number]]]:
    match test:
        case c.Equals(fact=fact, values=values):
            yield fact, [value for value in values if not isinstance(value, bool | str)]
        case c.Differs(fact=fact, value=value) if not isinstance(value, bool | str):
            yield fact, [value]
        case c.Compares(fact=fact, bound=bound):
            yield fact, [bound]
        case c.Between(fact=fact, low=low, high=high):
            yield fact, [low, high]


@define
class PositiveForms:
    """Turns the productions of a rulebook into steps, level by level."""

    codes: FactCodes
    steps: list[Step] = Factory(list)
    tallies: list[Tally] = Factory(list)
    conclusion_level: dict[str, int] = Factory(dict)
    """Property of a conclusion -> the level after which it is settled."""
    _parts: dict[c.Condition, str] = Factory(dict)
    _level: dict[str, int] = Factory(dict)

    def add(self, production: Production) -> Step:
        """Add a production whose conclusions have all been settled."""
        return self._add(production.id, production.number, production.condition)

    def _add(self, name: str, number: int | None, condition: c.Condition) -> Step:
        true, false = self._form(condition, "true"), self._form(condition, "false")
        level = 1 + max((self._property_level(prop) for alt in (*true, *false) for prop, _ in alt), default=-1)
        step = Step(name, number, level, true, false)
        self.steps.append(step)
        self._level[name] = level
        return step

    def _property_level(self, prop: str) -> int:
        return self._level.get(prop, self.conclusion_level.get(prop, -1))

    def _form(self, condition: c.Condition, form: Form) -> Alternatives:
        match condition:
            case c.All(of=of) | c.Any(of=of):
                if len(of) > _MOST_PARTS:
                    condition = _nested(condition)
                    of = condition.of
                conjoined = isinstance(condition, c.All) == (form in ("true", "not_false"))
                return self._conjunction(of, form) if conjoined else self._union(of, form)
            case c.Not(of=part):
                return self._form(part, _OPPOSITE[form])
            case c.NotEstablished(of=part):  # two-valued: not true, or true
                return self._form(part, "not_true" if form in ("true", "not_false") else "true")
            case c.Count(at_least=least, of=of):
                return [((self._count(of, form), _counted(least, len(of), form)),)]
            case c.ComparesFacts():
                return self._fact_form(self._comparison(condition), _sign_codes(condition.operator), _GREATER, form)
            case c.Known(fact=fact):
                return self._known(fact, form in ("true", "not_false"))
            case c.Unknown(fact=fact):
                return self._known(fact, form in ("false", "not_true"))
            case c.FindingIs() | c.GateIs() | c.SafetyIs() | c.BarrierIs() | c.AnyBarrier() | c.AnySafety():
                return [((conclusion_property(condition), _TRUTHS[form]),)]
            case _:
                fact = c.own_facts(condition)[0]
                return self._fact_form(fact, self._codes_of(condition), self.codes.most(fact), form)

    def _codes_of(self, test: c.Condition) -> set[int]:
        """The codes of the fact with which the test is true."""
        code = self.codes.code
        match test:
            case c.Equals(fact=fact, values=values):
                return {code(fact, value) for value in values}
            case c.Differs(fact=fact, value=value):
                return set(range(1, self.codes.most(fact) + 1)) - {code(fact, value)}
            case c.Between(fact=fact, low=low, high=high):
                return set(range(code(fact, low), code(fact, high) + 1))
            case c.Compares(fact=fact, operator=operator, bound=bound):
                at, most = code(fact, bound), self.codes.most(fact)
                lowest = {"at_least": at, "more_than": at + 1}.get(operator, 1)
                highest = {"at_most": at, "less_than": at - 1}.get(operator, most)
                return set(range(lowest, highest + 1))
            case _:
                raise AssertionError(test)

    def _fact_form(self, prop: str, true: set[int], most: int, form: Form) -> Alternatives:
        wanted = set(true) if form in ("true", "not_false") else set(range(1, most + 1)) - true
        if form in ("not_true", "not_false"):
            wanted.add(0)
            self.codes.explicit.add(prop)
        return [((prop, run),) for run in _runs(wanted)]

    def _known(self, fact: str, wanted: bool) -> Alternatives:  # noqa: FBT001
        self.codes.explicit.add(fact)
        return [((fact, (1, self.codes.most(fact)) if wanted else (0, 0)),)]

    def _comparison(self, test: c.ComparesFacts) -> str:
        name = f"{test.fact} : {test.times} * {test.other}"
        self.codes.compared[name] = test
        return name

    def _union(self, of: Sequence[c.Condition], form: Form) -> Alternatives:
        return _distinct(alternative for part in of for alternative in self._form(part, form))

    def _conjunction(self, of: Sequence[c.Condition], form: Form) -> Alternatives:
        forms = [self._form(part, form) for part in of]
        while _size(forms) > _MOST_ALTERNATIVES:
            largest = max(range(len(of)), key=lambda i: len(forms[i]))
            forms[largest] = [((self._part(of[largest]), _TRUTHS[form]),)]
        return _distinct(joined for choice in product(*forms) if (joined := _joined(choice)) is not None)

    def _part(self, condition: c.Condition) -> str:
        """The property that holds the truth of a part of a condition, decided as a step of its own."""
        if condition not in self._parts:
            name = f"part-{len(self._parts) + 1}"
            self._parts[condition] = name
            self._add(name, None, condition)
        return self._parts[condition]

    def _count(self, of: Sequence[c.Condition], form: Form) -> str:
        parts = tuple(self._part(part) for part in of)
        level = max(self._level[part] for part in parts)
        tally = next((t for t in self.tallies if t.parts == parts), None)
        if tally is None:
            tally = Tally(f"count-{len(self.tallies) + 1}", level, parts)
            self.tallies.append(tally)
            self._level[f"{tally.name} true"] = self._level[f"{tally.name} not false"] = level
        return f"{tally.name} {'true' if form in ('true', 'not_true') else 'not false'}"


def conclusion_property(test: c.Condition) -> str:
    """The property that holds the truth of the conclusion that a test is about."""
    match test:
        case c.FindingIs(finding=name):
            return f"finding {name}"
        case c.GateIs(gate=name):
            return f"gate {name}"
        case c.SafetyIs(safety=name):
            return f"safety {name}"
        case c.BarrierIs(barrier=name, level=level):
            return f"barrier {name} {level}"
        case c.AnyBarrier(level=level):
            return f"any_barrier {level}"
        case c.AnySafety(urgency=urgency):
            return f"any_safety {urgency}"
        case _:
            raise AssertionError(test)


def _nested(condition: c.All | c.Any) -> c.All | c.Any:
    """The same with at most `_MOST_PARTS` parts at each level."""
    chunks = (condition.of[i : i + _MOST_PARTS] for i in range(0, len(condition.of), _MOST_PARTS))
    nested = type(condition)(tuple(type(condition)(chunk) for chunk in chunks))
    return nested if len(nested.of) <= _MOST_PARTS else _nested(nested)


def _counted(least: int, total: int, form: Form) -> Interval:
    """For *true* and *not true* among the true parts; for *false* and *not false* among those not false."""
    return (least, total) if form in ("true", "not_false") else (0, least - 1)


def _sign_codes(operator: c.Comparison) -> set[int]:
    return {
        "less_than": {_LESS}, "at_most": {_LESS, _EQUAL}, "more_than": {_GREATER}, "at_least": {_EQUAL, _GREATER},
    }[operator]  # fmt: skip


def _runs(codes: Iterable[int]) -> Iterator[Interval]:
    """The codes as intervals without gaps."""
    start = end = None
    for code in sorted(codes):
        if end is not None and start is not None and code != end + 1:
            yield (start, end)
            start = code
        elif start is None:
            start = code
        end = code
    if start is not None and end is not None:
        yield (start, end)


def _joined(conjunctions: Iterable[Conjunction]) -> Conjunction | None:
    """All of them at once; None if they contradict each other."""
    bounds: dict[str, Interval] = {}
    for conjunction in conjunctions:
        for prop, (low, high) in conjunction:
            before = bounds.get(prop, (low, high))
            bounds[prop] = (max(low, before[0]), min(high, before[1]))
            if bounds[prop][0] > bounds[prop][1]:
                return None
    return tuple(sorted(bounds.items()))


def _distinct(alternatives: Iterable[Conjunction]) -> Alternatives:
    return list(dict.fromkeys(alternatives))


def _size(forms: Sequence[Alternatives]) -> int:
    size = 1
    for form in forms:
        size *= len(form)
    return size
