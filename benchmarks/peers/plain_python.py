"""The floor: the rules as the Python that a person would write by hand, one statement for each condition.

No engine, no objects: facts are variables, a condition is an expression, the points are sums. Truth is written as
bits, so that `all` is `&` and `any` is `|`: FALSE = 0, UNKNOWN = 1, TRUE = 3. (With 0, 1, 2 and `min` and `max` the
same text takes half as long again.)
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from peers.settling import gathered, settled
from peers.task import AnswerAll, conclusions, facts_read, levels, property_name
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge import conditions as c

OPERATORS = {"less_than": "<", "at_least": ">=", "more_than": ">", "at_most": "<="}


class PlainPython:
    """One generated function."""

    name = "plain Python"
    how = "one function, a statement for each condition"

    def version(self) -> str:
        """Python's."""
        return platform.python_version()

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Write the function and compile it."""
        namespace: dict[str, Any] = {}
        exec(compile(source(rulebook), "<the rules as Python>", "exec"), namespace)  # noqa: S102  (written below)
        infer = namespace["infer"]

        def answer(cases: Sequence[Case]) -> list[Any]:
            return [infer(case.facts) for case in cases]

        return answer

    def read(self, answer: Any) -> Conclusions:
        """Truths as the library writes them."""
        return conclusions(*answer)


def source(rulebook: Rulebook) -> str:
    """The whole module, as text."""
    lines = ["FALSE, UNKNOWN, TRUE = 0, 1, 3", "", "", "def infer(facts):", "    get = facts.get"]
    lines += [f"    {fact} = get({fact!r})" for fact in facts_read(rulebook)]
    for level in levels(rulebook):
        lines += ["", f"    # stratum {rulebook.productions[level.productions[0]].stratum}"]
        for number in level.productions:
            production = rulebook.productions[number]
            lines.append(f"    t{number} = {expression(production.condition)}  # {production.id}")
        lines += settled(level, rulebook, "t{}".format)
    listed = ", ".join(f"t{number}" for number in range(len(rulebook.productions)))
    lines += ["", f"    return [{listed}], {{", *gathered(rulebook), "    }"]
    return "\n".join(lines) + "\n"


def expression(condition: c.Condition) -> str:
    """A condition as an expression whose value is FALSE, UNKNOWN or TRUE."""
    match condition:
        case c.Equals(fact=fact, values=(value,)):
            return _known((fact,), f"{fact} == {literal(value)}")
        case c.Equals(fact=fact, values=values):
            return _known((fact,), f"{fact} in ({', '.join(literal(value) for value in values)})")
        case c.Differs(fact=fact, value=value):
            return _known((fact,), f"{fact} != {literal(value)}")
        case c.Compares(fact=fact, operator=operator, bound=bound):
            return _known((fact,), f"{fact} {OPERATORS[operator]} {literal(bound)}")
        case c.Between(fact=fact, low=low, high=high):
            return _known((fact,), f"{literal(low)} <= {fact} <= {literal(high)}")
        case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
            right = other if times == 1 else f"{literal(times)} * {other}"
            return _known((fact, other), f"{fact} {OPERATORS[operator]} {right}")
        case c.Known(fact=fact):
            return f"(FALSE if {fact} is None else TRUE)"
        case c.Unknown(fact=fact):
            return f"(TRUE if {fact} is None else FALSE)"
        case c.All(of=of):
            return f"({' & '.join(expression(part) for part in of)})"
        case c.Any(of=of):
            return f"({' | '.join(expression(part) for part in of)})"
        case c.Not(of=part):
            return f"(TRUE, UNKNOWN, FALSE, FALSE)[{expression(part)}]"
        case c.NotEstablished(of=part):
            return f"(FALSE if {expression(part)} == TRUE else TRUE)"
        case c.Count(at_least=least, of=of):
            parts = f"({', '.join(expression(part) for part in of)},)"
            return (
                f"(TRUE if {parts}.count(TRUE) >= {least} else "
                f"UNKNOWN if {parts}.count(FALSE) <= {len(of) - least} else FALSE)"
            )
        case _:
            return property_name(condition)


def _known(facts: Sequence[str], test: str) -> str:
    unknown = " or ".join(f"{fact} is None" for fact in facts)
    return f"(UNKNOWN if {unknown} else TRUE if {test} else FALSE)"


def literal(value: c.Value) -> str:
    """A value as Python would have it written; the facts are submitted so too."""
    return repr(float(value)) if isinstance(value, Decimal) else repr(value)
