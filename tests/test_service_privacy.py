"""Nothing of a person reaches a log: a real server gets marked requests, and all that it writes is searched."""

from __future__ import annotations

import json
import logging
import socket
import sqlite3
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from serving import Running, Signer, application, running

from resistance_rules import KnowledgeBase

MARK = "QZMARKQZ"
SABOTAGE = """
import sys
import uuid
from datetime import UTC, datetime
from resistance_rules import KnowledgeBase
from resistance_rules.cli import main

def assess(self, case):
    raise ValueError(f"{case!r} {dict(case)}") from KeyError(str(dict(case)))

KnowledgeBase.assess = assess
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold the data of the server."""
    return tmp_path_factory.mktemp("marked")


def marked_requests(server: Running, client: httpx2.Client, ehr: Signer) -> None:
    """Send the mark in every place where a request can carry something."""

    def known(**more: str) -> dict[str, str]:
        return {**ehr.headers("us"), **more}

    json_type = {"content-type": "application/json"}
    bodies = [
        json.dumps({"case": {MARK: 1}}),
        json.dumps({"case": {"trust_rating_0_10": MARK}}),
        json.dumps({"case": {"trust_rating_0_10": 4}, MARK: 1}),
        json.dumps({"case": MARK}),
        json.dumps({"case": {}, "format": MARK}),
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": MARK}}]}),
        f'{{"case": {{"{MARK}": ',
        f'{{"{MARK}": 1, "{MARK}": 2}}',
        MARK,
        "[" * 50_000 + MARK,
    ]
    paths = [
        "/assess",
        "/why",
        "/what-if",
        "/ask-next",
        "/cds-services/engagement-patient-view",
        "/cds-services/engagement-patient-view/feedback",
        "/cds-services/x",
        "/fhir/facts",
        f"/{MARK}",
    ]
    for path in paths:
        for body in bodies:
            answer = client.post(path, content=body, headers=known(**json_type))
            assert answer.status_code >= 400 or path == "/fhir/facts", (path, body)  # a Bundle is what it wants
        client.post(path, content=f"name={MARK}", headers=known(**{"content-type": f"text/{MARK}"}))
        client.post(
            f"{path}?patient={MARK}&{MARK}=1",
            json={"case": {}},
            headers=known(referer=f"https://{MARK}/", cookie=MARK),
        )
        client.post(path, json={"case": {}}, headers={"authorization": f"Bearer {MARK}"})
        client.post(path, json={"case": {}}, headers={"authorization": f"Bearer {ehr.token(MARK, sub=MARK, jti=MARK)}"})
        client.post(path, json={"case": {}}, headers=known(**{"x-request-id": MARK, "user-agent": MARK, MARK: MARK}))
        client.request(MARK, path, headers=known())
        client.get(f"{path}/{MARK}", headers=known())
    for path in (f"/pack/{MARK}", f"/pack/facts/{MARK}", f"/pack?{MARK}=1", f"/health?{MARK}"):
        client.get(path, headers=known())
    for raw in (
        f"GET /{MARK} HTTP/9.9\r\n\r\n",
        f"{MARK}\r\n\r\n",
        f"POST /assess HTTP/1.1\r\nHost: x\r\nContent-Length: {MARK}\r\n\r\n",
        f"POST /assess HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\n{MARK}",
    ):
        with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=5) as connection:
            connection.sendall(raw.encode())  # and hang up, in the middle of the last one
    for body in good_bodies():
        assert client.post("/cds-services/engagement-patient-view", json=body, headers=known()).status_code == 200
    told = {"card": str(uuid.uuid4()), "outcome": "overridden", "outcomeTimestamp": "2026-03-01T10:00:00Z",
            "overrideReason": {"userComment": MARK}}  # fmt: skip
    path = "/cds-services/engagement-patient-view/feedback"
    assert client.post(path, json={"feedback": [told]}, headers=known()).status_code == 200
    big = MARK * 100_000
    assert client.post("/assess", content=big, headers=known(**json_type)).status_code == 413
    assert client.get("/health").status_code == 200, "still there after all this"


def good_bodies() -> list[dict[str, Any]]:
    """Calls of a hook that are answered with cards, about a person who bears the mark."""
    patient = {"resourceType": "Patient", "id": MARK, "name": [{"family": MARK}], "birthDate": "1990-05-01"}
    item_nine = {
        "resourceType": "Observation", "id": f"{MARK}-1", "status": "final",
        "subject": {"reference": f"Patient/{MARK}"},
        "code": {"coding": [{"system": "http://loinc.org", "code": "44260-8"}], "text": MARK},
        "effectiveDateTime": datetime.now(UTC).isoformat(), "valueInteger": 2, "note": [{"text": MARK}],
    }  # fmt: skip
    context = {"userId": f"Practitioner/{MARK}", "patientId": MARK}
    prefetch = {
        "patient": patient,
        "observations": {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": item_nine}]},
    }
    call = {"hook": "patient-view", "hookInstance": str(uuid.uuid4()), "context": context, "prefetch": prefetch}
    return [call, {**call, "extension": {MARK: MARK}}]


def settings_of(folder: Path, ehr: Signer) -> Path:
    """Write the settings of the server."""
    file = folder / "service.toml"
    file.write_text(
        'audience = ["us"]\nmax_body_bytes = 200_000\nhooks_comments = false\nrate_limit_burst = 100_000\n'
        f'[[clients]]\nname = "ehr"\nissuer = "{ehr.issuer}"\nkey_files = ["{ehr.key_file}"]\n'
    )
    return file


def test_no_log_holds_anything_of_a_request(folder: Path) -> None:
    """Neither the output, nor the metrics, nor the database of a server hold the mark, whatever it was asked."""
    ehr = Signer(folder)
    with running(folder, "--config", str(settings_of(folder, ehr))) as server:
        with httpx2.Client(base_url=server.url, timeout=30) as client:
            marked_requests(server, client, ehr)
        metrics = httpx2.get(f"{server.url}/metrics", headers=ehr.headers("us")).text
        assert 'route="/assess",status="422"' in metrics
        assert MARK not in metrics
        said = server.output()
        assert "POST /assess 422" in said, "it does log"
        assert "token refused" in said
        assert MARK not in said
        assert "Traceback" not in said
    assert MARK not in server.output()
    for file in folder.iterdir():
        assert MARK.encode() not in file.read_bytes(), file


def test_a_method_of_one_s_own_is_not_logged(engagement: KnowledgeBase, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever stands where the method should, some server programs let through: it is no word of the log's."""
    with application(engagement) as client, caplog.at_level(logging.INFO):
        assert client.request(MARK, "/assess").status_code == 405
        assert MARK not in client.get("/metrics").text
    assert "other /assess 405" in caplog.text
    ours = [record for record in caplog.records if record.name.startswith("resistance_rules")]
    assert not any(MARK in record.getMessage() for record in ours)


def test_a_crash_leaves_no_trace_of_the_case(folder: Path, tmp_path: Path) -> None:
    """Of an error whose text is full of case content, the log names the kind and the lines, and no content."""
    ehr = Signer(folder)
    script = tmp_path / "sabotage.py"
    script.write_text(SABOTAGE)
    config = settings_of(folder, ehr)
    with running(tmp_path, "--config", str(config), command=(sys.executable, str(script))) as server:
        with httpx2.Client(base_url=server.url) as client:
            case = {"trust_rating_0_10": 4.8125, "setting": "refugee_service"}
            for path in ("/assess", "/what-if", "/ask-next", "/why"):
                body = {"case": case, "changes": {}, "id": "graded_challenge"}
                wanted = {
                    "/assess": ("case",),
                    "/what-if": ("case", "changes"),
                    "/ask-next": ("case",),
                    "/why": ("case", "id"),
                }
                answer = client.post(path, json={name: body[name] for name in wanted[path]}, headers=ehr.headers("us"))
                assert answer.status_code == 500, answer.text
                assert "4.8125" not in answer.text
        said = server.output()
        assert "ValueError (its text is left out" in said
        assert "KeyError (its text is left out" in said
        assert "sabotage.py:" in said
        assert "4.8125" not in said
        assert "refugee_service" not in said


def test_a_failing_database_leaves_no_trace(folder: Path) -> None:
    """If the database breaks while it serves, tokens cannot be checked, and what was to be stored is not logged."""
    ehr = Signer(folder)
    with running(
        folder, "--config", str(settings_of(folder, ehr)), "--database", f"sqlite:///{folder}/other.sqlite3"
    ) as server:
        database = sqlite3.connect(folder / "other.sqlite3")
        database.execute("DROP TABLE used_tokens")
        database.commit()
        database.close()
        token = ehr.token("us", jti=MARK)
        answer = httpx2.post(f"{server.url}/assess", json={"case": {}}, headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 503
        said = server.output()
        assert "token cannot be checked: OperationalError" in said
        assert MARK not in said
        assert token.rpartition(".")[2] not in said
