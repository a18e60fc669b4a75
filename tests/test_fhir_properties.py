"""Whatever is given: nothing crashes, nothing that must not count counts, and order never matters."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pytest
from fhir_kit import LOINC, NOW, SAMPLES, appointment, bundle, coded, condition, index, observation, resource, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resistance_rules import KnowledgeBase, load
from resistance_rules.hosts.fhir.reading import (
    REASONS,
    FhirError,
    FhirFacts,
    FhirMapping,
    FhirProblem,
    facts_from_fhir,
    load_mapping,
)
from resistance_rules.hosts.fhir.reading.json_text import read_json

FEW = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
READ = [row["file"] for row in index() if row["resource_type"] in {
    "Observation", "QuestionnaireResponse", "Condition", "Appointment", "Patient", "Encounter", "MedicationRequest",
    "MedicationStatement", "CarePlan", "Procedure", "ServiceRequest", "Bundle",
}]  # fmt: skip
COUNTING = ("final", "amended", "corrected")
STATUSES = (*COUNTING, "preliminary", "registered", "cancelled", "entered-in-error", "unknown", "nonsense", None)


@cache
def kb() -> KnowledgeBase:
    """The shipped pack."""
    return load(engine="reference")


@cache
def mapping() -> FhirMapping:
    """The shipped mapping."""
    return load_mapping(pack=kb())


def attempt(run: Callable[[], Any]) -> tuple[Any, tuple[FhirProblem, ...]]:
    """What a reading gives, or the problems with which it is refused; anything else that it raises is a crash."""
    try:
        return run(), ()
    except FhirError as error:
        return None, error.problems


def read(resources: Any, **more: Any) -> FhirFacts:
    """Read at the fixed time, as Patient/1."""
    return facts_from_fhir(resources, **{"mapping": mapping(), "now": NOW, "patient": "1", **more})


# --- generated observations against an oracle of their own ----------------------------------------------------------

moments = st.integers(-45 * 24, 5).map(lambda hours: NOW + timedelta(hours=hours))
totals = st.fixed_dictionaries(
    {
        "status": st.sampled_from(STATUSES),
        "subject": st.sampled_from(["Patient/1", "Patient/1", "Patient/1", "Patient/2", None]),
        "at": st.none() | moments,
        "value": st.none() | st.integers(-1, 29) | st.just("many"),
    }
)


def built(number: int, one: dict[str, Any]) -> dict[str, Any]:
    """An observation of a PHQ-9 total."""
    value = one["value"]
    named = {} if value is None else {"valueString": value} if isinstance(value, str) else {"valueInteger": value}
    return observation(
        name=f"o{number}",
        status=one["status"],
        subject={"reference": one["subject"]} if one["subject"] else None,
        effectiveDateTime=one["at"].isoformat() if one["at"] else None,
        **named,
    )


def expected(listed: list[dict[str, Any]]) -> int | None:
    """What the rules of docs/fhir-in.md say, written down a second time and as simply as possible."""
    said: list[tuple[datetime, int | str]] = [
        (one["at"], one["value"])
        for one in listed
        if one["status"] in COUNTING
        and one["subject"] == "Patient/1"
        and one["at"] is not None
        and NOW - timedelta(days=30) <= one["at"] <= NOW + timedelta(minutes=5)
        and one["value"] is not None
    ]
    numbers = [(at, value) for at, value in said if isinstance(value, int) and 0 <= value <= 27]
    if not numbers:
        return None
    newest = max(at for at, _ in numbers)
    if any(at > newest for at, _ in said):  # somebody said something since that is no total
        return None
    values = {value for at, value in numbers if at == newest}
    return values.pop() if len(values) == 1 else None


@FEW
@given(st.lists(totals, max_size=6))
def test_observations_give_what_the_rules_say(listed: list[dict[str, Any]]):
    """Status, patient, age, newest, contradictions: the same as an oracle that knows only this one fact."""
    found = read([built(number, one) for number, one in enumerate(listed)])
    value = expected(listed)
    assert dict(found.facts) == ({} if value is None else {"phq9_total": value})
    for fact in found.found:
        for source in fact.sources:
            one = listed[int(source.resource.removeprefix("Observation/o"))]
            assert one["status"] in COUNTING
            assert one["subject"] == "Patient/1"
            assert one["value"] == value


# --- resources of all kinds -----------------------------------------------------------------------------------------


def some_resources(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Resources that give many facts."""
    yes_no = st.sampled_from(["LA33-6", "LA32-8", "LA30122-8"])
    day = st.integers(0, 40).map(lambda days: (NOW - timedelta(days=days)).date().isoformat())
    listed: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["total", "cssrs", "condition", "appointment", "items", "refusal", "encounter"]))
        name, when = f"r{number}", draw(day)
        if kind == "total":
            listed.append(observation(name=name, effectiveDateTime=when, valueInteger=draw(st.integers(0, 27))))
        elif kind == "cssrs":
            code = draw(st.sampled_from(["93246-7", "93247-5", "93267-3"]))
            answer = coded(LOINC, draw(yes_no))
            listed.append(observation(code, name=name, effectiveDateTime=when, valueCodeableConcept=answer))
        elif kind == "condition":
            listed.append(condition("406506008", id=name, recordedDate=when))
        elif kind == "appointment":
            status = draw(st.sampled_from(["noshow", "fulfilled", "cancelled", "booked"]))
            listed.append(appointment(name, status, f"{when}T09:00:00Z"))
        elif kind == "items":
            answers = [{"linkId": "/44261-6", "answer": [{"valueInteger": draw(st.integers(0, 27))}]}]
            listed.append(resource("QuestionnaireResponse", name, status="completed", authored=when, item=answers))
        elif kind == "refusal":
            reason = coded("http://snomed.info/sct", draw(st.sampled_from(["105480006", "183932001"])))
            listed.append(resource("Procedure", name, status="not-done", statusReason=reason, performedDateTime=when))
        else:
            listed.append(resource("Encounter", name, status="finished", period={"start": when, "end": when}))
    return listed


many = st.composite(some_resources)()


@FEW
@given(many, st.randoms(use_true_random=False))
def test_order_never_matters(listed: list[dict[str, Any]], chance: Any):
    """Shuffled, in one bundle or in several, the same facts come with the same grounds and reasons."""
    first = read(listed)
    shuffled = copy.deepcopy(listed)
    chance.shuffle(shuffled)
    half = len(shuffled) // 2
    second = read([bundle(*shuffled[:half]), *shuffled[half:]])
    assert dict(first.facts) == dict(second.facts)
    assert first.reasons() == second.reasons()
    for one, other in zip(first.found, second.found, strict=True):
        assert [source.resource for source in one.sources] == [source.resource for source in other.sources]


ADDED = {
    "in error": lambda one: {**one, "status": "entered-in-error"},
    "preliminary": lambda one: {**one, "status": "preliminary" if one["resourceType"] == "Observation" else "proposed"},
    "another patient": lambda one: {**one, "subject": {"reference": "Patient/2"}},
    "nobody": lambda one: {key: value for key, value in one.items() if key != "subject"},
}


@pytest.mark.parametrize("what", sorted(ADDED))
@FEW
@given(listed=many, extra=many)
def test_what_does_not_count_changes_nothing(what: str, listed: list[dict[str, Any]], extra: list[dict[str, Any]]):
    """Resources in error, not final, or about others leave every fact as it is, and are all reported."""
    spoilt = [ADDED[what]({**one, "id": f"x{one['id']}"}) for one in extra if one["resourceType"] == "Observation"]
    if what == "in error":
        spoilt += [
            {**one, "id": f"y{one['id']}", "verificationStatus": coded("v", "entered-in-error")}
            if one["resourceType"] == "Condition"
            else {**one, "id": f"y{one['id']}", "status": "entered-in-error"}
            for one in extra
            if one["resourceType"] != "Observation"
        ]
    before, after = read(listed), read([*listed, *spoilt])
    assert dict(before.facts) == dict(after.facts)
    reported = {entry.resource for entry in after.not_used}
    assert {f"{one['resourceType']}/{one['id']}" for one in spoilt} <= reported


@FEW
@given(many)
def test_every_resource_is_accounted_for(listed: list[dict[str, Any]]):
    """A resource is a ground of a fact, or it is reported; every fact has grounds; `Case` takes the facts."""
    found = read(listed)
    grounds = {source.resource for fact in found.found for source in fact.sources}
    reported = {entry.resource for entry in found.not_used}
    assert {f"{one['resourceType']}/{one['id']}" for one in listed} == grounds | reported
    assert all(fact.sources for fact in found.found)
    assert dict(found.case(kb())) == dict(found.facts)


@FEW
@given(many, st.integers(3661, 40000))
def test_in_ten_years_nothing_of_today_is_current(listed: list[dict[str, Any]], days: int):
    """Only what holds by its status, or once and for all, outlives its limit."""
    found = read(listed, now=NOW + timedelta(days=days))
    assert set(found.facts) <= {"adhd_known", "cssrs_behavior_lifetime"}


# --- samples with anything put in or taken out ----------------------------------------------------------------------

junk = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just([]), st.just({}),
    st.just([[{}]]), st.just({"coding": None}), st.just({"coding": [None, 3, {"code": 1}]}), st.just({"reference": 3}),
    st.just("9999-12-31"), st.just("0001-01-01T00:00:00+14:00"), st.just("entered-in-error"), st.just(10**400),
)  # fmt: skip


def paths_of(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of some data."""
    if isinstance(node, dict):
        return [at, *(path for key, value in node.items() for path in paths_of(value, (*at, key)))]
    if isinstance(node, list):
        return [at, *(path for number, value in enumerate(node) for path in paths_of(value, (*at, number)))]
    return [at]


def put(node: Any, path: tuple[Any, ...], value: Any, *, take_out: bool) -> Any:
    """The same data with one part replaced or taken out."""
    if not path:
        return value
    spoilt = copy.copy(node)
    if len(path) == 1 and take_out:
        del spoilt[path[0]]
    else:
        spoilt[path[0]] = put(node[path[0]], path[1:], value, take_out=take_out)
    return spoilt


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_no_damage_crashes(data: st.DataObject):
    """A sample with parts replaced by anything, or without them, is read, or refused without its content."""
    spoilt = sample(data.draw(st.sampled_from(READ)))
    for _ in range(data.draw(st.integers(1, 4))):
        paths = [path for path in paths_of(spoilt) if path]
        if not paths:
            break
        spoilt = put(spoilt, data.draw(st.sampled_from(paths)), data.draw(junk), take_out=data.draw(st.booleans()))
    patient = data.draw(st.sampled_from([None, "example"]))
    found, problems = attempt(lambda: facts_from_fhir(spoilt, mapping=mapping(), now=NOW, patient=patient))
    assert {problem.code for problem in problems} <= {"not_fhir", "several_patients"}
    if found is None:
        return
    found.case(kb())
    assert {entry.reason for entry in found.not_used} <= set(REASONS)
    json.dumps(found.to_dict())


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=6),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
        max_leaves=10,
    )
)
def test_no_data_crashes(data: Any):
    """Anything that JSON can hold is read or refused."""
    found, problems = attempt(lambda: read(data))
    assert bool(problems) == (found is None)
    assert found is None or dict(found.facts) == {}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60))
def test_no_text_crashes(data: bytes | str):
    """Any text is JSON, or an error with its place and without its content."""
    _, problems = attempt(lambda: read_json(data, "here"))
    assert all(problem.path.startswith("here") for problem in problems)


@pytest.mark.parametrize("row", [row["file"] for row in index() if row["file"].startswith("malformed")])
def test_the_malformed_samples_get_clear_errors(row: str):
    """A stray brace is found in its line and column, and nothing of the file is shown."""
    text = (SAMPLES / row).read_bytes()
    with pytest.raises(FhirError) as caught:
        read_json(text, row)
    (problem,) = caught.value.problems
    assert problem.code == "json_syntax"
    file, line, column = problem.path.rsplit(":", 2)
    assert file == row
    assert text.decode().splitlines()[int(line) - 1][int(column) - 1] in "{}]," or int(column) == 1
    assert "rec-1" not in str(problem).replace(row, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xff\xfe{}", "encoding"),
        ('{"status": "final", "status": "entered-in-error"}', "json_syntax"),
        ('{"value": NaN}', "json_syntax"),
        ('{"value": Infinity}', "json_syntax"),
        ('{"value": ' + "9" * 5000 + "}", "json_syntax"),
        ('{"value": 1.' + "9" * 5000 + "}", "json_syntax"),
        ("[" * 100_000, "too_deep"),
    ],
)
def test_json_that_is_no_fhir_is_refused(text: bytes | str, code: str):
    """A key that stands twice, endless numbers, nesting without end, other encodings: refused with the reason."""
    with pytest.raises(FhirError) as caught:
        read_json(text)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_numbers_of_json_stay_exact():
    """A decimal keeps its digits, and a byte-order mark does no harm."""
    assert str(read_json(b'\xef\xbb\xbf{"value": 38.10}')["value"]) == "38.10"
