"""What a pack promises and shows: never, always, assume, examples, and the waivers of findings."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from resistance_rules.knowledge.conditions import Condition, Value
from resistance_rules.knowledge.entries import AUDIENCES, Intervention, Selection
from resistance_rules.knowledge.kinds import Id, One, Ref, Refs, Texts, Word, Words, text, yaml
from resistance_rules.knowledge.value_kinds import CaseFacts, ConditionKind, ConditionList, CurrentStages, RefsOrNone, RetiringMany
from resistance_rules.knowledge.vocabulary import Entry, Problems


@frozen(kw_only=True)
class Recommended(Selection):
    """Recommendations that a promise speaks of."""

    except_: Selection | None = yaml(One(Selection), key="except")
    audience: tuple[str, ...] = yaml(Words(AUDIENCES, least=1))

    def matches(self, intervention: Intervention) -> bool:
        """Whether the promise speaks of this intervention."""
        if not self.covers(intervention) or (self.except_ is not None and self.except_.covers(intervention)):
            return False
        return not self.audience or intervention.audience in self.audience

    def problems(self) -> Problems:
        """What does not fit together."""
        if not (self.categories or self.interventions):
            yield "too_few", "this names no intervention", "add `interventions` or `categories`"


@frozen(kw_only=True)
class Never(Entry):
    """A recommendation that no case with this condition may get."""

    id: str = yaml(Id(kebab=True), required=True)
    recommend: Recommended = yaml(One(Recommended), required=True)
    when: Condition | None = yaml(ConditionKind())
    as_: str | None = yaml(Word(("now",)), key="as")
    because: str | None = text()


@frozen(kw_only=True)
class Always(Entry):
    """Every case with this condition gets one of these recommendations."""

    id: str = yaml(Id(kebab=True), required=True)
    recommend_any_of: tuple[str, ...] = yaml(Refs("intervention", least=1), required=True)
    when: Condition | None = yaml(ConditionKind())
    because: str | None = text()


@frozen(kw_only=True)
class Assume(Entry):
    """Conditions that cannot all be true together."""

    id: str = yaml(Id(kebab=True), required=True)
    not_both: tuple[Condition, ...] = yaml(ConditionList(least=2), required=True)
    because: str | None = text()


@frozen(kw_only=True)
class NotRecommended(Entry):
    """An intervention or a category that an example must not get."""

    id: str | None = yaml(Ref("intervention"))
    category: str | None = yaml(Ref("category"))
    as_: str | None = yaml(Word(("now",)), key="as")
    why: str | None = text()

    def problems(self) -> Problems:
        """What does not fit together."""
        if (self.id is None) == (self.category is None):
            yield "missing_key", "name an intervention by `id`, or a `category`", "exactly one of them"


@frozen(kw_only=True)
class ExpectGates(Entry):
    """Gates that must be open, and gates that must not."""

    open: tuple[str, ...] = yaml(Refs("gate"))
    not_open: tuple[str, ...] = yaml(Refs("gate"))


@frozen(kw_only=True)
class ExpectTop(Entry):
    """Where the first three recommendations must all come from."""

    any_three_of: tuple[str, ...] = yaml(Refs("intervention", least=1), required=True)


@frozen(kw_only=True)
class Expect(Entry):
    """What an example's advice must hold."""

    safety: tuple[str, ...] | None = yaml(RefsOrNone("safety"))
    barriers: tuple[str, ...] = yaml(Refs("barrier"))
    not_barriers: tuple[str, ...] = yaml(Refs("barrier"))
    recommend: tuple[str, ...] = yaml(Refs("intervention"))
    top: ExpectTop | None = yaml(One(ExpectTop))
    not_recommend: tuple[NotRecommended, ...] = yaml(RetiringMany(NotRecommended), default=())
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

    finding: str = yaml(Id(), required=True)
    id: str = yaml(Id(kebab=True), required=True)
    because: str = text(required=True, holes=True, translated=False)
