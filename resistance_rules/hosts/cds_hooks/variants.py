"""What some clients want beside CDS Hooks 2.0.1. Each is a switch, off as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resistance_rules.hosts.cds_hooks.options import HookOptions

Card = dict[str, Any]


def vary(cards: list[Card], options: HookOptions) -> list[Card]:
    """Add the fields that the site's switches ask for. The cards are changed in place."""
    if options.healthchain:
        for card in cards:
            _for_healthchain(card)
    if options.version_3:
        for card in cards:
            _for_version_3(card)
    return cards


def _for_healthchain(card: Card) -> None:
    """HealthChain's models (healthchain.models.responses.cdsresponse) want what the standard leaves optional."""
    for link in card.get("links", ()):
        link["autoLaunchable"] = False
    for suggestion in card.get("suggestions", ()):
        suggestion.setdefault("isRecommended", False)
        suggestion.setdefault("actions", [])
        for action in suggestion["actions"]:
            action.setdefault("description", suggestion["label"])


def _for_version_3(card: Card) -> None:
    """CDS Hooks 3.0: a link says whether to start by itself, a suggestion how its actions hang together."""
    for link in card.get("links", ()):
        link["autolaunchable"] = False
    for suggestion in _suggestions_with_actions(card):
        suggestion["actionSelectionBehavior"] = "all"


def _suggestions_with_actions(card: Card) -> Iterator[Card]:
    return (suggestion for suggestion in card.get("suggestions", ()) if suggestion.get("actions"))
