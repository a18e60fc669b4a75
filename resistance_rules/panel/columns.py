"""From the columns of an Arrow batch to the columns of facts, checked as a case is: every bad cell is found.

Whole columns are checked at once. Only cells that cannot be right, and columns of unusual types, are looked at singly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
from attrs import frozen
from numpy.typing import NDArray

from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.diagnostics import CaseProblem
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.panel.bits import Bits, Rows
from resistance_rules.panel.cells import Cell, read_text, read_value
from resistance_rules.panel.facts import FactColumn, smallest_dtype
from resistance_rules.panel.numbers import EXACT_WHOLE, exact_of, least_float

CellProblem = tuple[int, CaseProblem]
"""The row of a bad cell in its batch, and what is wrong with it."""


@frozen(eq=False)
class ColumnReader:
    """Reads the column of one fact.

    Attributes:
        fact: the fact.
        from_text: whether cells are text that stands for values, as in CSV.
    """

    fact: Fact
    from_text: bool = False

    def read(self, array: pa.Array, rows: Rows) -> tuple[FactColumn, list[CellProblem]]:
        """The fact in every row; a bad cell is unknown in it, and named beside it."""
        if isinstance(array, pa.ExtensionArray):
            array = array.storage
        kind = array.type
        if pa.types.is_null(kind):
            return self.read_objects([None] * rows.count, rows)
        if _is_text(kind) or pa.types.is_dictionary(kind):
            return self._read_distinct(array, rows)
        if pa.types.is_boolean(kind) and self.fact.type == "yes_no":
            known = _known(array, rows)
            return FactColumn.of_flags(known, rows.from_bitmap(array.buffers()[1], array.offset)), []
        if pa.types.is_floating(kind) and self.fact.type == "integer":
            array = array.cast(pa.float64())
            kind = array.type
        numeric = pa.types.is_integer(kind) or pa.types.is_float64(kind)
        if numeric and self.fact.range is not None and smallest_or_float(self.fact) != np.dtype(object):
            return self._read_numbers(array, rows)
        return self.read_objects(array.to_pylist(), rows, self._reader_of(kind))

    def read_objects(
        self, values: Sequence[Any], rows: Rows, read: Callable[[Fact, Any], Cell] = read_value
    ) -> tuple[FactColumn, list[CellProblem]]:
        """The same from Python objects of any kind, each different one of which is looked at once."""
        number_of: dict[tuple[type, object], int] = {}
        cells: list[Cell] = []
        indices = np.empty(len(values), dtype=np.int64)
        for row, value in enumerate(values):
            try:
                number = number_of.setdefault((type(value), value), len(cells))
            except TypeError:  # a list, say: nothing that can be looked up, nor right
                number = len(cells)
            if number == len(cells):
                cells.append(read(self.fact, value))
            indices[row] = number
        return _from_distinct(cells, indices, self.fact, rows)

    def cell(self, column: pa.Array | list[Any], row: int) -> Cell:
        """What a single cell means."""
        if isinstance(column, list):
            return read_value(self.fact, column[row])
        if isinstance(column, pa.ExtensionArray):
            column = column.storage
        value = column[row].as_py()
        if value is None:
            return None
        if self.from_text and isinstance(value, str):
            return read_text(self.fact, value)
        return self._reader_of(column.type)(self.fact, value)

    def _reader_of(self, kind: pa.DataType) -> Callable[[Fact, Any], Cell]:
        if pa.types.is_float32(kind) or pa.types.is_float16(kind):  # its shortest form, not that of the nearest float64
            narrow = np.float32 if pa.types.is_float32(kind) else np.float16
            return lambda fact, value: read_value(fact, value if value is None else narrow(value))
        return read_value

    def _read_distinct(self, array: pa.Array, rows: Rows) -> tuple[FactColumn, list[CellProblem]]:
        """A column of words: each different one is looked at once."""
        if not pa.types.is_dictionary(array.type):
            array = array.dictionary_encode()
        elif array.offset:
            array = pa.concat_arrays([array])
        words = array.dictionary.to_pylist()
        as_text = self.from_text and _is_text(array.dictionary.type)
        cells = [None if word is None else (read_text if as_text else read_value)(self.fact, word) for word in words]
        indices = array.indices.fill_null(len(words)).to_numpy(zero_copy_only=False).astype(np.int64)
        return _from_distinct([*cells, None], indices, self.fact, rows)

    def _read_numbers(self, array: pa.Array, rows: Rows) -> tuple[FactColumn, list[CellProblem]]:
        """A column of whole numbers or floats."""
        fact = self.fact
        assert fact.range is not None  # noqa: S101  (the caller asked)
        low, high = fact.range
        values = _values(array, rows)
        known = rows.unpack(_known(array, rows))
        if values.dtype.kind == "f":
            known = known & ~np.isnan(values)
            good = (values >= least_float(low)) & (values < least_float(high, above=True))
            if fact.type == "integer":
                good &= values == np.floor(values)
        else:
            good = (values >= math.ceil(low)) & (values <= math.floor(high))
        bad = np.flatnonzero(known & ~good)
        problems = [
            (row, problem) for row in bad.tolist() if (problem := _problem(fact, values[row].item())) is not None
        ]
        sound = known & good
        if fact.type == "number" and values.dtype.kind != "f" and _has_large(values, sound):
            return FactColumn.of_values(rows.pack(sound), _as_objects(values, sound), rows), problems
        wanted = smallest_or_float(fact)
        return FactColumn.of_values(rows.pack(sound), np.where(sound, values, 0).astype(wanted), rows), problems


def smallest_or_float(fact: Fact) -> np.dtype[Any]:
    """The type of a column of numbers of this fact."""
    return np.dtype(np.float64) if fact.type == "number" else smallest_dtype(fact)


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _known(array: pa.Array, rows: Rows) -> Bits:
    bitmap = array.buffers()[0]
    return rows.every if bitmap is None else rows.from_bitmap(bitmap, array.offset)


def _values(array: pa.Array, rows: Rows) -> NDArray[Any]:
    """The numbers of a column; what stands where one is missing means nothing."""
    dtype = np.dtype(array.type.to_pandas_dtype())
    buffer = array.buffers()[1]
    if buffer is None:
        return np.zeros(rows.count, dtype=dtype)
    return np.frombuffer(buffer, dtype=dtype)[array.offset : array.offset + rows.count]


def _problem(fact: Fact, value: float) -> CaseProblem | None:
    cell = read_value(fact, value)
    return cell if isinstance(cell, CaseProblem) else None


def _has_large(values: NDArray[Any], sound: NDArray[np.bool_]) -> bool:
    return bool((sound & ((values > EXACT_WHOLE) | (values < -EXACT_WHOLE))).any())


def _as_objects(values: NDArray[Any], sound: NDArray[np.bool_]) -> NDArray[Any]:
    result = np.zeros(len(values), dtype=object)
    result[sound] = values[sound].tolist()
    return result


def _from_distinct(
    cells: Sequence[Cell], indices: NDArray[np.int64], fact: Fact, rows: Rows
) -> tuple[FactColumn, list[CellProblem]]:
    """A column in which row r holds `cells[indices[r]]`."""
    sound = np.array([cell is not None and not isinstance(cell, CaseProblem) for cell in cells], dtype=np.bool_)
    known = rows.pack(sound[indices]) if len(cells) else rows.none
    problems: list[CellProblem] = []
    wrong = np.array([isinstance(cell, CaseProblem) for cell in cells], dtype=np.bool_)
    if wrong.any():
        for row in np.flatnonzero(wrong[indices]).tolist():
            cell = cells[indices[row]]
            assert isinstance(cell, CaseProblem)  # noqa: S101  (that is what `wrong` says)
            problems.append((row, cell))
    if fact.type == "yes_no":
        yes = np.array([cell is True for cell in cells], dtype=np.bool_)
        return FactColumn.of_flags(known, rows.pack(yes[indices]) if len(cells) else rows.none), problems
    held = _held([cell if good else None for cell, good in zip(cells, sound, strict=True)], fact)
    return FactColumn.of_values(
        known, held[indices] if len(cells) else np.zeros(rows.count, held.dtype), rows
    ), problems


def _held(values: Iterable[Cell], fact: Fact) -> NDArray[Any]:
    """Good values as a column holds them; 0 where there is none."""
    listed = list(values)
    if fact.type == "choice":
        codes = {word: code for code, word in enumerate(fact.choice)}
        return np.array([codes.get(str(value), 0) for value in listed], dtype=smallest_dtype(fact))
    exact: list[Value] = [0 if value is None or isinstance(value, CaseProblem | str) else value for value in listed]
    dtype = smallest_or_float(fact)
    if dtype == np.dtype(np.float64) and not all(_is_float(value) for value in exact):
        dtype = np.dtype(object)
    result = np.zeros(len(exact), dtype=dtype)
    for position, value in enumerate(exact):
        result[position] = float(value) if dtype == np.dtype(np.float64) else value
    return result


def _is_float(value: Any) -> bool:
    """Whether a float means this number, so that a column of floats may hold it."""
    if isinstance(value, Decimal):
        return exact_of(float(value)) == value
    return -EXACT_WHOLE <= value <= EXACT_WHOLE if isinstance(value, int) else False
