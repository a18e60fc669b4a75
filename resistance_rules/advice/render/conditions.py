"""Whole conditions in one sentence: what a response needs, and what a stage waits for."""

from __future__ import annotations

from collections.abc import Iterable

from resistance_rules.advice.phrases import phrase
from resistance_rules.advice.render.words import clean
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.model import Pack


def condition_in_words(condition: c.Condition, pack: Pack, *, inner: bool = False) -> str:
    """What a condition says, with the labels of the pack.

    Args:
        condition: what to put in words.
        pack: the pack that it stands in.
        inner: whether it stands inside another condition, so that brackets keep it together.
    """

    def part_in_words(part: c.Condition) -> str:
        return condition_in_words(part, pack, inner=True)

    match condition:
        case c.All(of=of):
            return _joined(map(part_in_words, _without_idle_known(of)), "and", inner=inner)
        case c.Any(of=of):
            return _joined(_alternatives(of, pack), "or", inner=inner)
        case c.Count(at_least=least, of=of):
            return f"at least {least} of ({'; '.join(map(part_in_words, of))})"
        case c.Not(of=c.NotEstablished(of=part)):
            return condition_in_words(part, pack, inner=inner)
        case c.Not(of=part):
            return f"not: {part_in_words(part)}"
        case c.NotEstablished(of=c.Equals(fact=fact, values=(bool() as value,))):
            return f"{phrase(c.Equals(fact, (not value,)), pack)}, or not known"
        case c.NotEstablished(of=part):
            return f"no sign of: {part_in_words(part)}"
        case c.GateIs(gate=name):
            return f"“{clean(pack.gates[name].label)}” is in place"
        case _:
            return clean(phrase(condition, pack))


def conjuncts(condition: c.Condition) -> tuple[c.Condition, ...]:
    """What must all be so, one by one, for a condition to be true."""
    return _without_idle_known(condition.of) if isinstance(condition, c.All) else (condition,)


def may_be_shared(condition: c.Condition, pack: Pack) -> bool:
    """Whether a condition can be put in words where others may read along: no private fact, and no conclusion.

    A conclusion may have been left out of a shareable advice, which does not say so.
    """
    return not any(
        c.is_conclusion(part) or any(pack.facts[fact].private for fact in c.own_facts(part))
        for part in c.walk(condition)
    )


def facts_in(conditions: Iterable[c.Condition]) -> frozenset[str]:
    """The facts that these conditions name themselves, at any depth."""
    return frozenset(fact for condition in conditions for part in c.walk(condition) for fact in c.own_facts(part))


def _joined(said: Iterable[str], word: str, *, inner: bool) -> str:
    parts = list(said)
    text = f"; {word} ".join(parts)
    return f"({text})" if inner and len(parts) > 1 else text


def _without_idle_known(of: tuple[c.Condition, ...]) -> tuple[c.Condition, ...]:
    """Without `known` for a fact that another part tests anyway."""
    tested = {fact for part in of if not isinstance(part, c.Known | c.Unknown) for fact in c.own_facts(part)}
    return tuple(part for part in of if not (isinstance(part, c.Known) and part.fact in tested))


def _alternatives(of: tuple[c.Condition, ...], pack: Pack) -> list[str]:
    """What each part says; `not known` is said with the one other test of the same fact."""
    idle = {part.fact for part in of if isinstance(part, c.Unknown)}
    said = []
    for part in of:
        besides = idle.intersection(c.own_facts(part)) if not isinstance(part, c.Unknown) else set()
        idle -= besides
        said.append(condition_in_words(part, pack, inner=True) + (", or not known" if besides else ""))
    return [text for part, text in zip(of, said, strict=True) if not isinstance(part, c.Unknown) or part.fact in idle]
