"""The same case and pack always give the same bytes: in any order, process and thread. And memory does not grow.

The full memory requirement, 200,000 cases: `python tests/test_determinism.py durable 200000` (or `reference`), or
`RESISTANCE_RULES_MEMORY_CASES=200000 python -m pytest tests/test_determinism.py -k memory`.
"""

import gc
import hashlib
import os
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import oracle
import psutil
import pytest
from generated_packs import (
    RandomCases,
    SeededChooser,
    case_for,
    load_generated,
    packs_with_cases,
    random_pack,
    write_shuffled,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from resistance_rules import KnowledgeBase, load

HERE = Path(__file__).resolve()
ENGAGEMENT = HERE.parent.parent / "rules" / "engagement"
ENGINES = ["reference", "durable", "compiled"]
EXAMPLES = int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300"))
MEMORY_CASES = int(os.environ.get("RESISTANCE_RULES_MEMORY_CASES", "1000"))
LIMIT_OF_ALL = 5_000_000  # bytes that 200,000 cases may add
NOISE = 256_000  # what the allocator itself may add, however few the cases


def require(engine) -> None:
    """Skip where the engine is not installed."""
    if engine == "durable":
        pytest.importorskip("durable.engine")


def in_other_order(case, seed):
    """Give the same case with its facts in another order."""
    pairs = list(case.items())
    random.Random(seed).shuffle(pairs)  # noqa: S311  tests, not secrets
    return dict(pairs)


def without_places(advice) -> str:
    """Give an advice as JSON text, apart from where in the files its rules stand."""
    return re.sub(r'"place": "[^"]*"', '"place": "somewhere"', advice.to_json())


@settings(max_examples=max(EXAMPLES // 4, 1))
@given(drawn=packs_with_cases(cases=2), seed=st.integers(0, 10**6))
def test_order_of_a_small_pack(drawn, seed, tmp_path_factory):
    """How files are cut, named and ordered, and the order of entries and keys, changes nothing but places."""
    pack, cases = drawn
    first = load_generated(pack)
    second = load(write_shuffled(pack, tmp_path_factory.mktemp("shuffled"), seed), engine="reference", use_cache=False)
    assert second.pack.digest == first.pack.digest
    for case in cases:
        one, other = first.assess(case), second.assess(case)
        assert without_places(one) == without_places(other)
        assert without_places(one.shareable()) == without_places(other.shareable())
        assert first.assess(in_other_order(case, seed)).to_json() == one.to_json()


@settings(max_examples=max(EXAMPLES // 20, 1))
@given(drawn=packs_with_cases(cases=2), seed=st.integers(0, 10**6))
def test_order_of_a_small_pack_on_durable(drawn, seed, tmp_path_factory):
    """The same on durable-rules."""
    require("durable")
    pack, cases = drawn
    first = load_generated(pack, "durable")
    second = load(write_shuffled(pack, tmp_path_factory.mktemp("shuffled"), seed), engine="durable", use_cache=False)
    for case in cases:
        assert without_places(second.assess(in_other_order(case, seed))) == without_places(first.assess(case))


@pytest.mark.parametrize("engine", ENGINES)
def test_order_of_the_engagement_pack(engagement, engagement_plain, engagement_cases, engine, tmp_path):
    """The engagement pack with its files, entries and keys in any other order gives the same but for places."""
    require(engine)
    first = KnowledgeBase.of(engagement.pack, engine)
    second = load(write_shuffled(engagement_plain, tmp_path / "engagement", 7), engine=engine, use_cache=False)
    assert second.pack.digest == first.pack.digest
    for seed in range(10):
        case = engagement_cases(seed, known=(5, 50)[seed % 2])
        assert without_places(second.assess(in_other_order(case, seed))) == without_places(first.assess(case))


def test_a_changed_threshold_changes_the_digest():
    """Any content changes the digest: one threshold, or one character of a text."""
    pack = random_pack(1)
    digests = {load_generated(pack).pack.digest}
    pack["facts"][0]["label"] += "."
    digests.add(load_generated(pack).pack.digest)
    pack["pack"]["version"] = "1.2.4"
    digests.add(load_generated(pack).pack.digest)
    pack["barriers"][0]["indicators"][0]["strength"] = "weak"
    pack["barriers"][0]["indicators"].append({"when": {"known": pack["facts"][0]["id"]}, "strength": "weak"})
    digests.add(load_generated(pack).pack.digest)
    assert len(digests) == 4


# Run by this file itself, in a process of its own.


def fingerprint() -> str:
    """Give a digest of many advices, on every engine."""
    found = hashlib.sha256()
    random_cases = RandomCases(oracle.read_plain(ENGAGEMENT))
    reference = load(ENGAGEMENT, engine="reference", use_cache=False)
    engines = [reference, KnowledgeBase.of(reference.pack, "compiled")]
    if "durable" in sys.argv:
        engines.append(KnowledgeBase.of(reference.pack, "durable"))
    for kb in engines:
        for seed in range(20):
            found.update(kb.assess(random_cases(seed, known=20)).to_json().encode())
    for seed in range(20):
        pack = random_pack(seed)
        kb = load_generated(pack)
        for number in range(3):
            advice = kb.assess(case_for(SeededChooser((seed, number)), pack))
            found.update(advice.to_json().encode() + advice.shareable().to_json().encode())
    return found.hexdigest()


def memory_growth(engine: str, count: int) -> int:
    """Give the bytes by which the process has grown over so many cases, after a warm-up."""
    kb = load(ENGAGEMENT, engine=engine)
    random_cases = RandomCases(oracle.read_plain(ENGAGEMENT))
    cases = [random_cases(seed, known=(2, 3, 5, 8)[seed % 4]) for seed in range(100)]
    process = psutil.Process()

    def run(times: int) -> int:
        for number in range(times):
            kb.assess(cases[number % len(cases)]).to_json()
        gc.collect()
        return process.memory_info().rss

    before = run(max(300, min(count // 4, 2000)))
    return run(count) - before


def run_here(*arguments: str, hash_seed: str = "0") -> str:
    """Run this file in a new process."""
    done = subprocess.run(
        [sys.executable, str(HERE), *arguments],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_fresh_processes():
    """New processes with other hash seeds give the same bytes."""
    with_durable = ["durable"] if durable_is_there() else []
    with ThreadPoolExecutor(2) as pool:
        found = set(pool.map(lambda seed: run_here("fingerprint", *with_durable, hash_seed=seed), ["0", "1", "4242"]))
    assert len(found) == 1


def durable_is_there() -> bool:
    """Say whether durable-rules can be imported."""
    try:
        import durable.engine  # noqa: F401
    except ImportError:
        return False
    return True


@pytest.mark.parametrize("engine", ENGINES)
def test_threads(engagement, engagement_cases, engine):
    """8 threads with 200 assessments each on one knowledge base give what one thread gives."""
    require(engine)
    kb = KnowledgeBase.of(engagement.pack, engine)
    cases = [engagement_cases(seed, known=(2, 5, 10)[seed % 3]) for seed in range(25)]
    expected = [kb.assess(case).to_json() for case in cases]

    def work(worker: int) -> list[int]:
        order = random.Random(worker)  # noqa: S311  tests, not secrets
        numbers = [order.randrange(len(cases)) for _ in range(200)]
        return [number for number in numbers if kb.assess(cases[number]).to_json() != expected[number]]

    with ThreadPoolExecutor(8) as pool:
        wrong = [number for found in pool.map(work, range(8)) for number in found]
    assert wrong == []


@pytest.mark.parametrize("engine", ENGINES)
def test_memory(engine):
    """After a warm-up, memory grows by less than 5 MB over 200,000 cases; here in proportion."""
    require(engine)
    grown = int(run_here("memory", engine, str(MEMORY_CASES)))
    assert grown < max(LIMIT_OF_ALL * MEMORY_CASES / 200_000, NOISE)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent.parent))
    match sys.argv[1:]:
        case ["fingerprint", *_]:
            sys.stdout.write(fingerprint())
        case ["memory", engine, count]:
            sys.stdout.write(str(memory_growth(engine, int(count))))
        case [engine, count]:
            grown = memory_growth(engine, int(count))
            sys.stdout.write(f"{engine}: {grown / 1e6:+.2f} MB over {int(count):,} cases\n")
            sys.exit(grown >= LIMIT_OF_ALL)
