"""The command line does what it says, says it where it should, and leaves with the code that its table lists."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

import resistance_rules
from resistance_rules import KnowledgeBase
from resistance_rules.advice.knowledge_base import load
from resistance_rules.cli import console, loading, main
from resistance_rules.cli.exit_codes import ExitCode, table
from resistance_rules.knowledge.diagnostics import EngineError

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "examples" / "cases"
FIRST_SESSION = str(CASES / "first_session.yaml")
OVERDOSE = str(CASES / "quiet_overdose.yaml")
MANY = str(CASES / "cases.jsonl")
COMMANDS = (
    "assess",
    "why",
    "why-not",
    "what-if",
    "interview",
    "check",
    "examples",
    "agreement",
    "mutants",
    "suite",
    "panel",
    "show",
    "schema",
)

PACK = """
pack: {id: tiny, title: Tiny, version: 1.0.0, format: 1, language: en, shows: 2}
facts:
  - {id: minutes, number: [0, 600], label: Way here, ask: How long is the way?}
  - {id: fever, yes_no: true, label: Fever}
  - {id: calm, yes_no: true, label: Calm}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
barriers:
  - {id: far, label: Far, description: It is far., domain: access, sits_with: service,
     indicators: [{when: {minutes: {at_least: 60}}, strength: strong}]}
categories: [{id: access, label: Access}, {id: medical, label: Medical}]
interventions:
  - {id: video, label: Video, category: access, do: Offer video., for: [far], tier: core, evidence: {grade: D},
     not_if: [{when: {calm: false}, because: not calm}]}
  - {id: doctor, label: Doctor, category: medical, do: Call., tier: core, evidence: {grade: D}}
safety:
  - {id: hot, label: Hot, urgency: emergency, when: {fever: true}, do_first: [Cool.],
     respond_with: [doctor], cite: [one]}
"""
BROKEN_PROMISES = """
never: [{id: no-video-far-away, recommend: {interventions: [video]}, when: {minutes: {at_least: 100}}}]
always: [{id: far-is-answered, recommend_any_of: [video], when: {barrier: far}}]
"""
FAILING_EXAMPLE = """
examples:
  - id: too_optimistic
    title: Video for everybody
    case: {minutes: 10, fever: false}
    expect: {safety: [hot], barriers: [far], recommend: [video], not_recommend: [{id: doctor}]}
  - {id: sound, case: {minutes: 90, fever: false, calm: true}, expect: {safety: [], recommend: [video]}}
"""


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        """Its output, read as JSON."""
        return json.loads(self.out)


Cli = Callable[..., Ran]


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, engagement: KnowledgeBase, tmp_path: Path
) -> Cli:
    """Run a command in this process; the engagement pack is loaded once for all of them."""

    def loaded(pack, *, overlays=(), engine="auto", use_cache=True):
        if (pack, list(overlays), engine) == ("engagement", [], "auto"):
            return engagement
        return load(pack, overlays=overlays, engine=engine, use_cache=use_cache)

    def run(*words: str, stdin: str | bytes | None = None) -> Ran:
        if stdin is not None:
            data = stdin.encode() if isinstance(stdin, str) else stdin
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        code = main(words)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(int(code), out, err)

    monkeypatch.setattr(loading, "load", loaded)
    monkeypatch.setenv("RESISTANCE_RULES_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return run


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[[str], str]:
    """Write a tiny pack with something added, and give its folder."""

    def write(more: str = "") -> str:
        folder = tmp_path / "tiny"
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(PACK + more, encoding="utf-8")
        return str(folder)

    return write


def environment() -> dict[str, str]:
    """The environment of a process that runs this working tree and keeps compiled packs to itself."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "RESISTANCE_RULES_CACHE": str(ROOT / ".pytest_cache" / "packs")}


def in_a_process(*words: str, **options) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does."""
    changed = {**environment(), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "resistance_rules", *words],
        cwd=ROOT, env=changed, capture_output=True, encoding="utf-8", timeout=120, check=False, **options,
    )  # fmt: skip


# --- assess ----------------------------------------------------------------------------------------------------------


def test_assess_prints_the_advice(cli: Cli, engagement: KnowledgeBase) -> None:
    """The text says what to offer, what is held back and what to ask."""
    ran = cli("assess", FIRST_SESSION)
    assert (ran.code, ran.err) == (0, "")
    assert "Getting there is hard" in ran.out
    assert "Challenge with permission" in ran.out
    assert "\x1b" not in ran.out


def test_assess_gives_json(cli: Cli, engagement: KnowledgeBase) -> None:
    """The JSON is the advice that the library gives."""
    ran = cli("assess", FIRST_SESSION, "--format", "json")
    assert ran.data["schema"] == "resistance_rules.advice/1"
    assert ran.data["withheld"]
    assert ran.data["questions"]
    facts = {"suicide_act_in_progress": True}
    assert cli("assess", "-", "--format", "json", stdin=json.dumps(facts)).data == engagement.assess(facts).to_dict()


@pytest.mark.parametrize(("face", "start"), [("markdown", "#"), ("html", "<!doctype html")])
def test_assess_has_other_faces(cli: Cli, face: str, start: str) -> None:
    """Markdown and HTML come whole."""
    ran = cli("assess", FIRST_SESSION, "--format", face)
    assert ran.code == 0
    assert ran.out.lower().startswith(start)


def test_assess_reads_yaml_and_json_alike(cli: Cli) -> None:
    """The same facts in YAML, in JSON and on standard input give the same bytes."""
    as_yaml = cli(
        "assess", "-", "--format", "json", stdin="# a comment\nmandated: true\ntravel_minutes_one_way: 12.5\n"
    )
    as_json = cli("assess", "-", "--format", "json", stdin='{"travel_minutes_one_way": 12.5, "mandated": true}')
    assert as_yaml.code == as_json.code == 0
    assert as_yaml.out == as_json.out


def test_assess_takes_null_for_unknown(cli: Cli) -> None:
    """A fact that is null is as if it were not there."""
    with_null = cli("assess", "-", "--format", "json", stdin="mandated: null\nage_years: 40\n")
    without = cli("assess", "-", "--format", "json", stdin="age_years: 40\n")
    assert with_null == without


def test_assess_takes_a_case_of_which_nothing_is_known(cli: Cli) -> None:
    """An empty mapping is a case; an empty file is not."""
    assert cli("assess", "-", stdin="{}").code == 0
    ran = cli("assess", "-", stdin="")
    assert ran.code == ExitCode.NO
    assert "write `{}`" in ran.err


def test_shareable_leaves_out_what_is_private(cli: Cli) -> None:
    """The shareable rendering carries its note, and nothing of a private fact."""
    case = "fear_of_partner: true\ntransport_problem_reported: true\n"
    ran = cli("assess", "-", "--shareable", "--format", "json", stdin=case)
    assert ran.data["note"] == "Not everything is shown here."
    assert "fear_of_partner" not in ran.out


def test_output_goes_to_a_file(cli: Cli, tmp_path: Path) -> None:
    """With `--output` the result is in the file, in UTF-8, and nowhere else."""
    target = tmp_path / "advice.txt"
    ran = cli("assess", FIRST_SESSION, "--output", str(target))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "“" in target.read_text(encoding="utf-8")


def test_an_overlay_is_laid_over_the_pack(cli: Cli, tmp_path: Path, tiny) -> None:
    """`--pack` takes a folder, and `--overlay` changes what it says."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "pack.yaml").write_text(
        "pack: {id: site, title: Site, version: 1.0.0, format: 1}\nchange: [{barrier: far, set: {label: Too far}}]\n"
    )
    ran = cli("assess", "-", "--pack", tiny(), "--overlay", str(site), "--format", "json", stdin='{"minutes": 90}')
    assert ran.data["barriers"][0]["label"] == "Too far"
    assert ran.data["pack"]["id"] == "site"


def test_an_overlay_that_is_not_there_is_wrong_use(cli: Cli, tmp_path: Path, tiny) -> None:
    """A folder that is not there is a slip; an overlay with problems is an answer, and each problem is printed."""
    ran = cli("assess", FIRST_SESSION, "--overlay", str(tmp_path / "nowhere"))
    assert ran.code == ExitCode.WRONG_USE
    assert "no shipped pack and no folder" in ran.err
    assert cli("assess", FIRST_SESSION, "--overlay", FIRST_SESSION).code == ExitCode.WRONG_USE
    site = tmp_path / "site"
    site.mkdir()
    (site / "pack.yaml").write_text(
        "pack: {id: site, title: Site, version: 1.0.0, format: 1}\nchange: [{barrier: fra, set: {label: Too far}}]\n"
    )
    ran = cli("assess", "-", "--pack", tiny(), "--overlay", str(site), stdin="{}")
    assert (ran.code, ran.out) == (ExitCode.NO, "")
    assert "error[unknown_id]" in ran.err
    assert "1 problem: the pack is not used" in ran.err


def test_the_engine_can_be_chosen(cli: Cli, tiny) -> None:
    """`--engine reference` is used, and says so."""
    ran = cli("assess", "-", "--pack", tiny(), "--engine", "reference", "--format", "json", stdin="{}")
    assert ran.data["pack"]["engine"]["name"] == "reference"


def test_an_engine_that_is_not_installed_is_wrong_use(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """If `--engine durable` cannot be had, the text says how to get it, and what to do without."""

    def missing(*_, **__):
        message = "to get it: pip install durable-rules"
        raise EngineError(message)

    monkeypatch.setattr(loading, "load", missing)
    ran = cli("assess", FIRST_SESSION, "--engine", "durable")
    assert ran.code == ExitCode.WRONG_USE
    assert "pip install durable-rules" in ran.err


# --- many cases ------------------------------------------------------------------------------------------------------


def test_many_cases_give_a_line_each(cli: Cli) -> None:
    """The example file gives one line for each of its lines, in order, and a bad line costs only itself."""
    ran = cli("assess", MANY)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == ExitCode.PARTLY
    assert [("error" in line) for line in lines] == [False, False, True, False, False, False]
    assert lines[4]["safety"][0]["urgency"] == "emergency"
    problems = lines[2]["error"]["problems"]
    assert lines[2]["line"] == 3
    assert [(p["code"], p["value"]) for p in problems] == [("unknown_fact", 95), ("out_of_range", 31)]
    assert problems[0]["place"] == f"{MANY}:3:2"
    assert "did you mean `travel_minutes_one_way`?" in problems[0]["help"]
    assert "5 cases assessed, 1 not" in ran.err


def test_all_good_cases_end_with_nothing_said(cli: Cli) -> None:
    """Without a bad line the exit code is 0 and standard error is empty; blank lines are passed over but counted."""
    ran = cli("assess", "-", "--format", "jsonl", stdin='{}\n\n   \n{"age_years": 4}\r\n{}')
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 3
    ran = cli("assess", "-", "--format", "jsonl", stdin='\n\n{"age_years": "four"}\n')
    assert json.loads(ran.out)["line"] == 3


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[]", "not_a_case"),
        (b"5", "not_a_case"),
        (b'{"age_years": 1', "json_syntax"),
        (b'{"age_years": 1} {}', "json_syntax"),
        (b'{"age_years": 1, "age_years": 1}', "duplicate_key"),
        (b'{"age_years": NaN}', "not_finite"),
        (b'{"age_years": -Infinity}', "not_finite"),
        (b'{"age_years": "\xff"}', "encoding"),
        (b'{"age_years": ' + b"[" * 100_000, "too_deep"),
        (b'{"age_years": "' + b"x" * 1_000_001 + b'"}', "too_large"),
        (b"age_years: 1", "not_a_case"),
    ],
)
def test_a_bad_line_becomes_an_error_line(cli: Cli, line: bytes, code: str) -> None:
    """Whatever a line holds, its place is taken by its problems, and the next line is assessed."""
    ran = cli("assess", "-", "--format", "jsonl", stdin=line + b"\n{}\n")
    bad, good = (json.loads(text) for text in ran.out.splitlines())
    assert ran.code == ExitCode.PARTLY
    assert bad["error"]["problems"][0]["code"] == code
    assert good["schema"]


def test_a_file_without_cases_is_no_success(cli: Cli) -> None:
    """Where nothing was assessed, the exit code says so."""
    ran = cli("assess", "-", "--format", "jsonl", stdin="\n\n")
    assert ran.code == ExitCode.NO
    assert "there is no case in" in ran.err


def test_one_case_is_not_read_as_many(cli: Cli) -> None:
    """A YAML file is one case: its lines are not taken for cases."""
    ran = cli("assess", FIRST_SESSION, "--format", "jsonl")
    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert "holds one case" in ran.err


def test_a_defect_costs_one_line_only(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the library fails on one case, the others get their advice, the exit code is 70, and nothing leaks."""
    assess = KnowledgeBase.assess

    def failing(self, case):
        if case.get("age_years") == 13:
            raise KeyError(dict(case))
        return assess(self, case)

    monkeypatch.setattr(KnowledgeBase, "assess", failing)
    ran = cli("assess", "-", "--format", "jsonl", stdin='{}\n{"age_years": 13, "mandated": true}\n{}\n')
    lines = ran.out.splitlines()
    assert ran.code == ExitCode.INTERNAL
    assert len(lines) == 3
    assert json.loads(lines[1])["error"]["problems"][0]["code"] == "internal_error"
    assert "mandated" not in lines[1] + ran.err


def test_many_cases_need_no_memory(cli: Cli) -> None:
    """Cases are read one by one: the second line is answered before the third is written."""
    words = [sys.executable, "-m", "resistance_rules", "assess", "-", "--format", "jsonl"]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(3):
            process.stdin.write("{}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["schema"]
        process.stdin.close()
        assert process.wait(60) == 0


def test_progress_is_shown_on_a_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a terminal a bar shows how far it is, if rich is installed; without rich everything works."""
    pytest.importorskip("rich")
    monkeypatch.setattr(console, "_is_terminal", lambda stream: stream is sys.stderr)
    target = str(tmp_path / "out.jsonl")
    ran = cli("assess", MANY, "--output", target)
    assert ran.code == ExitCode.PARTLY
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    assert cli("assess", MANY, "--output", target).code == ExitCode.PARTLY
    assert len(Path(target).read_text(encoding="utf-8").splitlines()) == 6


# --- why, why not, what if -------------------------------------------------------------------------------------------


def test_why_gives_the_grounds(cli: Cli) -> None:
    """`why` names the rules with their places and the values here."""
    ran = cli("why", FIRST_SESSION, "transport_distance")
    assert ran.code == 0
    assert "it is likely" in ran.out
    assert "barriers/access_and_needs.yaml:" in ran.out
    assert cli("why", FIRST_SESSION, "barrier:transport_distance").out == ran.out
    data = cli("why", FIRST_SESSION, "transport_distance", "--format", "json").data
    assert (data["kind"], data["id"]) == ("barrier", "transport_distance")
    assert data["lines"]


def test_why_not_says_what_stands_in_the_way(cli: Cli) -> None:
    """`why-not` says what holds something back."""
    ran = cli("why-not", FIRST_SESSION, "graded_challenge")
    assert ran.code == 0
    assert "held back" in ran.out


def test_why_of_something_else_is_wrong_use(cli: Cli) -> None:
    """An unknown id gets a suggestion, and a fact the command that describes it."""
    ran = cli("why", FIRST_SESSION, "transport_distanc")
    assert ran.code == ExitCode.WRONG_USE
    assert "did you mean `transport_distance`" in ran.err
    ran = cli("why", FIRST_SESSION, "age_years")
    assert ran.code == ExitCode.WRONG_USE
    assert "show age_years" in ran.err


def test_what_if_shows_the_difference(cli: Cli) -> None:
    """`what-if` shows what would be otherwise, and that nothing would."""
    ran = cli("what-if", FIRST_SESSION, "transport_problem_reported=no", "travel_minutes_one_way=12.5")
    assert ran.code == 0
    assert "One-way travel time" in ran.out
    assert "12.5  (now: 95)" in ran.out
    assert "barrier Getting there is hard" in ran.out
    ran = cli("what-if", FIRST_SESSION, "travel_minutes_one_way=94")
    assert "nothing changes" in ran.out
    data = cli("what-if", FIRST_SESSION, "travel_minutes_one_way=", "mandated=true", "--format", "json").data
    assert data["changes"] == {"travel_minutes_one_way": None, "mandated": True}
    assert data["difference"]
    assert data["advice"]["schema"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("travel_minuts=3", "did you mean `travel_minutes_one_way`?"),
        ("travel_minutes_one_way=700", "expected a number from 0 to 600, found `700`"),
        ("mandated=perhaps", "expected true or false"),
        ("mandated", "write fact=value"),
        ("soc_stage=1", "expected one of"),
        ("age_years=nan", "expected"),
    ],
)
def test_a_change_that_does_not_fit_is_wrong_use(cli: Cli, change: str, said: str) -> None:
    """What is wrong on the command line is wrong use, and the text says what is expected."""
    ran = cli("what-if", FIRST_SESSION, change)
    assert ran.code == ExitCode.WRONG_USE
    assert said in ran.err
    assert ran.out == ""


def test_one_fact_is_changed_once(cli: Cli) -> None:
    """Two values for one fact are not weighed against each other."""
    assert cli("what-if", FIRST_SESSION, "mandated=yes", "mandated=no").code == ExitCode.WRONG_USE


# --- packs -----------------------------------------------------------------------------------------------------------


def test_check_of_a_sound_pack(cli: Cli, tiny) -> None:
    """A sound pack passes, and sampling is called sampling."""
    ran = cli("check", tiny(), "--samples", "50", "--seed", "3")
    assert (ran.code, ran.err) == (0, "")
    assert "tiny 1.0.0: no problems" in ran.out
    assert "examples: this pack has none" in ran.out
    assert "promises: 1, tried on 50 random cases (seed 3): none broken; sampled, not proved" in ran.out
    assert "not tried" in cli("check", tiny(), "--samples", "0").out


def test_check_finds_an_unanswered_emergency(cli: Cli, tiny) -> None:
    """Built in: no emergency is left unanswered."""
    folder = tiny()
    file = Path(folder) / "pack.yaml"
    file.write_text(
        file.read_text().replace("do: Call.,", "do: Call., not_if: [{when: {calm: false}, because: never}],")
    )
    ran = cli("check", folder, "--samples", "50")
    assert ran.code == ExitCode.NO
    assert "broken[unanswered] hot: not recommended: `doctor`; `doctor` is held back by `not_if`" in ran.out
    assert "    calm: false\n    fever: true\n" in ran.out


def test_check_shows_a_small_case_for_a_broken_promise(cli: Cli, tiny) -> None:
    """A broken promise is named with its place and a case of which nothing can be left out."""
    ran = cli("check", tiny(BROKEN_PROMISES), "--samples", "400", "--seed", "1")
    assert ran.code == ExitCode.NO
    assert "broken[never] no-video-far-away: recommended: `video`" in ran.out
    assert "    minutes: 100\n" in ran.out
    assert "pack.yaml:20:9: " in ran.out
    data = cli("check", tiny(BROKEN_PROMISES), "--samples", "400", "--seed", "1", "--format", "json").data
    never = next(item for item in data["promises"]["broken"] if item["kind"] == "never")
    assert list(never["case"]) == ["minutes"]
    assert data["promises"]["proved"] is False


def test_check_prints_every_problem(cli: Cli, tiny) -> None:
    """A pack that is refused gets all its problems, as text and as JSON, and exit code 1."""
    more = (
        "gates: [{id: g, label: G, open_when: {nope: true}, ask: Q}]\nalways: [{id: a, recommend_any_of: [nobody]}]\n"
    )
    ran = cli("check", tiny(more))
    assert ran.code == ExitCode.NO
    assert ran.err.count("error[unknown_id]") == 2
    ran = cli("check", tiny(more), "--format", "json")
    assert ran.code == ExitCode.NO
    assert {problem["code"] for problem in ran.data["problems"]} == {"unknown_id"}


def test_strict_lets_findings_fail(cli: Cli, tmp_path: Path) -> None:
    """A finding alone is exit code 0, and 1 with `--strict`."""
    folder = tmp_path / "quiet"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "pack: {id: quiet, title: Quiet, version: 1.0.0, format: 1, language: en}\n"
        "facts: [{id: unused, yes_no: true, label: Unused}]\n"
    )
    ran = cli("check", str(folder))
    assert ran.code == 0
    assert "finding[unused_fact] unused" in ran.out
    assert "makes none" in ran.out
    assert cli("check", str(folder), "--strict").code == ExitCode.NO


def test_check_of_the_shipped_pack(cli: Cli) -> None:
    """The shipped pack has no problem, all its examples hold, and a few random cases break no promise."""
    ran = cli("check", "--samples", "20")
    assert ran.code == 0
    assert "none broken" in ran.out
    assert "examples: all" in ran.out


def test_examples_of_the_shipped_pack_hold(cli: Cli) -> None:
    """All of them ran, and passed."""
    ran = cli("examples", "--format", "json")
    assert ran.code == 0
    assert ran.data["run"] == len(ran.data["examples"]) >= 80
    assert ran.data["failed"] == 0


def test_a_failing_example_is_explained(cli: Cli, tiny) -> None:
    """What was expected, what came, and why; the others are counted."""
    ran = cli("examples", tiny(FAILING_EXAMPLE))
    assert ran.code == ExitCode.NO
    assert "failed too_optimistic (Video for everybody)" in ran.out
    assert "expected: `far` likely or possible" in ran.out
    assert "came:     nothing indicates it" in ran.out
    assert "why not:" in ran.out
    assert "1 of 2 examples failed" in ran.out
    assert cli("examples", tiny(FAILING_EXAMPLE), "--only", "sound").code == 0
    assert cli("examples", tiny(FAILING_EXAMPLE), "--only", "sond").code == ExitCode.WRONG_USE


def test_a_pack_without_examples_proves_nothing(cli: Cli, tiny) -> None:
    """Where nothing ran, the answer is not yes."""
    ran = cli("examples", tiny())
    assert ran.code == ExitCode.NO
    assert "nothing ran" in ran.err


@pytest.mark.parametrize("words", [["check", "engagment"], ["examples", "engagment"], ["show", "--pack", "engagment"]])
def test_a_pack_that_is_not_there_is_wrong_use(cli: Cli, words: list[str]) -> None:
    """An unknown pack gets a suggestion."""
    ran = cli(*words)
    assert ran.code == ExitCode.WRONG_USE
    assert "did you mean `engagement`?" in ran.err


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("travel_minutes_one_way", ["can be: a number from 0 to 600 (min)", "transport_distance"]),
        ("transport_distance", ["indicators", "often with", "barrier:transport_distance/indicator-1", "stratum 0"]),
        ("graded_challenge", ["category: depth_work", "gates", "named by", "trust_before_challenge"]),
        ("suicide_act_in_progress", ["fact suicide_act_in_progress", "safety suicide_act_in_progress", "do first"]),
        ("safety:suicide_act_in_progress", ["urgency: emergency"]),
        ("trust", ["gate trust", "open when", "opened by"]),
        ("nonresponse", ["finding nonresponse", "rule nonresponse-history"]),
        ("depth_work", ["category depth_work", "graded_challenge"]),
        ("syed_2013", ["source syed_2013", "supports", "transport_distance"]),
        ("no-challenge-before-trust", ["never no-challenge-before-trust", "recommend"]),
        ("trust_before_challenge", ["pathway trust_before_challenge", "stages", "until"]),
        ("two_buses", ["example two_buses", "expect"]),
    ],
)
def test_show_describes_an_entry(cli: Cli, name: str, parts: list[str]) -> None:
    """Every kind of entry is shown with its conditions, its place, and what refers to it."""
    ran = cli("show", name)
    assert (ran.code, ran.err) == (0, "")
    for part in parts:
        assert part in ran.out
    assert ".yaml:" in ran.out
    data = cli("show", name, "--format", "json").data
    entries = data if isinstance(data, list) else [data]
    assert {"kind", "id", "place", "entry", "referred_to_by", "rules"} <= entries[0].keys()


def test_show_describes_every_entry(engagement: KnowledgeBase, cli: Cli) -> None:
    """One entry of each kind, and each list, can be shown; so can the pack itself."""
    for section in ("facts", "sources", "findings", "rules", "barriers", "gates", "categories", "interventions",
                    "safety", "contraindications", "pathways", "never", "always", "assume", "examples"):  # fmt: skip
        ran = cli("show", section, "--format", "json")
        assert ran.code == 0
        assert ran.data
        assert ran.data[0]["id"] in cli("show", section).out
        assert cli("show", ran.data[0]["id"]).code == 0
    assert engagement.pack.info.title in cli("show").out


def test_show_has_the_rules_of_the_engine(cli: Cli, tiny) -> None:
    """On durable-rules the forward-chaining rules that an entry compiles to are shown."""
    pytest.importorskip("durable.engine")
    ran = cli("show", "far", "--pack", tiny(), "--engine", "durable")
    assert "=> barrier:far/indicator-1 is true" in ran.out


def test_show_of_nothing_is_wrong_use(cli: Cli) -> None:
    """An unknown id gets a suggestion."""
    ran = cli("show", "transport_distanc")
    assert ran.code == ExitCode.WRONG_USE
    assert "did you mean `transport_distance`" in ran.err
    assert cli("show", "gate:transport_distance").code == ExitCode.WRONG_USE


def test_the_schema_of_cases_accepts_what_the_library_accepts(cli: Cli, engagement: KnowledgeBase) -> None:
    """`schema --case` is a JSON Schema for cases, and `schema` one for the files of a pack."""
    schema = cli("schema", "--case").data
    jsonschema.validate({"age_years": 40, "mandated": True}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"age_years": "forty"}, schema)
    assert cli("schema").data["$schema"]


# --- codes, streams, terminals ---------------------------------------------------------------------------------------


def test_the_codes_are_the_documented_ones() -> None:
    """The numbers never change."""
    assert {code.name: code.value for code in ExitCode} == {
        "FINE": 0, "NO": 1, "WRONG_USE": 2, "PARTLY": 3, "NOT_DECIDED": 4, "INTERNAL": 70, "STOPPED": 130,
        "NOT_READ": 141,
    }  # fmt: skip


def test_help_lists_commands_and_codes(cli: Cli) -> None:
    """`--help` is complete; without a command it goes to standard error, and is wrong use."""
    ran = cli("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert f"    {command} " in ran.out
        assert table() in cli(command, "--help").out
    assert table() in ran.out
    ran = cli()
    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert "commands:" in ran.err


def test_version(cli: Cli) -> None:
    """`--version` names the program and its version."""
    ran = cli("--version")
    assert ran.code == 0
    assert ran.out.startswith("resistance-rules ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["asess", "x"], "did you mean `assess`?"),
        (["assess"], "CASE"),
        (["assess", FIRST_SESSION, "--format", "jsn"], "did you mean"),
        (["assess", FIRST_SESSION, "--engine", "clips"], "durable"),
        (["assess", FIRST_SESSION, "--form", "json"], "--form"),
        (["assess", MANY, "--format", "text"], "--format jsonl"),
        (["why", MANY, "trust"], "many cases"),
        (["check", "--samples", "-1"], "--samples"),
        (["check", "--samples", "lots"], "whole number"),
        (["what-if", FIRST_SESSION], "FACT=VALUE"),
    ],
)
def test_wrong_use_is_said_gently(cli: Cli, words: list[str], said: str) -> None:
    """A slip on the command line is exit code 2, with what to do, without blame."""
    ran = cli(*words)
    assert (ran.code, ran.out) == (ExitCode.WRONG_USE, "")
    assert said in ran.err
    assert "help:" in ran.err
    assert "invalid" not in ran.err.lower()


def test_an_internal_error_shows_no_case(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect is one line without case content; with `--debug` the calls, still without."""

    def failing(self, case):
        raise KeyError(dict(case))

    monkeypatch.setattr(KnowledgeBase, "assess", failing)
    ran = cli("assess", "-", stdin="age_years: 77\n")
    assert ran.code == ExitCode.INTERNAL
    assert "internal error" in ran.err
    assert "KeyError at test_cli.py" in ran.err
    assert "77" not in ran.err.replace(":77", "")
    ran = cli("assess", "-", "--debug", stdin="age_years: 77\n")
    assert "in failing" in ran.err
    assert "age_years" not in ran.err


def test_a_failing_engine_is_an_internal_error(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that fails gives no advice at all."""

    def failing(self, case):
        message = "the engine failed"
        raise EngineError(message)

    monkeypatch.setattr(KnowledgeBase, "assess", failing)
    ran = cli("assess", "-", stdin="{}")
    assert (ran.code, ran.out) == (ExitCode.INTERNAL, "")


def test_ctrl_c_is_quiet(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and nothing else."""

    def stopped(self, case):
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeBase, "assess", stopped)
    ran = cli("assess", "-", stdin="{}")
    assert (ran.code, ran.out, ran.err.strip()) == (ExitCode.STOPPED, "", "")


def test_colours_only_on_a_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colours, unless NO_COLOR or a dumb terminal says otherwise; a file never does."""
    monkeypatch.setattr(console, "_is_terminal", lambda stream: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in cli("show", "trust").out
    assert "\x1b[" in cli("assess", FIRST_SESSION).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("show", "trust").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in cli("assess", FIRST_SESSION).out


def test_the_width_is_the_terminals(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is as wide as the terminal, within what can be read."""
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, cli("assess", FIRST_SESSION).out.splitlines())) <= 60


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """When whoever reads the output stops reading, the command ends quietly with 141."""
    many = tmp_path / "many.jsonl"
    many.write_text("{}\n" * 50)
    words = [sys.executable, "-m", "resistance_rules", "assess", str(many)]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == ExitCode.NOT_READ
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said() -> None:
    """Output that cannot be written is an error, not silence."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "resistance_rules", "assess", FIRST_SESSION],
            cwd=ROOT, env=environment(), stdout=full, stderr=subprocess.PIPE,
            encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == ExitCode.WRONG_USE
    assert "no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_output_does_no_harm_to_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What goes to a file needs no standard output."""
    monkeypatch.setattr(sys, "stdout", None)
    target = tmp_path / "advice.txt"
    assert main(["assess", FIRST_SESSION, "-o", str(target)]) == ExitCode.FINE
    assert "WHAT TO OFFER FIRST" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_output_is_utf8_under_any_locale(locale: dict[str, str]) -> None:
    """The C locale does not break what is printed."""
    done = in_a_process("assess", FIRST_SESSION, env=locale)
    assert done.returncode == 0
    assert "“" in done.stdout


def test_an_encoding_that_was_asked_for_is_kept() -> None:
    """PYTHONIOENCODING decides, and what it cannot say is written as an escape."""
    done = in_a_process("assess", FIRST_SESSION, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "\\u201c" in done.stdout


def test_ctrl_c_in_a_process() -> None:
    """A process that waits for a case and is stopped says nothing."""
    # A shell starts what runs in its background deaf to Ctrl-C, and children inherit that: hear it all the same.
    hearing = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{hearing}; import sys; from resistance_rules.cli import main; sys.exit(main())"
    words = [sys.executable, "-c", code, "assess", "-", "--format", "jsonl"]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == ExitCode.STOPPED
    assert said.strip() == b""


def test_the_readme_of_the_cases_says_what_works(cli: Cli) -> None:
    """Each command in examples/cases/README.md runs (the interview has its own tests)."""
    text = (CASES / "README.md").read_text(encoding="utf-8")
    commands = [line.split() for line in text.splitlines() if line.startswith("resistance-rules ")]
    assert len(commands) >= 5
    for command in commands:
        words = [str(ROOT / word) if word.startswith("examples/") else word for word in command[1:]]
        if words[0] == "interview" or "--output" in words:
            continue
        assert cli(*words).code == 0, command


def test_the_package_can_be_run() -> None:
    """`python -m resistance_rules` is the same program."""
    done = in_a_process("--version")
    assert done.returncode == 0
    assert textwrap.dedent(done.stdout).startswith("resistance-rules")
    assert resistance_rules.__doc__
