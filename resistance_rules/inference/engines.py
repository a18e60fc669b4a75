"""Chooses the inference engine. They all come to the same conclusions, so the choice is operational."""

from __future__ import annotations

from typing import Final

from resistance_rules.inference import matcher
from resistance_rules.inference.compiled import CompiledEngine
from resistance_rules.inference.conclusions import Engine
from resistance_rules.inference.durable import DurableEngine
from resistance_rules.inference.reference import ReferenceEngine
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.diagnostics import UnknownIdError

ENGINES: Final = ("auto", "durable", "compiled", "reference")


def engine_for(name: str, rulebook: Rulebook) -> Engine:
    """The engine of this name.

    Args:
        name: `auto` takes durable-rules where it is installed, else `compiled`: docs/engines.md says why.
        rulebook: what it will evaluate.

    Raises:
        UnknownIdError: there is no such engine.
        EngineError: `durable` was asked for and is not installed; the text says what to install.
    """
    if name not in ENGINES:
        raise UnknownIdError(name, ENGINES, "engine")
    if name == "durable" or (name == "auto" and matcher.available()):
        return DurableEngine.of(rulebook)
    if name in ("auto", "compiled"):
        return CompiledEngine.of(rulebook)
    return ReferenceEngine(rulebook)
