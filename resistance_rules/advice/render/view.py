"""Everything that a rendering shows, gathered once for all formats.

Nothing comes from anywhere but the advice and the pack's own texts about entries that the advice names. So what the
shareable rendering leaves out cannot come back here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final, Protocol

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import (
    ActiveSafety,
    BarrierState,
    GateState,
    PathwayState,
    Question,
    Recommendation,
)
from resistance_rules.advice.render import words
from resistance_rules.advice.render.conditions import condition_in_words
from resistance_rules.advice.render.held_back import HeldBack, labelled
from resistance_rules.advice.render.pack_parts import pack_view, practical, references, review_plan
from resistance_rules.advice.render.parts import (
    Ask,
    BarrierView,
    Caution,
    Evidence,
    GateToOpen,
    PackView,
    PathwayView,
    QuestionView,
    RecommendationView,
    Reference,
    SafetyView,
    Sign,
    Why,
    WithheldView,
    policy_gaps,
)
from resistance_rules.advice.render.words import clean, clean_lines
from resistance_rules.knowledge.model import Pack

QUESTIONS_SHOWN: Final = 5
_RAISED: Final = ("likely", "possible")


class _Item(Protocol):
    @property
    def private(self) -> bool: ...


@frozen(kw_only=True)
class AdviceView:
    """An advice ready to be shown.

    Attributes:
        note: set in the shareable rendering only.
        emergency: an emergency is active: only its responses are recommended, and the rest can wait.
        policy_gaps: what the site must state about active safety conditions and has not.
        recommendations: the first ones (`pack.shows`), in full.
        further: the others, shown in short.
        nothing: what to say if nothing is recommended.
        choice: the reminder that these are suggestions, where it is due.
        questions: the first ones; in an emergency only those about safety and about what is recommended.
    """

    pack: PackView
    note: str | None
    emergency: bool
    safety: tuple[SafetyView, ...]
    policy_gaps: tuple[str, ...]
    recommendations: tuple[RecommendationView, ...]
    further: tuple[RecommendationView, ...]
    nothing: str | None
    choice: str | None
    barriers: tuple[BarrierView, ...]
    withheld: tuple[WithheldView, ...]
    questions: tuple[QuestionView, ...]
    pathways: tuple[PathwayView, ...]
    contradictions: tuple[str, ...]

    @classmethod
    def of(cls, advice: Advice, pack: Pack, *, repeat_signs: bool = False) -> AdviceView:
        """Gather what there is to show; `repeat_signs`: each recommendation is shown on its own, with all its signs."""
        return _Viewing(advice, pack, repeat_signs=repeat_signs).view()

    @cached_property
    def holds_private(self) -> bool:
        """Whether something here must not be seen by others."""
        told: tuple[_Item, ...] = (*self.safety, *self.barriers, *self.withheld, *self.questions, *self.pathways)
        items: tuple[_Item, ...] = (*told, *self.recommendations, *self.further)
        return self.note is None and any(item.private for item in items)

    @cached_property
    def cites_unchecked(self) -> bool:
        """Whether a source shown has yet to be looked up by a reviewer."""
        return any(not ref.looked_up for item in self.recommendations for ref in item.evidence.references)

    @cached_property
    def sources(self) -> tuple[Reference, ...]:
        """The sources of the recommendations shown in full, each once, in order of appearance."""
        return tuple(dict.fromkeys(ref for item in self.recommendations for ref in item.evidence.references))


class _Viewing:
    """One advice being put into words."""

    def __init__(self, advice: Advice, pack: Pack, *, repeat_signs: bool) -> None:
        self.advice, self.pack, self.repeat_signs = advice, pack, repeat_signs
        self.shareable = advice.note is not None
        self.safety = {item.id: item for item in advice.safety}
        self.barriers = {item.id: item for item in advice.barriers}
        self.gates = {item.id: item for item in advice.gates}
        self.asked = {item.fact: item for item in advice.questions}
        self.recommended = {item.id: item for item in advice.recommendations}
        cited = dict.fromkeys(name for item in advice.recommendations for name in item.evidence.cite)
        self.references = references({name: pack.sources[name] for name in cited})
        self.told: set[str] = set()  # barriers whose signs a recommendation has told

    def view(self) -> AdviceView:
        advice = self.advice
        emergency = any(item.urgency == "emergency" for item in advice.safety)
        safety = tuple(map(self._safety, advice.safety))
        shown = tuple(map(self._recommendation, advice.recommendations))
        questions = self._questions(emergency=emergency)
        first = self.pack.info.shows
        raised = [item for item in advice.barriers if item.level in _RAISED]
        return AdviceView(
            pack=pack_view(self.pack),
            note=advice.note,
            emergency=emergency,
            safety=safety,
            policy_gaps=tuple(policy_gaps(safety)),
            recommendations=shown[:first],
            further=shown[first:],
            nothing=None if shown else self._nothing(emergency=emergency),
            choice=self._choice(emergency=emergency),
            barriers=tuple(map(self._barrier, raised)),
            withheld=HeldBack(advice, self.pack).groups(),
            questions=questions,
            pathways=tuple(map(self._pathway, advice.pathways)),
            contradictions=tuple(map(self._contradiction, advice.contradictions)),
        )

    # --- sentences about the whole ---------------------------------------------------------------------------

    def _nothing(self, *, emergency: bool) -> str:
        if self.shareable:
            return words.NOTHING_SHOWN
        if emergency:
            return words.NOTHING_IN_EMERGENCY
        if self.advice.withheld:
            return words.EVERYTHING_HELD_BACK
        return words.NOTHING_KNOWN if self.advice.questions else words.NOTHING_AT_ALL

    def _choice(self, *, emergency: bool) -> str | None:
        if self.shareable or emergency or not self.advice.recommendations:
            return None
        due = any(item.urgency in ("same_day", "this_week") for item in self.advice.safety)
        return words.CHOICE_AFTER_SAFETY if due else words.CHOICE

    def _contradiction(self, name: str) -> str:
        entry = self.pack.assume[name]
        if entry.because:
            return clean(entry.because)
        return "; and ".join(condition_in_words(condition, self.pack) for condition in entry.not_both)

    # --- safety, barriers, pathways, questions ---------------------------------------------------------------

    def _safety(self, item: ActiveSafety) -> SafetyView:
        policy = self.pack.safety[item.id].policy
        return SafetyView(
            label=clean(item.label),
            urgency=item.urgency,
            because=clean(item.because),
            do_first=_cleaned(item.do_first),
            policy=clean_lines(item.policy or ""),
            policy_needed=clean(policy.needed).rstrip(".") if item.policy_missing and policy else None,
            unanswered=item.unanswered,
            alone=item.alone,
            respond_with=tuple(
                clean(self.recommended[name].label) for name in item.respond_with if name in self.recommended
            ),
            private=item.private,
        )

    def _barrier(self, item: BarrierState) -> BarrierView:
        entry = self.pack.barriers[item.id]
        return BarrierView(
            label=clean(item.label),
            level=item.level,
            description=clean(entry.description),
            sits_with=words.SITS_WITH[entry.sits_with],
            signs=self._signs(item),
            against=_cleaned(item.against),
            open=self._labels(item.open),
            ask=clean(entry.ask) if entry.ask and "{" not in entry.ask else None,
            mistaken_for=_cleaned(entry.mistaken_for),
            private=item.private,
        )

    def _signs(self, item: BarrierState) -> tuple[Sign, ...]:
        """What speaks for a barrier, each text once; the rule behind it tells whether the threshold is our own."""
        indicators = self.pack.barriers[item.id].indicators
        working: list[bool] = []
        for rule in item.rules:
            number = int(rule.id.rpartition("-")[2])
            working.append(indicators[number - 1].threshold == "working")
        if len(working) != len(item.because):
            working = [False] * len(item.because)
        signs: dict[str, bool] = {}
        for text, own in zip(map(clean, item.because), working, strict=True):
            signs[text] = own and signs.get(text, True)
        return tuple(Sign(text, own) for text, own in signs.items())

    def _pathway(self, item: PathwayState) -> PathwayView:
        stage = next((stage for stage in self.pack.pathways[item.id].stages if stage.id == item.stage), None)
        return PathwayView(
            label=clean(item.label),
            stage=clean(item.stage_label) if item.stage_label else None,
            avoid=_cleaned(stage.avoid) if stage else (),
            review=clean(stage.review) if stage and stage.review else None,
            private=item.private,
        )

    def _questions(self, *, emergency: bool) -> tuple[QuestionView, ...]:
        """The first questions. Facts that are asked in the same words are one question to a person."""
        merged: dict[tuple[str, bool], list[Question]] = {}
        for item in self.advice.questions:
            if not emergency or any(reason.startswith(("safety:", "status:")) for reason in item.why):
                merged.setdefault((clean(item.ask), item.alone), []).append(item)
        return tuple(
            QuestionView(
                ask=ask,
                alone=alone,
                urgent=any(reason.startswith("safety:") for reason in items[0].why),
                settles=tuple(dict.fromkeys(self._settled(reason) for item in items for reason in item.why)),
                private=any(item.private for item in items),
            )
            for (ask, alone), items in islice(merged.items(), QUESTIONS_SHOWN)
        )

    def _settled(self, reason: str) -> str:
        """What an answer would settle, by its label: a safety condition, a recommendation's status, a barrier."""
        kind, _, name = reason.partition(":")
        return clean(self.pack.entries("intervention" if kind == "status" else kind)[name].label)

    # --- recommendations -------------------------------------------------------------------------------------

    def _recommendation(self, item: Recommendation) -> RecommendationView:
        entry = self.pack.interventions[item.id]
        urgency = words.URGENCY[item.urgency].lower() if item.urgency else None
        gates = [self.gates[name] for name in item.gates if name in self.gates]
        asked_by_gates = {fact for gate in gates for fact in gate.open}
        return RecommendationView(
            rank=item.rank,
            label=clean(item.label),
            status=item.status,
            tags=tuple(filter(None, (words.STATUS[item.status], urgency, words.AUDIENCE.get(item.audience)))),
            do=clean_lines(item.do),
            say=_cleaned(item.say),
            why=tuple(self._whys(item)),
            evidence=self._evidence(item),
            cautions=tuple(
                Caution(caution.state == "applies", clean(caution.say), self._labels(caution.questions))
                for caution in sorted(item.cautions, key=lambda caution: caution.state != "applies")
            ),
            settle=tuple(self._ask(fact) for fact in item.questions if fact not in asked_by_gates),
            gates=tuple(map(self._gate, gates)),
            practical=tuple(practical(entry)),
            review=review_plan(entry),
            private=item.private,
        )

    def _whys(self, item: Recommendation) -> Iterator[Why]:
        """Safety first, then barriers as the advice lists them, then the situation itself."""
        for name in item.responds_to:
            if name in self.safety:
                yield Why("safety", clean(self.safety[name].label))
        for name in item.answers:
            if name in self.barriers:
                barrier = self.barriers[name]
                signs = () if name in self.told and not self.repeat_signs else self._signs(barrier)
                self.told.add(name)
                yield Why("barrier", clean(barrier.label), barrier.level, signs)
        when = self.pack.interventions[item.id].when
        if "when" in item.because and when is not None:
            yield Why("situation", words.SITUATION, signs=tuple(map(Sign, labelled(item.facts, [when], self.pack))))

    def _evidence(self, item: Recommendation) -> Evidence:
        return Evidence(
            grade=item.evidence.grade,
            words=words.GRADE[item.evidence.grade],
            effect=clean(item.evidence.effect) if item.evidence.effect else None,
            references=tuple(self.references[name] for name in item.evidence.cite),
        )

    def _gate(self, gate: GateState) -> GateToOpen:
        return GateToOpen(
            label=clean(gate.label),
            is_known=gate.state != "unknown",
            ask=clean(gate.ask),
            opened_by=tuple(clean(self.pack.interventions[name].label) for name in gate.opened_by),
        )

    def _ask(self, fact: str) -> Ask:
        asked, entry = self.asked.get(fact), self.pack.facts[fact]
        return Ask(clean(asked.ask if asked else entry.label), asked.alone if asked else entry.alone)

    # --- small things ----------------------------------------------------------------------------------------

    def _labels(self, facts: Iterable[str]) -> tuple[str, ...]:
        return tuple(clean(self.pack.facts[fact].label) for fact in facts)


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(clean, texts))
