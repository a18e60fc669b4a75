"""What was sent about a fact and leaves it unknown: answers that contradict each other, values that cannot be read.

Left alone, a positive answer with a broken value would look exactly like no answer at all. So it is named on a card.
What is left out on purpose (too old, cancelled, resolved, not final yet) is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from resistance_rules.advice.render.words import clean
from resistance_rules.hosts.cds_hooks.record import WORDS
from resistance_rules.hosts.fhir.reading import FhirFacts
from resistance_rules.hosts.fhir.reading.reasons import REASONS
from resistance_rules.knowledge.model import Pack

UNCLEAR: Final = frozenset({
    "answer_not_mapped", "bad_date", "conflict", "imprecise", "in_future", "inexact", "malformed", "modified",
    "newer_unclear", "no_status", "no_subject", "out_of_range", "undated", "undecided", "unit_missing",
    "unit_not_mapped", "unknown_status", "version_conflict", "wrong_type",
})  # fmt: skip
"""Reasons (`fhir.reading.reasons`) that say: something is there, and what it means cannot be told."""
_OF_A_WHOLE: Final = frozenset({"malformed", "no_subject", "other_patient", "version_conflict"})
"""Reasons for which a resource is not looked into, so that nobody knows which fact it is about."""


@frozen
class Gap:
    """A part of the record that the advice does without.

    Attributes:
        words: what it is, and why where that is known. Nothing of what was submitted.
        private: whether it is about a private fact.
    """

    words: str
    private: bool = False


def unclear(found: FhirFacts, pack: Pack) -> Iterator[Gap]:
    """What of the resources is about a fact of the pack and leaves it unknown, each fact and reason once."""
    seen: dict[Gap, None] = {}
    for entry in found.not_used:
        if entry.fact is not None and entry.reason in UNCLEAR and entry.fact not in found.facts:
            fact = pack.facts[entry.fact]
            seen[Gap(f"{clean(fact.label)}: {REASONS[entry.reason]}", fact.private)] = None
        elif entry.fact is None and entry.reason in _OF_A_WHOLE:
            kind = WORDS.get(entry.resource.partition("/")[0])
            if kind is not None:
                seen[Gap(f"{kind}: {REASONS[entry.reason]}")] = None
    yield from seen
