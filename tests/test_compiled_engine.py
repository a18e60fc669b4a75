"""The compiled engine: how conditions are written as Python, what is evaluated anew, and what is kept."""

import ast
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

import pytest
from attrs import evolve
from generated_packs import load_generated
from hypothesis import given
from hypothesis import strategies as st

from resistance_rules import KnowledgeBase, load
from resistance_rules.inference import compiled
from resistance_rules.inference.python_code import beyond
from resistance_rules.knowledge.conditions import own_facts, walk

NUMBERS = st.integers(-(10**17), 10**17) | st.decimals(-(10**17), 10**17, allow_nan=False, places=12)


def small(**sections):
    """Give a pack with a fact of each type and the sections."""
    return {
        "pack": {"id": "small", "title": "Small", "version": "1.0.0", "format": 1},
        "facts": [
            {"id": "yes", "yes_no": True, "label": "Y"},
            {"id": "word", "choice": ["one", "two"], "label": "W"},
            {"id": "whole", "integer": [0, 100], "label": "I"},
            {"id": "more", "integer": [0, 100], "label": "M"},
            {"id": "real", "number": [0, 100], "label": "R"},
        ],
        "sources": [{"id": "s", "title": "S", "supports": "S", "kind": "rct", "verified": "search"}],
        **sections,
    }


def gate(condition, name="asked"):
    """Give a gate that is open when the condition is true."""
    return {"id": name, "label": "L", "open_when": condition, "ask": "A?"}


def lines(condition):
    """Give the lines that a condition, as that of a gate, compiles to. A unit numbers its facts by id."""
    kb = load_generated(small(gates=[gate(condition)]), "compiled")
    return kb.engine.rules_of(kb.rulebook.number_of["gate:asked"])


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"yes": True}, "2 if f0 is True else 0"),
        ({"word": ["one", "two"]}, "2 if f0 in ('one', 'two',) else 0"),
        ({"whole": {"at_least": 3}}, "2 if f0 >= 3 else 0"),
        ({"known": "yes"}, "2 if f0 is not None else 0"),
    ],
)
def test_a_condition_on_one_fact_is_one_test(condition, expected):
    """Where a unit reads one fact, that fact is known when it is run, so there is nothing to ask about unknown."""
    fact, line = lines(condition)
    assert line == f"t[0] = {expected}  # gate:asked"
    assert fact.startswith("f0 = facts[")


def test_several_facts_are_three_valued():
    """A condition on several facts says when it is true and when it is false; else it is unknown."""
    *facts, line = lines({"all": [{"yes": True}, {"whole": {"at_least": 3}}]})
    true = "f1 is True and (f0 is not None and f0 >= 3)"
    false = "f1 is False or (f0 is not None and f0 < 3)"
    assert facts == ["f0 = facts[2]  # whole", "f1 = facts[4]  # yes"]
    assert line == f"t[0] = 0 if {false} else 2 if {true} else 1  # gate:asked"


@given(NUMBERS, NUMBERS, st.fractions(0, 1000, max_denominator=10**9))
def test_multiples_are_compared_exactly(one, other, times):
    """`beyond` has the sign of the exact difference, however long the numbers."""
    difference = Fraction(one) - times * Fraction(other)
    found = beyond(one, other, times.numerator, times.denominator)
    assert (found > 0, found < 0) == (difference > 0, difference < 0)


@pytest.mark.parametrize("times", ["1", "1.5", "0.3", "2"])
@pytest.mark.parametrize("pair", [("whole", "more"), ("whole", "real"), ("real", "whole")])
def test_facts_compared_with_facts(pair, times):
    """A comparison with a multiple of another fact is that of the reference evaluator on, above and below the bound."""
    fact, other = pair
    pack = small(gates=[gate({fact: {"at_least": {"fact": other, "times": float(times)}}})])
    reference = load_generated(pack, "reference")
    made = KnowledgeBase.of(reference.pack, "compiled")
    for low in (0, 1, 3, 30):
        for high in (Decimal(low) * Decimal(times) + Decimal(step) / 10 for step in range(-10, 11)):
            value = int(high) if fact == "whole" else high
            if 0 <= value <= 100:
                case = reference.case({fact: value, other: low})
                assert made.engine.infer(case) == reference.engine.infer(case)


def code_of(kb):
    """Give the code that is kept for a pack, or None."""
    return compiled._code.get(sha256(kb.engine.source.encode()).digest())


def test_the_code_is_kept(engagement):
    """A pack of the same content takes the code that was compiled before, and no more than so many are kept."""
    first = KnowledgeBase.of(engagement.pack, "compiled")
    before = code_of(first)
    again = KnowledgeBase.of(load("engagement", engine="reference").pack, "compiled")
    assert before is not None
    assert code_of(again) is before
    for number in range(compiled._KEPT + 5):
        pack = small(gates=[gate({"whole": number})])
        kb = load_generated(pack, "compiled")
        assert [item.state for item in kb.assess({"whole": number}).gates] == ["open"]
    assert len(compiled._code) == compiled._KEPT
    assert code_of(first) is None
    assert first.engine.infer(first.case({})) == engagement.engine.infer(engagement.case({}))


def test_a_pack_changed_in_memory_has_code_of_its_own(engagement):
    """A pack that a tool has changed keeps its digest; what it says is compiled all the same."""
    pack = engagement.pack
    bare = evolve(pack, interventions={name: evolve(item, when=None) for name, item in pack.interventions.items()})
    assert bare.digest == pack.digest
    assert KnowledgeBase.of(pack, "compiled").assess({}).recommendations
    assert KnowledgeBase.of(bare, "compiled").assess({}).recommendations == ()


def test_nothing_of_a_case_is_kept(engagement_compiled):
    """A case leaves nothing behind: after it the empty case is as before."""
    kb = engagement_compiled
    before = kb.engine.infer(kb.case({}))
    for example in kb.pack.examples.values():
        kb.engine.infer(kb.case(example.case))
    assert kb.engine.infer(kb.case({})) == before


def units_of(engine):
    """Give for each production the bit of the unit that evaluates it."""
    units = [
        unit
        for group in ast.parse(engine.source).body[0].body
        if isinstance(group, ast.If)
        for unit in group.body
        if isinstance(unit, ast.If)
    ]
    found = {}
    for number, unit in enumerate(units):
        group, bit = unit.test.left.id, unit.test.right.value
        assert (group, bit) == (f"g{number // 8}", 1 << number % 8)
        for line in ast.walk(unit):
            if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]).startswith("t["):
                found[line.targets[0].slice.value] = 1 << number
    return found


def test_only_what_a_case_touches_is_run(engagement_compiled):
    """A fact touches what names it itself; what names a conclusion waits until that has changed."""
    engine, rulebook = engagement_compiled.engine, engagement_compiled.rulebook
    units = units_of(engine)
    touched_by = {
        production.id: {fact for fact, (_, bits) in engine._places.items() if bits & units[production.number]}
        for production in rulebook.productions
    }
    for production in rulebook.productions:
        named = {fact for test in walk(production.condition) for fact in own_facts(test)}
        others = touched_by[production.id] - named
        unit = [other for other in rulebook.productions if units[other.number] == units[production.number]]
        assert named <= touched_by[production.id]
        assert others <= {fact for one in unit for test in walk(one.condition) for fact in own_facts(test)}
    assert touched_by["finding:unchecked_taken/check-taken-open"] == {"adherence_pct"}
    assert touched_by["finding:basics_unchecked/basics-unchecked"] == set()


def test_an_indicator_waits_for_its_own_facts():
    """Of a barrier whose indicators read different facts, those are evaluated of which a fact is known."""
    barrier = {
        "id": "there", "label": "T", "description": "D", "domain": "practical", "sits_with": "service",
        "indicators": [
            {"when": {"yes": True}, "strength": "strong"},
            {"when": {"whole": {"at_least": 3}}, "strength": "moderate"},
        ],
    }  # fmt: skip
    kb = load_generated(small(barriers=[barrier]), "compiled")
    guards = {
        ast.unparse(line.test): ast.unparse(line.body[0].targets[0])
        for line in ast.walk(ast.parse(kb.engine.source))
        if isinstance(line, ast.If) and " is not None" in ast.unparse(line.test)
    }
    assert guards == {"f1 is not None": "t[0]", "f0 is not None": "t[1]"}
    for facts, points, upper in (({"yes": True}, 4, 6), ({"yes": False}, 0, 2), ({"whole": 3}, 2, 6), ({}, 0, 6)):
        score = kb.engine.infer(kb.case(facts)).barriers["there"]
        assert (score.points, score.upper) == (points, upper)


@pytest.mark.parametrize("level", ["emergency", "same_day", "this_week"])
def test_any_safety_counts_what_is_true_and_what_is_open(level):
    """`any_safety` is true as soon as one is, unknown while one is, and false when none is left."""
    reads = {"yes": True, "word": "one", "whole": {"at_least": 3}}
    safety = [
        {
            "id": f"s{number}",
            "label": "L",
            "when": {fact: wanted},
            "urgency": "emergency",
            "do_first": ["D."],
            "cite": ["s"],
        }
        for number, (fact, wanted) in enumerate(reads.items())
    ]
    pack = small(safety=safety, gates=[gate({"any_safety": level})])
    kb, reference = load_generated(pack, "compiled"), load_generated(pack, "reference")
    found = set()
    for yes in (None, True, False):
        for word in (None, "one", "two"):
            for whole in (None, 3, 2):
                case = kb.case({"yes": yes, "word": word, "whole": whole})
                conclusions = kb.engine.infer(case)
                assert conclusions == reference.engine.infer(case)
                found.add((max(conclusions.safety.values()), conclusions.gates["asked"]))
    assert found == {(0, 0), (1, 1), (2, 2)}


def test_a_changed_conclusion_wakes_what_reads_it():
    """A chain of conclusions is followed as far as it changes, within a group of units and beyond it."""
    chain = [gate({"yes": True}, "g0")]
    chain += [gate({"gate": f"g{number}"}, f"g{number + 1}") for number in range(40)]
    kb = load_generated(small(gates=chain), "compiled")
    for value, truth in ((True, 2), (False, 0)):
        assert set(kb.engine.infer(kb.case({"yes": value})).gates.values()) == {truth}
    assert set(kb.engine.infer(kb.case({"whole": 3})).gates.values()) == {1}
