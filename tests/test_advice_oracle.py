"""The library's advice is what an independent implementation of the specification expects."""

import copy
import os

import oracle
import pytest
from generated_packs import SeededChooser, case_for, load_generated, packs_with_cases, random_pack
from hypothesis import given

EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
CHUNKS = 4


def check(kb, plain, case) -> None:
    """Compare one advice and its shareable rendering with what the oracle expects."""
    expected = oracle.advise(plain, case)
    advice = kb.assess(case)
    found = list(oracle.differences(expected, advice.to_dict()))
    assert not found, found[:10]
    found = list(oracle.differences(oracle.shareable(plain, expected), advice.shareable().to_dict()))
    assert not found, ["in the shareable rendering", *found[:10]]


def must_not_be_named(plain, advice) -> set[str]:
    """Give the ids of private facts, of entries marked private, and of the items that the rendering leaves out."""
    names = {
        entry["id"]
        for section, entries in plain.items()
        if isinstance(entries, list)
        for entry in entries
        if entry.get("private", False)
    }
    for section in ("safety", "barriers", "gates", "pathways", "recommendations", "withheld"):
        names |= {item["id"] for item in advice[section] if item["private"]}
    return names


def check_names(kb, plain, case) -> None:
    """Check that no field, of the contract or not, and no text of the shareable rendering names what it leaves out.

    For generated packs only: their ids stand in no other text.
    """
    advice = kb.assess(case)
    text = advice.shareable().to_json()
    named = {name for name in must_not_be_named(plain, advice.to_dict()) if name in text}
    assert not named, (case, named)


@given(packs_with_cases())
def test_generated_packs(drawn):
    """For any small pack and any case, every field is as the oracle says, and nothing private is named."""
    pack, cases = drawn
    kb = load_generated(pack)
    for case in cases:
        check(kb, pack, case)
        check_names(kb, pack, case)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_seeded_packs(chunk):
    """The same for packs that are drawn evenly, which hypothesis does not do."""
    for seed in range(chunk, EXAMPLES, CHUNKS):
        pack = random_pack(seed)
        kb = load_generated(pack)
        for number in range(4):
            case = case_for(SeededChooser((seed, number)), pack)
            check(kb, pack, case)
            check_names(kb, pack, case)


def test_engagement_examples(engagement, engagement_plain):
    """For every example of the engagement pack, every field of the contract is as the oracle says."""
    for example in engagement_plain["examples"]:
        check(engagement, engagement_plain, example["case"])


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_engagement_random_cases(engagement, engagement_plain, engagement_cases, chunk):
    """For random cases of the engagement pack, few facts known or many, every field is as the oracle says."""
    for seed in range(chunk, EXAMPLES // 4, CHUNKS):
        case = engagement_cases(seed, known=(3, 15, 50, 90)[seed // CHUNKS % 4])
        check(engagement, engagement_plain, case)


def test_fields_in_order(engagement, engagement_plain, engagement_cases):
    """The top level and every item have the fields of the contract, in its order."""
    case = engagement_cases("fields", known=60)
    expected, actual = oracle.advise(engagement_plain, case), engagement.assess(case).to_dict()
    assert [name for name in actual if name in expected] == list(expected)
    for section in ("safety", "barriers", "gates", "pathways", "recommendations", "withheld", "questions"):
        assert expected[section], section
        fields = list(expected[section][0])
        assert [name for name in actual[section][0] if name in fields] == fields


def changed_copies(data, place=()):
    """Give copies of some data, each changed in one place."""
    part = data
    for step in place:
        part = part[step]
    steps = part.keys() if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for step in steps:
        yield from changed_copies(data, (*place, step))
    if place:
        changed = copy.deepcopy(data)
        parent = changed
        for step in place[:-1]:
            parent = parent[step]
        parent[place[-1]] = "something else"
        yield place, changed


def test_differences_are_seen(engagement_plain):
    """The comparison itself notices a change of any single value."""
    example = next(one for one in engagement_plain["examples"] if one["id"] == "quiet_overdose")
    expected = oracle.advise(engagement_plain, example["case"])
    for section in ("barriers", "gates", "withheld", "questions"):
        expected[section] = expected[section][:2]
    assert not list(oracle.differences(expected, expected))
    count = 0
    for place, changed in changed_copies(expected):
        assert list(oracle.differences(expected, changed)), place
        count += 1
    assert count > 100
