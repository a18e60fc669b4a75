"""On a real Spark session with several partitions, each row is as `kb.assess` has it."""

import importlib.util
import os
import sys
from decimal import Decimal

import pytest
from packing import ROOT
from panels import ADVICE, row_of

pa = pytest.importorskip("pyarrow")
pytest.importorskip("numpy")
pytest.importorskip("pyspark")

import pyarrow.parquet as pq  # noqa: E402

from resistance_rules import panel  # noqa: E402
from resistance_rules.panel import PanelError, spark  # noqa: E402

PARTITIONS = 4
# we pass it no pandas, and what it does inside is its own
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")


@pytest.fixture(scope="module")
def session():
    """Start a small Spark on this machine."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[2]").appName("resistance-rules tests").config(map=settings)
    with builder.getOrCreate() as started:
        yield started


def rows_by_id(frame):
    """Give the rows of a Spark frame as plain data, by id."""
    found = [row.asDict(recursive=True) for row in frame.collect()]
    assert len({row["who"] for row in found}) == len(found)
    return {row.pop("who"): row for row in found}


@pytest.fixture(scope="module")
def written(engagement, engagement_cases, tmp_path_factory):
    """Write cases of the engagement pack to Parquet: every type of column, and one row that cannot be right."""
    types = {"yes_no": pa.bool_(), "integer": pa.float64(), "number": pa.float64(), "choice": pa.string()}
    cases = [engagement_cases(f"spark-{seed}", (1, 8, 30)[seed % 3]) for seed in range(240)]
    wrong = [*cases, {"trust_rating_0_10": 11.0}]
    columns = {
        name: pa.array([case.get(name) for case in wrong], types[f.type]) for name, f in engagement.pack.facts.items()
    }
    path = tmp_path_factory.mktemp("spark") / "cases.parquet"
    table = pa.table({
        "who": [f"p{number}" for number in range(len(wrong))],
        "clinic": [("North", "South", None)[number % 3] for number in range(len(wrong))],
        **columns,
    })  # fmt: skip
    pq.write_table(table, path)
    return path, cases


def test_each_row_is_as_its_case(session, engagement, written):
    """Split over several partitions and batches, every row has the advice of its case, and the bad one its error."""
    path, cases = written
    frame = session.read.parquet(str(path)).repartition(PARTITIONS)
    assert frame.rdd.getNumPartitions() == PARTITIONS
    found = rows_by_id(spark.assess(engagement, frame, keep=["who", "clinic"]))
    assert {row.pop("clinic") for row in found.values()} == {"North", "South", None}
    wrong = found.pop(f"p{len(cases)}")
    assert found == {f"p{number}": row_of(engagement, case) for number, case in enumerate(cases)}
    assert all(wrong[name] is None for name in ADVICE)
    assert [(error["column"], error["code"]) for error in wrong["errors"]] == [("trust_rating_0_10", "out_of_range")]


def test_columns_of_spark_s_types(session, engagement):
    """Null and NaN are unknown, whole floats count, decimals and narrow types are read for what they are."""
    schema = "who string, session_number tinyint, trust_rating_0_10 decimal(4,1), travel_minutes_one_way float"
    rows = [("a", 3, None, 30.1, 9.0), ("b", None, Decimal(4), float("nan"), None), ("c", 1, None, None, 9.5)]
    frame = session.createDataFrame(rows, f"{schema}, phq9_total double")
    found = rows_by_id(spark.assess(engagement, frame, keep=["who"], every_barrier=True))
    assert found["a"] == row_of(
        engagement, {"session_number": 3, "travel_minutes_one_way": 30.1, "phq9_total": 9}, every_barrier=True
    )
    assert found["b"] == row_of(engagement, {"trust_rating_0_10": 4}, every_barrier=True)
    assert [error["code"] for error in found["c"]["errors"]] == ["wrong_type"]


def test_columns_that_do_not_fit_are_refused_at_once(session, engagement):
    """A misspelt column refuses the frame before any work is done."""
    frame = session.createDataFrame([("a", 3)], "who string, sesion_number int")
    with pytest.raises(PanelError, match="did you mean `session_number`"):
        spark.assess(engagement, frame, keep=["who"])


def test_the_example_job(session, engagement, written, tmp_path, capfd):
    """The example job writes the advice, counts it, and leaves with 3 for the bad row; its folder is summed up."""
    place = ROOT / "examples" / "spark_job" / "job.py"
    spec = importlib.util.spec_from_file_location("spark_job", place)
    job = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(job)
    path, cases = written
    target = tmp_path / "advice.parquet"
    words = ["--cases", str(path), "--advice", str(target), "--keep", "who,clinic", "--by", "clinic"]
    assert job.run(session, words) == 3
    shown = capfd.readouterr()
    assert f"{len(cases)} cases assessed, 1 not" in shown.err
    done = session.read.parquet(str(target))
    counts = {(row["clinic"], row["barrier"]): row["count"] for row in job.barriers_by(done, "clinic").collect()}
    table = pq.read_table(target)
    for (clinic, barrier), count in list(counts.items())[:5]:
        assert f"|{barrier}" in shown.out.replace(" ", "")
        pairs = zip(table["clinic"].to_pylist(), table["barriers"].to_pylist(), strict=True)
        assert count == sum(
            {"id": barrier, "level": "likely"}.items() <= item.items()
            for mine, items in pairs
            if mine == clinic
            for item in items or []
        )
    assert counts
    by_clinic = panel.summary(engagement, panel.assess(engagement, path, keep=["who", "clinic"]), by="clinic")
    assert panel.summary(engagement, target, by="clinic").lines == by_clinic.lines
    done.write.partitionBy("clinic").parquet(str(tmp_path / "by_clinic"))
    whole = panel.summary(engagement, tmp_path / "by_clinic", by="clinic")
    assert [line for line in whole.lines if line.group == "North"] == [
        line for line in by_clinic.lines if line.group == "North"
    ]
    assert job.run(session, ["--cases", str(path), "--advice", str(tmp_path / "none.parquet")]) == 1
