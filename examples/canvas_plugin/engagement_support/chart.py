"""What the chart says, as facts of the pack. What is not there, or cannot be read without doubt, is unknown."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from canvas_sdk.v1.data.appointment import Appointment, AppointmentProgressStatus
from canvas_sdk.v1.data.observation import Observation
from canvas_sdk.v1.data.questionnaire import Interview

from engagement_support.engagement import FACTS

# Scores and items by LOINC code. Only codes that the pack itself gives for the fact.
LOINC = {"44261-6": "phq9_total", "44260-8": "phq9_item9", "70274-6": "gad7_total"}
LOINC_SYSTEMS = ("http://loinc.org", "LOINC")
# A site's own questionnaires may ask for any fact of the pack: the question has this code system and the fact's id.
OWN_SYSTEM = "https://resistance-rules.example/fhir/CodeSystem/fact"
RECENT = timedelta(days=90)
WHOLE_NUMBER = r"[+-]?[0-9]{1,9}"
DECIMAL_NUMBER = r"[+-]?[0-9]{1,9}(\.[0-9]{1,6})?"


def facts_of(patient_id: str, now: datetime | None = None) -> tuple[dict[str, Any], list[str]]:
    """The facts of one person, and the ids of facts whose latest value cannot be read or has another beside it."""
    now = now or datetime.now(UTC)
    latest = {}
    for when, fact, text in recorded(patient_id, now):
        value = parsed(FACTS[fact], text)
        if fact not in latest or when > latest[fact][0]:
            latest[fact] = (when, value)
        elif when == latest[fact][0] and value != latest[fact][1]:
            latest[fact] = (when, None)  # two values of one moment: neither is better
    found = {fact: value for fact, (when, value) in latest.items()}
    missed = missed_appointments(patient_id, now)
    if missed is not None:
        found["missed_appointments_90d"] = missed
    unread = sorted([fact for fact, value in found.items() if value is None])
    return {fact: value for fact, value in found.items() if value is not None}, unread


def recorded(patient_id: str, now: datetime) -> list[tuple[datetime, str, str]]:
    """Each recorded value with its moment and its fact."""
    found = []
    observations = Observation.objects.for_patient(patient_id).committed()
    for observation in observations.filter(effective_datetime__gte=now - RECENT, effective_datetime__lte=now):
        facts = {fact_of(coding.system, coding.code) for coding in observation.codings.all()} - {None}
        found += [(observation.effective_datetime, fact, observation.value) for fact in sorted(facts)]
    interviews = Interview.objects.for_patient(patient_id).committed().filter(deleted=False)
    for interview in interviews.filter(created__gte=now - RECENT, created__lte=now):
        for response in interview.interview_responses.all():
            question = response.question
            fact = fact_of(question.code_system, question.code) if question else None
            if fact:
                found.append((interview.created, fact, answer_of(response)))
    return found


def fact_of(system: str, code: str) -> str | None:
    """The fact that a code stands for, or None."""
    if system in LOINC_SYSTEMS:
        return LOINC.get(code)
    return code if system == OWN_SYSTEM and code in FACTS else None


def answer_of(response: Any) -> str:
    """What was answered: what was written, or else the value of the chosen option, or its code."""
    option = response.response_option
    chosen = (option.value or option.code) if option else ""
    return response.response_option_value or chosen


def parsed(fact: dict[str, Any], text: str) -> Any:
    """The value that a recorded text stands for; None if it cannot be read without doubt."""
    text = str(text or "").strip()
    if fact["type"] == "yes_no":
        return {"true": True, "false": False, "yes": True, "no": False}.get(text.lower())
    if fact["type"] == "choice":
        return text if text in fact["choice"] else None
    if not re.fullmatch(WHOLE_NUMBER if fact["type"] == "integer" else DECIMAL_NUMBER, text):
        return None
    number = int(text) if re.fullmatch(WHOLE_NUMBER, text) else float(text)
    return number if fact["low"] <= number <= fact["high"] else None


def missed_appointments(patient_id: str, now: datetime) -> int | None:
    """How many appointments of the last 90 days were not attended; None if none of them says how it ended.

    No count of 12 months or of the last four: the chart does not say which cancellations came late.
    """
    ended = (
        AppointmentProgressStatus.NOSHOWED,
        AppointmentProgressStatus.ARRIVED,
        AppointmentProgressStatus.ROOMED,
        AppointmentProgressStatus.EXITED,
    )
    appointments = Appointment.objects.filter(
        patient__id=patient_id,
        entered_in_error__isnull=True,
        start_time__gte=now - RECENT,
        start_time__lte=now,
        status__in=ended,
    )
    missed = [one for one in appointments if one.status == AppointmentProgressStatus.NOSHOWED]
    return min(len(missed), FACTS["missed_appointments_90d"]["high"]) if appointments else None
