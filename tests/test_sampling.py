"""Random cases find broken promises, with a small case, and say that silence proves nothing."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from resistance_rules import KnowledgeBase, load
from resistance_rules.trial.outcome import Outcomes
from resistance_rules.trial.representatives import Representatives
from resistance_rules.trial.sampling import CaseSampler, random_case, sample_promises, smallest_case

PACK = """
pack: {id: sworn, title: Sworn, version: 1.0.0, format: 1, language: en}
facts:
  - {id: pain, integer: [0, 10], label: Pain}
  - {id: limit, number: [0, 10], label: Limit}
  - {id: mood, choice: [low, high], label: Mood}
  - {id: alone, yes_no: true, label: Alone}
  - {id: fever, yes_no: true, label: Fever}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
barriers:
  - {id: hurting, label: Hurting, description: It hurts., domain: body, sits_with: medical,
     indicators: [{when: {pain: {at_least: 8}}, strength: strong},
                  {when: {pain: {more_than: {fact: limit}}}, strength: weak, about: limit}]}
categories: [{id: body, label: Body}, {id: mind, label: Mind}]
interventions:
  - {id: pill, label: Pill, category: body, do: Do., for: [hurting], tier: core, evidence: {grade: D},
     audience: prescriber, not_if: [{when: {mood: high}, because: not now}]}
  - {id: talk, label: Talk, category: mind, do: Do., when: {alone: true}, tier: core, evidence: {grade: D}}
  - {id: cool, label: Cool, category: body, do: Do., tier: core, evidence: {grade: D}, only_if: {not: {mood: high}}}
safety:
  - {id: hot, label: Hot, urgency: emergency, when: {fever: true}, do_first: [Cool.], respond_with: [cool], cite: [one]}
assume:
  - {id: pain-lowers-mood, not_both: [{pain: {at_least: 8}}, {mood: high}, {alone: false}]}
"""


@pytest.fixture
def sworn(tmp_path: Path):
    """Load the pack with some promises."""

    def make(promises: str = "") -> KnowledgeBase:
        folder = tmp_path / "sworn"
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(PACK + promises)
        return load(folder, engine="reference", use_cache=False)

    return make


def broken(kb: KnowledgeBase, samples: int = 300) -> dict[str, dict[str, object]]:
    """What sampling refutes, each with its case."""
    return {f"{item.kind} {item.id}": dict(item.case) for item in sample_promises(kb, samples).broken}


@pytest.mark.parametrize(
    ("promise", "case"),
    [
        ("never: [{id: p, recommend: {interventions: [pill]}, when: {pain: {at_least: 9}}}]", {"pain": 9}),
        ("never: [{id: p, recommend: {categories: [mind]}, as: now}]", {"alone": True}),
        ("never: [{id: p, recommend: {categories: [mind], interventions: [pill]}}]", {"alone": True}),
        ("always: [{id: p, recommend_any_of: [pill], when: {barrier: hurting}}]", {"pain": 8, "mood": "high"}),
        ("always: [{id: p, recommend_any_of: [talk]}]", {}),
    ],
)
def test_a_broken_promise_is_found_with_a_small_case(sworn, promise: str, case: dict[str, object]) -> None:
    """Any case that refutes it will do; of the one reported no fact can be left out."""
    found = broken(sworn(promise))
    found.pop("unanswered hot", None)
    assert len(found) == 1
    facts = next(iter(found.values()))
    assert facts.keys() <= {*case, "pain", "alone"}
    assert len(facts) <= max(1, len(case))


@pytest.mark.parametrize(
    "promise",
    [
        "never: [{id: p, recommend: {interventions: [pill]}, when: {mood: high}}]",
        "never: [{id: p, recommend: {interventions: [pill]}, as: now, when: {unknown: mood}}]",
        "never: [{id: p, recommend: {categories: [body], except: {interventions: [pill, cool]}}}]",
        "never: [{id: p, recommend: {categories: [body], audience: [service]}, when: {pain: {at_least: 9}}}]",
        "always: [{id: p, recommend_any_of: [pill, talk], when: [{alone: true}, {not_established: {fever: true}}]}]",
    ],
)
def test_a_promise_that_holds_is_not_refuted(sworn, promise: str) -> None:
    """`as`, `except`, `audience` and `when` mean what pack-format.md says."""
    assert set(broken(sworn(promise))) <= {"unanswered hot"}


def test_an_unanswered_emergency_is_built_in(sworn) -> None:
    """An emergency whose response can be withheld is found without a promise; the text says by what."""
    report = sample_promises(sworn(), 200)
    assert [(item.kind, item.id) for item in report.broken] == [("unanswered", "hot")]
    assert dict(report.broken[0].case) == {"fever": True, "mood": "high"}
    assert "`cool` is held back by `only_if`" in report.broken[0].found
    assert report.broken[0].place is not None


def test_what_contradicts_an_assumption_says_nothing(sworn) -> None:
    """Contradicting cases are skipped and counted, and no reported case is one."""
    kb = sworn("never: [{id: p, recommend: {interventions: [talk]}, when: {mood: high}}]")
    report = sample_promises(kb, 400)
    assert report.skipped > 0
    for item in report.broken:
        assert not any(Outcomes.of(kb).of_case(kb.case(item.case)).contradictions())


def test_the_same_seed_gives_the_same_report(sworn) -> None:
    """A report can be repeated; another seed draws other cases."""
    kb = sworn("never: [{id: p, recommend: {interventions: [talk]}}]")
    assert sample_promises(kb, 60, 7).to_dict() == sample_promises(kb, 60, 7).to_dict()
    assert sample_promises(kb, 60, 7).to_dict() != sample_promises(kb, 60, 8).to_dict()


def test_sampling_never_claims_a_proof(sworn) -> None:
    """Without a counterexample the report still says that nothing is proved, and about what nothing was said."""
    kb = sworn("always: [{id: p, recommend_any_of: [talk], when: {all: [{mood: low}, {mood: high}]}}]")
    report = sample_promises(kb, 50)
    assert report.to_dict()["proved"] is False
    assert "always p" in report.never_met
    assert sample_promises(kb, 0).met == {"always p": 0, "unanswered hot": 0}


def test_progress_is_told(sworn) -> None:
    """Each case is one step."""
    steps = []
    sample_promises(sworn(), 17, progress=lambda: steps.append(1))
    assert len(steps) == 17


def test_shrinking_drops_everything_that_does_not_matter(sworn) -> None:
    """What is left is needed, fact by fact."""
    kb = sworn()
    outcomes = Outcomes.of(kb)
    big = kb.case({"pain": 9, "limit": 3, "mood": "low", "alone": True, "fever": False})
    small = smallest_case(big, lambda outcome: "talk" in outcome.statuses, outcomes)
    assert dict(small) == {"alone": True}


def test_values_stand_for_all_others(sworn) -> None:
    """On each threshold, in each gap, and at both ends; choices and truth values whole; also against known facts."""
    kb = sworn()
    chosen = Representatives.of(kb.pack, [production.condition for production in kb.rulebook.productions])
    assert chosen.values("alone") == (True, False)
    assert chosen.values("mood") == ("low", "high")
    assert chosen.values("pain") == (0, 1, 8, 9, 10)
    assert chosen.values("limit") == (0, 1, 10)
    assert chosen.values("limit", {"pain": 4}) == (0, 1, 4, 5, 10)
    assert chosen.values("pain", {"limit": Decimal("4.5")}) == (0, 1, 5, 8, 9, 10)


def test_random_cases_are_cases(engagement: KnowledgeBase) -> None:
    """Whatever is drawn fits the vocabulary, and the draws differ."""
    rng = random.Random(3)  # noqa: S311  (no secrets here)
    drawn = [random_case(engagement, rng), *(CaseSampler.of(engagement).draw(rng) for _ in range(20))]
    assert len({tuple(case.items()) for case in drawn}) > 15


def test_a_changed_fact_is_evaluated_like_a_changed_case(engagement: KnowledgeBase) -> None:
    """Evaluating only what reads a fact comes to the same as evaluating everything."""
    sampler, outcomes = CaseSampler.of(engagement), Outcomes.of(engagement)
    rng = random.Random(5)  # noqa: S311  (no secrets here)
    shows = engagement.pack.info.shows
    for _ in range(25):
        case = sampler.draw(rng)
        before = outcomes.of_case(case)
        fact = rng.choice(list(engagement.pack.facts))
        for value in (*sampler.representatives.values(fact, case.exact), None):
            quick = outcomes.with_fact(before, fact, value)
            whole = outcomes.of_case(case.changed({fact: value}))
            assert quick.found == whole.found
            assert quick.first(shows) == whole.first(shows)
            if quick.basis_of_order == before.basis_of_order:
                assert quick.first(1000) == before.first(1000)


def test_outcomes_are_those_of_the_advice(engagement: KnowledgeBase) -> None:
    """What is judged without texts is what the advice says."""
    sampler, outcomes = CaseSampler.of(engagement), Outcomes.of(engagement)
    rng = random.Random(6)  # noqa: S311  (no secrets here)
    for _ in range(25):
        case = sampler.draw(rng)
        outcome, advice = outcomes.of_case(case), engagement.assess(case)
        assert outcome.statuses == {item.id: item.status for item in advice.recommendations}
        assert outcome.first(5) == tuple((item.id, item.status) for item in advice.recommendations[:5])
        assert outcome.active() == [item.id for item in advice.safety]
        assert list(outcome.unanswered()) == [item.id for item in advice.unanswered]
        assert tuple(outcome.contradictions()) == advice.contradictions


def test_the_shipped_pack_keeps_its_promises_on_a_few_cases(engagement: KnowledgeBase) -> None:
    """None of them is broken by what is drawn here; most of them have something to say about it."""
    report = sample_promises(engagement, 150, seed=1)
    assert report.kept, report.broken
    assert len(report.never_met) < len(report.met) / 2
