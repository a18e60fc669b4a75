"""Which facts of a case are enough: the smallest set that alone forces what the advice says about an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.wording import Wording
from resistance_rules.inference.case import Case, Submitted
from resistance_rules.knowledge.model import Pack
from resistance_rules.prove.lanes import Lanes
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.optimum import Choice, cheapest
from resistance_rules.prove.session import demand, session
from resistance_rules.prove.states import Aspect, state_of
from resistance_rules.prove.workbench import Workbench

_MOST_LANES: Final = 8000
_SIZES: Final = (2, 3, 4)


@frozen
class Enough:
    """What is enough.

    Attributes:
        kind, id, label: what it is about; state: what the advice says about it.
        facts: facts of the case that are needed, with their values.
        unknown: facts that have to stay unknown: some answer to one of them could undo it.
        smallest: whether no smaller set exists (else it is one from which nothing can be left out).
    """

    kind: str
    id: str
    label: str
    state: str
    facts: Mapping[str, Submitted]
    unknown: tuple[str, ...]
    smallest: bool
    _pack: Pack

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "kind": self.kind,
            "id": self.id,
            "label": self.label,
            "state": self.state,
            "facts": dict(self.facts),
            "unknown": list(self.unknown),
            "smallest": self.smallest,
        }

    def __str__(self) -> str:
        wording, facts = Wording(self._pack), self._pack.facts
        lines = [f"{self.label} ({self.kind} {self.id}): {self.state}"]
        if self.facts:
            lines.append("these facts are enough:")
            lines += [f"  {facts[name].label}: {wording.value(value)}" for name, value in self.facts.items()]
        else:
            lines.append("no known fact is needed for it")
        if self.unknown:
            lines.append(f"as long as {'this stays' if len(self.unknown) == 1 else 'these stay'} unknown:")
            lines += [f"  {facts[name].label}" for name in self.unknown]
        return "\n".join(lines)


def enough(advice: Advice, name: str, *, exact: bool = False, seconds: float | None = None) -> Enough:
    """The smallest set of this case's facts that alone forces what the advice says about an id.

    Every case that agrees with this one on these facts, whatever else is known of it, gets the same. Facts that are
    absent count as facts: some conclusions hold only as long as something is unknown.

    Args:
        advice: the advice.
        name: id of an intervention, barrier, safety condition, gate, finding or pathway.
        exact: go on until no smaller set can exist. Without it, where that is not seen quickly, the set is one from
            which nothing can be left out, and `smallest` says so.
        seconds: how long one question to the solver may take (30 if None).

    Raises:
        UnknownIdError: the pack has nothing of that id.
        ValueError: this is the shareable rendering, which does not carry the case.
        NotDecidedError: the solver gave up; there is no answer then.
        ModuleNotFoundError: z3-solver is not installed; the text says what to install.
    """
    aspect = state_of(name, advice)
    case = advice.case
    with session(advice, aspect, seconds) as bench:
        otherwise = neg(aspect.term(bench.outcome))
        facts = bench.facts
        as_here = {fact: facts.as_in(fact, case) for fact in sorted(facts.made)}
        needed, smallest = _Forcing(bench, case, otherwise, as_here).fewest(exact=exact)
        known = {fact: case.facts[fact] for fact in needed if fact in case.facts}
        demand(aspect.shown(bench.kb.assess(known)))
    label = label_of(aspect, advice.origin.kb.pack)
    unknown = tuple(fact for fact in needed if fact not in case.facts)
    return Enough(aspect.kind, aspect.id, label, aspect.what, known, unknown, smallest, advice.origin.kb.pack)


@frozen(eq=False)
class _Forcing:
    """The search for the fewest facts that rule out that the advice says otherwise.

    Attributes:
        otherwise: that it does.
        as_here: for each fact, that it is as in the case.
    """

    bench: Workbench
    case: Case
    otherwise: Term
    as_here: Mapping[str, Term]

    def fewest(self, *, exact: bool) -> tuple[list[str], bool]:
        """The facts, and whether fewer were shown to be impossible; if `exact`, the search goes on until they are."""
        needed = sorted({variant.fact for (variant,) in Lanes.of(self.bench.facts, self.case).where(self.otherwise)})
        if self._force(needed):
            return needed, True
        demand(self._force(self.as_here))
        core = self.bench.logic.clash()
        left = [fact for fact, term in self.as_here.items() if term in core and fact not in needed]
        choice = Choice(dict.fromkeys(self.as_here, 1))
        for some in self._undoing_together(left):
            choice.add(some)
        while True:  # no set of facts that forces it has fewer than these
            chosen = [*needed, *choice.cheapest()]
            if self._force(chosen):
                return sorted(chosen), True
            if not exact:
                found = self._without_spare(needed, left)
                return found, len(found) == len(chosen)
            choice.add(self._undoing(chosen))

    def _force(self, facts: Iterable[str]) -> bool:
        return self.bench.logic.model(self.otherwise, *(self.as_here[fact] for fact in facts)) is None

    def _undoing_together(self, left: Sequence[str]) -> list[tuple[str, ...]]:
        """Small sets of these facts, found without the solver, whose change together makes it otherwise."""
        found: list[tuple[str, ...]] = []
        for size in _SIZES:
            met = {fact for some in found for fact in some}
            unmet = [fact for fact in left if fact not in met]
            lanes = [Lanes.several(self.bench.facts, self.case, names, size, _MOST_LANES) for names in (left, unmet)]
            laid_out = next((some for some in lanes if some is not None), None)
            if laid_out is not None:
                sets = dict.fromkeys(tuple(v.fact for v in some) for some in laid_out.where(self.otherwise))
                found += [some for some in sets if not any(set(smaller) <= set(some) for smaller in found)]
        return found

    def _undoing(self, chosen: Sequence[str]) -> list[str]:
        """The fewest facts whose change, with the chosen ones kept, makes it otherwise."""
        logic, fact_of = self.bench.logic, {int(term): fact for fact, term in self.as_here.items()}
        kept = [self.as_here[fact] for fact in chosen]
        wishes = {term: 1 for term, fact in fact_of.items() if fact not in chosen}
        found = cheapest(logic, [self.otherwise, *kept], wishes)
        demand(found is not None)
        return [] if found is None else sorted(fact_of[term] for term in found[1])

    def _without_spare(self, needed: Sequence[str], left: Sequence[str]) -> list[str]:
        """Facts that force it, of which none can be left out."""
        kept = list(left)
        for fact in left:
            rest = [other for other in kept if other != fact]
            if fact in kept and self._force([*needed, *rest]):
                core = self.bench.logic.clash()
                kept = [other for other in rest if self.as_here[other] in core]
        return sorted([*needed, *kept])


def label_of(aspect: Aspect, pack: Pack) -> str:
    """The label of what an aspect is about."""
    entry = None if aspect.kind == "finding" else pack.entries(aspect.kind)[aspect.id]
    return aspect.id.replace("_", " ") if entry is None else entry.label
