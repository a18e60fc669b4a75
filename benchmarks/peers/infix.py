"""Writes two-valued forms in languages of the usual kind, with operators between operands."""

from __future__ import annotations

import json

from attrs import evolve, frozen

from peers.forms import (
    FALSE,
    TRUE,
    And,
    AtLeast,
    Compared,
    Concluded,
    Form,
    IsKnown,
    OneOf,
    Or,
    Pair,
    Plain,
    form,
    of_one_fact,
)  # fmt: skip
from peers.task import CannotError
from resistance_rules.knowledge.conditions import Condition


@frozen
class Infix:
    """A language, as templates.

    Attributes:
        variable: how the value of a fact or conclusion `{0}` is written.
        known, unknown: the fact `{0}` (`{1}`: its variable) is known, is not.
        guarded: whether a test on an unknown fact must be guarded, since it would be an error or might hold.
        among, not_among: the variable `{0}` is, is not among the list `{1}`.
        count: so many of the conditions `{1}`, which are joined by `between`, hold: at least `{0}`.
        one: how a condition `{0}` is written so that it counts 1 or 0.
        if_else: one of two values by a condition, `{0}`, `{1}`, `{2}`.
        false_unknown_true: how the three truths are written.
        scale: numbers are written as so many of this part, for languages with whole numbers only.
    """

    variable: str = "{0}"
    known: str = "{1} != null"
    unknown: str = "{1} == null"
    guarded: bool = True
    both: str = " and "
    either: str = " or "
    among: str = "{0} in [{1}]"
    not_among: str = "not ({0} in [{1}])"
    count: str = "({1}) >= {0}"
    between: str = " + "
    one: str = "({0} ? 1 : 0)"
    if_else: str = "({0} ? {1} : {2})"
    false_unknown_true: tuple[str, str, str] = ("0", "1", "3")
    scale: int = 1

    def truth(self, condition: Condition) -> str:
        """A condition as an expression whose value is one of `false_unknown_true`."""
        false, unknown, true = self.false_unknown_true
        test = of_one_fact(condition)
        if test is not None:  # ask only once whether the fact is known
            decided = self.if_else.format(evolve(self, guarded=False).text(test), true, false)
            return self.if_else.format(self.unknown.format(test.fact, self.value(test.fact)), unknown, decided)
        fails = self.if_else.format(self.text(form(condition, "false")), false, unknown)
        return self.if_else.format(self.text(form(condition, "true")), true, fails)

    def text(self, what: Form) -> str:
        """A form as a condition of the language, in brackets where it needs them."""
        match what:
            case And(of=of):
                return f"({self.both.join(self.text(part) for part in of)})"
            case Or(of=of):
                return f"({self.either.join(self.text(part) for part in of)})"
            case AtLeast(least=least, of=of):
                ones = self.between.join(self.one.format(self.text(part)) for part in of)
                return f"({self.count.format(least, ones)})"
            case IsKnown(fact=fact, wanted=wanted):
                return f"({(self.known if wanted else self.unknown).format(fact, self.value(fact))})"
            case Concluded(name=name, truths=(one,)):
                return f"({self.value(name)} == {one})"
            case Concluded(name=name, truths=truths):
                return f"({self.value(name)} != {FALSE if TRUE in truths else TRUE})"
            case OneOf(fact=fact, values=(value,), wanted=wanted):
                return self.guard((fact,), f"{self.value(fact)} {'==' if wanted else '!='} {self.literal(value)}")
            case OneOf(fact=fact, values=values, wanted=wanted):
                among = self.among if wanted else self.not_among
                return self.guard((fact,), among.format(self.value(fact), ", ".join(map(self.literal, values))))
            case Compared(fact=fact, operator=operator, bound=bound):
                return self.guard((fact,), f"{self.value(fact)} {operator} {self.literal(bound)}")
            case Pair(fact=fact, operator=operator, other=other, times=times):
                return self.guard((fact, other), self.pair(fact, operator, other, times))

    def pair(self, fact: str, operator: str, other: str, times: float) -> str:
        """The comparison of two facts that are known."""
        if times == 1:
            return f"{self.value(fact)} {operator} {self.value(other)}"
        left = f"{self.value(fact)} * {self.scale}" if self.scale != 1 else self.value(fact)
        return f"{left} {operator} {self.value(other)} * {self.literal(times)}"

    def guard(self, facts: tuple[str, ...], test: str) -> str:
        """A test that holds only if the facts are known."""
        known = [self.known.format(fact, self.value(fact)) for fact in facts] if self.guarded else []
        return f"({self.both.join([*known, test])})"

    def value(self, name: str) -> str:
        """The variable of a fact or a conclusion."""
        return self.variable.format(name)

    def literal(self, value: Plain) -> str:
        """A value; most languages write them as JSON does."""
        return json.dumps(scaled(value, self.scale))


def scaled(value: Plain, scale: int) -> Plain:
    """A number as so many of this part of one; other values as they are.

    Raises:
        CannotError: it is not a whole number of them.
    """
    if scale == 1 or isinstance(value, bool | str):
        return value
    whole = round(value * scale)
    if abs(whole - value * scale) > 1e-6:  # noqa: PLR2004
        raise CannotError(f"{value} is not a whole number of parts of {scale}")
    return whole
