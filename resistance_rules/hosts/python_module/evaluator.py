"""The function of an exported module that decides every rule: straight Python, one line or a few for each rule."""

from __future__ import annotations

import builtins
import keyword
import re
import textwrap
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from attrs import Factory, define, field

from resistance_rules.inference.python_code import Writer
from resistance_rules.inference.rulebook import Production, Rulebook
from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import evaluation_order, safety_from

_TAKEN: Final = re.compile(r"[rpum]\d+|any_\w+|get|facts|truths|scores|printed|builtins|\w*__roles__|_\w*")
_WIDTH: Final = 116


@define
class Evaluator:
    """Writes the function for one rulebook.

    Attributes:
        parts: the conditions inside others whose truth has a number of its own, after those of the productions.
        decimals: numbers that are not whole -> the names of their constants.
    """

    rulebook: Rulebook
    parts: dict[c.Condition, int] = Factory(dict)
    decimals: dict[Decimal, str] = Factory(dict)
    _variables: dict[str, str] = field(init=False)
    _ordinal: dict[str, int] = field(init=False)
    _writer: Writer = field(init=False)
    _any: set[str] = Factory(set)

    def __attrs_post_init__(self) -> None:
        pack = self.rulebook.pack
        self._variables = _variable_names(pack.facts)
        self._ordinal = {name: number for number, name in enumerate(pack.barriers)}
        whole = frozenset(name for name, fact in pack.facts.items() if fact.integer)
        self._writer = Writer(self._variables.__getitem__, self._concluded, self._decimal, whole, self._part)

    def lines(self) -> list[str]:
        """The lines of the function."""
        rulebook = self.rulebook
        body: list[str] = []
        done: set[int] = set()
        for kind, name in evaluation_order(rulebook.pack):
            productions = [rulebook.productions[number] for number in rulebook.deciding((kind, name))]
            done.update(production.number for production in productions)
            body += [line for production in productions for line in self._decided(production)]
            if kind == "finding" and len(productions) > 1:
                listed = ", ".join(f"r{production.number}" for production in productions)
                body.append(f"m{productions[0].number} = max({listed})")
            elif kind == "barrier":
                body += self._scored(name)
        for production in rulebook.productions:
            if production.number not in done:
                body += self._decided(production)
        read = sorted(
            {fact for p in rulebook.productions for test in c.walk(p.condition) for fact in c.own_facts(test)}
        )
        truths = [f"r{number}" for number in range(len(rulebook.productions) + len(self.parts))]
        return [
            "def conclusions(facts: dict[str, Any]) -> tuple[tuple[int, ...], dict[str, tuple[int, int]]]:",
            '    """The truth of every rule (0 false, 1 unknown, 2 true), then of their parts; points of barriers."""',
            "    get = facts.get",
            *(f"    {self._variables[fact]} = get({fact!r})" for fact in read),
            *(f"    {line}" for line in body),
            "    truths = (",
            *(f"        {', '.join(truths[at : at + 16])}," for at in range(0, len(truths), 16)),
            "    )",
            "    scores = {",
            *(f"        {name!r}: (p{number}, u{number})," for name, number in self._ordinal.items()),
            "    }",
            "    return truths, scores",
        ]

    # --- productions -----------------------------------------------------------------------------------------

    def _decided(self, production: Production) -> Iterator[str]:
        condition = production.condition
        for test in c.walk(condition):
            if isinstance(test, c.AnyBarrier | c.AnySafety):
                yield from self._any_of(test)
        yield f"# {production.id}" + (f"  {production.place}" if production.place else "")
        for part in undecided_parts(condition):
            yield from self._named(part)
        yield from _assigned(f"r{production.number}", self._writer.truth(condition))

    def _named(self, part: c.Condition) -> Iterator[str]:
        """A variable for the truth of a condition inside another, and for those inside that one."""
        if not isinstance(part, c.All | c.Any | c.Count) or part in self.parts:
            return
        for inner in undecided_parts(part):
            yield from self._named(inner)
        truth = self._writer.truth(part)
        number = self.parts[part] = len(self.rulebook.productions) + len(self.parts)
        yield from _assigned(f"r{number}", truth)

    def _part(self, condition: c.Condition) -> str | None:
        number = self.parts.get(condition) if isinstance(condition, c.All | c.Any | c.Count) else None
        return None if number is None else f"r{number}"

    def _decimal(self, number: Decimal) -> str:
        if number not in self.decimals:
            self.decimals[number] = "N_" + re.sub(r"\W", "_", str(number).replace("-", "minus_").replace("+", ""))
        return self.decimals[number]

    # --- conclusions -----------------------------------------------------------------------------------------

    def _scored(self, name: str) -> Iterator[str]:
        rules = self.rulebook.barrier_rules[name]
        groups = [sorted(group.members, key=lambda member: -member[1]) for group in rules.groups]
        number = self._ordinal[name]
        for variable, test in ((f"p{number}", f" == {TRUE}"), (f"u{number}", "")):
            sums = [f"({''.join(f'{worth} if r{n}{test} else ' for n, worth in group)}0)" for group in groups]
            total = " + ".join(sums)
            if rules.only_if is not None:
                total = f"({total}) if r{rules.only_if}{test} else 0"
            yield from _assigned(variable, total)

    def _any_of(self, test: c.AnyBarrier | c.AnySafety) -> Iterator[str]:
        """The variable for `any_barrier` or `any_safety`, where it is first read."""
        variable = self._any_name(test)
        if variable in self._any:
            return
        self._any.add(variable)
        if isinstance(test, c.AnyBarrier):
            at: int = getattr(self.rulebook.pack.scoring, test.level)
            truths = [f"{TRUE} if p{n} >= {at} else {FALSE} if u{n} < {at} else 1" for n in self._ordinal.values()]
        else:
            numbers = (
                self.rulebook.number_of[f"safety:{name}"] for name in safety_from(self.rulebook.pack, test.urgency)
            )
            truths = [f"r{number}" for number in numbers]
        yield f"{variable} = max([{', '.join(truths)}], default={FALSE})"

    def _any_name(self, test: c.AnyBarrier | c.AnySafety) -> str:
        return f"any_{test.level if isinstance(test, c.AnyBarrier) else test.urgency}"

    def _concluded(self, test: c.Condition, wanted: bool) -> str:  # noqa: FBT001  (the callback of a writer)
        value = TRUE if wanted else FALSE
        match test:
            case c.BarrierIs(barrier=name, level=level):
                at = getattr(self.rulebook.pack.scoring, level)
                return f"p{self._ordinal[name]} >= {at}" if wanted else f"u{self._ordinal[name]} < {at}"
            case c.FindingIs(finding=name):
                numbers = self.rulebook.finding_rules[name]
                return f"{'m' if len(numbers) > 1 else 'r'}{numbers[0]} == {value}"
            case c.GateIs(gate=name):
                return f"r{self.rulebook.number_of[f'gate:{name}']} == {value}"
            case c.SafetyIs(safety=name):
                return f"r{self.rulebook.number_of[f'safety:{name}']} == {value}"
            case c.AnyBarrier() | c.AnySafety():
                return f"{self._any_name(test)} == {value}"
            case _:
                raise AssertionError(test)


def undecided_parts(condition: c.Condition) -> list[c.Condition]:
    """The conditions inside this one that can keep it unknown, without the `not` around them."""
    inside = condition.of if isinstance(condition, c.All | c.Any | c.Count) else (condition,)
    found: list[c.Condition] = []
    for part in inside:
        bare = part
        while isinstance(bare, c.Not):
            bare = bare.of
        if bare is not condition and not isinstance(bare, c.NotEstablished | c.Known | c.Unknown):
            found.append(bare)
    return found


def _assigned(variable: str, expression: str) -> Iterator[str]:
    """An assignment, over several lines where it is long."""
    if len(variable) + len(expression) + 3 <= _WIDTH:
        yield f"{variable} = {expression}"
        return
    yield f"{variable} = ("
    for piece in re.split(r" (?=else |\+ \()", expression):
        yield from textwrap.wrap(  # no word of a pack that stands in code has a space in it
            piece, _WIDTH, initial_indent="    ", subsequent_indent="        ", break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
    yield ")"


def _variable_names(facts: Iterable[str]) -> dict[str, str]:
    """A variable for each fact: its id, or `fact_` and its id where the id means something else in the function."""
    found: dict[str, str] = {}
    names = set(facts)
    for fact in sorted(names):
        variable = fact
        if keyword.iskeyword(fact) or hasattr(builtins, fact) or _TAKEN.fullmatch(fact):
            variable = f"fact_{fact}"
            while variable in names:
                variable = f"fact_{variable}"
        found[fact] = variable
    return found
