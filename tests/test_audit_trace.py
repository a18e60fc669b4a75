"""The audit trace of an advice, and its replay."""

import copy
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from generated_packs import load_generated, packs_with_cases
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from packing import EVERYTHING

from resistance_rules import CaseError, KnowledgeBase
from resistance_rules.audit.replay import TraceError, read_trace, replay
from resistance_rules.audit.trace import advice_digest, trace_digest, trace_of, written_trace
from resistance_rules.audit.trace_schema import trace_schema
from resistance_rules.cli import ExitCode, main
from resistance_rules.inference.truth import NAMES

ROOT = Path(__file__).resolve().parent.parent
CASE = {"trust_rating_0_10": 2, "session_number": 3, "challenge_planned": True, "phq9_total": 17}
VALIDATOR = Draft202012Validator(trace_schema())


def without_engine(trace: dict[str, Any]) -> str:
    """Write a trace without the stamp of the engine."""
    return written_trace({key: value for key, value in trace.items() if key != "engine"})


def test_every_example_says_all_that_was_decided(engagement: KnowledgeBase) -> None:
    """The trace of each example fits its schema and holds every fact, rule, conclusion and decision of the advice."""
    pack, book = engagement.pack, engagement.rulebook
    decisions = set()
    for example in pack.examples.values():
        advice = engagement.assess(dict(example.case))
        trace = trace_of(advice)
        VALIDATOR.validate(trace)
        assert {fact["id"]: fact["value"] for fact in trace["facts"]} == dict(advice.case)
        truths = advice.origin.found.truths
        listed = {rule["id"]: rule for rule in trace["rules"]}
        for production in book.productions:
            said = listed[production.id]["truth"] if production.id in listed else "unknown"
            assert said == NAMES[truths[production.number]]
        assert trace["undecided_rules"] == len(book.productions) - len(listed)
        conclusions = trace["conclusions"]
        assert {s["id"] for s in conclusions["safety"] if s["state"] == "active"} == {s.id for s in advice.safety}
        levels = {
            barrier["id"]: (barrier["level"], barrier["points"], barrier["upper"])
            for barrier in conclusions["barriers"]
        }
        assert levels == {barrier.id: (barrier.level, barrier.points, barrier.upper) for barrier in advice.barriers}
        assert {gate["id"]: gate["state"] for gate in conclusions["gates"]} == {
            gate.id: gate.state for gate in advice.gates
        }
        assert {finding["id"] for finding in conclusions["findings"]} == set(pack.findings)
        ranked = {item["rank"]: item for item in trace["interventions"] if item["decision"] == "recommended"}
        assert [ranked[rank]["id"] for rank in sorted(ranked)] == [item.id for item in advice.recommendations]
        for item in advice.recommendations:
            found = ranked[item.rank]
            for name in ("status", "urgency", "tier", "value", "ahead_of_next_by"):
                assert found[name] == getattr(item, name)
            assert found["gates_not_open"] == list(item.gates)
        withheld = {item["id"]: item for item in trace["interventions"] if item["decision"] == "withheld"}
        for item in advice.withheld:
            assert [reason["reason"] for reason in withheld.pop(item.id)["withheld_by"]] == list(item.by)
        assert withheld == {}
        assert [item["id"] for item in trace["interventions"]] == list(pack.interventions)
        decisions |= {item["decision"] for item in trace["interventions"]}
        stages = {p["id"]: p["stage"] for p in trace["pathways"] if p["applies"] == "true"}
        assert stages == {pathway.id: pathway.stage for pathway in advice.pathways}
    assert decisions == {"not_indicated", "withheld", "recommended"}


def test_points_add_up(engagement: KnowledgeBase) -> None:
    """The groups of a barrier give its points, unless what it needs first is not the case."""
    summed = 0
    for example in engagement.pack.examples.values():
        for barrier in trace_of(engagement.assess(dict(example.case)))["conclusions"]["barriers"]:
            if barrier["only_if"] is None or barrier["only_if"]["truth"] == "true":
                assert sum(group["points"] for group in barrier["groups"]) == barrier["points"]
                summed += barrier["points"]
            elif barrier["only_if"]["truth"] == "false":
                assert (barrier["points"], barrier["upper"]) == (0, 0)
    assert summed > 0


@settings(max_examples=40)
@given(packs_with_cases(cases=3))
def test_generated_packs_replay(drawn: Any) -> None:
    """For any small pack and any case the trace is the same on another engine, fits the schema, and replays."""
    pack, cases = drawn
    reference = load_generated(pack, "reference")
    other = KnowledgeBase.of(reference.pack, "durable")
    for case in cases:
        trace = trace_of(reference.assess(case))
        VALIDATOR.validate(trace)
        assert without_engine(trace) == without_engine(trace_of(other.assess(case)))
        again = replay(read_trace(written_trace(trace)), other)
        assert again.same, again.differences


def test_every_rule_has_its_place(engagement: KnowledgeBase) -> None:
    """Every rule and every conclusion of a shipped pack says where it is written."""
    trace = trace_of(engagement.assess(CASE))
    places = [item["place"] for item in (*trace["rules"], *trace["interventions"], *trace["pathways"])]
    for kind in ("safety", "barriers", "gates"):
        places += [item["place"] for item in trace["conclusions"][kind]]
    places += [rule["place"] for finding in trace["conclusions"]["findings"] for rule in finding["rules"]]
    assert len(places) > 400
    assert all(place and ".yaml:" in place for place in places)


def test_provenance_and_instant_are_kept_and_replayed(engagement: KnowledgeBase) -> None:
    """What a host says about a fact's origin, and the instant, stand in the trace and replay."""
    came_from = {"phq9_total": {"resource": "Observation/1", "date": "2026-02-20", "why": "newest"}}
    trace = trace_of(engagement.assess(CASE), provenance=came_from, at=datetime(2026, 3, 1, tzinfo=UTC))
    VALIDATOR.validate(trace)
    assert [fact["provenance"] for fact in trace["facts"] if fact["id"] == "phq9_total"] == [came_from["phq9_total"]]
    assert trace["at"] == "2026-03-01T00:00:00Z"
    assert replay(trace, engagement).same
    with pytest.raises(ValueError, match="does not hold `gad7_total`"):
        trace_of(engagement.assess(CASE), provenance={"gad7_total": {}})
    with pytest.raises(ValueError, match="time zone"):
        trace_of(engagement.assess(CASE), at=datetime(2026, 3, 1))  # noqa: DTZ001  (what is refused)


def test_the_digest_of_the_advice_is_that_of_what_was_shown(engagement: KnowledgeBase, engagement_durable: Any) -> None:
    """A reviewer can tell whether an advice is the one of the trace, whichever engine gave it."""
    trace = trace_of(engagement.assess(CASE))
    assert trace["advice"]["sha256"] == advice_digest(engagement_durable.assess(CASE))
    assert trace["advice"]["sha256"] != advice_digest(engagement.assess({**CASE, "phq9_total": 18}))


@pytest.mark.parametrize("keep_digest", [True, False])
def test_a_changed_trace_is_noticed(engagement: KnowledgeBase, *, keep_digest: bool) -> None:
    """A decision that was altered afterwards is found, also if somebody made the digest fit again."""
    trace = trace_of(engagement.assess(CASE))
    changed = copy.deepcopy(trace)
    item = next(item for item in changed["interventions"] if item["decision"] == "recommended")
    item["status"] = "later" if item["status"] != "later" else "now"
    if not keep_digest:
        changed["sha256"] = trace_digest(changed)
    found = replay(changed, engagement)
    assert not found.same
    assert found.intact is not keep_digest
    assert [one.path for one in found.differences] == [f"interventions[{item['id']}].status"]


def test_a_changed_fact_is_noticed(engagement: KnowledgeBase) -> None:
    """A fact that was altered afterwards leads to another advice, and the replay says what differs."""
    changed = trace_of(engagement.assess(CASE))
    next(fact for fact in changed["facts"] if fact["id"] == "trust_rating_0_10")["value"] = 9
    found = replay(changed, engagement)
    assert not found.intact
    assert any(one.path.startswith("conclusions.gates[") for one in found.differences)


def test_other_rules_are_named(engagement: KnowledgeBase, tmp_path: Path) -> None:
    """A replay on another pack says that the rules are others, and what comes out otherwise."""
    (tmp_path / "site.yaml").write_text(
        "pack: {id: site, title: Site, version: 1.0.0, format: 1, extends: [engagement]}\nscoring: {likely: 6}\n",
        encoding="utf-8",
    )
    from resistance_rules import load

    found = replay(trace_of(engagement.assess(CASE)), load(tmp_path, engine="reference"))
    assert found.intact
    assert not found.same_pack
    assert {"pack.id", "pack.digest"} <= {one.path for one in found.differences}


def test_the_stamp_of_the_library_does_not_count(engagement: KnowledgeBase) -> None:
    """A trace of another version of the library, or of another engine, replays if all else is the same."""
    trace = trace_of(engagement.assess(CASE))
    trace["library"] = {"name": "resistance_rules", "version": "99.0"}
    trace["engine"] = {"name": "other", "version": "1"}
    assert replay(trace, engagement).same


def test_a_shareable_advice_has_no_trace(engagement: KnowledgeBase) -> None:
    """A trace would give away what a shareable advice leaves out, so there is none."""
    with pytest.raises(ValueError, match="shareable"):
        trace_of(engagement.assess(CASE).shareable())


def broken(engagement: KnowledgeBase, **changes: Any) -> str:
    """A trace as text with some of its fields otherwise."""
    return json.dumps({**trace_of(engagement.assess(CASE)), **changes})


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"schema": "resistance_rules.trace/2"}, "trace_schema", "schema"),
        ({"schema": 1}, "trace_schema", "schema"),
        ({"pack": None}, "bad_trace", "pack"),
        ({"pack": {"id": 3, "digest": ""}}, "bad_trace", "pack.id"),
        ({"pack": {"id": "../other", "digest": ""}}, "bad_trace", "pack.id"),
        ({"facts": {}}, "bad_trace", "facts"),
        ({"facts": [7]}, "bad_trace", "facts[0]"),
        ({"facts": [{"id": "phq9_total"}]}, "bad_trace", "facts[0].value"),
        ({"facts": [{"id": "a", "value": 1}, {"id": "a", "value": 1}]}, "bad_trace", "facts[1]"),
        ({"sha256": None}, "bad_trace", "sha256"),
        ({"at": "yesterday"}, "bad_trace", "at"),
        ({"at": "0001-01-01T00:00:00+05:00"}, "bad_trace", "at"),
        ({"at": "2026-03-01T00:00:00"}, "bad_trace", "at"),
    ],
)
def test_what_cannot_be_replayed_is_refused(engagement: KnowledgeBase, changes: dict, code: str, path: str) -> None:
    """A trace that lacks what a replay reads is refused, with the code, the place and what to do."""
    with pytest.raises(TraceError) as refused:
        read_trace(broken(engagement, **changes))
    assert (refused.value.code, refused.value.path) == (code, path)
    assert refused.value.help


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        (b"\xff\xfe", "not_json"),
        ("[]", "not_a_trace"),
        ("{}", "not_a_trace"),
        ('{"schema": 1, "schema": 2}', "bad_trace"),
        ('{"schema": "resistance_rules.trace/1", "rules": ' + "[" * 200 + "]" * 200 + "}", "bad_trace"),
    ],
)
def test_what_is_no_trace_is_refused(text: str | bytes, code: str) -> None:
    """Anything else than a trace gets a clear error, however broken it is."""
    with pytest.raises(TraceError) as refused:
        read_trace(text)
    assert refused.value.code == code


def test_facts_that_do_not_fit_are_a_case_error(engagement: KnowledgeBase) -> None:
    """A trace whose facts the pack does not know is refused like any such case."""
    with pytest.raises(CaseError):
        replay(read_trace(broken(engagement, facts=[{"id": "no_such_fact", "value": 1}])), engagement)
    with pytest.raises(CaseError):
        replay(read_trace(broken(engagement, facts=[{"id": "phq9_total", "value": [1]}])), engagement)


def test_odd_texts_do_not_break_a_replay(engagement: KnowledgeBase) -> None:
    """Provenance with half a surrogate pair or a number that is none is compared, not tripped over."""
    text = broken(engagement).replace('"provenance": null', '"provenance": {"why": "\\ud800", "n": NaN}', 1)
    assert not replay(read_trace(text), engagement).intact


def test_on_the_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`audit` writes a trace that `audit --replay` confirms; a changed one gets exit code 1 and the differences."""
    case, sources, target = (tmp_path / name for name in ("case.json", "sources.json", "trace.json"))
    case.write_text(json.dumps(CASE), encoding="utf-8")
    sources.write_text('{"phq9_total": {"resource": "Observation/1"}}', encoding="utf-8")
    words = ["audit", str(case), "--at", "2026-03-01T09:30:00+01:00", "--provenance", str(sources)]
    assert main([*words, "-o", str(target)]) == ExitCode.FINE
    VALIDATOR.validate(json.loads(target.read_text(encoding="utf-8")))
    assert main(["audit", "--replay", str(target), "--engine", "reference"]) == ExitCode.FINE
    assert "the same comes out" in capsys.readouterr().out
    target.write_text(target.read_text(encoding="utf-8").replace('"value": 17', '"value": 18'), encoding="utf-8")
    assert main(["audit", "--replay", str(target), "--format", "json"]) == ExitCode.NO
    told = json.loads(capsys.readouterr().out)
    assert (told["same"], told["intact"], told["same_pack"]) == (False, False, True)
    assert "advice.sha256" in [one["path"] for one in told["differences"]]
    assert main(["audit", "--replay", str(target)]) == ExitCode.NO
    assert "changed after it was written" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["audit"], ExitCode.WRONG_USE, "nothing to audit"),
        (["audit", "case.json", "--replay", "trace.json"], ExitCode.WRONG_USE, "not both"),
        (["audit", "--replay", "trace.json", "--at", "2026-03-01T00:00:00Z"], ExitCode.WRONG_USE, "`--at` is for"),
        (["audit", "case.json", "--format", "text"], ExitCode.WRONG_USE, "`--format` is for `--replay`"),
        (["audit", "--replay", "no.json"], ExitCode.WRONG_USE, "no file"),
        (["audit", "--replay", "case.json"], ExitCode.NO, "case.json: error[not_a_trace]"),
        (["audit", "case.json", "--provenance", "list.json"], ExitCode.WRONG_USE, "does not say where facts come from"),
        (["audit", "case.json", "--provenance", "other.json"], ExitCode.WRONG_USE, "does not hold `gad7_total`"),
        (["audit", "case.json", "-o", "case.json"], ExitCode.WRONG_USE, "writing would empty it"),
    ],
)
def test_wrong_use_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: Any, words: list[str], code: int, said: str
) -> None:
    """What `audit` cannot do is said, with the exit code of the one table."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("case.json", json.dumps(CASE)), ("list.json", "[]"), ("other.json", '{"gad7_total": {}}')):
        Path(name).write_text(text, encoding="utf-8")
    assert main(words) == code
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("error") == 1


def test_the_schema_is_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """`schema --trace` prints the schema, which is itself a valid schema."""
    assert main(["schema", "--trace"]) == ExitCode.FINE
    printed = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(printed)
    assert printed == trace_schema()


def test_a_pack_of_ones_own_is_replayed_from_its_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A trace of a pack that is not shipped needs `--pack`, and says so."""
    case, target = tmp_path / "case.json", tmp_path / "trace.json"
    case.write_text("{}", encoding="utf-8")
    assert main(["audit", str(case), "--pack", str(EVERYTHING), "-o", str(target)]) == ExitCode.FINE
    assert main(["audit", "--replay", str(target), "--pack", str(EVERYTHING)]) == ExitCode.FINE
    capsys.readouterr()
    assert main(["audit", "--replay", str(target)]) == ExitCode.WRONG_USE
    assert "--pack" in capsys.readouterr().err
