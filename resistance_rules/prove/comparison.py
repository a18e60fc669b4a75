"""Two packs, or two versions of one: the same advice for every case, or the smallest case for each difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from attrs import evolve, frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.model import SECTIONS, Pack
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.prove.cases import case_of, submitted
from resistance_rules.prove.facts import Cutting, FactTerms
from resistance_rules.prove.logic import DEFAULT_SECONDS, Logic, NotDecidedError, Term, neg
from resistance_rules.prove.optimum import cheapest
from resistance_rules.prove.states import Aspect, aspects
from resistance_rules.prove.workbench import Workbench, conditions_of, on_reference

NOT_COMPARED: Final = "order, texts, cautions and questions are not compared case by case: see the changed entries"
Progress = Callable[[int, int], None]


@frozen
class Shift:
    """Something that some case has with one pack and not with the other.

    Attributes:
        kind, id, what: of what: `intervention`, its id, `now`.
        change: `gained` if the new pack gives it, `lost` if only the old one does.
        case: the smallest case that shows it, replayed with both packs; a pack is given the facts that it has.
    """

    kind: str
    id: str
    what: str
    change: Literal["gained", "lost"]
    case: Mapping[str, Submitted]

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {"kind": self.kind, "id": self.id, "what": self.what, "change": self.change, "case": dict(self.case)}


@frozen
class Comparison:
    """How the advice of two packs differs over every case that both accept and that contradicts neither's `assume`.

    Attributes:
        old, new: id, version and digest.
        shifts: every difference, with the smallest case for each.
        entries: ids of the entries that were added, removed or changed, by kind.
        undecided: what could not be decided, and why.
        compared: how many things were compared.
    """

    old: tuple[str, str, str]
    new: tuple[str, str, str]
    shifts: tuple[Shift, ...]
    entries: Mapping[str, Mapping[str, tuple[str, ...]]]
    undecided: tuple[tuple[str, str], ...]
    compared: int

    @property
    def same(self) -> bool | None:
        """Whether the advice is the same for every case; None if that could not be decided."""
        if self.shifts:
            return False
        return None if self.undecided else True

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        stamps = {
            side: dict(zip(("id", "version", "digest"), stamp, strict=True))
            for side, stamp in (("old", self.old), ("new", self.new))
        }
        return {
            **stamps,
            "same": self.same,
            "compared": self.compared,
            "not_compared": NOT_COMPARED,
            "shifts": [shift.to_dict() for shift in self.shifts],
            "entries": {kind: {how: list(ids) for how, ids in found.items()} for kind, found in self.entries.items()},
            "undecided": [{"what": what, "why": why} for what, why in self.undecided],
        }


def compare(
    old: KnowledgeBase, new: KnowledgeBase, *, seconds: float = DEFAULT_SECONDS, progress: Progress | None = None
) -> Comparison:
    """Compare the advice of two packs over every case.

    Args:
        old: the pack as it was.
        new: the pack to compare it with.
        seconds: how long one question to the solver may take.
        progress: called after each thing that was compared with how many are done, and of how many.

    Raises:
        ModuleNotFoundError: z3-solver is not installed; the text says what to install.
    """
    comparing = _Comparing.of(old, new, seconds)
    listed = list(comparing.pairs())
    shifts: list[Shift] = []
    undecided = []
    for done, (aspect, before, after) in enumerate(listed, start=1):
        try:
            shifts += comparing.shifts(aspect, before, after)
        except NotDecidedError as error:
            undecided.append((str(aspect), str(error)))
        if progress is not None:
            progress(done, len(listed))
    return Comparison(_stamp(old.pack), _stamp(new.pack), tuple(shifts), changed_entries(old.pack, new.pack),
                      tuple(undecided), len(listed))  # fmt: skip


@frozen(eq=False)
class _Comparing:
    """Two packs over the same facts."""

    old: Workbench
    new: Workbench

    @classmethod
    def of(cls, old: KnowledgeBase, new: KnowledgeBase, seconds: float) -> _Comparing:
        logic = Logic(seconds)
        references = [on_reference(kb) for kb in (old, new)]
        conditions = [condition for kb in references for condition in conditions_of(kb)]
        vocabulary = shared_vocabulary(old.pack.facts, new.pack.facts)
        facts = FactTerms(logic, Cutting.of(vocabulary, conditions))
        return cls(*(Workbench.over(kb, facts) for kb in references))

    def pairs(self) -> Iterator[tuple[Aspect, Term, Term]]:
        """Everything that is compared, with how it stands in each pack."""
        both: dict[Aspect, None] = dict.fromkeys((*aspects(self.old.pack), *aspects(self.new.pack)))
        for aspect in both:
            before, after = (
                aspect.term(bench.outcome) if aspect.exists(bench.pack) else False for bench in (self.old, self.new)
            )
            yield aspect, before, after

    def shifts(self, aspect: Aspect, before: Term, after: Term) -> Iterator[Shift]:
        """What is gained and lost."""
        if before == after and isinstance(before, bool) == isinstance(after, bool):
            return
        sides: tuple[tuple[Literal["gained", "lost"], Term, Term], ...] = (
            ("gained", after, before), ("lost", before, after),
        )  # fmt: skip
        for change, has, lacks in sides:
            facts = self._smallest(has, neg(lacks))
            if facts is not None:
                old, new = self._advice(self.old, facts), self._advice(self.new, facts)
                shown = (aspect.shown(old), aspect.shown(new))
                if shown != (change == "lost", change == "gained") or old.contradictions or new.contradictions:
                    raise NotDecidedError(
                        "the case that was found does not show it when it is assessed; please report this"
                    )
                yield Shift(aspect.kind, aspect.id, aspect.what, change, facts)

    def _smallest(self, *terms: Term) -> dict[str, Submitted] | None:
        facts = self.old.facts
        wishes = {neg(term.known): 1 for term in facts.made.values()}
        goal = [*self.old.assumed.values(), *self.new.assumed.values(), *terms]
        found = cheapest(facts.logic, goal, wishes)
        return None if found is None else submitted(case_of(found[0], facts))

    def _advice(self, bench: Workbench, facts: Mapping[str, Submitted]) -> Advice:
        return bench.kb.assess({name: value for name, value in facts.items() if name in bench.pack.facts})


def shared_vocabulary(old: Mapping[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts of both packs; one that both have takes the values that both accept."""
    found: dict[str, Fact] = {}
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            only = before or after
            assert only is not None  # noqa: S101
            found[name] = only
        elif before.type == after.type:
            found[name] = _accepted_by_both(before, after)
        else:  # no value fits both: it stays unknown, see `_accepted_by_both`
            found[name] = evolve(before, yes_no=None, integer=None, number=None, choice=())
    return found


def _accepted_by_both(before: Fact, after: Fact) -> Fact:
    if before.choice:
        return evolve(before, choice=tuple(word for word in before.choice if word in after.choice))
    if before.range is None or after.range is None:
        return before
    low, high = max(before.range[0], after.range[0]), min(before.range[1], after.range[1])
    if low > high:
        return evolve(before, integer=None, number=None)
    return evolve(before, integer=(int(low), int(high))) if before.integer else evolve(before, number=(low, high))


def changed_entries(old: Pack, new: Pack) -> dict[str, dict[str, tuple[str, ...]]]:
    """Ids of the entries that were added, removed or changed, by kind; kinds without any are left out."""
    found = {}
    for kind, _ in SECTIONS.values():
        before, after = old.entries(kind), new.entries(kind)
        changes = {
            "added": tuple(name for name in after if name not in before),
            "removed": tuple(name for name in before if name not in after),
            "changed": tuple(name for name in after if name in before and before[name] != after[name]),
        }
        if any(changes.values()):
            found[kind] = {how: ids for how, ids in changes.items() if ids}
    if old.scoring != new.scoring:
        found["scoring"] = {"changed": ("scoring",)}
    return found


def _stamp(pack: Pack) -> tuple[str, str, str]:
    return pack.info.id, pack.info.version, pack.digest
