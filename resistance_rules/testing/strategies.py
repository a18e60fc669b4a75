"""Hypothesis strategies for cases of a pack: any case, cases that reach something, and pairs that just miss it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from attrs import fields, frozen
from hypothesis import strategies as st

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Case
from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.testing.attempts import Facts
from resistance_rules.testing.choosing import Item
from resistance_rules.testing.errors import ImpossibleTargetError, UnknownTargetError
from resistance_rules.testing.goals import Goal
from resistance_rules.testing.obligations import KINDS, catalogue_of
from resistance_rules.testing.search import Search, search_of
from resistance_rules.testing.targets import Target

_RULES, _BESIDE = (3, 3, 12, 48), 8
_STEPS: Final = 400
_TRIES: Final = 20
_ANY: Final = object()  # any value at all, not one that a rule tells apart
Draw = Callable[[st.SearchStrategy[Any]], Any]


def cases(
    kb: KnowledgeBase, *, reaching: str | None = None, known: str | Iterable[str] = (), include_unknown: bool = True
) -> st.SearchStrategy[Case]:
    """Cases that fit the vocabulary of a pack.

    Values lie on and around the thresholds that rules mention. A failing case is made smaller until it knows as
    little as it can. Without `reaching` a case may contradict an `assume` entry, as a submitted case may.

    Args:
        kb: the pack.
        reaching: what every case must reach: an id as in `Targets.named` (a rule, barrier, intervention, safety
            condition, ...) or of an obligation, such as `condition gate:trust#2 unknown`.
        known: facts that every case knows; one, or several.
        include_unknown: whether other facts may be unknown; if not, every case knows every fact.

    Raises:
        UnknownIdError: the pack has no such fact or target.
        ImpossibleTargetError: no case reaches the target and knows these facts, or none was found.
    """
    names = (known,) if isinstance(known, str) else tuple(known)
    for name in names:
        if name not in kb.pack.facts:
            raise UnknownTargetError(name, kb.pack.facts, "fact")
    wanted = names if include_unknown else tuple(kb.pack.facts)
    source = _Source(kb, wanted)
    if reaching is None:
        return _any_case(source)
    target = target_of(kb, reaching)
    return _reaching(source, _Aim(target, source.search.find(target.goal, reaching, known=wanted)))


def cases_for(kb: KnowledgeBase, goal: Goal, name: str) -> st.SearchStrategy[Case]:
    """Cases that reach a goal; `name` is what to call it. Errors as in `cases`."""
    return _reaching(_Source(kb), _Aim(Target(name, goal), search_of(kb).find(goal, name)))


def near_misses(kb: KnowledgeBase, name: str) -> st.SearchStrategy[tuple[Case, Case]]:
    """Pairs of cases that differ in one fact: the first reaches the target, the second does not.

    Args:
        kb: the pack.
        name: the target, as `reaching` in `cases`.

    Raises:
        UnknownIdError: the pack has no such target.
        ImpossibleTargetError: no case reaches it, or no single fact makes a case miss it.
    """
    target, search = target_of(kb, name), search_of(kb)
    for seed in range(_TRIES):
        facts = search.find(target.goal, name, seed=seed)
        if _flips(search, facts, target):
            return _near_miss(_Source(kb), _Aim(target, facts))
    detail = f"in {_TRIES} cases that reach it, no single fact made the case miss it"
    raise ImpossibleTargetError(name, proved=False, detail=detail)


def target_of(kb: KnowledgeBase, name: str) -> Target:
    """The target of an id, or of the id of an obligation.

    Raises:
        UnknownIdError: there is neither.
    """
    catalogue = catalogue_of(kb)
    if name in catalogue.obligations:
        return Target(name, catalogue.goal(catalogue.obligations[name]))
    try:
        return catalogue.targets.named(name)
    except UnknownTargetError:
        if name.partition(" ")[0] in KINDS:
            raise UnknownTargetError(name, catalogue.obligations, "target") from None
        raise


@frozen(repr=False)
class GeneratedCase(Case):
    """A made-up case. It shows its facts where hypothesis prints a failing example; a submitted case never does."""

    @classmethod
    def of(cls, case: Case) -> GeneratedCase:
        """The same facts, to be shown."""
        return cls(*(getattr(case, one.name) for one in fields(Case)))

    def __repr__(self) -> str:
        return f"{dict(self.facts)!r}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001  (the printer's protocol)
        printer.text(repr(self))


@frozen
class ByHypothesis:
    """Lets hypothesis choose, so that it makes failing cases simpler: the first alternative is the simplest."""

    draw: Draw

    def order(self, items: Sequence[Item]) -> Sequence[Item]:
        """One drawn item, then the others as they are."""
        if len(items) < 2:  # noqa: PLR2004
            return items
        first = self.draw(st.integers(0, len(items) - 1))
        return [items[first], *items[:first], *items[first + 1 :]]


class _Source:
    """What cases are drawn from; no attrs class, of which hypothesis would print every field, the whole pack."""

    def __init__(self, kb: KnowledgeBase, known: tuple[str, ...] = ()) -> None:
        self.kb, self.known, self.search = kb, known, search_of(kb)
        self.groups = tuple(dict.fromkeys(tuple(sorted(facts)) for facts in kb.rulebook.facts_of if facts))

    def __repr__(self) -> str:
        return repr(self.kb)

    def case(self, facts: Facts) -> GeneratedCase:
        """A checked case."""
        return GeneratedCase.of(self.kb.case(facts))

    def value(self, draw: Draw, name: str, *, unknown: bool = False) -> Any:
        """A value that some rule tells apart, or any value of the fact; None for unknown, if that may be.

        One choice decides, and the simplest is unknown: so a failing case loses a fact without a shift in what is
        drawn for the others.
        """
        fact, pool = self.kb.pack.facts[name], self.search.values.known(name)
        options: list[Any] = [*([None] * len(pool) if unknown else []), *pool]
        if fact.range is not None:
            options.append(_ANY)
        chosen = draw(st.sampled_from(options))
        return draw(_any_value(fact)) if chosen is _ANY else chosen


class _Aim:
    """What is to be reached, and a case that does."""

    def __init__(self, target: Target, fallback: Facts) -> None:
        self.target, self.fallback = target, fallback

    def __repr__(self) -> str:
        return self.target.name


def _any_value(fact: Fact) -> st.SearchStrategy[Value]:
    assert fact.range is not None  # noqa: S101  (narrows)
    low, high = fact.range
    if fact.integer:
        return st.integers(int(low), int(high))
    return st.decimals(low, high, places=2)


# What is drawn for one fact, or for one rule, lies together: so hypothesis can take it away as a whole.


@st.composite
def _one_fact(draw: Draw, source: _Source) -> Facts:
    name = draw(st.sampled_from(sorted(source.kb.pack.facts)))
    return {name: source.value(draw, name)}


@st.composite
def _facts_of_a_rule(draw: Draw, source: _Source) -> Facts:
    drawn = {name: source.value(draw, name, unknown=True) for name in draw(st.sampled_from(source.groups))}
    return {name: value for name, value in drawn.items() if value is not None}


def _beside(draw: Draw, source: _Source) -> Facts:
    return _first_of(draw(st.lists(_one_fact(source), max_size=_BESIDE)))


def _of_rules(draw: Draw, source: _Source) -> list[Facts]:
    """What some rules mention. Hypothesis keeps lists short, so where many are meant, many are asked for."""
    if not source.groups:
        return []
    most = draw(st.sampled_from(_RULES))
    least = 0 if most == _RULES[0] else most // 2
    found: list[Facts] = draw(st.lists(_facts_of_a_rule(source), min_size=least, max_size=most))
    return found


def _first_of(parts: Iterable[Facts]) -> Facts:
    """All the facts; of several values the first."""
    together: Facts = {}
    for part in parts:
        together = {**part, **together}
    return together


@st.composite
def _any_case(draw: Draw, source: _Source) -> Case:
    facts: Facts = {name: source.value(draw, name) for name in source.known}
    if len(facts) < len(source.kb.pack.facts):
        facts = _first_of([facts, *_of_rules(draw, source), _beside(draw, source)])
    return source.case(facts)


@st.composite
def _reaching(draw: Draw, source: _Source, aim: _Aim) -> Case:
    search, goal = source.search, aim.target.goal
    core = search.try_with((goal,), ByHypothesis(draw), steps=_STEPS, known=source.known) or aim.fallback
    goals = (goal, *search.always)
    facts = core
    for part in [*_of_rules(draw, source), _beside(draw, source)]:
        both = {**part, **facts}
        if len(both) > len(facts) and search.reaches(both, goals):
            facts = both
    return source.case(facts)


@st.composite
def _near_miss(draw: Draw, source: _Source, aim: _Aim) -> tuple[Case, Case]:
    search, target = source.search, aim.target
    facts = search.try_with((target.goal,), ByHypothesis(draw), steps=_STEPS) or aim.fallback
    flips = _flips(search, facts, target)
    if not flips:
        facts, flips = aim.fallback, _flips(search, aim.fallback, target)
    fact, value = draw(st.sampled_from(flips))
    return source.case(facts), source.case({**facts, fact: value})


def _flips(search: Search, facts: Facts, target: Target) -> list[tuple[str, Value | None]]:
    """The single changes with which a case no longer reaches the target: of its own facts, else of facts it reads."""
    found: list[tuple[str, Value | None]] = []
    for names in (sorted(facts), sorted(search.reads(target.goal) - set(facts))):
        for name in names:
            for value in search.values[name]:
                changed = {key: one for key, one in {**facts, name: value}.items() if one is not None}
                if changed == facts or search.reaches(changed, (target.goal,)):
                    continue
                if search.reaches(changed, search.always):
                    found.append((name, value))
        if found:
            break
    return found


__all__ = ["cases", "near_misses", "target_of"]
