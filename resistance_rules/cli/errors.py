"""What a command cannot do, and how every kind of problem is printed for the person who runs it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.knowledge.diagnostics import CaseProblem, Place, Problem, shortened

WHOLE_CASE = "(case)"  # what `CaseProblem.fact` says of a problem that is about no single fact


class CommandError(Exception):
    """A command cannot go on: what is wrong, what to do about it, and the exit code."""

    def __init__(self, message: str, help_text: str | None = None, code: ExitCode = ExitCode.WRONG_USE) -> None:
        self.message = message
        self.help = help_text
        self.code = code
        super().__init__(message)

    def __str__(self) -> str:
        return f"error: {self.message}" + (f"\n  help: {self.help}" if self.help else "")


def visible(text: str, *, lines: bool = False) -> str:
    """A text without characters that could do something to a terminal; line breaks stay if it may have `lines`."""
    return "".join(c if c.isprintable() or (lines and c == "\n") else ascii(c)[1:-1] for c in text)


def shown_value(value: object) -> str:
    """A submitted value as its file would write it, cut to a readable length. Only the command line shows these."""
    if isinstance(value, dict):
        return f"a mapping with {len(value)} keys"
    if isinstance(value, list):
        return f"a list of {len(value)} items"
    if isinstance(value, Decimal):
        return f"`{shortened(str(value))}`"
    if value is None or isinstance(value, bool | str | float):
        return f"`{visible(shortened(json.dumps(value, ensure_ascii=False)))}`"
    return f"`{visible(shortened(value))}`"


def written_case_problem(problem: CaseProblem) -> str:
    """A problem of a case, with the value that was submitted."""
    where = f"{problem.place}: " if problem.place else ""
    return visible(f"{where}error[{problem.code}]: {said_case_problem(problem)}") + _help_line(problem.help)


def said_case_problem(problem: CaseProblem) -> str:
    """What is wrong with a case, with the value that was submitted, in one line without place and code."""
    about = "" if problem.fact == WHOLE_CASE else f"`{visible(problem.fact)}`: "
    found = "" if problem.value is None or problem.code == "unknown_fact" else f", found {shown_value(problem.value)}"
    return f"{about}{problem.expected}{found}"


def _help_line(text: str | None) -> str:
    return f"\n  help: {visible(text)}" if text else ""


def written_problem(problem: Problem) -> str:
    """A problem of a pack."""
    return visible(str(problem), lines=True)


def whole_case_problem(code: str, message: str, place: Place | str | None, help_text: str | None = None) -> CaseProblem:
    """A problem of a case file that is about no single fact."""
    return CaseProblem(code, WHOLE_CASE, message, str(place) if place else None, help_text)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 problem`, `2 problems`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Words in backticks, with commas."""
    return ", ".join(f"`{word}`" for word in words)
