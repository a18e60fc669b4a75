"""Cedar: conditions as policies, decided in Rust.

A request names the policies that permit it, so one request asks about all conditions at once: two policies for each,
which permit when it is true and when it is false. What is parsed (policies, the empty set of entities) is parsed once.
Cedar knows whole numbers only (its `decimal` is not faster): all numbers are sent in ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peers.by_level import ByLevel
from peers.forms import FALSE, TRUE, form
from peers.infix import Infix, scaled
from peers.settling import Decide
from peers.task import CannotError, Facts
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition

SCALE = 10_000
REQUEST = {"principal": 'User::"anyone"', "action": 'Action::"infer"', "resource": 'Case::"this"'}
LANGUAGE = Infix(
    variable="context.{0}",
    known="context has {0}",
    unknown="!(context has {0})",
    both=" && ",
    either=" || ",
    among="[{1}].contains({0})",
    not_among="!([{1}].contains({0}))",
    one="(if {0} then 1 else 0)",
    scale=SCALE,
)


class Cedar(ByLevel):
    """Two policies for each condition; one request for each stratum."""

    name = "cedarpy"
    how = "two policies for each condition, parsed once; a request for each stratum; points in Python"

    def known(self, facts: Facts) -> dict[str, Any]:
        """Numbers scaled."""
        return {name: scaled(value, SCALE) for name, value in facts.items()}

    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:  # noqa: ARG002
        """Parse the policies."""
        from cedarpy import Entities, PolicySet, is_authorized

        texts, meaning = [], {}
        for number, condition in enumerate(conditions):
            for wanted, truth in (("true", TRUE), ("false", FALSE)):
                meaning[f"policy{len(texts)}"] = (number, truth)
                texts.append(
                    f"permit(principal, action, resource) when {{ {LANGUAGE.text(form(condition, wanted))} }};"
                )
        policies, entities = PolicySet.from_str("\n".join(texts)), Entities.from_json_str("[]")

        def decide(known: dict[str, Any]) -> list[int]:
            found = is_authorized({**REQUEST, "context": known}, policies, entities).diagnostics
            if found.errors:
                raise CannotError("; ".join(found.errors[:3]))
            truths = [1] * len(conditions)
            for reason in found.reasons:
                number, truth = meaning[reason]
                truths[number] = truth
            return truths

        return decide
