"""Assess a table of cases on Apache Spark, and count the likely barriers of each clinic.

    spark-submit job.py --cases cases.parquet --advice advice.parquet --keep patient_id,clinic --by clinic

Any path that Spark can read will do. The cluster's workers need `resistance-rules[spark]`, as the driver does.
"""

import argparse
import sys
from collections.abc import Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from resistance_rules import load
from resistance_rules.panel import PanelError, spark

PARTLY = 3  # some rows have no advice, as in the exit codes of `resistance-rules`


def barriers_by(advice: DataFrame, by: str) -> DataFrame:
    """Count, for each value of a column, the cases in which each barrier is likely."""
    each = advice.select(by, f.explode("barriers").alias("barrier")).where(f.col("barrier.level") == "likely")
    return each.groupBy(by, f.col("barrier.id").alias("barrier")).count().orderBy(by, f.desc("count"), "barrier")


def run(session: SparkSession, words: Sequence[str]) -> int:
    """Do the job, and return the exit code."""
    parser = argparse.ArgumentParser(description="advice on every row of a table")
    parser.add_argument("--cases", required=True, help="Parquet: a row for each case, a column for each fact")
    parser.add_argument("--advice", required=True, help="where to write the advice, as Parquet; not there yet")
    parser.add_argument("--keep", default="", help="columns to pass through, with commas; at least an id")
    parser.add_argument("--by", help="a column kept, to count barriers by")
    parser.add_argument("--pack", default="engagement")
    options = parser.parse_args(words)
    kb = load(options.pack)
    cases = session.read.parquet(options.cases)
    try:
        advice = spark.assess(kb, cases, keep=[name for name in options.keep.split(",") if name])
    except PanelError as error:
        print(error, file=sys.stderr)
        return 1
    advice.write.parquet(options.advice)  # assessed once; what follows reads what was written
    done = session.read.parquet(options.advice)
    bad = done.where(f.size("errors") > 0).count()
    print(f"{done.count() - bad} cases assessed, {bad} not", file=sys.stderr)
    if options.by:
        barriers_by(done, options.by).show(50, truncate=False)
    return PARTLY if bad else 0


if __name__ == "__main__":
    with SparkSession.builder.appName("resistance-rules").getOrCreate() as started:
        sys.exit(run(started, sys.argv[1:]))
