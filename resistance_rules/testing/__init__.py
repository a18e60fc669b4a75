"""What a pack author or a clinic runs to try a pack: strategies, properties, coverage, mutants, agreement with raters.

Needs the extra `testing` (hypothesis, pytest). Names are imported when they are used, so that what needs no
hypothesis works without it. The pytest plugin is `resistance_rules_pytest`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from resistance_rules.testing.coverage import Coverage
    from resistance_rules.testing.errors import CoverageDataError, ImpossibleTargetError, NothingRecordedError
    from resistance_rules.testing.generated import packs
    from resistance_rules.testing.mutants import Mutant, mutants_of
    from resistance_rules.testing.processes import record_this_process
    from resistance_rules.testing.properties import (
        assert_always,
        assert_monotone,
        assert_never,
        assert_no_blame_words,
        assert_order_free,
        assert_same_on,
        assert_unknown_is_not_false,
    )
    from resistance_rules.testing.recorder import Recorder, recording
    from resistance_rules.testing.strategies import cases, near_misses
    from resistance_rules.testing.suite import Suite, propose, written_suite

_HOME: Final = {
    "coverage": ("Coverage",),
    "errors": ("CoverageDataError", "ImpossibleTargetError", "NothingRecordedError"),
    "generated": ("packs",),
    "mutants": ("Mutant", "mutants_of"),
    "processes": ("record_this_process",),
    "properties": (
        "assert_always", "assert_monotone", "assert_never", "assert_no_blame_words", "assert_order_free",
        "assert_same_on", "assert_unknown_is_not_false",
    ),
    "recorder": ("Recorder", "recording"),
    "strategies": ("cases", "near_misses"),
    "suite": ("Suite", "propose", "written_suite"),
}  # fmt: skip
_MODULE_OF: Final = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Coverage",
    "CoverageDataError",
    "ImpossibleTargetError",
    "Mutant",
    "NothingRecordedError",
    "Recorder",
    "Suite",
    "assert_always",
    "assert_monotone",
    "assert_never",
    "assert_no_blame_words",
    "assert_order_free",
    "assert_same_on",
    "assert_unknown_is_not_false",
    "cases",
    "mutants_of",
    "near_misses",
    "packs",
    "propose",
    "record_this_process",
    "recording",
    "written_suite",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        raise ImportError(
            f"`{name}` needs hypothesis: pip install 'resistance-rules[testing]'", name=error.name
        ) from None


def __dir__() -> list[str]:
    return sorted(__all__)
