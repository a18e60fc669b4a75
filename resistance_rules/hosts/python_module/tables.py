"""The tables of an exported module: what a pack says, apart from its conditions. Names as in `runtime/tables`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from resistance_rules.advice.plan import Plan
from resistance_rules.hosts.python_module.evaluator import Evaluator, undecided_parts
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Intervention, PathwayEvidence, Safety, Selection
from resistance_rules.knowledge.version import library_version

ENGINE: Final = "python-module"
_WIDTH: Final = 118
_DEEPEST: Final = 2
"""Lists further inside stand on one line, however long; the indent is one space: half a module would be spaces."""


def tables(plan: Plan, evaluator: Evaluator) -> Iterator[tuple[str, Any]]:
    """Every table by name, in the order in which it is written."""
    pack, info = plan.pack, plan.pack.info
    engine = {"name": ENGINE, "version": library_version()}
    yield "PACK", {"id": info.id, "version": info.version, "digest": pack.digest, "engine": engine}
    yield (
        "SCORING",
        {
            "likely": pack.scoring.likely,
            "possible": pack.scoring.possible,
            "cap": pack.scoring.cap,
            "shares": plan.shares,
            "unit": plan.weight_unit,
            "weights": {item.entry.evidence.grade: item.weight for item in plan.interventions.values()},
            "precedence": tuple(sorted(plan.precedence, key=plan.precedence.__getitem__)),
        },
    )
    yield "WORDS", dict(pack.language.words)
    yield "FACTS", {name: _fact(fact) for name, fact in pack.facts.items()}
    yield (
        "RULES",
        tuple(
            (production.id, _place(production.place), _reads(production.condition))
            for production in plan.rulebook.productions
        ),
    )
    yield "PARTS", dict(_parts(evaluator))
    yield "FINDINGS", {name: tuple(rule.id for rule in rules) for name, rules in pack.findings.items()}
    yield "SAFETY", {name: _safety(entry) for name, entry in pack.safety.items()}
    yield "BARRIERS", {name: _barrier(name, plan) for name in pack.barriers}
    yield (
        "GATES",
        {
            name: _filled(
                label=entry.label,
                ask=entry.ask,
                opened_by=entry.opened_by,
                private=entry.private,
                cite=tuple(sorted(entry.cite)),
            )
            for name, entry in pack.gates.items()
        },
    )
    yield (
        "PATHWAYS",
        {
            name: {
                **_filled(label=entry.label, private=entry.private),
                "place": _place(entry.place),
                "stages": tuple(
                    {
                        **_filled(id=stage.id, label=stage.label, hold_back=stage.hold_back),
                        "place": _place(stage.place),
                    }
                    for stage in entry.stages
                ),
            }
            for name, entry in pack.pathways.items()
        },
    )
    yield (
        "CONTRAINDICATIONS",
        {
            name: _filled(
                level=entry.level,
                if_unknown=entry.if_unknown,
                because=entry.because,
                private=entry.private,
                **_selection(entry),
            )
            for name, entry in pack.contraindications.items()
        },
    )
    yield "INTERVENTIONS", {name: _intervention(entry) for name, entry in pack.interventions.items()}
    yield "ASSUME", tuple(pack.assume)


def _filled(**fields: Any) -> dict[str, Any]:
    """The fields that say something: what is false, empty or left out is left out."""
    return {name: value for name, value in fields.items() if value or (value == 0 and not isinstance(value, bool))}


def _place(place: Place | None) -> str | None:
    return str(place) if place else None


def _fact(fact: Any) -> dict[str, Any]:
    low, high = fact.range or (None, None)
    return _filled(
        type=fact.type,
        choice=fact.choice,
        low=low,
        high=high,
        label=fact.label,
        ask=fact.ask,
        alone=fact.alone,
        private=fact.private,
    )


def _safety(entry: Safety) -> dict[str, Any]:
    found = _filled(
        label=entry.label,
        urgency=entry.urgency,
        because=entry.because,
        do_first=entry.do_first,
        respond_with=entry.respond_with,
        alone=entry.alone,
        private=entry.private,
        cite=tuple(sorted(entry.cite)),
    )
    held = entry.hold_back
    if held is not None:
        found["hold_back"] = _filled(because=held.because, **_selection(held))
        if held.all_except is not None:
            found["hold_back"]["all_except"] = _selection(held.all_except)
    if entry.ask_if_unknown is not None:
        found["ask_if_unknown"] = _filled(ask=entry.ask_if_unknown.ask)
    if entry.policy is not None:
        found["policy"] = {"text": entry.policy.text}
    return found


def _selection(choice: Selection) -> dict[str, Any]:
    return _filled(interventions=choice.interventions, categories=choice.categories)


def _barrier(name: str, plan: Plan) -> dict[str, Any]:
    entry, rules = plan.pack.barriers[name], plan.rulebook.barrier_rules[name]
    position = {number: place for place, number in enumerate(rules.indicators, start=1)}
    return {
        **_filled(label=entry.label, private=entry.private),
        "indicators": tuple(_filled(because=item.because, cite=item.cite) for item in entry.indicators),
        "groups": tuple(tuple((position[n], points) for n, points in group.members) for group in rules.groups),
    }


def _intervention(entry: Intervention) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "label": entry.label,
        "category": entry.category,
        "audience": entry.audience,
        "tier": entry.tier,
        "do": entry.do,
        "say": entry.say,
        "for": entry.answers,
        "also": entry.also,
        "gates": entry.gates,
        "not_if": tuple(_not_if(item.because, item.if_unknown) for item in entry.not_if),
        "cautions": tuple(_filled(say=item.say) for item in entry.cautions),
        "before": entry.before,
        "after": entry.after,
        "private": entry.private,
    }
    return {**_filled(**fields), "evidence": _evidence(entry.evidence), "place": _place(entry.place)}


def _not_if(because: str, if_unknown: str) -> dict[str, Any]:
    return _filled(because=because, if_unknown=if_unknown if if_unknown == "caution" else None)


def _evidence(evidence: PathwayEvidence) -> dict[str, Any]:
    effect = {"effect": evidence.effect} if evidence.effect is not None else {}
    return {"grade": evidence.grade, "cite": tuple(sorted(evidence.cite)), **effect}


# --- rules ---------------------------------------------------------------------------------------------------------


def _reads(condition: c.Condition) -> tuple[str, ...]:
    """The facts and conclusions that a condition mentions, each once."""
    found: dict[str, None] = {}
    for test in c.walk(condition):
        found |= dict.fromkeys(_tested(test))
    return tuple(found)


def _tested(test: c.Condition) -> tuple[str, ...]:
    """What one test is about: facts by id, conclusions as `likely:ID`, `finding:ID`, `any_safety:URGENCY`, ..."""
    match test:
        case c.FindingIs(finding=name):
            return (f"finding:{name}",)
        case c.BarrierIs(barrier=name, level=level):
            return (f"{level}:{name}",)
        case c.GateIs(gate=name):
            return (f"gate:{name}",)
        case c.SafetyIs(safety=name):
            return (f"safety:{name}",)
        case c.AnyBarrier(level=level):
            return (f"any_barrier:{level}",)
        case c.AnySafety(urgency=urgency):
            return (f"any_safety:{urgency}",)
        case _:
            return c.own_facts(test)


def _parts(evaluator: Evaluator) -> Iterator[tuple[int, tuple[int | str, ...]]]:
    """What can keep a rule or a part of one undecided, by number, where that is not simply what the rule reads."""
    for production in evaluator.rulebook.productions:
        parts = _undecided(production.condition, evaluator)
        if parts != _reads(production.condition):
            yield production.number, parts
    for part, number in evaluator.parts.items():
        yield number, _undecided(part, evaluator)


def _undecided(condition: c.Condition, evaluator: Evaluator) -> tuple[int | str, ...]:
    found: dict[int | str, None] = {}
    composite = isinstance(condition, c.All | c.Any | c.Count | c.Not)
    if not composite and not isinstance(condition, c.Known | c.Unknown | c.NotEstablished):
        return _tested(condition)
    for part in undecided_parts(condition) if composite else ():
        number = evaluator.parts.get(part) if isinstance(part, c.All | c.Any | c.Count) else None
        found |= dict.fromkeys(_tested(part) if number is None else (number,))
    return tuple(found)


# --- as text -------------------------------------------------------------------------------------------------------


def literal(value: Any, depth: int = 0) -> str:
    """A table as Python text: on one line where it fits, else an item on each line."""
    flat = _flat(value)
    if depth and len(flat) + depth <= _WIDTH:
        return flat
    inside, end = " " * (depth + 1), " " * depth
    if isinstance(value, Mapping) and value:
        items = "".join(f"{inside}{key!r}: {literal(item, depth + 1)},\n" for key, item in value.items())
        return f"{{\n{items}{end}}}"
    if isinstance(value, tuple) and value and depth < _DEEPEST:
        items = "".join(f"{inside}{literal(item, depth + 1)},\n" for item in value)
        return f"(\n{items}{end})"
    return flat


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key!r}: {_flat(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(_flat(item) for item in value) + ("," if len(value) == 1 else "") + ")"
    return f'Decimal("{value}")' if isinstance(value, Decimal) else repr(value)
