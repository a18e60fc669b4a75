"""FHIR over HTTP, for callers that have resources and no hook: facts out of them, and the advice as resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.cds_hooks.mappings import mapping_for
from resistance_rules.hosts.fhir.publishing import Publication, pack_bundle
from resistance_rules.hosts.fhir.reading import FhirError, FhirFacts, FhirMapping, facts_from_fhir
from resistance_rules.hosts.fhir.writing import Occasion, advice_bundle, bad_reference
from resistance_rules.hosts.service.api import submitted
from resistance_rules.hosts.service.bodies import plain_numbers, read_json
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.documented import described
from resistance_rules.hosts.service.errors import FHIR_JSON, ServiceError, fhir_details
from resistance_rules.hosts.service.query import no_other_parameters
from resistance_rules.hosts.service.request_models import FhirAdviceRequest, FhirFactsRequest, read_as
from resistance_rules.hosts.service.schemas import ref

_JSON: Final = "application/json"


def router(service: Service) -> APIRouter:
    """The routes. Their errors are OperationOutcomes: see `errors`."""
    routes = APIRouter(prefix="/fhir", tags=["FHIR"], dependencies=[Depends(no_other_parameters)])
    kb = service.kb
    mapping = mapping_for(kb, service.settings.fhir_mapping)

    @routes.post(
        "/facts",
        summary="The facts in FHIR resources, with where each comes from",
        **described(
            takes="FhirFactsRequest",
            gives={_JSON: ref("FhirFacts")},
            about="A case for the JSON API, and everything that became no fact, with the reason",
        ),
    )
    async def facts(request: Request) -> Response:
        body = await read_json(request, exact=True)
        asked = read_as(FhirFactsRequest, {"source": body} if "resourceType" in body else body)
        found = await service.compute(_facts, mapping, asked)
        return JSONResponse(found.to_dict())

    @routes.post(
        "/advice",
        summary="The advice on FHIR resources, or on facts, as FHIR resources",
        **described(
            takes="FhirAdviceRequest",
            gives={FHIR_JSON: ref("Bundle")},
            about="GuidanceResponse, RequestGroup, DetectedIssue, Flag, Task, CarePlan, Device, Provenance",
        ),
    )
    async def advice(request: Request) -> Response:
        asked = read_as(FhirAdviceRequest, await read_json(request, exact=True))
        return JSONResponse(await service.compute(_advice, kb, mapping, asked), media_type=FHIR_JSON)

    @routes.get(
        "/pack",
        summary="The pack as FHIR knowledge resources",
        **described(gives={FHIR_JSON: ref("Bundle")}, about="Library, PlanDefinition, ActivityDefinition; drafts"),
    )
    async def pack() -> Response:
        return JSONResponse(await service.compute(pack_bundle, kb, Publication()), media_type=FHIR_JSON)

    return routes


def _facts(mapping: FhirMapping, asked: FhirFactsRequest | FhirAdviceRequest) -> FhirFacts:
    try:
        return facts_from_fhir(
            plain_numbers(asked.source),
            mapping=mapping,
            patient=asked.patient,
            now=asked.now,
            complete=frozenset(asked.complete),
        )
    except FhirError as error:
        raise ServiceError(422, "the resources cannot be read", fhir_details(error, "/source")) from None


def _remarks(kb: KnowledgeBase, found: FhirFacts, own: Mapping[str, Any]) -> Iterator[str]:
    """What somebody should look at: also where the caller's facts hide a result, or no result is of this person."""
    yield from found.remarks(kb.pack.facts)
    for entry in found.found:
        if entry.fact in own and own[entry.fact] != entry.value:
            yield f"{kb.pack.facts[entry.fact].label}: it says otherwise than the caller, whose value was taken"
    if not found.found and "other_patient" in found.reasons():
        yield "resources of somebody else; none that was sent is about the person in question and gave a fact"


def _advice(kb: KnowledgeBase, mapping: FhirMapping, asked: FhirAdviceRequest) -> Mapping[str, Any]:
    found = None if asked.source is None else _facts(mapping, asked)
    own = submitted(asked.case, kb)
    read = dict(found.facts) if found else {}
    advice = kb.assess({**read, **own})
    subject = (found.patient if found else None) or asked.patient
    if subject is not None and bad_reference(subject):
        subject = None  # what a resource called itself by is no reference that others could follow
    sources = {fact.fact: fact.sources[0].resource for fact in found.found} if found else {}
    occasion = Occasion(
        at=asked.now or (found.now if found else datetime.now(UTC)),
        subject=subject,
        encounter=asked.encounter,
        requester=asked.requester,
        remarks=tuple(_remarks(kb, found, own)) if found else (),
        fact_sources={
            name: reference for name, reference in sources.items() if name not in own and not bad_reference(reference)
        },
    )
    shown = advice.shareable() if asked.shareable else advice
    return advice_bundle(shown, kb.pack, occasion)
