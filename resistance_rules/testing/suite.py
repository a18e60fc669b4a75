"""Proposes examples: the fewest cases found that reach everything no example reaches, with today's answers for review.

What is proposed says what the rules do, not what they should do. Somebody who knows the field reads each one, gives
it a story or drops it, and mends the rule where the answer is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import yaml
from attrs import frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Submitted
from resistance_rules.inference.truth import TRUE
from resistance_rules.testing.attempts import Facts
from resistance_rules.testing.coverage import Coverage
from resistance_rules.testing.errors import ImpossibleTargetError
from resistance_rules.testing.goals import Goal
from resistance_rules.testing.kinds import MOST_FACTS
from resistance_rules.testing.obligations import KINDS, catalogue_of
from resistance_rules.testing.recorder import Recorder, recording
from resistance_rules.testing.search import Search, search_of

_NAMED: Final = 12  # so many of the things that a case reaches are named in its note
_NOUNS: Final[Mapping[str, tuple[str, str]]] = {
    "rule": ("rule", "rules"),
    "condition": ("condition", "conditions"),
    "gate": ("gate", "gates"),
    "barrier": ("barrier", "barriers"),
    "intervention": ("status of an intervention", "statuses of interventions"),
    "withheld": ("reason to withhold", "reasons to withhold"),
    "pathway": ("stage", "stages"),
}


@frozen(eq=False)
class Proposed:
    """A case that reaches what nothing before it did.

    Attributes:
        facts: the case.
        reaches: the obligations that it is the first to reach.
        advice: today's answer.
    """

    facts: Mapping[str, Submitted]
    reaches: tuple[str, ...]
    advice: Advice


@frozen(eq=False)
class Suite:
    """What the suite writer found.

    Attributes:
        before: what the examples reach.
        after: what they and the proposed cases reach, with what no case can reach.
        proposed: in the order in which they were found, those that reach most first.
        undecided: obligations for which no case was found, and no proof that there is none.
    """

    before: Coverage
    after: Coverage
    proposed: tuple[Proposed, ...]
    undecided: tuple[str, ...]


def propose(
    kb: KnowledgeBase,
    *,
    kinds: Iterable[str] = KINDS,
    most_facts: int = MOST_FACTS,
    progress: Callable[[], object] | None = None,
) -> Suite:
    """Find cases for everything that no example of a pack reaches.

    Args:
        kb: the pack.
        kinds: of what is to be reached (`obligations.KINDS`).
        most_facts: a case knows no more facts than this, if it can. More facts make fewer, and less readable, cases.
        progress: called for each obligation that is settled.

    Raises:
        EngineError: the inference engine failed.
    """
    before = examples_coverage(kb)
    return _Writer(kb, before, tuple(kinds), most_facts, progress or (lambda: None)).suite()


def examples_coverage(kb: KnowledgeBase) -> Coverage:
    """What the examples of a pack reach."""
    recorder = Recorder(kb)
    with recording(recorder):
        for example in kb.pack.examples.values():
            kb.assess(example.case)
    return recorder.coverage()


class _Writer:
    """One suite being written."""

    def __init__(
        self,
        kb: KnowledgeBase,
        before: Coverage,
        kinds: tuple[str, ...],
        most_facts: int,
        progress: Callable[[], object],
    ) -> None:
        self.kb, self.before, self.most_facts, self.progress = kb, before, most_facts, progress
        self.search: Search = search_of(kb)
        self.catalogue = catalogue_of(kb)
        self.cores: dict[str, Facts] = {}
        self.goals: dict[str, Goal] = {}
        self.impossible: set[str] = set()
        self.undecided: list[str] = []
        for obligation in before.missing(*kinds):
            goal = self.catalogue.goal(obligation)
            try:
                self.cores[obligation.id] = self.search.find(goal, obligation.id)
                self.goals[obligation.id] = goal
            except ImpossibleTargetError as error:
                if error.proved:
                    self.impossible.add(obligation.id)
                else:
                    self.undecided.append(obligation.id)
                progress()

    def suite(self) -> Suite:
        left = dict(self.cores)
        reached = dict.fromkeys(self.before.hits)
        parts: list[Coverage] = []
        proposed: list[Proposed] = []
        while left:
            facts = self._joined(left)
            part, advice = self._assessed(facts)
            new = [name for name in part.hits if name not in reached]
            facts = self.search.without_idle(facts, [self.goals[name] for name in new if name in left])
            part, advice = self._assessed(facts)
            new = [name for name in part.hits if name not in reached]
            reached.update(dict.fromkeys(new))
            parts.append(part)
            proposed.append(Proposed(dict(advice.case), tuple(self._in_order(new)), advice))
            for name in [*new, next(iter(left))]:  # the first one always goes: its goal is in the case
                if left.pop(name, None) is not None:
                    self.progress()
        after = self.before.joined(parts)
        marked = Coverage(self.kb, after.hits, after.cases, after.elsewhere, frozenset(self.impossible))
        return Suite(self.before, marked, tuple(proposed), tuple(self.undecided))

    def _joined(self, left: Mapping[str, Facts]) -> Facts:
        """The first case that is left, with as many of the others as fit in without disturbing one another."""
        names = iter(left)
        first = next(names)
        facts, goals = dict(left[first]), {first: self.goals[first]}
        for name in names:
            more = left[name]
            if any(facts.get(fact, value) != value for fact, value in more.items()):
                continue
            joined = {**facts, **more}
            if len(joined) > max(self.most_facts, len(left[first])):
                continue
            changed = joined.keys() - facts.keys()
            concerned = [goal for goal in goals.values() if not changed.isdisjoint(self.search.reads(goal))]
            if self.search.reaches(joined, (self.goals[name], *concerned, *self.search.always)):
                facts = joined
                goals[name] = self.goals[name]
        return facts

    def _assessed(self, facts: Facts) -> tuple[Coverage, Advice]:
        recorder = Recorder(self.kb)
        advice = self.kb.assess(facts)
        recorder.note(advice)
        return recorder.coverage(), advice

    def _in_order(self, names: Iterable[str]) -> list[str]:
        wanted = set(names)
        return [name for name in self.catalogue.obligations if name in wanted]


# --- as examples -------------------------------------------------------------------------------------------------


def as_examples(suite: Suite, *, start: int = 1) -> list[dict[str, Any]]:
    """The proposed cases as `examples:` entries, with today's answers.

    Args:
        suite: what was found.
        start: the number of the first one, should ids be taken.
    """
    kb = suite.before.kb
    taken = set(kb.pack.examples)
    entries = []
    number = start
    for item in suite.proposed:
        while f"proposed_{number:03}" in taken:
            number += 1
        entries.append(_entry(f"proposed_{number:03}", item))
        number += 1
    return entries


def written_suite(suite: Suite) -> str:
    """A YAML file with the proposed examples."""
    head = (
        "# Proposed by `resistance-rules suite`: what the rules answer today. Read each one before you keep it:\n"
        "# is the answer right, and does the case make sense? Then give it a story, or drop it.\n"
    )
    return head + yaml.dump(
        {"examples": as_examples(suite)}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120
    )


def _entry(name: str, item: Proposed) -> dict[str, Any]:
    named = ", ".join(item.reaches[:_NAMED])
    more = len(item.reaches) - _NAMED
    counts = {kind: sum(one.split(" ", 1)[0] == kind for one in item.reaches) for kind in KINDS}
    title = ", ".join(f"{count} {_NOUNS[kind][count > 1]}" for kind, count in counts.items() if count)
    return {
        "id": name,
        "title": f"To review, reaches {title}",
        "note": f"first to reach {named}{f' and {more} more' if more > 0 else ''}",
        "case": {fact: _plain(value) for fact, value in item.facts.items()},
        "expect": _expected(item.advice),
    }


def _expected(advice: Advice) -> dict[str, Any]:
    """Everything that `expect` can say about an advice."""
    origin = advice._origin  # noqa: SLF001
    assert origin is not None  # noqa: S101
    statuses = {item.id: item.status for item in advice.recommendations}
    unwanted: list[dict[str, Any]] = [
        {"id": item.id, "why": f"held back by {', '.join(item.by)}"} for item in advice.withheld
    ]
    unwanted += [
        {"id": name, "as": "now", "why": f"it is {status.replace('_', ' ')}"}
        for name, status in statuses.items()
        if status != "now"
    ]
    expect: dict[str, Any] = {
        "safety": [item.id for item in advice.safety],
        "barriers": [item.id for item in advice.barriers if item.level in ("likely", "possible")],
        "recommend": list(statuses),
        "not_recommend": unwanted,
        "gates": {
            "open": [gate.id for gate in advice.gates if gate.state == "open"],
            "not_open": [gate.id for gate in advice.gates if gate.state != "open"],
        },
        "findings": [name for name, found in origin.found.findings.items() if found == TRUE],
        "pathway": {item.id: item.stage for item in advice.pathways if item.stage is not None},
    }
    return {key: value for key, value in expect.items() if value or key == "safety"}


def _plain(value: Submitted) -> Submitted:
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Dumper(yaml.SafeDumper):
    """Writes what the strict profile of packs reads: no anchors, and short lists and mappings on one line."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  (overrides)
        """Write everything out."""
        return True


def _sequence(dumper: yaml.SafeDumper, data: Sequence[Any]) -> yaml.Node:
    short = not any(isinstance(item, dict | list) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=short)


def _number(dumper: yaml.SafeDumper, data: float) -> yaml.Node:
    from decimal import Decimal

    return dumper.represent_scalar("tag:yaml.org,2002:float", format(Decimal(repr(data)), "f"))


_Dumper.add_representer(list, _sequence)
_Dumper.add_representer(float, _number)
