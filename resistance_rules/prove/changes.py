"""What would change what an advice says about an id: the smallest change, and who can bring it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import gt, lt
from typing import Any, Final, Literal

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.wording import Wording
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.prove.cases import Facts, case_of, submitted
from resistance_rules.prove.cells import cell_of
from resistance_rules.prove.lanes import Lanes
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.optimum import cheapest
from resistance_rules.prove.session import demand, session
from resistance_rules.prove.states import state_of, turned
from resistance_rules.prove.sufficiency import label_of
from resistance_rules.prove.workbench import Workbench

ANSWER: Final = 1  # what an answer costs
CHANGE: Final = 2  # what a change costs for each level of effort, so that one answer is always cheaper than one change


@frozen
class Step:
    """One fact that would have to be otherwise.

    Attributes:
        fact, label: which.
        before, after: its value now (None: unknown) and then.
        how: `answer` for an unknown fact that would have to turn out so, `change` for a known one.
        by: who can change it, or who answers; None if the pack does not say.
        effort: of a change, 1 (in this contact) to 5 (new means are needed).
    """

    fact: str
    label: str
    before: Submitted | None
    after: Submitted
    how: Literal["answer", "change"]
    by: str | None
    effort: int | None


@frozen
class WhatWouldChange:
    """The smallest change, or what is in the way of any.

    Attributes:
        kind, id, label: what it is about; state: what the advice says about it now; wanted: what it would say.
        steps: what would have to be otherwise, least effort in all; empty if nothing that can change brings it.
        blocked_by: then, the facts of the case that are in the way and that nobody can change (or none of those who
            may); empty if no case at all would bring it.
        advice: the advice with the steps taken; None without any.
    """

    kind: str
    id: str
    label: str
    state: str
    wanted: str
    steps: tuple[Step, ...]
    blocked_by: Mapping[str, Submitted]
    advice: Advice | None
    _pack: Pack

    @property
    def possible(self) -> bool:
        """Whether something that can change brings it."""
        return self.advice is not None

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        names = ("fact", "label", "before", "after", "how", "by", "effort")
        return {
            "kind": self.kind,
            "id": self.id,
            "label": self.label,
            "state": self.state,
            "wanted": self.wanted,
            "possible": self.possible,
            "steps": [{name: getattr(step, name) for name in names} for step in self.steps],
            "blocked_by": dict(self.blocked_by),
        }

    def __str__(self) -> str:
        wording = Wording(self._pack)
        lines = [f"{self.label} ({self.kind} {self.id}): {self.state}"]
        if not self.possible:
            lines.append(f"nothing that can change makes it {self.wanted}")
            if self.blocked_by:
                lines.append("in the way:")
                labelled = ((self._pack.facts[name].label, value) for name, value in self.blocked_by.items())
                lines += [f"  {label}: {wording.value(value)}" for label, value in labelled]
            else:
                lines.append("no case at all would")
            return "\n".join(lines)
        lines.append(f"it would be {self.wanted} if:")
        for step in self.steps:
            if step.how == "answer":
                lines.append(f"  {step.label}: turned out to be {wording.value(step.after)} (not known so far)")
            else:
                who = f"by the {step.by}, " if step.by else ""
                was = wording.value(step.before)
                lines.append(
                    f"  {step.label}: {wording.value(step.after)} instead of {was} ({who}effort {step.effort} of 5)"
                )
        return "\n".join(lines)


def what_would_change(
    advice: Advice, name: str, *, by: Collection[str] | None = None, seconds: float | None = None
) -> WhatWouldChange:
    """The smallest change after which the advice says otherwise about an id.

    What is recommended, raised, active, open or established would not be so; what is not, would be. A pathway would
    stand elsewhere. Unknown facts may turn out to be anything; a known fact changes only where the pack says who can
    change it (`change`), and only in that direction. An answer costs 1, a change twice its effort: the sum is smallest.

    Args:
        advice: the advice.
        name: id of an intervention, barrier, safety condition, gate, finding or pathway.
        by: who may change something (`service`, `clinician`, `prescriber`, `person`); everybody if None.
        seconds: how long one question to the solver may take (30 if None).

    Raises:
        UnknownIdError: the pack has nothing of that id.
        ValueError: this is the shareable rendering, which does not carry the case.
        NotDecidedError: the solver gave up; there is no answer then.
        ModuleNotFoundError: z3-solver is not installed; the text says what to install.
    """
    aspect = state_of(name, advice)
    wanted = turned(aspect)
    with session(advice, aspect, seconds) as bench:
        goal = (
            neg(aspect.term(bench.outcome)) if not wanted else bench.logic.disj(a.term(bench.outcome) for a in wanted)
        )
        found = _Changing(bench, advice, by).smallest(goal)
        if isinstance(found, Advice):
            demand(any(other.shown(found) for other in wanted) if wanted else not aspect.shown(found))
    pack = advice.origin.kb.pack
    after = found if isinstance(found, Advice) else None
    return WhatWouldChange(
        kind=aspect.kind,
        id=aspect.id,
        label=label_of(aspect, pack),
        state=aspect.what,
        wanted=" or ".join(other.what for other in wanted) or f"not {aspect.what}",
        steps=() if after is None else tuple(_steps(advice, after, pack)),
        blocked_by={} if isinstance(found, Advice) else {fact: advice.case.facts[fact] for fact in found},
        advice=after,
        pack=pack,
    )


@frozen(eq=False)
class _Changing:
    """A case being changed."""

    bench: Workbench
    advice: Advice
    by: Collection[str] | None

    def smallest(self, goal: Term) -> Advice | list[str]:
        """The advice on the case with the smallest change that meets a goal, or the facts that are in its way."""
        bench, case = self.bench, self.advice.case
        answered = self._one_answer(goal)
        if answered is not None:
            return answered
        respected: dict[str, Term] = {}
        while True:
            facts = sorted(bench.facts.made)
            fixed = {fact: bench.facts.as_in(fact, case) for fact in facts if self._is_fixed(fact)}
            allowed = [self._allowed(fact) for fact in facts if fact in case.exact and fact not in fixed]
            wishes = {int(bench.facts.as_in(fact, case)): self._cost(fact) for fact in facts if fact not in fixed}
            found = cheapest(bench.logic, [goal, *fixed.values(), *allowed, *respected.values()], wishes)
            if found is None:
                others = [*allowed, *respected.values()]
                return self._in_the_way(goal, fixed, others)
            advice = bench.kb.assess(self._changed(case_of(found[0], bench.facts, dict(case.exact))))
            against = [name for name in advice.contradictions if name not in self.advice.contradictions]
            if not against:
                return advice
            respected |= {name: bench.assumed[name] for name in against}

    def _one_answer(self, goal: Term) -> Advice | None:
        """The advice after one answer that suffices, the first by id: nothing is cheaper. None if there is none."""
        case = self.advice.case
        for ((fact, cell),) in Lanes.of(self.bench.facts, case).where(goal):
            if fact not in case.exact and cell is not None:
                value = self.bench.facts.term(fact).cells[cell].value
                advice = self.bench.kb.assess(submitted({**case.exact, fact: value}))
                if set(advice.contradictions) <= set(self.advice.contradictions):
                    return advice
        return None

    def _changed(self, found: Facts) -> Mapping[str, Submitted]:
        """The case with the facts that were found; what stands in the same cell as before keeps its value."""
        case = self.advice.case
        facts: dict[str, Any] = dict(case.exact)
        for fact, value in found.items():
            cells = self.bench.facts.term(fact).cells
            if fact not in facts or cell_of(cells, facts[fact]) != cell_of(cells, value):
                facts[fact] = self._listed(fact, value)
        return submitted(facts)

    def _listed(self, fact: str, value: Value) -> Value:
        """One of the values that the fact can be changed to, where the pack lists them."""
        entry = self.bench.pack.facts[fact]
        if fact not in self.advice.case.exact or entry.change is None or isinstance(entry.change.to, str):
            return value
        cell = self.bench.facts.term(fact).cells[cell_of(self.bench.facts.term(fact).cells, value)]
        return next(option for option in entry.change.to if cell.contains(option))

    def _is_fixed(self, fact: str) -> bool:
        """Whether a fact is known and nobody (of those who may) can change it."""
        change = self.bench.pack.facts[fact].change
        return fact in self.advice.case.exact and (change is None or (self.by is not None and change.by not in self.by))

    def _cost(self, fact: str) -> int:
        change = self.bench.pack.facts[fact].change
        return ANSWER if fact not in self.advice.case.exact or change is None else CHANGE * change.effort

    def _allowed(self, fact: str) -> Term:
        """A known fact stays as it is, or changes in the direction that the pack gives."""
        bench, case = self.bench, self.advice.case
        entry, term = bench.pack.facts[fact], bench.facts.term(fact)
        assert entry.change is not None  # noqa: S101  (else it is fixed)
        logic, to = bench.logic, entry.change.to
        options: Iterable[Term]
        if isinstance(to, tuple):
            options = [bench.facts.is_value(fact, value) for value in to]
        elif term.number is not None:
            options = [bench.facts.number(fact, lt if to == "lower" else gt, case.exact[fact])]
        else:
            here = cell_of(term.cells, case.exact[fact])
            places = range(here) if to == "lower" else range(here + 1, len(term.cells))
            options = [bench.facts.in_cell(fact, place) for place in places]
        return logic.conj([term.known, logic.disj([bench.facts.as_in(fact, case), *options])])

    def _in_the_way(self, goal: Term, fixed: Mapping[str, Term], others: Iterable[Term]) -> list[str]:
        """The facts that cannot change and are in the way of a goal, as few as can be left out one by one."""
        logic, left = self.bench.logic, dict(fixed)
        rest = list(others)
        demand(not logic.possible(goal, *rest, *left.values()))
        core = logic.clash()
        left = {fact: term for fact, term in left.items() if term in core}
        for fact in list(left):
            without = [term for other, term in left.items() if other != fact]
            if not logic.possible(goal, *rest, *without):
                del left[fact]
        return list(left)


def _steps(before: Advice, after: Advice, pack: Pack) -> Iterable[Step]:
    """What differs between the two cases: changes by effort, then answers, each by id."""
    listed = [
        _step(pack.facts[fact], before, after) for fact in after.case if before.case.get(fact) != after.case[fact]
    ]
    return sorted(listed, key=lambda step: (step.how, -(step.effort or 0), step.fact))


def _step(fact: Fact, before: Advice, after: Advice) -> Step:
    now, then = before.case.get(fact.id), after.case[fact.id]
    if now is None:
        return Step(fact.id, fact.label, None, then, "answer", fact.answered_by, None)
    assert fact.change is not None  # noqa: S101
    return Step(fact.id, fact.label, now, then, "change", fact.change.by, fact.change.effort)
