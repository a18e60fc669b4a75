"""What a pack promises and shows: never, always, assume, examples, and the waivers of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from attrs import frozen

from resistance_rules.knowledge.conditions import Condition, Value
from resistance_rules.knowledge.entries import AUDIENCES, SOME_INTERVENTION, Intervention, Selection
from resistance_rules.knowledge.kinds import Mismatch, Mismatches
from resistance_rules.knowledge.list_kinds import Refs, Texts, Words
from resistance_rules.knowledge.scalar_kinds import Flag, Id, Ref, Word
from resistance_rules.knowledge.shapes import One, text, yaml
from resistance_rules.knowledge.value_kinds import CaseFacts, ConditionKind, ConditionList, CurrentStages, RetiringMany
from resistance_rules.knowledge.vocabulary import Entry

FINDINGS: Final = (  # what `check` reports and `allow` can waive
    "emergency_unanswered", "literal_hole", "long_do", "memory_only", "never_indicated", "never_likely",
    "policy_missing", "two_valued_danger", "unanswered_barrier", "uncited_source", "unknown_as_value",
    "unmarked_private", "unneeded_allow", "unused_fact", "unused_gate",
)  # fmt: skip
PROOF_FINDINGS: Final = (  # what `check --prove` reports and `allow` can waive; a broken promise cannot be waived
    "always_overridden", "barrier_left_unanswered", "dead_condition", "dead_recommendation", "dead_stage",
    "emergency_left_unanswered", "gate_never_opens", "red_flag_never_fires", "redundant_indicator", "redundant_rule",
    "silenced_emergency", "useless_assume", "useless_condition", "useless_gate", "useless_part", "useless_question",
)  # fmt: skip


@frozen(kw_only=True)
class Recommended(Selection):
    """Recommendations that a promise speaks of."""

    IN_WORDS: ClassVar[str] = "`recommend` mapping"
    ALSO: ClassVar[Mapping[str, object]] = SOME_INTERVENTION

    except_: Selection | None = yaml(One(Selection), key="except")
    audience: tuple[str, ...] = yaml(Words(AUDIENCES, least=1))

    def matches(self, intervention: Intervention) -> bool:
        """Whether the promise speaks of this intervention."""
        if not self.covers(intervention) or (self.except_ is not None and self.except_.covers(intervention)):
            return False
        return not self.audience or intervention.audience in self.audience

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if not (self.categories or self.interventions):
            yield Mismatch("too_few", "this names no intervention", "add `interventions` or `categories`")


@frozen(kw_only=True)
class Never(Entry):
    """A recommendation that no case with this condition may get."""

    IN_WORDS: ClassVar[str] = "`never` entry"

    id: str = yaml(Id(kebab=True), required=True)
    recommend: Recommended = yaml(One(Recommended), required=True)
    when: Condition | None = yaml(ConditionKind())
    as_: str | None = yaml(Word(("now",)), key="as")
    together: bool = yaml(Flag(), default=False)
    because: str | None = text()


@frozen(kw_only=True)
class Always(Entry):
    """Every case with this condition gets one of these recommendations."""

    IN_WORDS: ClassVar[str] = "`always` entry"

    id: str = yaml(Id(kebab=True), required=True)
    recommend_any_of: tuple[str, ...] = yaml(Refs("intervention", least=1), required=True)
    when: Condition | None = yaml(ConditionKind())
    because: str | None = text()


@frozen(kw_only=True)
class Assume(Entry):
    """Conditions that cannot all be true together."""

    IN_WORDS: ClassVar[str] = "`assume` entry"

    id: str = yaml(Id(kebab=True), required=True)
    not_both: tuple[Condition, ...] = yaml(ConditionList(least=2), required=True)
    because: str | None = text()


@frozen(kw_only=True)
class NotRecommended(Entry):
    """An intervention or a category that an example must not get."""

    IN_WORDS: ClassVar[str] = "`not_recommend` entry"
    ALSO: ClassVar[Mapping[str, object]] = {"oneOf": [{"required": ["id"]}, {"required": ["category"]}]}

    id: str | None = yaml(Ref("intervention"))
    category: str | None = yaml(Ref("category"))
    as_: str | None = yaml(Word(("now",)), key="as")
    why: str | None = text()

    def problems(self) -> Mismatches:
        """Say what does not fit together."""
        if (self.id is None) == (self.category is None):
            yield Mismatch("missing_key", "name an intervention by `id`, or a `category`", "exactly one of them")


@frozen(kw_only=True)
class ExpectGates(Entry):
    """Gates that must be open, and gates that must not."""

    IN_WORDS: ClassVar[str] = "`gates` expectation"

    open: tuple[str, ...] = yaml(Refs("gate"))
    not_open: tuple[str, ...] = yaml(Refs("gate"))


@frozen(kw_only=True)
class ExpectTop(Entry):
    """Where the first three recommendations must all come from."""

    IN_WORDS: ClassVar[str] = "`top` expectation"

    any_three_of: tuple[str, ...] = yaml(Refs("intervention", least=1), required=True)


@frozen(kw_only=True)
class Expect(Entry):
    """What an example's advice must hold."""

    IN_WORDS: ClassVar[str] = "`expect` mapping"

    safety: tuple[str, ...] | None = yaml(Refs("safety"), default=None)
    barriers: tuple[str, ...] = yaml(Refs("barrier"))
    not_barriers: tuple[str, ...] = yaml(Refs("barrier"))
    recommend: tuple[str, ...] = yaml(Refs("intervention"))
    top: ExpectTop | None = yaml(One(ExpectTop))
    not_recommend: tuple[NotRecommended, ...] = yaml(RetiringMany(NotRecommended))
    gates: ExpectGates | None = yaml(One(ExpectGates))
    findings: tuple[str, ...] = yaml(Refs("finding"))
    pathway: Mapping[str, str] = yaml(CurrentStages(), default={})
    say_not: tuple[str, ...] = yaml(Texts(blame=False), translated=True)


@frozen(kw_only=True)
class Example(Entry):
    """A vignette that runs as a test."""

    id: str = yaml(Id(), required=True)
    title: str | None = text()
    story: str | None = text()
    case: Mapping[str, Value | None] = yaml(CaseFacts(), required=True)
    expect: Expect = yaml(One(Expect), required=True)


@frozen(kw_only=True)
class Allow(Entry):
    """A waiver for a finding of `check`."""

    IN_WORDS: ClassVar[str] = "`allow` entry"

    finding: str = yaml(Word((*FINDINGS, *PROOF_FINDINGS)), required=True)
    id: str = yaml(Id(kebab=True), required=True)
    because: str = text(required=True, holes=True, translated=False)
