"""The small parts that FHIR resources are made of, as plain dicts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any, Final

from resistance_rules.advice.render.words import link, short_citation
from resistance_rules.hosts.fhir import codes
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Source

Resource = dict[str, Any]

PRIORITY: Final = {"emergency": "stat", "same_day": "urgent", "this_week": "urgent"}
"""FHIR's priority of each urgency; anything else is `routine`. Never `asap`, which many systems do not know."""

STATUS_WORDS: Final = {
    "now": "can be offered now",
    "check_first": "check first",
    "later": "later, when what it needs is in place",
}
_NOT_IN_IDS: Final = re.compile(r"[^A-Za-z0-9\-.]")
_NESTED: Final = (dict, list)
_LONGEST_ID: Final = 64
_MARK: Final = 12


def compact(data: Any) -> Any:
    """The data without what is empty: FHIR has neither null nor empty lists, objects and texts.

    Once for each resource is enough, and is most of what writing one costs.
    """
    kind = type(data)
    if kind is dict:
        found = {}
        for key, value in data.items():
            kept = compact(value) if type(value) in _NESTED else value
            if kept or kept is False or kept == 0:
                found[key] = kept
        return found
    if kind is list:
        inner = (compact(item) if type(item) in _NESTED else item for item in data)
        return [item for item in inner if item or item is False or item == 0]
    return data


def tidy(resource: Resource) -> Resource:
    """A resource without what is empty."""
    cleaned: Resource = compact(resource)
    return cleaned


def coding(kind: str, code: str, display: str | None = None) -> dict[str, Any]:
    """A code of our own: the id of an entry of the pack."""
    own = {"system": codes.system(kind), "code": code}
    return own if display is None else {**own, "display": display}


def concept(kind: str, code: str, text: str) -> dict[str, Any]:
    """A concept of our own, with its words."""
    return {"coding": [coding(kind, code, text)], "text": text}


def priority(urgency: str | None) -> str:
    """The FHIR request priority of an urgency."""
    return PRIORITY.get(urgency or "", "routine")


def about(name: str, value: dict[str, Any]) -> dict[str, Any]:
    """One of our own extensions with a simple value (`{"valueString": ...}`)."""
    return {"url": codes.extension(name), **value}


def meta(*, private: bool, occasion: Occasion) -> dict[str, Any] | None:
    """What is private carries HL7's label `R` (restricted), so that a host can keep it from others' eyes."""
    if occasion.shareable or not private:
        return None
    return {"security": [{"system": codes.CONFIDENTIALITY, "code": "R", "display": "restricted"}]}


def urn(identifier: str) -> str:
    """How resources of one Bundle name each other."""
    return f"urn:uuid:{identifier}"


def fhir_id(*names: str) -> str:
    """An id of our packs as FHIR writes one: letters, digits, `-` and `.`, at most 64; longer ones end in a hash."""
    text = _NOT_IN_IDS.sub("-", "-".join(names))
    if len(text) <= _LONGEST_ID:
        return text
    mark = hashlib.sha256("-".join(names).encode()).hexdigest()[:_MARK]
    return f"{text[: _LONGEST_ID - _MARK - 1]}-{mark}"


def canonical(resource_type: str, pack: Pack, *names: str, versioned: bool = True) -> str:
    """The canonical URI of a resource that the pack is published as."""
    version = f"|{pack.info.version}" if versioned else ""
    return f"{codes.BASE}/{resource_type}/{fhir_id(pack.info.id, *names)}{version}"


def citations(names: Iterable[str], pack: Pack) -> list[dict[str, Any]]:
    """Sources as related artifacts."""
    return [citation(pack.sources[name]) for name in names]


def citation(source: Source) -> dict[str, Any]:
    """A source as a related artifact, with its address and, where it was not looked up, that it still has to be."""
    said = [part.rstrip() for part in (source.authors, source.title, source.venue) if part]
    where = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in said)
    year = f" {source.year}." if source.year else ""
    unchecked = " [cited from memory: to be checked before clinical release]" if source.verified == "memory" else ""
    return tidy(
        {
            "type": "citation",
            "label": source.id,
            "display": short_citation(source),
            "citation": f"{where}{year}{unchecked}",
            "url": link(source),
        }
    )


def labels_of(reasons: Iterable[str], pack: Pack) -> list[str]:
    """The labels of reasons such as `barrier:ID`, in their order; `when` (an own rule) has none."""
    found = []
    for reason in reasons:
        kind, _, name = reason.partition(":")
        if name and kind in ("barrier", "safety"):
            found.append(str(pack.entries(kind)[name].label))
    return found
