"""The answer itself as a GuidanceResponse: how complete it is, what would complete it, and what was held back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import ActiveSafety, BarrierState, Question, Recommendation, Withheld
from resistance_rules.advice.render import words
from resistance_rules.advice.render.conditions import condition_in_words
from resistance_rules.hosts.fhir.codes import BASE, fact_codings
from resistance_rules.hosts.fhir.writing.occasion import Occasion
from resistance_rules.hosts.fhir.writing.parts import Resource, about, canonical, coding, meta, tidy, urn
from resistance_rules.knowledge.model import Pack

_MESSAGES: Final = "messages"
_OUTPUT: Final = "output"
Private = ActiveSafety | BarrierState | Recommendation | Withheld | Question


def guidance_response(
    advice: Advice, pack: Pack, occasion: Occasion, *, performer: str, result: str | None
) -> Resource:
    """The GuidanceResponse of an advice.

    Args:
        advice: what was advised.
        pack: the pack that it rests on.
        occasion: when and about whom.
        performer: id of the Device that gave it.
        result: id of the RequestGroup, if there is one.
    """
    identifier = occasion.id(pack.digest, "GuidanceResponse")
    issues = list(_issues(advice, pack, occasion))
    output = list(_output(advice))
    contained: list[Resource] = []
    if issues:
        contained.append({"resourceType": "OperationOutcome", "id": _MESSAGES, "issue": issues})
    if output:
        contained.append({"resourceType": "Parameters", "id": _OUTPUT, "parameter": output})
    resource = tidy(
        {
            "resourceType": "GuidanceResponse",
            "id": identifier,
            "meta": meta(private=is_private(advice) or bool(occasion.remarks), occasion=occasion),
            "contained": contained,
            "requestIdentifier": {"system": f"{BASE}/request", "value": occasion.seed} if occasion.seed else None,
            "identifier": [{"system": f"{BASE}/advice", "value": identifier}],
            "moduleCanonical": canonical("PlanDefinition", pack),
            "status": status(advice),
            "subject": occasion.subject_reference,
            "encounter": occasion.encounter_reference,
            "occurrenceDateTime": occasion.instant,
            "performer": {"reference": urn(performer)},
            "note": [{"text": text} for text in _notes(advice, pack)],
            "evaluationMessage": [{"reference": f"#{_MESSAGES}"}] if issues else [],
            "outputParameters": {"reference": f"#{_OUTPUT}"} if output else None,
            "result": None if result is None else {"reference": urn(result)},
        }
    )
    if advice.questions:
        resource["dataRequirement"] = [data_requirement(question, pack) for question in advice.questions]
    return resource


def status(advice: Advice) -> str:
    """How complete the advice is, in FHIR's words.

    `data-required`: a red flag or the status of a recommendation hangs on facts that are not known; `data-requested`:
    other facts could add to it; `success`: nothing that could be asked would.
    """
    reasons = {reason.partition(":")[0] for question in advice.questions for reason in question.why}
    if reasons & {"safety", "status"}:
        return "data-required"
    return "data-requested" if advice.questions else "success"


def is_private(advice: Advice) -> bool:
    """Whether anything in the advice is private, or cannot be shared."""
    return bool(advice.contradictions) or any(
        item.private
        for items in (advice.safety, advice.barriers, advice.recommendations, advice.withheld, advice.questions)
        for item in cast("tuple[Private, ...]", items)
    )


def data_requirement(question: Question, pack: Pack) -> Resource:
    """A fact worth asking, as the data that an EHR would look up: an Observation with one of these codes."""
    return {
        "extension": [
            about("question", {"valueString": question.ask}),
            *([about("ask-alone", {"valueBoolean": True})] if question.alone else []),
            *(about("question-reason", {"valueString": reason}) for reason in question.why),
        ],
        "type": "Observation",
        "mustSupport": ["code", "value"],
        "codeFilter": [{"path": "code", "code": fact_codings(pack.facts[question.fact])}],
    }


def _notes(advice: Advice, pack: Pack) -> Iterator[str]:
    if advice.note is not None:
        yield advice.note
    stated = pack.info.source_attributes
    released = stated.release_and_revision_dates if stated else None
    if released and "draft" in released.lower():
        yield f"These rules are: {released}."
    if pack.info.intended_use:
        yield pack.info.intended_use


def _issues(advice: Advice, pack: Pack, occasion: Occasion) -> Iterator[Resource]:
    """What a host must show: it is about the advice itself."""
    for item in advice.unanswered:
        yield _issue("error", f"{item.label}: {words.UNANSWERED}")
    for item in advice.safety:
        policy = pack.safety[item.id].policy
        if item.policy_missing and policy is not None:
            needed = policy.needed.rstrip(".")
            yield _issue("warning", words.POLICY_MISSING.format(conditions=f"“{item.label}”", needed=needed))
    for name in advice.contradictions:
        facts = "; ".join(condition_in_words(part, pack) for part in pack.assume[name].not_both)
        yield _issue("warning", f"{words.CONTRADICTION}: {facts}")
    for remark in occasion.remarks:
        yield _issue("warning", f"Not read from the record: {remark}", "processing")


def _issue(severity: str, text: str, code: str = "business-rule") -> Resource:
    return {"severity": severity, "code": code, "details": {"text": text}}


def _output(advice: Advice) -> Iterator[Resource]:
    """Red flags, so that the answer alone is never without them; then what no other resource says."""
    for item in advice.safety:
        yield {"name": "red-flag", "part": _red_flag(item)}
    for barrier in advice.barriers:
        if barrier.level in ("likely", "possible"):
            yield {"name": "barrier", "part": _barrier(barrier)}
    for withheld in advice.withheld:
        yield {"name": "withheld", "part": _withheld(withheld)}
    for pathway in advice.pathways:
        parts = [
            {"name": "pathway", "valueCoding": coding("pathway", pathway.id, pathway.label)},
            {"name": "stage", "valueString": pathway.stage_label or "all stages are done"},
        ]
        yield {"name": "pathway-stage", "part": parts}


def _red_flag(item: ActiveSafety) -> list[dict[str, Any]]:
    return [
        {"name": "safety", "valueCoding": coding("safety", item.id, item.label)},
        {"name": "urgency", "valueCode": item.urgency.replace("_", "-")},
        *([{"name": "because", "valueString": item.because}] if item.because else []),
    ]


def _barrier(item: BarrierState) -> list[dict[str, Any]]:
    return [
        {"name": "barrier", "valueCoding": coding("barrier", item.id, item.label)},
        {"name": "level", "valueCode": item.level},
        {"name": "points", "valueInteger": item.points},
        *({"name": "because", "valueString": text} for text in item.because if text),  # nothing was submitted: no text
        *({"name": "against", "valueString": text} for text in item.against if text),
    ]


def _withheld(item: Withheld) -> list[dict[str, Any]]:
    return [
        {"name": "intervention", "valueCoding": coding("intervention", item.id, item.label)},
        *({"name": "by", "valueString": by} for by in item.by),
        *({"name": "because", "valueString": text} for text in item.because if text),
    ]
