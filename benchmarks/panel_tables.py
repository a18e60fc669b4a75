"""Tables of cases, for the benchmarks of panels."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from resistance_rules import Case, KnowledgeBase

TYPES = {"yes_no": pa.bool_(), "integer": pa.int16(), "number": pa.float64(), "choice": pa.string()}


def table_of(kb: KnowledgeBase, cases: Sequence[Case], rows: int) -> pa.Table:
    """Return a table of so many rows: the cases, over and over, with a column for each fact of the pack."""
    indices = pa.array(np.arange(rows) % len(cases))
    columns = {}
    for name, fact in kb.pack.facts.items():
        column = pa.array([case.facts.get(name) for case in cases], TYPES[fact.type])
        columns[name] = column.take(indices)
    return pa.table(columns)
