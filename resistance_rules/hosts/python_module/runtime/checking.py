"""A case: the submitted facts, checked against the vocabulary (as `inference/case.py` does)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from resistance_rules.hosts.python_module.runtime.tables import FACTS

LONGEST = 100
"""No id is longer, and looking for words near one costs the square of its length."""
NEAR = 0.7


class CaseError(Exception):
    """A case was refused. `problems` holds everything that is wrong; neither it nor the text shows case content."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        self.problems = problems
        super().__init__("\n".join([problem_text(problem) for problem in problems]))


def problem_text(problem: dict[str, Any]) -> str:
    """One problem as text."""
    text = f"error[{problem['code']}]: `{problem['fact']}`: {problem['expected']}"
    return f"{text}\n  help: {problem['help']}" if problem["help"] else text


def checked(facts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The known facts by id, as submitted and as exact values. Raises CaseError with every problem at once."""
    if not (isinstance(facts, dict) or hasattr(facts, "keys")):
        raise CaseError([problem("not_a_case", "(case)", "expected a mapping of fact ids to values")])
    problems = []
    values = {}
    exact = {}
    for name in facts:
        value = facts[name]
        if not isinstance(name, str) or name not in FACTS:
            problems.append(unknown_fact(name))
        elif value is not None:
            code, advice = wrong(FACTS[name], value)
            if code:
                problems.append(problem(code, name, f"expected {expected(FACTS[name])}", advice))
            else:
                kind = type(value).__name__
                exact[name] = Decimal(repr(value)) if kind == "float" else value
                values[name] = float(value) if kind == "Decimal" else value
    if problems:
        raise CaseError(sorted(problems, key=lambda one: (one["fact"], one["code"])))
    return {name: values[name] for name in sorted(values)}, exact


def problem(code: str, fact: str, text: str, advice: str | None = None) -> dict[str, Any]:
    """One thing wrong with a case."""
    return {"code": code, "fact": fact, "expected": text, "place": None, "help": advice}


def unknown_fact(name: Any) -> dict[str, Any]:
    """What is wrong with a name that is no fact of the pack."""
    if not isinstance(name, str):
        return problem("bad_fact_id", "(not a text)", "expected the id of a fact, as text")
    advice = did_you_mean(name, list(FACTS))
    advice = advice or "the pack's vocabulary lists every fact: `resistance-rules show facts`"
    shown = name if re.fullmatch(r"[A-Za-z0-9_\-]{1,64}", name) else "(a name that cannot be an id)"
    return problem("unknown_fact", shown, "the pack has no such fact", advice)


def expected(fact: dict[str, Any]) -> str:
    """What a value of a fact must be, in words."""
    if fact["type"] == "yes_no":
        return "true or false"
    if fact["type"] == "choice":
        return "one of " + ", ".join([f"`{word}`" for word in fact["choice"]])
    number = "whole number" if fact["type"] == "integer" else "number"
    return f"a {number} from {fact['low']} to {fact['high']}"


def wrong(fact: dict[str, Any], value: Any) -> tuple[str | None, str | None]:
    """The code of what is wrong with a value, and what to do about it; None if nothing is."""
    kind = type(value).__name__  # exact types: an enum member is not silently taken for a plain value
    if fact["type"] == "yes_no":
        return (None if isinstance(value, bool) else "wrong_type"), None
    if fact["type"] == "choice":
        if kind != "str" or not isinstance(value, str):
            return "wrong_type", None
        if value in fact["choice"]:
            return None, None
        folded = value.casefold()
        return "bad_choice", did_you_mean(folded if folded in fact["choice"] else value, fact["choice"])
    if kind == "int" and isinstance(value, int):
        return (None if fact["low"] <= value <= fact["high"] else "out_of_range"), None
    pointed = (kind == "float" and isinstance(value, float)) or (kind == "Decimal" and isinstance(value, Decimal))
    if fact["type"] == "integer" or not pointed:
        return "wrong_type", "write it without a point" if pointed else None
    return wrong_number(fact, value)


def wrong_number(fact: dict[str, Any], value: Any) -> tuple[str | None, str | None]:
    """The same for a number that is not whole."""
    number = Decimal(repr(value)) if isinstance(value, float) else value
    if not number.is_finite():
        return "not_finite", "leave the fact out if it is not known"
    if not fact["low"] <= number <= fact["high"]:
        return "out_of_range", None
    if isinstance(value, Decimal) and Decimal(repr(float(value))) != value:
        return "too_precise", "give at most 15 significant digits"
    return None, None


def did_you_mean(wanted: str, words: Any) -> str | None:
    """Suggest the words nearest to `wanted`, or None when none is near."""
    if len(wanted) > LONGEST:
        return None
    near = [(ratio, word) for ratio, word in [(likeness(word, wanted), word) for word in words] if ratio >= NEAR]
    if not near:
        return None
    best = [word for ratio, word in sorted(near, reverse=True)][:3]
    return "did you mean " + " or ".join([f"`{word}`" for word in best]) + "?"


def likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1 (Ratcliff and Obershelp, as in `difflib`)."""
    length = len(one) + len(other)
    return 2.0 * matching(one, other) / length if length else 1.0


def matching(one: str, other: str) -> int:
    """How many letters match: the longest common run, then the same to its left and to its right."""
    best, start, other_start = 0, 0, 0
    runs: dict[int, int] = {}
    for place in range(len(one)):
        longer = {}
        for other_place in range(len(other)):
            if one[place] == other[other_place]:
                run = runs.get(other_place - 1, 0) + 1
                longer[other_place] = run
                if run > best:
                    best, start, other_start = run, place - run + 1, other_place - run + 1
        runs = longer
    if not best:
        return 0
    left = matching(one[:start], other[:other_start])
    return best + left + matching(one[start + best :], other[other_start + best :])
