"""An advice makes its lists when they are looked at, and takes from an empty case what is the same there."""

import os

from attrs import evolve, fields
from generated_packs import load_generated, packs_with_cases
from hypothesis import given, settings

from resistance_rules.advice.advice import LISTS
from resistance_rules.advice.adviser import Adviser
from resistance_rules.advice.items import as_data

EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))


class FromNothing(Adviser):
    """An adviser that takes nothing from the empty case."""

    @property
    def blank(self):
        """Say that every fact touches everything, and that no question was made before."""
        blank = Adviser(self.plan).blank
        everything = frozenset(("barrier", name) for name in blank.barriers) | {("gate", name) for name in blank.gates}
        return evolve(blank, questions={}, touched_by=dict.fromkeys(self.plan.pack.facts, everything))


def check(kb, facts) -> None:
    """Compare every list of an advice, texts and grounds too, with those made from nothing."""
    case = kb.case(facts)
    found = kb.engine.infer(case)
    shared, whole = kb._adviser.advise(case, found), FromNothing(kb._adviser.plan).advise(case, found)
    for name in LISTS:
        assert getattr(shared, name) == getattr(whole, name), name


@settings(max_examples=EXAMPLES)
@given(packs_with_cases(cases=4))
def test_generated_packs(drawn):
    """For any small pack and case, what is taken from the empty case is what would be made anew."""
    pack, cases = drawn
    kb = load_generated(pack, "reference")
    for facts in cases:
        check(kb, facts)


def test_engagement(engagement, engagement_cases):
    """The same for the examples of the engagement pack, and for random cases with few and many facts."""
    for example in engagement.pack.examples.values():
        check(engagement, example.case)
    for seed in range(60):
        check(engagement, engagement_cases(f"blank-{seed}", (1, 5, 30)[seed % 3]))


def test_texts_that_print_a_fact_are_made_anew():
    """A gate, an indicator and a question that print a fact they do not read say its value."""
    pack = {
        "pack": {"id": "small", "title": "Small", "version": "1.0.0", "format": 1},
        "facts": [
            {"id": "a", "yes_no": True, "label": "A"},
            {"id": "b", "yes_no": True, "label": "B", "ask": "B, with {n}?"},
            {"id": "n", "integer": [0, 9], "label": "N", "private": True},
        ],
        "sources": [{"id": "s", "title": "S", "supports": "S", "kind": "rct", "verified": "search"}],
        "barriers": [
            {
                "id": "far",
                "label": "Far",
                "description": "D",
                "domain": "d",
                "sits_with": "service",
                "indicators": [
                    {"when": {"unknown": "a"}, "strength": "weak", "because": "With {n}"},
                    {"when": {"b": True}, "strength": "weak"},
                ],
            }
        ],
        "gates": [{"id": "g", "label": "G", "open_when": {"b": True}, "ask": "Say {n}?"}],
    }
    kb = load_generated(pack, "reference")
    for facts, said in (({}, "not known"), ({"n": 5}, "5")):
        advice = kb.assess(facts)
        assert advice.barrier("far").because == (f"With {said}",)
        assert advice.gates[0].ask == f"Say {said}?"
        assert [item.ask for item in advice.questions if item.fact == "b"] == [f"B, with {said}?"]
        private = [advice.barrier("far").private, advice.gates[0].private, advice.questions[0].private]
        assert private == [bool(facts)] * 3


def test_each_list_is_made_once(engagement):
    """What is recommended, and in what order, is there at once; a list is made when it is first looked at, and kept."""
    advice = engagement.assess(engagement.pack.examples["two_buses"].case)
    assert advice.order == tuple((item.id, item.status) for item in advice.recommendations)
    assert advice.order
    for name in LISTS:
        assert getattr(advice, name) is getattr(advice, name)
    assert advice == engagement.assess(advice.case)
    assert advice != engagement.assess({})
    assert advice != advice.shareable()
    assert advice.shareable().order == tuple((item.id, item.status) for item in advice.shareable().recommendations)


def test_data_has_the_fields_of_the_items(engagement):
    """Plain data has the fields of each item, in order, and shares no list or mapping with the advice."""
    advice = engagement.assess(engagement.pack.examples["two_buses"].case)
    for name in LISTS[:-1]:
        for item in getattr(advice, name):
            data, before = as_data(item), as_data(item)
            assert list(data) == [field.name for field in fields(type(item))]
            for value in data.values():
                if isinstance(value, list | dict):
                    value.clear()
            assert as_data(item) == before
