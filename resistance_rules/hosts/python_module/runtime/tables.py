"""The tables that an exported module fills with one pack: here only their names, for the type checker."""

from __future__ import annotations

from typing import Any

PACK: dict[str, Any] = {}
SCORING: dict[str, Any] = {}
WORDS: dict[str, str] = {}
FACTS: dict[str, dict[str, Any]] = {}
RULES: tuple[tuple[Any, ...], ...] = ()
PARTS: dict[int, tuple[Any, ...]] = {}
FINDINGS: dict[str, tuple[str, ...]] = {}
SAFETY: dict[str, dict[str, Any]] = {}
BARRIERS: dict[str, dict[str, Any]] = {}
GATES: dict[str, dict[str, Any]] = {}
PATHWAYS: dict[str, dict[str, Any]] = {}
CONTRAINDICATIONS: dict[str, dict[str, Any]] = {}
INTERVENTIONS: dict[str, dict[str, Any]] = {}
ASSUME: tuple[str, ...] = ()


def conclusions(facts: dict[str, Any]) -> tuple[tuple[int, ...], dict[str, tuple[int, int]]]:
    """The truth of every rule and the points of every barrier; written for each pack."""
    raise NotImplementedError(facts)
