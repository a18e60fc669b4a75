"""CDS Hooks over HTTP: answers and errors as a client sees them, feedback, pages, and reading from allowed servers."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from cds_hooks_making import SERVICE, body, of_topic
from cds_hooks_schema import DISCOVERY, RESPONSE, problems
from fhir_checks import check_resource
from fhir_kit import SAMPLES, coded
from serving import application, serve_in_vain
from sqlalchemy import select
from starlette.testclient import TestClient

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.cds_hooks.explanations import explanation
from resistance_rules.hosts.cds_hooks.feedback_store import FEEDBACK
from resistance_rules.hosts.cds_hooks.fetch_policy import FetchPolicy
from resistance_rules.hosts.cds_hooks.fetching import fetch
from resistance_rules.hosts.cds_hooks.hooks import HOOKS
from resistance_rules.hosts.cds_hooks.prefetch import templates_of
from resistance_rules.hosts.cds_hooks.requests import HookRequest
from resistance_rules.hosts.fhir.reading import load_mapping
from resistance_rules.hosts.service.database import Database
from resistance_rules.hosts.service.sources import SettingsError

EHR = "https://ehr.example/fhir"
TOKEN = {"access_token": "t0ken", "token_type": "Bearer", "expires_in": 300, "scope": "user/*.read", "subject": "us"}
PATIENT = {"resourceType": "Patient", "id": "p1", "birthDate": "1990-05-01"}


def item_nine(value: int = 2) -> dict[str, Any]:
    """Return yesterday's answer to item 9 of the PHQ-9."""
    return {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": coded("http://loinc.org", "44260-8"),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": (datetime.now(UTC) - timedelta(days=1)).isoformat(),
        "valueInteger": value,
    }


def bundle(*resources: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a searchset."""
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources], **more}


PREFETCH: dict[str, Any] = {"patient": PATIENT, "observations": bundle(item_nine())}


@pytest.fixture
def client(engagement: KnowledgeBase) -> Iterator[TestClient]:
    """Serve the pack as it comes."""
    with application(engagement) as served:
        yield served


def issues(response: httpx2.Response, status: int) -> list[str]:
    """Return what an OperationOutcome says; it is a valid one."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("application/fhir+json")
    outcome = response.json()
    check_resource(outcome)
    return [issue["diagnostics"] for issue in outcome["issue"]]


def test_a_call_is_answered_with_cards(client: TestClient) -> None:
    """Discovery leads to a service; its answer is valid, and its links lead to pages that are there."""
    found = client.get("/cds-services").json()
    assert problems(found, DISCOVERY) == []
    answer = client.post(f"/cds-services/{found['services'][0]['id']}", json=body(prefetch=PREFETCH))
    assert answer.status_code == 200
    assert problems(answer.json(), RESPONSE) == []
    cards = answer.json()["cards"]
    assert of_topic(cards, "safety")
    for card in cards:
        for link in card.get("links", ()):
            page = client.get(link["url"])
            assert page.status_code == 200
            assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_links_follow_the_public_address(engagement: KnowledgeBase) -> None:
    """Behind a proxy the links start with the address that the site has set."""
    with application(engagement, public_url="https://cds.example.org/rules/") as served:
        cards = served.post(f"/cds-services/{SERVICE}", json=body(prefetch=PREFETCH)).json()["cards"]
    assert cards[0]["links"][0]["url"].startswith("https://cds.example.org/rules/explain/safety/")


def test_errors_are_operation_outcomes_with_every_place(client: TestClient) -> None:
    """Unknown services, bad requests, missing data and text that is no JSON each get their status and their places."""
    assert (
        "did you mean `engagement-patient-view`"
        in issues(client.post("/cds-services/engagement-patient-vew", json={}), 404)[0]
    )
    found = issues(client.post(f"/cds-services/{SERVICE}", json={"hook": "x", "hookInstance": 1, "context": {}}), 400)
    assert [text.partition("; at ")[2].partition(";")[0] for text in found] == [
        "/hook", "/hookInstance", "/context/patientId", "/context/userId",
    ]  # fmt: skip
    assert len(issues(client.post(f"/cds-services/{SERVICE}", json=body()), 412)) == 2
    issues(client.post(f"/cds-services/{SERVICE}", content=b"{", headers={"content-type": "application/json"}), 400)
    issues(client.post(f"/cds-services/{SERVICE}", json=[]), 400)
    issues(client.post(f"/cds-services/{SERVICE}", content=b"x", headers={"content-type": "text/plain"}), 415)
    issues(client.get(f"/cds-services/{SERVICE}"), 405)


def test_many_problems_are_counted(client: TestClient) -> None:
    """A body with a thousand problems gets fifty of them and the number of the others."""
    found = issues(
        client.post(f"/cds-services/{SERVICE}", json=body(prefetch={str(key): 1 for key in range(1000)})), 400
    )
    assert len(found) == 51
    assert "950 more" in found[-1]


@pytest.mark.parametrize("path", sorted((SAMPLES / "malformed+cqframework+opioid-cds-r4").iterdir()))
def test_malformed_samples_are_400(client: TestClient, path: Path) -> None:
    """Public samples that are no JSON are refused with line and column."""
    sent = client.post(
        f"/cds-services/{SERVICE}", content=path.read_bytes(), headers={"content-type": "application/json"}
    )
    (told,) = issues(sent, 400)
    assert "line " in told
    assert "column " in told


def test_sample_requests_are_answered_over_http(client: TestClient) -> None:
    """Every public hook request gets cards or an OperationOutcome that says what is missing; none is a crash."""
    statuses = []
    for path in sorted(SAMPLES.rglob("*.json")):
        if "malformed" in str(path):
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or "hookInstance" not in data:
            continue
        answer = client.post(f"/cds-services/engagement-{data['hook']}", json=data)
        statuses.append(answer.status_code)
        if answer.status_code == 200:
            assert problems(answer.json(), RESPONSE) == []
        else:
            assert issues(answer, answer.status_code)
    assert sorted(statuses) == [200, 404, *[412] * 7]


def test_a_crash_is_an_error_and_never_an_empty_list(
    engagement: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If something breaks inside, the answer is a 500 with an OperationOutcome that says nothing of the case."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("s3cret")

    monkeypatch.setattr("resistance_rules.hosts.cds_hooks.services.facts_from_fhir", broken)
    with application(engagement) as served:
        answer = served.post(f"/cds-services/{SERVICE}", json=body(prefetch=PREFETCH))
    assert "s3cret" not in answer.text
    assert "cards" not in answer.json()
    assert issues(answer, 500)


def test_switches_are_settings(engagement: KnowledgeBase) -> None:
    """The site's settings reach the cards."""
    with application(engagement, hooks_healthchain=True, hooks_version_3=True, hooks_limit=1, hooks_needed=(),
                     hooks_source_url="https://us.example.org") as served:  # fmt: skip
        cards = served.post(f"/cds-services/{SERVICE}", json=body(prefetch=PREFETCH)).json()["cards"]
        assert served.post(f"/cds-services/{SERVICE}", json=body()).json() == {"cards": []}
    assert cards[0]["links"][0]["autoLaunchable"] is cards[0]["links"][0]["autolaunchable"] is False
    assert len(of_topic(cards, "intervention")) == 1
    assert cards[0]["source"]["url"] == "https://us.example.org"


def test_cards_are_counted_and_nobody_is(client: TestClient) -> None:
    """The metrics count cards by what they are about, without ids of persons or entries."""
    client.post(f"/cds-services/{SERVICE}", json=body(prefetch=PREFETCH))
    told = client.get("/metrics").text
    assert 'resistance_rules_cards_total{hook="patient-view",topic="safety"} 1.0' in told
    assert "p1" not in told
    assert "positive_item" not in told


# --- feedback ----------------------------------------------------------------------------------------------------


def report(cards: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return feedback on the first card."""
    one = {"card": cards[0]["uuid"], "outcome": "overridden", "outcomeTimestamp": "2026-03-01T09:30:00Z", **more}
    return {"feedback": [one]}


def test_feedback_on_a_card_is_stored(engagement: KnowledgeBase, tmp_path: Path) -> None:
    """A card that was sent can be reported, twice too, and is found in the database by what it was about."""
    database = f"sqlite:///{tmp_path / 'service.sqlite3'}"
    with application(engagement, database=database) as served:
        cards = served.post(f"/cds-services/{SERVICE}", json=body(prefetch=PREFETCH)).json()["cards"]
        reason = {"reason": cards[0]["overrideReasons"][0], "userComment": "done yesterday"}
        sent = report(cards, overrideReason=reason)
        assert served.post(f"/cds-services/{SERVICE}/feedback", json=sent).json() == {"received": 1, "new": 1}
        assert served.post(f"/cds-services/{SERVICE}/feedback", json=sent).json() == {"received": 1, "new": 0}
    with Database.at(database).engine.connect() as connection:
        (row,) = connection.execute(select(FEEDBACK)).mappings()
    assert row["about"] == "safety:positive_item_unassessed"
    assert (row["outcome"], row["reason_code"], row["comment"]) == ("overridden", "action-completed", "done yesterday")
    assert row["pack"].startswith("engagement 0.")


def test_bad_feedback_stores_nothing(engagement: KnowledgeBase, tmp_path: Path) -> None:
    """A body with one bad report is refused whole; another service's path is a 404."""
    database = f"sqlite:///{tmp_path / 'service.sqlite3'}"
    with application(engagement, database=database) as served:
        good = {
            "card": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
            "outcome": "overridden",
            "outcomeTimestamp": "2026-03-01T09:30:00Z",
        }
        found = issues(
            served.post(f"/cds-services/{SERVICE}/feedback", json={"feedback": [good, {**good, "outcome": "x"}]}), 400
        )
        assert "/feedback/1/outcome" in found[0]
        issues(served.post("/cds-services/nothing/feedback", json={"feedback": [good]}), 404)
    with Database.at(database).engine.connect() as connection:
        assert list(connection.execute(select(FEEDBACK))) == []


def test_feedback_that_cannot_be_stored_is_not_acknowledged(engagement: KnowledgeBase, tmp_path: Path) -> None:
    """With the database gone the answer is a 503 that asks to send it again, without what was written."""
    database = f"sqlite:///{tmp_path / 'service.sqlite3'}"
    with application(engagement, database=database) as served:
        FEEDBACK.drop(Database.at(database).engine)
        sent = report([{"uuid": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"}], overrideReason={"userComment": "s3cret"})
        answer = served.post(f"/cds-services/{SERVICE}/feedback", json=sent)
    assert issues(answer, 503)
    assert answer.headers["retry-after"] == "2"
    assert "s3cret" not in answer.text


# --- pages -------------------------------------------------------------------------------------------------------


def test_every_rule_has_its_page(engagement: KnowledgeBase) -> None:
    """Each intervention and safety condition has a page without script or outside request; anything else has none."""
    pack = engagement.pack
    for kind in ("intervention", "safety"):
        for name, entry in pack.entries(kind).items():
            page = explanation(pack, kind, name)
            assert page is not None
            assert "<script" not in page
            assert "<main>" in page
            assert page.count("<h1") == 1
            if kind == "intervention":
                assert f"Grade {entry.evidence.grade}" in page
    assert explanation(pack, "safety", "nothing") is None
    assert explanation(pack, "fact", "phq9_total") is None


def test_a_page_says_what_it_responds_to_and_what_it_waits_for(engagement: KnowledgeBase) -> None:
    """The page of a response names the safety points it responds to; one that an open point holds back says so."""
    pack = engagement.pack
    pages = {name: html.unescape(explanation(pack, "intervention", name) or "") for name in pack.interventions}
    for item in pack.safety.values():
        for name, page in pages.items():
            responds = page.partition("Which safety points it responds to")[2].partition("</ul>")[0]
            assert (f"<li>{item.label} (" in responds) == (name in item.respond_with), (name, item.id)
            held = item.hold_back is not None and item.hold_back.holds(pack.interventions[name])
            waits = held and name not in item.respond_with and item.urgency != "emergency"
            assert (f"Not while this is open: {item.label}" in page) == waits, (name, item.id)


def test_a_page_that_is_not_there_is_404(client: TestClient) -> None:
    """An unknown id suggests the nearest one."""
    answer = client.get("/explain/safety/delirum")
    assert answer.status_code == 404
    assert "`delirium`" in answer.text


# --- reading from the client's FHIR server -----------------------------------------------------------------------


class Server(httpx2.AsyncBaseTransport):
    """A FHIR server in this process that remembers what it was asked."""

    def __init__(self, **answers: Any) -> None:
        self.asked: list[httpx2.Request] = []
        self.answers = answers

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer a request."""
        self.asked.append(request)
        kind = request.url.path.removeprefix("/fhir/").partition("/")[0]
        answer = self.answers.get(kind, bundle())
        if isinstance(answer, httpx2.Response):
            return answer
        if callable(answer):
            return await answer(request)
        return httpx2.Response(200, json=answer)


def fetched(
    engagement: KnowledgeBase, server: Server, policy: FetchPolicy | None = None, **more: Any
) -> dict[str, Any]:
    """Return what is fetched for a call that names the server."""
    sent = body(**{"fhirServer": EHR, "fhirAuthorization": TOKEN, **more})
    request = HookRequest.read(sent, HOOKS["patient-view"])
    templates = templates_of(load_mapping(pack=engagement))
    return anyio.run(fetch, request, templates, policy or FetchPolicy(servers=(EHR,)), server)


def test_no_server_is_called_unless_the_site_names_it(engagement: KnowledgeBase) -> None:
    """Neither as it comes nor for another address is anything sent, whatever the request says."""
    for policy, address in (
        (FetchPolicy(), EHR),
        (FetchPolicy(servers=(EHR,)), "https://other.example/fhir"),
        (FetchPolicy(servers=(EHR,)), "http://169.254.169.254/latest/meta-data"),
        (FetchPolicy(servers=(EHR,)), f"{EHR}@evil.example"),
    ):
        server = Server()
        assert fetched(engagement, server, policy, fhirServer=address) == {}
        assert server.asked == []


def test_what_is_missing_is_read_with_the_token(engagement: KnowledgeBase) -> None:
    """Each template is asked for once, for the patient in context, with the client's token."""
    server = Server(Patient=PATIENT, Observation=bundle(item_nine()))
    found = fetched(engagement, server)
    assert found["patient"] == PATIENT
    assert found["observations"]["entry"] == [{"resource": item_nine()}] or found["observations"]["entry"]
    assert {request.headers["authorization"] for request in server.asked} == {"Bearer t0ken"}
    assert all("context" not in str(request.url) and "p1" in str(request.url) for request in server.asked)
    assert len(server.asked) == len(found)


def test_pages_are_followed_on_the_same_server_only(engagement: KnowledgeBase) -> None:
    """A next page is read up to the limit; a link to elsewhere is not."""

    def page(url: str) -> dict[str, Any]:
        return bundle(item_nine(), link=[{"relation": "next", "url": url}])

    server = Server(Observation=page(f"{EHR}/Observation?page=2"))
    assert len(fetched(engagement, server)["observations"]["entry"]) == 3
    for url in (
        "https://evil.example/fhir/Observation",
        "http://ehr.example/fhir/Observation",
        "https://ehr.example/other",
    ):
        server = Server(Observation=page(url))
        assert len(fetched(engagement, server)["observations"]["entry"]) == 1
        assert {request.url.host for request in server.asked} == {"ehr.example"}
        assert all(request.url.path.startswith("/fhir/") for request in server.asked)


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(500), httpx2.Response(401), httpx2.Response(200, content=b"no json"),
        httpx2.Response(200, json=[]), httpx2.Response(200, json={"x": 1}),
        httpx2.Response(200, content=b"[" * 100_000),
        httpx2.Response(302, headers={"location": "https://evil.example/"}),
        httpx2.Response(200, content=b"x" * 3_000_000),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_failed(engagement: KnowledgeBase, answer: httpx2.Response) -> None:
    """Errors, redirects, nonsense and answers beyond all measure count as failed reading, never as nothing found."""
    found = fetched(engagement, Server(Observation=answer))
    assert found["observations"]["resourceType"] == "OperationOutcome"
    assert found["conditions"] == bundle()


def test_a_slow_server_does_not_hold_the_call(engagement: KnowledgeBase) -> None:
    """What has not come when the time is over has failed; what came before is used."""

    async def slow(_: httpx2.Request) -> httpx2.Response:
        await anyio.sleep(60)
        return httpx2.Response(200)

    async def gone(_: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("no way there")

    found = fetched(
        engagement, Server(Observation=slow, Patient=PATIENT, Condition=gone), FetchPolicy(servers=(EHR,), seconds=0.3)
    )
    assert found["observations"]["resourceType"] == "OperationOutcome"
    assert found["conditions"]["resourceType"] == "OperationOutcome"
    assert found["patient"] == PATIENT


def test_fetched_data_take_part_in_the_answer(engagement: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call without prefetch is answered from an allowed server; if that fails it is a 412."""
    server = Server(Patient=PATIENT, Observation=bundle(item_nine()))
    ask = fetch

    async def through_server(*args: Any) -> dict[str, Any]:
        return await ask(*args, server)

    monkeypatch.setattr("resistance_rules.hosts.cds_hooks.fetching.fetch", through_server)
    with application(engagement, hooks_fhir_servers=(EHR,)) as served:
        sent = body(fhirServer=EHR, fhirAuthorization=TOKEN)
        cards = served.post(f"/cds-services/{SERVICE}", json=sent).json()["cards"]
        assert of_topic(cards, "safety")
        server.answers["Observation"] = httpx2.Response(500)
        assert "data_failed" in issues(served.post(f"/cds-services/{SERVICE}", json=sent), 412)[0]
        before = len(server.asked)
        served.post(f"/cds-services/{SERVICE}", json=body(prefetch=PREFETCH, fhirServer="https://other.example/fhir"))
        assert len(server.asked) == before


def test_a_mapping_that_cannot_be_used_stops_the_start(tmp_path: Path) -> None:
    """A missing or wrong mapping is named before anything is served."""
    wrong = tmp_path / "site.yaml"
    wrong.write_text("mapping: {id: site}\nreads: [{id: x, fact: no_such_fact}]\n", encoding="utf-8")
    for value, words in ((str(wrong), "site.yaml:"), (str(tmp_path / "none.yaml"), "none.yaml")):
        environment = {"RESISTANCE_RULES_SERVE_FHIR_MAPPING": json.dumps([value])}
        code, said = serve_in_vain(tmp_path, ["--engine", "reference"], environment)
        assert code == 2, said
        assert words in said
        assert "nothing is served" in said
        assert "internal error" not in said


def test_a_misspelt_needed_key_is_named(engagement: KnowledgeBase) -> None:
    """A key that nothing is sent under would switch off the refusal to answer without data: nothing is served."""
    with pytest.raises(SettingsError) as caught, application(engagement, hooks_needed=("patient", "observation", "x")):
        pass
    assert [problem.code for problem in caught.value.problems] == ["bad_setting", "bad_setting"]
    assert caught.value.problems[0].help == "did you mean `observations`?"
    with application(engagement, hooks_needed=("encounters",)) as client:  # a type that this mapping does not read
        assert client.get("/cds-services").status_code == 200


def test_a_very_long_record_is_answered_within_the_limit(client: TestClient) -> None:
    """Ten thousand answers to one item are read one after the other, not each against all others, and not given up."""
    first = datetime.now(UTC) - timedelta(days=1)
    results = [
        {
            **item_nine(number % 4),
            "id": f"o{number}",
            "effectiveDateTime": (first - timedelta(seconds=number)).isoformat(),
        }
        for number in range(12_000)
    ]
    answer = client.post(f"/cds-services/{SERVICE}", json=body(prefetch={**PREFETCH, "observations": bundle(*results)}))
    assert answer.status_code == 200, answer.text
    assert of_topic(answer.json()["cards"], "unread") == []
