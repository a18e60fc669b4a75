"""The encoding means what the reference evaluator and `advice.candidates` say."""

import random

import pytest
from generated_packs import SeededChooser, case_for, load_generated, packs_with_cases, random_pack
from hypothesis import given
from hypothesis import strategies as st

from resistance_rules import KnowledgeBase
from resistance_rules.advice.candidates import current_stages, find_candidates
from resistance_rules.inference.case import Case
from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.prove.lanes import Lanes
from resistance_rules.prove.logic import Logic, Model
from resistance_rules.prove.meaning import Truth
from resistance_rules.prove.workbench import Workbench


def everything(bench: Workbench) -> None:
    """Make every term, so that every fact is there."""
    for production in bench.kb.rulebook.productions:
        bench.meaning.production(production.number)
    for name in bench.pack.interventions:
        bench.outcome.intervention(name)
    for name in bench.pack.safety:
        bench.outcome.unanswered(name)


def model_of(case: Case, bench: Workbench) -> Model:
    """Ask the solver for the one model in which the facts are as in a case."""
    model = bench.logic.model(*(bench.facts.as_in(name, case) for name in list(bench.facts.made)))
    assert model is not None
    return model


def same(truth: Truth, found: int, model: Model) -> bool:
    """Compare a truth in a model with one that was evaluated."""
    return (model.holds(truth.true), model.holds(truth.false)) == (found == TRUE, found == FALSE)


def agree(bench: Workbench, case: Case) -> None:
    """Compare everything that the encoding says of a case with the reference evaluator and the advice."""
    kb, meaning, outcome = bench.kb, bench.meaning, bench.outcome
    model = model_of(case, bench)
    found = kb.engine.infer(case)
    for production in kb.rulebook.productions:
        assert same(meaning.production(production.number), found.truths[production.number], model), production.id
    for name, truth in found.findings.items():
        assert same(meaning.finding(name), truth, model), name
    for name, truth in found.gates.items():
        assert same(meaning.gate(name), truth, model), name
    for name, truth in found.safety.items():
        assert same(meaning.safety(name), truth, model), name
    for name, score in found.barriers.items():
        terms = meaning.barrier(name)
        assert sum(weight for weight, term in terms.points if model.holds(term)) == score.points, name
        assert sum(weight for weight, term in terms.upper if model.holds(term)) == score.upper, name
        assert same(terms.likely, score.likely, model), name
        assert same(terms.possible, score.possible, model), name
    plan = outcome.plan
    stages = current_stages(plan, found)
    for name, pathway in plan.pathways.items():
        current = [place for place in range(len(pathway.until) + 1) if model.holds(outcome.stage(name, place))]
        stage = stages.get(name)
        done = stage is not None and stage.current is None
        assert current == ([] if stage is None else [len(pathway.until) if done else stage.current]), name
    candidates = {candidate.id: candidate for candidate in find_candidates(plan, found, stages)}
    for name in bench.pack.interventions:
        terms, candidate = outcome.intervention(name), candidates.get(name)
        assert model.holds(terms.indicated) == (candidate is not None), name
        statuses = {"now": terms.now, "check_first": terms.check_first, "later": terms.later}
        given = {status for status, term in statuses.items() if model.holds(term)}
        if candidate is None or candidate.withheld:
            assert not given, name
            assert not model.holds(terms.recommended), name
        else:
            assert given == {candidate.status}, name
        assert model.holds(terms.withheld) == (candidate is not None and bool(candidate.withheld)), name
        if candidate is not None:
            assert {by for by, term in terms.reasons if model.holds(term)} == {r.by for r in candidate.withheld}, name
            assert tuple(gate for gate, term in terms.closed if model.holds(term)) == candidate.closed_gates, name
            assert tuple(number for number, term in terms.checks if model.holds(term)) == candidate.checks, name
    advice = kb.assess(case)
    unanswered = {item.id for item in advice.unanswered}
    for name, safety in bench.pack.safety.items():
        if safety.urgency == "emergency":
            assert model.holds(outcome.unanswered(name)) == (name in unanswered), name
    contradicted = {name for name, term in bench.assumed.items() if not model.holds(term)}
    assert contradicted == set(advice.contradictions)


@given(packs_with_cases(cases=6))
def test_the_encoding_means_what_the_reference_says_on_generated_packs(drawn):
    """Fixed to a case, truths, points, gates, stages, reasons and statuses of any pack are the reference's."""
    pack, cases = drawn
    bench = Workbench.of(load_generated(pack))
    everything(bench)
    for case in cases:
        agree(bench, bench.kb.case(case))


def test_the_encoding_means_what_the_reference_says_on_the_engagement_pack(engagement, engagement_cases):
    """The same on random cases of the engagement pack."""
    bench = Workbench.of(engagement)
    everything(bench)
    for seed in range(150):
        case = engagement_cases(seed, known=(3, 15, 40, 80)[seed % 4])
        agree(bench, engagement.case(case))


@pytest.mark.parametrize("seed", range(25))
def test_many_small_changes_at_once_are_evaluated_like_one_by_one(seed):
    """Lane by lane, every variant of a case in one fact or two says what the reference evaluator says of it."""
    pack = random_pack(f"lanes {seed}")
    bench = Workbench.of(load_generated(pack))
    everything(bench)
    case = bench.kb.case(case_for(SeededChooser(seed), pack))
    order = random.Random(seed)  # noqa: S311
    names = sorted(bench.facts.made)
    pairs = Lanes.several(bench.facts, case, names, 2, 10**6)
    for lanes in (Lanes.of(bench.facts, case), pairs):
        assert lanes is not None
        checked = sorted(order.sample(range(len(lanes.variants)), min(40, len(lanes.variants))))
        for bit in checked:
            facts = dict(case.exact)
            for fact, cell in lanes.variants[bit]:
                facts.pop(fact, None)
                if cell is not None:
                    facts[fact] = bench.facts.term(fact).cells[cell].value
            found = bench.kb.engine.infer(bench.kb.case(facts))
            for production in bench.kb.rulebook.productions:
                truth = bench.meaning.production(production.number)
                said = (lanes.mask(truth.true) >> (bit + 1) & 1, lanes.mask(truth.false) >> (bit + 1) & 1)
                expected = (found.truths[production.number] == TRUE, found.truths[production.number] == FALSE)
                assert said == expected, (production.id, lanes.variants[bit])


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([-3, -2, -1, 1, 2, 3])), min_size=1, max_size=5),
    st.integers(-1, 9),
)
def test_weights_add_up(weighted, least):
    """A sum of weights reaches its threshold in exactly the models in which it does."""
    logic = Logic()
    free = [logic.variable() for _ in range(3)]
    terms = [(weight, free[abs(sign) - 1] * (1 if sign > 0 else -1)) for weight, sign in weighted]
    reached = logic.at_least(least, terms)
    for values in range(8):
        fixed = [variable if values >> place & 1 else -variable for place, variable in enumerate(free)]
        total = sum(weight for weight, term in terms if term in fixed)
        assert logic.possible(*fixed, reached) == (total >= least)


def test_equal_parts_are_one_term(engagement: KnowledgeBase):
    """What two readings of a pack have in common is literally the same term."""
    bench = Workbench.of(engagement)
    other = Workbench.over(bench.kb, bench.facts)
    for name in bench.pack.interventions:
        one, two = bench.outcome.intervention(name), other.outcome.intervention(name)
        assert (one.now, one.later, one.withheld) == (two.now, two.later, two.withheld), name
