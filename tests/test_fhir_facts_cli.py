"""`facts` and `check --mapping` on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from fhir_kit import SAMPLES, bundle, observation

from resistance_rules.cli import main

BH = SAMPLES / "HL7+us-behavioral-health-profiles"
PHQ9 = str(BH / "phq-9-example-1.json")
CSSRS = str(BH / "C-SSRS-example-1.json")
HEAD = "mapping: {id: site, title: Site, version: '1', format: 1}\n"
TINY = """
pack: {id: tiny, title: Tiny, version: 1.0.0, format: 1, language: en}
facts: [{id: age, number: [0, 120], label: Age}]
"""
WHEN = ["--now", "2024-02-05T10:00:00Z"]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run a command: exit code, standard output, standard error."""
    code = main([*words])
    out, err = capsys.readouterr()
    return code, out, err


def test_facts_are_shown_with_their_grounds(capsys: pytest.CaptureFixture[str]):
    """Each fact has its label, why, and the resource; what was not used has its reason."""
    code, out, err = run(capsys, "facts", PHQ9, CSSRS, *WHEN)
    assert (code, err) == (0, "")
    assert "phq9_total: 12\n" in out
    assert "from QuestionnaireResponse/phq-9-example-1, 2024-02-01T20:50:32.718000Z" in out
    assert "cssrs_wish_dead: false (private)" in out
    assert "not used" in out
    assert "the pack reads the total and item 9" in " ".join(out.split())


def test_a_case_that_leaves_doubts_behind_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """A case holds facts only: that contradictions of the record do not go into it is said, without what they are."""
    file = tmp_path / "record.json"
    two = [observation("44260-8", name=name, valueInteger=value) for name, value in (("one", 2), ("two", 0))]
    file.write_text(json.dumps(bundle(*two)))
    code, out, err = run(capsys, "facts", str(file), "--now", "2024-02-10T10:00:00Z", "--format", "case")
    assert (code, json.loads(out)) == (0, {})
    assert "cannot go into a case: no advice on it will mention them" in " ".join(err.split())
    assert "Observation/one" not in err
    _, _, quiet = run(capsys, "facts", PHQ9, *WHEN, "--format", "case")
    assert "cannot go into a case" not in quiet


def test_the_case_can_be_assessed(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """`--format case` writes what `assess` reads."""
    case = tmp_path / "case.json"
    code, out, err = run(capsys, "facts", PHQ9, *WHEN, "--format", "case", "--output", str(case))
    assert (code, out) == (0, "")
    assert err == "content of 1 resource gave no fact; `--format text` says what and why\n"
    assert json.loads(case.read_text()) == {"phq9_item9": 0, "phq9_total": 12}
    code, out, _ = run(capsys, "assess", str(case), "--format", "json")
    assert code == 0
    assert json.loads(out)["recommendations"]


def test_json_has_everything(capsys: pytest.CaptureFixture[str]):
    """`--format json` has facts, grounds and everything else with its reason."""
    code, out, _ = run(capsys, "facts", PHQ9, *WHEN, "--format", "json")
    data = json.loads(out)
    assert code == 0
    assert data["facts"] == {"phq9_item9": 0, "phq9_total": 12}
    assert data["patient"] == "Patient/bh-patient-example"
    assert {one["reason"] for one in data["not_used"]} == {"set_aside"}
    assert data["found"][1]["sources"][0]["code"] == "http://loinc.org|44261-6"


def test_shareable_facts_are_not_private(capsys: pytest.CaptureFixture[str]):
    """Item 9 and the C-SSRS stay out."""
    code, out, _ = run(capsys, "facts", PHQ9, CSSRS, *WHEN, "--shareable", "--format", "json")
    assert code == 0
    assert json.loads(out)["facts"] == {"phq9_total": 12}
    assert "44260-8" not in out
    assert "93246-7" not in out


def test_standard_input_and_no_facts(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """A bundle may come on standard input; that nothing is known is an answer."""
    text = json.dumps(bundle(observation(status="preliminary", valueInteger=12))).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text), isatty=lambda: False))
    code, out, _ = run(capsys, "facts", "-", *WHEN)
    assert code == 0
    assert out.startswith("0 facts of Patient/1\n")
    assert "it is not final yet (phq9_total): Observation/o1" in " ".join(out.split())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["no-such-file.json"], 2, "there is no file"),
        ([PHQ9, "--now", "yesterday"], 2, "an instant with its time zone"),
        ([PHQ9, "--now", "2024-02-05"], 2, "an instant with its time zone"),
        ([PHQ9, "--complete", "Appointmnt"], 2, "did you mean `Appointment`?"),
        ([PHQ9, "--patient", "Patient/nobody"], 2, "none of these resources is about `Patient/nobody`"),
        ([PHQ9, "--mapping", "engagment"], 2, "did you mean `engagement`?"),
        ([PHQ9, "--pack", "engagment"], 2, "there is no pack"),
        ([PHQ9, str(SAMPLES / "HL7+US-Core" / "QuestionnaireResponse-phq-9-example.json")], 1, "several patients"),
        ([str(SAMPLES / "index.csv")], 1, "error[json_syntax]"),
        ([str(SAMPLES / "FHIR+fhir-tools-ig" / "Binary-CDSHooksResponse.json")], 1, "error[not_fhir]"),
    ],
)
def test_wrong_use_is_said(words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]):
    """Every door says what is wrong and what to do, with the code of the table."""
    try:
        found, out, err = run(capsys, "facts", *words)
    except SystemExit as left:
        found, (out, err) = int(str(left.code)), capsys.readouterr()
    assert found == code
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_malformed_json_is_placed(capsys: pytest.CaptureFixture[str]):
    """The malformed samples get the line and the column, and no traceback."""
    for file in sorted((SAMPLES / "malformed+cqframework+opioid-cds-r4").glob("*.json")):
        code, out, err = run(capsys, "facts", str(file))
        assert (code, out) == (1, "")
        assert err.startswith(f"{file}:")
        assert "error[json_syntax]: something stands here after the end" in err


def test_a_mapping_is_checked_with_its_pack(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """`check --mapping` says that it is sound, or what is wrong and where, in every format."""
    pack = tmp_path / "tiny"
    pack.mkdir()
    (pack / "pack.yaml").write_text(TINY, encoding="utf-8")
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(HEAD + "reads: [{id: a, fact: age, from: [Patient], take: age, because: so}]\n", encoding="utf-8")
    bad.write_text(HEAD + "reads: [{id: a}]\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", str(pack), "--mapping", str(good))
    assert code == 0
    assert "mapping: site 1: no problems; 1 read for 1 of 1 facts" in out
    code, out, _ = run(capsys, "check", str(pack), "--mapping", str(good), "--format", "json")
    assert json.loads(out)["mapping"]["id"] == "site"
    code, out, err = run(capsys, "check", str(pack), "--mapping", str(bad))
    assert (code, out) == (1, "")
    assert f"{bad}:2:9: error[missing_key]" in err
    code, out, _ = run(capsys, "check", str(pack), "--mapping", str(bad), "--format", "json")
    assert code == 1
    assert {problem["code"] for problem in json.loads(out)["problems"]} == {"missing_key"}
    code, out, _ = run(capsys, "check", str(pack), "--mapping", str(bad), "--format", "sarif")
    assert code == 1
    assert json.loads(out)["runs"][0]["results"]
    assert run(capsys, "check", str(pack), "--mapping", "nowhere")[0] == 2
    code, out, err = run(capsys, "facts", PHQ9, "--pack", str(pack))
    assert (code, out) == (2, "")
    assert "no FHIR mapping is shipped for the pack `tiny`" in err
    person = str(BH / "bh-patient-example.json")
    code, out, _ = run(capsys, "facts", person, "--pack", str(pack), "--mapping", str(good), *WHEN)
    assert code == 0
    assert "age: 62" in out


def test_facts_with_a_mapping_that_is_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """A mapping with problems is not used."""
    bad = tmp_path / "bad.yaml"
    bad.write_text(HEAD + "reds: []\n", encoding="utf-8")
    code, out, err = run(capsys, "facts", PHQ9, "--mapping", str(bad))
    assert (code, out) == (1, "")
    assert "did you mean `reads`?" in err
    assert "the mapping is not used" in err


def test_the_schema_of_mappings_is_printed(capsys: pytest.CaptureFixture[str]):
    """`schema --mapping` prints what editors need, with the facts of the pack."""
    code, out, _ = run(capsys, "schema", "--mapping")
    assert code == 0
    assert "phq9_total" in out
    assert json.loads(out)["properties"]["reads"]


def test_bulk_exports_are_read_line_by_line(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """A file `.ndjson` has a resource in each line; every bad line is placed."""
    file = tmp_path / "Observation.ndjson"
    lines = [json.dumps(observation(name=name, code=None, valueInteger=12)) for name in ("a", "b")]
    good = [json.dumps(observation(valueInteger=12, effectiveDateTime="2024-02-04"))]
    file.write_text("\n".join([*good, "", *lines]) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "facts", str(file), *WHEN, "--format", "case")
    assert code == 0
    assert json.loads(out) == {"phq9_total": 12}
    file.write_text("\n".join([*good, '{"a": }', "{"]), encoding="utf-8")
    code, out, err = run(capsys, "facts", str(file), *WHEN)
    assert (code, out) == (1, "")
    assert f"{file}:2:7: error[json_syntax]" in err
    assert f"{file}:3:2: error[json_syntax]" in err
