"""Small random packs that use the whole format, and cases that lie on their thresholds.

A pack is a mapping of sections to plain data, as `yaml.safe_load` would give it. `packs_with_cases` is the hypothesis
strategy; `random_pack` and `RandomCases` draw from a seed, where thousands are wanted quickly.
"""

import json
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from resistance_rules import KnowledgeBase, load

URGENCIES = ["emergency", "same_day", "this_week", "note"]
WORDS = [
    "amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "inlet", "jetty", "knoll", "larch", "moor",
    "north", "oasis", "plain", "quay", "reed", "shore", "tide", "umber", "vale", "wold", "yew", "zenith",
]  # fmt: skip


class Chooser:
    """Draws from hypothesis, so that a failing pack is made smaller; the first or lowest choice is the simplest."""

    def __init__(self, draw: Callable[[st.SearchStrategy], Any]) -> None:
        self.draw = draw

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return self.draw(st.integers(low, high))

    def pick(self, items: Sequence[Any]) -> Any:
        """Draw one of these."""
        return items[self.whole(0, len(items) - 1)]

    def chance(self, percent: int) -> bool:
        """Draw true in so many of a hundred."""
        return self.whole(0, 99) >= 100 - percent

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """Draw an order."""
        return self.draw(st.permutations(list(items)))

    def some(self, items: Sequence[Any], most: int, least: int = 0) -> list[Any]:
        """Draw some different ones, in any order."""
        most = min(most, len(items))
        count = self.whole(min(least, most), most)
        return self.shuffled(items)[:count] if count else []


class SeededChooser(Chooser):
    """Draws from a seeded generator of random numbers: quicker, and never made smaller."""

    def __init__(self, seed: object) -> None:
        self.random = random.Random(str(seed))  # noqa: S311  tests, not secrets

    def whole(self, low: int, high: int) -> int:
        """Draw a whole number, both ends included."""
        return self.random.randint(low, high)

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """Draw an order."""
        return self.random.sample(list(items), len(items))


def same_key(value: Any) -> Any:
    """Give a key by which two YAML values are the same (1 and 1.0 are, 1 and true are not)."""
    if isinstance(value, dict):
        return tuple(sorted((key, same_key(one)) for key, one in value.items()))
    if isinstance(value, list):
        return tuple(same_key(one) for one in value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(Fraction(str(value)))
    return repr(value)


def distinct(items: Sequence[Any]) -> list[Any]:
    """Leave out what is listed already."""
    return list({same_key(one): one for one in items}.values())


class PackMaker:
    """Makes one pack. Conclusions are made in an order, and each refers only to those made before it."""

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

    # Entries.

    def make(self) -> dict[str, Any]:
        """Make the whole pack."""
        chooser = self.chooser
        self.pack["pack"] = {"id": "generated", "title": "Generated", "version": "1.2.3", "format": 1}
        self.make_facts(chooser.whole(2, 9))
        self.pack["sources"] = [
            {"id": name, "title": name, "supports": name, "kind": "rct", "verified": "search"}
            for name in ("source_b", "source_a")
        ]
        self.pack["categories"] = [{"id": name, "label": name} for name in ("common", "rare")]
        self.interventions = [f"{word}_help" for word in chooser.shuffled(WORDS)[: chooser.whole(2, 6)]]
        self.barrier_names = [f"{word}_barrier" for word in chooser.shuffled(WORDS)[: chooser.whole(1, 4)]]
        findings = [f"{word}_finding" for word in WORDS[: chooser.whole(0, 2)]]
        gates = [f"{word}_gate" for word in chooser.shuffled(WORDS[:6])[: chooser.whole(0, 3)]]
        safety = [f"{word}_safety" for word in chooser.shuffled(WORDS[:8])[: chooser.whole(0, 4)]]
        self.urgency_of = {name: chooser.pick(URGENCIES) for name in safety}
        order = [("finding", name) for name in findings] + [("safety", name) for name in safety]
        order += [("barrier", name) for name in self.barrier_names] + [("gate", name) for name in gates]
        if chooser.chance(50):
            order = chooser.shuffled(order)
        makers = {
            "finding": ("rules", self.make_rules),
            "safety": ("safety", self.make_safety),
            "barrier": ("barriers", self.make_barrier),
            "gate": ("gates", self.make_gate),
        }
        for kind, name in order:
            section, maker = makers[kind]
            self.pack.setdefault(section, []).extend(maker(name))
            self.made[kind].append(name)
        self.pack["interventions"] = [self.make_intervention(name) for name in self.interventions]
        self.make_contraindications()
        self.make_pathways()
        self.make_the_rest()
        return self.pack

    def cited(self, entry: dict[str, Any], percent: int = 50) -> dict[str, Any]:
        """Let an entry cite sources, sometimes."""
        self.optionally(entry, percent, "cite", lambda: self.chooser.some(["source_b", "source_a"], 2, least=1))
        return entry

    def make_rules(self, finding: str) -> Iterator[dict[str, Any]]:
        """Make the rules of a finding."""
        for number in range(self.chooser.whole(1, 2)):
            yield {"id": f"{finding}-{number}", "finds": finding, "when": self.condition()}

    def make_safety(self, name: str) -> Iterator[dict[str, Any]]:
        """Make a safety condition."""
        chooser = self.chooser
        entry: dict[str, Any] = {
            "id": name,
            "label": f"Label of {name}",
            "urgency": self.urgency_of[name],
            "when": self.condition(chooser.whole(0, 2)),
            "do_first": ["First this", "then {that}"],
            "respond_with": chooser.some(self.interventions, 2),
        }
        self.optionally(entry, 50, "because", lambda: self.text(f"Because of {name}", holes=True))
        self.optionally(entry, 50, "hold_back", lambda: self.hold_back(name))
        if chooser.chance(50):
            asked: dict[str, Any] = {"ask": self.text(f"Urgent {name}?", holes=True)}
            self.optionally(asked, 60, "when", lambda: self.condition(1))
            entry["ask_if_unknown"] = asked
        if chooser.chance(30):
            entry["policy"] = {"needed": "Who to call"}
            if chooser.chance(60):
                entry["policy"]["text"] = chooser.pick([None, "Call {somebody}"])
        for flag in ("private", "alone"):
            self.optionally(entry, 15, flag, lambda: True)
        yield self.cited(entry, 100)

    def hold_back(self, name: str) -> dict[str, Any]:
        """Make a `hold_back` of either form."""
        named = self.selection()
        if self.chooser.chance(50):
            held: dict[str, Any] = {"all_except": {} if self.chooser.chance(20) else named}
        else:
            held = dict(named)
        self.optionally(held, 60, "because", lambda: self.text(f"Held back by {name}", holes=True))
        return held

    def selection(self) -> dict[str, Any]:
        """Name some interventions and categories."""
        chooser = self.chooser
        named: dict[str, Any] = {}
        form = chooser.whole(0, 2)
        if form != 1:
            named["interventions"] = chooser.some(self.interventions, 2, least=1)
        if form != 0:
            named["categories"] = [chooser.pick(["common", "rare"])]
        return named

    def make_barrier(self, name: str) -> Iterator[dict[str, Any]]:
        """Make a barrier."""
        chooser = self.chooser
        entry: dict[str, Any] = {
            "id": name,
            "label": f"Label of {name}",
            "description": "D",
            "domain": "access",
            "sits_with": "service",
            "indicators": distinct([self.indicator(name) for _ in range(chooser.whole(1, 5))]),
        }
        self.optionally(entry, 30, "only_if", lambda: self.condition(1))
        self.optionally(entry, 8, "private", lambda: True)
        yield entry

    def indicator(self, barrier: str) -> dict[str, Any]:
        """Make an indicator."""
        chooser = self.chooser
        entry: dict[str, Any] = {
            "when": self.condition(chooser.whole(0, 2)),
            "strength": "strong" if self.even else chooser.pick(["strong", "moderate", "weak"]),
        }
        self.optionally(entry, 25, "about", lambda: chooser.pick([*list(self.facts)[:2], "together"]))
        self.optionally(entry, 40, "because", lambda: self.text(f"A sign of {barrier}", holes=True))
        return self.cited(entry)

    def make_gate(self, name: str) -> Iterator[dict[str, Any]]:
        """Make a gate."""
        entry: dict[str, Any] = {
            "id": name,
            "label": f"Label of {name}",
            "open_when": self.condition(),
            "ask": self.text(f"Gate {name}?", holes=True),
            "opened_by": self.chooser.some(self.interventions, 2),
        }
        self.optionally(entry, 10, "private", lambda: True)
        yield self.cited(entry)

    def make_intervention(self, name: str) -> dict[str, Any]:
        """Make an intervention."""
        chooser = self.chooser
        grade = "A" if self.even else chooser.pick(["A", "B", "C", "D"])
        entry: dict[str, Any] = {
            "id": name,
            "label": f"Label of {name}",
            "category": chooser.pick(["common", "common", "rare"]),
            "do": f"Do {name} {{literally}}",
            "tier": "core" if self.even else chooser.pick(["core", "enabling", "optional"]),
            "evidence": {"grade": grade},
        }
        self.cited(entry["evidence"], 30 if grade == "D" else 100)
        self.optionally(entry["evidence"], 30, "effect", lambda: "r = .29")
        most = 1 if self.even else 3
        self.optionally(entry, 85, "for", lambda: chooser.some(self.barrier_names, most, least=1))
        others = [barrier for barrier in self.barrier_names if barrier not in entry.get("for", [])]
        if others:
            self.optionally(entry, 40, "also", lambda: chooser.some(others, most, least=1))
        self.optionally(entry, 35, "when", lambda: self.condition(1))
        self.optionally(entry, 30, "only_if", lambda: self.condition(1))
        self.optionally(entry, 60, "say", lambda: chooser.pick(["One {text}", ["One", "two"], []]))
        self.optionally(entry, 30, "audience", lambda: chooser.pick(["clinician", "prescriber", "service"]))
        gates = [gate["id"] for gate in self.pack.get("gates", [])]
        self.optionally(entry, 40, "gates", lambda: chooser.some(gates, 2))
        self.optionally(entry, 30, "not_if", lambda: [self.not_if(n) for n in range(chooser.whole(1, 2))])
        self.optionally(entry, 30, "cautions", lambda: [self.caution(n) for n in range(chooser.whole(1, 2))])
        self.optionally(entry, 8, "private", lambda: True)
        place = self.interventions.index(name)
        self.optionally(entry, 25, "before", lambda: chooser.some(self.interventions[place + 1 :], 2))
        self.optionally(entry, 25, "after", lambda: chooser.some(self.interventions[:place], 2))
        return entry

    def not_if(self, number: int) -> dict[str, Any]:
        """Make a contraindication of one intervention's own."""
        entry = {"when": self.condition(1), "because": self.text(f"Not if {number}", holes=True)}
        self.optionally(entry, 60, "if_unknown", lambda: self.chooser.pick(["check_first", "caution"]))
        return entry

    def caution(self, number: int) -> dict[str, Any]:
        """Make a caution of one intervention's own."""
        entry = {"say": self.text(f"Take care {number}", holes=True)}
        self.optionally(entry, 70, "when", lambda: self.condition(1))
        return entry

    def make_contraindications(self) -> None:
        """Make contraindications of both levels."""
        chooser = self.chooser
        entries = []
        for word in chooser.shuffled(WORDS[:5])[: chooser.whole(0, 3)]:
            entry = {
                "id": f"{word}-not",
                **self.selection(),
                "when": self.condition(1),
                "level": chooser.pick(["never", "precaution"]),
                "because": self.text(f"Reason {word}", holes=True),
            }
            if entry["level"] == "never":
                self.optionally(entry, 60, "if_unknown", lambda: chooser.pick(["check_first", "caution"]))
            self.optionally(entry, 15, "private", lambda: True)
            entries.append(self.cited(entry, 100))
        self.pack["contraindications"] = entries

    def make_pathways(self) -> None:
        """Make pathways with some stages."""
        chooser = self.chooser
        entries = []
        for word in chooser.shuffled(WORDS[:4])[: chooser.whole(0, 2)]:
            stages = []
            count = chooser.whole(1, 3)
            for number, stage_word in enumerate(chooser.shuffled(WORDS[:count]), start=1):
                stage: dict[str, Any] = {"id": stage_word, "label": f"Stage {stage_word}"}
                stage["hold_back"] = chooser.some(self.interventions, 2)
                if number < count or chooser.chance(60):
                    stage["until"] = self.condition(1)
                stages.append(stage)
            entry = {"id": f"{word}_path", "label": f"Path {word}", "stages": stages}
            self.optionally(entry, 50, "only_if", lambda: self.condition(1))
            self.optionally(entry, 15, "private", lambda: True)
            entries.append(entry)
        self.pack["pathways"] = entries

    def make_the_rest(self) -> None:
        """Make `assume`, `scoring` and `language`."""
        chooser = self.chooser
        self.pack["assume"] = [
            {"id": f"{word}-both", "not_both": conditions}
            for word in chooser.shuffled(WORDS[:4])[: chooser.whole(0, 2)]
            if len(conditions := distinct([self.condition(1), self.condition(1)])) > 1
        ]
        if chooser.chance(40):
            scoring: dict[str, Any] = {}
            levels = sorted([chooser.whole(1, 6), chooser.whole(1, 6)])
            self.optionally(scoring, 50, "points", lambda: {"strong": 5, "moderate": 3, "weak": chooser.whole(0, 2)})
            if chooser.chance(60):
                scoring["possible"], scoring["likely"] = levels
            self.optionally(scoring, 60, "precedence", lambda: chooser.some(self.barrier_names, 3))
            self.optionally(scoring, 50, "cap", lambda: chooser.whole(1, 9))
            self.optionally(scoring, 50, "also", lambda: chooser.pick([0, 0.1, 0.333, 0.5, 1]))
            grades = {"A": 1, "B": 0.95, "C": 0.3, "D": 0.1}
            self.optionally(scoring, 50, "grades", lambda: grades if chooser.chance(50) else {"C": 0.333})
            self.pack["scoring"] = scoring
        if chooser.chance(30):
            words = {"yes": "ja", "no": "nein", "not_known": "nicht bekannt", "a_lot": "sehr viel"}
            chosen = chooser.some(list(words), 4)
            self.pack["language"] = {"words": {word: words[word] for word in chosen}}


def pool(fact: Mapping[str, Any]) -> list[Any]:
    """Give the values of a fact that tests and cases use: few, so that they meet."""
    if "yes_no" in fact:
        return [True, False]
    if "choice" in fact:
        return list(fact["choice"])
    if "integer" in fact:
        return [0, 1, 2, 3, 5, 0.5, 2.5]
    values = [0, 0.1, 0.2, 0.3, 1, 0.7, 0.07, 0.03, 3, 2.5, 0.29, 10, -0.1]
    low, high = fact["number"]
    return [value for value in values if low <= value <= high]


def case_for(chooser: Chooser, pack: Mapping[str, Any]) -> dict[str, Any]:
    """Make a case whose values lie on thresholds, or next to them; about a third is unknown."""
    case: dict[str, Any] = {}
    for fact in pack["facts"]:
        known = chooser.whole(0, 9)
        if known <= 2:
            if known == 0:
                case[fact["id"]] = None
            continue
        value = chooser.pick(pool(fact))
        if "integer" in fact:
            value = int(value)
        elif "number" in fact and known == 9:
            fine = min(value + 1e-9, fact["number"][1])
            value = chooser.pick([float(value), fine, Decimal(str(value)) if value % 1 else value])
        case[fact["id"]] = value
    return case


@st.composite
def packs_with_cases(draw: Any, cases: int = 3) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Draw a pack and some cases for it."""
    chooser = Chooser(draw)
    pack = PackMaker(chooser).make()
    return pack, [case_for(chooser, pack) for _ in range(cases)]


def random_pack(seed: object) -> dict[str, Any]:
    """Make the pack of a seed."""
    return PackMaker(SeededChooser(seed)).make()


class RandomCases:
    """Makes cases for any pack, such as the engagement pack, from seeds."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self.facts = pack["facts"]
        self.thresholds = thresholds_of(pack)

    def __call__(self, seed: object, known: int = 70) -> dict[str, Any]:
        """Make the case of a seed; `known` of a hundred facts are given."""
        chooser = SeededChooser(seed)
        return {
            fact["id"]: random_value(chooser, fact, self.thresholds.get(fact["id"], []))
            for fact in self.facts
            if chooser.chance(known)
        }


def random_value(chooser: Chooser, fact: Mapping[str, Any], thresholds: Sequence[Any]) -> Any:
    """Make a value of a fact, mostly on one of its thresholds or next to it."""
    if "yes_no" in fact:
        return chooser.chance(50)
    if "choice" in fact:
        return chooser.pick(fact["choice"])
    low, high = fact.get("integer") or fact["number"]
    if thresholds and chooser.chance(80):
        near = Decimal(str(chooser.pick(thresholds))) + chooser.pick([0, 0, 1, -1, Decimal("0.1"), Decimal("-0.1")])
        value = min(max(near, Decimal(str(low))), Decimal(str(high)))
    else:
        value = Decimal(chooser.whole(int(low), int(high)))
    if "integer" in fact:
        return int(value)
    return int(value) if value == int(value) and chooser.chance(50) else float(value)


def thresholds_of(part: Any, found: dict[str, list[Any]] | None = None) -> dict[str, list[Any]]:
    """Collect the numbers that tests anywhere in a pack compare each fact with."""
    found = {} if found is None else found
    if isinstance(part, Mapping):
        for key, value in part.items():
            numbers = value if isinstance(value, list) else [value]
            if isinstance(value, Mapping):
                numbers = [one for given in value.values() for one in (given if isinstance(given, list) else [given])]
            found.setdefault(key, []).extend(
                one for one in numbers if isinstance(one, (int, float, Decimal)) and not isinstance(one, bool)
            )
            thresholds_of(value, found)
    elif isinstance(part, list):
        for one in part:
            thresholds_of(one, found)
    return found


# Writing and loading.


def as_yaml(value: Any) -> str:
    """Write plain data as YAML in flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)}: {as_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(as_yaml(one) for one in value) + "]"
    if isinstance(value, (float, Decimal)):
        return format(Decimal(str(value)), "f")
    return json.dumps(value, ensure_ascii=False)


def pack_text(pack: Mapping[str, Any]) -> str:
    """Write a pack as one YAML document, an entry on each line."""
    lines = []
    for section, content in pack.items():
        if isinstance(content, list):
            lines.append(f"{section}:" if content else f"{section}: []")
            lines += [f"  - {as_yaml(entry)}" for entry in content]
        else:
            lines.append(f"{section}: {as_yaml(content)}")
    return "\n".join(lines) + "\n"


def write_pack(pack: Mapping[str, Any], folder: Path) -> Path:
    """Write a pack into a folder, as one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(pack_text(pack), encoding="utf-8")
    return folder


def shuffled_keys(value: Any, order: random.Random) -> Any:
    """Give the same data with the keys of every mapping in another order."""
    if isinstance(value, Mapping):
        pairs = list(value.items())
        order.shuffle(pairs)
        return {key: shuffled_keys(one, order) for key, one in pairs}
    if isinstance(value, list):
        return [shuffled_keys(one, order) for one in value]
    return value


def write_shuffled(pack: Mapping[str, Any], folder: Path, seed: int) -> Path:
    """Write a pack as several files below a folder: entries, keys, files and folders in any order, with comments."""
    order = random.Random(seed)  # noqa: S311  tests, not secrets
    parts: list[tuple[str, Any]] = []
    for section, content in pack.items():
        entries = shuffled_keys(content, order)
        if isinstance(entries, list):
            order.shuffle(entries)
            parts += [(section, [entry]) for entry in entries]
        else:
            parts.append((section, entries))
    order.shuffle(parts)
    for number in range(3):
        mine: dict[str, Any] = {}
        for section, content in parts[number::3]:
            if isinstance(content, list):
                mine.setdefault(section, []).extend(content)
            else:
                mine[section] = content
        place = folder / order.choice(["", "below", "below/further"]) / f"{order.choice('abcdefgh')}{number}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"# file {number} of order {seed}\n" + pack_text(mine), encoding="utf-8")
    return folder


def load_generated(pack: Mapping[str, Any], engine: str = "reference") -> KnowledgeBase:
    """Load a pack that is plain data, by way of a YAML file, as a user would."""
    with tempfile.TemporaryDirectory() as folder:
        return load(write_pack(pack, Path(folder)), engine=engine, use_cache=False)
