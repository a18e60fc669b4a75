"""The matcher on `durable-rules`: what it says, and the defects of the engine that it must keep from us."""

from __future__ import annotations

import gc
import json
import operator
import random
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resistance_rules.inference import matcher as matching
from resistance_rules.inference import shards
from resistance_rules.inference.matcher import (
    EngineUnavailableError,
    Literal,
    Matcher,
    MatcherError,
    Pattern,
)

needs_engine = pytest.mark.skipif(not matching.available(), reason="durable-rules is not installed")

OPERATORS = {"==": operator.eq, "<=": operator.le, ">=": operator.ge}
SECRET = 918273645


def expected(patterns: Sequence[Pattern], values: Mapping[str, int]) -> set[int]:
    """Match in the plainest way."""
    return {
        pattern.number
        for pattern in patterns
        if all(prop in values and OPERATORS[how](values[prop], n) for prop, how, n in pattern.literals)
    }


def is_one(*properties: str, number: int = 1) -> Pattern:
    """Return a pattern that asks of each property that it is 1."""
    return Pattern(number, tuple((prop, "==", 1) for prop in properties))


@pytest.fixture
def compiled() -> Iterator[Callable[..., Matcher]]:
    """Compile strata into a matcher that is closed after the test."""
    made: list[Matcher] = []

    def compile_strata(*strata: Sequence[Pattern]) -> Matcher:
        made.append(Matcher(strata, name="test"))
        return made[-1]

    yield compile_strata
    for matcher in made:
        matcher.close()


@pytest.fixture
def engine() -> Any:
    """Return the C module, whose functions a test may replace."""
    return pytest.importorskip("durable_rules_engine")


def matches(matcher: Matcher, values: Mapping[str, int], stratum: int = 0) -> set[int]:
    """Match one stratum in a session of its own."""
    with matcher.session() as session:
        return session.match(stratum, values)


# What the matcher says.


@needs_engine
def test_operators_alternatives_and_the_empty_pattern(compiled: Callable[..., Matcher]) -> None:
    """Literals hold or not, patterns may share a number, and a pattern without literals always matches."""
    matcher = compiled(
        [
            Pattern(1, (("a", "==", 2), ("b", "<=", 3))),
            Pattern(1, (("c", ">=", 1),)),
            Pattern(2, (("b", ">=", 2), ("b", "<=", 3))),
            Pattern(3, ()),
        ],
        [],
    )
    assert matches(matcher, {"a": 2, "b": 4}) == {3}
    assert matches(matcher, {"a": 2, "b": 3}) == {1, 2, 3}
    assert matches(matcher, {"a": 1, "b": 1, "c": 7}) == {1, 3}
    assert matches(matcher, {}) == {3}
    assert matches(matcher, {"a": 2}, stratum=1) == set()


@needs_engine
def test_an_absent_property_never_matches_and_zero_is_not_absent(compiled: Callable[..., Matcher]) -> None:
    """No literal holds on a property that is absent, and 0 is a value like any other."""
    matcher = compiled(
        [Pattern(1, (("a", "==", 0),)), Pattern(2, (("a", "<=", 5),)), Pattern(3, (("a", ">=", 0),))],
        [Pattern(4, (("a", "==", 0), ("b", "==", 0)))],
    )
    with matcher.session() as session:
        assert session.match(0, {}) == set()
        assert session.match(0, {"b": 0}) == set()
        assert session.match(0, {"a": 0}) == {1, 2, 3}
        assert session.match(1, {"a": 0}) == set()
        assert session.match(1, {"a": 0, "b": 0}) == {4}


literals = st.tuples(st.sampled_from("abcdef"), st.sampled_from(sorted(OPERATORS)), st.integers(0, 3))
patterns = st.builds(Pattern, st.integers(0, 12), st.lists(literals, max_size=5).map(tuple))
case_values = st.dictionaries(st.sampled_from("abcdefx"), st.integers(-1, 4))


@needs_engine
@settings(max_examples=200, deadline=None)
@given(
    strata=st.lists(st.lists(patterns, max_size=60), min_size=1, max_size=3),
    cases=st.lists(case_values, min_size=1, max_size=5),
)
def test_matches_like_the_plainest_matcher(strata: list[list[Pattern]], cases: list[dict[str, int]]) -> None:
    """Whatever the patterns and the values, what matches is what plain Python says."""
    matcher = Matcher(strata)
    try:
        for values in cases:
            with matcher.session() as session:
                for at, stratum in enumerate(strata):
                    assert session.match(at, values) == expected(stratum, values)
    finally:
        matcher.close()


@needs_engine
def test_many_random_patterns_over_many_properties(compiled: Callable[..., Matcher]) -> None:
    """Many patterns over many properties match as plain Python says, for sparse cases and for full ones."""
    chance = random.Random(7)  # noqa: S311 - nothing is encrypted
    properties = [f"property_{at}" for at in range(300)]

    def literal() -> Literal:
        return chance.choice(properties), chance.choice(sorted(OPERATORS)), chance.randrange(3)

    strata = [
        [Pattern(at, tuple(literal() for _ in range(chance.randint(1, 4)))) for at in range(400)] for _ in range(3)
    ]
    matcher = compiled(*strata)
    for share in (0.03, 0.1, 0.5, 1.0) * 5:
        values = {prop: chance.randrange(3) for prop in properties if chance.random() < share}
        with matcher.session() as session:
            for at, stratum in enumerate(strata):
                assert session.match(at, values) == expected(stratum, values)


# The engine's limits.


@needs_engine
def test_more_matches_than_the_engine_can_have_pending(compiled: Callable[..., Matcher]) -> None:
    """Hundreds of patterns of one stratum match at once, where the engine gives up above 64."""
    matcher = compiled([Pattern(at, ((f"p{at % 7}", ">=", at % 5), ("q", "<=", at))) for at in range(500)])
    assert matches(matcher, {f"p{at}": 4 for at in range(7)} | {"q": 0}) == set(range(500))


@needs_engine
def test_raw_defect_more_than_64_pending_conditions_are_an_error(engine: Any) -> None:
    """Justifies the shards: the engine refuses a message that satisfies 65 conditions at one level."""
    rules = {f"r{at}": {"all": [{"m": {f"p{at}": 1}}]} for at in range(65)}
    handle = engine.create_ruleset("raw", json.dumps(rules))
    with pytest.raises(engine.error, match="303"):
        engine.assert_fact(handle, json.dumps({"sid": "1", "id": "1"} | {f"p{at}": 1 for at in range(65)}))
    engine.delete_ruleset(handle)  # not its state, in which nothing fired


@needs_engine
def test_more_distinct_conditions_than_the_engine_can_hash(compiled: Callable[..., Matcher]) -> None:
    """A stratum of 1,200 different conditions compiles, where the engine loops for ever from 513."""
    matcher = compiled([is_one(f"p{at}", number=at) for at in range(1200)])
    assert matches(matcher, {"p3": 1, "p600": 1, "p1199": 1, "p7": 0}) == {3, 600, 1199}


@needs_engine
def test_more_properties_than_a_message_holds(compiled: Callable[..., Matcher]) -> None:
    """A case may have 1,000 properties, and a pattern 200, where a message ends at 255; more are refused."""
    properties = [f"p{at}" for at in range(1000)]
    wide = [is_one(*properties[at : at + 200], number=at) for at in range(0, 801, 100)]
    narrow = [is_one(prop, number=1000 + at) for at, prop in enumerate(properties)]
    matcher = compiled(wide + narrow)
    assert len(matches(matcher, dict.fromkeys(properties, 1))) == 1009
    with pytest.raises(MatcherError, match="201 properties"):
        compiled([is_one(*properties[:201])])


@needs_engine
def test_more_patterns_than_a_ruleset_holds(compiled: Callable[..., Matcher]) -> None:
    """A stratum has 5,000 patterns, where a ruleset ends at 4,096."""
    stratum = [Pattern(at, ((f"p{at % 50}", "==", at // 50), ("q", ">=", at % 3))) for at in range(5000)]
    values = {f"p{at}": at for at in range(50)} | {"q": 1}
    assert matches(compiled(stratum), values) == expected(stratum, values) != set()


@needs_engine
def test_more_patterns_on_one_condition_than_the_engine_lists(compiled: Callable[..., Matcher]) -> None:
    """Six hundred patterns begin with, or are, one condition, where the engine lists 256 rules of one."""
    same = [is_one("q", number=at) for at in range(600)]
    begin = [is_one("q", f"z{at}", number=1000 + at) for at in range(600)]
    matcher = compiled(same + begin)
    assert matches(matcher, {"q": 1, "z5": 1, "z599": 1}) == {*range(600), 1005, 1599}


@needs_engine
def test_a_sparse_case_reaches_few_shards(compiled: Callable[..., Matcher], engine: Any, monkeypatch: Any) -> None:
    """A message is sent only where a pattern has all its properties: absent ones cost nothing."""
    matcher = compiled([is_one(f"a{at}", f"b{at}", number=at) for at in range(1000)])
    sent: list[str] = []
    assert_fact = engine.assert_fact
    monkeypatch.setattr(
        engine, "assert_fact", lambda handle, message: sent.append(message) or assert_fact(handle, message)
    )
    assert matches(matcher, {f"a{at}": 1 for at in range(1000)} | {"b1": 1, "b2": 1}) == {1, 2}
    assert len(sent) <= 2


# Names are hashes.


@needs_engine
def test_properties_whose_names_have_one_hash_stay_two(compiled: Callable[..., Matcher]) -> None:
    """Two properties whose names the engine cannot tell apart are two properties."""
    one, other = "late_crisis_peer_std", "sarcastic_loss_pm"
    assert shards.fnv1a_32(one) == shards.fnv1a_32(other)
    matcher = compiled([is_one(one, number=1), is_one(other, number=2), is_one(one, other, number=3)])
    assert matches(matcher, {one: 1, other: 0}) == {1}
    assert matches(matcher, {one: 0, other: 1}) == {2}
    assert matches(matcher, {one: 1}) == {1}
    assert matches(matcher, {one: 1, other: 1}) == {1, 2, 3}


def test_names_that_are_made_up_have_hashes_of_their_own() -> None:
    """No two names that the matcher makes up, and none of the engine's own words, have one hash."""
    names = (*shards._NAMES, *shards._OWN)
    assert len({shards.fnv1a_32(name) for name in names}) == len(names)
    assert len(shards._NAMES) == shards.PROPERTIES_PER_SHARD
    ids = (shards._MESSAGE, *(f"sid-{sid}" for sid in shards.SIDS))
    assert len({shards.fnv1a_32(sid) for sid in shards.SIDS}) == len(shards.SIDS)
    assert shards.fnv1a_32(ids[0]) not in {shards.fnv1a_32(name) for name in ids[1:]}


@needs_engine
def test_sessions_do_not_share(compiled: Callable[..., Matcher]) -> None:
    """Sessions that are open at once, more of them than there are ids, see only their own values."""
    matcher = compiled([is_one("a", number=1), is_one("b", number=2), is_one("a", "b", number=3)])
    sessions = [matcher.session() for _ in range(2 * len(shards.SIDS))]
    for _ in range(2):
        for at, session in enumerate(sessions):
            assert session.match(0, {"a": 1} if at % 2 else {"b": 1}) == ({1} if at % 2 else {2})


@needs_engine
def test_raw_defect_two_session_ids_share_a_session(engine: Any) -> None:
    """Justifies ids that are made up: here a message for one patient counts as already seen for another."""
    handle = engine.create_ruleset("raw", json.dumps({"r": {"all": [{"m": {"p": 1}}]}}))
    status, state = engine.assert_fact(handle, json.dumps({"sid": "anna-jan-3909", "id": "1", "p": 1}))
    engine.start_action_for_state(handle, state)
    assert engine.assert_fact(handle, json.dumps({"sid": "petra-quinn-7417", "id": "1", "p": 1})) == (
        2,
        state,
    )
    assert status == 0
    engine.delete_state(handle, "anna-jan-3909")
    engine.delete_ruleset(handle)


# Values.


@needs_engine
@pytest.mark.parametrize("value", [True, 1.0, "1", None, 2**31, -(2**31)])
def test_only_small_integers_are_values(compiled: Callable[..., Matcher], value: Any) -> None:
    """A value that is not a small integer is refused, also where no pattern reads it, and not repeated."""
    matcher = compiled([is_one("a")])
    for values in ({"a": value}, {"a": 1, "unread": value}):
        with pytest.raises(MatcherError) as raised:
            matches(matcher, values)
        assert str(value) not in str(raised.value)


@needs_engine
def test_raw_defect_true_is_one(engine: Any) -> None:
    """Justifies the check of values: to the engine, true is 1."""
    handle = engine.create_ruleset("raw", json.dumps({"r": {"all": [{"m": {"p": 1}}]}}))
    status, state = engine.assert_fact(handle, '{"sid":"1","id":"1","p":true}')
    assert status == 0
    assert engine.start_action_for_state(handle, state) is not None
    engine.delete_state(handle, "1")
    engine.delete_ruleset(handle)


@needs_engine
@pytest.mark.parametrize(
    "literal", [("a", "!=", 1), ("a", "==", -1), ("a", "==", True), ("a", "<=", 1.5), ("a", ">=", 2**31)]
)
def test_literals_that_cannot_be_matched_are_refused(compiled: Callable[..., Matcher], literal: Any) -> None:
    """Another operator, or a number that is negative, large or none, is an error at once."""
    with pytest.raises(MatcherError, match="literal"):
        compiled([Pattern(1, (literal,))])


# Failures.


@contextmanager
def replacing(engine: Any, function: str, replacement: Callable[..., Any]) -> Iterator[None]:
    """Replace a function of the engine for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, function, replacement)
        yield


def failing(*_: object) -> Any:
    """Fail as the engine might, with the case in the message."""
    raise ValueError(f'could not handle {{"a":{SECRET}}}')


@needs_engine
@pytest.mark.parametrize(
    "function", ["assert_fact", "start_action_for_state", "complete_and_start_action", "delete_state"]
)
def test_a_failure_of_the_engine_raises_and_shows_nothing(
    compiled: Callable[..., Matcher], engine: Any, function: str
) -> None:
    """Whichever function fails, the matcher raises without the case, and is right again afterwards."""
    matcher = compiled([Pattern(1, (("a", ">=", 1),)), Pattern(2, (("a", ">=", 2),))])
    for _ in range(3):
        with replacing(engine, function, failing), pytest.raises(MatcherError) as raised:
            matches(matcher, {"a": SECRET})
        shown = "".join(traceback.format_exception(raised.value))
        assert "ValueError" in shown
        assert str(SECRET) not in shown
        assert matches(matcher, {"a": 1}) == {1}


@needs_engine
def test_a_failure_to_compile_raises(engine: Any, monkeypatch: Any) -> None:
    """What the engine cannot compile is an error that gives its code."""

    def limited(*_: object) -> Any:
        raise engine.error("Could not create ruleset, error code: 106")

    monkeypatch.setattr(engine, "create_ruleset", limited)
    with pytest.raises(MatcherError, match="error code: 106"):
        Matcher([[is_one("a")]])


@needs_engine
@pytest.mark.parametrize(
    ("function", "replaced"),
    [
        pytest.param("assert_fact", lambda real, *given: (1, real(*given)[1]), id="not handled"),
        pytest.param("assert_fact", lambda real, *given: (2, real(*given)[1]), id="already observed"),
        pytest.param("assert_fact", lambda real, *given: (3, real(*given)[1]), id="deferred"),
        pytest.param("start_action_for_state", lambda _, *__: None, id="nothing starts"),
        pytest.param("complete_and_start_action", lambda _, *__: None, id="ends early"),
        pytest.param("complete_and_start_action", lambda *_: '{"0":{"m":{}}}', id="repeats"),
        pytest.param("complete_and_start_action", lambda *_: "", id="says nothing"),
    ],
)
def test_too_few_activations_are_never_taken_for_an_answer(
    compiled: Callable[..., Matcher], engine: Any, function: str, replaced: Callable[..., Any]
) -> None:
    """Where the engine stops early, refuses a message or repeats itself, the matcher raises."""
    matcher = compiled([Pattern(at, (("a", ">=", at),)) for at in range(4)])
    real = getattr(engine, function)
    with (
        replacing(engine, function, lambda *given: replaced(real, *given)),
        pytest.raises(MatcherError),
    ):
        matches(matcher, {"a": 2})
    assert matches(matcher, {"a": 2}) == {0, 1, 2}


@needs_engine
def test_a_state_where_nothing_fired_is_never_deleted(
    compiled: Callable[..., Matcher], engine: Any, monkeypatch: Any
) -> None:
    """Deleting such a state would free a pointer that was never set: its ruleset is thrown away instead."""
    matcher = compiled([is_one("a")])
    called: list[str] = []
    real = {name: getattr(engine, name) for name in ("assert_fact", "delete_state", "delete_ruleset")}

    def fail_after(handle: int, message: str) -> Any:
        real["assert_fact"](handle, message)
        failing()

    for name in ("delete_state", "delete_ruleset"):
        monkeypatch.setattr(engine, name, lambda *given, name=name: called.append(name) or real[name](*given))
    with replacing(engine, "assert_fact", fail_after), pytest.raises(MatcherError):
        matches(matcher, {"a": 1})
    assert called == ["delete_ruleset"]
    assert matches(matcher, {"a": 1}) == {1}
    assert called == ["delete_ruleset", "delete_state"]


@needs_engine
def test_an_interrupt_goes_through_and_leaves_nothing(compiled: Callable[..., Matcher], engine: Any) -> None:
    """Ctrl-C is not swallowed, and the next case meets nothing of the one that was interrupted."""
    matcher = compiled([Pattern(at, (("a", ">=", at),)) for at in range(4)])

    def interrupt(*_: object) -> Any:
        raise KeyboardInterrupt

    for function in ("assert_fact", "complete_and_start_action", "delete_state"):
        with replacing(engine, function, interrupt), pytest.raises(KeyboardInterrupt):
            matches(matcher, {"a": 3})
        assert matches(matcher, {"a": 1}) == {0, 1}


# Lives of matchers and sessions.


@needs_engine
def test_what_is_closed_says_so(compiled: Callable[..., Matcher]) -> None:
    """A matcher that is closed, a session that is over and a stratum that is not there are errors."""
    matcher = compiled([is_one("a")])
    left_open = matcher.session()
    with matcher.session() as session:
        for stratum in (1, -1):
            with pytest.raises(MatcherError, match="no stratum"):
                session.match(stratum, {"a": 1})
    with pytest.raises(MatcherError, match="session is over"):
        session.match(0, {"a": 1})
    matcher.close()
    matcher.close()
    with pytest.raises(MatcherError, match="closed"):
        matcher.session()
    with pytest.raises(MatcherError, match="closed"):
        left_open.match(0, {"a": 1})


@needs_engine
@pytest.mark.parametrize("how", ["close", "forget"])
def test_rulesets_are_freed(engine: Any, monkeypatch: Any, how: str) -> None:
    """Every ruleset is deleted once, when its matcher is closed or forgotten."""
    gc.collect()  # what earlier tests forgot
    made: list[int] = []
    freed: list[int] = []
    create, delete = engine.create_ruleset, engine.delete_ruleset
    monkeypatch.setattr(engine, "create_ruleset", lambda *given: made.append(create(*given)) or made[-1])
    monkeypatch.setattr(engine, "delete_ruleset", lambda handle: freed.append(handle) or delete(handle))
    matcher = Matcher([[is_one(f"p{at}") for at in range(100)]] * 2)
    assert matches(matcher, {"p7": 1}) == {1}
    if how == "close":
        matcher.close()
    del matcher
    gc.collect()
    assert sorted(freed) == sorted(made) != []


@needs_engine
def test_threads_get_right_answers(compiled: Callable[..., Matcher], engine: Any, monkeypatch: Any) -> None:
    """Eight threads that use one matcher at once, a few hundred sessions each, get right answers."""
    strata = [[Pattern(at, ((f"p{at % 20}", ">=", at % 4), ("q", "<=", at))) for at in range(150)]] * 2
    matcher = compiled(*strata)
    monkeypatch.setattr(engine, "create_ruleset", failing)  # nothing is left to compile
    wrong: list[object] = []

    def work(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - nothing is encrypted
        for _ in range(250):
            values = {f"p{chance.randrange(20)}": chance.randrange(4) for _ in range(6)} | {"q": seed}
            try:
                with matcher.session() as session:
                    for at, stratum in enumerate(strata):
                        if session.match(at, values) != expected(stratum, values):
                            wrong.append(values)
            except Exception as error:  # noqa: BLE001 - a thread's exceptions would be lost
                wrong.append(error)

    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(switching)
    assert wrong == []


def resident_kilobytes() -> int:
    """Return how much memory this process has now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4


@needs_engine
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_does_not_grow(compiled: Callable[..., Matcher]) -> None:
    """Thousands of sessions, and matchers that come and go, need no more memory than the first did."""
    stratum = [Pattern(at, ((f"p{at}", ">=", 1), ("q", ">=", at % 2))) for at in range(200)]
    values = dict.fromkeys((f"p{at}" for at in range(200)), 1) | {"q": 1}
    matcher = compiled(stratum)

    def use() -> None:
        for _ in range(4000):
            matches(matcher, values)
        for _ in range(60):
            other = Matcher([stratum])
            matches(other, values)
            other.close()

    use()
    before = resident_kilobytes()
    use()
    assert resident_kilobytes() - before < 1500


# Where the engine is not installed.


def test_without_the_engine_it_says_what_to_install(monkeypatch: Any) -> None:
    """Where the C module does not load, that is one error, which says how to get it."""
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    assert matching.available() is False
    with pytest.raises(EngineUnavailableError) as raised:
        Matcher([])
    for word in ('pip install "durable-rules>=2.0.28"', "Python < 3.13", "gcc < 14", "headers"):
        assert word in str(raised.value)
    assert isinstance(raised.value, MatcherError)


def test_importing_the_matcher_does_not_import_the_engine() -> None:
    """The module can be imported where the engine is not, and starts no thread where it is."""
    code = (
        "import sys, threading, resistance_rules.inference.matcher as m;"
        "assert 'durable_rules_engine' not in sys.modules and 'durable' not in sys.modules;"
        "m.available() and m.Matcher([[m.Pattern(1, ())]]);"
        "assert 'durable' not in sys.modules and threading.active_count() == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=Path(__file__).parents[1])


@needs_engine
def test_the_version_is_the_package_s(monkeypatch: Any) -> None:
    """The version is that of the installed package, and an error where it is not installed."""
    assert matching.version().startswith("2.0.")

    def not_found(name: str) -> str:
        from importlib.metadata import PackageNotFoundError

        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", not_found)
    with pytest.raises(EngineUnavailableError):
        matching.version()
