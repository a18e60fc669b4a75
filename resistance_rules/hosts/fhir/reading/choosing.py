"""Chooses among several candidates for one fact: the newest wins, and what contradicts itself stays unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from resistance_rules.hosts.fhir.reading.candidates import Candidate
from resistance_rules.hosts.fhir.reading.mapping_entries import Read
from resistance_rules.hosts.fhir.reading.result import FoundFact, NotUsed
from resistance_rules.knowledge.vocabulary import Fact

TOGETHER: Final = timedelta(days=1)
"""What was said within a day of each other was said together, as the items of one form are."""


def choose(
    fact: Fact, candidates: Sequence[Candidate], reads: Mapping[str, Read]
) -> tuple[FoundFact | None, list[NotUsed]]:
    """Choose the value of a fact.

    A candidate is left behind if another was surely later. What is left may all be of the same moment: then it must
    agree. An answer that no read can interpret, and that is surely later than all others, leaves the fact unknown.

    Args:
        fact: the fact.
        candidates: at least one.
        reads: by id, for what `unless` and `yields_to` say.
    """
    not_used: list[NotUsed] = []
    valued: list[Candidate] = []
    giving = {one.read for one in candidates if one.value is not None}
    for one in candidates:
        if one.value is None:
            continue
        read = reads.get(one.read)
        if read is not None and giving & set(read.unless):
            not_used += one.unused("another_way")
        else:
            valued.append(one)
    last_said: dict[str, datetime] = {}
    for one in valued:
        last_said[one.read] = max(one.moment.latest, last_said.get(one.read, one.moment.latest))
    yielding = [_yields(one, last_said, reads) for one in valued]
    not_used += [
        entry for one, gone in zip(valued, yielding, strict=True) if gone for entry in one.unused("another_way")
    ]
    valued = [one for one, gone in zip(valued, yielding, strict=True) if not gone]
    unclear = [one for one in candidates if one.value is None]
    for one in unclear:
        refused = one.refused
        not_used += one.unused(refused.reason, refused.detail) if refused is not None else []
    if not valued:
        return None, not_used
    newest = max(one.moment.earliest for one in valued)
    latest = [one for one in valued if one.moment.latest >= newest]
    not_used += [entry for one in valued if one.moment.latest < newest for entry in one.unused("older")]
    last = max(one.moment.latest for one in latest)
    if any(last < other.moment.earliest for other in unclear):
        return None, [*not_used, *(entry for one in latest for entry in one.unused("newer_unclear"))]
    if any(one.value != latest[0].value for one in latest[1:]):
        return None, [*not_used, *(entry for one in latest for entry in one.unused("conflict"))]
    first = min(latest, key=lambda one: one.read)
    assert first.value is not None  # noqa: S101
    sources = tuple(sorted({source for one in latest for source in one.sources}))
    return FoundFact(fact.id, first.value, fact.private, first.read, first.because, sources), not_used


def _yields(one: Candidate, last_said: Mapping[str, datetime], reads: Mapping[str, Read]) -> bool:
    """Whether a read that comes first said something together with this one, or later; `last_said`: by read."""
    read = reads.get(one.read)
    said = (last_said[name] for name in read.yields_to if name in last_said) if read is not None else ()
    return any(one.moment.earliest - moment <= TOGETHER for moment in said)
