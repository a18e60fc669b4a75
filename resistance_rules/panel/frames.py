"""Frames of Polars, pandas and Arrow: their columns as Arrow takes them, and the result as the same kind of frame.

Neither Polars nor pandas is imported unless the caller has done so already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pyarrow as pa
from attrs import frozen

from resistance_rules.panel.assessor import Columns


class Frame(Protocol):
    """A frame in memory."""

    @property
    def names(self) -> Sequence[object]:
        """The names of its columns."""

    @property
    def count(self) -> int:
        """How many rows it has."""

    def columns(self, names: Sequence[str]) -> Columns:
        """Some of its columns."""

    def joined(self, kept: Sequence[str], advice: pa.Table) -> Any:
        """Some of its columns with those of the advice, as a frame of the same kind."""


@frozen(eq=False)
class ArrowFrame:
    """An Arrow table."""

    table: pa.Table

    @property
    def names(self) -> Sequence[object]:
        """The names of its columns."""
        return list(self.table.column_names)

    @property
    def count(self) -> int:
        """How many rows it has."""
        return int(self.table.num_rows)

    def columns(self, names: Sequence[str]) -> Columns:
        """Some of its columns."""
        return {name: _whole(self.table.column(name)) for name in names}

    def joined(self, kept: Sequence[str], advice: pa.Table) -> pa.Table:
        """Some of its columns with those of the advice."""
        table = self.table.select(kept)
        for field, column in zip(advice.schema, advice.columns, strict=True):
            table = table.append_column(field, column)
        return table


@frozen(eq=False)
class PolarsFrame:
    """A Polars DataFrame."""

    frame: Any

    @property
    def names(self) -> Sequence[object]:
        """The names of its columns."""
        return list(self.frame.columns)

    @property
    def count(self) -> int:
        """How many rows it has."""
        return int(self.frame.height)

    def columns(self, names: Sequence[str]) -> Columns:
        """Some of its columns."""
        kept: dict[str, Any] = {}
        for name in names:
            series = self.frame[name]
            try:
                kept[name] = series.to_list() if str(series.dtype) == "Object" else _whole(series.to_arrow())
            except pa.ArrowException:
                kept[name] = series.to_list()  # 128-bit integers: each cell is taken for what it is
        return kept

    def joined(self, kept: Sequence[str], advice: pa.Table) -> Any:
        """Some of its columns with those of the advice."""
        import polars as pl

        return pl.concat([self.frame.select(kept), pl.from_arrow(advice)], how="horizontal")


@frozen(eq=False)
class PandasFrame:
    """A pandas DataFrame."""

    frame: Any

    @property
    def names(self) -> Sequence[object]:
        """The names of its columns."""
        return list(self.frame.columns)

    @property
    def count(self) -> int:
        """How many rows it has."""
        return len(self.frame)

    def columns(self, names: Sequence[str]) -> Columns:
        """Some of its columns; those of mixed kinds as objects, so that each cell is taken for what it is."""
        return {
            name: series.tolist() if (series := self.frame[name]).dtype == object else _from_pandas(series)
            for name in names
        }

    def joined(self, kept: Sequence[str], advice: pa.Table) -> Any:
        """Some of its columns with those of the advice, under the same index."""
        # side by side by position: a join on the index gives each of two rows of one label the advice on the other, too
        result = self.frame[list(kept)].reset_index(drop=True).join(advice.to_pandas())
        result.index = self.frame.index
        return result


def frame_of(frame: Any) -> Frame:
    """What to read a frame with.

    Raises:
        TypeError: it is nothing that can be read as a frame.
    """
    package, kind = type(frame).__module__.partition(".")[0], type(frame).__name__
    if package == "polars" and kind == "LazyFrame":
        frame, kind = frame.collect(), "DataFrame"
    if package == "polars" and kind == "DataFrame":
        return PolarsFrame(frame)
    if package == "pandas" and kind == "DataFrame":
        return PandasFrame(frame)
    table = _table_of(frame)
    if table is not None:
        return ArrowFrame(table)
    message = (
        f"expected a Polars or pandas DataFrame, an Arrow table, or the path of a file; got {type(frame).__name__}"
    )
    raise TypeError(message)


def _table_of(frame: Any) -> pa.Table | None:
    """What an Arrow table, batch, reader, dataset or scanner holds, or any other frame that can be read as one.

    Others give a stream of batches: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html
    """
    if isinstance(frame, pa.Table):
        return frame
    if isinstance(frame, pa.RecordBatch):
        return pa.Table.from_batches([frame])
    if isinstance(frame, pa.RecordBatchReader):
        return frame.read_all()
    if type(frame).__module__ == "pyarrow._dataset" and hasattr(frame, "to_table"):
        return frame.to_table()
    if hasattr(frame, "__arrow_c_stream__") and hasattr(frame, "columns"):
        return pa.RecordBatchReader.from_stream(frame).read_all()
    return None


def slices(columns: Columns, count: int, size: int) -> Iterator[tuple[Columns, int]]:
    """The columns cut into batches of at most `size` rows."""
    for start in range(0, count, size):
        here = min(size, count - start)
        yield (
            {
                name: column[start : start + here] if isinstance(column, list) else column.slice(start, here)
                for name, column in columns.items()
            },
            here,
        )


def _whole(column: Any) -> pa.Array:
    """A column in one piece."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _from_pandas(series: Any) -> Any:
    try:
        array = pa.array(series, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, TypeError, ValueError):
        return series.tolist()  # a type that Arrow does not know: each cell is taken for what it is
    return _whole(array)
