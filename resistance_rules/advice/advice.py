"""The advice on one case: what a host gets back. Its data is the contract of advice-json.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from resistance_rules.advice.items import (
    ActiveSafety,
    BarrierState,
    GateState,
    Lists,
    PathwayState,
    Question,
    Recommendation,
    Withheld,
    as_data,
)  # fmt: skip
from resistance_rules.knowledge.diagnostics import UnknownIdError

if TYPE_CHECKING:
    from resistance_rules.advice.explain import Explanation, WhatIf
    from resistance_rules.advice.knowledge_base import KnowledgeBase
    from resistance_rules.inference.case import Case
    from resistance_rules.inference.conclusions import Conclusions
    from resistance_rules.knowledge.model import Pack

SCHEMA: Final = "resistance_rules.advice/1"
LISTS: Final = (
    "safety",
    "barriers",
    "gates",
    "pathways",
    "recommendations",
    "withheld",
    "questions",
    "contradictions",
)


@frozen
class EngineStamp:
    """Which engine drew the conclusions; the one thing in which two engines' advice may differ."""

    name: str
    version: str


@frozen
class PackStamp:
    """Which pack the advice rests on. `digest` is over its content, so the same digest means the same rules."""

    id: str
    version: str
    digest: str
    engine: EngineStamp = field(eq=False)


@frozen(eq=False)
class Origin:
    """What an advice was made from: needed to explain it, and kept out of its data."""

    kb: KnowledgeBase
    case: Case
    found: Conclusions


@frozen(repr=False, eq=False)
class Advice:
    """Ranked, explained advice on one case. Two are equal when all that they say is.

    What is recommended, and in what order, is settled; each list with its texts and grounds is made when it is first
    looked at.

    Attributes:
        pack: id, version and digest of the pack, and the engine.
        order: the recommended interventions in order, each with its status: all that ranking alone needs.
        note: set in the shareable rendering only.
    """

    pack: PackStamp
    order: tuple[tuple[str, str], ...]
    _lists: Lists = field(alias="lists")
    note: str | None = None
    _origin: Origin | None = field(default=None, alias="origin")

    @property
    def safety(self) -> tuple[ActiveSafety, ...]:
        """Active safety conditions, most urgent first; a host shows them before anything else."""
        return self._lists.safety

    @property
    def barriers(self) -> tuple[BarrierState, ...]:
        """Every barrier of the pack, by points."""
        return self._lists.barriers

    @property
    def gates(self) -> tuple[GateState, ...]:
        """Every gate."""
        return self._lists.gates

    @property
    def pathways(self) -> tuple[PathwayState, ...]:
        """The pathways that apply, with their current stage."""
        return self._lists.pathways

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """What is recommended, in order."""
        return self._lists.recommendations

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """Indicated, but not recommended, with every reason."""
        return self._lists.withheld

    @property
    def questions(self) -> tuple[Question, ...]:
        """Facts worth asking next, in order."""
        return self._lists.questions

    @property
    def contradictions(self) -> tuple[str, ...]:
        """`assume` entries of the pack that the case contradicts: its facts cannot all be right."""
        return self._lists.contradictions

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Advice):
            return NotImplemented
        return (self.pack, self.note) == (other.pack, other.note) and all(
            getattr(self, name) == getattr(other, name) for name in LISTS
        )

    __hash__ = None  # type: ignore[assignment]  # its facts are mappings

    # --- asking further ---------------------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        """The case this is the advice on.

        Raises:
            ValueError: this is the shareable rendering, which does not carry the case.
        """
        return self._known_origin().case

    @property
    def origin(self) -> Origin:
        """What this advice was made from: the knowledge base, the case and the conclusions.

        Raises:
            ValueError: this is the shareable rendering, which does not carry the case.
        """
        return self._known_origin()

    def why(self, name: str) -> Explanation:
        """Explain why something was concluded or recommended.

        Args:
            name: id of a safety condition, barrier, gate, finding, pathway or intervention.

        Raises:
            UnknownIdError: the pack has nothing of that id.
            ValueError: this is the shareable rendering.
        """
        from resistance_rules.advice import explain

        return explain.why(self, self._known_origin(), name)

    def why_not(self, name: str) -> Explanation:
        """Explain why something was not concluded or recommended, and what would bring it.

        Raises:
            UnknownIdError, ValueError: as in `why`.
        """
        from resistance_rules.advice import explain

        return explain.why_not(self, self._known_origin(), name)

    def what_if(self, facts: Mapping[str, object] | None = None, /, **more: object) -> WhatIf:
        """The advice if some facts were otherwise, and the difference. None makes a fact unknown.

        Raises:
            CaseError: a fact or value is wrong; nothing is assessed.
            ValueError: this is the shareable rendering.
        """
        from resistance_rules.advice import explain

        origin = self._known_origin()
        changed = origin.kb.assess(origin.case.changed({**(facts or {}), **more}))
        return explain.WhatIf(changed, explain.difference(self, changed))

    def ask_next(self, n: int = 3) -> tuple[Question, ...]:
        """The first `n` questions. Raises ValueError for a negative `n`."""
        if n < 0:
            message = "n cannot be negative"
            raise ValueError(message)
        return self.questions[:n]

    def recommendation(self, name: str) -> Recommendation | None:
        """The recommendation of this intervention, or None if it is not recommended."""
        return next((item for item in self.recommendations if item.id == name), None)

    def barrier(self, name: str) -> BarrierState:
        """The state of this barrier.

        Raises:
            UnknownIdError: this advice holds no such barrier.
        """
        found = next((item for item in self.barriers if item.id == name), None)
        if found is None:
            raise UnknownIdError(name, [item.id for item in self.barriers], "barrier")
        return found

    @property
    def unanswered(self) -> tuple[ActiveSafety, ...]:
        """Active emergencies to which no recommendation responds. A host must show these."""
        return tuple(item for item in self.safety if item.unanswered)

    def shareable(self) -> Advice:
        """This advice without anything private, for portals, letters, reminders and shared screens (semantics 7)."""
        from resistance_rules.advice.privacy import shareable

        return self if self.note is not None else shareable(self, self._known_origin().kb.pack)

    # --- faces ------------------------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """Plain data in the order of advice-json.md. Same case and pack: the same, apart from `pack.engine`."""
        stamp = self.pack
        data: dict[str, Any] = {
            "schema": SCHEMA,
            "pack": {
                "id": stamp.id,
                "version": stamp.version,
                "digest": stamp.digest,
                "engine": {"name": stamp.engine.name, "version": stamp.engine.version},
            },
        }
        for name in LISTS[:-1]:
            data[name] = [as_data(item) for item in getattr(self._lists, name)]
        data["contradictions"] = [*self.contradictions]
        if self.note is not None:
            data["note"] = self.note
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_text(self, *, color: bool = False, width: int = 100) -> str:
        """For a terminal."""
        from resistance_rules.advice.render.text import render_text

        return render_text(self, self._pack_for_display(), color=color, width=width)

    def to_markdown(self) -> str:
        """For notes and cards."""
        from resistance_rules.advice.render.markdown import render_markdown

        return render_markdown(self, self._pack_for_display())

    def to_html(self) -> str:
        """A self-contained page: no script, no outside request, WCAG 2.2 AA."""
        from resistance_rules.advice.render.html import render_html

        return render_html(self, self._pack_for_display())

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        likely = sum(item.level == "likely" for item in self.barriers)
        return (
            f"<Advice of {self.pack.id} {self.pack.version}: {len(self.safety)} safety, {likely} likely barriers, "
            f"{len(self.recommendations)} recommendations, {len(self.questions)} questions>"
        )

    def _repr_html_(self) -> str:
        from resistance_rules.advice.render.html import render_fragment

        return render_fragment(self, self._pack_for_display())

    def _known_origin(self) -> Origin:
        if self._origin is None or self.note is not None:
            message = "the shareable rendering does not carry the case, so that it cannot give away what it leaves out"
            raise ValueError(message)
        return self._origin

    def _pack_for_display(self) -> Pack:
        if self._origin is None:
            message = "this advice was made without a knowledge base and has no labels to show"
            raise ValueError(message)
        return self._origin.kb.pack
