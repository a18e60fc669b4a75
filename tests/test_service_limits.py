"""No request takes more than its share: size, time, rate; browsers call from configured pages only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from serving import Signer, application
from starlette.testclient import TestClient

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.service.auth import TokenChecker
from resistance_rules.hosts.service.limits import Buckets

JSON = {"content-type": "application/json"}


def test_large_bodies_are_refused(engagement: KnowledgeBase) -> None:
    """A body above the limit gets 413, whether it says its length, says none, or says a wrong one."""
    large = b'{"case": {' + b" " * 2000 + b"}}"

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(large), 100):
            yield large[start : start + 100]

    with application(engagement, max_body_bytes=1000) as client:
        said = client.post("/assess", content=large, headers=JSON)
        streamed = client.post("/assess", content=pieces(), headers=JSON)
        for answer in (said, streamed):
            assert answer.status_code == 413
            assert answer.json()["problems"][0]["message"] == "the body has more than 1000 bytes"
        assert "content-length" not in streamed.request.headers
        assert client.post("/cds-services/x", content=large, headers=JSON).json()["resourceType"] == "OperationOutcome"
        assert client.post("/assess", content=b'{"case": {}}', headers=JSON).status_code == 200


def test_slow_requests_are_given_up(engagement: KnowledgeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes too long is answered with 503, not with less advice, and the service goes on."""
    assess = KnowledgeBase.assess

    def slow(self: KnowledgeBase, case: object) -> object:
        time.sleep(0.5)
        return assess(self, case)  # type: ignore[arg-type]

    with application(engagement, time_limit_seconds=0.1) as client:
        monkeypatch.setattr(KnowledgeBase, "assess", slow)
        answer = client.post("/assess", json={"case": {}})
        assert answer.status_code == 503
        assert answer.json()["code"] == "time_limit"
        assert answer.headers["retry-after"]
        monkeypatch.undo()
        time.sleep(0.6)  # the thread that nobody waits for any more
        assert client.post("/assess", json={"case": {}}).status_code == 200


def test_each_client_has_its_own_rate(engagement: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One client that calls too often is told when to come back, and another is served."""
    folder = tmp_path_factory.mktemp("keys")
    one, other = Signer(folder, "one"), Signer(folder, "other")
    clients = (one.client("one"), other.client("other"))
    rate = {"rate_limit_per_second": 0.01, "rate_limit_burst": 3}
    with application(engagement, clients=clients, audience=("us",), **rate) as client:
        seen = [client.get("/pack", headers=one.headers("us")).status_code for _ in range(5)]
        assert seen == [200, 200, 200, 429, 429]
        refused = client.get("/pack", headers=one.headers("us"))
        assert 1 <= int(refused.headers["retry-after"]) <= 100
        assert refused.json()["code"] == "too_many_requests"
        assert client.get("/pack", headers=other.headers("us")).status_code == 200
        assert client.get("/health").status_code == 200


def test_an_address_may_not_try_tokens_without_end(
    engagement: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After too many refused tokens of an address none of its tokens is looked at; others are not kept out."""
    folder = tmp_path_factory.mktemp("keys")
    ehr, stranger = Signer(folder), Signer(folder)  # the same issuer, another key
    checked: list[str] = []
    check = TokenChecker.client_of

    def counting(self: TokenChecker, token: str, path: str) -> str:
        checked.append(token)
        return check(self, token, path)

    monkeypatch.setattr(TokenChecker, "client_of", counting)
    few: dict[str, Any] = {"refused_tokens_per_second": 0.01, "refused_tokens_burst": 3}
    with application(engagement, clients=(ehr.client(),), audience=("us",), **few) as here:
        bad, near, far = (TestClient(here.app, client=(name, 5)) for name in ("192.0.2.1", "127.0.0.1", "192.0.2.2"))
        seen = [bad.get("/cds-services").status_code for _ in range(5)]
        assert seen == [401] * 5, "without a token there is nothing to check, so nothing to count"
        assert [bad.get("/pack", headers=ehr.headers("us")).status_code for _ in range(5)] == [200] * 5
        checked.clear()
        seen = [bad.get("/pack", headers=stranger.headers("us")).status_code for _ in range(5)]
        assert seen == [401, 401, 401, 429, 429]
        assert len(checked) == 3
        refused = bad.post("/cds-services/x", json={}, headers=ehr.headers("us"))
        assert refused.status_code == 429
        assert refused.json()["resourceType"] == "OperationOutcome"
        assert 1 <= int(refused.headers["retry-after"]) <= 100
        assert bad.get("/health").status_code == 200
        assert far.get("/pack", headers=ehr.headers("us")).status_code == 200
        assert [near.get("/pack", headers=stranger.headers("us")).status_code for _ in range(5)] == [401] * 5
    none: dict[str, Any] = {**few, "refused_tokens_per_second": 0}
    with application(engagement, clients=(ehr.client(),), audience=("us",), **none) as here:
        proxy = TestClient(here.app, client=("192.0.2.1", 5))
        assert [proxy.get("/pack", headers=stranger.headers("us")).status_code for _ in range(5)] == [401] * 5


def test_buckets_fill_again() -> None:
    """A bucket holds a burst, fills at its rate, and never holds more."""
    buckets = Buckets(rate=2, burst=2)
    assert [buckets.take("a", 0.0) for _ in range(3)] == [0, 0, 0.5]
    assert buckets.take("a", 0.5) == 0
    assert buckets.take("a", 0.5) == 0.5
    assert [buckets.take("a", 100.0) for _ in range(3)] == [0, 0, 0.5]


def test_strangers_do_not_fill_the_memory() -> None:
    """However many addresses call, only the last ten thousand are remembered."""
    buckets = Buckets(rate=1, burst=1)
    for number in range(12_000):
        buckets.take(str(number), float(number))
    assert len(buckets._left) == 10_000


def test_browsers_of_configured_pages_may_call(
    engagement: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A preflight needs no token and allows what CDS clients send; other origins get no permission."""
    page = "https://ehr.example"
    ehr = Signer(tmp_path_factory.mktemp("keys"))
    asking = {
        "origin": page,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type",
    }
    with application(engagement, clients=(ehr.client(),), audience=("us",), cors_origins=(page,)) as client:
        for path in ("/assess", "/cds-services", "/cds-services/x"):
            answer = client.options(path, headers=asking)
            assert answer.status_code == 200, answer.text
            assert answer.headers["access-control-allow-origin"] == page
            allowed = {name.strip().lower() for name in answer.headers["access-control-allow-headers"].split(",")}
            assert {"authorization", "content-type"} <= allowed
            assert "POST" in answer.headers["access-control-allow-methods"]
        stranger = client.options("/assess", headers={**asking, "origin": "https://evil.example"})
        assert stranger.status_code == 400
        assert "access-control-allow-origin" not in stranger.headers
        called = client.post("/assess", json={"case": {}}, headers={"origin": page, **ehr.headers("us")})
        assert called.headers["access-control-allow-origin"] == page
        refused = client.post("/assess", json={"case": {}}, headers={"origin": page})
        assert refused.status_code == 401
        assert refused.headers["access-control-allow-origin"] == page, "the page has to be able to read the error"
    with application(engagement) as client:
        assert "access-control-allow-origin" not in client.options("/assess", headers=asking).headers
