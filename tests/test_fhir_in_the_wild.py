"""Facts from FHIR as records really write it: loosely, twice, in periods, in other versions, about refusals."""

from __future__ import annotations

from typing import Any

import pytest
from fhir_kit import LOINC, NOW, SNOMED, appointment, bundle, coded, condition, observation, resource

from resistance_rules import load
from resistance_rules.hosts.fhir.reading import FhirError, FhirFacts, FhirMapping, facts_from_fhir, load_mapping

ATC = "http://www.whocc.no/atc"
LITHIUM = {"medicationCodeableConcept": coded(ATC, "N05AN01")}
CANCELLED_FOR = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason"
YES, NO = "LA33-6", "LA32-8"


@pytest.fixture(scope="module")
def mapping() -> FhirMapping:
    """The shipped mapping."""
    return load_mapping(pack=load(engine="reference"))


@pytest.fixture
def read(mapping: FhirMapping):
    """Read resources of Patient/1 at the fixed time."""

    def run(*resources: Any, patient: str | None = "1") -> FhirFacts:
        return facts_from_fhir(list(resources), mapping=mapping, patient=patient, now=NOW)

    return run


def reasons(found: FhirFacts, name: str = "Observation/o1") -> set[str]:
    """Why a resource was not used."""
    return {one.reason for one in found.not_used if one.resource == name}


def answered(code: str, answer: str, when: str = "2024-02-09", name: str = "o1") -> dict[str, Any]:
    """An Observation whose value is a coded answer of LOINC's."""
    return observation(code, name=name, valueCodeableConcept=coded(LOINC, answer), effectiveDateTime=when)


# --- yes, no and words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "fact"), [("93267-3", "cssrs_behavior_lifetime"), ("76501-6", "fear_of_partner")])
def test_a_boolean_means_no_more_than_the_table_of_answers(code: str, fact: str, read):
    """Where only a yes says something about the fact, `false` says as little as a coded no."""
    assert fact not in read(observation(code, valueBoolean=False, effectiveDateTime="2019-01-01")).facts
    found = read(observation(code, valueBoolean=False, effectiveDateTime="2023-12-01"))
    assert fact not in found.facts
    assert "answer_not_mapped" in reasons(found)
    assert dict(read(observation(code, valueBoolean=True)).facts) == {fact: True}


def test_a_recent_no_as_a_boolean_counts_where_the_table_has_a_no(read):
    """A boolean no to a question that a no answers is read."""
    assert dict(read(observation("93246-7", valueBoolean=False)).facts) == {"cssrs_wish_dead": False}
    assert dict(read(observation("93267-3", valueBoolean=False)).facts) == {"cssrs_behavior_lifetime": False}


def test_a_later_no_does_not_hide_an_earlier_ever(read):
    """A no is no unclear answer: whatever its age, it does not make a lifetime yes unknown."""
    found = read(answered("93267-3", YES, "2015-01-01", "yes"), answered("93267-3", NO, "2019-01-01", "no"))
    assert dict(found.facts) == {"cssrs_behavior_lifetime": True}
    assert reasons(found, "Observation/no") == {"answer_not_mapped", "too_old"}


@pytest.mark.parametrize(
    "value",
    [
        {"valueCodeableConcept": {"text": "More than half the days"}},
        {"valueCodeableConcept": {"coding": [{"code": "LA6570-1"}]}},
        {"valueCodeableConcept": {"coding": [{"system": "urn:oid:2.16.840.1.113883.6.1", "code": "LA6570-1"}]}},
        {"valueCodeableConcept": {"coding": [{"system": "urn:site", "code": "c"}], "text": "more than half  the days"}},
        {
            "valueCodeableConcept": {
                "coding": [{"system": "urn:site", "code": "c", "display": "More than half the days"}]
            }
        },
        {"valueString": "MORE THAN HALF THE DAYS"},
        {"valueInteger": 2},
        {"valueString": "2"},
    ],
)
def test_item_nine_is_read_however_it_is_answered(value: dict[str, Any], read):
    """The item about thoughts of death counts by code, by its exact words, or as a number."""
    assert dict(read(observation("44260-8", **value)).facts) == {"phq9_item9": 2}


@pytest.mark.parametrize("text", ["More than half", "not at all likely", "", "n/a"])
def test_other_words_say_nothing(text: str, read):
    """Words are never taken for what they resemble."""
    found = read(observation("44260-8", valueCodeableConcept={"text": text}))
    assert dict(found.facts) == {}
    assert reasons(found) == {"answer_not_mapped"}


def test_words_and_code_that_differ_are_a_contradiction(read):
    """If the code says one thing and the text another, nothing is known."""
    value = {"coding": [{"system": LOINC, "code": "LA6568-5"}], "text": "Nearly every day"}
    found = read(observation("44260-8", valueCodeableConcept=value))
    assert dict(found.facts) == {}
    assert reasons(found) == {"conflict"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"valueCodeableConcept": coded(SNOMED, "373066001")}, True),
        ({"valueCodeableConcept": coded(SNOMED, "373067005")}, False),
        ({"valueCodeableConcept": coded("http://terminology.hl7.org/CodeSystem/v2-0136", "Y")}, True),
        ({"valueCodeableConcept": coded("http://terminology.hl7.org/CodeSystem/v2-0136", "N")}, False),
        ({"valueString": "yes"}, True),
        ({"valueString": "No"}, False),
    ],
)
def test_yes_and_no_of_other_code_systems_are_known(value: dict[str, Any], expected: bool, read):  # noqa: FBT001
    """The C-SSRS screener is answered with the yes and no of LOINC, SNOMED CT, HL7 version 2, or in words."""
    assert dict(read(observation("93246-7", **value)).facts) == {"cssrs_wish_dead": expected}


# --- units ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["Points", "{points}", "{PHQ-9}", "Score", "pts", "1", "point"])
def test_a_score_may_be_called_what_it_is(unit: str, read):
    """Words for a plain number, and UCUM's remarks in braces, are no unit."""
    assert dict(read(observation(valueQuantity={"value": 14, "unit": unit})).facts) == {"phq9_total": 14}


def test_two_units_on_one_quantity_are_a_contradiction(read):
    """20 mg/dL and 20 mmol/L are worlds apart: if code and text differ, nothing is read."""
    at = {"effectiveDateTime": "2024-02-10T11:00:00Z"}
    both = {"value": 20, "unit": "mmol/L", "code": "mg/dL"}
    found = read(observation("2345-7", valueQuantity=both, **at))
    assert dict(found.facts) == {}
    assert reasons(found) == {"conflict"}
    same = {"value": 38.5, "unit": "°C", "code": "Cel"}
    assert dict(read(observation("8310-5", valueQuantity=same, **at)).facts) == {"temp_c": 38.5}


@pytest.mark.parametrize(
    ("code", "unit", "value", "fact", "expected"),
    [
        ("2345-7", "MG/DL", 90, "glucose_mmol", 4.995),
        ("8867-4", "bpm", 72, "heart_rate", 72),
        ("8310-5", "degF", 101.3, "temp_c", 38.5),
        ("8480-6", "mm Hg", 120, "sbp", 120),
        ("751-8", "10^9/L", 1.2, "anc_per_ul", 1200),
    ],
)
def test_units_are_known_as_people_write_them(code: str, unit: str, value: float, fact: str, expected: float, read):
    """Capitals and spaces make no other unit."""
    found = read(
        observation(code, valueQuantity={"value": value, "unit": unit}, effectiveDateTime="2024-02-10T11:00:00Z")
    )
    assert dict(found.facts) == {fact: expected}


# --- the newest of several ways -------------------------------------------------------------------------------------


def test_the_newest_counts_whichever_way_it_came(read):
    """An old no on a form does not outweigh that yesterday's visit was cancelled for lack of transport."""
    form = answered("93030-5", NO, "2023-09-01")
    visit = appointment("a", "cancelled", "2024-02-09T09:00:00Z", cancelationReason=coded(CANCELLED_FOR, "pat-lt"))
    found = read(form, visit)
    assert dict(found.facts) == {"transport_problem_reported": True}
    assert reasons(found) == {"older"}
    later = answered("93030-5", NO, "2024-02-10T09:00:00Z")
    assert dict(read(later, visit).facts) == {"transport_problem_reported": False}


def test_what_is_worst_on_one_form_counts_and_an_older_form_does_not(read):
    """On one form, no housing comes before an unsafe home; an older form comes before nothing."""
    homeless, unsafe = answered("71802-3", "LA30190-5", name="h"), answered("93026-3", NO, name="u")
    assert dict(read(homeless, unsafe).facts) == {"housing_status": "homeless"}
    assert reasons(read(homeless, unsafe), "Observation/u") == {"another_way"}
    earlier = answered("71802-3", "LA30190-5", "2023-12-01", "h")
    assert dict(read(earlier, unsafe).facts) == {"housing_status": "unsafe"}


def test_a_cancellation_of_what_is_yet_to_come_is_known_now(read):
    """An appointment next month that was cancelled for lack of transport was cancelled already."""
    visit = appointment("a", "cancelled", "2024-03-08T09:00:00Z", cancelationReason=coded(CANCELLED_FOR, "pat-lt"))
    assert dict(read(visit).facts) == {"transport_problem_reported": True}


# --- times ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2024-01-11", True),
        ("2024-01-10", False),
        ("2024-01-11T12:00:00Z", True),
        ("2024-01-11T11:59:59Z", False),
        ("2024-01-11T13:00:00+01:00", True),
        ("2024-02", True),
        ("2024-01", False),
    ],
)
def test_exactly_as_old_as_allowed_still_counts(date: str, known: bool, read):  # noqa: FBT001
    """An instant is counted to the second, a day in days: the answer does not change between morning and evening."""
    found = read(observation(valueInteger=12, effectiveDateTime=date))
    assert bool(found.facts) is known
    assert reasons(found) == (set() if known else {"too_old"})


def test_a_window_is_counted_in_days_too(read):
    """A missed appointment of the ninetieth day before, given as a day, is within the 90 days."""
    assert read(appointment("a", "noshow", "2023-11-12")).facts["missed_appointments_90d"] == 1
    assert "missed_appointments_90d" not in read(appointment("a", "noshow", "2023-11-11")).facts


def test_a_period_under_way_is_no_future(read):
    """Many plans and statements name their planned end; until then they hold."""
    running = {"start": "2024-01-20", "end": "2025-01-01"}
    statement = resource("MedicationStatement", status="active", effectivePeriod=running, **LITHIUM)
    assert dict(read(statement).facts) == {"on_lithium": True}
    assert dict(read(observation(valueInteger=12, effectiveDateTime=None, effectivePeriod=running)).facts)
    ahead = {"start": "2024-02-20", "end": "2025-01-01"}
    found = read(observation(valueInteger=12, effectiveDateTime=None, effectivePeriod=ahead))
    assert reasons(found) == {"in_future"}


# --- what holds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"effectivePeriod": {"start": "2020-01-01", "end": "2021-01-01"}}, "stopped"),
        ({"status": "recorded", "adherence": {"code": coded("urn:a", "not-taking")}}, "not_done"),
        ({"status": "recorded", "adherence": {"code": coded("urn:a", "stopped-as-directed")}}, "not_done"),
    ],
)
def test_a_medicine_that_is_no_longer_taken_gives_nothing(change: dict[str, Any], reason: str, read):
    """A statement whose period is over, or (R5) that says that it is not taken, is no medicine taken now."""
    found = read(resource("MedicationStatement", **{"status": "active", **LITHIUM, **change}))
    assert dict(found.facts) == {}
    assert reasons(found, "MedicationStatement/r1") == {reason}
    taking = {"status": "recorded", "adherence": {"code": coded("urn:a", "taking-as-directed")}}
    assert dict(read(resource("MedicationStatement", **LITHIUM, **taking)).facts) == {"on_lithium": True}


@pytest.mark.parametrize(
    ("status", "reason"), [({"text": "Refuted"}, "refuted"), ({"text": "?"}, "unknown_status"), ({}, "unknown_status")]
)
def test_a_verification_that_is_there_is_never_passed_over(status: dict[str, Any], reason: str, read):
    """A status in words counts as what it says, and one that says nothing leaves the condition unsure."""
    found = read(condition("406506008", verificationStatus=status))
    assert dict(found.facts) == {}
    assert reasons(found, "Condition/r1") == {reason}
    assert dict(read(condition("406506008", clinicalStatus={"text": "Active"})).facts) == {"adhd_known": True}


def test_what_was_declined_of_a_plan_that_goes_on_is_a_refusal(read):
    """One cancelled activity does not end the plan, and its reason is read."""
    declined = {"status": "cancelled", "statusReason": coded(SNOMED, "413311005")}
    plan = {"status": "active", "intent": "plan", "period": {"start": "2024-01-20"}}
    found = read(resource("CarePlan", activity=[{"detail": declined}, {"detail": {"status": "scheduled"}}], **plan))
    assert dict(found.facts) == {"declines_offered_treatment": True}
    other = {**declined, "statusReason": coded(SNOMED, "183932001")}
    assert dict(read(resource("CarePlan", activity=[{"detail": other}], **plan)).facts) == {}


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"status": "stopped"}, {"doNotPerform": True}])
def test_a_dropped_activity_is_no_part_of_a_plan(change: dict[str, Any], tmp_path):
    """A site that reads plans by their activities gets only those that are still planned."""
    file = tmp_path / "site.yaml"
    file.write_text(
        "mapping: {id: site, title: Site, version: 1.0.0, format: 1}\n"
        "reads:\n  - {id: plan, fact: seen_alone, from: [CarePlan], take: presence, codes: ['urn:site|x'], gives: true,"
        " because: so}\n",
        encoding="utf-8",
    )
    site = load_mapping(file, pack=load(engine="reference"))

    def found(activity: dict[str, Any]) -> dict[str, Any]:
        plan = resource("CarePlan", status="active", intent="plan", activity=[{"detail": activity}])
        return dict(facts_from_fhir(plan, mapping=site, now=NOW).facts)

    activity = {"status": "in-progress", "code": coded("urn:site", "x")}
    assert found(activity) == {"seen_alone": True}
    assert found({**activity, **change}) == {}


def test_an_objection_of_the_patient_is_a_refusal(read):
    """HL7's own code for it counts as SNOMED CT's do."""
    objected = coded("http://terminology.hl7.org/CodeSystem/v3-ActReason", "PATOBJ")
    undone = {"status": "not-done", "performedDateTime": "2024-02-01", "statusReason": objected}
    assert dict(read(resource("Procedure", **undone)).facts) == {"declines_offered_treatment": True}


# --- twice ----------------------------------------------------------------------------------------------------------


def test_one_missed_appointment_given_twice_is_missed_once(read):
    """With its URL in one Bundle and without in another, or twice without an id, it is one appointment."""
    missed = appointment("a", "noshow", "2024-02-01T09:00:00Z")
    there = {"fullUrl": "https://ehr.example/fhir/Appointment/a", "resource": missed}
    page = {"resourceType": "Bundle", "type": "searchset", "entry": [there]}
    assert read(missed, page).facts["missed_appointments_90d"] == 1
    unnamed = {key: value for key, value in missed.items() if key != "id"}
    assert read(unnamed, dict(reversed(unnamed.items()))).facts["missed_appointments_90d"] == 1
    other = {**unnamed, "start": "2024-02-02T09:00:00Z"}
    assert read(unnamed, other).facts["missed_appointments_90d"] == 2


def test_one_patient_given_twice_is_one(read):
    """A prefetch may bring the patient by itself and in a Bundle."""
    person = {"resourceType": "Patient", "id": "1", "birthDate": "1990-01-01"}
    there = {"fullUrl": "https://ehr.example/fhir/Patient/1", "resource": person}
    page = {"resourceType": "Bundle", "type": "searchset", "entry": [there, {"resource": observation(valueInteger=12)}]}
    assert dict(read(person, page, patient=None).facts) == {"age_years": 34, "phq9_total": 12}


# --- whose ----------------------------------------------------------------------------------------------------------


def test_identifiers_alone_name_the_patient(read):
    """Without any Patient or reference, one identifier is one person; two need a choice."""

    def of(value: str, **more: Any) -> dict[str, Any]:
        return observation(subject={"identifier": {"system": "urn:mrn", "value": value}}, **more)

    assert dict(read(of("7", valueInteger=12), patient=None).facts) == {"phq9_total": 12}
    both = (of("7", valueInteger=12), of("8", name="o2", valueInteger=20))
    with pytest.raises(FhirError) as caught:
        read(*both, patient=None)
    assert [problem.code for problem in caught.value.problems] == ["several_patients"]
    chosen = read(*both, patient="urn:mrn|8")
    assert dict(chosen.facts) == {"phq9_total": 20}
    assert reasons(chosen) == {"other_patient"}


def test_an_element_that_is_null_is_not_there(read):
    """`subject: null` does not hide the `patient` of an older version."""
    older = {**observation(valueInteger=12), "subject": None, "patient": {"reference": "Patient/1"}}
    assert dict(read(older).facts) == {"phq9_total": 12}


# --- without end ----------------------------------------------------------------------------------------------------


def nested(key: str, *, as_list: bool) -> dict[str, Any]:
    """Objects in objects, deeper than Python recurses."""
    built: dict[str, Any] = {}
    for _ in range(5000):
        built = {key: [built] if as_list else built}
    return built


@pytest.mark.parametrize("code", [nested("coding", as_list=True), nested("concept", as_list=False)])
def test_a_code_without_end_is_no_code(code: dict[str, Any], read):
    """Nesting neither crashes nor hides what stands beside it."""
    found = read({**observation(name="deep", valueInteger=3), "code": code}, observation(valueInteger=12))
    assert dict(found.facts) == {"phq9_total": 12}
    assert reasons(found, "Observation/deep") == {"no_code"}


def test_versions_without_end_are_compared_with_nothing(read):
    """Two versions that cannot be compared are a conflict of versions, not a crash."""
    first, second = (observation(valueInteger=12, text=nested("x", as_list=False)) for _ in range(2))
    found = read(first, second, bundle(observation("70274-6", name="o2", valueInteger=4)))
    assert dict(found.facts) == {"gad7_total": 4}
    assert reasons(found) == {"version_conflict"}
