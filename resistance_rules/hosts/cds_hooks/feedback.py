"""Feedback: what clinicians did with cards. Checked here, all problems at once; kept by `feedback_store`.

Source: CDS Hooks 2.0, section Feedback. The same card may be reported several times; ignored cards never are.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from attrs import frozen

from resistance_rules.hosts.cds_hooks.identities import Subject, subject_of
from resistance_rules.hosts.cds_hooks.problems import BAD_REQUEST, HookError, HookProblem, kind_of, pointer

OUTCOMES: Final = ("accepted", "overridden")
_MESSAGE: Final = "this is not CDS Hooks 2.0 feedback; nothing of it was stored, send it again when it is mended"


@frozen(kw_only=True)
class Reason:
    """Why a card was set aside: a code, if one was chosen from a list, and what the clinician wrote."""

    system: str | None = None
    code: str | None = None
    display: str | None = None
    comment: str | None = None


@frozen(kw_only=True, repr=False)
class Outcome:
    """One report.

    Attributes:
        service: the id of the service that sent the card.
        card: the card's UUID.
        about: what the card was about, such as `intervention:practical_help`; None if it is no card of this pack.
        outcome: `accepted` or `overridden`.
        suggestions: UUIDs of what was accepted.
        done: what these suggestions were, such as `task`.
        reason: why it was set aside.
        at: when, in UTC.
    """

    service: str
    card: str
    about: str | None
    outcome: str
    suggestions: tuple[str, ...]
    done: tuple[str, ...]
    reason: Reason
    at: datetime

    @property
    def key(self) -> str:
        """The same for the same report, however often it is sent."""
        told = [
            self.service,
            self.card,
            self.outcome,
            sorted(self.suggestions),
            self.reason.system,
            self.reason.code,
            self.reason.comment,
            self.at.isoformat(),
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def read_feedback(body: object, service: str, known: Mapping[int, Subject]) -> tuple[Outcome, ...]:
    """Check the body of a call to a feedback endpoint.

    Args:
        body: what was sent.
        service: the id of the service.
        known: what UUIDs can stand for (`identities.subjects`).

    Raises:
        HookError: 400 with every problem. Nothing is taken of a body that has one.
    """
    reading = _Reading(service, known)
    outcomes = reading.outcomes(body)
    if reading.problems:
        raise HookError(BAD_REQUEST, _MESSAGE, reading.problems)
    return outcomes


class _Reading:
    """One body being checked. Methods answer None where they have noted a problem."""

    def __init__(self, service: str, known: Mapping[int, Subject]) -> None:
        self.service, self.known = service, known
        self.problems: list[HookProblem] = []

    def wrong(self, code: str, message: str, *where: str | int) -> None:
        self.problems.append(HookProblem(code, message, pointer(*where)))

    def outcomes(self, body: object) -> tuple[Outcome, ...]:
        listed = body.get("feedback") if isinstance(body, Mapping) else None
        if not isinstance(listed, list) or not listed:
            self.wrong("missing", f"expected a list with at least one report, found {kind_of(listed)}", "feedback")
            return ()
        found = [self._outcome(item, number) for number, item in enumerate(listed)]
        return tuple(item for item in found if item is not None)

    def _outcome(self, item: object, number: int) -> Outcome | None:
        if not isinstance(item, Mapping):
            self.wrong("wrong_type", f"expected an object, found {kind_of(item)}", "feedback", number)
            return None
        before = len(self.problems)
        card = self._uuid(item, "feedback", number, "card")
        outcome = item.get("outcome")
        if outcome not in OUTCOMES:
            message = "expected `accepted` or `overridden`; a card that was ignored is not reported"
            self.wrong("wrong_value", message, "feedback", number, "outcome")
        suggestions = self._suggestions(item, number, needed=outcome == "accepted")
        reason = self._reason(item, number)
        at = self._instant(item, number)
        if len(self.problems) > before or card is None or at is None:
            return None
        about = subject_of(card, self.known)
        named = [subject_of(suggestion, self.known) for suggestion in suggestions]
        return Outcome(
            service=self.service,
            card=card,
            about=str(about) if about else None,
            outcome=str(outcome),
            suggestions=tuple(suggestions),
            done=tuple(subject.kind.rpartition("/")[2] for subject in named if subject),
            reason=reason,
            at=at,
        )

    def _suggestions(self, item: Mapping[str, Any], number: int, *, needed: bool) -> list[str]:
        listed, where = item.get("acceptedSuggestions"), ("feedback", number, "acceptedSuggestions")
        if listed is None and not needed:
            return []
        if not isinstance(listed, list) or (needed and not listed):
            message = f"expected a list of accepted suggestions with their `id`, found {kind_of(listed)}"
            self.wrong("missing" if listed is None else "wrong_type", message, *where)
            return []
        found = []
        for position, entry in enumerate(listed):
            if not isinstance(entry, Mapping):
                self.wrong("wrong_type", f"expected an object with `id`, found {kind_of(entry)}", *where, position)
            elif (identifier := self._uuid(entry, *where, position, "id")) is not None:
                found.append(identifier)
        return found

    def _reason(self, item: Mapping[str, Any], number: int) -> Reason:
        found, where = item.get("overrideReason"), ("feedback", number, "overrideReason")
        if found is None:
            return Reason()
        if not isinstance(found, Mapping):
            self.wrong("wrong_type", f"expected an object, found {kind_of(found)}", *where)
            return Reason()
        coding = found.get("reason")
        if coding is None:
            return Reason(comment=self._text(found, *where, "userComment"))
        if not isinstance(coding, Mapping):
            self.wrong("wrong_type", f"expected a coding, found {kind_of(coding)}", *where, "reason")
            return Reason()
        if not coding.get("code"):
            self.wrong("missing", "a reason has a `code`", *where, "reason", "code")
        return Reason(
            system=self._text(coding, *where, "reason", "system"),
            code=self._text(coding, *where, "reason", "code"),
            display=self._text(coding, *where, "reason", "display"),
            comment=self._text(found, *where, "userComment"),
        )

    def _instant(self, item: Mapping[str, Any], number: int) -> datetime | None:
        found = self._text(item, "feedback", number, "outcomeTimestamp")
        try:
            at = datetime.fromisoformat(found) if found else None
            if at is not None and at.tzinfo is not None:
                return at.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        message = "expected a date and time with its offset, such as 2026-01-31T09:30:00Z"
        self.wrong("missing" if found is None else "bad_instant", message, "feedback", number, "outcomeTimestamp")
        return None

    def _uuid(self, holder: Mapping[str, Any], *where: str | int) -> str | None:
        found = holder.get(str(where[-1]))
        if not isinstance(found, str):
            self.wrong("missing" if found is None else "wrong_type", f"expected a UUID, found {kind_of(found)}", *where)
            return None
        try:
            return str(uuid.UUID(found))
        except ValueError:
            self.wrong("bad_uuid", "expected the UUID that was sent with the card", *where)
            return None

    def _text(self, holder: Mapping[str, Any], *where: str | int) -> str | None:
        found = holder.get(str(where[-1]))
        if found is None or (isinstance(found, str) and "\0" not in found):
            return found or None
        if isinstance(found, str):
            self.wrong("bad_text", "no text has the character NUL, and not every database takes it", *where)
            return None
        self.wrong("wrong_type", f"expected a text, found {kind_of(found)}", *where)
        return None
