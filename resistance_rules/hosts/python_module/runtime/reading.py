"""What rules read of a case, and what keeps them undecided (semantics 6 and 7; as `advice/reading` and `open_facts`).

A case is a mapping here: `facts` as submitted, `truths` of the rules by number (0 false, 1 unknown, 2 true), `scores`
of the barriers (points and upper points).
"""

from __future__ import annotations

import re
from typing import Any

from resistance_rules.hosts.python_module.runtime.tables import (
    BARRIERS,
    FACTS,
    FINDINGS,
    INTERVENTIONS,
    PARTS,
    RULES,
    SAFETY,
    SCORING,
    WORDS,
)  # fmt: skip

FALSE, UNKNOWN, TRUE = 0, 1, 2
NUMBER = {rule[0]: number for number, rule in enumerate(RULES)}
URGENCIES = ("emergency", "same_day", "this_week", "note")
INDICATORS = {
    name: [NUMBER[f"barrier:{name}/indicator-{i}"] for i in range(1, len(BARRIERS[name]["indicators"]) + 1)]
    for name in BARRIERS
}
GROUPS = {
    name: [[(INDICATORS[name][place - 1], points) for place, points in group] for group in BARRIERS[name]["groups"]]
    for name in BARRIERS
}
BEHIND: dict[str, frozenset[str]] = {}


def deciding(conclusion: str) -> list[int]:
    """The rules that decide a conclusion such as `barrier:ID`."""
    kind, _, name = conclusion.partition(":")
    if kind == "finding":
        return [NUMBER[f"finding:{name}/{rule}"] for rule in FINDINGS[name]]
    if kind == "barrier":
        only_if = f"barrier:{name}/only_if"
        return ([NUMBER[only_if]] if only_if in NUMBER else []) + INDICATORS[name]
    return [NUMBER[conclusion]]


def conclusions_of(test: str) -> list[str]:
    """The conclusions that a test such as `likely:ID` or `any_safety:same_day` reads."""
    kind, _, name = test.partition(":")
    if kind == "any_barrier":
        return [f"barrier:{barrier}" for barrier in BARRIERS]
    if kind == "any_safety":
        above = URGENCIES[: URGENCIES.index(name) + 1]
        return [f"safety:{safety}" for safety in SAFETY if SAFETY[safety]["urgency"] in above]
    return [f"barrier:{name}"] if kind in ("likely", "possible") else [test]


def facts_behind(conclusion: str) -> frozenset[str]:
    """Every fact that the rules of a conclusion mention, also through other conclusions."""
    if conclusion not in BEHIND:
        BEHIND[conclusion] = frozenset().union(*[mentioned(number) for number in deciding(conclusion)])
    return BEHIND[conclusion]


def mentioned(number: int) -> frozenset[str]:
    """Every fact that a rule mentions, also through conclusions."""
    reads = RULES[number][2]
    through = [facts_behind(conclusion) for test in reads if ":" in test for conclusion in conclusions_of(test)]
    return frozenset([test for test in reads if ":" not in test]).union(*through)


MENTIONED = [mentioned(number) for number in range(len(RULES))]
PRIVATE = frozenset([fact for fact in FACTS if FACTS[fact].get("private")])
PRIVATE_REASONS = frozenset(
    [f"safety:{name}" for name in SAFETY if SAFETY[name].get("private")]
    + [f"status:{name}" for name in INTERVENTIONS if INTERVENTIONS[name].get("private")]
    + [f"barrier:{name}" for name in BARRIERS if BARRIERS[name].get("private")]
)


def truth(case: dict[str, Any], rule: str) -> int:
    """The truth of a rule by its id."""
    decided: int = case["truths"][NUMBER[rule]]
    return decided


def level(case: dict[str, Any], barrier: str, named: str) -> int:
    """Whether a barrier is `likely` or `possible`."""
    points, upper = case["scores"][barrier]
    return TRUE if points >= SCORING[named] else FALSE if upper < SCORING[named] else UNKNOWN


def truth_of(case: dict[str, Any], test: str) -> int:
    """The truth of a test on a conclusion."""
    kind, _, name = test.partition(":")
    if kind in ("likely", "possible"):
        return level(case, name, kind)
    if kind == "any_barrier":
        return max([level(case, barrier, name) for barrier in BARRIERS], default=FALSE)
    truths = case["truths"]
    return max([truths[number] for node in conclusions_of(test) for number in deciding(node)], default=FALSE)


def read(case: dict[str, Any], numbers: Any) -> set[str]:
    """The submitted facts that rules mention, also through conclusions."""
    found: set[str] = set()
    for number in numbers:
        found = found | MENTIONED[number]
    return {fact for fact in found if fact in case["facts"]}


def read_behind(case: dict[str, Any], conclusion: str) -> set[str]:
    """The submitted facts behind a conclusion."""
    return {fact for fact in facts_behind(conclusion) if fact in case["facts"]}


def open_facts(case: dict[str, Any], number: int) -> frozenset[str]:
    """The unknown facts that keep a rule, or a part of one, undecided; none if it is decided."""
    if case["truths"][number] != UNKNOWN:
        return frozenset()
    if number not in case["open"]:
        case["open"][number] = open_parts(case, PARTS[number] if number in PARTS else RULES[number][2])
    found: frozenset[str] = case["open"][number]
    return found


def open_parts(case: dict[str, Any], parts: Any) -> frozenset[str]:
    """The same for the parts of a rule: facts, tests on conclusions, and parts of their own by number."""
    found: set[str] = set()
    for part in parts:
        if not isinstance(part, str):
            found = found | open_facts(case, part)
        elif ":" not in part:
            found = found if part in case["facts"] else found | {part}
        elif len(parts) == UNKNOWN or truth_of(case, part) == UNKNOWN:
            found = found | open_behind(case, part)
    return frozenset(found)


def open_behind(case: dict[str, Any], test: str) -> set[str]:
    """The open facts of what a test on a conclusion reads."""
    kind, _, name = test.partition(":")
    found: set[str] = set()
    for conclusion in conclusions_of(test):
        node, _, barrier = conclusion.partition(":")
        if node != "barrier":
            found = found.union(*[open_facts(case, number) for number in deciding(conclusion)])
        elif kind != "any_barrier" or level(case, barrier, name) == UNKNOWN:
            found = found | set(stakes(case, barrier))
    return found


def stakes(case: dict[str, Any], barrier: str) -> dict[str, int]:
    """The open facts of a barrier with the points at stake: what each could add to its group, at most."""
    if barrier not in case["stakes"]:
        case["stakes"][barrier] = new_stakes(case, barrier)
    found: dict[str, int] = case["stakes"][barrier]
    return found


def new_stakes(case: dict[str, Any], barrier: str) -> dict[str, int]:
    """Work out the points at stake."""
    truths = case["truths"]
    only_if = NUMBER.get(f"barrier:{barrier}/only_if")
    if only_if is not None and truths[only_if] == FALSE:
        return {}
    found: dict[str, int] = {}
    for members in GROUPS[barrier]:
        reached = max([points for number, points in members if truths[number] == TRUE], default=0)
        for number, points in members:
            if truths[number] == UNKNOWN and points > reached:
                for fact in open_facts(case, number):
                    found[fact] = max(found.get(fact, 0), points - reached)
    upper = case["scores"][barrier][1]
    if only_if is not None and upper >= SCORING["possible"]:
        for fact in open_facts(case, only_if):
            found[fact] = max(found.get(fact, 0), upper)
    return found


def in_words(value: Any) -> str:
    """A value in words; None is `not known`."""
    if isinstance(value, bool):
        word = "yes" if value else "no"
    elif value is None:
        word = "not_known"
    elif isinstance(value, str):
        word = value
    else:
        return str(value)
    return WORDS.get(word, "not known" if word == "not_known" else word)


def holes(text: str | None) -> list[str]:
    """The facts whose values a text prints."""
    return re.findall(r"\{([a-z][a-z0-9_]*)\}", text) if text and "{" in text else []


def filled(case: dict[str, Any], text: str) -> str:
    """The text with each `{fact}` replaced by that fact's value."""
    pieces = re.split(r"\{([a-z][a-z0-9_]*)\}", text) if "{" in text else [text]
    return "".join([in_words(case["facts"].get(piece)) if i % 2 else piece for i, piece in enumerate(pieces)])


def labelled(facts: dict[str, Any]) -> str:
    """`Label: value` for each of the facts."""
    return "; ".join([f"{FACTS[name]['label']}: {in_words(facts[name])}" for name in facts])


def valued(case: dict[str, Any], names: Any) -> dict[str, Any]:
    """These facts with their values, by id."""
    return {name: case["facts"][name] for name in sorted(names)}


def said(case: dict[str, Any], text: str | None, names: Any) -> str:
    """What the pack says, with its holes filled; where it says nothing, the facts."""
    return filled(case, text) if text else labelled(valued(case, names))


def is_private(case: dict[str, Any], facts: Any, text: str | None = None) -> bool:
    """Whether one of these facts, or a submitted one that the text prints, is private."""
    shown = [fact for fact in holes(text) if fact in case["facts"]]
    return not (PRIVATE.isdisjoint(facts) and PRIVATE.isdisjoint(shown))


def rule_of(number: int) -> dict[str, Any]:
    """A rule and where it is written."""
    return {"id": RULES[number][0], "place": RULES[number][1]}
