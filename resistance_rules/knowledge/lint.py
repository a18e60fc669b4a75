"""Findings: what a reviewer should look at in a pack that loads. Source: pack-format.md, "allow: waivers for findings".

Each finding code has one function here, of the same name. None of them changes the pack or refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import frozen

from resistance_rules.knowledge.checks import HOLE
from resistance_rules.knowledge.conditions import Condition, GateIs, Known, NotEstablished, own_facts, walk
from resistance_rules.knowledge.diagnostics import Finding, Place
from resistance_rules.knowledge.entries import Barrier, Intervention, PathwayEvidence
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.promises import PROOF_FINDINGS, Allow
from resistance_rules.knowledge.sentences import sentences
from resistance_rules.knowledge.texts import texts_of
from resistance_rules.knowledge.usage import citations, conditions_of_advice

MOST_SENTENCES: Final = 4  # in `do`: a clinician reads it between two people
UNKNOWN_WORDS: Final = frozenset(
    {
        "cannot_say", "dont_know", "do_not_know", "missing", "no_answer", "no_data", "no_information", "no_record",
        "unanswered", "unasked", "unassessed", "undetermined", "undocumented", "unknown", "unmeasured", "unrecorded",
        "unscreened", "unspecified", "untested",
    }
)  # fmt: skip
NOT_YET: Final = frozenset(  # `not_asked`, `not_yet_asked`
    {
        "answered", "asked", "assessed", "checked", "collected", "determined", "documented", "done", "entered",
        "evaluated", "examined", "known", "measured", "recorded", "screened", "specified", "stated", "tested",
    }
)  # fmt: skip


@frozen
class LintResult:
    """What `check` finds in a pack.

    Attributes:
        findings: what nothing waives, by code and entry.
        waived: what an `allow` entry waives, with that entry; in the same order.
    """

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Allow], ...]

    def __iter__(self) -> Iterator[Finding]:
        """Go through what nothing waives."""
        return iter(self.findings)


def findings(pack: Pack) -> list[Finding]:
    """Find what a reviewer should look at and no `allow` entry waives, by code and entry."""
    return list(lint(pack).findings)


def lint(pack: Pack) -> LintResult:
    """Find what a reviewer should look at, and apply the pack's waivers.

    A waiver that nothing needs is the finding `unneeded_allow`, which can be waived like any other.
    """
    waivers = {(allow.finding, allow.id): allow for allow in pack.allow}
    found = [finding for check in CHECKS for finding in check(pack)]
    found += [_unneeded_allow(allow) for allow in _unneeded(pack.allow, found, of_waivers=False)]
    open_ones, waived = [], []
    for finding in sorted(found, key=_order):
        allow = waivers.get((finding.code, finding.entry))
        if allow is None:
            open_ones.append(finding)
        else:
            waived.append((finding, allow))
    # A waiver of `unneeded_allow` that nothing needs cannot waive itself.
    open_ones += [_unneeded_allow(allow) for allow in _unneeded(pack.allow, found, of_waivers=True)]
    return LintResult(tuple(sorted(open_ones, key=_order)), tuple(waived))


def _unneeded(waivers: Iterable[Allow], found: Iterable[Finding], *, of_waivers: bool) -> list[Allow]:
    needed = {(finding.code, finding.entry) for finding in found}
    asked = [
        allow
        for allow in waivers
        if (allow.finding == "unneeded_allow") == of_waivers
        and allow.finding not in PROOF_FINDINGS  # proofs judge these
    ]
    return [allow for allow in asked if (allow.finding, allow.id) not in needed]


def _order(finding: Finding) -> tuple[str, str, str, Place]:
    return finding.code, finding.entry, finding.message, finding.place or Place("", 0, 0)


def _unneeded_allow(allow: Allow) -> Finding:
    message = f"there is no finding `{allow.finding}` of this entry to allow"
    return Finding("unneeded_allow", allow.id, message, allow.place, "take the waiver out")


def never_indicated(pack: Pack) -> Iterator[Finding]:
    """An intervention that nothing indicates: no barrier, no `when`, no safety condition."""
    responses = {name for safety in pack.safety.values() for name in safety.respond_with}
    for entry in pack.interventions.values():
        if not entry.helps_with and entry.when is None and entry.id not in responses:
            help_text = "add `for`, `also` or `when`, or let a safety condition respond with it"
            yield Finding("never_indicated", entry.id, "nothing indicates this intervention", entry.place, help_text)


def unanswered_barrier(pack: Pack) -> Iterator[Finding]:
    """A barrier that no intervention answers first."""
    answered = {name for entry in pack.interventions.values() for name in entry.answers}
    for barrier in pack.barriers.values():
        if barrier.id not in answered:
            help_text = "add it to `for` of what helps; a barrier without an offer helps nobody"
            yield Finding(
                "unanswered_barrier", barrier.id, "no intervention is for this barrier", barrier.place, help_text
            )


def never_likely(pack: Pack) -> Iterator[Finding]:
    """A barrier whose indicators together stay below `scoring.likely`."""
    for barrier in pack.barriers.values():
        most = _most_points(barrier, pack)
        if most < pack.scoring.likely:
            message = f"all its indicators together give {most} points, and likely begins at {pack.scoring.likely}"
            help_text = "add an indicator about something else, or say why possible is enough"
            yield Finding("never_likely", barrier.id, message, barrier.place, help_text)


def _most_points(barrier: Barrier, pack: Pack) -> int:
    groups: dict[str, int] = {}
    for position, indicator in enumerate(barrier.indicators):
        group = indicator.group or f"own group {position}"
        points: int = getattr(pack.scoring.points, indicator.strength)
        groups[group] = max(points, groups.get(group, 0))
    return sum(groups.values())


def unused_fact(pack: Pack) -> Iterator[Finding]:
    """A fact that no condition with a bearing on the advice mentions, and no text prints."""
    used = {fact for condition in conditions_of_advice(pack) for test in walk(condition) for fact in own_facts(test)}
    used |= {name for text in texts_of(pack) if text.holes for name in HOLE.findall(text.text)}
    for fact in pack.facts.values():
        if fact.id not in used:
            help_text = "write the rule that needs it, or take it out of the vocabulary"
            yield Finding("unused_fact", fact.id, "no condition mentions this fact", fact.place, help_text)


def unused_gate(pack: Pack) -> Iterator[Finding]:
    """A gate that no intervention needs and no condition mentions."""
    used = {name for entry in pack.interventions.values() for name in entry.gates}
    tests = (test for condition in conditions_of_advice(pack) for test in walk(condition))
    used |= {test.gate for test in tests if isinstance(test, GateIs)}
    for gate in pack.gates.values():
        if gate.id not in used:
            help_text = "add it to `gates` of what should wait for it"
            yield Finding("unused_gate", gate.id, "nothing waits for this gate", gate.place, help_text)


def two_valued_danger(pack: Pack) -> Iterator[Finding]:
    """A contraindication or `not_if` that uses `known` or `not_established`, so that unknown can count as safe."""
    for contra in pack.contraindications.values():
        yield from _two_valued(contra.id, contra.when)
    for entry in pack.interventions.values():
        for not_if in entry.not_if:
            yield from _two_valued(entry.id, not_if.when)


def _two_valued(entry: str, when: Condition) -> Iterator[Finding]:
    for test in walk(when):
        if isinstance(test, Known | NotEstablished):
            word = "known" if isinstance(test, Known) else "not_established"
            message = f"`{word}` stands in this danger: what is not known can count as safe"
            help_text = "write the danger itself as the condition; unknown is then asked about"
            yield Finding("two_valued_danger", entry, message, test.place, help_text)


def emergency_unanswered(pack: Pack) -> Iterator[Finding]:
    """An emergency that has no response, or none that is free of conditions which could withhold it."""
    for safety in pack.safety.values():
        if safety.urgency != "emergency":
            continue
        responses = [pack.interventions[name] for name in safety.respond_with]
        if not all(_can_be_withheld(entry, pack) for entry in responses):
            continue
        message = "each of its responses can be withheld" if responses else "this emergency has no response"
        help_text = "respond with at least one thing that has no `never`, `not_if` or `only_if`"
        yield Finding("emergency_unanswered", safety.id, message, safety.place, help_text)


def _can_be_withheld(entry: Intervention, pack: Pack) -> bool:
    never = (contra for contra in pack.contraindications.values() if contra.level == "never")
    return bool(entry.not_if) or entry.only_if is not None or any(contra.covers(entry) for contra in never)


def unknown_as_value(pack: Pack) -> Iterator[Finding]:
    """A fact with a choice that means it is not known."""
    for fact in pack.facts.values():
        for word in fact.choice:
            if _means_unknown(word):
                message = f"the choice `{word}` means that the fact is not known"
                help_text = f"leave the fact out then; a rule for which that matters says {{unknown: {fact.id}}}"
                yield Finding("unknown_as_value", fact.id, message, fact.place, help_text)


def _means_unknown(word: str) -> bool:
    rest = word.removeprefix("not_").removeprefix("yet_")
    return word in UNKNOWN_WORDS or (word.startswith("not_") and rest in NOT_YET)


def unmarked_private(pack: Pack) -> Iterator[Finding]:
    """A safety condition that mentions a private fact and is not private itself."""
    for safety in pack.safety.values():
        if safety.private:
            continue
        mentioned = {fact for test in walk(safety.when) for fact in own_facts(test)}
        mentioned |= {name for name in HOLE.findall(safety.because or "") if name in pack.facts}
        private = sorted(name for name in mentioned if pack.facts[name].private)
        if private:
            shown = ", ".join(f"`{name}`" for name in private)
            message = f"it mentions the private {shown} and is not private"
            yield Finding("unmarked_private", safety.id, message, safety.place, "add `private: true`")


def memory_only(pack: Pack) -> Iterator[Finding]:
    """A grade A or B that rests on sources nobody has looked up."""
    graded: list[tuple[str, PathwayEvidence, Place | None]]
    graded = [(entry.id, entry.evidence, entry.place) for entry in pack.interventions.values()]
    graded += [(way.id, way.evidence, way.place) for way in pack.pathways.values() if way.evidence is not None]
    for name, evidence, place in graded:
        if evidence.grade in ("A", "B") and all(pack.sources[cited].verified == "memory" for cited in evidence.cite):
            message = f"grade {evidence.grade} rests on sources from memory only"
            help_text = "look one of them up and set `verified: search`"
            yield Finding("memory_only", name, message, evidence.place or place, help_text)


def uncited_source(pack: Pack) -> Iterator[Finding]:
    """A source that nothing cites."""
    cited = citations(pack)
    for source in pack.sources.values():
        if source.id not in cited:
            help_text = "cite it where it supports something, or take it out"
            yield Finding("uncited_source", source.id, "nothing cites this source", source.place, help_text)


def long_do(pack: Pack) -> Iterator[Finding]:
    """An intervention whose `do` has more than four sentences."""
    for entry in pack.interventions.values():
        count = len(sentences(entry.do))
        if count > MOST_SENTENCES:
            message = f"`do` has {count} sentences, more than {MOST_SENTENCES}"
            yield Finding(
                "long_do", entry.id, message, entry.place, "say what to do; the rest fits `note`, `say`, `review`"
            )


def literal_hole(pack: Pack) -> Iterator[Finding]:
    """A text that is printed as it is, with the id of a fact in braces."""
    for text in texts_of(pack):
        if text.holes:
            continue
        for name in dict.fromkeys(HOLE.findall(text.text)):
            if name in pack.facts:
                message = f"`{{{name}}}` in `{text.key}` is printed as it stands, not filled in"
                help_text = (
                    "say it in words; holes are filled in `because` (not of promises), `ask` and the `say` of cautions"
                )
                yield Finding("literal_hole", text.entry, message, text.place, help_text)


def policy_missing(pack: Pack) -> Iterator[Finding]:
    """How many safety conditions still lack the site's own text."""
    needed = [safety for safety in pack.safety.values() if safety.policy is not None]
    missing = [safety for safety in needed if safety.policy is not None and safety.policy.text is None]
    if missing:
        message = f"the site's own text is missing for {len(missing)} of {len(needed)} safety conditions that need one"
        help_text = "an overlay of the site gives each its `policy.text`; until then the advice says that it is missing"
        yield Finding("policy_missing", pack.info.id, message, pack.info.place, help_text)


CHECKS: Final[tuple[Callable[[Pack], Iterator[Finding]], ...]] = (
    emergency_unanswered, literal_hole, long_do, memory_only, never_indicated, never_likely, policy_missing,
    two_valued_danger, unanswered_barrier, uncited_source, unknown_as_value, unmarked_private, unused_fact, unused_gate,
)  # fmt: skip
