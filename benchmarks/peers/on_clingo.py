"""clingo: answer-set programming. The rules have no choices, so that grounding them is the inference.

Everything is said in the language, points too: a group counts as many steps as its strongest true indicator is worth.
All cases of a call are grounded together, as one program has to be read and prepared for each call.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from peers.by_level import Package
from peers.forms import FALSE, TRUE, And, AtLeast, Compared, Concluded, Form, IsKnown, OneOf, Or, Pair, Plain, form
from peers.infix import scaled
from peers.task import AnswerAll, conclusions, facts_read, levels
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from

SCALE = 10_000


class Clingo(Package):
    """One program; all cases of a call in one grounding."""

    name = "clingo"
    how = "one program, points too, all cases grounded together"

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Write the program."""
        import clingo

        program = "\n".join(_Program(rulebook).lines())
        used = set(facts_read(rulebook))

        def answer(cases: Sequence[Case]) -> list[Any]:
            control = clingo.Control(["--warn=none"])
            control.add("base", [], program)
            facts = (
                f"f_{fact}({number},{literal(value)})."
                for number, case in enumerate(cases)
                for fact, value in case.facts.items()
                if fact in used
            )
            control.add("base", [], f"case(0..{len(cases) - 1})." + "".join(facts))
            control.ground([("base", [])])
            found: list[Any] = [([1] * len(rulebook.productions), {}, {}, rulebook) for _ in cases]
            with control.solve(yield_=True) as handle:
                for model in handle:
                    for symbol in model.symbols(shown=True):
                        _note(symbol, found, clingo.SymbolType.Number)
            return found

        return answer

    def read(self, answer: Any) -> Conclusions:
        """Put it together; what was not said is unknown, or 0 points."""
        truths, said, points, rulebook = answer
        pack = rulebook.pack
        return conclusions(
            truths,
            {
                **{
                    kind: {name: said.get(f"{kind}__{name}", 1) for name in names}
                    for kind, names in (("finding", pack.findings), ("gate", pack.gates), ("safety", pack.safety))
                },
                "barrier": {
                    name: (
                        points["points", name], points["upper", name],
                        said.get(f"barrier__{name}__likely", 1), said.get(f"barrier__{name}__possible", 1),
                    )
                    for name in pack.barriers
                },
            },
        )  # fmt: skip


def _note(symbol: Any, found: list[Any], a_number: Any) -> None:
    case, what, *rest = symbol.arguments
    truths, said, points, _ = found[case.number]
    if rest:
        points[symbol.name, what.name] = rest[0].number
        return
    truth = TRUE if symbol.name == "yes" else FALSE
    if what.type == a_number:
        truths[what.number] = truth
    else:
        said[what.name] = truth


def literal(value: Plain) -> str:
    """A value as a constant or a whole number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(scaled(value, SCALE))


class _Program:
    """The rules as text; parts that are conditions themselves get names of their own."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.made: list[str] = []
        self.parts: dict[Form, str] = {}
        self.variables = 0

    def lines(self) -> Iterator[str]:
        """All of it."""
        for production in self.rulebook.productions:
            for wanted, word in (("true", "yes"), ("false", "no")):
                what = form(production.condition, wanted)
                for alternative in what.of if isinstance(what, Or) else (what,):
                    yield f"{word}(C,{production.number}) :- {self.body(alternative)}."
        yield from self.made
        yield from self.conclusions()
        yield "#show yes/2. #show no/2. #show points/3. #show upper/3."

    def body(self, what: Form) -> str:
        """What must hold, with the case named first."""
        return ", ".join(["case(C)", *self.literals(what)])

    def literals(self, what: Form) -> Iterator[str]:
        """The literals of a body."""
        match what:
            case And(of=of):
                for part in of:
                    yield from self.literals(part)
            case Or() | AtLeast():
                yield f"{self.part(what)}(C)"
            case IsKnown(fact=fact, wanted=wanted):
                yield f"f_{fact}(C,_)" if wanted else f"not f_{fact}(C,_)"
            case Concluded(name=name, truths=truths):
                word = "yes" if (TRUE in truths) == (len(truths) == 1) else "no"
                yield f"{word}(C,{name})" if len(truths) == 1 else f"not {word}(C,{name})"
            case OneOf(fact=fact, values=(value,), wanted=True):
                yield f"f_{fact}(C,{literal(value)})"
            case OneOf(fact=fact, values=values, wanted=wanted):
                variable = self.variable()
                yield f"f_{fact}(C,{variable})"
                if wanted:
                    yield f"{variable} = ({'; '.join(map(literal, values))})"
                else:
                    yield from (f"{variable} != {literal(value)}" for value in values)
            case Compared(fact=fact, operator=operator, bound=bound):
                variable = self.variable()
                yield from (f"f_{fact}(C,{variable})", f"{variable} {operator} {literal(bound)}")
            case Pair(fact=fact, operator=operator, other=other, times=times):
                one, two = self.variable(), self.variable()
                yield from (f"f_{fact}(C,{one})", f"f_{other}(C,{two})")
                yield (
                    f"{one} * {SCALE} {operator} {two} * {literal(times)}" if times != 1 else f"{one} {operator} {two}"
                )

    def variable(self) -> str:
        """A new one."""
        self.variables += 1
        return f"V{self.variables}"

    def part(self, what: Or | AtLeast) -> str:
        """The name of a condition inside another."""
        if what not in self.parts:
            self.parts[what] = name = f"part_{len(self.parts)}"
            if isinstance(what, Or):
                self.made += [f"{name}(C) :- {self.body(one)}." for one in what.of]
            else:
                self.made += [f"one_of_{name}(C,{i}) :- {self.body(one)}." for i, one in enumerate(what.of)]
                self.made.append(f"{name}(C) :- case(C), #count {{ I : one_of_{name}(C,I) }} >= {what.least}.")
        return self.parts[what]

    def conclusions(self) -> Iterator[str]:
        """Findings, points, levels, gates, safety conditions."""
        rulebook, scoring = self.rulebook, self.rulebook.pack.scoring
        for level in levels(rulebook):
            for kind, name in level.conclusions:
                if kind != "barrier":
                    deciding = rulebook.deciding((kind, name))
                    yield from (f"yes(C,{kind}__{name}) :- yes(C,{number})." for number in deciding)
                    yield f"no(C,{kind}__{name}) :- case(C), {', '.join(f'no(C,{number})' for number in deciding)}."
                    continue
                rules = rulebook.barrier_rules[name]
                for word, holds in (("points", "yes(C,{})"), ("upper", "not no(C,{})")):
                    steps = "; ".join(
                        f"{group_number},1..{worth} : {holds.format(number)}"
                        for group_number, group in enumerate(rules.groups)
                        for number, worth in group.members
                    )
                    if rules.only_if is None:
                        yield f"{word}(C,{name},S) :- case(C), S = #count {{ {steps} }}."
                    else:
                        applies = holds.format(rules.only_if)
                        yield f"{word}(C,{name},S) :- case(C), {applies}, S = #count {{ {steps} }}."
                        yield f"{word}(C,{name},0) :- case(C), {_contrary(applies)}."
                for step in ("likely", "possible"):
                    least = getattr(scoring, step)
                    yield f"yes(C,barrier__{name}__{step}) :- points(C,{name},S), S >= {least}."
                    yield f"no(C,barrier__{name}__{step}) :- upper(C,{name},S), S < {least}."
            for prop, test in level.asked:
                match test:
                    case c.AnyBarrier(level=step):
                        over = [f"barrier__{name}__{step}" for name in rulebook.pack.barriers]
                    case c.AnySafety(urgency=urgency):
                        over = [f"safety__{name}" for name in safety_from(rulebook.pack, urgency)]
                    case _:
                        continue
                yield from (f"yes(C,{prop}) :- yes(C,{name})." for name in over)
                yield f"no(C,{prop}) :- case(C){''.join(f', no(C,{name})' for name in over)}."


def _contrary(literal: str) -> str:
    return literal.removeprefix("not ") if literal.startswith("not ") else f"not {literal}"
