"""docs/fhir.md is true."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fhir_checks import check_bundle, check_resource

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.fhir import codes
from resistance_rules.hosts.fhir.publishing import pack_resources
from resistance_rules.hosts.fhir.reading import facts_from_fhir, load_mapping
from resistance_rules.hosts.fhir.writing import Occasion, advice_bundle

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "fhir.md").read_text(encoding="utf-8")


def test_the_examples_run() -> None:
    """The Python on the page runs, block after block, and gives valid resources."""
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(code, names)  # noqa: S102  (our own documentation)
    check_bundle(names["bundle"])
    check_bundle(names["for_the_person"])
    for name in ("task", "plan", "request"):
        check_resource(names[name])
    assert len(names["resources"]) > 400


def test_every_uri_is_listed(engagement: KnowledgeBase) -> None:
    """Every system, extension and language that our resources use is named on the page."""
    named = set(re.findall(r"`([^`\s]+)`", PAGE))
    occasion = Occasion(at=datetime(2026, 3, 1, tzinfo=UTC), subject="Patient/1", seed="s")
    made: list[Any] = list(pack_resources(engagement))
    made += [
        advice_bundle(engagement.assess(dict(example.case)), engagement.pack, occasion)
        for example in engagement.pack.examples.values()
    ]
    text = json.dumps(made)
    for uri in set(re.findall(r'"(?:system|url)": "(http[^"]+)"', text)):
        own = re.fullmatch(re.escape(codes.BASE) + r"/(?:CodeSystem/|StructureDefinition/)?([a-z-]+)", uri)
        of_fact = uri in (codes.LOINC, codes.SNOMED)
        published = uri.startswith(f"{codes.BASE}/") and uri.split("/")[-1].startswith("engagement")
        source = any(uri == related.get("url") for related in made[0]["relatedArtifact"])
        assert of_fact or published or source or uri in named or (own is not None and own[1] in named), uri
    assert set(re.findall(r'"language": "(application[^"]+)"', text)) == {codes.CONDITION_LANGUAGE} <= named
    assert set(codes.KINDS) <= named


def test_from_resources_to_resources(engagement: KnowledgeBase) -> None:
    """Facts that were read from FHIR name their resources in the Provenance of what is written."""
    observation = {
        "resourceType": "Observation",
        "id": "phq9",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]},
        "subject": {"reference": "Patient/7"},
        "effectiveDateTime": "2026-02-20",
        "valueInteger": 14,
    }
    now = datetime(2026, 3, 1, tzinfo=UTC)
    found = facts_from_fhir([observation], mapping=load_mapping(pack=engagement), now=now, patient="Patient/7")
    sources = {one.fact: one.sources[0].resource for one in found.found}
    bundle = advice_bundle(
        engagement.assess(found.facts), engagement.pack, Occasion(at=now, subject="Patient/7", fact_sources=sources)
    )
    check_bundle(bundle)
    (provenance,) = [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Provenance"]
    assert [entity["what"].get("reference") for entity in provenance["entity"]] == [None, "Observation/phq9"]
