"""Query parameters: those that a route declares and no others; a misspelt one would silently have no effect."""

from __future__ import annotations

from fastapi.routing import APIRoute
from starlette.requests import Request

from resistance_rules.hosts.service.errors import Detail, ServiceError
from resistance_rules.knowledge.diagnostics import did_you_mean, displayed_id


async def no_other_parameters(request: Request) -> None:
    """Refuse query parameters that the route does not have, and one that is given twice; a dependency of routers.

    Raises:
        ServiceError: 422, with all of them.
    """
    route = request.scope.get("route")
    known = {field.alias for field in route.dependant.query_params} if isinstance(route, APIRoute) else set()
    problems = []
    given = [name for name, _ in request.query_params.multi_items()]
    for name in dict.fromkeys(given):
        if name not in known:
            help_text = did_you_mean(name, known) or "what is asked for is said in the body"
            problems.append(
                Detail("unknown_parameter", f"there is no parameter {displayed_id(name)}", "query", help_text)
            )
        elif given.count(name) > 1:
            problems.append(Detail("repeated_parameter", "this parameter is given more than once", f"query:{name}"))
    if problems:
        raise ServiceError(422, "the address has parameters that are not known here", problems)
