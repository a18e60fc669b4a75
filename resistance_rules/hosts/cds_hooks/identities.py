"""The ids of cards and suggestions: UUIDs that say what they stand for, so that feedback needs no record of each card.

A card of the same call always has the same id, so a repeated call is not counted twice. Layout (RFC 9562, version 8):
48 bits of what the card is about, 12 of the pack's digest, 62 of the call. Nothing of a case is in them.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from resistance_rules.knowledge.model import Pack

CARDS: Final = ("local_policy", "contradictions", "held_back", "questions", "unread")
"""Cards that are about no single entry of the pack."""
SUGGESTIONS: Final = ("task", "care_plan", "message", "acting")
_ABOUT_BITS: Final = 48
_PACK_BITS: Final = 12
_CALL_BITS: Final = 62


@frozen
class Subject:
    """What a card or suggestion stands for: a kind (`safety`, `intervention`, one of `CARDS`) and an entry's id."""

    kind: str
    entry: str | None = None

    def __str__(self) -> str:
        return f"{self.kind}:{self.entry}" if self.entry else self.kind

    def suggestion(self, kind: str) -> Subject:
        """A suggestion on a card about this."""
        return Subject(f"{self.kind}/{kind}", self.entry)


def identity(subject: Subject, pack: Pack, service: str, instance: str) -> str:
    """The UUID of a card or suggestion of one call."""
    about = _bits(str(subject), _ABOUT_BITS)
    version = _bits(pack.digest, _PACK_BITS)
    call = _bits(f"{instance}\n{service}\n{subject}", _CALL_BITS)
    number = about << 80 | 8 << 76 | version << 64 | 2 << 62 | call
    return str(uuid.UUID(int=number))


def subjects(pack: Pack) -> Mapping[int, Subject]:
    """Everything that a card of this pack can be about, by the bits that stand for it."""
    cards = [Subject(kind) for kind in CARDS]
    cards += [Subject("safety", name) for name in pack.safety]
    cards += [Subject("intervention", name) for name in pack.interventions]
    every = [*cards, *(card.suggestion(kind) for card in cards for kind in SUGGESTIONS)]
    return {_bits(str(subject), _ABOUT_BITS): subject for subject in every}


def subject_of(card: str, known: Mapping[int, Subject]) -> Subject | None:
    """What a UUID stands for; None if it is none of ours, or of a pack that had other entries."""
    try:
        number = uuid.UUID(card).int
    except ValueError:
        return None
    return known.get(number >> 80) if number >> 76 & 0xF == 8 else None  # noqa: PLR2004  (version 8)


def _bits(text: str, count: int) -> int:
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - count)
