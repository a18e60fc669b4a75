"""FHIR on the command line."""

import json
from pathlib import Path

import pytest
from fhir_checks import check_bundle

from resistance_rules.cli import ExitCode, main

CASE = str(Path(__file__).resolve().parent.parent / "examples/cases/first_session.yaml")
AT = ["--at", "2026-03-01T09:30:00Z"]


def test_assess_writes_a_bundle(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`assess --format fhir` writes a valid Bundle, the same each time, also to a file and shareable."""
    words = ["assess", CASE, "--format", "fhir", "--subject", "Patient/p1", "--seed", "a", *AT]
    assert main(words) == ExitCode.FINE
    first = capsys.readouterr().out
    resources = check_bundle(json.loads(first))
    assert {"GuidanceResponse", "RequestGroup", "Task", "Provenance"} <= {r["resourceType"] for r in resources}
    assert resources[0]["subject"] == {"reference": "Patient/p1"}
    assert main([*words, "--output", str(tmp_path / "a.json")]) == ExitCode.FINE
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == first
    assert main([*words, "--shareable"]) == ExitCode.FINE
    shared = json.loads(capsys.readouterr().out)
    check_bundle(shared)
    assert shared["id"] != json.loads(first)["id"]


def test_now_is_the_instant_if_none_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--at` the Bundle carries this moment, and no subject is invented."""
    assert main(["assess", CASE, "--format", "fhir"]) == ExitCode.FINE
    resources = check_bundle(json.loads(capsys.readouterr().out))
    assert "subject" not in resources[0]
    assert {"Flag", "CarePlan"}.isdisjoint(resource["resourceType"] for resource in resources)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "fhir", "--subject", "Jane Doe"], "expected a FHIR reference"),
        (["--format", "fhir", "--at", "2026-03-01T09:30:00"], "time zone"),
        (["--format", "fhir", "--at", "yesterday"], "time zone"),
        (["--format", "fhir", "--at", "0001-01-01T00:00:00+05:00"], "time zone"),
        (["--format", "fhir", "--seed", " "], "printable"),
        (["--format", "fhir", "--seed", "a\udcff"], "printable"),
        (["--subject", "Patient/p1"], "`--subject` is for `--format fhir`"),
        (["--format", "json", *AT], "`--at` is for `--format fhir`"),
        (["--format", "fihr"], "did you mean `fhir`"),
    ],
)
def test_what_does_not_fit_is_said(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    """A wrong option is wrong use, with words that help and without what was written about a person."""
    assert main(["assess", CASE, *words]) == ExitCode.WRONG_USE
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert "Jane" not in told.err
