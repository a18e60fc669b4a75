"""What the parts of an advice read of a case, also through conclusions, and what follows for privacy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import Factory, define, field

from resistance_rules.advice.open_facts import OpenFacts
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.wording import Wording, holes
from resistance_rules.inference.case import Case, Submitted
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.knowledge.dependencies import Conclusion

_NONE: frozenset[str] = frozenset()


@define(eq=False)
class Reading:
    """One case being read, with what was found out about it on the way. Source: semantics.md sections 6 and 7."""

    plan: Plan
    case: Case
    found: Conclusions
    open_facts: OpenFacts = field(init=False)
    wording: Wording = field(init=False)
    known: frozenset[str] = field(init=False)
    _submitted: dict[int | Conclusion, frozenset[str]] = Factory(dict)

    def __attrs_post_init__(self) -> None:
        self.open_facts = OpenFacts(self.plan, self.case, self.found)
        self.wording = Wording(self.plan.pack)
        self.known = frozenset(self.case.facts)

    def read(self, number: int) -> frozenset[str]:
        """The submitted facts that a production mentions, also through conclusions."""
        facts = self._submitted.get(number)
        if facts is None:
            facts = self._submitted[number] = self.plan.rulebook.facts_of[number] & self.known
        return facts

    def read_behind(self, conclusion: Conclusion) -> frozenset[str]:
        """The submitted facts behind a conclusion."""
        facts = self._submitted.get(conclusion)
        if facts is None:
            facts = self._submitted[conclusion] = self.plan.rulebook.facts_behind(conclusion) & self.known
        return facts

    def facts(self, names: Collection[str]) -> dict[str, Submitted]:
        """These facts with their values, by id."""
        values = self.case.facts
        return {name: values[name] for name in sorted(names)} if names else {}

    def said(self, because: str | None, facts: Mapping[str, Submitted]) -> str:
        """What the pack says, with its holes filled; where it says nothing, the facts."""
        return self.wording.labelled(facts) if because is None else self.wording.fill(because, self.case.facts)

    def holes(self, *texts: str | None) -> set[str] | frozenset[str]:
        """The submitted facts that these texts print."""
        return holes(texts) & self.known if any(text and "{" in text for text in texts) else _NONE

    def is_private(self, read: Iterable[str], asked: Iterable[str] = (), *, named: bool = False) -> bool:
        """Whether an item that reads, asks and names this is private (semantics 7)."""
        private = self.plan.private_facts
        return named or not private.isdisjoint(read) or not private.isdisjoint(asked)
