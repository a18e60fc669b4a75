"""How fast is a panel? The columnar engine beside the same rules written out for NumPy, Polars and DuckDB, and a loop.

    python benchmarks/panel.py

All in one run, on the same rules and cases, and every answer is compared first. Cases are those of the other benchmarks
(5 to 60 known facts, on and around thresholds), repeated; nothing here profits from the repetition. Times are computing
times: Polars and DuckDB spread theirs over all processors, the others use one.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import panel_by_hand
import panel_translations as peers
import polars as pl
import pyarrow as pa
from panel_tables import table_of
from shared import machine, print_table, sparse_cases

from resistance_rules import Case, KnowledgeBase, load, panel
from resistance_rules.panel.assessing import BATCH
from resistance_rules.panel.bits import Rows
from resistance_rules.panel.columns import ColumnReader
from resistance_rules.panel.engine import ColumnarEngine
from resistance_rules.panel.facts import FactColumn
from resistance_rules.panel.points import numbers
from resistance_rules.panel.truths import Found
from resistance_rules.trial.outcome import Outcomes

Facts = dict[str, FactColumn]


def read_in_batches(kb: KnowledgeBase, table: pa.Table, size: int) -> Iterator[tuple[Rows, Facts]]:
    """Return the checked columns of one batch after the other."""
    for batch in table.to_batches(max_chunksize=size):
        rows = Rows.of(batch.num_rows)
        facts = {}
        for name in table.column_names:
            facts[name], problems = ColumnReader(kb.pack.facts[name]).read(batch.column(name), rows)
            assert not problems
        yield rows, facts


def columnar_answers(kb: KnowledgeBase, batches: list[tuple[Rows, Found]]) -> dict[str, np.ndarray]:
    """Return what the columnar engine found as numbers: truths as 0, 1, 2, and points."""
    parts: dict[str, list[np.ndarray]] = {name: [] for name in peers.columns(kb.rulebook)}
    for rows, found in batches:
        truths = {"finding": found.findings, "gate": found.gates, "safety": found.safety, "likely": found.likely,
                  "possible": found.possible}  # fmt: skip
        for name, collected in parts.items():
            kind, _, entry = name.partition(":")
            if kind in truths:
                collected.append(as_truth(rows, *truths[kind][entry]))
            else:
                collected.append(numbers(getattr(found.scores[entry], kind), rows))
    return {name: np.concatenate(collected) for name, collected in parts.items()}


def as_truth(rows: Rows, true: Any, false: Any) -> np.ndarray:
    """Return a truth as numbers: 0 false, 1 unknown, 2 true."""
    result: np.ndarray = 1 + rows.unpack(true).astype(np.int64) - rows.unpack(false)
    return result


def frame_answers(frame: pl.DataFrame) -> dict[str, np.ndarray]:
    """Return the columns that Polars or DuckDB found, in the same form."""
    found = {}
    for name in frame.columns:
        column = frame[name]
        if column.dtype == pl.Boolean:
            column = column.cast(pl.Int64).replace_strict({0: 0, 1: 2}, default=None).fill_null(1)
        found[name] = column.cast(pl.Int64).to_numpy()
    return found


def assert_equal(one: dict[str, np.ndarray], other: dict[str, np.ndarray], who: str) -> None:
    """Compare two sets of answers, column by column."""
    for name, values in one.items():
        assert np.array_equal(values, other[name]), f"{who} differs in {name}"


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the least computing time that some work took, after doing it once; that of all its threads together."""
    work()
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def inference(kb: KnowledgeBase, cases: list[Case], rows: int, rounds: int) -> None:
    """Compare inference with inference, on the whole pack."""
    engine = ColumnarEngine.of(kb)
    table = table_of(kb, cases, rows)
    batches = list(read_in_batches(kb, table, BATCH))
    code = peers.NumpyCode(kb.rulebook).function()

    def written_out(count: Rows, facts: Facts) -> dict[str, Any]:
        known = {name: column.known for name, column in facts.items()}
        yes = {name: column.yes for name, column in facts.items()}
        values = {name: column.values for name, column in facts.items()}
        found: dict[str, Any] = code(known, yes, values, count.every, count.none, count.pack)
        return found

    database = duckdb.connect()
    database.register("cases", table)
    query = peers.duckdb_query(kb.rulebook, "cases")
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    lazy = peers.polars_frame(kb.rulebook, frame.lazy())
    compiled = KnowledgeBase.of(kb.pack, "compiled")

    mine = columnar_answers(kb, [(count, engine.infer(count, facts)) for count, facts in batches])
    parts = [numpy_truths(count, written_out(count, facts)) for count, facts in batches]
    assert_equal(mine, {name: np.concatenate([part[name] for part in parts]) for name in mine}, "NumPy")
    assert_equal(mine, frame_answers(lazy.collect()), "Polars")
    by_sql = pl.from_arrow(database.sql(query).to_arrow_table())
    assert isinstance(by_sql, pl.DataFrame)
    assert_equal(mine, frame_answers(by_sql), "DuckDB")
    for row, case in enumerate(cases[:rows]):
        found = compiled.engine.infer(case)
        for name in ("likely", "possible", "points", "upper"):
            assert all(int(mine[f"{name}:{b}"][row]) == getattr(s, name) for b, s in found.barriers.items())
        for kind, truths in (("finding", found.findings), ("gate", found.gates), ("safety", found.safety)):
            assert all(int(mine[f"{kind}:{entry}"][row]) == truth for entry, truth in truths.items())

    def columnar_from_arrow() -> None:
        for count, facts in read_in_batches(kb, table, BATCH):
            engine.infer(count, facts)

    some = cases[: min(len(cases), rows)]
    timed = {
        "columnar engine": seconds(lambda: [engine.infer(count, facts) for count, facts in batches], rounds) / rows,
        "NumPy bit sets, written out": seconds(lambda: [written_out(*batch) for batch in batches], rounds) / rows,
        "columnar engine, from Arrow, every cell checked": seconds(columnar_from_arrow, rounds) / rows,
        "Polars expressions": seconds(lazy.collect, rounds) / rows,
        "DuckDB SQL": seconds(lambda: database.sql(query).to_arrow_table(), rounds) / rows,
        "a loop over the compiled engine": seconds(lambda: [compiled.engine.infer(c) for c in some], 1) / len(some),
    }  # fmt: skip
    base = timed["columnar engine"]
    print(f"\n## Inference, {rows:,} cases, {len(kb.rulebook.productions)} conditions\n")
    rows_of_table = [(who, f"{1e6 * time_:.2f}", f"{time_ / base:.2f}") for who, time_ in timed.items()]
    print_table(("answers equal", "microseconds a case", "times the columnar engine"), rows_of_table)


def numpy_truths(rows: Rows, found: dict[str, Any]) -> dict[str, np.ndarray]:
    """Return what the NumPy translation found as numbers."""
    return {
        name: numbers(value, rows) if name.startswith(("points:", "upper:")) else as_truth(rows, *value)
        for name, value in found.items()
    }


def by_hand(rows: int, rounds: int) -> None:
    """Compare with a small pack that was written out by a person, not by a program."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pack.yaml").write_text(panel_by_hand.PACK, encoding="utf-8")
        kb = load(folder, engine="reference", use_cache=False)
    table = panel_by_hand.cases(rows)
    engine = ColumnarEngine.of(kb)
    (count, facts), *_ = list(read_in_batches(kb, table, rows))
    found = engine.infer(count, facts)
    mine = panel_by_hand.evaluate(table)
    for name, points in mine.points.items():
        assert np.array_equal(points, numbers(found.scores[name].points, count)), name
        assert np.array_equal(mine.upper[name], numbers(found.scores[name].upper, count)), name
        assert np.array_equal(mine.likely[name], as_truth(count, *found.likely[name])), name
    for name, truth in mine.safety.items():
        assert np.array_equal(truth, as_truth(count, *found.safety[name])), name

    def columnar() -> None:
        for here, columns in read_in_batches(kb, table, BATCH):
            of_batch = engine.infer(here, columns)
            for scores in of_batch.scores.values():
                numbers(scores.points, here)
                numbers(scores.upper, here)

    timed = {"columnar engine, every cell checked": seconds(columnar, rounds) / rows,
             "NumPy, by hand": seconds(lambda: panel_by_hand.evaluate(table), rounds) / rows}  # fmt: skip
    base = timed["columnar engine, every cell checked"]
    print(f"\n## A small pack by hand, {rows:,} cases, from Arrow columns to points as numbers\n")
    print_table(
        ("answers equal", "nanoseconds a case", "times the columnar engine"),
        [(who, f"{1e9 * time_:.0f}", f"{time_ / base:.2f}") for who, time_ in timed.items()],
    )


def growth(rows: int, rounds: int) -> None:
    """Measure inference on a small pack whose rules, and then whose rules and facts, are repeated."""
    lines = []
    for times, facts in ((1, False), (10, False), (30, False), (10, True), (30, True)):
        pack, names = panel_by_hand.enlarged(times, facts=facts)
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "pack.yaml").write_text(pack, encoding="utf-8")
            kb = load(folder, engine="reference", use_cache=False)
        small = panel_by_hand.cases(rows)
        table = pa.table({name: small.column(position % small.num_columns) for position, name in enumerate(names)})
        table = table.rename_columns(names)
        engine = ColumnarEngine.of(kb)
        batches = list(read_in_batches(kb, table, BATCH))

        def infer(engine: ColumnarEngine = engine, batches: list[tuple[Rows, Facts]] = batches) -> None:
            for count, columns in batches:
                engine.infer(count, columns)

        taken = seconds(infer, rounds) / rows
        reading = seconds(lambda kb=kb, table=table: list(read_in_batches(kb, table, BATCH)), rounds) / rows  # type: ignore[misc]
        lines.append((
            f"{len(kb.rulebook.productions)} of {len(names)} facts", f"{1e9 * taken:.0f}", f"{1e9 * reading:.0f}",
        ))  # fmt: skip
    print(f"\n## Growth with rules and facts, {rows:,} cases\n")
    print_table(("conditions", "inference, nanoseconds a case", "reading and checking, nanoseconds a case"), lines)


def whole_advice(kb: KnowledgeBase, cases: list[Case], rows: int, rounds: int) -> None:
    """Compare whole panels with a loop that infers, judges and orders, and explains as little, at several sizes."""
    outcomes = Outcomes.of(KnowledgeBase.of(kb.pack, "compiled"))
    some = cases[:500]

    def loop() -> None:
        for case in some:
            outcomes.of_case(case).first(len(kb.pack.interventions))

    each = seconds(loop, 1) / len(some)
    lines = []
    for size in (rows // 10, rows // 3, rows):
        table = table_of(kb, cases, size)
        taken = seconds(lambda table=table: panel.assess(kb, table), rounds)  # type: ignore[misc]
        lines.append((f"{size:,}", f"{taken:.2f}", f"{1e6 * taken / size:.1f}", f"{each / (taken / size):.0f}"))
    print(f"\n## Whole panels, from Arrow to Arrow; one case in a compiled loop takes {1e6 * each:.0f} microseconds\n")
    print_table(("cases", "seconds", "microseconds a case", "times as fast as the loop"), lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="panels beside what somebody would use instead")
    parser.add_argument("--pack", default="engagement")
    parser.add_argument("--cases", type=int, default=2_000, help="different cases")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the largest panel in memory")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    kb = load(options.pack, engine="reference")
    cases = sparse_cases(kb, options.cases, options.seed)
    peers_used = {"NumPy": np, "PyArrow": pa, "Polars": pl, "DuckDB": duckdb}
    print("; ".join([machine(), *(f"{name} {module.__version__}" for name, module in peers_used.items())]))
    by_hand(options.rows, options.rounds)
    growth(options.rows, options.rounds)
    inference(kb, cases, options.rows, options.rounds)
    whole_advice(kb, cases, options.rows, options.rounds)


if __name__ == "__main__":
    main()
