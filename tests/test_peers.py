"""The benchmark against other rule engines: what it translates means the same, and a wrong answer never gets a time."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from generated_packs import load_generated, packs_with_cases
from hypothesis import HealthCheck, assume, given, settings

from resistance_rules import Case
from resistance_rules.knowledge.conditions import ComparesFacts, walk

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.append(str(BENCHMARKS))  # where its own modules expect each other

from peers import by_level, infix, measuring, multiplied, plain_python, scaling, task  # noqa: E402
from peers.on_json_logic import JsonLogic  # noqa: E402
from shared import example_cases  # noqa: E402


class Names(dict):
    """Facts by name, with None for those that are not known."""

    def __missing__(self, name):
        """What is not known."""
        return


class PythonText(infix.Infix):
    """Python as a language of `Infix`: tests the two-valued forms without any other engine."""

    def literal(self, value):
        """As Python has it."""
        return repr(value)


PYTHON = PythonText(
    known="{1} is not None", unknown="{1} is None", one="(1 if {0} else 0)", if_else="({1} if {0} else {2})"
)


class Evaluated(by_level.ByLevel):
    """Evaluates every condition as text."""

    name = "eval"
    how = "as text"

    def decider(self, conditions, rulebook):
        """Compile the texts."""
        codes = [compile(PYTHON.truth(condition), "<test>", "eval") for condition in conditions]
        return lambda known: [eval(code, {}, Names(known)) for code in codes]  # noqa: S307  (written above)


class Wrong(plain_python.PlainPython):
    """Says of one condition what is not so."""

    def read(self, answer):
        """Change one truth."""
        found = super().read(answer)
        found.truths[0] = 2 - found.truths[0] if found.truths[0] != 1 else 0
        return found


class Failing(plain_python.PlainPython):
    """Cannot."""

    def prepare(self, rulebook):
        """Fail."""
        raise task.CannotError("there is a reason")


TESTED = [plain_python.PlainPython(), Evaluated(), JsonLogic()]


def some_cases(kb):
    """Give examples of the pack, and cases in which nearly nothing and nearly everything is known."""
    return [*example_cases(kb)[::40], *scaling.fuller_cases(kb, 1, 2, 0), *scaling.fuller_cases(kb, 300, 4, 0)]


@pytest.mark.parametrize("peer", TESTED, ids=lambda peer: type(peer).__name__)
def test_translations_mean_the_same(peer, engagement):
    """Every condition, point and conclusion of the engagement pack comes out as the reference evaluator says."""
    cases = some_cases(engagement)
    right = task.expected(engagement.rulebook, cases)
    ready = measuring.prepared(peer, engagement.rulebook, cases, right)
    assert isinstance(ready, measuring.Ready), ready


@pytest.mark.parametrize("peer", TESTED, ids=lambda peer: type(peer).__name__)
@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much])
@given(drawn=packs_with_cases(cases=4))
def test_translations_of_any_pack_mean_the_same(peer, drawn):
    """So it does for small packs of any kind, but for multiples of facts: other languages round those."""
    pack, facts = drawn
    kb = load_generated(pack, "reference")
    tests = (test for production in kb.rulebook.productions for test in walk(production.condition))
    assume(not any(isinstance(test, ComparesFacts) and test.times != 1 for test in tests))
    cases = [kb.case(one) for one in facts]
    ready = measuring.prepared(peer, kb.rulebook, cases, task.expected(kb.rulebook, cases))
    assert isinstance(ready, measuring.Ready), ready


def test_a_wrong_answer_is_refused(engagement):
    """Whoever answers otherwise, or cannot answer, is named with the reason and is not timed."""
    cases = some_cases(engagement)[:2]
    right = task.expected(engagement.rulebook, cases)
    wrong = measuring.prepared(Wrong(), engagement.rulebook, cases, right)
    assert isinstance(wrong, measuring.Refused)
    assert wrong.wrong
    assert engagement.rulebook.productions[0].id in wrong.why
    cannot = measuring.prepared(Failing(), engagement.rulebook, cases, right)
    assert (cannot.why, cannot.wrong) == ("there is a reason", False)


@pytest.mark.parametrize("facts_too", [False, True])
def test_copies_conclude_the_same(engagement, facts_too):
    """In a pack twice as large the first half concludes as before; the copy does too where it has the same facts."""
    small, large = engagement.rulebook, multiplied.multiplied(engagement.pack, 2, facts_too=facts_too)
    assert len(large.productions) == 2 * len(small.productions)
    for case in some_cases(engagement)[::3]:
        (before,) = task.expected(small, [case])
        (after,) = task.expected(large, [Case.check(case.facts, large.pack.facts)])
        for kind in ("findings", "barriers", "gates", "safety"):
            old: Mapping[str, object] = getattr(before, kind)
            new: Mapping[str, object] = getattr(after, kind)
            differs = {name for name in old if new[name] != old[name]}
            if not facts_too:
                assert not differs
                assert {name: new[f"{name}_copy_1"] for name in old} == dict(old)
            elif kind in ("barriers", "safety"):
                assert not differs
