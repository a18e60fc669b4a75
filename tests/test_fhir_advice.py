"""An advice as a FHIR Bundle."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir_checks import check_bundle, check_r4, check_resource, check_unchanged
from generated_packs import load_generated, packs_with_cases
from hypothesis import given, settings

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.fhir import codes
from resistance_rules.hosts.fhir.writing import Occasion, advice_bundle

OCCASION = Occasion(
    at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    subject="Patient/p1",
    encounter="Encounter/e1",
    requester="Practitioner/d1",
    seed="request-1",
)
PRIORITIES = {"emergency": "stat", "same_day": "urgent", "this_week": "urgent", None: "routine", "note": "routine"}


def of_type(bundle: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The resources of a type in a Bundle."""
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == name]


def one(bundle: dict[str, Any], name: str) -> dict[str, Any]:
    """The only resource of a type in a Bundle."""
    (resource,) = of_type(bundle, name)
    return resource


def actions_of(bundle: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The actions of the RequestGroup, by group."""
    groups = of_type(bundle, "RequestGroup")
    return {group["id"]: group["action"] for group in groups[0]["action"]} if groups else {}


def test_every_example_is_a_valid_bundle_that_says_what_the_advice_says(engagement: KnowledgeBase) -> None:
    """R4B and R4 accept the Bundle of each example; ranks, red flags, questions, statuses are its own."""
    pack = engagement.pack
    for example in pack.examples.values():
        advice = engagement.assess(dict(example.case))
        bundle = advice_bundle(advice, pack, OCCASION)
        check_bundle(bundle)
        groups = actions_of(bundle)
        offered = groups.get("recommendations", [])
        assert [action["code"][0]["coding"][0]["code"] for action in offered] == [r.id for r in advice.recommendations]
        for action, item in zip(offered, advice.recommendations, strict=True):
            assert action["prefix"] == str(item.rank)
            assert action["priority"] == PRIORITIES[item.urgency]
            assert action["code"][1]["coding"][0]["code"] == item.status
            assert [related["label"] for related in action.get("documentation", [])] == list(item.sources)
            starts = [condition for condition in action["condition"] if condition["kind"] == "start"]
            assert bool(starts) == (item.status == "later" or (item.status == "check_first" and bool(item.questions)))
        assert [action["title"] for action in groups.get("safety", [])] == [item.label for item in advice.safety]
        issues = of_type(bundle, "DetectedIssue")
        assert [issue["code"]["coding"][0]["code"] for issue in issues] == [item.id for item in advice.safety]
        answer = one(bundle, "GuidanceResponse")
        asked = [needed["codeFilter"][0]["code"][0]["code"] for needed in answer.get("dataRequirement", [])]
        assert asked == [question.fact for question in advice.questions]
        kinds = {reason.partition(":")[0] for question in advice.questions for reason in question.why}
        expected = "data-required" if kinds & {"safety", "status"} else "data-requested" if asked else "success"
        assert answer["status"] == expected
        given_by = one(bundle, "Provenance")["entity"]
        assert given_by[0]["what"]["identifier"]["value"] == pack.digest
        assert [entity["what"]["identifier"]["value"] for entity in given_by[1:]] == list(advice.case)


def test_every_shareable_example_is_valid_and_holds_nothing_private(engagement: KnowledgeBase) -> None:
    """The Bundle of a shareable advice names no private fact and nothing that was left out, and has no label R."""
    pack = engagement.pack
    private_facts = {name for name, fact in pack.facts.items() if fact.private}
    left_out_somewhere = 0
    for example in pack.examples.values():
        advice = engagement.assess(dict(example.case))
        bundle = advice_bundle(advice.shareable(), pack, OCCASION)
        check_bundle(bundle)
        words = set(json.dumps(bundle).replace("\\", "").split('"'))
        assert words.isdisjoint(private_facts)
        hidden = {f"safety:{item.id}" for item in advice.safety if item.private}
        hidden |= {f"intervention:{item.id}" for item in advice.recommendations if item.private}
        hidden |= {f"barrier:{item.id}" for item in advice.barriers if item.private}
        named = {
            f"{coding['system'].rpartition('/')[2]}:{coding['code']}"
            for coding in codings(bundle)
            if coding["system"].startswith(codes.BASE)
        }
        assert named.isdisjoint(hidden)
        left_out_somewhere += bool(hidden)
        assert '"security":' not in json.dumps(bundle)
        assert of_type(bundle, "Flag") == []
        assert "Not everything is shown here." in [note["text"] for note in one(bundle, "GuidanceResponse")["note"]]
    assert left_out_somewhere > 0


def test_a_shareable_bundle_does_not_depend_on_what_is_hidden(engagement: KnowledgeBase) -> None:
    """Two cases whose shareable advice is the same give the same Bundle, ids and times included."""
    pack = engagement.pack
    compared = 0
    for example in pack.examples.values():
        case = dict(example.case)
        open_case = {name: value for name, value in case.items() if not pack.facts[name].private}
        one_advice, other = engagement.assess(case).shareable(), engagement.assess(open_case).shareable()
        if len(open_case) < len(case) and one_advice == other:
            compared += 1
            assert advice_bundle(one_advice, pack, OCCASION) == advice_bundle(other, pack, OCCASION)
    assert compared > 0


@settings(max_examples=12)
@given(packs_with_cases(cases=2))
def test_generated_packs(drawn: Any) -> None:
    """For any small pack and any case the Bundle is valid, whole and shareable, with and without a subject."""
    pack, cases = drawn
    kb = load_generated(pack, "reference")
    for case in cases:
        advice = kb.assess(case)
        for occasion in (OCCASION, Occasion(at=OCCASION.at)):
            for face in (advice, advice.shareable()):
                bundle = advice_bundle(face, kb.pack, occasion)
                check_bundle(bundle)
                assert len(of_type(bundle, "DetectedIssue")) == len(face.safety)
                assert len(of_type(bundle, "Task")) == len(face.safety) + len(face.recommendations)


def test_the_same_on_every_engine(engagement: KnowledgeBase, engagement_durable: KnowledgeBase) -> None:
    """Two engines give the same Bundle, apart from the version of the Device."""
    case = {"trust_rating_0_10": 2, "session_number": 3, "challenge_planned": True}
    bundles = [advice_bundle(kb.assess(case), kb.pack, OCCASION) for kb in (engagement, engagement_durable)]
    assert bundles[0] != bundles[1]
    for bundle in bundles:
        one(bundle, "Device")["version"].pop()
    assert json.dumps(bundles[0]) == json.dumps(bundles[1])


def test_models_give_back_what_they_got(engagement: KnowledgeBase) -> None:
    """R4B's models read a Bundle and write it again without a change."""
    case = {"suicide_plan_or_intent": True, "trust_rating_0_10": 2, "session_number": 3}
    known = {name: value for name, value in case.items() if name in engagement.pack.facts}
    check_unchanged(advice_bundle(engagement.assess(known), engagement.pack, OCCASION))


def test_an_emergency_is_said_everywhere_it_must_be(engagement: KnowledgeBase) -> None:
    """An emergency is stat and of high severity; if nothing answers it, the answer itself carries an error."""
    seen = {"emergency": 0, "unanswered": 0, "policy": 0, "contradiction": 0}
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        bundle = advice_bundle(advice, engagement.pack, OCCASION)
        contained = {inner["resourceType"]: inner for inner in one(bundle, "GuidanceResponse").get("contained", [])}
        told = contained.get("OperationOutcome", {}).get("issue", [])
        errors = [issue["details"]["text"] for issue in told if issue["severity"] == "error"]
        assert len(errors) == len(advice.unanswered)
        warnings = sum(item.policy_missing for item in advice.safety) + len(advice.contradictions)
        assert len(told) - len(errors) == warnings
        if any(item.urgency == "emergency" for item in advice.safety):
            group = one(bundle, "RequestGroup")
            assert group["priority"] == "stat"
            assert "note" not in group
            assert of_type(bundle, "DetectedIssue")[0]["severity"] == "high"
            seen["emergency"] += 1
        seen["unanswered"] += len(errors)
        seen["policy"] += any(item.policy_missing for item in advice.safety)
        seen["contradiction"] += bool(advice.contradictions)
    assert seen["emergency"] > 0
    assert seen["policy"] > 0


def test_a_flag_is_only_where_a_banner_may_be(engagement: KnowledgeBase) -> None:
    """What is private, to be spoken of alone or a mere note becomes no Flag, and without a subject there is none."""
    flagged = hidden = 0
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        codes_flagged = [
            f["code"]["coding"][0]["code"] for f in of_type(advice_bundle(advice, engagement.pack, OCCASION), "Flag")
        ]
        wanted = [s.id for s in advice.safety if not (s.private or s.alone) and s.urgency != "note"]
        assert codes_flagged == wanted
        assert of_type(advice_bundle(advice, engagement.pack, Occasion(at=OCCASION.at)), "Flag") == []
        flagged += len(wanted)
        hidden += len(advice.safety) - len(wanted)
    assert flagged > 0
    assert hidden > 0


def test_provenance_names_the_sources_of_facts(engagement: KnowledgeBase) -> None:
    """A fact's own resource stands in the Provenance, and not in what is shared."""
    case = {"phq9_total": 17, "session_number": 3}
    occasion = Occasion(at=OCCASION.at, fact_sources={"phq9_total": "Observation/obs-1"})
    advice = engagement.assess(case)
    whole, shared = (advice_bundle(face, engagement.pack, occasion) for face in (advice, advice.shareable()))
    entities = one(whole, "Provenance")["entity"]
    found = {entity["what"]["identifier"]["value"]: entity["what"].get("reference") for entity in entities[1:]}
    assert found == {"phq9_total": "Observation/obs-1", "session_number": None}
    assert "Observation/obs-1" not in json.dumps(shared)


@pytest.mark.parametrize(
    ("resource", "element"),
    [
        (
            {"resourceType": "PlanDefinition", "status": "draft", "subjectCanonical": "http://x.example/g"},
            "subjectCanonical",
        ),
        ({"resourceType": "CommunicationRequest", "status": "draft", "intent": "proposal"}, "intent"),
        ({"resourceType": "DetectedIssue", "status": "preliminary", "subject": {"reference": "Patient/1"}}, "subject"),
    ],
)
def test_what_only_later_versions_have_is_refused(resource: dict[str, Any], element: str) -> None:
    """The check of R4 refuses elements that only R4B or R5 have, so it can fail."""
    with pytest.raises(AssertionError, match=element):
        check_r4(resource)


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ({"priority": "routine", "status": "draftt"}, "RequestGroup.status: draftt"),
        ({"action": [{"title": "neither resource nor action"}]}, "rqg-1"),
        (
            {"action": [{"resource": {"reference": "Task/1"}, "condition": [{"kind": "maybe"}]}]},
            "RequestGroupActionCondition.kind: maybe",
        ),
        ({"subject": {"reference": "Practitioner/1"}}, "RequestGroup.subject may not refer to Practitioner"),
        ({"contained": [{"resourceType": "Parameters", "id": "p"}]}, "dom-3"),
        ({"extension": [{"url": "http://x.example/e"}]}, "ext-1"),
    ],
)
def test_codes_references_and_invariants_are_checked(part: dict[str, Any], broken: str) -> None:
    """The check refuses a code outside its value set, a reference to the wrong kind, and a broken invariant."""
    with pytest.raises(AssertionError, match=re.escape(broken)):
        check_resource({"resourceType": "RequestGroup", "status": "draft", "intent": "proposal", **part})


def test_random_cases(engagement: KnowledgeBase, engagement_cases: Any) -> None:
    """Random cases of the shipped pack, from a few facts to most of them, give valid Bundles."""
    for seed in range(24):
        case = engagement.case(engagement_cases(f"fhir-{seed}", (3, 10, 30, 80)[seed % 4]))
        advice = engagement.assess(case)
        check_bundle(advice_bundle(advice, engagement.pack, OCCASION))
        check_bundle(advice_bundle(advice.shareable(), engagement.pack, OCCASION))


def codings(data: Any) -> list[dict[str, Any]]:
    """Every coding at any depth."""
    if isinstance(data, dict):
        own = [data] if {"system", "code"} <= set(data) else []
        return own + [coding for value in data.values() for coding in codings(value)]
    return [coding for item in data for coding in codings(item)] if isinstance(data, list) else []
