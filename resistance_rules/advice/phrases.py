"""Conditions in words, with the pack's own labels, for people who review or question an advice."""

from __future__ import annotations

from typing import Final

from resistance_rules.advice.wording import Wording
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.model import Pack

_OPERATORS: Final = {
    "less_than": "less than", "at_least": "at least", "more_than": "more than", "at_most": "at most",
}  # fmt: skip
_URGENCY: Final = {"emergency": "emergency", "same_day": "same-day", "this_week": "this-week", "note": "note"}


def phrase(condition: c.Condition, pack: Pack) -> str:
    """One test in words; of `all`, `any` and the like only the head, as their parts stand below it."""
    match condition:
        case c.All():
            return "all of these"
        case c.Any():
            return "at least one of these"
        case c.Count(at_least=least):
            return f"at least {least} of these"
        case c.Not():
            return "not"
        case c.NotEstablished():
            return "not established (it may still be unknown)"
        case _:
            return _single(condition, pack)


def _single(condition: c.Condition, pack: Pack) -> str:
    wording = Wording(pack)

    def said(value: c.Value) -> str:
        return wording.value(value) if isinstance(value, bool | str) else str(value)

    match condition:
        case c.Equals(fact=fact, values=values):
            return f"{_label(fact, pack)}: {' or '.join(said(value) for value in values)}"
        case c.Differs(fact=fact, value=value):
            return f"{_label(fact, pack)}: known, and not {said(value)}"
        case c.Compares(fact=fact, operator=operator, bound=bound):
            return f"{_label(fact, pack)}: {_OPERATORS[operator]} {bound}"
        case c.Between(fact=fact, low=low, high=high):
            return f"{_label(fact, pack)}: {low} to {high}"
        case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
            scaled = "" if times == 1 else f"{times} times "
            return f"{_label(fact, pack)}: {_OPERATORS[operator]} {scaled}{_label(other, pack)}"
        case c.Known(fact=fact):
            return f"{_label(fact, pack)}: known"
        case c.Unknown(fact=fact):
            return f"{_label(fact, pack)}: not known"
        case c.FindingIs(finding=name):
            return f"finding {name.replace('_', ' ')}"
        case c.BarrierIs(barrier=name, level=level):
            return f"barrier {pack.barriers[name].label}: {'likely' if level == 'likely' else 'at least possible'}"
        case c.GateIs(gate=name):
            return f"gate open: {pack.gates[name].label}"
        case c.SafetyIs(safety=name):
            return f"safety condition: {pack.safety[name].label}"
        case c.AnyBarrier(level=level):
            return f"some barrier is {'likely' if level == 'likely' else 'at least possible'}"
        case c.AnySafety(urgency=urgency):
            return f"some safety condition of urgency {_URGENCY[urgency]} or above is active"
        case _:
            raise AssertionError(condition)


def _label(fact: str, pack: Pack) -> str:
    return pack.facts[fact].label
