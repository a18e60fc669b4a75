"""Conditions as Python expressions: what the compiled engine and the exported module are made of.

A three-valued condition becomes two plain expressions, *is true* and *is false*; where neither holds it is unknown.
Nothing that a pack says becomes code of its own: ids are checked words, and are written by `repr` all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from attrs import frozen

from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.knowledge import conditions as c

_SIGNS: Final = {"less_than": "<", "at_least": ">=", "more_than": ">", "at_most": "<="}
_OPPOSITE: Final = {"less_than": ">=", "at_least": "<", "more_than": "<=", "at_most": ">"}


def _no_part(_: c.Condition) -> None:
    """No part of a condition has a variable of its own."""


@frozen
class Writer:
    """Writes conditions of one pack.

    Attributes:
        fact: the name of the variable that holds a fact; None in it stands for unknown.
        conclusion: an expression that holds exactly when a test on a conclusion is true (or, if asked so, false).
        decimal: the name of a constant for a number that is not whole.
        whole: facts whose values are whole numbers.
        part: the name of a variable that already holds the truth of a condition, as 0, 1 or 2, if there is one.
    """

    fact: Callable[[str], str]
    conclusion: Callable[[c.Condition, bool], str]
    decimal: Callable[[Decimal], str]
    whole: frozenset[str]
    part: Callable[[c.Condition], str | None] = _no_part

    def truth(self, condition: c.Condition) -> str:
        """The condition as 0, 1 or 2: false, unknown, true."""
        if isinstance(condition, c.Known | c.Unknown | c.NotEstablished):
            return f"{TRUE} if {self.true(condition)} else {FALSE}"
        if isinstance(condition, c.All):  # where one part is false, that is found first
            return f"{FALSE} if {self.false(condition)} else {TRUE} if {self.true(condition)} else 1"
        return f"{TRUE} if {self.true(condition)} else {FALSE} if {self.false(condition)} else 1"

    def truth_of_known(self, condition: c.Condition) -> str:
        """The same for a condition on facts alone, all of which are known: then nothing in it is unknown."""
        return f"{TRUE} if {self.true(condition, known=True)} else {FALSE}"

    def true(self, condition: c.Condition, *, known: bool = False) -> str:
        """An expression that holds exactly when the condition is true. `known`: its facts are known."""
        variable = self.part(condition)
        if variable is not None:
            return f"{variable} == {TRUE}"
        match condition:
            case c.All(of=of):
                return _joined("and", [self.true(part, known=known) for part in of])
            case c.Any(of=of):
                return _joined("or", [self.true(part, known=known) for part in of])
            case c.Not(of=part):
                return self.false(part, known=known)
            case c.NotEstablished(of=part):
                return f"not {_wrapped(self.true(part, known=known))}"
            case c.Count(at_least=least, of=of):
                return f"{_sum([self.true(part, known=known) for part in of])} >= {least}"
            case _:
                return self._test(condition, known=known, wanted=True)

    def false(self, condition: c.Condition, *, known: bool = False) -> str:
        """An expression that holds exactly when the condition is false. `known`: its facts are known."""
        variable = self.part(condition)
        if variable is not None:
            return f"{variable} == {FALSE}"
        match condition:
            case c.All(of=of):
                return _joined("or", [self.false(part, known=known) for part in of])
            case c.Any(of=of):
                return _joined("and", [self.false(part, known=known) for part in of])
            case c.Not(of=part):
                return self.true(part, known=known)
            case c.NotEstablished(of=part):
                return self.true(part, known=known)
            case c.Count(at_least=least, of=of):
                return f"{_sum([self.false(part, known=known) for part in of])} > {len(of) - least}"
            case _:
                return self._test(condition, known=known, wanted=False)

    def _test(self, condition: c.Condition, *, known: bool, wanted: bool) -> str:
        """One test: whether it is decided as `wanted`."""
        if c.is_conclusion(condition):
            return self.conclusion(condition, wanted)
        if isinstance(condition, c.Known | c.Unknown):
            there = isinstance(condition, c.Known) == wanted
            return f"{self.fact(condition.fact)} is {'not ' if there else ''}None"
        test, is_safe = self._decided(condition, wanted=wanted)
        if known or is_safe:
            return test
        known_first = " and ".join(f"{self.fact(fact)} is not None" for fact in dict.fromkeys(c.own_facts(condition)))
        return f"{known_first} and {test}"

    def _decided(self, condition: c.Condition, *, wanted: bool) -> tuple[str, bool]:
        """A test of known facts, and whether it can also be made, and does not hold, where they are unknown."""
        match condition:
            case c.Equals(fact=fact, values=(bool(value),)):
                return f"{self.fact(fact)} is {value is wanted}", True
            case c.Equals(fact=fact, values=(value,)):
                return f"{self.fact(fact)} {'==' if wanted else '!='} {self._value(value)}", wanted
            case c.Equals(fact=fact, values=values):
                listed = ", ".join(map(self._value, values))
                return f"{self.fact(fact)} {'in' if wanted else 'not in'} ({listed},)", wanted
            case c.Differs(fact=fact, value=bool(value)):
                return f"{self.fact(fact)} is {value is not wanted}", True
            case c.Differs(fact=fact, value=value):
                return f"{self.fact(fact)} {'!=' if wanted else '=='} {self._value(value)}", not wanted
            case c.Compares(fact=fact, operator=operator, bound=bound):
                sign = (_SIGNS if wanted else _OPPOSITE)[operator]
                return f"{self.fact(fact)} {sign} {self._value(bound)}", False
            case c.Between(fact=fact, low=low, high=high):
                between = f"{self._value(low)} <= {self.fact(fact)} <= {self._value(high)}"
                return between if wanted else f"not ({between})", False
            case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
                sign = (_SIGNS if wanted else _OPPOSITE)[operator]
                return self._compared(fact, sign, other, times), False
            case _:
                raise AssertionError(condition)

    def _compared(self, fact: str, sign: str, other: str, times: c.Number) -> str:
        """One fact against a multiple of another, exactly: no product of decimals is rounded."""
        one, two = self.fact(fact), self.fact(other)
        over, under = times.as_integer_ratio()
        if times == 1:
            return f"{one} {sign} {two}"
        if {fact, other} <= self.whole:
            return f"{one}{f' * {under}' * (under != 1)} {sign} {two} * {over}"
        return f"beyond({one}, {two}, {over}, {under}) {sign} 0"

    def _value(self, value: c.Value) -> str:
        return self.decimal(value) if isinstance(value, Decimal) else repr(value)


def beyond(one: int | Decimal, other: int | Decimal, over: int, under: int) -> int:
    """By how much `one` is above `over`/`under` times `other`: only the sign says anything, and it is exact."""
    up, down = one.as_integer_ratio()
    other_up, other_down = other.as_integer_ratio()
    return up * under * other_down - other_up * over * down


def _joined(word: str, expressions: list[str]) -> str:
    return f" {word} ".join(map(_wrapped, expressions)) if len(expressions) > 1 else expressions[0]


def _sum(expressions: list[str]) -> str:
    """How many of the expressions hold: true and false are the numbers 1 and 0."""
    return " + ".join(f"({expression})" for expression in expressions)


def _wrapped(expression: str) -> str:
    """The expression in brackets, where it binds less than `and` does."""
    return f"({expression})" if " and " in expression or " or " in expression else expression
