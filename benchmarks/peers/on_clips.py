"""CLIPS: forward chaining over facts (Rete), in C.

A known fact is a fact, a condition is two rules, one says true and one says false; what a stratum asks about the
conclusions below it is one further fact with a slot for each. Nothing is retracted; `reset` between the cases.

Measured on the way: with facts asserted as text a case takes three times as long (clipspy's parser asks a Python
function for every character), with a fact for each conclusion asked about 1.7 times, and with rules that report to a
Python function instead of a global variable 1.3 times.

A process that answers one case after the other gets slower with every case (0.5 ms for the first forty, 1.4 ms after a
thousand), which neither `release-mem` nor collecting Python's garbage changes; so its figure depends on the rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from peers.by_level import Package
from peers.forms import FALSE, TRUE, And, AtLeast, Compared, Concluded, Form, IsKnown, OneOf, Or, Pair, Plain, form
from peers.settling import Decide, asked_by, inference
from peers.task import AnswerAll, Level, facts_read, levels
from resistance_rules.inference.case import Case
from resistance_rules.inference.rulebook import Rulebook


class Clips(Package):
    """Two rules for each condition; a run for each stratum."""

    name = "clipspy"
    how = "two rules for each condition, a run for each stratum; points in Python"

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Build the rules."""
        import clips

        environment = clips.Environment()
        for fact in facts_read(rulebook):
            environment.build(f"(deftemplate {fact} (slot v))")
        deciders = [_decider(environment, stratum, level, rulebook) for stratum, level in enumerate(levels(rulebook))]
        asserted = {fact: environment.find_template(fact).assert_fact for fact in facts_read(rulebook)}
        words = {word: clips.Symbol(literal(word)) for word in _words(rulebook)}
        infer = inference(rulebook)

        def answer_one(case: Case) -> Any:
            environment.reset()
            for fact, value in case.facts.items():
                if fact in asserted:
                    asserted[fact](v=words[value] if isinstance(value, bool | str) else value)
            return infer({}, deciders), rulebook

        return lambda cases: [answer_one(case) for case in cases]


def _decider(environment: Any, stratum: int, level: Level, rulebook: Rulebook) -> Decide:
    asked = sorted({name for number in level.productions for name in asked_by(rulebook, number)})
    environment.build(f"(defglobal ?*said-{stratum}* = (create$))")
    environment.build(f"(deftemplate asked-{stratum} {' '.join(f'(slot {name})' for name in asked)})")
    writer = _Writer(environment.build, stratum)
    meaning: list[tuple[int, int]] = []
    for position, number in enumerate(level.productions):
        for wanted, truth in (("true", TRUE), ("false", FALSE)):
            say = f"(bind ?*said-{stratum}* (create$ ?*said-{stratum}* {len(meaning)}))"
            writer.rule(form(rulebook.productions[number].condition, wanted), say)
            meaning.append((position, truth))
    put, said = environment.find_template(f"asked-{stratum}").assert_fact, environment.find_global(f"said-{stratum}")

    def decide(known: dict[str, Any]) -> list[int]:
        if asked:
            put(**known)
        environment.run()
        truths = [1] * len(level.productions)
        for what in said.value:
            position, truth = meaning[what]
            truths[position] = truth
        return truths

    return decide


def _words(rulebook: Rulebook) -> set[bool | str]:
    return {True, False} | {word for fact in rulebook.pack.facts.values() for word in fact.choice}


def literal(value: Plain) -> str:
    """A value as CLIPS writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else repr(value)


class _Writer:
    """Writes rules; parts that must be counted become rules of their own."""

    def __init__(self, build: Callable[[str], object], stratum: int) -> None:
        self.build, self.stratum = build, stratum
        self.rules = self.counts = self.variables = 0

    def rule(self, what: Form, action: str) -> None:
        """Add a rule that does this when the form holds."""
        patterns = " ".join(self.patterns(what))  # may need rules of its own, which come first
        self.rules += 1
        self.build(f"(defrule r{self.stratum}-{self.rules} {patterns} => {action})")

    def patterns(self, what: Form) -> Iterator[str]:
        """What must be matched, as conditional elements."""
        match what:
            case And(of=of):
                for part in of:
                    yield from self.patterns(part)
            case Or(of=of):
                yield f"(or {' '.join(self._one(part) for part in of)})"
            case IsKnown(fact=fact, wanted=wanted):
                yield f"({fact})" if wanted else f"(not ({fact}))"
            case Concluded(name=name, truths=truths):
                yield f"(asked-{self.stratum} ({name} {'|'.join(map(str, truths))}))"
            case OneOf(fact=fact, values=values, wanted=True):
                yield f"({fact} (v {'|'.join(map(literal, values))}))"
            case OneOf(fact=fact, values=values):
                yield f"({fact} (v {'&'.join('~' + literal(value) for value in values)}))"
            case Compared(fact=fact, operator=operator, bound=bound):
                self.variables += 1
                variable = f"?v{self.variables}"
                yield f"({fact} (v {variable}&:({operator} {variable} {literal(bound)})))"
            case Pair(fact=fact, operator=operator, other=other, times=times):
                self.variables += 2
                one, two = f"?v{self.variables - 1}", f"?v{self.variables}"
                yield f"({fact} (v {one})) ({other} (v {two}&:({operator} {one} (* {literal(times)} {two}))))"
            case AtLeast(least=least, of=of):
                yield f"({self._counted(least, of)})"

    def _counted(self, least: int, of: tuple[Form, ...]) -> str:
        """A fact that is there when so many of the forms hold."""
        self.counts += 1
        one, enough = f"one-of-{self.stratum}-{self.counts}", f"enough-of-{self.stratum}-{self.counts}"
        self.build(f"(deftemplate {one} (slot v))")
        self.build(f"(deftemplate {enough})")
        for number, part in enumerate(of):
            self.rule(part, f"(assert ({one} (v {number})))")
        self.rules += 1
        many = f"(>= (length$ (find-all-facts ((?f {one})) TRUE)) {least})"  # asked again whenever there is one more
        self.build(f"(defrule r{self.stratum}-{self.rules} ({one}) (test {many}) => (assert ({enough})))")
        return enough

    def _one(self, part: Form) -> str:
        patterns = list(self.patterns(part))
        return patterns[0] if len(patterns) == 1 and not isinstance(part, Pair) else f"(and {' '.join(patterns)})"
