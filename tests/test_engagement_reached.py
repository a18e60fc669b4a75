"""Our own pack: whatever can be reached is reached, by examples or generated cases, and the README says how much."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from resistance_rules import load
from resistance_rules.testing import Recorder, propose, recording
from resistance_rules.testing.obligations import catalogue_of

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def kb():
    """Load the engagement pack on the reference engine."""
    return load("engagement", engine="reference")


@pytest.fixture(scope="module")
def suite(kb):
    """Find cases for everything that no example reaches."""
    return propose(kb)


def test_everything_that_matters_is_exercised(kb, suite):
    """Each safety condition, contraindication, gate and intervention comes true, open and recommended in some case."""
    hits = suite.after.hits
    assert all(f"rule safety:{name}" in hits for name in kb.pack.safety)
    assert all(f"rule contraindication:{name}" in hits for name in kb.pack.contraindications)
    assert all(f"gate {name} {state}" in hits for name in kb.pack.gates for state in ("open", "closed"))
    for name in kb.pack.interventions:
        assert any(f"intervention {name} {status}" in hits for status in ("now", "check_first", "later")), name


def test_nothing_reachable_is_left(suite):
    """What no case reaches is proved to be unreachable, up to a handful that is named as not decided."""
    left = {obligation.id for obligation in suite.after.missing()}
    assert left == set(suite.undecided)
    assert len(left) <= 5


def test_generated_cases_are_small(suite):
    """A generated case knows no more than the limit, but for the few targets that take more."""
    large = [item for item in suite.proposed if len(item.facts) > 24]
    assert len(large) <= len(suite.proposed) // 10


def test_engines_agree_where_everything_is_reached(kb, suite):
    """On the cases that between them reach everything, durable-rules and the reference evaluator reach the same."""
    pytest.importorskip("durable.engine")
    durable = load("engagement", engine="durable")
    recorder = Recorder(durable)
    with recording(recorder):
        for example in kb.pack.examples.values():
            durable.assess(example.case)
        for item in suite.proposed:
            durable.assess(dict(item.facts))
    assert recorder.coverage().hits == suite.after.hits


def test_the_readme_has_today_s_counts(suite, monkeypatch):
    """The counts in the README are today's; `python benchmarks/rule_coverage.py --write-readme` writes them."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from rule_coverage import counts_table

    assert counts_table(suite) in (ROOT / "README.md").read_text(encoding="utf-8")
    sys.modules.pop("rule_coverage", None)
    sys.modules.pop("shared", None)


def test_the_plugin_s_gates_hold_for_our_pack(kb, suite, pytester, monkeypatch):
    """`pytest` on the pack runs its examples, and gates at exactly what they reach hold."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    gates = [
        f"--fail-under-{kind}s={suite.before.count(kind).reached}" for kind in ("rule", "condition", "intervention")
    ]
    options = ("-p", "resistance_rules_pytest", "-p", "no:cacheprovider", "--rule-coverage=engagement", *gates)
    done = pytester.runpytest_subprocess(*options, str(ROOT / "rules" / "engagement"))
    done.assert_outcomes(passed=len(kb.pack.examples))
    assert done.ret == pytest.ExitCode.OK
    assert sum(catalogue_of(kb).totals.values()) == sum(count.total for count in suite.after.counts())


def test_the_example_of_a_host_s_tests_passes(pytester, monkeypatch):
    """`examples/test_my_pack.py` passes as it stands, and its coverage is printed."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    options = ("-p", "resistance_rules_pytest", "-p", "no:cacheprovider", "--rule-coverage=engagement")
    done = pytester.runpytest_subprocess(*options, str(ROOT / "examples" / "test_my_pack.py"))
    done.assert_outcomes(passed=4)
    assert "rule coverage of engagement" in done.stdout.str()
