"""What every proof works with: a pack as logic, questions to it, and cases replayed on the reference evaluator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.plan import Plan
from resistance_rules.inference.reference import truth
from resistance_rules.inference.truth import TRUE
from resistance_rules.knowledge.conditions import Condition
from resistance_rules.knowledge.model import Pack
from resistance_rules.prove.cases import Facts, case_of
from resistance_rules.prove.facts import Cutting, FactTerms
from resistance_rules.prove.logic import DEFAULT_SECONDS, Logic, NotDecidedError, Term, neg
from resistance_rules.prove.meaning import Meaning
from resistance_rules.prove.optimum import cheapest
from resistance_rules.prove.outcome import Outcome

Label = TypeVar("Label")


@frozen(eq=False)
class Workbench:
    """A pack as logic.

    Attributes:
        kb: the pack on the reference evaluator, for replays.
        assumed: for each `assume` entry, that the case does not contradict it.
    """

    kb: KnowledgeBase
    logic: Logic
    facts: FactTerms
    outcome: Outcome
    assumed: Mapping[str, Term]

    @classmethod
    def of(cls, kb: KnowledgeBase, seconds: float = DEFAULT_SECONDS) -> Workbench:
        """Make the workbench of a pack; no question may take longer than `seconds`."""
        reference = on_reference(kb)
        return cls.over(reference, FactTerms(Logic(seconds), Cutting.of(kb.pack.facts, conditions_of(reference))))

    @classmethod
    def over(cls, kb: KnowledgeBase, facts: FactTerms) -> Workbench:
        """Make the workbench of a pack, on the reference evaluator, over facts that it may share."""
        meaning = Meaning(kb.rulebook, facts)
        assumed = {name: neg(meaning.named(f"assume:{name}").true) for name in kb.pack.assume}
        return cls(kb, facts.logic, facts, Outcome(Plan.of(kb.rulebook), meaning), assumed)

    @property
    def pack(self) -> Pack:
        """The pack."""
        return self.kb.pack

    @property
    def meaning(self) -> Meaning:
        """What is true in it."""
        return self.outcome.meaning

    def when(self, condition: Condition | None) -> Term:
        """Whether a promise's `when` is true; without one it always is."""
        return True if condition is None else self.meaning.truth(condition).true

    def possible(self, *terms: Term) -> bool:
        """Whether a case that contradicts no `assume` entry can meet all of these."""
        return self.logic.possible(*self.assumed.values(), *terms)

    def smallest(self, *terms: Term) -> Facts | None:
        """The case with the fewest known facts that meets all of these and contradicts no `assume` entry."""
        wishes = {neg(term.known): 1 for name, term in self.facts.made.items()}
        found = cheapest(self.logic, [*self.assumed.values(), *terms], wishes)
        return None if found is None else case_of(found[0], self.facts)

    def replay(self, facts: Mapping[str, object], shows: Callable[[Advice], bool]) -> Advice:
        """The advice on a case that was found, after checking that it shows what it should.

        Raises:
            NotDecidedError: it does not, so there is a defect here and nothing may be concluded.
        """
        advice = self.kb.assess(facts)
        if advice.contradictions or not shows(advice):
            raise NotDecidedError("the case that was found does not show it when it is assessed; please report this")
        return advice

    def holds(self, condition: Condition | None, advice: Advice) -> bool:
        """Whether a condition is true on the reference evaluator."""
        if condition is None:
            return True
        found = self.kb.engine.infer(advice.case)
        return truth(condition, advice.case.exact, found, self.kb.rulebook) == TRUE

    def clash(self, parts: Mapping[Label, Term]) -> list[Label] | None:
        """Parts that cannot hold together, as few as can be left out one by one; None if all can."""
        left = dict(parts)
        if self.logic.possible(*left.values()):
            return None
        core = self.logic.clash()
        left = {label: term for label, term in left.items() if term is False or term in core}
        for label in list(left):
            rest = [term for other, term in left.items() if other != label]
            if not self.logic.possible(*rest):
                del left[label]
        return list(left)


def conditions_of(kb: KnowledgeBase) -> Iterator[Condition]:
    """Every condition that a proof about a pack reads."""
    yield from (production.condition for production in kb.rulebook.productions)
    yield from (never.when for never in kb.pack.never.values() if never.when is not None)
    yield from (always.when for always in kb.pack.always.values() if always.when is not None)


def on_reference(kb: KnowledgeBase) -> KnowledgeBase:
    """The same pack on the reference evaluator."""
    return kb if kb.engine.name == "reference" else KnowledgeBase.of(kb.pack, "reference")
