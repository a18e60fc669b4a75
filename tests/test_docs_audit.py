"""The pages about traces and source attributes are true."""

import re
from pathlib import Path
from typing import Any

import pytest

from resistance_rules.audit import replay
from resistance_rules.audit.trace_schema import trace_schema

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.mark.parametrize("page", ["audit-trace.md", "source-attributes.md"])
def test_the_example_runs(page: str) -> None:
    """The Python on the page runs as it stands."""
    (code,) = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102  (our own documentation)
    assert "data" in names or "text" in names


def test_the_page_names_every_field_and_code() -> None:
    """docs/audit-trace.md tells of each field of a trace and of each error of a replay."""
    page = (DOCS / "audit-trace.md").read_text(encoding="utf-8")
    schema = trace_schema()
    named = set(re.findall(r"`([a-z_0-9.]+)`", page))
    fields = set(schema["properties"]) - {"conclusions"} | {
        f"conclusions.{name}" for name in ("safety", "findings", "barriers", "gates")
    }
    assert fields - named == set()
    code = Path(replay.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'"(not_json|not_a_trace|trace_schema|bad_trace)"', code)) <= named
