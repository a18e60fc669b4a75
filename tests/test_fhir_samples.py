"""Every public sample is read without a crash; what it gives is written down by hand."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from fhir_kit import NOW, SAMPLES, index, sample

from resistance_rules import KnowledgeBase, load
from resistance_rules.hosts.fhir.reading import REASONS, FhirError, FhirMapping, facts_from_fhir, load_mapping

CORE = "HL7+US-Core"
BH = "HL7+us-behavioral-health-profiles"
QI = "cqframework+ecqm-content-qicore-2025"
GRAVITY = "Gravity-SDOHCC+gravity-sdoh-ehr-server"
ECQM = "2026-06-25T12:00:00Z"
C_SSRS = {
    f"cssrs_{name}": False
    for name in (
        "wish_dead", "active_thoughts", "method", "intent", "plan_intent", "behavior_lifetime", "behavior_3m",
    )
}  # fmt: skip

# What the samples of behavioural health give, read a day or so after they were made.
EXPECTED: list[tuple[str, str, dict[str, Any]]] = [
    # PHQ-9: the total as text, decimal, integer; items by their answers
    (f"{CORE}/Observation-PHQ9-item-example-44261-6.json", "2022-11-30T12:00:00Z", {"phq9_total": 12}),
    (f"{CORE}/Observation-PHQ9-item-example-44260-8.json", "2022-11-30T12:00:00Z", {"phq9_item9": 0}),
    (f"{CORE}/Observation-PHQ9-panel-example-44249-1.json", "2022-11-30T12:00:00Z", {}),
    (f"{CORE}/Observation-PHQ9-item-example-44250-9.json", "2022-11-30T12:00:00Z", {}),
    (f"{CORE}/QuestionnaireResponse-phq-9-example.json", "2022-11-30T12:00:00Z", {"phq9_total": 12, "phq9_item9": 0}),
    (f"{BH}/phq-9-example-1.json", "2024-02-02T12:00:00Z", {"phq9_total": 12, "phq9_item9": 0}),
    # C-SSRS screener: every no is an answer, not an absence
    (f"{BH}/C-SSRS-example-1.json", "2024-02-02T12:00:00Z", C_SSRS),
    # AUDIT-C and TAPS: known, and no fact of the pack
    (f"{CORE}/Observation-AUDIT-C-item-example-75626-2.json", "2023-08-15T12:00:00Z", {}),
    (f"{CORE}/Observation-AUDIT-C-panel-example-72109-2.json", "2023-08-15T12:00:00Z", {}),
    (f"{CORE}/QuestionnaireResponse-AUDIT-C.json", "2023-08-15T12:00:00Z", {}),
    (f"{BH}/alcohol-use-identification-test-1.json", "2024-02-02T12:00:00Z", {}),
    (f"{CORE}/QuestionnaireResponse-TAPS.json", "2023-08-15T12:00:00Z", {}),
    # PRAPARE: single observations, and the same questions as questionnaires, flat and nested
    (f"{CORE}/Observation-PRAPARE-item-example-71802-3.json", "2022-03-30T12:00:00Z", {"housing_status": "homeless"}),
    (f"{CORE}/Observation-PRAPARE-item-example-93026-3.json", "2022-03-30T12:00:00Z", {"housing_status": "unsafe"}),
    (f"{CORE}/Observation-PRAPARE-item-example-93030-5.json", "2022-03-30T12:00:00Z", {}),  # kept from other things
    (f"{CORE}/Observation-PRAPARE-item-example-93033-9.json", "2022-03-30T12:00:00Z", {}),  # chose not to answer
    (f"{CORE}/Observation-PRAPARE-item-example-76501-6.json", "2022-03-30T12:00:00Z", {}),  # no, of partners alone
    (f"{CORE}/Observation-PRAPARE-item-example-76437-3.json", "2022-03-30T12:00:00Z", {}),  # a name of an insurance
    (
        f"{CORE}/QuestionnaireResponse-PRAPARE-example.json",
        "2022-03-30T12:00:00Z",
        {"housing_status": "homeless"},  # lack of transport kept the person from other things, not from care
    ),
    (
        f"{BH}/BHP-QuestionnaireResponsePRAPAREExample-1.json",
        "2024-02-02T12:00:00Z",
        {"housing_status": "homeless", "transport_problem_reported": True},
    ),
    (
        f"{GRAVITY}/QuestionnaireResponse-SDOHCC-QuestionnaireResponsePRAPAREExample.json",
        "2021-04-27T12:00:00Z",
        {"housing_status": "homeless", "transport_problem_reported": True},
    ),
    (
        f"{GRAVITY}/Observation-SDOHCC-ObservationResponsePRAPAREHousingStatusExample.json",
        "2021-04-27T12:00:00Z",
        {"housing_status": "homeless"},
    ),
    (
        f"{GRAVITY}/Observation-SDOHCC-ObservationAssessmentTransportTooExpensiveExample.json",
        "2021-05-11T12:00:00Z",
        {"transport_problem_reported": True},
    ),
    (
        f"{CORE}/QuestionnaireResponse-hunger-vital-sign-example.json",
        "2020-09-11T12:00:00Z",
        {"food_insecurity_positive": True},
    ),
    # the behavioural health profiles
    (f"{BH}/hark-example-1.json", "2024-02-02T12:00:00Z", {}),
    (f"{BH}/ace-example-1.json", "2024-02-02T12:00:00Z", {}),
    (f"{BH}/provider-preference-observation-example-2.json", "2024-02-02T12:00:00Z", {"helper_match_wished": "gender"}),
    (f"{BH}/no-morphine-preference-observation-example-1.json", "2024-02-02T12:00:00Z", {}),
    (f"{BH}/anxiety-assessment-observation-example-1.json", "2024-02-02T12:00:00Z", {}),
    (f"{BH}/bh-patient-example.json", "2024-02-02T12:00:00Z", {"age_years": 62}),
    (f"{BH}/ed-encounter-example-1.json", "2024-02-09T12:00:00Z", {}),  # no contact with this service
    (f"{BH}/depression-condition-example-1.json", "2024-02-02T12:00:00Z", {}),
    (f"{BH}/grief-condition-example-1.json", "2024-02-02T12:00:00Z", {}),  # active, and over
    (f"{BH}/paroxetine-discharge-med-example-1.json", "2024-02-02T12:00:00Z", {}),  # completed
    # a depression screen that the person declined is no positive one, whatever its value says
    (
        f"{QI}/CMS159FHIR-v0.3.000-NUMERPopStrat2Fail-FUAssessment2ResultGreaterThan5.json",
        "2026-03-01T12:00:00Z",
        {"age_years": 26, "phq9_total": 7},
    ),
    (
        f"{QI}/CMS159FHIR-v0.3.000-DENOMPopStrat1Pass-NoFUAssess1.json",
        "2026-03-01T12:00:00Z",
        {"age_years": 15},
    ),
]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The shipped pack."""
    return load(engine="reference")


@pytest.fixture(scope="module")
def mapping(kb: KnowledgeBase) -> FhirMapping:
    """The shipped mapping."""
    return load_mapping(pack=kb)


def resources_of(name: str) -> tuple[Any, str | None]:
    """What of a sample holds resources (itself, or the prefetch of a CDS Hooks request), and the patient it names."""
    read = sample(name)
    if "resourceType" in read:
        return read, None
    prefetch = read.get("prefetch")
    return (list(prefetch.values()), read["context"]["patientId"]) if isinstance(prefetch, dict) else (None, None)


def names_in(source: Any) -> set[str]:
    """Every resource in a sample, as type and id."""
    found = set()
    for one in source if isinstance(source, list) else [source]:
        if one is None:
            continue
        one = one if "resourceType" in one else one["resource"]  # noqa: PLW2901
        if one["resourceType"] == "Bundle":
            found |= names_in([entry["resource"] for entry in one.get("entry", []) if "resource" in entry])
        else:
            found.add(f"{one['resourceType']}/{one['id']}" if "id" in one else one["resourceType"])
    return found


WELL_FORMED = [row["file"] for row in index() if not row["file"].startswith("malformed")]


def test_the_index_lists_every_sample():
    """The index and the folder name the same files, and each has a licence."""
    there = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.json")}
    assert {row["file"] for row in index()} == there
    assert all(row["licence"].strip() for row in index())


@pytest.mark.parametrize("name", WELL_FORMED)
def test_every_sample_is_read(name: str, kb: KnowledgeBase, mapping: FhirMapping):
    """Nothing crashes, the facts fit the pack, and every resource is accounted for with a reason that has words."""
    source, patient = resources_of(name)
    if source is None:
        with pytest.raises(FhirError) as caught:
            facts_from_fhir(sample(name), mapping=mapping, now=NOW)
        assert [problem.code for problem in caught.value.problems] == ["not_fhir"]
        return
    found = facts_from_fhir(source, mapping=mapping, now=NOW, patient=patient)
    assert dict(found.case(kb)) == dict(found.facts)
    accounted = {one.resource for one in found.not_used}
    accounted |= {source.resource for fact in found.found for source in fact.sources}
    assert names_in(source) <= accounted
    assert {one.reason for one in found.not_used} <= set(REASONS)
    json.dumps(found.to_dict())


@pytest.mark.parametrize(("name", "when", "facts"), EXPECTED, ids=[name for name, _, _ in EXPECTED])
def test_what_the_samples_of_behavioural_health_give(name: str, when: str, facts: dict[str, Any], mapping: FhirMapping):
    """Each gives the facts that are written down, and no other."""
    found = facts_from_fhir(sample(name), mapping=mapping, now=datetime.fromisoformat(when))
    assert dict(found.facts) == facts


@pytest.mark.parametrize("row", [row["file"] for row in index() if row["file"].startswith(QI)])
def test_a_declined_screen_is_a_refusal(row: str, mapping: FhirMapping):
    """A cancelled observation never gives a fact: with the person's no it is refused, else it was not done."""
    source = sample(row)
    found = facts_from_fhir(source, mapping=mapping, now=datetime.fromisoformat(ECQM))
    observations = [
        entry["resource"] for entry in source["entry"] if entry["resource"]["resourceType"] == "Observation"
    ]
    for one in observations:
        if one["status"] != "cancelled":
            continue
        why = {entry.reason for entry in found.not_used if entry.resource == f"Observation/{one['id']}"}
        declined = "720834000" in json.dumps(one)
        assert why == {"refused" if declined else "not_done"}
        assert not any(source.resource == f"Observation/{one['id']}" for fact in found.found for source in fact.sources)


def test_a_panel_gives_what_its_members_say(mapping: FhirMapping):
    """All PHQ-9 observations of US Core together give the total and item 9; the panel itself is reported as a panel."""
    names = sorted(path.name for path in (SAMPLES / CORE).glob("Observation-PHQ9-*.json"))
    found = facts_from_fhir(
        [sample(f"{CORE}/{name}") for name in names],
        mapping=mapping,
        now=datetime.fromisoformat("2022-11-30T12:00:00Z"),
    )
    assert dict(found.facts) == {"phq9_item9": 0, "phq9_total": 12}
    assert found.reasons() == {"panel": 1, "set_aside": 9}
    (total,) = (fact for fact in found.found if fact.fact == "phq9_total")
    assert [(one.resource, one.element, one.code) for one in total.sources] == [
        ("Observation/PHQ9-item-example-44261-6", "valueString", "http://loinc.org|44261-6")
    ]


def test_an_old_screen_is_not_current(mapping: FhirMapping):
    """Three years later the same screen gives nothing, and says that it is too old."""
    name = f"{CORE}/QuestionnaireResponse-phq-9-example.json"
    found = facts_from_fhir(sample(name), mapping=mapping, now=datetime.fromisoformat("2025-11-30T12:00:00Z"))
    assert dict(found.facts) == {}
    assert {one.reason for one in found.unknown_because("phq9_total")} == {"too_old"}
