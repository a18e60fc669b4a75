"""docs/service.md is true: its settings are the program's, its examples run, its routes are there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from serving import ROOT, Signer, application

from resistance_rules import KnowledgeBase
from resistance_rules.hosts.service.settings import Client, Settings
from resistance_rules.hosts.service.sources import read_settings

TEXT = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")


def rows(model: type[BaseModel]) -> list[str]:
    """Write the table of a model's fields."""
    found = []
    for name, field in model.model_fields.items():
        if field.default_factory is not None:
            default = "a file in the user's data folder"
        elif field.default is PydanticUndefined:
            default = "needed"
        elif field.default in (None, ()):
            default = "none"
        else:
            default = f"`{json.dumps(field.default)}`"
        found.append(f"| `{name}` | {default} | {field.description} |")
    return ["| setting | default | |", "|---|---|---|", *found]


def table(name: str) -> list[str]:
    """Read a table of the page."""
    return re.search(rf"<!-- {name}: .*?-->\n(.*?)\n<!-- end of {name} -->", TEXT, re.DOTALL)[1].splitlines()  # type: ignore[index]


def test_every_setting_is_in_the_table() -> None:
    """Names, defaults and meanings stand on the page as they stand in the program."""
    assert table("settings") == rows(Settings)
    assert table("client settings") == rows(Client)


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python of the page runs as it stands."""
    for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(compile(block, "service.md", "exec"), {})  # noqa: S102  (our own documentation)
    shown = capsys.readouterr().out
    assert "422 [{'code': 'unknown_fact', 'where': '/case/trust_ratng_0_10'" in shown
    assert "Bearer" in shown


def test_the_settings_file_is_accepted(tmp_path: Path) -> None:
    """The example of a settings file holds nothing that would be refused, once its files are there."""
    text = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1]  # type: ignore[index]
    for line in ('tls_certificate = "/etc/resistance/certificate.pem"\n', 'tls_key = "/etc/resistance/key.pem"\n'):
        assert line in text
        text = text.replace(line, "")
    text = text.replace("/etc/resistance/intake.pem", str(Signer(tmp_path).key_file))
    file = tmp_path / "service.toml"
    file.write_text(text)
    settings = read_settings({}, str(file), {})
    assert [client.name for client in settings.clients] == ["hospital-ehr", "intake-app"]
    assert set(tomllib.loads(text)) <= set(Settings.model_fields)


def test_the_example_of_an_error_is_what_comes(engagement: KnowledgeBase) -> None:
    """The error on the page is the answer to the mistake it shows, but for the request id."""
    shown = json.loads(re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)[1])  # type: ignore[index]
    with application(engagement) as client:
        answer = client.post("/assess", json={"case": {"trust_ratng_0_10": 4}}).json()
    assert {**answer, "request_id": shown["request_id"]} == shown


def test_every_route_is_on_the_page(engagement: KnowledgeBase) -> None:
    """What the service answers and what the page lists is the same."""
    with application(engagement) as client:
        paths = client.get("/openapi.json").json()["paths"]
    for path, operations in paths.items():
        start = re.sub(r"(/\{.*|/engagement-.*)$", "", path)
        for method in operations:
            assert f"`{method.upper()} {start}" in TEXT or f"`{start}" in TEXT, (method, path)
