"""rule-engine: typed expressions in its own small language, parsed once."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import Any

from peers.infix import Infix
from peers.settling import settlers
from peers.task import AnswerAll, conclusions, levels

from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.rulebook import Rulebook


OF_VALUE = {False: 0, None: 1, True: 3}
LANGUAGE = Infix(count="$sum([{1}]) >= {0}", between=", ", false_unknown_true=("false", "null", "true"))


class RuleEngine:
    """One list of all conditions for each stratum; the points are added up in Python.

    A rule for each condition takes a fifth longer. The resolver matters more: with the one for mappings and
    `default_value=None`, every fact that is not known costs a search for similar names, and a case more than a second.
    """

    name = "rule-engine"
    how = "a parsed list of conditions for each stratum, own resolver; points in Python"

    def version(self) -> str:
        """The package's."""
        return metadata.version(self.name)

    def prepare(self, rulebook: Rulebook) -> AnswerAll:
        """Parse the lists."""
        import rule_engine

        context = rule_engine.Context(resolver=dict.get)
        settle, gather = settlers(rulebook)
        steps = []
        for level, settled in zip(levels(rulebook), settle, strict=True):
            conditions = (LANGUAGE.truth(rulebook.productions[number].condition) for number in level.productions)
            rule = rule_engine.Rule(f"[{', '.join(conditions)}]", context)
            steps.append((level.productions, rule.evaluate, settled))

        def answer_one(case: Case) -> Any:
            truths = [0] * len(rulebook.productions)
            known, found = dict(case.facts), {}
            for numbers, evaluate, settled in steps:
                for number, value in zip(numbers, evaluate(known), strict=True):
                    truths[number] = OF_VALUE[value]
                settled(truths, found, known)
            return truths, gather(found)

        return lambda cases: [answer_one(case) for case in cases]

    def read(self, answer: Any) -> Conclusions:
        """Put it together."""
        return conclusions(*answer)
