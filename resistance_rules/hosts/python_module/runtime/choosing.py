"""Which interventions are candidates, and their order (semantics 4 and 5; as `advice/candidates` and `ranking`)."""

from __future__ import annotations

from typing import Any

from resistance_rules.hosts.python_module.runtime.reading import FALSE, NUMBER, TRUE, UNKNOWN, URGENCIES, level, truth
from resistance_rules.hosts.python_module.runtime.tables import (
    BARRIERS,
    CONTRAINDICATIONS,
    GATES,
    INTERVENTIONS,
    PATHWAYS,
    SAFETY,
    SCORING,
)  # fmt: skip

STATUSES = ("now", "check_first", "later")
TIERS = ("enabling", "core", "optional")
PROMPT = ("emergency", "same_day")
PRECEDENCE = {name: place for place, name in enumerate(SCORING.get("precedence", ()))}
SAFETY_ORDER = sorted(SAFETY, key=lambda name: (URGENCIES.index(SAFETY[name]["urgency"]), name))


def covers(choice: dict[str, Any], name: str) -> bool:
    """Whether a choice by id and category has this intervention."""
    return name in choice.get("interventions", ()) or INTERVENTIONS[name]["category"] in choice.get("categories", ())


def holds(safety: str, name: str) -> bool:
    """Whether a safety condition holds this intervention back."""
    held = SAFETY[safety].get("hold_back")
    if held is None:
        return False
    return not covers(held["all_except"], name) if "all_except" in held else covers(held, name)


def lets_through(emergency: str, name: str) -> bool:
    """Whether an emergency responds with this intervention or names it as an exception."""
    held = SAFETY[emergency].get("hold_back", {})
    return name in SAFETY[emergency].get("respond_with", ()) or (
        "all_except" in held and covers(held["all_except"], name)
    )


COVERING = {
    name: [contra for contra in CONTRAINDICATIONS if covers(CONTRAINDICATIONS[contra], name)] for name in INTERVENTIONS
}
WAITS_FOR = {
    name: set(INTERVENTIONS[name].get("after", ()))
    | {other for other in INTERVENTIONS if name in INTERVENTIONS[other].get("before", ())}
    for name in INTERVENTIONS
}


def current_stages(case: dict[str, Any]) -> dict[str, int | None]:
    """The pathways that apply, each with the index of its current stage; None when all are done."""
    found: dict[str, int | None] = {}
    for name in PATHWAYS:
        if f"pathway:{name}/only_if" in NUMBER and truth(case, f"pathway:{name}/only_if") != TRUE:
            continue
        found[name] = None
        for place, stage in reversed(list(enumerate(PATHWAYS[name]["stages"]))):
            until = f"pathway:{name}/until-{stage['id']}"
            if until not in NUMBER or truth(case, until) != TRUE:
                found[name] = place
    return found


def candidates(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Every indicated intervention, by id, with all that decides about it."""
    active = [name for name in SAFETY_ORDER if truth(case, f"safety:{name}") == TRUE]
    case["active"] = active
    found = []
    for name in INTERVENTIONS:
        entry = INTERVENTIONS[name]
        answers = [barrier for barrier in entry.get("for", ()) if level(case, barrier, "possible") == TRUE]
        answers += [barrier for barrier in entry.get("also", ()) if level(case, barrier, "likely") == TRUE]
        answers = sorted(answers, key=lambda barrier: PRECEDENCE[barrier])
        by_when = f"intervention:{name}/when" in NUMBER and truth(case, f"intervention:{name}/when") == TRUE
        responds_to = [safety for safety in active if name in SAFETY[safety].get("respond_with", ())]
        if answers or by_when or responds_to:
            found.append(judged(case, name, answers, responds_to, by_when=by_when))
    return found


def judged(
    case: dict[str, Any], name: str, answers: list[str], responds_to: list[str], *, by_when: bool
) -> dict[str, Any]:
    """Whether an indicated intervention is withheld, and its status if not."""
    entry = INTERVENTIONS[name]
    start = f"intervention:{name}"
    urgency = SAFETY[responds_to[0]]["urgency"] if responds_to else None
    prompt = urgency in PROMPT
    only_if = NUMBER.get(f"{start}/only_if")
    checks = [] if only_if is None or case["truths"][only_if] != UNKNOWN else [only_if]
    for contra in COVERING[name]:
        strict = CONTRAINDICATIONS[contra]["level"] == "never"
        if (
            strict
            and CONTRAINDICATIONS[contra].get("if_unknown") != "caution"
            and truth(case, f"contraindication:{contra}") == UNKNOWN
        ):
            checks.append(NUMBER[f"contraindication:{contra}"])
    for place, reason in enumerate(entry.get("not_if", ()), start=1):
        if reason.get("if_unknown") != "caution" and truth(case, f"{start}/not_if-{place}") == UNKNOWN:
            checks.append(NUMBER[f"{start}/not_if-{place}"])
    gates = [] if prompt else [gate for gate in entry.get("gates", ()) if truth(case, f"gate:{gate}") != TRUE]
    return {
        "id": name,
        "answers": answers,
        "first": [barrier for barrier in answers if barrier in entry.get("for", ())],
        "by_when": by_when,
        "responds_to": responds_to,
        "urgency": None if urgency == "note" else urgency,
        "withheld": reasons(case, name, responds_to, prompt=prompt),
        "status": "later" if gates else "check_first" if checks else "now",
        "checks": checks,
        "gates": sorted(gates),
    }


def reasons(case: dict[str, Any], name: str, responds_to: list[str], *, prompt: bool) -> list[tuple[str, list[int]]]:
    """Every reason to withhold it, with the rules concerned; none if it is recommended."""
    entry = INTERVENTIONS[name]
    active = case["active"]
    emergencies = [safety for safety in active if SAFETY[safety]["urgency"] == "emergency"]
    found: list[tuple[str, list[int]]] = []
    if emergencies and not any(lets_through(emergency, name) for emergency in emergencies):
        found.append(("emergency", [NUMBER[f"safety:{emergency}"] for emergency in emergencies]))
    foremost = [safety for safety in active if SAFETY[safety]["urgency"] == SAFETY[active[0]]["urgency"]]
    if not any(safety in foremost for safety in responds_to):
        holding = [safety for safety in active if safety not in responds_to and holds(safety, name)]
        found += [(f"safety:{safety}", [NUMBER[f"safety:{safety}"]]) for safety in holding]
    for contra in COVERING[name]:
        if CONTRAINDICATIONS[contra]["level"] == "never" and truth(case, f"contraindication:{contra}") == TRUE:
            found.append((f"contraindication:{contra}", [NUMBER[f"contraindication:{contra}"]]))
    own = [NUMBER[f"intervention:{name}/not_if-{i}"] for i in range(1, len(entry.get("not_if", ())) + 1)]
    own = [number for number in own if case["truths"][number] == TRUE]
    if own:
        found.append(("not_if", own))
    only_if = f"intervention:{name}/only_if"
    if only_if in NUMBER and truth(case, only_if) == FALSE:
        found.append(("only_if", [NUMBER[only_if]]))
    for pathway in case["stages"]:
        stage = case["stages"][pathway]
        if not prompt and stage is not None and name in PATHWAYS[pathway]["stages"][stage].get("hold_back", ()):
            found.append((f"pathway:{pathway}.{PATHWAYS[pathway]['stages'][stage]['id']}", []))
    return found


def ranked(case: dict[str, Any], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The recommended candidates in order, each with its tier, its value and what put it before the next one."""
    recommended = [candidate for candidate in found if not candidate["withheld"]]
    keeping = [gate for candidate in recommended if matters(case, candidate) for gate in candidate["gates"]]
    answered = {barrier for candidate in recommended for barrier in candidate["answers"]}
    worth = {
        "points": {barrier: min(case["scores"][barrier][0], SCORING["cap"]) for barrier in answered},
        "placed": dict.fromkeys(answered, 0),
        "halvings": len(recommended),
    }
    blocks: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for candidate in recommended:
        candidate["tier"] = tier(case, candidate, keeping)
        urgency = URGENCIES.index(candidate["urgency"]) if candidate["urgency"] else len(URGENCIES) - 1
        blocks.setdefault((urgency, STATUSES.index(candidate["status"])), []).append(candidate)
    order: list[dict[str, Any]] = []
    previous = None
    for block in sorted(blocks):
        if previous is not None:
            order[-1]["ahead"] = "urgency" if block[0] != previous[0] else "status"
        order += placed(blocks[block], worth)
        previous = block
    unit = SCORING["unit"] * SCORING["shares"][0] << worth["halvings"]
    for candidate in order:
        candidate["value"] = fraction(candidate["value"], unit)
    return order


def fraction(up: int, down: int) -> str:
    """An exact fraction in lowest terms, as text."""
    one, other = up, down
    while other:
        one, other = other, one % other
    return str(up // one) if down == one else f"{up // one}/{down // one}"


def matters(case: dict[str, Any], candidate: dict[str, Any]) -> bool:
    """Whether more than a merely possible barrier, or a barrier it only also helps with, speaks for it."""
    likely = [barrier for barrier in candidate["first"] if level(case, barrier, "likely") == TRUE]
    return bool(candidate["by_when"] or candidate["responds_to"] or likely)


def tier(case: dict[str, Any], candidate: dict[str, Any], keeping: list[str]) -> str:
    """The tier it ranks as: enabling only where it enables."""
    given: str = INTERVENTIONS[candidate["id"]]["tier"]
    if given != "enabling":
        return given
    likely = [barrier for barrier in candidate["first"] if level(case, barrier, "likely") == TRUE]
    opens = [gate for gate in keeping if candidate["id"] in GATES[gate].get("opened_by", ())]
    return "enabling" if candidate["by_when"] or candidate["urgency"] or likely or opens else "core"


def value(candidate: dict[str, Any], worth: dict[str, Any]) -> int:
    """What a recommendation adds to those already placed, as a whole number."""
    entry = INTERVENTIONS[candidate["id"]]
    first, also = SCORING["shares"]
    total = 0
    for barrier in candidate["answers"]:
        share = first if barrier in entry.get("for", ()) else also
        total += share * (worth["points"][barrier] << (worth["halvings"] - worth["placed"][barrier]))
    if candidate["responds_to"] or not candidate["answers"]:
        total = max(total, (4 * first) << worth["halvings"])
    weight: int = SCORING["weights"][entry["evidence"]["grade"]]
    return total * weight


def placed(block: list[dict[str, Any]], worth: dict[str, Any]) -> list[dict[str, Any]]:
    """Order candidates of equal urgency and status; `before` and `after` among them come first."""
    waiting = {candidate["id"]: candidate for candidate in block}
    keys = {name: key(waiting[name], worth) for name in waiting}
    keys_then = keys
    free: list[str] = []
    order: list[dict[str, Any]] = []
    while waiting:
        was_free = free
        free = [name for name in waiting if WAITS_FOR[name].isdisjoint(waiting)]
        best = min([(keys[name], name) for name in free])[1]
        if order:
            order[-1]["ahead"] = deciding_key(best, keys_then, was_free, order[-1]["id"])
        keys_then = dict(keys)
        candidate = waiting.pop(best)
        candidate["value"] = -keys[best][1]
        candidate["ahead"] = None
        order.append(candidate)
        for barrier in candidate["answers"]:
            worth["placed"][barrier] = worth["placed"][barrier] + 1
        for name, other in waiting.items():
            if not set(other["answers"]).isdisjoint(candidate["answers"]):
                keys[name] = key(other, worth)
    return order


def key(candidate: dict[str, Any], worth: dict[str, Any]) -> tuple[int, int, int, str]:
    """What decides its place: tier, value, precedence, id."""
    answers = candidate["answers"]
    first = PRECEDENCE[answers[0]] if answers else len(BARRIERS)
    return (TIERS.index(candidate["tier"]), -value(candidate, worth), first, candidate["id"])


def deciding_key(following: str, keys: dict[str, Any], free: list[str], chosen: str) -> str:
    """The key that put `chosen` before the one that follows it, judged at the moment it was placed."""
    if following not in free:
        return "before"
    for place, name in enumerate(("tier", "value", "precedence", "id")):
        if keys[chosen][place] != keys[following][place]:
            return name
    return "id"
