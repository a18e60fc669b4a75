"""Names for people: which entry a production belongs to, and conditions in the words of the pack's author."""

from __future__ import annotations

import json
from collections.abc import Mapping

from resistance_rules.knowledge.conditions import Condition, written
from resistance_rules.knowledge.diagnostics import Place


def entry_of(production: str) -> tuple[str, str, str]:
    """Kind, id and part (empty for the whole entry) of a production id."""
    kind, _, rest = production.partition(":")
    name, _, part = rest.partition("/")
    return kind, name, part


def place_of(condition: Condition, otherwise: Place | None) -> Place | None:
    """Where a condition is written."""
    return condition.place or otherwise


def quoted(condition: Condition) -> str:
    """A condition as its author writes it, in backticks."""
    return f"`{flow(written(condition))}`"


def flow(value: object) -> str:
    """Plain data as YAML in flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return value if isinstance(value, str) else json.dumps(value)
