"""What tests of the service share: an application in this process, and a server in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from starlette.testclient import TestClient

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.service.app import create_app
from resistance_rules.hosts.service.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
HERE = ("127.0.0.1", 50000)


@contextmanager
def application(kb: KnowledgeBase, *, database: str = "sqlite://", **settings: Any) -> Iterator[TestClient]:
    """Serve a client in this process, as if it called from this machine."""
    app = create_app(Settings(database=database, **settings), kb)
    with TestClient(app, base_url="http://127.0.0.1", client=HERE, raise_server_exceptions=False) as client:
        yield client


class Running:
    """A server process: where it is, and everything it has printed."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, output: Path) -> None:
        self.process = process
        self.url = url
        self._output = output

    def output(self) -> str:
        """Return all that it has written to either stream so far."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    def wait_until_ready(self, seconds: float = 60, *, verify: ssl.SSLContext | bool = True) -> None:
        """Wait until it is ready, and fail if it ends before."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process.poll() is None, self.output()
            try:
                if httpx2.get(f"{self.url}/ready", timeout=5, verify=verify).status_code == 200:
                    return
            except httpx2.HTTPError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"not ready:\n{self.output()}")


@contextmanager
def running(
    folder: Path,
    *words: str,
    environment: Mapping[str, str] | None = None,
    wait: bool = True,
    command: Sequence[str] = (sys.executable, "-m", "resistance_rules"),
) -> Iterator[Running]:
    """Run `resistance-rules serve` on a free port, with its data in `folder`, and stop it at the end."""
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".log", delete=False) as log:
        process = subprocess.Popen(
            [*command, "serve", "--port", str(port), *words],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "RESISTANCE_RULES_DATA": str(folder), **(environment or {})},
        )
    server = Running(process, f"http://127.0.0.1:{port}", Path(log.name))
    try:
        if wait:
            server.wait_until_ready()
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve_in_vain(folder: Path, words: Sequence[str], environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run `serve` where it has to refuse; return its exit code and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "resistance_rules", "serve", *words],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "RESISTANCE_RULES_DATA": str(folder), **(environment or {})},
    )
    return done.returncode, done.stdout + done.stderr


class Signer:
    """A client program with a key of its own, as an EHR is one: it signs a fresh token for each call."""

    def __init__(self, folder: Path, issuer: str = "https://ehr.example", algorithm: str = "ES384") -> None:
        self.issuer = issuer
        self.algorithm = algorithm
        self.key: Any = ec.generate_private_key(ec.SECP384R1()) if algorithm == "ES384" else rsa.generate_private_key(
            public_exponent=65537, key_size=2048
        )  # fmt: skip
        self.key_file = folder / f"{uuid.uuid4()}.pem"
        public = self.key.public_key()
        self.key_file.write_bytes(
            public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        )

    def jwk(self, kid: str) -> dict[str, Any]:
        """Return the public key as a JWK."""
        kinds = {"ES384": jwt.algorithms.ECAlgorithm, "RS384": jwt.algorithms.RSAAlgorithm}
        return {**json.loads(kinds[self.algorithm].to_jwk(self.key.public_key())), "kid": kid, "alg": self.algorithm}

    def token(self, audience: Any, header: Mapping[str, Any] | None = None, **claims: Any) -> str:
        """Return a token; a claim given as None is left out."""
        now = time.time()
        times = {"iat": int(now), "exp": int(now) + 300}
        said = {"iss": self.issuer, "aud": audience, **times, "jti": str(uuid.uuid4()), **claims}
        said = {name: value for name, value in said.items() if value is not None}
        payload = json.dumps(said).encode()  # `jwt.encode` would refuse what a stranger may send
        return jwt.PyJWS().encode(payload, self.key, self.algorithm, {**(header or {})})

    def headers(self, audience: Any, **claims: Any) -> dict[str, str]:
        """Return the header that carries a fresh token."""
        return {"authorization": f"Bearer {self.token(audience, **claims)}"}

    def client(self, name: str = "ehr") -> dict[str, Any]:
        """Return the entry of `clients` in the settings that makes this program known."""
        return {"name": name, "issuer": self.issuer, "key_files": (str(self.key_file),)}
