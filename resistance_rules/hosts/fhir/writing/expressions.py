"""Conditions of a pack as FHIR expressions: in words, and in the pack's own condition language as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from resistance_rules.advice.render.conditions import condition_in_words
from resistance_rules.hosts.fhir.codes import CONDITION_LANGUAGE
from resistance_rules.knowledge.checks import HOLE
from resistance_rules.knowledge.conditions import Condition, written
from resistance_rules.knowledge.model import Pack


def expression(data: Any, words: str) -> dict[str, Any]:
    """An expression in the condition language.

    Args:
        data: the condition as an author writes it, as plain data.
        words: the same for people.
    """
    return {"description": words, "language": CONDITION_LANGUAGE, "expression": json.dumps(data, ensure_ascii=False)}


def of_condition(condition: Condition, pack: Pack) -> dict[str, Any]:
    """A condition of the pack as an expression."""
    return expression(written(condition), condition_in_words(condition, pack))


def without_holes(text: str, pack: Pack) -> str:
    """A text before any case: the label of a fact stands where its value will."""
    return HOLE.sub(lambda hole: f"[{pack.facts[hole.group(1)].label}]", text)


def any_of(parts: list[Any]) -> Any:
    """At least one of these: the only part itself, if there is one only."""
    return parts[0] if len(parts) == 1 else {"any": parts}


def all_of(parts: list[Any]) -> Any:
    """All of these: the only part itself, if there is one only."""
    return parts[0] if len(parts) == 1 else {"all": parts}


def condition(kind: str, what: dict[str, Any]) -> dict[str, Any]:
    """A condition of an action. `kind`: `applicability` or `start`."""
    return {"kind": kind, "expression": what}


def in_words(texts: Iterable[str], word: str = "or") -> str:
    """Texts joined for people."""
    return f"; {word} ".join(texts)
