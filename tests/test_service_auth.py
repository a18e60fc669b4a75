"""Who may call: tokens of known clients, each once, and why a token is refused is never said."""

from __future__ import annotations

import base64
import http.server
import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from serving import Signer, application
from starlette.testclient import TestClient

from resistance_rules import KnowledgeBase

BASE = "https://cds.example/base"
ASSESS = f"{BASE}/assess"
CASE = {"case": {}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hold key files."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def ehr(folder: Path) -> Signer:
    """Know one client."""
    return Signer(folder)


@pytest.fixture(scope="module")
def client(ehr: Signer, engagement: KnowledgeBase) -> Iterator[TestClient]:
    """Serve that client."""
    with application(engagement, clients=(ehr.client(),), public_url=BASE) as serving:
        yield serving


def status(client: TestClient, token: str | None, scheme: str = "Bearer") -> int:
    """Call with a token, or without one."""
    headers = {} if token is None else {"authorization": f"{scheme} {token}"}
    answer = client.post("/assess", json=CASE, headers=headers)
    if answer.status_code == 401:
        assert answer.headers["www-authenticate"] == "Bearer"
        body = answer.json()
        assert body.pop("request_id")
        assert body == {
            "type": "about:blank", "title": "Unauthorized", "status": 401, "code": "unauthorized",
            "detail": "a valid token of a known client is needed", "problems": [],
        }  # fmt: skip
    return answer.status_code


@pytest.mark.parametrize("audience", [ASSESS, BASE, f"{BASE}/", [f"{BASE}/assess", "https://other.example"]])
def test_a_good_token_is_accepted(client: TestClient, ehr: Signer, audience: object) -> None:
    """A token for the address called, or for the service, lets its client in."""
    assert status(client, ehr.token(audience)) == 200


def test_rs384_is_accepted(folder: Path, engagement: KnowledgeBase) -> None:
    """A client may sign with RSA, and several clients have their own keys."""
    one, other = Signer(folder), Signer(folder, "https://other.example", "RS384")
    clients = (one.client("one"), other.client("other"))
    with application(engagement, clients=clients, audience=("us",)) as serving:
        assert status(serving, other.token("us")) == 200
        assert status(serving, one.token("us")) == 200
        one.issuer = other.issuer  # signs with its own key in the name of the other
        assert status(serving, one.token("us")) == 401


def now(seconds: float) -> int:
    """Return a moment relative to now."""
    return int(time.time() + seconds)


BAD_CLAIMS: dict[str, dict[str, Any]] = {
    "expired": {"exp": now(-60), "iat": now(-120)},
    "from the future": {"iat": now(3600), "exp": now(3700)},
    "not yet": {"nbf": now(3600)},
    "no exp": {"exp": None},
    "no iat": {"iat": None},
    "no jti": {"jti": None},
    "no iss": {"iss": None},
    "no aud": {"aud": None},
    "empty jti": {"jti": ""},
    "jti that is no text": {"jti": 7},
    "very long jti": {"jti": "x" * 5000},
    "another issuer": {"iss": "https://unknown.example"},
    "issuer that is no text": {"iss": ["https://ehr.example"]},
    "another audience": {"aud": "https://other.example"},
    "the audience of another route": {"aud": f"{BASE}/why"},
    "no audience at all": {"aud": []},
    "too long-lived": {"exp": now(7200)},
    "no moment": {"exp": "tomorrow"},
    "endless": {"exp": 1e300},
    "moments as text": {"iat": str(now(0)), "exp": str(now(60))},
    "never ending": {"exp": float("inf")},
    "no number": {"exp": float("nan")},
}


@pytest.mark.parametrize("claims", BAD_CLAIMS.values(), ids=BAD_CLAIMS)
def test_bad_claims_are_refused(client: TestClient, ehr: Signer, claims: dict[str, Any]) -> None:
    """Whatever a token says that it should not, the answer is the same 401."""
    if "jti" in claims or "aud" in claims:
        token = ehr.token(claims.get("aud", ASSESS), **{k: v for k, v in claims.items() if k != "aud"})
    else:
        token = ehr.token(ASSESS, **claims)
    assert status(client, token) == 401


def part(data: object) -> str:
    """Encode a part of a token."""
    return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()


def test_bad_tokens_are_refused(client: TestClient, ehr: Signer) -> None:
    """No token, half of one, one without signature, one with HMAC over the public key: the same 401."""
    good = ehr.token(ASSESS)
    head, claims, signature = good.split(".")
    said = jwt.decode(good, options={"verify_signature": False})
    hmac = jwt.encode(said, "x" * 48, "HS384")
    es256 = jwt.encode(said, ec.generate_private_key(ec.SECP256R1()), "ES256")
    rs256 = jwt.encode(said, rsa.generate_private_key(public_exponent=65537, key_size=2048), "RS256")
    forged = f"{head}.{part({**said, 'jti': 'other'})}.{signature}"
    none = f"{part({'alg': 'none', 'typ': 'JWT'})}.{claims}."
    critical = f"{part({'alg': 'ES384', 'crit': ['b64'], 'b64': False})}.{claims}.{signature}"
    deep = f"{part({'alg': 'ES384'})}.{base64.urlsafe_b64encode(b'[' * 4000).decode()}.{signature}"
    for token in (
        None,
        "",
        "x",
        "..",
        f"{head}.{claims}",
        hmac,
        es256,
        rs256,
        forged,
        none,
        critical,
        deep,
        "a" * 9000,
    ):
        assert status(client, token) == 401, token
    assert status(client, good, scheme="Basic") == 401
    assert client.post("/assess", json=CASE, headers=[("authorization", f"Bearer {good}")] * 2).status_code == 401
    assert status(client, good) == 200, "refused tokens are not used up"


def test_a_key_of_another_client_is_refused(client: TestClient, folder: Path) -> None:
    """The name of a known issuer with a key of one's own is not enough, nor is the key inside the token."""
    stranger = Signer(folder)
    assert status(client, stranger.token(ASSESS)) == 401
    assert status(client, stranger.token(ASSESS, {"jwk": stranger.jwk("x")})) == 401


def test_each_token_is_used_once(client: TestClient, ehr: Signer) -> None:
    """A second call with the same token is refused; the same jti of another issuer is another token."""
    token = ehr.token(ASSESS)
    assert [status(client, token), status(client, token)] == [200, 401]
    assert status(client, ehr.token(ASSESS, jti="same")) == 200
    assert status(client, ehr.token(ASSESS, jti="same")) == 401


def test_clocks_may_differ_a_little(client: TestClient, ehr: Signer) -> None:
    """A client that rounds `iat` up, or is some seconds behind, is let in; beyond five seconds it is not."""
    assert status(client, ehr.token(ASSESS, iat=now(4))) == 200
    assert status(client, ehr.token(ASSESS, iat=now(-290), exp=now(-2))) == 200
    assert status(client, ehr.token(ASSESS, iat=now(8))) == 401
    assert status(client, ehr.token(ASSESS, iat=now(-290), exp=now(-8))) == 401


def test_every_path_is_closed(client: TestClient, ehr: Signer) -> None:
    """Only health and readiness need no token; what is not there is not told apart from what is."""
    for path in (
        "/pack",
        "/openapi.json",
        "/metrics",
        "/nothing",
        "/health/",
        "//health",
        "/ready/../pack",
        "/%68ealth/x",
    ):
        assert client.get(path).status_code == 401, path
    for path in ("/health", "/ready"):
        assert client.get(path).status_code == 200
    assert client.get("/nothing", headers=ehr.headers(BASE)).status_code == 404
    assert client.get("/cds-services").json()["resourceType"] == "OperationOutcome"


def test_metrics_may_be_open(ehr: Signer, engagement: KnowledgeBase) -> None:
    """`metrics` opens them to whoever scrapes, or takes them away."""
    with application(engagement, clients=(ehr.client(),), audience=("us",), metrics="open") as serving:
        assert serving.get("/metrics").status_code == 200
    with application(engagement, clients=(ehr.client(),), audience=("us",), metrics="off") as serving:
        assert serving.get("/metrics", headers=ehr.headers("us")).status_code == 404


def test_the_log_says_why_without_the_token(client: TestClient, ehr: Signer, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever runs the service finds the reason in the log, and nothing that the token says."""
    with caplog.at_level(logging.INFO):
        status(client, ehr.token("https://secret-marker.example", sub="secret-marker"))
    assert "token refused: InvalidAudienceError" in caplog.text
    assert "secret-marker" not in caplog.text


def test_if_nobody_can_tell_nobody_is_let_in(ehr: Signer, engagement: KnowledgeBase, tmp_path: Path) -> None:
    """Without the store of used tokens no token can be checked: 503, and never an answer."""
    database = f"sqlite:///{tmp_path}/store.sqlite3"
    with application(engagement, database=database, clients=(ehr.client(),), audience=("us",)) as serving:
        with serving.app.state.service.database.engine.begin() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("DROP TABLE used_tokens")
        answer = serving.post("/assess", json=CASE, headers=ehr.headers("us"))
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert "used_tokens" not in answer.text


@contextmanager
def key_server(answers: dict[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """Serve key sets on this machine; tells which paths were fetched."""
    fetched: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(self.path)
            body = answers.get(self.path)
            self.send_response(200 if body else 302)
            if body is None:
                self.send_header("location", "/keys")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_words: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", fetched
    finally:
        server.shutdown()
        server.server_close()


def test_keys_come_from_the_configured_address_only(folder: Path, engagement: KnowledgeBase) -> None:
    """Keys are fetched once, from the configured address; a token that names another is refused, and that not asked."""
    ehr = Signer(folder)
    answers = {"/keys": json.dumps({"keys": [ehr.jwk("one"), {"kty": "oct", "k": "eA"}]}).encode()}
    with key_server(answers) as (address, fetched):
        known = {"name": "ehr", "issuer": ehr.issuer, "jwks_url": f"{address}/keys"}
        with application(engagement, clients=(known,), audience=("us",)) as serving:
            assert status(serving, ehr.token("us", {"jku": f"{address}/evil", "kid": "one"})) == 401
            assert fetched == []
            assert status(serving, ehr.token("us", {"jku": f"{address}/keys", "kid": "one"})) == 200
            assert status(serving, ehr.token("us", {"kid": "one"})) == 200
            assert status(serving, ehr.token("us")) == 200
            assert status(serving, ehr.token("us", {"kid": "new"})) == 401
            assert status(serving, ehr.token("us", {"kid": "newer"})) == 401
            assert fetched == ["/keys"], "an unknown kid does not let strangers make us fetch again and again"


def test_redirects_and_rubbish_give_no_keys(folder: Path, engagement: KnowledgeBase) -> None:
    """Where the configured address redirects, or gives no key set, nobody can be checked: 503."""
    ehr = Signer(folder)
    answers = {
        "/keys": json.dumps({"keys": [ehr.jwk("one")]}).encode(), "/html": b"<html>", "/none": b'{"keys": []}',
        "/large": b" " * 300_000,
    }  # fmt: skip
    with key_server(answers) as (address, fetched):
        for path in ("/moved", "/html", "/none", "/large"):
            known = {"name": "ehr", "issuer": ehr.issuer, "jwks_url": f"{address}{path}"}
            with application(engagement, clients=(known,), audience=("us",)) as serving:
                assert status(serving, ehr.token("us")) == 503, path
        assert fetched == ["/moved", "/html", "/none", "/large"], "the redirect is not followed"


def test_static_keys_never_fetch(folder: Path, engagement: KnowledgeBase) -> None:
    """With key files nothing is fetched, and a `jku` is accepted only if it is the configured one."""
    ehr = Signer(folder)
    with key_server({}) as (address, fetched):
        known = {**ehr.client(), "jwks_url": f"{address}/keys"}
        with application(engagement, clients=(known,), audience=("us",)) as serving:
            assert status(serving, ehr.token("us", {"jku": f"{address}/keys"})) == 200
            assert status(serving, ehr.token("us", {"jku": f"{address}/other"})) == 401
        with application(engagement, clients=(ehr.client(),), audience=("us",)) as serving:
            assert status(serving, ehr.token("us", {"jku": f"{address}/keys"})) == 401
        assert fetched == []
