"""The house rules that ARCHITECTURE.md states."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from resistance_rules import load

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "resistance_rules"
ROOMS = (
    "knowledge",
    "inference",
    "advice",
    "trial",
    "testing",
    "prove",
    "panel",
    "audit",
    "hosts",
    "cli",
)  # each may import itself and those before it
OPTIONAL = (
    "rich", "pytest", "hypothesis", "jsonschema", "polars", "z3", "durable", "durable_rules_engine",
    "fastapi", "starlette", "uvicorn", "pydantic", "jwt", "cryptography", "sqlalchemy", "prometheus_client", "httpx2",
    "fhir", "fhirclient", "django", "numpy", "pyarrow", "pandas", "matplotlib", "pyspark",
)  # fmt: skip


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_no_import_runs_back_up(room: str) -> None:
    """A room imports itself and the rooms before it on the line, and nothing after it."""
    allowed = ROOMS[: ROOMS.index(room) + 1]
    for path in (PACKAGE / room).rglob("*.py"):
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] == "resistance_rules" and len(parts) > 1 and (PACKAGE / parts[1]).is_dir():
                assert parts[1] in allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_the_core_imports_no_extra() -> None:
    """Importing, loading and assessing on the reference engine imports no optional package."""
    code = (
        "import sys, resistance_rules as r; kb = r.load(engine='reference'); kb.assess({}).to_json();"
        f"print([name for name in {OPTIONAL!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_modules_are_of_a_size_to_read() -> None:
    """No module is longer than 400 lines."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_every_room_is_on_the_map() -> None:
    """ARCHITECTURE.md names every room and every module of the package."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z_]+", text))
    missing = {
        path.stem
        for path in PACKAGE.rglob("*.py")
        if path.parent.name in ROOMS[:-1] and not path.stem.startswith("_") and path.stem not in words
    }
    assert missing == set()


def test_every_guard_exists() -> None:
    """Each test that the list of invariants names is there."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8") + (ROOT / "docs/durable-rules.md").read_text("utf-8")
    assert [name for name in re.findall(r"tests/\w+\.py", text) if not (ROOT / name).is_file()] == []
    matcher = (ROOT / "tests/test_matcher.py").read_text(encoding="utf-8")
    named = re.findall(r"`(test_\w+)`", (ROOT / "docs/durable-rules.md").read_text(encoding="utf-8"))
    assert [name for name in named if f"def {name}(" not in matcher] == []


def test_every_line_of_advice_names_its_grounds() -> None:
    """What is concluded or recommended on the examples names rules with places, and sources where there are any."""
    kb = load()
    for example in kb.pack.examples.values():
        advice = kb.assess(dict(example.case))
        raised = [item for item in advice.barriers if item.level in ("likely", "possible")]
        for item in (*advice.safety, *raised, *advice.gates, *advice.recommendations, *advice.withheld):
            assert item.rules, item.id
            for rule in item.rules:
                assert rule.place is not None, rule.id
                assert re.fullmatch(r"[\w/.\-]+\.yaml:\d+:\d+", rule.place), rule
        assert all(item.facts and item.sources for item in advice.safety)
        assert all(item.because and item.facts for item in raised)
        assert all(item.because and (item.sources or item.evidence.grade == "D") for item in advice.recommendations)
