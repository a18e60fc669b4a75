"""JsonLogic: rules as JSON.

Of the packages with this name, `json-logic` 0.6.3, its last release, fails on Python 3 (it takes `dict.keys()[0]`), and
`maykin-json-logic-py` needs Python 3.12. `panzi-json-logic` works and is pure Python; `datalogic-py` is the same
language compiled by an implementation in Rust.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peers.by_level import ByLevel
from peers.forms import (
    FALSE,
    TRUE,
    UNKNOWN,
    And,
    AtLeast,
    Compared,
    Concluded,
    Form,
    IsKnown,
    OneOf,
    Or,
    Pair,
    form,
    of_one_fact,
)
from peers.settling import Decide
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition


class JsonLogic(ByLevel):
    """One list of all conditions for each stratum."""

    name = "panzi-json-logic"
    how = "a list of all conditions of a stratum; points in Python"

    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:  # noqa: ARG002
        """Write the list."""
        from json_logic import jsonLogic

        rules = [truth(condition) for condition in conditions]
        return lambda known: jsonLogic(rules, known)


class Datalogic(ByLevel):
    """The same rules, compiled."""

    name = "datalogic-py"
    how = "a compiled list of all conditions of a stratum, in a session; points in Python"

    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:  # noqa: ARG002
        """Compile the list."""
        from datalogic_py import Engine

        engine = Engine()
        rules, evaluate = engine.compile([truth(condition) for condition in conditions]), engine.session().evaluate
        return lambda known: evaluate(rules, known)


def truth(condition: Condition) -> Any:
    """A condition as a rule whose value is 0 (false), 1 (unknown) or 3 (true)."""
    test = of_one_fact(condition)
    if test is not None:  # ask only once whether the fact is known
        return {"if": [{"===": [{"var": test.fact}, None]}, UNKNOWN, _test(test), TRUE, FALSE]}
    return {"if": [rule(form(condition, "true")), TRUE, rule(form(condition, "false")), FALSE, UNKNOWN]}


def rule(what: Form) -> Any:
    """A form as a rule that is true or false."""
    match what:
        case And(of=of):
            return {"and": [rule(part) for part in of]}
        case Or(of=of):
            return {"or": [rule(part) for part in of]}
        case AtLeast(least=least, of=of):
            return {">=": [{"+": [{"if": [rule(part), 1, 0]} for part in of]}, least]}
        case IsKnown(fact=fact, wanted=wanted):
            return {"!==" if wanted else "===": [{"var": fact}, None]}
        case Concluded(name=name, truths=(one,)):
            return {"===": [{"var": name}, one]}
        case Concluded(name=name, truths=truths):
            return {"!==": [{"var": name}, FALSE if TRUE in truths else TRUE]}
        case OneOf(fact=fact, wanted=True):  # what is not known is none of the values
            return _test(what)
        case OneOf(fact=fact) | Compared(fact=fact):
            return {"and": [{"!==": [{"var": fact}, None]}, _test(what)]}
        case Pair(fact=fact, operator=operator, other=other, times=times):
            right: Any = {"var": other} if times == 1 else {"*": [times, {"var": other}]}
            known = [{"!==": [{"var": name}, None]} for name in (fact, other)]
            return {"and": [*known, {operator: [{"var": fact}, right]}]}


def _test(test: OneOf | Compared) -> Any:
    """A test of a fact that is known."""
    match test:
        case Compared(fact=fact, operator=operator, bound=bound):
            return {operator: [{"var": fact}, bound]}
        case OneOf(fact=fact, values=(value,), wanted=wanted):
            return {"===" if wanted else "!==": [{"var": fact}, value]}
        case OneOf(fact=fact, values=values, wanted=wanted):
            among = {"in": [{"var": fact}, list(values)]}
            return among if wanted else {"!": [among]}
