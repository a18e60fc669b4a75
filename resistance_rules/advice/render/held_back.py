"""What is held back, and why: the same reasons together, and what would release it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import Facts, Withheld
from resistance_rules.advice.render import words
from resistance_rules.advice.render.conditions import condition_in_words, conjuncts, facts_in, may_be_shared
from resistance_rules.advice.render.parts import Reason, WithheldView
from resistance_rules.advice.render.words import clean
from resistance_rules.advice.wording import Wording
from resistance_rules.knowledge.conditions import Condition
from resistance_rules.knowledge.model import Pack


@frozen
class HeldBack:
    """What one advice holds back, with the texts of its pack."""

    advice: Advice
    pack: Pack

    def groups(self) -> tuple[WithheldView, ...]:
        """What is held back for the same reasons stands together, in the order of the first of each.

        What an emergency holds back is one group; whatever else speaks against one of these is told besides. What only
        needs something that is not so comes last.
        """
        grouped: dict[tuple[Reason, ...], list[tuple[Withheld, tuple[Reason, ...]]]] = {}
        for item in self.advice.withheld:
            reasons = tuple(self._reasons(item))
            shared = reasons
            if "emergency" in item.by:
                shared = tuple(reason for reason in reasons if words.AFTER_EMERGENCY in reason.release)
            others = tuple(reason for reason in reasons if reason not in shared)
            grouped.setdefault(shared, []).append((item, others))
        groups = (
            WithheldView(
                ids=tuple(item.id for item, _ in items),
                labels=tuple(clean(item.label) for item, _ in items),
                reasons=shared,
                besides=tuple((clean(item.label), reason) for item, others in items for reason in others),
                private=any(item.private for item, _ in items),
            )
            for shared, items in grouped.items()
        )
        return tuple(sorted(groups, key=lambda group: group.is_mere_need))

    def _reasons(self, item: Withheld) -> Iterator[Reason]:
        for by, because in zip(item.by, map(clean, item.because), strict=True):
            kind, _, name = by.partition(":")
            said, release = self._reason(item, kind, name, because)
            yield Reason(kind, said, release)

    def _reason(self, item: Withheld, kind: str, name: str, because: str) -> tuple[str, tuple[str, ...]]:
        """One reason in words, and what would release it."""
        entry = self.pack.interventions[item.id]
        if kind == "emergency":
            return f"An emergency comes first: {because}", (words.AFTER_EMERGENCY,)
        if kind == "safety":
            safety = next(one for one in self.advice.safety if one.id == name)
            over = words.AFTER_EMERGENCY if safety.urgency == "emergency" else words.WHEN_OVER
            return ": ".join(filter(None, (clean(safety.label), because))), (over,)
        if kind == "contraindication":
            return because, self._if_otherwise(item, [self.pack.contraindications[name].when])
        if kind == "not_if":
            return because, self._if_otherwise(item, [own.when for own in entry.not_if])
        if kind == "only_if":
            needed = self._worded(entry.only_if) if entry.only_if is not None else None
            now = f" (now: {because})" if because else ""
            return (f"Needs: {needed}" if needed else words.NEED_NOT_MET) + now, ()
        pathway, _, stage_id = name.partition(".")
        stage = next(step for step in self.pack.pathways[pathway].stages if step.id == stage_id)
        return f"Too early at the stage “{clean(stage.label)}”", self._after(stage.until)

    def _after(self, until: Condition | None) -> tuple[str, ...]:
        """What ends a stage, each thing by itself: several stages may wait for the same."""
        if until is None or self._worded(until) is None:
            return (words.LATER_STAGE,)
        parts = conjuncts(until)
        return tuple(f"when {condition_in_words(part, self.pack, inner=len(parts) > 1)}" for part in parts)

    def _if_otherwise(self, item: Withheld, conditions: Iterable[Condition]) -> tuple[str, ...]:
        """What would have to change, as far as the advice itself says it."""
        said = labelled(item.facts, conditions, self.pack)
        return (f"if this is no longer so: {'; '.join(said)}",) if said else ()

    def _worded(self, condition: Condition) -> str | None:
        if self.advice.note is not None and not may_be_shared(condition, self.pack):
            return None
        return condition_in_words(condition, self.pack)


def labelled(facts: Facts, conditions: Iterable[Condition], pack: Pack) -> tuple[str, ...]:
    """`Label: value` of the submitted facts that these conditions name themselves."""
    named, wording = facts_in(conditions), Wording(pack)
    return tuple(clean(wording.labelled({name: value})) for name, value in facts.items() if name in named)
