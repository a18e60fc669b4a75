"""FHIR over HTTP: samples are read as the library reads them, what is no FHIR is told so, advice comes as resources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from fhir_checks import check_resource
from fhir_kit import NOW, SAMPLES, UCUM, index, observation, sample
from serving import application
from starlette.testclient import TestClient

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.fhir.reading import FhirMapping, facts_from_fhir, load_mapping

FHIR = {"content-type": "application/fhir+json"}
AT = NOW.isoformat()
PHQ9 = {**observation(), "valueInteger": 15}


@pytest.fixture(scope="module")
def client(engagement: KnowledgeBase) -> Iterator[TestClient]:
    """Serve this machine."""
    with application(engagement, rate_limit_burst=1_000_000) as serving:
        yield serving


@pytest.fixture(scope="module")
def mapping(engagement: KnowledgeBase) -> FhirMapping:
    """Load the mapping that the service uses."""
    return load_mapping("engagement", pack=engagement)


def outcome(answer: Any, status: int) -> list[dict[str, Any]]:
    """Return the issues of an OperationOutcome."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/fhir+json"
    check_resource(answer.json())
    issues: list[dict[str, Any]] = answer.json()["issue"]
    return issues


@pytest.mark.parametrize("name", sorted(path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.json")))
def test_every_sample_is_read(client: TestClient, mapping: FhirMapping, name: str) -> None:
    """What a sample gives over HTTP is what it gives in Python; one that cannot be read is an error with its place."""
    content = (SAMPLES / name).read_bytes()
    answer = client.post("/fhir/facts", content=content, headers=FHIR)
    if answer.status_code != 200:
        assert outcome(answer, answer.status_code)[0]["diagnostics"]
        assert answer.status_code in (400, 422)
        return
    body = answer.json()
    library = facts_from_fhir(sample(name), mapping=mapping, now=datetime.fromisoformat(body["now"]))
    assert body == json.loads(json.dumps(library.to_dict()))


def test_the_samples_are_there() -> None:
    """The samples of the index are among those that were sent."""
    assert len(index()) > 50


def test_facts_come_with_their_grounds(client: TestClient) -> None:
    """A resource, a Bundle or a list; for whom and when is said in the body; the answer is a case for the JSON API."""
    asked = {"source": [PHQ9], "now": AT}
    body = client.post("/fhir/facts", json=asked).json()
    assert body["facts"]["phq9_total"] == 15
    assert [fact["sources"][0]["resource"] for fact in body["found"] if fact["fact"] == "phq9_total"] == [
        "Observation/o1"
    ]
    assert client.post("/assess", json={"case": body["facts"]}).status_code == 200
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": PHQ9}]}
    assert client.post("/fhir/facts", json={"source": bundle, "now": AT}).json()["facts"] == body["facts"]
    other = client.post("/fhir/facts", json={**asked, "patient": "Patient/2"}).json()
    assert other["facts"] == {}
    assert [item["reason"] for item in other["not_used"]] == ["other_patient"]


def test_numbers_may_be_written_with_a_point(client: TestClient) -> None:
    """A decimal in a resource is read as FHIR means it, with whatever digits."""
    quantity = {"value": 15.0, "system": UCUM, "code": "{score}"}
    body = client.post("/fhir/facts", json={"source": {**observation(), "valueQuantity": quantity}, "now": AT})
    assert body.json()["facts"]["phq9_total"] == 15, body.text


def test_what_is_no_fhir_is_told_so(client: TestClient) -> None:
    """Wrong bodies are OperationOutcomes with code and place, and hold nothing that was sent."""
    assert outcome(client.post("/fhir/facts", content=b"{", headers=FHIR), 400)[0]["code"] == "structure"
    assert outcome(client.post("/fhir/facts", content=b"{}", headers={"content-type": "text/plain"}), 415)
    wrong: list[dict[str, Any]] = [
        {},
        {"source": 3},
        {"source": {"a": "secret-marker"}},
        {"sorce": []},
        {"source": [], "now": "secret-marker"},
        {"source": [], "patient": "not a reference, secret-marker"},
    ]
    for body in wrong:
        answer = client.post("/fhir/facts", json=body)
        issues = outcome(answer, 422)
        assert issues[0]["code"] == "invalid"
        assert "secret-marker" not in answer.text
    two = [{"resourceType": "Patient", "id": "1"}, {"resourceType": "Patient", "id": "2"}]
    assert "Patient/123" in outcome(client.post("/fhir/facts", json={"source": two}), 422)[0]["diagnostics"]
    assert outcome(client.post("/fhir/facts?patient=1", json={"source": two}), 422)
    assert outcome(client.post("/fhir/advice", json={"case": {"trust_ratng_0_10": 3}}), 422)
    assert outcome(client.post("/fhir/advice", json={"source": {}}), 422)
    for nobody in ({}, {"source": None}, {"patient": "Patient/1"}):  # else it would be an advice about nobody
        issue = outcome(client.post("/fhir/advice", json=nobody), 422)[0]
        assert "expected `source`, `case`, or both" in issue["diagnostics"]


def test_the_advice_as_resources(client: TestClient, engagement: KnowledgeBase) -> None:
    """From resources and facts together comes a valid Bundle that names the person, and the resource of each fact."""
    asked = {
        "source": [PHQ9],
        "case": {"trust_rating_0_10": 4, "session_number": 3.0},
        "now": AT,
        "encounter": "Encounter/7",
    }
    answer = client.post("/fhir/advice", json=asked)
    assert answer.headers["content-type"] == "application/fhir+json"
    bundle = answer.json()
    check_resource(bundle)
    resources = [entry["resource"] for entry in bundle["entry"]]
    response = resources[0]
    assert response["resourceType"] == "GuidanceResponse"
    assert response["subject"] == {"reference": "Patient/1"}
    assert response["encounter"] == {"reference": "Encounter/7"}
    assert "Observation/o1" in answer.text
    assert client.post("/fhir/advice", json=asked).text == answer.text, "the same again"
    shared = client.post("/fhir/advice", json={**asked, "shareable": True})
    check_resource(shared.json())
    assert "Observation/o1" not in shared.text
    only_facts = client.post("/fhir/advice", json={"case": {"trust_rating_0_10": 4}})
    check_resource(only_facts.json())
    assert "subject" not in only_facts.json()["entry"][0]["resource"]


def test_facts_of_the_caller_win(client: TestClient) -> None:
    """What the caller knows itself stands above what is read, and is not said to come from a resource."""
    read = client.post("/fhir/advice", json={"source": [PHQ9], "now": AT})
    own = client.post("/fhir/advice", json={"source": [PHQ9], "now": AT, "case": {"phq9_total": 3}})
    unknown = client.post("/fhir/advice", json={"source": [PHQ9], "now": AT, "case": {"phq9_total": None}})
    assert "Observation/o1" in read.text
    assert "Observation/o1" not in own.text
    assert "Observation/o1" not in unknown.text


def test_what_the_caller_overrides_is_said(client: TestClient) -> None:
    """A positive answer of the record does not vanish without a word because the caller says otherwise."""

    def said(**asked: Any) -> str:
        answer = client.post("/fhir/advice", json={"now": AT, **asked})
        assert answer.status_code == 200
        for entry in answer.json()["entry"]:
            check_resource(entry["resource"])
        return answer.text

    item9 = {**observation("44260-8"), "valueInteger": 3}
    words = "it says otherwise than the caller, whose value was taken"
    assert words in said(source=item9, case={"phq9_item9": 0})
    assert words not in said(source=item9, case={"phq9_item9": 3})
    assert words not in said(source=item9, case={"phq9_item9": 0}, shareable=True)
    assert "resources of somebody else; none that was sent" in said(source=item9, patient="Patient/other")
    assert "resources of somebody else" not in said(source=item9, patient="Patient/1")


def test_the_pack_as_resources(client: TestClient) -> None:
    """The pack comes as knowledge resources."""
    bundle = client.get("/fhir/pack").json()
    kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"]}
    assert {"Library", "PlanDefinition", "ActivityDefinition"} <= kinds


def test_what_the_record_leaves_in_doubt_is_said_with_the_advice(client: TestClient) -> None:
    """A contradiction, or an error in place of data, is a warning in the answer: no empty record."""
    other = {**PHQ9, "id": "o2", "valueInteger": 3}
    refused = {"resourceType": "OperationOutcome", "id": "x", "issue": [{"severity": "error", "code": "security"}]}
    asked = {"source": [PHQ9, other, refused], "now": AT, "patient": "Patient/1"}
    bundle = client.post("/fhir/advice", json=asked).json()
    check_resource(bundle)
    answer = bundle["entry"][0]["resource"]
    assert answer["subject"] == {"reference": "Patient/1"}
    told = [issue["details"]["text"] for issue in answer["contained"][0]["issue"] if issue["code"] == "processing"]
    why = "it contradicts another one of the same moment, so that the fact stays unknown"
    assert told == [
        f"Not read from the record: Observation/o1 (PHQ-9 total): {why}",
        f"Not read from the record: Observation/o2 (PHQ-9 total): {why}",
        "Not read from the record: OperationOutcome/x: the server sent an error or a remark in place of data",
    ]
    assert all(text in answer["text"]["div"] for text in told)
    assert "Not read" not in client.post("/fhir/advice", json={**asked, "shareable": True}).text
    assert "Not read" not in client.post("/fhir/advice", json={"source": [PHQ9], "now": AT}).text
