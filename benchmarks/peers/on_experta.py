"""experta: forward chaining in Python.

Its last release, 1.9.4, requires `frozendict` 1.2, which uses `collections.Mapping`; that went with Python 3.10.
"""

from __future__ import annotations

from typing import Any, NoReturn

from peers.by_level import Package
from peers.task import CannotError
from resistance_rules.inference.rulebook import Rulebook


class Experta(Package):
    """Tried anew in every run, so that the table says what is so."""

    name = "experta"
    how = "not at all"

    def prepare(self, rulebook: Rulebook) -> NoReturn:  # noqa: ARG002
        """Import it.

        Raises:
            CannotError: always; either it cannot be imported, or there is now something to translate for.
        """
        try:
            import experta
        except Exception as error:
            raise CannotError(f"it does not import: {type(error).__name__}: {error}") from error
        raise CannotError(f"{experta.__name__} imports again on this Python; the rules are not translated for it")

    def read(self, answer: Any) -> NoReturn:
        """There is none."""
        raise AssertionError(answer)
