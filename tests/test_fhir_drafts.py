"""Drafts of Task, CarePlan and CommunicationRequest."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from fhir_checks import check_r4, check_resource

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.fhir.writing import (
    Occasion,
    bad_reference,
    care_plan_draft,
    question_request_draft,
    task_draft,
)
from resistance_rules.hosts.fhir.writing.drafts import safety_task_draft
from resistance_rules.hosts.fhir.writing.parts import fhir_id

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
OCCASION = Occasion(at=AT, subject="Patient/p1", encounter="Encounter/e1", requester="Practitioner/d1", seed="s")


def test_every_draft_of_every_example_is_valid(engagement: KnowledgeBase) -> None:
    """Each recommendation, red flag and question of the pack's examples makes drafts that R4B and R4 accept."""
    made = set()
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        drafts = [task_draft(item, engagement.pack, OCCASION) for item in advice.recommendations]
        drafts += [safety_task_draft(item, engagement.pack, OCCASION) for item in advice.safety]
        if advice.recommendations:
            drafts.append(care_plan_draft(advice.recommendations, engagement.pack, OCCASION))
        asked = question_request_draft(advice.questions[:20], engagement.pack, OCCASION)
        drafts += [asked] if asked else []
        for draft in drafts:
            check_resource(draft)
            assert draft["status"] == "draft"
            assert draft.get("priority", "routine") in ("routine", "urgent", "stat")
            made.add(draft["resourceType"])
    assert made == {"Task", "CarePlan", "CommunicationRequest"}


def test_the_second_opinion_refuses_what_is_not_r4(engagement: KnowledgeBase) -> None:
    """An element that only R5 has is refused, so the check can fail."""
    advice = engagement.assess({"trust_rating_0_10": 2, "session_number": 3})
    draft = task_draft(advice.recommendations[0], engagement.pack, OCCASION)
    with pytest.raises(AssertionError, match="requestedPeriod"):
        check_r4({**draft, "requestedPeriod": {"start": "2026-03-01"}})


def test_a_draft_says_when_and_what_to_find_out_first(engagement: KnowledgeBase) -> None:
    """A Task says that it is for later or needs a check, and which facts settle it."""
    statuses = set()
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        for item in advice.recommendations:
            draft = task_draft(item, engagement.pack, OCCASION)
            statuses.add(item.status)
            assert draft["businessStatus"]["coding"][0]["code"] == item.status
            told = " ".join(note["text"] for note in draft["note"])
            for fact in item.questions:
                assert engagement.pack.facts[fact].label in told
            for gate in item.gates:
                assert engagement.pack.gates[gate].label in told
            assert f"grade {item.evidence.grade}" in told
    assert statuses == {"now", "check_first", "later"}


def test_a_message_to_the_person_asks_nothing_that_others_must_not_read(engagement: KnowledgeBase) -> None:
    """A CommunicationRequest leaves out what is private, for a talk alone, or about a red flag; else there is none."""
    sent = 0
    for example in engagement.pack.examples.values():
        questions = engagement.assess(dict(example.case)).questions
        draft = question_request_draft(questions, engagement.pack, OCCASION)
        texts = {payload["contentString"] for payload in draft["payload"]} if draft else set()
        for question in questions:
            fact = engagement.pack.facts[question.fact]
            kept_back = question.private or question.alone or fact.private or fact.answered_by != "person"
            if kept_back or any(reason.startswith("safety:") for reason in question.why):
                assert question_request_draft([question], engagement.pack, OCCASION) is None
            else:
                sent += question.ask in texts
    assert sent > 0


def test_private_drafts_are_labelled(engagement: KnowledgeBase) -> None:
    """What is private carries the label R; nothing else does, and nothing does in a shareable draft."""
    labelled = 0
    for example in engagement.pack.examples.values():
        for item in engagement.assess(dict(example.case)).recommendations:
            security = task_draft(item, engagement.pack, OCCASION).get("meta", {}).get("security", [])
            assert [code["code"] for code in security] == (["R"] if item.private else [])
            labelled += item.private
    assert labelled > 0


def test_ids_follow_the_occasion(engagement: KnowledgeBase) -> None:
    """The same advice on the same occasion has the same ids; another person, instant or seed has others."""
    item = engagement.assess({"trust_rating_0_10": 2, "session_number": 3}).recommendations[0]

    def made(**changed: object) -> str:
        given = {"at": AT, "subject": "Patient/p1", "encounter": "Encounter/e1", "requester": "Practitioner/d1"}
        draft = task_draft(item, engagement.pack, Occasion(**{"seed": "s", **given, **changed}))
        return str(draft["id"])

    assert made() == made(at=AT.astimezone(timezone(timedelta(hours=5))))
    others = {
        made(),
        made(seed="t"),
        made(subject="Patient/p2"),
        made(at=AT + timedelta(seconds=1)),
        made(encounter=None),
    }
    assert len(others) == 5


@pytest.mark.parametrize(
    "text", ["", "p1", "patient/1", "Patient/a b", "Patient/" + "x" * 65, "javascript:alert(1)", "//x"]
)
def test_what_is_no_reference_is_refused(text: str) -> None:
    """A reference that FHIR could not resolve is refused, and its text, which may name somebody, is not repeated."""
    assert bad_reference(text) is not None
    with pytest.raises(ValueError, match=r"^subject: expected a FHIR reference") as refused:
        Occasion(at=AT, subject=text)
    assert len(text) < 2 or text not in str(refused.value)


def test_an_occasion_needs_an_instant_that_everybody_understands() -> None:
    """An instant without time zone is refused, and so is a bad reference of a fact."""
    with pytest.raises(ValueError, match="time zone"):
        Occasion(at=AT.replace(tzinfo=None))
    with pytest.raises(ValueError, match=r"^fact_sources"):
        Occasion(at=AT, fact_sources={"phq9_total": "no reference"})


def test_a_care_plan_needs_somebody_and_something(engagement: KnowledgeBase) -> None:
    """Without a subject or a recommendation there is a clear error, never half a CarePlan."""
    items = engagement.assess({"trust_rating_0_10": 2, "session_number": 3}).recommendations
    with pytest.raises(ValueError, match=r"^subject"):
        care_plan_draft(items, engagement.pack, Occasion(at=AT))
    with pytest.raises(ValueError, match=r"^items"):
        care_plan_draft([], engagement.pack, OCCASION)


def test_long_ids_stay_apart() -> None:
    """An id that is too long for FHIR is cut, and two that begin alike stay different."""
    long = [fhir_id("pack", "a" * 70), fhir_id("pack", "a" * 71), fhir_id("pack", "b_c")]
    assert [len(name) for name in long] == [64, 64, 8]
    assert len(set(long)) == 3
