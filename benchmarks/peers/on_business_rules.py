"""business-rules: conditions as JSON over variables, which are methods; rules that hold run actions.

It knows no `not` and no unknown values, so a fact has up to three variables: its value, whether it is known, and for a
yes-no fact whether it is "no". What its conditions cannot say (counting, comparing two facts) is a variable too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from peers.by_level import ByLevel
from peers.forms import FALSE, TRUE, And, AtLeast, Compared, Concluded, Form, IsKnown, OneOf, Or, Pair, form
from peers.settling import Decide
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition

OPERATORS = {
    "<": "less_than", "<=": "less_than_or_equal_to", ">": "greater_than", ">=": "greater_than_or_equal_to",
}  # fmt: skip
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip


class BusinessRules(ByLevel):
    """Two rules for each condition, one says true and one says false."""

    name = "business-rules"
    how = "two rules for each condition, `run_all` for each stratum; points in Python"

    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:  # noqa: ARG002
        """Write the rules and define the variables they need."""
        from business_rules import run_all
        from business_rules.actions import BaseActions, rule_action
        from business_rules.fields import FIELD_NUMERIC
        from business_rules.variables import BaseVariables

        methods = _Methods()
        rules = [
            {
                "conditions": methods.rule(form(condition, wanted)),
                "actions": [{"name": "say", "params": {"number": number, "truth": truth}}],
            }
            for number, condition in enumerate(conditions)
            for wanted, truth in (("true", TRUE), ("false", FALSE))
        ]
        variables = type("Variables", (BaseVariables,), {"__init__": _take, **methods.made})

        class Actions(BaseActions):  # type: ignore[misc]
            def __init__(self, truths: list[int]) -> None:
                self.truths = truths

            @rule_action(params={"number": FIELD_NUMERIC, "truth": FIELD_NUMERIC})  # type: ignore[untyped-decorator]
            def say(self, number: int, truth: int) -> None:
                self.truths[number] = truth

        def decide(known: dict[str, Any]) -> list[int]:
            truths = [1] * len(conditions)
            run_all(rules, variables(known), Actions(truths))
            return truths

        return decide


def _take(self: Any, known: dict[str, Any]) -> None:
    self.known = known


class _Methods:
    """The variables, by name, as they turn out to be needed."""

    def __init__(self) -> None:
        self.made: dict[str, Any] = {}

    def rule(self, what: Form) -> dict[str, Any]:
        """A form as the conditions of a rule."""
        match what:
            case And(of=of):
                return {"all": [self.rule(part) for part in of]}
            case Or(of=of):
                return {"any": [self.rule(part) for part in of]}
            case AtLeast(least=least, of=of):
                counter = self._counter([self.rule(part) for part in of])  # first: it may contain others
                return self._numeric(f"count_{len(self.made)}", counter, ">=", least)
            case IsKnown(fact=fact, wanted=wanted):
                return self._boolean(f"{fact}__known", lambda self: fact in self.known, wanted)
            case Concluded(name=name, truths=truths):
                one = truths[0] if len(truths) == 1 else FALSE if TRUE in truths else TRUE
                return self._boolean(f"{name}__is_{one}", lambda self: self.known[name] == one, len(truths) == 1)
            case Compared(fact=fact, operator=operator, bound=bound):
                return {"all": [self._known(fact), self._numeric(fact, lambda self: self.known[fact], operator, bound)]}
            case Pair(fact=fact, operator=operator, other=other, times=times):
                holds = COMPARE[operator]
                compared = self._boolean(
                    f"pair_{len(self.made)}",
                    lambda self: holds(self.known[fact], times * self.known[other]),
                    wanted=True,
                )
                return {"all": [self._known(fact), self._known(other), compared]}
            case OneOf(fact=fact, values=values, wanted=wanted):
                return self._among(fact, values, wanted=wanted)

    def _among(self, fact: str, values: tuple[Any, ...], *, wanted: bool) -> dict[str, Any]:
        if isinstance(values[0], bool):
            said = [value for value in (True, False) if (value in values) is wanted]
            if len(said) == 1:
                word, value = "yes" if said[0] else "no", said[0]
                return self._boolean(f"{fact}__{word}", lambda self: self.known.get(fact) is value, wanted=True)
            return self._known(fact) if said else self._boolean("never", lambda _: False, wanted=True)
        if isinstance(values[0], str):
            equal = [self._text(fact, value) for value in values]
            if wanted:
                return equal[0] if len(equal) == 1 else {"any": equal}
            among = self._boolean(
                f"{fact}__among_{len(self.made)}", lambda self: self.known[fact] in values, wanted=False
            )
            return {"all": [self._known(fact), among]}
        numbers = [self._numeric(fact, lambda self: self.known[fact], "==", value) for value in values]
        if wanted:
            return {"all": [self._known(fact), {"any": numbers}]}
        apart = self._boolean(f"{fact}__among_{len(self.made)}", lambda self: self.known[fact] in values, wanted=False)
        return {"all": [self._known(fact), apart]}

    def _known(self, fact: str) -> dict[str, Any]:
        return self.rule(IsKnown(fact, wanted=True))

    def _counter(self, rules: list[dict[str, Any]]) -> Callable[[Any], int]:
        from business_rules.engine import check_conditions_recursively

        return lambda self: sum(check_conditions_recursively(rule, self) for rule in rules)

    def _boolean(self, name: str, value: Callable[[Any], bool], wanted: bool) -> dict[str, Any]:  # noqa: FBT001
        from business_rules.variables import boolean_rule_variable

        self.made.setdefault(name, boolean_rule_variable(label=name)(value))
        return {"name": name, "operator": "is_true" if wanted else "is_false", "value": True}

    def _numeric(self, name: str, value: Callable[[Any], float], operator: str, bound: float) -> dict[str, Any]:
        from business_rules.variables import numeric_rule_variable

        self.made.setdefault(name, numeric_rule_variable(label=name)(value))
        return {"name": name, "operator": OPERATORS.get(operator, "equal_to"), "value": bound}

    def _text(self, fact: str, value: str) -> dict[str, Any]:
        from business_rules.variables import string_rule_variable

        self.made.setdefault(fact, string_rule_variable(label=fact)(lambda self: self.known.get(fact)))
        return {"name": fact, "operator": "equal_to", "value": value}
