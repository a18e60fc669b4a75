"""The services without HTTP: discovery, prefetch templates, what of the record was sent, what each hook adds."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from cds_hooks_making import AT, INSTANCE, body, of_topic, resources, topic
from cds_hooks_schema import DISCOVERY, RESPONSE, problems
from fhir_kit import SAMPLES, coded
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import write_files
from serving import ROOT

from resistance_rules import Case, KnowledgeBase, load
from resistance_rules.hosts.cds_hooks.hooks import HOOKS
from resistance_rules.hosts.cds_hooks.identities import subject_of
from resistance_rules.hosts.cds_hooks.mappings import mapping_for
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.problems import HookError
from resistance_rules.hosts.cds_hooks.services import HookServices
from resistance_rules.hosts.fhir.reading import FhirMapping, MappingError, load_mapping
from resistance_rules.testing.strategies import cases

ATC = "http://www.whocc.no/atc"
LOINC = "http://loinc.org"
PATIENT = {"resourceType": "Patient", "id": "p1", "birthDate": "1990-05-01", "gender": "female"}
OUTCOME = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}


@pytest.fixture(scope="session")
def mapping(engagement: KnowledgeBase) -> FhirMapping:
    """Load the shipped mapping."""
    return load_mapping(pack=engagement)


@pytest.fixture(scope="session")
def services(engagement: KnowledgeBase, mapping: FhirMapping) -> HookServices:
    """Make the services as they come."""
    return HookServices(engagement, mapping)


def resource(kind: str, identifier: str, **more: Any) -> dict[str, Any]:
    """Return a resource about the patient of the tests."""
    return {"resourceType": kind, "id": identifier, "subject": {"reference": "Patient/p1"}, **more}


def observation(code: str, value: Any, identifier: str = "o1", days: int = 1) -> dict[str, Any]:
    """Return a final Observation of some days ago."""
    measured = {"valueInteger": value} if isinstance(value, int) else {"valueQuantity": value}
    at = (AT - timedelta(days=days)).isoformat()
    return resource(
        "Observation", identifier, status="final", code=coded(LOINC, code), effectiveDateTime=at, **measured
    )


def order(system: str, code: str, identifier: str = "m1", status: str = "draft") -> dict[str, Any]:
    """Return an order of a medicine."""
    return resource(
        "MedicationRequest", identifier, status=status, intent="order", medicationCodeableConcept=coded(system, code)
    )


def bundle(*resources: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a searchset."""
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources], **more}


def prefetched(*observations: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return what a client sends that has the patient and these observations."""
    return {"patient": PATIENT, "observations": bundle(*observations), **more}


def answer(services: HookServices, sent: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cards of a call, valid under the standard."""
    response = services.answer(services.read(f"engagement-{sent['hook']}", sent), AT)
    assert problems(response, RESPONSE) == []
    return list(response["cards"])


def refusal(services: HookServices, sent: dict[str, Any], service: str | None = None) -> HookError:
    """Return the refusal of a call."""
    with pytest.raises(HookError) as caught:
        services.answer(services.read(service or f"engagement-{sent['hook']}", sent), AT)
    return caught.value


def test_discovery_lists_every_hook(services: HookServices) -> None:
    """Discovery is valid under the standard and has one service for each of the seven hooks."""
    found = services.discovery()
    assert problems(found, DISCOVERY) == []
    assert [service["hook"] for service in found["services"]] == list(HOOKS) == [
        "patient-view", "encounter-start", "encounter-discharge", "appointment-book", "order-select", "order-sign",
        "problem-list-item-create",
    ]  # fmt: skip
    assert len({service["id"] for service in found["services"]}) == 7
    assert all("draft, not released" in service["usageRequirements"] for service in found["services"])


def test_prefetch_templates_keep_to_the_standard(services: HookServices) -> None:
    """Only reads, searches by type, tokens by equality, `_count`, `_sort` and first-level context fields are used."""
    for template in services.templates:
        tokens = re.findall(r"\{\{(.*?)\}\}", template.query)
        assert tokens == ["context.patientId"]
        assert len(template.query) <= 1500
        kind, mark, query = template.query.partition("?")
        if not mark:
            assert template.query == "Patient/{{context.patientId}}"
            continue
        assert re.fullmatch(r"[A-Z][A-Za-z]+", kind)
        given = dict(part.split("=", 1) for part in query.split("&"))
        assert given.pop("patient") == "{{context.patientId}}"
        assert re.fullmatch(r"-[a-z-]+", given.pop("_sort"))
        assert given.pop("_count").isdigit()
        assert all(
            re.fullmatch(r"https?://[^|]+\|[A-Za-z0-9.-]*", code)
            for code in given.pop("code", "x://y|").split(",")
            if "://y" not in code
        )
        assert given == {}


def test_what_the_mapping_reads_is_what_is_asked_for(services: HookServices, mapping: FhirMapping) -> None:
    """Every type and every code that the mapping reads is asked for by some template."""
    asked: dict[str, set[str] | None] = {}
    for template in services.templates:
        found = re.search(r"code=([^&]*)", template.query)
        if found is None:
            asked[template.type] = None
        elif template.type not in asked or asked[template.type] is not None:
            asked[template.type] = (asked.get(template.type) or set()) | set(unquote(found[1]).split(","))
    for read in mapping.reads.values():
        for kind in read.types:
            assert kind in asked
            codes = asked[kind]
            if codes is not None:
                named = [token for token in read.codes if f"{token.system}|" not in codes]
                assert {f"{token.system}|{token.code}" for token in named} <= codes
    assert mapping.own_codes is not None
    assert f"{mapping.own_codes.system}|" in (asked["Observation"] or set())


def test_a_long_list_of_codes_is_asked_for_in_parts(engagement: KnowledgeBase, tmp_path: Any) -> None:
    """A site's mapping with many codes gives several templates, none too long, which together ask for all of them."""
    codes = ", ".join(f'"https://codes.example/long/name/of/a/system|{number:06}"' for number in range(120))
    file = tmp_path / "site.yaml"
    file.write_text(
        "mapping: {id: site, title: Ours, version: 0.1.0, format: 1, extends: [engagement]}\n"
        "reads:\n  - id: ours\n    fact: phq9_total\n    from: [Observation]\n"
        f"    codes: [{codes}]\n    max_age: {{days: 30, because: two weeks}}\n    because: ours\n",
        encoding="utf-8",
    )
    services = HookServices(engagement, load_mapping(file, pack=engagement))
    found = [template for template in services.templates if template.type == "Observation"]
    assert [template.key for template in found][:3] == ["observations", "observations2", "observations3"]
    assert all(len(template.query) <= 1500 for template in found)
    asked = [code for template in found for code in unquote(template.query).split("code=")[1].split("&")[0].split(",")]
    assert len(asked) == len(set(asked))
    assert sum("codes.example" in code for code in asked) == 120
    # Each of them is needed then: half of the results would not do.
    sent = body(prefetch={"patient": PATIENT, "observations": None})
    assert {problem.where for problem in refusal(services, sent).problems} == {
        f"/prefetch/{template.key}" for template in found[1:]
    }


def test_a_positive_item_makes_safety_cards(services: HookServices) -> None:
    """An answered item 9 of the PHQ-9 in the prefetched record is a red flag on the first card."""
    cards = answer(services, body(prefetch=prefetched(observation("44260-8", 2))))
    assert topic(cards[0]) == "safety"
    assert cards[0]["indicator"] == "critical"
    assert of_topic(cards, "intervention")
    assert of_topic(cards, "questions")[0]["indicator"] == "warning"


def test_nothing_in_the_record_is_no_card(services: HookServices) -> None:
    """A record in which nothing speaks about engagement gives an empty list: `null` means that nothing is there."""
    assert answer(services, body(prefetch={"patient": PATIENT, "observations": None})) == []
    assert answer(services, body(prefetch=prefetched())) == []


def test_missing_data_are_412_and_never_silence(services: HookServices) -> None:
    """Needed data that were not sent, or an error in their place, refuse the call, each with its place and why."""
    for prefetch, codes in (
        (None, ["data_not_sent", "data_not_sent"]),
        ({}, ["data_not_sent", "data_not_sent"]),
        ({"patient": PATIENT}, ["data_not_sent"]),
        ({"patient": PATIENT, "observations": OUTCOME}, ["data_failed"]),
        ({"patient": PATIENT, "observations": bundle(OUTCOME)}, ["data_failed"]),
        ({"patient": OUTCOME, "observations": None}, ["data_failed"]),
        ({"patient": {**PATIENT, "id": "p2"}, "observations": None}, ["data_other_patient"]),
        ({"patient": bundle(), "observations": None}, ["data_other_patient"]),
        ({"patient": PATIENT, "observations": PATIENT}, ["data_other_type"]),
        ({"patient": PATIENT, "observations": bundle(PATIENT)}, ["data_other_type"]),
        (
            {"patient": PATIENT, "observations": {**bundle(), "entry": [{"response": {"status": "404"}}]}},
            ["data_failed"],
        ),
    ):
        found = refusal(services, body(**({} if prefetch is None else {"prefetch": prefetch})))
        assert found.status == 412
        assert [problem.code for problem in found.problems] == codes
        assert all(problem.where.startswith("/prefetch/") and problem.help for problem in found.problems)


def test_a_broken_bundle_is_no_empty_one(services: HookServices) -> None:
    """A Bundle whose entries are none is refused with their places, not read as if nothing were in it."""
    for entries, places in (
        (5, ["/prefetch/observations/entry"]),
        ({"resource": observation("44260-8", 2)}, ["/prefetch/observations/entry"]),
        ([1, None], ["/prefetch/observations/entry/0", "/prefetch/observations/entry/1"]),
        ([{"resource": None}, {"resource": {}}], ["/prefetch/observations/entry/0", "/prefetch/observations/entry/1"]),
        ([observation("44260-8", 2)], ["/prefetch/observations/entry/0"]),
    ):
        sent = {"patient": PATIENT, "observations": {**bundle(), "entry": entries}}
        found = refusal(services, body(prefetch=sent))
        assert found.status == 400
        assert [problem.where for problem in found.problems] == places


def test_a_bundle_that_counts_more_than_it_holds_is_not_all(services: HookServices) -> None:
    """Where a server says how many there are and sends fewer, the small print says so."""
    sent = prefetched(observation("44260-8", 2))
    sent["observations"]["total"] = 5
    assert "Only the newest of these were sent: screening results" in answer(services, body(prefetch=sent))[0]["detail"]


def test_a_site_says_what_it_needs(engagement: KnowledgeBase, mapping: FhirMapping) -> None:
    """With nothing needed an empty request is answered; with more needed more is asked for."""
    none = HookServices(engagement, mapping, HookOptions(needed=()))
    assert answer(none, body()) == []
    more = HookServices(engagement, mapping, HookOptions(needed=("patient", "observations", "appointments")))
    found = refusal(more, body(prefetch=prefetched()))
    assert [problem.where for problem in found.problems] == ["/prefetch/appointments"]


def test_remarks_of_a_server_are_no_failure(services: HookServices) -> None:
    """An OperationOutcome that only informs, beside results, does not refuse the results."""
    remark = {"resourceType": "OperationOutcome", "issue": [{"severity": "information", "code": "informational"}]}
    cards = answer(
        services, body(prefetch={"patient": PATIENT, "observations": bundle(observation("44260-8", 2), remark)})
    )
    assert topic(cards[0]) == "safety"


def test_what_failed_to_be_read_is_said(services: HookServices) -> None:
    """An error in place of something that is not needed has a card, also where there is nothing else to say."""
    cards = answer(services, body(prefetch=prefetched(appointments=OUTCOME, conditions=bundle(OUTCOME))))
    (card,) = cards
    assert topic(card) == "unread"
    assert "- the problem list\n- appointments" in card["detail"]


def test_the_small_print_says_what_was_not_sent(services: HookServices) -> None:
    """What a client never sends is no news on a card of its own, and is not forgotten either."""
    more = {"link": [{"relation": "next", "url": "https://ehr.example/fhir?page=2"}]}
    sent = prefetched(observation("44260-8", 2))
    sent["observations"] |= more
    cards = answer(services, body(prefetch=sent))
    assert of_topic(cards, "unread") == []
    for card in cards:
        assert "Not sent by this record system, so not known here: answered questionnaires" in card["detail"]
        assert "Only the newest of these were sent: screening results" in card["detail"]


def test_a_record_that_was_cut_short_is_no_empty_answer(services: HookServices) -> None:
    """Where fewer results were sent than were asked for, and none says anything, a card says that there are more."""
    link = {"link": [{"relation": "next", "url": "https://ehr.example/fhir?page=2"}]}
    for more in (link, {"total": 5}):
        sent = prefetched()
        sent["observations"] |= more
        (card,) = answer(services, body(prefetch=sent))
        assert topic(card) == "unread"
        assert card["indicator"] == "warning"
        assert "screening results and measurements: fewer were sent than were asked for" in card["detail"]
    assert answer(services, body(prefetch=prefetched())) == []


def test_data_under_other_keys_are_read(services: HookServices) -> None:
    """A client that names its prefetch otherwise is understood by what it sends."""
    prefetch = {
        "item1": {"response": {"status": "200"}, "resource": PATIENT},
        "item2": bundle(observation("44260-8", 2)),
    }
    assert topic(answer(services, body(prefetch=prefetch))[0]) == "safety"


def test_somebody_elses_results_never_count(services: HookServices) -> None:
    """A result about another patient gives no fact; that it was sent at all is said."""
    other = {**observation("44260-8", 2), "subject": {"reference": "Patient/p2"}}
    (card,) = answer(services, body(prefetch=prefetched(other)))
    assert topic(card) == "unread"
    assert "- screening results and measurements: it is about somebody else\n" in card["detail"]


UNCLEAR: dict[str, list[dict[str, Any]]] = {
    "it contradicts another one of the same moment": [
        observation("44260-8", 2),
        {**observation("44260-8", 0), "id": "o2"},
    ],
    "its value is of another kind than the fact": [{**observation("44260-8", 2), "valueInteger": "two"}],
    "its value is outside the range of the fact": [observation("44260-8", 7)],
    "it has no status": [{**observation("44260-8", 2), "status": None}],
    "nothing says when it was": [{**observation("44260-8", 2), "effectiveDateTime": None}],
}


@pytest.mark.parametrize("why", UNCLEAR)
def test_an_answer_that_cannot_be_used_is_said(services: HookServices, why: str) -> None:
    """A positive item 9 that contradicts another one, or whose value is broken, never looks like no answer at all."""
    sent = [{key: value for key, value in found.items() if value is not None} for found in UNCLEAR[why]]
    (card,) = answer(services, body(prefetch=prefetched(*sent)))
    assert topic(card) == "unread"
    assert card["indicator"] == "warning"
    assert f"- PHQ-9 item 9: {why}" in card["detail"]


def test_whose_or_what_it_is_not_known_is_said(services: HookServices) -> None:
    """Of a result without a subject nobody can tell which fact it is about; that there was one is said."""
    sent = observation("44260-8", 2)
    del sent["subject"]
    (card,) = answer(services, body(prefetch=prefetched(sent)))
    assert "- screening results and measurements: nothing says whom it is about" in card["detail"]


def test_what_settles_it_leaves_no_gap(services: HookServices) -> None:
    """Where another result gives the fact, a broken older one is no news; nor is one that is too old or cancelled."""
    broken = {**observation("44260-8", 2, days=20), "id": "o2", "valueInteger": "two"}
    cards = answer(services, body(prefetch=prefetched(observation("44260-8", 2), broken)))
    assert of_topic(cards, "safety")
    assert of_topic(cards, "unread") == []
    for left_out in (observation("44260-8", 2, days=1100), {**observation("44260-8", 2), "status": "cancelled"}):
        assert answer(services, body(prefetch=prefetched(left_out))) == []


def test_private_gaps_stay_with_clinicians(engagement: KnowledgeBase, mapping: FhirMapping) -> None:
    """That a private answer could not be used is marked private, and no patient or relative is told."""
    sent = {**observation("44260-8", 2), "valueInteger": "two"}
    people = HookServices(engagement, mapping, HookOptions(people=True))
    (card,) = answer(people, body(prefetch=prefetched(sent)))
    assert card["detail"].startswith("> Private")
    assert "PHQ-9 item 9" in card["detail"]
    assert answer(people, body(user="Patient/p1", prefetch=prefetched(sent))) == []


def test_old_results_never_count(services: HookServices) -> None:
    """A screen of three years ago is not current."""
    assert answer(services, body(prefetch=prefetched(observation("44260-8", 2, days=1100)))) == []


@pytest.mark.parametrize("hook", ["order-select", "order-sign"])
def test_a_draft_order_is_read_as_if_it_were_signed(services: HookServices, hook: str) -> None:
    """Valproate on the screen raises what speaks against it, says so, and changes nothing in the record."""
    own = services.mapping.own_codes
    assert own is not None
    pregnancy = resource(
        "Observation", "o2", status="final", code=coded(own.system, "could_become_pregnant"), valueBoolean=True,
        effectiveDateTime=AT.isoformat(),
    )  # fmt: skip
    without = body(hook, prefetch=prefetched(pregnancy))
    assert of_topic(answer(services, without), "safety") == []
    sent = body(hook, prefetch=prefetched(pregnancy))
    sent["context"]["draftOrders"] = bundle(order(ATC, "N03AG01"))
    before = json.dumps(sent, sort_keys=True)
    cards = answer(services, sent)
    assert json.dumps(sent, sort_keys=True) == before
    assert "alproate" in of_topic(cards, "safety")[0]["summary"]
    assert all("counted as if they were signed" in card["detail"] for card in cards)


def test_a_changed_order_takes_the_place_of_the_old_one(services: HookServices) -> None:
    """An order that is on the screen and in the record with the same id is read once, as it is on the screen."""
    sent = body("order-sign", prefetch=prefetched(medicationRequests=bundle(order(ATC, "N05AN01", status="active"))))
    sent["context"]["draftOrders"] = bundle(order(ATC, "N03AG01"))
    request = services.read("engagement-order-sign", sent)
    facts = services.facts(request, AT)
    assert facts.get("on_valproate") is True
    assert "on_lithium" not in facts


def test_a_revoked_order_is_not_read_as_signed(services: HookServices) -> None:
    """Only orders that are being drafted or renewed count; one that is being stopped does not."""
    sent = body("order-sign", prefetch=prefetched())
    sent["context"]["draftOrders"] = bundle(order(ATC, "N03AG01", status="stopped"))
    assert "on_valproate" not in services.facts(services.read("engagement-order-sign", sent), AT)


def test_new_problems_are_read_with_the_record(services: HookServices) -> None:
    """A condition that is being added counts at once."""
    clinical = coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active")
    verified = coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed")
    known = [
        read for read in services.mapping.reads.values() if read.types == ("Condition",) and read.take == "presence"
    ]
    token = next(token for read in known for token in read.codes if not token.begins)
    sent = body("problem-list-item-create", prefetch=prefetched())
    sent["context"]["conditions"] = bundle(
        resource("Condition", "c1", clinicalStatus=clinical, verificationStatus=verified,
                 code=coded(token.system, token.code))
    )  # fmt: skip
    request = services.read("engagement-problem-list-item-create", sent)
    facts = services.facts(request, AT)
    assert any(facts.get(read.fact) == read.gives for read in known)
    assert (
        services.facts(services.read("engagement-patient-view", body(prefetch=prefetched())), AT).keys() < facts.keys()
    )


def test_missed_appointments_are_counted_when_all_were_sent(services: HookServices) -> None:
    """With every appointment sent, missed ones are counted; a proposed one is none."""

    def appointment(number: int, status: str, days: int) -> dict[str, Any]:
        return {
            "resourceType": "Appointment", "id": f"a{number}", "status": status,
            "start": (AT - timedelta(days=days)).isoformat(),
            "participant": [{"actor": {"reference": "Patient/p1"}, "status": "accepted"}],
        }  # fmt: skip

    missed = [appointment(number, "noshow", 10 * number) for number in range(1, 4)]
    sent = body("appointment-book", prefetch=prefetched(appointments=bundle(*missed, appointment(9, "fulfilled", 35))))
    sent["context"]["appointments"] = bundle(appointment(8, "proposed", -7))
    request = services.read("engagement-appointment-book", sent)
    assert services.facts(request, AT)["missed_appointments_90d"] == 3
    none = body("appointment-book", prefetch=prefetched(appointments=bundle(appointment(9, "fulfilled", 35))))
    assert services.facts(services.read("engagement-appointment-book", none), AT)["missed_appointments_90d"] == 0


@pytest.mark.parametrize("user", ["Patient/p1", "RelatedPerson/r1"])
def test_the_person_gets_no_cards_as_it_comes(
    services: HookServices, engagement: KnowledgeBase, mapping: FhirMapping, user: str
) -> None:
    """A patient or relative as user gets nothing; where a site allows it, the shareable rendering only."""
    prefetch = prefetched(observation("44260-8", 2))
    assert answer(services, body("appointment-book", user=user, prefetch=prefetch)) == []
    shared = HookServices(engagement, mapping, HookOptions(people=True))
    cards = answer(shared, body("appointment-book", user=user, prefetch=prefetch))
    written = json.dumps(cards)
    assert "PHQ" not in written
    assert "uestionnaire item" not in written
    assert "no cards" not in json.dumps(shared.discovery())


def test_unknown_services_and_wrong_hooks_are_refused(services: HookServices) -> None:
    """There is no service for other hooks; a call to the wrong one says which it should be."""
    found = refusal(services, body(), "engagement-patient-vew")
    assert found.status == 404
    assert found.problems[0].help == "did you mean `engagement-patient-view`?"
    found = refusal(services, body(), "engagement-order-sign")
    assert found.status == 400
    assert "/hook" in [problem.where for problem in found.problems]


SAMPLE_REQUESTS = {
    "FHIR+fhir-tools-ig/Binary-CDSHooksRequestPV.json": (412, ["/prefetch/observations"]),
    "HL7+davinci-crd/CRDServiceRequest.json": (412, ["/prefetch/observations"]),
    "HL7+davinci-crd/CRDServiceRequest2.json": (404, [""]),
    "HL7+davinci-crd/CRDServiceRequest3.json": (412, ["/prefetch/patient", "/prefetch/observations"]),
    "HL7+davinci-crd/CRDServiceRequest4.json": (412, ["/prefetch/patient", "/prefetch/observations"]),
    "cqframework+opioid-cds-r4/HelloWorld.json": (412, ["/prefetch/patient", "/prefetch/observations"]),
    "cqframework+opioid-cds-r4/noPrefetch.json": (412, ["/prefetch/patient", "/prefetch/observations"]),
    "cqframework+opioid-cds-r4/request-example-rec-10-patient-view-2-illicit-drugs.json": (200, []),
    "cqframework+opioid-cds-r4/request-example-rec-11-patient-view-benzo-trigger-with-opioid.json": (
        412,
        ["/prefetch/observations"],
    ),
}


def test_every_sample_request_is_known() -> None:
    """The list below names every hook request among the samples that is JSON."""
    found = set()
    for path in SAMPLES.rglob("*.json"):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            continue
        if isinstance(data, dict) and "hookInstance" in data:
            found.add(str(path.relative_to(SAMPLES)))
    assert found == set(SAMPLE_REQUESTS)


@pytest.mark.parametrize("name", SAMPLE_REQUESTS)
def test_sample_requests_are_answered(services: HookServices, name: str) -> None:
    """Each public sample gets cards, or the error that says what is missing and where."""
    status, places = SAMPLE_REQUESTS[name]
    sent = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    if status == 200:
        assert isinstance(answer(services, sent), list)
        return
    found = refusal(services, sent)
    assert found.status == status
    assert [problem.where for problem in found.problems] == places


@pytest.mark.parametrize("name", [name for name, (status, _) in SAMPLE_REQUESTS.items() if status == 412])
def test_sample_requests_are_answered_where_less_is_needed(
    engagement: KnowledgeBase, mapping: FhirMapping, name: str
) -> None:
    """A site that needs less prefetched gets valid cards on the same samples."""
    sent = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    assert isinstance(answer(HookServices(engagement, mapping, HookOptions(needed=())), sent), list)


def test_the_same_call_gives_the_same_answer(services: HookServices) -> None:
    """Ids and texts depend on the call only; another call has other ids."""
    sent = body(prefetch=prefetched(observation("44260-8", 2)))
    first = answer(services, sent)
    assert first == answer(services, sent)
    other = answer(services, {**sent, "hookInstance": INSTANCE.replace("d1", "d2")})
    assert {card["uuid"] for card in first}.isdisjoint(card["uuid"] for card in other)
    assert [card["summary"] for card in first] == [card["summary"] for card in other]


def test_a_pack_without_a_mapping_is_read_by_its_own_codes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A site's own pack takes facts under their own ids; a pack that extends a shipped one has that one's mapping."""
    write_files(tmp_path / "example", {"pack.yaml": (ROOT / "docs/problems/base.yaml").read_text(encoding="utf-8")})
    own = HookServices(load(tmp_path / "example", engine="reference"), mapping_for(load(tmp_path / "example"), ()))
    assert [template.type for template in own.templates] == ["Patient", "Observation", "QuestionnaireResponse"]
    assert "under their own ids only" in caplog.text
    clinic = load(ROOT / "examples/overlay/riverside_clinic", engine="reference")
    assert mapping_for(clinic, ()).info.id == "engagement"
    with pytest.raises(MappingError):
        mapping_for(own.kb, ("engagement",))


def test_a_bare_context_is_taken_for_healthchain_only(engagement: KnowledgeBase, mapping: FhirMapping) -> None:
    """HealthChain's client sends two ids whatever the hook; with its switch that is enough, and the cards say so."""
    services = HookServices(engagement, mapping)
    lenient = HookServices(engagement, mapping, HookOptions(healthchain=True))
    for hook in HOOKS:
        sent = body(hook, prefetch=prefetched(observation("44260-8", 2)))
        sent["context"] = {"userId": "Practitioner/abc", "patientId": "p1"}
        if HOOKS[hook].required or HOOKS[hook].resources:
            assert refusal(services, sent).status == 400
        cards = lenient.answer(lenient.read(f"engagement-{hook}", sent), AT)["cards"]
        assert cards
        named = "did not say what is being entered" in cards[0]["detail"]
        assert named == bool(HOOKS[hook].resources)


def as_observations(case: Case, own_system: str) -> list[dict[str, Any]]:
    """Return a case as a record system would send it: an Observation of this hour for each fact, under its own id."""
    said: list[dict[str, Any]] = []
    for name, value in case.items():
        match value:
            case bool():
                found: dict[str, Any] = {"valueBoolean": value}
            case int():
                found = {"valueInteger": value}
            case str():
                found = {"valueString": value}
            case _:
                found = {"valueQuantity": {"value": float(value)}}
        said.append(
            resource("Observation", name.replace("_", "-"), status="final", code=coded(own_system, name),
                     effectiveDateTime=(AT - timedelta(minutes=30)).isoformat(), **found)
        )  # fmt: skip
    return said


ENGAGEMENT = load("engagement", engine="reference")
SERVICES = HookServices(ENGAGEMENT, load_mapping(pack=ENGAGEMENT))


@settings(max_examples=40)
@given(case=cases(ENGAGEMENT), hook=st.sampled_from(sorted(HOOKS)))
def test_calls_keep_what_cards_promise(case: Case, hook: str) -> None:
    """From FHIR to cards, for generated cases and every hook: valid, all red flags, the limit kept, nothing private."""
    assert SERVICES.mapping.own_codes is not None
    sent = body(hook, prefetch=prefetched(*as_observations(case, SERVICES.mapping.own_codes.system)))
    sent["prefetch"]["patient"] = {"resourceType": "Patient", "id": "p1"}  # a date of birth would win over an age
    cards = answer(SERVICES, sent)
    facts = SERVICES.facts(SERVICES.read(f"engagement-{hook}", sent), AT)
    advice = ENGAGEMENT.assess(facts)
    assert {name: facts[name] for name in case if name in facts} == {name: case[name] for name in case if name in facts}
    assert len(facts) >= len(case) // 2
    about = [str(subject_of(card["uuid"], SERVICES.subjects)) for card in cards]
    assert [name for name in about if name.startswith("safety:")] == [f"safety:{item.id}" for item in advice.safety]
    assert len(of_topic(cards, "intervention")) <= ENGAGEMENT.pack.info.shows
    drafted = {
        name
        for name, card in zip(about, cards, strict=True)
        if any(suggestion.get("actions") for suggestion in card.get("suggestions", ()))
    }
    private = {f"intervention:{item.id}" for item in advice.recommendations if item.private}
    assert drafted & private == set()
    assert not any(name.startswith("safety:") for name in drafted)
    written = json.dumps(list(resources(cards)), ensure_ascii=False)
    public = json.dumps(advice.shareable().to_dict(), ensure_ascii=False)
    asked = [fact.ask for fact in ENGAGEMENT.pack.facts.values() if fact.private and fact.ask]
    assert [text for text in asked if text in written and text not in public] == []
