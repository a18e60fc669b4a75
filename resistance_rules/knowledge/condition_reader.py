"""Reads conditions strictly: every test against the vocabulary, every problem with its place."""

from __future__ import annotations

from typing import Final, get_args

from resistance_rules.knowledge.conditions import (
    COMPARISONS, URGENCIES, All, Any, AnyBarrier, AnySafety, BarrierIs, Between, Compares, ComparesFacts, Comparison,
    Condition, Count, Differs, Equals, FindingIs, GateIs, Known, Level, Not, NotEstablished, Number, SafetyIs, Unknown,
    Urgency, Value,
)  # fmt: skip
from resistance_rules.knowledge.diagnostics import Place, did_you_mean, displayed_id
from resistance_rules.knowledge.kinds import described, is_number
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
CONCLUSION_WORDS: Final = ("finding", "barrier", "gate", "safety", "any_barrier", "any_safety")
LOGIC_WORDS: Final = ("all", "any", "not", "count", "known", "unknown", "not_established")
OPERATORS: Final = ("is_not", *COMPARISONS, "between")
RESERVED: Final = frozenset((*CONCLUSION_WORDS, *LOGIC_WORDS, *OPERATORS, "fact", "times", "of"))


def read_condition(node: Node, reading: Reading) -> Condition | None:
    """Read one condition; None after reporting why it was refused."""
    if isinstance(node, Sequence):
        conditions = read_conditions(node, reading, least=1)
        if conditions is None:
            return None
        return conditions[0] if len(conditions) == 1 else All(conditions, place=node.place)
    if not isinstance(node, Mapping):
        reading.problem("bad_condition", f"expected a condition, found {described(node)}", node.place,
                        "write `{fact: value}`, or a list of tests that must all hold")  # fmt: skip
        return None
    if len(node.pairs) != 1:
        keys = ", ".join(displayed_id(key.text) for key, _ in node.pairs) or "none"
        reading.problem("one_test", f"one mapping holds one test, this one has {len(node.pairs)}: {keys}", node.place,
                        "write a list for *all*: [{a: true}, {b: true}], or use `any`")  # fmt: skip
        return None
    key, value = node.pairs[0]
    if key.text in CONCLUSION_WORDS:
        return _conclusion(key.text, value, reading, node.place)
    if key.text in LOGIC_WORDS:
        return _logic(key.text, value, reading, node.place)
    if key.text not in reading.facts:
        near = did_you_mean(key.text, [*reading.facts, *CONCLUSION_WORDS, *LOGIC_WORDS])
        reading.problem("unknown_id", f"there is no fact {displayed_id(key.text)}", key.place, near)
        return None
    return _fact_test(key.text, value, reading, node.place)


def read_conditions(node: Node, reading: Reading, *, least: int) -> tuple[Condition, ...] | None:
    """Read a list of conditions; None after reporting why it was refused."""
    if not isinstance(node, Sequence):
        reading.problem("bad_condition", f"expected a list of conditions, found {described(node)}", node.place)
        return None
    reading.no_repeats(node)
    if len(node.items) < least:
        reading.problem("too_few", f"expected at least {least} here, found {len(node.items)}", node.place)
        return None
    conditions = [read_condition(item, reading) for item in node.items]
    read = tuple(condition for condition in conditions if condition is not None)
    return read if len(read) == len(conditions) else None


def fact_value(name: str, node: Node, reading: Reading) -> Value | None:
    """Read a value that the fact can have; None after reporting why it was refused."""
    fact = reading.facts.get(name)
    if fact is None:  # refused already, or the caller reported that it is unknown
        return None
    value = node.value if isinstance(node, Scalar) else None
    pointed = isinstance(node, Scalar) and fact.type == "integer" and "." in node.text
    if value is not None and not pointed and fact.accepts(value):
        return value
    near = did_you_mean(node.text, fact.choice) if isinstance(node, Scalar) else None
    reading.problem("bad_value", f"`{name}` cannot be {_found(node)}, expected {fact.expected}", node.place, near)
    return None


def _found(node: Node) -> str:
    return f"`{node.text[:60]}`" if isinstance(node, Scalar) else described(node)


def _fact_test(name: str, node: Node, reading: Reading, place: Place) -> Condition | None:
    if isinstance(node, Mapping):
        return _operator(name, node, reading, place)
    if isinstance(node, Sequence):
        reading.no_repeats(node)
        if not node.items:
            reading.problem("too_few", "expected at least 1 value here, found 0", node.place)
            return None
    items = node.items if isinstance(node, Sequence) else (node,)
    read = [fact_value(name, item, reading) for item in items]
    values = tuple(value for value in read if value is not None)
    return Equals(name, values, place=place) if len(values) == len(read) else None


def _operator(name: str, node: Mapping, reading: Reading, place: Place) -> Condition | None:
    if len(node.pairs) != 1:
        reading.problem("one_test", f"one test has one operator, this one has {len(node.pairs)}", node.place,
                        "use `between`, or a list of two tests")  # fmt: skip
        return None
    key, value = node.pairs[0]
    if key.text not in OPERATORS:
        reading.problem("bad_operator", f"there is no operator {displayed_id(key.text)}", key.place,
                        did_you_mean(key.text, OPERATORS) or "use one of " + ", ".join(OPERATORS))  # fmt: skip
        return None
    if key.text == "is_not":
        unwanted = fact_value(name, value, reading)
        return None if unwanted is None else Differs(name, unwanted, place=place)
    fact = reading.facts[name]
    if fact is None:
        return None
    if fact.range is None:
        reading.problem("bad_operator", f"`{key.text}` needs a number, and `{name}` is {fact.expected}", key.place,
                        "compare with a value, or use `is_not`")  # fmt: skip
        return None
    if key.text == "between":
        return _between(name, value, reading, place)
    operator: Comparison = next(word for word in COMPARISONS if word == key.text)
    if isinstance(value, Mapping):
        return _compare_facts(name, operator, value, reading, place)
    bound = _bound(name, value, reading)
    return None if bound is None else Compares(name, operator, bound, place=place)


def _bound(name: str, node: Node, reading: Reading) -> Number | None:
    """A threshold: any number in the fact's range, whole or not."""
    fact = reading.facts[name]
    assert fact is not None  # noqa: S101  (callers have checked; this narrows)
    assert fact.range is not None  # noqa: S101
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool | str) or value is None:
        reading.problem("bad_value", f"expected a number to compare `{name}` with, found {_found(node)}", node.place)
        return None
    if not fact.range[0] <= value <= fact.range[1]:
        reading.problem("bad_value", f"{value} lies outside the range of `{name}`", node.place,
                        f"expected {fact.expected}")  # fmt: skip
        return None
    return value


def _between(name: str, node: Node, reading: Reading, place: Place) -> Condition | None:
    if not isinstance(node, Sequence) or len(node.items) != 2:  # noqa: PLR2004
        reading.problem("bad_value", f"expected `[low, high]`, found {described(node)}", node.place)
        return None
    low, high = (_bound(name, item, reading) for item in node.items)
    if low is None or high is None:
        return None
    if low > high:
        reading.problem("bad_value", f"nothing lies between {low} and {high}", node.place, "write the lower one first")
        return None
    return Between(name, low, high, place=place)


def _compare_facts(name: str, operator: Comparison, node: Mapping, reading: Reading, place: Place) -> Condition | None:
    keys = {key.text: value for key, value in node.pairs}
    for key, _ in node.pairs:
        if key.text not in ("fact", "times"):
            reading.unknown_key(key, ["fact", "times"], "comparison with another fact")
            return None
    other = keys.get("fact")
    if not isinstance(other, Scalar) or other.text not in reading.facts:
        shown = displayed_id(other.text) if isinstance(other, Scalar) else "here"
        near = did_you_mean(other.text, reading.facts) if isinstance(other, Scalar) else None
        reading.problem("unknown_id", f"there is no fact {shown}", (other or node).place, near)
        return None
    compared = reading.facts[other.text]
    if compared is not None and compared.range is None:
        reading.problem("bad_value", f"`{other.text}` is not a number", other.place, "compare numbers with numbers")
        return None
    times = keys.get("times")
    value = times.value if isinstance(times, Scalar) else (1 if times is None else None)
    if isinstance(value, bool | str) or value is None or not is_number(value) or value <= 0:
        reading.problem("bad_value", "`times` must be a number above 0", (times or node).place)
        return None
    return ComparesFacts(name, operator, other.text, value, place=place)


def _conclusion(word: str, node: Node, reading: Reading, place: Place) -> Condition | None:
    if word == "any_barrier":
        level = _word(node, LEVELS, reading)
        return None if level is None else AnyBarrier(_level(level), place=place)
    if word == "any_safety":
        urgency = _word(node, URGENCIES, reading)
        return None if urgency is None else AnySafety(_urgency(urgency), place=place)
    level_word: Level = "likely"
    if word == "barrier" and isinstance(node, Mapping):
        if len(node.pairs) != 1:
            reading.problem("one_test", "one test names one barrier", node.place, "write `{barrier: {x: possible}}`")
            return None
        key, value = node.pairs[0]
        read_level = _word(value, LEVELS, reading)
        if read_level is None:
            return None
        node, level_word = key, _level(read_level)
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        reading.problem("wrong_type", f"expected the id of a {word}, found {described(node)}", node.place)
        return None
    reading.refer(word, node.value, node.place)
    match word:
        case "finding":
            return FindingIs(node.value, place=place)
        case "barrier":
            return BarrierIs(node.value, level_word, place=place)
        case "gate":
            return GateIs(node.value, place=place)
        case _:
            return SafetyIs(node.value, place=place)


def _logic(word: str, node: Node, reading: Reading, place: Place) -> Condition | None:
    if word in ("known", "unknown"):
        if not isinstance(node, Scalar) or node.text not in reading.facts:
            shown = displayed_id(node.text) if isinstance(node, Scalar) else described(node)
            near = did_you_mean(node.text, reading.facts) if isinstance(node, Scalar) else None
            reading.problem("unknown_id", f"there is no fact {shown}", node.place, near)
            return None
        return Known(node.text, place=place) if word == "known" else Unknown(node.text, place=place)
    if word in ("not", "not_established"):
        part = read_condition(node, reading)
        if part is None:
            return None
        return Not(part, place=place) if word == "not" else NotEstablished(part, place=place)
    if word == "count":
        return _count(node, reading, place)
    of = read_conditions(node, reading, least=1)
    if of is None:
        return None
    return All(of, place=place) if word == "all" else Any(of, place=place)


def _count(node: Node, reading: Reading, place: Place) -> Condition | None:
    if not isinstance(node, Mapping):
        reading.problem("bad_condition", f"expected `{{at_least: 2, of: [...]}}`, found {described(node)}", node.place)
        return None
    for key, _ in node.pairs:
        if key.text not in ("at_least", "of"):
            reading.unknown_key(key, ["at_least", "of"], "count")
            return None
    least, listed = node.get("at_least"), node.get("of")
    if least is None or listed is None:
        reading.problem("missing_key", "a count has `at_least` and `of`", node.place, "add what is missing")
        return None
    of = read_conditions(listed, reading, least=1)
    value = least.value if isinstance(least, Scalar) else None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        reading.problem("wrong_type", "expected a whole number, at least 1", least.place)
        return None
    if of is not None and value > len(of):
        reading.problem("out_of_range", f"at least {value} of {len(of)} can never be true", least.place)
        return None
    return None if of is None else Count(value, of, place=place)


def _word(node: Node, words: tuple[str, ...], reading: Reading) -> str | None:
    if isinstance(node, Scalar) and isinstance(node.value, str) and node.value in words:
        return node.value
    near = did_you_mean(node.text, words) if isinstance(node, Scalar) else None
    reading.problem("bad_word", "expected one of " + ", ".join(f"`{word}`" for word in words), node.place, near)
    return None


def _level(word: str) -> Level:
    return next(level for level in LEVELS if level == word)


def _urgency(word: str) -> Urgency:
    return next(urgency for urgency in URGENCIES if urgency == word)
