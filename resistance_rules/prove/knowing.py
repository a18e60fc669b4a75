"""Claims about knowing: what is asked matters, asking silences no emergency, and `assume` rules out what it should."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.inference.rulebook import Production
from resistance_rules.knowledge.conditions import Known, NotEstablished, Unknown, own_facts, walk
from resistance_rules.knowledge.dependencies import conclusions_read, conditions_of
from resistance_rules.knowledge.entries import Safety
from resistance_rules.prove.cases import submitted
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.meaning import Meaning
from resistance_rules.prove.naming import entry_of
from resistance_rules.prove.verdicts import Claim, Refutation
from resistance_rules.prove.workbench import Workbench

_EMERGENCY: Final = "emergency"


@frozen(eq=False)
class Knowing:
    """Makes these claims for one pack.

    Attributes:
        useless: productions found not to matter, by number; a question about nothing else is useless too.
    """

    bench: Workbench
    useless: set[int]

    def assumptions(self) -> Iterator[Claim]:
        """The claims about `assume`; without them no other claim means anything."""
        bench = self.bench
        if bench.pack.assume:
            yield Claim("assume", bench.pack.info.id, "the `assume` entries leave some case over", self._satisfiable)
        for name in bench.pack.assume:
            says = f"`assume` {name} rules out something that the others do not"
            yield Claim("assume", name, says, partial(self._excludes, name))

    def claims(self) -> Iterator[Claim]:
        """The claims about emergencies and questions."""
        for safety in self.bench.pack.safety.values():
            if safety.urgency == _EMERGENCY:
                says = f"no answer to a question silences the emergency `{safety.id}` whatever it says"
                yield Claim("silenced", safety.id, says, partial(self._silenced, safety))
        for fact, productions in self._mentioned().items():
            says = f"the answer to `{fact}` can change something"
            yield Claim("question", fact, says, partial(self._question, fact, productions))

    # --- assume ------------------------------------------------------------------------------------------------

    def _satisfiable(self) -> Iterator[Refutation]:
        bench = self.bench
        clash = bench.clash(bench.assumed)
        if clash is not None:
            entries = [bench.pack.assume[name] for name in clash]
            message = f"together these leave no case over: {', '.join(f'`{name}`' for name in clash)}"
            yield Refutation("assume_impossible", clash[0], message, entries[0].place,
                             "at least one of them says too much",
                             related=tuple((entry.place, f"`assume` {entry.id}") for entry in entries))  # fmt: skip

    def _excludes(self, name: str) -> Iterator[Refutation]:
        others = [term for other, term in self.bench.assumed.items() if other != name]
        if not self.bench.logic.possible(*others, neg(self.bench.assumed[name])):
            message = "the conditions in `not_both` can never all be true, so it rules out nothing"
            yield Refutation("useless_assume", name, message, self.bench.pack.assume[name].place,
                             "take it out, or change it")  # fmt: skip

    # --- emergencies -------------------------------------------------------------------------------------------

    def _silenced(self, safety: Safety) -> Iterator[Refutation]:
        """Some case with this emergency, in which any answer to an open question would end every emergency."""
        bench = self.bench
        number = bench.kb.rulebook.number_of[f"safety:{safety.id}"]
        active = bench.meaning.production(number).true
        for fact in sorted(self._told_by_knowing(number)):
            term = bench.facts.term(fact)
            quiet = [self._no_emergency_with(fact, cell) for cell in range(len(term.cells))]
            facts = bench.smallest(active, neg(term.known), *quiet)
            if facts is None:
                continue

            def ends(advice: Advice, fact: str = fact) -> bool:
                answers = (advice.what_if({fact: cell.value}).advice for cell in bench.facts.term(fact).cells)
                return safety.id in _emergencies(advice) and not any(_emergencies(answer) for answer in answers)

            bench.replay(facts, ends)
            yield Refutation(
                "silenced_emergency", safety.id,
                f"in this case any answer to `{fact}` ends the emergency, even the worst one",
                safety.place, f"test what `{fact}` says, not whether it is known", submitted(facts),
                related=((bench.pack.facts[fact].place, f"fact `{fact}`"),),
            )  # fmt: skip

    def _no_emergency_with(self, fact: str, cell: int) -> Term:
        bench = self.bench
        other = Meaning(bench.kb.rulebook, bench.facts.fixed(fact, cell))
        emergencies = [entry.id for entry in bench.pack.safety.values() if entry.urgency == _EMERGENCY]
        return bench.logic.conj(neg(other.safety(name).true) for name in emergencies)

    def _told_by_knowing(self, number: int) -> set[str]:
        """Facts behind a condition that more knowledge can turn from true to not true."""
        found: set[str] = set()
        pack, rulebook = self.bench.pack, self.bench.kb.rulebook
        behind = conditions_of(pack)
        waiting, seen = [rulebook.productions[number].condition], set()
        while waiting:
            condition = waiting.pop()
            for test in walk(condition):
                if isinstance(test, Known | Unknown):
                    found.add(test.fact)
                elif isinstance(test, NotEstablished):
                    found |= rulebook.facts_read(test)
            for node, _ in conclusions_read(condition, pack):
                if node not in seen:
                    seen.add(node)
                    waiting += behind[node]
        return found

    # --- questions ---------------------------------------------------------------------------------------------

    def _mentioned(self) -> dict[str, list[Production]]:
        """Each fact that some condition mentions, with these conditions."""
        found: dict[str, list[Production]] = {}
        for production in self.bench.kb.rulebook.productions:
            if entry_of(production.id)[0] != "assume":
                for fact in sorted({fact for test in walk(production.condition) for fact in own_facts(test)}):
                    found.setdefault(fact, []).append(production)
        return dict(sorted(found.items()))

    def _question(self, fact: str, productions: list[Production]) -> Iterator[Refutation]:
        bench = self.bench
        unknown = Meaning(bench.kb.rulebook, bench.facts.fixed(fact, None))
        for production in productions:
            if production.number in self.useless:
                continue
            before = unknown.production(production.number)
            for cell in range(len(bench.facts.term(fact).cells)):
                after = Meaning(bench.kb.rulebook, bench.facts.fixed(fact, cell)).production(production.number)
                same = [bench.logic.same(one, other) for one, other in zip(before, after, strict=True)]
                if bench.possible(neg(bench.logic.conj(same))):
                    return
        names = ", ".join(f"`{production.id}`" for production in productions)
        yield Refutation("useless_question", fact, f"no answer to it changes anything; it stands only in {names}",
                         bench.pack.facts[fact].place, "see why these never matter, or take the fact out",
                         related=tuple((p.place, f"`{p.id}`") for p in productions))  # fmt: skip


def _emergencies(advice: Advice) -> set[str]:
    return {item.id for item in advice.safety if item.urgency == _EMERGENCY}
