"""The service as a process of its own: it starts, answers, and refuses what would expose it."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx2
from serving import running, serve_in_vain


def test_it_serves_and_stops(tmp_path: Path) -> None:
    """One command serves with embedded defaults, says that it is ready with which pack, and stops when told to."""
    with running(tmp_path) as server:
        body = httpx2.get(f"{server.url}/ready").json()
        assert body["status"] == "ready"
        assert body["pack"]["id"] == "engagement"
        assert httpx2.get(f"{server.url}/health").json() == {"status": "ok"}
    assert server.process.returncode in (0, -signal.SIGTERM), server.output()
    assert "Application shutdown complete" in server.output()
    assert "Traceback" not in server.output()


def test_several_workers_count_together(tmp_path: Path) -> None:
    """Two workers serve one port, and `/metrics` gives the figures of both."""
    with running(tmp_path, "--workers", "2") as server:
        for _ in range(20):
            assert httpx2.get(f"{server.url}/health").status_code == 200
        figures = httpx2.get(f"{server.url}/metrics").text
        assert 'resistance_rules_requests_total{method="GET",route="/health",status="200"} 20.0' in figures


def test_it_is_not_exposed_by_accident(tmp_path: Path) -> None:
    """Without configured clients it listens on no address that others can reach, and says all that is wrong."""
    code, said = serve_in_vain(tmp_path, ["--host", "0.0.0.0", "--database", "nonsense", "--engine", "durable"])  # noqa: S104
    assert code == 2
    assert "error[exposed]" in said
    assert "`allow_unauthenticated`" in said
    assert "this is no SQLAlchemy URL" in said
    assert "2 problems: nothing is served" in said


def test_other_names_and_proxies_are_refused(tmp_path: Path) -> None:
    """Without clients, a page that calls this machine under another name, or a proxy, gets no answer."""
    with running(tmp_path) as server:
        for headers in ({"host": "rebound.example"}, {"x-forwarded-for": "203.0.113.7"}, {"forwarded": "for=x"}):
            assert httpx2.get(f"{server.url}/health", headers=headers).status_code == 403
