"""The text of the function that the compiled engine runs.

It consists of units: the conditions that decide one conclusion, with what settles it, or conditions that read the same
and settle nothing. Each unit has a bit, which is set where a fact that it names is known, and as soon as a conclusion
that it names has come out otherwise than in the empty case. What is not run stays as it is in the empty case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from attrs import Factory, define, frozen

from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.python_code import Writer
from resistance_rules.inference.reference import truth
from resistance_rules.inference.rulebook import Group, Production, Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion, evaluation_order, safety_from

_BYTE: Final = 8
"""Units in a group: their bits are a byte, and Python keeps all whole numbers of that size ready."""
_PLURAL: Final = {"finding": "findings", "gate": "gates", "safety": "safety"}


@frozen
class _Outcome:
    """What a unit settles.

    Attributes:
        changed: holds where it is not what it is in the empty case.
        kept: the line that then keeps it, if it is not only a variable.
        read_as: for each expression that later conditions read it by: the same of the variable, and its truth in the
            empty case.
    """

    changed: str
    kept: str | None
    read_as: Mapping[str, tuple[str, Truth]]


@frozen
class _Unit:
    """Lines that are run together when a fact that they name is known or a conclusion that they name has changed."""

    facts: frozenset[str]
    reads: frozenset[str]
    lines: tuple[str, ...]
    outcome: _Outcome | None = None


@frozen
class _Any:
    """`any_barrier` or `any_safety` as a variable, beside two that count how many are true and how many unknown.

    Attributes:
        start: its truth in the empty case.
        members: the expression of each that it ranges over, and its truth in the empty case.
    """

    start: Truth
    members: Mapping[str, Truth]


@define
class Generated:
    """The source of the function of a rulebook, with what it refers to.

    Attributes:
        source: the function as text.
        places: fact id -> its number among the facts, and the bits of the units that name it.
        decimals: number -> the name of the constant that stands for it.
    """

    rulebook: Rulebook
    start: Conclusions
    source: str = ""
    places: dict[str, tuple[int, int]] = Factory(dict)
    decimals: dict[Decimal, str] = Factory(dict)
    _any_of: dict[str, _Any] = Factory(dict)

    @classmethod
    def of(cls, rulebook: Rulebook, start: Conclusions) -> Generated:
        """Write the function of a rulebook, given what is concluded about the empty case."""
        facts = rulebook.pack.facts
        made = cls(rulebook, start, places={fact: (number, 0) for number, fact in enumerate(facts)})
        units = _in_order([unit for unit in made._units() if unit.facts or unit.reads])
        for at, unit in enumerate(units):
            for fact in unit.facts:
                number, bits = made.places[fact]
                made.places[fact] = (number, bits | 1 << at)
        made.source = "\n".join(_function(start.truths, made._any_of, units))
        return made

    def _units(self) -> Iterator[_Unit]:
        """Conclusions in an order in which each comes after those it reads; then everything else."""
        rulebook = self.rulebook
        deciding: set[int] = set()
        for node in evaluation_order(rulebook.pack):
            productions = [rulebook.productions[number] for number in rulebook.deciding(node)]
            deciding.update(production.number for production in productions)
            yield from self._any_units(productions)
            yield self._scoring(node[1], productions) if node[0] == "barrier" else self._settling(node, productions)
        others: dict[tuple[frozenset[str], frozenset[str]], list[Production]] = {}
        for production in rulebook.productions:
            if production.number not in deciding:
                others.setdefault((_facts([production]), _reads([production])), []).append(production)
        for productions in others.values():
            yield from self._any_units(productions)
            yield self._unit(productions, _decided(self._writer(productions), productions, productions))

    def _settling(self, node: Conclusion, productions: Sequence[Production]) -> _Unit:
        """A finding, gate or safety condition: true if one of its productions is."""
        kind, name = node
        numbers = [f"t[{production.number}]" for production in productions]
        value = numbers[0] if len(numbers) == 1 else f"max({', '.join(numbers)})"
        start: Truth = getattr(self.start, _PLURAL[kind])[name]
        kept = f"{_PLURAL[kind]}[{name!r}]"
        lines = [*_decided(self._writer(productions), productions, productions), f"v = {value}"]
        return self._unit(productions, lines, _Outcome(f"v != {start}", f"{kept} = v", {kept: ("v", start)}))

    def _scoring(self, name: str, productions: Sequence[Production]) -> _Unit:
        """The points of a barrier: the strongest true indicator of each group, added up over the groups.

        They are counted on from those of the empty case, as most groups are what they are there.
        """
        rules, start, kept = self.rulebook.barrier_rules[name], self.start.barriers[name], f"barriers[{name!r}]"
        writer = self._writer(productions)
        counted: list[str] = []
        points = upper = 0
        for group in rules.groups:
            members = [self.rulebook.productions[number] for number, _ in group.members]
            before = _strongest(group, self.start.truths)
            points, upper = points + before[0], upper + before[1]
            lines = [
                *_decided(writer, members, members),
                f"points += {_strongest_as_code(group, f' == {TRUE}')} - {before[0]}".removesuffix(" - 0"),
                f"upper += {_strongest_as_code(group, '')} - {before[1]}".removesuffix(" - 0"),
            ]
            counted += _under(_guard(writer, members, productions), lines)
        if rules.only_if is not None:
            counted += _decided(writer, [self.rulebook.productions[rules.only_if]], productions)
            counted.append(f"if t[{rules.only_if}] != {TRUE}: points = 0")
            counted.append(f"if t[{rules.only_if}] == {FALSE}: upper = 0")
        outcome = _Outcome(
            f"points != {start.points} or upper != {start.upper}",
            f"{kept} = s = scores[points, upper]",
            {f"{kept}.likely": ("s.likely", start.likely), f"{kept}.possible": ("s.possible", start.possible)},
        )
        return self._unit(productions, [f"points, upper = {points}, {upper}", *counted], outcome)

    def _unit(self, productions: Sequence[Production], lines: Iterable[str], outcome: _Outcome | None = None) -> _Unit:
        """A unit of productions, which first puts their facts into variables."""
        facts, variable = _facts(productions), self._writer(productions).fact
        taken = (f"{variable(fact)} = facts[{self.places[fact][0]}]  # {fact}" for fact in sorted(facts))
        return _Unit(facts, _reads(productions), (*taken, *lines), outcome)

    def _writer(self, productions: Sequence[Production]) -> Writer:
        """Writes the conditions of a unit. Each unit names its facts anew: the fewer names, the faster the function."""
        variables = {fact: f"f{number}" for number, fact in enumerate(sorted(_facts(productions)))}
        facts = self.rulebook.pack.facts
        return Writer(
            fact=variables.__getitem__,
            conclusion=lambda test, wanted: f"{_conclusion(test)} == {TRUE if wanted else FALSE}",
            decimal=lambda number: self.decimals.setdefault(number, f"d{len(self.decimals)}"),
            whole=frozenset(fact for fact in variables if facts[fact].integer),
        )

    def _any_units(self, productions: Sequence[Production]) -> Iterator[_Unit]:
        """The variables for `any_barrier` and `any_safety` that these productions are the first to read."""
        for test in (test for production in productions for test in c.walk(production.condition)):
            if isinstance(test, c.AnyBarrier | c.AnySafety) and _conclusion(test) not in self._any_of:
                variable, start = _conclusion(test), self._start_of(test)
                members = {_conclusion(member): self._start_of(member) for member in self._members(test)}
                self._any_of[variable] = _Any(start, members)
                line = f"{variable} = {TRUE} if {variable}_true else {UNKNOWN} if {variable}_open else {FALSE}"
                outcome = _Outcome(f"{variable} != {start}", None, {variable: (variable, start)})
                yield _Unit(frozenset(), frozenset(members), (line,), outcome)

    def _members(self, test: c.AnyBarrier | c.AnySafety) -> list[c.Condition]:
        if isinstance(test, c.AnyBarrier):
            return [c.BarrierIs(name, test.level) for name in self.rulebook.pack.barriers]
        return [c.SafetyIs(name) for name in safety_from(self.rulebook.pack, test.urgency)]

    def _start_of(self, test: c.Condition) -> Truth:
        """The truth of a test on conclusions in the empty case."""
        return truth(test, {}, self.start, self.rulebook)


# --- conditions ----------------------------------------------------------------------------------------------------


def _facts(productions: Iterable[Production]) -> frozenset[str]:
    """The facts that these conditions name themselves."""
    return frozenset(fact for p in productions for test in c.walk(p.condition) for fact in c.own_facts(test))


def _reads(productions: Iterable[Production]) -> frozenset[str]:
    """The expressions of the conclusions that these conditions name."""
    return frozenset(_conclusion(test) for p in productions for test in c.walk(p.condition) if c.is_conclusion(test))


def _conclusion(test: c.Condition) -> str:
    """The expression for the truth of a test on a conclusion."""
    match test:
        case c.FindingIs(finding=name):
            return f"findings[{name!r}]"
        case c.GateIs(gate=name):
            return f"gates[{name!r}]"
        case c.SafetyIs(safety=name):
            return f"safety[{name!r}]"
        case c.BarrierIs(barrier=name, level=level):
            return f"barriers[{name!r}].{level}"
        case c.AnyBarrier(level=level):
            return f"any_{level}"
        case c.AnySafety(urgency=urgency):
            return f"any_{urgency}"
        case _:
            raise AssertionError(test)


def _decided(writer: Writer, productions: Sequence[Production], within: Sequence[Production]) -> Iterator[str]:
    """The lines that decide productions, to be run when a fact or a conclusion that `within` names has a say."""
    for guard, those in groupby(productions, lambda production: _guard(writer, [production], within)):
        lines = [f"t[{production.number}] = {_truth(writer, production)}  # {production.id}" for production in those]
        yield from _under(guard, lines)


def _guard(writer: Writer, productions: Sequence[Production], within: Sequence[Production]) -> str:
    """What holds unless these productions are sure to be as in the empty case: one of their facts is known.

    Nothing is asked where they read conclusions, or where all of `within` reads the same facts and nothing else.
    """
    facts = _facts(productions)
    if _reads(productions) or (facts == _facts(within) and not _reads(within)):
        return ""
    return " or ".join(f"{writer.fact(fact)} is not None" for fact in sorted(facts))


def _truth(writer: Writer, production: Production) -> str:
    """The truth of a production. Where it reads one fact alone, that fact is known when it is decided."""
    if c.is_conclusion(production.condition):
        return _conclusion(production.condition)
    if len(_facts([production])) == 1 and not _reads([production]):
        return writer.truth_of_known(production.condition)
    return writer.truth(production.condition)


def _strongest(group: Group, truths: Sequence[Truth]) -> tuple[int, int]:
    """What a group counts for, and what it would count for if everything unknown came true."""
    points = max((worth for number, worth in group.members if truths[number] == TRUE), default=0)
    return points, max((worth for number, worth in group.members if truths[number] != FALSE), default=0)


def _strongest_as_code(group: Group, test: str) -> str:
    """The worth of the strongest member whose truth passes a test."""
    members = sorted(group.members, key=lambda member: -member[1])
    return f"({''.join(f'{worth} if t[{number}]{test} else ' for number, worth in members)}0)"


# --- the function --------------------------------------------------------------------------------------------------


def _in_order(units: Sequence[_Unit]) -> list[_Unit]:
    """Units after those whose conclusions they read; of these, those that read the same facts side by side.

    So what a case touches lies in few groups. The facts that most units read come first.
    """
    often = Counter(fact for unit in units for fact in unit.facts)
    depths: dict[str, int] = {}

    def place(unit: _Unit) -> tuple[int, bool, list[tuple[int, str]]]:
        depth = max((depths[read] + 1 for read in unit.reads), default=0)
        if unit.outcome is not None:
            depths.update(dict.fromkeys(unit.outcome.read_as, depth))
        return depth, bool(unit.reads), sorted((-often[fact], fact) for fact in unit.facts)

    places = [place(unit) for unit in units]
    return [units[number] for number in sorted(range(len(units)), key=places.__getitem__)]


def _function(start: Sequence[Truth], any_of: Mapping[str, _Any], units: Sequence[_Unit]) -> Iterator[str]:
    """The lines of the function: units in groups, so that a group that nothing touches costs one look."""
    readers: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        for read in unit.reads:
            readers.setdefault(read, []).append(number)
    yield "def infer(facts, touched, findings, barriers, gates, safety):"
    yield f"    t = [{UNKNOWN}] * {len(start)}"
    for known in (FALSE, TRUE):
        numbers = [f"t[{number}] = " for number, value in enumerate(start) if value == known]
        yield from (f"    {''.join(numbers[at : at + _BYTE])}{known}" for at in range(0, len(numbers), _BYTE))
    for variable, what in any_of.items():
        truths = list(what.members.values())
        counts = f"{truths.count(TRUE)}, {truths.count(UNKNOWN)}"
        yield f"    {variable}, {variable}_true, {variable}_open = {what.start}, {counts}"
    groups = range(-(-len(units) // _BYTE))
    yield f"    [{', '.join(f'g{group}' for group in groups)}] = touched.to_bytes({len(groups)}, 'little')"
    for group in groups:
        yield f"    if g{group}:"
        for bit, unit in enumerate(units[group * _BYTE : (group + 1) * _BYTE]):
            yield f"        if g{group} & {1 << bit}:"
            yield from (f"            {line}" for line in unit.lines)
            if unit.outcome is not None:
                yield from (f"            {line}" for line in _waking(unit.outcome, any_of, readers))
    yield "    return t"


def _waking(outcome: _Outcome, any_of: Mapping[str, _Any], readers: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """The lines that keep a conclusion, and wake those that read it, if it has changed."""
    waking: list[str] = []
    for read_as, (value, start) in outcome.read_as.items():
        lines = list(_counting(value, start, [variable for variable, of in any_of.items() if read_as in of.members]))
        for group, those in groupby(readers.get(read_as, ()), lambda number: number // _BYTE):
            lines.append(f"g{group} |= {sum(1 << number % _BYTE for number in those)}")
        waking += _under(f"{value} != {start}" if lines and len(outcome.read_as) > 1 else "", lines)
    if outcome.kept is not None or waking:
        yield from _under(outcome.changed, [*([outcome.kept] if outcome.kept else []), *waking])


def _counting(value: str, start: Truth, over: Sequence[str]) -> Iterator[str]:
    """The lines that count a conclusion that is no longer what it was, for each variable that ranges over it."""
    for counted, name in ((TRUE, "true"), (UNKNOWN, "open")):
        if over and counted == start:
            yield from (f"{variable}_{name} -= 1" for variable in over)
        elif over:
            yield from _under(f"{value} == {counted}", [f"{variable}_{name} += 1" for variable in over])


def _under(guard: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines that are run only where the guard holds, if there is one."""
    if guard:
        yield f"if {guard}:"
    yield from (f"    {line}" for line in lines) if guard else lines
