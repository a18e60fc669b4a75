"""The plugin, in the environment of the Canvas SDK; every handler runs in the SDK's own sandbox."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from canvas_sdk.effects import EffectType
from canvas_sdk.events import Event, EventRequest, EventType
from canvas_sdk.test_utils.factories import CanvasUserFactory, PatientFactory
from canvas_sdk.v1.data.appointment import Appointment
from canvas_sdk.v1.data.observation import Observation, ObservationCoding
from canvas_sdk.v1.data.questionnaire import (
    Interview,
    InterviewQuestionResponse,
    Question,
    Questionnaire,
    ResponseOption,
    ResponseOptionSet,
)
from plugin_runner.sandbox import sandbox_from_module

ROOT = Path(__file__).resolve().parent.parent
LOINC = "http://loinc.org"
OWN = "https://resistance-rules.example/fhir/CodeSystem/fact"


@pytest.fixture(scope="session")
def plugin():
    """Load the handler through the sandbox, as the plugin runner does."""
    sandbox = sandbox_from_module(ROOT, "engagement_support.handlers.engagement_card", evaluated_modules={})
    assert sandbox.errors == ()
    return sandbox.execute()


@pytest.fixture
def patient():
    """A person with an empty chart."""
    return PatientFactory.create()


@pytest.fixture
def user():
    """Somebody who commits what is recorded."""
    return CanvasUserFactory.create()


def days_ago(days):
    return datetime.now(UTC) - timedelta(days=days)


def observe(patient, user, code, value, *, days=1, system=LOINC, entered_in_error=None):
    """Record an observation."""
    observation = Observation.objects.create(
        patient=patient, value=value, name=code, category="survey", units="", note_id=1, deleted=False,
        effective_datetime=days_ago(days), committer=user, entered_in_error=entered_in_error,
    )  # fmt: skip
    ObservationCoding.objects.create(observation=observation, code=code, system=system, display=code)
    return observation


def appoint(patient, status, *, days=1, entered_in_error=None):
    """Record an appointment."""
    return Appointment.objects.create(
        patient=patient, status=status, start_time=days_ago(days), duration_minutes=50,
        telehealth_instructions_sent=False, entered_in_error=entered_in_error,
    )  # fmt: skip


def interview(patient, user, answers, *, system=OWN, deleted=False):
    """Record an interview with the answers to questions by code."""
    record = Interview.objects.create(
        patient=patient, committer=user, deleted=deleted, status="AC", name="Engagement", language_id=1,
        use_case_in_charting="QUES", note_id=1, appointment_id=1, progress_status="F",
    )  # fmt: skip
    options = ResponseOptionSet.objects.create(
        status="AC", name="O", code_system=system, code="o", type="SING", use_in_shx=False
    )
    form = Questionnaire.objects.create(
        status="AC", name="Q", expected_completion_time=1.0, can_originate_in_charting=True, use_case_in_charting="Q",
        scoring_function_name="", scoring_code_system="", scoring_code="", code_system=system, code="q", search_tags="",
        use_in_shx=False, carry_forward="",
    )  # fmt: skip
    for code, answer in answers.items():
        question = Question.objects.create(
            status="AC", name=code, response_option_set=options, acknowledge_only=False, show_prologue=False,
            code_system=system, code=code,
        )  # fmt: skip
        option = ResponseOption.objects.create(
            status="AC",
            name=answer,
            code=answer,
            code_description="",
            value="",
            response_option_set=options,
            ordering=1,
        )
        InterviewQuestionResponse.objects.create(
            status="AC", interview=record, questionnaire=form, question=question, response_option=option,
            response_option_value="", questionnaire_state="", interview_state="", comment="",
        )  # fmt: skip
    return record


def run(plugin, kind, record, *, patient=None, **secrets):
    """Run the handler on an event, and give the data of its one card."""
    context = {"patient": {"id": patient}} if patient else {}
    request = EventRequest(
        type=EventType.Value(kind),
        target=str(record.id),
        target_type=type(record).__name__,
        context=json.dumps(context),
    )
    handler = plugin["EngagementCard"](Event(request), secrets=secrets)
    effects = handler.compute()
    assert [effect.type for effect in effects] == [EffectType.ADD_OR_UPDATE_PROTOCOL_CARD]
    payload = json.loads(effects[0].payload)
    assert payload["key"] == "engagement-support"
    return payload


def titles(card):
    return [item["title"] for item in card["data"]["recommendations"]]


def test_a_missed_appointment_brings_suggestions(plugin, patient):
    """Missed appointments bring ranked suggestions, each with a plan to take over."""
    for days in (1, 20, 40):
        record = appoint(patient, "noshowed", days=days)
    card = run(plugin, "APPOINTMENT_NO_SHOWED", record)
    assert card["patient"] == str(patient.id)
    assert card["data"]["status"] == "due"
    assert 0 < len(titles(card)) <= 4
    for item in card["data"]["recommendations"]:
        assert item["button"] == "Plan"
        assert item["commands"][0]["command"]["type"] == "plan"
        assert item["commands"][0]["context"]["narrative"]
    assert "Hypotheses to check with the person" in card["data"]["narrative"]
    assert "not released for clinical use" in card["data"]["narrative"]


def test_safety_stands_first(plugin, patient, user):
    """A red flag stands before every suggestion, with its urgency and what to do first."""
    record = interview(patient, user, {"medical_red_flag": "true", "session_number": "2", "challenge_planned": "yes"})
    card = run(plugin, "INTERVIEW_CREATED", record)
    assert titles(card)[0].startswith("EMERGENCY: Acute medical danger")
    assert card["data"]["recommendations"][0]["commands"][0]["context"]["narrative"]
    assert card["data"]["status"] == "due"


def test_a_private_emergency_is_not_silent(plugin, patient, user):
    """A private emergency is on the card in neutral words, and with leave in full."""
    record = interview(patient, user, {"suicide_act_in_progress": "true"})
    first = titles(run(plugin, "INTERVIEW_CREATED", record))[0]
    assert first.startswith("EMERGENCY: a concern marked private.")
    assert "uicid" not in json.dumps(run(plugin, "INTERVIEW_CREATED", record))
    assert "Suicide act" in titles(run(plugin, "INTERVIEW_CREATED", record, SHOW_PRIVATE="yes"))[0]


def test_nothing_private_is_named(plugin, patient, user):
    """Without leave nothing private stands on the card; a private red flag is still said to be there."""
    record = observe(patient, user, "44260-8", "3")
    open_card = run(plugin, "OBSERVATION_CREATED", record, SHOW_PRIVATE="yes")
    assert any(title.startswith(("EMERGENCY", "TODAY", "THIS WEEK")) for title in titles(open_card))
    card = run(plugin, "OBSERVATION_CREATED", record)
    text = json.dumps(card)
    assert "Not everything is shown here." in text
    assert not re.search(r"suicid|item 9|self-harm|better off dead", text, re.IGNORECASE)
    prompt = [title for title in titles(open_card) if title.startswith(("EMERGENCY", "TODAY"))]
    hidden = [title for title in titles(card) if "marked private" in title]
    assert len(hidden) == len(prompt)


@pytest.mark.parametrize(
    ("kept", "made"),
    [
        (False, {"days": 120}),
        (False, {"entered_in_error": True}),
        (False, {"committer": None}),
        (False, {"system": "http://example.org"}),
        (True, {}),
    ],
)
def test_only_what_counts_is_read(plugin, patient, user, kept, made):
    """What is old, entered in error, not committed or coded otherwise is unknown."""
    made = dict(made)
    committer = made.pop("committer", user)
    if made.get("entered_in_error"):
        made["entered_in_error"] = user
    observe(patient, committer, "44261-6", "22", **made)
    facts, unread = plugin["facts_of"](str(patient.id))
    assert facts == ({"phq9_total": 22} if kept else {})
    assert unread == []


def test_the_latest_counts_and_what_cannot_be_read_is_said(plugin, patient, user):
    """Of two values the latest counts, even if it cannot be read: an older one is not put in its place."""
    observe(patient, user, "44261-6", "22", days=30)
    record = observe(patient, user, "44261-6", "refused", days=2)
    observe(patient, user, "70274-6", "99")
    assert plugin["facts_of"](str(patient.id)) == ({}, ["gad7_total", "phq9_total"])
    narrative = run(plugin, "OBSERVATION_CREATED", record)["data"]["narrative"]
    assert "Recorded, but unclear: " in narrative
    assert "refused" not in narrative


@pytest.mark.parametrize(
    ("values", "facts"), [(("20", "3"), {}), (("3", "x", "3"), {}), (("7", "7"), {"phq9_total": 7})]
)
def test_two_values_of_one_moment_leave_it_open(plugin, patient, user, values, facts):
    """Of two different values of the same moment neither counts, in whatever order the chart gives them."""
    moment = days_ago(2)
    observe(patient, user, "44261-6", "12", days=5)
    for value in values:
        Observation.objects.filter(id=observe(patient, user, "44261-6", value).id).update(effective_datetime=moment)
    assert plugin["facts_of"](str(patient.id)) == (facts, [] if facts else ["phq9_total"])


def test_missed_appointments_are_counted_where_it_is_known(plugin, patient, user):
    """Booked appointments say nothing; attended ones make the count known; what was entered in error does not count."""
    facts_of = plugin["facts_of"]
    appoint(patient, "unconfirmed")
    appoint(patient, "noshowed", entered_in_error=user)
    assert facts_of(str(patient.id))[0] == {}
    appoint(patient, "exited", days=3)
    assert facts_of(str(patient.id))[0] == {"missed_appointments_90d": 0}
    appoint(patient, "noshowed", days=5)
    appoint(patient, "noshowed", days=100)
    assert facts_of(str(patient.id))[0] == {"missed_appointments_90d": 1}


def test_a_site_s_own_questions(plugin, patient, user):
    """A question coded with the id of a fact answers it: yes or no, numbers and choices."""
    answers = {"challenge_planned": "yes", "trust_rating_0_10": "4", "no_such_fact": "true", "session_number": "2.5"}
    interview(patient, user, answers)
    interview(patient, user, {"immediate_danger": "true"}, deleted=True)
    facts, unread = plugin["facts_of"](str(patient.id))
    assert facts == {"challenge_planned": True, "trust_rating_0_10": 4}
    assert unread == ["session_number"]


def test_the_event_may_name_the_person(plugin, patient, user):
    """The person is taken from the event where it names one; an event about nobody does nothing."""
    record = observe(patient, user, "44261-6", "12")
    assert run(plugin, "OBSERVATION_CREATED", record, patient=str(patient.id))["patient"] == str(patient.id)
    nobody = EventRequest(type=EventType.OBSERVATION_CREATED, target="none", target_type="Nothing", context="")
    assert plugin["EngagementCard"](Event(nobody)).compute() == []


def test_an_error_never_looks_like_no_advice(plugin, patient, user):
    """If a fact is refused, the card says that no advice could be given, and stays due; values are not shown."""
    record = observe(patient, user, "44261-6", "12")
    facts_of = plugin["facts_of"]
    plugin["EngagementCard"].compute.__globals__["facts_of"] = lambda _: ({"phq9_total": 99}, [])
    try:
        card = run(plugin, "OBSERVATION_CREATED", record)["data"]
    finally:
        plugin["EngagementCard"].compute.__globals__["facts_of"] = facts_of
    assert card["status"] == "due"
    assert "not available" in card["title"]
    assert "No advice could be given" in card["narrative"]
    assert "phq9_total" in card["narrative"]
    assert "99" not in card["narrative"]


def test_an_unforeseen_error_is_on_the_card(plugin, patient, user, monkeypatch):
    """Whatever goes wrong, the card before does not stay as if it were today's; the error is logged, not shown."""
    record = observe(patient, user, "44261-6", "12")

    def broken(_):
        raise RuntimeError("a secret of the chart")

    monkeypatch.setitem(plugin["EngagementCard"].compute.__globals__, "facts_of", broken)
    card = run(plugin, "OBSERVATION_CREATED", record)["data"]
    assert card["status"] == "due"
    assert "No advice could be given" in card["narrative"]
    assert "secret" not in json.dumps(card)


EMPTY = {name: [] for name in ("safety", "barriers", "recommendations", "questions", "contradictions")}
QUESTION = {"fact": "phq9_item9", "ask": "Q?", "alone": False, "why": ["safety:x"], "private": True}
OFFER = {"label": "O", "do": "D", "status": "now", "questions": [], "private": True}


def test_nothing_to_say_is_satisfied(plugin, patient):
    """Where the advice holds nothing, the card is satisfied, and does not say that all is well."""
    asked = {**QUESTION, "why": ["barrier:x"], "private": False}
    for advice in (EMPTY, {**EMPTY, "questions": [asked]}):
        card = plugin["card_of"](str(patient.id), advice, []).values
        assert card["status"] == "satisfied"
        assert card["recommendations"] == []
        assert "no score or empty card says that somebody is safe" in card["narrative"]


@pytest.mark.parametrize(
    ("advice", "unread", "said"),
    [
        ({}, ["phq9_total"], "Recorded, but unclear: "),
        ({}, ["phq9_item9"], "marked private is unclear"),
        ({"questions": [QUESTION]}, [], "A question about safety is open; it is marked private"),
        ({"questions": [{**QUESTION, "private": False}]}, [], "Worth asking: Q?"),
        ({"contradictions": ["x"]}, [], "cannot be right together"),
        ({"recommendations": [OFFER]}, [], "Not everything is shown here."),
    ],
)
def test_what_is_left_open_keeps_the_card_due(plugin, patient, advice, unread, said):
    """Unread values, questions about safety and what is only hidden are not done; what is private stays unnamed."""
    card = plugin["card_of"](str(patient.id), {**EMPTY, **advice}, unread).values
    assert card["status"] == "due"
    assert card["recommendations"] == []
    assert said in card["narrative"]
    assert "item 9" not in card["narrative"].lower()


def test_a_score_without_its_item_is_not_satisfied(plugin, patient, user):
    """A PHQ-9 total whose item 9 is not known leaves a question about safety open: the card says so."""
    card = run(plugin, "OBSERVATION_CREATED", observe(patient, user, "44261-6", "15"))["data"]
    assert card["status"] == "due"
    assert "A question about safety is open" in card["narrative"]


def test_what_is_missing_is_said(plugin, patient):
    """An unanswered emergency and a missing policy are said on the card."""
    item = {
        "id": "x", "label": "X", "urgency": "emergency", "unanswered": True, "alone": True, "policy": None,
        "policy_missing": True, "because": "B", "do_first": ["First."], "private": False,
    }  # fmt: skip
    title = titles({"data": plugin["card_of"](str(patient.id), {**EMPTY, "safety": [item]}, []).values})[0]
    for words in ("local emergency protocol", "local policy is missing", "alone", "First."):
        assert words in title
