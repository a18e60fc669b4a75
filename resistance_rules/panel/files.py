"""Parquet and CSV files: read in batches, written as a whole or not at all. Memory is bounded by the batch."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow as pa
import pyarrow.csv as arrow_csv
from attrs import define, field, frozen
from pyarrow import parquet

from resistance_rules.knowledge.diagnostics import CaseProblem
from resistance_rules.panel.errors import WHOLE_FRAME, whole_frame
from resistance_rules.panel.flat import flattened, flattened_schema

SUFFIXES: Final = (".parquet", ".csv")
_BLOCK: Final = 1 << 22  # bytes of a CSV file that are read at once
_BUFFER: Final = 1 << 16
_HEADER: Final = "write the names of the facts into the first line, and one case into each line below"
_LATEST_OPTIONS: Final[deque[Any]] = deque(maxlen=16)
"""How the last CSV files were read. A thread of Arrow lets go of these only a moment after the end of a file; whoever
is the last to let go of a callback needs the interpreter, and if that is about to end by then, the process aborts."""


@frozen(eq=False)
class Piece:
    """Some rows of a file.

    Attributes:
        broken: rows that could not be taken apart, with what is wrong; in `batch` they hold nothing.
    """

    batch: pa.RecordBatch
    broken: dict[int, CaseProblem]


class Source(Protocol):
    """A file to read."""

    from_text: bool

    @property
    def names(self) -> Sequence[str]:
        """The names of its columns."""

    @property
    def count(self) -> int | None:
        """How many rows it has, if it says so."""

    def schema(self, names: Sequence[str]) -> pa.Schema:
        """The types of some of its columns."""

    def pieces(self, names: Sequence[str], size: int) -> Iterator[Piece]:
        """Some of its columns, at most `size` rows at a time."""


@frozen(eq=False)
class ParquetSource:
    """A Parquet file."""

    path: Path
    file: Any
    from_text = False

    @classmethod
    def of(cls, path: Path) -> ParquetSource:
        """Open a file.

        Raises:
            PanelError: it is not Parquet.
        """
        try:
            return cls(path, parquet.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False))
        except pa.ArrowInvalid:
            raise whole_frame(
                "not_a_frame", "this is not a Parquet file", "is it a CSV file? Then name it .csv"
            ) from None

    @property
    def names(self) -> Sequence[str]:
        """The names of its columns."""
        return list(self.file.schema_arrow.names)

    @property
    def count(self) -> int | None:
        """How many rows it has."""
        return int(self.file.metadata.num_rows)

    def schema(self, names: Sequence[str]) -> pa.Schema:
        """The types of some of its columns."""
        return pa.schema([self.file.schema_arrow.field(name) for name in names])

    def pieces(self, names: Sequence[str], size: int) -> Iterator[Piece]:
        """Some of its columns, at most `size` rows at a time."""
        for batch in self.file.iter_batches(batch_size=size, columns=list(names), use_threads=False):
            yield Piece(batch.select(list(names)), {})


@frozen(eq=False)
class CsvSource:
    """A CSV file in UTF-8: commas, quotes as in RFC 4180, a header."""

    path: Path
    from_text = True

    @property
    def names(self) -> Sequence[str]:
        """The names of its columns.

        Raises:
            PanelError: there is no header, or it is not UTF-8.
        """
        with self._open([]) as (reader, _):
            return list(reader.schema.names)

    @property
    def count(self) -> int | None:
        """Nobody knows without reading it."""
        return None

    def schema(self, names: Sequence[str]) -> pa.Schema:
        """All text."""
        return pa.schema([(name, pa.string()) for name in names])

    def pieces(self, names: Sequence[str], size: int) -> Iterator[Piece]:
        """Some of its columns, at most `size` rows at a time; a row with too few or too many cells is named."""
        done = 0
        with self._open(names, blank_rows=self._has_blank_rows()) as (reader, broken):
            while (batch := _next(reader)) is not None:
                for start in range(0, batch.num_rows, size):
                    part = batch.slice(start, size)
                    piece = broken.filled_in(part, done)
                    done += piece.batch.num_rows
                    yield piece
            nothing = pa.RecordBatch.from_pylist([], schema=self.schema(names))
            while broken.waiting:
                piece = broken.filled_in(nothing, done)
                done += piece.batch.num_rows
                yield piece

    def _has_blank_rows(self) -> bool:
        """Whether a blank line is a row: in a file of one column it is a case of which nothing is known."""
        with self._open([], blank_rows=True) as (reader, _):
            names = list(reader.schema.names)
        return len(names) == 1 and names == self.names  # else the file begins with a blank line

    @contextmanager
    def _open(self, names: Sequence[str], *, blank_rows: bool = False) -> Iterator[tuple[Any, _BrokenRows]]:
        broken = _BrokenRows()
        parsing = arrow_csv.ParseOptions(
            newlines_in_values=True, ignore_empty_lines=not blank_rows, invalid_row_handler=broken.take
        )
        _LATEST_OPTIONS.append(parsing)
        try:
            reader = arrow_csv.open_csv(
                self.path,
                read_options=arrow_csv.ReadOptions(use_threads=False, block_size=_BLOCK),
                parse_options=parsing,
                convert_options=arrow_csv.ConvertOptions(
                    column_types={name: pa.string() for name in names},
                    include_columns=list(names),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid as error:
            raise _unreadable(error) from None
        with reader:
            yield reader, broken


@define(eq=False)
class _BrokenRows:
    """Rows of a CSV file with too few or too many cells: kept until those before them have been read.

    Attributes:
        waiting: the number of each among all rows, from 0, and what is wrong with it.
    """

    waiting: list[tuple[int, CaseProblem]] = field(factory=list)

    def take(self, row: Any) -> str:
        """Remember a row that pyarrow cannot take apart."""
        message = f"expected {row.expected_columns} cells, as in the header, and found {row.actual_columns}"
        few = row.actual_columns < row.expected_columns
        help_text = "is a cell missing, or a quote left open?" if few else "quote a cell that holds a comma"
        problem = CaseProblem("wrong_columns", WHOLE_FRAME, message, help=help_text)
        self.waiting.append((row.number - 2, problem))  # pyarrow counts from 1, and the header with them
        return "skip"

    def filled_in(self, batch: pa.RecordBatch, before: int) -> Piece:
        """The rows of a batch with the broken ones at their places, given how many rows came before."""
        indices: list[int | None] = []
        problems: dict[int, CaseProblem] = {}
        left = iter(range(batch.num_rows))
        following = next(left, None)
        while following is not None or (self.waiting and self.waiting[0][0] == before + len(indices)):
            if self.waiting and self.waiting[0][0] <= before + len(indices):
                problems[len(indices)] = self.waiting.pop(0)[1]
                indices.append(None)
            else:
                indices.append(following)
                following = next(left, None)
        if not problems:
            return Piece(batch, {})
        return Piece(batch.take(pa.array(indices, pa.int64())), problems)


def _next(reader: Any) -> pa.RecordBatch | None:
    try:
        return reader.read_next_batch()
    except StopIteration:
        return None
    except pa.ArrowInvalid as error:
        raise _unreadable(error) from None


def _unreadable(error: pa.ArrowInvalid) -> Exception:
    """What is wrong with a CSV file that cannot be read on; pyarrow's own text may quote cells, so it is not shown."""
    text = str(error)
    if "UTF8" in text or "utf8" in text:
        return whole_frame("encoding", "this is not UTF-8", "save it as UTF-8")
    if "Empty" in text:
        return whole_frame("empty", "there is no header here, or no line below it", _HEADER)
    if "straddling" in text:
        return whole_frame("not_a_frame", "a row is larger than 4 megabytes", "is a quote left open?")
    return whole_frame(
        "not_a_frame", "this cannot be read as CSV", "separate cells by commas, and quote those with one"
    )


def open_source(path: Path) -> Source:
    """Open a file to read.

    Raises:
        PanelError: it is neither Parquet nor CSV.
        OSError: it cannot be opened.
    """
    _suffix(path)
    with path.open("rb"):  # the system's own words if it cannot be opened
        pass
    return ParquetSource.of(path) if path.suffix.lower() == ".parquet" else CsvSource(path)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise whole_frame("not_a_frame", "expected a file that ends in .parquet or .csv", "give it the right ending")
    return suffix


class Target(Protocol):
    """A file being written."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Add some rows."""


@contextmanager
def open_target(path: Path, schema: pa.Schema) -> Iterator[Target]:
    """Write a file beside its place, and put it there when everything has been written.

    Raises:
        PanelError: its name ends in neither .parquet nor .csv.
        OSError: it cannot be written; what was there before is left alone.
    """
    suffix = _suffix(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            if suffix == ".csv":
                with _CsvTarget.of(stream, schema) as target:
                    yield target
            else:
                with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
                    yield _ParquetTarget(writer)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@frozen(eq=False)
class _ParquetTarget:
    writer: Any

    def write(self, batch: pa.RecordBatch) -> None:
        """Add some rows."""
        self.writer.write_batch(batch)


@frozen(eq=False)
class _CsvTarget:
    """Lists and structures become text: see `flat`."""

    writer: Any

    @classmethod
    @contextmanager
    def of(cls, stream: Any, schema: pa.Schema) -> Iterator[_CsvTarget]:
        """Start a file with its header."""
        with arrow_csv.CSVWriter(stream, flattened_schema(schema)) as writer:
            yield cls(writer)

    def write(self, batch: pa.RecordBatch) -> None:
        """Add some rows."""
        self.writer.write_batch(flattened(batch))
