"""Bad facts are refused, all at once, and no text that a host may log ever shows what was submitted."""

import copy
import datetime as dt
import enum
import json
import logging
import pickle
import traceback
from collections import OrderedDict, UserDict
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import pytest
from generated_packs import load_generated
from hypothesis import given
from hypothesis import strategies as st
from oracle import exact

from resistance_rules import Case, CaseError

FACTS = [
    {"id": "feels_heard", "label": "Feels heard", "yes_no": True},
    {"id": "visits", "label": "Visits", "integer": [0, 20]},
    {"id": "hours", "label": "Hours", "number": [0, 10]},
    {"id": "travel", "label": "Travel", "choice": ["bus", "car", "on_foot"]},
]
PACK = {
    "pack": {"id": "small", "title": "Small", "version": "1.0.0", "format": 1},
    "facts": FACTS,
    "sources": [{"id": "s", "title": "S", "supports": "S", "kind": "rct", "verified": "search"}],
    "safety": [
        {
            "id": "far",
            "label": "Far",
            "urgency": "note",
            "when": {"hours": {"at_least": 2}},
            "do_first": ["Ask"],
            "cite": ["s"],
        }
    ],
}


@pytest.fixture(scope="module", params=["reference", "durable", "compiled"])
def kb(request):
    """Load a small pack with a fact of each type."""
    if request.param == "durable":
        pytest.importorskip("durable.engine")
    return load_generated(PACK, request.param)


class Number(int):
    """An int that is not quite one."""


class Real(float):
    """A float that is not quite one."""


class Exact(Decimal):
    """A Decimal that is not quite one."""


class Word(str):
    """A text that is not quite one."""

    __slots__ = ()


class Colour(enum.StrEnum):
    """Texts that are members of an enumeration."""

    BUS = "bus"


class Level(enum.IntEnum):
    """Integers that are members of an enumeration."""

    FIVE = 5


class ArrayScalar:
    """Behaves like a scalar of numpy: it converts, and compares like an array."""

    dtype = "float64"

    def __init__(self, value):
        self.value = value

    def __float__(self):
        return float(self.value)

    def __int__(self):
        return int(self.value)

    __index__ = __int__

    def __bool__(self):
        raise ValueError("the truth value of an array is ambiguous")

    def __eq__(self, other):
        return [self.value == other]

    __hash__ = None


class Hostile:
    """Raises whatever is done with it."""

    def refuse(self, *_):
        """Raise."""
        raise RuntimeError("do not touch")

    __eq__ = __hash__ = __bool__ = __len__ = __iter__ = __float__ = __int__ = __index__ = refuse
    __repr__ = __str__ = __format__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = refuse


HUGE = 10**5000
BAD = {
    "feels_heard": [1, 0, 1.0, "true", "yes", "", b"true", [], [True], {}, Decimal(1), ArrayScalar(1), Hostile()],
    "visits": [
        5.0, 5.5, Decimal(5), Fraction(5), True, False, "5", b"5", 21, -1, HUGE, -HUGE, float("nan"), float("inf"),
        Number(5), Level.FIVE, 5j, [5], {"value": 5}, ArrayScalar(5), Hostile(),
    ],
    "hours": [
        True, "0.5", b"0.5", 10.1, -0.1, 11, -1, 1e308, -1e308, HUGE, -HUGE, float("nan"), float("inf"), float("-inf"),
        Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal("1e999999"),
        Decimal("0.12345678901234567890"), Decimal("1e-999999"), Decimal("10.00000000000000000001"), Fraction(1, 2),
        Real(0.5), Exact("0.5"), Number(5), Level.FIVE, 5j, [0.5], ArrayScalar(0.5), Hostile(), dt.timedelta(1), [HUGE],
        Fraction(HUGE, 3),
    ],
    "travel": [
        "BUS", "bsu", "", " bus", "bus\n", "unknown", "x" * 10_000_000, "\ud800", "\0", b"bus", ["bus"], ("bus",), 1,
        True, Word("bus"), Colour.BUS, ArrayScalar(1), Hostile(), object(),
    ],
}  # fmt: skip
ALL_BAD = [(fact, value) for fact, values in BAD.items() for value in values]
each_bad = pytest.mark.parametrize(  # numbered, since some of them cannot be written
    ("fact", "value"), ALL_BAD, ids=[f"{fact}-{number}" for number, (fact, _) in enumerate(ALL_BAD)]
)
CODES = {"wrong_type", "out_of_range", "bad_choice", "not_finite", "too_precise", "unknown_fact", "bad_fact_id"}


def problems_of(kb, facts):
    """Give the problems of a case that must be refused."""
    with pytest.raises(CaseError) as caught:
        kb.case(facts)
    with pytest.raises(CaseError):
        kb.assess(facts)
    return caught.value.problems


@each_bad
def test_bad_value(kb, fact, value):
    """A wrong type, a value out of range, a word that is no choice: one problem with the fact and the value."""
    (problem,) = problems_of(kb, {fact: value})
    assert problem.fact == fact
    assert problem.code in CODES
    assert problem.expected.startswith("expected ")
    assert problem.value is value


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("feels_heard", 1, "wrong_type"),
        ("visits", True, "wrong_type"),
        ("visits", 5.0, "wrong_type"),
        ("visits", 21, "out_of_range"),
        pytest.param("visits", HUGE, "out_of_range", id="huge"),
        ("hours", "0.5", "wrong_type"),
        ("hours", 10.1, "out_of_range"),
        ("hours", float("nan"), "not_finite"),
        ("hours", float("inf"), "not_finite"),
        ("hours", Decimal("sNaN"), "not_finite"),
        ("hours", Decimal("0.12345678901234567890"), "too_precise"),
        ("travel", "bsu", "bad_choice"),
        ("travel", 1, "wrong_type"),
        ("travell", "bus", "unknown_fact"),
        (5, "bus", "bad_fact_id"),
    ],
)
def test_codes(kb, fact, value, code):
    """Each kind of problem has its own stable code."""
    (problem,) = problems_of(kb, {fact: value})
    assert problem.code == code


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("visit", "visits"),
        ("Visits", "visits"),
        ("feel_heard", "feels_heard"),
        ("hour", "hours"),
    ],
)
def test_unknown_fact(kb, name, near):
    """An unknown fact id is refused with the nearest one, not dropped."""
    (problem,) = problems_of(kb, {name: 1})
    assert problem.fact == name
    assert problem.help == f"did you mean `{near}`?"


@pytest.mark.parametrize("name", ["zzzzzzzzzzzz", "", "x" * 1_000_000, "a b", "\0", "\ud800", "visits\n", "\uff56i"])
def test_nothing_near(kb, name):
    """An id that resembles none is refused too; only what looks like an id is shown."""
    (problem,) = problems_of(kb, {name: 1})
    assert problem.code == "unknown_fact"
    assert len(str(problem)) < 300


@pytest.mark.parametrize("word", ["BUS", "Bus", "buss"])
def test_near_choice(kb, word):
    """A word near a choice gets that choice as help."""
    (problem,) = problems_of(kb, {"travel": word})
    assert "`bus`" in problem.help


@pytest.mark.parametrize("key", [1, None, 1.5, b"visits", ("visits",), frozenset(), True, object(), float("nan")])
def test_keys_that_are_no_text(kb, key):
    """A key that is no text is a problem of its own."""
    (problem,) = problems_of(kb, {key: 1})
    assert problem.code == "bad_fact_id"
    assert problem.value == 1


@pytest.mark.parametrize("facts", [None, 5, "visits", b"visits", [], [("visits", 5)], {"visits"}, object(), Hostile()])
def test_no_mapping(kb, facts):
    """What is no mapping is no case."""
    (problem,) = problems_of(kb, facts)
    assert problem.code == "not_a_case"


def test_all_at_once(kb):
    """Every problem is reported at once, in an order that does not depend on that of the facts."""
    facts = {"visits": 5.0, "travel": "bsu", "hours": float("nan"), "feels_heard": 1, "vists": 3, 7: 1, "visitz": 2}
    problems = problems_of(kb, facts)
    assert len(problems) == len(facts)
    turned = problems_of(kb, dict(reversed(facts.items())))
    assert [str(one) for one in turned] == [str(one) for one in problems]
    assert len(str(CaseError(problems)).splitlines()) >= len(facts)


def test_good_facts_beside_bad_ones_are_no_problem(kb):
    """Only what is wrong is reported."""
    (problem,) = problems_of(kb, {"visits": 5, "hours": 0.5, "feels_heard": "yes", "travel": None})
    assert problem.fact == "feels_heard"


@pytest.mark.parametrize(
    "facts",
    [
        {"feels_heard": True, "visits": 0, "hours": 0, "travel": "bus"},
        {"feels_heard": False, "visits": 20, "hours": 10, "travel": "on_foot"},
        {"hours": 10.0},
        {"hours": 0.1},
        {"hours": 5e-324},
        {"hours": -0.0},
        {"hours": Decimal("0.1")},
        {"hours": Decimal("10.0")},
        {"hours": Decimal(3)},
        {"hours": 3},
        {},
        MappingProxyType({"visits": 5}),
        OrderedDict(visits=5),
        UserDict(visits=5),
    ],
)
def test_good_case(kb, facts):
    """What fits the vocabulary is taken as it is, from any mapping."""
    case = kb.case(facts)
    assert isinstance(case, Case)
    assert list(case) == sorted(facts)
    for fact, value in facts.items():
        assert case[fact] == value if isinstance(value, (bool, str)) else exact(case[fact]) == exact(value)
    assert kb.assess(case).to_json() == kb.assess(facts).to_json()


def test_null_is_left_out(kb):
    """A fact that is given as null is unknown, like one that is left out."""
    assert dict(kb.case({"visits": None, "hours": 1})) == {"hours": 1}
    assert kb.assess({"visits": None}).to_json() == kb.assess({}).to_json()


def test_case_of_another_pack(kb):
    """A case that was checked against another vocabulary is checked again."""
    other = load_generated({**PACK, "facts": [*FACTS, {"id": "more", "label": "More", "yes_no": True}]})
    assert dict(kb.case(other.case({"visits": 3}))) == {"visits": 3}
    (problem,) = problems_of(kb, other.case({"more": True}))
    assert problem.code == "unknown_fact"


def test_case_does_not_change(kb):
    """A checked case cannot be changed, nor through the mapping that it was made of."""
    facts = {"visits": 5}
    case = kb.case(facts)
    facts["visits"] = 6
    assert dict(case) == {"visits": 5}
    with pytest.raises(TypeError):
        case["visits"] = 7
    assert dict(case.changed({"visits": None, "hours": 2})) == {"hours": 2}


# What a host may log.


class Records(logging.Handler):
    """Keeps every text that would be logged."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.texts = []

    def emit(self, record):
        """Keep the message, its arguments and its exception."""
        self.texts += [record.getMessage(), str(record.args), str(record.exc_info), str(record.__dict__)]


def everything_logged(kb, facts):
    """Use the library with a case and give every text that a host may log."""
    records = Records()
    root = logging.getLogger()
    level = root.level
    root.addHandler(records)
    root.setLevel(logging.DEBUG)
    texts = []
    try:
        try:
            case = kb.case(facts)
            advice = kb.assess(case)
            texts += [repr(case), str(case), f"{case}", repr(advice), repr(kb)]
        except CaseError as error:
            texts += [str(error), repr(error), str(error.args), "".join(traceback.format_exception(error))]
            texts += [str(one) for one in error.problems] + [repr(one) for one in error.problems]
            texts += [json.dumps(one.to_dict()) for one in error.problems]
            texts += [str(error.at("case.json:3")), repr(error.at("case.json:3"))]
            return texts, error
    finally:
        root.removeHandler(records)
        root.setLevel(level)
        texts += records.texts
    return texts, None


MARKERS = st.one_of(
    st.integers(10**9, 10**12),
    st.integers(10**9, 10**12).map(lambda number: number / 1000 + 0.0005),
    st.integers(10**9, 10**12).map(lambda number: f"said-{number}"),
    st.integers(10**9, 10**12).map(lambda number: f"said_{number}"),
    st.integers(10**9, 10**12).map(lambda number: f"said {number}".encode()),
    st.integers(10**9, 10**12).map(lambda number: [f"said-{number}"]),
    st.integers(10**9, 10**12).map(lambda number: {"words": number}),
    st.integers(10**9, 10**12).map(lambda number: Decimal(number) / 7),
)


def shown_in(texts, value):
    """Give the texts that show a value."""
    while isinstance(value, (list, dict)):
        value = next(iter(value.values())) if isinstance(value, dict) else value[0]
    needle = value.decode() if isinstance(value, bytes) else str(value)
    return [text for text in texts if needle in text]


@given(
    facts=st.dictionaries(
        st.sampled_from(["feels_heard", "visits", "hours", "travel", "travell", "unheard_of", 5]), MARKERS, min_size=1
    )
)
def test_bad_values_are_never_shown(kb, facts):
    """No text of an error shows what was submitted; only `.problems[].value` holds it."""
    texts, error = everything_logged(kb, facts)
    assert error is not None
    for value in facts.values():
        assert not shown_in(texts, value)
        assert any(one.value is value for one in error.problems)


@given(
    visits=st.integers(0, 20),
    hours=st.integers(10**8, 10**9 - 1).map(lambda number: float(f"{number / 10**8:.8f}7")),
    bad=st.booleans(),
)
def test_good_values_are_never_shown(kb, visits, hours, bad):
    """No representation and no log record shows the values of a good case, nor those beside a bad one."""
    facts = {"visits": visits, "hours": hours, "travel": "on_foot", "feels_heard": "said-so" if bad else True}
    texts, error = everything_logged(kb, facts)
    assert (error is not None) == bad
    assert not shown_in(texts, hours)
    assert not shown_in(texts, "on_foot")
    assert not shown_in(texts, "said-so")


def test_value_on_request(kb):
    """The person who submitted it can be shown the value, shortened; it is not in the data otherwise."""
    (problem,) = problems_of(kb, {"travel": "said-" + "x" * 1000})
    assert "value" not in problem.to_dict()
    shown = problem.to_dict(with_value=True)["value"]
    assert shown.startswith("said-xxx")
    assert len(shown) < 300


@each_bad
def test_value_on_request_never_fails(kb, fact, value):
    """Whatever was submitted, the problem can be given as data with its value, as text that any terminal can take."""
    (problem,) = problems_of(kb, {fact: value})
    data = problem.to_dict(with_value=True)
    assert len(data["value"]) < 300
    json.dumps(data)


def test_errors_can_be_copied(kb):
    """A `CaseError` survives pickling and copying, as processes and test tools do with it."""
    with pytest.raises(CaseError) as caught:
        kb.case({"visits": 5.0, "vists": 1})
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.deepcopy(caught.value)):  # noqa: S301
        assert str(again) == str(caught.value)
        assert [one.value for one in again.problems] == [one.value for one in caught.value.problems]


# Anything at all.

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**4000),
    st.integers(-5, 25),
    st.floats(),
    st.floats(0, 10),
    st.decimals(),
    st.decimals(0, 10),
    st.fractions(),
    st.complex_numbers(),
    st.text(),
    st.sampled_from(["bus", "car", "on_foot"]),
    st.binary(),
    st.dates(),
    st.builds(Hostile),
    st.builds(ArrayScalar, st.integers()),
    st.builds(object),
    st.sampled_from([int, len, ..., NotImplemented]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3))
)
KEYS = st.one_of(
    st.sampled_from([one["id"] for one in FACTS]),
    st.text(),
    st.none(),
    st.integers(),
    st.floats(),
    st.binary(),
    st.tuples(st.text()),
)


@given(facts=st.one_of(st.dictionaries(KEYS, VALUES), VALUES))
def test_anything(kb, facts):
    """Whatever is given as a case, the answer is an advice or a `CaseError`."""
    (answer,) = kb.assess_many([facts])  # gives the `CaseError` instead of raising it
    if isinstance(answer, CaseError):
        assert answer.problems
        assert str(answer)
        assert repr(answer)
    else:
        assert json.loads(answer.to_json())
        assert json.loads(answer.shareable().to_json())
