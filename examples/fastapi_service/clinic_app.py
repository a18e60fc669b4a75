"""A clinic's own FastAPI application that gives its clinicians advice from the library. README.md says how to run it.

It is not `resistance-rules serve`, where everything is ready-made. Here the library is one import among others, and
the clinic decides on addresses, log-ins, storage and words.
"""

import json
import logging
import os
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from resistance_rules import Advice, CaseError, KnowledgeBase, load
from resistance_rules.audit.replay import TraceError, read_trace, replay
from resistance_rules.audit.trace import trace_of, written_trace
from resistance_rules.hosts.fhir.writing import Occasion, advice_bundle

LARGEST_BODY = 64 * 1024  # a case with every fact known is a tenth of that
log = logging.getLogger("clinic")


class Contact(BaseModel):
    """What the clinic's own pages send: who it is about stays in the body, as addresses end up in logs."""

    model_config = ConfigDict(extra="forbid")

    person: Annotated[str, StringConstraints(pattern=r"^Patient/[A-Za-z0-9.-]{1,64}$")]
    facts: dict[str, Any]
    seen_by: Literal["clinician", "person"] = "clinician"


class Refused(Exception):  # noqa: N818  (it is an answer, not a defect)
    """A request that gets an error as its answer: what is wrong, without what was sent."""

    def __init__(self, status: int, problems: list[dict[str, Any]]) -> None:
        super().__init__(status)
        self.status = status
        self.problems = problems


def create_app(kb: KnowledgeBase, audits: Path) -> FastAPI:
    """The application, with a loaded pack and a folder for the traces of what was advised."""
    app = FastAPI(title="A clinic's engagement desk", docs_url=None, redoc_url=None)
    audits.mkdir(parents=True, exist_ok=True)

    @app.post("/engagement")
    async def engagement(request: Request) -> Response:
        """Advice as JSON; for the person's own screen without anything private."""
        contact = await read_contact(request)
        advice, name = await run_in_threadpool(advise, kb, contact, audits)
        shown = advice.shareable() if contact.seen_by == "person" else advice
        return answer(shown.to_json(), "application/json", name, contact)

    @app.post("/engagement.html")
    async def engagement_page(request: Request) -> Response:
        """The same as a page to print."""
        contact = await read_contact(request)
        advice, name = await run_in_threadpool(advise, kb, contact, audits)
        shown = advice.shareable() if contact.seen_by == "person" else advice
        return answer(shown.to_html(), HTMLResponse.media_type or "text/html", name, contact)

    @app.post("/engagement.fhir")
    async def engagement_bundle(request: Request) -> Response:
        """The same as a FHIR R4 Bundle of drafts and proposals."""
        contact = await read_contact(request)
        advice, name = await run_in_threadpool(advise, kb, contact, audits)
        shown = advice.shareable() if contact.seen_by == "person" else advice
        occasion = Occasion(at=datetime.now(UTC), subject=contact.person, seed=name)
        bundle = await run_in_threadpool(advice_bundle, shown, kb.pack, occasion)
        return answer(json.dumps(bundle, ensure_ascii=False), "application/fhir+json", name, contact)

    @app.get("/audits/{name}")
    def audit(name: uuid.UUID) -> dict[str, Any]:
        """Whether what was advised then would be advised now: for the clinic's quality board."""
        try:
            result = replay(read_trace((audits / f"{name}.json").read_bytes()), kb)
        except FileNotFoundError:
            raise HTTPException(404, "there is no such audit") from None
        except (TraceError, CaseError):
            raise HTTPException(409, "this audit cannot be replayed on the rules that are loaded") from None
        return {"same": result.same, "intact": result.intact, "same_rules": result.same_pack}

    @app.get("/facts")
    def facts() -> list[dict[str, Any]]:
        """What a form may ask. What a person leaves open is left out: unknown is never no."""
        return [
            {"id": fact.id, "label": fact.label, "ask": fact.ask, "expected": fact.expected, "alone": fact.alone}
            for fact in kb.pack.facts.values()
        ]

    @app.exception_handler(Refused)
    async def refused(_: Request, error: Refused) -> JSONResponse:
        return JSONResponse({"problems": error.problems}, error.status)

    @app.exception_handler(RequestValidationError)
    async def bad_address(_: Request, __: RequestValidationError) -> JSONResponse:
        """FastAPI would repeat what was sent."""
        return JSONResponse({"problems": [{"expected": "another address"}]}, 422)

    @app.exception_handler(Exception)
    async def crash(_: Request, error: Exception) -> JSONResponse:
        """An error is an error: an empty advice would read like "all is well". Its text may hold a case."""
        log.error("no advice because of %s", type(error).__name__)
        return JSONResponse({"problems": [{"expected": "a working service; there is no advice on this case"}]}, 500)

    return app


async def read_contact(request: Request) -> Contact:
    """The body, checked, without ever holding more of it than a case needs."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise Refused(413, [{"expected": f"at most {LARGEST_BODY} bytes"}])
    try:
        return Contact.model_validate_json(bytes(body))
    except ValidationError as error:
        raise Refused(422, [said(one) for one in error.errors(include_input=False)]) from None


def said(problem: Any) -> dict[str, Any]:
    """What is wrong with the body, without anything of it: not even the name of a key that should not be there."""
    if problem["type"] == "extra_forbidden":
        return {"at": "", "expected": "no other key than person, facts and seen_by"}
    return {"at": str(problem["loc"][0]) if problem["loc"] else "", "expected": problem["msg"]}


def advise(kb: KnowledgeBase, contact: Contact, audits: Path) -> tuple[Advice, str]:
    """The advice, and the name of its audit, which is kept before anybody sees the advice."""
    try:
        advice = kb.assess(contact.facts)
    except CaseError as error:
        problems = [{"at": f"facts.{one.fact}", "expected": one.expected, "help": one.help} for one in error.problems]
        raise Refused(422, problems) from None
    name = str(uuid.uuid4())
    trace = written_trace(trace_of(advice, at=datetime.now(UTC)))
    unfinished = audits / f"{name}.new"
    unfinished.write_text(trace, encoding="utf-8")
    unfinished.replace(audits / f"{name}.json")
    return advice, name


def answer(text: str, media_type: str, audit: str, contact: Contact) -> Response:
    """What goes to the screen; only a clinician's names the audit."""
    headers = {"Cache-Control": "no-store"}
    if contact.seen_by == "clinician":
        headers["Location"] = f"/audits/{audit}"
    return Response(text, media_type=media_type, headers=headers)


def from_environment() -> FastAPI:
    """The application as uvicorn starts it: the pack is loaded once, before anybody is served."""
    pack = os.environ.get("CLINIC_PACK", "engagement")
    return create_app(load(pack), Path(os.environ.get("CLINIC_AUDITS", "audits")))
