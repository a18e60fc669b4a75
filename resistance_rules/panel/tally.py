"""Counts what a panel found, group by group, one batch after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field
from numpy.typing import NDArray

from resistance_rules.knowledge.model import Pack
from resistance_rules.panel.errors import whole_frame

MOST_GROUPS: Final = 500
NOT_KNOWN: Final = "(not known)"
EVERYBODY: Final = "(all cases)"
CASES, ERRORS = "cases", "errors"
MEASURES: Final[Mapping[str, str]] = {
    "active": "safety",
    "unanswered": "safety",
    "ask_urgently": "safety",
    "likely": "barrier",
    "possible": "barrier",
    "unmet": "barrier",
}
"""What is counted for each entry of the pack, and the kind of the entry."""

Counts = NDArray[np.int64]


@define(eq=False)
class Tally:
    """Counts of a panel.

    Attributes:
        by: the column whose values are the groups; None: there is one group, everybody.
        groups: their names, in the order of their first case.
        rows: for each group the cases, and those with an error.
        counts: measure -> group x entry (in the pack's order).
    """

    pack: Pack
    by: str | None = None
    groups: dict[str, int] = field(factory=dict)
    rows: dict[str, list[int]] = field(factory=lambda: {CASES: [], ERRORS: []})
    counts: dict[str, list[Counts]] = field(factory=lambda: {measure: [] for measure in MEASURES})

    def add(self, batch: pa.RecordBatch) -> None:
        """Count some rows of a result: the column `by` and the columns of advice.

        Raises:
            PanelError: there are more groups than anybody would read.
        """
        group = self._groups_of(batch)
        errors = pc.list_value_length(batch.column("errors")).to_numpy(zero_copy_only=False) > 0
        for name, wanted in ((CASES, np.ones(batch.num_rows, dtype=np.bool_)), (ERRORS, errors)):
            found = np.bincount(group[wanted], minlength=len(self.groups))
            self.rows[name] = [old + int(new) for old, new in zip(self.rows[name], found, strict=True)]
        safety, barriers = batch.column("safety"), batch.column("barriers")
        items, levels = pc.list_flatten(safety), pc.list_flatten(barriers)
        parents = pc.list_parent_indices(safety).to_numpy()
        unanswered = items.field("unanswered").to_numpy(zero_copy_only=False).astype(np.bool_)
        self._count("active", group[parents], items.field("id"))
        self._count("unanswered", group[parents[unanswered]], items.field("id").filter(pa.array(unanswered)))
        barrier_parents = pc.list_parent_indices(barriers).to_numpy()
        for level in ("likely", "possible"):
            here = pc.equal(levels.field("level"), level).to_numpy(zero_copy_only=False)
            self._count(level, group[barrier_parents[here]], levels.field("id").filter(pa.array(here)))
        for measure in ("ask_urgently", "unmet"):
            column = batch.column(measure)
            self._count(measure, group[pc.list_parent_indices(column).to_numpy()], pc.list_flatten(column))

    def entries(self, measure: str) -> Sequence[str]:
        """The ids of what a measure is about."""
        return list(self.pack.entries(MEASURES[measure]))

    def _groups_of(self, batch: pa.RecordBatch) -> NDArray[np.int64]:
        """The number of each row's group; new groups are added."""
        if self.by is None:
            names, codes = [EVERYBODY], np.zeros(batch.num_rows, dtype=np.int64)
        else:
            names, codes = _texts(batch.column(self.by))
        for name in names:
            if name not in self.groups:
                self._add_group(name)
        numbers = np.array([self.groups[name] for name in names], dtype=np.int64)
        return numbers[codes] if len(names) else np.zeros(0, dtype=np.int64)

    def _add_group(self, name: str) -> None:
        if len(self.groups) == MOST_GROUPS:
            message = f"this column has more than {MOST_GROUPS} different values"
            raise whole_frame("too_many_groups", message, "name a column such as the clinic, not an id")
        self.groups[name] = len(self.groups)
        for counted in self.rows.values():
            counted.append(0)
        for measure, counts in self.counts.items():
            counts.append(np.zeros(len(self.entries(measure)), dtype=np.int64))

    def _count(self, measure: str, group: NDArray[Any], ids: pa.Array) -> None:
        entries = self.entries(measure)
        which = pc.index_in(ids, value_set=pa.array(entries, pa.string())).to_numpy(zero_copy_only=False)
        width = max(len(entries), 1)
        found = np.bincount(group * width + which.astype(np.int64), minlength=len(self.groups) * width)
        for number, counts in enumerate(found.reshape(len(self.groups), width)):
            self.counts[measure][number] += counts[: len(entries)]


def _texts(column: pa.Array) -> tuple[list[str], NDArray[np.int64]]:
    """The different values of a column as text, and which of them each row has."""
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    names = [NOT_KNOWN if value in (None, "") else str(value) for value in encoded.dictionary.to_pylist()]
    codes = encoded.indices.fill_null(len(names)).to_numpy(zero_copy_only=False).astype(np.int64)
    return [*names, *([NOT_KNOWN] if encoded.indices.null_count else [])], codes
