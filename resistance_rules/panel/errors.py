"""What is wrong with a frame as a whole, so that none of its rows is assessed."""

from __future__ import annotations

from collections.abc import Iterable

from resistance_rules.knowledge.diagnostics import CaseProblem, ResistanceRulesError

WHOLE_FRAME = "(frame)"  # what `CaseProblem.fact` says of a problem that is about no single column


class PanelError(ResistanceRulesError):
    """A frame was refused before any row was assessed. `problems` holds everything that is wrong with its columns.

    In these, `fact` is the name of the column. The text shows no cell.
    """

    def __init__(self, problems: Iterable[CaseProblem]) -> None:
        self.problems: tuple[CaseProblem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(written(problem) for problem in self.problems)


def written(problem: CaseProblem) -> str:
    """A problem as text, without any cell."""
    return str(problem).replace(f"`{WHOLE_FRAME}`: ", "", 1)


def whole_frame(code: str, message: str, help_text: str | None = None) -> PanelError:
    """An error about a frame or file as a whole."""
    return PanelError([CaseProblem(code, WHOLE_FRAME, message, help=help_text)])
