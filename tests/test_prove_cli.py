"""`check --prove`, `diff`, `enough` and `what-would-change` on the command line: text, JSON, SARIF and exit codes."""

import builtins
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from packing import ROOT, write_files

from resistance_rules.cli import ExitCode, main
from resistance_rules.prove import NotDecidedError
from resistance_rules.prove.logic import Logic

BASE = (ROOT / "docs" / "problems" / "base.yaml").read_text(encoding="utf-8")
UNSAFE = """\
never: [{id: no-listening-in-danger, recommend: {interventions: [listen]}, when: {plan_to_die: true}}]
rules: [{id: low, finds: low_mood, when: {any: [{phq9_total: {at_least: 10}}, {phq9_total: {at_least: 20}}]}}]
"""
APART = """\
never: [{id: apart, recommend: {interventions: [video_visits, listen]}, together: true}]
"""
ALLOW = """\
allow:
  - {finding: useless_part, id: low_mood, because: both numbers are printed on the sheet}
  - {finding: dead_stage, id: low_mood, because: it was there once}
"""


def run(*words: object) -> int:
    """Run a command."""
    return main([str(word) for word in words])


def pack(folder: Path, *more: str) -> Path:
    """Write the pack of the documentation with more files."""
    return write_files(folder, {"pack.yaml": BASE, **{f"more{n}.yaml": text for n, text in enumerate(more)}})


def test_a_sound_pack_is_proved(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Where every claim holds the command says so and ends with 0."""
    assert run("check", pack(tmp_path), "--prove") == ExitCode.FINE
    out = capsys.readouterr().out
    assert "proved for every case, all hold" in out
    assert "not proved" not in out


def test_what_breaks_a_promise_is_shown_with_the_smallest_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A refuted claim comes with its place, the smallest case and what to do, and the command ends with 1."""
    assert run("check", pack(tmp_path, UNSAFE), "--prove") == ExitCode.NO
    out = capsys.readouterr().out
    assert "more0.yaml:1:9: refuted[never_broken] no-listening-in-danger" in out
    assert "the smallest case that shows it:\n    plan_to_die: true\n" in out
    assert "refuted[useless_part] low_mood" in out
    assert "2 refuted" in out


def test_data_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """JSON holds every verdict, with the case and the time it took."""
    assert run("check", pack(tmp_path, UNSAFE), "--prove", "--format", "json") == ExitCode.NO
    proof = json.loads(capsys.readouterr().out)["proof"]
    assert proof["holds"] is False
    assert proof["counts"]["refuted"] == 2
    verdict = next(item for item in proof["verdicts"] if item["claim"] == "never:no-listening-in-danger")
    assert verdict["state"] == "refuted"
    assert verdict["refutations"][0]["case"] == {"plan_to_die": True}
    assert all(item["seconds"] >= 0 for item in proof["verdicts"])


def test_sarif_places_each_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """SARIF 2.1.0 has a rule for each code, a place for each result, and suppressions for what is waived."""
    folder = pack(tmp_path, UNSAFE, ALLOW)
    assert run("check", folder, "--prove", "--format", "sarif") == ExitCode.NO
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    results = {result["ruleId"]: result for result in only["results"]}
    assert {rule["id"] for rule in only["tool"]["driver"]["rules"]} == set(results)
    place = results["never_broken"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "more0.yaml", "uriBaseId": "PACK"}
    assert place["region"]["startLine"] == 1
    assert results["never_broken"]["level"] == "error"
    assert "plan_to_die: true" in results["never_broken"]["message"]["text"]
    assert results["useless_part"]["suppressions"] == [
        {"kind": "external", "justification": "both numbers are printed on the sheet"}
    ]
    assert "unneeded_allow" in results


def test_sarif_of_a_pack_that_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Problems that refuse a pack are results too."""
    assert run("check", pack(tmp_path, "gates: [{id: trust}]"), "--format", "sarif") == ExitCode.NO
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert "duplicate_id" in {result["ruleId"] for result in results}


def test_a_waiver_covers_its_finding_and_an_unneeded_one_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A waived finding does not fail; a waiver that nothing needs does; without proofs neither is judged."""
    folder = pack(tmp_path, UNSAFE, ALLOW)
    assert run("check", folder, "--prove", "--format", "json") == ExitCode.NO
    proof = json.loads(capsys.readouterr().out)["proof"]
    states = {item["claim"]: item["state"] for item in proof["verdicts"]}
    assert states["parts:finding:low_mood/low"] == "waived"
    assert states["waiver:dead_stage/low_mood"] == "refuted"
    run("check", folder, "--samples", 0)
    assert "unneeded_allow" not in capsys.readouterr().out


def test_interventions_that_are_declared_apart_never_come_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`together: true` is refuted by a case with two of them, found by proofs and by random cases alike."""
    folder = pack(tmp_path, APART)
    assert run("check", folder, "--prove") == ExitCode.NO
    assert "recommended `listen` with `video_visits`" in " ".join(capsys.readouterr().out.split())
    assert run("check", folder) == ExitCode.NO
    assert "broken[never] apart" in capsys.readouterr().out


def test_what_was_not_decided_is_no_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """A solver that gives up ends with 4: the claims are listed as undecided, none as proved."""

    def gives_up(*_: object) -> bool:
        raise NotDecidedError("not decided within 1 s")

    monkeypatch.setattr(Logic, "_check", gives_up)
    assert run("check", pack(tmp_path / "new"), "--prove", "--seconds", 1, "--format", "json") == ExitCode.NOT_DECIDED
    proof = json.loads(capsys.readouterr().out)["proof"]
    assert proof["holds"] is None
    assert proof["counts"]["undecided"] > 0
    assert run("check", pack(tmp_path / "new"), "--prove") == ExitCode.NOT_DECIDED
    assert "undecided" in capsys.readouterr().out
    (tmp_path / "case.yaml").write_text("pace: right\n", encoding="utf-8")
    assert run("enough", tmp_path / "case.yaml", "trust", "--pack", tmp_path / "new") == ExitCode.NOT_DECIDED
    assert "not decided" in capsys.readouterr().err


def test_two_versions_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The same pack gives 0; another threshold is shown by the smallest cases, what is gained and what is lost."""
    old = pack(tmp_path / "old")
    assert run("diff", old, old) == ExitCode.FINE
    assert "the same advice for every case" in capsys.readouterr().out
    new = write_files(
        tmp_path / "new",
        {"pack.yaml": BASE.replace("{travel_minutes: {at_least: 60}}", "{travel_minutes: {at_least: 90}}")},
    )
    assert run("diff", old, new) == ExitCode.NO
    out = capsys.readouterr().out
    assert "- lost barrier transport: likely; the smallest case that shows it:\n    travel_minutes: 6" in out
    assert "barrier changed: transport" in out
    assert run("diff", old, new, "--format", "json") == ExitCode.NO
    data = json.loads(capsys.readouterr().out)
    assert data["same"] is False
    lost = [s for s in data["shifts"] if (s["id"], s["what"], s["change"]) == ("video_visits", "later", "lost")]
    assert [list(shift["case"]) for shift in lost] == [["travel_minutes"]]


def test_a_pack_with_other_facts_is_compared_on_what_both_accept(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Facts of one pack only are given to that pack only; values that one refuses are left out."""
    old = pack(tmp_path / "old")
    more = "facts: [{id: bus_runs, yes_no: true, label: A bus runs}]\n"
    more += "gates: [{id: bus, label: Bus, open_when: {bus_runs: true}, ask: Bus?}]\n"
    text = BASE.replace("phq9_total, integer: [0, 27]", "phq9_total, integer: [0, 30]").replace(
        "[too_slow, right, too_fast]", "[right, too_fast, too_slow, fine]"
    )
    new = write_files(tmp_path / "new", {"pack.yaml": text, "more.yaml": more})
    assert run("diff", old, new, "--format", "json") == ExitCode.NO
    data = json.loads(capsys.readouterr().out)
    assert [(s["kind"], s["id"], s["what"], s["change"], s["case"]) for s in data["shifts"]] == [
        ("gate", "bus", "open", "gained", {"bus_runs": True})
    ]
    assert data["entries"]["fact"] == {"added": ["bus_runs"], "changed": ["pace", "phq9_total"]}


def test_a_fact_of_another_type_stays_unknown_in_a_comparison(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A fact that has another type in each pack has no value that both accept, so nothing is said about its values."""
    old = pack(tmp_path / "old")
    text = BASE.replace("minutes_available, number: [0, 600]", "minutes_available, integer: [0, 600]")
    text = text.replace("id: plan_to_die, yes_no: true", "id: plan_to_die, choice: [no_plan, plan]")
    new = write_files(tmp_path / "new", {"pack.yaml": text.replace("{plan_to_die: true}", "{plan_to_die: plan}")})
    assert run("diff", old, new, "--format", "json") == ExitCode.FINE
    data = json.loads(capsys.readouterr().out)
    assert data["same"] is True
    assert data["entries"]["fact"] == {"changed": ["minutes_available", "plan_to_die"]}


def test_questions_about_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`enough` and `what-would-change` answer in text and JSON; that nothing brings it is the answer 1."""
    case = tmp_path / "case.yaml"
    case.write_text("travel_minutes: 95\npace: right\n", encoding="utf-8")
    folder = pack(tmp_path / "pack")
    assert run("enough", case, "transport", "--pack", folder) == ExitCode.FINE
    assert "these facts are enough:\n  One-way travel time: 95" in capsys.readouterr().out
    assert run("enough", case, "barrier:transport", "--pack", folder, "--format", "json", "--exact") == ExitCode.FINE
    assert json.loads(capsys.readouterr().out)["facts"] == {"travel_minutes": 95}
    assert run("what-would-change", case, "video_visits", "--pack", folder) == ExitCode.FINE
    assert "Has a plan to die: turned out to be yes" in capsys.readouterr().out
    assert run("what-would-change", case, "transport", "--pack", folder, "--by", "person") == ExitCode.NO
    assert "in the way:\n  One-way travel time: 95" in capsys.readouterr().out
    assert run("what-would-change", case, "danger", "--pack", folder, "--format", "json") == ExitCode.FINE
    data = json.loads(capsys.readouterr().out)
    assert [(step["fact"], step["after"], step["how"]) for step in data["steps"]] == [("plan_to_die", True, "answer")]


def test_without_the_solver_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Where z3-solver is missing nothing is proved, and the exit code is that of wrong use."""
    for name in [name for name in sys.modules if name == "z3" or name.startswith(("z3.", "resistance_rules.prove"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("resistance_rules.prove", raising=False)
    original = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "z3":
            raise ModuleNotFoundError("No module named 'z3'", name="z3")
        return original(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert run("check", pack(tmp_path), "--prove") == ExitCode.WRONG_USE
    assert 'pip install "resistance-rules[prove]"' in capsys.readouterr().err


def test_the_engagement_pack_is_proved(capsys: pytest.CaptureFixture[str]):
    """Every claim about the shipped pack holds for every case, or is waived with a reason; few are."""
    assert run("check", ROOT / "rules" / "engagement", "--prove", "--format", "json") == ExitCode.FINE
    counts = json.loads(capsys.readouterr().out)["proof"]["counts"]
    assert counts["refuted"] == counts["undecided"] == 0
    assert counts["waived"] <= 5
    assert counts["proved"] > 2000
