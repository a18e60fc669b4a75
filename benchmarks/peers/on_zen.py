"""zen-engine: its expression language, compiled, in Rust.

Measured on the first stratum alone: a decision graph made with `create_decision` takes twelve times as long as the
same graph behind a static loader, which compiles it once; `evaluate_batch` over that is no faster; one compiled
expression that lists all conditions is the fastest, and takes a dict as fast as JSON text.
"""

from __future__ import annotations

from collections.abc import Sequence

from peers.by_level import ByLevel
from peers.infix import Infix
from peers.settling import Decide
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import Condition

OF_VALUE = {False: 0, None: 1, True: 3}
LANGUAGE = Infix(
    count="sum([{1}]) >= {0}",
    between=", ",
    not_among="{0} not in [{1}]",
    false_unknown_true=("false", "null", "true"),
)


class Zen(ByLevel):
    """One compiled list of all conditions for each stratum."""

    name = "zen-engine"
    how = "a compiled expression that lists all conditions of a stratum; points in Python"

    def decider(self, conditions: Sequence[Condition], rulebook: Rulebook) -> Decide:  # noqa: ARG002
        """Compile the list."""
        import zen

        evaluate = zen.compile_expression(f"[{', '.join(map(LANGUAGE.truth, conditions))}]").evaluate
        return lambda known: [OF_VALUE[value] for value in evaluate(known)]
