"""The narrative of FHIR resources: what a host shows that does not understand them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import Any

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.fhir.publishing import pack_resources
from resistance_rules.hosts.fhir.writing import Occasion, advice_bundle
from resistance_rules.hosts.fhir.writing.narrative import with_narrative

OCCASION = Occasion(at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC), subject="Patient/p1")
XHTML = "{http://www.w3.org/1999/xhtml}"


def shown(resource: dict[str, Any]) -> str:
    """The text that a reader of the narrative sees; it must be XHTML of nothing but paragraphs and line breaks."""
    assert resource["text"]["status"] == "generated"
    root = ET.fromstring(resource["text"]["div"])  # noqa: S314  (our own)
    assert root.tag == f"{XHTML}div"
    assert {inner.tag for inner in root.iter()} <= {f"{XHTML}div", f"{XHTML}p", f"{XHTML}br"}
    text = "\n".join("".join(one.itertext()) for one in root)
    assert text.strip()
    return text


def test_every_resource_says_in_words_what_must_not_be_missed(engagement: KnowledgeBase) -> None:
    """Red flags stand in the answer and in the plan, each recommendation with its status, and what was held back."""
    seen = {"flag": 0, "later": 0, "withheld": 0, "alone": 0, "unanswered": 0}
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        bundle = advice_bundle(advice, engagement.pack, OCCASION)
        told = {entry["resource"]["resourceType"]: shown(entry["resource"]) for entry in bundle["entry"]}
        for item in advice.safety:
            assert f"Red flag: {item.label} ({item.because}" in told["GuidanceResponse"]
            assert all(part.replace("\n", "") in told["RequestGroup"] for part in (item.label, *item.do_first))
            seen["flag"] += 1
        for item in advice.recommendations:
            assert f"{item.rank}. {item.label} (" in told["RequestGroup"]
            assert item.label in told["CarePlan"]
            seen["later"] += item.status == "later"
        for item in advice.withheld:
            assert item.label in told["GuidanceResponse"]
            seen["withheld"] += 1
        seen["alone"] += "(only alone)" in told["GuidanceResponse"]
    assert min(seen[name] for name in ("flag", "later", "withheld", "alone")) > 0


def test_a_shareable_narrative_names_nothing_private(engagement: KnowledgeBase) -> None:
    """No private label stands in any text of a shareable Bundle."""
    checked = 0
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        bundle = advice_bundle(advice.shareable(), engagement.pack, OCCASION)
        told = "\n".join(shown(entry["resource"]) for entry in bundle["entry"])
        for item in (*advice.safety, *advice.recommendations, *advice.barriers):
            if item.private:
                assert item.label not in told
                checked += 1
    assert checked > 0


def test_the_resources_of_a_pack_have_one_too(engagement: KnowledgeBase) -> None:
    """Every published resource says at least its title, in the language of the pack."""
    for resource in pack_resources(engagement):
        assert resource["title"] in shown(resource)
        assert ' lang="en" xml:lang="en"' in resource["text"]["div"]


def test_nothing_in_a_text_becomes_markup() -> None:
    """Texts of packs and cases are shown as they are written, also what looks like markup or is no XML."""
    text = 'A < B & "C" <script>x</script> \x0b \ud800 end\nnext'
    resource = {"resourceType": "Task", "id": "t", "description": text}
    assert shown(with_narrative(resource)) == 'A < B & "C" <script>x</script>     endnext'
    assert "<script" not in with_narrative(resource)["text"]["div"]
    assert shown(with_narrative({"resourceType": "Basic", "id": "b"})) == "Basic"
