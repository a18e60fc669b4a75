"""JsonLogic: rules as JSON, walked by a small interpreter in Python.

Of the packages that call themselves so, `json-logic` 0.6.3 (its last release) does not run on Python 3 (`dict.keys()[0]`).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import Any

from peers.forms import FALSE, TRUE, UNKNOWN, And, AtLeast, Compared, Concluded, Form, IsKnown, OneOf, Or, Pair, form
from peers.settling import settlers
from peers.task import AnswerAll, conclusions, levels

from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition


class JsonLogic:
    """One list of all conditions for each stratum; the points are added up in Python."""

    name = "panzi-json-logic"
    how = "a list of conditions for each stratum; points in Python"

    def version(self) -> str:
        """The package's."""
        return metadata.version(self.name)

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Write the rules."""
        from json_logic import jsonLogic as apply

        settle, gather = settlers(rulebook)
        steps = [
            (level.productions, [truth(rulebook.productions[number].condition) for number in level.productions], settled)
            for level, settled in zip(levels(rulebook), settle, strict=True)
        ]

        def answer_one(case: Case) -> Any:
            truths = [0] * len(rulebook.productions)
            known, found = dict(case.facts), {}
            for numbers, rules, settled in steps:
                for number, value in zip(numbers, apply(rules, known), strict=True):
                    truths[number] = value
                settled(truths, found, known)
            return truths, gather(found)

        return lambda cases: [answer_one(case) for case in cases]

    def read(self, answer: Any) -> Conclusions:
        """Put it together."""
        return conclusions(*answer)


class Datalogic:
    """The same rules, compiled by an implementation in Rust."""

    name = "datalogic-py"
    how = "a compiled list of conditions for each stratum, in a session; points in Python"

    def version(self) -> str:
        """The package's."""
        return metadata.version(self.name)

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Compile the rules."""
        from datalogic_py import Engine

        engine = Engine()
        evaluate = engine.session().evaluate
        settle, gather = settlers(rulebook)
        steps = []
        for level, settled in zip(levels(rulebook), settle, strict=True):
            conditions = [truth(rulebook.productions[number].condition) for number in level.productions]
            steps.append((level.productions, engine.compile(conditions), settled))

        def answer_one(case: Case) -> Any:
            truths = [0] * len(rulebook.productions)
            known, found = dict(case.facts), {}
            for numbers, rules, settled in steps:
                for number, value in zip(numbers, evaluate(rules, known), strict=True):
                    truths[number] = value
                settled(truths, found, known)
            return truths, gather(found)

        return lambda cases: [answer_one(case) for case in cases]

    def read(self, answer: Any) -> Conclusions:
        """Put it together."""
        return conclusions(*answer)


def truth(condition: Condition) -> Any:
    """A condition as a rule whose value is 0 (false), 1 (unknown) or 3 (true)."""
    match form(condition, "true"):
        case OneOf(fact=fact) | Compared(fact=fact) as test:  # one fact: ask only once whether it is known
            return {"if": [{"===": [{"var": fact}, None]}, UNKNOWN, _test(test), TRUE, FALSE]}
        case holds:
            return {"if": [rule(holds), TRUE, rule(form(condition, "false")), FALSE, UNKNOWN]}


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
