"""examples/fastapi_service runs, as a user would run it."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fhir_checks import check_bundle

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "fastapi_service"
FACTS = {"trust_rating_0_10": 4, "challenge_planned": True, "session_number": 3, "fear_of_partner": True}
SECRET = "a-secret-918273"  # noqa: S105  (stands for case content that must not come back)


class Running:
    """The service, and what came back."""

    def __init__(self, port: int, audits: Path, log: Path) -> None:
        self.port, self.audits, self.log = port, audits, log

    def ask(self, path: str, body: Any = None) -> tuple[int, dict[str, str], str]:
        """One request: status, headers, text."""
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Content-Type": "application/json"}
            connection.request("GET" if data is None else "POST", path, data, headers)
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start the service with uvicorn, as its README says."""
    folder = tmp_path_factory.mktemp("clinic")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["uvicorn", "--factory", "clinic_app:from_environment", "--port", str(port), "--no-access-log"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CLINIC_AUDITS": str(folder / "audits")}
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", *words], cwd=FOLDER, env=environment, stdout=log, stderr=log)
        running = Running(port, folder / "audits", folder / "log.txt")
        try:
            for _ in range(300):
                try:
                    running.ask("/facts")
                    break
                except OSError:
                    assert process.poll() is None, running.log.read_text("utf-8")
                    time.sleep(0.1)
            yield running
        finally:
            process.terminate()
            process.wait(30)


def test_advice_for_a_clinician_is_kept_and_replays(service: Running) -> None:
    """The advice comes as JSON, its trace is on disk, and a replay gives the same."""
    status, headers, text = service.ask("/engagement", {"person": "Patient/p1", "facts": FACTS})
    assert status == 200
    assert json.loads(text)["recommendations"]
    assert headers["cache-control"] == "no-store"
    audit = headers["location"]
    assert (service.audits / f"{audit.rpartition('/')[2]}.json").is_file()
    status, _, text = service.ask(audit)
    assert (status, json.loads(text)) == (200, {"same": True, "intact": True, "same_rules": True})


def test_the_person_sees_nothing_private(service: Running) -> None:
    """For the person's own screen, the shareable rendering goes out, in every form, and no link to the audit."""
    for path in ("/engagement", "/engagement.html", "/engagement.fhir"):
        body = {"person": "Patient/p1", "facts": FACTS, "seen_by": "person"}
        status, headers, text = service.ask(path, body)
        assert status == 200
        assert "location" not in headers
        assert "Not everything is shown here." in text
        assert "fear_of_partner" not in text


def test_a_bundle_comes_out(service: Running) -> None:
    """The FHIR answer is a valid Bundle about the person."""
    status, headers, text = service.ask("/engagement.fhir", {"person": "Patient/p1", "facts": FACTS})
    assert (status, headers["content-type"]) == (200, "application/fhir+json")
    assert check_bundle(json.loads(text))[0]["subject"] == {"reference": "Patient/p1"}


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"person": "Patient/p1", "facts": {"trust_rating_0_10": 11}}, 422, "a number from 0 to 10"),
        ({"person": "Patient/p1", "facts": {SECRET[2:8]: 1, "phq9_total": SECRET}}, 422, "facts.phq9_total"),
        ({"person": SECRET, "facts": {}}, 422, "person"),
        ({"person": "Patient/p1"}, 422, "facts"),
        ({"person": "Patient/p1", "facts": {}, "seen_by": SECRET}, 422, "seen_by"),
        ({"person": "Patient/p1", "facts": {}, SECRET: 1}, 422, "no other key"),
        (b"{", 422, "Invalid JSON"),
        (b"", 422, "Invalid JSON"),
        (b'{"person": "' + b"x" * 70_000 + b'"}', 413, "at most"),
    ],
)
def test_what_does_not_fit_is_refused(service: Running, body: Any, status: int, said: str) -> None:
    """Every problem is named, nothing is advised, and what was sent does not come back."""
    got, _, text = service.ask("/engagement", body)
    assert got == status
    assert said in text
    assert SECRET not in text
    assert "recommendations" not in text


def test_audits_that_are_not_there_are_refused(service: Running) -> None:
    """An unknown audit is a 404, a path that is none a 422; a damaged trace a 409, never a crash."""
    assert service.ask("/audits/00000000-0000-4000-8000-000000000000")[0] == 404
    assert service.ask("/audits/..%2F..%2Fetc")[0] in (404, 422)
    (service.audits / "00000000-0000-4000-8000-000000000001.json").write_text("{}", encoding="utf-8")
    assert service.ask("/audits/00000000-0000-4000-8000-000000000001")[0] == 409


def test_the_log_holds_no_case(service: Running) -> None:
    """After all of this the log names no fact, no person and nothing that was sent."""
    log = service.log.read_text(encoding="utf-8")
    assert "Uvicorn running" in log
    assert "Traceback" not in log
    for word in (SECRET, "Patient/p1", "trust_rating", "fear_of_partner"):
        assert word not in log
