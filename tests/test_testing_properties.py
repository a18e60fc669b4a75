"""Ready properties never pass where they tested nothing, and find what random cases hardly ever meet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from kit_pack import load_kit

from resistance_rules import KnowledgeBase, UnknownIdError, load
from resistance_rules.testing import (
    ImpossibleTargetError,
    assert_monotone,
    assert_never,
    assert_no_blame_words,
    assert_same_on,
    cases,
)

PACK = {"id": "made", "title": "Made", "version": "1.0.0", "format": 1}
SOURCE = {"id": "one", "title": "One", "supports": "this", "kind": "cohort", "verified": "search"}


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """Load the small pack."""
    return load_kit(tmp_path_factory.mktemp("kit"))


def made(
    folder: Path, facts: list[dict[str, Any]], safety: list[dict[str, Any]], **more: list[dict[str, Any]]
) -> KnowledgeBase:
    """Load a pack of some facts and safety conditions."""
    conditions = [{"do_first": ["Look."], "cite": ["one"], **one} for one in safety]
    pack = {"pack": PACK, "sources": [SOURCE], "facts": facts, "safety": conditions, **more}
    (folder / "pack.yaml").write_text(json.dumps(pack), encoding="utf-8")
    return load(folder, engine="reference", use_cache=False)


def test_assert_monotone_refuses_what_tests_nothing(kit):
    """What is never reached cannot be lost: naming it is an error, never a test that passes."""
    with pytest.raises(ImpossibleTargetError):
        assert_monotone(kit, "minutes", keeps="condition barrier:far/indicator-1#1 unknown", max_examples=1)


def test_assert_monotone_keeps_to_what_the_pack_assumes(tmp_path):
    """A step into a case that contradicts `assume` is not counted: no such person exists."""
    facts = [{"id": "weeks", "integer": [0, 42], "label": "Weeks"}, {"id": "born", "yes_no": True, "label": "Born"}]
    safety = {"id": "early", "label": "Early", "urgency": "note", "when": [{"weeks": {"between": [1, 20]}}]}
    assume = [
        {"id": "not-later", "not_both": [{"weeks": {"more_than": 20}}, {"any": [{"born": True}, {"born": False}]}]}
    ]
    kb = made(tmp_path, facts, [safety], assume=assume)
    with pytest.raises(AssertionError, match="with `weeks` at"):
        assert_monotone(kb, "weeks", max_examples=50)
    born = made(tmp_path, facts, [{**safety, "when": [*safety["when"], {"born": True}]}], assume=assume)
    assert_monotone(born, "weeks", max_examples=50)


def test_assert_same_on_needs_something_to_compare(kit):
    """One engine, none, or the same one twice, agree with themselves: an error, never a test that passes."""
    for engines in (["reference"], [], ["reference", "reference"], "reference"):
        with pytest.raises(ValueError, match="at least two different engines"):
            assert_same_on(kit, engines)


def test_assert_never_knows_the_statuses(kit):
    """A status that does not exist is an error; with it, nothing could ever be found."""
    with pytest.raises(UnknownIdError, match="did you mean `now`"):
        assert_never(kit, "travel", status="noww")


def test_one_name_is_one_name(kit):
    """Where several names may be given, a single text is one name and not its letters."""
    assert_monotone(kit, "minutes", keeps="far", max_examples=5)
    assert_no_blame_words(kit, also="nowhere said", max_examples=5)

    @settings(max_examples=5, deadline=None, database=None)
    @given(cases(kit, known="minutes"))
    def knows(case):
        assert "minutes" in case

    knows()


def test_assert_no_blame_words_aims_at_what_is_rarely_seen(tmp_path):
    """A word in an entry that random cases hardly ever show is found."""
    facts = [{"id": f"sign_{number}", "integer": [0, 1000], "label": f"Sign {number}"} for number in range(8)]
    rare = {
        "id": "rare", "label": "Rare", "urgency": "note", "because": "they are stubborn as can be",
        "when": [{fact["id"]: 500 + number} for number, fact in enumerate(facts)],
    }  # fmt: skip
    with pytest.raises(AssertionError, match="the advice says `stubborn`"):
        assert_no_blame_words(made(tmp_path, facts, [rare]), also="stubborn", max_examples=1)
