"""What a panel found, in counts that give nobody away: barriers, unmet needs and safety conditions, group by group.

Small counts are not shown, nor what one could be worked out from: a second count is hidden beside a single small one.
What is private, or rests on private facts, is left out unless it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from attrs import frozen
from pyarrow import parquet
from pyarrow.dataset import Dataset, dataset

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.knowledge.diagnostics import CaseProblem, did_you_mean, displayed_id
from resistance_rules.panel.errors import PanelError, whole_frame
from resistance_rules.panel.frames import frame_of
from resistance_rules.panel.tables import SCHEMA
from resistance_rules.panel.tally import CASES, ERRORS, EVERYBODY, MEASURES, Tally

SMALLEST: Final = 11
_SHOWN: Final = pa.schema([
    ("group", pa.string()),
    ("measure", pa.string()),
    ("id", pa.string()),
    ("label", pa.string()),
    ("count", pa.int64()),
    ("cases", pa.int64()),
])  # fmt: skip


@frozen
class Line:
    """One count.

    Attributes:
        group: a value of the column that was counted by, or `(all cases)`.
        measure: `cases`, `errors`, or one of `tally.MEASURES`.
        id: of the safety condition or barrier; None for `cases` and `errors`.
        label: its label.
        count: how many cases; None: too few to be shown, or one that few could be worked out from it.
        cases: how many cases the group has that were assessed; None as before.
    """

    group: str
    measure: str
    id: str | None
    label: str
    count: int | None
    cases: int | None


@frozen(eq=False)
class Summary:
    """Counts of a panel.

    Attributes:
        pack: id, version and digest.
        by: the column that was counted by.
        groups: its values, sorted.
        lines: the counts: for everybody, then for each group, those of entries that occur at all.
        smallest: counts below this, but for 0, are not shown.
        private: whether private matters are counted, too.
    """

    pack: tuple[str, str, str]
    by: str | None
    groups: tuple[str, ...]
    lines: tuple[Line, ...]
    smallest: int
    private: bool

    def count(self, measure: str, name: str | None = None, group: str = EVERYBODY) -> int | None:
        """One count; None if it is not shown, 0 if there is no such line."""
        wanted = (group, measure, name)
        return next((line.count for line in self.lines if (line.group, line.measure, line.id) == wanted), 0)

    def to_arrow(self) -> pa.Table:
        """The counts as a table: group, measure, id, label, count, cases."""
        columns = [[getattr(line, name) for line in self.lines] for name in _SHOWN.names]
        return pa.table([pa.array(column, kind) for column, kind in zip(columns, _SHOWN.types, strict=True)], _SHOWN)

    def to_html(self) -> str:
        """A self-contained page with plots, and a table beside each: no script, no outside request."""
        from resistance_rules.panel.summary_page import as_page

        return as_page(self)


def summary(
    kb: KnowledgeBase, result: Any, *, by: str | None = None, smallest: int = SMALLEST, private: bool = False
) -> Summary:
    """Count what a panel found.

    Args:
        kb: the pack that the panel was assessed with.
        result: what `assess` gave back, the path of the .parquet file that `assess_file` wrote, or that of the folder
            of such files that Spark wrote.
        by: a column that was kept, such as the clinic, to count by.
        smallest: counts below this, but for 0, are not shown; 1 shows all.
        private: whether to count private matters, too.

    Raises:
        PanelError: this is no result of a panel, it was made with other rules, or it has no such column.
        TypeError: this is not a frame.
    """
    tally = Tally(kb.pack, by)
    for batch in _batches(result, by, kb.pack.digest):
        tally.add(batch)
    return summed_up(kb, tally, smallest=smallest, private=private)


def summed_up(kb: KnowledgeBase, tally: Tally, *, smallest: int = SMALLEST, private: bool = False) -> Summary:
    """Make the summary of a tally. Arguments as in `summary`."""
    if smallest < 1:
        message = "the smallest count to show is 1 or more"
        raise ValueError(message)
    info = kb.pack.info
    groups = tuple(sorted(tally.groups)) if tally.by is not None else ()
    counting = _Counting(kb, tally, smallest, private=private)
    return Summary(
        (info.id, info.version, kb.pack.digest), tally.by, groups, tuple(counting.lines(groups)), smallest, private
    )


@frozen(eq=False)
class _Counting:
    """Turns counts into lines, leaving out what must not be shown."""

    kb: KnowledgeBase
    tally: Tally
    smallest: int
    private: bool

    def lines(self, groups: Sequence[str]) -> Iterator[Line]:
        cases = self._shown(CASES, None)
        assessed = {name: self._assessed(name, shown) for name, shown in cases.items()}
        for group in (EVERYBODY, *groups):
            yield Line(group, CASES, None, "cases", cases[group], assessed[group])
            yield Line(group, ERRORS, None, "cases with an error", self._shown(ERRORS, None)[group], assessed[group])
            for measure, kind in MEASURES.items():
                for position, (name, entry) in enumerate(self.kb.pack.entries(kind).items()):
                    if self._is_counted(kind, name) and any(counts[position] for counts in self.tally.counts[measure]):
                        shown = self._shown(measure, position)
                        yield Line(group, measure, name, entry.label, shown[group], assessed[group])

    def _is_counted(self, kind: str, name: str) -> bool:
        """Whether an entry may be counted: it is not private, nor anything that it rests on."""
        facts = self.kb.rulebook.facts_behind((kind, name))
        is_private = self.kb.pack.entries(kind)[name].private or any(self.kb.pack.facts[fact].private for fact in facts)
        return self.private or not is_private

    def _assessed(self, group: str, shown: int | None) -> int | None:
        if shown is None:
            return None
        errors = self._shown(ERRORS, None)[group]
        return None if errors is None else shown - errors

    def _shown(self, measure: str, position: int | None) -> dict[str, int | None]:
        """The count of each group and of everybody, None where it must not be shown."""
        true, rows = self._true(measure, position), self._true(CASES, None)
        total = sum(true.values())
        too_few = position is not None and 0 < total < self.smallest  # how many cases there are is no secret
        if self.tally.by is None:
            return {EVERYBODY: None if too_few else total}
        hidden = {
            group for group, count in true.items() if 0 < count < self.smallest or 0 < rows[group] < self.smallest
        }
        for group in sorted(true, key=lambda group: (true[group], group)):  # until the total gives nothing away
            if not hidden or (len(hidden) > 1 and sum(true[other] for other in hidden) >= self.smallest):
                break
            if true[group]:
                hidden.add(group)
        known = sum(true[group] for group in hidden)
        given_away = position is not None and known > 0 and (len(hidden) == 1 or known < self.smallest)
        shown: dict[str, int | None] = {group: None if group in hidden else count for group, count in true.items()}
        shown[EVERYBODY] = None if given_away or too_few else total
        return shown

    def _true(self, measure: str, position: int | None) -> dict[str, int]:
        if position is None:
            return {name: self.tally.rows[measure][number] for name, number in self.tally.groups.items()}
        return {name: int(self.tally.counts[measure][n][position]) for name, n in self.tally.groups.items()}


def _batches(result: Any, by: str | None, digest: str) -> Iterator[pa.RecordBatch]:
    """The columns that are counted, batch by batch."""
    if isinstance(result, str | os.PathLike) and Path(result).is_dir():
        try:
            result = dataset(result, format="parquet", partitioning="hive")
        except pa.ArrowInvalid:
            raise whole_frame("not_a_frame", "this folder does not hold Parquet files only") from None
    if isinstance(result, Dataset):
        _check_columns(result.schema.names, by)
        tables = (pa.Table.from_batches([batch]) for batch in result.to_batches(columns=_needed(by)))
        batches = (batch for table in tables for batch in _counted_table(frame_of(table), by).to_batches())
    elif isinstance(result, str | os.PathLike):
        if Path(result).suffix.lower() != ".parquet":
            raise whole_frame("not_a_frame", "a summary is made of a .parquet file", "write the panel as Parquet")
        try:
            file = parquet.ParquetFile(result, pre_buffer=False)
        except pa.ArrowInvalid:
            raise whole_frame("not_a_frame", "this is not a Parquet file") from None
        names = list(file.schema_arrow.names)
        _check_columns(names, by)
        batches = file.iter_batches(columns=_needed(by))
    else:
        frame = frame_of(result)
        _check_columns([str(name) for name in frame.names], by)
        batches = iter(_counted_table(frame, by).to_batches())
    for batch in batches:
        if any(found != digest for found in batch.column("digest").unique().to_pylist()):
            raise whole_frame("other_rules", "this result was made with other rules", "assess the panel anew")
        yield batch


def _counted_table(frame: Any, by: str | None) -> pa.Table:
    columns = {}
    for name, column in frame.columns(_needed(by)).items():
        kind = SCHEMA.field(name).type if name in SCHEMA.names else None
        columns[name] = pa.array(column, kind) if isinstance(column, list) else column
        if kind is not None and columns[name].type != kind:
            columns[name] = columns[name].cast(kind)
    return pa.table(columns)


def _needed(by: str | None) -> list[str]:
    return [*SCHEMA.names, *([by] if by is not None else [])]


def _check_columns(names: Sequence[str], by: str | None) -> None:
    problems = []
    if set(SCHEMA.names) - set(names):
        message = "this is no result of a panel: it has not all of the columns of advice"
        raise whole_frame("not_a_frame", message, "give what `panel` made of the cases")
    if by is not None and by not in names:
        shown = displayed_id(by).strip("`")
        help_text = did_you_mean(by, names) or "name a column that was kept"
        problems.append(CaseProblem("unknown_column", shown, "there is no such column to count by", help=help_text))
    if problems:
        raise PanelError(problems)
