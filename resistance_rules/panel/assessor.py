"""Assesses one batch after the other: columns in, advice columns out, and every bad cell named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from attrs import frozen
from numpy.typing import NDArray

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.knowledge.diagnostics import CaseProblem
from resistance_rules.panel.bits import Rows
from resistance_rules.panel.columns import CellProblem, ColumnReader
from resistance_rules.panel.engine import ColumnarEngine
from resistance_rules.panel.facts import FactColumn
from resistance_rules.panel.tables import SCHEMA, AdviceTable

Columns = Mapping[str, Any]
"""Fact id -> an Arrow array, or a list of Python objects."""


@frozen(eq=False)
class Assessed:
    """The advice on a batch.

    Attributes:
        advice: the columns of `tables.SCHEMA`, one row for each case.
        problems: every bad cell, with its row in the batch, by row.
    """

    advice: pa.RecordBatch
    problems: tuple[CellProblem, ...]


@frozen(eq=False)
class Assessor:
    """Assesses batches with one pack.

    Attributes:
        from_text: whether the cells are the text of a CSV file.
        every_barrier: whether to list every barrier, not only those that are at least possible.
    """

    engine: ColumnarEngine
    from_text: bool = False
    every_barrier: bool = False

    @classmethod
    def of(cls, kb: KnowledgeBase, *, from_text: bool = False, every_barrier: bool = False) -> Assessor:
        """Make a pack ready."""
        return cls(ColumnarEngine.of(kb), from_text, every_barrier)

    def assess(self, columns: Columns, count: int, broken: Mapping[int, CaseProblem] | None = None) -> Assessed:
        """Advise on a batch.

        Args:
            columns: the columns of its facts; a fact that is missing is unknown in every row.
            count: how many rows it has.
            broken: rows that could not be read at all, with what is wrong with them.
        """
        rows = Rows.of(count)
        facts: dict[str, FactColumn] = {}
        problems: list[CellProblem] = list((broken or {}).items())
        for name, column in columns.items():
            reader = ColumnReader(self.engine.kb.pack.facts[name], self.from_text)
            read = reader.read_objects if isinstance(column, list) else reader.read
            facts[name], found = read(column, rows)
            problems += found
        bad = rows.pack(_flags(count, {row for row, _ in problems}))
        sound = rows.every & ~bad
        outcome = self.engine.outcome(rows, facts)
        recommended = self.engine.recommended(outcome, sound)
        problems.sort(key=lambda problem: problem[0])
        table = AdviceTable(self.engine, outcome, recommended, sound, problems, self.every_barrier)
        return Assessed(pa.RecordBatch.from_arrays(table.columns(), schema=SCHEMA), tuple(problems))

    def facts_of_row(self, columns: Columns, row: int) -> tuple[dict[str, object], list[CaseProblem]]:
        """The known facts of one row as a case takes them, and what is wrong with its cells."""
        facts: dict[str, object] = {}
        problems = []
        for name, column in columns.items():
            reader = ColumnReader(self.engine.kb.pack.facts[name], self.from_text)
            cell = reader.cell(column, row)
            if isinstance(cell, CaseProblem):
                problems.append(cell)
            elif cell is not None:
                facts[name] = cell
        return facts, problems


def _flags(count: int, rows: set[int]) -> NDArray[np.bool_]:
    flags = np.zeros(count, dtype=np.bool_)
    flags[list(rows)] = True
    return flags
