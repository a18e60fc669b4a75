"""What was found in FHIR resources: facts with where they come from, and everything that became none, with why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.fhir.reading.reasons import DOUBTFUL, REASONS
from resistance_rules.inference.case import Case, Submitted
from resistance_rules.knowledge.vocabulary import Fact


@frozen(order=True, repr=False)
class Source:
    """Where a fact comes from.

    Attributes:
        resource: type and id, like `Observation/123`; the type alone where it has no id.
        dated: its date as the resource has it, or None.
        code: the coding by which it was recognised, as `system|code`; None where none was needed.
        element: where in it the value stands, like `valueQuantity` or `item /44261-6`.
        path: where in the input it stands, like `entry[3].resource`.
    """

    resource: str
    dated: str | None
    code: str | None
    element: str
    path: str

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "resource": self.resource,
            "dated": self.dated,
            "code": self.code,
            "element": self.element,
            "path": self.path,
        }

    def __repr__(self) -> str:
        return "<Source>"


@frozen(repr=False)
class FoundFact:
    """One fact with its grounds.

    Attributes:
        fact: its id.
        value: as a case takes it.
        private: whether the pack keeps it out of portals, letters, reminders and shared screens.
        read: the id of the read of the mapping that gave it.
        because: why that content gives this fact, in the words of the mapping.
        sources: every resource that says so, at least one.
    """

    fact: str
    value: Submitted
    private: bool
    read: str
    because: str
    sources: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "fact": self.fact,
            "value": self.value,
            "private": self.private,
            "read": self.read,
            "because": self.because,
            "sources": [source.to_dict() for source in self.sources],
        }

    def __repr__(self) -> str:
        return f"<FoundFact {self.fact}>"


@frozen(order=True, repr=False)
class NotUsed:
    """Content that became no fact.

    Attributes:
        resource: type and id, like `Observation/123`; the type alone where it has no id.
        reason: a code of `REASONS`.
        fact: the fact that it would have been about, if the mapping knows it.
        read: the id of the read of the mapping that looked at it.
        codes: what it is, as `system|code`.
        dated: its date as the resource has it.
        element: where in the resource it stands; empty for the whole of it.
        path: where in the input the resource stands.
        detail: more about the reason: the words of the mapping, or the status that was found.
    """

    resource: str
    reason: str
    fact: str | None = None
    read: str | None = None
    codes: tuple[str, ...] = ()
    dated: str | None = None
    element: str = ""
    path: str = ""
    detail: str | None = None

    @property
    def words(self) -> str:
        """The reason in plain words."""
        return REASONS[self.reason] + (f" ({self.detail})" if self.detail else "")

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "resource": self.resource,
            "reason": self.reason,
            "words": self.words,
            "fact": self.fact,
            "read": self.read,
            "codes": list(self.codes),
            "dated": self.dated,
            "element": self.element,
            "path": self.path,
        }

    def __repr__(self) -> str:
        return f"<NotUsed {self.reason}>"


@frozen(repr=False)
class FhirFacts:
    """The facts of one patient. `repr` shows no content, so that it may stand in a log line.

    Attributes:
        facts: fact id -> value, sorted; what `KnowledgeBase.assess` takes. What is not there is unknown.
        found: the same with where each comes from, by fact.
        not_used: everything else that was given, and why.
        patient: whose they are, like `Patient/123`; None if nothing said so.
        now: when they hold; ages are counted back from here.
        mapping: id and version of the mapping.
    """

    facts: Mapping[str, Submitted]
    found: tuple[FoundFact, ...]
    not_used: tuple[NotUsed, ...]
    patient: str | None
    now: datetime
    mapping: str
    _private: frozenset[str] = field(default=frozenset(), alias="private")

    @classmethod
    def of(
        cls,
        found: dict[str, FoundFact],
        not_used: list[NotUsed],
        *,
        patient: str | None,
        now: datetime,
        mapping: str,
        private: frozenset[str],
    ) -> FhirFacts:
        """Put the parts in their order."""
        in_order = tuple(found[name] for name in sorted(found))
        facts = MappingProxyType({entry.fact: entry.value for entry in in_order})
        left = {_in_words(entry): entry for entry in not_used}  # each once
        return cls(facts, in_order, tuple(left[key] for key in sorted(left)), patient, now, mapping, private)

    def case(self, kb: KnowledgeBase) -> Case:
        """The facts as a case of this pack.

        Raises:
            CaseError: the mapping was made for another pack.
        """
        return kb.case(dict(self.facts))

    def unknown_because(self, fact: str) -> tuple[NotUsed, ...]:
        """Everything that was about a fact and did not become it."""
        return tuple(entry for entry in self.not_used if entry.fact == fact)

    def reasons(self) -> dict[str, int]:
        """How often each reason stands in `not_used`. Holds no case content."""
        return dict(sorted(Counter(entry.reason for entry in self.not_used).items()))

    def remarks(self, vocabulary: Mapping[str, Fact]) -> tuple[str, ...]:
        """What somebody should look at: recorded, and not understood, or in contradiction; each with its resource.

        Without this, a fact that is unknown because the record contradicts itself looks like one nobody wrote down.

        Args:
            vocabulary: the pack's facts, for their labels.
        """
        found: dict[str, None] = {}
        for entry in self.not_used:
            if entry.reason in DOUBTFUL:
                fact = vocabulary.get(entry.fact or "")
                about = f" ({fact.label})" if fact is not None else ""
                found[f"{entry.resource}{about}: {REASONS[entry.reason]}"] = None
        return tuple(found)

    def shareable(self) -> FhirFacts:
        """The same without private facts, and without all that was not used, which may be about them.

        For whatever leaves the care team: portals, letters, reminders, shared screens.
        """
        found = tuple(entry for entry in self.found if not entry.private)
        facts = MappingProxyType({entry.fact: entry.value for entry in found})
        return FhirFacts(facts, found, (), self.patient, self.now, self.mapping, self._private)

    def to_dict(self) -> dict[str, Any]:
        """The same as data for JSON."""
        return {
            "facts": dict(self.facts),
            "found": [entry.to_dict() for entry in self.found],
            "not_used": [entry.to_dict() for entry in self.not_used],
            "patient": self.patient,
            "now": self.now.isoformat(),
            "mapping": self.mapping,
        }

    def __repr__(self) -> str:
        return f"<FhirFacts: {len(self.facts)} known facts, {len(self.not_used)} entries not used>"


def _in_words(entry: NotUsed) -> tuple[str, ...]:
    parts = (entry.resource, entry.path, entry.element, entry.reason, entry.fact, entry.read, entry.dated, entry.detail)
    return (*(part or "" for part in parts), *entry.codes)
