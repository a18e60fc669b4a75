"""Ready properties of a pack, one line each in a host's tests.

Each one raises AssertionError with a small case and the reasons. What the rules say is searched first, backwards from
what must not be, so that a rare counterexample is found as well as a common one; then hypothesis tries cases on the
real engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import asdict, evolve
from hypothesis import strategies as st

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.candidates import STATUSES
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Case
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.checks import folded, words_found
from resistance_rules.knowledge.dependencies import conclusions_read
from resistance_rules.knowledge.model import SECTION_OF
from resistance_rules.testing.errors import ImpossibleTargetError, UnknownTargetError
from resistance_rules.testing.goals import AllOf, Goal
from resistance_rules.testing.obligations import catalogue_of
from resistance_rules.testing.search import search_of
from resistance_rules.testing.strategies import cases, cases_for, target_of
from resistance_rules.testing.trying import (
    Condition,
    fail,
    goal_of,
    interventions_named,
    listed,
    names_of,
    require_possible,
    search_then,
    subject_of,
    try_cases,
)

EXAMPLES = 100


def assert_never(
    kb: KnowledgeBase,
    recommend: str | Iterable[str],
    *,
    when: Condition | None = None,
    status: str | None = None,
    max_examples: int = EXAMPLES,
) -> None:
    """No case in which `when` is true gets any of these recommended.

    Cases that contradict an `assume` entry do not count.

    Args:
        kb: the pack.
        recommend: ids of interventions; `category:ID` for all of a category.
        when: left out: in no case at all.
        status: only this status (`now`) counts.
        max_examples: how many cases hypothesis tries after the search.

    Raises:
        AssertionError: with a case that gets it, and why.
        UnknownIdError, PackError: an id, the status or the condition does not fit the pack.
        ImpossibleTargetError: no case makes `when` true, so nothing would be tested.
    """
    if status not in (None, *STATUSES):
        raise UnknownTargetError(str(status), STATUSES, "status")
    unwanted = interventions_named(kb, recommend)
    targets = catalogue_of(kb).targets
    plans = [targets.plan.interventions[name] for name in unwanted]
    given_when = goal_of(kb, when)

    def check(case: Case) -> None:
        advice = kb.assess(case)
        for item in advice.recommendations:
            if item.id in unwanted and status in (None, item.status):
                fail(f"`{item.id}` is recommended as `{item.status}`", case, advice, item.id)

    require_possible(kb, given_when, when)
    for plan in plans:
        bad = targets.recommended(plan) if status is None else targets.in_status(plan, status)
        search_then(check, kb, AllOf((given_when, bad)))
    try_cases(check, cases_for(kb, given_when, str(when)), max_examples)


def assert_always(
    kb: KnowledgeBase, any_of: str | Iterable[str], *, when: Condition | None = None, max_examples: int = EXAMPLES
) -> None:
    """Every case in which `when` is true gets at least one of these. Arguments and errors as in `assert_never`."""
    wanted = interventions_named(kb, any_of)
    targets = catalogue_of(kb).targets
    given_when = goal_of(kb, when)

    def check(case: Case) -> None:
        advice = kb.assess(case)
        if not wanted.intersection(item.id for item in advice.recommendations):
            fail(f"nothing of {listed(wanted)} is recommended", case, advice, *sorted(wanted))

    require_possible(kb, given_when, when)
    none = tuple(targets.not_recommended(targets.plan.interventions[name]) for name in sorted(wanted))
    search_then(check, kb, AllOf((given_when, *none)))
    try_cases(check, cases_for(kb, given_when, str(when)), max_examples)


def assert_order_free(kb: KnowledgeBase, *, max_examples: int = EXAMPLES) -> None:
    """Neither the order of submitted facts nor the order of the pack's entries changes a byte of the advice.

    Raises:
        AssertionError: it does.
    """
    sections: dict[str, Any] = {
        section: dict(reversed(list(getattr(kb.pack, section).items()))) for section in SECTION_OF.values()
    }
    reversed_pack = evolve(kb.pack, **sections)
    backwards = KnowledgeBase.of(reversed_pack, kb.engine.name)

    def check(case: Case) -> None:
        expected = kb.assess(case).to_json()
        if kb.assess(dict(reversed(list(case.items())))).to_json() != expected:
            fail("the order of the facts changes the advice", case, kb.assess(case))
        other = backwards.assess(dict(case))
        if _without_order(other) != _without_order(kb.assess(case)):
            fail("the order of the pack's entries changes the advice", case, other)

    try_cases(check, cases(kb), max_examples)


def assert_unknown_is_not_false(kb: KnowledgeBase, *, max_examples: int = EXAMPLES) -> None:
    """Learning a fact never removes an active safety condition, unless that condition asks whether the fact is known.

    A condition asks so with `unknown`, `known` or `not_established`, at any depth, also through other conclusions.

    Raises:
        AssertionError: with the case, and the fact that removed a condition.
    """
    may_remove = {name: _two_valued_facts(kb, name) for name in kb.pack.safety}
    search = search_of(kb)

    def check(pair: tuple[Case, str]) -> None:
        case, fact = pair
        active = {item.id for item in kb.assess(case).safety}
        for value in search.values.known(fact):
            after = kb.assess(case.changed({fact: value}))
            lost = active - {item.id for item in after.safety}
            for name in sorted(lost):
                if fact not in may_remove[name]:
                    fail(f"learning `{fact}` removes the active safety condition `{name}`", case, after, name)

    for name in kb.pack.safety:
        try:
            reaching = cases(kb, reaching=f"safety:{name}")
        except ImpossibleTargetError:
            continue  # it is never active, so nothing can remove it
        read = kb.rulebook.facts_behind(("safety", name))

        def with_unknown(case: Case, read: frozenset[str] = read) -> st.SearchStrategy[tuple[Case, str]]:
            unknown = sorted(kb.pack.facts.keys() - case.keys())
            of_the_condition = [one for one in unknown if one in read] or unknown
            return st.tuples(st.just(case), st.sampled_from(of_the_condition) | st.sampled_from(unknown))

        open_cases = reaching.filter(lambda case: len(case) < len(kb.pack.facts))
        try_cases(check, open_cases.flatmap(with_unknown), max(1, max_examples // 10))


def assert_same_on(
    kb: KnowledgeBase,
    engines: str | Iterable[str] = ("reference", "durable", "compiled"),
    *,
    max_examples: int = EXAMPLES,
) -> None:
    """Every engine gives the same bytes, apart from the field that names the engine.

    Raises:
        AssertionError: with the case in which two differ.
        UnknownIdError, EngineError: there is no such engine, or it is not installed.
        ValueError: fewer than two different engines are named, so nothing would be compared.
    """
    made = [KnowledgeBase.of(kb.pack, name) for name in names_of(engines)]
    first, *others = {one.engine.name: one for one in made}.values() or (None,)
    if first is None or not others:
        raise ValueError("name at least two different engines: one alone has nothing to be compared with")

    def check(case: Case) -> None:
        expected = _without_engine(first.assess(case))
        for other in others:
            if _without_engine(other.assess(case)) != expected:
                fail(f"`{other.engine.name}` and `{first.engine.name}` differ", case, other.assess(case))

    try_cases(check, cases(kb), max_examples)


def assert_monotone(
    kb: KnowledgeBase,
    fact: str,
    *,
    keeps: str | Iterable[str] | None = None,
    falling: bool = False,
    max_examples: int = EXAMPLES,
) -> None:
    """More of a fact never takes away what is there: as it rises, everything in `keeps` that is reached stays reached.

    Numbers rise as numbers, yes is more than no, and a choice rises in the order in which the pack lists it.

    Args:
        kb: the pack.
        fact: what rises. Cases that contradict an `assume` entry do not count.
        keeps: ids that can be reached (see `Targets.named`); left out: every safety condition that reads the fact.
        falling: the fact falls instead.
        max_examples: how many cases hypothesis tries for each.

    Raises:
        AssertionError: with the case, and the value with which something is lost.
        UnknownIdError: the pack has no such fact or id.
        ValueError: no safety condition reads the fact, and nothing else was named.
        ImpossibleTargetError: what was named is never reached, so it cannot be lost and nothing would be tested.
    """
    if fact not in kb.pack.facts:
        raise UnknownTargetError(fact, kb.pack.facts, "fact")
    names = list(names_of(keeps)) if keeps is not None else [
        f"safety:{name}" for name in kb.pack.safety if fact in kb.rulebook.facts_behind(("safety", name))
    ]  # fmt: skip
    if not names:
        raise ValueError(f"no safety condition reads `{fact}`: say in `keeps` what must not be lost")
    search = search_of(kb)
    choice = kb.pack.facts[fact].choice
    order: list[Any] = list(choice) if choice else sorted(search.values.known(fact))
    if falling:
        order.reverse()
    tried = False
    for name in names:
        goal = target_of(kb, name).goal
        try:
            reaching = cases(kb, reaching=name, known=[fact])
        except ImpossibleTargetError:
            if keeps is not None or (name == names[-1] and not tried):
                raise
            continue  # another safety condition can be active while the fact is known
        tried = True

        def check(case: Case, name: str = name, goal: Goal = goal) -> None:
            further = order[order.index(case.exact[fact]) + 1 :]  # a directed case has no other values
            for more in further:
                changed = case.changed({fact: more})
                exact = dict(changed.exact)
                if search.reaches(exact, search.always) and not search.reaches(exact, (goal,)):
                    advice = kb.assess(changed)
                    what = f"with `{fact}` at {more} instead of {case[fact]}, `{name}` is lost"
                    fail(what, changed, advice, subject_of(name))

        try_cases(check, reaching, max_examples)


def assert_no_blame_words(kb: KnowledgeBase, *, also: str | Iterable[str] = (), max_examples: int = EXAMPLES) -> None:
    """No advice says a word that the pack never says, nor one of these.

    Where an entry holds such a word, a case that shows the entry is searched; then come random cases.

    Raises:
        AssertionError: with the case and the word.
        ValueError: the pack lists no words, and none were given.
    """
    words = sorted(
        {folded(word) for word in (*kb.pack.language.never_say, *names_of(also))} - {""},
        key=lambda word: (-len(word), word),
    )
    if not words:
        raise ValueError("the pack lists no words under `never_say`: give some in `also`")

    def check(case: Case) -> None:
        advice = kb.assess(case)
        for text in _texts(advice.to_dict()):
            for word in words_found(folded(text), words):
                fail(f"the advice says `{word}`: {text}", case, advice)

    for goal in _goals_of_entries_with(words, kb):
        search_then(check, kb, goal)
    try_cases(check, cases(kb), max_examples)


def _goals_of_entries_with(words: list[str], kb: KnowledgeBase) -> Iterator[Goal]:
    """Everything that can be reached of an entry whose own texts hold one of these folded words."""
    catalogue = catalogue_of(kb)
    suspect: dict[tuple[str, str], bool] = {}
    for obligation in catalogue.obligations.values():
        kind, _, rest = obligation.subject.partition(":")
        if not rest:
            kind, rest = obligation.kind, obligation.subject.partition(" ")[0]
        elif kind == "finding":
            kind, rest = "rule", rest.partition("/")[2]
        name = rest.partition("/")[0].partition(".")[0]
        if (kind, name) not in suspect:
            entry = kb.pack.entries(kind).get(name) if kind in SECTION_OF else None
            texts = () if entry is None else _texts(asdict(entry))
            suspect[kind, name] = any(words_found(folded(text), words) for text in texts)
        if suspect[kind, name]:
            goal = catalogue.goal(obligation)
            if kind == "intervention":
                recommended = catalogue.targets.recommended(catalogue.targets.plan.interventions[name])
                yield AllOf((goal, recommended))
            yield goal


# --- what they look at --------------------------------------------------------------------------------------------


def _two_valued_facts(kb: KnowledgeBase, safety: str) -> frozenset[str]:
    """The facts of which a safety condition asks whether they are known, or that stand below a `not_established`."""
    rulebook, found, seen = kb.rulebook, set[str](), set[tuple[str, str]]()

    def visit(condition: c.Condition, *, inside: bool) -> None:
        inside = inside or isinstance(condition, c.NotEstablished)
        if inside or isinstance(condition, c.Known | c.Unknown):
            found.update(rulebook.facts_read(condition))
        for part in c.parts(condition):
            visit(part, inside=inside)
        if c.is_conclusion(condition):
            for node, _ in conclusions_read(condition, kb.pack):
                if node not in seen:
                    seen.add(node)
                    for number in rulebook.deciding(node):
                        visit(rulebook.productions[number].condition, inside=False)

    visit(kb.pack.safety[safety].when, inside=False)
    return frozenset(found)


def _without_engine(advice: Advice) -> dict[str, Any]:
    data = advice.to_dict()
    del data["pack"]["engine"]
    return data


def _without_order(advice: Advice) -> dict[str, Any]:
    """What must not depend on any order: the recommendations as they stand, everything else by id."""
    data = advice.to_dict()
    placed = ("id", "status", "tier", "value", "answers", "responds_to")
    return {
        "recommendations": [{name: item[name] for name in placed} for item in data["recommendations"]],
        "withheld": sorted((item["id"], sorted(item["by"])) for item in data["withheld"]),
        "questions": [(item["fact"], sorted(item["why"])) for item in data["questions"]],
        **{
            part: sorted(data[part], key=lambda item: str(item["id"]))
            for part in ("safety", "barriers", "gates", "pathways")
        },
    }


def _texts(data: Any) -> Iterator[str]:
    """Every text in some data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for item in data.values() if isinstance(data, dict) else data:
            yield from _texts(item)


__all__ = [
    "assert_always", "assert_monotone", "assert_never", "assert_no_blame_words", "assert_order_free",
    "assert_same_on", "assert_unknown_is_not_false",
]  # fmt: skip
