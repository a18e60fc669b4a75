"""Random cases against the promises of a pack. Sampling refutes; it never proves: silence is not a promise kept."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import field, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Case, Submitted
from resistance_rules.knowledge.conditions import Condition, Value
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Intervention, Safety
from resistance_rules.knowledge.promises import Always, Never
from resistance_rules.trial.aiming import Aim
from resistance_rules.trial.outcome import Outcome, Outcomes
from resistance_rules.trial.representatives import Representatives

AIMED: Final = 0.7  # how many of the cases aim at a promise, and at other conditions
MORE_FACTS: Final = (0, 0, 2, 5, 12, 40)
Facts = Mapping[str, Submitted]


@frozen(eq=False)
class _Attack:
    """What may break a promise: its condition, and interventions that come although, or are held back because.

    Attributes:
        unwanted: one of these must not come.
        needed: one of these must come.
    """

    when: Condition | None
    unwanted: tuple[Intervention, ...] = ()
    needed: tuple[Intervention, ...] = ()

    def prepare(self, aim: Aim) -> None:
        """Add facts to a case."""
        if self.when is not None:
            aim.at(self.when)
        if self.unwanted:
            aim.towards(aim.rng.choice(self.unwanted))
        if self.needed and aim.rng.random() < AIMED:
            for entry in self.needed:
                aim.against(entry)


@frozen(eq=False)
class CaseSampler:
    """Draws random cases that have a chance to meet the pack's conditions.

    Most of them aim at breaking one of the pack's promises, and at a few conditions; any other facts come on top.
    Values lie on and around the thresholds that conditions mention.

    Attributes:
        conditions: every condition of the pack.
        attacks: for each promise what may break it.
    """

    kb: KnowledgeBase
    representatives: Representatives
    conditions: tuple[Condition, ...]
    attacks: tuple[_Attack, ...]
    _values: dict[str, tuple[Value, ...]] = field(factory=dict, init=False)

    @classmethod
    def of(cls, kb: KnowledgeBase) -> CaseSampler:
        """Collect what the conditions of a knowledge base mention."""
        conditions = tuple(production.condition for production in kb.rulebook.productions)
        attacks = tuple(promise.attack for promise in _promises(kb))
        promised = (attack.when for attack in attacks if attack.when is not None)
        return cls(kb, Representatives.of(kb.pack, (*conditions, *promised)), conditions, attacks)

    def draw(self, rng: random.Random) -> Case:
        """Draw one case. It may contradict the pack's `assume` entries."""
        aim = Aim(self.kb.rulebook, self.representatives, rng)
        if self.attacks and rng.random() < AIMED:
            rng.choice(self.attacks).prepare(aim)
        if self.conditions and rng.random() < AIMED:
            for _ in range(rng.randint(1, 3)):
                aim.at(rng.choice(self.conditions))
        known = list(self.kb.pack.facts)
        for name in rng.sample(known, min(len(known), rng.choice(MORE_FACTS))):
            if name not in aim.facts:
                aim.facts[name] = self._draw_value(name, rng)
        return self.kb.case(aim.facts)

    def _draw_value(self, name: str, rng: random.Random) -> Value:
        if name not in self._values:
            self._values[name] = self.representatives.values(name)
        fact = self.kb.pack.facts[name]
        if fact.integer is not None and rng.random() < 0.2:  # noqa: PLR2004
            return rng.randint(*fact.integer)
        return rng.choice(self._values[name])


def random_case(kb: KnowledgeBase, rng: random.Random) -> Case:
    """Draw one random case; for many of them, keep a `CaseSampler`."""
    return CaseSampler.of(kb).draw(rng)


@frozen
class Broken:
    """A promise that a case refutes.

    Attributes:
        kind: `never`, `always`, or `unanswered` (built in: no emergency is left unanswered).
        id: of the promise; for `unanswered`, of the safety condition.
        place: where it is written.
        found: what is wrong with the advice.
        case: facts with which it is wrong; none of them can be left out.
        cases: how many of the cases drawn refute it.
    """

    kind: str
    id: str
    place: Place | None
    found: str
    case: Facts
    cases: int

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "kind": self.kind,
            "id": self.id,
            "place": str(self.place) if self.place else None,
            "found": self.found,
            "case": dict(self.case),
            "cases": self.cases,
        }


@frozen
class SamplingReport:
    """What random cases say about the promises of a pack.

    Attributes:
        samples: how many cases were drawn; seed: with which seed.
        skipped: how many of them contradict an `assume` entry, and so say nothing.
        met: for each promise (`never ID`, `always ID`, `unanswered ID`), in how many cases it had something to say.
        broken: every promise that some case refutes.
    """

    samples: int
    seed: int
    skipped: int
    met: Mapping[str, int]
    broken: tuple[Broken, ...]

    @property
    def kept(self) -> bool:
        """Whether no case refutes a promise. That is no proof."""
        return not self.broken

    @property
    def never_met(self) -> tuple[str, ...]:
        """The promises about which no case says anything."""
        return tuple(name for name, cases in self.met.items() if not cases)

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "samples": self.samples,
            "seed": self.seed,
            "skipped": self.skipped,
            "proved": False,
            "met": dict(self.met),
            "never_met": list(self.never_met),
            "broken": [item.to_dict() for item in self.broken],
        }


def sample_promises(
    kb: KnowledgeBase, samples: int = 2000, seed: int = 0, *, progress: Callable[[], object] | None = None
) -> SamplingReport:
    """Try the promises of a pack on random cases. The same seed and pack give the same report.

    Args:
        kb: the pack, on the engine that is to be tried with it.
        samples: how many cases to draw.
        seed: of the random numbers.
        progress: called after each case.

    Raises:
        EngineError: the inference engine failed.
    """
    promises = list(_promises(kb))
    outcomes, sampler, rng = Outcomes.of(kb), CaseSampler.of(kb), random.Random(seed)  # noqa: S311  (no secrets here)
    met = dict.fromkeys((promise.name for promise in promises), 0)
    refuting: dict[str, list[Case]] = {}
    skipped = 0
    for _ in range(samples):
        outcome = outcomes.of_case(sampler.draw(rng))
        if any(outcome.contradictions()):
            skipped += 1
        else:
            for promise in promises:
                if promise.concerns(outcome):
                    met[promise.name] += 1
                    if promise.breach(outcome) is not None:
                        refuting.setdefault(promise.name, []).append(outcome.case)
        if progress is not None:
            progress()
    broken = tuple(
        _broken(promise, refuting[promise.name], outcomes) for promise in promises if promise.name in refuting
    )
    return SamplingReport(samples, seed, skipped, met, broken)


def smallest_case(case: Case, still: Callable[[Outcome], bool], outcomes: Outcomes) -> Case:
    """Drop facts from a case, one after the other, as long as `still` holds of what is left.

    Cases that contradict an `assume` entry are passed over. In the result no single fact can be left out.
    """
    facts = dict(case)
    dropped = True
    while dropped:
        dropped = False
        for name in list(facts):
            fewer = outcomes.of_case(outcomes.kb.case({key: value for key, value in facts.items() if key != name}))
            if still(fewer) and not any(fewer.contradictions()):
                del facts[name]
                dropped = True
    return outcomes.kb.case(facts)


@frozen(eq=False)
class _Promise:
    """One promise, ready to be tried.

    Attributes:
        concerns: whether it has something to say about a case.
        breach: what is wrong with the advice on a case that it concerns; None if nothing is.
        attack: what may break it.
    """

    kind: str
    id: str
    place: Place | None
    attack: _Attack
    concerns: Callable[[Outcome], bool]
    breach: Callable[[Outcome], str | None]

    @property
    def name(self) -> str:
        return f"{self.kind} {self.id}"


def _promises(kb: KnowledgeBase) -> Iterator[_Promise]:
    interventions = kb.pack.interventions
    for never in kb.pack.never.values():
        unwanted = tuple(entry for entry in interventions.values() if never.recommend.matches(entry))
        attack = _Attack(never.when, unwanted=unwanted)
        yield _Promise("never", never.id, never.place, attack, _when(never.when), _never_breach(never, unwanted))
    for always in kb.pack.always.values():
        attack = _Attack(always.when, needed=tuple(interventions[name] for name in always.recommend_any_of))
        yield _Promise("always", always.id, always.place, attack, _when(always.when), _always_breach(always))
    for safety in kb.pack.safety.values():
        if safety.urgency == "emergency":
            attack = _Attack(safety.when, needed=tuple(interventions[name] for name in safety.respond_with))
            yield _Promise(
                "unanswered", safety.id, safety.place, attack, _when(safety.when), _unanswered_breach(safety)
            )


def _when(condition: Condition | None) -> Callable[[Outcome], bool]:
    return lambda outcome: condition is None or outcome.holds(condition)


def _never_breach(never: Never, unwanted: Sequence[Intervention]) -> Callable[[Outcome], str | None]:
    meant = frozenset(entry.id for entry in unwanted)

    def breach(outcome: Outcome) -> str | None:
        given = [
            f"`{name}` (as `{status}`)"
            for name, status in outcome.statuses.items()
            if name in meant and (never.as_ is None or status == never.as_)
        ]
        return f"recommended: {', '.join(given)}" if len(given) > never.together else None

    return breach


def _always_breach(always: Always) -> Callable[[Outcome], str | None]:
    def breach(outcome: Outcome) -> str | None:
        if not outcome.statuses.keys().isdisjoint(always.recommend_any_of):
            return None
        return _nothing_of(always.recommend_any_of, outcome)

    return breach


def _unanswered_breach(safety: Safety) -> Callable[[Outcome], str | None]:
    def breach(outcome: Outcome) -> str | None:
        return _nothing_of(safety.respond_with, outcome) if safety.id in outcome.unanswered() else None

    return breach


def _nothing_of(names: Sequence[str], outcome: Outcome) -> str:
    """Why none of these is recommended."""
    withheld = {candidate.id: candidate.withheld for candidate in outcome.candidates if candidate.withheld}
    held = [
        f"`{name}` is held back by {_reasons(reason.by for reason in withheld[name])}"
        for name in names
        if name in withheld
    ]
    listed = ", ".join(f"`{name}`" for name in names) or "nothing (it has no responses)"
    return f"not recommended: {listed}" + (f"; {'; '.join(held)}" if held else "")


def _reasons(by: Iterable[str]) -> str:
    return " and ".join(f"`{reason}`" for reason in by)


def _broken(promise: _Promise, cases: Sequence[Case], outcomes: Outcomes) -> Broken:
    """Find a small case, starting from the smallest that was drawn, and say what its advice does."""

    def still(outcome: Outcome) -> bool:
        return promise.concerns(outcome) and promise.breach(outcome) is not None

    case = smallest_case(min(cases, key=len), still, outcomes)
    found = promise.breach(outcomes.of_case(case)) or ""
    return Broken(promise.kind, promise.id, promise.place, found, dict(case), len(cases))


__all__ = ["Broken", "CaseSampler", "SamplingReport", "random_case", "sample_promises", "smallest_case"]
