"""rule-engine: typed expressions in its own small language, parsed once, evaluated in Python.

One list of conditions takes a fifth less than a rule for each. The resolver matters more: with the one for mappings
and `default_value=None`, every fact that is not known costs a search for similar names, and a case more than a second.
"""

from __future__ import annotations

from collections.abc import Sequence

from peers.by_level import ByLevel
from peers.infix import Infix
from peers.settling import Decide
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition

OF_VALUE = {False: 0, None: 1, True: 3}
LANGUAGE = Infix(count="$sum([{1}]) >= {0}", between=", ", false_unknown_true=("false", "null", "true"))


class RuleEngine(ByLevel):
    """One list of all conditions for each stratum."""

    name = "rule-engine"
    how = "a parsed list of all conditions of a stratum, own resolver; points in Python"

    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:  # noqa: ARG002
        """Parse the list."""
        import rule_engine

        context = rule_engine.Context(resolver=dict.get)
        evaluate = rule_engine.Rule(f"[{', '.join(map(LANGUAGE.truth, conditions))}]", context).evaluate
        return lambda known: [OF_VALUE[value] for value in evaluate(known)]
