"""The specification of inference, as plain code: semantics.md sections 2 and 3. Clear is the point, fast is not.

Every other engine must come to the same conclusions for every pack and every case. Sections 4 to 7 (candidates,
order, questions, privacy) are in `resistance_rules.advice` and serve all engines.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Final

from attrs import field, frozen

from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.rulebook import BarrierRules, Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth, known, negated
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.dependencies import Conclusion, safety_from
from resistance_rules.knowledge.version import library_version
from resistance_rules.knowledge.vocabulary import Scoring

_OPERATORS: Final = {"less_than": lt, "at_least": ge, "more_than": gt, "at_most": le}


@frozen(eq=False)
class ReferenceEngine:
    """Evaluates a rulebook production by production, stratum by stratum."""

    rulebook: Rulebook
    name: str = field(default="reference", init=False)
    version: str = field(factory=library_version, init=False)

    def infer(self, case: Case) -> Conclusions:
        """Draw every conclusion about a case."""
        rulebook = self.rulebook
        found = Conclusions([UNKNOWN] * len(rulebook.productions))
        for productions, settled in rulebook.strata:
            for production in productions:
                found.truths[production.number] = truth(production.condition, case.exact, found, rulebook)
            for conclusion in settled:
                conclude(conclusion, found, rulebook)
        return found


def truth(condition: c.Condition, facts: Mapping[str, c.Value], found: Conclusions, rulebook: Rulebook) -> Truth:
    """The truth of a condition, given the facts and the conclusions of lower strata."""
    match condition:
        case c.Equals(fact=fact, values=values):
            return known(facts[fact] in values) if fact in facts else UNKNOWN
        case c.Differs(fact=fact, value=value):
            return known(facts[fact] != value) if fact in facts else UNKNOWN
        case c.Compares(fact=fact, operator=operator, bound=bound):
            return known(_OPERATORS[operator](facts[fact], bound)) if fact in facts else UNKNOWN
        case c.Between(fact=fact, low=low, high=high):
            return known(low <= facts[fact] <= high) if fact in facts else UNKNOWN  # type: ignore[operator]
        case c.ComparesFacts(fact=fact, operator=operator, other=other, times=times):
            if fact not in facts or other not in facts:
                return UNKNOWN
            return known(_OPERATORS[operator](Fraction(facts[fact]), Fraction(times) * Fraction(facts[other])))
        case c.Known(fact=fact):
            return known(fact in facts)
        case c.Unknown(fact=fact):
            return known(fact not in facts)
        case c.FindingIs(finding=name):
            return found.findings[name]
        case c.GateIs(gate=name):
            return found.gates[name]
        case c.SafetyIs(safety=name):
            return found.safety[name]
        case c.BarrierIs(barrier=name, level=level):
            return getattr(found.barriers[name], level)  # type: ignore[no-any-return]
        case c.AnyBarrier(level=level):
            return max((getattr(score, level) for score in found.barriers.values()), default=FALSE)
        case c.AnySafety(urgency=urgency):
            return max((found.safety[name] for name in safety_from(rulebook.pack, urgency)), default=FALSE)
        case c.All(of=of):
            return min(truth(part, facts, found, rulebook) for part in of)
        case c.Any(of=of):
            return max(truth(part, facts, found, rulebook) for part in of)
        case c.Not(of=part):
            return negated(truth(part, facts, found, rulebook))
        case c.NotEstablished(of=part):
            return known(truth(part, facts, found, rulebook) != TRUE)
        case c.Count(at_least=least, of=of):
            truths = [truth(part, facts, found, rulebook) for part in of]
            if truths.count(TRUE) >= least:
                return TRUE
            return FALSE if len(truths) - truths.count(FALSE) < least else UNKNOWN


def conclude(conclusion: Conclusion, found: Conclusions, rulebook: Rulebook) -> None:
    """Settle one conclusion whose productions have been evaluated."""
    kind, name = conclusion
    match kind:
        case "finding":
            found.findings[name] = max(found.truths[number] for number in rulebook.finding_rules[name])
        case "barrier":
            found.barriers[name] = score(rulebook.barrier_rules[name], found.truths, rulebook.pack.scoring)
        case "gate":
            found.gates[name] = found.truths[rulebook.deciding(conclusion)[0]]
        case _:
            found.safety[name] = found.truths[rulebook.deciding(conclusion)[0]]


def score(rules: BarrierRules, truths: list[Truth], scoring: Scoring) -> Score:
    """The points of a barrier: the strongest true indicator of each group, added up over the groups."""
    only_if = TRUE if rules.only_if is None else truths[rules.only_if]
    points = upper = 0
    for group in rules.groups:
        strongest_true = strongest_left = 0
        for number, worth in group.members:
            if truths[number] == TRUE:
                strongest_true = max(strongest_true, worth)
            if truths[number] != FALSE:
                strongest_left = max(strongest_left, worth)
        points += strongest_true
        upper += strongest_left
    if only_if == FALSE:
        upper = 0
    if only_if != TRUE:
        points = 0

    def level(threshold: int) -> Truth:
        return TRUE if points >= threshold else FALSE if upper < threshold else UNKNOWN

    return Score(points, upper, level(scoring.likely), level(scoring.possible))
