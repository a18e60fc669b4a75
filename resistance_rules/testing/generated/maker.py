"""A whole generated pack that uses every part of the format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resistance_rules.testing.generated.drawing import Chooser, SeededChooser, distinct
from resistance_rules.testing.generated.vocabulary import URGENCIES, WORDS, ConditionMaker


class PackMaker(ConditionMaker):
    """Makes one pack. Conclusions are made in an order, and each refers only to those made before it."""

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


def random_pack(seed: object) -> dict[str, Any]:
    """Make the pack of a seed, as plain data."""
    return PackMaker(SeededChooser(seed)).make()


def drawn_pack(chooser: Chooser) -> dict[str, Any]:
    """Make a pack, as plain data."""
    return PackMaker(chooser).make()
