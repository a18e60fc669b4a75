"""How long facts from FHIR resources take, beside the advice on them, by how many resources come at once.

    python benchmarks/fhir_facts.py

Each request holds a PHQ-9 and a PRAPARE questionnaire and, beyond them, observations, conditions and appointments in
equal parts. Reading and advice are interleaved; what is counted is the computing time of the thread.
"""

import argparse
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import get_clock_info, perf_counter_ns, thread_time_ns
from typing import Any

from shared import machine, print_table, share

from resistance_rules import load
from resistance_rules.hosts.fhir.reading import facts_from_fhir, load_mapping

MILLISECOND = 1e6
CLOCK = thread_time_ns if get_clock_info("thread_time").resolution < 1e-6 else perf_counter_ns  # noqa: PLR2004
NOW = datetime(2024, 2, 10, 12, 0, tzinfo=UTC)
FORMS = Path(__file__).resolve().parent.parent / "tests" / "fhir_samples" / "HL7+us-behavioral-health-profiles"
NAMES = ("phq-9-example-1.json", "BHP-QuestionnaireResponsePRAPAREExample-1.json")
PATIENT = {"reference": "Patient/bh-patient-example"}


def concept(system: str, code: str) -> dict[str, Any]:
    """One coding."""
    return {"coding": [{"system": system, "code": code}]}


def resource(number: int) -> dict[str, Any]:
    """The resource of this number: an observation, a condition or an appointment."""
    when = (NOW - timedelta(hours=6 * (number % 200) + 1)).isoformat()
    name = f"r{number}"
    if number % 3 == 0:
        code = concept("http://loinc.org", ("44261-6", "70274-6", "8867-4", "1-8")[number % 4])
        return {
            "resourceType": "Observation", "id": name, "status": "final", "code": code, "subject": PATIENT,
            "effectiveDateTime": when, "valueQuantity": {"value": number % 20, "code": "/min"},
        }  # fmt: skip
    if number % 3 == 1:
        code = concept("http://hl7.org/fhir/sid/icd-10-cm", ("F90.0", "F32.9")[number % 2])
        return {
            "resourceType": "Condition", "id": name, "code": code, "subject": PATIENT, "recordedDate": when,
            "clinicalStatus": concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
        }  # fmt: skip
    status = ("noshow", "fulfilled", "cancelled")[number % 9 // 3]
    participants = [{"actor": PATIENT, "status": "accepted"}]
    return {"resourceType": "Appointment", "id": name, "status": status, "start": when, "participant": participants}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="facts from FHIR resources")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--resources", type=int, nargs="+", default=[2, 30, 100, 1000])
    options = parser.parse_args()
    kb = load()
    start = CLOCK()
    mapping = load_mapping(pack=kb)
    loading = (CLOCK() - start) / MILLISECOND
    forms = [json.loads((FORMS / name).read_text(encoding="utf-8")) for name in NAMES]
    print(f"{machine()}; {kb!r}; {options.rounds} rounds; loading the mapping takes {loading:.0f} ms, once")
    rows = []
    for count in options.resources:
        given = [*forms, *(resource(number) for number in range(count - len(forms)))]
        reading: list[float] = []
        advising: list[float] = []
        for _ in range(max(1, min(options.rounds, 100_000 // count))):
            start = CLOCK()
            found = facts_from_fhir(given, mapping=mapping, now=NOW)
            middle = CLOCK()
            kb.assess(found.facts).to_dict()
            reading.append((middle - start) / MILLISECOND)
            advising.append((CLOCK() - middle) / MILLISECOND)
        medians = share(reading, 0.5), share(advising, 0.5)
        rows.append((
            count, len(found.facts), f"{medians[0]:.2f}", f"{share(reading, 0.99):.2f}", f"{medians[1]:.2f}",
            f"{medians[0] / medians[1]:.2f}",
        ))  # fmt: skip
    print_table(["resources", "facts", "reading, ms", "99 %", "advice, ms", "reading / advice"], rows)


if __name__ == "__main__":
    main()
