"""Small random packs that use the whole format, with cases for them: what an engine or a tool is tried on."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.testing.generated.cases import case_for
from resistance_rules.testing.generated.drawing import Chooser
from resistance_rules.testing.generated.maker import drawn_pack
from resistance_rules.testing.generated.writing import load_generated


def packs(engine: str = "reference") -> st.SearchStrategy[KnowledgeBase]:
    """Loaded packs, each small, that between them use every part of the format.

    A failing pack is made smaller. Its YAML, for a bug report, is `pack_text` of what `packs_as_data` draws.

    Args:
        engine: what draws the conclusions, as in `load`.
    """
    return packs_as_data().map(lambda pack: load_generated(pack, engine))


@st.composite
def packs_as_data(draw: Any) -> dict[str, Any]:
    """The same as plain data: what a YAML reader would make of its files."""
    return drawn_pack(Chooser(draw))


@st.composite
def packs_with_cases(draw: Any, cases: int = 3) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Packs as plain data, each with some cases for it."""
    chooser = Chooser(draw)
    pack = drawn_pack(chooser)
    return pack, [case_for(chooser, pack) for _ in range(cases)]
