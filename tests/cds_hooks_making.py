"""What tests of the cards share: requests as a client would send them, and cards made straight from a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from resistance_rules import Advice, Case, KnowledgeBase
from resistance_rules.hosts.cds_hooks.cards import Cards, usual_advice
from resistance_rules.hosts.cds_hooks.drafts import Drafts, occasion_of
from resistance_rules.hosts.cds_hooks.hooks import HOOKS
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.requests import HookRequest
from resistance_rules.hosts.cds_hooks.variants import vary

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"
SERVICE = "engagement-patient-view"
PAGES = "https://cds.example.org/explain"


def body(hook: str = "patient-view", user: str = "Practitioner/abc", **more: Any) -> dict[str, Any]:
    """Return the body of a call, with everything that its hook requires."""
    context: dict[str, Any] = {"userId": user, "patientId": "p1", "encounterId": "e1"}
    if HOOKS[hook].resources:
        context[HOOKS[hook].resources] = {"resourceType": "Bundle", "type": "collection", "entry": []}
    if HOOKS[hook].selections:
        context["selections"] = []
    return {"hook": hook, "hookInstance": INSTANCE, "context": context, **more}


def cards_of(
    kb: KnowledgeBase,
    case: Case | Mapping[str, object],
    *,
    options: HookOptions | None = None,
    for_the_person: bool = False,
    **more: Any,
) -> list[dict[str, Any]]:
    """Return the cards on a case."""
    return cards_of_advice(kb.assess(case), kb, options or HookOptions(), for_the_person=for_the_person, **more)


def cards_of_advice(
    advice: Advice, kb: KnowledgeBase, options: HookOptions, *, for_the_person: bool = False, **more: Any
) -> list[dict[str, Any]]:
    """Return the cards of an advice."""
    request = HookRequest.read(body(), HOOKS["patient-view"])
    shareable = advice.shareable()
    drafts = Drafts(
        pack=kb.pack,
        service=SERVICE,
        instance=INSTANCE,
        occasion=occasion_of(request, AT),
        shareable=shareable,
        full=advice,
    )
    cards = Cards(
        advice=shareable if for_the_person else advice,
        pack=kb.pack,
        service=SERVICE,
        instance=INSTANCE,
        options=options,
        drafts=drafts,
        usual=usual_advice(kb),
        explanations=PAGES,
        **more,
    )
    return vary(cards.all(), options)


def topic(card: Mapping[str, Any]) -> str:
    """Return what kind of card it is."""
    return str(card["source"]["topic"]["code"])


def of_topic(cards: list[dict[str, Any]], wanted: str) -> list[dict[str, Any]]:
    """Return the cards of a kind."""
    return [card for card in cards if topic(card) == wanted]


def resources(cards: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give every FHIR resource that could be accepted."""
    for card in cards:
        for suggestion in card.get("suggestions", ()):
            for action in suggestion.get("actions", ()):
                yield action["resource"]
