"""What a reviewer asks for: the source attributes of the pack, and the trace of one advice."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.audit.source_attributes import source_attributes
from resistance_rules.audit.trace import trace_of, written_trace
from resistance_rules.hosts.service.api import submitted
from resistance_rules.hosts.service.bodies import plain_numbers, read_json
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.documented import described
from resistance_rules.hosts.service.errors import Detail, ServiceError
from resistance_rules.hosts.service.query import no_other_parameters
from resistance_rules.hosts.service.request_models import AuditRequest, read_as
from resistance_rules.hosts.service.schemas import ref
from resistance_rules.knowledge.diagnostics import displayed_id

_JSON: Final = "application/json"


def router(service: Service) -> APIRouter:
    """The routes for reviewers."""
    routes = APIRouter(tags=["audit"], dependencies=[Depends(no_other_parameters)])
    kb = service.kb

    @routes.get(
        "/source-attributes",
        summary="The source attributes of 45 CFR 170.315(b)(11)(iv)(A)",
        **described(gives={_JSON: ref("SourceAttributes")}, about="Thirteen attributes, nine of them computed"),
    )
    async def attributes() -> Response:
        return JSONResponse(await service.compute(source_attributes, kb.pack))

    @routes.post(
        "/audit",
        summary="Why the advice on a case comes out as it does, as data that can be replayed",
        **described(takes="AuditRequest", gives={_JSON: ref("Trace")}, about="The trace; it holds the case"),
    )
    async def audit(request: Request) -> Response:
        asked = read_as(AuditRequest, await read_json(request, exact=True))
        return Response(await service.compute(_trace, kb, asked), media_type=_JSON)

    return routes


def _trace(kb: KnowledgeBase, asked: AuditRequest) -> str:
    case = kb.case(submitted(asked.case, kb))
    problems = [
        Detail("not_in_case", f"the case does not hold {displayed_id(name)}", "/provenance", "leave it out here, too")
        for name in sorted(set(asked.provenance) - set(case))
    ]
    if problems:
        raise ServiceError(422, "there is provenance of facts that the case does not hold", problems)
    return written_trace(trace_of(kb.assess(case), provenance=plain_numbers(asked.provenance), at=asked.at))
