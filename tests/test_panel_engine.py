"""The columnar engine draws the conclusions of the reference evaluator and orders as `advice.ranking` does."""

import os
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt

import pytest
from attrs import evolve
from generated_packs import SeededChooser, case_for, load_generated
from hypothesis import given, settings
from hypothesis import strategies as st

from resistance_rules import load
from resistance_rules.advice.candidates import STATUSES, current_stages, find_candidates
from resistance_rules.advice.ranking import TIERS, rank
from resistance_rules.testing.generated import packs_as_data
from resistance_rules.trial.outcome import Outcomes

np = pytest.importorskip("numpy")
pytest.importorskip("pyarrow")

from resistance_rules.panel import numbers, points  # noqa: E402
from resistance_rules.panel.bits import Rows  # noqa: E402
from resistance_rules.panel.columns import ColumnReader  # noqa: E402
from resistance_rules.panel.engine import ColumnarEngine  # noqa: E402
from resistance_rules.panel.outcomes import RANKED  # noqa: E402

EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
CASES = int(os.environ.get("RESISTANCE_RULES_CASES", "2000"))
OPERATORS = {"less_than": lt, "at_least": ge, "more_than": gt, "at_most": le}


def columns_of(kb, cases, rows):
    """Give the columns of some cases, read from objects as a frame of mixed kinds would hold them."""
    columns = {}
    for name, fact in kb.pack.facts.items():
        if any(name in case for case in cases):
            columns[name], problems = ColumnReader(fact).read_objects([case.get(name) for case in cases], rows)
            assert problems == []
    return columns


def assert_same(kb, cases):
    """Compare conclusions, reasons, statuses, tiers, values and order of every row with the reference evaluator."""
    engine = ColumnarEngine.of(kb)
    rows = Rows.of(len(cases))
    outcome = engine.outcome(rows, columns_of(kb, cases, rows))
    order = engine.ranker.order(outcome, rows.every)
    placed = {row: [] for row in range(len(cases))}
    for at, row in enumerate(order.row.tolist()):
        urgency = (*RANKED, None)[order.urgency[at]]
        value = order.values(at, at + 1)[0]
        placed[row].append(
            (
                engine.ranker.names[order.intervention[at]],
                STATUSES[order.status[at]],
                urgency,
                TIERS[order.tier[at]],
                value,
            )
        )
    outcomes = Outcomes.of(kb)
    flags = {name: rows.unpack(candidate.withheld) for name, candidate in outcome.candidates.items()}
    unanswered = {name: rows.unpack(bits) for name, bits in outcome.unanswered.items()}
    for row, facts in enumerate(cases):
        case = kb.case(facts)
        found = kb.engine.infer(case)
        assert outcome.found.of_row(row) == found
        candidates = find_candidates(engine.plan, found, current_stages(engine.plan, found))
        withheld = {c.id: [reason.by for reason in c.withheld] for c in candidates if c.withheld}
        mine = {}
        for name, candidate in outcome.candidates.items():
            if flags[name][row]:
                mine[name] = [by for by, bits in candidate.reasons if rows.unpack(bits)[row]]
        assert mine == withheld
        assert {name for name, bits in unanswered.items() if bits[row]} == set(outcomes.of_case(case).unanswered())
        wanted = [
            (p.candidate.id, p.candidate.status, p.candidate.urgency, p.tier, p.value)
            for p in rank(candidates, engine.plan, found)
        ]
        if row not in order.left_over:
            assert placed[row] == wanted


@settings(max_examples=max(EXAMPLES // 3, 1))
@given(packs_as_data(), st.integers(0, 1 << 32), st.integers(1, 70))
def test_generated_packs(pack, seed, count):
    """For any small pack and any batch of cases, every row is as the reference evaluator has it."""
    chooser = SeededChooser(seed)
    assert_same(load_generated(pack), [case_for(chooser, pack) for _ in range(count)])


def test_engagement_examples(engagement):
    """Every example of the engagement pack, in one batch, is as the reference evaluator has it."""
    assert_same(engagement, [dict(example.case) for example in engagement.pack.examples.values()])


@pytest.mark.parametrize("chunk", range(4))
def test_engagement_random_cases(engagement, engagement_cases, chunk):
    """Hundreds of random cases of the engagement pack are as the reference evaluator has them."""
    known = (2, 8, 20, 60)[chunk]
    assert_same(engagement, [engagement_cases(f"columnar-{chunk}-{seed}", known) for seed in range(CASES // 8)])


def test_rows_that_do_not_fit_are_named(engagement, engagement_cases):
    """A row whose values may not fit into 64 bits is left to the exact ranking, and is never rounded."""
    cases = [engagement_cases(f"fit-{seed}", 60) for seed in range(40)]
    engine = ColumnarEngine.of(engagement)
    rows = Rows.of(len(cases))
    outcome = engine.outcome(rows, columns_of(engagement, cases, rows))
    narrow = evolve(engine.ranker, heaviest=1 << 60)
    order = narrow.order(outcome, rows.every)
    assert len(order.left_over)
    assert set(order.left_over.tolist()).isdisjoint(order.row.tolist())
    full = engine.ranker.order(outcome, rows.every)
    assert set(full.row.tolist()) == set(order.row.tolist()) | set(order.left_over.tolist())


def test_factors_that_no_machine_word_holds(tmp_path):
    """A pack whose values need more than 64 bits is ranked singly, row by row, and comes out right."""
    pack = """
pack: {id: fine, title: Fine, version: 1.0.0, format: 1, language: en}
scoring: {also: 0.123456789012, grades: {A: 1, B: 0.912345678901, C: 0.81234567891, D: 0.712345678917}, cap: 1000}
facts: [{id: far, yes_no: true, label: Far}, {id: dear, yes_no: true, label: Dear}]
barriers:
  - {id: travel, label: Far, description: It is far., domain: access, sits_with: service,
     indicators: [{when: {far: true}, strength: strong}]}
  - {id: cost, label: Dear, description: It costs., domain: access, sits_with: service,
     indicators: [{when: {dear: true}, strength: strong}]}
categories: [{id: access, label: Access}]
interventions:
  - {id: video, label: Video, category: access, do: Offer video., for: [travel], also: [cost], tier: core,
     evidence: {grade: D}}
  - {id: fund, label: Fund, category: access, do: Offer funds., for: [cost], also: [travel], tier: core,
     evidence: {grade: D}}
"""
    (tmp_path / "pack.yaml").write_text(pack, encoding="utf-8")
    kb = load(tmp_path, engine="reference", use_cache=False)
    cases = [{"far": True, "dear": True}, {"far": True}, {}]
    engine = ColumnarEngine.of(kb)
    rows = Rows.of(len(cases))
    outcome = engine.outcome(rows, columns_of(kb, cases, rows))
    assert engine.ranker.order(outcome, rows.every).left_over.tolist() == [0, 1, 2]
    found = engine.recommended(outcome, rows.every)
    mine = list(zip(found.row.tolist(), (engine.ranker.names[n] for n in found.intervention), strict=True))
    assert mine == [(row, item.id) for row, case in enumerate(cases) for item in kb.assess(case).recommendations]


@given(
    st.lists(st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.1, 0.3, 0.7, 2.5, 1e-9, -0.0, 5e-324]))),
    st.decimals(-1_000_000, 1_000_000, places=9),
    st.sampled_from(sorted(OPERATORS)),
)
def test_floats_are_compared_as_decimals(values, bound, operator):
    """Comparing a column of floats with a bound gives what comparing their shortest decimals gives."""
    test = numbers.comparison(operator, bound)
    wanted = [OPERATORS[operator](Decimal(repr(value)), bound) for value in values]
    assert test(np.array(values, dtype=np.float64)).tolist() == wanted
    exact = [bound, bound.next_plus(), bound.next_minus()]
    near = [float(value) for value in exact]
    assert test(np.array(near)).tolist() == [OPERATORS[operator](Decimal(repr(value)), bound) for value in near]


@given(
    st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.3, 0.6, 0.07, 3, 1e300, 0.0]), st.integers(0, 6)), min_size=1),
    st.sampled_from([Decimal("0.1"), Decimal(3), Decimal("0.3"), 2, Decimal("0.333333333333333333")]),
    st.sampled_from(sorted(OPERATORS)),
)
def test_pairs_are_compared_exactly(pairs, times, operator):
    """Comparing two columns gives what comparing fractions gives, however near the two are."""
    test = numbers.pair_comparison(operator, times, None)
    one = np.array([float(Fraction(times) * other) if value == 0.0 else value for value, other in pairs])
    other = np.array([float(other) for _, other in pairs])
    known = np.ones(len(pairs), dtype=np.bool_)
    wanted = [
        OPERATORS[operator](Fraction(Decimal(repr(a))), Fraction(times) * Fraction(Decimal(repr(b))))
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    assert test(one, other, known).tolist() == wanted


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=130), st.integers(1, 40))
def test_points_add_up(lines, bound):
    """Bit planes add up and compare as whole numbers do."""
    rows = Rows.of(len(lines))
    columns = [
        [rows.pack(np.array([line[i] >> bit & 1 for line in lines], dtype=np.bool_)) for bit in range(4)]
        for i in range(3)
    ]
    sums = points.total(columns, rows)
    assert points.numbers(sums, rows).tolist() == [sum(line) for line in lines]
    assert rows.unpack(points.at_least(sums, bound, rows)).tolist() == [sum(line) >= bound for line in lines]
