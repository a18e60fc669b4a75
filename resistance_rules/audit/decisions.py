"""The second half of a trace: every decision on every intervention, and where the pathways stand."""

from __future__ import annotations

from typing import Any

from resistance_rules.advice.advice import Origin
from resistance_rules.advice.candidates import Candidate, cautions_of, current_stages, find_candidates
from resistance_rules.advice.ranking import Placed, rank
from resistance_rules.audit.reasoning import rule_ref, said_place
from resistance_rules.inference.truth import NAMES
from resistance_rules.knowledge.entries import Intervention


def interventions(origin: Origin) -> list[dict[str, Any]]:
    """What was decided on each intervention of the pack, by id: not indicated, withheld, or recommended and where."""
    plan, found = origin.kb.plan, origin.found
    candidates = {item.id: item for item in find_candidates(plan, found, current_stages(plan, found))}
    placed = {
        item.candidate.id: (place, item)
        for place, item in enumerate(rank(list(candidates.values()), plan, found), start=1)
    }
    listed = []
    for name, entry in origin.kb.pack.interventions.items():
        candidate = candidates.get(name)
        if candidate is None:
            listed.append({**_named(entry), "decision": "not_indicated"})
        elif candidate.withheld:
            listed.append({**_indicated(origin, candidate, "withheld"), "withheld_by": _withheld_by(origin, candidate)})
        else:
            listed.append({**_indicated(origin, candidate, "recommended"), **_placed(origin, *placed[name])})
    return listed


def pathways(origin: Origin) -> list[dict[str, Any]]:
    """Whether each pathway applies, and its current stage, by id."""
    stages = current_stages(origin.kb.plan, origin.found)
    truths = origin.found.truths
    listed = []
    for name, plan in origin.kb.plan.pathways.items():
        current = stages[name].current if name in stages else None
        stage = None if current is None else plan.entry.stages[current]
        listed.append(
            {
                "id": name,
                "label": plan.entry.label,
                "place": said_place(plan.entry.place),
                "applies": "true" if plan.only_if is None else NAMES[truths[plan.only_if]],
                "stage": stage.id if stage is not None else None,
                "stage_place": said_place(stage.place) if stage is not None else None,
                "done": name in stages and stage is None,
                "until": [rule_ref(origin, number) for number in plan.until if number is not None],
            }
        )
    return listed


def _named(entry: Intervention) -> dict[str, Any]:
    return {"id": entry.id, "label": entry.label, "place": said_place(entry.place)}


def _indicated(origin: Origin, candidate: Candidate, decision: str) -> dict[str, Any]:
    own = [] if candidate.plan.when is None or not candidate.by_when else [rule_ref(origin, candidate.plan.when)]
    return {
        **_named(candidate.entry),
        "decision": decision,
        "answers": list(candidate.answers),
        "when": own,
        "responds_to": list(candidate.responds_to),
    }


def _withheld_by(origin: Origin, candidate: Candidate) -> list[dict[str, Any]]:
    return [
        {"reason": reason.by, "rules": [rule_ref(origin, number) for number in reason.productions]}
        for reason in candidate.withheld
    ]


def _placed(origin: Origin, place: int, placed: Placed) -> dict[str, Any]:
    candidate = placed.candidate
    return {
        "rank": place,
        "status": candidate.status,
        "checks": [rule_ref(origin, number) for number in candidate.checks],
        "gates_not_open": list(candidate.closed_gates),
        "urgency": candidate.urgency,
        "tier": placed.tier,
        "value": str(placed.value),
        "ahead_of_next_by": placed.ahead_of_next_by,
        "cautions": [
            {
                "by": caution.by,
                "state": caution.state,
                "rule": None if caution.production is None else rule_ref(origin, caution.production),
            }
            for caution in cautions_of(candidate.plan, origin.found)
        ],
    }
