"""What a clinician can accept with one click: FHIR R4 drafts, made from the shareable rendering and nothing else.

A Task or CarePlan may be read in a portal, a message by whoever holds the phone. So what is private is never drafted:
the clinician can still say "we are doing this", which writes nothing to the record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from attrs import field, frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import Recommendation
from resistance_rules.advice.render.words import clean
from resistance_rules.hosts.cds_hooks.identities import Subject, identity
from resistance_rules.hosts.cds_hooks.requests import HookRequest
from resistance_rules.hosts.cds_hooks.summaries import cut
from resistance_rules.hosts.fhir.writing import Occasion, care_plan_draft, question_request_draft, task_draft
from resistance_rules.knowledge.model import Pack

_LONGEST_LABEL: Final = 80
_RAISED: Final = ("likely", "possible")
_TASK: Final = "Make it a task (draft)"
_CARE_PLAN: Final = "Add it to a care plan (draft, with its task)"
_ACTING: Final = "We are doing this (nothing is written to the record)"
_ACTING_NOW: Final = "We are acting on this now (nothing is written to the record)"
_MESSAGE: Final = "Ask the person beforehand (draft message)"


def occasion_of(request: HookRequest, at: datetime) -> Occasion:
    """About whom, with whom and when, for drafts that may be read by others."""
    return Occasion(
        at=at,
        subject=f"Patient/{request.patient}",
        encounter=f"Encounter/{request.encounter}" if request.encounter else None,
        requester=request.user,
        seed=request.instance,
        shareable=True,
    )


@frozen(eq=False)
class Drafts:
    """The suggestions of one response.

    Attributes:
        shareable: the advice without anything private; the only source of what is drafted.
        full: the advice itself; asked only whether something private is in play.
    """

    pack: Pack
    service: str
    instance: str
    occasion: Occasion
    shareable: Advice
    full: Advice
    _shared: Mapping[str, Recommendation] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_shared", {item.id: item for item in self.shareable.recommendations})

    def for_recommendation(self, item: Recommendation) -> list[dict[str, Any]]:
        """Task, or Task and CarePlan; for what is private only the word that it is being done."""
        subject, ready = Subject("intervention", item.id), item.status == "now"
        shared = self._shared.get(item.id)
        if shared is None:
            return [self._suggestion(subject, "acting", _ACTING, recommended=ready)]
        return list(self._for_shared(subject, shared, ready=ready))

    def _for_shared(self, subject: Subject, item: Recommendation, *, ready: bool) -> Iterator[dict[str, Any]]:
        task = task_draft(item, self.pack, self.occasion)
        about = cut(clean(item.label), _LONGEST_LABEL)
        make_task = _create(f"Create a draft task: {about}", task)
        yield self._suggestion(subject, "task", _TASK, make_task, recommended=ready)
        plan = care_plan_draft([item], self.pack, self.occasion)
        # Actions carry no `fullUrl`, so the plan names its task as it will be called on the client's server.
        plan["activity"] = [{"reference": {"reference": f"Task/{task['id']}"}}]
        make_plan = _create(f"Create a draft care plan with: {about}", plan)
        yield self._suggestion(subject, "care_plan", _CARE_PLAN, make_task, make_plan, recommended=False)

    def for_safety(self, entry: str) -> list[dict[str, Any]]:
        """Nothing of a red flag is drafted; saying that it is being acted on is feedback."""
        return [self._suggestion(Subject("safety", entry), "acting", _ACTING_NOW, recommended=True)]

    def for_questions(self, shown: Collection[str]) -> list[dict[str, Any]]:
        """Those of the questions shown that may be sent, as a message.

        None where something private is in play: somebody else may hold the phone.
        """
        if any(item.private for item in self.full.safety):
            return []
        if any(item.private for item in self.full.barriers if item.level in _RAISED):
            return []
        asked = [item for item in self.shareable.questions if item.fact in shown]
        message = question_request_draft(asked, self.pack, self.occasion)
        if message is None:
            return []
        make = _create("Create a draft message with these questions; read and change it before sending", message)
        return [self._suggestion(Subject("questions"), "message", _MESSAGE, make, recommended=False)]

    def _suggestion(
        self, subject: Subject, kind: str, label: str, *actions: dict[str, Any], recommended: bool
    ) -> dict[str, Any]:
        suggestion: dict[str, Any] = {
            "label": label,
            "uuid": identity(subject.suggestion(kind), self.pack, self.service, self.instance),
            "isRecommended": recommended,
        }
        if actions:
            suggestion["actions"] = list(actions)
        return suggestion


def _create(description: str, resource: dict[str, Any]) -> dict[str, Any]:
    return {"type": "create", "description": description, "resource": resource}
