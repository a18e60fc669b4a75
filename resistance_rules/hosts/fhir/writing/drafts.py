"""Drafts that a clinician may accept: Task, CarePlan, CommunicationRequest. Nothing in them is ordered yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resistance_rules.advice.items import ActiveSafety, Question, Recommendation
from resistance_rules.advice.render import words
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.hosts.fhir.writing.parts import (
    STATUS_WORDS,
    Resource,
    canonical,
    concept,
    labels_of,
    meta,
    priority,
    tidy,
    urn,
)  # fmt: skip
from resistance_rules.knowledge.model import Pack


def task_draft(item: Recommendation, pack: Pack, occasion: Occasion) -> Resource:
    """A recommendation as a Task: `draft`, and a `proposal` only.

    Args:
        item: what is recommended.
        pack: the pack that the advice rests on.
        occasion: when and about whom.
    """
    return tidy(
        {
            "resourceType": "Task",
            "id": task_id(item, pack, occasion),
            "meta": meta(private=item.private, occasion=occasion),
            "instantiatesCanonical": canonical("ActivityDefinition", pack, item.id),
            "status": "draft",
            "businessStatus": concept("status", item.status, STATUS_WORDS[item.status]),
            "intent": "proposal",
            "priority": priority(item.urgency),
            "code": concept("intervention", item.id, item.label),
            "description": item.do,
            "for": occasion.subject_reference,
            "encounter": occasion.encounter_reference,
            "authoredOn": occasion.instant,
            "requester": occasion.requester_reference,
            "performerType": [{"text": item.audience}],
            "reasonCode": {"text": "; ".join(labels_of(item.because, pack))},
            "note": [{"text": text} for text in notes(item, pack)],
        }
    )


def safety_task_draft(item: ActiveSafety, pack: Pack, occasion: Occasion) -> Resource:
    """What to do first about a red flag, as a Task."""
    return tidy(
        {
            "resourceType": "Task",
            "id": occasion.id(pack.digest, "Task", "safety", item.id),
            "meta": meta(private=item.private, occasion=occasion),
            "status": "draft",
            "intent": "proposal",
            "priority": priority(item.urgency),
            "code": concept("safety", item.id, item.label),
            "description": "\n".join(item.do_first),
            "for": occasion.subject_reference,
            "encounter": occasion.encounter_reference,
            "authoredOn": occasion.instant,
            "requester": occasion.requester_reference,
            "reasonCode": {"text": item.because},
            "note": [{"text": text} for text in safety_notes(item)],
        }
    )


def care_plan_draft(items: Sequence[Recommendation], pack: Pack, occasion: Occasion) -> Resource:
    """A CarePlan whose activities are the Tasks of these recommendations, in their order.

    Raises:
        ValueError: the occasion names no subject, without which FHIR knows no CarePlan, or there is no recommendation.
    """
    if occasion.subject is None:
        raise ValueError("subject: a CarePlan is about somebody: give the occasion a subject")
    if not items:
        raise ValueError("items: a CarePlan needs at least one recommendation")
    return tidy(
        {
            "resourceType": "CarePlan",
            "id": occasion.id(pack.digest, "CarePlan"),
            "meta": meta(private=any(item.private for item in items), occasion=occasion),
            "instantiatesCanonical": [canonical("PlanDefinition", pack)],
            "status": "draft",
            "intent": "proposal",
            "title": pack.info.title,
            "description": "Suggestions to decide on together with the person; none is decided yet.",
            "subject": occasion.subject_reference,
            "encounter": occasion.encounter_reference,
            "created": occasion.instant,
            "author": occasion.requester_reference,
            "activity": [
                {"reference": {"reference": urn(task_id(item, pack, occasion)), "display": item.label}}
                for item in items
            ],
        }
    )


def question_request_draft(questions: Sequence[Question], pack: Pack, occasion: Occasion) -> Resource | None:
    """Questions to the person as a CommunicationRequest, which a host may send before the next contact.

    A message may be read by others. So only questions that the person answers themselves are in it: never one that is
    private, that is to be asked alone, or that is about a red flag. None if no question is left.
    """
    sendable = [question for question in questions if _may_be_sent(question, pack)]
    if not sendable:
        return None
    return tidy(
        {
            "resourceType": "CommunicationRequest",
            "id": occasion.id(pack.digest, "CommunicationRequest", *(question.fact for question in sendable)),
            "status": "draft",
            "category": [{"text": "questions that help to find what fits"}],
            "priority": "routine",
            "subject": occasion.subject_reference,
            "encounter": occasion.encounter_reference,
            "payload": [{"contentString": question.ask} for question in sendable],
            "authoredOn": occasion.instant,
            "requester": occasion.requester_reference,
            "recipient": [occasion.subject_reference],
        }
    )


def _may_be_sent(question: Question, pack: Pack) -> bool:
    fact = pack.facts[question.fact]
    open_to_all = not (question.private or question.alone or fact.private or fact.alone)
    about_safety = any(reason.startswith("safety:") for reason in question.why)
    return open_to_all and not about_safety and fact.answered_by == "person" and fact.ask is not None


def task_id(item: Recommendation, pack: Pack, occasion: Occasion) -> str:
    """The id of a recommendation's Task, by which other resources refer to it."""
    return occasion.id(pack.digest, "Task", item.id)


def notes(item: Recommendation, pack: Pack) -> Iterator[str]:
    """What to know beside what to do: when, cautions, evidence, wording."""
    if item.status == "later":
        yield "Later, when this is in place: " + "; ".join(pack.gates[gate].label for gate in item.gates)
    if item.questions:
        yield "Find out first: " + "; ".join(pack.facts[fact].label for fact in item.questions)
    for caution in item.cautions:
        yield ("Check whether: " if caution.state == "check" else "Keep in mind: ") + caution.say
    effect = f" ({item.evidence.effect})" if item.evidence.effect else ""
    yield f"Evidence for this use: grade {item.evidence.grade}{effect}"
    if item.say:
        yield "Example wording: " + " / ".join(item.say)


def safety_notes(item: ActiveSafety) -> Iterator[str]:
    """What a host must show with a red flag."""
    if item.unanswered:
        yield words.UNANSWERED
    if item.policy is not None:
        yield f"Local policy: {item.policy}"
    if item.policy_missing:
        yield "The local policy text for this is missing: ask for the service's own procedure."
    if item.alone:
        yield words.ALONE
