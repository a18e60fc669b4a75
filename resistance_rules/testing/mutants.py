"""Mutants of a pack: each has one slip, and the examples should notice it.

Those that they do not notice are listed with a case that tells pack and mutant apart, ready to become an example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.difference import difference
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Submitted
from resistance_rules.inference.reference import truth
from resistance_rules.inference.truth import FALSE, NAMES, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.testing.attempts import Facts
from resistance_rules.testing.choosing import ByChance
from resistance_rules.testing.clauses import clauses_of
from resistance_rules.testing.goals import NOT_F, NOT_T, AllOf, AnyOf, F, Goal, Is, T, U, decided_alone
from resistance_rules.testing.kinds import SLIPS
from resistance_rules.testing.search import Search
from resistance_rules.testing.slips import Slip, slips_of
from resistance_rules.testing.targets import EVERYTHING, Targets, barrier_tests
from resistance_rules.trial.examples import run_example

_SEEDS: Final = 3
_PAIRS: Final = ((T, NOT_T), (NOT_T, T), (F, NOT_F), (NOT_F, F), (U, T | F), (T | F, U))


@frozen(eq=False)
class Mutant:
    """One slip, and what became of it.

    Attributes:
        slip: what was changed.
        killed_by: the id of the first example that noticed; None: it survived.
        case: facts with which pack and mutant differ, if it survived and such a case was found.
        differs: what a person would see differ in that case, in words; empty if it is only the points of a barrier, a
            reason or a question.
    """

    slip: Slip
    killed_by: str | None = None
    case: Mapping[str, Submitted] | None = None
    differs: tuple[str, ...] = ()

    @property
    def survived(self) -> bool:
        """Whether no example noticed."""
        return self.killed_by is None

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "id": self.slip.id,
            "kind": self.slip.kind,
            "entry": f"{self.slip.subject[0]}:{self.slip.subject[1]}",
            "place": str(self.slip.place) if self.slip.place else None,
            "change": self.slip.said,
            "killed_by": self.killed_by,
            "case": None if self.case is None else dict(self.case),
            "differs": list(self.differs),
        }


@frozen
class FailingExamplesError(Exception):
    """Examples fail before anything is changed, so they can say nothing about mutants."""

    examples: tuple[str, ...]

    def __str__(self) -> str:
        listed = ", ".join(f"`{name}`" for name in self.examples)
        return f"{len(self.examples)} example(s) fail already: {listed}; mend them first"


def mutants_of(
    kb: KnowledgeBase,
    kinds: Sequence[str] = (),
    *,
    with_cases: bool = True,
    every: int = 1,
    progress: Callable[[], object] | None = None,
) -> Iterator[Mutant]:
    """Try the examples of a pack on each of its mutants.

    Args:
        kb: the pack.
        kinds: only these kinds of slips (`kinds.SLIPS`); all if empty.
        with_cases: whether to look for a case that tells a survivor apart.
        every: take every n-th slip only, for a quick look at a large pack.
        progress: called after each mutant.

    Yields:
        Each mutant, in the order of the pack.

    Raises:
        UnknownIdError: there is no such kind.
        FailingExamplesError: examples fail on the pack itself.
    """
    for kind in kinds:
        if kind not in SLIPS:
            raise UnknownIdError(kind, SLIPS, "kind of slip")
    slips = [slip for slip in slips_of(kb.pack) if not kinds or slip.kind in kinds][::every]
    trial = _Trial.of(kb, slips)
    for slip in slips:
        yield trial.run(slip, with_cases=with_cases)
        if progress is not None:
            progress()


@frozen(eq=False)
class _Trial:
    """The examples with what the pack itself makes of them, and the search for telling cases."""

    kb: KnowledgeBase
    advices: Mapping[str, Advice]
    search: Search
    targets: Targets

    @classmethod
    def of(cls, kb: KnowledgeBase, slips: Sequence[Slip]) -> _Trial:
        reference = KnowledgeBase.of(kb.pack, "reference")
        results = [run_example(reference, example) for example in kb.pack.examples.values()]
        failing = tuple(result.example.id for result in results if not result.passed)
        if failing:
            raise FailingExamplesError(failing)
        changed = [slip.after for slip in slips if slip.after is not None]
        advices = {result.example.id: result.advice for result in results}
        return cls(reference, advices, Search.of(reference, changed), Targets.of(reference))

    def run(self, slip: Slip, *, with_cases: bool) -> Mutant:
        mutant = KnowledgeBase.of(slip.pack, "reference")
        for name, advice in self.advices.items():
            if self._can_notice(slip, advice) and not run_example(mutant, self.kb.pack.examples[name]).passed:
                return Mutant(slip, name)
        if not with_cases:
            return Mutant(slip)
        found = self._telling_case(slip, mutant)
        if found is None:
            return Mutant(slip)
        return Mutant(slip, None, dict(self.kb.case(found)), _seen(*self._both(found, mutant)))

    def _can_notice(self, slip: Slip, advice: Advice) -> bool:
        """Whether the slip can matter in a case; if not, its examples need not be run."""
        origin = advice._origin  # noqa: SLF001
        assert origin is not None  # noqa: S101
        facts, found, rulebook = origin.case.exact, origin.found, self.kb.rulebook
        if slip.before is not None and slip.after is not None:
            return truth(slip.before, facts, found, rulebook) != truth(slip.after, facts, found, rulebook)
        if slip.kind == "strength":
            return found.truths[rulebook.number_of[slip.named or ""]] != FALSE
        indicated = {item.id for item in advice.recommendations} | {item.id for item in advice.withheld}
        if slip.subject[0] == "intervention":
            return slip.subject[1] in indicated or (slip.production or "").endswith("/when")
        if slip.subject[0] == "contraindication":
            contra = self.kb.pack.contraindications[slip.subject[1]]
            return any(contra.covers(self.kb.pack.interventions[name]) for name in indicated)
        return True

    # --- a case that tells them apart ----------------------------------------------------------------------------

    def _telling_case(self, slip: Slip, mutant: KnowledgeBase) -> Facts | None:
        """A small case in which pack and mutant differ; one in which a person sees the difference, if there is one."""
        second_best: Facts | None = None
        for goal in self._goals(slip):
            for seed in range(_SEEDS):
                facts = self.search.try_with([goal], ByChance.of(seed))
                if facts is None:
                    break
                before, after = self._both(facts, mutant)
                if _seen(before, after):
                    return self._smaller(facts, mutant, lambda one, other: bool(_seen(one, other)))
                if second_best is None and _data(before) != _data(after):
                    second_best = facts
        if second_best is None:
            return None
        return self._smaller(second_best, mutant, lambda one, other: _data(one) != _data(other))

    def _both(self, facts: Facts, mutant: KnowledgeBase) -> tuple[Advice, Advice]:
        return self.kb.assess(facts), mutant.assess(facts)

    def _smaller(self, facts: Facts, mutant: KnowledgeBase, differ: Callable[[Advice, Advice], bool]) -> Facts:
        for name in sorted(facts):
            fewer = {key: value for key, value in facts.items() if key != name}
            if differ(*self._both(fewer, mutant)):
                facts = fewer
        return facts

    def _goals(self, slip: Slip) -> Iterator[Goal]:
        """What a case that tells them apart may look like, the likeliest first."""
        matters = list(self._matters(slip))
        if slip.before is not None and slip.after is not None:
            for relevant in matters:
                for was, now in _PAIRS:
                    yield AllOf((relevant, Is(slip.before, was), Is(slip.after, now)))
        elif slip.before is not None:
            yield from (AllOf((relevant, Is(slip.before, truths))) for relevant in matters for truths in (NOT_T, T))
        else:
            yield from matters

    def _matters(self, slip: Slip) -> Iterator[Goal]:
        """Goals with which the changed part has a say."""
        kind, name = slip.subject
        targets, plans = self.targets, self.targets.plan.interventions
        if kind == "intervention":
            entry = plans[name]
            if slip.kind == "drop_gate":
                others = tuple(Is(c.GateIs(gate), T) for gate in entry.entry.gates if gate != slip.named)
                closed = Is(c.GateIs(slip.named or ""), NOT_T)
                yield AllOf((targets.in_status(entry, "later"), closed, *others))
            elif slip.kind == "drop_for":
                tests = barrier_tests(entry)
                raised = AllOf(tuple(Is(test, T) for test in tests if test.barrier == slip.named))
                others = tuple(Is(test, NOT_T) for test in tests if test.barrier != slip.named)
                yield AllOf((targets.recommended(entry), raised, *others))
                yield AllOf((targets.recommended(entry), raised))
            elif slip.production is not None and "/when" in slip.production:
                quiet = tuple(Is(test, NOT_T) for test in barrier_tests(entry))
                yield AllOf(quiet)
            else:
                yield targets.recommended(entry)
                yield targets.indicated(entry)
        elif kind == "contraindication":
            contra = self.kb.pack.contraindications[name]
            covered = tuple(targets.indicated(entry) for entry in plans.values() if contra.covers(entry.entry))
            here = Is(contra.when, T) if slip.before is None else EVERYTHING
            yield AllOf((here, AnyOf(covered)))
        elif kind == "pathway":
            yield targets.applies(name)
        elif kind == "rule":
            yield from self._readers_of(self.kb.pack.rules[name].finds)
            yield EVERYTHING
        elif kind == "barrier":
            if slip.named is not None:
                sign = Is(self.kb.rulebook.production(slip.named).condition, T)
                yield from (AllOf((sign, Is(c.BarrierIs(name, level), T))) for level in ("likely", "possible"))
                yield sign
            else:
                yield from (
                    Is(c.BarrierIs(name, level), truths) for truths in (T, NOT_T) for level in ("possible", "likely")
                )
                yield EVERYTHING
        else:
            yield EVERYTHING

    def _readers_of(self, finding: str) -> Iterator[Goal]:
        """A rule that reads the finding is decided by it alone, and has a say itself."""
        for production in self.kb.rulebook.productions:
            kind, _, rest = production.id.partition(":")
            entry = rest.partition("/")[0]
            for clause in clauses_of(production.condition):
                if clause.test == c.FindingIs(finding) and kind != "assume":
                    says: Goal = EVERYTHING
                    if kind == "intervention" and not rest.endswith("/when"):
                        says = self.targets.indicated(self.targets.plan.interventions[entry])
                    for value in (TRUE, FALSE, UNKNOWN):
                        yield AllOf((says, decided_alone(production.condition, clause, value)))


def _data(advice: Advice) -> dict[str, Any]:
    """The advice as data, without what names the pack."""
    data = advice.to_dict()
    del data["pack"]
    for part in ("safety", "barriers", "gates", "pathways", "recommendations", "withheld"):
        for item in data[part]:
            item.pop("rules", None)  # an indicator that was left out moves the numbers of those after it
    return data


def _seen(before: Advice, after: Advice) -> tuple[str, ...]:
    """What differs and can be expected by an example, in words."""
    found = [str(change) for change in difference(before, after).changes]
    one, other = (_findings(advice) for advice in (before, after))
    found += [f"finding {name}: {NAMES[one[name]]} -> {NAMES[other[name]]}" for name in one if one[name] != other[name]]
    return tuple(found)


def _findings(advice: Advice) -> Mapping[str, Truth]:
    origin = advice._origin  # noqa: SLF001
    assert origin is not None  # noqa: S101
    return origin.found.findings


def counts(mutants: Sequence[Mutant]) -> dict[str, dict[str, int]]:
    """For each kind of slip: how many mutants, how many were killed, survived with a telling case, and without one."""
    table = {kind: {"mutants": 0, "killed": 0, "survived": 0, "no_telling_case": 0} for kind in SLIPS}
    for mutant in mutants:
        row = table[mutant.slip.kind]
        row["mutants"] += 1
        if not mutant.survived:
            row["killed"] += 1
        elif mutant.case is not None:
            row["survived"] += 1
        else:
            row["no_telling_case"] += 1
    return {kind: row for kind, row in table.items() if row["mutants"]}
