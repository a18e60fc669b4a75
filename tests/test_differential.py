"""durable-rules and the reference evaluator come to the same bytes.

More cases of the engagement pack: `RESISTANCE_RULES_CASES=10000 python -m pytest -n 2 tests/test_differential.py`
"""

import json
import os

import pytest
from generated_packs import load_generated, packs_with_cases
from hypothesis import given, settings

from resistance_rules import KnowledgeBase

CASES = int(os.environ.get("RESISTANCE_RULES_CASES", "2000"))
EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
CHUNKS = 8

pytest.importorskip("durable.engine")


def without_engine(advice) -> str:
    """Give an advice as JSON text without the name of the engine."""
    data = json.loads(advice.to_json())
    del data["pack"]["engine"]
    return json.dumps(data)


@settings(max_examples=max(EXAMPLES // 2, 1))
@given(packs_with_cases(cases=6))
def test_generated_packs(drawn):
    """For any small pack and any case, both engines give the same bytes."""
    pack, cases = drawn
    reference = load_generated(pack, "reference")
    durable = KnowledgeBase.of(reference.pack, "durable")
    for case in cases:
        assert without_engine(durable.assess(case)) == without_engine(reference.assess(case))


def test_engagement_examples(engagement, engagement_durable, engagement_plain):
    """For every example of the engagement pack, both engines give the same bytes."""
    for example in engagement_plain["examples"]:
        case = engagement.case(example["case"])
        assert without_engine(engagement_durable.assess(case)) == without_engine(engagement.assess(case))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_engagement_random_cases(engagement, engagement_durable, engagement_cases, chunk):
    """For thousands of random cases of the engagement pack, both engines give the same bytes."""
    for seed in range(chunk, CASES, CHUNKS):
        known = (3, 8, 20, 60)[seed // CHUNKS % 4]
        case = engagement.case(engagement_cases(f"differential-{seed}", known))
        assert without_engine(engagement_durable.assess(case)) == without_engine(engagement.assess(case)), case


def test_engines_name_themselves(engagement, engagement_durable):
    """The engine is what differs, and it names itself."""
    assert engagement.assess({}).to_dict()["pack"]["engine"]["name"] == "reference"
    assert engagement_durable.assess({}).to_dict()["pack"]["engine"]["name"] == "durable"
