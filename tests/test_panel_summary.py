"""The summary of a panel counts what the advice says, and gives nobody away."""

import csv
import re
from collections import Counter
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resistance_rules import KnowledgeBase
from resistance_rules.cli import main

pa = pytest.importorskip("pyarrow")
pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

import numpy as np  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

from resistance_rules import panel  # noqa: E402
from resistance_rules.panel.summary import Summary, summed_up  # noqa: E402
from resistance_rules.panel.tally import EVERYBODY, MEASURES, Tally  # noqa: E402

CLINICS = ("North", "South", None)


@pytest.fixture(scope="module")
def cases(engagement_cases):
    """Make some cases of the engagement pack, and one that cannot be right."""
    made = [engagement_cases(f"summary-{seed}", (5, 20, 50)[seed % 3]) for seed in range(120)]
    return [*made, {"trust_rating_0_10": 11}]


@pytest.fixture(scope="module")
def result(engagement, cases):
    """Assess them, each in one of three clinics, the last of which is not known."""
    frame = pd.DataFrame(cases, dtype=object)
    frame["clinic"] = [CLINICS[number % 3] for number in range(len(cases))]
    table = pa.Table.from_pandas(panel.assess(engagement, frame, keep=["clinic"]), preserve_index=False)
    return table.cast(pa.schema([pa.field("clinic", pa.string()), *panel.SCHEMA]))


def counted(kb: KnowledgeBase, cases, clinic) -> Counter:
    """Count what the advice on the cases of a clinic says; `...` for all of them."""
    found: Counter = Counter()
    for number, case in enumerate(cases[:-1]):
        if clinic is ... or CLINICS[number % 3] == clinic:
            advice = kb.assess(case)
            met = {name for item in advice.recommendations if item.status == "now" for name in item.answers}
            found.update(("active", item.id) for item in advice.safety)
            found.update(("unanswered", item.id) for item in advice.safety if item.unanswered)
            found.update((item.level, item.id) for item in advice.barriers if item.level in ("likely", "possible"))
            found.update(("unmet", b.id) for b in advice.barriers if b.level == "likely" and b.id not in met)
    return found


def test_it_counts_what_the_advice_says(engagement, cases, result):
    """Every count of every clinic, and of everybody, is the number of cases whose advice says so."""
    summary = panel.summary(engagement, result, by="clinic", smallest=1, private=True)
    assert summary.groups == ("(not known)", "North", "South")
    for group, clinic in ((EVERYBODY, ...), ("(not known)", None), ("North", "North"), ("South", "South")):
        wanted = counted(engagement, cases, clinic)
        measures = ("active", "unanswered", "likely", "possible", "unmet")
        mine = {
            (line.measure, line.id): line.count
            for line in summary.lines
            if line.group == group and line.measure in measures and line.count
        }
        assert mine == dict(wanted)
    assert (summary.count("cases"), summary.count("errors")) == (121, 1)
    asked = sum(map(len, filter(None, result["ask_urgently"].to_pylist())))
    lines = [line for line in summary.lines if line.measure == "ask_urgently" and line.group == EVERYBODY]
    assert sum(line.count for line in lines) == asked > 0


def test_any_kind_of_result(engagement, result, tmp_path):
    """Arrow, Polars, pandas and a Parquet file lead to the same summary."""
    pq.write_table(result, tmp_path / "advice.parquet", row_group_size=50)
    wanted = panel.summary(engagement, result, by="clinic").lines
    in_pandas = result.to_pandas()
    for other in (pl.from_arrow(result), in_pandas, tmp_path / "advice.parquet"):
        assert panel.summary(engagement, other, by="clinic").lines == wanted


def test_private_matters_are_left_out(engagement, result):
    """What is private, or rests on a private fact, is counted only on request."""
    pack, rulebook = engagement.pack, engagement.rulebook

    def is_private(measure, name):
        kind = MEASURES[measure]
        facts = rulebook.facts_behind((kind, name))
        return pack.entries(kind)[name].private or any(pack.facts[fact].private for fact in facts)

    summary = panel.summary(engagement, result, smallest=1)
    assert not any(is_private(line.measure, line.id) for line in summary.lines if line.id)
    everything = panel.summary(engagement, result, smallest=1, private=True)
    assert any(is_private(line.measure, line.id) for line in everything.lines if line.id)
    assert {line for line in everything.lines if line in summary.lines} == set(summary.lines)


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1),
    st.integers(1, 15),
)
def test_no_small_count_can_be_worked_out(engagement, groups, smallest):
    """Whatever the counts are, none below the smallest is shown, and no total gives one away."""
    tally = Tally(engagement.pack, "clinic")
    for name, (with_it, others) in groups.items():
        tally._add_group(name)
        number = tally.groups[name]
        tally.rows["cases"][number] = with_it + others
        tally.counts["likely"][number][0] = with_it
    summary = summed_up(engagement, tally, smallest=smallest, private=True)
    name = next(iter(engagement.pack.barriers))
    shown = {group: summary.count("likely", name, group) for group in groups}
    for group, (with_it, others) in groups.items():
        assert shown[group] is None or shown[group] == with_it
        if 0 < with_it < smallest or 0 < with_it + others < smallest:
            assert shown[group] in (None, 0) or not any(count for count, _ in groups.values())
    total = summary.count("likely", name)
    hidden = [groups[group][0] for group, count in shown.items() if count is None]
    if total is not None and sum(hidden):
        assert total == sum(with_it for with_it, _ in groups.values())
        assert len(hidden) > 1
        assert sum(hidden) >= smallest
    assert total is None or total == 0 or total >= smallest


def test_results_that_do_not_fit(engagement, result, tmp_path):
    """What is no result, was made with other rules, or has no such column is refused."""
    other = result.set_column(result.column_names.index("digest"), "digest", pa.array(["another"] * len(result)))
    for wrong, by, code in (
        (other, None, "other_rules"),
        (result, "clinc", "unknown_column"),
        (result.drop_columns(["errors"]), None, "not_a_frame"),
        (tmp_path / "advice.csv", None, "not_a_frame"),
    ):
        with pytest.raises(panel.PanelError) as refused:
            panel.summary(engagement, wrong, by=by)
        assert [problem.code for problem in refused.value.problems] == [code]
    many = panel.assess(
        engagement, pa.table({"who": np.arange(501).astype(str), "session_number": [1] * 501}), keep=["who"]
    )
    with pytest.raises(panel.PanelError, match="too_many_groups"):
        panel.summary(engagement, many, by="who")
    with pytest.raises(ValueError, match="1 or more"):
        panel.summary(engagement, result, smallest=0)


@pytest.fixture(scope="module")
def page(engagement, result) -> tuple[Summary, str]:
    """Make a page with everything on it."""
    pytest.importorskip("matplotlib")
    summary = panel.summary(engagement, result, by="clinic", smallest=2, private=True)
    return summary, summary.to_html()


def test_the_page_is_self_contained(page):
    """The page has no script and asks nothing of the network, and the same summary is always the same page."""
    summary, html = page
    assert html == summary.to_html()
    assert "<script" not in html
    outside = set(re.findall(r'(?:src|href)="([^"#][^"]*)"', html)) | set(re.findall(r"url\((?!#)([^)]*)\)", html))
    assert outside == set()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    used = re.findall(r'(?:xlink:href="#|url\(#)([^")]+)', html)
    assert set(used) <= set(ids)


def test_each_plot_says_in_text_what_it_shows(page):
    """A plot has a title for those who do not see it and its numbers as text; all counts stand in a table as well."""
    summary, html = page
    plots = re.findall(r'<svg class="rr-plot" role="img" aria-label="([^"]+)"', html)
    assert [title.partition(":")[0] for title in plots] == [
        "Safety", "Needs that nothing meets yet", "Barriers", "Likely barriers by clinic"
    ]  # fmt: skip
    assert "#0102" not in html
    text = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    for line in summary.lines:
        if line.group == EVERYBODY and line.id is not None:
            row = re.search(rf'<th scope="row">{re.escape(escape(line.label))}</th>(.*?)</tr>', text)
            assert row is not None, line.label
    assert "hidden" in text
    assert "1 could not be assessed" in text
    assert "It may need help all the same" in text
    assert "Private matters are counted here" in text


def test_a_page_of_nothing(engagement):
    """A panel in which nothing was found says so, and draws nothing."""
    nothing = panel.assess(engagement, pa.table({"session_number": pa.array([], pa.int64())}))
    html = panel.summary(engagement, nothing).to_html()
    assert html.count("None was found.") == 3
    assert "<svg" not in html


def test_the_command_writes_a_page_or_a_table(tmp_path, capsys):
    """`--summary` writes a page or a table beside the panel; what it cannot count by is refused before any work."""
    source, target = tmp_path / "cases.csv", tmp_path / "advice.csv"
    rows = [f"{n},{'North' if n % 2 else 'South'},{n % 4},true" for n in range(60)]
    source.write_text("who,clinic,session_number,challenge_planned\n" + "\n".join(rows) + "\n", encoding="utf-8")
    words = ["panel", str(source), str(target), "--keep", "who,clinic", "--engine", "reference"]
    assert main([*words, "--summary", str(tmp_path / "counts.html"), "--by", "clinic"]) == 0
    assert "<h2>Safety</h2>" in (tmp_path / "counts.html").read_text(encoding="utf-8")
    assert main([*words, "--summary", str(tmp_path / "counts.csv"), "--by", "clinic", "--private"]) == 0
    with (tmp_path / "counts.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert {line["group"] for line in lines} == {EVERYBODY, "North", "South"}
    assert next(line["count"] for line in lines if line["measure"] == "cases" and line["group"] == "North") == "30"
    target.unlink()
    assert main([*words, "--summary", str(tmp_path / "counts.html"), "--by", "clinc"]) == 1
    assert main([*words, "--by", "clinic"]) == 2
    assert main([*words, "--summary", str(tmp_path / "counts.txt")]) == 2
    assert main([*words, "--summary", str(tmp_path / "nowhere" / "counts.csv")]) == 2
    assert not target.exists()
    assert "did you mean `clinic`?" in capsys.readouterr().err
