"""What a rendering shows straight from the pack: its small print, sources, what a response takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, count
from string import ascii_lowercase
from typing import Final

from attrs import evolve

from resistance_rules.advice.render import words
from resistance_rules.advice.render.parts import PackView, Reference, ReviewPlan
from resistance_rules.advice.render.words import clean
from resistance_rules.knowledge.entries import Intervention
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Source

DIGEST_SHOWN: Final = 12


def pack_view(pack: Pack) -> PackView:
    """The small print of a pack."""
    info = pack.info
    released = info.source_attributes.release_and_revision_dates if info.source_attributes else None
    return PackView(
        id=info.id,
        version=clean(info.version),
        digest=pack.digest[:DIGEST_SHOWN],
        title=clean(info.title),
        language=clean(info.language or "en"),
        intended_use=clean(info.intended_use) if info.intended_use else None,
        draft=clean(released) if released and "draft" in released.lower() else None,
    )


def reference(source: Source) -> Reference:
    """A source as a short citation with its address."""
    return Reference(words.short_citation(source), words.link(source), looked_up=source.verified == "search")


def references(sources: Mapping[str, Source]) -> dict[str, Reference]:
    """Sources by id as short citations; those that would read alike get a letter, in the order of their titles."""
    alike: dict[str, list[str]] = {}
    for name in sorted(sources, key=lambda name: (sources[name].title, name)):
        alike.setdefault(words.short_citation(sources[name]), []).append(name)
    found: dict[str, Reference] = {}
    for citation, names in alike.items():
        for letter, name in zip(chain(ascii_lowercase, (f"-{number}" for number in count(27))), names, strict=False):
            lettered = f"{citation[:-1]}{letter})" if sources[name].year else f"{citation} ({letter})"
            found[name] = evolve(reference(sources[name]), citation=citation if len(names) == 1 else lettered)
    return found


def practical(entry: Intervention) -> Iterator[str]:
    """What it takes: time, training, ways of doing it."""
    effort = entry.effort
    if effort is not None:
        parts = [
            f"{effort.minutes} min" if effort.minutes is not None else "",
            _sessions(effort.sessions) if effort.sessions else "",
            words.EFFORT[effort.level] if effort.level else "",
        ]
        yield ", ".join(part for part in parts if part)
    if entry.training:
        yield words.TRAINING[entry.training] + (f" ({clean(entry.training_note)})" if entry.training_note else "")
    if entry.delivery:
        yield ", ".join(way.replace("_", " ") for way in entry.delivery)


def _sessions(text: str) -> str:
    """`1-2 sessions`; texts that are not just numbers stand as they are."""
    text = clean(text)
    if not all(part.isdigit() for part in text.split("-")):
        return text
    return f"{text} session" if text == "1" else f"{text} sessions"


def review_plan(entry: Intervention) -> ReviewPlan | None:
    """How and when to see whether it helps."""
    if entry.review is None:
        return None
    measure, when = clean(entry.review.measure or ""), clean(entry.review.when or "")
    see = f"{measure} ({when})" if measure and when else measure or when
    return ReviewPlan(see, clean(entry.review.if_not) if entry.review.if_not else None) if see else None
