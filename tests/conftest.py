"""What several test modules share: how many examples to try, and the engagement pack.

`RESISTANCE_RULES_EXAMPLES` is how many generated packs each property test tries (300 if not set),
`RESISTANCE_RULES_CASES` how many random cases of the engagement pack the engines are compared on (2,000 if not set).
Where `CI` is set, every run tries the same packs and cases, so that only a change can break it; elsewhere new ones.
"""

import os
from pathlib import Path

import oracle
import pytest
from generated_packs import RandomCases
from hypothesis import HealthCheck, Phase, settings

from resistance_rules import KnowledgeBase, load

ENGAGEMENT = Path(__file__).resolve().parent.parent / "rules" / "engagement"
collect_ignore = ["packs"]  # the pytest plugin would run their examples, and some of these packs are wrong on purpose

settings.register_profile(
    "project",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=int(os.environ.get("RESISTANCE_RULES_EXAMPLES", "300")),
    print_blob=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # explaining a failure takes minutes
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.load_profile("project")


@pytest.fixture(scope="session")
def engagement() -> KnowledgeBase:
    """Load the engagement pack on the reference engine."""
    return load("engagement", engine="reference")


@pytest.fixture(scope="session")
def engagement_durable(engagement: KnowledgeBase) -> KnowledgeBase:
    """Load the engagement pack on durable-rules."""
    pytest.importorskip("durable.engine")
    return KnowledgeBase.of(engagement.pack, "durable")


@pytest.fixture(scope="session")
def engagement_compiled(engagement: KnowledgeBase) -> KnowledgeBase:
    """Load the engagement pack as generated Python code."""
    return KnowledgeBase.of(engagement.pack, "compiled")


@pytest.fixture(scope="session")
def engagement_plain() -> dict:
    """Read the engagement pack as plain data."""
    return oracle.read_plain(ENGAGEMENT)


@pytest.fixture(scope="session")
def engagement_cases(engagement_plain: dict) -> RandomCases:
    """Make random cases for the engagement pack."""
    return RandomCases(engagement_plain)
