"""Writes a case as a YAML file that can be read back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.diagnostics import Problem
from resistance_rules.knowledge.yaml_nodes import Scalar, read_yaml


def written_case(facts: Mapping[str, Submitted]) -> str:
    """The facts of a case, one in each line."""
    return "".join(f"{name}: {_written(value)}\n" for name, value in facts.items()) or "{}\n"


def _written(value: Submitted) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, int):
        return str(value)
    return value if _reads_back(value) else f'"{value}"'


def _reads_back(word: str) -> bool:
    """Whether YAML takes a bare word for itself (and not for a number, a date or a yes)."""
    problems: list[Problem] = []
    node = read_yaml(word, "", problems)
    return not problems and isinstance(node, Scalar) and node.value == word and isinstance(node.value, str)
