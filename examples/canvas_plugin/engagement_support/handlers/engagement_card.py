"""Keeps the card of a person up to date when something that it rests on is recorded."""

from __future__ import annotations

from canvas_sdk.effects import Effect
from canvas_sdk.events import EventType
from canvas_sdk.handlers import BaseHandler
from logger import log

from engagement_support.card import card_of, error_card
from engagement_support.chart import facts_of
from engagement_support.engagement import CaseError, assess


class EngagementCard(BaseHandler):
    """One protocol card for each person, from the facts in the chart."""

    RESPONDS_TO = [
        EventType.Name(EventType.OBSERVATION_CREATED),
        EventType.Name(EventType.APPOINTMENT_NO_SHOWED),
        EventType.Name(EventType.INTERVIEW_CREATED),
    ]

    def compute(self) -> list[Effect]:
        """The card, in the place of the one before it."""
        patient_id = self.patient_id()
        if patient_id is None:
            return []
        try:
            facts, unread = facts_of(patient_id)
            show_private = self.secrets.get("SHOW_PRIVATE") == "yes"
            return [card_of(patient_id, assess(facts), unread, show_private).apply()]
        except CaseError as error:
            return [error_card(patient_id, error.problems).apply()]
        except Exception:  # noqa: BLE001  (else the card before would stay, and look like that of today)
            log.exception("No advice could be given.")
            return [error_card(patient_id, []).apply()]

    def patient_id(self) -> str | None:
        """Whose chart it is; None if the event is about nobody."""
        named = (self.event.context or {}).get("patient") or {}
        if named.get("id"):
            return str(named["id"])
        record = self.event.target.instance
        return str(record.patient.id) if record and record.patient else None
