"""The front door of panels: `assess` a frame, `assess_file` a file of any size, full `advice` on one of its rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from attrs import field, frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.knowledge.diagnostics import CaseError, CaseProblem, did_you_mean, displayed_id
from resistance_rules.panel.assessor import Assessed, Assessor
from resistance_rules.panel.errors import PanelError, whole_frame
from resistance_rules.panel.files import Piece, Source, open_source, open_target
from resistance_rules.panel.frames import ArrowFrame, frame_of, slices
from resistance_rules.panel.layout import Layout
from resistance_rules.panel.summary import SMALLEST, Summary, summed_up
from resistance_rules.panel.tables import SCHEMA
from resistance_rules.panel.tally import Tally

BATCH: Final = 16_384
MOST_PROBLEMS: Final = 1000


@frozen
class Problem:
    """A bad cell.

    Attributes:
        row: its row, from 0.
        problem: what is wrong with it; `problem.fact` is its column.
    """

    row: int
    problem: CaseProblem


@frozen
class Report:
    """What became of a file.

    Attributes:
        rows: how many cases there were.
        bad_rows: how many of them have an error, and so no advice.
        bad_cells: how many cells were wrong.
        problems: the first of these, at most 1,000.
        kept: the columns that were passed through.
        facts: the columns that were read as facts.
        summary: the counts, if they were asked for.
    """

    rows: int
    bad_rows: int
    bad_cells: int
    problems: tuple[Problem, ...] = field(repr=False)
    kept: tuple[str, ...]
    facts: tuple[str, ...] = field(repr=False)
    summary: Summary | None = field(default=None, repr=False)


@frozen
class Counting:
    """What a summary is to count; as in `summary`."""

    by: str | None = None
    smallest: int = SMALLEST
    private: bool = False


def assess(
    kb: KnowledgeBase, frame: Any, *, keep: Collection[str] = (), batch: int = BATCH, every_barrier: bool = False
) -> Any:
    """Advise on every row of a frame or file.

    Args:
        kb: the pack.
        frame: a Polars or pandas DataFrame, an Arrow table, reader or dataset, any other frame that streams Arrow, or
            the path of a .parquet or .csv file. Its columns are facts; NaN and null are unknown, a whole float counts
            for an integer fact, and in CSV files yes/no facts are `true` or `false`. All else is checked as in
            `kb.case`.
        keep: columns to pass through; `*` for all that are no facts. Any other column refuses the frame.
        batch: how many rows to work on at once.
        every_barrier: list every barrier in each row, not only those that are at least possible.

    Returns:
        The same kind of frame (for a LazyFrame a DataFrame, for all else an Arrow table) with the columns kept and
        those of `SCHEMA`. A row with a bad cell has its problems in `errors`, and null everywhere else but in `digest`.

    Raises:
        PanelError: the columns do not fit; nothing is assessed.
        TypeError: this is not a frame.
        OSError: the file cannot be read.
    """
    if isinstance(frame, str | os.PathLike):
        source = open_source(Path(frame))
        layout = _layout(source.names, kb, keep)
        assessor = Assessor.of(kb, from_text=source.from_text, every_barrier=every_barrier)
        done = [(piece, assessed) for piece, assessed in _assessed(source, layout, assessor, _size(batch))]
        kept = pa.Table.from_batches([piece.batch.select(layout.kept) for piece, _ in done], source.schema(layout.kept))
        return ArrowFrame(kept).joined(layout.kept, _table([assessed for _, assessed in done]))
    whole = frame_of(frame)
    layout = _layout(whole.names, kb, keep)
    assessor = Assessor.of(kb, every_barrier=every_barrier)
    columns = whole.columns(layout.facts)
    return whole.joined(
        layout.kept,
        _table([assessor.assess(part, count) for part, count in slices(columns, whole.count, _size(batch))]),
    )


def assess_file(
    kb: KnowledgeBase,
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    keep: Collection[str] = (),
    batch: int = BATCH,
    every_barrier: bool = False,
    counting: Counting | None = None,
    on_batch: Callable[[int, int | None], None] | None = None,
) -> Report:
    """Advise on every row of a file, and write another. Memory is bounded by the batch, whatever the size of the file.

    Args:
        kb: the pack.
        source: the .parquet or .csv file to read.
        target: the one to write; it appears when it is whole, and what was there before stays until then.
        keep: as in `assess`.
        batch: as in `assess`.
        every_barrier: as in `assess`.
        counting: to have a summary as well, in `Report.summary`.
        on_batch: called after each batch with the rows done and, if the file says so, the rows there are.

    Raises:
        PanelError: the columns do not fit, or the file cannot be read; nothing is written.
        OSError: a file cannot be read or written.
    """
    into = Path(target)
    reading = open_source(Path(source))
    if into.exists() and into.samefile(source):
        raise whole_frame("not_a_frame", "the file to write is the file to read", "name another file for the result")
    layout = _layout(reading.names, kb, keep)
    tally = None if counting is None else Tally(kb.pack, _counted_by(counting, layout))
    assessor = Assessor.of(kb, from_text=reading.from_text, every_barrier=every_barrier)
    schema = pa.schema([*reading.schema(layout.kept), *SCHEMA])
    rows = bad_rows = bad_cells = 0
    problems: list[Problem] = []
    with open_target(into, schema) as writing:
        for piece, assessed in _assessed(reading, layout, assessor, _size(batch)):
            kept = [piece.batch.column(name) for name in layout.kept]
            result = pa.RecordBatch.from_arrays([*kept, *assessed.advice.columns], schema=schema)
            writing.write(result)
            if tally is not None:
                tally.add(result)
            bad_rows += len({row for row, _ in assessed.problems})
            bad_cells += len(assessed.problems)
            left = MOST_PROBLEMS - len(problems)
            problems += [Problem(rows + row, problem) for row, problem in assessed.problems[:left]]
            rows += piece.batch.num_rows
            if on_batch is not None:
                on_batch(rows, reading.count)
    counted = None
    if tally is not None and counting is not None:
        counted = summed_up(kb, tally, smallest=counting.smallest, private=counting.private)
    return Report(rows, bad_rows, bad_cells, tuple(problems), layout.kept, layout.facts, counted)


def _counted_by(counting: Counting, layout: Layout) -> str | None:
    if counting.by is not None and counting.by not in layout.kept:
        shown = displayed_id(counting.by).strip("`")
        help_text = did_you_mean(counting.by, layout.kept) or "pass that column through, too"
        raise PanelError([CaseProblem("unknown_column", shown, "no such column is passed through", help=help_text)])
    return counting.by


def rows_in(source: str | os.PathLike[str]) -> int | None:
    """How many rows a file has, if it says so without being read: Parquet does, CSV does not.

    Raises:
        PanelError, OSError: the file cannot be read.
    """
    return open_source(Path(source)).count


def advice(kb: KnowledgeBase, frame: Any, row: int, *, keep: Collection[str] = ("*",)) -> Advice:
    """Give the full advice on one row, with its grounds, as `kb.assess` does.

    Args:
        kb: the pack.
        frame: as in `assess`.
        row: its number, from 0.
        keep: as in `assess`; columns that are no facts play no part here.

    Raises:
        CaseError: what is wrong with the cells of this row.
        IndexError: there is no such row.
        PanelError, TypeError, OSError: as in `assess`.
    """
    if row < 0:
        message = "rows are counted from 0"
        raise IndexError(message)
    if isinstance(frame, str | os.PathLike):
        source = open_source(Path(frame))
        assessor = Assessor.of(kb, from_text=source.from_text)
        layout = _layout(source.names, kb, keep)
        before = 0
        for piece in source.pieces(layout.facts, BATCH):
            here = row - before
            if here < piece.batch.num_rows:
                if here in piece.broken:
                    raise CaseError([piece.broken[here]])
                return _advice(assessor, dict(zip(layout.facts, piece.batch.columns, strict=True)), here)
            before += piece.batch.num_rows
        raise _no_row(row, before)
    whole = frame_of(frame)
    layout = _layout(whole.names, kb, keep)
    if row >= whole.count:
        raise _no_row(row, whole.count)
    return _advice(Assessor.of(kb), whole.columns(layout.facts), row)


def _advice(assessor: Assessor, columns: Any, row: int) -> Advice:
    facts, problems = assessor.facts_of_row(columns, row)
    if problems:
        raise CaseError(sorted(problems, key=lambda problem: (problem.fact, problem.code)))
    return assessor.engine.kb.assess(facts)


def _no_row(row: int, count: int) -> IndexError:
    return IndexError(f"there is no row {row}: there are {count}, counted from 0")


def _layout(names: Any, kb: KnowledgeBase, keep: Collection[str]) -> Layout:
    if isinstance(keep, str):
        message = f"`keep` is a list of names, such as [{keep!r}]"
        raise TypeError(message)
    return Layout.of(names, kb.pack.facts, keep, SCHEMA.names)


def _assessed(source: Source, layout: Layout, assessor: Assessor, size: int) -> Iterator[tuple[Piece, Assessed]]:
    names = list(dict.fromkeys([*layout.facts, *layout.kept]))
    for piece in source.pieces(names, size):
        columns = {name: piece.batch.column(name) for name in layout.facts}
        yield piece, assessor.assess(columns, piece.batch.num_rows, piece.broken)


def _table(parts: list[Assessed]) -> pa.Table:
    return pa.Table.from_batches([part.advice for part in parts], schema=SCHEMA)


def _size(batch: int) -> int:
    if batch < 1:
        message = "a batch has at least one row"
        raise ValueError(message)
    return -(-batch // 64) * 64  # whole machine words
