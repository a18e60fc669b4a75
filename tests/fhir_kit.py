"""What the tests of FHIR in share: the samples, a fixed time, small resources."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent / "fhir_samples"
NOW = datetime(2024, 2, 10, 12, 0, tzinfo=UTC)
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"


def sample(name: str) -> Any:
    """Read a sample by its path below the folder."""
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


def index() -> list[dict[str, str]]:
    """The rows of the index of samples."""
    with (SAMPLES / "index.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coded(system: str, code: str) -> dict[str, Any]:
    """A CodeableConcept with one coding."""
    return {"coding": [{"system": system, "code": code}]}


def observation(code: str = "44261-6", *, system: str = LOINC, name: str = "o1", **more: Any) -> dict[str, Any]:
    """A final Observation of Patient/1, of the day before `NOW`; `more` sets or (None) takes away elements."""
    built = {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "code": coded(system, code),
        "subject": {"reference": "Patient/1"},
        "effectiveDateTime": "2024-02-09T10:00:00Z",
        **more,
    }
    return {key: value for key, value in built.items() if value is not None}


def resource(kind: str, name: str = "r1", **more: Any) -> dict[str, Any]:
    """A resource of Patient/1; `more` sets or (None) takes away elements."""
    built = {"resourceType": kind, "id": name, "subject": {"reference": "Patient/1"}, **more}
    return {key: value for key, value in built.items() if value is not None}


def condition(code: str, *, system: str = SNOMED, **more: Any) -> dict[str, Any]:
    """An active, confirmed Condition."""
    clinical = coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active")
    verified = coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed")
    return resource(
        "Condition", **{"clinicalStatus": clinical, "verificationStatus": verified, "code": coded(system, code), **more}
    )


def appointment(name: str, status: str, start: str | None, **more: Any) -> dict[str, Any]:
    """An Appointment of Patient/1."""
    participants = [{"actor": {"reference": "Patient/1"}, "status": "accepted"}]
    return resource("Appointment", name, subject=None, status=status, start=start, participant=participants, **more)


def bundle(*resources: Any, **more: Any) -> dict[str, Any]:
    """A Bundle of type collection."""
    entries = [{"resource": one} for one in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **more}
