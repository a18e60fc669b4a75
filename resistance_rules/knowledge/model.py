"""A whole pack: every section by name, every entry by id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from attrs import frozen

from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.knowledge.entries import (
    Barrier,
    Category,
    Contraindication,
    Gate,
    Intervention,
    Pathway,
    Rule,
    Safety,
)
from resistance_rules.knowledge.promises import Allow, Always, Assume, Example, Never
from resistance_rules.knowledge.vocabulary import Fact, Language, PackInfo, Scoring, Source

SECTIONS: Final[Mapping[str, tuple[str, type]]] = {
    "facts": ("fact", Fact),
    "sources": ("source", Source),
    "rules": ("rule", Rule),
    "barriers": ("barrier", Barrier),
    "gates": ("gate", Gate),
    "categories": ("category", Category),
    "interventions": ("intervention", Intervention),
    "safety": ("safety", Safety),
    "contraindications": ("contraindication", Contraindication),
    "pathways": ("pathway", Pathway),
    "never": ("never", Never),
    "always": ("always", Always),
    "assume": ("assume", Assume),
    "examples": ("example", Example),
}
SECTION_OF: Final[Mapping[str, str]] = {kind: section for section, (kind, _) in SECTIONS.items()}


@frozen(kw_only=True)
class Pack:
    """A whole pack, joined with the packs it extends. Entries are sorted by id; nothing can be changed.

    Attributes:
        digest: SHA-256 of the normalised content (semantics 6), without notes of places.
    """

    info: PackInfo
    language: Language
    scoring: Scoring
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    rules: Mapping[str, Rule]
    barriers: Mapping[str, Barrier]
    gates: Mapping[str, Gate]
    categories: Mapping[str, Category]
    interventions: Mapping[str, Intervention]
    safety: Mapping[str, Safety]
    contraindications: Mapping[str, Contraindication]
    pathways: Mapping[str, Pathway]
    never: Mapping[str, Never]
    always: Mapping[str, Always]
    assume: Mapping[str, Assume]
    examples: Mapping[str, Example]
    allow: tuple[Allow, ...]
    digest: str = ""

    @property
    def vocabulary(self) -> Mapping[str, Fact]:
        """The facts that a host may submit, by id."""
        return self.facts

    @cached_property
    def findings(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules of each finding, by finding id; rules by id."""
        grouped: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            grouped.setdefault(rule.finds, []).append(rule)
        return {name: tuple(grouped[name]) for name in sorted(grouped)}

    def entries(self, kind: str) -> Mapping[str, Any]:
        """All entries of a kind (`fact`, `barrier`, ...), by id."""
        found: Mapping[str, Any] = self.findings if kind == "finding" else getattr(self, SECTION_OF[kind])
        return found

    def find(self, name: str) -> tuple[str, Any]:
        """The kind and entry with this id, looked up where people look first.

        Raises:
            UnknownIdError: no entry has this id.
        """
        kinds = ("intervention", "barrier", "safety", "fact", "gate", "finding", "pathway", *SECTION_OF)
        for kind in kinds:
            entry = self.entries(kind).get(name)
            if entry is not None:
                return kind, entry
        raise UnknownIdError(name, {key for kind in kinds for key in self.entries(kind)})

    def __repr__(self) -> str:
        return (
            f"<Pack {self.info.id} {self.info.version}: {len(self.facts)} facts, {len(self.barriers)} barriers, "
            f"{len(self.interventions)} interventions, {len(self.safety)} safety conditions>"
        )
