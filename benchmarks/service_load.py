"""How long does a CDS Hooks call take at 50 requests a second, with prefetch given, and when is the service ready?

    python benchmarks/service_load.py [--rate 50] [--seconds 20] [--workers 1] [--engine auto]

It starts `resistance-rules serve` on this machine and calls it as an EHR would, on time whether or not earlier answers
have come (so a slow answer cannot hide behind the pause that it causes). The client is on the same processors.
"""

import argparse
import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx2
import psutil
from shared import machine, print_table, share

from resistance_rules import KnowledgeBase, load
from resistance_rules.hosts.fhir.codes import system

HOOK = "patient-view"
MILLISECONDS = 1000
OK = 200
WARM_UP = 40


def calls(kb: KnowledgeBase) -> list[dict[str, Any]]:
    """Return a call for each example of the pack: its facts as Observations of yesterday, under their own codes."""
    return [call(dict(example.case)) for example in kb.pack.examples.values()]


def call(case: dict[str, Any]) -> dict[str, Any]:
    """Return the body of a call about a case."""
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    entries = [{"resource": observation(name, value, yesterday)} for name, value in case.items()]
    bundle = {"resourceType": "Bundle", "type": "searchset", "entry": entries}
    patient = {"resourceType": "Patient", "id": "p1", "birthDate": "1990-05-01"}
    return {
        "hook": HOOK,
        "context": {"userId": "Practitioner/a", "patientId": "p1"},
        "prefetch": {"patient": patient, "observations": bundle, "conditions": None, "appointments": None},
    }


def observation(name: str, value: Any, at: str) -> dict[str, Any]:
    """Return a fact as an Observation."""
    match value:
        case bool():
            said: dict[str, Any] = {"valueBoolean": value}
        case int():
            said = {"valueInteger": value}
        case float() | Decimal():
            said = {"valueQuantity": {"value": float(value)}}
        case _:
            said = {"valueString": str(value)}
    return {
        "resourceType": "Observation",
        "id": name.replace("_", "-"),
        "status": "final",
        "code": {"coding": [{"system": system("fact"), "code": name}]},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": at,
        **said,
    }


class Server:
    """A service of its own process group, with its data in a folder that goes with it."""

    def __init__(self, folder: str, workers: int, engine: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        words = ["--port", str(port), "--workers", str(workers), "--engine", engine]
        limits = {"RATE_LIMIT_PER_SECOND": "10000", "RATE_LIMIT_BURST": "10000"}
        environ = {**os.environ, "RESISTANCE_RULES_DATA": folder}
        environ |= {f"RESISTANCE_RULES_SERVE_{name}": value for name, value in limits.items()}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(  # noqa: S603  (our own command)
            [sys.executable, "-m", "resistance_rules", "serve", *words],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def wait(self) -> float:
        """Wait until it is ready; return the seconds since it was started."""
        while time.perf_counter() - self.started < 60:  # noqa: PLR2004
            if self.process.poll() is not None:
                sys.exit("the service has ended")
            try:
                if httpx2.get(f"{self.url}/ready", timeout=5).status_code == OK:
                    return time.perf_counter() - self.started
            except httpx2.HTTPError:
                time.sleep(0.01)
        sys.exit("the service is not ready")

    def computed(self) -> float:
        """Return the seconds that it and its workers have computed so far."""
        family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        return sum(sum(process.cpu_times()[:2]) for process in family)

    def stop(self) -> None:
        """End it and its workers."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=40)


async def load_it(url: str, bodies: list[dict[str, Any]], rate: float, seconds: float) -> tuple[list[float], int, int]:
    """Send calls on time; return how long each took, how many cards there were, and how many calls failed."""
    took: list[float] = []
    cards = failed = 0
    limits = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx2.AsyncClient(timeout=30, limits=limits) as client:

        async def one(number: int, due: float) -> None:
            nonlocal cards, failed
            body = {**bodies[number % len(bodies)], "hookInstance": str(uuid.uuid4())}
            answer = await client.post(f"{url}/cds-services/engagement-{HOOK}", json=body)
            took.append(time.perf_counter() - due)
            failed += answer.status_code != OK
            cards += len(answer.json().get("cards", ()))

        for number in range(WARM_UP):
            await one(number, time.perf_counter())
        took.clear()
        cards = failed = 0
        begin = time.perf_counter() + 0.1
        tasks = []
        for number in range(int(rate * seconds)):
            due = begin + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.append(asyncio.create_task(one(number, due)))
        await asyncio.gather(*tasks)
    return took, cards, failed


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=50, help="calls a second")
    parser.add_argument("--seconds", type=float, default=20, help="for so long")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="processes that serve")
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--starts", type=int, default=3, help="how often to measure the start")
    options = parser.parse_args()
    kb = load(engine="reference")
    bodies = calls(kb)
    print(f"{machine()}, load {os.getloadavg()[0]:.1f}")
    rows = [measured(workers, options, bodies) for workers in options.workers]
    took = ("computing", "median", "90 %", "99 %", "longest")
    print_table(("workers", "calls", "cards each", *took, "ready after", "computing"), rows)


def measured(workers: int, options: argparse.Namespace, bodies: list[dict[str, Any]]) -> tuple[object, ...]:
    """Measure the start several times, and the calls once; return a row of the table."""
    ready, started, spent = [], [], 0.0
    took: list[float] = []
    cards = failed = 0
    for start in range(options.starts):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(folder, workers, options.engine)
            try:
                ready.append(server.wait())
                started.append(server.computed())
                if start == options.starts - 1:
                    took, cards, failed = asyncio.run(load_it(server.url, bodies, options.rate, options.seconds))
                    spent = server.computed() - started[-1]
            finally:
                server.stop()
    assert failed == 0, f"{failed} calls failed"
    each = f"{spent / (len(took) + WARM_UP) * MILLISECONDS:.1f} ms"
    figures = [f"{share(took, part) * MILLISECONDS:.1f} ms" for part in (0.5, 0.9, 0.99)]
    longest = f"{max(took) * MILLISECONDS:.0f} ms"
    starts = (f"{share(ready, 0.5):.2f} s", f"{share(started, 0.5):.2f} s")
    return (workers, len(took), f"{cards / len(took):.1f}", each, *figures, longest, *starts)


if __name__ == "__main__":
    main()
