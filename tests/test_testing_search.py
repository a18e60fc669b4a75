"""The directed search: what it finds is reached, and what it calls impossible no case reaches."""

from __future__ import annotations

import itertools

import pytest
from generated_packs import SeededChooser, case_for, load_generated, packs_with_cases, random_pack
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from kit_pack import load_kit

from resistance_rules import UnknownIdError
from resistance_rules.inference.reference import truth
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN
from resistance_rules.knowledge import conditions as c
from resistance_rules.testing.clauses import OTHERS, clauses_of, decides_alone, truth_of_row
from resistance_rules.testing.errors import ImpossibleTargetError
from resistance_rules.testing.goals import AllOf
from resistance_rules.testing.obligations import catalogue_of
from resistance_rules.testing.recorder import Recorder
from resistance_rules.testing.search import search_of
from resistance_rules.testing.strategies import target_of

TRUTHS = st.sampled_from((TRUE, FALSE, UNKNOWN))
LEAVES = st.integers(0, 3).map(lambda number: c.Equals(f"f{number}", (True,)))
CONDITIONS = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda of: c.All(tuple(of))),
        st.lists(parts, min_size=1, max_size=3).map(lambda of: c.Any(tuple(of))),
        parts.map(c.Not),
        parts.map(c.NotEstablished),
        st.lists(parts, min_size=1, max_size=4).flatmap(
            lambda of: st.integers(1, len(of)).map(lambda least: c.Count(least, tuple(of)))
        ),
    ),
    max_leaves=7,
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Load the small pack."""
    return load_kit(tmp_path_factory.mktemp("search"))


@given(CONDITIONS, st.data())
def test_rows_have_the_truth_of_the_specification(condition, data):
    """A row of clause truths gives the condition the truth that the reference evaluator gives it."""
    known = {f"f{number}": data.draw(st.sampled_from((True, False, None))) for number in range(4)}
    facts = {name: value for name, value in known.items() if value is not None}
    row = [truth(clause.test, facts, None, None) for clause in clauses_of(condition)]
    assert truth_of_row(condition, row) == truth(condition, facts, None, None)


@given(CONDITIONS, st.data())
def test_between_true_and_false_a_rule_only_rises_or_falls(condition, data):
    """What turning a clause to its opposite does not change, turning it to unknown does not either (see `OTHERS`)."""
    clauses = clauses_of(condition)
    row = tuple(data.draw(TRUTHS) for _ in clauses)
    index = data.draw(st.integers(0, len(clauses) - 1))
    changed = {truth_of_row(condition, (*row[:index], other, *row[index + 1 :])) for other in (TRUE, FALSE, UNKNOWN)}
    assert decides_alone(condition, row, index) == (len(changed) > 1 and any(
        truth_of_row(condition, (*row[:index], other, *row[index + 1 :])) != truth_of_row(condition, row)
        for other in OTHERS[row[index]]
    ))  # fmt: skip
    if row[index] != UNKNOWN:
        assert decides_alone(condition, row, index) == (len(changed) > 1)


def reached_by(kb, case) -> set[str]:
    """Give the obligations that one case reaches, as coverage counts them."""
    recorder = Recorder(kb)
    recorder.note(kb.assess(case))
    return set(recorder.coverage().hits)


@settings(max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(packs_with_cases(cases=12))
def test_generated_packs(drawn):
    """In any small pack, a case found for an obligation reaches it, and what is proved impossible is never reached."""
    pack, cases = drawn
    kb = load_generated(pack)
    search, catalogue = search_of(kb), catalogue_of(kb)
    impossible = set()
    for obligation in catalogue.obligations.values():
        try:
            facts = search.find(catalogue.goal(obligation), obligation.id)
        except ImpossibleTargetError as error:
            if error.proved:
                impossible.add(obligation.id)
        else:
            assert obligation.id in reached_by(kb, facts), (obligation.id, facts)
    for case in cases:
        if not kb.assess(case).contradictions:
            assert not impossible & reached_by(kb, case), case


def test_what_is_impossible_in_seeded_packs():
    """Over many seeded packs and thousands of cases, nothing that is called impossible is ever reached."""
    proved = 0
    for seed in range(25):
        pack = random_pack(f"impossible-{seed}")
        kb = load_generated(pack)
        search, catalogue = search_of(kb), catalogue_of(kb)
        impossible = set()
        for obligation in catalogue.obligations.values():
            try:
                search.find(catalogue.goal(obligation), obligation.id)
            except ImpossibleTargetError as error:
                if error.proved:
                    impossible.add(obligation.id)
        proved += len(impossible)
        recorder = Recorder(kb)
        for number in range(120):
            advice = kb.assess(case_for(SeededChooser(f"{seed}-{number}"), pack))
            if not advice.contradictions:
                recorder.note(advice)
        assert not impossible & set(recorder.coverage().hits)
    assert proved > 25  # the packs are such that it is worth looking


def every_case(kb):
    """Give every case over a few values of the small pack's facts."""
    values = {
        "minutes": (None, 20, 30, 60), "fever": (None, True, False), "pulse": (None, 50, 90, 100),
        "trust": (None, 5, 7),
        "mood": (None, "low", "fair", "good"), "asked": (None, True, False), "phone": (None, True, False),
    }  # fmt: skip
    for chosen in itertools.product(*values.values()):
        yield kb.case(dict(zip(values, chosen, strict=True)))


def test_the_search_agrees_with_trying_everything(kit):
    """In the small pack, the search finds exactly what all cases together reach, obligation by obligation."""
    recorder = Recorder(kit)
    for case in every_case(kit):
        advice = kit.assess(case)
        if not advice.contradictions:
            recorder.note(advice)
    reached = set(recorder.coverage().hits)
    search, catalogue = search_of(kit), catalogue_of(kit)
    for obligation in catalogue.obligations.values():
        if obligation.id in reached:
            assert search.find(catalogue.goal(obligation), obligation.id) is not None
        else:
            with pytest.raises(ImpossibleTargetError, match="every way was tried"):
                search.find(catalogue.goal(obligation), obligation.id)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("far", lambda advice: advice.barrier("far").level in ("likely", "possible")),
        ("far likely", lambda advice: advice.barrier("far").level == "likely"),
        ("barrier:far", lambda advice: advice.barrier("far").level in ("likely", "possible")),
        ("emergency", lambda advice: [item.id for item in advice.safety] == ["emergency"]),
        ("trusting", lambda advice: advice.gates[0].state == "open"),
        ("video", lambda advice: advice.recommendation("video") is not None),
        ("video as check_first", lambda advice: advice.recommendation("video").status == "check_first"),
        ("deep as later", lambda advice: advice.recommendation("deep").status == "later"),
        ("deep withheld", lambda advice: any(item.id == "deep" for item in advice.withheld)),
        ("steps.second", lambda advice: advice.pathways[0].stage == "second"),
        ("steps", lambda advice: len(advice.pathways) == 1),
        ("ill-fever", lambda advice: {"fever", "pulse"} <= set(advice.case)),
        ("finding:ill", lambda advice: {"fever", "pulse"} <= set(advice.case)),
        ("barrier:far/indicator-2", lambda advice: advice.case["mood"] == "low"),
        ("no-video-without-phone", lambda advice: advice.case["phone"] is False),
        ("withheld pathway:steps.first", lambda advice: "pathway:steps.first" in advice.withheld[0].by),
        ("condition gate:trusting#1 false", lambda advice: advice.case["trust"] < 7),
    ],
)
def test_targets_by_name(kit, name, holds):
    """Each way of naming a target reaches what its name says."""
    facts = search_of(kit).find(target_of(kit, name).goal, name)
    assert holds(kit.assess(facts))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("vidoe", "`video`"),
        ("deep as soon", "status"),
        ("steps.third", "stage"),
        ("gate:trustin", "did you mean `trusting`?"),
    ],
)
def test_unknown_targets(kit, name, hint):
    """An id that the pack does not have is refused, with what was probably meant."""
    with pytest.raises(UnknownIdError) as caught:
        target_of(kit, name)
    assert hint in str(caught.value)


def test_impossible_targets_say_so(kit):
    """A target that contradicts the pack's rules is refused with a proof, not with silence."""
    goal = AllOf((target_of(kit, "no-video-without-phone").goal, target_of(kit, "video").goal))
    with pytest.raises(ImpossibleTargetError, match="no case can reach `both`: every way was tried") as caught:
        search_of(kit).find(goal, "both")
    assert caught.value.proved
