"""What the conclusions about a batch mean: indicated, withheld, status, tier. Source: semantics.md sections 4 and 5.

What `advice.candidates` and `advice.ranking` say of one case, said of all rows at once. `order` puts them in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from resistance_rules.advice.candidates import PROMPT
from resistance_rules.advice.plan import InterventionPlan, Plan
from resistance_rules.knowledge.conditions import URGENCIES
from resistance_rules.panel.bits import Bits, Rows, union
from resistance_rules.panel.truths import Found

RANKED: Final = URGENCIES[:3]  # `note` ranks as none


@frozen(eq=False)
class Candidacy:
    """One intervention in every row of a batch.

    Attributes:
        answers: each barrier that indicates it somewhere, with the rows, most important first.
        by_when: the rows where its own `when` indicates it.
        responds: the rows where it responds to an active safety condition.
        urgency: for each urgency that ranks, the rows where it is that of the most urgent it responds to.
        reasons: each reason that withholds it somewhere, with the rows, in the order of advice-json.md.
        withheld, recommended: the rows where it is indicated, and withheld or not.
        later, check_first: the rows of the two statuses other than `now`, wherever it is indicated.
        enabling: the rows where it ranks as enabling.
    """

    plan: InterventionPlan
    answers: tuple[tuple[str, Bits], ...]
    by_when: Bits
    responds: Bits
    urgency: Mapping[str, Bits]
    reasons: tuple[tuple[str, Bits], ...]
    withheld: Bits
    recommended: Bits
    later: Bits
    check_first: Bits
    enabling: Bits


@frozen(eq=False)
class Outcome:
    """What a batch leads to.

    Attributes:
        active: the rows where each safety condition is active, most urgent first.
        unanswered: the rows where an active emergency finds no recommended response, by id.
        candidates: every intervention, by id.
    """

    found: Found
    active: Mapping[str, Bits]
    unanswered: Mapping[str, Bits]
    candidates: Mapping[str, Candidacy]

    @property
    def rows(self) -> Rows:
        """The rows of the batch."""
        return self.found.rows


def outcome_of(plan: Plan, found: Found) -> Outcome:
    """Say what the conclusions about a batch mean."""
    judging = _Judging.of(plan, found)
    drafts = {name: judging.draft(intervention) for name, intervention in plan.interventions.items()}
    keeping_later = judging.gates_keeping_later(drafts)
    candidates = {name: judging.candidacy(draft, keeping_later) for name, draft in drafts.items()}
    unanswered = {}
    for name, active in judging.active.items():
        entry = plan.pack.safety[name]
        if entry.urgency == "emergency":
            responses = (candidates[response].recommended for response in entry.respond_with)
            unanswered[name] = active & ~union(found.rows.none, responses)
    return Outcome(found, judging.active, unanswered, candidates)


@define(eq=False)
class _Draft:
    """A candidacy before it is known which gates keep something waiting."""

    plan: InterventionPlan
    answers: tuple[tuple[str, Bits], ...]
    likely_first: Bits
    by_when: Bits
    responds: Bits
    urgency: Mapping[str, Bits]
    closed: Mapping[str, Bits]
    reasons: tuple[tuple[str, Bits], ...]
    withheld: Bits
    recommended: Bits
    check_first: Bits


@define(eq=False)
class _Judging:
    """Judges the interventions in all rows of a batch."""

    plan: Plan
    found: Found
    active: dict[str, Bits]
    at: dict[str, Bits]
    """The rows where some condition of an urgency is active."""
    highest: dict[str, Bits] = field(factory=dict)
    """The rows where an urgency is the highest that is active."""
    current: list[tuple[str, str, Bits]] = field(factory=list)
    """Pathway, stage, and the rows where it is the current one."""

    @classmethod
    def of(cls, plan: Plan, found: Found) -> _Judging:
        rows, safety = found.rows, plan.pack.safety
        active = {name: found.safety[name][0] for name in plan.safety_order}
        at: dict[str, Bits] = {
            urgency: union(rows.none, (bits for name, bits in active.items() if safety[name].urgency == urgency))
            for urgency in URGENCIES
        }
        judging = cls(plan, found, active, at)
        above = rows.none
        for urgency in URGENCIES:
            judging.highest[urgency] = at[urgency] & ~above
            above = above | at[urgency]
        judging.current = list(judging._stages())
        return judging

    def _stages(self) -> Iterator[tuple[str, str, Bits]]:
        """The current stage of each pathway that applies: the first whose `until` is not true."""
        truths = self.found.productions
        for name, pathway in self.plan.pathways.items():
            here = self.found.rows.every if pathway.only_if is None else truths[pathway.only_if][0]
            for stage, until in zip(pathway.entry.stages, pathway.until, strict=True):
                left = self.found.rows.none if until is None else truths[until][0]
                yield name, stage.id, here & ~left
                here = here & left

    def draft(self, intervention: InterventionPlan) -> _Draft:
        found, rows, entry = self.found, self.found.rows, intervention.entry
        raised = {name: found.possible[name][0] for name in entry.answers}
        raised |= {name: found.likely[name][0] for name in entry.also}
        answers = tuple((name, raised[name]) for name in sorted(raised, key=self.plan.precedence.__getitem__))
        by_when = rows.none if intervention.when is None else found.productions[intervention.when][0]
        urgency, taken = {}, rows.none
        for word in URGENCIES:
            mine = [n for n in intervention.responds_to if self.plan.pack.safety[n].urgency == word]
            urgency[word] = union(rows.none, (self.active[name] for name in mine)) & ~taken
            taken = taken | urgency[word]
        indicated = union(rows.none, [*(bits for _, bits in answers), by_when, taken])
        prompt = union(rows.none, (urgency[word] for word in PROMPT))
        reasons = tuple(self._reasons(intervention, prompt))
        withheld = indicated & union(rows.none, (bits for _, bits in reasons))
        return _Draft(
            plan=intervention,
            answers=answers,
            likely_first=union(rows.none, (found.likely[name][0] for name in entry.answers)),
            by_when=by_when,
            responds=taken,
            urgency={word: urgency[word] for word in RANKED},
            closed={gate: rows.every & ~(prompt | found.gates[gate][0]) for gate in entry.gates},
            reasons=reasons,
            withheld=withheld,
            recommended=indicated & ~withheld,
            check_first=union(rows.none, (found.unknown(number) for number in intervention.unsettled_by)),
        )

    def _reasons(self, intervention: InterventionPlan, prompt: Bits) -> Iterator[tuple[str, Bits]]:
        """Each reason that may withhold it, with the rows."""
        truths, none, safety = self.found.productions, self.found.rows.none, self.plan.pack.safety
        emergencies = self.at["emergency"]
        let_through = union(none, (self.active[name] for name in intervention.allowed_by))
        yield "emergency", emergencies & ~let_through
        excused = union(
            none, (self.active[name] & self.highest[safety[name].urgency] for name in intervention.responds_to)
        )
        for name, active in self.active.items():
            if name in intervention.held_by and name not in intervention.responds_to:
                yield f"safety:{name}", active & ~excused
        for name, number in intervention.excluded_by:
            yield f"contraindication:{name}", truths[number][0]
        if intervention.not_if:
            yield "not_if", union(none, (truths[number][0] for number in intervention.not_if))
        if intervention.only_if is not None:
            yield "only_if", truths[intervention.only_if][1]
        for pathway, stage, current in self.current:
            if (pathway, stage) in intervention.held_in:
                yield f"pathway:{pathway}.{stage}", current & ~prompt

    def gates_keeping_later(self, drafts: Mapping[str, _Draft]) -> dict[str, Bits]:
        """The rows where each gate keeps a recommendation waiting for which more than a possible barrier speaks."""
        keeping: dict[str, Bits] = {}
        for draft in drafts.values():
            matters = draft.recommended & (draft.by_when | draft.responds | draft.likely_first)
            for gate, closed in draft.closed.items():
                keeping[gate] = keeping.get(gate, self.found.rows.none) | (closed & matters)
        return keeping

    def candidacy(self, draft: _Draft, keeping_later: Mapping[str, Bits]) -> Candidacy:
        none = self.found.rows.none
        enabling = none
        if draft.plan.entry.tier == "enabling":
            opens = (keeping_later[gate] for gate in draft.plan.opens if gate in keeping_later)
            enabling = union(none, [draft.by_when, draft.likely_first, *draft.urgency.values(), *opens])
        return Candidacy(
            plan=draft.plan,
            answers=draft.answers,
            by_when=draft.by_when,
            responds=draft.responds,
            urgency=draft.urgency,
            reasons=draft.reasons,
            withheld=draft.withheld,
            recommended=draft.recommended,
            later=union(none, draft.closed.values()),
            check_first=draft.check_first,
            enabling=enabling,
        )
