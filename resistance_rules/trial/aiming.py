"""Facts with which a condition is likely to be true: so that random cases also meet what is rare.

It is a good guess, not a solver: parts that pull in different directions may spoil each other.
"""

from __future__ import annotations

import random
from typing import Final

from attrs import field, frozen

from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.reference import truth
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import safety_from
from resistance_rules.knowledge.entries import Barrier, Intervention, Pathway
from resistance_rules.trial.representatives import Representatives

_NOTHING_CONCLUDED: Final = Conclusions([])
SETTLED: Final = 0.6  # how often nothing that would make an intervention wait is left open


@frozen(eq=False)
class Aim:
    """Chooses facts so that conditions become true.

    Attributes:
        facts: what was chosen so far; what is there already is not changed.
    """

    rulebook: Rulebook
    representatives: Representatives
    rng: random.Random
    facts: dict[str, c.Value] = field(factory=dict)

    def at(self, condition: c.Condition, wanted: Truth = TRUE) -> None:
        """Add facts that make a condition true, or false."""
        match condition:
            case c.All(of=of) | c.Any(of=of) | c.Count(of=of):
                for part in self._chosen(condition, of, wanted):
                    self.at(part, wanted)
            case c.Not(of=part):
                self.at(part, FALSE if wanted == TRUE else TRUE)
            case c.NotEstablished(of=part):
                if wanted == FALSE:  # else leaving it alone will do
                    self.at(part, TRUE)
            case c.Unknown(fact=fact) | c.Known(fact=fact):
                if isinstance(condition, c.Known) == (wanted == TRUE):
                    self._choose(fact, None, wanted)
            case _ if c.own_facts(condition):
                self._test(condition, wanted)
            case _:
                self._conclusion(condition, wanted)

    def towards(self, entry: Intervention) -> None:
        """Add facts that indicate an intervention and let it through; sometimes also those that let it come at once."""
        pack = self.rulebook.pack
        indications: list[c.Condition] = [c.BarrierIs(name, "possible") for name in entry.answers]
        indications += [c.BarrierIs(name, "likely") for name in entry.also]
        indications += [] if entry.when is None else [entry.when]
        indications += [safety.when for safety in pack.safety.values() if entry.id in safety.respond_with]
        if indications:
            self.at(self.rng.choice(indications))
        if entry.only_if is not None:
            self.at(entry.only_if)
        for pathway in pack.pathways.values():
            self._past(pathway, entry)
        if self.rng.random() < SETTLED:
            for gate in entry.gates:
                self.at(pack.gates[gate].open_when)
            for reason in self._reasons_against(entry):
                self.at(reason, FALSE)

    def against(self, entry: Intervention) -> None:
        """Add facts that withhold an intervention, if anything does."""
        reasons = self._reasons_against(entry)
        reasons += [] if entry.only_if is None else [c.Not(entry.only_if)]
        if reasons:
            self.at(self.rng.choice(reasons))

    def _reasons_against(self, entry: Intervention) -> list[c.Condition]:
        contraindications = self.rulebook.pack.contraindications.values()
        reasons = [contra.when for contra in contraindications if contra.level == "never" and contra.covers(entry)]
        return [*reasons, *(reason.when for reason in entry.not_if)]

    def _past(self, pathway: Pathway, entry: Intervention) -> None:
        """Leave the stages of a pathway that hold an intervention back, and those before them."""
        holding = [i for i, stage in enumerate(pathway.stages) if entry.id in stage.hold_back]
        for stage in pathway.stages[: holding[-1] + 1] if holding else ():
            if stage.until is not None:
                self.at(stage.until)

    def _chosen(self, condition: c.Condition, of: tuple[c.Condition, ...], wanted: Truth) -> list[c.Condition]:
        """The parts that have to be so: all of them, one, or so many."""
        if isinstance(condition, c.Count):
            enough = condition.at_least if wanted == TRUE else len(of) - condition.at_least + 1
        else:
            enough = len(of) if isinstance(condition, c.All) == (wanted == TRUE) else 1
        return list(of) if enough == len(of) else self.rng.sample(of, enough)

    def _test(self, condition: c.Condition, wanted: Truth) -> None:
        """Make one test on facts true or false; in a comparison the other fact is settled first."""
        fact, *others = c.own_facts(condition)
        for other in others:
            self._choose(other, None, wanted)
        self._choose(fact, condition, wanted)

    def _choose(self, fact: str, test: c.Condition | None, wanted: Truth) -> None:
        if fact in self.facts:
            return
        values = list(self.representatives.values(fact, self.facts))
        self.rng.shuffle(values)
        fitting = (
            value for value in values if test is None or self._truth(test, {**self.facts, fact: value}) == wanted
        )
        self.facts[fact] = next(fitting, values[0])

    def _truth(self, test: c.Condition, facts: dict[str, c.Value]) -> Truth:
        return truth(test, facts, _NOTHING_CONCLUDED, self.rulebook)

    def _conclusion(self, condition: c.Condition, wanted: Truth) -> None:
        if wanted == FALSE:
            return  # most conclusions are not true of a random case anyway
        pack, rng = self.rulebook.pack, self.rng
        match condition:
            case c.FindingIs(finding=name):
                self.at(rng.choice(pack.findings[name]).when)
            case c.GateIs(gate=name):
                self.at(pack.gates[name].open_when)
            case c.SafetyIs(safety=name):
                self.at(pack.safety[name].when)
            case c.AnySafety(urgency=urgency):
                names = safety_from(pack, urgency)
                if names:
                    self.at(pack.safety[rng.choice(names)].when)
            case c.BarrierIs(barrier=name, level=level):
                self._barrier(pack.barriers[name], level)
            case c.AnyBarrier(level=level):
                if pack.barriers:
                    self._barrier(rng.choice(list(pack.barriers.values())), level)
            case _:
                raise AssertionError(condition)

    def _barrier(self, barrier: Barrier, level: c.Level) -> None:
        """Make indicators true until they have enough points, as if each were about something else."""
        scoring = self.rulebook.pack.scoring
        if barrier.only_if is not None:
            self.at(barrier.only_if)
        points = 0
        for indicator in self.rng.sample(barrier.indicators, len(barrier.indicators)):
            if points >= (scoring.likely if level == "likely" else scoring.possible):
                return
            self.at(indicator.when)
            points += getattr(scoring.points, indicator.strength)
