"""A panel says of each row of a frame or file what `kb.assess` says of its case, and names every bad cell."""

import csv
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from generated_packs import SeededChooser, case_for, load_generated
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import ROOT
from panels import ADVICE, error_row, row_of

from resistance_rules import CaseError, load
from resistance_rules.cli import main
from resistance_rules.testing.generated import packs_as_data

pa = pytest.importorskip("pyarrow")
pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

import pyarrow.parquet as pq  # noqa: E402
from pyarrow import dataset  # noqa: E402

from resistance_rules import panel  # noqa: E402
from resistance_rules.panel.flat import flattened  # noqa: E402

EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
PACK = """
pack: {id: small, title: Small, version: 1.0.0, format: 1, language: en}
facts:
  - {id: minutes, number: [0, 600], label: Way here}
  - {id: visits, integer: [0, 100], label: Visits}
  - {id: large, integer: [0, 100000000000000000000], label: A number that no machine word holds}
  - {id: fever, yes_no: true, label: Fever}
  - {id: pace, choice: [slow, right, fast], label: Pace}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
barriers:
  - {id: far, label: Far, description: It is far., domain: access, sits_with: service,
     indicators: [{when: {minutes: {at_least: 0.3}}, strength: strong}, {when: {large: {at_least: 9007199254740993}},
     strength: weak}, {when: {visits: {less_than: {fact: minutes, times: 0.1}}}, strength: weak}]}
categories: [{id: access, label: Access}]
interventions:
  - {id: video, label: Video, category: access, do: Offer video., for: [far], tier: core, evidence: {grade: D},
     not_if: [{when: {pace: fast}, because: too fast}]}
  - {id: doctor, label: Doctor, category: access, do: Call., tier: core, evidence: {grade: D}}
safety:
  - {id: hot, label: Hot, urgency: emergency, when: {fever: true}, do_first: [Cool.], respond_with: [doctor],
     cite: [one], ask_if_unknown: {when: {visits: {at_least: 1}}}}
"""


@pytest.fixture(scope="module")
def kb(tmp_path_factory):
    """Load a small pack with every kind of fact."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    return load(folder, engine="reference", use_cache=False)


def advice_rows(frame):
    """Give the advice columns of a frame of any kind as plain rows."""
    if isinstance(frame, pl.DataFrame):
        frame = frame.to_arrow()
    elif isinstance(frame, pd.DataFrame):
        records = frame[[*ADVICE, "digest", "errors"]].to_dict("records")
        plain = [{key: None if isinstance(item, float) else item for key, item in row.items()} for row in records]
        frame = pa.Table.from_pylist(plain, schema=panel.SCHEMA)
    return frame.select([*ADVICE, "digest", "errors"]).to_pylist()


def typed(kb, cases):
    """Give cases as an Arrow table whose columns have the types of their facts."""
    types = {"yes_no": pa.bool_(), "integer": pa.int64(), "number": pa.float64(), "choice": pa.string()}

    def cell(value):
        return float(value) if isinstance(value, Decimal) else value

    return pa.table({
        name: pa.array([cell(case.get(name)) for case in cases], types[fact.type])
        for name, fact in kb.pack.facts.items()
    })  # fmt: skip


def written(value):
    """Write a value as a CSV file has it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@settings(max_examples=max(EXAMPLES // 6, 1))
@given(packs_as_data(), st.integers(0, 1 << 32), st.integers(1, 12), st.booleans())
def test_generated_packs(tmp_path_factory, pack, seed, count, every_barrier):
    """For any small pack, a frame of any kind and a CSV file give the advice of each row's case."""
    kb = load_generated(pack)
    chooser = SeededChooser(seed)
    cases = [case_for(chooser, pack) for _ in range(count)]
    wanted = [row_of(kb, case, every_barrier=every_barrier) for case in cases]
    options = {"every_barrier": every_barrier, "batch": 64}
    table = typed(kb, cases)
    assert advice_rows(panel.assess(kb, table, **options)) == wanted
    assert advice_rows(panel.assess(kb, pl.from_arrow(table), **options)) == wanted
    assert advice_rows(panel.assess(kb, table.to_pandas(), **options)) == wanted
    mixed = pd.DataFrame({name: pd.Series([case.get(name) for case in cases], dtype=object) for name in kb.pack.facts})
    assert advice_rows(panel.assess(kb, mixed, **options)) == wanted
    path = tmp_path_factory.mktemp("csv") / "cases.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(kb.pack.facts)
        writer.writerows([written(case.get(name)) for name in kb.pack.facts] for case in cases)
    if len(kb.pack.facts) > 1:  # a line of one empty cell is an empty line, and no row
        assert advice_rows(panel.assess(kb, path, **options)) == wanted


def test_engagement(engagement, engagement_cases, tmp_path):
    """Random cases of the engagement pack, written to Parquet in several row groups, come out as they are assessed."""
    cases = [engagement_cases(f"frames-{seed}", (1, 5, 20, 60)[seed % 4]) for seed in range(300)]
    pq.write_table(typed(engagement, cases), tmp_path / "in.parquet", row_group_size=70)
    report = panel.assess_file(engagement, tmp_path / "in.parquet", tmp_path / "out.parquet", batch=64)
    assert (report.rows, report.bad_rows) == (300, 0)
    wanted = [row_of(engagement, case) for case in cases]
    assert advice_rows(pq.read_table(tmp_path / "out.parquet")) == wanted


def test_every_bad_cell_is_named_and_the_others_go_on(kb):
    """A row with bad cells holds nothing but its errors, one for each cell; the rows around it are as ever."""
    frame = pd.DataFrame({
        "minutes": [5.0, -1.0, float("nan"), float("inf"), 7.0],
        "visits": [1.0, 2.5, None, 3.0, 101.0],
        "fever": [True, "yes", None, 1, False],
        "pace": ["slow", "fats", None, "slow", "right"],
    })  # fmt: skip
    rows = advice_rows(panel.assess(kb, frame))
    assert rows[0] == row_of(kb, {"minutes": 5, "visits": 1, "fever": True, "pace": "slow"})
    assert rows[2] == row_of(kb, {})

    def errors(row):
        return {error["column"]: error["code"] for error in rows[row]["errors"]}

    assert errors(1) == {
        "minutes": "out_of_range", "visits": "wrong_type", "fever": "wrong_type", "pace": "bad_choice"
    }  # fmt: skip
    assert errors(3) == {"minutes": "not_finite", "fever": "wrong_type"}
    assert errors(4) == {"visits": "out_of_range"}
    for row in (1, 3, 4):
        assert all(rows[row][name] is None for name in ADVICE)
    assert rows[1]["errors"][-1]["help"] == "did you mean `fast`?"


@pytest.mark.parametrize(
    ("fact", "column"),
    [
        ("fever", pa.array([1, 0], pa.int8())),
        ("fever", pa.array(["true", "false"])),
        ("visits", pa.array([True, False])),
        ("visits", pa.array([Decimal(5), Decimal(6)], pa.decimal128(5, 0))),
        ("visits", pa.array(["5", "6"])),
        ("visits", pa.array([-1, 101], pa.int8())),
        ("visits", pa.array([2**63, 2**64 - 1], pa.uint64())),
        ("minutes", pa.array([-(2**63), 601])),
        ("minutes", pa.array([True, False])),
        ("minutes", pa.array([1e300, -1e-300])),
        ("minutes", pa.array(["a", "b"]).dictionary_encode()),
        ("pace", pa.array(["Slow", ""])),
        ("pace", pa.array([0, 1])),
        ("pace", pa.array([[], ["slow"]])),
        ("pace", pa.array([b"slow", b"fast"])),
        ("large", pa.array([0.5, 1.5])),
    ],
)
def test_a_column_is_as_strict_as_a_case(kb, fact, column):
    """What a case refuses, a typed column refuses in every row, with the same code."""
    rows = advice_rows(panel.assess(kb, pa.table({fact: column})))
    for row, value in zip(rows, column.to_pylist(), strict=True):
        with pytest.raises(CaseError) as refused:
            kb.case({fact: value})
        problem = refused.value.problems[0]
        error = {"column": fact, "code": problem.code, "expected": problem.expected, "help": problem.help}
        assert row == error_row(kb, error)


@pytest.mark.parametrize(
    ("fact", "column", "values"),
    [
        ("visits", pa.array([5.0, None, float("nan")]), [5, None, None]),
        ("visits", pa.array([5.0, None], pa.float32()), [5, None]),
        ("visits", pa.array([5, None], pa.uint8()), [5, None]),
        ("minutes", pa.array([0.3, 0.1], pa.float32()), [0.3, 0.1]),
        ("minutes", pa.array([Decimal("0.30"), Decimal("0.29")]), [0.3, 0.29]),
        ("minutes", pa.array([1, None, 0], pa.int16()), [1, None, 0]),
        ("minutes", pa.nulls(2), [None, None]),
        ("large", pa.array([2**53 + 1, 2**53]), [2**53 + 1, 2**53]),
        ("large", pa.array([2**63 + 1], pa.uint64()), [2**63 + 1]),
        ("fever", pa.array([True, None, False, None]).slice(1), [None, False, None]),
        ("fever", pa.array([float("nan"), None]), [None, None]),
        ("pace", pa.array(["slow", None, "fast"]).dictionary_encode().slice(1), [None, "fast"]),
        ("pace", pa.array(["slow", "fast"], pa.large_string()), ["slow", "fast"]),
        ("pace", pa.array([None, "fast"], pa.string_view()), [None, "fast"]),
    ],
)
def test_columns_mean_what_they_hold(kb, fact, column, values):
    """NaN and null are unknown, whole floats count for whole-number facts, and a float means its shortest decimal."""
    frame = pa.table({fact: column})
    rows = advice_rows(panel.assess(kb, frame))
    assert rows == [row_of(kb, {fact: value}) for value in values]
    for row, value in enumerate(values):
        assert panel.advice(kb, frame, row).to_json() == kb.assess({fact: value}).to_json()


def test_pandas_makes_floats_of_whole_numbers(kb):
    """Whole numbers, flags and words with gaps, in every way that pandas holds them, are read for what they are."""
    frames = [
        pd.DataFrame({"visits": [5, None], "fever": [True, None], "pace": ["slow", None]}),
        pd.DataFrame({
            "visits": pd.array([5, None], dtype="Int64"),
            "fever": pd.array([True, None], dtype="boolean"),
            "pace": pd.Categorical(["slow", None]),
        }),
        pd.DataFrame({"visits": [5, pd.NA], "fever": [True, float("nan")], "pace": ["slow", pd.NaT]}, dtype=object),
    ]  # fmt: skip
    for frame in frames:
        rows = advice_rows(panel.assess(kb, frame))
        assert rows == [row_of(kb, {"visits": 5, "fever": True, "pace": "slow"}), row_of(kb, {})]


def test_the_result_is_the_same_kind_of_frame(kb):
    """Polars gives Polars, pandas pandas under its own index, Arrow gives Arrow; kept columns stay as they were."""
    columns = {"who": ["a", "b"], "visits": [1, 2], "clinic": pd.Categorical(["x", "y"])}
    in_pandas = panel.assess(kb, pd.DataFrame(columns, index=[7, 9]), keep=["who", "clinic"])
    assert list(in_pandas.index) == [7, 9]
    assert list(in_pandas.columns) == ["who", "clinic", *panel.SCHEMA.names]
    assert str(in_pandas["clinic"].dtype) == "category"
    in_polars = panel.assess(kb, pl.DataFrame({"who": ["a", "b"], "visits": [1, 2]}), keep=["*"])
    assert isinstance(in_polars, pl.DataFrame)
    assert in_polars["who"].to_list() == ["a", "b"]
    lazy = panel.assess(kb, pl.LazyFrame({"who": ["a", "b"], "visits": [1, 2]}), keep=["who", "visits"])
    assert lazy["visits"].to_list() == [1, 2]
    in_arrow = panel.assess(kb, pa.RecordBatch.from_pydict({"visits": [1, 2]}), keep=["visits"])
    assert in_arrow.column_names == ["visits", *panel.SCHEMA.names]
    assert panel.assess(kb, pa.table({"visits": pa.array([], pa.int64())})).num_rows == 0
    with pytest.raises(TypeError, match="got list"):
        panel.assess(kb, [{"visits": 1}])
    with pytest.raises(TypeError, match="list of names"):
        panel.assess(kb, pa.table({"visits": [1]}), keep="who")
    with pytest.raises(ValueError, match="at least one row"):
        panel.assess(kb, pa.table({"visits": [1]}), batch=0)


@pytest.mark.parametrize(
    "index", [[0, 0, 1], ["b", "a", "b"], [1, 1, 1], [2, 1, 0], pd.MultiIndex.from_tuples([(1, 2), (1, 2), (0, 0)])]
)
def test_each_row_has_its_own_advice_whatever_its_index(kb, index):
    """Rows of pandas that share a label are told apart: each has the advice on its own case, under its own label."""
    frame = pd.DataFrame({"who": ["a", "b", "c"], "visits": [1, 2, 500]}, index=index)
    result = panel.assess(kb, frame, keep=["who"])
    assert result["who"].tolist() == ["a", "b", "c"]
    assert list(result.index) == list(frame.index)
    assert advice_rows(result)[:2] == [row_of(kb, {"visits": 1}), row_of(kb, {"visits": 2})]
    assert [[error["column"] for error in errors] for errors in result["errors"]] == [[], [], ["visits"]]


def test_whatever_gives_arrow_is_a_frame(kb):
    """Readers, datasets, scanners and any frame that streams Arrow are read as a table is; one column is no frame."""
    duckdb = pytest.importorskip("duckdb")
    table = pa.table({"visits": [1, 2, None], "fever": [True, None, False]})
    expected = panel.assess(kb, table)
    whole = dataset.dataset(table)
    frames = [table.to_reader(), table.to_batches()[0], whole, whole.scanner(), duckdb.from_arrow(table)]
    for frame in frames:
        assert panel.assess(kb, frame).equals(expected)
    assert panel.advice(kb, whole, 1).to_json() == kb.assess({"visits": 2}).to_json()
    for other in (pl.Series("visits", [1]), {"visits": [1]}, [{"visits": 1}], 5, None):
        with pytest.raises(TypeError, match="expected a Polars or pandas DataFrame"):
            panel.assess(kb, other)


def test_integers_that_arrow_does_not_know(kb):
    """A column of 128-bit integers is checked cell by cell."""
    frame = pl.DataFrame({"large": pl.Series([1, 2**100, None], dtype=pl.Int128)})
    errors = panel.assess(kb, frame)["errors"].to_list()
    assert [[error["code"] for error in row] for row in errors] == [[], ["out_of_range"], []]


def test_columns_that_are_no_facts_are_never_dropped(kb):
    """A column that is neither a fact nor kept refuses the frame, all at once, with what was probably meant."""
    frame = pa.table({"visit": [1], "fever": [True], "who": ["a"], "urgency": ["x"]})
    with pytest.raises(panel.PanelError) as refused:
        panel.assess(kb, frame, keep=["urgency", "clinic"])
    found = {(problem.code, problem.fact) for problem in refused.value.problems}
    assert found == {
        ("unknown_fact", "visit"), ("unknown_fact", "who"), ("reserved_column", "urgency"), ("unknown_column", "clinic")
    }  # fmt: skip
    assert "did you mean `visits`?" in str(refused.value)
    with pytest.raises(panel.PanelError, match="did you mean `visits`"):
        panel.assess(kb, pa.table({"visit": [1], "fever": [True]}), keep=["*"])
    with pytest.raises(panel.PanelError, match="no_facts"):
        panel.assess(kb, pa.table({"who": [1]}), keep=["who"])
    with pytest.raises(panel.PanelError, match="duplicate_column"):
        panel.assess(kb, pa.table([[1], [2]], names=["visits", "visits"]))
    with pytest.raises(panel.PanelError, match="bad_fact_id"):
        panel.assess(kb, pd.DataFrame({7: [1], "visits": [1]}))


CSV = """who,visits,minutes,fever,pace
a,1,0.3,true,slow
b,2.0,,false,
"c, d",NaN,1e1,True,right
e,1
f,1.5,0x1,,fast
g,7,"7",false,"slow",9

h,0,600,,right
"""


def test_csv_is_text_and_nothing_is_lost(kb, tmp_path):
    """Cells of a CSV file are read strictly, a row with a slipped cell is named at its place, and the order stays."""
    path = tmp_path / "cases.csv"
    path.write_bytes(b"\xef\xbb\xbf" + CSV.encode())
    result = panel.assess(kb, path, keep=["who"], batch=64)
    assert result["who"].to_pylist() == ["a", "b", "c, d", None, "f", None, "h"]
    rows = advice_rows(result)
    assert rows[0] == row_of(kb, {"visits": 1, "minutes": 0.3, "fever": True, "pace": "slow"})
    assert rows[1] == row_of(kb, {"visits": 2, "fever": False})
    assert rows[6] == row_of(kb, {"visits": 0, "minutes": 600, "pace": "right"})
    codes = [[(error["column"], error["code"]) for error in row["errors"]] for row in rows]
    assert codes[2:6] == [
        [("fever", "wrong_type")],
        [(None, "wrong_columns")],
        [("visits", "wrong_type"), ("minutes", "wrong_type")],
        [(None, "wrong_columns")],
    ]
    assert rows[2]["errors"][0]["help"] == "did you mean `true`?"
    advice = panel.advice(kb, path, 0)
    assert advice.to_json() == kb.assess({"visits": 1, "minutes": 0.3, "fever": True, "pace": "slow"}).to_json()
    for row in (2, 3):
        with pytest.raises(CaseError):
            panel.advice(kb, path, row)
    with pytest.raises(IndexError, match="there are 7"):
        panel.advice(kb, path, 7)


def test_broken_rows_keep_their_places_across_blocks(kb, tmp_path, monkeypatch):
    """However a CSV file is cut into blocks and batches, each broken row comes out where it went in."""
    monkeypatch.setattr("resistance_rules.panel.files._BLOCK", 200)
    lines = [f"{n},{n % 9}" if n % 7 else f"{n}" for n in range(300)]
    path = tmp_path / "cases.csv"
    path.write_text("who,visits\n" + "\n".join(lines) + "\n", encoding="utf-8")
    result = panel.assess(kb, path, keep=["who"], batch=1)
    assert result.num_rows == 300
    for n, (who, errors) in enumerate(zip(result["who"].to_pylist(), result["errors"].to_pylist(), strict=True)):
        assert (who, bool(errors)) == ((str(n), False) if n % 7 else (None, True))


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("visits\n1\n\n2\n", [{"visits": 1}, {}, {"visits": 2}]),
        ("visits\r\n1\r\n\r\n", [{"visits": 1}, {}]),
        ("\nvisits\n1\n", [{"visits": 1}]),
        ("visits,fever\n1,\n\n2,true\n", [{"visits": 1}, {"visits": 2, "fever": True}]),
    ],
)
def test_blank_lines(kb, tmp_path, text, cases):
    """In a file of one column a blank line is a case of which nothing is known; in any other it is no case."""
    path = tmp_path / "cases.csv"
    path.write_bytes(text.encode())
    assert advice_rows(panel.assess(kb, path)) == [row_of(kb, case) for case in cases]


def test_a_row_with_too_few_cells_may_be_an_open_quote(kb, tmp_path):
    """A quote left open swallows the lines below it: the row that it makes is named, and the quote is asked about."""
    path = tmp_path / "cases.csv"
    path.write_text('who,visits\na,1\n"b,2\nc,3\n', encoding="utf-8")
    errors = panel.assess(kb, path, keep=["who"])["errors"].to_pylist()
    assert errors[0] == []
    assert (errors[1][0]["code"], errors[1][0]["help"]) == ("wrong_columns", "is a cell missing, or a quote left open?")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("cases.csv", b"", "empty"),
        ("cases.csv", b"visits", "empty"),
        ("cases.csv", b"visits;fever\n1;true\n", "unknown_fact"),
        ("cases.csv", b"visits\n\xff\n", "encoding"),
        ("cases.parquet", b"visits\n1\n", "not_a_frame"),
        ("cases.xlsx", b"", "not_a_frame"),
    ],
)
def test_files_that_cannot_be_read(kb, tmp_path, name, data, code):
    """A file that is not what its name says is refused as a whole, and nothing is written."""
    (tmp_path / name).write_bytes(data)
    target = tmp_path / "out.csv"
    target.write_text("what was there before")
    with pytest.raises(panel.PanelError) as refused:
        panel.assess_file(kb, tmp_path / name, target)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert target.read_text() == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "out.csv"])


def test_a_file_appears_whole_or_not_at_all(kb, tmp_path):
    """If work stops in the middle, the file that was there before is still there, and nothing else is."""
    pq.write_table(pa.table({"visits": [1] * 500}), tmp_path / "in.parquet")
    (tmp_path / "out.parquet").write_text("before")

    def stop(_rows, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        panel.assess_file(kb, tmp_path / "in.parquet", tmp_path / "out.parquet", batch=64, on_batch=stop)
    assert (tmp_path / "out.parquet").read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 2
    with pytest.raises(panel.PanelError, match="file to read"):
        panel.assess_file(kb, tmp_path / "in.parquet", tmp_path / "in.parquet")


def test_batches_do_not_show(kb, engagement, engagement_cases):
    """The size of the batches changes nothing."""
    cases = [engagement_cases(f"batch-{seed}", 20) for seed in range(150)]
    table = typed(engagement, cases)
    assert panel.assess(engagement, table, batch=64).equals(panel.assess(engagement, table, batch=1000))


def test_csv_results_never_look_like_no_advice(kb):
    """In a CSV file a row without advice says `error` in every column of advice; an empty list is empty."""
    result = panel.assess(kb, pa.table({"visits": [0, 200]}), keep=["visits"])
    flat = flattened(result.combine_chunks().to_batches()[0]).to_pylist()
    assert flat[0] | {"digest": ""} == {
        "visits": 0, **dict.fromkeys(ADVICE, ""), "urgency": "none", "digest": "", "errors": ""
    }  # fmt: skip
    assert {name: flat[1][name] for name in ADVICE} == dict.fromkeys(ADVICE, "error")
    assert flat[1]["errors"] == "visits:out_of_range"


def test_the_command(kb, tmp_path, capsys):
    """`panel` writes the file, names each bad cell and what it passed through on standard error, and leaves with 3."""
    source, target = tmp_path / "cases.csv", tmp_path / "advice.parquet"
    source.write_text("who,session_number,trust_rating_0_10\na,1,4\nb,1,11\n", encoding="utf-8")
    words = ["panel", str(source), str(target), "--keep", "who", "--engine", "reference"]
    assert main(words) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "row 2: error[out_of_range]: `trust_rating_0_10`: expected a number from 0 to 10, found `11`" in shown.err
    assert "passed through: `who`" in shown.err
    assert "1 case assessed, 1 not" in shown.err
    assert pq.read_table(target)["who"].to_pylist() == ["a", "b"]
    assert main([*words[:3], "--engine", "reference"]) == 1
    assert "error[unknown_fact]: `who`" in capsys.readouterr().err
    assert main(["panel", str(source), str(source), "--keep", "who"]) == 2
    assert main(["panel", str(tmp_path / "nothing.csv"), str(target)]) == 2
    assert main(["panel", str(source), str(tmp_path / "advice.txt")]) == 2
    (tmp_path / "folder.csv").mkdir()
    before = source.read_text(encoding="utf-8")
    for summary in (source, tmp_path / "." / "cases.csv", tmp_path / "new.csv", tmp_path / "folder.csv"):
        assert main(["panel", str(source), str(tmp_path / "new.csv"), "--keep", "who", "--summary", str(summary)]) == 2
    assert source.read_text(encoding="utf-8") == before
    assert not (tmp_path / "new.csv").exists()
    assert main(["panel", str(source), str(tmp_path / "nowhere" / "advice.csv")]) == 2
    source.write_text("who,session_number\n", encoding="utf-8")
    assert main(words) == 1
    source.write_text("who,session_number\na,2\n", encoding="utf-8")
    assert main(words) == 0


def test_the_page_s_python_runs(capsys):
    """The Python of docs/panel.md runs as it stands and prints what it says."""
    text = (ROOT / "docs" / "panel.md").read_text(encoding="utf-8")
    names: dict = {}
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(block, "panel.md", "exec"), names)  # noqa: S102  (our own documentation)
    shown = capsys.readouterr().out
    assert "[0, 0, 1]" in shown
    assert "None" in shown.splitlines()[0]


def test_the_page_lists_every_column():
    """docs/panel.md has a line for each column, in order, with the fields of its items."""
    text = (ROOT / "docs" / "panel.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (text|list of [^|]+) \|", text, re.MULTILINE)
    assert [name for name, _ in listed] == panel.SCHEMA.names
    for name, kind in listed:
        item = panel.SCHEMA.field(name).type
        fields = [field.name for field in item.value_type] if kind not in ("text", "list of ids") else []
        assert re.findall(r"`(\w+)`", kind) == fields


def test_without_the_extra(tmp_path):
    """Without NumPy and PyArrow the command says what to install, and so does the import."""
    for name in ("numpy", "pyarrow"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('not here')\n")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    source = tmp_path / "cases.csv"
    source.write_text("session_number\n1\n")
    words = [sys.executable, "-m", "resistance_rules", "panel", str(source), str(tmp_path / "out.csv")]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert 'pip install "resistance-rules[panel]"' in done.stderr
    words = [sys.executable, "-c", "import resistance_rules.panel"]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False, cwd=tmp_path)
    assert 'pip install "resistance-rules[panel]"' in done.stderr
    assert Path(tmp_path / "out.csv").exists() is False
