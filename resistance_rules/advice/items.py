"""What an advice is made of, in the order and with the names of advice-json.md. Frozen; lists are tuples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs
from attrs import frozen

from resistance_rules.inference.case import Submitted

Facts = Mapping[str, Submitted]


@frozen
class RuleRef:
    """A rule that spoke, and where it is written (`file:line:column`, relative to the pack's root)."""

    id: str
    place: str | None


@frozen
class ActiveSafety:
    """A red flag that is up, with what to do first."""

    id: str
    label: str
    urgency: str
    unanswered: bool
    alone: bool
    policy: str | None
    policy_missing: bool
    because: str
    do_first: tuple[str, ...]
    respond_with: tuple[str, ...]
    private: bool
    facts: Facts
    sources: tuple[str, ...]
    rules: tuple[RuleRef, ...]


@frozen
class BarrierState:
    """How likely something stands between the person and help, and what speaks for and against it."""

    id: str
    label: str
    level: str
    points: int
    upper: int
    because: tuple[str, ...]
    against: tuple[str, ...]
    open: tuple[str, ...]
    private: bool
    facts: Facts
    sources: tuple[str, ...]
    rules: tuple[RuleRef, ...]


@frozen
class GateState:
    """Whether something is in place, and what opens it."""

    id: str
    label: str
    state: str
    ask: str
    opened_by: tuple[str, ...]
    open: tuple[str, ...]
    private: bool
    facts: Facts
    sources: tuple[str, ...]
    rules: tuple[RuleRef, ...]


@frozen
class PathwayState:
    """The current stage of a strategy; `stage` None: all stages are done."""

    id: str
    label: str
    stage: str | None
    stage_label: str | None
    private: bool
    rules: tuple[RuleRef, ...]


@frozen
class Caution:
    """Something to keep in mind (`applies`), or to find out (`check`), with a recommendation."""

    by: str
    state: str
    say: str
    private: bool
    questions: tuple[str, ...]


@frozen
class EvidenceNote:
    """How well founded a recommendation is, for this use."""

    grade: str
    cite: tuple[str, ...]
    effect: str | None


@frozen
class Recommendation:
    """A response worth offering, at its place in the order."""

    rank: int
    id: str
    label: str
    category: str
    audience: str
    do: str
    say: tuple[str, ...]
    evidence: EvidenceNote
    status: str
    urgency: str | None
    tier: str
    value: str | None
    answers: tuple[str, ...]
    responds_to: tuple[str, ...]
    questions: tuple[str, ...]
    gates: tuple[str, ...]
    cautions: tuple[Caution, ...]
    ahead_of_next_by: str | None
    because: tuple[str, ...]
    private: bool
    facts: Facts
    sources: tuple[str, ...]
    rules: tuple[RuleRef, ...]


@frozen
class Withheld:
    """A response that is indicated and not recommended, with every reason."""

    id: str
    label: str
    by: tuple[str, ...]
    because: tuple[str, ...]
    private: bool
    facts: Facts
    rules: tuple[RuleRef, ...]


@frozen
class Question:
    """A fact worth asking next, and every reason why."""

    fact: str
    ask: str
    alone: bool
    why: tuple[str, ...]
    private: bool


_NAMES: Final[dict[type, tuple[str, ...]]] = {
    cls: tuple(field.name for field in attrs.fields(cls))
    for cls in (
        RuleRef, ActiveSafety, BarrierState, GateState, PathwayState, Caution, EvidenceNote, Recommendation, Withheld,
        Question,
    )
}  # fmt: skip


_PLAIN: Final = frozenset((str, bool, int, float, type(None)))


def as_data(value: Any) -> Any:
    """An item as plain data: mappings, lists, texts, numbers, true, false, None; keys in the contract's order."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [item if type(item) in _PLAIN else as_data(item) for item in value]
    names = _NAMES.get(kind)
    if names is None:
        return {key: as_data(item) for key, item in value.items()}
    data = {}
    for name in names:
        item = getattr(value, name)
        data[name] = item if type(item) in _PLAIN else as_data(item)
    return data
