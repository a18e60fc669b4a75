"""What to ask next: urgent safety first, then what could change a status, then what could settle a barrier.

Source: semantics.md section 6. Each fact is asked once, at its first place, with every reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from resistance_rules.advice.items import Question, Recommendation
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.reading import Reading
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.truth import TRUE, UNKNOWN
from resistance_rules.knowledge.entries import Safety


def questions(
    reading: Reading,
    recommendations: Sequence[Recommendation],
    barriers: Sequence[str],
    stakes: Mapping[str, Sequence[str]],
    made: Mapping[str, Question],
) -> tuple[Question, ...]:
    """Every question worth asking, in order.

    Args:
        reading: the case.
        recommendations: in order.
        barriers: ids by points, precedence, id.
        stakes: the open facts of the barriers that are as in an empty case, in the order in which they are asked.
        made: questions of an empty case, by fact, whose words depend on nothing but their reasons.
    """
    plan, found = reading.plan, reading.found
    reasons: dict[str, list[str]] = {}
    urgent: dict[str, Safety] = {}
    for safety in urgent_safety(plan, found):
        for fact in sorted(reading.open_facts.of_production(plan.rulebook.number_of[f"safety:{safety.id}"])):
            urgent.setdefault(fact, safety)
            reasons.setdefault(fact, []).append(f"safety:{safety.id}")
    for recommendation in recommendations:
        for fact in recommendation.questions:
            reasons.setdefault(fact, []).append(f"status:{recommendation.id}")
    for name in barriers:
        score = found.barriers[name]
        if UNKNOWN in (score.likely, score.possible):
            reason = f"barrier:{name}"
            for fact in stakes.get(name) or in_order(reading.open_facts.stakes(name)):
                if fact in reasons:
                    reasons[fact].append(reason)
                else:
                    reasons[fact] = [reason]
    asked = []
    for fact, reasons_why in reasons.items():
        why = tuple(reasons_why)
        before = made.get(fact)
        if before is None or before.why != why:
            before = _question(reading, fact, why, urgent.get(fact))
        asked.append(before)
    return tuple(asked)


def in_order(stakes: Mapping[str, int]) -> tuple[str, ...]:
    """The open facts of a barrier by the points at stake, most first, then id."""
    return tuple(sorted(stakes, key=lambda fact: (-stakes[fact], fact)))


def urgent_safety(plan: Plan, found: Conclusions) -> Iterator[Safety]:
    """Safety conditions that are unknown and have something pointing to them: their question is urgent."""
    number_of = plan.rulebook.number_of
    for name in plan.safety_order:
        safety = plan.pack.safety[name]
        if safety.ask_if_unknown is not None and found.safety[name] == UNKNOWN:
            linked = number_of.get(f"safety:{name}/ask")
            if linked is None or found.truths[linked] == TRUE:
                yield safety


def _question(reading: Reading, fact: str, why: tuple[str, ...], urgent: Safety | None) -> Question:
    plan = reading.plan
    entry = plan.pack.facts[fact]
    asked_so = urgent.ask_if_unknown.ask if urgent is not None and urgent.ask_if_unknown is not None else None
    ask = asked_so or entry.ask or entry.label
    private = entry.private or not plan.private_reasons.isdisjoint(why)
    if "{" in ask and ask is not entry.label:  # a label is literal
        private = private or not plan.private_facts.isdisjoint(reading.holes(ask))
        ask = reading.wording.fill(ask, reading.case.facts)
    return Question(
        fact=fact,
        ask=ask,
        alone=entry.alone or (urgent is not None and urgent.alone),
        why=why,
        private=private,
    )
