"""Vignettes, and what raters said about them, as they are once they have been read."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from resistance_rules.inference.case import Case


@frozen
class MustNot:
    """Something that must not be suggested: an intervention (`id`) or a whole category, and why."""

    id: str | None
    category: str | None
    why: str


@frozen
class Rating:
    """What one rater said about one vignette.

    Attributes:
        vignette: its id.
        safety: red flags that the facts call for.
        barriers: most important first; may be empty.
        helpful: interventions that would be good within the first three, the rater's favourite first.
        best: the single best first step.
        must_not: what would be wrong.
        confidence: `low`, `moderate`, `high`, or None.
    """

    vignette: str
    safety: tuple[str, ...]
    barriers: tuple[str, ...]
    helpful: tuple[str, ...]
    best: str | None
    must_not: tuple[MustNot, ...]
    confidence: str | None

    @property
    def good(self) -> frozenset[str]:
        """Everything the rater would welcome among the first suggestions."""
        return frozenset(self.helpful) | ({self.best} if self.best else frozenset())


@frozen
class Rater:
    """One rater: a name, and a rating for each vignette rated, by vignette id."""

    name: str
    ratings: Mapping[str, Rating]


@frozen
class Vignette:
    """A fictional or anonymous case: `case` holds its facts, checked against the pack."""

    id: str
    title: str
    story: str
    case: Case


@frozen
class RatingSet:
    """Vignettes with their raters.

    Attributes:
        seen: what the raters could choose from, by kind (`safety`, `barrier`, `intervention`); everything, for a kind
            that is not there. An id that no rater saw is unrated, not wrong.
        remarks: what the files' own notes say, what was mended in reading, and what was left out.
    """

    vignettes: tuple[Vignette, ...]
    raters: tuple[Rater, ...]
    seen: Mapping[str, frozenset[str]] = field(factory=dict)
    remarks: tuple[str, ...] = ()

    def rated(self, kind: str, name: str) -> bool:
        """Whether the raters could have named it."""
        return kind not in self.seen or name in self.seen[kind]

    def ratings_of(self, vignette: str) -> list[Rating]:
        """The ratings of one vignette, in the order of the raters."""
        return [rater.ratings[vignette] for rater in self.raters if vignette in rater.ratings]
