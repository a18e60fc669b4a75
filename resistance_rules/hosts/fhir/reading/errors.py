"""What cannot be read as FHIR at all, said without any content of it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from resistance_rules.knowledge.diagnostics import ResistanceRulesError


@frozen
class FhirProblem:
    """Something that refuses the whole input.

    Attributes:
        code: stable, like `not_fhir`.
        path: where it is, like `entry[3].resource`, or `file:line:column` for text that is no JSON; empty: all of it.
    """

    code: str
    message: str
    path: str = ""
    help: str | None = None

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        text = f"{where}error[{self.code}]: {self.message}"
        return f"{text}\n  help: {self.help}" if self.help else text

    def to_dict(self) -> dict[str, str | None]:
        """The same as data."""
        return {"code": self.code, "message": self.message, "path": self.path or None, "help": self.help}


class FhirError(ResistanceRulesError):
    """The input cannot be read. `problems` says what and where; nothing of it shows what the input holds."""

    def __init__(self, problems: Iterable[FhirProblem]) -> None:
        self.problems: tuple[FhirProblem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
