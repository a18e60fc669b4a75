"""Every engine comes to the same conclusions and the same bytes.

More cases of the engagement pack: `RESISTANCE_RULES_CASES=10000 python -m pytest -n 2 tests/test_differential.py`
"""

import json
import os

import pytest
from generated_packs import load_generated, packs_with_cases
from hypothesis import given, settings

from resistance_rules import KnowledgeBase
from resistance_rules.inference import matcher
from resistance_rules.knowledge.diagnostics import EngineError

CASES = int(os.environ.get("RESISTANCE_RULES_CASES", "2000"))
EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
CHUNKS = 8
NAMES = ["durable", "compiled"]


def without_engine(advice) -> str:
    """Give an advice as JSON text without the name of the engine."""
    data = json.loads(advice.to_json())
    del data["pack"]["engine"]
    return json.dumps(data)


def require(name) -> None:
    """Skip where the engine is not installed."""
    if name == "durable":
        pytest.importorskip("durable.engine")


def check(other, reference, case) -> None:
    """Compare the conclusions, production by production, and the bytes of one case."""
    assert other.engine.infer(case) == reference.engine.infer(case), case
    assert without_engine(other.assess(case)) == without_engine(reference.assess(case)), case


@pytest.fixture(params=NAMES)
def other(request):
    """Load the engagement pack on another engine than the reference."""
    require(request.param)
    return request.getfixturevalue(f"engagement_{request.param}")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=max(EXAMPLES // 2, 1))
@given(drawn=packs_with_cases(cases=6))
def test_generated_packs(name, drawn):
    """For any small pack and any case, the engine comes to the same as the reference evaluator."""
    require(name)
    pack, cases = drawn
    reference = load_generated(pack, "reference")
    engine = KnowledgeBase.of(reference.pack, name)
    for facts in cases:
        check(engine, reference, reference.case(facts))


def test_engagement_examples(engagement, other, engagement_plain):
    """For every example of the engagement pack, the engine comes to the same as the reference evaluator."""
    for example in engagement_plain["examples"]:
        check(other, engagement, engagement.case(example["case"]))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_engagement_random_cases(engagement, other, engagement_cases, chunk):
    """For thousands of random cases of the engagement pack, the engine comes to the same."""
    for seed in range(chunk, CASES, CHUNKS):
        known = (3, 8, 20, 60)[seed // CHUNKS % 4]
        check(other, engagement, engagement.case(engagement_cases(f"differential-{seed}", known)))


def test_engines_name_themselves(engagement, other):
    """The engine is what differs, and it names itself."""
    assert engagement.assess({}).to_dict()["pack"]["engine"]["name"] == "reference"
    assert other.assess({}).to_dict()["pack"]["engine"]["name"] == other.engine.name
    assert other.engine.name in NAMES


def test_auto_takes_what_is_there(engagement, monkeypatch):
    """`auto` is durable-rules where it is installed, else the compiled engine; asking for durable is then an error."""
    expected = "durable" if matcher.available() else "compiled"
    assert KnowledgeBase.of(engagement.pack).engine.name == expected
    monkeypatch.setitem(__import__("sys").modules, "durable_rules_engine", None)
    assert KnowledgeBase.of(engagement.pack).engine.name == "compiled"
    with pytest.raises(EngineError):
        KnowledgeBase.of(engagement.pack, "durable")
