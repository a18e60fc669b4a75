"""What to ask next: urgent safety first, then what could change a status, then what could settle a barrier.

Source: semantics.md section 6. Each fact is asked once, at its first place, with every reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resistance_rules.advice.items import Question, Recommendation
from resistance_rules.advice.open_facts import OpenFacts
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.wording import Wording, holes
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.truth import TRUE, UNKNOWN
from resistance_rules.knowledge.entries import Safety


def questions(
    plan: Plan,
    case: Case,
    found: Conclusions,
    open_facts: OpenFacts,
    recommendations: Sequence[Recommendation],
    barriers: Sequence[str],
) -> tuple[Question, ...]:
    """Every question worth asking, in order. `barriers` are ids by points, precedence, id."""
    reasons: dict[str, list[str]] = {}
    urgent: dict[str, Safety] = {}
    for safety in urgent_safety(plan, found):
        for fact in sorted(open_facts.of_production(plan.rulebook.number_of[f"safety:{safety.id}"])):
            urgent.setdefault(fact, safety)
            reasons.setdefault(fact, []).append(f"safety:{safety.id}")
    for recommendation in recommendations:
        for fact in recommendation.questions:
            reasons.setdefault(fact, []).append(f"status:{recommendation.id}")
    for name in barriers:
        if UNKNOWN in (found.barriers[name].likely, found.barriers[name].possible):
            stakes = open_facts.stakes(name)
            for fact in sorted(stakes, key=lambda fact: (-stakes[fact], fact)):
                reasons.setdefault(fact, []).append(f"barrier:{name}")
    wording = Wording(plan.pack)
    return tuple(_question(fact, why, urgent.get(fact), plan, case, wording) for fact, why in reasons.items())


def urgent_safety(plan: Plan, found: Conclusions) -> Iterator[Safety]:
    """Safety conditions that are unknown and have something pointing to them: their question is urgent."""
    number_of = plan.rulebook.number_of
    for name in plan.safety_order:
        safety = plan.pack.safety[name]
        if safety.ask_if_unknown is not None and found.safety[name] == UNKNOWN:
            linked = number_of.get(f"safety:{name}/ask")
            if linked is None or found.truths[linked] == TRUE:
                yield safety


def _question(fact: str, why: list[str], urgent: Safety | None, plan: Plan, case: Case, wording: Wording) -> Question:
    entry = plan.pack.facts[fact]
    asked_so = urgent.ask_if_unknown.ask if urgent is not None and urgent.ask_if_unknown is not None else None
    ask = asked_so or entry.ask or entry.label
    private = entry.private or not plan.private_reasons.isdisjoint(why)
    if "{" in ask and ask is not entry.label:  # a label is literal
        private = private or not plan.private_facts.isdisjoint(holes([ask]).intersection(case.facts))
        ask = wording.fill(ask, case.facts)
    return Question(
        fact=fact,
        ask=ask,
        alone=entry.alone or (urgent is not None and urgent.alone),
        why=tuple(why),
        private=private,
    )
