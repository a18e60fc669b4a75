"""What a rendering shows, item by item: texts in words, labels instead of ids, nothing left to look up.

Texts are cleaned (one line each, no control characters) and not yet escaped for any format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from resistance_rules.advice.render.words import POLICY_MISSING, WORKING


@frozen
class Reference:
    """A source as a short citation. `looked_up`: a reviewer has found it, and what it says."""

    citation: str
    url: str | None
    looked_up: bool


@frozen
class Sign:
    """Something that speaks for a barrier. `working`: by a threshold of the pack's own."""

    text: str
    working: bool = False

    def __str__(self) -> str:
        """The sign, saying so if the threshold is the pack's own."""
        return f"{self.text} ({WORKING})" if self.working else self.text


@frozen
class Ask:
    """A question, and whether it is asked only when the person is alone."""

    text: str
    alone: bool


@frozen
class Why:
    """One thing that indicates a recommendation: a `barrier` with its level, a `safety` condition, or the `situation`.

    `signs` say what speaks for a barrier where it is named first; where it is named again they are empty.
    """

    kind: str
    label: str
    level: str | None = None
    signs: tuple[Sign, ...] = ()


@frozen
class Caution:
    """Something to keep in mind, or (not `applies`) to check; `depends_on`: what is not known yet."""

    applies: bool
    say: str
    depends_on: tuple[str, ...]


@frozen
class GateToOpen:
    """Something that is not in place yet, the question about it, and what opens it."""

    label: str
    is_known: bool
    ask: str
    opened_by: tuple[str, ...]


@frozen
class Evidence:
    """How well founded a recommendation is."""

    grade: str
    words: str
    effect: str | None
    references: tuple[Reference, ...]


@frozen
class ReviewPlan:
    """How and when to see whether it helps, and what to do if not."""

    see: str
    if_not: str | None


@frozen
class RecommendationView:
    """A recommendation with everything that is said about it.

    `tags` say in words whether to do it now, how urgent it is, and for whom it is, where that is not the clinician.
    """

    rank: int
    label: str
    status: str
    tags: tuple[str, ...]
    do: tuple[str, ...]
    say: tuple[str, ...]
    why: tuple[Why, ...]
    evidence: Evidence
    cautions: tuple[Caution, ...]
    settle: tuple[Ask, ...]
    gates: tuple[GateToOpen, ...]
    practical: tuple[str, ...]
    review: ReviewPlan | None
    private: bool


@frozen
class SafetyView:
    """An active safety condition. `policy_needed`: what the site must state and has not."""

    label: str
    urgency: str
    because: str
    do_first: tuple[str, ...]
    policy: tuple[str, ...]
    policy_needed: str | None
    unanswered: bool
    alone: bool
    respond_with: tuple[str, ...]
    private: bool


def policy_gaps(safety: Iterable[SafetyView]) -> Iterator[str]:
    """One sentence for each thing that the site must state and has not, with the conditions that need it."""
    conditions: dict[str, list[str]] = {}
    for item in safety:
        if item.policy_needed:
            conditions.setdefault(item.policy_needed, []).append(f"“{item.label}”")
    for needed, labels in conditions.items():
        yield POLICY_MISSING.format(conditions=" and ".join(labels), needed=needed)


@frozen
class BarrierView:
    """A likely or possible barrier: what speaks for it and against it, and what is still open."""

    label: str
    level: str
    description: str
    sits_with: str
    signs: tuple[Sign, ...]
    against: tuple[str, ...]
    open: tuple[str, ...]
    ask: str | None
    mistaken_for: tuple[str, ...]
    private: bool


@frozen
class Reason:
    """Why something is held back, and all that would together release it, where that can be said.

    `kind` is that of the advice: `emergency`, `safety`, `contraindication`, `not_if`, `only_if` or `pathway`.
    """

    kind: str
    words: str
    release: tuple[str, ...]


@frozen
class WithheldView:
    """Responses that are held back for the same reasons; `besides`: what holds back one of them also."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    reasons: tuple[Reason, ...]
    besides: tuple[tuple[str, Reason], ...]
    private: bool

    @property
    def release(self) -> tuple[str, ...]:
        """What would release them, each thing once."""
        return tuple(dict.fromkeys(part for reason in self.reasons for part in reason.release))

    @property
    def is_mere_need(self) -> bool:
        """Whether nothing speaks against it but that something it needs is not so."""
        return {reason.kind for reason in self.reasons} == {"only_if"}


@frozen
class QuestionView:
    """A question worth asking next, and what its answer would settle. `urgent`: it is about safety."""

    ask: str
    alone: bool
    urgent: bool
    settles: tuple[str, ...]
    private: bool


@frozen
class PathwayView:
    """A pathway and its current stage; `stage` None: all stages are done."""

    label: str
    stage: str | None
    avoid: tuple[str, ...]
    review: str | None
    private: bool


@frozen
class PackView:
    """The small print. `draft`: what the pack says of itself if it is one."""

    id: str
    version: str
    digest: str
    title: str
    language: str
    intended_use: str | None
    draft: str | None
