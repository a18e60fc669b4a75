"""An advice as cards: safety first, then what to offer, then what to ask. Nothing to say is no card.

Safety conditions, missing local policy, contradicting answers and unread data are always shown. Only recommendations
are limited, to what the pack says a person can take in at once (`pack.shows`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs
from attrs import field, frozen

from resistance_rules.advice.advice import LISTS, Advice
from resistance_rules.advice.items import ActiveSafety, ListsMade, Question, Recommendation, Withheld
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.render import words
from resistance_rules.advice.render.parts import RecommendationView, SafetyView, WithheldView
from resistance_rules.advice.render.view import QUESTIONS_SHOWN, AdviceView
from resistance_rules.advice.render.words import clean
from resistance_rules.hosts.cds_hooks.details import Details, small_print
from resistance_rules.hosts.cds_hooks.drafts import Drafts
from resistance_rules.hosts.cds_hooks.identities import Subject, identity
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.override_reasons import override_reasons
from resistance_rules.hosts.cds_hooks.summaries import cut, framed
from resistance_rules.hosts.cds_hooks.unclear import Gap
from resistance_rules.hosts.fhir.codes import BASE
from resistance_rules.knowledge.model import Pack

Card = dict[str, Any]

TOPICS: Final = f"{BASE}/CodeSystem/card-topic"
_TOPIC_WORDS: Final[Mapping[str, str]] = {
    "safety": "Safety",
    "local_policy": "Local policy text missing",
    "contradictions": "Answers to check",
    "intervention": "What to offer",
    "held_back": "Held back for now",
    "questions": "What to ask next",
    "unread": "Not used",
}
_INDICATORS: Final[Mapping[str, str]] = {
    "emergency": "critical",
    "same_day": "critical",
    "this_week": "warning",
    "note": "info",
}
_PRESSING: Final = ("emergency", "same_day")
_RAISED: Final = ("likely", "possible")
_LONGEST_LABEL: Final = 80


def usual_advice(kb: KnowledgeBase) -> frozenset[str]:
    """The ids of what the pack recommends where nothing is known of a person."""
    return frozenset(item.id for item in kb.assess({}).recommendations)


def narrowed(advice: Advice, **lists: tuple[Any, ...]) -> Advice:
    """The advice with some of its lists replaced, for showing part of it."""
    return attrs.evolve(advice, lists=ListsMade(**{name: getattr(advice, name) for name in LISTS} | lists))


@frozen(eq=False)
class Cards:
    """The cards of one response.

    Attributes:
        advice: what to show; the shareable rendering where the person themselves looks at it.
        drafts: the suggestions.
        usual: what is recommended where nothing is known (`usual_advice`).
        gaps: what of the record could not be read or used.
        notes: sentences for the small print of every card.
        explanations: where the explanation pages are, without a slash at the end; None: cards have no links.
    """

    advice: Advice
    pack: Pack
    service: str
    instance: str
    options: HookOptions
    drafts: Drafts
    usual: frozenset[str] = frozenset()
    gaps: Sequence[Gap] = ()
    notes: Sequence[str] = ()
    explanations: str | None = None
    _shown: tuple[Recommendation, ...] = field(init=False)
    _asked: frozenset[str] = field(init=False)
    _view: AdviceView = field(init=False)
    _details: Details = field(init=False)

    def __attrs_post_init__(self) -> None:
        shown = tuple(self._worth_a_card())
        asked = tuple(self._worth_asking(shown))
        told = narrowed(self.advice, recommendations=shown, withheld=tuple(self._worth_telling()), questions=asked)
        view = AdviceView.of(told, self.pack, repeat_signs=True)
        object.__setattr__(self, "_shown", shown)
        object.__setattr__(self, "_view", view)
        object.__setattr__(self, "_asked", frozenset(item.fact for item in asked))
        object.__setattr__(self, "_details", Details(view, (*small_print(view.pack), *self.notes)))

    def all(self) -> list[Card]:
        """Every card, most urgent first within each part."""
        return [*self._safety(), *self._warnings(), *self._recommendations(), *self._questions()]

    # --- what is worth a card --------------------------------------------------------------------------------

    def _worth_a_card(self) -> Iterator[Recommendation]:
        """Leave out what is recommended for everybody of whom nothing is known: that would be noise on every record."""
        for item in self.advice.recommendations:
            if item.answers or item.responds_to or item.id not in self.usual:
                yield item

    def _worth_telling(self) -> Iterator[Withheld]:
        """What something speaks against. What merely needs something that is not so is no news on a card."""
        return (item for item in self.advice.withheld if set(item.by) != {"only_if"})

    def _worth_asking(self, shown: Sequence[Recommendation]) -> Iterator[Question]:
        """The first questions whose answer would change a card that is shown, or that are about safety."""
        limit = self._limit
        first = {f"status:{item.id}" for item in shown[:limit]}
        raised = {f"barrier:{item.id}" for item in self.advice.barriers if item.level in _RAISED}
        asked: set[tuple[str, bool]] = set()
        for item in self.advice.questions:
            if not any(why.startswith("safety:") or why in first or why in raised for why in item.why):
                continue
            asked.add((clean(item.ask), item.alone))
            if len(asked) > QUESTIONS_SHOWN:
                return
            yield item

    @property
    def _limit(self) -> int:
        return min(self.pack.info.shows, self.options.limit or self.pack.info.shows)

    # --- safety ----------------------------------------------------------------------------------------------

    def _safety(self) -> Iterator[Card]:
        for item, view in zip(self.advice.safety, self._view.safety, strict=True):
            held_back = [group for group in self._view.withheld if self._is_held_by(group, item)]
            card = self._card(
                Subject("safety", item.id),
                self._safety_summary(view),
                _INDICATORS[item.urgency],
                self._details.safety(view, held_back),
            )
            yield self._with_suggestions(card, self.drafts.for_safety(item.id), "any")

    def _is_held_by(self, group: WithheldView, item: ActiveSafety) -> bool:
        """Whether this red flag is what holds these back; an emergency is named once, on the first of them."""
        held = [entry for entry in self.advice.withheld if entry.id in group.ids]
        first = self.advice.safety[0]
        by_emergency = item.urgency == "emergency" and item is first
        return any(f"safety:{item.id}" in entry.by or (by_emergency and "emergency" in entry.by) for entry in held)

    @staticmethod
    def _safety_summary(view: SafetyView) -> str:
        if view.unanswered:
            return framed("EMERGENCY: ", view.label, ". Unanswered here: follow your emergency procedure now")
        return framed(f"{words.URGENCY[view.urgency]}: ", view.label)

    def _warnings(self) -> Iterator[Card]:
        """What makes the advice itself less sure: a missing policy, answers that cannot all be right, unread data."""
        gaps = self._view.policy_gaps
        if gaps:
            summary = "Local policy text is missing for an active safety point: follow your local procedure"
            yield self._card(Subject("local_policy"), summary, "warning", self._details.policy(gaps))
        if self._view.contradictions:
            summary = "Some answers in the record cannot all be right: please check them before relying on the advice"
            yield self._card(Subject("contradictions"), summary, "warning", self._details.contradictions())
        if self.gaps:
            summary = "Part of the record could not be used: please check it, the advice rests on the rest"
            yield self._card(Subject("unread"), summary, "warning", self._details.unread(self.gaps))

    # --- what to offer ---------------------------------------------------------------------------------------

    def _recommendations(self) -> Iterator[Card]:
        views = (*self._view.recommendations, *self._view.further)
        pairs = list(zip(self._shown, views, strict=True))[: self._limit]
        further = views[self._limit :]
        told = {name for item in self.advice.safety for group in self._view.withheld
                if self._is_held_by(group, item) for name in group.ids}  # fmt: skip
        left = [group for group in self._view.withheld if not told.intersection(group.ids)]
        if not pairs:
            yield from self._nothing(left)
        for number, (item, view) in enumerate(pairs):
            held_back, left = self._related(item, left)
            is_last = number == len(pairs) - 1
            yield self._recommendation(item, view, held_back + (left if is_last else []), further if is_last else ())

    def _related(
        self, item: Recommendation, groups: list[WithheldView]
    ) -> tuple[list[WithheldView], list[WithheldView]]:
        """What is held back that would answer the same barriers, and the rest."""
        entries = self.pack.interventions
        same = [
            group for group in groups if any(set(entries[name].helps_with) & set(item.answers) for name in group.ids)
        ]
        return same, [group for group in groups if group not in same]

    def _recommendation(
        self,
        item: Recommendation,
        view: RecommendationView,
        held_back: Sequence[WithheldView],
        further: Sequence[RecommendationView],
    ) -> Card:
        card = self._card(
            Subject("intervention", item.id),
            framed("", view.label, f" ({', '.join(view.tags)})"),
            "warning" if item.urgency in _PRESSING else "info",
            self._details.recommendation(view, held_back, further),
        )
        return self._with_suggestions(card, self.drafts.for_recommendation(item), "at-most-one")

    def _nothing(self, held_back: Sequence[WithheldView]) -> Iterator[Card]:
        """Say that everything that would fit is held back; silence would look as if nothing fitted."""
        if held_back and not self.advice.safety:
            detail = self._details.held_back(held_back)
            yield self._card(Subject("held_back"), words.EVERYTHING_HELD_BACK, "info", detail)

    # --- what to ask -----------------------------------------------------------------------------------------

    def _questions(self) -> Iterator[Card]:
        asked = self._view.questions
        if not asked:
            return
        urgent = any(item.urgent for item in asked)
        before = "Ask about safety: " if urgent else "Worth asking next: "
        first = next((item for item in asked if item.urgent), asked[0])
        more = f" (and {len(asked) - 1} more)" if len(asked) > 1 else ""
        card = self._card(
            Subject("questions"),
            framed(before, first.ask, more),
            "warning" if urgent else "info",
            self._details.questions(),
        )
        yield self._with_suggestions(card, self.drafts.for_questions(self._asked), "any")

    # --- a card ----------------------------------------------------------------------------------------------

    def _card(self, subject: Subject, summary: str, indicator: str, detail: str) -> Card:
        source: dict[str, Any] = {"label": cut(clean(self.pack.info.title), _LONGEST_LABEL)}
        if self.options.source_url:
            source["url"] = self.options.source_url
        source["topic"] = {"system": TOPICS, "code": subject.kind, "display": _TOPIC_WORDS[subject.kind]}
        card: Card = {
            "uuid": identity(subject, self.pack, self.service, self.instance),
            "summary": summary,
            "indicator": indicator,
            "detail": detail,
            "source": source,
            "overrideReasons": override_reasons(subject.kind),
        }
        if subject.entry and self.explanations:
            url = f"{self.explanations}/{subject.kind}/{subject.entry}"
            card["links"] = [{"label": "The rule behind this, and its sources", "url": url, "type": "absolute"}]
        return card

    @staticmethod
    def _with_suggestions(card: Card, suggestions: list[dict[str, Any]], behaviour: str) -> Card:
        if suggestions:
            card["suggestions"] = suggestions
            card["selectionBehavior"] = behaviour
        return card
