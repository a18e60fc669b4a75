"""How far a pack's advice agrees with raters who saw the same facts, and never the rules.

The raters' agreement among themselves is the ceiling; intervals come from resampling the vignettes. Figures say whether
the advice is what informed readers would expect, not whether it helps anyone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import Recommendation
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.testing.rating_set import Rating, RatingSet, Vignette
from resistance_rules.testing.ratings import read_ratings

SEED: Final = 7
RESAMPLES: Final = 2000
FIRST: Final = 3
EARLY: Final = 8
_SHOWN: Final = ("likely", "possible")


@frozen
class Share:
    """So many of so many."""

    hits: float
    of: float

    @property
    def value(self) -> float | None:
        """The share, or None where there is nothing to share."""
        return self.hits / self.of if self.of else None


@frozen
class Measure:
    """One figure with its interval and, where two raters or more can be compared, the ceiling.

    Attributes:
        id, label: what it is.
        better: `higher` or `lower`.
        pack: the pack against the raters.
        low, high: the middle 95 % over resampled vignettes; None where there is nothing to resample.
        raters: each rater against each other one, all pairs together; None with one rater, or where it has no meaning.
    """

    id: str
    label: str
    better: str
    pack: Share
    low: float | None
    high: float | None
    raters: Share | None


@frozen
class Detail:
    """Where the advice on one vignette and its raters part, with the grounds.

    Attributes:
        flags_missed: red flag -> why it is not shown, for those that a rater names.
        flags_extra: red flag -> why it is shown, for those that no rater names.
        barriers_missed: barrier -> why it is not raised, for those that a rater names.
        first: the first suggestions, in order, each with who calls it helpful, best, must-not or has not seen it.
        not_called_helpful: suggestion -> why it stands among the first, for those that no rater calls helpful.
        best_not_first: best first step -> why it does not stand among the first, where none of them does.
        must_not_now: what a rater rules out, and the advice offers now among the first eight -> what the raters said.
    """

    vignette: Vignette
    confidence: tuple[str, ...]
    flags_missed: Mapping[str, str]
    flags_extra: Mapping[str, str]
    barriers_missed: Mapping[str, str]
    first: tuple[tuple[str, str], ...]
    not_called_helpful: Mapping[str, str]
    best_not_first: Mapping[str, str]
    must_not_now: Mapping[str, str]

    @property
    def agrees(self) -> bool:
        """Whether there is nothing to argue about."""
        parts = (self.flags_missed, self.flags_extra, self.barriers_missed, self.not_called_helpful)
        return not any((*parts, self.best_not_first, self.must_not_now))


@frozen
class Agreement:
    """The whole comparison.

    Attributes:
        pack: id and version of the pack.
        raters: their names.
        measures: in a fixed order.
        details: one for each vignette, in the order of the file.
        remarks: what the files' own notes say, and what was mended or left out in reading.
        labels: the pack's words for every id that the details name.
    """

    pack: tuple[str, str]
    raters: tuple[str, ...]
    measures: tuple[Measure, ...]
    details: tuple[Detail, ...]
    remarks: tuple[str, ...]
    labels: Mapping[str, str]

    def measure(self, name: str) -> Measure:
        """The measure of this id.

        Raises:
            KeyError: there is none.
        """
        for measure in self.measures:
            if measure.id == name:
                return measure
        raise KeyError(name)

    def to_dict(self, *, details: bool = True) -> dict[str, Any]:
        """Plain data."""
        from resistance_rules.testing.agreement_report import as_data

        return as_data(self, details=details)

    def to_text(self, *, details: bool = True, width: int = 100) -> str:
        """For a terminal."""
        from resistance_rules.testing.agreement_report import as_text

        return as_text(self, details=details, width=width)

    def to_html(self, *, details: bool = True) -> str:
        """A self-contained page: no script, no outside request."""
        from resistance_rules.testing.agreement_page import as_page

        return as_page(self, details=details)


def agreement(
    kb: KnowledgeBase, ratings: RatingSet | Sequence[str | Path], *, seed: int = SEED, resamples: int = RESAMPLES
) -> Agreement:
    """Compare a pack with raters.

    Args:
        kb: the pack.
        ratings: what `read_ratings` gave, or the files to read.
        seed: of the resampling: the same seed gives the same intervals.
        resamples: how often the vignettes are drawn anew; 0 leaves the intervals out.

    Raises:
        RatingsError: the files have problems; all of them are in `problems`.
    """
    given = ratings if isinstance(ratings, RatingSet) else read_ratings(ratings, kb)
    seen = [_Seen.of(vignette, kb.assess(vignette.case), given) for vignette in given.vignettes]
    tallies = [_tally(one) for one in seen]
    ceilings = [_ceiling(one.ratings, kb) for one in seen]
    draws = _draws(len(seen), seed, resamples)
    return Agreement(
        pack=(kb.pack.info.id, kb.pack.info.version),
        raters=tuple(rater.name for rater in given.raters),
        measures=tuple(_measure(definition, tallies, ceilings, draws) for definition in MEASURES),
        details=tuple(map(_detail, seen)),
        remarks=given.remarks,
        labels={
            name: entry.label
            for kind in ("safety", "barrier", "intervention")
            for name, entry in kb.pack.entries(kind).items()
        },
    )


# --- what is counted ------------------------------------------------------------------------------------------

MEASURES: Final = (
    ("flags_all", "red flags that every rater names, found", "higher"),
    ("flags_any", "red flags that a rater names, found", "higher"),
    ("flags_extra", "red flags shown that no rater names", "lower"),
    ("barriers_all", "barriers that every rater names, found", "higher"),
    ("barriers_any", "barriers that a rater names, found", "higher"),
    ("barrier_first", "the first barrier of a rater, found", "higher"),
    ("barriers_shown", "barriers shown as likely, for each one a rater names", "lower"),
    ("helpful", "first three suggestions that a rater calls helpful", "higher"),
    ("best_1", "a best first step stands first", "higher"),
    ("best_3", "a best first step among the first three", "higher"),
    ("best_5", "a best first step among the first five", "higher"),
    ("must_not_all", "now in the first eight, though every rater rules it out", "lower"),
    ("must_not_any", "now in the first eight, though a rater rules it out", "lower"),
)
Tally = Mapping[str, tuple[float, float]]


@frozen
class _Seen:
    """One vignette, the advice on it, and its ratings, without what the raters could not name."""

    vignette: Vignette
    advice: Advice
    ratings: tuple[Rating, ...]
    flags: frozenset[str]
    raised: frozenset[str]
    likely: frozenset[str]
    rated: frozenset[str]

    @classmethod
    def of(cls, vignette: Vignette, advice: Advice, given: RatingSet) -> _Seen:
        def level(*levels: str) -> frozenset[str]:
            shown = (item.id for item in advice.barriers if item.level in levels)
            return frozenset(name for name in shown if given.rated("barrier", name))

        return cls(
            vignette=vignette,
            advice=advice,
            ratings=tuple(given.ratings_of(vignette.id)),
            flags=frozenset(item.id for item in advice.safety if given.rated("safety", item.id)),
            raised=level(*_SHOWN),
            likely=level("likely"),
            rated=frozenset(item.id for item in advice.recommendations if given.rated("intervention", item.id)),
        )

    def first(self, count: int) -> list[Recommendation]:
        return list(self.advice.recommendations[:count])

    def ruled_out(self, rating: Rating) -> dict[str, str]:
        """What this rater rules out and the advice offers now among the first eight, with the rater's words."""
        found = {}
        for item in self.first(EARLY):
            for entry in rating.must_not:
                if item.status == "now" and (item.id == entry.id or item.category == entry.category):
                    found[item.id] = entry.why
        return found


def _named(ratings: Iterable[Rating], what: Callable[[Rating], Iterable[str]]) -> tuple[set[str], set[str]]:
    """What every rater names, and what at least one names."""
    sets = [set(what(rating)) for rating in ratings]
    return set.intersection(*sets), set.union(*sets)


def _tally(seen: _Seen) -> Tally:
    ratings = seen.ratings
    flags_all, flags_any = _named(ratings, lambda r: r.safety)
    barriers_all, barriers_any = _named(ratings, lambda r: r.barriers)
    good = set().union(*(rating.good for rating in ratings))
    best = {rating.best for rating in ratings if rating.best}
    firsts = [rating.barriers[0] for rating in ratings if rating.barriers]
    three = [item.id for item in seen.first(FIRST) if item.id in seen.rated]
    out = [set(seen.ruled_out(rating)) for rating in ratings]

    def reached(count: int) -> float:
        return float(any(item.id in best for item in seen.first(count)))

    has_best = float(bool(best))
    return {
        "flags_all": (len(flags_all & seen.flags), len(flags_all)),
        "flags_any": (len(flags_any & seen.flags), len(flags_any)),
        "flags_extra": (len(seen.flags - flags_any), len(seen.flags)),
        "barriers_all": (len(barriers_all & seen.raised), len(barriers_all)),
        "barriers_any": (len(barriers_any & seen.raised), len(barriers_any)),
        "barrier_first": (sum(name in seen.raised for name in firsts), len(firsts)),
        "barriers_shown": (len(seen.likely), sum(len(rating.barriers) for rating in ratings) / len(ratings)),
        "helpful": (sum(name in good for name in three), len(three)),
        "best_1": (reached(1), has_best),
        "best_3": (reached(FIRST), has_best),
        "best_5": (reached(5), has_best),
        "must_not_all": (float(bool(set.intersection(*out))), 1),
        "must_not_any": (float(bool(set.union(*out))), 1),
    }


def _ceiling(ratings: Sequence[Rating], kb: KnowledgeBase) -> Tally:
    """The same questions put to each rater about each other one; what has no meaning between two is left out."""
    sums: dict[str, list[float]] = {}

    def add(name: str, hits: float, of: float) -> None:
        total = sums.setdefault(name, [0, 0])
        total[0] += hits
        total[1] += of

    for one, other in permutations(ratings, 2):
        add("flags_any", len(set(one.safety) & set(other.safety)), len(set(other.safety)))
        add("flags_extra", len(set(one.safety) - set(other.safety)), len(set(one.safety)))
        add("barriers_any", len(set(one.barriers) & set(other.barriers)), len(set(other.barriers)))
        if other.barriers:
            add("barrier_first", float(other.barriers[0] in one.barriers), 1)
        ordered = list(dict.fromkeys([*([one.best] if one.best else []), *one.helpful]))
        add("helpful", sum(name in other.good for name in ordered[:FIRST]), len(ordered[:FIRST]))
        if other.best:
            for count in (1, FIRST, 5):
                add(f"best_{count}", float(other.best in ordered[:count]), 1)
        ruled = {
            name
            for name in ordered[:EARLY]
            for entry in other.must_not
            if name == entry.id or kb.pack.interventions[name].category == entry.category
        }
        add("must_not_any", float(bool(ruled)), 1)
    return {name: (total[0], total[1]) for name, total in sums.items()}


def _draws(count: int, seed: int, resamples: int) -> list[list[int]]:
    rng = random.Random(seed)  # noqa: S311  (resampling, not secrets)
    return [rng.choices(range(count), k=count) for _ in range(resamples)] if count else []


def _measure(
    definition: tuple[str, str, str],
    tallies: Sequence[Tally],
    ceilings: Sequence[Tally],
    draws: Sequence[Sequence[int]],
) -> Measure:
    name, label, better = definition
    pairs = [tally[name] for tally in tallies]
    values = []
    for draw in draws:
        share = _sum(pairs[index] for index in draw)
        if share.value is not None:
            values.append(share.value)
    values.sort()
    low, high = (values[int(len(values) * 0.025)], values[int(len(values) * 0.975)]) if values else (None, None)
    among = _sum(tally[name] for tally in ceilings if name in tally)
    return Measure(name, label, better, _sum(pairs), low, high, among if among.of else None)


def _sum(pairs: Iterable[tuple[float, float]]) -> Share:
    hits = of = 0.0
    for one, other in pairs:
        hits += one
        of += other
    return Share(hits, of)


# --- what to argue about --------------------------------------------------------------------------------------


def _detail(seen: _Seen) -> Detail:
    advice, ratings = seen.advice, seen.ratings
    _, flags = _named(ratings, lambda r: r.safety)
    _, barriers = _named(ratings, lambda r: r.barriers)
    best = sorted({rating.best for rating in ratings if rating.best})
    three = seen.first(FIRST)
    good = set().union(*(rating.good for rating in ratings))
    reached = any(item.id in best for item in three)
    ruled: dict[str, str] = {}
    for rating in ratings:
        ruled |= seen.ruled_out(rating)
    return Detail(
        vignette=seen.vignette,
        confidence=tuple(rating.confidence or "" for rating in ratings),
        flags_missed={name: str(advice.why_not(name)) for name in sorted(flags - seen.flags)},
        flags_extra={name: str(advice.why(name)) for name in sorted(seen.flags - flags)},
        barriers_missed={name: str(advice.why_not(name)) for name in sorted(barriers - seen.raised)},
        first=tuple((item.id, _verdict(item.id, seen)) for item in seen.first(5)),
        not_called_helpful={
            item.id: str(advice.why(item.id)) for item in three if item.id in seen.rated and item.id not in good
        },
        best_not_first={} if reached else {name: _why_not_first(name, advice) for name in best},
        must_not_now=ruled,
    )


def _verdict(name: str, seen: _Seen) -> str:
    ratings = seen.ratings
    if name not in seen.rated:
        return "not seen by the raters"
    best = sum(rating.best == name for rating in ratings)
    helpful = sum(name in rating.good for rating in ratings)
    against = sum(any(entry.id == name for entry in rating.must_not) for rating in ratings)
    parts = [f"best for {best}"] if best else []
    parts += [f"helpful for {helpful} of {len(ratings)}"] if helpful else ["nobody calls it helpful"]
    return ", ".join(parts + ([f"ruled out by {against}"] if against else []))


def _why_not_first(name: str, advice: Advice) -> str:
    """Why it is not recommended; or, where it is, at which place it stands and why."""
    found = advice.recommendation(name)
    if found is None:
        return str(advice.why_not(name))
    above = ", ".join(item.id for item in advice.recommendations[: min(found.rank - 1, FIRST)])
    return f"stands at place {found.rank} ({found.status}), after {above}\n{advice.why(name)}"
