"""Reads conditions strictly: every test against the vocabulary, every problem with its place."""

from __future__ import annotations

from typing import Final, get_args

from resistance_rules.knowledge.conditions import (
    COMPARISONS,
    URGENCIES,
    All,
    Any,
    AnyBarrier,
    AnySafety,
    BarrierIs,
    Between,
    Compares,
    ComparesFacts,
    Comparison,
    Condition,
    Count,
    Differs,
    Equals,
    FindingIs,
    GateIs,
    Known,
    Level,
    Not,
    NotEstablished,
    Number,
    SafetyIs,
    Unknown,
    Urgency,
    Value,
)
from resistance_rules.knowledge.diagnostics import Place, quoted
from resistance_rules.knowledge.kinds import described, refuse
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.scalar_kinds import read_word
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
CONCLUSION_WORDS: Final = ("finding", "barrier", "gate", "safety", "any_barrier", "any_safety")
LOGIC_WORDS: Final = ("all", "any", "not", "count", "known", "unknown", "not_established")
OPERATORS: Final = ("is_not", *COMPARISONS, "between")
RESERVED: Final = frozenset((*CONCLUSION_WORDS, *LOGIC_WORDS, *OPERATORS, "fact", "times", "of"))
_PAIR: Final = 2


def read_condition(node: Node, reading: Reading) -> Condition | None:
    """Read one condition; None after reporting why it was refused."""
    if isinstance(node, Sequence):
        conditions = read_conditions(node, reading, least=1)
        if conditions is None:
            return None
        return conditions[0] if len(conditions) == 1 else All(conditions, place=node.place)
    if not isinstance(node, Mapping):
        help_text = "write `{fact: value}`, or a list of tests that must all hold"
        reading.problem("bad_condition", f"expected a condition, found {described(node)}", node.place, help_text)
        return None
    if len(node.pairs) != 1:
        keys = ", ".join(quoted(key.text) for key, _ in node.pairs) or "none"
        message = f"one mapping holds one test, this one has {len(node.pairs)}: {keys}"
        help_text = "write a list for *all*: [{a: true}, {b: true}], or use `any`"
        reading.problem("one_test", message, node.place, help_text)
        for pair in node.pairs:  # what is wrong with each of them is said now, not next time
            read_condition(Mapping((pair,), pair[0].place), reading)
        return None
    key, value = node.pairs[0]
    if key.text in CONCLUSION_WORDS:
        return _conclusion(key.text, value, reading, node.place)
    if key.text in LOGIC_WORDS:
        return _logic(key.text, value, reading, node.place)
    if key.text not in reading.facts:
        reading.unknown_id("fact", key.text, key.place, [*reading.facts, *CONCLUSION_WORDS, *LOGIC_WORDS])
        return None
    return _fact_test(key.text, value, reading, node.place)


def read_conditions(node: Node, reading: Reading, *, least: int) -> tuple[Condition, ...] | None:
    """Read a list of conditions; None after reporting why it was refused."""
    if not isinstance(node, Sequence):
        help_text = "write it as a list: [...]"
        message = f"expected a list of conditions, found {described(node)}"
        reading.problem("bad_condition", message, node.place, help_text)
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
    message = f"`{name}` cannot be {_found(node)}, expected {fact.expected}"
    reading.problem("bad_value", message, node.place, _help_with_value(node, fact.choice, reading, pointed=pointed))
    return None


def _help_with_value(node: Node, choice: tuple[str, ...], reading: Reading, *, pointed: bool) -> str | None:
    if not isinstance(node, Scalar):
        return None
    if pointed and isinstance(node.value, int):
        return "write it without a point"
    if isinstance(node.value, str) and node.text in ("true", "false"):
        return "write it without quotes"
    if not isinstance(node.value, str) and node.text in choice:
        return f'quote it: "{node.text}"'
    return reading.suggest(node.text, choice)


def _found(node: Node) -> str:
    return quoted(node.text) if isinstance(node, Scalar) else described(node)


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
        message = f"one test has one operator, this one has {len(node.pairs)}"
        reading.problem("one_test", message, node.place, "use `between`, or a list of two tests")
        for pair in node.pairs:
            _operator(name, Mapping((pair,), pair[0].place), reading, place)
        return None
    key, value = node.pairs[0]
    if key.text not in OPERATORS:
        help_text = reading.suggest(key.text, OPERATORS) or "use one of " + ", ".join(OPERATORS)
        reading.problem("bad_operator", f"there is no operator {quoted(key.text)}", key.place, help_text)
        return None
    if key.text == "is_not":
        if isinstance(value, Sequence):
            help_text = f"write `{{not: {{{name}: [...]}}}}` for several values"
            reading.problem("bad_value", "`is_not` takes one value, found a list", value.place, help_text)
            return None
        unwanted = fact_value(name, value, reading)
        return None if unwanted is None else Differs(name, unwanted, place=place)
    fact = reading.facts[name]
    if fact is None:
        return None
    if fact.range is None:
        message = f"`{key.text}` needs a number, and `{name}` is {fact.expected}"
        reading.problem("bad_operator", message, key.place, "compare with a value, or use `is_not`")
        return None
    if key.text == "between":
        return _between(name, fact.range, value, reading, place)
    operator: Comparison = next(word for word in COMPARISONS if word == key.text)
    if isinstance(value, Mapping):
        return _compare_facts(name, operator, value, reading, place)
    bound = _bound(name, fact.range, value, reading)
    return None if bound is None else Compares(name, operator, bound, place=place)


def _bound(name: str, limits: tuple[Number, Number], node: Node, reading: Reading) -> Number | None:
    """Read a threshold: any number in the fact's range, whole or not."""
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool | str) or value is None:
        message = f"expected a number to compare `{name}` with, found {_found(node)}"
        reading.problem("bad_value", message, node.place)
        return None
    if not limits[0] <= value <= limits[1]:
        help_text = f"expected a number from {limits[0]} to {limits[1]}"
        reading.problem("bad_value", f"{value} lies outside the range of `{name}`", node.place, help_text)
        return None
    return value


def _between(name: str, limits: tuple[Number, Number], node: Node, reading: Reading, place: Place) -> Condition | None:
    if not isinstance(node, Sequence) or len(node.items) != _PAIR:
        found = f"a list of {len(node.items)}" if isinstance(node, Sequence) else described(node)
        reading.problem("bad_value", f"expected `[low, high]`, found {found}", node.place)
        return None
    low, high = (_bound(name, limits, item, reading) for item in node.items)
    if low is None or high is None:
        return None
    if low > high:
        message = f"nothing lies between {low} and {high}"
        reading.problem("bad_value", message, node.place, "write the lower one first")
        return None
    return Between(name, low, high, place=place)


def _compare_facts(name: str, operator: Comparison, node: Mapping, reading: Reading, place: Place) -> Condition | None:
    unknown = [key for key, _ in node.pairs if key.text not in ("fact", "times")]
    for key in unknown:
        reading.unknown_key(key, ["fact", "times"], "comparison with another fact")
    other = _compared_fact(node, reading)
    times = _times(node.get("times"), reading)
    if unknown or other is None or times is None:
        return None
    return ComparesFacts(name, operator, other, times, place=place)


def _compared_fact(node: Mapping, reading: Reading) -> str | None:
    other = node.get("fact")
    if other is None:
        reading.problem("missing_key", "this comparison has no `fact`", node.place, "write `{fact: other_fact}`")
        return None
    name = _fact_id(other, reading)
    if name is None:
        return None
    compared = reading.facts[name]
    if compared is not None and compared.range is None:
        message = f"`{name}` is not a number, but {compared.expected}"
        reading.problem("bad_value", message, other.place, "compare numbers with numbers")
        return None
    return name


def _times(node: Node | None, reading: Reading) -> Number | None:
    if node is None:
        return 1
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool | str) or value is None or value <= 0:
        reading.problem("bad_value", f"`times` is a number above 0, found {_found(node)}", node.place)
        return None
    return value


def _fact_id(node: Node, reading: Reading) -> str | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        refuse(node, reading, "the id of a fact")
        return None
    if node.text not in reading.facts:
        reading.unknown_id("fact", node.text, node.place, reading.facts)
        return None
    return node.text


def _conclusion(word: str, node: Node, reading: Reading, place: Place) -> Condition | None:
    if word == "any_barrier":
        level = _level(node, reading)
        return None if level is None else AnyBarrier(level, place=place)
    if word == "any_safety":
        urgency = _urgency(node, reading)
        return None if urgency is None else AnySafety(urgency, place=place)
    level = "likely"  # what `{barrier: x}` means
    if word == "barrier" and isinstance(node, Mapping):
        if len(node.pairs) != 1:
            reading.problem("one_test", "one test names one barrier", node.place, "write `{barrier: {x: possible}}`")
            return None
        node, written_level = node.pairs[0]
        level = _level(written_level, reading)
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        refuse(node, reading, f"the id of a {word}")
        return None
    reading.refer(word, node.value, node.place)
    match word:
        case "finding":
            return FindingIs(node.value, place=place)
        case "barrier":
            return None if level is None else BarrierIs(node.value, level, place=place)
        case "gate":
            return GateIs(node.value, place=place)
        case _:
            return SafetyIs(node.value, place=place)


def _logic(word: str, node: Node, reading: Reading, place: Place) -> Condition | None:
    if word in ("known", "unknown"):
        name = _fact_id(node, reading)
        if name is None:
            return None
        return Known(name, place=place) if word == "known" else Unknown(name, place=place)
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
        message = f"expected `{{at_least: 2, of: [...]}}`, found {described(node)}"
        reading.problem("bad_condition", message, node.place)
        return None
    unknown = [key for key, _ in node.pairs if key.text not in ("at_least", "of")]
    for key in unknown:
        reading.unknown_key(key, ["at_least", "of"], "count")
    least, listed = node.get("at_least"), node.get("of")
    if least is None or listed is None:
        reading.problem("missing_key", "a count has `at_least` and `of`", node.place, "add what is missing")
        return None
    of = read_conditions(listed, reading, least=1)
    value = least.value if isinstance(least, Scalar) and "." not in least.text else None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        reading.problem("wrong_type", f"expected a whole number, at least 1, found {_found(least)}", least.place)
        return None
    if isinstance(listed, Sequence) and value > len(listed.items) > 0:
        message = f"at least {value} of {len(listed.items)} can never be true"
        reading.problem("out_of_range", message, least.place, "ask for fewer, or add conditions")
        return None
    return None if of is None or unknown else Count(value, of, place=place)


def _level(node: Node, reading: Reading) -> Level | None:
    word = read_word(node, LEVELS, reading)
    return next((level for level in LEVELS if level == word), None)


def _urgency(node: Node, reading: Reading) -> Urgency | None:
    word = read_word(node, URGENCIES, reading)
    return next((urgency for urgency in URGENCIES if urgency == word), None)
