"""Panels on Apache Spark: the columnar engine inside `mapInArrow`. To distribute, retry and store is left to Spark.

The pack travels to the workers as data, so they need the library and no files. Extra: `spark`.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from attrs import frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.panel.assessor import Assessor
from resistance_rules.panel.layout import Layout
from resistance_rules.panel.tables import SCHEMA

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_PACKS: Final = 4  # that one worker keeps ready


def assess(
    kb: KnowledgeBase, frame: DataFrame, *, keep: Collection[str] = (), every_barrier: bool = False
) -> DataFrame:
    """Advise on every row of a Spark DataFrame. Lazy, as all of Spark is: nothing is assessed before an action asks.

    Args:
        kb: the pack.
        frame: its columns are facts; as in `panel.assess`, null and NaN are unknown, and a whole float counts for a
            whole number. Spark's `spark.sql.execution.arrow.maxRecordsPerBatch` is how many rows a worker holds.
        keep: as in `panel.assess`. As rows of a DataFrame have no order, keep an id.
        every_barrier: as in `panel.assess`.

    Returns:
        The columns kept and those of `panel.SCHEMA`. A row with a bad cell has its problems in `errors`, and null
        everywhere else but in `digest`; it never fails the job.

    Raises:
        PanelError: the columns do not fit; nothing is assessed.
    """
    from pyspark.sql.types import StructType

    layout = Layout.of(frame.columns, kb.pack.facts, keep, SCHEMA.names)
    kept = [frame.schema[name] for name in layout.kept]
    work = _Work(pickle.dumps(kb.pack), layout, every_barrier=every_barrier)
    needed = frame.select(*(f"`{name}`" for name in dict.fromkeys((*layout.kept, *layout.facts))))
    return needed.mapInArrow(work, StructType([*kept, *_advice_schema().fields]))


@frozen
class _Work:
    """What a worker does with its partition."""

    pack: bytes
    layout: Layout
    every_barrier: bool

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Assess one batch after the other."""
        assessor = _assessor(self.pack, every_barrier=self.every_barrier)
        for batch in batches:
            facts = {name: batch.column(name) for name in self.layout.facts}
            advice = assessor.assess(facts, batch.num_rows).advice
            kept = [batch.column(name) for name in self.layout.kept]
            names = [*self.layout.kept, *SCHEMA.names]
            yield pa.RecordBatch.from_arrays([*kept, *advice.columns], names=names)


@lru_cache(maxsize=_PACKS)
def _assessor(pack: bytes, *, every_barrier: bool) -> Assessor:
    """The engine of a pack, made once in each worker process."""
    kb = KnowledgeBase.of(pickle.loads(pack), "reference")  # noqa: S301  (made above, by this same job)
    return Assessor.of(kb, every_barrier=every_barrier)


def _advice_schema() -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(SCHEMA)
