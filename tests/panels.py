"""What the tests of panels share: the row that a panel must have for a case, made from its advice."""

from typing import Any

from resistance_rules import Advice, KnowledgeBase
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.questions import urgent_safety
from resistance_rules.knowledge.conditions import URGENCIES

ADVICE = ("urgency", "safety", "ask_urgently", "barriers", "recommendations", "withheld", "unmet", "contradictions")


def row_of(kb: KnowledgeBase, facts: dict[str, Any], *, every_barrier: bool = False) -> dict[str, Any]:
    """Make the row of a case from its advice, field by field."""
    advice = kb.assess(facts)
    return {
        "urgency": min((item.urgency for item in advice.safety), key=URGENCIES.index, default="none"),
        "safety": [{"id": i.id, "urgency": i.urgency, "unanswered": i.unanswered} for i in advice.safety],
        "ask_urgently": [safety.id for safety in urgent_safety(Plan.of(kb.rulebook), advice.origin.found)],
        "barriers": [
            {"id": item.id, "level": item.level, "points": item.points, "upper": item.upper}
            for item in advice.barriers
            if every_barrier or item.level in ("likely", "possible")
        ],
        "recommendations": [
            {"id": item.id, "status": item.status, "urgency": item.urgency, "tier": item.tier}
            for item in advice.recommendations
        ],
        "withheld": [{"id": item.id, "by": list(item.by)} for item in advice.withheld],
        "unmet": _unmet(advice),
        "contradictions": list(advice.contradictions),
        "digest": advice.pack.digest,
        "errors": [],
    }


def _unmet(advice: Advice) -> list[str]:
    met = {name for item in advice.recommendations if item.status == "now" for name in item.answers}
    return sorted(item.id for item in advice.barriers if item.level == "likely" and item.id not in met)


def error_row(kb: KnowledgeBase, *errors: dict[str, Any]) -> dict[str, Any]:
    """Make the row of a case that could not be assessed."""
    return {**dict.fromkeys(ADVICE), "digest": kb.pack.digest, "errors": list(errors)}
