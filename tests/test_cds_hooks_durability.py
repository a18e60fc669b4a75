"""Feedback that was acknowledged is there after `kill -9`, with one worker and with several, and is there once."""

from __future__ import annotations

import os
import signal
import threading
import uuid
from contextlib import suppress
from pathlib import Path

import httpx2
import psutil
import pytest
from cds_hooks_making import SERVICE
from serving import Running, running

from resistance_rules.hosts.cds_hooks.feedback_store import kept_feedback
from resistance_rules.hosts.service.database import Database

CLIENTS = 4
ENOUGH = 150


class Reporter(threading.Thread):
    """A client that reports card after card, each twice, and notes what was acknowledged, until the server is gone."""

    def __init__(self, url: str, acknowledged: list[str], go_on: threading.Event) -> None:
        super().__init__()
        self.url, self.acknowledged, self.go_on = url, acknowledged, go_on

    def run(self) -> None:
        """Send reports."""
        with suppress(httpx2.HTTPError):
            while self.go_on.is_set():
                card = str(uuid.uuid4())
                report = {"card": card, "outcome": "overridden", "outcomeTimestamp": "2026-03-01T09:30:00Z"}
                for _ in range(2):  # a connection each, so that every worker gets its share
                    address = f"{self.url}/cds-services/{SERVICE}/feedback"
                    answer = httpx2.post(address, json={"feedback": [report]}, timeout=20)
                    if answer.status_code == 200:
                        self.acknowledged.append(card)


def kill_everything(server: Running) -> None:
    """End the server and all its workers at once, with no chance to finish anything."""
    parent = psutil.Process(server.process.pid)
    family = [*parent.children(recursive=True), parent]
    for process in family:
        with suppress(psutil.NoSuchProcess):
            os.kill(process.pid, signal.SIGKILL)
    psutil.wait_procs(family, timeout=20)


@pytest.mark.parametrize("workers", [1, 2])
def test_acknowledged_feedback_survives_being_killed(tmp_path: Path, workers: int) -> None:
    """Clients report without a pause, everything is killed in the middle; what was acknowledged is kept, once each."""
    acknowledged: list[str] = []
    go_on = threading.Event()
    go_on.set()
    with running(tmp_path, "--workers", str(workers), "--engine", "reference",
                 environment={"RESISTANCE_RULES_SERVE_RATE_LIMIT_PER_SECOND": "100000",
                              "RESISTANCE_RULES_SERVE_RATE_LIMIT_BURST": "100000"}) as server:  # fmt: skip
        reporters = [Reporter(server.url, acknowledged, go_on) for _ in range(CLIENTS)]
        for reporter in reporters:
            reporter.start()
        waited = 0.0
        while len(acknowledged) < ENOUGH and waited < 60:
            threading.Event().wait(0.02)
            waited += 0.02
        kill_everything(server)  # in the middle: nobody was asked to stop
        go_on.clear()
        for reporter in reporters:
            reporter.join(timeout=30)
    assert len(acknowledged) >= ENOUGH, server.output()
    kept = [
        item.outcome.card for item in kept_feedback(Database.at(f"sqlite:///{tmp_path / 'service.sqlite3'}").engine)
    ]
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
    # At most what was under way when it was killed is kept without its client having heard of it.
    assert len(set(kept) - set(acknowledged)) <= CLIENTS


def test_feedback_goes_on_after_the_kill(tmp_path: Path) -> None:
    """The database that a killed server leaves is used by the next one."""
    report = {"card": str(uuid.uuid4()), "outcome": "overridden", "outcomeTimestamp": "2026-03-01T09:30:00Z"}
    found = []
    for _ in range(2):
        with running(tmp_path, "--engine", "reference") as server:
            answer = httpx2.post(
                f"{server.url}/cds-services/{SERVICE}/feedback", json={"feedback": [report]}, timeout=20
            )
            found.append(answer.json())
            kill_everything(server)
    assert found == [{"received": 1, "new": 1}, {"received": 1, "new": 0}]
