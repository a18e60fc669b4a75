"""The JSON API for services that speak neither CDS Hooks nor FHIR: advice on a case, and questions about it.

Everything about a case is in the body, never in the address, which proxies and browsers remember.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.explain import Explanation
from resistance_rules.advice.items import Question, as_data
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.service.bodies import read_json
from resistance_rules.hosts.service.context import Service
from resistance_rules.hosts.service.documented import described
from resistance_rules.hosts.service.errors import Detail, ServiceError, case_details
from resistance_rules.hosts.service.query import no_other_parameters
from resistance_rules.hosts.service.request_models import (
    AskNextRequest,
    AssessRequest,
    WhatIfRequest,
    WhyRequest,
    read_as,
)
from resistance_rules.hosts.service.schemas import EXPLAINED, ref
from resistance_rules.knowledge.diagnostics import CaseError, UnknownIdError

JSON: Final = "application/json"
_BEYOND: Final = 10**40  # as `bodies.MOST_DIGITS`
_PAGE_POLICY: Final = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
}
_TEXT: Final = {"type": "string"}
_FORMATS: Final[Mapping[str, tuple[str, Callable[[Advice], str]]]] = {
    "json": (JSON, Advice.to_json),
    "html": ("text/html; charset=utf-8", Advice.to_html),
    "markdown": ("text/markdown; charset=utf-8", Advice.to_markdown),
    "text": ("text/plain; charset=utf-8", Advice.to_text),
}


def router(service: Service) -> APIRouter:
    """The routes of the JSON API."""
    routes = APIRouter(tags=["advice"], dependencies=[Depends(no_other_parameters)])
    kb = service.kb

    @routes.post(
        "/assess",
        summary="The advice on a case",
        **described(
            takes="AssessRequest",
            gives={JSON: ref("Advice"), "text/html": _TEXT, "text/markdown": _TEXT, "text/plain": _TEXT},
            about="The advice in the format asked for; show `safety` before anything else",
        ),
    )
    async def assess(request: Request) -> Response:
        asked = read_as(AssessRequest, await read_json(request, exact=True))
        media_type, face = _FORMATS[asked.format]
        text = await service.compute(
            lambda: face(_wanted(kb.assess(submitted(asked.case, kb)), shareable=asked.shareable))
        )
        return Response(text, media_type=media_type, headers=_PAGE_POLICY if asked.format == "html" else None)

    @routes.post(
        "/why",
        summary="Why something was concluded or recommended",
        **described(takes="WhyRequest", gives={JSON: ref("Explanation")}),
    )
    async def why(request: Request) -> Response:
        asked = read_as(WhyRequest, await read_json(request, exact=True))
        return _json(await service.compute(_explanation, kb, asked, Advice.why))

    @routes.post(
        "/why-not",
        summary="Why something was not concluded or recommended, and what would bring it",
        **described(takes="WhyRequest", gives={JSON: ref("Explanation")}),
    )
    async def why_not(request: Request) -> Response:
        asked = read_as(WhyRequest, await read_json(request, exact=True))
        return _json(await service.compute(_explanation, kb, asked, Advice.why_not))

    @routes.post(
        "/what-if",
        summary="The advice if some facts were otherwise, and what differs",
        **described(takes="WhatIfRequest", gives={JSON: ref("WhatIf")}),
    )
    async def what_if(request: Request) -> Response:
        asked = read_as(WhatIfRequest, await read_json(request, exact=True))
        return _json(await service.compute(_what_if, kb, asked))

    @routes.post(
        "/ask-next",
        summary="What is worth asking next",
        **described(takes="AskNextRequest", gives={JSON: ref("AskNext")}),
    )
    async def ask_next(request: Request) -> Response:
        asked = read_as(AskNextRequest, await read_json(request, exact=True))
        return _json(await service.compute(_questions, kb, asked))

    return routes


def submitted(facts: Mapping[str, Any], kb: KnowledgeBase) -> dict[str, Any]:
    """The facts of a body for the library: 3.0 is 3 where a whole number is expected, as JSON has but one number."""
    found = dict(facts)
    for name, value in facts.items():
        if isinstance(value, Decimal) and name in kb.pack.facts and kb.pack.facts[name].type == "integer":
            whole = value.to_integral_value()
            found[name] = int(whole) if whole == value and abs(whole) < _BEYOND else value
    return found


def _json(data: Any) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), media_type=JSON)


def _wanted(advice: Advice, *, shareable: bool) -> Advice:
    return advice.shareable() if shareable else advice


def _explanation(kb: KnowledgeBase, asked: WhyRequest, explain: Callable[[Advice, str], Explanation]) -> dict[str, Any]:
    """An explanation as data; both the case and the id are checked before anything is said."""
    problems = []
    name = asked.id
    kind, colon, rest = name.partition(":")
    if colon and kind in EXPLAINED:
        name = rest
    if not any(name in kb.pack.entries(each) for each in EXPLAINED):
        known = {key for each in EXPLAINED for key in kb.pack.entries(each)}
        problems.append(Detail("unknown_id", str(UnknownIdError(name, known)), "/id"))
    try:
        case = kb.case(submitted(asked.case, kb))
    except CaseError as error:
        problems += case_details(error.problems)
    if problems:
        raise ServiceError(422, "the request does not fit the pack", problems)
    return explain(kb.assess(case), name).to_dict()


def _what_if(kb: KnowledgeBase, asked: WhatIfRequest) -> dict[str, Any]:
    """A what-if as data; problems of the case and of the changes are reported together."""
    problems = []
    before, changes = submitted(asked.case, kb), submitted(asked.changes, kb)
    for where, facts in (("/case", before), ("/changes", changes)):
        try:
            kb.case(facts)
        except CaseError as error:
            problems += case_details(error.problems, where)
    if problems:
        raise ServiceError(422, "the request does not fit the pack's vocabulary", problems)
    changed, difference = kb.assess(before).what_if(changes)
    return {
        "changes": {name: changed.case.get(name) for name in sorted(changes)},
        "difference": difference.to_dict()["changes"],
        "advice": changed.to_dict(),
    }


def _questions(kb: KnowledgeBase, asked: AskNextRequest) -> dict[str, Any]:
    advice = kb.assess(submitted(asked.case, kb))
    shown = [_to_ask(question, kb) for question in advice.ask_next(asked.n)]
    return {"questions": shown, "open": len(advice.questions)}


def _to_ask(question: Question, kb: KnowledgeBase) -> dict[str, Any]:
    """A question with what its answer may be."""
    fact = kb.pack.facts[question.fact]
    return {
        "fact": fact.id,
        "label": fact.label,
        **{key: value for key, value in as_data(question).items() if key != "fact"},
        "answer": {
            "type": fact.type,
            "expected": fact.expected,
            "choice": list(fact.choice),
            "range": [float(end) if fact.type == "number" else int(end) for end in fact.range] if fact.range else None,
            "unit": fact.unit,
        },
    }
