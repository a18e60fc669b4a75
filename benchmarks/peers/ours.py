"""The engines of this library, from a checked case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from peers.task import AnswerAll
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.engines import engine_for
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.version import library_version


@frozen
class Ours:
    """One of the engines."""

    engine: str
    how: str
    checking: bool = False
    """Whether the check of the submitted facts is part of it; the peers have none."""

    @property
    def name(self) -> str:
        """The engine's name."""
        return f"resistance-rules, {self.engine}{', with the check of the facts' if self.checking else ''}"

    def version(self) -> str:
        """The library's."""
        return library_version()

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Compile the rulebook."""
        infer = engine_for(self.engine, rulebook).infer

        def answer(cases: Sequence[Case]) -> list[Any]:
            if self.checking:
                return [infer(Case.check(case.facts, case.vocabulary)) for case in cases]
            return [infer(case) for case in cases]

        return answer

    def read(self, answer: Any) -> Conclusions:
        """It is the answer."""
        assert isinstance(answer, Conclusions)
        return answer


class Columnar:
    """The engine for panels: all cases at once, from columns as a table holds them."""

    name = "columnar"
    how = "a batch at a time in NumPy, from columns (making them is not part of it)"

    def __init__(self) -> None:
        self._columns: tuple[Sequence[Case], Any, dict[str, Any]] = ((), None, {})

    def version(self) -> str:
        """The library's."""
        return library_version()

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Turn the rulebook into steps over columns."""
        from resistance_rules.panel.bits import Rows
        from resistance_rules.panel.columns import ColumnReader
        from resistance_rules.panel.truths import Program

        program, facts = Program.of(rulebook), rulebook.pack.facts

        def answer(cases: Sequence[Case]) -> list[Any]:
            if self._columns[0] is not cases:
                rows, columns = Rows.of(len(cases)), {}
                for fact in sorted({fact for case in cases for fact in case}):
                    reader = ColumnReader(facts[fact], from_text=False)
                    columns[fact], problems = reader.read_objects([case.get(fact) for case in cases], rows)
                    assert not problems
                self._columns = (cases, rows, columns)
            _, rows, columns = self._columns
            found = program.run(rows, columns)
            return [(found, row) for row in range(len(cases))]

        return answer

    def read(self, answer: Any) -> Conclusions:
        """One row of what was found."""
        found, row = answer
        conclusions: Conclusions = found.of_row(row)
        return conclusions
