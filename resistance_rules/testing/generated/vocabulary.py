"""The vocabulary of a generated pack, and conditions about it and about the conclusions made so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from resistance_rules.testing.generated.cases import pool
from resistance_rules.testing.generated.drawing import Chooser, distinct

URGENCIES: Final = ["emergency", "same_day", "this_week", "note"]
WORDS: Final = [
    "amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "inlet", "jetty", "knoll", "larch", "moor",
    "north", "oasis", "plain", "quay", "reed", "shore", "tide", "umber", "vale", "wold", "yew", "zenith",
]  # fmt: skip


class ConditionMaker:
    """Makes facts and conditions. A condition refers only to conclusions that were made before it."""

    def __init__(self, chooser: Chooser) -> None:
        self.chooser = chooser
        self.pack: dict[str, Any] = {}
        self.facts: dict[str, dict[str, Any]] = {}
        self.urgency_of: dict[str, str] = {}
        self.made: dict[str, list[str]] = {"finding": [], "barrier": [], "gate": [], "safety": []}
        self.barrier_names: list[str] = []
        self.even = chooser.chance(25)  # all weigh the same, so that the last keys of the order decide

    # Facts and values.

    def make_facts(self, count: int) -> None:
        """Make the vocabulary."""
        chooser = self.chooser
        names = [f"{word}_fact" for word in chooser.shuffled(WORDS)[:count]]
        for name in names:
            fact: dict[str, Any] = {"id": name, "label": f"Label of {name}"}
            kind = chooser.pick(["yes_no", "yes_no", "choice", "integer", "number", "number"])
            fact[kind] = {
                "yes_no": True,
                "choice": ["none", "some", "a_lot"],
                "integer": [0, 5],
                "number": chooser.pick([[0, 1], [0, 10], [-1, 1.5]]) if kind == "number" else None,
            }[kind]
            for flag in ("private", "alone"):
                if chooser.chance(15):
                    fact[flag] = True
            self.facts[name] = fact
        for fact in self.facts.values():
            if chooser.chance(50):
                fact["ask"] = self.text(f"Ask {fact['id']}?", holes=True)
        self.pack["facts"] = list(self.facts.values())

    def text(self, text: str, *, holes: bool) -> str:
        """Make a text, sometimes with a hole."""
        if holes and self.chooser.chance(35):
            return f"{text} ({{{self.chooser.pick(list(self.facts))}}})"
        return text

    # Conditions.

    def condition(self, depth: int = 2) -> Any:
        """Make a condition about facts and the conclusions made so far."""
        chooser = self.chooser
        kind = chooser.whole(0, 19) if depth > 0 else chooser.whole(0, 9)
        if kind <= 6:
            return self.fact_test()
        if kind <= 8:
            return self.conclusion_test()
        if kind == 9:
            return {chooser.pick(["known", "unknown"]): chooser.pick(list(self.facts))}
        if kind <= 11:
            return {"not": self.condition(depth - 1)}
        if kind == 12:
            return {"not_established": self.condition(depth - 1)}
        parts = distinct([self.condition(depth - 1) for _ in range(chooser.whole(1, 3))])
        if kind <= 14:
            return {"all": parts}
        if kind <= 16:
            return {"any": parts}
        if kind <= 18:
            return {"count": {"at_least": chooser.whole(1, len(parts)), "of": parts}}
        return parts

    def fact_test(self) -> dict[str, Any]:
        """Make a test on one fact, or on two."""
        chooser = self.chooser
        name = chooser.pick(list(self.facts))
        fact = self.facts[name]
        values = pool(fact)
        numeric = "number" in fact or "integer" in fact
        form = chooser.whole(0, 9)
        if not numeric or form <= 1:
            whole = [value for value in values if "number" in fact or not isinstance(value, float)]
            if form == 0 or (not numeric and form <= 3):
                return {name: distinct(chooser.some(whole, 2, least=1))}
            if form == 1 or (not numeric and form <= 5):
                return {name: {"is_not": chooser.pick(whole)}}
            return {name: chooser.pick(whole)}
        if form == 2:
            ends = sorted([chooser.pick(values), chooser.pick(values)])
            return {name: {"between": ends}}
        operator = chooser.pick(["less_than", "at_least", "more_than", "at_most"])
        if form >= 8:
            others = [one for one, entry in self.facts.items() if "number" in entry or "integer" in entry]
            compared: dict[str, Any] = {"fact": chooser.pick(others)}
            if chooser.chance(70):
                compared["times"] = chooser.pick([0.1, 0.3, 0.5, 1, 1.1, 2, 3])
            return {name: {operator: compared}}
        return {name: {operator: chooser.pick(values)}}

    def conclusion_test(self) -> dict[str, Any]:
        """Make a test on a conclusion that is made already; on a fact if there is none."""
        chooser = self.chooser
        possible: list[dict[str, Any]] = []
        for kind, names in self.made.items():
            if names:
                possible.append({kind: chooser.pick(names)})
        if self.made["barrier"]:
            level = chooser.pick(["likely", "possible"])
            possible.append({"barrier": {chooser.pick(self.made["barrier"]): level}})
            if len(self.made["barrier"]) == len(self.barrier_names):
                possible.append({"any_barrier": chooser.pick(["likely", "possible"])})
        for number, urgency in enumerate(URGENCIES):
            above = [name for name, one in self.urgency_of.items() if one in URGENCIES[: number + 1]]
            if above and set(above) <= set(self.made["safety"]):
                possible.append({"any_safety": urgency})
        return chooser.pick(possible) if possible else self.fact_test()

    def optionally(self, entry: dict[str, Any], percent: int, key: str, make: Callable[[], Any]) -> None:
        """Give an entry a field, sometimes."""
        if self.chooser.chance(percent):
            entry[key] = make()
