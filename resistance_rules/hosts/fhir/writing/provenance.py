"""Where the resources come from: the rules by their digest, the facts by their sources, and what did the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import ActiveSafety, BarrierState, GateState, Recommendation, Withheld
from resistance_rules.advice.wording import Wording
from resistance_rules.hosts.fhir.codes import BASE, PROVENANCE_PARTICIPANT, system
from resistance_rules.hosts.fhir.writing.guidance import is_private
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.hosts.fhir.writing.parts import Resource, meta, tidy, urn
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.version import library_version

Grounded = ActiveSafety | BarrierState | GateState | Recommendation | Withheld


def device(advice: Advice, pack: Pack, occasion: Occasion) -> Resource:
    """The software as a Device. The engine stands here and nowhere else: all engines give the same advice."""
    engine = advice.pack.engine
    return {
        "resourceType": "Device",
        "id": occasion.id(pack.digest, "Device"),
        "status": "active",
        "deviceName": [{"name": "resistance_rules", "type": "model-name"}],
        "type": {"text": "clinical decision support software"},
        "version": [
            {"type": {"text": "library"}, "value": library_version()},
            {"type": {"text": f"engine: {engine.name}"}, "value": engine.version},
        ],
    }


def provenance(advice: Advice, pack: Pack, occasion: Occasion, *, targets: Sequence[str], agent: str) -> Resource:
    """The Provenance of all resources of an advice.

    Args:
        advice: what was advised.
        pack: the pack that it rests on.
        occasion: when and about whom; its `fact_sources` name the resources that facts were read from.
        targets: ids of the resources.
        agent: id of the Device.
    """
    rules = {
        "identifier": {"system": f"{BASE}/pack-digest", "value": pack.digest},
        "display": f"rules: {pack.info.id} {pack.info.version}",
    }
    assembler = {"system": PROVENANCE_PARTICIPANT, "code": "assembler", "display": "Assembler"}
    return tidy(
        {
            "resourceType": "Provenance",
            "id": occasion.id(pack.digest, "Provenance"),
            "meta": meta(private=is_private(advice), occasion=occasion),
            "target": [{"reference": urn(target)} for target in targets],
            "occurredDateTime": occasion.instant,
            "recorded": occasion.instant,
            "activity": {"text": "rules were applied to the facts of a case"},
            "agent": [
                {
                    "type": {"coding": [assembler]},
                    "who": {"reference": urn(agent)},
                    "onBehalfOf": occasion.requester_reference,
                }
            ],
            "entity": [{"role": "source", "what": rules}, *_facts(advice, pack, occasion)],
        }
    )


def facts_read(advice: Advice) -> Mapping[str, Submitted]:
    """The facts that the advice rests on, by id: every submitted one; of a shareable advice those that it shows."""
    if advice.note is None:
        return advice.case.facts
    shown: dict[str, Submitted] = {}
    for items in (advice.safety, advice.barriers, advice.gates, advice.recommendations, advice.withheld):
        for item in cast("tuple[Grounded, ...]", items):
            shown.update(item.facts)
    return {name: shown[name] for name in sorted(shown)}


def _facts(advice: Advice, pack: Pack, occasion: Occasion) -> list[Resource]:
    wording = Wording(pack)
    return [
        {
            "role": "source",
            "what": {
                "reference": occasion.fact_sources.get(fact),
                "identifier": {"system": system("fact"), "value": fact},
                "display": wording.labelled({fact: value}),
            },
        }
        for fact, value in facts_read(advice).items()
    ]
