"""What the parts of the service share: settings, pack, database, metrics, and how work gets off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

import anyio
import anyio.to_thread
from attrs import field, frozen
from starlette.requests import Request

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.service.database import Database
from resistance_rules.hosts.service.metrics import Metrics
from resistance_rules.hosts.service.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


@frozen(eq=False)
class Service:
    """One application's parts. A handler gets it as `Service.of(request)`, a router is made with it.

    Attributes:
        settings: what the site has set.
        kb: the loaded pack.
        database: used tokens, feedback.
        metrics: counts and times, without anything of a person.
    """

    settings: Settings
    kb: KnowledgeBase
    database: Database
    metrics: Metrics = field(factory=Metrics)
    _computing: anyio.CapacityLimiter = field(factory=lambda: anyio.CapacityLimiter(1), alias="computing", repr=False)

    @classmethod
    def of(cls, request: Request) -> Service:
        """The service that a request came to."""
        service = request.app.state.service
        assert isinstance(service, cls)  # noqa: S101  (narrows)
        return service

    async def compute(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what computes (an assessment, a rendering) in a thread, one at a time.

        Python computes in one thread at a time: more would only make the event loop wait (docs/using-from-async.md).
        """
        return await anyio.to_thread.run_sync(
            partial(work, *args, **kwargs), limiter=self._computing, abandon_on_cancel=True
        )

    async def in_thread(self, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what waits (the database) in a thread."""
        return await anyio.to_thread.run_sync(partial(work, *args, **kwargs), abandon_on_cancel=True)
