"""What the kit cannot do, said so that a test's author knows what to change."""

from __future__ import annotations

from resistance_rules.knowledge.diagnostics import ResistanceRulesError


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
