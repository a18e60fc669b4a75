"""`enough` and `what_would_change` agree with going through every case; what they say is replayed and said plainly."""

import random
from itertools import combinations, islice, product
from typing import Any

import pytest
from generated_packs import load_generated, random_pack
from test_prove_brute_force import World

from resistance_rules import KnowledgeBase, UnknownIdError
from resistance_rules.advice.advice import Advice
from resistance_rules.knowledge.conditions import ComparesFacts, walk
from resistance_rules.prove import NotDecidedError, enough, what_would_change
from resistance_rules.prove.cells import cell_of, cells_of, cuts_of
from resistance_rules.prove.changes import ANSWER, CHANGE
from resistance_rules.prove.logic import Logic
from resistance_rules.prove.states import KINDS, state_of, turned

MOST_CASES = 400


def small_pack(seed: int) -> World | None:
    """Make a pack some of whose facts can be changed, if it has few enough cases to go through."""
    pack = random_pack(f"answers {seed}")
    order = random.Random(seed)  # noqa: S311
    for fact in pack["facts"]:
        if order.random() < 0.7:
            to: Any = fact.get("choice") or [True, False]
            if "integer" in fact or "number" in fact:
                to = order.choice(["lower", "higher"])
            else:
                to = to[: order.randint(1, len(to))]
            fact["change"] = {"by": order.choice(["service", "person"]), "to": to, "effort": order.randint(1, 5)}
    kb = load_generated(pack)
    if any(isinstance(test, ComparesFacts) for p in kb.rulebook.productions for test in walk(p.condition)):
        return None
    world = World(kb)
    return world if world.size <= MOST_CASES else None


SEEDS = list(islice((seed for seed in range(400) if small_pack(seed) is not None), 10))


@pytest.fixture(scope="module", params=SEEDS)
def advices(request: pytest.FixtureRequest) -> tuple[World, dict[tuple[Any, ...], Advice]]:
    """Assess every case of one small pack."""
    world = small_pack(request.param)
    assert world is not None
    return world, {values: world.kb.assess(facts_of(world, values)) for values in product(*world.values.values())}


def facts_of(world: World, values: tuple[Any, ...]) -> dict[str, Any]:
    """The known facts of a case."""
    return {name: value for name, value in zip(world.values, values, strict=True) if value is not None}


def some(advices: tuple[World, dict[tuple[Any, ...], Advice]], count: int) -> list[tuple[tuple[Any, ...], str]]:
    """Choose some cases with an id for each."""
    world, every = advices
    order = random.Random(world.size)  # noqa: S311
    names = [name for kind in KINDS for name in world.kb.pack.entries(kind)]
    return [(order.choice(list(every)), order.choice(names)) for _ in range(count)]


def test_what_is_enough_is_enough_and_the_fewest(advices):
    """Every case that agrees on these facts says the same, and no smaller set of the case's facts forces that."""
    world, every = advices
    names = list(world.values)
    for values, name in some(advices, 12):
        advice = every[values]
        found = enough(advice, name, exact=True)
        aspect = state_of(name, advice)
        assert found.state == aspect.what
        same = {one: aspect.shown(other) for one, other in every.items()}

        def forces(places: tuple[int, ...], same: dict = same, values: tuple = values) -> bool:
            return all(said for one, said in same.items() if all(one[p] == values[p] for p in places))

        needed = tuple(place for place, fact in enumerate(names) if fact in found.facts or fact in found.unknown)
        assert forces(needed)
        assert found.smallest
        fewer = combinations(range(len(names)), len(needed) - 1) if needed else ()
        assert not any(map(forces, fewer))
        quick = enough(advice, name)
        known = tuple(place for place, fact in enumerate(names) if fact in quick.facts or fact in quick.unknown)
        assert forces(known)
        assert not any(forces(tuple(p for p in known if p != left_out)) for left_out in known)
        assert not quick.smallest or len(known) == len(needed)
        assert set(found.facts) == {names[p] for p in needed if values[p] is not None}


def cost_of(world: World, before: tuple[Any, ...], after: tuple[Any, ...], by: list[str] | None) -> int | None:
    """What a change costs, or None if it cannot be brought about."""
    cost = 0
    for fact, was, now in zip(world.values, before, after, strict=True):
        if was == now:
            continue
        change = world.kb.pack.facts[fact].change
        if was is None:
            cost += ANSWER
        elif now is None or change is None or (by is not None and change.by not in by):
            return None
        elif change.to in ("lower", "higher"):
            if (now < was) != (change.to == "lower"):
                return None
            cost += CHANGE * change.effort
        elif now not in change.to:
            return None
        else:
            cost += CHANGE * change.effort
    return cost


@pytest.mark.parametrize("by", [None, ["service"]])
def test_the_smallest_change_is_the_smallest(advices, by):
    """No change that is allowed costs less, and if none is named there is none."""
    world, every = advices
    for values, name in some(advices, 12):
        advice = every[values]
        aspect = state_of(name, advice)
        wanted = turned(aspect)
        found = what_would_change(advice, name, by=by)

        def reaches(other: Advice, aspect: Any = aspect, wanted: Any = wanted) -> bool:
            return any(one.shown(other) for one in wanted) if wanted else not aspect.shown(other)

        costs = [
            cost
            for after, other in every.items()
            if reaches(other) and set(other.contradictions) <= set(advice.contradictions)
            and (cost := cost_of(world, values, after, by)) is not None
        ]  # fmt: skip
        assert found.possible == bool(costs)
        if found.advice is not None:
            assert reaches(found.advice)
            facts = world.kb.pack.facts
            cut = cells_by_fact(world)
            after = tuple(
                None
                if fact not in found.advice.case
                else cut[fact][cell_of(cut[fact], found.advice.case.exact[fact])].value
                for fact in world.values
            )
            assert sum(
                ANSWER if s.how == "answer" else CHANGE * (facts[s.fact].change.effort) for s in found.steps
            ) == min(costs)
            assert cost_of(world, values, after, by) == min(costs)
        elif found.blocked_by:
            assert set(found.blocked_by) <= {
                fact for fact, value in zip(world.values, values, strict=True) if value is not None
            }


def cells_by_fact(world: World) -> dict[str, Any]:
    """The cells of every fact."""
    cuts = cuts_of(production.condition for production in world.kb.rulebook.productions)
    return {name: cells_of(fact, cuts.get(name, ())) for name, fact in world.kb.pack.facts.items()}


def test_answers_on_the_engagement_pack_are_said_plainly(engagement: KnowledgeBase):
    """The facts that are enough, and the smallest change with who can bring it, stand there in the pack's words."""
    advice = engagement.assess({"transport_problem_reported": True, "travel_minutes_one_way": 95})
    found = enough(advice, "transport_distance")
    assert dict(found.facts) == {"transport_problem_reported": True}
    assert not found.unknown
    assert "Transport keeps the person from care: yes" in str(found)
    change = what_would_change(advice, "transport_distance")
    assert {step.fact for step in change.steps} == {"transport_problem_reported", "travel_minutes_one_way"}
    assert {step.by for step in change.steps} == {"service"}
    assert {step.fact: step.after for step in change.steps}["travel_minutes_one_way"] == 59
    assert "59 instead of 95 (by the service, effort 3 of 5)" in str(change)
    blocked = what_would_change(advice, "transport_distance", by=["person"])
    assert not blocked.possible
    assert len(blocked.blocked_by) == 1  # each of the two facts is in the way alone
    assert set(blocked.blocked_by) <= {"transport_problem_reported", "travel_minutes_one_way"}
    assert "nothing that can change makes it" in str(blocked)


def test_an_answer_is_cheaper_than_a_change(engagement: KnowledgeBase):
    """Where an unknown fact could bring it, nobody is asked to change the world."""
    change = what_would_change(engagement.assess({"travel_minutes_one_way": 10}), "transport_distance")
    assert [step.how for step in change.steps] == ["answer"]


def test_every_example_has_answers_to_its_first_recommendation(engagement: KnowledgeBase):
    """On each example both questions about the first recommendation have an answer that holds when it is assessed."""
    for example in list(engagement.pack.examples.values())[::6]:
        advice = engagement.assess(example.case)
        name = advice.recommendations[0].id
        found = enough(advice, name)
        assert engagement.assess(found.facts).recommendation(name) is not None
        change = what_would_change(advice, name)
        if change.advice is None:
            assert set(change.blocked_by) <= set(advice.case)
        else:
            assert engagement.assess(dict(change.advice.case)).recommendation(name) is None


def test_an_id_that_is_not_there_is_refused(engagement: KnowledgeBase):
    """An unknown id is refused with a suggestion; a shareable advice does not carry the case."""
    advice = engagement.assess({})
    for ask in (enough, what_would_change):
        with pytest.raises(UnknownIdError, match="did you mean"):
            ask(advice, "transport_distanc")
        with pytest.raises(ValueError, match="does not carry the case"):
            ask(advice.shareable(), "transport_distance")


def test_what_the_solver_does_not_decide_is_neither_yes_nor_no(
    engagement: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
):
    """A solver that gives up ends in an error, never in an answer."""

    def gives_up(*_: object) -> bool:
        raise NotDecidedError("not decided within 0 s")

    monkeypatch.setattr(Logic, "_check", gives_up)
    with pytest.raises(NotDecidedError):
        enough(engagement.assess({"session_number": 1}), "four_r_orientation")
