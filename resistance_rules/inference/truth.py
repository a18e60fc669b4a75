"""Three-valued truth (Kleene). Source: semantics.md section 2.

Truth values are small integers in their natural order, so that `all` is the minimum and `any` the maximum.
"""

from __future__ import annotations

from typing import Final, Literal

Truth = Literal[0, 1, 2]

FALSE: Final = 0
UNKNOWN: Final = 1
TRUE: Final = 2

NAMES: Final = {FALSE: "false", UNKNOWN: "unknown", TRUE: "true"}


def known(holds: bool) -> Truth:  # noqa: FBT001  (the one argument is what it is about)
    """The truth value of something that is decided."""
    return TRUE if holds else FALSE


def negated(truth: Truth) -> Truth:
    """Swap true and false; unknown stays."""
    return TRUE if truth == FALSE else FALSE if truth == TRUE else UNKNOWN
