"""The page behind a card's link: a rule of the pack in words, with its sources. About the rule, not about a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from resistance_rules.advice.render import words
from resistance_rules.advice.render.conditions import condition_in_words
from resistance_rules.advice.render.markup import Content, Safe, tag
from resistance_rules.advice.render.pack_parts import pack_view, practical, reference, review_plan
from resistance_rules.advice.render.style import page_style_sheet
from resistance_rules.advice.render.words import clean, clean_lines
from resistance_rules.knowledge.entries import Intervention, Safety
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Source

_SIZES: Final = ".rr .rr-title { font-size: 1.7rem; } .rr .rr-heading { font-size: 1.15rem; }"
"""Of a page that is about one rule: on a page of advice the title steps back behind what is urgent."""
_ABOUT: Final = "This page explains a rule. It says nothing about a person and knows nothing about one."


def explanation(pack: Pack, kind: str, name: str) -> str | None:
    """A rule as an HTML page that stands alone.

    Args:
        pack: which pack.
        kind: `intervention` or `safety`.
        name: the id of the entry.

    Returns:
        The page; None if the pack has nothing of that kind and id.
    """
    if kind == "intervention" and (intervention := pack.interventions.get(name)) is not None:
        return _page(pack, intervention.label, _intervention(pack, intervention), intervention.evidence.cite)
    if kind == "safety" and (safety := pack.safety.get(name)) is not None:
        return _page(pack, safety.label, _safety(pack, safety), safety.cite)
    return None


def _page(pack: Pack, label: str, sections: Iterable[Safe], cite: Iterable[str]) -> str:
    view, title = pack_view(pack), clean(label)
    sources = [pack.sources[name] for name in cite]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Safe(page_style_sheet() + _SIZES)),
    )
    small = [f"Pack {view.id} {view.version}, digest {view.digest}.", view.draft, view.intended_use]
    small += [words.NOT_LOOKED_UP] if any(source.verified != "search" for source in sources) else []
    body = tag(
        "body",
        tag("header", tag("h1", title, class_="rr-title"), tag("p", _ABOUT, class_="rr-soft")),
        tag("main", *sections, _sources(sources)),
        tag("footer", *(tag("p", words.sentence(text)) for text in small if text)),
        class_="rr",
    )
    return "<!DOCTYPE html>\n" + tag("html", "\n", head, "\n", body, "\n", lang=view.language) + "\n"


def _intervention(pack: Pack, entry: Intervention) -> Iterator[Safe]:
    yield _section("What to do", *(tag("p", line) for line in clean_lines(entry.do)))
    if entry.say:
        yield _section("Words that may help", _listed(f"“{clean(text)}”" for text in entry.say))
    barriers = (pack.barriers[name] for name in entry.helps_with)
    yield from _listing("What it answers", (f"{clean(item.label)}: {clean(item.description)}" for item in barriers))
    raised_by = [item for item in pack.safety.values() if entry.id in item.respond_with]
    answered = (f"{clean(item.label)} ({words.URGENCY[item.urgency].lower()})" for item in raised_by)
    yield from _listing("Which safety points it responds to", answered)
    needs = [("Also offered when", entry.when), ("Only if", entry.only_if)]
    conditions = [f"{before} {condition_in_words(test, pack)}" for before, test in needs if test is not None]
    gates = [f"First: {clean(pack.gates[name].label)}" for name in entry.gates]
    held = [f"Not if {condition_in_words(item.when, pack)}: {_plain(item.because)}" for item in entry.not_if]
    against = [item for item in pack.contraindications.values() if item.covers(entry)]
    held += [
        f"{_LEVELS[item.level]} if {condition_in_words(item.when, pack)}: {_plain(item.because)}" for item in against
    ]
    held += _waiting(pack, entry)
    yield from _listing("When it is offered, and when not", [*conditions, *gates, *held])
    yield from _listing("To keep in mind", (_plain(item.say) for item in entry.cautions if item.say))
    evidence = entry.evidence
    basis = [f"Grade {evidence.grade}: {words.GRADE[evidence.grade]}", evidence.effect, evidence.not_claimed]
    yield from _listing("How sure this is", (words.sentence(text) for text in basis if text))
    yield from _listing("What it takes", practical(entry))
    review = review_plan(entry)
    if review:
        steps = (review.see, review.if_not and f"If not: {review.if_not}")
        yield from _listing("To see whether it helps", (words.sentence(step) for step in steps if step))


def _waiting(pack: Pack, entry: Intervention) -> Iterator[str]:
    """Which safety points hold it back. Every emergency does, apart from those that it responds to: said once."""
    if any(item.urgency == "emergency" and entry.id not in item.respond_with for item in pack.safety.values()):
        yield "Not in an emergency to which it does not respond."
    for item in pack.safety.values():
        held = item.hold_back is not None and item.hold_back.holds(entry)
        if held and item.urgency != "emergency" and entry.id not in item.respond_with:
            yield f"Not while this is open: {words.sentence(clean(item.label))}"


def _safety(pack: Pack, entry: Safety) -> Iterator[Safe]:
    yield _section("How urgent it is", tag("p", words.URGENCY[entry.urgency]))
    yield _section("What to do first", _listed(map(clean, entry.do_first)))
    yield _section("When it is raised", tag("p", words.sentence(condition_in_words(entry.when, pack))))
    yield from _listing("What responds to it", (clean(pack.interventions[name].label) for name in entry.respond_with))
    if entry.hold_back is not None and entry.hold_back.because:
        yield _section("Why other things wait", tag("p", _plain(entry.hold_back.because)))
    if entry.policy is not None:
        yield _section("What the service itself states", tag("p", words.sentence(entry.policy.needed)))


_LEVELS: Final[Mapping[str, str]] = {"never": "Not", "precaution": "With care"}


def _sources(sources: Iterable[Source]) -> Safe | None:
    items = []
    for source in sources:
        ref = reference(source)
        text: Content = tag("a", ref.citation, href=ref.url) if ref.url else ref.citation
        items.append(tag("li", text, None if ref.looked_up else "*", f": {clean(source.title)}"))
    return _section("Sources", tag("ul", *items)) if items else None


def _section(heading: str, *content: Content) -> Safe:
    return tag("section", tag("h2", heading, class_="rr-heading"), *content, class_="rr-section")


def _listing(heading: str, texts: Iterable[str]) -> Iterator[Safe]:
    found = tuple(texts)
    if found:
        yield _section(heading, _listed(found))


def _listed(texts: Iterable[str]) -> Safe:
    return tag("ul", *(tag("li", text) for text in texts))


def _plain(text: str) -> str:
    """A text of a rule as it is written: its holes stand for values that a rule does not have."""
    return words.sentence(clean(text))
