"""Cases for a generated pack: plain data, on and around its thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from resistance_rules.testing.generated.drawing import Chooser


def pool(fact: Mapping[str, Any]) -> list[Any]:
    """Give the values of a fact that tests and cases use: few, so that they meet."""
    if "yes_no" in fact:
        return [True, False]
    if "choice" in fact:
        return list(fact["choice"])
    if "integer" in fact:
        return [0, 1, 2, 3, 5, 0.5, 2.5]
    values = [0, 0.1, 0.2, 0.3, 1, 0.7, 0.07, 0.03, 3, 2.5, 0.29, 10, -0.1]
    low, high = fact["number"]
    return [value for value in values if low <= value <= high]


def case_for(chooser: Chooser, pack: Mapping[str, Any]) -> dict[str, Any]:
    """Make a case whose values lie on thresholds, or next to them; about a third is unknown."""
    case: dict[str, Any] = {}
    for fact in pack["facts"]:
        known = chooser.whole(0, 9)
        if known <= 2:
            if known == 0:
                case[fact["id"]] = None
            continue
        value = chooser.pick(pool(fact))
        if "integer" in fact:
            value = int(value)
        elif "number" in fact and known == 9:
            fine = min(value + 1e-9, fact["number"][1])
            value = chooser.pick([float(value), fine, Decimal(str(value)) if value % 1 else value])
        case[fact["id"]] = value
    return case
