"""Claims about what is recommended: the pack's promises, and those that every pack makes.

`top` expectations of examples speak of the order, which is not encoded: examples run them, proofs do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations
from typing import Final

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.knowledge.conditions import Condition
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Intervention
from resistance_rules.knowledge.promises import Always, Never
from resistance_rules.prove.cases import submitted
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.verdicts import Claim, Refutation
from resistance_rules.prove.workbench import Workbench

HELD_BY_SAFETY: Final = ("emergency", "safety:")


@frozen(eq=False)
class Safe:
    """Makes these claims for one pack."""

    bench: Workbench

    def claims(self) -> Iterator[Claim]:
        """Every claim, the pack's own promises first."""
        pack = self.bench.pack
        for never in pack.never.values():
            yield Claim("never", never.id, _never_said(never), partial(self._never, never))
        for always in pack.always.values():
            yield Claim("always", always.id, _always_said(always), partial(self._always, always))
        for entry in pack.interventions.values():
            says = "is not recommended in an emergency that neither responds with it nor lets it through"
            yield Claim("emergency", entry.id, f"`{entry.id}` {says}", partial(self._emergency, entry))
            says = "is not recommended where it is contraindicated"
            yield Claim("contraindicated", entry.id, f"`{entry.id}` {says}", partial(self._contraindicated, entry))
        for safety in pack.safety.values():
            if safety.urgency == "emergency":
                says = f"the emergency `{safety.id}` is answered by one of its responses"
                yield Claim("unanswered", safety.id, says, partial(self._unanswered, safety.id))
        for barrier in pack.barriers:
            answers = [entry.id for entry in pack.interventions.values() if barrier in entry.helps_with]
            if any(barrier in entry.answers for entry in pack.interventions.values()):  # else `unanswered_barrier`
                says = f"`{barrier}` is answered when it is likely, unless safety holds back"
                yield Claim("answered", barrier, says, partial(self._answered, barrier, answers))

    # --- the pack's promises -----------------------------------------------------------------------------------

    def _never(self, never: Never) -> Iterator[Refutation]:
        bench = self.bench
        matching = [entry.id for entry in bench.pack.interventions.values() if never.recommend.matches(entry)]
        when = bench.when(never.when)
        forbidden = combinations(matching, 2 if never.together else 1)
        broken = {names: self._given(names, now=never.as_ == "now") for names in forbidden}
        facts = bench.smallest(when, bench.logic.disj(broken.values()))
        if facts is None:
            return

        def given(advice: Advice) -> list[str]:
            return [item.id for item in advice.recommendations if never.as_ is None or item.status == never.as_]

        def shown(advice: Advice) -> list[tuple[str, ...]]:
            return [names for names in broken if set(names) <= set(given(advice))]

        advice = bench.replay(facts, lambda a: bench.holds(never.when, a) and bool(shown(a)))
        also = [names for names, term in broken.items() if names not in shown(advice) and bench.possible(when, term)]
        yield Refutation(
            "never_broken", never.id,
            f"this case is recommended {_either(shown(advice))}" + (f"; others get {_either(also)}" if also else ""),
            never.place, "withhold it with `not_if`, a contraindication or `only_if`, or narrow the promise",
            submitted(facts), related=self._places(name for names in (*shown(advice), *also) for name in names),
        )  # fmt: skip

    def _given(self, names: tuple[str, ...], *, now: bool) -> Term:
        terms = [self.bench.outcome.intervention(name) for name in names]
        return self.bench.logic.conj(term.now if now else term.recommended for term in terms)

    def _always(self, always: Always) -> Iterator[Refutation]:
        bench = self.bench
        missing = [neg(bench.outcome.intervention(name).recommended) for name in always.recommend_any_of]
        facts = bench.smallest(bench.when(always.when), *missing)
        if facts is None:
            return
        wanted = set(always.recommend_any_of)

        def lacks(advice: Advice) -> bool:
            return bench.holds(always.when, advice) and wanted.isdisjoint(item.id for item in advice.recommendations)

        advice = bench.replay(facts, lacks)
        yield Refutation(
            "always_broken", always.id,
            f"this case is recommended none of {_names(sorted(wanted))}{_why(advice, wanted)}",
            always.place, "let one of them be recommended here, or narrow `when`",
            submitted(facts), related=self._places(always.recommend_any_of),
        )  # fmt: skip

    # --- what every pack promises ------------------------------------------------------------------------------

    def _emergency(self, entry: Intervention) -> Iterator[Refutation]:
        """Read from the pack itself, not from the plan that candidates are made with."""
        bench, safety = self.bench, self.bench.pack.safety.values()

        def lets_through(name: str) -> bool:
            condition = bench.pack.safety[name]
            named = condition.hold_back.all_except if condition.hold_back is not None else None
            return entry.id in condition.respond_with or (named is not None and named.covers(entry))

        emergencies = [item.id for item in safety if item.urgency == "emergency"]
        through = [name for name in emergencies if lets_through(name)]
        active, meaning = bench.outcome.any_active(emergencies), bench.meaning
        others = [neg(meaning.safety(name).true) for name in through]
        facts = bench.smallest(bench.outcome.intervention(entry.id).recommended, active, *others)
        if facts is None:
            return

        def oversteps(advice: Advice) -> bool:
            found = {item.id for item in advice.safety if item.urgency == "emergency"}
            return bool(found) and found.isdisjoint(through) and advice.recommendation(entry.id) is not None

        bench.replay(facts, oversteps)
        yield Refutation("emergency_overstepped", entry.id, "it is recommended in an emergency that does not name it",
                         entry.place, None, submitted(facts))  # fmt: skip

    def _contraindicated(self, entry: Intervention) -> Iterator[Refutation]:
        bench = self.bench
        conditions: list[Condition] = [reason.when for reason in entry.not_if]
        conditions += [c.when for c in bench.pack.contraindications.values() if c.level == "never" and c.covers(entry)]
        meaning = bench.meaning
        reasons = [meaning.truth(condition).true for condition in conditions]
        if entry.only_if is not None:
            reasons.append(meaning.truth(entry.only_if).false)
        facts = bench.smallest(bench.outcome.intervention(entry.id).recommended, bench.logic.disj(reasons))
        if facts is not None:
            bench.replay(facts, lambda advice: advice.recommendation(entry.id) is not None)
            yield Refutation("contraindicated_given", entry.id, "it is recommended where it is contraindicated",
                             entry.place, None, submitted(facts))  # fmt: skip

    def _unanswered(self, name: str) -> Iterator[Refutation]:
        bench = self.bench
        entry = bench.pack.safety[name]
        facts = bench.smallest(bench.outcome.unanswered(name))
        if facts is None:
            return
        advice = bench.replay(facts, lambda a: name in (item.id for item in a.unanswered))
        yield Refutation(
            "emergency_left_unanswered", name,
            f"in this case no response to it is recommended{_why(advice, set(entry.respond_with))}",
            entry.place, "give it a response that nothing rules out, such as a call for help",
            submitted(facts), related=self._places(entry.respond_with),
        )  # fmt: skip

    def _answered(self, barrier: str, answers: list[str]) -> Iterator[Refutation]:
        bench = self.bench
        terms = [bench.outcome.intervention(name) for name in answers]
        held = (reason for term in terms for by, reason in term.reasons if by.startswith(HELD_BY_SAFETY))
        likely = bench.meaning.level(barrier, "likely").true
        facts = bench.smallest(likely, *(neg(term.recommended) for term in terms), *map(neg, held))
        if facts is None:
            return

        def shows(advice: Advice) -> bool:
            reasons = [by for item in advice.withheld if item.id in answers for by in item.by]
            given = any(item.id in answers for item in advice.recommendations)
            by_safety = any(by.startswith(HELD_BY_SAFETY) for by in reasons)
            return advice.barrier(barrier).level == "likely" and not given and not by_safety

        advice = bench.replay(facts, shows)
        yield Refutation(
            "barrier_left_unanswered", barrier,
            f"in this case it is likely, and nothing that answers it is recommended{_why(advice, set(answers))}",
            bench.pack.barriers[barrier].place, "let something answer it here too, or say in `only_if` when it is none",
            submitted(facts), related=self._places(answers),
        )  # fmt: skip

    def _places(self, names: Iterable[str]) -> tuple[tuple[Place | None, str], ...]:
        entries = self.bench.pack.interventions
        return tuple((entries[name].place, f"intervention `{name}`") for name in dict.fromkeys(names))


def _never_said(never: Never) -> str:
    return never.because or f"promise `{never.id}`"


def _always_said(always: Always) -> str:
    return always.because or f"promise `{always.id}`"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _either(sets: list[tuple[str, ...]]) -> str:
    return ", ".join(" with ".join(f"`{name}`" for name in names) for names in sets)


def _why(advice: Advice, names: set[str]) -> str:
    """What holds each of these back in a case."""
    held = [f"`{item.id}` by {', '.join(item.by)}" for item in advice.withheld if item.id in names]
    return f" (held back: {'; '.join(held)})" if held else ""
