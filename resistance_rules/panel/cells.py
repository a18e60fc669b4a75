"""What a single cell of a frame means: a value of its fact, nothing (unknown), or a problem. Source: semantics 1.

Frames are not as strict as a case in three things, as their programs leave no choice: a missing value may be NaN; a
whole number may have become a float; and a CSV file has only text. All else is checked as in a case, with its codes.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any, Final

import numpy as np

from resistance_rules.inference.case import check_value
from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.diagnostics import CaseProblem, did_you_mean
from resistance_rules.knowledge.vocabulary import Fact

Cell = Value | CaseProblem | None
"""An exact value, or what is wrong with it, or None: not known."""

_FLAGS: Final = {"true": True, "false": False}
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
_LONGEST: Final = 400  # digits; no float has more


def read_value(fact: Fact, value: Any) -> Cell:
    """A cell that holds a Python object, as a column of mixed kinds does."""
    if isinstance(value, np.generic):
        value = float(str(value)) if isinstance(value, np.floating) and not isinstance(value, float) else value.item()
    if is_missing(value):
        return None
    if fact.type == "integer" and type(value) is float and value.is_integer():
        value = int(value)
    return _checked(fact, value)


def read_text(fact: Fact, text: str) -> Cell:
    """A cell of a CSV file. An empty one is unknown, and so is NaN where a number is expected."""
    if not text:
        return None
    if fact.type == "yes_no":
        flag = _FLAGS.get(text)
        near = did_you_mean(text.strip().casefold(), _FLAGS) or "write `true` or `false`"
        return (
            CaseProblem("wrong_type", fact.id, "expected true or false", help=near, value=text)
            if flag is None
            else flag
        )
    if fact.type == "choice":
        return _checked(fact, text)
    if text.casefold() == "nan":
        return None
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST:
        return _checked(fact, text)
    exact = Decimal(text)
    if fact.type == "integer" or exact.as_tuple().exponent == 0:
        return _checked(fact, int(exact) if exact == exact.to_integral_value() else float(exact))
    return _checked(fact, exact)


def is_missing(value: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, or what pandas calls NA and NaT."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    if isinstance(value, Decimal) and value.is_nan():
        return True
    return type(value).__name__ in ("NAType", "NaTType")


def _checked(fact: Fact, value: Any) -> Cell:
    checked = check_value(fact, value)
    return checked if isinstance(checked, CaseProblem) else checked[1]
