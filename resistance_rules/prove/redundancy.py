"""Claims that everything that stands in a pack matters: some case is otherwise without it.

"Without it" is judged where it acts: an indicator in its group, a rule in its finding, a part in its condition, and a
gate, `only_if`, `not_if`, contraindication or caution in what its interventions are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from attrs import evolve, frozen

from resistance_rules.inference.rulebook import Production
from resistance_rules.knowledge.conditions import All, Any, Condition, Count, Not, NotEstablished, walk
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Contraindication, Intervention
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.meaning import Truth
from resistance_rules.prove.naming import entry_of, place_of, quoted
from resistance_rules.prove.outcome import InterventionTerms
from resistance_rules.prove.verdicts import Claim, Refutation
from resistance_rules.prove.workbench import Workbench

_TAKE_OUT: Final = "take it out, or change it so that some case is otherwise because of it"
_CERTAIN: Final = Truth(true=True, false=False)


@frozen(eq=False)
class Redundancy:
    """Makes these claims for one pack.

    Attributes:
        useless: productions found not to matter, by number, dead ones included.
    """

    bench: Workbench
    useless: set[int]

    def claims(self) -> Iterator[Claim]:
        """Every claim."""
        rulebook = self.bench.kb.rulebook
        for name, numbers in rulebook.finding_rules.items():
            says = f"each rule of the finding `{name}` matters"
            yield Claim("finding", name, says, partial(self._rules, name, numbers))
        for name in rulebook.barrier_rules:
            says = f"each indicator of `{name}` matters"
            yield Claim("indicators", name, says, partial(self._indicators, name))
        for production in rulebook.productions:
            if any(isinstance(node, All | Any) for node in walk(production.condition)):
                says = f"each part of the condition `{production.id}` matters"
                yield Claim("parts", production.id, says, partial(self._parts, production))
        for entry in self.bench.pack.interventions.values():
            says = f"each gate, `only_if`, `not_if` and caution of `{entry.id}` matters"
            yield Claim("limits", entry.id, says, partial(self._limits, entry))
        for contra in self.bench.pack.contraindications.values():
            says = f"the contraindication `{contra.id}` matters"
            yield Claim("contraindication", contra.id, says, partial(self._contraindication, contra))

    # --- rules and indicators ----------------------------------------------------------------------------------

    def _rules(self, name: str, numbers: Sequence[int]) -> Iterator[Refutation]:
        left = [number for number in numbers if number not in self.useless]
        for number in reversed(left[:]):
            others = [other for other in left if other != number]
            if not self._speaks(number, others):
                left = others
                yield self._covered("redundant_rule", name, number, others)

    def _indicators(self, name: str) -> Iterator[Refutation]:
        rules = self.bench.kb.rulebook.barrier_rules[name]
        only_if = _CERTAIN if rules.only_if is None else self.bench.meaning.production(rules.only_if)
        for group in rules.groups:
            left = [(number, points) for number, points in group.members if number not in self.useless]
            for number, points in reversed(left[:]):
                others = [other for other in left if other[0] != number]
                stronger = [other for other, worth in others if worth >= points]
                if points == 0 or not self._speaks(number, stronger, only_if):
                    left = others
                    yield self._covered("redundant_indicator", name, number, stronger)

    def _speaks(self, number: int, others: Sequence[int], only_if: Truth = _CERTAIN) -> bool:
        """Whether a production can be true, or not false, while none of the others is."""
        bench = self.bench
        mine, theirs = bench.meaning.production(number), [bench.meaning.production(other) for other in others]
        return bench.possible(only_if.true, mine.true, *(neg(t.true) for t in theirs)) or bench.possible(
            neg(only_if.false), neg(mine.false), *(t.false for t in theirs)
        )

    def _covered(self, code: str, entry: str, number: int, others: Sequence[int]) -> Refutation:
        self.useless.add(number)
        productions = self.bench.kb.rulebook.productions
        mine = productions[number]
        covering = [productions[other] for other in others if not self._speaks(number, [other])][:1]
        covering = covering or [productions[other] for other in others]
        by = f": {', '.join(f'`{p.id}`' for p in covering)} says as much whenever it does" if covering else ""
        return Refutation(code, entry, f"`{mine.id}` {quoted(mine.condition)} never matters{by}", mine.place, _TAKE_OUT,
                          related=tuple((p.place, f"`{p.id}` {quoted(p.condition)}") for p in covering))  # fmt: skip

    # --- parts of conditions -----------------------------------------------------------------------------------

    def _parts(self, production: Production) -> Iterator[Refutation]:
        """Parts without which the condition is the same in every case; each is left out before the next is tried."""
        if production.number in self.useless:
            return
        whole = production.condition
        rebuilt = True
        while rebuilt:
            rebuilt = False
            for part, without in _without_a_part(whole):
                if self._equal(whole, without):
                    name = entry_of(production.id)[1]
                    message = f"in `{production.id}` the part {quoted(part)} never matters: the others decide"
                    yield Refutation("useless_part", name, message, place_of(part, production.place), _TAKE_OUT)
                    whole, rebuilt = without, True
                    break

    def _equal(self, one: Condition, other: Condition) -> bool:
        logic, meaning = self.bench.logic, self.bench.meaning
        first, second = meaning.truth(one), meaning.truth(other)
        same = logic.conj([logic.same(first.true, second.true), logic.same(first.false, second.false)])
        return not self.bench.possible(neg(same))

    # --- limits of interventions -------------------------------------------------------------------------------

    def _limits(self, entry: Intervention) -> Iterator[Refutation]:
        bench = self.bench
        terms = bench.outcome.intervention(entry.id)
        plan, productions = terms.plan, bench.kb.rulebook.productions
        if not bench.possible(terms.indicated):
            return
        limits = [*([] if plan.only_if is None else [plan.only_if]), *plan.not_if]
        for number in limits:
            harmless = bench.meaning.production(number)
            passes = harmless.true if number == plan.only_if else harmless.false
            if not bench.possible(self._otherwise_given(terms, number), neg(passes)):
                yield self._useless(entry.id, productions[number], "it never holds back what would otherwise be given")
        for caution in plan.cautions:
            if caution is not None and not bench.possible(
                terms.recommended, neg(bench.meaning.production(caution).false)
            ):
                yield self._useless(entry.id, productions[caution], "it never comes with a recommendation")
        for gate, closed in terms.closed:
            if not bench.possible(terms.recommended, closed):
                message = f"the gate `{gate}` is open whenever this is recommended"
                yield Refutation("useless_gate", entry.id, message, entry.place, "take the gate out of `gates`")

    def _otherwise_given(self, terms: InterventionTerms, without: int) -> Term:
        """Whether an intervention would be recommended if this `only_if` or `not_if` did not stand there."""
        bench = self.bench
        kept = [term for by, term in terms.reasons if by not in ("only_if", "not_if")]
        kept += [bench.meaning.production(number).true for number in terms.plan.not_if if number != without]
        if terms.plan.only_if not in (None, without):
            kept += [term for by, term in terms.reasons if by == "only_if"]
        return bench.logic.conj([terms.indicated, *(neg(term) for term in kept)])

    def _contraindication(self, contra: Contraindication) -> Iterator[Refutation]:
        bench = self.bench
        production = bench.kb.rulebook.production(f"contraindication:{contra.id}")
        if production.number in self.useless:
            return
        mine = bench.meaning.production(production.number)
        reason = f"contraindication:{contra.id}"
        cases = []
        for name, plan in bench.outcome.plan.interventions.items():
            if contra.covers(plan.entry):
                terms = bench.outcome.intervention(name)
                others = [neg(term) for by, term in terms.reasons if by != reason]
                cases.append(bench.logic.conj([terms.indicated, *others, neg(mine.false)]))
        if not bench.possible(bench.logic.disj(cases)):
            yield self._useless(contra.id, production, "nothing that it speaks of would be given then anyway")

    def _useless(self, entry: str, production: Production, why: str) -> Refutation:
        self.useless.add(production.number)
        message = f"`{production.id}` {quoted(production.condition)} never matters: {why}"
        place: Place | None = production.place
        return Refutation("useless_condition", entry, message, place, _TAKE_OUT)


def _without_a_part(condition: Condition) -> Iterator[tuple[Condition, Condition]]:
    """Each part of an `all` or `any`, at any depth, with the condition without it."""
    match condition:
        case All(of=of) | Any(of=of):
            if len(of) > 1:
                for index, part in enumerate(of):
                    yield part, evolve(condition, of=(*of[:index], *of[index + 1 :]))
            for index, part in enumerate(of):
                for left_out, rest in _without_a_part(part):
                    yield left_out, evolve(condition, of=(*of[:index], rest, *of[index + 1 :]))
        case Count(of=of):
            for index, part in enumerate(of):
                for left_out, rest in _without_a_part(part):
                    yield left_out, evolve(condition, of=(*of[:index], rest, *of[index + 1 :]))
        case Not(of=part) | NotEstablished(of=part):
            for left_out, rest in _without_a_part(part):
                yield left_out, evolve(condition, of=rest)
        case _:
            return
