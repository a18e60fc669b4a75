"""Cells hold every value and nothing else, and what the solver finds becomes a case that can be submitted."""

import random
from decimal import Decimal

import pytest
from generated_packs import SeededChooser, case_for, load_generated, random_pack

from resistance_rules.knowledge.conditions import ComparesFacts, walk
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.prove.cells import Interval, cell_of, cells_of, plain_number
from resistance_rules.prove.logic import Logic
from resistance_rules.prove.optimum import cheapest
from resistance_rules.prove.states import aspects
from resistance_rules.prove.workbench import Workbench


def fact(**kind: object) -> Fact:
    """Make a fact."""
    return Fact(id="f", label="F", **kind)


@pytest.mark.parametrize(
    ("kind", "cuts", "values"),
    [
        ({"yes_no": True}, [], [False, True]),
        ({"choice": ("a", "b")}, [], ["a", "b"]),
        ({"integer": (0, 5)}, [], [0]),
        ({"integer": (0, 5)}, [2, Decimal("2.5"), 3], [0, 2, 3, 4]),
        ({"integer": (0, 5)}, [0, 5, 9], [0, 1, 5]),
        ({"number": (0, 1)}, [Decimal("0.5")], [0, Decimal("0.5"), 1]),
        (
            {"number": (0, 1)},
            [0, Decimal("0.1"), Decimal("0.2")],
            [0, Decimal("0.01"), Decimal("0.1"), Decimal("0.11"), Decimal("0.2"), 1],
        ),
        ({"number": (3, 3)}, [3], [3]),
    ],
)
def test_cells_are_what_the_cuts_make_of_a_fact(kind, cuts, values):
    """Each cell has a plain value; a gap that no value can lie in is no cell."""
    cells = cells_of(fact(**kind), cuts)
    assert [cell.value for cell in cells] == values
    assert [cell_of(cells, value) for value in values] == list(range(len(values)))


def test_every_value_lies_in_one_cell():
    """Whatever number is submitted lies in exactly one cell, and no cut lies inside of a cell."""
    order = random.Random(7)  # noqa: S311
    cuts = [Decimal(n) / 4 for n in range(-2, 30, 3)]
    cells = cells_of(fact(number=(0, 6)), cuts)
    for _ in range(500):
        value = order.choice([*(cut for cut in cuts if 0 <= cut <= 6), Decimal(order.randint(0, 6000)) / 1000])
        (cell,) = [cell for cell in cells if cell.contains(value)]
        for cut in cuts:
            assert (value < cut, value == cut) == (cell.value < cut, cell.value == cut)


@pytest.mark.parametrize(
    ("interval", "near", "value"),
    [
        (Interval(60, 90, before=True), 95, 89),
        (Interval(60, 90), 95, 90),
        (Interval(60, 90, after=True), 10, 61),
        (Interval(60, 90), 70, 70),
        (Interval(Decimal("0.1"), Decimal("0.2"), after=True, before=True), 1, Decimal("0.19")),
    ],
)
def test_a_value_is_chosen_near_the_one_there_was(interval, near, value):
    """The number of a cell that is nearest to another one, with as few digits as can be."""
    assert plain_number(interval, whole=False, near=near) == value


def test_numbers_closer_than_a_float_can_tell_are_no_cell():
    """Between two cuts that no submitted decimal lies between there is nothing."""
    low = Decimal("0.1")
    assert plain_number(Interval(low, low + Decimal(1).scaleb(-20), after=True, before=True), whole=False) is None


COMPARING = [
    seed
    for seed in range(60)
    if any(
        isinstance(test, ComparesFacts)
        for production in load_generated(random_pack(f"compare {seed}")).rulebook.productions
        for test in walk(production.condition)
    )
][:12]


@pytest.mark.parametrize("seed", COMPARING)
def test_what_is_found_about_facts_that_are_compared_holds_when_it_is_assessed(seed):
    """The smallest case for each thing an advice can say shows it; where there is none, no random case shows it."""
    pack = random_pack(f"compare {seed}")
    bench = Workbench.of(load_generated(pack))
    cases = [bench.kb.case(case_for(SeededChooser(f"{seed} {number}"), pack)) for number in range(60)]
    shown = [advice for advice in map(bench.kb.assess, cases) if not advice.contradictions]
    for aspect in aspects(bench.pack):
        facts = bench.smallest(aspect.term(bench.outcome))
        if facts is None:
            assert not any(aspect.shown(advice) for advice in shown), str(aspect)
        else:
            advice = bench.replay(facts, aspect.shown)
            assert not any(aspect.shown(other) and len(other.case) < len(advice.case) for other in shown), str(aspect)


def test_the_cheapest_choice_is_the_cheapest():
    """Of random demands, what is given up costs as little as going through all choices finds."""
    for seed in range(40):
        order = random.Random(seed)  # noqa: S311
        logic = Logic()
        wishes = {logic.variable(): order.randint(1, 4) for _ in range(6)}
        for _ in range(order.randint(1, 6)):
            logic.require([-wish for wish in order.sample(sorted(wishes), order.randint(1, 3))])
        demands = [definition.literals for _, definition in logic._pending]
        costs = [
            sum(cost for place, cost in enumerate(wishes.values()) if chosen >> place & 1)
            for chosen in range(64)
            if all(any(chosen >> (-literal - 1) & 1 for literal in demand) for demand in demands)
        ]
        found = cheapest(logic, [], wishes)
        assert found is not None
        assert sum(wishes[wish] for wish in found[1]) == min(costs)
