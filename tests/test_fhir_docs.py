"""The pages and the example about FHIR in are true."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from resistance_rules import KnowledgeBase, load
from resistance_rules.hosts.fhir.reading import REASONS, load_mapping
from resistance_rules.hosts.fhir.reading.mapping_entries import READ_TYPES, TAKES, Read
from resistance_rules.knowledge.shapes import fields_of

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "fhir-in.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "fhir-mapping.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The shipped pack."""
    return load(engine="reference")


def test_the_code_of_the_page_runs(capsys: pytest.CaptureFixture[str]):
    """The Python blocks run in their order, and give what they assert."""
    room: dict[str, object] = {}
    for block in re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        exec(block, room)  # noqa: S102  our own documentation
    printed = capsys.readouterr().out
    assert "Observation?patient=7&code=" in printed


def test_the_page_lists_every_reason():
    """The table has exactly the codes, with their words."""
    table = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE, re.MULTILINE))
    assert table == REASONS


def test_the_format_page_has_every_key():
    """Every key of a read, every way of taking and every resource type is explained."""
    missing = [key for key in fields_of(Read) if f"`{key}`" not in FORMAT and f"`{key}:" not in FORMAT]
    assert missing == []
    assert [name for name in TAKES if f"| `{name}` |" not in FORMAT] == []
    assert [name for name in READ_TYPES if name not in FORMAT] == []


def test_the_mapping_of_the_page_is_sound(tmp_path: Path, kb: KnowledgeBase):
    """The site's mapping on the page loads, and does what it says."""
    (block,) = re.findall(r"^```yaml\n(.*?)^```", FORMAT, re.MULTILINE | re.DOTALL)
    file = tmp_path / "clinic.yaml"
    file.write_text(block, encoding="utf-8")
    mapping = load_mapping(file, pack=kb)
    assert mapping.reads["phq9_total"].max_age is not None
    assert mapping.reads["phq9_total"].max_age.days == 14
    assert "missed_12_months" not in mapping.reads
    assert "first_visit_trust" in mapping.reads


def test_the_example_runs(capsys: pytest.CaptureFixture[str]):
    """The example gives these facts, and says why nothing else became one."""
    runpy.run_path(str(ROOT / "examples" / "fhir" / "facts_from_fhir.py"), run_name="__main__")
    out = capsys.readouterr().out
    facts, _, rest = out.partition("\nnot used:\n")
    assert dict(re.findall(r"^(\w+) = (\S+) ", facts, re.MULTILINE)) == {
        "age_years": "34",
        "days_since_psychiatric_discharge": "41",
        "declines_offered_treatment": "True",
        "missed_appointments_90d": "2",
        "missed_last_4": "2",
        "phq9_total": "14",
        "transport_problem_reported": "True",
        "trust_rating_0_10": "4",
    }
    for name, reason in (
        ("Observation/gad7-preliminary", "not_final"),
        ("Observation/phq9-sister", "other_patient"),
        ("Observation/screen-declined", "refused"),
        ("Observation/audit-2022", "too_old"),
        ("Condition/adhd", "refuted"),
        ("Appointment/visit-5", "entered_in_error"),
    ):
        assert f"- {name}: {REASONS[reason]}" in rest
    assert "\nfirst: " in rest
