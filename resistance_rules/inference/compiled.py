"""A rulebook as straight Python code: generated, compiled once, and kept by the digest of what was generated.

The conclusions about an empty case are drawn beforehand. A case starts from a copy of them, and only what reads one of
its facts, or a conclusion that came out otherwise than in the empty case, is evaluated anew: everything else cannot
have changed (semantics 2 and 3).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter
from threading import Lock
from types import CodeType
from typing import Any, Final

from attrs import Factory, define, field, frozen

from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.python_code import Writer, beyond
from resistance_rules.inference.reference import ReferenceEngine, truth
from resistance_rules.inference.rulebook import Production, Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion, evaluation_order, safety_from
from resistance_rules.knowledge.version import library_version

_WORD: Final = 30
"""Units in a group: so many bits of a whole number are looked at fastest."""
_KEPT: Final = 16
"""Packs whose code is kept."""
_code: Final[OrderedDict[bytes, CodeType]] = OrderedDict()
_code_lock: Final = Lock()


@frozen(eq=False)
class CompiledEngine:
    """A rulebook as one Python function. Safe for many threads at once.

    Attributes:
        source: the function as text.
    """

    rulebook: Rulebook
    source: str
    _infer: Callable[..., None] = field(alias="infer")
    _bits: Mapping[str, int] = field(alias="bits")
    _start: Conclusions = field(alias="start")
    name: str = field(default="compiled", init=False)
    version: str = field(factory=library_version, init=False)

    @classmethod
    def of(cls, rulebook: Rulebook) -> CompiledEngine:
        """Generate and compile the code of a rulebook, or take the code that was compiled of the same text."""
        start = ReferenceEngine(rulebook).infer(Case.check({}, rulebook.pack.facts))
        generated = _Generated.of(rulebook, start)
        scoring = rulebook.pack.scoring
        names: dict[str, Any] = {
            **{name: number for number, name in generated.decimals.items()},
            "scores": _Scores(scoring.likely, scoring.possible),
            "beyond": beyond,
            "likely_of": attrgetter("likely"),
            "possible_of": attrgetter("possible"),
        }
        exec(_compiled(generated.source), names)  # noqa: S102  (code that is written here)
        return cls(rulebook, generated.source, names["infer"], generated.bits, start)

    def infer(self, case: Case) -> Conclusions:
        """Draw every conclusion about a case."""
        start = self._start
        found = Conclusions(
            start.truths.copy(), start.findings.copy(), start.barriers.copy(), start.gates.copy(), start.safety.copy()
        )
        bits, touched = self._bits, 0
        for fact in case.exact:
            touched |= bits[fact]
        self._infer(
            {**case.exact}.get, touched, found.truths, found.findings, found.barriers, found.gates, found.safety
        )
        return found

    def rules_of(self, production: int) -> list[str]:
        """The line of code that a production compiles to; none if no fact can change it."""
        start = f"t[{production}] = "
        return [line.strip() for line in self.source.splitlines() if line.lstrip().startswith(start)]


def _compiled(source: str) -> CodeType:
    """The code of a source, from memory if it was compiled before.

    The key is the digest of the source and not that of the pack: a pack that a tool has changed in memory keeps the
    digest of the one that was loaded.
    """
    digest = sha256(source.encode()).digest()
    with _code_lock:
        if digest not in _code:
            _code[digest] = compile(source, f"<rules {digest.hex()[:12]}>", "exec", optimize=2)
            if len(_code) > _KEPT:
                _code.popitem(last=False)
        _code.move_to_end(digest)
        return _code[digest]


class _Scores(dict[tuple[int, int], Score]):
    """Points and upper points -> the score; each is made once."""

    def __init__(self, likely: int, possible: int) -> None:
        self.likely, self.possible = likely, possible

    def __missing__(self, key: tuple[int, int]) -> Score:
        points, upper = key

        def level(threshold: int) -> Truth:
            return TRUE if points >= threshold else FALSE if upper < threshold else UNKNOWN

        self[key] = score = Score(points, upper, level(self.likely), level(self.possible))
        return score


@frozen
class _Outcome:
    """What a unit settles.

    Attributes:
        line: puts it into a variable.
        changed: holds where it is not what it is in the empty case.
        kept: the line that then keeps it, if it is not only a variable.
        read_as: for each expression that later conditions read it by: the same of the variable, and its truth in the
            empty case.
    """

    line: str
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
    """`any_barrier` or `any_safety` as a variable.

    Attributes:
        start: its truth in the empty case.
        members: the expressions of what it ranges over.
    """

    start: Truth
    members: tuple[str, ...]


@define
class _Generated:
    """The source of the function of a rulebook, with what it refers to."""

    rulebook: Rulebook
    start: Conclusions
    source: str = ""
    bits: dict[str, int] = Factory(dict)
    decimals: dict[Decimal, str] = Factory(dict)
    numbers: dict[str, int] = Factory(dict)
    any_of: dict[str, _Any] = Factory(dict)
    writer: Writer = field(init=False)

    @classmethod
    def of(cls, rulebook: Rulebook, start: Conclusions) -> _Generated:
        facts = rulebook.pack.facts
        made = cls(rulebook, start, numbers={name: number for number, name in enumerate(facts)})
        whole = frozenset(name for name, fact in facts.items() if fact.integer)
        made.writer = Writer(made._variable, _concluded, made._decimal, whole)
        units = [unit for unit in made._units() if unit.facts or unit.reads]
        made.bits = dict.fromkeys(facts, 0)
        for number, unit in enumerate(units):
            for fact in unit.facts:
                made.bits[fact] |= 1 << number
        made.source = "\n".join(_function(made.any_of, units))
        return made

    def _variable(self, fact: str) -> str:
        return f"f{self.numbers[fact]}"

    def _decimal(self, number: Decimal) -> str:
        return self.decimals.setdefault(number, f"d{len(self.decimals)}")

    # --- units -----------------------------------------------------------------------------------------------

    def _units(self) -> Iterator[_Unit]:
        """Conclusions in an order in which each comes after those it reads; then everything else."""
        rulebook = self.rulebook
        deciding: set[int] = set()
        for node in evaluation_order(rulebook.pack):
            productions = [rulebook.productions[number] for number in rulebook.deciding(node)]
            deciding.update(production.number for production in productions)
            yield from self._any_units(productions)
            yield self._unit(productions, self._settled(node))
        others: dict[tuple[frozenset[str], frozenset[str]], list[Production]] = {}
        for production in rulebook.productions:
            if production.number not in deciding:
                others.setdefault((_facts([production]), _reads([production])), []).append(production)
        for productions in others.values():
            yield from self._any_units(productions)
            yield self._unit(productions, None)

    def _unit(self, productions: list[Production], outcome: _Outcome | None) -> _Unit:
        facts, reads = _facts(productions), _reads(productions)
        behind = {fact for production in productions for fact in self.rulebook.facts_of[production.number]}
        lines = [f"{self._variable(fact)} = get({fact!r})" for fact in sorted(facts)]
        lines += [f"t[{p.number}] = {self._truth(p.condition, behind)}  # {p.id}" for p in productions]
        return _Unit(facts, reads, tuple(lines), outcome)

    def _truth(self, condition: c.Condition, facts: AbstractSet[str]) -> str:
        """Where a unit reads one fact alone, also through conclusions, that fact is known when it is run."""
        if len(facts) == 1 and not any(c.is_conclusion(test) for test in c.walk(condition)):
            return self.writer.truth_of_known(condition)
        return self.writer.truth(condition)

    def _settled(self, node: Conclusion) -> _Outcome:
        """How a conclusion is settled whose productions have been evaluated."""
        kind, name = node
        if kind == "barrier":
            return self._scored(name)
        numbers = [f"t[{number}]" for number in self.rulebook.deciding(node)]
        value = numbers[0] if len(numbers) == 1 else f"max({', '.join(numbers)})"
        plural = _PLURAL[kind]
        start: Truth = getattr(self.start, plural)[name]
        kept = f"{plural}[{name!r}]"
        return _Outcome(f"v = {value}", f"v != {start}", f"{kept} = v", {kept: ("v", start)})

    def _scored(self, name: str) -> _Outcome:
        """The points of a barrier: the strongest true indicator of each group, added up over the groups."""
        rules = self.rulebook.barrier_rules[name]
        groups = [sorted(group.members, key=lambda member: -member[1]) for group in rules.groups]
        points, upper = (
            " + ".join(f"({''.join(f'{worth} if t[{n}]{test} else ' for n, worth in group)}0)" for group in groups)
            for test in (f" == {TRUE}", "")
        )
        if rules.only_if is not None:
            only_if = f"t[{rules.only_if}]"
            points, upper = f"{points} if {only_if} == {TRUE} else 0", f"{upper} if {only_if} else 0"
        start, kept = self.start.barriers[name], f"barriers[{name!r}]"
        return _Outcome(
            f"v = {points}, {upper}",
            f"v != ({start.points}, {start.upper})",
            f"{kept} = s = scores[v]",
            {f"{kept}.likely": ("s.likely", start.likely), f"{kept}.possible": ("s.possible", start.possible)},
        )

    def _any_units(self, productions: list[Production]) -> Iterator[_Unit]:
        """The variables for `any_barrier` and `any_safety` that these productions are the first to read."""
        for test in (test for production in productions for test in c.walk(production.condition)):
            if isinstance(test, c.AnyBarrier | c.AnySafety) and _conclusion(test) not in self.any_of:
                variable = _conclusion(test)
                start = truth(test, {}, self.start, self.rulebook)
                members = tuple(_conclusion(member) for member in self._members(test))
                self.any_of[variable] = _Any(start, members)
                line = f"{variable} = {self._greatest(test, variable, start)}"
                outcome = _Outcome(line, f"{variable} != {start}", None, {variable: (variable, start)})
                yield _Unit(frozenset(), frozenset(members), (), outcome)

    def _members(self, test: c.AnyBarrier | c.AnySafety) -> list[c.Condition]:
        if isinstance(test, c.AnyBarrier):
            return [c.BarrierIs(name, test.level) for name in self.rulebook.pack.barriers]
        return [c.SafetyIs(name) for name in safety_from(self.rulebook.pack, test.urgency)]

    def _greatest(self, test: c.AnyBarrier | c.AnySafety, variable: str, start: Truth) -> str:
        """The greatest truth of the members. While fewer have changed than were unknown, one of those still is."""
        if isinstance(test, c.AnyBarrier):
            truths: list[Truth] = [getattr(score, test.level) for score in self.start.barriers.values()]
            every = f"max(map({test.level}_of, barriers.values()))"
        else:
            names = safety_from(self.rulebook.pack, test.urgency)
            truths = [self.start.safety[name] for name in names]
            every = f"max({FALSE}, {', '.join(f'safety[{name!r}]' for name in names)})"
        if start != UNKNOWN:
            return every
        changed = f"{variable}_changed"
        fewer = f"len({changed}) < {truths.count(UNKNOWN)}"
        return f"{TRUE} if {TRUE} in {changed} else {UNKNOWN} if {fewer} else {every}"


_PLURAL: Final = {"finding": "findings", "gate": "gates", "safety": "safety"}


def _facts(productions: list[Production]) -> frozenset[str]:
    """The facts that these conditions name themselves."""
    return frozenset(fact for p in productions for test in c.walk(p.condition) for fact in c.own_facts(test))


def _reads(productions: list[Production]) -> frozenset[str]:
    """The expressions of the conclusions that these conditions name."""
    return frozenset(_conclusion(test) for p in productions for test in c.walk(p.condition) if c.is_conclusion(test))


def _concluded(test: c.Condition, wanted: bool) -> str:  # noqa: FBT001  (the callback of a writer)
    return f"{_conclusion(test)} == {TRUE if wanted else FALSE}"


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


def _function(any_of: Mapping[str, _Any], units: list[_Unit]) -> Iterator[str]:
    """The lines of the function: units in groups, so that a group that nothing touches costs one look."""
    readers: dict[str, int] = {}
    for number, unit in enumerate(units):
        for read in unit.reads:
            readers[read] = readers.get(read, 0) | 1 << number
    yield "def infer(get, touched, t, findings, barriers, gates, safety):"
    for variable, what in any_of.items():
        yield f"    {variable} = {what.start}"
        yield f"    {variable}_changed = []"
    for first in range(0, len(units), _WORD):
        yield f"    touches = touched >> {first} & {(1 << _WORD) - 1}"
        yield "    if touches:"
        for number, unit in enumerate(units[first : first + _WORD]):
            yield f"        if touches & {1 << number}:"
            yield from (f"            {line}" for line in unit.lines)
            if unit.outcome is not None:
                yield from (f"            {line}" for line in _settling(unit.outcome, any_of, readers, first))
    yield "    return"


def _settling(outcome: _Outcome, any_of: Mapping[str, _Any], readers: Mapping[str, int], first: int) -> Iterator[str]:
    """The lines that settle a conclusion, and wake those that read it if it has changed."""
    yield outcome.line
    waking: list[str] = []
    for read_as, (value, start) in outcome.read_as.items():
        lines = [f"{variable}_changed.append({value})" for variable, what in any_of.items() if read_as in what.members]
        later = readers.get(read_as, 0) >> first
        if later & (1 << _WORD) - 1:
            lines.append(f"touches |= {later & (1 << _WORD) - 1}")
        if later >> _WORD:
            lines.append(f"touched |= {later >> _WORD << first + _WORD}")
        if lines and len(outcome.read_as) > 1:
            lines = [f"if {value} != {start}:", *(f"    {line}" for line in lines)]
        waking += lines
    if outcome.kept is not None or waking:
        yield f"if {outcome.changed}:"
        yield from (f"    {line}" for line in ([outcome.kept] if outcome.kept else []))
        yield from (f"    {line}" for line in waking)
