"""`/health`, `/ready`, `/metrics`: for those who run the service. None says anything about a person."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.documented import described
from resistance_rules.hosts.service.metrics import CONTENT_TYPE
from resistance_rules.hosts.service.schemas import ref


def router(service: Service) -> APIRouter:
    """The routes for load balancers and supervisors."""
    routes = APIRouter(tags=["operation"])

    @routes.head("/health", include_in_schema=False)
    @routes.get(
        "/health", summary="Whether the process answers", **described(gives={"application/json": ref("Health")})
    )
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @routes.head("/ready", include_in_schema=False)
    @routes.get(
        "/ready",
        summary="Whether the pack is loaded and the database answers",
        **described(gives={"application/json": ref("Ready")}),
    )
    async def ready() -> Response:
        answers = await service.in_thread(service.database.answers)
        info = service.kb.pack.info
        body: dict[str, Any] = {
            "status": "ready" if answers else "database_unavailable",
            "pack": {"id": info.id, "version": info.version, "digest": service.kb.pack.digest},
        }
        return JSONResponse(body, 200 if answers else 503)

    if service.settings.metrics != "off":

        @routes.get(
            "/metrics",
            summary="Counts and times in the format of Prometheus",
            **described(gives={"text/plain": {"type": "string"}}),
        )
        async def metrics() -> Response:
            return Response(service.metrics.exposition(), media_type=CONTENT_TYPE)

    return routes
