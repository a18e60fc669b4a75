"""From what the solver found to a case that a person can read and the library can assess."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.conditions import Number, Value
from resistance_rules.prove.cells import Cell, plain_number
from resistance_rules.prove.facts import FactTerm, FactTerms, z3_number
from resistance_rules.prove.logic import Model, NotDecidedError

Facts = dict[str, Value]
_DIGITS: Final = 12


def case_of(model: Model, facts: FactTerms, near: dict[str, Value] | None = None) -> Facts:
    """The known facts of a model with plain values, by id; where there is a choice, as near to `near` as can be.

    Raises:
        NotDecidedError: the numbers that are compared with each other cannot be written as decimals.
    """
    wanted = near or {}
    cells = {name: facts.term(name).cells[place] for name, place in facts.cells_in(model).items()}
    found = {name: _value(cell, facts.term(name), wanted.get(name)) for name, cell in cells.items()}
    compared = [name for name in cells if facts.term(name).number is not None]
    return {**found, **_compared(compared, found, model, facts)} if compared else found


def submitted(facts: Facts) -> dict[str, Submitted]:
    """The same as plain data, for JSON and for people; exact, as `Case.check` gives back the same decimals."""
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in sorted(facts.items())}


def _value(cell: Cell, term: FactTerm, near: Value | None) -> Value:
    if cell.numbers is None or near is None or isinstance(near, bool | str):
        return cell.value
    return plain_number(cell.numbers, whole=term.entry.type == "integer", near=near) or cell.value


def _compared(names: list[str], preferred: Facts, model: Model, facts: FactTerms) -> Facts:
    """Exact values for facts that are compared, one after the other: the preferred one, or another that fits."""
    logic = facts.logic
    pins: list[object] = []
    found: Facts = {}
    for name in names:
        number = facts.term(name).number
        solved = logic.numbers_with(model, pins)
        if solved is None:
            raise NotDecidedError("the numbers that were found do not fit together")
        fraction = solved.eval(number, model_completion=True).as_fraction()
        for candidate in _candidates(
            preferred[name], Fraction(fraction), whole=facts.term(name).entry.type == "integer"
        ):
            pin = number == z3_number(candidate, logic)
            if logic.numbers_with(model, [*pins, pin]) is not None:
                pins.append(pin)
                found[name] = candidate
                break
        else:
            raise NotDecidedError(f"no decimal of {_DIGITS} digits was found for `{name}`")
    return found


def _candidates(preferred: Value, solved: Fraction, *, whole: bool) -> Iterator[Number]:
    """Values to try: the plainest of its cell, then the one that was found, and what lies close to it."""
    assert not isinstance(preferred, bool | str)  # noqa: S101  (only numbers are compared)
    yield preferred
    if whole:
        yield int(solved)
        return
    for digits in range(_DIGITS):
        unit = Fraction(1, 10**digits)
        for steps in (round(solved / unit), solved // unit, -(-solved // unit)):
            yield int(steps) if digits == 0 else Decimal(int(steps)).scaleb(-digits)
