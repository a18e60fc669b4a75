"""A rulebook as straight Python code: generated, compiled once, and kept by the digest of what was generated.

The conclusions about an empty case are drawn beforehand. A case starts from a copy of them, and only what reads one of
its facts, also through conclusions, is evaluated anew: everything else cannot have changed (semantics 2 and 3).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
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
class _Unit:
    """Lines that are run together when a fact that they read, also through conclusions, is known."""

    facts: frozenset[str]
    lines: tuple[str, ...]


@define
class _Generated:
    """The source of the function of a rulebook, with what it refers to."""

    rulebook: Rulebook
    start: Conclusions
    source: str = ""
    bits: dict[str, int] = Factory(dict)
    decimals: dict[Decimal, str] = Factory(dict)
    numbers: dict[str, int] = Factory(dict)
    any_of: dict[str, Truth] = Factory(dict)
    writer: Writer = field(init=False)

    @classmethod
    def of(cls, rulebook: Rulebook, start: Conclusions) -> _Generated:
        facts = rulebook.pack.facts
        made = cls(rulebook, start, numbers={name: number for number, name in enumerate(facts)})
        whole = frozenset(name for name, fact in facts.items() if fact.integer)
        made.writer = Writer(made._variable, _conclusion, made._decimal, whole)
        units = [unit for unit in made._units() if unit.facts]
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
            yield from self._any_of(productions)
            yield self._unit(rulebook.facts_behind(node), productions, self._settled(node))
        others: dict[frozenset[str], list[Production]] = {}
        for production in rulebook.productions:
            if production.number not in deciding:
                others.setdefault(rulebook.facts_of[production.number], []).append(production)
        for facts, productions in others.items():
            yield from self._any_of(productions)
            yield self._unit(facts, productions, [])

    def _unit(self, facts: frozenset[str], productions: list[Production], settled: list[str]) -> _Unit:
        own = {fact for p in productions for test in c.walk(p.condition) for fact in c.own_facts(test)}
        lines = [f"{self._variable(fact)} = get({fact!r})" for fact in sorted(own)]
        lines += [f"t[{p.number}] = {self._truth(p.condition, facts)}  # {p.id}" for p in productions]
        return _Unit(facts, (*lines, *settled))

    def _truth(self, condition: c.Condition, facts: frozenset[str]) -> str:
        """Where a unit reads one fact alone, that fact is known when it is run."""
        if len(facts) == 1 and not any(c.is_conclusion(test) for test in c.walk(condition)):
            return self.writer.truth_of_known(condition)
        return self.writer.truth(condition)

    def _settled(self, node: Conclusion) -> list[str]:
        """The lines that settle a conclusion whose productions have been evaluated."""
        kind, name = node
        if kind == "barrier":
            return self._scored(name)
        numbers = [f"t[{number}]" for number in self.rulebook.deciding(node)]
        value = numbers[0] if len(numbers) == 1 else f"max({', '.join(numbers)})"
        return [f"{_PLURAL[kind]}[{name!r}] = {value}"]

    def _scored(self, name: str) -> list[str]:
        """The points of a barrier: the strongest true indicator of each group, added up over the groups."""
        rules = self.rulebook.barrier_rules[name]
        groups = [sorted(group.members, key=lambda member: -member[1]) for group in rules.groups]
        true, left = (
            " + ".join(f"({''.join(f'{worth} if t[{n}]{test} else ' for n, worth in group)}0)" for group in groups)
            for test in (f" == {TRUE}", "")
        )
        if rules.only_if is None:
            return [f"barriers[{name!r}] = scores[{true}, {left}]"]
        only_if = f"t[{rules.only_if}]"
        points, upper = f"{true} if {only_if} == {TRUE} else 0", f"{left} if {only_if} else 0"
        return [f"barriers[{name!r}] = scores[{points}, {upper}]"]

    def _any_of(self, productions: list[Production]) -> Iterator[_Unit]:
        """The variables for `any_barrier` and `any_safety` that these productions are the first to read."""
        for test in (test for production in productions for test in c.walk(production.condition)):
            if isinstance(test, c.AnyBarrier | c.AnySafety) and _conclusion(test) not in self.any_of:
                variable = _conclusion(test)
                self.any_of[variable] = truth(test, {}, self.start, self.rulebook)
                yield _Unit(self.rulebook.facts_read(test), (f"{variable} = {self._greatest(test)}",))

    def _greatest(self, test: c.AnyBarrier | c.AnySafety) -> str:
        if isinstance(test, c.AnyBarrier):
            return f"max(map({test.level}_of, barriers.values()))"
        names = safety_from(self.rulebook.pack, test.urgency)
        return f"max({FALSE}, {', '.join(f'safety[{name!r}]' for name in names)})"


_PLURAL: Final = {"finding": "findings", "gate": "gates", "safety": "safety"}


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


def _function(any_of: Mapping[str, Truth], units: list[_Unit]) -> Iterator[str]:
    """The lines of the function: units in groups, so that a group that nothing touches costs one look."""
    yield "def infer(get, touched, t, findings, barriers, gates, safety):"
    yield from (f"    {variable} = {value}" for variable, value in any_of.items())
    for first in range(0, len(units), _WORD):
        yield f"    touches = touched >> {first} & {(1 << _WORD) - 1}"
        yield "    if touches:"
        for number, unit in enumerate(units[first : first + _WORD]):
            yield f"        if touches & {1 << number}:"
            yield from (f"            {line}" for line in unit.lines)
    yield "    return"
