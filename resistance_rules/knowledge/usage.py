"""What a pack uses: the conditions that bear on advice, the facts they mention, the sources that are cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from resistance_rules.knowledge.conditions import Condition, own_facts, walk
from resistance_rules.knowledge.dependencies import conditions_of
from resistance_rules.knowledge.model import SECTIONS, Pack
from resistance_rules.knowledge.vocabulary import USE_OF


def conditions_of_advice(pack: Pack) -> Iterator[Condition]:
    """List every condition that can change an advice. Those of `never` and `always` only claim something."""
    for conditions in conditions_of(pack).values():
        yield from conditions
    for safety in pack.safety.values():
        if safety.ask_if_unknown is not None:
            yield from _given(safety.ask_if_unknown.when)
    for entry in pack.interventions.values():
        yield from _given(entry.when, entry.only_if)
        yield from (not_if.when for not_if in entry.not_if)
        yield from _given(*(caution.when for caution in entry.cautions))
    for contra in pack.contraindications.values():
        yield contra.when
    for pathway in pack.pathways.values():
        yield from _given(pathway.only_if, *(stage.until for stage in pathway.stages))
    for assume in pack.assume.values():
        yield from assume.not_both


def uses_of(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Compute the nine "use of" source attributes of 45 CFR 170.315(b)(11)(iv)(A).

    Returns:
        `use_of_race` and so on -> ids of the facts tagged so (`uses`) that a condition mentions; none: not used.
    """
    mentioned = {
        fact for condition in conditions_of_advice(pack) for test in walk(condition) for fact in own_facts(test)
    }
    for when in (*(never.when for never in pack.never.values()), *(always.when for always in pack.always.values())):
        for condition in _given(when):
            mentioned |= {fact for test in walk(condition) for fact in own_facts(test)}
    return {
        attribute: tuple(name for name in sorted(mentioned) if use in pack.facts[name].uses)
        for use, attribute in USE_OF.items()
    }


def citations(pack: Pack) -> set[str]:
    """Collect the ids of all sources that something cites."""
    return {name for kind, _ in SECTIONS.values() for entry in pack.entries(kind).values() for name in _cited(entry)}


def _given(*conditions: Condition | None) -> Iterator[Condition]:
    return (condition for condition in conditions if condition is not None)


def _cited(entry: Any) -> Iterator[str]:
    """The sources that an entry cites, at any depth."""
    for field in attrs.fields(type(entry)):
        value = getattr(entry, field.name)
        if field.name == "cite":
            yield from value
        elif hasattr(value, "note"):
            yield from _cited(value)
        elif isinstance(value, tuple):
            for item in value:
                if hasattr(item, "note"):
                    yield from _cited(item)
