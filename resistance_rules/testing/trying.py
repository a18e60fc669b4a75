"""What the ready properties share: what is meant by an id, a search for a counterexample, and a failure in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Case, Submitted
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.testing.errors import ImpossibleTargetError, UnknownTargetError
from resistance_rules.testing.goals import Goal, Is, T
from resistance_rules.testing.obligations import KINDS
from resistance_rules.testing.search import search_of
from resistance_rules.testing.strategies import target_of
from resistance_rules.testing.targets import EVERYTHING
from resistance_rules.testing.written_conditions import condition_of
from resistance_rules.trial.case_writing import written_case

Condition = str | Mapping[str, Any] | Sequence[Any]
"""An id that can be reached (see `Targets.named`), or a condition as a pack writes it."""


def goal_of(kb: KnowledgeBase, when: Condition | None) -> Goal:
    """What `when` asks of a case: nothing, an id to be reached, or a condition to be true.

    Raises:
        UnknownIdError, PackError: the id or the condition does not fit the pack.
    """
    if when is None:
        return EVERYTHING
    if isinstance(when, str):
        return target_of(kb, when).goal
    return Is(condition_of(when, kb.pack), T)


def interventions_named(kb: KnowledgeBase, named: str | Iterable[str]) -> frozenset[str]:
    """Interventions by id, or by `category:ID`.

    Raises:
        UnknownIdError: there is none.
        ValueError: nothing is named.
    """
    found: set[str] = set()
    for name in names_of(named):
        kind, _, category = name.partition(":")
        if kind == "category":
            if category not in kb.pack.categories:
                raise UnknownTargetError(category, kb.pack.categories, "category")
            found.update(one.id for one in kb.pack.interventions.values() if one.category == category)
        elif name in kb.pack.interventions:
            found.add(name)
        else:
            raise UnknownTargetError(name, kb.pack.interventions, "intervention")
    if not found:
        raise ValueError("no intervention is named, so nothing would be tested")
    return frozenset(found)


def names_of(named: str | Iterable[str]) -> Iterable[str]:
    """One name, or several: a text is one name, not its letters."""
    return [named] if isinstance(named, str) else named


def require_possible(kb: KnowledgeBase, goal: Goal, when: Condition | None) -> None:
    """Refuse a `when` that no case meets: nothing would be tested.

    Raises:
        ImpossibleTargetError: no case meets it, or none was found.
    """
    search_of(kb).find(goal, str(when))


def search_then(check: Callable[[Case], None], kb: KnowledgeBase, bad: Goal) -> None:
    """Look for a case that the rules themselves say is bad, and check it, with no idle fact, on the real engine."""
    search = search_of(kb)
    try:
        facts = search.find(bad, "a counterexample")
    except ImpossibleTargetError:
        return
    check(kb.case(search.without_idle(facts, [bad])))


def try_cases(check: Callable[[Any], None], strategy: st.SearchStrategy[Any], max_examples: int) -> None:
    """Let hypothesis try cases on the real engine."""

    @settings(max_examples=max_examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def run(drawn: Any) -> None:
        check(drawn)

    run()


def fail(what: str, case: Mapping[str, Submitted], advice: Advice, *explain: str) -> None:
    """Say what is wrong, in which case, and why the named items came or did not come.

    Raises:
        AssertionError: always.
    """
    written = written_case({name: case[name] for name in sorted(case)})  # as it can stand in an example
    lines = [what, "", "the case:", *(f"  {line}" for line in written.splitlines())]
    for name in explain[:3]:
        with suppress(UnknownIdError):  # there is nothing to say of it by itself, such as a stage
            lines += ["", str(advice.why(name))]
    raise AssertionError("\n".join(lines))


def subject_of(name: str) -> str:
    """The entry that a target is about: `deep` of `deep as later`, `far` of `rule barrier:far/x`."""
    first, *more = name.split()
    named = more[0] if more and first in KINDS else first
    return re.split("[/#.]", named.partition(":")[2] or named)[0]


def listed(names: Iterable[str]) -> str:
    """Ids in words."""
    return ", ".join(f"`{name}`" for name in sorted(names))
