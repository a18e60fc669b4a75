"""What the kit cannot do, said so that a test's author knows what to change."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from resistance_rules.knowledge.diagnostics import ResistanceRulesError, UnknownIdError, quoted

_FEW: Final = 8  # so many words can all be named


class UnknownTargetError(UnknownIdError):
    """A name in a test that the pack does not know. The text quotes it, as a test's author wrote it: it is no case."""

    def __init__(self, wanted: str, known: Collection[str], what: str = "id") -> None:
        super().__init__(wanted, known, what)
        near = self.suggestion or (f"there is {', '.join(map(quoted, known))}" if 0 < len(known) <= _FEW else None)
        self.args = (f"the pack has no {what} {quoted(wanted)}{f'; {near}' if near else ''}",)


class ImpossibleTargetError(ResistanceRulesError, ValueError):
    """No case reaches a target.

    Attributes:
        target: what was to be reached.
        proved: whether every way was tried; else the search was given up, and there may be a case after all.
    """

    def __init__(self, target: str, *, proved: bool, detail: str | None = None) -> None:
        self.target = target
        self.proved = proved
        found = "no case can reach" if proved else "no case was found that reaches"
        why = detail or ("every way was tried" if proved else "the search was given up, it may still be possible")
        super().__init__(f"{found} `{target}`: {why}")


class NothingRecordedError(ResistanceRulesError):
    """Coverage was asked for, and no case was assessed: nothing can be said."""


class CoverageDataError(ResistanceRulesError):
    """A coverage file cannot be used: it is damaged, of another format version, or about another pack."""
