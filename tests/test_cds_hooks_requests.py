"""Hook requests: everything that is wrong at once, each with its place, and nothing of the case in any text."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from cds_hooks_making import INSTANCE, body
from hypothesis import given
from hypothesis import strategies as st

from resistance_rules.hosts.cds_hooks.fetch_policy import FetchPolicy, within
from resistance_rules.hosts.cds_hooks.hooks import HOOKS
from resistance_rules.hosts.cds_hooks.problems import HookError, kind_of, pointer
from resistance_rules.hosts.cds_hooks.requests import HookRequest

VIEW = HOOKS["patient-view"]
AUTHORIZATION = {
    "access_token": "t0ken",
    "token_type": "Bearer",
    "expires_in": 300,
    "scope": "user/*.read",
    "subject": "s",
}
ORDER = {"resourceType": "MedicationRequest", "id": "m1", "status": "draft", "subject": {"reference": "Patient/p1"}}


def refused(sent: object, hook: str = "patient-view") -> dict[str, str]:
    """Return the problems of a body that is refused, by place."""
    with pytest.raises(HookError) as caught:
        HookRequest.read(sent, HOOKS[hook])
    assert caught.value.status == 400
    return {problem.where: problem.code for problem in caught.value.problems}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_good_request_is_read(hook: str) -> None:
    """Each hook's request gives patient, encounter, user and the resources of its Bundle."""
    sent = body(hook)
    if HOOKS[hook].resources:
        sent["context"][HOOKS[hook].resources]["entry"] = [{"fullUrl": "urn:x", "resource": ORDER}]
    request = HookRequest.read(sent, HOOKS[hook])
    assert (request.patient, request.encounter, request.user) == ("p1", "e1", "Practitioner/abc")
    assert request.instance == INSTANCE
    assert list(request.bundle) == ([ORDER] if HOOKS[hook].resources else [])
    assert not request.is_for_the_person


def test_what_real_clients_send_beside_the_standard_is_understood() -> None:
    """References in place of ids, entries of batch responses in prefetch, lists in place of Bundles, odd servers."""
    sent = body("appointment-book", fhirServer="{{fhirServerUrl}}", extension={"a.b": 1}, prefetch={
        "item1": {"response": {"status": "200 OK"}, "resource": {"resourceType": "Patient", "id": "p1"}},
        "item2": None,
    })  # fmt: skip
    sent["context"].update(
        patientId="Patient/p1", encounterId="Encounter/e1", appointments=[{"resourceType": "Appointment"}]
    )
    request = HookRequest.read(sent, HOOKS["appointment-book"])
    assert (request.patient, request.encounter) == ("p1", "e1")
    assert request.prefetch == {"item1": {"resourceType": "Patient", "id": "p1"}, "item2": None}
    assert list(request.bundle) == [{"resourceType": "Appointment"}]
    assert request.access is not None
    assert not FetchPolicy(servers=("https://ehr.example/fhir",)).allows(request.access.server)


def test_everything_wrong_is_said_at_once() -> None:
    """Every problem has its code and its JSON pointer."""
    sent: dict[str, Any] = {
        "hook": "patient-vew",
        "hookInstance": "1",
        "fhirServer": 3,
        "fhirAuthorization": {"access_token": "", "token_type": "MAC", "expires_in": "300"},
        "context": {"userId": "abc", "patientId": "a b"},
        "prefetch": {"patient": [], "a/b": {}, "c~d": {"resourceType": 3}},
        "extension": [],
    }
    assert refused(sent) == {
        "/hook": "wrong_hook",
        "/hookInstance": "bad_uuid",
        "/fhirServer": "wrong_type",
        "/fhirAuthorization/access_token": "wrong_type",
        "/fhirAuthorization/token_type": "wrong_value",
        "/fhirAuthorization/expires_in": "wrong_type",
        "/fhirAuthorization/scope": "missing",
        "/fhirAuthorization/subject": "missing",
        "/context/userId": "bad_reference",
        "/context/patientId": "bad_id",
        "/prefetch/patient": "wrong_type",
        "/prefetch/a~1b": "not_a_resource",
        "/prefetch/c~0d": "not_a_resource",
        "/extension": "wrong_type",
    }


def test_what_is_missing_is_named() -> None:
    """An empty object lacks hook, hookInstance and context; a context lacks its ids and its Bundle."""
    assert refused({}) == {"/hook": "missing", "/hookInstance": "missing", "/context": "missing"}
    sent = body("order-select")
    sent["context"] = {"encounterId": ""}
    assert refused(sent, "order-select") == {
        "/context/patientId": "missing",
        "/context/encounterId": "wrong_type",
        "/context/userId": "missing",
        "/context/draftOrders": "missing",
        "/context/selections": "missing",
    }
    del (sent := body("encounter-start"))["context"]["encounterId"]
    assert refused(sent, "encounter-start") == {"/context/encounterId": "missing"}
    assert refused(body(fhirAuthorization=AUTHORIZATION)) == {"/fhirServer": "missing"}


def test_bundles_and_selections_are_checked() -> None:
    """What is no Bundle, no list, no resource or no reference is named with its place."""
    for wrong, place in (
        ("x", ""),
        ({"resourceType": "List"}, "/resourceType"),
        ({"resourceType": "Bundle", "entry": 3}, "/entry"),
    ):
        sent = body("order-sign")
        sent["context"]["draftOrders"] = wrong
        assert list(refused(sent, "order-sign")) == [f"/context/draftOrders{place}"]
    sent = body("order-select")
    sent["context"]["draftOrders"]["entry"] = [{"resource": ORDER}, {"resource": 1}, 2]
    sent["context"]["selections"] = ["MedicationRequest/m1", 3]
    assert refused(sent, "order-select") == {
        "/context/draftOrders/entry/1": "not_a_resource",
        "/context/draftOrders/entry/2": "not_a_resource",
        "/context/selections/1": "wrong_type",
    }


def test_a_wrong_hook_is_told_where_to_go() -> None:
    """A known hook of another service is recognised; a slip is answered with the nearest hook."""
    for name, words in (("order-sign", "`order-sign`"), ("patient-veiw", "did you mean `patient-view`")):
        with pytest.raises(HookError) as caught:
            HookRequest.read({**body(), "hook": name}, VIEW)
        (problem,) = caught.value.problems
        assert words in f"{problem.message} {problem.help}"


@pytest.mark.parametrize("sent", [None, [], "text", 3, True])
def test_a_body_that_is_no_object_is_refused(sent: object) -> None:
    """Whatever JSON is sent, the answer says what was found."""
    assert refused(sent) == {"": "wrong_type"}


def test_no_text_of_a_refusal_holds_what_was_submitted() -> None:
    """Neither messages, help nor the exception's own text repeat a value."""
    sent = body(fhirServer="https://ehr.example/secret", fhirAuthorization={**AUTHORIZATION, "token_type": "s3cret-a"})
    sent["context"].update(patientId="s3cret b", userId="s3cret-c")
    sent["hook"] = "s3cret-d"
    with pytest.raises(HookError) as caught:
        HookRequest.read(sent, VIEW)
    told = f"{caught.value} {caught.value!r} {caught.value.problems}"
    assert "s3cret" not in told
    request = HookRequest.read(body(fhirServer="https://e.example", fhirAuthorization=AUTHORIZATION), VIEW)
    assert "t0ken" not in f"{request!r} {request.access!r}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=15,
)
FIELDS = ("hook", "hookInstance", "context", "prefetch", "fhirServer", "fhirAuthorization", "extension")
CONTEXT = ("userId", "patientId", "encounterId", "draftOrders", "selections")


@given(data=st.data())
def test_no_json_makes_reading_crash(data: st.DataObject) -> None:
    """Any JSON in any field is read or refused with places inside the body, and never anything else."""
    sent = copy.deepcopy(body("order-select"))
    for name in data.draw(st.sets(st.sampled_from(FIELDS), max_size=3)):
        sent[name] = data.draw(JSON)
    if isinstance(sent["context"], dict):
        for name in data.draw(st.sets(st.sampled_from(CONTEXT), max_size=3)):
            sent["context"][name] = data.draw(JSON)
    problems = None
    try:
        HookRequest.read(sent, HOOKS["order-select"])
    except HookError as refusal:
        problems = refusal.problems
    assert problems is None or (problems and all(item.where == "" or item.where.startswith("/") for item in problems))


def test_json_pointers_and_kinds() -> None:
    """Pointers are escaped as RFC 6901 has it; values are named by their kind only."""
    assert pointer("a/b", 0, "c~d") == "/a~1b/0/c~0d"
    kinds = [kind_of(value) for value in (None, True, 1.5, "", "x", [], {})]
    assert kinds == ["null", "true or false", "a number", "an empty text", "a text", "a list", "an object"]


@pytest.mark.parametrize(
    ("server", "allowed"),
    [
        ("https://ehr.example/fhir", True),
        ("https://EHR.example:443/fhir/", True),
        ("http://ehr.example/fhir", False),
        ("https://ehr.example/fhir2", False),
        ("https://ehr.example/fhir/../admin", False),
        ("https://ehr.example:8443/fhir", False),
        ("https://user@ehr.example/fhir", False),
        ("https://ehr.example/fhir?x=1", False),
        ("https://ehr.example/fhir#x", False),
        ("https://ehr.example.evil.example/fhir", False),
        ("https://ehr.example:x/fhir", False),
        ("file:///etc/passwd", False),
        ("//ehr.example/fhir", False),
        ("", False),
    ],
)
def test_only_named_servers_are_called(server: str, allowed: bool) -> None:  # noqa: FBT001
    """A request's server has to equal one that the site has named, part by part."""
    assert FetchPolicy(servers=("https://ehr.example/fhir",)).allows(server) == allowed
    assert not FetchPolicy().allows(server)


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("https://ehr.example/fhir?_getpages=1", True),
        ("https://ehr.example/fhir/Observation?page=2", True),
        ("https://ehr.example/fhir/../secret", False),
        ("https://ehr.example/fhirother/Observation", False),
        ("https://other.example/fhir/Observation", False),
        ("http://ehr.example/fhir/Observation", False),
        ("http://169.254.169.254/latest", False),
    ],
)
def test_the_next_page_lies_below_the_same_address(address: str, inside: bool) -> None:  # noqa: FBT001
    """A link to a next page is followed on the named server only."""
    assert within("https://ehr.example/fhir", address) == inside
