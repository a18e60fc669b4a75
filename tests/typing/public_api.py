"""The types that a host's own type checker sees. mypy checks this file; nothing runs it."""

from collections.abc import Iterator, Mapping
from typing import Any, assert_type

from resistance_rules import Advice, Case, CaseError, KnowledgeBase, PackError, load
from resistance_rules.advice.difference import Difference
from resistance_rules.advice.explain import Explanation
from resistance_rules.advice.items import ActiveSafety, Question, Recommendation
from resistance_rules.knowledge.diagnostics import CaseProblem, Problem
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Fact


def host(facts: Mapping[str, object], many: list[Mapping[str, object]]) -> None:
    """Use everything that is public, and say what it must be."""
    kb = load("engagement", overlays=["clinic"], engine="auto")
    assert_type(kb, KnowledgeBase)
    assert_type(kb.pack, Pack)
    assert_type(kb.pack.vocabulary, Mapping[str, Fact])
    case = kb.case(facts)
    assert_type(case, Case)
    assert_type(case["x"], bool | int | float | str)
    advice = kb.assess(case)
    assert_type(advice, Advice)
    assert_type(kb.assess_many(many), Iterator[Advice | CaseError])
    assert_type(advice.recommendations, tuple[Recommendation, ...])
    assert_type(advice.unanswered, tuple[ActiveSafety, ...])
    assert_type(advice.ask_next(2), tuple[Question, ...])
    assert_type(advice.why("x"), Explanation)
    changed, difference = advice.what_if({"x": None}, y=True)
    assert_type(changed, Advice)
    assert_type(difference, Difference)
    assert_type(advice.to_dict(), dict[str, Any])
    assert_type(advice.shareable(), Advice)


def errors() -> None:
    """Both errors carry every problem."""
    try:
        load()
    except PackError as error:
        assert_type(error.problems, tuple[Problem, ...])
    except CaseError as error:
        assert_type(error.problems, tuple[CaseProblem, ...])
