"""What an advice is made of, in the order and with the names of advice-json.md. Frozen; lists are tuples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, get_args, get_origin

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


class Lists(Protocol):
    """What an advice holds, in the order of advice-json.md."""

    @property
    def safety(self) -> tuple[ActiveSafety, ...]: ...  # noqa: D102  (advice-json.md says what they are)
    @property
    def barriers(self) -> tuple[BarrierState, ...]: ...  # noqa: D102
    @property
    def gates(self) -> tuple[GateState, ...]: ...  # noqa: D102
    @property
    def pathways(self) -> tuple[PathwayState, ...]: ...  # noqa: D102
    @property
    def recommendations(self) -> tuple[Recommendation, ...]: ...  # noqa: D102
    @property
    def withheld(self) -> tuple[Withheld, ...]: ...  # noqa: D102
    @property
    def questions(self) -> tuple[Question, ...]: ...  # noqa: D102
    @property
    def contradictions(self) -> tuple[str, ...]: ...  # noqa: D102


@frozen
class ListsMade:
    """All of them, made at once."""

    safety: tuple[ActiveSafety, ...]
    barriers: tuple[BarrierState, ...]
    gates: tuple[GateState, ...]
    pathways: tuple[PathwayState, ...]
    recommendations: tuple[Recommendation, ...]
    withheld: tuple[Withheld, ...]
    questions: tuple[Question, ...]
    contradictions: tuple[str, ...]


# --- as plain data -------------------------------------------------------------------------------------------------


def _converter(cls: type[attrs.AttrsInstance]) -> Callable[[Any], dict[str, Any]]:
    """A function from an item to its data, written from its fields: looking at each value's type takes far longer."""
    fields = attrs.fields(attrs.resolve_types(cls))
    source = ", ".join(f"{field.name!r}: {_conversion(f'item.{field.name}', field.type)}" for field in fields)
    made: Callable[[Any], dict[str, Any]] = eval(f"lambda item: {{{source}}}", {"as_data": as_data})  # noqa: S307
    return made


def _conversion(value: str, kind: Any) -> str:
    if get_origin(kind) is tuple:
        (item, _) = get_args(kind)
        return f"[*{value}]" if item is str else f"[as_data(item) for item in {value}]"
    if kind is Facts:
        return f"{{**{value}}}"
    return f"as_data({value})" if attrs.has(kind) else value


def as_data(item: Any) -> dict[str, Any]:
    """An item as plain data: mappings, lists, texts, numbers, true, false, None; keys in the contract's order."""
    return _CONVERTERS[type(item)](item)


_CONVERTERS: Final[dict[type, Callable[[Any], dict[str, Any]]]] = {
    cls: _converter(cls)
    for cls in (
        RuleRef, ActiveSafety, BarrierState, GateState, PathwayState, Caution, EvidenceNote, Recommendation, Withheld,
        Question,
    )
}  # fmt: skip
