"""Nested columns as text, for CSV: `id:part:part` for each item, with `;` between them. docs/panel.md lists the parts.

CSV has no null that every reader tells from an empty text, so a row without advice says `error` in its place.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from resistance_rules.panel.tables import SCHEMA

BETWEEN_ITEMS: Final = ";"
BETWEEN_PARTS: Final = ":"
BETWEEN_REASONS: Final = "+"
NO_ADVICE: Final = "error"
_SHOWN: Final = {"errors": ("column", "code")}  # of a structure; all parts where nothing is said


def flattened_schema(schema: pa.Schema) -> pa.Schema:
    """The schema with text in place of lists."""
    return pa.schema([pa.field(f.name, pa.string()) if _is_nested(f.type) else f for f in schema])


def flattened(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with text in place of lists: empty for an empty list, `error` where there is no advice."""
    columns = []
    added = batch.num_columns - len(SCHEMA)  # those that are passed through come first
    for position, (field, column) in enumerate(zip(batch.schema, batch.columns, strict=True)):
        nothing = None if position < added else NO_ADVICE
        if _is_nested(field.type):
            texts = [nothing if items is None else _items(field.name, items) for items in column.to_pylist()]
            columns.append(pa.array(texts, pa.string()))
        elif nothing is not None:
            columns.append(column.fill_null(nothing))
        else:
            columns.append(column)
    return pa.RecordBatch.from_arrays(columns, schema=flattened_schema(batch.schema))


def _is_nested(kind: pa.DataType) -> bool:
    return bool(pa.types.is_nested(kind))


def _items(column: str, items: Any) -> str:
    return BETWEEN_ITEMS.join(_item(column, item) for item in items)


def _item(column: str, item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    shown = _SHOWN.get(column, tuple(item))
    return BETWEEN_PARTS.join(_part(item[name]) for name in shown)


def _part(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return BETWEEN_REASONS.join(value) if isinstance(value, list) else str(value)
