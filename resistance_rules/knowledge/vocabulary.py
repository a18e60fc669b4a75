"""What a pack is for, how it counts, and the vocabulary: the facts that hosts submit, and the sources.

The declarations are the format (pack-format.md): the reader, the JSON Schema, overlays and the digest follow them.
Numbers are exact (`int` or `Decimal`), lists are tuples, and every entry knows its `place`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar, Final

from attrs import field, frozen

from resistance_rules.knowledge.conditions import Number, Value
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.kinds import WORD, Amount, Flag, Id, Ids, Many, One, Refs, Text, TextMap, Texts, Word, Words, text, yaml
from resistance_rules.knowledge.value_kinds import ChangeTo, GradeFactors, Range

USES: Final = (
    "race", "ethnicity", "language", "sexual_orientation", "gender_identity", "sex", "date_of_birth",
    "social_determinants", "health_status",
)  # fmt: skip
USE_OF_ATTRIBUTES: Final = tuple(
    "use_of_" + {"social_determinants": "social_determinants_of_health", "health_status": "health_status_assessments"}.get(use, use)
    for use in USES
)  # fmt: skip
Problems = Iterator[tuple[str, str, str]]


@frozen(kw_only=True)
class Entry:
    """What all entries have: a reviewer's note and a place. Neither changes a result."""

    note: str | None = text()
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class SourceAttributes(Entry):
    """Source attributes of 45 CFR 170.315(b)(11)(iv)(A) that people write; the nine "use of" ones are computed."""

    COMPUTED_KEYS: ClassVar[frozenset[str]] = frozenset(USE_OF_ATTRIBUTES)

    bibliographic_citation: str | None = text(translated=False)
    developer: str | None = text(translated=False)
    funding_source: str | None = text(translated=False)
    release_and_revision_dates: str | None = text(translated=False)
    validity: str | None = text(translated=False)
    fairness: str | None = text(translated=False)


@frozen(kw_only=True)
class PackInfo(Entry):
    """Who and what the pack is for."""

    id: str = yaml(Id(kebab=True), required=True)
    title: str = text(required=True)
    version: str = text(required=True, translated=False)
    format: int = yaml(Amount(low=1, high=1), required=True)
    language: str | None = text(translated=False)
    extends: tuple[str, ...] = yaml(Refs("pack"))
    intended_use: str | None = text(translated=False)
    source_attributes: SourceAttributes | None = yaml(One(SourceAttributes))
    uses_note: str | None = text(translated=False)
    shows: int = yaml(Amount(low=1, high=50), default=4)


@frozen(kw_only=True)
class Language(Entry):
    """Words no text may use, what to say instead, and how texts print values."""

    never_say: tuple[str, ...] = yaml(Texts(blame=False))
    say_instead: Mapping[str, str] = yaml(TextMap(blame=False), default={})
    words: Mapping[str, str] = yaml(TextMap(blame=False), default={})


@frozen(kw_only=True)
class Points(Entry):
    """Points of an indicator by its strength."""

    strong: int = yaml(Amount(low=0, high=1000), default=4)
    moderate: int = yaml(Amount(low=0, high=1000), default=2)
    weak: int = yaml(Amount(low=0, high=1000), default=1)


@frozen(kw_only=True)
class Scoring(Entry):
    """How indicators add up, and the order among barriers (semantics 3 and 5)."""

    points: Points = yaml(One(Points), default=Points())
    likely: int = yaml(Amount(low=1, high=1000), default=4)
    possible: int = yaml(Amount(low=1, high=1000), default=2)
    precedence: tuple[str, ...] = yaml(Refs("barrier"))
    cap: int = yaml(Amount(low=1, high=1000), default=8)
    grades: Mapping[str, Number] = yaml(
        GradeFactors(), default={"A": 1, "B": Decimal("0.9"), "C": Decimal("0.8"), "D": Decimal("0.7")}
    )

    def problems(self) -> Problems:
        """What does not fit together."""
        if self.possible > self.likely:
            yield "out_of_range", "`possible` is above `likely`", "a likely barrier is also possible: lower `possible`"


@frozen(kw_only=True)
class Code(Entry):
    """A code of this fact in a terminology; only codes that were verified."""

    system: str = text(required=True, translated=False)
    code: str = text(required=True, translated=False)
    display: str | None = text()


@frozen(kw_only=True)
class Change(Entry):
    """Who can change the fact, to what, with what effort (1 in this contact ... 5 new means are needed)."""

    by: str = yaml(Word(("service", "clinician", "prescriber", "person")), required=True)
    to: str | tuple[Value, ...] = yaml(ChangeTo(), required=True)
    effort: int = yaml(Amount(low=1, high=5), default=3)


@frozen(kw_only=True)
class Fact(Entry):
    """One thing a host may submit. Exactly one of `yes_no`, `integer`, `number`, `choice` gives its type."""

    id: str = yaml(Id(), required=True)
    yes_no: bool | None = yaml(Flag(only=True))
    integer: tuple[int, int] | None = yaml(Range(whole=True))
    number: tuple[Number, Number] | None = yaml(Range(whole=False))
    choice: tuple[str, ...] = yaml(Ids(shape=WORD, least=2))
    unit: str | None = text()
    label: str = text(required=True)
    ask: str | None = text(holes=True)
    answered_by: str | None = yaml(Word(("person", "clinician", "record", "instrument")))
    codes: tuple[Code, ...] = yaml(Many(Code))
    uses: tuple[str, ...] = yaml(Words(USES, least=1))
    private: bool = yaml(Flag(), default=False)
    alone: bool = yaml(Flag(), default=False)
    change: Change | None = yaml(One(Change))

    @property
    def type(self) -> str:
        """`yes_no`, `integer`, `number` or `choice`."""
        if self.yes_no:
            return "yes_no"
        return "integer" if self.integer else "number" if self.number else "choice"

    @property
    def range(self) -> tuple[Number, Number] | None:
        """Lowest and highest value of a number, both included."""
        return self.integer or self.number

    @property
    def expected(self) -> str:
        """What a value must be, in words."""
        if self.yes_no:
            return "true or false"
        if self.integer:
            return f"a whole number from {self.integer[0]} to {self.integer[1]}"
        if self.number:
            return f"a number from {self.number[0]} to {self.number[1]}"
        return "one of " + ", ".join(f"`{word}`" for word in self.choice)

    def accepts(self, value: Value) -> bool:
        """Whether this exact value is one that the fact can have."""
        if self.yes_no or isinstance(value, bool):
            return bool(self.yes_no) and isinstance(value, bool)
        if isinstance(value, str):
            return value in self.choice
        if self.range is None or (self.integer and not isinstance(value, int)):
            return False
        return self.range[0] <= value <= self.range[1]

    def problems(self) -> Problems:
        """What does not fit together."""
        types = [name for name in ("yes_no", "integer", "number", "choice") if getattr(self, name)]
        if len(types) != 1:
            found = " and ".join(f"`{name}`" for name in types) or "no type"
            yield "fact_type", f"fact `{self.id}` has {found}", "give one of `yes_no`, `integer`, `number`, `choice`"
            return
        if self.change is None:
            return
        if isinstance(self.change.to, str):
            if self.range is None:
                yield "bad_value", f"`{self.change.to}` is for numbers", f"list values: {self.expected}"
        elif not all(self.accepts(value) for value in self.change.to):
            yield "bad_value", f"`change.to` has a value that `{self.id}` cannot have", f"expected {self.expected}"


@frozen(kw_only=True)
class Source(Entry):
    """Where a statement comes from."""

    id: str = yaml(Id(), required=True)
    authors: str | None = yaml(Text(blame=False))
    year: int | None = yaml(Amount(low=1800, high=2200))
    title: str = yaml(Text(blame=False), required=True, translated=True)
    venue: str | None = yaml(Text(blame=False))
    doi: str | None = text(translated=False)
    pmid: str | None = text(translated=False)
    isbn: str | None = text(translated=False)
    url: str | None = text(translated=False)
    kind: str = yaml(
        Word((
            "meta_analysis", "systematic_review", "rct", "cohort", "guideline", "consensus", "measure", "textbook",
            "practice_expert", "regulation",
        )),
        required=True,
    )  # fmt: skip
    supports: str = text(required=True)
    figure: str | None = text()
    verified: str = yaml(Word(("search", "memory")), required=True)
