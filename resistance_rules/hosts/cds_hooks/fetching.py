"""Reading from the client's FHIR server what it has not prefetched. Only from servers that the site has named.

No redirect is followed, no proxy from the environment is used, the next page has to lie below the same address, and all
of it together ends in time. What cannot be read stays missing; nothing of an answer is logged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urljoin

import anyio
import httpx2

from resistance_rules.hosts.cds_hooks.fetch_policy import FetchPolicy, within
from resistance_rules.hosts.cds_hooks.prefetch import Template
from resistance_rules.hosts.cds_hooks.requests import HookRequest, Json

_OK: Final = 200
_FAILED: Final[Json] = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}


async def fetch(
    request: HookRequest,
    templates: Sequence[Template],
    policy: FetchPolicy,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> dict[str, Any]:
    """Read templates from the server that the request names.

    Args:
        request: says which server, which patient, and with which token.
        templates: what to read.
        policy: where and how much may be read.
        transport: in place of the network, for tests.

    Returns:
        By key: what was found, or an OperationOutcome where reading failed. Empty if the server is none of the site's.
    """
    access = request.access
    if access is None or not templates or not policy.allows(access.server):
        return {}
    headers = {"Accept": "application/fhir+json"}
    if access.token:
        headers["Authorization"] = f"Bearer {access.token}"
    found: dict[str, Any] = {template.key: _FAILED for template in templates}
    async with httpx2.AsyncClient(
        headers=headers, timeout=policy.seconds, follow_redirects=False, trust_env=False, transport=transport
    ) as client:
        with anyio.move_on_after(policy.seconds):
            async with anyio.create_task_group() as tasks:
                for template in templates:
                    tasks.start_soon(_into, found, template, client, access.server, request.patient, policy)
    return found


async def _into(
    found: dict[str, Any],
    template: Template,
    client: httpx2.AsyncClient,
    server: str,
    patient: str,
    policy: FetchPolicy,
) -> None:
    address = f"{server}/{template.for_patient(patient)}"
    first: dict[str, Any] | None = None
    for _ in range(policy.pages):
        page = await _get(client, address, policy.bytes)
        if page is None:
            return
        if first is None:
            first = page
        else:
            first["entry"] = [*_list(first, "entry"), *_list(page, "entry")]
            first["link"] = _list(page, "link")
        found[template.key] = first
        following = _next(page, address)
        if following is None or not within(server, following):
            return
        address = following


async def _get(client: httpx2.AsyncClient, address: str, most: int) -> dict[str, Any] | None:
    """One resource; None if it could not be read."""
    try:
        async with client.stream("GET", address) as response:
            if response.status_code != _OK:
                return None
            body = b""
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > most:
                    return None
        data = json.loads(body)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and isinstance(data.get("resourceType"), str) else None


def _next(page: Json, address: str) -> str | None:
    for link in _list(page, "link"):
        url = link.get("url") if isinstance(link, dict) and link.get("relation") == "next" else None
        if isinstance(url, str):
            return urljoin(address, url)
    return None


def _list(page: Json, name: str) -> list[Any]:
    value = page.get(name)
    return value if isinstance(value, list) else []
