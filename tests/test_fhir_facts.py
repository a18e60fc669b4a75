"""Facts from FHIR resources: what counts, what does not, and why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fhir_kit import LOINC, NOW, SNOMED, UCUM, appointment, bundle, coded, condition, observation, resource

from resistance_rules import KnowledgeBase, load
from resistance_rules.hosts.fhir.reading import FhirError, FhirFacts, FhirMapping, facts_from_fhir, load_mapping

OWN = "https://resistance-rules.example/fhir/CodeSystem/fact"
CONTACTS = """
mapping: {id: site, title: Site, version: "1.0.0", format: 1}
reads:
  - {id: contact, fact: days_since_last_contact, from: [Encounter], take: days_since,
     max_age: {days: 3650, because: so}, because: so}
"""
NOT_DONE = "http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-notDoneReason"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The shipped pack."""
    return load(engine="reference")


@pytest.fixture(scope="module")
def mapping(kb: KnowledgeBase) -> FhirMapping:
    """The shipped mapping."""
    return load_mapping(pack=kb)


@pytest.fixture
def read(mapping: FhirMapping):
    """Read resources of Patient/1 at the fixed time."""

    def run(
        *resources: Any, patient: str | None = "1", now: datetime = NOW, complete: tuple[str, ...] = ()
    ) -> FhirFacts:
        return facts_from_fhir(list(resources), mapping=mapping, patient=patient, now=now, complete=complete)

    return run


def reasons(found: FhirFacts, name: str = "Observation/o1") -> set[str]:
    """Why a resource was not used."""
    return {one.reason for one in found.not_used if one.resource == name}


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        {"valueInteger": 12},
        {"valueDecimal": 12.0},
        {"valueString": "12"},
        {"valueString": " 12 "},
        {"valueString": "12.0"},
        {"valueQuantity": {"value": 12, "unit": "{score}", "system": UCUM, "code": "{score}"}},
        {"valueQuantity": {"value": 12.0, "unit": "score", "system": UCUM, "code": "1"}},
        {"valueQuantity": {"value": 12}},
        {"valueQuantity": {"value": "12"}},
        {
            "valueCodeableConcept": {
                "coding": [
                    {
                        "system": "urn:answers",
                        "code": "a",
                        "extension": [
                            {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 12}
                        ],
                    }
                ]
            }
        },
    ],
)
def test_a_total_is_read_however_it_is_written(value: dict[str, Any], read):
    """A PHQ-9 total counts as integer, decimal, text, quantity, or the score on a coded answer."""
    found = read(observation(**value))
    assert dict(found.facts) == {"phq9_total": 12}
    assert type(found.facts["phq9_total"]) is int


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({}, "no_value"),
        ({"dataAbsentReason": coded("x", "not-asked")}, "value_absent"),
        ({"hasMember": [{"reference": "Observation/2"}]}, "panel"),
        ({"valueString": "about 12"}, "wrong_type"),
        ({"valueString": "1e1"}, "wrong_type"),
        ({"valueString": "12,5"}, "wrong_type"),
        ({"valueString": "\u0661\u0662"}, "wrong_type"),
        ({"valueString": ""}, "no_value"),
        ({"valueDecimal": 12.5}, "wrong_type"),
        ({"valueBoolean": True}, "wrong_type"),
        ({"valueInteger": 28}, "out_of_range"),
        ({"valueInteger": -1}, "out_of_range"),
        ({"valueDecimal": float("nan")}, "wrong_type"),
        ({"valueInteger": 10**30}, "wrong_type"),
        ({"valueQuantity": {"value": 12, "comparator": "<"}}, "inexact"),
        ({"valueQuantity": {"value": 12, "unit": "kg"}}, "unit_not_mapped"),
        ({"valueQuantity": []}, "malformed"),
        ({"valueCodeableConcept": coded("urn:answers", "a")}, "answer_not_mapped"),
        ({"valueRange": {"low": {"value": 12}}}, "wrong_type"),
        ({"valueInteger": 12, "valueString": "13"}, "malformed"),
    ],
)
def test_what_is_no_total_gives_none(value: dict[str, Any], reason: str, read):
    """A value that is no exact number of the fact's range leaves the fact unknown, with the reason."""
    found = read(observation(**value))
    assert dict(found.facts) == {}
    assert reasons(found) == {reason}
    assert {one.fact for one in found.not_used} == {"phq9_total"}


@pytest.mark.parametrize(
    ("code", "quantity", "fact", "value"),
    [
        ("8310-5", {"value": 38.5, "code": "Cel"}, "temp_c", 38.5),
        ("8310-5", {"value": 101.3, "unit": "degrees F", "code": "[degF]"}, "temp_c", 38.5),
        ("2345-7", {"value": 90, "unit": "mg/dL"}, "glucose_mmol", 4.995),
        ("15074-8", {"value": 5, "unit": "mmol/L"}, "glucose_mmol", 5),
        ("751-8", {"value": 1.2, "unit": "10*3/uL"}, "anc_per_ul", 1200),
        ("751-8", {"value": 1200, "unit": "/uL"}, "anc_per_ul", 1200),
    ],
)
def test_units_are_converted(code: str, quantity: dict[str, Any], fact: str, value: float, read):
    """What the mapping knows of units is applied exactly."""
    found = read(observation(code, valueQuantity=quantity, effectiveDateTime="2024-02-10T11:00:00Z"))
    assert dict(found.facts) == {fact: value}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"valueQuantity": {"value": 38.5}}, "unit_missing"),
        ({"valueDecimal": 38.5}, "unit_missing"),
        ({"valueQuantity": {"value": 311.5, "unit": "K"}}, "unit_not_mapped"),
    ],
)
def test_a_measure_without_its_unit_gives_nothing(value: dict[str, Any], reason: str, read):
    """A temperature without a known unit is no temperature."""
    found = read(observation("8310-5", effectiveDateTime="2024-02-10T11:00:00Z", **value))
    assert dict(found.facts) == {}
    assert reasons(found) == {reason}


def test_components_are_read_one_by_one(read):
    """A blood pressure gives both its values; the panel around them is reported as one."""
    components = [
        {"code": coded(LOINC, "8480-6"), "valueQuantity": {"value": 120, "code": "mm[Hg]"}},
        {"code": coded(LOINC, "8462-4"), "valueQuantity": {"value": 80, "code": "mm[Hg]"}},
        {"code": coded(LOINC, "1-8")},
    ]
    found = read(observation("85354-9", component=components, effectiveDateTime="2024-02-10T11:00:00Z"))
    assert dict(found.facts) == {"dbp": 80, "sbp": 120}
    assert sorted((one.reason, one.element) for one in found.not_used) == [
        ("not_mapped", "component[2]"),
        ("panel", ""),
    ]


def test_an_interpretation_is_read_where_the_mapping_says_so(read):
    """TSH is out of range if the laboratory says so, and its being there means that it was checked."""
    high = coded("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "H")
    assert dict(read(observation("3016-3", valueQuantity={"value": 9}, interpretation=[high])).facts) == {
        "thyroid_checked_12m": True,
        "tsh_out_of_range": True,
    }
    assert dict(read(observation("3016-3", valueQuantity={"value": 9})).facts) == {"thyroid_checked_12m": True}
    assert dict(read(observation("3016-3")).facts) == {}


def test_a_measure_under_its_own_id_has_its_own_limit(read):
    """A session rating of three weeks ago counts; any other fact under its own id counts for two days."""
    then = "2024-01-20T10:00:00Z"
    found = read(
        observation("ors_total", system=OWN, name="a", valueDecimal=18.5, effectiveDateTime=then),
        observation("seen_alone", system=OWN, name="b", valueBoolean=True, effectiveDateTime=then),
    )
    assert dict(found.facts) == {"ors_total": 18.5}
    assert reasons(found, "Observation/b") == {"too_old"}


def test_every_fact_may_come_under_its_own_id(read, kb: KnowledgeBase):
    """In our own code system a code is the id of a fact; the value must fit it."""
    found = read(
        observation("ors_total", system=OWN, name="a", valueDecimal=18.5),
        observation("rupture_marker", system=OWN, name="b", valueString="withdrawal"),
        observation("alert_status", system=OWN, name="c", valueCodeableConcept=coded(OWN, "on_track")),
        observation("seen_alone", system=OWN, name="d", valueBoolean=True),
        observation("no_such_fact", system=OWN, name="e", valueBoolean=True),
        observation("wai_sr_task_mean", system=OWN, name="f", valueDecimal=7),
        observation("hearing_aid", system=OWN, name="g", valueCodeableConcept=coded("urn:other", "works")),
    )
    assert dict(found.facts) == {
        "alert_status": "on_track",
        "ors_total": 18.5,
        "rupture_marker": "withdrawal",
        "seen_alone": True,
    }
    assert reasons(found, "Observation/e") == {"not_mapped"}
    assert reasons(found, "Observation/f") == {"out_of_range"}
    assert reasons(found, "Observation/g") == {"answer_not_mapped"}
    assert kb.assess(found.facts).recommendations


# --- what holds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("preliminary", "not_final"),
        ("registered", "not_final"),
        ("entered-in-error", "entered_in_error"),
        ("cancelled", "not_done"),
        ("unknown", "unknown_status"),
        ("Final", "unknown_status"),
        (None, "no_status"),
        (["final"], "malformed"),
    ],
)
def test_only_what_is_final_counts(status: Any, reason: str, read):
    """An observation that is not final, amended or corrected gives nothing."""
    found = read(observation(status=status, valueInteger=12))
    assert dict(found.facts) == {}
    assert reasons(found) == {reason}


@pytest.mark.parametrize("status", ["final", "amended", "corrected"])
def test_what_is_final_counts(status: str, read):
    """Corrections count as what they are: final."""
    assert dict(read(observation(status=status, valueInteger=12)).facts) == {"phq9_total": 12}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"clinicalStatus": coded("c", "resolved")}, "resolved"),
        ({"clinicalStatus": coded("c", "inactive")}, "resolved"),
        ({"clinicalStatus": coded("c", "remission")}, "resolved"),
        ({"clinicalStatus": "resolved"}, "resolved"),
        ({"clinicalStatus": None}, "no_status"),
        ({"clinicalStatus": coded("c", "odd")}, "unknown_status"),
        ({"verificationStatus": coded("v", "refuted")}, "refuted"),
        ({"verificationStatus": coded("v", "provisional")}, "not_confirmed"),
        ({"verificationStatus": coded("v", "differential")}, "not_confirmed"),
        ({"verificationStatus": coded("v", "unconfirmed")}, "not_confirmed"),
        ({"verificationStatus": coded("v", "entered-in-error")}, "entered_in_error"),
        ({"abatementDateTime": "2020"}, "resolved"),
        ({"abatementBoolean": True}, "resolved"),
    ],
)
def test_a_condition_that_does_not_hold_gives_nothing(change: dict[str, Any], reason: str, read):
    """A condition that is over, refuted, in error or only suspected is none."""
    found = read(condition("406506008", **change))
    assert dict(found.facts) == {}
    assert reasons(found, "Condition/r1") == {reason}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"verificationStatus": None},
        {"clinicalStatus": "active"},
        {"clinicalStatus": coded("c", "relapse")},
        {"clinicalStatus": coded("c", "recurrence")},
        {"abatementBoolean": False},
        {"recordedDate": "1999"},
        {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "F90.2"},
    ],
)
def test_a_condition_that_holds_counts_however_old(change: dict[str, Any], read):
    """What is active on the problem list holds, whenever it was written there."""
    assert dict(read(condition(**{"code": "406506008", **change})).facts) == {"adhd_known": True}


@pytest.mark.parametrize(
    ("system", "code", "fact"),
    [
        ("http://hl7.org/fhir/sid/icd-10-cm", "H91.90", "hearing_difficulty"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "H54.7", "vision_difficulty"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "I69.354", "brain_injury_or_stroke"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "F71", "intellectual_disability"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "G89.29", "chronic_pain"),
        (SNOMED, "723914003", "grief_fills_most_days"),
        (SNOMED, "413311005", "declines_offered_treatment"),
        (SNOMED, "185481008", "client_expressed_dissatisfaction"),
        (SNOMED, "182890002", "wants_change_of_plan"),
        (SNOMED, "182902003", "rx_unfilled_due_to_cost"),
    ],
)
def test_the_problem_list_gives_facts(system: str, code: str, fact: str, read):
    """Conditions by their exact code, or by how it begins in a system where that means something."""
    assert dict(read(condition(code, system=system, recordedDate="2024-01-20")).facts) == {fact: True}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "stopped"}, "stopped"),
        ({"status": "completed"}, "stopped"),
        ({"status": "draft"}, "not_final"),
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "entered-in-error"}, "entered_in_error"),
        ({"doNotPerform": True}, "do_not_perform"),
        ({"intent": "proposal"}, "not_final"),
    ],
)
def test_only_an_active_order_is_a_medicine(change: dict[str, Any], reason: str, read):
    """A prescription that is over, planned away or forbids the medicine gives nothing."""
    medicine = {"status": "active", "intent": "order", "authoredOn": "2024-01-01", **change}
    found = read(
        resource("MedicationRequest", medicationCodeableConcept=coded("http://www.whocc.no/atc", "N05AN01"), **medicine)
    )
    assert dict(found.facts) == {}
    assert reasons(found, "MedicationRequest/r1") == {reason}


def test_a_medicine_is_found_where_it_is_referred_to(read):
    """The codes of a medicine may stand in a contained or in another resource."""
    lithium = coded("http://www.whocc.no/atc", "N05AN01")
    order = {"status": "active", "intent": "order"}
    inside = resource(
        "MedicationRequest",
        contained=[{"resourceType": "Medication", "id": "m", "code": lithium}],
        medicationReference={"reference": "#m"},
        **order,
    )
    assert dict(read(inside).facts) == {"on_lithium": True}
    beside = resource("MedicationRequest", medicationReference={"reference": "Medication/m"}, **order)
    medicine = {"resourceType": "Medication", "id": "m", "code": lithium}
    assert dict(read(beside, medicine).facts) == {"on_lithium": True}
    assert dict(read(beside).facts) == {}
    newer = resource("MedicationRequest", medication={"concept": lithium}, **order)
    assert dict(read(newer).facts) == {"on_lithium": True}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"modifierExtension": [{"url": "urn:not-really", "valueBoolean": True}]}, "modified"),
        ({"modifierExtension": [{}]}, "modified"),
        ({"modifierExtension": "x"}, "modified"),
        ({"implicitRules": "urn:other-rules"}, "modified"),
        (
            {"modifierExtension": [{"url": "http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-notDone"}]},
            "not_done",
        ),
        ({"dataAbsentReason": coded("x", "error")}, "malformed"),
    ],
)
def test_a_modifier_that_is_not_understood_counts_as_a_no(change: dict[str, Any], reason: str, read):
    """FHIR lets a modifier turn a meaning around: what has one gives nothing."""
    found = read(observation(valueInteger=12, **change))
    assert dict(found.facts) == {}
    assert reasons(found) == {reason}


def test_a_modifier_inside_counts_as_a_no(read):
    """A modifier of a component or of an answer is respected, and what stands beside it is read."""
    modifier = [{"url": "urn:not-really"}]
    pressure = {"code": coded(LOINC, "8480-6"), "valueQuantity": {"value": 120, "code": "mm[Hg]"}}
    components = [
        {**pressure, "modifierExtension": modifier},
        {"code": coded(LOINC, "8462-4"), "valueQuantity": {"value": 80, "code": "mm[Hg]"}},
    ]
    found = read(observation("85354-9", component=components, effectiveDateTime="2024-02-10T11:00:00Z"))
    assert dict(found.facts) == {"dbp": 80}
    answer = {"linkId": "/44261-6", "answer": [{"valueInteger": 12, "modifierExtension": modifier}]}
    assert dict(read(response(answer)).facts) == {}


@pytest.mark.parametrize(
    "change", [{"taken": "n"}, {"taken": "unk"}, {"wasNotTaken": True}, {"status": "not-taken"}, {"status": "stopped"}]
)
def test_a_medicine_that_is_not_taken_is_none(change: dict[str, Any], read):
    """Older versions say it otherwise, and it is understood."""
    lithium = coded("http://www.whocc.no/atc", "N05AN01")
    statement = {"status": "active", "medicationCodeableConcept": lithium}
    assert dict(read(resource("MedicationStatement", **{**statement, "taken": "y"})).facts) == {"on_lithium": True}
    assert dict(read(resource("MedicationStatement", **{**statement, **change})).facts) == {}


# --- refusals -------------------------------------------------------------------------------------------------------


def test_a_cancelled_screen_is_a_refusal_and_never_a_positive_screen(read):
    """A cancelled observation with a value and the person's no gives no value."""
    reason = {"url": NOT_DONE, "valueCodeableConcept": coded(SNOMED, "720834000")}
    found = read(observation(status="cancelled", valueInteger=20, extension=[reason]))
    assert dict(found.facts) == {}
    assert reasons(found) == {"refused"}


@pytest.mark.parametrize(
    "refused",
    [
        {"kind": "Procedure", "status": "not-done", "performedDateTime": "2024-02-01"},
        {"kind": "ServiceRequest", "status": "revoked", "intent": "order", "authoredOn": "2024-02-01"},
        {
            "kind": "ServiceRequest",
            "status": "active",
            "intent": "order",
            "doNotPerform": True,
            "authoredOn": "2024-02-01",
        },
        {"kind": "MedicationRequest", "status": "cancelled", "intent": "order", "authoredOn": "2024-02-01"},
        {"kind": "MedicationStatement", "status": "not-taken", "effectiveDateTime": "2024-02-01"},
    ],
)
def test_what_was_declined_is_a_refusal(refused: dict[str, Any], read):
    """A treatment that was not done because the person said no gives the refusal, and nothing else."""
    kind = refused.pop("kind")
    code = {"medicationCodeableConcept": coded("http://www.whocc.no/atc", "N05AN01")} if "Medication" in kind else {}
    declined = coded(SNOMED, "105480006")
    reason = {"reasonCode": [declined]} if refused.get("doNotPerform") else {"statusReason": [declined]}
    found = read(resource(kind, **code, **reason, **refused))
    assert dict(found.facts) == {"declines_offered_treatment": True}


def test_what_was_not_done_for_another_reason_is_no_refusal(read):
    """A medical reason, or none, says nothing about what the person wants."""
    undone = {"status": "not-done", "performedDateTime": "2024-02-01", "code": coded(SNOMED, "108313002")}
    found = read(resource("Procedure", statusReason=coded(SNOMED, "183932001"), **undone))
    assert dict(found.facts) == {}
    assert reasons(found, "Procedure/r1") == {"not_done"}
    assert dict(read(resource("Procedure", **undone)).facts) == {}


def test_an_old_refusal_is_no_longer_one(read):
    """A no of long ago may have become a yes."""
    undone = {"status": "not-done", "statusReason": coded(SNOMED, "105480006"), "performedDateTime": "2021-02-01"}
    found = read(resource("Procedure", **undone))
    assert dict(found.facts) == {}
    assert "too_old" in reasons(found, "Procedure/r1")


def test_a_refusal_in_error_is_none(read):
    """What was entered in error never counts, its reasons neither."""
    found = read(
        resource(
            "Procedure",
            status="entered-in-error",
            statusReason=coded(SNOMED, "105480006"),
            performedDateTime="2024-02-01",
        )
    )
    assert dict(found.facts) == {}
    assert reasons(found, "Procedure/r1") == {"entered_in_error"}


# --- whose ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        ({"reference": "Patient/2"}, "other_patient"),
        ({"reference": "Patient/11"}, "other_patient"),
        ({"reference": "Group/1"}, "other_patient"),
        ({"reference": "RelatedPerson/1"}, "other_patient"),
        ({"display": "somebody"}, "no_subject"),
        ("Patient/1", "no_subject"),
        (None, "no_subject"),
    ],
)
def test_only_the_patient_counts(subject: Any, reason: str, read):
    """What is about somebody else, or does not say about whom, gives nothing."""
    found = read(observation(subject=subject, valueInteger=12))
    assert dict(found.facts) == {}
    assert reasons(found) == {reason}


@pytest.mark.parametrize(
    ("patient", "reference"),
    [
        ("1", "Patient/1"),
        ("Patient/1", "Patient/1"),
        ("Patient/1", "Patient/1/_history/4"),
        ("Patient/1", "https://ehr.example/fhir/Patient/1"),
        ("https://ehr.example/fhir/Patient/1", "https://ehr.example/fhir/Patient/1"),
        ("https://ehr.example/fhir/Patient/1", "Patient/1"),
        ("urn:uuid:1f", "urn:uuid:1f"),
    ],
)
def test_the_patient_is_known_by_every_name(patient: str, reference: str, read):
    """References may be relative, absolute, versioned or URNs."""
    found = read(observation(subject={"reference": reference}, valueInteger=12), patient=patient)
    assert dict(found.facts) == {"phq9_total": 12}


def test_the_same_id_on_another_server_is_another_person(read):
    """With the patient's own server known, the same id elsewhere is not theirs."""
    elsewhere = observation(subject={"reference": "https://other.example/fhir/Patient/1"}, valueInteger=12)
    found = read(elsewhere, patient="https://ehr.example/fhir/Patient/1")
    assert reasons(found) == {"other_patient"}


def test_a_full_url_and_an_identifier_name_the_patient(mapping: FhirMapping):
    """In a bundle the patient may be named by its full URL or by an identifier alone."""
    person = {
        "resourceType": "Patient",
        "id": "1",
        "identifier": [{"system": "urn:mrn", "value": "77"}],
    }
    by_url = observation(name="a", subject={"reference": "urn:uuid:5"}, valueInteger=12)
    by_identifier = observation(
        "70274-6", name="b", subject={"identifier": {"system": "urn:mrn", "value": "77"}}, valueInteger=4
    )
    other = observation(
        "72172-0", name="c", subject={"identifier": {"system": "urn:mrn", "value": "78"}}, valueInteger=4
    )
    entries = [
        {"fullUrl": "urn:uuid:5", "resource": person},
        *({"resource": one} for one in (by_url, by_identifier, other)),
    ]
    found = facts_from_fhir(
        {"resourceType": "Bundle", "type": "collection", "entry": entries}, mapping=mapping, now=NOW
    )
    assert dict(found.facts) == {"gad7_total": 4, "phq9_total": 12}
    assert reasons(found, "Observation/c") == {"other_patient"}


def test_several_patients_need_a_choice(mapping: FhirMapping):
    """Nobody named and several to choose from is an error, with no name in it."""
    both = [
        observation(subject={"reference": "Patient/ann-smith"}, valueInteger=3),
        observation(name="o2", subject={"reference": "Patient/bob-jones"}, valueInteger=20),
    ]
    with pytest.raises(FhirError) as caught:
        facts_from_fhir(both, mapping=mapping, now=NOW)
    assert [problem.code for problem in caught.value.problems] == ["several_patients"]
    assert "smith" not in str(caught.value)
    found = facts_from_fhir(both, mapping=mapping, now=NOW, patient="Patient/bob-jones")
    assert dict(found.facts) == {"phq9_total": 20}


def test_an_observation_about_somebody_else_in_the_record_of_the_patient(read):
    """`focus` says that an observation in this record is about another person."""
    found = read(observation(focus=[{"reference": "RelatedPerson/3"}], valueInteger=20))
    assert dict(found.facts) == {}
    assert reasons(found) == {"other_patient"}


# --- when -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "date",
    [
        {"effectiveDateTime": "2024-02-01"},
        {"effectiveDateTime": "2024-02"},
        {"effectiveDateTime": "2024-02-01T10:00:00+14:00"},
        {"effectiveDateTime": "2024-02-01T10:00:00.123456789Z"},
        {"effectiveDateTime": "2024-02-01T10:00:00"},
        {"effectiveDateTime": "2024-02-01T23:59:60Z"},
        {"effectiveInstant": "2024-02-01T10:00:00Z"},
        {"effectivePeriod": {"start": "2020-01-01", "end": "2024-02-01"}},
        {"effectivePeriod": {"start": "2024-02-01"}},
        {"effectiveTiming": {"event": ["2020-01-01", "2024-02-01"]}},
        {"issued": "2024-02-01T10:00:00Z"},
    ],
)
def test_dates_of_every_kind_are_read(date: dict[str, Any], read):
    """FHIR's dates of every precision, periods, timings and instants say when it was."""
    found = read(observation(valueInteger=12, **{"effectiveDateTime": None, **date}))
    assert dict(found.facts) == {"phq9_total": 12}


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2024-01-10T11:59:59Z", "too_old"),
        ("2024-01-10", "too_old"),  # it may have been in the morning
        ("2024-01", "too_old"),
        ("2024", "too_old"),
        ("2021-02-10", "too_old"),
        ("2024-02-10T12:06:00Z", "in_future"),
        ("2025", "in_future"),
        ("yesterday", "bad_date"),
        ("2024-02-31", "bad_date"),
        ("2024-13", "bad_date"),
        ("0000", "bad_date"),
        ("2024-02-01T10:00:00+99:99", "bad_date"),
        ("9999-12-31T23:59:59-12:00", "bad_date"),
        (20240201, "bad_date"),
        (None, "undated"),
    ],
)
def test_what_is_not_of_the_time_gives_nothing(date: Any, reason: str, read):
    """Too old, not yet, or no date: counted from the earliest moment that a date may mean."""
    found = read(observation(valueInteger=12, effectiveDateTime=date))
    assert dict(found.facts) == {}
    assert reasons(found) == {reason}


def test_the_limit_itself_still_counts(read):
    """Exactly as old as allowed is not too old."""
    at = (NOW - timedelta(days=30)).isoformat()
    assert dict(read(observation(valueInteger=12, effectiveDateTime=at)).facts) == {"phq9_total": 12}


def test_a_date_without_a_zone_is_read_in_the_zone_of_now(read):
    """A day is the service's own day: at nine in the evening in New York the next day of Greenwich has not come."""
    from zoneinfo import ZoneInfo

    evening = datetime(2024, 2, 9, 21, 0, tzinfo=ZoneInfo("America/New_York"))
    assert reasons(read(observation(valueInteger=12, effectiveDateTime="2024-02-10"), now=evening)) == {"in_future"}
    assert dict(read(observation(valueInteger=12, effectiveDateTime="2024-02-10"), now=evening.astimezone(UTC)).facts)


def test_now_needs_a_zone(mapping: FhirMapping):
    """A time without a zone is no time."""
    with pytest.raises(ValueError, match="time zone"):
        facts_from_fhir([], mapping=mapping, now=datetime(2024, 2, 10))  # noqa: DTZ001


# --- which of several -----------------------------------------------------------------------------------------------


def test_the_newest_wins(read):
    """Of several results within the limit the newest counts, and the others are reported as older."""
    found = read(
        observation(name="old", valueInteger=20, effectiveDateTime="2024-01-20"),
        observation(name="new", valueInteger=7, effectiveDateTime="2024-02-01"),
        observation(name="older", valueInteger=15, effectiveDateTime="2024-01-15"),
    )
    assert dict(found.facts) == {"phq9_total": 7}
    assert found.found[0].sources[0].resource == "Observation/new"
    assert reasons(found, "Observation/old") == reasons(found, "Observation/older") == {"older"}


def test_a_contradiction_leaves_the_fact_unknown(read):
    """Two results of the same moment that differ are both reported, and neither counts."""
    found = read(observation(name="a", valueInteger=20), observation(name="b", valueInteger=7))
    assert dict(found.facts) == {}
    assert reasons(found, "Observation/a") == reasons(found, "Observation/b") == {"conflict"}


def test_a_day_may_contradict_an_hour_within_it(read):
    """Which of two was later cannot be told if one only has its day."""
    found = read(
        observation(name="a", valueInteger=20, effectiveDateTime="2024-02-09"),
        observation(name="b", valueInteger=7, effectiveDateTime="2024-02-09T15:00:00Z"),
    )
    assert dict(found.facts) == {}


def test_two_that_agree_are_both_sources(read):
    """The same answer twice at the same moment is one fact with two grounds."""
    found = read(observation(name="a", valueInteger=7), observation(name="b", valueString="7"))
    assert dict(found.facts) == {"phq9_total": 7}
    assert [one.resource for one in found.found[0].sources] == ["Observation/a", "Observation/b"]


def test_a_newer_answer_that_cannot_be_read_ends_the_older_one(read):
    """Somebody answered since, and what they said is not understood: then nothing is known."""
    found = read(
        observation(name="old", valueInteger=20, effectiveDateTime="2024-02-01"),
        observation(name="new", valueQuantity={"value": 5, "comparator": "<"}, effectiveDateTime="2024-02-05"),
    )
    assert dict(found.facts) == {}
    assert reasons(found, "Observation/old") == {"newer_unclear"}
    assert reasons(found, "Observation/new") == {"inexact"}


def test_a_newer_preliminary_result_ends_nothing(read):
    """What is not final, in error or without a value says nothing about what was known."""
    known = observation(name="old", valueInteger=20, effectiveDateTime="2024-02-01")
    for change in ({"status": "preliminary", "valueInteger": 3}, {"status": "entered-in-error", "valueInteger": 3}, {}):
        found = read(known, observation(name="new", effectiveDateTime="2024-02-05", **change))
        assert dict(found.facts) == {"phq9_total": 20}


def test_a_lifetime_yes_stays(read):
    """Once answered yes, an ever-question is not undone by a later no."""
    yes = observation(
        "93267-3", name="yes", effectiveDateTime="2019-01-01", valueCodeableConcept=coded(LOINC, "LA33-6")
    )
    no = observation("93267-3", name="no", effectiveDateTime="2024-02-01", valueCodeableConcept=coded(LOINC, "LA32-8"))
    assert dict(read(yes, no).facts) == {"cssrs_behavior_lifetime": True}
    assert dict(read(no).facts) == {"cssrs_behavior_lifetime": False}


def test_a_no_about_partners_is_no_answer_about_everybody_at_home(read):
    """The absence of one danger is not the absence of all: the answer is reported, the fact stays unknown."""
    found = read(observation("76501-6", valueCodeableConcept=coded(LOINC, "LA32-8")))
    assert dict(found.facts) == {}
    assert reasons(found) == {"answer_not_mapped"}
    assert dict(read(observation("76501-6", valueCodeableConcept=coded(LOINC, "LA33-6"))).facts) == {
        "fear_of_partner": True
    }


# --- versions, duplicates, pages ------------------------------------------------------------------------------------


def test_a_retracted_version_takes_the_earlier_one_with_it(read):
    """Of two versions of one resource the later one holds, also if it takes the resource back."""
    first = observation(valueInteger=12, meta={"versionId": "1", "lastUpdated": "2024-02-09T10:00:00Z"})
    second = {**first, "status": "entered-in-error", "meta": {"versionId": "2", "lastUpdated": "2024-02-09T11:00:00Z"}}
    found = read(first, second)
    assert dict(found.facts) == {}
    assert reasons(found) == {"older_version", "entered_in_error"}


def test_versions_without_an_order_are_none(read):
    """If nothing says which version is the latest, none counts."""
    found = read(observation(valueInteger=12), observation(valueInteger=3))
    assert dict(found.facts) == {}
    assert reasons(found) == {"version_conflict"}


def test_what_a_bundle_says_was_deleted_is_gone(read):
    """A deletion takes every version of the resource with it, in whatever order they stand."""
    deletion = {"request": {"method": "DELETE", "url": "Observation/o1"}}
    written = {"resource": observation(valueInteger=12)}
    for entries in ([written, deletion], [deletion, written]):
        found = read({"resourceType": "Bundle", "type": "history", "entry": entries})
        assert dict(found.facts) == {}
        assert reasons(found) == {"deleted"}


def test_the_same_resource_twice_is_one(read):
    """Several prefetch bundles may bring the same resource."""
    found = read(observation(valueInteger=12), bundle(observation(valueInteger=12)))
    assert dict(found.facts) == {"phq9_total": 12}
    assert len(found.found[0].sources) == 1


def test_what_a_prefetch_brings_instead_of_data_is_reported(read):
    """None is passed over; an OperationOutcome is reported, and is no absence of data."""
    outcome = {"resourceType": "OperationOutcome", "id": "x", "issue": [{"severity": "error", "code": "processing"}]}
    found = read(None, outcome, bundle(observation(valueInteger=12)))
    assert dict(found.facts) == {"phq9_total": 12}
    assert reasons(found, "OperationOutcome/x") == {"outcome"}


# --- appointments, encounters, patients -----------------------------------------------------------------------------


def test_missed_appointments_are_counted_in_their_window(read):
    """No-shows of the last 90 days and of the last year; earlier ones and cancellations do not count."""
    found = read(
        appointment("a", "noshow", "2024-02-01T09:00:00Z"),
        appointment("b", "noshow", "2024-01-02T09:00:00Z"),
        appointment("c", "fulfilled", "2024-01-09T09:00:00Z"),
        appointment("d", "cancelled", "2024-01-16T09:00:00Z"),
        appointment("e", "noshow", "2023-09-01T09:00:00Z"),
        appointment("f", "noshow", "2020-01-01T09:00:00Z"),
        appointment("g", "entered-in-error", "2024-02-02T09:00:00Z"),
        appointment("h", "booked", "2024-03-02T09:00:00Z"),
    )
    assert dict(found.facts) == {"missed_appointments_12m": 3, "missed_appointments_90d": 2}
    (missed,) = (fact for fact in found.found if fact.fact == "missed_appointments_90d")
    assert [source.resource for source in missed.sources] == ["Appointment/a", "Appointment/b"]


def test_none_missed_is_known_only_if_all_are_there(read):
    """A list without a no-show says nothing, until the caller vouches that it is the whole list."""
    kept = appointment("a", "fulfilled", "2024-02-01T09:00:00Z")
    assert dict(read(kept).facts) == {}
    assert reasons(read(kept), "Appointment/a") >= {"none_counted"}
    whole = read(kept, complete=("Appointment",))
    assert dict(whole.facts) == {"missed_appointments_12m": 0, "missed_appointments_90d": 0}
    assert dict(read(complete=("Appointment",)).facts) == {"missed_appointments_12m": 0, "missed_appointments_90d": 0}


def test_a_part_of_the_pages_is_not_counted(read):
    """If the server has more pages, a count would be too low."""
    page = bundle(
        appointment("a", "noshow", "2024-02-01T09:00:00Z"), link=[{"relation": "next", "url": "https://ehr.example/2"}]
    )
    found = read(page)
    assert dict(found.facts) == {}
    assert reasons(found, "Appointment/a") == {"more_pages"}
    assert reasons(found, "Bundle") == {"more_pages"}


def test_the_last_four_are_counted_only_if_four_are_sure(read):
    """Four past appointments whose outcome is known are needed; what the service cancelled is not among them."""
    dates = ("2024-02-08", "2024-02-01", "2024-01-25", "2024-01-18")
    statuses = ("noshow", "fulfilled", "noshow", "fulfilled")
    four = [
        appointment(f"a{number}", status, f"{date}T09:00:00Z")
        for number, (date, status) in enumerate(zip(dates, statuses, strict=True))
    ]
    assert read(*four).facts["missed_last_4"] == 2
    assert "missed_last_4" not in read(*four[:3]).facts
    by_service = coded("http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason", "prov-pers")
    cancelled = appointment("x", "cancelled", "2024-02-05T09:00:00Z", cancelationReason=by_service)
    assert read(*four, cancelled).facts["missed_last_4"] == 2
    unclear = read(*four, appointment("x", "cancelled", "2024-02-05T09:00:00Z"))
    assert "missed_last_4" not in unclear.facts
    assert "undecided" in {one.reason for one in unclear.unknown_because("missed_last_4")}
    assert read(*four, appointment("y", "booked", "2024-02-20T09:00:00Z")).facts["missed_last_4"] == 2
    assert read(*four, appointment("z", "noshow", "2023-12-20T09:00:00Z")).facts["missed_last_4"] == 2


def test_an_appointment_without_a_date_makes_the_count_unsure(read):
    """What cannot be placed may belong into the window."""
    found = read(appointment("a", "noshow", "2024-02-01T09:00:00Z"), appointment("b", "noshow", None))
    assert dict(found.facts) == {}
    assert reasons(found, "Appointment/a") == {"undecided"}
    assert reasons(found, "Appointment/b") == {"undated"}


def test_an_appointment_cancelled_for_transport_says_so(read):
    """A cancellation counts as none of the missed, and its reason may say what stood in the way."""
    reason = coded("http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason", "pat-lt")
    found = read(appointment("a", "cancelled", "2024-02-01T09:00:00Z", cancelationReason=reason))
    assert dict(found.facts) == {"transport_problem_reported": True}


def test_the_age_is_that_of_today(mapping: FhirMapping):
    """A birthday that is today counts; a year of birth alone leaves the age open."""

    def age(born: Any) -> Any:
        person = {"resourceType": "Patient", "id": "1", "birthDate": born}
        return facts_from_fhir(person, mapping=mapping, now=NOW)

    assert dict(age("1990-02-10").facts) == {"age_years": 34}
    assert dict(age("1990-02-11").facts) == {"age_years": 33}
    assert dict(age("1990-01").facts) == {"age_years": 34}
    for born, reason in (
        ("1990-02", "imprecise"),
        ("1990", "imprecise"),
        ("2030-01-01", "in_future"),
        ("1850-01-01", "out_of_range"),
        ("?", "bad_date"),
        (None, "no_value"),
    ):
        assert dict(age(born).facts) == {}
        assert reasons(age(born), "Patient/1") == {reason}


def test_days_are_counted_from_the_newest_encounter(kb: KnowledgeBase, tmp_path: Path):
    """Encounters that took place count from their end, those under way are today, planned ones are none."""
    file = tmp_path / "site.yaml"
    file.write_text(CONTACTS, encoding="utf-8")
    site = load_mapping(file, pack=kb)

    def read(*given: Any) -> FhirFacts:
        return facts_from_fhir(given, mapping=site, now=NOW)

    old = resource("Encounter", "a", status="finished", period={"start": "2024-01-01T09:00:00Z", "end": "2024-01-01"})
    assert dict(read(old).facts) == {"days_since_last_contact": 40}
    evening = resource("Encounter", "e", status="finished", period={"end": "2024-02-09T22:00:00Z"})
    assert dict(read(old, evening).facts) == {"days_since_last_contact": 1}
    now = resource("Encounter", "b", status="in-progress", period={"start": "2024-02-10T11:00:00Z"})
    assert dict(read(old, now).facts) == {"days_since_last_contact": 0}
    planned = resource("Encounter", "c", status="planned", period={"start": "2024-02-09"})
    assert dict(read(old, planned).facts) == {"days_since_last_contact": 40}
    vague = resource("Encounter", "d", status="finished", period={"end": "2024-01"})
    assert reasons(read(vague), "Encounter/d") == {"imprecise"}


# --- questionnaires -------------------------------------------------------------------------------------------------


def response(*items: Any, **more: Any) -> dict[str, Any]:
    """A completed QuestionnaireResponse."""
    return resource(
        "QuestionnaireResponse", status="completed", authored="2024-02-09T10:00:00Z", item=list(items), **more
    )


def test_items_are_found_at_any_depth(read):
    """Items in items and items below answers are read."""
    total = {"linkId": "/44261-6", "answer": [{"valueInteger": 12}]}
    nested = {"linkId": "g", "item": [{"linkId": "q", "answer": [{"valueBoolean": True, "item": [total]}]}]}
    assert dict(read(response(nested)).facts) == {"phq9_total": 12}


def test_a_link_id_is_a_code_only_if_it_is_a_loinc_code(read):
    """The check digit keeps other numbers apart; another link id is not taken for a code."""
    for link in ("/44261-5", "44261", "q44261-6", "/44261-6/a"):
        assert dict(read(response({"linkId": link, "answer": [{"valueInteger": 12}]})).facts) == {}


def test_the_codes_of_a_questionnaire_that_is_there_are_used(read):
    """If the questionnaire is among the resources, its items say what the link ids mean."""
    questionnaire = {
        "resourceType": "Questionnaire",
        "id": "q",
        "url": "https://site.example/Questionnaire/mood",
        "item": [{"linkId": "g", "item": [{"linkId": "total", "code": [{"system": LOINC, "code": "44261-6"}]}]}],
    }
    answers = {"linkId": "total", "answer": [{"valueInteger": 12}]}
    filled = response(answers, questionnaire="https://site.example/Questionnaire/mood|2.1")
    assert dict(read(filled).facts) == {}
    assert dict(read(filled, questionnaire).facts) == {"phq9_total": 12}
    inside = response(answers, questionnaire="#q", contained=[questionnaire])
    assert dict(read(inside).facts) == {"phq9_total": 12}


@pytest.mark.parametrize(
    ("status", "reason"),
    [("in-progress", "not_final"), ("entered-in-error", "entered_in_error"), ("stopped", "stopped")],
)
def test_only_a_completed_questionnaire_counts(status: str, reason: str, read):
    """A questionnaire that is still being filled in gives nothing."""
    found = read({**response({"linkId": "/44261-6", "answer": [{"valueInteger": 12}]}), "status": status})
    assert dict(found.facts) == {}
    assert reasons(found, "QuestionnaireResponse/r1") == {reason}


def test_several_answers_count_if_one_of_them_is_known(read):
    """To a question that allows several answers, those that say nothing about the fact do no harm."""
    kept_from_care, kept_from_others = (
        {"valueCoding": {"system": LOINC, "code": c}} for c in ("LA30133-5", "LA30134-3")
    )
    found = read(response({"linkId": "/93030-5", "answer": [kept_from_others, kept_from_care]}))
    assert dict(found.facts) == {"transport_problem_reported": True}
    both = [kept_from_care, {"valueCoding": {"system": LOINC, "code": "LA32-8"}}]
    contradicting = read(response({"linkId": "/93030-5", "answer": both}))
    assert dict(contradicting.facts) == {}
    assert reasons(contradicting, "QuestionnaireResponse/r1") == {"conflict"}


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [{}, {"resourceType": 3}, {"entry": []}, "text", b"text", 3, None, 1.5])
def test_what_is_no_fhir_is_an_error_without_content(source: Any, mapping: FhirMapping):
    """Anything that holds no resource is refused, and nothing of it is shown."""
    with pytest.raises(FhirError) as caught:
        facts_from_fhir(source, mapping=mapping, now=NOW)
    assert caught.value.problems[0].code == "not_fhir"


@pytest.mark.parametrize(
    "entry", [None, 3, "x", [], {}, {"resource": []}, {"resource": {}}, {"resource": {"id": "1"}}, {"resource": {1: 2}}]
)
def test_a_bad_entry_is_reported_with_its_place(entry: Any, read):
    """One bad entry does not hide the others, and is not passed over."""
    found = read({"resourceType": "Bundle", "entry": [entry, {"resource": observation(valueInteger=12)}]})
    assert dict(found.facts) == {"phq9_total": 12}
    assert [one.reason for one in found.not_used] == ["malformed"]
    assert "entry[0]" in found.not_used[0].path


def test_bundles_in_bundles_are_read_to_a_depth(read):
    """Batch responses hold bundles; without end they are refused."""
    held: Any = observation(valueInteger=12)
    for _ in range(5):
        held = bundle(held)
    assert dict(read(held).facts) == {"phq9_total": 12}
    for _ in range(20):
        held = bundle(held)
    found = read(held)
    assert dict(found.facts) == {}
    assert [one.reason for one in found.not_used] == ["malformed"]


def test_nothing_gives_nothing(read):
    """No resources, no facts, no complaint."""
    found = read()
    assert dict(found.facts) == {}
    assert found.not_used == ()


# --- what comes out -------------------------------------------------------------------------------------------------


def test_private_facts_stay_private(read):
    """The shareable form has neither private facts nor anything that may be about one."""
    answer = coded(LOINC, "LA33-6")
    found = read(observation(valueInteger=12), observation("93246-7", name="o2", valueCodeableConcept=answer))
    assert {entry.fact: entry.private for entry in found.found} == {"cssrs_wish_dead": True, "phq9_total": False}
    shared = found.shareable()
    assert dict(shared.facts) == {"phq9_total": 12}
    assert shared.not_used == ()
    assert "cssrs" not in str(shared.to_dict())


def test_no_repr_shows_content(read):
    """Results may stand in a log line."""
    found = read(observation(valueInteger=12), observation("1-8", name="secret-name", valueString="secret"))
    everything = [found, *found.found, *found.found[0].sources, *found.not_used]
    for shown in (repr(one) for one in everything):
        assert "secret" not in shown
        assert "12" not in shown
        assert "Patient/1" not in shown
