"""Barriers to mental-health treatment engagement, and what to offer, as forward-chaining rules.

>>> from resistance_rules import load
>>> kb = load()
>>> advice = kb.assess({"session_number": 1, "outcome_expectation_0_10": 3})
"""

import logging

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase, load
from resistance_rules.inference.case import Case
from resistance_rules.knowledge.diagnostics import (
    CaseError,
    EngineError,
    PackError,
    ResistanceRulesError,
    UnknownIdError,
)

__all__ = [
    "Advice",
    "Case",
    "CaseError",
    "EngineError",
    "KnowledgeBase",
    "PackError",
    "ResistanceRulesError",
    "UnknownIdError",
    "load",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())
