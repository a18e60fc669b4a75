"""`/metrics` in the format of Prometheus: counts and times by route, and nothing of a person.

Labels take few values only: routes as declared, methods that exist, status codes. With several workers the figures are
those of all of them together (`PROMETHEUS_MULTIPROC_DIR`, which `running` sets before the workers start).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from attrs import define, field
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from resistance_rules.hosts.service.workers import MULTIPROCESS

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


@define(eq=False)
class Metrics:
    """The figures of one application."""

    _registry: CollectorRegistry = field(factory=CollectorRegistry, init=False)
    _requests: Counter = field(init=False)
    _seconds: Histogram = field(init=False)
    _cards: Counter = field(init=False)

    def __attrs_post_init__(self) -> None:
        prefix = "resistance_rules"
        labels = ["method", "route", "status"]
        self._requests = Counter(f"{prefix}_requests", "Requests answered.", labels, registry=self._registry)
        self._cards = Counter(f"{prefix}_cards", "Cards sent.", ["hook", "topic"], registry=self._registry)
        self._seconds = Histogram(
            f"{prefix}_request_seconds",
            "How long answers took.",
            ["route"],
            buckets=_BUCKETS,
            registry=self._registry,
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request. `method` and `route` are of the program's own words; `status` 0: there was no answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_cards(self, hook: str, topics: Iterable[str]) -> None:
        """Count the cards of one answer by what they are about: `safety`, `intervention`, `questions`, ..."""
        for topic in topics:
            self._cards.labels(hook, topic).inc()

    def exposition(self) -> bytes:
        """All figures as text."""
        if MULTIPROCESS not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
