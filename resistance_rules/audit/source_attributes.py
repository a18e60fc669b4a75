"""The source attributes of 45 CFR 170.315(b)(11)(iv)(A), for decision support that rests on evidence.

Thirteen: four that the pack's authors write, and nine "use of" attributes that are computed from the facts that its
rules read. What nobody wrote is said to be missing; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.conditions import own_facts, walk
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.usage import citations, uses_of
from resistance_rules.knowledge.vocabulary import USE_OF_ATTRIBUTES

SCHEMA: Final = "resistance_rules.source_attributes/1"
REGULATION: Final = "45 CFR 170.315(b)(11)(iv)(A)"
WRITTEN: Final = {
    "bibliographic_citation": "Bibliographic citation of the intervention (clinical research or guideline)",
    "developer": "Developer of the intervention (translation from clinical research or guideline)",
    "funding_source": "Funding source of the technical implementation for the intervention(s) development",
    "release_and_revision_dates": "Release and, if applicable, revision dates of the intervention or reference source",
}
_OF: Final = {
    "social_determinants_of_health": "social determinants of health data",
    "health_status_assessments": "health status assessments data",
}
COMPUTED: Final = {
    name: f"Use of {_OF.get(what, what.replace('_', ' '))} as expressed in the standards in § 170.213"
    for name in USE_OF_ATTRIBUTES
    for what in (name.removeprefix("use_of_"),)
}


def source_attributes(pack: Pack) -> dict[str, Any]:
    """The thirteen source attributes of a pack, as plain data; the same pack gives the same.

    Returns:
        `schema`; `regulation`; `pack` {id, version, title, digest}; `intended_use`, `uses_note`, `validity`, `fairness`
        (text or None); `sources` {cited, from_memory}: how many sources rules cite, and how many of those nobody has
        looked up yet; `missing`: ids of attributes that the pack does not state; and `attributes`, a list of thirteen
        in the order of the regulation, each with `number`, `id`, `label` and

        * written by people: `kind` "written", `state` "stated" or "missing", `value` (text or None);
        * computed: `kind` "computed", `state` "used" or "not_used", `facts`: a list of {id, label, rules}, where
          `rules` lists the id and place of each rule that reads the fact.
    """
    info = pack.info
    stated = info.source_attributes
    written = {name: getattr(stated, name) if stated is not None else None for name in WRITTEN}
    cited = citations(pack)
    return {
        "schema": SCHEMA,
        "regulation": REGULATION,
        "pack": {"id": info.id, "version": info.version, "title": info.title, "digest": pack.digest},
        "intended_use": info.intended_use,
        "uses_note": info.uses_note,
        "validity": stated.validity if stated is not None else None,
        "fairness": stated.fairness if stated is not None else None,
        "sources": {
            "cited": len(cited),
            "from_memory": sum(pack.sources[name].verified == "memory" for name in cited),
        },
        "missing": [name for name, value in written.items() if value is None],
        "attributes": [*_written(written), *_computed(pack)],
    }


def _written(values: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    for number, (name, label) in enumerate(WRITTEN.items(), start=1):
        value = values[name]
        state = "missing" if value is None else "stated"
        yield {"number": number, "id": name, "label": label, "kind": "written", "state": state, "value": value}


def _computed(pack: Pack) -> Iterator[dict[str, Any]]:
    readers = _readers(pack)
    uses = uses_of(pack)
    for number, (name, label) in enumerate(COMPUTED.items(), start=len(WRITTEN) + 1):
        facts = [
            {"id": fact, "label": pack.facts[fact].label, "rules": readers.get(fact, [])} for fact in sorted(uses[name])
        ]
        state = "used" if facts else "not_used"
        yield {"number": number, "id": name, "label": label, "kind": "computed", "state": state, "facts": facts}


def _readers(pack: Pack) -> dict[str, list[dict[str, str | None]]]:
    """The rules that mention each fact themselves, promises included, by rule id."""
    found: dict[str, dict[str, Place | None]] = {}
    conditions = [(rule.id, rule.condition, rule.place) for rule in Rulebook.of(pack).productions]
    conditions += [
        (f"{kind}:{promise.id}", promise.when, promise.place)
        for kind in ("never", "always")
        for promise in pack.entries(kind).values()
        if promise.when is not None
    ]
    for name, condition, place in conditions:
        for fact in {fact for test in walk(condition) for fact in own_facts(test)}:
            found.setdefault(fact, {})[name] = place
    return {
        fact: [{"id": name, "place": str(place) if place else None} for name, place in sorted(rules.items())]
        for fact, rules in found.items()
    }
