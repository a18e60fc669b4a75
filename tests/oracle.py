"""A second, naive implementation of what a pack means, written from the specification alone.

It shares no code with the library. A pack is the joined plain YAML (sections as lists of mappings), a case a mapping.
Each sentence of the specification is one method; `remembered` only spares asking the same again.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

URGENCIES = ["emergency", "same_day", "this_week", "note"]
STATUSES = ["now", "check_first", "later"]
TIERS = ["enabling", "core", "optional"]
KEYS = ["urgency", "status", "tier", "value", "precedence", "id"]
SCHEMA = "resistance_rules.advice/1"
NOTE = "Not everything is shown here."


# Reading a folder of YAML files as plain data.


class PlainLoader(yaml.SafeLoader):
    """YAML in which only `true` and `false` are booleans, and decimals are exact."""


PlainLoader.yaml_implicit_resolvers = {}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^null$"), ["n"])
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?[0-9]+$"), list("-0123456789"))
PlainLoader.add_implicit_resolver("!decimal", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
PlainLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
PlainLoader.add_constructor("!decimal", lambda _, node: Decimal(node.value))


def read_plain(folder: Path) -> dict[str, Any]:
    """Join the YAML files of one pack (without `extends`) into one plain mapping."""
    joined: dict[str, Any] = {}
    for file in sorted(folder.rglob("*.yaml")):
        content = yaml.load(file.read_text(encoding="utf-8"), PlainLoader)  # noqa: S506  a SafeLoader
        for section, entries in (content or {}).items():
            if isinstance(entries, list):
                joined.setdefault(section, []).extend(entries)
            else:
                joined.setdefault(section, {}).update(entries)
    return joined


# Small helpers.


def exact(number: float | Decimal | Fraction) -> Fraction:
    """Give a number as the decimal that was written."""
    return Fraction(str(number))


def all_of(truths: Iterable[bool | None]) -> bool | None:
    """Kleene's and."""
    truths = list(truths)
    if False in truths:
        return False
    return None if None in truths else True


def any_of(truths: Iterable[bool | None]) -> bool | None:
    """Kleene's or."""
    truths = list(truths)
    if True in truths:
        return True
    return None if None in truths else False


def not_of(truth: bool | None, /) -> bool | None:  # noqa: FBT001  a truth value is what it is about
    """Kleene's not."""
    return None if truth is None else not truth


def holes(text: str | None) -> set[str]:
    """Name the facts whose values a text prints."""
    return set(re.findall(r"\{(\w+)\}", text or ""))


def as_list(value: Any) -> list:
    """Give a list, where one text may stand for a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def remembered(method: Any) -> Any:
    """Keep what a method of the oracle gave for ids, since nothing in it ever changes."""

    @functools.wraps(method)
    def answer(self: Any, *names: Any) -> Any:
        key = (method.__name__, names)
        if key not in self.memory:
            self.memory[key] = method(self, *names)
        return self.memory[key]

    return answer


class Oracle:
    """One pack and one case, evaluated."""

    def __init__(self, pack: Mapping[str, Any], case: Mapping[str, Any]) -> None:
        self.pack = pack
        self.facts = self.by_id("facts")
        self.barriers = self.by_id("barriers")
        self.gates = self.by_id("gates")
        self.safety = self.by_id("safety")
        self.interventions = self.by_id("interventions")
        self.contraindications = self.by_id("contraindications")
        self.pathways = self.by_id("pathways")
        self.case = {fact: value for fact, value in case.items() if value is not None}
        scoring = pack.get("scoring") or {}
        self.strengths = {"strong": 4, "moderate": 2, "weak": 1} | scoring.get("points", {})
        self.likely = scoring.get("likely", 4)
        self.possible = scoring.get("possible", 2)
        self.precedence_list = scoring.get("precedence", [])
        self.cap = scoring.get("cap", 8)
        self.also = exact(scoring.get("also", 0.25))
        grades = {"A": 1, "B": Decimal("0.9"), "C": Decimal("0.8"), "D": Decimal("0.7")}
        self.grades = grades | scoring.get("grades", {})
        self.words = (pack.get("language") or {}).get("words", {})
        self.memory: dict[Any, Any] = {}

    def by_id(self, section: str) -> dict[str, Any]:
        """Give the entries of a section by their ids."""
        return {entry["id"]: entry for entry in sorted(self.pack.get(section) or [], key=lambda e: e["id"])}

    @remembered
    def rules_of(self, finding: str) -> list[Any]:
        """Give the conditions of the rules that find something."""
        return [rule["when"] for rule in self.pack.get("rules") or [] if rule["finds"] == finding]

    # Section 2: truth.

    def truth(self, condition: Any) -> bool | None:
        """Give true, false or None (unknown)."""
        if isinstance(condition, list):
            return all_of([self.truth(part) for part in condition])
        ((word, rest),) = condition.items()
        match word:
            case "all":
                return all_of([self.truth(part) for part in rest])
            case "any":
                return any_of([self.truth(part) for part in rest])
            case "not":
                return not_of(self.truth(rest))
            case "count":
                truths = [self.truth(part) for part in rest["of"]]
                if truths.count(True) >= rest["at_least"]:
                    return True
                not_false = len(truths) - truths.count(False)
                return False if not_false < rest["at_least"] else None
            case "known":
                return rest in self.case
            case "unknown":
                return rest not in self.case
            case "not_established":
                return self.truth(rest) is not True
            case "finding" | "gate" | "safety" | "barrier" | "any_barrier" | "any_safety":
                name, level = self.conclusion(word, rest)
                return self.conclusion_truth(word, name, level)
        return self.test_truth(word, rest)

    def conclusion(self, word: str, rest: Any) -> tuple[str, str]:
        """Give the name and the level of a conclusion; only a barrier has a level."""
        if word == "barrier" and isinstance(rest, dict):
            return next(iter(rest.items()))
        return rest, "likely"

    @remembered
    def conclusion_truth(self, word: str, name: str, level: str) -> bool | None:
        """Give the truth of a condition about a conclusion."""
        match word:
            case "finding":
                return any_of([self.truth(when) for when in self.rules_of(name)])
            case "gate":
                return self.truth(self.gates[name]["open_when"])
            case "safety":
                return self.truth(self.safety[name]["when"])
            case "any_barrier":
                return any_of([self.truth({"barrier": {barrier: name}}) for barrier in self.barriers])
            case "any_safety":
                return any_of([self.truth({"safety": safety}) for safety in self.safety_from(name)])
        needed = self.likely if level == "likely" else self.possible
        if self.points(name) >= needed:
            return True
        return False if self.upper(name) < needed else None

    @remembered
    def safety_from(self, urgency: str) -> list[str]:
        """Name the safety conditions of an urgency or above."""
        enough = URGENCIES[: URGENCIES.index(urgency) + 1]
        return [safety for safety, entry in self.safety.items() if entry["urgency"] in enough]

    def test_truth(self, fact: str, test: Any) -> bool | None:
        """Give the truth of a test on a fact."""
        if fact not in self.case:
            return None
        value = self.case[fact]
        if isinstance(test, list):
            return any(self.same(value, one) for one in test)
        if not isinstance(test, dict):
            return self.same(value, test)
        ((operator, threshold),) = test.items()
        if operator == "is_not":
            return not self.same(value, threshold)
        if operator == "between":
            return exact(threshold[0]) <= exact(value) <= exact(threshold[1])
        if isinstance(threshold, dict):
            if threshold["fact"] not in self.case:
                return None
            limit = exact(self.case[threshold["fact"]]) * exact(threshold.get("times", 1))
        else:
            limit = exact(threshold)
        match operator:
            case "less_than":
                return exact(value) < limit
            case "at_least":
                return exact(value) >= limit
            case "more_than":
                return exact(value) > limit
            case "at_most":
                return exact(value) <= limit
        raise AssertionError(operator)

    def same(self, value: Any, other: Any) -> bool:
        """Say whether two values are equal; a boolean is never a number."""
        if isinstance(value, (bool, str)) or isinstance(other, (bool, str)):
            return type(value) is type(other) and value == other
        return exact(value) == exact(other)

    def tests_of(self, fact: str, test: Any) -> list[str]:
        """Name the facts of one test."""
        if isinstance(test, dict):
            (threshold,) = test.values()
            if isinstance(threshold, dict):
                return [fact, threshold["fact"]]
        return [fact]

    # The facts that a condition mentions, also through conclusions, and those that are open.

    def conditions_behind(self, word: str, name: str) -> list[Any]:
        """Give the conditions that a conclusion is made of."""
        match word:
            case "finding":
                return self.rules_of(name)
            case "gate":
                return [self.gates[name]["open_when"]]
            case "safety":
                return [self.safety[name]["when"]]
            case "any_safety":
                return [self.safety[safety]["when"] for safety in self.safety_from(name)]
            case "any_barrier":
                return [part for barrier in self.barriers for part in self.barrier_conditions(barrier)]
        return self.barrier_conditions(name)

    @remembered
    def mentions_behind(self, word: str, name: str) -> set[str]:
        """Name the facts that a conclusion is made of."""
        return self.mentions_all(self.conditions_behind(word, name))

    @remembered
    def barrier_conditions(self, barrier: str) -> list[Any]:
        """Give the conditions of a barrier: `only_if` and every indicator."""
        entry = self.barriers[barrier]
        only_if = [entry["only_if"]] if "only_if" in entry else []
        return only_if + [indicator["when"] for indicator in entry["indicators"]]

    def mentions(self, condition: Any) -> set[str]:
        """Name the facts that a condition mentions, also through conclusions."""
        if isinstance(condition, list):
            return self.mentions_all(condition)
        ((word, rest),) = condition.items()
        match word:
            case "all" | "any":
                return self.mentions_all(rest)
            case "count":
                return self.mentions_all(rest["of"])
            case "not" | "not_established":
                return self.mentions(rest)
            case "known" | "unknown":
                return {rest}
            case "finding" | "gate" | "safety" | "barrier" | "any_barrier" | "any_safety":
                return self.mentions_behind(word, self.conclusion(word, rest)[0])
        return set(self.tests_of(word, rest))

    def mentions_all(self, conditions: Iterable[Any]) -> set[str]:
        """Name the facts that several conditions mention."""
        return {fact for condition in conditions for fact in self.mentions(condition)}

    def mentions_conclusion(self, condition: Any) -> bool:
        """Say whether a condition refers to a conclusion, at any depth."""
        if isinstance(condition, list):
            return any(self.mentions_conclusion(part) for part in condition)
        ((word, rest),) = condition.items()
        match word:
            case "all" | "any":
                return any(self.mentions_conclusion(part) for part in rest)
            case "count":
                return any(self.mentions_conclusion(part) for part in rest["of"])
            case "not" | "not_established":
                return self.mentions_conclusion(rest)
        return word in {"finding", "gate", "safety", "barrier", "any_barrier", "any_safety"}

    def open_facts(self, condition: Any) -> set[str]:
        """Name the unknown facts in the unknown tests of an unknown condition, also through conclusions."""
        if self.truth(condition) is not None:
            return set()
        if isinstance(condition, list):
            return self.open_of_all(condition)
        ((word, rest),) = condition.items()
        match word:
            case "all" | "any":
                return self.open_of_all(rest)
            case "count":
                return self.open_of_all(rest["of"])
            case "not":
                return self.open_facts(rest)
            case "finding" | "gate" | "safety":
                return self.open_of_all(self.conditions_behind(word, rest))
            case "barrier":
                return set(self.stakes(self.conclusion(word, rest)[0]))
            case "any_barrier":
                return self.open_of_all([{"barrier": {barrier: rest}} for barrier in self.barriers])
            case "any_safety":
                return self.open_of_all([{"safety": safety} for safety in self.safety_from(rest)])
        return {fact for fact in self.tests_of(word, rest) if fact not in self.case}

    def open_of_all(self, conditions: Iterable[Any]) -> set[str]:
        """Name the open facts of several conditions."""
        return {fact for condition in conditions for fact in self.open_facts(condition)}

    def submitted(self, facts: Iterable[str]) -> dict[str, Any]:
        """Give the values of those facts that were submitted, by id."""
        return {fact: self.case[fact] for fact in sorted(set(facts)) if fact in self.case}

    # Section 3: barriers.

    def group_of(self, number: int, indicator: Mapping[str, Any]) -> Any:
        """Name the group of an indicator."""
        if "about" in indicator:
            return indicator["about"]
        mentioned = self.mentions(indicator["when"])
        if len(mentioned) == 1 and not self.mentions_conclusion(indicator["when"]):
            return next(iter(mentioned))
        return number

    @remembered
    def group_points(self, barrier: str, truths: tuple[bool | None, ...]) -> dict[Any, int]:
        """Give for each group the points of its strongest indicator whose truth is one of these."""
        points: dict[Any, int] = {}
        for number, indicator in enumerate(self.barriers[barrier]["indicators"]):
            group = self.group_of(number, indicator)
            points.setdefault(group, 0)
            if self.truth(indicator["when"]) in truths:
                points[group] = max(points[group], self.strengths[indicator["strength"]])
        return points

    @remembered
    def context(self, barrier: str) -> bool | None:
        """Give the truth of a barrier's `only_if`."""
        entry = self.barriers[barrier]
        return self.truth(entry["only_if"]) if "only_if" in entry else True

    @remembered
    def points(self, barrier: str) -> int:
        """Give the established points."""
        if self.context(barrier) is not True:
            return 0
        return sum(self.group_points(barrier, (True,)).values())

    @remembered
    def upper(self, barrier: str) -> int:
        """Give the points if every open indicator came true."""
        if self.context(barrier) is False:
            return 0
        return sum(self.group_points(barrier, (True, None)).values())

    @remembered
    def stakes(self, barrier: str) -> dict[str, int]:
        """Give the open facts of a barrier, each with the most points at stake."""
        context = self.context(barrier)
        if context is False:
            return {}
        stakes: dict[str, int] = {}
        now = self.group_points(barrier, (True,))
        for number, indicator in enumerate(self.barriers[barrier]["indicators"]):
            added = self.strengths[indicator["strength"]] - now[self.group_of(number, indicator)]
            if added > 0:
                for fact in self.open_facts(indicator["when"]):
                    stakes[fact] = max(stakes.get(fact, 0), added)
        if context is None and self.upper(barrier) >= self.possible:
            for fact in self.open_facts(self.barriers[barrier]["only_if"]):
                stakes[fact] = max(stakes.get(fact, 0), self.upper(barrier))
        return stakes

    @remembered
    def precedence(self, barrier: str) -> tuple[int, str]:
        """Give the key by which barriers are ordered by importance."""
        if barrier in self.precedence_list:
            return self.precedence_list.index(barrier), barrier
        return len(self.precedence_list), barrier

    @remembered
    def barrier_order(self) -> list[str]:
        """Name all barriers by points (most first), precedence, id."""
        return sorted(self.barriers, key=lambda barrier: (-self.points(barrier), self.precedence(barrier)))

    # Section 4: candidates.

    def urgency_place(self, safety: str) -> int:
        """Give the place of a safety condition's urgency; 0 is an emergency."""
        return URGENCIES.index(self.safety[safety]["urgency"])

    @remembered
    def active(self) -> list[str]:
        """Name the active safety conditions, most urgent first, then by id."""
        active = [safety for safety, entry in self.safety.items() if self.truth(entry["when"]) is True]
        return sorted(active, key=lambda safety: (self.urgency_place(safety), safety))

    @remembered
    def emergencies(self) -> list[str]:
        """Name the active emergencies."""
        return [safety for safety in self.active() if self.safety[safety]["urgency"] == "emergency"]

    @remembered
    def answers(self, intervention: str) -> list[str]:
        """Name the barriers that indicate it; most important first."""
        also = as_list(self.interventions[intervention].get("also"))
        helped = {barrier for barrier in also if self.points(barrier) >= self.likely}
        return sorted({*self.answers_first(intervention), *helped}, key=self.precedence)

    @remembered
    def answers_first(self, intervention: str) -> list[str]:
        """Name the barriers in its `for` that are at least possible."""
        barriers = as_list(self.interventions[intervention].get("for"))
        return [barrier for barrier in barriers if self.points(barrier) >= self.possible]

    @remembered
    def responds_to(self, intervention: str) -> list[str]:
        """Name the active safety conditions it responds to, most urgent first."""
        return [s for s in self.active() if intervention in self.safety[s].get("respond_with", [])]

    @remembered
    def own_when(self, intervention: str) -> bool:
        """Say whether its `when` indicates it."""
        entry = self.interventions[intervention]
        return "when" in entry and self.truth(entry["when"]) is True

    def indicated(self, intervention: str) -> bool:
        """Say whether anything indicates it."""
        return bool(self.answers(intervention) or self.own_when(intervention) or self.responds_to(intervention))

    def in_scope(self, intervention: str, scope: Mapping[str, Any] | None) -> bool:
        """Say whether `categories` or `interventions` of a mapping name it."""
        scope = scope or {}
        category = self.interventions[intervention]["category"]
        return intervention in scope.get("interventions", []) or category in scope.get("categories", [])

    @remembered
    def holds_back(self, safety: str, intervention: str) -> bool:
        """Say whether an active condition holds it back."""
        entry = self.safety[safety]
        if "hold_back" not in entry:
            return False
        if "all_except" in entry["hold_back"]:
            held = not self.in_scope(intervention, entry["hold_back"]["all_except"])
        else:
            held = self.in_scope(intervention, entry["hold_back"])
        if not held or intervention in entry.get("respond_with", []):
            return False
        highest = min(self.urgency_place(one) for one in self.active())
        return not any(self.urgency_place(one) == highest for one in self.responds_to(intervention))

    @remembered
    def is_urgent_response(self, intervention: str) -> bool:
        """Say whether it responds to an active emergency or same-day condition."""
        return any(
            self.safety[safety]["urgency"] in ("emergency", "same_day") for safety in self.responds_to(intervention)
        )

    @remembered
    def applies(self, pathway: str) -> bool:
        """Say whether a pathway applies."""
        entry = self.pathways[pathway]
        return "only_if" not in entry or self.truth(entry["only_if"]) is True

    @remembered
    def current_stage(self, pathway: str) -> dict[str, Any] | None:
        """Give the first stage whose `until` is not true; None if all are done."""
        for stage in self.pathways[pathway]["stages"]:
            if "until" not in stage or self.truth(stage["until"]) is not True:
                return stage
        return None

    def pathway_conditions(self, pathway: str) -> list[Any]:
        """Give a pathway's `only_if` and the `until` of its stages up to the current one."""
        entry = self.pathways[pathway]
        conditions = [entry["only_if"]] if "only_if" in entry else []
        current = self.current_stage(pathway)
        for stage in entry["stages"]:
            if "until" in stage:
                conditions.append(stage["until"])
            if current is not None and stage["id"] == current["id"]:
                break
        return conditions

    @remembered
    def forbidding(self, intervention: str) -> list[str]:
        """Name the contraindications of level `never` that concern it, by id."""
        return [
            one
            for one, entry in self.contraindications.items()
            if entry["level"] == "never" and self.in_scope(intervention, entry)
        ]

    @remembered
    def reasons(self, intervention: str) -> list[str]:
        """Name every reason to withhold it."""
        entry = self.interventions[intervention]
        reasons = []
        emergencies = self.emergencies()
        if emergencies and not any(
            intervention in self.safety[one].get("respond_with", [])
            or self.in_scope(intervention, self.safety[one].get("hold_back", {}).get("all_except"))
            for one in emergencies
        ):
            reasons.append("emergency")
        reasons += [f"safety:{one}" for one in self.active() if self.holds_back(one, intervention)]
        reasons += [
            f"contraindication:{one}"
            for one in self.forbidding(intervention)
            if self.truth(self.contraindications[one]["when"]) is True
        ]
        if any(self.truth(one["when"]) is True for one in entry.get("not_if", [])):
            reasons.append("not_if")
        if "only_if" in entry and self.truth(entry["only_if"]) is False:
            reasons.append("only_if")
        if not self.is_urgent_response(intervention):
            for pathway in self.pathways:
                stage = self.current_stage(pathway)
                if self.applies(pathway) and stage and intervention in stage.get("hold_back", []):
                    reasons.append(f"pathway:{pathway}.{stage['id']}")
        return reasons

    @remembered
    def recommended(self) -> list[str]:
        """Name what is indicated and not withheld, by id."""
        return [one for one in self.interventions if self.indicated(one) and not self.reasons(one)]

    @remembered
    def to_check(self, intervention: str) -> list[Any]:
        """Give the unknown conditions that make it `check_first`."""
        entry = self.interventions[intervention]
        conditions = [entry["only_if"]] if "only_if" in entry else []
        blocks = [self.contraindications[one] for one in self.forbidding(intervention)]
        blocks += entry.get("not_if", [])
        conditions += [one["when"] for one in blocks if one.get("if_unknown", "check_first") == "check_first"]
        return [condition for condition in conditions if self.truth(condition) is None]

    @remembered
    def closed_gates(self, intervention: str) -> list[str]:
        """Name the gates that keep it `later`, by id."""
        if self.is_urgent_response(intervention):
            return []
        gates = self.interventions[intervention].get("gates", [])
        return sorted({gate for gate in gates if self.truth({"gate": gate}) is not True})

    @remembered
    def status(self, intervention: str) -> str:
        """Give the status of a recommendation."""
        if self.closed_gates(intervention):
            return "later"
        return "check_first" if self.to_check(intervention) else "now"

    @remembered
    def questions_of(self, intervention: str) -> list[str]:
        """Name the open facts that settle its status, by id."""
        gates = [self.gates[gate]["open_when"] for gate in self.closed_gates(intervention)]
        return sorted(self.open_of_all(self.to_check(intervention) + gates))

    # Section 5: order.

    @remembered
    def urgency(self, intervention: str) -> str | None:
        """Give the urgency of the most urgent condition it responds to; `note` is none."""
        for safety in self.responds_to(intervention):
            urgency = self.safety[safety]["urgency"]
            return None if urgency == "note" else urgency
        return None

    @remembered
    def tier(self, intervention: str) -> str:
        """Give the tier it ranks as."""
        tier = self.interventions[intervention]["tier"]
        if tier != "enabling":
            return tier
        keeping = {gate for one in self.recommended() if self.matters(one) for gate in self.closed_gates(one)}
        enables = (
            self.answers_likely_first(intervention)
            or self.own_when(intervention)
            or self.urgency(intervention) is not None
            or any(intervention in self.gates[gate].get("opened_by", []) for gate in keeping)
        )
        return "enabling" if enables else "core"

    def answers_likely_first(self, intervention: str) -> bool:
        """Say whether a barrier in its `for` is likely."""
        return any(self.points(barrier) >= self.likely for barrier in self.answers_first(intervention))

    def matters(self, intervention: str) -> bool:
        """Say whether more than a possible barrier, or one it only also helps with, speaks for it."""
        return (
            self.answers_likely_first(intervention)
            or self.own_when(intervention)
            or bool(self.responds_to(intervention))
        )

    def value(self, intervention: str, placed: list[str]) -> Fraction:
        """Give its marginal value after what is placed already."""
        factor = exact(self.grades[self.interventions[intervention]["evidence"]["grade"]])
        value = Fraction(0)
        for barrier in self.answers(intervention):
            part = min(self.points(barrier), self.cap) * factor
            if barrier not in self.answers_first(intervention):
                part *= self.also
            for one in placed:
                if barrier in self.answers(one):
                    part /= 2
            value += part
        if self.responds_to(intervention) or not self.answers(intervention):
            return max(value, 4 * factor)
        return value

    def sort_key(self, intervention: str, placed: list[str]) -> tuple:
        """Give the six keys of the order."""
        urgency = self.urgency(intervention)
        answered = self.answers(intervention)
        return (
            len(URGENCIES) if urgency is None else URGENCIES.index(urgency),
            STATUSES.index(self.status(intervention)),
            TIERS.index(self.tier(intervention)),
            -self.value(intervention, placed),
            self.precedence(answered[0]) if answered else (float("inf"), ""),
            intervention,
        )

    def goes_before(self, first: str, second: str) -> bool:
        """Say whether `before` or `after` puts one recommendation directly before another."""
        told = second in self.interventions[first].get("before", []) or first in self.interventions[second].get(
            "after", []
        )
        return told and self.urgency(first) == self.urgency(second) and self.status(first) == self.status(second)

    @remembered
    def placed(self) -> list[tuple[str, Fraction, str | None]]:
        """Give the recommendations in order, each with its value and what put it before the next."""
        remaining = list(self.recommended())
        order: list[str] = []
        values: list[Fraction] = []
        ahead: list[str | None] = []
        last_keys: dict[str, tuple] = {}
        last_waiting: set[str] = set()
        while remaining:
            waiting = {one for one in remaining for other in remaining if other != one and self.goes_before(other, one)}
            keys = {one: self.sort_key(one, order) for one in remaining}
            chosen = min((one for one in remaining if one not in waiting), key=keys.__getitem__)
            if order:
                if chosen in last_waiting:
                    ahead.append("before")
                else:
                    pairs = zip(KEYS, last_keys[order[-1]], last_keys[chosen], strict=True)
                    ahead.append(next(name for name, one, other in pairs if one != other))
            values.append(self.value(chosen, order))
            order.append(chosen)
            remaining.remove(chosen)
            last_keys, last_waiting = keys, waiting
        if order:
            ahead.append(None)
        return list(zip(order, values, ahead, strict=True))

    # Texts.

    def say_value(self, fact: str) -> str:
        """Print the value of a fact."""
        value = self.case.get(fact)
        if value is None:
            return self.words.get("not_known", "not known")
        if isinstance(value, bool):
            word = "yes" if value else "no"
            return self.words.get(word, word)
        if isinstance(value, str):
            return self.words.get(value, value)
        return str(value)

    def fill(self, text: str) -> str:
        """Fill the holes of a text."""
        return re.sub(r"\{(\w+)\}", lambda hole: self.say_value(hole[1]), text)

    def labelled(self, facts: Iterable[str]) -> str:
        """Print "Label: value" for each submitted fact."""
        return "; ".join(f"{self.facts[fact]['label']}: {self.say_value(fact)}" for fact in self.submitted(facts))

    def labelled_or_unknown(self, conditions: Iterable[Any]) -> str:
        """Print the facts of a reason; where none is submitted, that those which are not private are not known."""
        facts = self.mentions_all(conditions)
        open_ones = sorted(fact for fact in facts if not self.facts[fact].get("private", False))
        return self.labelled(facts) or "; ".join(
            f"{self.facts[fact]['label']}: {self.say_value(fact)}" for fact in open_ones
        )

    def text_or_facts(self, text: str | None, condition: Any) -> str:
        """Fill a text; where the pack gives none, print the facts."""
        return self.labelled(self.mentions(condition)) if text is None else self.fill(text)

    # Section 7: private.

    def private(self, read: Iterable[str], asked: Iterable[str], named: Iterable[Mapping[str, Any]]) -> bool:
        """Say whether an item is private."""
        return (
            any(self.facts[fact].get("private", False) for fact in read if fact in self.case)
            or any(self.facts[fact].get("private", False) for fact in asked)
            or any(entry.get("private", False) for entry in named)
        )

    # Section 6: the advice.

    def advice(self) -> dict[str, Any]:
        """Give the whole advice as the contract says."""
        return {
            "schema": SCHEMA,
            "pack": {"id": self.pack["pack"]["id"], "version": self.pack["pack"]["version"]},
            "safety": [self.safety_item(one) for one in self.active()],
            "barriers": [self.barrier_item(one) for one in self.barrier_order()],
            "gates": [self.gate_item(one) for one in self.gates],
            "pathways": [self.pathway_item(one) for one in self.pathways if self.applies(one)],
            "recommendations": [
                self.recommendation_item(rank, *placed) for rank, placed in enumerate(self.placed(), start=1)
            ],
            "withheld": [
                self.withheld_item(one) for one in self.interventions if self.indicated(one) and self.reasons(one)
            ],
            "questions": list(self.questions()),
            "contradictions": sorted(
                entry["id"] for entry in self.pack.get("assume", []) if self.truth(entry["not_both"]) is True
            ),
        }

    def safety_item(self, safety: str) -> dict[str, Any]:
        """Describe an active safety condition."""
        entry = self.safety[safety]
        read = self.mentions(entry["when"])
        responses = entry.get("respond_with", [])
        policy = entry.get("policy")
        text = policy.get("text") if policy else None
        return {
            "id": safety,
            "label": entry["label"],
            "urgency": entry["urgency"],
            "unanswered": entry["urgency"] == "emergency" and not set(responses) & set(self.recommended()),
            "alone": entry.get("alone", False),
            "policy": text,
            "policy_missing": policy is not None and text is None,
            "because": self.text_or_facts(entry.get("because"), entry["when"]),
            "do_first": as_list(entry["do_first"]),
            "respond_with": responses,
            "private": self.private(read | holes(entry.get("because")), [], [entry]),
            "facts": self.submitted(read),
            "sources": sorted(set(entry.get("cite", []))),
        }

    def barrier_item(self, barrier: str) -> dict[str, Any]:
        """Describe a barrier."""
        entry = self.barriers[barrier]
        points, upper = self.points(barrier), self.upper(barrier)
        true = [one for one in entry["indicators"] if self.truth(one["when"]) is True]
        false = [one for one in entry["indicators"] if self.truth(one["when"]) is False]
        read = self.mentions_all([one["when"] for one in true + false])
        if "only_if" in entry:
            read |= self.mentions(entry["only_if"])
        for one in true:
            read |= holes(one.get("because"))
        if points >= self.likely:
            level = "likely"
        elif points >= self.possible:
            level = "possible"
        else:
            level = "open" if upper >= self.possible else "ruled_out"
        return {
            "id": barrier,
            "label": entry["label"],
            "level": level,
            "points": points,
            "upper": upper,
            "because": [self.text_or_facts(one.get("because"), one["when"]) for one in true],
            "against": [self.labelled(self.mentions(one["when"])) for one in false],
            "open": sorted(self.stakes(barrier)),
            "private": self.private(read, [], [entry]),
            "facts": self.submitted(self.mentions_all([one["when"] for one in true])),
            "sources": sorted({source for one in true for source in one.get("cite", [])}),
        }

    def gate_item(self, gate: str) -> dict[str, Any]:
        """Describe a gate."""
        entry = self.gates[gate]
        read = self.mentions(entry["open_when"])
        asked = sorted(self.open_facts(entry["open_when"]))
        return {
            "id": gate,
            "label": entry["label"],
            "state": {True: "open", False: "closed", None: "unknown"}[self.truth(entry["open_when"])],
            "ask": self.fill(entry["ask"]),
            "opened_by": entry.get("opened_by", []),
            "open": asked,
            "private": self.private(read | holes(entry["ask"]), asked, [entry]),
            "facts": self.submitted(read),
            "sources": sorted(set(entry.get("cite", []))),
        }

    def pathway_item(self, pathway: str) -> dict[str, Any]:
        """Describe a pathway that applies."""
        entry = self.pathways[pathway]
        stage = self.current_stage(pathway)
        return {
            "id": pathway,
            "label": entry["label"],
            "stage": stage["id"] if stage else None,
            "stage_label": stage["label"] if stage else None,
            "private": self.private(self.mentions_all(self.pathway_conditions(pathway)), [], [entry]),
        }

    def recommendation_item(self, rank: int, intervention: str, value: Fraction, ahead: str | None) -> dict[str, Any]:
        """Describe a recommendation."""
        entry = self.interventions[intervention]
        answered, responses = self.answers(intervention), self.responds_to(intervention)
        own = self.own_when(intervention)
        gates, asked = self.closed_gates(intervention), self.questions_of(intervention)
        indicating = [{"barrier": one} for one in answered] + [{"safety": one} for one in responses]
        if own:
            indicating.append(entry["when"])
        reading = indicating + self.to_check(intervention) + [{"gate": one} for one in gates]
        named = [entry, *(self.barriers[one] for one in answered), *(self.safety[one] for one in responses)]
        named += [self.gates[one] for one in gates]
        return {
            "rank": rank,
            "id": intervention,
            "label": entry["label"],
            "category": entry["category"],
            "audience": entry.get("audience", "clinician"),
            "do": entry["do"],
            "say": as_list(entry.get("say")),
            "evidence": {
                "grade": entry["evidence"]["grade"],
                "cite": sorted(set(entry["evidence"].get("cite", []))),
                "effect": entry["evidence"].get("effect"),
            },
            "status": self.status(intervention),
            "urgency": self.urgency(intervention),
            "tier": self.tier(intervention),
            "value": str(value),
            "answers": answered,
            "responds_to": responses,
            "questions": asked,
            "gates": gates,
            "cautions": list(self.cautions(intervention)),
            "ahead_of_next_by": ahead,
            "because": [
                *(f"barrier:{one}" for one in answered),
                *(["when"] if own else []),
                *(f"safety:{one}" for one in responses),
            ],
            "private": self.private(self.mentions_all(reading), asked, named),
            "facts": self.submitted(self.mentions_all(indicating)),
            "sources": sorted(set(entry["evidence"].get("cite", []))),
        }

    def cautions(self, intervention: str) -> Iterator[dict[str, Any]]:
        """Describe the cautions of a recommendation."""
        for one, entry in self.contraindications.items():
            if not self.in_scope(intervention, entry):
                continue
            truth = self.truth(entry["when"])
            soft = entry["level"] == "precaution"
            if (soft and truth is not False) or (not soft and truth is None and entry.get("if_unknown") == "caution"):
                yield self.caution(f"contraindication:{one}", entry["when"], entry["because"], [entry])
        for entry in self.interventions[intervention].get("not_if", []):
            if entry.get("if_unknown") == "caution" and self.truth(entry["when"]) is None:
                yield self.caution("not_if", entry["when"], entry["because"], [])
        for entry in self.interventions[intervention].get("cautions", []):
            if "when" not in entry or self.truth(entry["when"]) is not False:
                yield self.caution("own", entry.get("when", []), entry["say"], [])

    def caution(self, by: str, condition: Any, text: str, named: list) -> dict[str, Any]:
        """Describe one caution."""
        applies = self.truth(condition) is True
        asked = sorted(self.open_facts(condition))
        return {
            "by": by,
            "state": "applies" if applies else "check",
            "say": self.fill(text),
            "private": self.private(self.mentions(condition) | holes(text), asked, named),
            "questions": asked,
        }

    def withheld_item(self, intervention: str) -> dict[str, Any]:
        """Describe what is indicated but withheld."""
        entry = self.interventions[intervention]
        reasons = self.reasons(intervention)
        named, texts, conditions, in_texts = [entry], [], [], set()
        for reason in reasons:
            kind, _, name = reason.partition(":")
            text, literal = None, ""
            match kind:
                case "emergency":
                    emergencies = [self.safety[one] for one in self.emergencies()]
                    named += emergencies
                    own = [one["when"] for one in emergencies]
                    literal = "; ".join(one["label"] for one in emergencies)
                case "safety":
                    named.append(self.safety[name])
                    own = [self.safety[name]["when"]]
                    text = self.safety[name]["hold_back"].get("because")
                case "contraindication":
                    named.append(self.contraindications[name])
                    own = [self.contraindications[name]["when"]]
                    text = self.contraindications[name]["because"]
                case "not_if":
                    true = [one for one in entry["not_if"] if self.truth(one["when"]) is True]
                    own = [one["when"] for one in true]
                    text = "; ".join(one["because"] for one in true)
                case "only_if":
                    own = [entry["only_if"]]
                case "pathway":
                    pathway = name.partition(".")[0]
                    named.append(self.pathways[pathway])
                    own = self.pathway_conditions(pathway)
                    literal = f"{self.pathways[pathway]['label']}: {self.current_stage(pathway)['label']}"
            conditions += own
            in_texts |= holes(text)
            texts.append(literal or (self.fill(text) if text else self.labelled_or_unknown(own)))
        read = self.mentions_all(conditions)
        return {
            "id": intervention,
            "label": entry["label"],
            "by": reasons,
            "because": texts,
            "private": self.private(read | in_texts, [], named),
            "facts": self.submitted(read),
        }

    @remembered
    def urgent_questions(self) -> list[str]:
        """Name the safety conditions whose question is urgent, by urgency, then id."""
        urgent = []
        for safety, entry in self.safety.items():
            if "ask_if_unknown" in entry and self.truth(entry["when"]) is None:
                link = entry["ask_if_unknown"].get("when")
                if link is None or self.truth(link) is True:
                    urgent.append(safety)
        return sorted(urgent, key=lambda safety: (self.urgency_place(safety), safety))

    def questions(self) -> Iterator[dict[str, Any]]:
        """Describe the questions worth asking next, in order."""
        asked: list[tuple[str, str, str]] = []
        for safety in self.urgent_questions():
            asked += [(fact, "safety", safety) for fact in sorted(self.open_facts(self.safety[safety]["when"]))]
        for intervention, _, _ in self.placed():
            asked += [(fact, "status", intervention) for fact in self.questions_of(intervention)]
        for barrier in self.barrier_order():
            levels = [self.truth({"barrier": {barrier: level}}) for level in ("likely", "possible")]
            if None in levels:
                stakes = self.stakes(barrier)
                facts = sorted(stakes, key=lambda fact, stakes=stakes: (-stakes[fact], fact))
                asked += [(fact, "barrier", barrier) for fact in facts]
        entries = {"safety": self.safety, "status": self.interventions, "barrier": self.barriers}
        for fact in dict.fromkeys(fact for fact, _, _ in asked):
            reasons = [(kind, name) for one, kind, name in asked if one == fact]
            entry = self.facts[fact]
            text, alone = entry.get("ask"), entry.get("alone", False)
            kind, name = reasons[0]
            if kind == "safety":
                text = self.safety[name]["ask_if_unknown"].get("ask", text)
                alone = alone or self.safety[name].get("alone", False)
            yield {
                "fact": fact,
                "ask": entry["label"] if text is None else self.fill(text),
                "alone": alone,
                "why": [f"{kind}:{name}" for kind, name in reasons],
                "private": self.private(holes(text), [fact], [entry, *(entries[kind][name] for kind, name in reasons)]),
            }


def advise(pack: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """Give the advice of a pack for a case."""
    return Oracle(pack, case).advice()


def shareable(pack: Mapping[str, Any], advice: Mapping[str, Any]) -> dict[str, Any]:
    """Give the shareable rendering of an advice."""

    def marked(section: str) -> set[str]:
        return {entry["id"] for entry in pack.get(section) or [] if entry.get("private", False)}

    def left_out(*lists: str) -> set[str]:
        return {item["id"] for name in lists for item in advice[name] if item["private"]}

    hidden = {
        "fact": marked("facts"),
        "safety": marked("safety") | left_out("safety"),
        "barrier": marked("barriers") | left_out("barriers"),
        "gate": marked("gates") | left_out("gates"),
        "pathway": marked("pathways") | left_out("pathways"),
        "contraindication": marked("contraindications"),
        "intervention": marked("interventions") | left_out("recommendations", "withheld"),
    }
    kinds = {
        "respond_with": "intervention",
        "opened_by": "intervention",
        "open": "fact",
        "questions": "fact",
        "answers": "barrier",
        "responds_to": "safety",
        "gates": "gate",
    }

    def shown(reason: str) -> bool:
        kind, _, name = reason.partition(":")
        kind = {"status": "intervention"}.get(kind, kind)
        return name.partition(".")[0] not in hidden.get(kind, ())

    emergencies = "; ".join(  # only those that stay may be named
        item["label"] for item in advice["safety"] if item["urgency"] == "emergency" and not item["private"]
    )

    def kept(item: Mapping[str, Any]) -> dict[str, Any]:
        result = dict(item)
        for field, kind in kinds.items():
            if field in result:
                result[field] = [one for one in result[field] if one not in hidden[kind]]
        if "facts" in result:
            result["facts"] = {fact: value for fact, value in result["facts"].items() if fact not in hidden["fact"]}
        if "by" in result and isinstance(result["by"], list):
            pairs = [pair for pair in zip(result["by"], result["because"], strict=True) if shown(pair[0])]
            result["by"] = [by for by, _ in pairs]
            result["because"] = [emergencies if by == "emergency" else because for by, because in pairs]
        elif "value" in result:
            result["because"] = [one for one in result["because"] if shown(one)]
            result["cautions"] = [kept(one) for one in result["cautions"] if not one["private"]]
            result["value"] = result["ahead_of_next_by"] = None
        if "why" in result:
            result["why"] = [one for one in result["why"] if shown(one)]
        return result

    result: dict[str, Any] = {}
    for name, content in advice.items():
        if name == "contradictions":
            result[name] = []
        elif isinstance(content, list):
            result[name] = [kept(item) for item in content if not item["private"]]
        else:
            result[name] = content
    for rank, item in enumerate(result["recommendations"], start=1):
        item["rank"] = rank
    return result | {"note": NOTE}


# Comparing.


def differences(expected: Any, actual: Any, place: str = "") -> Iterator[str]:
    """Tell where an advice differs from what the oracle expects; fields the oracle does not know are ignored."""
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            yield f"{place}: {actual!r} is no object"
        elif place.endswith(".facts"):
            if list(expected) != list(actual):
                yield f"{place}: {list(actual)} instead of {list(expected)}"
            else:
                for fact, value in expected.items():
                    yield from differences(value, actual[fact], f"{place}.{fact}")
        else:
            for field, value in expected.items():
                if field in actual:
                    yield from differences(value, actual[field], f"{place}.{field}")
                else:
                    yield f"{place}.{field} is missing"
    elif isinstance(expected, list):
        if not isinstance(actual, list) or len(expected) != len(actual):
            yield f"{place}: {shorten(actual)} instead of {shorten(expected)}"
        else:
            for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
                yield from differences(one, other, f"{place}[{number}]")
    elif is_number(expected) and is_number(actual):
        if exact(expected) != exact(actual):
            yield f"{place}: {actual!r} instead of {expected!r}"
    elif type(expected) is not type(actual) or expected != actual:
        yield f"{place}: {actual!r} instead of {expected!r}"


def is_number(value: Any) -> bool:
    """Say whether something is a number, not a boolean."""
    return isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool)


def shorten(items: Any) -> Any:
    """Name the items of a list by their ids."""
    if isinstance(items, list):
        return [item.get("id", item.get("fact", item)) if isinstance(item, dict) else item for item in items]
    return items
