"""The knowledge itself: findings, barriers, gates, interventions, safety conditions, contraindications, pathways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import frozen

from resistance_rules.knowledge.conditions import URGENCIES, Condition, Number, is_conclusion, own_facts, walk
from resistance_rules.knowledge.kinds import Mismatch, Mismatches
from resistance_rules.knowledge.list_kinds import Ids, OneOrMany, Refs, Texts, Words
from resistance_rules.knowledge.scalar_kinds import Amount, Flag, Id, OptionalText, Ref, Text, Word
from resistance_rules.knowledge.shapes import Many, One, text, yaml
from resistance_rules.knowledge.value_kinds import ConditionKind
from resistance_rules.knowledge.vocabulary import Entry

GRADES: Final = ("A", "B", "C", "D")
CITED_GRADES: Final = ("A", "B", "C")
STRENGTHS: Final = ("strong", "moderate", "weak")
THRESHOLDS: Final = ("validated", "published", "working")
AUDIENCES: Final = ("clinician", "prescriber", "service")
SOME_INTERVENTION: Final = {"anyOf": [{"required": ["categories"]}, {"required": ["interventions"]}]}
_CITED_IF_GRADED: Final = {
    "if": {"properties": {"grade": {"enum": list(CITED_GRADES)}}, "required": ["grade"]},
    "then": {"required": ["cite"]},
}


@frozen(kw_only=True)
class Rule(Entry):
    """Establishes a finding."""

    id: str = yaml(Id(kebab=True), required=True)
    finds: str = yaml(Id(), required=True)
    when: Condition = yaml(ConditionKind(), required=True)
    because: str | None = text(holes=True)
    cite: tuple[str, ...] = yaml(Refs("source", least=1))


@frozen(kw_only=True)
class Indicator(Entry):
    """One sign of a barrier."""

    ALSO: ClassVar[Mapping[str, object]] = {
        "if": {"properties": {"threshold": {"enum": ["validated", "published"]}}, "required": ["threshold"]},
        "then": {"required": ["cite"]},
    }

    when: Condition = yaml(ConditionKind(), required=True)
    strength: str = yaml(Word(STRENGTHS), required=True)
    threshold: str | None = yaml(Word(THRESHOLDS))
    about: str | None = yaml(Id())
    because: str | None = text(holes=True)
    cite: tuple[str, ...] = yaml(Refs("source", least=1))

    @property
    def group(self) -> str | None:
        """The name of the group it counts in; None for a group of its own (semantics 3)."""
        if self.about is not None:
            return self.about
        tests = list(walk(self.when))
        facts = {fact for test in tests for fact in own_facts(test)}
        return facts.pop() if len(facts) == 1 and not any(is_conclusion(test) for test in tests) else None

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if self.threshold in ("validated", "published") and not self.cite:
            message = f"a {self.threshold} threshold names its source"
            yield Mismatch("missing_cite", message, "add `cite`, or say `working`", ("threshold",))


@frozen(kw_only=True)
class Barrier(Entry):
    """Something that stands between a person and help; a hypothesis to check with the person."""

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)
    description: str = text(required=True)
    domain: str = yaml(Id(), required=True)
    sits_with: str = yaml(
        Word(("person_service_fit", "service", "system", "medical", "social", "relationship")), required=True
    )
    only_if: Condition | None = yaml(ConditionKind())
    indicators: tuple[Indicator, ...] = yaml(Many(Indicator, least=1), required=True)
    ask: str | None = text(holes=True)
    mistaken_for: tuple[str, ...] = yaml(Texts(), translated=True)
    often_with: tuple[str, ...] = yaml(Refs("barrier"))
    com_b: tuple[str, ...] = yaml(Ids())
    tdf: tuple[str, ...] = yaml(Ids())
    cite: tuple[str, ...] = yaml(Refs("source", least=1))
    private: bool = yaml(Flag(), default=False)


@frozen(kw_only=True)
class Gate(Entry):
    """What must be in place before something may be offered."""

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)
    open_when: Condition = yaml(ConditionKind(), required=True)
    opened_by: tuple[str, ...] = yaml(Refs("intervention"))
    ask: str = text(required=True, holes=True)
    review: str | None = text()
    cite: tuple[str, ...] = yaml(Refs("source", least=1))
    private: bool = yaml(Flag(), default=False)


@frozen(kw_only=True)
class Category(Entry):
    """A family of interventions."""

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)


@frozen(kw_only=True)
class NotIf(Entry):
    """A contraindication of one intervention's own."""

    IN_WORDS: ClassVar[str] = "`not_if` entry"

    when: Condition = yaml(ConditionKind(), required=True)
    because: str = text(required=True, holes=True)
    cite: tuple[str, ...] = yaml(Refs("source", least=1))
    if_unknown: str = yaml(Word(("check_first", "caution")), default="check_first")


@frozen(kw_only=True)
class Caution(Entry):
    """Something to keep in mind with an intervention; without `when` it always applies.

    Attributes:
        say: empty if the pack gives none: then "Label: value" of the facts in `when` speaks (advice-json.md).
    """

    ALSO: ClassVar[Mapping[str, object]] = {"anyOf": [{"required": ["say"]}, {"required": ["when"]}]}

    when: Condition | None = yaml(ConditionKind())
    say: str = yaml(Text(holes=True), default="", translated=True)
    cite: tuple[str, ...] = yaml(Refs("source", least=1))

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if self.when is None and not self.say:
            yield Mismatch("missing_key", "this caution has neither `say` nor `when`", "say what to keep in mind")


@frozen(kw_only=True)
class Effort(Entry):
    """What an intervention takes."""

    IN_WORDS: ClassVar[str] = "`effort` mapping"

    minutes: Number | None = yaml(Amount(whole=False, low=0, high=100000))
    sessions: str | None = text(translated=False)
    level: str | None = yaml(Word(("low", "moderate", "high")))


@frozen(kw_only=True)
class PathwayEvidence(Entry):
    """How well founded a strategy is."""

    IN_WORDS: ClassVar[str] = "`evidence` mapping"
    ALSO: ClassVar[Mapping[str, object]] = _CITED_IF_GRADED

    grade: str | None = yaml(Word(GRADES))
    cite: tuple[str, ...] = yaml(Refs("source", least=1))
    effect: str | None = text()
    not_claimed: str | None = text()

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if self.grade in CITED_GRADES and not self.cite:
            message = f"grade {self.grade} names its source"
            yield Mismatch("missing_cite", message, "add `cite`, or grade it D", ("grade",))


@frozen(kw_only=True)
class Evidence(PathwayEvidence):
    """How well founded an intervention is, for this use."""

    IN_WORDS: ClassVar[str] = "`evidence` mapping"
    ALSO: ClassVar[Mapping[str, object]] = _CITED_IF_GRADED

    grade: str = yaml(Word(GRADES), required=True)


@frozen(kw_only=True)
class Review(Entry):
    """How and when to see whether it helps."""

    IN_WORDS: ClassVar[str] = "`review` mapping"

    measure: str | None = text()
    when: str | None = text()
    if_not: str | None = text()


@frozen(kw_only=True)
class Intervention(Entry):
    """A recommended response."""

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)
    category: str = yaml(Ref("category"), required=True)
    do: str = text(required=True)
    say: tuple[str, ...] = yaml(OneOrMany(), translated=True)
    mechanism: str | None = text()
    answers: tuple[str, ...] = yaml(Refs("barrier", least=1), key="for")
    also: tuple[str, ...] = yaml(Refs("barrier", least=1))
    when: Condition | None = yaml(ConditionKind())
    only_if: Condition | None = yaml(ConditionKind())
    gates: tuple[str, ...] = yaml(Refs("gate"))
    not_if: tuple[NotIf, ...] = yaml(Many(NotIf))
    cautions: tuple[Caution, ...] = yaml(Many(Caution))
    before: tuple[str, ...] = yaml(Refs("intervention"))
    after: tuple[str, ...] = yaml(Refs("intervention"))
    tier: str = yaml(Word(("enabling", "core", "optional")), required=True)
    effort: Effort | None = yaml(One(Effort))
    training: str | None = yaml(Word(("none", "brief", "moderate", "specialist")))
    training_note: str | None = text()
    delivery: tuple[str, ...] = yaml(
        Words((
            "in_person", "video", "phone", "text", "written", "online", "home_visit", "group", "community", "practical",
        ))
    )  # fmt: skip
    audience: str = yaml(Word(AUDIENCES), default="clinician")
    evidence: Evidence = yaml(One(Evidence), required=True)
    review: Review | None = yaml(One(Review))
    private: bool = yaml(Flag(), default=False)

    @property
    def helps_with(self) -> tuple[str, ...]:
        """Every barrier that indicates it: those it answers first (`for`), then those it also helps with (`also`)."""
        return self.answers + self.also

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        for position, name in enumerate(self.also):
            if name in self.answers:
                message = f"`{name}` stands in `for` and in `also`"
                help_text = "keep it in `for` if this answers it first, in `also` if it only helps as well"
                yield Mismatch("listed_twice", message, help_text, ("also", position))


@frozen(kw_only=True)
class Selection(Entry):
    """Interventions by id and by category."""

    IN_WORDS: ClassVar[str] = "choice of interventions"

    categories: tuple[str, ...] = yaml(Refs("category"))
    interventions: tuple[str, ...] = yaml(Refs("intervention"))

    def covers(self, intervention: Intervention) -> bool:
        """Whether the intervention is one of these."""
        return intervention.id in self.interventions or intervention.category in self.categories


@frozen(kw_only=True)
class HoldBack(Selection):
    """What waits while a safety condition is active: these, or all except some."""

    IN_WORDS: ClassVar[str] = "`hold_back` mapping"

    all_except: Selection | None = yaml(One(Selection))
    because: str | None = text(holes=True)

    def holds(self, intervention: Intervention) -> bool:
        """Whether the intervention is held back."""
        if self.all_except is not None:
            return not self.all_except.covers(intervention)
        return self.covers(intervention)

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if self.all_except is not None and (self.categories or self.interventions):
            message = "`all_except` stands beside `categories` or `interventions`"
            yield Mismatch("hold_back", message, "keep one way of saying it", ("all_except",))


@frozen(kw_only=True)
class AskIfUnknown(Entry):
    """When an unknown safety condition becomes an urgent question, and its words."""

    IN_WORDS: ClassVar[str] = "`ask_if_unknown` mapping"

    when: Condition | None = yaml(ConditionKind())
    ask: str | None = text(holes=True)


@frozen(kw_only=True)
class Policy(Entry):
    """What the site itself must state; an overlay supplies `text`."""

    IN_WORDS: ClassVar[str] = "`policy` mapping"

    needed: str = text(required=True)
    text: str | None = yaml(OptionalText(), translated=True)


@frozen(kw_only=True)
class Safety(Entry):
    """A red flag; evaluated first, always."""

    IN_WORDS: ClassVar[str] = "safety condition"

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)
    urgency: str = yaml(Word(URGENCIES), required=True)
    when: Condition = yaml(ConditionKind(), required=True)
    because: str | None = text(holes=True)
    do_first: tuple[str, ...] = yaml(Texts(least=1), required=True, translated=True)
    respond_with: tuple[str, ...] = yaml(Refs("intervention"))
    hold_back: HoldBack | None = yaml(One(HoldBack))
    ask_if_unknown: AskIfUnknown | None = yaml(One(AskIfUnknown))
    policy: Policy | None = yaml(One(Policy))
    private: bool = yaml(Flag(), default=False)
    alone: bool = yaml(Flag(), default=False)
    cite: tuple[str, ...] = yaml(Refs("source", least=1), required=True)


@frozen(kw_only=True)
class Contraindication(Selection):
    """When some interventions are not to be recommended, or only with care."""

    ALSO: ClassVar[Mapping[str, object]] = SOME_INTERVENTION

    id: str = yaml(Id(kebab=True), required=True)
    when: Condition = yaml(ConditionKind(), required=True)
    level: str = yaml(Word(("never", "precaution")), required=True)
    if_unknown: str | None = yaml(Word(("check_first", "caution")))
    because: str = text(required=True, holes=True)
    cite: tuple[str, ...] = yaml(Refs("source", least=1), required=True)
    private: bool = yaml(Flag(), default=False)

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if not (self.categories or self.interventions):
            yield Mismatch("too_few", "this names no intervention", "add `interventions` or `categories`")
        if self.level == "precaution" and self.if_unknown is not None:
            help_text = "leave it out: an unknown precaution is a caution"
            yield Mismatch("if_unknown", "`if_unknown` is for level `never`", help_text, ("if_unknown",))


@frozen(kw_only=True)
class Stage(Entry):
    """One stage of a pathway; current until its `until` is true."""

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)
    do: tuple[str, ...] = yaml(Refs("intervention"))
    hold_back: tuple[str, ...] = yaml(Refs("intervention"))
    until: Condition | None = yaml(ConditionKind())
    avoid: tuple[str, ...] = yaml(Texts(), translated=True)
    review: str | None = text()


@frozen(kw_only=True)
class Pathway(Entry):
    """A strategy as ordered stages."""

    id: str = yaml(Id(), required=True)
    label: str = text(required=True)
    seed: int | None = yaml(Amount(low=1, high=1000))
    only_if: Condition | None = yaml(ConditionKind())
    stages: tuple[Stage, ...] = yaml(Many(Stage, least=1), required=True)
    evidence: PathwayEvidence | None = yaml(One(PathwayEvidence))
    private: bool = yaml(Flag(), default=False)

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        for position, stage in enumerate(self.stages[:-1]):
            if stage.until is None:
                message = f"stage `{stage.id}` has no `until`, and it is not the last"
                yield Mismatch("missing_key", message, "say when it is left", ("stages", position))
