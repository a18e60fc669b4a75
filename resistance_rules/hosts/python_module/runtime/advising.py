"""The advice with its grounds, in the shape of advice-json.md (as `advice/states`, `offers`, `questions`)."""

from __future__ import annotations

from typing import Any

from resistance_rules.hosts.python_module.runtime.checking import checked
from resistance_rules.hosts.python_module.runtime.choosing import (
    COVERING,
    PRECEDENCE,
    SAFETY_ORDER,
    candidates,
    current_stages,
    ranked,
)  # fmt: skip
from resistance_rules.hosts.python_module.runtime.reading import (
    FALSE,
    INDICATORS,
    MENTIONED,
    NUMBER,
    PRIVATE,
    PRIVATE_REASONS,
    TRUE,
    UNKNOWN,
    filled,
    in_words,
    is_private,
    labelled,
    level,
    open_facts,
    read,
    read_behind,
    rule_of,
    said,
    stakes,
    truth,
    valued,
)  # fmt: skip
from resistance_rules.hosts.python_module.runtime.tables import (
    ASSUME,
    BARRIERS,
    CONTRAINDICATIONS,
    FACTS,
    GATES,
    INTERVENTIONS,
    PACK,
    PATHWAYS,
    SAFETY,
    SCORING,
    conclusions,
)  # fmt: skip


def assess(facts: Any) -> dict[str, Any]:
    """The advice on one case, in the shape of advice-json.md.

    `facts` maps fact ids to true/false, numbers, choice words, or None for unknown; what is left out is unknown, and
    is never taken for "no". Raises CaseError if they do not fit the vocabulary: an error is never less advice.
    """
    values, exact = checked(facts)
    truths, scores = conclusions(exact)
    case: dict[str, Any] = {"facts": values, "truths": truths, "scores": scores, "open": {}, "stakes": {}}
    case["stages"] = current_stages(case)
    indicated = candidates(case)
    order = ranked(case, indicated)
    barriers = sorted(PRECEDENCE, key=lambda name: -scores[name][0])
    recommended = [recommendation(case, rank, candidate) for rank, candidate in enumerate(order, start=1)]
    return {
        "schema": "resistance_rules.advice/1",
        "pack": {**PACK, "engine": {**PACK["engine"]}},
        "safety": [safety_state(case, name, order) for name in case["active"]],
        "barriers": [barrier_state(case, name) for name in barriers],
        "gates": [gate_state(case, name) for name in GATES],
        "pathways": [pathway_state(case, name) for name in case["stages"]],
        "recommendations": recommended,
        "withheld": [withheld(case, candidate) for candidate in indicated if candidate["withheld"]],
        "questions": questions(case, recommended, barriers),
        "contradictions": [name for name in ASSUME if truth(case, f"assume:{name}") == TRUE],
    }


def safety_state(case: dict[str, Any], name: str, order: list[dict[str, Any]]) -> dict[str, Any]:
    """An active safety condition."""
    entry = SAFETY[name]
    number = NUMBER[f"safety:{name}"]
    facts = read(case, [number])
    responses = entry.get("respond_with", ())
    answered = [candidate for candidate in order if candidate["id"] in responses]
    policy = entry.get("policy", {"text": None})
    return {
        "id": name,
        "label": entry["label"],
        "urgency": entry["urgency"],
        "unanswered": entry["urgency"] == "emergency" and not answered,
        "alone": entry.get("alone", False),
        "policy": policy["text"],
        "policy_missing": "policy" in entry and policy["text"] is None,
        "because": said(case, entry.get("because"), facts),
        "do_first": list(entry["do_first"]),
        "respond_with": list(responses),
        "private": entry.get("private", False) or is_private(case, facts, entry.get("because")),
        "facts": valued(case, facts),
        "sources": list(entry["cite"]),
        "rules": [rule_of(number)],
    }


def barrier_state(case: dict[str, Any], name: str) -> dict[str, Any]:
    """Where a barrier stands, with what speaks for and against it."""
    entry = BARRIERS[name]
    points, upper = case["scores"][name]
    start = f"barrier:{name}"
    true, false = [], []
    for indicator, number in zip(entry["indicators"], INDICATORS[name], strict=True):
        if case["truths"][number] == TRUE:
            true.append((indicator, number))
        elif case["truths"][number] == FALSE:
            false.append(number)
    for_it = read(case, [number for indicator, number in true])
    facts = for_it | read(case, false)
    if f"{start}/only_if" in NUMBER:
        facts = facts | read(case, [NUMBER[f"{start}/only_if"]])
    printing = any(is_private(case, (), indicator.get("because")) for indicator, number in true)
    if level(case, name, "likely") == TRUE:
        named = "likely"
    elif level(case, name, "possible") == TRUE:
        named = "possible"
    else:
        named = "open" if upper >= SCORING["possible"] else "ruled_out"
    return {
        "id": name,
        "label": entry["label"],
        "level": named,
        "points": points,
        "upper": upper,
        "because": [said(case, indicator.get("because"), read(case, [number])) for indicator, number in true],
        "against": [labelled(valued(case, read(case, [number]))) for number in false],
        "open": sorted(stakes(case, name)),
        "private": entry.get("private", False) or printing or is_private(case, facts),
        "facts": valued(case, for_it),
        "sources": sorted({source for indicator, number in true for source in indicator.get("cite", ())}),
        "rules": [rule_of(number) for indicator, number in true],
    }


def gate_state(case: dict[str, Any], name: str) -> dict[str, Any]:
    """Whether a gate is open."""
    entry = GATES[name]
    number = NUMBER[f"gate:{name}"]
    facts = read(case, [number])
    asked = open_facts(case, number)
    return {
        "id": name,
        "label": entry["label"],
        "state": ("closed", "unknown", "open")[case["truths"][number]],
        "ask": filled(case, entry["ask"]),
        "opened_by": list(entry.get("opened_by", ())),
        "open": sorted(asked),
        "private": entry.get("private", False) or is_private(case, facts | asked, entry["ask"]),
        "facts": valued(case, facts),
        "sources": list(entry.get("cite", ())),
        "rules": [rule_of(number)],
    }


def pathway_state(case: dict[str, Any], name: str) -> dict[str, Any]:
    """The current stage of a pathway that applies."""
    entry = PATHWAYS[name]
    place = case["stages"][name]
    stage = None if place is None else entry["stages"][place]
    return {
        "id": name,
        "label": entry["label"],
        "stage": stage["id"] if stage else None,
        "stage_label": stage["label"] if stage else None,
        "private": entry.get("private", False) or is_private(case, read_on_pathway(case, name)),
        "rules": [
            {"id": f"pathway:{name}" + (f".{stage['id']}" if stage else ""), "place": (stage or entry)["place"]},
        ],
    }


def read_on_pathway(case: dict[str, Any], name: str) -> set[str]:
    """What decided where the case stands: `only_if`, and `until` up to the current stage."""
    place = case["stages"][name]
    stages = PATHWAYS[name]["stages"]
    passed = stages if place is None else stages[: place + 1]
    rules = [f"pathway:{name}/only_if"] + [f"pathway:{name}/until-{stage['id']}" for stage in passed]
    return read(case, [NUMBER[rule] for rule in rules if rule in NUMBER])


def recommendation(case: dict[str, Any], rank: int, candidate: dict[str, Any]) -> dict[str, Any]:
    """A recommendation at its place."""
    name = candidate["id"]
    entry = INTERVENTIONS[name]
    reasons = [f"barrier:{barrier}" for barrier in candidate["answers"]]
    signs = [f"safety:{safety}" for safety in candidate["responds_to"]]
    indicates: set[str] = set().union(*[read_behind(case, reason) for reason in reasons + signs])
    if candidate["by_when"]:
        indicates = indicates | read(case, [NUMBER[f"intervention:{name}/when"]])
    settling = candidate["checks"] + [NUMBER[f"gate:{gate}"] for gate in candidate["gates"]]
    asked = set().union(*[open_facts(case, number) for number in settling])
    named = (
        [entry]
        + [BARRIERS[barrier] for barrier in candidate["answers"]]
        + [SAFETY[safety] for safety in candidate["responds_to"]]
        + [GATES[gate] for gate in candidate["gates"]]
    )
    evidence = entry["evidence"]
    return {
        "rank": rank,
        "id": name,
        "label": entry["label"],
        "category": entry["category"],
        "audience": entry["audience"],
        "do": entry["do"],
        "say": list(entry.get("say", ())),
        "evidence": {"grade": evidence["grade"], "cite": list(evidence["cite"]), "effect": evidence.get("effect")},
        "status": candidate["status"],
        "urgency": candidate["urgency"],
        "tier": candidate["tier"],
        "value": candidate["value"],
        "answers": candidate["answers"],
        "responds_to": candidate["responds_to"],
        "questions": sorted(asked),
        "gates": candidate["gates"],
        "cautions": cautions(case, name),
        "ahead_of_next_by": candidate["ahead"],
        "because": [*reasons, *(["when"] if candidate["by_when"] else []), *signs],
        "private": any(one.get("private", False) for one in named)
        or is_private(case, indicates | read(case, settling) | asked),
        "facts": valued(case, indicates),
        "sources": list(evidence["cite"]),
        "rules": [{"id": f"intervention:{name}", "place": entry["place"]}],
    }


def cautions(case: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """What to keep in mind with an intervention, or to find out."""
    entry = INTERVENTIONS[name]
    start = f"intervention:{name}"
    found = []
    for contra in COVERING[name]:
        rule = f"contraindication:{contra}"
        mild = CONTRAINDICATIONS[contra]["level"] == "precaution"
        decided = truth(case, rule)
        if (decided == UNKNOWN and (mild or CONTRAINDICATIONS[contra].get("if_unknown") == "caution")) or (
            decided == TRUE and mild
        ):
            found.append(caution(case, rule, decided, NUMBER[rule], CONTRAINDICATIONS[contra]["because"]))
            found[-1]["private"] = found[-1]["private"] or CONTRAINDICATIONS[contra].get("private", False)
    for place, reason in enumerate(entry.get("not_if", ()), start=1):
        rule = f"{start}/not_if-{place}"
        if reason.get("if_unknown") == "caution" and truth(case, rule) == UNKNOWN:
            found.append(caution(case, "not_if", UNKNOWN, NUMBER[rule], reason["because"]))
    for place, own in enumerate(entry.get("cautions", ()), start=1):
        number = NUMBER.get(f"{start}/caution-{place}")
        decided = TRUE if number is None else case["truths"][number]
        if decided:
            found.append(caution(case, "own", decided, number, own.get("say")))
    return found


def caution(case: dict[str, Any], by: str, decided: int, number: int | None, say: str | None) -> dict[str, Any]:
    """One of them; it applies, or has to be checked."""
    tested = set() if number is None else read(case, [number])
    asked = frozenset() if number is None else open_facts(case, number)
    return {
        "by": by,
        "state": "applies" if decided == TRUE else "check",
        "say": said(case, say, tested),
        "private": is_private(case, tested | asked, say),
        "questions": sorted(asked),
    }


def withheld(case: dict[str, Any], candidate: dict[str, Any]) -> dict[str, Any]:
    """What is indicated and not recommended, with every reason."""
    name = candidate["id"]
    entry = INTERVENTIONS[name]
    told = [reason(case, name, by, numbers) for by, numbers in candidate["withheld"]]
    facts = set().union(*[one["read"] for one in told])
    return {
        "id": name,
        "label": entry["label"],
        "by": [by for by, numbers in candidate["withheld"]],
        "because": [one["text"] for one in told],
        "private": entry.get("private", False) or is_private(case, facts) or any(one["private"] for one in told),
        "facts": valued(case, facts),
        "rules": [rule for one in told for rule in one["rules"]],
    }


def reason(case: dict[str, Any], intervention: str, by: str, numbers: list[int]) -> dict[str, Any]:
    """One reason in words, with what it read. What the pack gives no words for is said as `Label: value`."""
    kind, _, name = by.partition(":")
    facts = read(case, numbers)
    rules = [rule_of(number) for number in numbers]
    texts: list[str] = []
    literal: list[str] = []
    private = False
    if kind == "emergency":
        active = [SAFETY[rule["id"].partition(":")[2]] for rule in rules]
        literal = [emergency["label"] for emergency in active]
        private = any(emergency.get("private", False) for emergency in active)
    elif kind == "safety":
        because = SAFETY[name]["hold_back"].get("because")
        texts = [because] if because else []
        private = SAFETY[name].get("private", False)
    elif kind == "contraindication":
        texts = [CONTRAINDICATIONS[name]["because"]]
        private = CONTRAINDICATIONS[name].get("private", False)
    elif kind == "not_if":
        own = enumerate(INTERVENTIONS[intervention]["not_if"], start=1)
        texts = [one["because"] for i, one in own if NUMBER[f"intervention:{intervention}/not_if-{i}"] in numbers]
    elif kind == "pathway":
        pathway = name.partition(".")[0]
        state = pathway_state(case, pathway)
        facts = read_on_pathway(case, pathway)
        rules = state["rules"]
        literal = [f"{state['label']}: {state['stage_label']}"]
        private = PATHWAYS[pathway].get("private", False)
    text = "; ".join([*literal, *[filled(case, one) for one in texts]]) or labelled(valued(case, facts))
    if not text:  # nothing that was submitted decided it: say what is not known, apart from what is private
        unknown = frozenset().union(*[MENTIONED[number] for number in numbers]) - PRIVATE
        text = "; ".join([f"{FACTS[fact]['label']}: {in_words(None)}" for fact in sorted(unknown)])
    printing = any(is_private(case, (), one) for one in texts)
    return {"text": text, "read": facts, "rules": rules, "private": private or printing}


def questions(case: dict[str, Any], recommended: list[dict[str, Any]], barriers: list[str]) -> list[dict[str, Any]]:
    """Every fact worth asking next, once, at its first place, with every reason."""
    reasons: dict[str, list[str]] = {}
    urgent: dict[str, str] = {}
    for safety in SAFETY_ORDER:
        linked = f"safety:{safety}/ask"
        if "ask_if_unknown" in SAFETY[safety] and (linked not in NUMBER or truth(case, linked) == TRUE):
            for fact in sorted(open_facts(case, NUMBER[f"safety:{safety}"])):
                urgent.setdefault(fact, safety)
                reasons.setdefault(fact, []).append(f"safety:{safety}")
    for item in recommended:
        for fact in item["questions"]:
            reasons.setdefault(fact, []).append(f"status:{item['id']}")
    for barrier in barriers:
        if UNKNOWN in (level(case, barrier, "likely"), level(case, barrier, "possible")):
            at_stake = stakes(case, barrier)
            for _, fact in sorted([(-points, fact) for fact, points in at_stake.items()]):
                reasons.setdefault(fact, []).append(f"barrier:{barrier}")
    return [question(case, fact, reasons[fact], urgent.get(fact)) for fact in reasons]


def question(case: dict[str, Any], fact: str, why: list[str], safety: str | None) -> dict[str, Any]:
    """One of them, in the words of the safety condition if it is urgent."""
    entry = FACTS[fact]
    urgent = SAFETY[safety] if safety else {"ask_if_unknown": {}}
    ask = urgent["ask_if_unknown"].get("ask") or entry.get("ask")
    return {
        "fact": fact,
        "ask": filled(case, ask) if ask else entry["label"],
        "alone": entry.get("alone", False) or urgent.get("alone", False),
        "why": why,
        "private": is_private(case, [fact], ask) or not PRIVATE_REASONS.isdisjoint(why),
    }
