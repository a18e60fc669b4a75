"""The OpenAPI document is true and complete: schemathesis holds a running server against it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import jsonschema
import pytest
from cryptography.hazmat.primitives import serialization
from packing import write_files
from serving import ROOT, Running, Signer, application, running

from resistance_rules import KnowledgeBase

CONFIG = """
[[operations]]
include-name = "POST /audit"  # no schema can say that `provenance` is of facts that `case` holds
checks.positive_data_acceptance.expected-statuses = ["2xx", 422]

[[operations]]
include-path-regex = "^/cds-services/"  # no schema can say which resource is whose, nor that a date is one
checks.positive_data_acceptance.expected-statuses = ["2xx", 400, 412]
checks.negative_data_rejection.expected-statuses = ["4xx"]  # 412: what is needed was left out
generation.max-examples = 8

[[operations]]
include-path-regex = "-(encounter|appointment|order|problem)-"  # as patient-view, but for the context: a few cases each
checks.positive_data_acceptance.expected-statuses = ["2xx", 400, 412]
checks.negative_data_rejection.expected-statuses = ["4xx"]
generation.max-examples = 5
phases.coverage.enabled = false

[[operations]]
include-path-regex = "^/fhir/"  # no schema can say which resource is whose
checks.positive_data_acceptance.expected-statuses = ["2xx", 422]
"""
BASE = (ROOT / "docs" / "problems" / "base.yaml").read_text(encoding="utf-8")
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,negative_data_rejection,positive_data_acceptance,missing_required_header,"
    "unsupported_method,ignored_auth"
)


@pytest.fixture(scope="module")
def ehr(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """Know one client."""
    return Signer(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def server(ehr: Signer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Serve a small pack: the document holds its whole vocabulary, and all of it is tried."""
    folder = tmp_path_factory.mktemp("service")
    pack = write_files(folder / "example", {"pack.yaml": BASE})
    config = folder / "service.toml"
    config.write_text(
        f'pack = "{pack}"\naudience = ["us"]\nrate_limit_per_second = 100_000\nrate_limit_burst = 1_000_000\n'
        f'[[clients]]\nname = "ehr"\nissuer = "{ehr.issuer}"\nkey_files = ["{ehr.key_file}"]\n'
    )
    with running(folder, "--config", str(config)) as process:
        yield process


def test_the_server_keeps_to_its_document(server: Running, ehr: Signer, tmp_path: Path) -> None:
    """Every operation, with good and bad requests, with and without tokens: nothing is answered as not described."""
    document = httpx2.get(f"{server.url}/openapi.json", headers=ehr.headers("us")).json()
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    key = tmp_path / "private.pem"
    private = serialization.PrivateFormat.PKCS8
    key.write_bytes(ehr.key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption()))
    done = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "run", "openapi.json", "--url", server.url, "--checks", CHECKS,
            "--max-examples", "40", "--seed", "1", "--request-timeout", "20", "--no-color",
        ],
        cwd=tmp_path,
        env={
            **os.environ, "SCHEMATHESIS_HOOKS": "schemathesis_tokens",
            "TOKEN_KEY": str(key), "TOKEN_ISSUER": ehr.issuer,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")]),
        },
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    tested = re.search(r"Tested: (\d+)", done.stdout)
    count = sum(len(operations) for operations in document["paths"].values())
    assert tested is not None
    assert int(tested[1]) == count
    assert "crashed" not in server.output()


def references(data: Any) -> Iterator[str]:
    """Every reference in the document."""
    if isinstance(data, dict):
        if isinstance(data.get("$ref"), str):
            yield data["$ref"]
        for value in data.values():
            yield from references(value)
    elif isinstance(data, list):
        for value in data:
            yield from references(value)


def test_the_document_describes_every_error(engagement: KnowledgeBase, ehr: Signer) -> None:
    """Each operation names its errors with their shape, and every reference leads somewhere."""
    with application(engagement, clients=(ehr.client(),), audience=("us",)) as client:
        document = client.get("/openapi.json", headers=ehr.headers("us")).json()
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    assert {name.rpartition("/")[2] for name in references(document["paths"])} <= set(schemas)
    assert {name.rpartition("/")[2] for name in references(schemas)} <= set(schemas)
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            assert {"429", "500", "503"} <= set(answers), (path, method)
            if path not in ("/health", "/ready") and not path.startswith("/explain/"):
                assert "401" in answers, (path, method)
            if "requestBody" in operation:
                assert {"400", "413", "415", "422"} <= set(answers), (path, method)
            fhir = path.startswith(("/fhir", "/cds-services"))
            shape = "#/components/schemas/OperationOutcome" if fhir else "#/components/schemas/Problem"
            for status, answer in answers.items():
                assert answer["description"], (path, status)
                if int(status) >= 400:
                    assert [content["schema"]["$ref"] for content in answer["content"].values()] == [shape], (
                        path,
                        status,
                    )


def test_advice_fits_its_schema(engagement: KnowledgeBase) -> None:
    """The advice on every example of the pack, whole and shareable, is as the document describes it."""
    with application(engagement) as client:
        document = client.get("/openapi.json").json()
    schema = {"$ref": "#/components/schemas/Advice", "components": document["components"]}
    validator = jsonschema.Draft202012Validator(schema)
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        validator.validate(json.loads(advice.to_json()))
        validator.validate(json.loads(advice.shareable().to_json()))
    broken = json.loads(engagement.assess({}).to_json())
    broken["barriers"][0]["level"] = "certain"
    assert not validator.is_valid(broken)


def test_only_open_paths_need_no_token_in_the_document(engagement: KnowledgeBase, ehr: Signer) -> None:
    """The document says which operations need a token, and that is what the server does."""
    with application(engagement, clients=(ehr.client(),), audience=("us",)) as client:
        document = client.get("/openapi.json", headers=ehr.headers("us")).json()
        assert document["security"] == [{"client": []}]
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                answer = client.request(method, re.sub(r"{\w+}", "x", path))
                assert (answer.status_code == 401) == (operation.get("security") != []), path
