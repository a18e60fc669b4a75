"""What a pack is for, how it counts, and the vocabulary: the facts that hosts submit, and the sources.

The declarations are the format (pack-format.md): the reader, the JSON Schema, overlays and the digest follow them.
Numbers are exact (`int` or `Decimal`), lists are tuples, and every entry knows its `place`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Final

from attrs import field, frozen

from resistance_rules.knowledge.conditions import Number, Value
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.kinds import KEBAB, WORD, Mismatch, Mismatches
from resistance_rules.knowledge.list_kinds import Ids, Refs, TextMap, Texts, Words
from resistance_rules.knowledge.scalar_kinds import (
    LANGUAGE_TAG,
    VERSION,
    Amount,
    Flag,
    FormatNumber,
    Id,
    Shaped,
    Text,
    Word,
)
from resistance_rules.knowledge.shapes import Many, One, text, yaml
from resistance_rules.knowledge.value_kinds import GRADE_FACTORS, ChangeTo, GradeFactors, Range

CHANGERS: Final = ("service", "clinician", "prescriber", "person")  # who can change a fact
USES: Final = (
    "race", "ethnicity", "language", "sexual_orientation", "gender_identity", "sex", "date_of_birth",
    "social_determinants", "health_status",
)  # fmt: skip
_IN_FULL: Final = {"social_determinants": "social_determinants_of_health", "health_status": "health_status_assessments"}
USE_OF: Final[Mapping[str, str]] = {use: f"use_of_{_IN_FULL.get(use, use)}" for use in USES}
USE_OF_ATTRIBUTES: Final = tuple(USE_OF.values())
FACT_TYPES: Final = ("yes_no", "integer", "number", "choice")


@frozen(kw_only=True)
class Entry:
    """What all entries have: a reviewer's note and a place. Neither changes a result.

    A class may say in `IN_WORDS` what error texts call it, in `COMPUTED_KEYS` which keys nobody writes, and in `ALSO`
    what its JSON Schema demands beyond the kinds of its fields (the reader asks `problems` for that).
    """

    note: str | None = text()
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class SourceAttributes(Entry):
    """Source attributes of 45 CFR 170.315(b)(11)(iv)(A) that people write; the nine "use of" ones are computed."""

    COMPUTED_KEYS: ClassVar[frozenset[str]] = frozenset(USE_OF_ATTRIBUTES)
    IN_WORDS: ClassVar[str] = "`source_attributes` mapping"

    bibliographic_citation: str | None = text(translated=False)
    developer: str | None = text(translated=False)
    funding_source: str | None = text(translated=False)
    release_and_revision_dates: str | None = text(translated=False)
    validity: str | None = text(translated=False)
    fairness: str | None = text(translated=False)


@frozen(kw_only=True)
class PackInfo(Entry):
    """Who and what the pack is for."""

    COMPUTED_KEYS: ClassVar[frozenset[str]] = frozenset(USE_OF_ATTRIBUTES)
    IN_WORDS: ClassVar[str] = "`pack` section"

    id: str = yaml(Id(kebab=True), required=True)
    title: str = text(required=True)
    version: str = yaml(Shaped("a version", VERSION, code="bad_version", example="1.0.0"), required=True)
    format: int = yaml(FormatNumber(), required=True)
    language: str | None = yaml(
        Shaped("a BCP 47 language tag", LANGUAGE_TAG, code="bad_language", example="en or de-CH")
    )
    extends: tuple[str, ...] = yaml(Ids(shape=KEBAB))
    intended_use: str | None = text(translated=False)
    source_attributes: SourceAttributes | None = yaml(One(SourceAttributes))
    uses_note: str | None = text(translated=False)
    shows: int = yaml(Amount(low=1, high=50), default=4)


@frozen(kw_only=True)
class Language(Entry):
    """Words no text may use, what to say instead, and how texts print values."""

    IN_WORDS: ClassVar[str] = "`language` section"

    never_say: tuple[str, ...] = yaml(Texts(blame=False))
    say_instead: Mapping[str, str] = yaml(TextMap(blame=False), default={})
    words: Mapping[str, str] = yaml(TextMap(blame=False), default={})


@frozen(kw_only=True)
class Points(Entry):
    """Points of an indicator by its strength."""

    IN_WORDS: ClassVar[str] = "`points` mapping"

    strong: int = yaml(Amount(low=0, high=1000), default=4)
    moderate: int = yaml(Amount(low=0, high=1000), default=2)
    weak: int = yaml(Amount(low=0, high=1000), default=1)


@frozen(kw_only=True)
class Scoring(Entry):
    """How indicators add up, and the order among barriers (semantics 3 and 5)."""

    IN_WORDS: ClassVar[str] = "`scoring` section"

    points: Points = yaml(One(Points), default=Points())
    likely: int = yaml(Amount(low=1, high=1000), default=4)
    possible: int = yaml(Amount(low=1, high=1000), default=2)
    precedence: tuple[str, ...] = yaml(Refs("barrier"))
    cap: int = yaml(Amount(low=1, high=1000), default=8)
    also: Number = yaml(Amount(whole=False, low=0, high=1), default=Decimal("0.25"))
    grades: Mapping[str, Number] = yaml(GradeFactors(), default=GRADE_FACTORS)

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if self.possible > self.likely:
            help_text = "a likely barrier is also possible: lower `possible`"
            message = f"`possible` ({self.possible}) is above `likely` ({self.likely})"
            yield Mismatch("out_of_range", message, help_text, ("possible",))


@frozen(kw_only=True)
class Code(Entry):
    """A code of this fact in a terminology; only codes that were verified."""

    system: str = text(required=True, translated=False)
    code: str = text(required=True, translated=False)
    display: str | None = text()


@frozen(kw_only=True)
class Change(Entry):
    """Who can change the fact, to what, with what effort (1 in this contact ... 5 new means are needed)."""

    IN_WORDS: ClassVar[str] = "`change` of a fact"

    by: str = yaml(Word(CHANGERS), required=True)
    to: str | tuple[Value, ...] = yaml(ChangeTo(), required=True)
    effort: int = yaml(Amount(low=1, high=5), default=3)


@frozen(kw_only=True)
class Fact(Entry):
    """One thing a host may submit. Exactly one of `yes_no`, `integer`, `number`, `choice` gives its type."""

    ALSO: ClassVar[Mapping[str, object]] = {"oneOf": [{"required": [name]} for name in FACT_TYPES]}

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

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        types = [name for name in FACT_TYPES if getattr(self, name)]
        if len(types) != 1:
            found = " and ".join(f"`{name}`" for name in types) or "no type"
            help_text = "give one of `yes_no`, `integer`, `number`, `choice`"
            yield Mismatch("fact_type", f"this fact has {found}", help_text, tuple(types[1:2]))
        elif self.change is not None and isinstance(self.change.to, str) and self.range is None:
            help_text = f"list the values that it can be changed to: {self.expected}"
            yield Mismatch("bad_value", f"`{self.change.to}` is for numbers", help_text, ("change", "to"))


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
