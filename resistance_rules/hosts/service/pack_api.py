"""`GET /pack/...`: what the pack of this service says. Knowledge only: nothing here is about a person."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Path
from starlette.responses import JSONResponse, Response

from resistance_rules.advice.entry_data import as_plain, referring_to
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.documented import described
from resistance_rules.hosts.service.query import no_other_parameters
from resistance_rules.hosts.service.schemas import ref
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.knowledge.model import SECTIONS, Pack
from resistance_rules.knowledge.schema import case_schema, pack_schema

_JSON: Final = "application/json"
_SCHEMA: Final = {"type": "object"}
Section = Literal[
    "facts", "sources", "rules", "barriers", "gates", "categories", "interventions", "safety", "contraindications",
    "pathways", "never", "always", "assume", "examples",
]  # fmt: skip
EntryId = Annotated[str, Path(max_length=100, pattern="^[A-Za-z0-9_-]+$", description="the id of an entry")]


def router(service: Service) -> APIRouter:
    """The routes about the pack."""
    routes = APIRouter(prefix="/pack", tags=["pack"], dependencies=[Depends(no_other_parameters)])
    pack = service.kb.pack

    @routes.get("", summary="Which pack this is", **described(gives={_JSON: ref("PackSummary")}))
    async def summary() -> Response:
        return JSONResponse(_summary(pack))

    @routes.get(
        "/schema/case",
        summary="JSON Schema of a case",
        **described(gives={_JSON: _SCHEMA}, about="JSON Schema, draft 2020-12"),
    )
    async def schema_of_case() -> Response:
        return JSONResponse(case_schema(pack))

    @routes.get(
        "/schema/files",
        summary="JSON Schema of the pack's files, for editors",
        **described(gives={_JSON: _SCHEMA}, about="JSON Schema, draft 2020-12"),
    )
    async def schema_of_files() -> Response:
        return JSONResponse(await service.compute(pack_schema, pack))

    @routes.get(
        "/{section}",
        summary="All entries of one kind: facts are the vocabulary, sources the literature, ...",
        **described(gives={_JSON: ref("PackList")}, errors=(404,)),
    )
    async def entries(section: Section) -> Response:
        kind = SECTIONS[section][0]
        return JSONResponse(await service.compute(_listed, pack, kind))

    @routes.get(
        "/{section}/{entry_id}",
        summary="One entry, and what refers to it",
        **described(gives={_JSON: ref("PackEntry")}, errors=(404,)),
    )
    async def entry(section: Section, entry_id: EntryId) -> Response:
        kind = SECTIONS[section][0]
        if entry_id not in pack.entries(kind):
            raise UnknownIdError(entry_id, pack.entries(kind), kind)
        return JSONResponse(await service.compute(_one, pack, kind, entry_id))

    return routes


def _summary(pack: Pack) -> dict[str, Any]:
    info = pack.info
    return {
        "id": info.id,
        "title": info.title,
        "version": info.version,
        "digest": pack.digest,
        "format": info.format,
        "language": info.language,
        "intended_use": info.intended_use,
        "shows": info.shows,
        "counts": {section: len(pack.entries(kind)) for section, (kind, _) in SECTIONS.items()},
    }


def _listed(pack: Pack, kind: str) -> dict[str, Any]:
    return {"kind": kind, "entries": [as_plain(entry) for entry in pack.entries(kind).values()]}


def _one(pack: Pack, kind: str, name: str) -> dict[str, Any]:
    entry = pack.entries(kind)[name]
    return {
        "kind": kind,
        "id": name,
        "place": str(entry.place) if entry.place else None,
        "entry": as_plain(entry),
        "referred_to_by": referring_to((kind, name), pack),
    }
