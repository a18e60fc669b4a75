"""The JSON API gives what the library gives, and says everything that is wrong with a request, and nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from serving import application
from starlette.testclient import TestClient

from resistance_rules import KnowledgeBase
from resistance_rules.audit.replay import replay
from resistance_rules.audit.source_attributes import source_attributes
from resistance_rules.audit.trace import trace_of, written_trace

CASE = {"session_number": 3, "trust_rating_0_10": 4, "challenge_planned": True}


@pytest.fixture(scope="module")
def client(engagement: KnowledgeBase) -> Iterator[TestClient]:
    """Serve this machine."""
    with application(engagement, rate_limit_per_second=100_000, rate_limit_burst=1_000_000) as serving:
        yield serving


def post(client: TestClient, path: str, body: Any, status: int = 200) -> Any:
    """Send JSON and expect a status."""
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def problems(client: TestClient, path: str, body: Any, status: int = 422) -> list[tuple[str, str | None]]:
    """Send something wrong; return code and place of each problem."""
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return [(problem["code"], problem["where"]) for problem in answer.json()["problems"]]


def test_the_advice_is_the_library_s(client: TestClient, engagement: KnowledgeBase) -> None:
    """For each example of the pack, the body is what the library writes, byte for byte, in every format."""
    for number, example in enumerate(engagement.pack.examples.values()):
        case = dict(example.case)
        advice = engagement.assess(case)
        body = {
            "case": {
                name: value if isinstance(value, bool | int | str) else float(value) for name, value in case.items()
            }
        }
        assert client.post("/assess", json=body).text == advice.to_json(), example.id
        if number % 10 == 0:
            shared = client.post("/assess", json={**body, "shareable": True})
            assert shared.text == advice.shareable().to_json()
            for name, text in (
                ("html", advice.to_html()),
                ("markdown", advice.to_markdown()),
                ("text", advice.to_text()),
            ):
                assert client.post("/assess", json={**body, "format": name}).text == text
            html = client.post("/assess", json={**body, "format": "html", "shareable": True})
            assert html.text == advice.shareable().to_html()
            assert html.headers["content-type"] == "text/html; charset=utf-8"
            assert html.headers["content-security-policy"].startswith("default-src 'none'")


def test_every_answer_stays_with_its_reader(client: TestClient) -> None:
    """No cache keeps an answer, no link out of it says where it came from, and each can be found in the log."""
    ids = set()
    for answer in (client.post("/assess", json={"case": CASE}), client.get("/pack"), client.get("/nothing")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        ids.add(answer.headers["x-request-id"])
    assert len(ids) == 3


def test_questions_about_the_advice(client: TestClient, engagement: KnowledgeBase) -> None:
    """Why, why not, what if and what to ask next are answered as the library answers."""
    advice = engagement.assess(CASE)
    asked = {"case": CASE, "id": "graded_challenge"}
    assert post(client, "/why-not", asked) == advice.why_not("graded_challenge").to_dict()
    assert post(client, "/why", {**asked, "id": "barrier:low_trust_not_yet_safe"}) == json.loads(
        json.dumps(advice.why("low_trust_not_yet_safe").to_dict())
    )
    changed = post(client, "/what-if", {"case": CASE, "changes": {"trust_rating_0_10": 8, "session_number": None}})
    library = advice.what_if({"trust_rating_0_10": 8, "session_number": None})
    assert changed["difference"] == library.difference.to_dict()["changes"]
    assert changed["changes"] == {"session_number": None, "trust_rating_0_10": 8}
    assert changed["advice"] == json.loads(library.advice.to_json())
    questions = post(client, "/ask-next", {"case": CASE, "n": 5})
    assert [item["fact"] for item in questions["questions"]] == [item.fact for item in advice.ask_next(5)]
    assert questions["open"] == len(advice.questions)
    for item in questions["questions"]:
        assert item["answer"]["expected"] == engagement.pack.facts[item["fact"]].expected
    assert post(client, "/ask-next", {"case": {}, "n": 0})["questions"] == []


def test_numbers_are_what_json_says_they_are(client: TestClient) -> None:
    """3.0 is the whole number 3; 3.5 is none; more digits than a measure has are not rounded away."""
    assert post(client, "/ask-next", {"case": {"session_number": 3.0}, "n": 2.0})
    whole = client.post("/assess", json={"case": {"session_number": 3}})
    assert (
        client.post(
            "/assess", content=b'{"case": {"session_number": 3.0}}', headers={"content-type": "application/json"}
        ).text
        == whole.text
    )
    assert problems(client, "/assess", {"case": {"session_number": 3.5}}) == [("wrong_type", "/case/session_number")]
    assert problems(client, "/ask-next", {"case": {}, "n": 2.5}) == [("bad_value", "/n")]
    assert problems(client, "/ask-next", {"case": {}, "n": True}) == [("bad_value", "/n")]
    exact = '{"case": {"trust_rating_0_10": 4.00000000000000000001}}'
    answer = client.post("/assess", content=exact, headers={"content-type": "application/json"})
    assert [problem["code"] for problem in answer.json()["problems"]] == ["too_precise"]


def test_everything_wrong_is_said_at_once(client: TestClient) -> None:
    """Unknown facts, wrong values and misspelt keys are reported together, with their places and what was meant."""
    answer = client.post(
        "/assess", json={"case": {"trust_rating_0_10": 11, "trust_ratng_0_10": 2, "session_number": "3"}}
    )
    assert answer.status_code == 422
    body = answer.json()
    assert [(item["code"], item["where"]) for item in body["problems"]] == [
        ("wrong_type", "/case/session_number"),
        ("out_of_range", "/case/trust_rating_0_10"),
        ("unknown_fact", "/case/trust_ratng_0_10"),
    ]
    assert body["problems"][2]["help"] == "did you mean `trust_rating_0_10`?"
    assert problems(client, "/what-if", {"case": {"x": 1}, "changes": {"trust_rating_0_10": 11}}) == [
        ("unknown_fact", "/case/x"),
        ("out_of_range", "/changes/trust_rating_0_10"),
    ]
    assert problems(client, "/why", {"case": {"x": 1}, "id": "graded_chalenge"}) == [
        ("unknown_id", "/id"),
        ("unknown_fact", "/case/x"),
    ]
    assert problems(client, "/assess", {"cse": {}, "format": "pdf", "shareable": "yes"}) == [
        ("missing_key", "/case"),
        ("bad_value", "/format"),
        ("bad_value", "/shareable"),
        ("unknown_key", "/cse"),
    ]
    assert problems(client, "/why", {"case": {}, "id": "session_number"}) == [("unknown_id", "/id")]


NOT_JSON: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "spaces": (b" \n ", "empty"),
    "half": (b'{"case": {', "json_syntax"),
    "yaml": (b"case: {}", "json_syntax"),
    "a list": (b"[]", "not_an_object"),
    "null": (b"null", "not_an_object"),
    "a number": (b"3", "not_an_object"),
    "latin-1": ('{"case": {"ä": 1}}'.encode("latin-1"), "encoding"),
    "utf-16": ('{"case": {}}'.encode("utf-16"), "encoding"),
    "a key twice": (b'{"case": {"a": 1, "a": 2}}', "duplicate_key"),
    "a section twice": (b'{"case": {}, "case": {"a": 2}}', "duplicate_key"),
    "not a number": (b'{"case": {"trust_rating_0_10": NaN}}', "not_finite"),
    "endless": (b'{"case": {"trust_rating_0_10": -Infinity}}', "not_finite"),
    "digits": (b'{"case": {"trust_rating_0_10": ' + b"9" * 5000 + b"}}", "bad_number"),
    "deep": (b'{"case": ' + b"[" * 100_000, "too_deep"),
    "deep and whole": (b'{"case": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001, "too_deep"),
    "two": (b'{"case": {}} {"case": {}}', "json_syntax"),
    "a control character": (b'{"case": {"a\x00": 1}}', "json_syntax"),
}


@pytest.mark.parametrize(("body", "code"), NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_no_json_object_is_refused(client: TestClient, body: bytes, code: str) -> None:
    """Whatever else is sent gets 400 and says what it is and where; never advice."""
    answer = client.post("/assess", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert [problem["code"] for problem in answer.json()["problems"]] == [code]


def test_odd_values_are_refused(client: TestClient) -> None:
    """Lists, objects, huge exponents, lone surrogates and texts in place of facts are refused, not dropped."""
    values = ["[]", "{}", '"4"', "1e400", "-1e400", "1e-400", '"\\ud800"', '"\\u0000"', "1e39", "true"]
    for value in values:
        body = f'{{"case": {{"trust_rating_0_10": {value}}}}}'
        answer = client.post("/assess", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in (400, 422), (value, answer.text)
        assert answer.json()["problems"], value
    for name in ("\\ud800", "\\u0000", "a" * 5000, "../..", "<script>"):
        answer = client.post(
            "/assess", content=f'{{"case": {{"{name}": 1}}}}', headers={"content-type": "application/json"}
        )
        assert answer.status_code == 422, answer.text
        assert answer.json()["problems"][0]["where"] == "/case"


HALF = "\ud800"


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("/assess", {"case": {}, HALF: 1}, ""),
        ("/audit", {"case": {"trust_rating_0_10": 4}, "provenance": {"trust_rating_0_10": {"why": HALF}}},
         "/provenance/trust_rating_0_10/why"),
        ("/fhir/facts", {"source": {"resourceType": HALF}}, "/source/resourceType"),
        ("/fhir/facts", {"source": [{"resourceType": "Patient", "id": HALF}]}, "/source/0/id"),
        ("/cds-services/engagement-patient-view", {"prefetch": {"a b": {HALF: 5}}}, "/prefetch"),
        ("/cds-services/engagement-patient-view/feedback", {"feedback": [{"card": HALF}]}, "/feedback/0/card"),
    ],
)  # fmt: skip
def test_half_a_character_is_no_text(client: TestClient, path: str, body: dict[str, Any], where: str) -> None:
    """What JSON lets through and no answer could repeat is refused with its place, wherever it stands; no crash."""
    answer = client.post(path, content=json.dumps(body), headers={"content-type": "application/json"})
    assert answer.status_code == 422
    found = answer.json()
    if "problems" in found:
        assert [(one["code"], one["where"]) for one in found["problems"]] == [("not_text", where)]
    else:
        assert found["issue"][0]["diagnostics"].startswith("[not_text]")
        assert found["issue"][0]["diagnostics"].endswith(f"at {where}")
    whole = {"case": {}, "provenance": {}, "at": None}
    assert client.post("/audit", json=whole).status_code == 200, "an emoji, written as a pair, is one"
    paired = json.dumps({"case": {}, "id": "\U0001f600"})
    answer = client.post("/why", content=paired, headers={"content-type": "application/json"})
    assert answer.json()["problems"][0]["code"] == "unknown_id"


def test_places_are_pointers_into_the_body(client: TestClient) -> None:
    """A place names what stands in the body, not the branches that were tried, nor what the caller called it."""
    for path, body, places in (
        ("/assess", {"case": [], "x y": 1}, {"/case", ""}),
        ("/audit", {"case": {}, "provenance": {"Jane Doe": 5}}, {"/provenance"}),
    ):
        answer = client.post(path, json=body)
        assert answer.status_code == 422
        assert {one["where"] for one in answer.json()["problems"]} == places
        assert "dictionary" not in answer.text
        assert "Doe" not in answer.text
    diagnostics = [issue["diagnostics"] for issue in client.post("/fhir/facts", json={"source": 5}).json()["issue"]]
    assert diagnostics == ["[bad_value] expected an object; at /source", "[bad_value] expected a list; at /source"]


def test_other_media_types_are_refused(client: TestClient) -> None:
    """A body that is not declared to be JSON is refused, as a form on some web page would send it."""
    for media_type in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "",
    ):
        answer = client.post("/assess", content=b'{"case": {}}', headers={"content-type": media_type})
        assert answer.status_code == 415, media_type
    compressed = {"content-type": "application/json", "content-encoding": "gzip"}
    answer = client.post("/assess", content=b'{"case": {}}', headers=compressed)
    assert answer.status_code == 415
    assert answer.json()["problems"][0]["where"] == "header:content-encoding"
    for media_type in ("application/json; charset=utf-8", "Application/JSON", "application/fhir+json"):
        assert client.post("/assess", content=b'{"case": {}}', headers={"content-type": media_type}).status_code == 200


def test_an_unknown_parameter_is_refused(client: TestClient) -> None:
    """`?shareable=true` would have no effect, and somebody would believe it had: it is refused."""
    answer = client.post("/assess?shareable=true&x=1&secret-marker%20=1", json={"case": {}})
    assert answer.status_code == 422
    assert [problem["code"] for problem in answer.json()["problems"]] == ["unknown_parameter"] * 3
    assert "secret" not in answer.text
    assert client.get("/pack?x=1").status_code == 422


def test_wrong_addresses_and_methods(client: TestClient) -> None:
    """What is not there is 404, a wrong method 405 with what is allowed; both in the shape of their interface."""
    assert client.get("/assess").status_code == 405
    assert client.get("/assess").headers["allow"] == "POST"
    assert client.put("/pack").json()["code"] == "method_not_allowed"
    assert client.get("/asses").json()["code"] == "not_found"
    assert client.get("/assess/").status_code == 404
    outcome = client.get("/fhir/nothing").json()
    assert outcome["resourceType"] == "OperationOutcome"
    assert outcome["issue"][0]["code"] == "not-found"


def test_the_pack_can_be_read(client: TestClient, engagement: KnowledgeBase) -> None:
    """Summary, vocabulary, entries with what refers to them, schemas."""
    summary = client.get("/pack").json()
    assert summary["digest"] == engagement.pack.digest
    assert summary["counts"]["facts"] == len(engagement.pack.facts)
    for section, count in summary["counts"].items():
        listed = client.get(f"/pack/{section}").json()["entries"]
        assert len(listed) == count, section
        if listed:
            name = listed[0]["id"]
            entry = client.get(f"/pack/{section}/{name}").json()
            assert entry["entry"] == listed[0]
            assert entry["place"].partition(":")[0].endswith(".yaml")
    assert client.get("/pack/schema/case").json()["properties"]["trust_rating_0_10"]["maximum"] == 10
    assert "$defs" in client.get("/pack/schema/files").json()
    missing = client.get("/pack/interventions/graded_chalenge")
    assert missing.status_code == 404
    assert "`graded_challenge`" in missing.text
    assert client.get("/pack/secrets").status_code == 404
    assert client.get("/pack/facts/..%2f..%2fetc").status_code == 404


def test_reviewers_get_attributes_and_traces(client: TestClient, engagement: KnowledgeBase) -> None:
    """The source attributes and the trace are the library's, and a trace replays; provenance goes into it."""
    assert client.get("/source-attributes").json() == source_attributes(engagement.pack)
    where = {"trust_rating_0_10": {"resource": "Observation/17", "number": 1.5}}
    answer = client.post("/audit", json={"case": CASE, "provenance": where, "at": "2026-02-20T10:15:00+01:00"})
    trace = answer.json()
    at = datetime.fromisoformat("2026-02-20T09:15:00Z")
    assert answer.text == written_trace(trace_of(engagement.assess(CASE), provenance=where, at=at))
    assert replay(trace, engagement).same
    assert post(client, "/audit", {"case": CASE})["at"] is None
    wrong = {"case": CASE, "provenance": {"phq9_total": {}}, "at": "yesterday"}
    assert problems(client, "/audit", wrong) == [("bad_value", "/at")]
    assert problems(client, "/audit", {**wrong, "at": "2026-02-20T09:15:00"}) == [("bad_value", "/at")]
    assert problems(client, "/audit", {**wrong, "at": None}) == [("not_in_case", "/provenance")]


def test_a_crash_is_an_error_and_says_nothing(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """If something breaks inside, the answer is a 500 without the reason, and can be found in the log."""

    def broken(*_arguments: object) -> None:
        raise ValueError("secret-marker")

    monkeypatch.setattr(KnowledgeBase, "assess", broken)
    answer = client.post("/assess", json={"case": CASE})
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal_error"
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
    assert "secret-marker" not in answer.text
