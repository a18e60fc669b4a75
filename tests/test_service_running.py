"""The service as a process of its own: it starts, answers, and refuses what would expose it."""

from __future__ import annotations

import signal
import ssl
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx2
import psutil
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from serving import Running, Signer, running, serve_in_vain


def test_it_serves_and_stops(tmp_path: Path) -> None:
    """One command serves with embedded defaults, says that it is ready with which pack, and stops when told to."""
    with running(tmp_path) as server:
        body = httpx2.get(f"{server.url}/ready").json()
        assert body["status"] == "ready"
        for path in ("/health", "/ready"):  # load balancers ask so
            answer = httpx2.head(f"{server.url}{path}")
            assert (answer.status_code, answer.content) == (200, b"")
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


def test_a_worker_that_ends_is_replaced_and_none_outlives_its_parent(tmp_path: Path) -> None:
    """A killed worker gets a successor; if all but the workers is killed, they stop and leave the port to others."""
    with running(tmp_path, "--workers", "2") as server:
        parent = psutil.Process(server.process.pid)
        first, second = parent.children()
        first.kill()
        until(lambda: len(parent.children()) == 2 and first not in parent.children(), server)
        assert second in parent.children()
        assert f"worker {first.pid} ended with -9: another takes its place" in server.output()
        workers = parent.children()
        parent.kill()
        until(lambda: not any(worker.is_running() for worker in workers), server)
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(f"{server.url}/health")


SPAWNED = """
import sys
from resistance_rules.hosts.service import running

running.CAN_FORK = False
if __name__ == "__main__":
    from resistance_rules.cli import main

    sys.exit(main(sys.argv[1:]))
"""


def test_workers_that_cannot_be_forked_are_started_anew(tmp_path: Path) -> None:
    """Where processes cannot be forked, as on Windows, each worker loads the service itself; they count together."""
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED)
    with running(tmp_path, "--workers", "2", command=(sys.executable, str(script))) as server:
        for _ in range(5):
            assert httpx2.get(f"{server.url}/health").status_code == 200
        assert 'route="/health",status="200"} 5.0' in httpx2.get(f"{server.url}/metrics").text
    assert "Traceback" not in server.output()


def until(holds: Callable[[], bool], server: Running, seconds: float = 30) -> None:
    """Wait until something holds, and fail if it does not come."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, server.output()
        time.sleep(0.05)


def test_several_workers_share_used_tokens(tmp_path: Path) -> None:
    """However many workers a token is sent to at once, one of them accepts it."""
    ehr = Signer(tmp_path)
    config = tmp_path / "service.toml"
    config.write_text(
        f'audience = ["us"]\n[[clients]]\nname = "ehr"\nissuer = "{ehr.issuer}"\nkey_files = ["{ehr.key_file}"]\n'
    )
    with running(tmp_path, "--workers", "3", "--config", str(config)) as server:

        def call(token: str) -> int:
            headers = {"authorization": f"Bearer {token}", "connection": "close"}
            return httpx2.get(f"{server.url}/pack", headers=headers, timeout=30).status_code

        with ThreadPoolExecutor(12) as pool:
            for _ in range(3):
                seen = Counter(pool.map(call, [ehr.token("us")] * 12))
                assert seen == {200: 1, 401: 11}


def test_it_speaks_https(tmp_path: Path) -> None:
    """With a certificate and its key the service speaks https and nothing else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (tmp_path / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    (tmp_path / "certificate.pem").write_bytes(certificate.public_bytes(pem))
    words = ("--tls-certificate", str(tmp_path / "certificate.pem"), "--tls-key", str(tmp_path / "key.pem"))
    with running(tmp_path, *words, wait=False) as server:
        context = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
        server.url = server.url.replace("http:", "https:")
        server.wait_until_ready(verify=context)
        with pytest.raises(httpx2.HTTPError):
            httpx2.get(server.url.replace("https:", "http:") + "/health")
    code, said = serve_in_vain(tmp_path, ["--tls-certificate", words[1], "--tls-key", words[1]])
    assert code == 2
    assert "they cannot be used together" in said


def test_what_cannot_be_served_is_said(tmp_path: Path) -> None:
    """A port that another program has, or a database that cannot be opened, ends the command with the reason."""
    with running(tmp_path) as server:
        port = server.url.rpartition(":")[2]
        for workers in ("1", "2"):
            code, said = serve_in_vain(tmp_path, ["--port", port, "--workers", workers])
            assert code == 2, said
            assert f"`127.0.0.1` port {port} cannot be served" in said
    for url in ("sqlite:////dev/null/none/x.sqlite3", f"sqlite:///{tmp_path}"):
        code, said = serve_in_vain(tmp_path, ["--database", url])
        assert code == 2, said
        assert "error[database]: database: it cannot be opened" in said


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
