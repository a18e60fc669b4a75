"""The JSON Schemas of packs and cases."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from packing import ENGAGEMENT, EVERYTHING, SAMPLES, as_data, loaded_folder, problems_of, read_nodes, write_pack

from resistance_rules import KnowledgeBase
from resistance_rules.knowledge.files import pack_files
from resistance_rules.knowledge.packs import load_pack
from resistance_rules.knowledge.schema import case_schema, pack_schema
from resistance_rules.knowledge.yaml_nodes import read_yaml


def file_data(path: Path) -> Any:
    """What a file holds, as an editor sees it."""
    root = read_yaml(path.read_bytes(), path.name, [])
    return json.loads(json.dumps(as_data(root), default=float)) if root is not None else {}


@pytest.fixture(scope="module")
def engagement_schema(engagement: KnowledgeBase) -> Draft202012Validator:
    """Build the schema of the engagement pack's files."""
    return Draft202012Validator(pack_schema(engagement.pack))


@pytest.fixture(scope="module")
def everything() -> Draft202012Validator:
    """Build the schema of the sample that has every key."""
    return Draft202012Validator(pack_schema(load_pack(EVERYTHING, use_cache=False)))


def test_the_schemas_are_schemas(engagement: KnowledgeBase):
    """They are valid by the draft's own schema, plain JSON, and the same each time."""
    for schema in (pack_schema(None), pack_schema(engagement.pack), case_schema(engagement.pack)):
        Draft202012Validator.check_schema(schema)
        assert json.loads(json.dumps(schema)) == schema
    assert pack_schema(engagement.pack) == pack_schema(engagement.pack)


@pytest.mark.parametrize("path", pack_files(ENGAGEMENT), ids=lambda path: path.relative_to(ENGAGEMENT).as_posix())
def test_every_file_of_the_engagement_pack_is_valid(path: Path, engagement_schema: Draft202012Validator):
    """Each file validates by itself."""
    assert [error.message for error in engagement_schema.iter_errors(file_data(path))] == []


def test_every_example_case_is_valid(engagement: KnowledgeBase):
    """The case of each example validates, as a file of its own would."""
    validator = Draft202012Validator(case_schema(engagement.pack))
    for example in engagement.pack.examples.values():
        case = json.loads(json.dumps(dict(example.case), default=float))
        assert [error.message for error in validator.iter_errors(case)] == []


@pytest.mark.parametrize(
    "folder", [loaded_folder(path) for kind in ("good", "lint") for path in sorted((SAMPLES / kind).iterdir())], ids=str
)
def test_every_good_sample_is_valid_without_a_pack(folder: Path):
    """The schema that knows no ids accepts every sound pack, overlays and translations too."""
    validator = Draft202012Validator(pack_schema(None))
    for path in pack_files(folder):
        assert [error.message for error in validator.iter_errors(file_data(path))] == []


def test_an_overlay_may_bring_ids_of_its_own(engagement_schema: Draft202012Validator):
    """New ids, and tests of new facts, are let through wherever ids of the pack are offered."""
    overlay = {
        "pack": {"id": "site", "title": "Site", "version": "1.0.0", "format": 1, "extends": ["engagement"]},
        "facts": [{"id": "our_own", "label": "Our own", "yes_no": True}],
        "interventions": [
            {
                "id": "our_way",
                "label": "Our way",
                "category": "our_category",
                "do": "Do it.",
                "for": ["transport_distance", "our_barrier"],
                "when": [{"our_own": True}, {"finding": "our_finding"}, {"age_years": {"at_least": 18}}],
                "tier": "core",
                "evidence": {"grade": "D"},
            }
        ],
        "change": [
            {"barrier": "transport_distance", "set": {"label": "Our label"}, "note": "ours"},
            {"indicator": {"barrier": "transport_distance", "when": {"our_own": True}}, "set": {"strength": "weak"}},
        ],
        "retire": [{"intervention": "cbt_i"}],
        "examples": [{"id": "ours", "case": {"our_own": True, "age_years": None}, "expect": {"safety": []}}],
    }
    assert [error.message for error in engagement_schema.iter_errors(overlay)] == []


WRONG: dict[str, Any] = {
    "section": {"fact": []},
    "section_type": {"facts": {}},
    "missing_key": {"facts": [{"id": "a", "yes_no": True}]},
    "unknown_key": {"facts": [{"id": "a", "yes_no": True, "label": "A", "colour": "red"}]},
    "two_types": {"facts": [{"id": "a", "yes_no": True, "choice": ["x", "y"], "label": "A"}]},
    "no_type": {"facts": [{"id": "a", "label": "A"}]},
    "yes_no_false": {"facts": [{"id": "a", "yes_no": False, "label": "A"}]},
    "one_choice": {"facts": [{"id": "a", "choice": ["x"], "label": "A"}]},
    "bad_id": {"facts": [{"id": "A b", "yes_no": True, "label": "A"}]},
    "empty_text": {"facts": [{"id": "a", "yes_no": True, "label": " "}]},
    "text_for_number": {"facts": [{"id": "a", "integer": ["0", 1], "label": "A"}]},
    "effort": {"facts": [{"id": "a", "yes_no": True, "label": "A", "change": {"by": "us", "to": [True]}}]},
    "format": {"pack": {"id": "a", "title": "A", "version": "1.0.0", "format": 2}},
    "version": {"pack": {"id": "a", "title": "A", "version": "first", "format": 1}},
    "computed": {"pack": {"id": "a", "title": "A", "version": "1.0.0", "format": 1, "use_of_sex": "none"}},
    "twice": {"language": {"never_say": ["lazy", "lazy"]}},
    "range": {"scoring": {"cap": 0}},
    "grade": {"scoring": {"grades": {"E": 1}}},
    "no_cite": {"change": [{"pathway": "trust_first", "set": {"evidence": {"grade": "A"}}}]},
    "no_selection": {"never": [{"id": "a", "recommend": {"audience": ["service"]}}]},
    "two_ways": {"examples": [{"id": "a", "case": {}, "expect": {"not_recommend": [{"id": "b", "category": "y"}]}}]},
    "retire_two": {"retire": [{"fact": "plan", "barrier": "pace"}]},
    "retire_kind": {"retire": [{"facts": "plan"}]},
    "change_nothing": {"change": [{"fact": "plan", "set": {}}]},
    "change_id": {"change": [{"fact": "plan", "set": {"id": "b"}}]},
    "change_key": {"change": [{"fact": "plan", "set": {"do": "x"}}]},
    "finding": {"allow": [{"finding": "long_doo", "id": "a", "because": "b"}]},
    "case_value": {"examples": [{"id": "a", "case": {"pace": "slow"}, "expect": {}}]},
}  # fmt: skip
WRONG_CONDITIONS: list[Any] = [
    [],
    {},
    True,
    "plan",
    {"plan": 1},
    {"plan": "yes"},
    {"plan": None},
    {"plan": True, "pace": "right"},
    {"plan": {"at_least": 1}},
    {"pace": "rihgt"},
    {"pace": []},
    {"pace": ["right", "right"]},
    {"pace": {"is_not": "rihgt"}},
    {"phq9_total": 28},
    {"phq9_total": 2.5},
    {"travel_minutes": {"at_least": 601}},
    {"travel_minutes": {"at_least": 1, "at_most": 2}},
    {"travel_minutes": {"between": [1]}},
    {"travel_minutes": {"greater_than": 1}},
    {"travel_minutes": {"more_than": {"times": 2}}},
    {"travel_minutes": {"more_than": {"fact": "minutes_available", "times": 0}}},
    {"any_safety": "urgent"},
    {"any_barrier": "certain"},
    {"barrier": {"transport": "certain"}},
    {"barrier": {"transport": "likely", "pace": "likely"}},
    {"all": {"plan": True}},
    {"any": []},
    {"not": "plan"},
    {"count": {"of": [{"plan": True}]}},
    {"count": {"at_least": 0, "of": [{"plan": True}]}},
    {"known": ["plan"]},
]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused(name: str, everything: Draft202012Validator):
    """Each of these slips is refused by the schema with ids; no slip depends on an id alone."""
    assert not everything.is_valid(WRONG[name])


@pytest.mark.parametrize("condition", WRONG_CONDITIONS, ids=json.dumps)
def test_a_wrong_condition_is_refused(condition: Any, everything: Draft202012Validator, tmp_path: Path):
    """What the schema refuses as a condition, the reader refuses too."""
    assume = [{"id": "a", "not_both": [{"plan": False}, condition]}]
    assert not everything.is_valid({"assume": assume})
    assert problems_of(write_pack(tmp_path, {**read_nodes(EVERYTHING), "assume": assume}))


def test_every_kind_of_condition_is_valid(everything: Draft202012Validator):
    """Each line of the table of conditions is accepted, alone and in a list."""
    conditions: list[Any] = [
        {"plan": True},
        {"pace": "right"},
        {"pace": ["right", "too_fast"]},
        {"pace": {"is_not": "right"}},
        {"phq9_total": {"less_than": 9.5}},
        {"travel_minutes": {"between": [1, 600.5]}},
        {"travel_minutes": {"more_than": {"fact": "minutes_available", "times": 0.5}}},
        {"finding": "far_away"},
        {"barrier": "pace"},
        {"barrier": {"pace": "possible"}},
        {"gate": "trust"},
        {"safety": "danger"},
        {"any_barrier": "likely"},
        {"any_safety": "emergency"},
        {"all": [{"plan": True}]},
        {"not": [{"plan": True}, {"pace": "right"}]},
        {"count": {"at_least": 1, "of": [{"plan": True}]}},
        {"known": "plan"},
        {"unknown": "plan"},
        {"not_established": {"plan": True}},
    ]
    for condition in conditions:
        for when in (condition, [condition]):
            found = everything.iter_errors({"rules": [{"id": "r", "finds": "f", "when": when}]})
            assert [error.message for error in found] == [], condition


def test_an_editor_can_show_what_a_fact_is(engagement: KnowledgeBase):
    """Facts carry their label and question, ids their label, entries what they are."""
    schema = pack_schema(engagement.pack)
    fact = schema["$defs"]["condition"]["anyOf"][0]["properties"]["age_years"]
    assert fact["title"] == "Age"
    assert fact["description"] == "How old are you? expected a number from 0 to 120 (years)"
    ids = schema["$defs"]["barrier_id"]["anyOf"][0]
    assert ids["enumDescriptions"][ids["enum"].index("transport_distance")] == (
        engagement.pack.barriers["transport_distance"].label
    )
    assert schema["$defs"]["Barrier"]["description"].startswith("Something that stands between")
    case = case_schema(engagement.pack)["properties"]
    assert case["main_problem"]["enum"][-1] is None
    assert case["age_years"]["type"] == ["number", "null"]


@pytest.mark.parametrize(
    "case", [{"nothing": 1}, {"age_years": "30"}, {"age_years": 121}, {"main_problem": "sadness"}, {"plan": True}, []]
)
def test_a_wrong_case_is_refused(case: Any, engagement: KnowledgeBase):
    """Unknown facts and values that a fact cannot have are refused."""
    assert not Draft202012Validator(case_schema(engagement.pack)).is_valid(case)
