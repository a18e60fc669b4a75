"""The specification (semantics 1 to 7), a sentence at a time: a small pack and a case for each, on every engine.

The truth of a condition shows in a gate: open (true), closed (false) or unknown.
"""

import itertools
import json
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from generated_packs import load_generated

from resistance_rules import CaseError, KnowledgeBase, PackError

FACTS = [
    *({"id": name, "label": name.upper(), "yes_no": True} for name in "abcdef"),
    {"id": "k", "label": "K", "integer": [0, 10]},
    {"id": "m", "label": "M", "number": [0, 10]},
    {"id": "n", "label": "N", "number": [0, 10]},
    {"id": "w", "label": "W", "choice": ["x", "y", "z"]},
]
TRUTHS = [True, False, None]
STATES = {True: "open", False: "closed", None: "unknown"}


def sign(when, strength="strong", **more):
    """Write an indicator."""
    return {"when": when, "strength": strength, **more}


def barrier(name, *signs, **more):
    """Write a barrier."""
    return {
        "id": name,
        "label": name.upper(),
        "description": "D",
        "domain": "access",
        "sits_with": "service",
        "indicators": list(signs),
        **more,
    }


def offer(name, *, answers=(), **more):
    """Write an intervention."""
    entry = {
        "id": name,
        "label": name.upper(),
        "category": "common",
        "do": "Do it",
        "tier": "core",
        "evidence": {"grade": "A", "cite": ["s"]},
        **more,
    }
    return entry | ({"for": list(answers)} if answers else {})


def flag(name, when, urgency="emergency", **more):
    """Write a safety condition."""
    return {
        "id": name,
        "label": name.upper(),
        "urgency": urgency,
        "when": when,
        "do_first": ["Stay"],
        "cite": ["s"],
        **more,
    }


def gate(name, open_when, **more):
    """Write a gate."""
    return {"id": name, "label": name.upper(), "open_when": open_when, "ask": "Is it?", **more}


def stop(name, when, **more):
    """Write a contraindication of level `never`."""
    return {"id": name, "when": when, "level": "never", "because": f"Because {name}", "cite": ["s"], **more}


def care(name, when, **more):
    """Write a contraindication of level `precaution`."""
    return stop(name, when, **more) | {"level": "precaution"}


def pathway(name, *stages, **more):
    """Write a pathway."""
    return {
        "id": name,
        "label": name.upper(),
        "stages": [{"label": one["id"].upper(), **one} for one in stages],
        **more,
    }


def whole(facts=FACTS, **sections):
    """Write a whole pack."""
    return {
        "pack": {"id": "small", "title": "Small", "version": "1.0.0", "format": 1},
        "facts": list(facts),
        "sources": [{"id": "s", "title": "S", "supports": "S", "kind": "rct", "verified": "search"}],
        "categories": [{"id": "common", "label": "C"}, {"id": "rare", "label": "R"}],
        **sections,
    }


@cache
def knowledge_base(pack_text, engine):
    """Load a pack once for all tests that use it."""
    return load_generated(json.loads(pack_text), engine)


@pytest.fixture(params=["reference", "durable", "compiled"])
def assess(request):
    """Give a function that assesses a case with the sections of a pack."""
    if request.param == "durable":
        pytest.importorskip("durable.engine")

    def answer(case, *, shareable=False, **sections):
        advice = knowledge_base(json.dumps(whole(**sections)), request.param).assess(case)
        return (advice.shareable() if shareable else advice).to_dict()

    return answer


@pytest.fixture
def state(assess):
    """Give a function that tells the truth of a condition, as the state of a gate."""

    def answer(condition, case, **sections):
        gates = [*sections.pop("gates", []), gate("asked", condition)]
        found = assess(case, gates=gates, **sections)["gates"]
        return next(one["state"] for one in found if one["id"] == "asked")

    return answer


def given(truths):
    """Make a case in which a, b, c ... are these truths, as values or as letters: T, F, ? (unknown)."""
    letters = {"T": True, "F": False, "?": None}
    return {fact: letters.get(truth, truth) for fact, truth in zip("abcdef", truths, strict=False)}


def ids(items):
    """Name the items of a list."""
    return [one["id"] for one in items]


def asked(advice):
    """Name the facts of the questions."""
    return [one["fact"] for one in advice["questions"]]


def by_id(items, name):
    """Give one item of a list."""
    return next(one for one in items if one["id"] == name)


class TestCase:
    """Section 1: a case."""

    @pytest.mark.parametrize("case", [{}, {"a": None}])
    def test_absent_or_null_is_unknown(self, state, case):
        """An absent fact, or one given as null, is unknown."""
        assert state({"a": True}, case) == "unknown"
        assert state({"unknown": "a"}, case) == "open"

    def test_unknown_is_never_false(self, state):
        """Unknown is never false: neither a test nor its negation is decided."""
        assert state({"a": False}, {}) == "unknown"
        assert state({"not": {"a": True}}, {}) == "unknown"

    def test_integer_is_written_without_a_point(self, assess):
        """5 is an integer, 5.0 is refused for one."""
        assert assess({"k": 5})
        with pytest.raises(CaseError) as caught:
            assess({"k": 5.0})
        assert [(one.fact, one.value) for one in caught.value.problems] == [("k", 5.0)]

    @pytest.mark.parametrize("fact", ["k", "n"])
    def test_true_is_no_number(self, assess, fact):
        """True and false are not numbers."""
        with pytest.raises(CaseError):
            assess({fact: True})

    @pytest.mark.parametrize("value", [1, 0])
    def test_a_number_is_not_true(self, assess, value):
        """A number is neither true nor false."""
        with pytest.raises(CaseError):
            assess({"a": value})

    @pytest.mark.parametrize(
        ("condition", "case", "expected"),
        [
            ({"n": {"at_least": {"fact": "m", "times": 3}}}, {"n": 0.3, "m": 0.1}, "open"),
            ({"n": {"less_than": {"fact": "m", "times": 3}}}, {"n": 0.3, "m": 0.1}, "closed"),
            ({"n": {"more_than": {"fact": "m", "times": 1.1}}}, {"n": 3.3, "m": 3}, "closed"),
            ({"n": {"at_most": {"fact": "m", "times": 1.1}}}, {"n": 3.3, "m": 3}, "open"),
            ({"n": {"at_least": {"fact": "m", "times": 0.1}}}, {"n": 0.07, "m": 0.7}, "open"),
            ({"n": {"more_than": 0.3}}, {"n": 0.1 + 0.2}, "open"),
            ({"n": 0.3}, {"n": 0.1 + 0.2}, "closed"),
            ({"n": 0.3}, {"n": 0.3}, "open"),
            ({"n": 0.3}, {"n": Decimal("0.3")}, "open"),
            ({"n": 0.3}, {"n": Decimal("0.30")}, "open"),
            ({"n": 5}, {"n": 5.0}, "open"),
            ({"n": {"between": [0.1, 0.3]}}, {"n": 0.3}, "open"),
            ({"k": {"less_than": 2.5}}, {"k": 2}, "open"),
            ({"k": {"less_than": 2.5}}, {"k": 3}, "closed"),
        ],
    )
    def test_numbers_are_exact(self, state, condition, case, expected):
        """Facts, thresholds and `times` are exact decimals as written; a float means its shortest decimal form."""
        assert state(condition, case) == expected

    def test_contradiction(self, assess):
        """A case in which every condition of an `assume` entry is true is evaluated, and the entry is named."""
        promises = [
            {"id": "z-both", "not_both": [{"a": True}, {"b": True}]},
            {"id": "b-both", "not_both": [{"a": True}, {"not": {"c": True}}]},
            {"id": "c-both", "not_both": [{"a": True}, {"d": True}]},
        ]
        sections = {"assume": promises, "barriers": [barrier("x", sign({"a": True}))]}
        advice = assess(given("TTF"), **sections)
        assert advice["contradictions"] == ["b-both", "z-both"]
        assert advice["barriers"][0]["points"] == 4
        assert assess(given("TFT"), **sections)["contradictions"] == []


class TestTruth:
    """Section 2: truth."""

    @pytest.mark.parametrize(("one", "other"), list(itertools.product(TRUTHS, repeat=2)))
    def test_kleene(self, state, one, other):
        """`all`: false if one is false, else unknown if one is unknown, else true; `any` is the dual."""
        case, parts = given((one, other)), [{"a": True}, {"b": True}]
        together = False if False in (one, other) else None if None in (one, other) else True
        either = True if True in (one, other) else None if None in (one, other) else False
        assert state({"all": parts}, case) == STATES[together]
        assert state(parts, case) == STATES[together]
        assert state({"any": parts}, case) == STATES[either]

    @pytest.mark.parametrize(("truth", "negated"), [(True, False), (False, True), (None, None)])
    def test_not(self, state, truth, negated):
        """`not` swaps true and false."""
        assert state({"not": {"a": True}}, given((truth,))) == STATES[negated]

    @pytest.mark.parametrize("truths", list(itertools.product(TRUTHS, repeat=3)))
    @pytest.mark.parametrize("least", [1, 2, 3])
    def test_count(self, state, least, truths):
        """`count at_least n`: true if n are true, false if fewer than n are not false, else unknown."""
        true, not_false = truths.count(True), 3 - truths.count(False)
        expected = True if true >= least else False if not_false < least else None
        condition = {"count": {"at_least": least, "of": [{"a": True}, {"b": True}, {"c": True}]}}
        assert state(condition, given(truths)) == STATES[expected]

    @pytest.mark.parametrize(
        ("truth", "known", "unknown", "not_established"),
        [(True, "open", "closed", "closed"), (False, "open", "closed", "open"), (None, "closed", "open", "open")],
    )
    def test_two_valued(self, state, truth, known, unknown, not_established):
        """`known`, `unknown` and `not_established` are true or false, never unknown."""
        assert state({"known": "a"}, given((truth,))) == known
        assert state({"unknown": "a"}, given((truth,))) == unknown
        assert state({"not_established": {"a": True}}, given((truth,))) == not_established

    @pytest.mark.parametrize(
        ("condition", "case", "expected"),
        [
            ({"w": "x"}, {"w": "x"}, "open"),
            ({"w": "x"}, {"w": "y"}, "closed"),
            ({"w": ["x", "y"]}, {"w": "y"}, "open"),
            ({"w": ["x", "y"]}, {"w": "z"}, "closed"),
            ({"w": ["x", "y"]}, {}, "unknown"),
            ({"w": {"is_not": "x"}}, {"w": "y"}, "open"),
            ({"w": {"is_not": "x"}}, {"w": "x"}, "closed"),
            ({"w": {"is_not": "x"}}, {}, "unknown"),
            ({"k": {"less_than": 5}}, {"k": 5}, "closed"),
            ({"k": {"less_than": 5}}, {"k": 4}, "open"),
            ({"k": {"at_most": 5}}, {"k": 5}, "open"),
            ({"k": {"at_most": 5}}, {"k": 6}, "closed"),
            ({"k": {"at_least": 5}}, {"k": 5}, "open"),
            ({"k": {"at_least": 5}}, {"k": 4}, "closed"),
            ({"k": {"more_than": 5}}, {"k": 5}, "closed"),
            ({"k": {"more_than": 5}}, {"k": 6}, "open"),
            ({"k": {"between": [2, 4]}}, {"k": 2}, "open"),
            ({"k": {"between": [2, 4]}}, {"k": 4}, "open"),
            ({"k": {"between": [2, 4]}}, {"k": 5}, "closed"),
            ({"k": {"between": [2, 4]}}, {}, "unknown"),
            ({"k": [1, 3]}, {"k": 3}, "open"),
            ({"n": {"more_than": {"fact": "m"}}}, {"n": 2, "m": 1}, "open"),
            ({"n": {"more_than": {"fact": "m"}}}, {"n": 1, "m": 1}, "closed"),
            ({"n": {"more_than": {"fact": "m"}}}, {"n": 1}, "unknown"),
            ({"n": {"more_than": {"fact": "m"}}}, {"m": 1}, "unknown"),
            ({"n": {"at_most": {"fact": "k", "times": 2}}}, {"n": 10, "k": 5}, "open"),
            ({"a": False}, {"a": False}, "open"),
        ],
    )
    def test_tests_on_facts(self, state, condition, case, expected):
        """Each operator is true as the table says, and unknown if a fact that it reads is."""
        assert state(condition, case) == expected

    @pytest.mark.parametrize("truth", TRUTHS)
    def test_conclusions_are_three_valued(self, state, truth):
        """A conclusion is established, ruled out or open, as the conditions it is made of."""
        case = given((truth,))
        assert state({"finding": "f"}, case, rules=[{"id": "r", "finds": "f", "when": {"a": True}}]) == STATES[truth]
        assert state({"gate": "g"}, case, gates=[gate("g", {"a": True})]) == STATES[truth]
        assert state({"safety": "s"}, case, safety=[flag("s", {"a": True})]) == STATES[truth]
        assert state({"barrier": "b"}, case, barriers=[barrier("b", sign({"a": True}))]) == STATES[truth]

    def test_judged_condition_by_condition(self, state):
        """A condition that no answer could make true is still open if its parts are."""
        assert state({"all": [{"a": True}, {"a": False}]}, {}) == "unknown"

    @pytest.mark.parametrize("word", ["finding", "gate", "safety", "barrier"])
    def test_cycles_are_refused(self, word):
        """Conclusions that refer to each other in a circle are a load error that quotes each place in it."""
        sections = {
            "rules": [{"id": "r", "finds": "x", "when": {word: "y" if word == "finding" else "x"}}],
            "gates": [gate("x", {"finding": "x"})],
            "safety": [flag("x", {"finding": "x"})],
            "barriers": [barrier("x", sign({"finding": "x"}))],
        }
        if word == "finding":
            sections["rules"].append({"id": "q", "finds": "y", "when": {"finding": "x"}})
        with pytest.raises(PackError) as caught:
            load_generated(whole(**sections))
        (problem,) = (one for one in caught.value.problems if one.code == "cycle")
        assert len(problem.related) == 2

    @pytest.mark.parametrize(
        ("word", "sections"),
        [
            ({"any_barrier": "possible"}, {"barriers": [barrier("x", sign({"any_barrier": "possible"}))]}),
            ({"any_safety": "note"}, {"safety": [flag("x", {"any_safety": "same_day"}, "same_day")]}),
        ],
    )
    def test_any_depends_on_every_one(self, word, sections):
        """`any_barrier` depends on every barrier, `any_safety` on every condition of that urgency or above."""
        with pytest.raises(PackError, match="cycle"):
            load_generated(whole(gates=[gate("g", word)], **sections))

    def test_any_safety_of_higher_urgency_is_no_cycle(self, assess):
        """A same-day condition may ask whether there is an emergency."""
        conditions = [flag("x", {"a": True}), flag("y", {"any_safety": "emergency"}, "same_day")]
        assert ids(assess({"a": True}, safety=conditions)["safety"]) == ["x", "y"]

    @pytest.mark.parametrize(
        ("truths", "emergency", "same_day"),
        [
            ((False, True), "closed", "open"),
            ((True, False), "open", "open"),
            ((None, False), "unknown", "unknown"),
            ((False, None), "closed", "unknown"),
            ((False, False), "closed", "closed"),
        ],
    )
    def test_any_safety(self, state, truths, emergency, same_day):
        """`any_safety: u` is about the conditions of urgency u or above."""
        conditions = [flag("x", {"a": True}), flag("y", {"b": True}, "same_day"), flag("z", {"c": True}, "note")]
        case = given((*truths, True))
        assert state({"any_safety": "emergency"}, case, safety=conditions) == emergency
        assert state({"any_safety": "same_day"}, case, safety=conditions) == same_day
        assert state({"any_safety": "note"}, case, safety=conditions) == "open"

    @pytest.mark.parametrize(
        ("truths", "likely", "possible"),
        [
            ((True, False), "closed", "open"),
            ((False, True), "open", "open"),
            ((None, False), "closed", "unknown"),
            ((False, None), "unknown", "unknown"),
            ((False, False), "closed", "closed"),
        ],
    )
    def test_any_barrier(self, state, truths, likely, possible):
        """`any_barrier` asks whether at least one barrier is at that level or above."""
        barriers = [barrier("x", sign({"a": True}, "moderate")), barrier("y", sign({"b": True}))]
        assert state({"any_barrier": "likely"}, given(truths), barriers=barriers) == likely
        assert state({"any_barrier": "possible"}, given(truths), barriers=barriers) == possible


class TestConclusions:
    """Section 3: findings, safety, barriers, gates."""

    @pytest.mark.parametrize(("one", "other"), list(itertools.product(TRUTHS, repeat=2)))
    def test_finding(self, state, one, other):
        """A finding is established if one of its rules is true, ruled out if all are false, else open."""
        rules = [{"id": f"r-{fact}", "finds": "f", "when": {fact: True}} for fact in "ab"]
        expected = True if True in (one, other) else False if (one, other) == (False, False) else None
        assert state({"finding": "f"}, given((one, other)), rules=rules) == STATES[expected]

    @pytest.mark.parametrize(("truth", "active"), [(True, ["s"]), (False, []), (None, [])])
    def test_safety(self, assess, truth, active):
        """A safety condition is active if its `when` is true."""
        assert ids(assess(given((truth,)), safety=[flag("s", {"a": True})])["safety"]) == active

    @pytest.mark.parametrize(
        ("case", "questions"),
        [
            ({"b": True}, ["a"]),
            ({"b": False}, []),
            ({}, []),
            ({"a": False, "b": True}, []),
            ({"a": True, "b": True}, []),
        ],
    )
    def test_urgent_question(self, assess, case, questions):
        """If `when` is unknown and `ask_if_unknown.when` is true, the question is urgent."""
        condition = flag("s", {"a": True}, ask_if_unknown={"when": {"b": True}, "ask": "Is it urgent ({b})?"})
        advice = assess(case, safety=[condition])
        assert asked(advice) == questions
        for question in advice["questions"]:
            assert question == question | {"ask": "Is it urgent (yes)?", "why": ["safety:s"], "alone": False}

    def test_urgent_question_without_when(self, assess):
        """Without `ask_if_unknown.when` an unknown condition always asks."""
        assert asked(assess({}, safety=[flag("s", {"a": True}, ask_if_unknown={"ask": "A?"})])) == ["a"]

    @pytest.mark.parametrize(
        ("signs", "case", "points", "upper"),
        [
            # one group: the fact that both mention
            ([sign({"k": {"at_least": 5}}), sign({"k": {"at_least": 2}}, "moderate")], {"k": 9}, 4, 4),
            ([sign({"k": {"at_least": 5}}), sign({"k": {"at_least": 2}}, "moderate")], {"k": 3}, 2, 2),
            ([sign({"k": {"at_least": 5}}), sign({"known": "k"}, "weak")], {"k": 9}, 4, 4),
            ([sign({"a": True}), sign({"not": {"any": [{"a": False}, {"unknown": "a"}]}})], {"a": True}, 4, 4),
            # two facts: two groups
            ([sign({"a": True}), sign({"b": True}, "moderate")], {"a": True, "b": True}, 6, 6),
            # several facts in one indicator: a group of its own
            ([sign({"a": True}), sign([{"a": True}, {"b": True}], "weak")], {"a": True, "b": True}, 5, 5),
            ([sign([{"a": True}, {"b": True}]), sign([{"b": True}, {"a": True}])], {"a": True, "b": True}, 8, 8),
            ([sign({"n": {"more_than": {"fact": "m"}}}), sign({"n": 2})], {"n": 2, "m": 1}, 8, 8),
            # a conclusion: a group of its own
            ([sign({"a": True}), sign({"finding": "f"}, "weak")], {"a": True}, 5, 5),
            ([sign({"finding": "f"}), sign({"not": {"not": {"finding": "f"}}})], {"a": True}, 8, 8),
            # `about` names the group
            ([sign({"a": True}, about="g"), sign({"b": True}, "moderate", about="g")], {"a": True, "b": True}, 4, 4),
            ([sign({"k": 9}, about="x"), sign({"k": {"at_least": 2}}, "moderate", about="y")], {"k": 9}, 6, 6),
            ([sign({"a": True}), sign({"b": True}, "weak", about="a")], {"a": True, "b": True}, 4, 4),
            # upper points take every indicator that is not false
            ([sign({"a": True}, "weak"), sign({"b": True})], {"a": True}, 1, 5),
            ([sign({"a": True}, "weak", about="g"), sign({"b": True}, about="g")], {"a": True}, 1, 4),
            ([sign({"a": True}), sign({"b": True})], {"a": False}, 0, 4),
        ],
    )
    def test_points(self, assess, signs, case, points, upper):
        """A group gives the points of its strongest true indicator; points are the sum over groups."""
        rules = [{"id": "r", "finds": "f", "when": {"a": True}}]
        (found,) = assess(case, barriers=[barrier("x", *signs)], rules=rules)["barriers"]
        assert (found["points"], found["upper"]) == (points, upper)

    @pytest.mark.parametrize(("truth", "points", "upper"), [(True, 4, 5), (False, 0, 0), (None, 0, 5)])
    def test_only_if(self, assess, truth, points, upper):
        """`only_if` false: points and upper points are 0; unknown: points are 0, upper points stay."""
        entry = barrier("x", sign({"a": True}), sign({"b": True}, "weak"), only_if={"c": True})
        (found,) = assess({"a": True, "c": truth}, barriers=[entry])["barriers"]
        assert (found["points"], found["upper"]) == (points, upper)

    @pytest.mark.parametrize(
        ("case", "level", "likely", "possible"),
        [
            ({"a": True, "b": False, "c": False}, "likely", "open", "open"),
            ({"a": False, "b": True, "c": False}, "possible", "closed", "open"),
            ({"a": None, "b": True, "c": False}, "possible", "unknown", "open"),
            ({"a": False, "b": False, "c": True}, "ruled_out", "closed", "closed"),
            ({"a": False, "b": None, "c": False}, "open", "closed", "unknown"),
            ({"a": False, "b": False, "c": None}, "ruled_out", "closed", "closed"),
            ({}, "open", "unknown", "unknown"),
        ],
    )
    def test_levels(self, assess, state, case, level, likely, possible):
        """Likely from 4 points, possible from 2; below, open if the upper points reach 2, else ruled out."""
        barriers = [barrier("x", sign({"a": True}), sign({"b": True}, "moderate"), sign({"c": True}, "weak"))]
        assert assess(case, barriers=barriers)["barriers"][0]["level"] == level
        assert state({"barrier": "x"}, case, barriers=barriers) == likely
        assert state({"barrier": {"x": "likely"}}, case, barriers=barriers) == likely
        assert state({"barrier": {"x": "possible"}}, case, barriers=barriers) == possible

    def test_own_scoring(self, assess):
        """A pack may have its own points and levels."""
        scoring = {"points": {"strong": 5, "moderate": 3, "weak": 0}, "likely": 9, "possible": 3}
        barriers = [barrier("x", sign({"a": True}), sign({"b": True}, "moderate"), sign({"c": True}, "weak"))]
        (found,) = assess(given("TTT"), barriers=barriers, scoring=scoring)["barriers"]
        assert (found["points"], found["level"]) == (8, "possible")

    @pytest.mark.parametrize("truth", TRUTHS)
    def test_gate(self, assess, truth):
        """A gate is open if `open_when` is true; unknown asks its question if a recommendation needs the gate."""
        gates = [gate("g", {"a": True})]
        needing = [offer("i", when={"b": True}, gates=["g"])]
        (found,) = assess(given((truth, True)), gates=gates, interventions=needing)["gates"]
        assert (found["state"], found["open"]) == (STATES[truth], ["a"] if truth is None else [])
        needed = assess(given((truth, True)), gates=gates, interventions=needing)
        assert asked(needed) == (["a"] if truth is None else [])
        assert asked(assess(given((truth, False)), gates=gates, interventions=needing)) == []


class TestCandidates:
    """Section 4: which interventions are candidates."""

    @pytest.mark.parametrize(
        ("case", "because"),
        [
            ({"a": True}, ["barrier:x"]),
            ({"a": None}, None),
            ({"b": True}, ["when"]),
            ({"b": None}, None),
            ({"c": True}, ["safety:s"]),
            ({"c": None}, None),
            ({"a": True, "b": True, "c": True}, ["barrier:x", "when", "safety:s"]),
        ],
    )
    def test_indicated(self, assess, case, because):
        """Barriers at least possible, a true `when` and active safety conditions indicate; unknown does not."""
        advice = assess(
            case,
            barriers=[barrier("x", sign({"a": True}, "moderate"))],
            interventions=[offer("i", answers=["x"], when={"b": True})],
            safety=[flag("s", {"c": True}, "note", respond_with=["i"])],
        )
        assert [one["because"] for one in advice["recommendations"]] == ([because] if because else [])

    @pytest.mark.parametrize(
        ("hold_back", "held"),
        [
            ({"interventions": ["i"]}, ["i"]),
            ({"categories": ["rare"]}, ["j"]),
            ({"interventions": ["i"], "categories": ["rare"]}, ["i", "j"]),
            ({"all_except": {"interventions": ["i"]}}, ["j"]),
            ({"all_except": {"categories": ["rare"]}}, ["i"]),
            ({"all_except": {}}, ["i", "j"]),
        ],
    )
    def test_held_back(self, assess, hold_back, held):
        """An active safety condition withholds what it holds back, in either form."""
        offers = [offer("i", when={"a": True}), offer("j", when={"a": True}, category="rare")]
        conditions = [flag("s", {"b": True}, "note", hold_back=hold_back | {"because": "Wait ({b})"})]
        advice = assess(given("TT"), interventions=offers, safety=conditions)
        assert ids(advice["withheld"]) == held
        for item in advice["withheld"]:
            assert item["by"] == ["safety:s"]
            assert item["because"] == ["Wait (yes)"]
            assert item["facts"] == {"b": True}
        assert assess(given("T?"), interventions=offers, safety=conditions)["withheld"] == []

    @pytest.mark.parametrize(
        ("responding", "urgencies", "held"),
        [
            ("s", ("this_week", "same_day"), False),  # the same condition responds with it
            ("t", ("this_week", "same_day"), False),  # one of the highest active urgency does
            ("t", ("same_day", "same_day"), False),
            ("t", ("same_day", "this_week"), True),  # only a less urgent one does
            ("t", ("same_day", "note"), True),
        ],
    )
    def test_responses_are_not_held_back(self, assess, responding, urgencies, held):
        """A response of the same condition, or of one of the highest active urgency, is not held back."""
        conditions = [
            flag(name, {"a": True}, urgency, respond_with=["i"] if name == responding else [])
            for name, urgency in zip("st", urgencies, strict=True)
        ]
        conditions[0]["hold_back"] = {"interventions": ["i"]}
        advice = assess(given("T"), interventions=[offer("i", when={"a": True})], safety=conditions)
        assert [one["by"] for one in advice["withheld"]] == ([["safety:s"]] if held else [])

    @pytest.mark.parametrize("scope", [{"interventions": ["i"]}, {"categories": ["rare"]}])
    def test_contraindicated(self, assess, scope):
        """A true contraindication of level `never` for it or its category withholds it."""
        offers = [offer("i", when={"a": True}, category="rare"), offer("j", when={"a": True})]
        advice = assess(given("TT"), interventions=offers, contraindications=[stop("no-b", {"b": True}, **scope)])
        assert [(one["id"], one["by"], one["because"]) for one in advice["withheld"]] == [
            ("i", ["contraindication:no-b"], ["Because no-b"])
        ]
        assert ids(advice["recommendations"]) == ["j"]

    def test_not_if(self, assess):
        """A true entry of its own `not_if` withholds it; the reasons of all true entries are given."""
        entries = [{"when": {fact: True}, "because": f"{fact} is {{{fact}}}"} for fact in "bcd"]
        advice = assess(given("TTFT"), interventions=[offer("i", when={"a": True}, not_if=entries)])
        (item,) = advice["withheld"]
        assert (item["by"], item["because"]) == (["not_if"], ["b is yes; d is yes"])
        assert item["facts"] == {"b": True, "d": True}

    def test_only_if_false(self, assess):
        """A false `only_if` withholds it."""
        advice = assess(given("TF"), interventions=[offer("i", when={"a": True}, only_if={"b": True})])
        (item,) = advice["withheld"]
        assert (item["by"], item["because"], item["facts"]) == (["only_if"], ["B: no"], {"b": False})

    @pytest.mark.parametrize(
        ("case", "stage", "held"),
        [
            ({"b": True}, "one", ["i"]),
            ({"b": True, "c": True}, "two", ["j"]),
            ({"b": True, "c": False, "d": True}, "one", ["i"]),
            ({"b": True, "c": True, "d": True}, None, []),
            ({"b": False}, "none", []),
            ({"b": None}, "none", []),
        ],
    )
    def test_pathway(self, assess, case, stage, held):
        """The current stage, the first whose `until` is not true, holds back if `only_if` is true."""
        path = pathway(
            "p",
            {"id": "one", "until": {"c": True}, "hold_back": ["i"]},
            {"id": "two", "until": {"d": True}, "hold_back": ["j"]},
            only_if={"b": True},
        )
        offers = [offer("i", when={"a": True}), offer("j", when={"a": True})]
        advice = assess({"a": True, **case}, interventions=offers, pathways=[path])
        assert [one["stage"] for one in advice["pathways"]] == ([] if stage == "none" else [stage])
        assert [(one["id"], one["by"]) for one in advice["withheld"]] == [
            (name, [f"pathway:p.{stage}"]) for name in held
        ]

    def test_stage_without_until(self, assess):
        """A stage without `until` is never left; without `only_if` a pathway applies."""
        path = pathway("p", {"id": "one", "until": {"c": True}}, {"id": "two", "hold_back": ["i"]})
        advice = assess(given("T?T"), interventions=[offer("i", when={"a": True})], pathways=[path])
        (item,) = advice["pathways"]
        assert (item["id"], item["label"], item["stage"], item["stage_label"]) == ("p", "P", "two", "TWO")
        assert advice["withheld"][0]["by"] == ["pathway:p.two"]

    @pytest.mark.parametrize(
        ("condition", "allowed"),
        [
            ({}, []),
            ({"respond_with": ["i"]}, ["i"]),
            ({"hold_back": {"all_except": {"interventions": ["i"]}}}, ["i"]),
            ({"hold_back": {"all_except": {"categories": ["common"]}}}, ["i"]),
            ({"hold_back": {"interventions": ["j"]}}, []),
        ],
    )
    def test_emergency(self, assess, condition, allowed):
        """In an emergency only what an active emergency responds with, or excepts from holding back, remains."""
        offers = [offer("i", when={"a": True}), offer("j", when={"a": True}, category="rare")]
        other = flag("t", {"b": True}, "same_day", respond_with=["j"])
        advice = assess(given("TT"), interventions=offers, safety=[flag("s", {"b": True}, **condition), other])
        assert ids(advice["recommendations"]) == allowed
        assert all(one["by"][0] == "emergency" for one in advice["withheld"])
        assert {one["id"] for one in advice["withheld"]} == {"i", "j"} - set(allowed)

    def test_every_reason_in_order(self, assess):
        """Every reason is named, in the order of the contract."""
        held = {"hold_back": {"interventions": ["i"]}}
        (item,) = assess(
            given("TF"),
            interventions=[
                offer("i", when={"a": True}, only_if={"b": True}, not_if=[{"when": {"a": True}, "because": "N"}])
            ],
            safety=[
                flag("z", {"a": True}, "emergency", **held),
                flag("y", {"a": True}, "note", **held),
                flag("b", {"a": True}, "same_day", **held),
                flag("a", {"a": True}, "same_day", **held),
            ],
            contraindications=[stop(name, {"a": True}, interventions=["i"]) for name in ("y-no", "x-no")],
            pathways=[pathway(name, {"id": "one", "hold_back": ["i"]}) for name in ("q", "p")],
        )["withheld"]
        assert item["by"] == [
            "emergency", "safety:z", "safety:a", "safety:b", "safety:y", "contraindication:x-no",
            "contraindication:y-no", "not_if", "only_if", "pathway:p.one", "pathway:q.one",
        ]  # fmt: skip
        assert len(item["because"]) == len(item["by"])
        assert item["facts"] == {"a": True, "b": False}

    @pytest.mark.parametrize(
        ("urgency", "status"),
        [("emergency", "now"), ("same_day", "now"), ("this_week", None), ("note", None)],
    )
    def test_urgent_responses_wait_for_nothing(self, assess, urgency, status):
        """Gates and stages never delay what responds to an active emergency or same-day condition."""
        advice = assess(
            given("TF"),
            interventions=[offer("i", gates=["g"]), offer("j", gates=["g"])],
            gates=[gate("g", {"b": True})],
            safety=[flag("s", {"a": True}, urgency, respond_with=["i", "j"])],
            pathways=[pathway("p", {"id": "one", "hold_back": ["i"]})],
        )
        if status:
            assert [(one["id"], one["status"], one["gates"]) for one in advice["recommendations"]] == [
                ("i", "now", []), ("j", "now", []),
            ]  # fmt: skip
        else:
            assert ids(advice["withheld"]) == ["i"]
            assert [(one["status"], one["gates"]) for one in advice["recommendations"]] == [("later", ["g"])]

    @pytest.mark.parametrize(
        "more",
        [
            {"only_if": {"b": True}},
            {"not_if": [{"when": {"b": False}, "because": "N"}]},
            {"category": "rare"},
        ],
    )
    def test_urgent_responses_can_be_withheld(self, assess, more):
        """Contraindications, `not_if` and `only_if` do withhold them; the emergency is then unanswered."""
        advice = assess(
            given("TF"),
            interventions=[offer("i", **more)],
            contraindications=[stop("no-b", {"b": False}, categories=["rare"])],
            safety=[flag("s", {"a": True}, respond_with=["i"])],
        )
        assert ids(advice["withheld"]) == ["i"]
        assert [one["unanswered"] for one in advice["safety"]] == [True]

    def test_unanswered(self, assess):
        """An emergency without a response is unanswered; one with a recommended response, or none, is not."""
        offers = [offer("i"), offer("j")]
        conditions = [
            flag("none", {"a": True}),
            flag("some", {"a": True}, respond_with=["i", "j"]),
            flag("day", {"a": True}, "same_day"),
        ]
        advice = assess(
            given("TT"), interventions=offers, safety=conditions,
            contraindications=[stop("no-i", {"b": True}, interventions=["i"])],
        )  # fmt: skip
        assert {one["id"]: one["unanswered"] for one in advice["safety"]} == {"none": True, "some": False, "day": False}

    @pytest.mark.parametrize(
        ("more", "status", "questions"),
        [
            ({}, "now", []),
            ({"only_if": {"b": True}}, "check_first", ["b"]),
            ({"not_if": [{"when": {"b": True}, "because": "N"}]}, "check_first", ["b"]),
            ({"not_if": [{"when": {"b": True}, "because": "N", "if_unknown": "check_first"}]}, "check_first", ["b"]),
            ({"not_if": [{"when": {"b": True}, "because": "N", "if_unknown": "caution"}]}, "now", []),
            ({"category": "rare"}, "check_first", ["c"]),
            ({"gates": ["g"]}, "later", ["d"]),
            ({"gates": ["shut"]}, "later", []),
            ({"gates": ["wide"]}, "now", []),
            ({"gates": ["shut", "g", "wide"]}, "later", ["d"]),
            ({"gates": ["g"], "only_if": {"b": True}}, "later", ["b", "d"]),
        ],
    )
    def test_status(self, assess, more, status, questions):
        """`now`; `check_first` with what settles it; `later` with its gates; if both apply: `later`."""
        (item,) = assess(
            {"a": True, "e": False, "f": True},
            interventions=[offer("i", when={"a": True}, **more)],
            contraindications=[stop("no-c", {"c": True}, categories=["rare"])],
            gates=[gate("g", {"d": True}), gate("shut", {"e": True}), gate("wide", {"f": True})],
        )["recommendations"]
        assert (item["status"], item["questions"]) == (status, questions)
        closed = sorted(set(more.get("gates", [])) - {"wide"})
        assert item["gates"] == closed

    def test_cautions(self, assess):
        """Precautions, soft contraindications and own cautions that are true or unknown are attached, in order."""
        advice = assess(
            given("TT?F"),
            interventions=[
                offer(
                    "i",
                    when={"a": True},
                    not_if=[
                        {"when": {"c": True}, "because": "soft {b}", "if_unknown": "caution"},
                        {"when": {"d": True}, "because": "false", "if_unknown": "caution"},
                    ],
                    cautions=[
                        {"say": "always"},
                        {"say": "true {b}", "when": {"b": True}},
                        {"say": "false", "when": {"d": True}},
                        {"say": "unknown", "when": {"any": [{"c": True}, {"e": True}, {"d": True}]}},
                    ],
                )
            ],
            contraindications=[
                care("z-true", {"b": True}, interventions=["i"]),
                care("y-unknown", {"c": True}, categories=["common"]),
                care("x-false", {"d": True}, interventions=["i"]),
                care("w-other", {"b": True}, categories=["rare"]),
                stop("v-soft", {"c": True}, interventions=["i"], if_unknown="caution"),
            ],
        )
        (item,) = advice["recommendations"]
        assert [(one["by"], one["state"], one["questions"]) for one in item["cautions"]] == [
            ("contraindication:v-soft", "check", ["c"]),
            ("contraindication:y-unknown", "check", ["c"]),
            ("contraindication:z-true", "applies", []),
            ("not_if", "check", ["c"]),
            ("own", "applies", []),
            ("own", "applies", []),
            ("own", "check", ["c", "e"]),
        ]
        assert (item["status"], item["questions"]) == ("now", [])
        says = [one["say"] for one in item["cautions"] if one["state"] == "applies"]
        assert says == ["Because z-true", "always", "true yes"]
        assert asked(advice) == []


class TestOrder:
    """Section 5: order."""

    def order(self, advice):
        """Name the recommendations, each with what put it ahead of the next."""
        return [(one["id"], one["ahead_of_next_by"]) for one in advice["recommendations"]]

    def test_urgency(self, assess):
        """The first key is the urgency of the most urgent active condition it responds to; `note` ranks as none."""
        offers = [offer(name, when={"a": True}) for name in ("d", "c", "b", "a")]
        conditions = [
            flag("n", {"a": True}, "note", respond_with=["d"]),
            flag("w", {"a": True}, "this_week", respond_with=["c", "b"]),
            flag("s", {"a": True}, "same_day", respond_with=["c"]),
        ]
        advice = assess(given("T"), interventions=offers, safety=conditions)
        assert self.order(advice) == [("c", "urgency"), ("b", "urgency"), ("a", "id"), ("d", None)]
        assert [one["urgency"] for one in advice["recommendations"]] == ["same_day", "this_week", None, None]
        assert [one["responds_to"] for one in advice["recommendations"]] == [["s", "w"], ["w"], [], ["n"]]
        assert [one["rank"] for one in advice["recommendations"]] == [1, 2, 3, 4]

    def test_status(self, assess):
        """The second key is the status."""
        offers = [
            offer("a", when={"a": True}, gates=["g"]),
            offer("b", when={"a": True}, only_if={"b": True}),
            offer("c", when={"a": True}, tier="optional"),
        ]
        advice = assess(given("T"), interventions=offers, gates=[gate("g", {"c": True})])
        assert self.order(advice) == [("c", "status"), ("b", "status"), ("a", None)]

    def test_tier(self, assess):
        """The third key is the tier it ranks as."""
        offers = [
            offer(name, when={"a": True}, tier=tier)
            for name, tier in zip("abc", ("optional", "core", "enabling"), strict=True)
        ]
        advice = assess(given("T"), interventions=offers)
        assert self.order(advice) == [("c", "tier"), ("b", "tier"), ("a", None)]

    @pytest.mark.parametrize(
        ("case", "tier"),
        [
            ({"a": True}, "enabling"),  # answers a likely barrier
            ({"b": True}, "core"),  # answers a barrier that is possible only
            ({"b": True, "c": True}, "enabling"),  # indicated by its `when`
            ({"d": True}, "enabling"),  # responds to a condition of this week
            ({"e": True}, "core"),  # responds to a note
            ({"b": True, "f": True}, "enabling"),  # opens a gate that keeps a recommendation `later`
            ({"b": True, "f": True, "k": 1}, "core"),  # the gate is open
            ({"b": True, "f": True, "m": 1}, "core"),  # what the gate would keep `later` is withheld
        ],
    )
    def test_enabling(self, assess, case, tier):
        """An `enabling` intervention ranks as such where it enables, else as core."""
        advice = assess(
            case,
            barriers=[barrier("x", sign({"a": True}), sign({"b": True}, "moderate"))],
            interventions=[
                offer("i", answers=["x"], when={"c": True}, tier="enabling"),
                offer("j", when={"f": True}, gates=["g"], not_if=[{"when": {"m": 1}, "because": "N"}]),
            ],
            gates=[gate("g", {"k": 1}, opened_by=["i"])],
            safety=[
                flag("w", {"d": True}, "this_week", respond_with=["i"]),
                flag("n", {"e": True}, "note", respond_with=["i"]),
            ],
        )
        assert by_id(advice["recommendations"], "i")["tier"] == tier

    def test_value(self, assess):
        """Value is min(points, 8) times the grade, over the barriers at least possible; halved for each above."""
        barriers = [
            barrier("x", sign({"a": True}), sign({"b": True}), sign({"c": True}, "moderate")),  # 10 points: 8 count
            barrier("y", sign({"d": True}, "moderate"), sign({"c": True}, "weak")),  # 3 points
            barrier("z", sign({"c": True}, "weak")),  # not possible
        ]
        offers = [
            offer("p", answers=["x"], evidence={"grade": "B", "cite": ["s"]}),
            offer("q", answers=["x", "y", "z"], evidence={"grade": "C", "cite": ["s"]}),
            offer("r", answers=["x"]),
            offer("t", answers=["y"], evidence={"grade": "D"}),
            offer("u", when={"a": True}, evidence={"grade": "B", "cite": ["s"]}),
        ]
        advice = assess(given("TTTT"), barriers=barriers, interventions=offers)
        found = [(one["id"], one["value"], one["ahead_of_next_by"]) for one in advice["recommendations"]]
        # At first: q (8 + 3) 8/10, r 8, p 72/10, u 36/10, t 21/10. After q: r 4, p, u 36/10, t 21/20; after r: p 18/10.
        assert found == [
            ("q", "44/5", "value"), ("r", "4", "value"), ("u", "18/5", "value"), ("p", "9/5", "value"),
            ("t", "21/20", None),
        ]  # fmt: skip
        assert by_id(advice["recommendations"], "q")["answers"] == ["x", "y"]

    @pytest.mark.parametrize(
        ("scoring", "value"),
        [({}, "7/2"), ({"also": 0.5}, "4"), ({"also": 0}, "3"), ({"also": 1}, "5")],
    )
    def test_also_counts_less(self, assess, scoring, value):
        """What a response also helps with counts `scoring.also`, a quarter if left out, and only where it is likely."""
        barriers = [
            barrier("x", sign({"a": True}, "moderate"), sign({"b": True}, "weak")),  # 3 points: possible
            barrier("y", sign({"c": True}, "moderate")),  # 2 points: with `likely` at 2 it is likely
        ]
        offers = [offer("p", answers=["x"], also=["y"])]
        levels = {"likely": 2, "possible": 1}
        advice = assess(given("TTT"), barriers=barriers, interventions=offers, scoring=levels | scoring)
        assert [(one["id"], one["value"]) for one in advice["recommendations"]] == [("p", value)]
        assert advice["recommendations"][0]["answers"] == ["x", "y"]

    @pytest.mark.parametrize(("strength", "shown"), [("moderate", []), ("strong", ["p"])])
    def test_also_needs_a_likely_barrier(self, assess, strength, shown):
        """A barrier that is merely possible indicates nothing that only also helps with it."""
        barriers = [barrier("x", sign({"a": True}, strength))]
        advice = assess(given("T"), barriers=barriers, interventions=[offer("p", also=["x"])])
        assert ids(advice["recommendations"]) == shown

    def test_the_specific_response_stands_above_the_general_one(self, assess):
        """A response that also helps with three barriers stands below one that answers one of them first."""
        barriers = [barrier(name, sign({"a": True})) for name in ("x", "y", "z")]
        offers = [offer("p", also=["x", "y", "z"]), offer("q", answers=["z"])]
        advice = assess(given("T"), barriers=barriers, interventions=offers)
        assert [(one["id"], one["value"]) for one in advice["recommendations"]] == [("q", "4"), ("p", "5/2")]

    def test_a_response_to_a_red_flag_has_a_least_value(self, assess):
        """Responding to a red flag counts at least as much as a likely barrier of the same grade."""
        barriers = [barrier("x", sign({"a": True}))]
        safety = [flag("s", {"a": True}, "note", respond_with=["p"])]
        offers = [offer("p", also=["x"]), offer("q", also=["x"])]
        advice = assess(given("T"), barriers=barriers, interventions=offers, safety=safety)
        assert [(one["id"], one["value"]) for one in advice["recommendations"]] == [("p", "4"), ("q", "1/2")]

    def test_also_does_not_enable(self, assess):
        """An `enabling` intervention that only also helps with a likely barrier ranks as core."""
        barriers = [barrier("x", sign({"a": True}))]
        advice = assess(given("T"), barriers=barriers, interventions=[offer("i", also=["x"], tier="enabling")])
        assert advice["recommendations"][0]["tier"] == "core"

    def test_a_gate_for_little_does_not_enable(self, assess):
        """Opening a gate enables only where what waits behind it answers a likely barrier first."""
        barriers = [barrier("x", sign({"a": True}, "moderate")), barrier("y", sign({"b": True}, "moderate"))]
        offers = [offer("i", answers=["x"], tier="enabling"), offer("j", answers=["y"], gates=["g"])]
        gates = [gate("g", {"k": 1}, opened_by=["i"])]
        advice = assess(given("TT"), barriers=barriers, interventions=offers, gates=gates)
        assert by_id(advice["recommendations"], "i")["tier"] == "core"
        assert by_id(advice["recommendations"], "j")["status"] == "later"

    def test_for_and_also_are_two(self, assess):
        """A barrier cannot stand in `for` and in `also` of one intervention."""
        barriers = [barrier("x", sign({"a": True}))]
        with pytest.raises(PackError) as caught:
            assess({}, barriers=barriers, interventions=[offer("p", answers=["x"], also=["x"])])
        assert [problem.code for problem in caught.value.problems] == ["listed_twice"]

    def test_marginal_value_changes_the_order(self, assess):
        """The second place goes to what helps best with what the first leaves open."""
        barriers = [
            barrier("x", sign({"a": True})),
            barrier("y", sign({"b": True}, "moderate"), sign({"c": True}, "weak")),
        ]
        offers = [offer("p", answers=["x"]), offer("q", answers=["x"]), offer("r", answers=["y"])]
        advice = assess(given("TTT"), barriers=barriers, interventions=offers)
        assert [(one["id"], one["value"]) for one in advice["recommendations"]] == [("p", "4"), ("r", "3"), ("q", "2")]
        # p is ahead of r by the values of that moment, r of q by theirs.
        assert self.order(advice) == [("p", "value"), ("r", "value"), ("q", None)]

    def test_values_are_exact(self, assess):
        """Values are exact: a third of a grade factor does not round."""
        offers = [offer("i", answers=["x"], evidence={"grade": "C", "cite": ["s"]})]
        advice = assess(
            given("T"), barriers=[barrier("x", sign({"a": True}))], interventions=offers,
            scoring={"cap": 3, "grades": {"C": 0.333}},
        )  # fmt: skip
        assert Fraction(advice["recommendations"][0]["value"]) == Fraction(999, 1000)

    def test_precedence(self, assess):
        """The fifth key is the precedence of the most important barrier it answers; none comes last."""
        barriers = [barrier(name, sign({"a": True})) for name in ("v", "x", "y", "z")]
        offers = [
            offer("e", when={"a": True}),
            offer("f", answers=["v"]),
            offer("g", answers=["x"]),
            offer("h", answers=["z"]),
            offer("i", answers=["y"]),
        ]
        advice = assess(given("T"), barriers=barriers, interventions=offers, scoring={"precedence": ["y", "z"]})
        assert self.order(advice) == [
            ("i", "precedence"), ("h", "precedence"), ("f", "precedence"), ("g", "precedence"), ("e", None),
        ]  # fmt: skip
        assert ids(advice["barriers"]) == ["y", "z", "v", "x"]

    @pytest.mark.parametrize("first", [{"first": {"before": ["b"]}}, {"b": {"after": ["first"]}}])
    def test_before_and_after(self, assess, first):
        """`before`/`after` between recommendations of equal urgency and status come before the other keys."""
        offers = [
            offer("a", when={"a": True}),
            offer("b", when={"a": True}, tier="enabling", **first.get("b", {})),
            offer("first", when={"a": True}, tier="optional", **first.get("first", {})),
        ]
        assert self.order(assess(given("T"), interventions=offers)) == [
            ("a", "tier"), ("first", "before"), ("b", None),
        ]  # fmt: skip

    def test_before_needs_equal_status_and_urgency(self, assess):
        """Between recommendations of other urgency or status, `before` says nothing."""
        offers = [
            offer("a", when={"a": True}, only_if={"b": True}, before=["c", "d"]),
            offer("c", when={"a": True}),
            offer("d", when={"a": True}, only_if={"b": True}),
            offer("e", when={"a": True}, before=["f"]),
            offer("f", when={"a": True}),
        ]
        conditions = [flag("s", {"a": True}, "same_day", respond_with=["f"])]
        advice = assess(given("T"), interventions=offers, safety=conditions)
        assert ids(advice["recommendations"]) == ["f", "c", "e", "a", "d"]
        assert self.order(advice)[3] == ("a", "before")

    def test_before_is_direct(self, assess):
        """What is not recommended passes nothing on: only direct edges among recommendations count."""
        offers = [
            offer("c", when={"a": True}, before=["b"]),
            offer("b", when={"b": True}, before=["a"]),
            offer("a", when={"a": True}),
        ]
        assert ids(assess(given("TF"), interventions=offers)["recommendations"]) == ["a", "c"]
        assert ids(assess(given("TT"), interventions=offers)["recommendations"]) == ["c", "b", "a"]

    def test_circular_before_is_refused(self):
        """A circular before/after is a load error."""
        offers = [offer("a", before=["b"]), offer("b", before=["c"]), offer("c", before=["a"])]
        with pytest.raises(PackError, match="circle"):
            load_generated(whole(interventions=offers))


class TestAdvice:
    """Section 6: the advice."""

    def test_safety_order(self, assess):
        """Active safety conditions come most urgent first, then by id."""
        conditions = [
            flag(name, {"a": True}, urgency)
            for name, urgency in [("d", "note"), ("c", "emergency"), ("b", "emergency"), ("a", "this_week")]
        ]
        assert ids(assess(given("T"), safety=conditions)["safety"]) == ["b", "c", "a", "d"]

    @pytest.mark.parametrize(
        ("policy", "text", "missing"),
        [
            ({}, None, False),
            ({"policy": {"needed": "Who"}}, None, True),
            ({"policy": {"needed": "Who", "text": None}}, None, True),
            ({"policy": {"needed": "Who", "text": "Call {a}"}}, "Call {a}", False),
        ],
    )
    def test_policy(self, assess, policy, text, missing):
        """The site's own text is given, literally, or it is said that it is missing."""
        (item,) = assess(given("T"), safety=[flag("s", {"a": True}, **policy)])["safety"]
        assert (item["policy"], item["policy_missing"]) == (text, missing)

    def test_evidence_for_and_against(self, assess):
        """`because` speaks for the barrier; `against` is always "Label: value" of the facts of its false indicators."""
        entry = barrier(
            "x",
            sign({"k": {"at_least": 2}}, "weak", because="it was {k}, {m} and {c}", cite=["s"]),
            sign([{"a": True}, {"n": {"at_least": 1}}], "weak"),
            sign({"b": True}, because="never said", cite=["s"]),
            sign({"any": [{"w": "x"}, {"c": False}]}, because="open"),
        )
        (item,) = assess({"k": 2, "a": True, "n": 1.5, "b": False, "w": "y"}, barriers=[entry])["barriers"]
        assert item["because"] == ["it was 2, not known and not known", "A: yes; N: 1.5"]
        assert item["against"] == ["B: no"]
        assert item["open"] == ["c"]
        assert item["facts"] == {"a": True, "k": 2, "n": 1.5}
        assert list(item["facts"]) == ["a", "k", "n"]
        assert item["sources"] == ["s"]

    def test_words(self, assess):
        """`language.words` may print values otherwise."""
        words = {"yes": "ja", "no": "nein", "not_known": "nicht bekannt", "x": "Ix"}
        conditions = [flag("s", {"a": True}, because="{a} {b} {c} {w} {k}")]
        (item,) = assess({"a": True, "b": False, "w": "x", "k": 3}, safety=conditions, language={"words": words})[
            "safety"
        ]
        assert item["because"] == "ja nein nicht bekannt Ix 3"

    def test_facts_through_conclusions(self, assess):
        """`facts` are the submitted facts that conditions mention, also through conclusions."""
        advice = assess(
            {"a": True, "b": False, "c": True, "d": True},
            rules=[{"id": "r", "finds": "f", "when": {"any": [{"a": True}, {"b": True}]}}],
            barriers=[barrier("x", sign({"finding": "f"}), sign({"e": True}), only_if={"c": True})],
            safety=[flag("s", {"barrier": "x"}, "note", respond_with=["i"])],
            interventions=[offer("i", answers=["x"], when={"d": False})],
        )
        assert advice["safety"][0]["facts"] == {"a": True, "b": False, "c": True}
        assert advice["barriers"][0]["facts"] == {"a": True, "b": False}
        assert advice["recommendations"][0]["facts"] == {"a": True, "b": False, "c": True}

    @pytest.mark.parametrize(
        ("condition", "case", "facts"),
        [
            ({"all": [{"a": True}, {"b": True}]}, {"a": True}, ["b"]),
            ({"any": [{"a": True}, {"b": True}]}, {"b": False}, ["a"]),
            ({"all": [{"any": [{"a": True}, {"b": True}]}, {"c": True}]}, {"a": True}, ["c"]),
            ({"all": [{"unknown": "a"}, {"b": True}]}, {}, ["b"]),
            ({"all": [{"not_established": {"a": True}}, {"b": True}]}, {}, ["b"]),
            ({"not": {"a": True}}, {}, ["a"]),
            ({"count": {"at_least": 2, "of": [{"a": True}, {"b": True}, {"c": True}]}}, {"a": False}, ["b", "c"]),
            ({"n": {"more_than": {"fact": "m"}}}, {"n": 1}, ["m"]),
            ({"n": {"more_than": {"fact": "m"}}}, {}, ["m", "n"]),
            ({"finding": "f"}, {}, ["d", "e"]),
            ({"finding": "f"}, {"e": False}, ["d"]),
            ({"barrier": "x"}, {}, ["d"]),
            ({"barrier": "x"}, {"d": False}, []),
            ({"all": [{"a": True}, {"b": True}]}, {"a": False}, []),
            ({"any_barrier": "likely"}, {}, ["d"]),  # y cannot become likely
            ({"any_barrier": "possible"}, {}, ["d", "e"]),
            ({"any_barrier": "possible"}, {"d": False}, ["e"]),
            ({"any_safety": "emergency"}, {}, ["a", "b"]),
            ({"any_safety": "same_day"}, {"b": False}, ["c"]),
            ({"any_safety": "emergency"}, {"b": False}, []),
        ],
    )
    def test_open_facts(self, assess, condition, case, facts):
        """The open facts of an unknown condition are the unknown facts in its unknown tests, through conclusions."""
        rules = [{"id": f"r-{fact}", "finds": "f", "when": {fact: True}} for fact in "de"]
        barriers = [barrier("x", sign({"d": True})), barrier("y", sign({"e": True}, "moderate"))]
        safety = [flag("s", [{"a": True}, {"b": True}]), flag("t", {"c": True}, "same_day")]
        advice = assess(case, gates=[gate("g", condition)], rules=rules, barriers=barriers, safety=safety)
        assert advice["gates"][0]["open"] == facts

    @pytest.mark.parametrize(
        ("case", "facts"),
        [
            ({}, ["a", "b", "c", "f"]),
            ({"a": True}, ["c", "f"]),  # b could not raise the group any more
            ({"c": True}, ["a", "b", "f"]),
            ({"f": False}, []),
            ({"f": True}, ["a", "b", "c"]),
            ({"a": False, "b": False}, ["c"]),  # the upper points do not reach possible: not `only_if`
            ({"a": False, "b": True}, ["c", "f"]),
        ],
    )
    def test_open_facts_of_a_barrier(self, assess, case, facts):
        """Of a barrier: those that could raise their group, and `only_if` if the upper points reach possible."""
        entry = barrier(
            "x",
            sign({"a": True}, about="g"),
            sign({"b": True}, "moderate", about="g"),
            sign({"c": True}, "weak"),
            only_if={"f": True},
        )
        assert assess(case, barriers=[entry])["barriers"][0]["open"] == facts

    def test_barriers_ask_what_is_most_at_stake(self, assess):
        """Barriers whose likely or possible is unknown ask by points, precedence, id; the most at stake first."""
        advice = assess(
            {"a": True},
            barriers=[
                barrier("x", sign({"b": True}, "weak"), sign({"c": True}, "moderate"), sign({"k": 1})),
                barrier("y", sign({"a": True}, "moderate"), sign({"n": 1}, "weak"), sign({"m": 1}, "weak")),
                barrier("z", sign({"a": True}), sign({"d": True})),
                barrier("v", sign({"e": True}), sign({"k": 2}, "weak")),
            ],
            scoring={"precedence": ["v", "x"]},
        )
        assert asked(advice) == ["m", "n", "e", "k", "c", "b"]  # y has points; z is likely already
        why = {one["fact"]: one["why"] for one in advice["questions"]}
        assert why["k"] == ["barrier:v", "barrier:x"]

    def test_stakes_of_only_if(self, assess):
        """For `only_if` the points at stake are the upper points; a fact counts with the most at stake."""
        entry = barrier(
            "x", sign({"a": True}), sign({"b": True}, "weak"), sign([{"b": True}, {"c": True}]), only_if={"d": True}
        )
        assert asked(assess({}, barriers=[entry])) == ["d", "a", "b", "c"]

    def test_questions_in_order(self, assess):
        """Urgent safety first, then what could change a status, then barriers; each fact once, with every reason."""
        facts = [{**one, "ask": f"Ask {one['id']}?"} if one["id"] in "ae" else one for one in FACTS]
        advice = assess(
            {"f": True},
            facts=facts,
            safety=[
                flag("t", {"c": True}, "same_day", ask_if_unknown={"ask": "T?"}),
                flag("s", [{"d": True}, {"b": True}, {"k": 1}], ask_if_unknown={"ask": "S?"}),
                flag("r", {"c": True}, "same_day", ask_if_unknown={"ask": "R?"}),
                flag("q", {"m": 1}, "emergency", ask_if_unknown={"ask": "Q?", "when": {"a": True}}),
            ],
            interventions=[
                offer("j", when={"f": True}, gates=["g"]),
                offer("i", when={"f": True}, only_if=[{"e": True}, {"b": True}, {"n": 1}]),
            ],
            gates=[gate("g", [{"a": True}, {"n": 1}])],
            barriers=[barrier("x", sign({"w": "x"}), sign({"e": True}), sign({"b": True}))],
        )
        assert [(one["fact"], one["ask"], one["why"]) for one in advice["questions"]] == [
            ("b", "S?", ["safety:s", "status:i", "barrier:x"]),
            ("d", "S?", ["safety:s"]),
            ("k", "S?", ["safety:s"]),
            ("c", "R?", ["safety:r", "safety:t"]),
            ("e", "Ask e?", ["status:i", "barrier:x"]),
            ("n", "N", ["status:i", "status:j"]),
            ("a", "Ask a?", ["status:j"]),
            ("w", "W", ["barrier:x"]),
        ]

    def test_texts_are_literal(self, assess):
        """`do`, `say`, labels and `do_first` are the pack's texts, unchanged; one `say` is a list of one."""
        offers = [
            offer("i", when={"a": True}, do="Do {a}", say="Say {a}"),
            offer("j", when={"a": True}, say=["One", "two {a}"]),
            offer("k", when={"a": True}),
        ]
        found = assess(given("T"), interventions=offers)["recommendations"]
        assert [one["do"] for one in found] == ["Do {a}", "Do it", "Do it"]
        assert [one["say"] for one in found] == [["Say {a}"], ["One", "two {a}"], []]

    def test_a_label_is_literal(self, assess):
        """A fact without `ask` is asked for by its label, which is literal; an `ask` has its holes filled."""
        facts = [
            {"id": "a", "label": "A", "yes_no": True},
            {"id": "b", "label": "B {a}", "yes_no": True},
            {"id": "c", "label": "C", "yes_no": True, "ask": "C {a} {b}?"},
        ]
        entry = barrier("x", sign({"b": True}), sign({"c": True}))
        advice = assess({"a": True}, facts=facts, barriers=[entry])
        assert [one["ask"] for one in advice["questions"]] == ["B {a}", "C yes not known?"]

    def test_nothing_known(self, assess):
        """An empty case has no safety, no recommendation, nothing withheld, and every barrier and gate."""
        advice = assess(
            {},
            barriers=[barrier("x", sign({"a": True}))],
            gates=[gate("g", {"a": True})],
            interventions=[offer("i", answers=["x"])],
            safety=[flag("s", {"a": True})],
        )
        assert [name for name in advice if advice[name] == []] == [
            "safety", "pathways", "recommendations", "withheld", "contradictions",
        ]  # fmt: skip
        assert asked(advice) == ["a"]


SECRET = [{**one, "private": True} if one["id"] in "ef" else one for one in FACTS]


class TestPrivate:
    """Section 7: private and alone."""

    def test_safety_and_gates(self, assess):
        """A safety condition or gate is private if it read or asks a private fact, or is marked so."""
        advice = assess(
            {"a": True, "e": True, "b": True},
            facts=SECRET,
            rules=[{"id": "r", "finds": "x", "when": {"any": [{"a": True}, {"e": True}]}}],
            safety=[
                flag("plain", {"any": [{"a": True}, {"f": True}]}),
                flag("reads", {"any": [{"a": True}, {"e": True}]}),
                flag("through", {"finding": "x"}),
                flag("hole", {"a": True}, because="{e}"),
                flag("unknown_hole", {"a": True}, because="{f}"),
                flag("marked", {"a": True}, private=True),
            ],
            gates=[
                gate("asks", {"f": True}),
                gate("decided", {"any": [{"a": True}, {"f": True}]}),
                gate("hole", {"b": True}, ask="{e}?"),
                gate("marked", {"b": True}, private=True),
                gate("reads", {"e": True}),
            ],
        )
        private = {one["id"]: one["private"] for one in advice["safety"]}
        assert private == {
            "plain": False, "reads": True, "through": True, "hole": True, "unknown_hole": False, "marked": True,
        }  # fmt: skip
        assert {one["id"]: one["private"] for one in advice["gates"]} == {
            "asks": True, "decided": False, "hole": True, "marked": True, "reads": True,
        }  # fmt: skip

    def test_barriers(self, assess):
        """A barrier reads `only_if` and its true and false indicators, not the unknown ones."""
        advice = assess(
            {"a": True, "e": True},
            facts=SECRET,
            barriers=[
                barrier("context", sign({"a": True}), only_if={"e": True}),
                barrier("false", sign({"a": True}), sign({"e": False})),
                barrier("open", sign({"a": True}), sign([{"b": True}, {"e": True}])),
                barrier("asks", sign({"a": True}), sign({"f": True})),
                barrier("hole", sign({"a": True}, because="{e}")),
                barrier("untrue_hole", sign({"a": True}), sign({"a": False}, because="{e}")),
                barrier("marked", sign({"a": True}), private=True),
            ],
        )
        assert {one["id"]: one["private"] for one in advice["barriers"]} == {
            "context": True, "false": True, "open": False, "asks": False, "hole": True, "untrue_hole": False,
            "marked": True,
        }  # fmt: skip

    def test_pathways(self, assess):
        """A pathway reads `only_if`, and `until` up to the current stage."""
        until = {"a": {"a": True}, "b": {"b": True}, "e": {"e": True}}
        advice = assess(
            {"a": True, "e": True},
            facts=SECRET,
            pathways=[
                pathway("before", {"id": "one", "until": until["e"]}, {"id": "two"}),
                pathway("current", {"id": "one", "until": {"any": [{"b": True}, {"e": False}]}}),
                pathway("beyond", {"id": "one", "until": until["b"]}, {"id": "two", "until": until["e"]}),
                pathway("context", {"id": "one"}, only_if=until["e"]),
                pathway("marked", {"id": "one"}, private=True),
            ],
        )
        assert {one["id"]: one["private"] for one in advice["pathways"]} == {
            "before": True, "current": True, "beyond": False, "context": True, "marked": True,
        }  # fmt: skip

    def test_recommendations(self, assess):
        """A recommendation reads what indicates it, what makes it `check_first` and its gates that are not open."""
        offers = {
            "plain": {},
            "marked": {"private": True},
            "indicated": {"when": {"any": [{"a": True}, {"e": True}]}},
            "asks": {"only_if": {"f": True}},
            "checked": {"only_if": [{"e": True}, {"b": True}]},
            "settled": {"only_if": {"e": True}},
            "gated": {"gates": ["g"]},
            "wide": {"gates": ["open"]},
            "named_gate": {"gates": ["marked_gate"]},
            "answers": {"answers": ["marked_barrier"]},
            "responds": {},
            "cautioned": {"cautions": [{"say": "{e}"}]},
        }
        advice = assess(
            {"a": True, "e": True, "d": False},
            facts=SECRET,
            barriers=[barrier("marked_barrier", sign({"a": True}), private=True)],
            gates=[
                gate("g", [{"e": True}, {"d": True}]),
                gate("open", {"e": True}),
                gate("marked_gate", {"d": True}, private=True),
            ],
            safety=[flag("marked_flag", {"a": True}, "note", respond_with=["responds"], private=True)],
            interventions=[offer(name, **{"when": {"a": True}, **more}) for name, more in offers.items()],
        )
        private = {one["id"] for one in advice["recommendations"] if one["private"]}
        assert private == {
            "marked", "indicated", "asks", "checked", "gated", "named_gate", "answers", "responds",
        }  # fmt: skip
        (caution,) = by_id(advice["recommendations"], "cautioned")["cautions"]
        assert caution["private"]

    def test_cautions(self, assess):
        """A caution is private if its condition reads or asks a private fact, or its contraindication is marked."""
        advice = assess(
            {"a": True, "e": True},
            facts=SECRET,
            interventions=[
                offer(
                    "i",
                    when={"a": True},
                    cautions=[
                        {"say": "plain", "when": {"a": True}},
                        {"say": "reads", "when": {"e": True}},
                        {"say": "asks", "when": {"f": True}},
                    ],
                )
            ],
            contraindications=[care("marked", {"a": True}, interventions=["i"], private=True)],
        )
        (item,) = advice["recommendations"]
        assert [one["private"] for one in item["cautions"]] == [True, False, True, True]
        assert not item["private"]

    def test_withheld(self, assess):
        """What is withheld is private if its reasons read a private fact, or if one of them is marked."""
        offers = {
            "plain": {"only_if": {"a": False}},
            "reads": {"only_if": {"e": False}},
            "hole": {"not_if": [{"when": {"a": True}, "because": "{e}"}]},
            "untrue": {"not_if": [{"when": {"a": True}, "because": "N"}, {"when": {"e": False}, "because": "N"}]},
            "indicated": {"when": {"e": True}, "only_if": {"a": False}},
            "contraindicated": {"category": "rare"},
            "staged": {},
            "held": {},
            "marked": {"only_if": {"a": False}, "private": True},
        }
        advice = assess(
            {"a": True, "e": True},
            facts=SECRET,
            interventions=[offer(name, **{"when": {"a": True}, **more}) for name, more in offers.items()],
            contraindications=[stop("no", {"a": True}, categories=["rare"], private=True)],
            pathways=[pathway("p", {"id": "one", "hold_back": ["staged"]}, private=True)],
            safety=[flag("s", {"a": True}, "note", hold_back={"interventions": ["held"]}, private=True)],
        )
        assert len(advice["withheld"]) == len(offers)
        private = {one["id"] for one in advice["withheld"] if one["private"]}
        assert private == {"reads", "hole", "contraindicated", "staged", "held", "marked"}

    @pytest.mark.parametrize("secret", [{"when": {"e": True}}, {"when": {"a": True}, "private": True}])
    def test_withheld_in_a_private_emergency(self, assess, secret):
        """What is withheld for an emergency is private if an active emergency reads a private fact or is marked."""
        advice = assess(
            {"a": True, "e": True},
            facts=SECRET,
            interventions=[offer("i", when={"a": True})],
            safety=[flag("s", **secret)],
        )
        assert [(one["by"], one["private"]) for one in advice["withheld"]] == [(["emergency"], True)]

    @pytest.mark.parametrize("secret", [{"private": True}, {"because": "{e}"}])
    def test_a_private_emergency_is_not_named(self, assess, secret):
        """An emergency that the shareable rendering leaves out is not named in what stays, not even by its label."""
        sections = {
            "facts": SECRET,
            "interventions": [offer("i", when={"a": True})],
            "safety": [flag("s", {"a": True}, **secret) | {"label": "Hidden emergency"}],
        }
        case = {"a": True, "e": True}
        assert [one["private"] for one in assess(case, **sections)["safety"]] == [True]
        assert "Hidden emergency" not in json.dumps(assess(case, shareable=True, **sections))

    def test_questions(self, assess):
        """A question is private if its fact is, if its words tell a private one, or if a reason is marked."""
        facts = [{**one, "ask": "{e}?"} if one["id"] == "b" else one for one in SECRET]
        advice = assess(
            {"a": True, "e": True},
            facts=facts,
            interventions=[
                offer("i", when={"a": True}, only_if=[{"b": True}, {"c": True}, {"f": True}]),
                offer("j", when={"a": True}, only_if={"k": 1}, private=True),
            ],
            safety=[flag("s", {"m": 1}, ask_if_unknown={"ask": "M?"}, private=True)],
            barriers=[barrier("x", sign({"n": 1}), private=True)],
        )
        private = {one["fact"]: one["private"] for one in advice["questions"]}
        assert private == {"m": True, "b": True, "c": False, "f": True, "k": True, "n": True}

    def test_alone(self, assess):
        """A question is `alone` if its fact is, or if it is asked in the words of a condition that is."""
        facts = [{**one, "alone": True} if one["id"] == "b" else one for one in FACTS]
        advice = assess(
            {"a": True},
            facts=facts,
            safety=[
                flag("s", {"c": True}, ask_if_unknown={"ask": "C?"}, alone=True),
                flag("t", {"d": True}, ask_if_unknown={"ask": "D?"}),
                flag("u", {"d": True}, "note", ask_if_unknown={"ask": "U?"}, alone=True),
                flag("v", {"a": True}, "note", alone=True),
            ],
            barriers=[barrier("x", sign({"b": True}), sign({"e": True}))],
        )
        assert {one["fact"]: one["alone"] for one in advice["questions"]} == {
            "c": True, "d": False, "b": True, "e": False,
        }  # fmt: skip
        assert [(one["id"], one["alone"]) for one in advice["safety"]] == [("v", True)]

    def test_shareable(self, assess):
        """It leaves out private items, contradictions and ids of what was left out, ranks anew and hides values."""
        sections = {
            "facts": SECRET,
            "assume": [{"id": "both", "not_both": [{"a": True}, {"e": True}]}],
            "barriers": [
                barrier("x", sign({"a": True}, "moderate"), sign({"f": True}, "moderate"), sign({"b": True})),
                barrier("y", sign({"a": True}, because="{e}")),
            ],
            "gates": [gate("g", {"d": True}, opened_by=["h", "i", "secret"])],
            "interventions": [
                offer("h", when={"e": True}),
                offer("i", answers=["x", "y"], cautions=[{"say": "{e}"}, {"say": "Mind"}]),
                offer("j", when={"a": True}, gates=["g"]),
                offer("secret", when={"b": True}, private=True),
            ],
            "safety": [flag("s", {"a": True}, "note", respond_with=["h", "i", "secret"])],
        }
        case = {"a": True, "d": False, "e": True}
        whole_advice = assess(case, **sections)
        assert ids(whole_advice["recommendations"]) == ["i", "h", "secret", "j"]
        assert whole_advice["contradictions"] == ["both"]
        assert "note" not in whole_advice

        advice = assess(case, shareable=True, **sections)
        assert list(advice) == [*whole_advice, "note"]
        assert advice["note"] == "Not everything is shown here."
        assert advice["contradictions"] == []
        assert ids(advice["safety"]) == ["s"]
        assert advice["safety"][0]["respond_with"] == ["i"]
        assert advice["gates"][0]["opened_by"] == ["i"]
        assert ids(advice["barriers"]) == ["x"]
        assert advice["barriers"][0]["open"] == ["b"]
        found = advice["recommendations"]
        assert [(one["rank"], one["id"]) for one in found] == [(1, "i"), (2, "j")]
        assert [(one["value"], one["ahead_of_next_by"]) for one in found] == [(None, None), (None, None)]
        assert (found[0]["answers"], found[0]["because"]) == (["x"], ["barrier:x", "safety:s"])
        assert [one["say"] for one in found[0]["cautions"]] == ["Mind"]
        assert asked(advice) == ["b"]

    def test_shareable_always_has_the_note(self, assess):
        """The note stands there whether or not anything was left out."""
        assert assess({}, shareable=True)["note"] == "Not everything is shown here."


@pytest.mark.parametrize("engine", ["reference", "compiled"])
def test_every_engine_is_tested(engine):
    """The fixture asks for the engine by name, so that these tests speak for each."""
    kb = knowledge_base(json.dumps(whole()), engine)
    assert isinstance(kb, KnowledgeBase)
    assert kb.engine.name == engine
