"""The CDS services: what discovery says, and the answer to a call. Functions of their arguments; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from attrs import define, evolve, field

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.cds_hooks.cards import Card, Cards, usual_advice
from resistance_rules.hosts.cds_hooks.drafts import Drafts, occasion_of
from resistance_rules.hosts.cds_hooks.hooks import HOOKS, Hook, hook_of, service_id
from resistance_rules.hosts.cds_hooks.identities import Subject, subjects
from resistance_rules.hosts.cds_hooks.options import HookOptions
from resistance_rules.hosts.cds_hooks.prefetch import Template, templates_of
from resistance_rules.hosts.cds_hooks.problems import NOT_FOUND, HookError, HookProblem
from resistance_rules.hosts.cds_hooks.proposed import notes, with_proposed
from resistance_rules.hosts.cds_hooks.record import Record
from resistance_rules.hosts.cds_hooks.requests import HookRequest
from resistance_rules.hosts.cds_hooks.unclear import Gap, unclear
from resistance_rules.hosts.cds_hooks.variants import vary
from resistance_rules.hosts.fhir.reading import FhirFacts, FhirMapping, facts_from_fhir
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.diagnostics import did_you_mean

_REQUIREMENTS: Final = (
    "For clinicians and teams; a patient or relative as user gets no cards. Needs prefetched data ({needed}): without "
    "them the answer is 412. The rules are {version}."
)
_REQUIREMENTS_FOR_ALL: Final = (
    "A patient or relative as user sees only what is not private. Needs prefetched data ({needed}): without them the "
    "answer is 412. The rules are {version}."
)
_CUT_SHORT: Final = "fewer were sent than were asked for, and there are more in the record"


@define(eq=False)
class HookServices:
    """The services of one pack.

    Attributes:
        kb: the loaded pack.
        mapping: from FHIR to the pack's facts.
        options: what the site has chosen.
    """

    kb: KnowledgeBase
    mapping: FhirMapping
    options: HookOptions = field(factory=HookOptions)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The prefetch templates of every service."""
        return templates_of(self.mapping)

    @cached_property
    def usual(self) -> frozenset[str]:
        """What the pack recommends where nothing is known."""
        return usual_advice(self.kb)

    @cached_property
    def subjects(self) -> Mapping[int, Subject]:
        """What the ids of cards and suggestions can stand for."""
        return subjects(self.kb.pack)

    def discovery(self) -> dict[str, Any]:
        """The answer to `GET /cds-services`."""
        info = self.kb.pack.info
        released = info.source_attributes.release_and_revision_dates if info.source_attributes else None
        text = _REQUIREMENTS_FOR_ALL if self.options.people else _REQUIREMENTS
        version = f"pack {info.id} {info.version}" + (f" ({released})" if released else "")
        return {
            "services": [
                {
                    "hook": hook.name,
                    "title": hook.title,
                    "description": hook.description,
                    "id": service_id(info.id, hook),
                    "prefetch": {template.key: template.query for template in self.templates},
                    "usageRequirements": text.format(needed=", ".join(self.options.needed) or "none", version=version),
                }
                for hook in HOOKS.values()
            ]
        }

    def hook(self, service: str) -> Hook:
        """The hook of a service.

        Raises:
            HookError: 404, there is no such service.
        """
        hook = hook_of(self.kb.pack.info.id, service)
        if hook is None:
            known = [service_id(self.kb.pack.info.id, hook) for hook in HOOKS.values()]
            meant = did_you_mean(service, known) or "`GET /cds-services` lists what there is"
            problem = HookProblem("unknown_service", "there is no service of this id", "", meant)
            raise HookError(NOT_FOUND, "there is no such CDS service", [problem])
        return hook

    def read(self, service: str, body: object) -> HookRequest:
        """Check the body of a call to a service.

        Raises:
            HookError: 404 or 400, with every problem.
        """
        return HookRequest.read(body, self.hook(service), bare_context=self.options.healthchain)

    def unread(self, request: HookRequest) -> tuple[Template, ...]:
        """What was not prefetched and could be fetched."""
        return Record.of(request, self.templates).missing()

    def answer(
        self,
        request: HookRequest,
        at: datetime,
        fetched: Mapping[str, Any] | None = None,
        explanations: str | None = None,
    ) -> dict[str, Any]:
        """The answer to a call.

        Args:
            request: the call.
            at: now, with its time zone.
            fetched: what was read from the client's FHIR server, by prefetch key.
            explanations: where the pages are that cards link to, without a slash at the end; None: no links.

        Raises:
            HookError: 412, data that are needed are not there.
            EngineError: the inference engine failed.
        """
        if request.is_for_the_person and not self.options.people:
            return {"cards": []}
        record = Record.of(request, self.templates, fetched)
        record.require(self.options.needed)
        found = self._found(request, at, record)
        advice = self.kb.assess(dict(found.facts))
        shareable = advice.shareable()
        service = service_id(self.kb.pack.info.id, request.hook)
        cards = Cards(
            advice=shareable if request.is_for_the_person else advice,
            pack=self.kb.pack,
            service=service,
            instance=request.instance,
            options=self.options,
            drafts=Drafts(
                pack=self.kb.pack,
                service=service,
                instance=request.instance,
                occasion=occasion_of(request, at),
                shareable=shareable,
                full=advice,
            ),
            usual=self.usual,
            gaps=tuple(self._gaps(request, record, found)),
            notes=tuple(self._notes(request, record)),
            explanations=explanations,
        )
        shown = cards.all()
        short = record.cut_short()
        if short and not shown:  # no card would carry the small print, and what was not sent may be urgent
            shown = evolve(cards, gaps=[Gap(f"{name}: {_CUT_SHORT}") for name in short]).all()
        return {"cards": vary(list[Card](shown), self.options)}

    def facts(self, request: HookRequest, at: datetime, record: Record | None = None) -> dict[str, Submitted]:
        """The facts that a call holds, of the record and of what is being entered.

        Args:
            request: the call.
            at: now, with its time zone.
            record: what was read of the record; left out: what was prefetched.
        """
        return dict(self._found(request, at, record or Record.of(request, self.templates)).facts)

    def _found(self, request: HookRequest, at: datetime, record: Record) -> FhirFacts:
        complete = {part.template.type for part in record.parts if record.is_complete(part.template.type)}
        resources = with_proposed(record.resources, request, at)
        return facts_from_fhir(resources, mapping=self.mapping, patient=request.patient, now=at, complete=complete)

    def _gaps(self, request: HookRequest, record: Record, found: FhirFacts) -> Iterator[Gap]:
        """What failed to be read, and what was read and says nothing that counts."""
        yield from map(Gap, record.failures())
        for gap in unclear(found, self.kb.pack):
            if not (gap.private and request.is_for_the_person):
                yield gap

    def _notes(self, request: HookRequest, record: Record) -> Iterator[str]:
        yield from notes(request)
        yield from record.notes()
