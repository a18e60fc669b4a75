"""What is offered and what is withheld, each with its grounds, cautions and reasons. Source: advice-json.md."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from resistance_rules.advice.candidates import Candidate, CautionFound, Reason, Stage, cautions_of
from resistance_rules.advice.items import Caution, Recommendation, RuleRef, Withheld
from resistance_rules.advice.ranking import Placed
from resistance_rules.advice.reading import Reading
from resistance_rules.advice.states import pathway_state, read_on_pathway


@frozen
class _ReasonSaid:
    """A reason for withholding in words: the facts that it read, those that its text prints, and its rules."""

    text: str
    read: frozenset[str]
    printed: frozenset[str]
    rules: tuple[RuleRef, ...]
    private: bool


def recommendation(reading: Reading, place: int, placed: Placed) -> Recommendation:
    """A recommendation at its place, from 1."""
    candidate, pack = placed.candidate, reading.plan.pack
    entry = candidate.entry
    indicates: set[str] = set().union(
        *(reading.read_behind(("barrier", name)) for name in candidate.answers),
        *(reading.read_behind(("safety", name)) for name in candidate.responds_to),
    )
    if candidate.by_when and candidate.plan.when is not None:
        indicates |= reading.read(candidate.plan.when)
    number_of = reading.plan.rulebook.number_of
    settling = (*candidate.checks, *(number_of[f"gate:{gate}"] for gate in candidate.closed_gates))
    read = indicates.union(*(reading.read(number) for number in settling))
    asked = sorted(set().union(*(reading.open_facts.of_production(number) for number in settling)))
    named = (
        entry.private
        or any(pack.barriers[name].private for name in candidate.answers)
        or any(pack.safety[name].private for name in candidate.responds_to)
        or any(pack.gates[name].private for name in candidate.closed_gates)
    )
    return Recommendation(
        rank=place,
        id=entry.id,
        label=entry.label,
        category=entry.category,
        audience=entry.audience,
        do=entry.do,
        say=entry.say,
        evidence=candidate.plan.evidence,
        status=candidate.status,
        urgency=candidate.urgency,
        tier=placed.tier,
        value=str(placed.value),
        answers=candidate.answers,
        responds_to=candidate.responds_to,
        questions=tuple(asked),
        gates=candidate.closed_gates,
        cautions=tuple(_caution(reading, candidate, caution) for caution in cautions_of(candidate.plan, reading.found)),
        ahead_of_next_by=placed.ahead_of_next_by,
        because=(
            *(f"barrier:{name}" for name in candidate.answers),
            *(["when"] if candidate.by_when else []),
            *(f"safety:{name}" for name in candidate.responds_to),
        ),
        private=reading.is_private(read, asked, named=named),
        facts=reading.facts(indicates),
        sources=candidate.plan.evidence.cite,
        rules=(candidate.plan.rule,),
    )


def _caution(reading: Reading, candidate: Candidate, caution: CautionFound) -> Caution:
    named = False
    if caution.by == "not_if":
        say = candidate.entry.not_if[caution.position].because
    elif caution.by == "own":
        say = candidate.entry.cautions[caution.position].say
    else:
        contra = candidate.plan.contraindications[caution.position][0]
        say, named = contra.because, contra.private
    tested: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    if caution.production is not None:
        tested = reading.read(caution.production)
        asked = reading.open_facts.of_production(caution.production)
    return Caution(
        by=caution.by,
        state=caution.state,
        say=reading.said(say or None, reading.facts(tested)),
        private=reading.is_private(tested | reading.holes(say), asked, named=named),
        questions=tuple(sorted(asked)),
    )


def withheld(reading: Reading, candidate: Candidate, stages: Mapping[str, Stage]) -> Withheld:
    """What is indicated and not recommended, with every reason."""
    entry = candidate.entry
    said = [_reason(reading, reason, candidate, stages) for reason in candidate.withheld]
    read = set().union(*(reason.read for reason in said))
    printed = set().union(*(reason.printed for reason in said))
    return Withheld(
        id=entry.id,
        label=entry.label,
        by=tuple(reason.by for reason in candidate.withheld),
        because=tuple(reason.text for reason in said),
        private=reading.is_private(read | printed, named=entry.private or any(reason.private for reason in said)),
        facts=reading.facts(read),
        rules=tuple(rule for reason in said for rule in reason.rules),
    )


def _reason(reading: Reading, reason: Reason, candidate: Candidate, stages: Mapping[str, Stage]) -> _ReasonSaid:
    """One reason in words, with what it read. What the pack gives no words for is said as `Label: value`."""
    pack = reading.plan.pack
    kind, _, name = reason.by.partition(":")
    read = set().union(*(reading.read(number) for number in reason.productions))
    rules = tuple(reading.plan.rules[number] for number in reason.productions)
    with_holes: list[str] = []
    literal: list[str] = []
    private = False
    if kind == "emergency":
        active = [reading.plan.rulebook.productions[number].id.partition(":")[2] for number in reason.productions]
        literal = [pack.safety[emergency].label for emergency in active]
        private = any(pack.safety[emergency].private for emergency in active)
    elif kind == "safety":
        held = pack.safety[name].hold_back
        with_holes = [held.because] if held is not None and held.because is not None else []
        private = pack.safety[name].private
    elif kind == "contraindication":
        with_holes = [pack.contraindications[name].because]
        private = pack.contraindications[name].private
    elif kind == "not_if":
        own = zip(candidate.entry.not_if, candidate.plan.not_if, strict=True)
        with_holes = [entry.because for entry, number in own if number in reason.productions]
    elif kind == "pathway":
        pathway, _, stage = name.partition(".")
        read = read_on_pathway(reading, stages[pathway])
        rules = pathway_state(reading, stages[pathway]).rules
        label = next(item.label for item in pack.pathways[pathway].stages if item.id == stage)
        literal = [f"{pack.pathways[pathway].label}: {label}"]
        private = pack.pathways[pathway].private
    filled = (reading.wording.fill(text, reading.case.facts) for text in with_holes)
    text = "; ".join([*literal, *filled]) or reading.wording.labelled(reading.facts(read))
    if not text:  # nothing that was submitted decided it: say what is not known, apart from what is private
        mentioned = set().union(*(reading.plan.rulebook.facts_of[number] for number in reason.productions))
        text = reading.wording.labelled(dict.fromkeys(sorted(mentioned - reading.plan.private_facts)))
    return _ReasonSaid(text, frozenset(read), frozenset(reading.holes(*with_holes)), rules, private)
