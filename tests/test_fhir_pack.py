"""A pack as FHIR knowledge resources."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from fhir_checks import check_bundle, check_unchanged
from generated_packs import load_generated, packs_with_cases
from hypothesis import given, settings
from packing import EVERYTHING

from resistance_rules import KnowledgeBase, load
from resistance_rules.cli import ExitCode, main
from resistance_rules.hosts.fhir import codes
from resistance_rules.hosts.fhir.publishing import Publication, pack_bundle, pack_resources
from resistance_rules.inference.reference import truth
from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.conditions import Condition

NEEDED = ("url", "version", "name", "status", "experimental", "publisher", "description")  # of the Shareable profiles

HOLES = """
pack: {id: holes, title: Holes, version: 1.0.0, format: 1}
facts: [{id: age, integer: [0, 120], label: Age in years}, {id: ready, yes_no: true, label: Ready}]
categories: [{id: talk, label: Talking}]
gates: [{id: ready, label: Ready, open_when: {ready: true}, ask: "{age}: ready?"}]
interventions:
  - {id: talk, label: Talk, category: talk, do: Talk., tier: core, evidence: {grade: D}, when: {known: age},
     gates: [ready], not_if: [{when: {age: {less_than: 16}}, because: "at the age of {age} this is too early"}],
     cautions: [{when: {age: {less_than: 30}}, say: "{age} is young"}]}
"""


@pytest.fixture(scope="module")
def published(engagement: KnowledgeBase) -> dict[str, dict[str, Any]]:
    """Publish the engagement pack: resources by `Type/id`."""
    resources = pack_resources(engagement, Publication(date="2026-03-01"))
    return {f"{resource['resourceType']}/{resource['id']}": resource for resource in resources}


def test_the_pack_is_valid_and_hangs_together(engagement: KnowledgeBase) -> None:
    """R4B and R4 accept every resource, no two share an id, and every canonical of ours leads to one of them."""
    bundle = pack_bundle(engagement)
    resources = check_bundle(bundle)
    there = {f"{resource['url']}|{resource['version']}" for resource in resources}
    used = {text for text in texts(bundle) if text.startswith(codes.BASE) and "|" in text}
    assert used <= there
    assert len(used) > 400


def test_models_give_back_what_they_got(engagement: KnowledgeBase) -> None:
    """R4B's models read a published pack and write it again without a change."""
    for resource in pack_resources(load(EVERYTHING, engine="reference"), Publication(status="active", date="2026")):
        check_unchanged(resource)


def test_what_claims_a_profile_has_what_it_demands(published: dict[str, dict[str, Any]]) -> None:
    """Each resource that claims to be shareable has every element that the R4 profile requires, and a usage context."""
    claimed = 0
    for resource in published.values():
        for profile in resource.get("meta", {}).get("profile", []):
            assert profile == f"http://hl7.org/fhir/StructureDefinition/shareable{resource['resourceType'].lower()}"
            assert [name for name in NEEDED if name not in resource] == []
            assert resource["useContext"]
            assert resource["name"][0].isupper()
            assert resource["name"].replace("_", "").isalnum()
            claimed += 1
    assert claimed > 400


def test_who_states_no_publisher_claims_no_profile(tmp_path: Path) -> None:
    """A pack that does not say who stands behind it gets no made-up publisher and claims no profile."""
    (tmp_path / "bare.yaml").write_text("pack: {id: bare, title: Bare, version: 1.0.0, format: 1}\n", encoding="utf-8")
    bundle = pack_bundle(load(tmp_path, engine="reference"))
    check_bundle(bundle)
    for entry in bundle["entry"]:
        assert "publisher" not in entry["resource"]
        assert "meta" not in entry["resource"]
        assert "date" not in entry["resource"]
    library = bundle["entry"][0]["resource"]
    assert "Release and revision dates: not stated by the pack" in library["description"]
    states = [extension["extension"][1]["valueCode"] for extension in library["extension"]]
    assert states == ["missing"] * 4 + ["not-used"] * 9


def test_the_library_is_the_rules(engagement: KnowledgeBase, published: dict[str, dict[str, Any]]) -> None:
    """The SHA-256 of the Library's content is the pack's digest, and every source and fact is listed."""
    library = published["Library/engagement"]
    content = base64.b64decode(library["content"][0]["data"])
    assert hashlib.sha256(content).hexdigest() == engagement.pack.digest == library["identifier"][0]["value"]
    assert json.loads(content)["info"]["id"] == "engagement"
    assert [related["label"] for related in library["relatedArtifact"]] == list(engagement.pack.sources)
    assert len(library["dataRequirement"]) == len(engagement.pack.facts)
    assert "neither CQL nor FHIRPath" in library["description"]
    memory = [s.id for s in engagement.pack.sources.values() if s.verified == "memory"]
    unchecked = [r["label"] for r in library["relatedArtifact"] if "cited from memory" in r["citation"]]
    assert unchecked == memory


def test_every_response_is_a_rule_with_an_activity(engagement: KnowledgeBase, published: dict[str, Any]) -> None:
    """Each intervention is an `eca-rule` with trigger, condition, evidence and an activity that drafts Tasks."""
    for entry in engagement.pack.interventions.values():
        name = entry.id.replace("_", "-")
        rule = published[f"PlanDefinition/engagement-recommendation-{name}"]
        activity = published[f"ActivityDefinition/engagement-{name}"]
        assert rule["type"]["coding"][0]["code"] == "eca-rule"
        (action,) = rule["action"]
        assert action["trigger"] == [{"type": "named-event", "name": "patient-view"}]
        assert action["definitionCanonical"] == f"{activity['url']}|{activity['version']}"
        assert {related["label"] for related in action.get("documentation", [])} == set(entry.evidence.cite)
        assert f"grade {entry.evidence.grade}" in action["textEquivalent"]
        starts = [condition for condition in action["condition"] if condition["kind"] == "start"]
        assert len(starts) == len(entry.gates)
        assert (activity["kind"], activity["intent"]) == ("Task", "proposal")


def test_conditions_say_what_the_rules_do(engagement: KnowledgeBase, published: dict[str, Any]) -> None:
    """On every example: what is recommended fulfils all its expressions that are decided, and one that indicates it."""
    book = engagement.rulebook
    checked = 0
    for example in engagement.pack.examples.values():
        advice = engagement.assess(dict(example.case))
        found = advice.origin.found
        for item in advice.recommendations:
            action = published[f"PlanDefinition/engagement-recommendation-{item.id.replace('_', '-')}"]["action"][0]
            applicable = [x["expression"] for x in action["condition"] if x["kind"] == "applicability"]
            truths = [truth(read(json.loads(x["expression"])), advice.case.exact, found, book) for x in applicable]
            assert truths[0] == TRUE
            held_back = [x["description"].startswith("none of these is active") for x in applicable]
            for value, excusable in zip(truths[1:], held_back[1:], strict=True):
                assert value != FALSE or (excusable and item.responds_to)
                checked += 1
            if item.status == "now" and not item.responds_to:
                gates = [x["expression"]["expression"] for x in action["condition"] if x["kind"] == "start"]
                assert all(truth(read(json.loads(x)), advice.case.exact, found, book) == TRUE for x in gates)
    assert checked > 1000


def test_red_flags_and_pathways(engagement: KnowledgeBase, published: dict[str, Any]) -> None:
    """Each red flag is a rule with what to do first; each pathway a protocol whose stages stand in order."""
    for safety in engagement.pack.safety.values():
        (action,) = published[f"PlanDefinition/engagement-safety-{safety.id.replace('_', '-')}"]["action"]
        assert [step["title"] for step in action["action"]][: len(safety.do_first)] == list(safety.do_first)
        assert len(action["action"]) == len(safety.do_first) + len(safety.respond_with)
        wanted = {"emergency": "stat", "same_day": "urgent", "this_week": "urgent", "note": "routine"}
        assert action["priority"] == wanted[safety.urgency]
    for pathway in engagement.pack.pathways.values():
        protocol = published[f"PlanDefinition/engagement-pathway-{pathway.id.replace('_', '-')}"]
        assert [stage["title"] for stage in protocol["action"]] == [stage.label for stage in pathway.stages]
        assert [stage["prefix"] for stage in protocol["action"]] == [str(i + 1) for i in range(len(pathway.stages))]


def test_texts_before_a_case_have_no_holes(tmp_path: Path) -> None:
    """Where a text prints a fact's value, the published text shows the fact's label, as there is no case yet."""
    (tmp_path / "holes.yaml").write_text(HOLES, encoding="utf-8")
    shown = texts(pack_bundle(load(tmp_path, engine="reference")))
    assert "not: at the age of [Age in years] this is too early" in shown
    assert "Keep in mind if Age in years: less than 30: [Age in years] is young" in shown
    assert "“Ready” is in place ([Age in years]: ready?)" in shown
    assert not any("{age}" in text for text in shown if not text.startswith("{"))


def test_codes_are_listed(engagement: KnowledgeBase, published: dict[str, Any]) -> None:
    """Every code of ours that a published resource uses stands in one of the CodeSystems."""
    listed = {
        (resource["url"], concept["code"])
        for resource in published.values()
        if resource["resourceType"] == "CodeSystem"
        for concept in resource["concept"]
    }
    used = {(coding["system"], coding["code"]) for coding in codings(list(published.values()))}
    assert {pair for pair in used if pair[0].startswith(codes.BASE)} <= listed


@settings(max_examples=15)
@given(packs_with_cases(cases=1))
def test_generated_packs(drawn: Any) -> None:
    """Any small pack becomes valid resources."""
    check_bundle(pack_bundle(load_generated(drawn[0], "reference"), Publication(status="active", date="2026-03")))


@pytest.mark.parametrize("date", ["2026-02-30", "yesterday", "2026-3-1", "", "20260301", "2026-13", "0000"])
def test_what_is_no_date_is_refused(date: str) -> None:
    """A date that is none is refused, and so is a status that FHIR does not know."""
    with pytest.raises(ValueError, match="expected a date"):
        Publication(date=date)
    with pytest.raises(ValueError, match="status"):
        Publication(status="final")


def test_on_the_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`export fhir` prints a Bundle, or writes a file for each resource, the same each time."""
    assert main(["export", "fhir", str(EVERYTHING), "--status", "active"]) == ExitCode.FINE
    resources = check_bundle(json.loads(capsys.readouterr().out))
    assert {resource["status"] for resource in resources} == {"active"}
    folder = tmp_path / "out" / "fhir"
    words = ["export", "fhir", str(EVERYTHING), "-o", str(folder), "--date", "2026-03-01"]
    assert main(words) == ExitCode.FINE
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(files) == len(resources)
    for name, data in files.items():
        resource = json.loads(data)
        assert name == f"{resource['resourceType']}-{resource['id']}.json"
        assert resource["date"] == "2026-03-01"
    assert main(words) == ExitCode.FINE
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export"], "FORM"),
        (["export", "fihr"], "did you mean `fhir`"),
        (["export", "fhir", "no_such_pack"], "no_pack"),
        (["export", "fhir", "-o", "file"], "cannot write `file`"),
        (["export", "fhir", "-o", "full"], "would pass for a part of this pack"),
        (["export", "fhir", "--date", "2026-02-30"], "expected a date"),
        (["export", "fhir", "--status", "final"], "`final` is not known here"),
    ],
)
def test_wrong_use_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: Any, words: list[str], said: str
) -> None:
    """What `export` cannot do is said, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x", encoding="utf-8")
    Path("full").mkdir()
    Path("full/Library-other.json").write_text("{}", encoding="utf-8")
    assert main(words) == ExitCode.WRONG_USE
    assert said in capsys.readouterr().err
    assert [path.name for path in Path("full").iterdir()] == ["Library-other.json"]


def texts(data: Any) -> list[str]:
    """Every text at any depth."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list):
        return [text for item in data for text in texts(item)]
    return [data] if isinstance(data, str) else []


def codings(data: Any) -> list[dict[str, Any]]:
    """Every coding at any depth."""
    if isinstance(data, dict):
        own = [data] if {"system", "code"} <= set(data) else []
        return own + [coding for value in data.values() for coding in codings(value)]
    return [coding for item in data for coding in codings(item)] if isinstance(data, list) else []


def read(data: Any) -> Condition:
    """Read an expression back into the condition it says, independently of the pack's own reader."""
    ((key, value),) = data.items()
    match key:
        case "all" | "any":
            return (c.All if key == "all" else c.Any)(tuple(map(read, value)))
        case "not":
            return c.Not(read(value))
        case "not_established":
            return c.NotEstablished(read(value))
        case "count":
            return c.Count(value["at_least"], tuple(map(read, value["of"])))
        case "barrier":
            ((name, level),) = value.items() if isinstance(value, dict) else ((value, "likely"),)
            return c.BarrierIs(name, level)
        case "finding" | "gate" | "safety" | "any_barrier" | "any_safety" | "known" | "unknown":
            kinds = {"finding": c.FindingIs, "gate": c.GateIs, "safety": c.SafetyIs, "any_barrier": c.AnyBarrier}
            return {**kinds, "any_safety": c.AnySafety, "known": c.Known, "unknown": c.Unknown}[key](value)
    if not isinstance(value, dict):
        return c.Equals(key, tuple(value) if isinstance(value, list) else (value,))
    ((operator, bound),) = value.items()
    if operator == "is_not":
        return c.Differs(key, bound)
    if operator == "between":
        return c.Between(key, *bound)
    if isinstance(bound, dict):
        return c.ComparesFacts(key, operator, bound["fact"], bound.get("times", 1))
    return c.Compares(key, operator, bound)
