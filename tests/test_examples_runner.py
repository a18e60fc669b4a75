"""Examples of packs run as tests; each part of `expect` means what pack-format.md says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resistance_rules import KnowledgeBase, load
from resistance_rules.trial.examples import ExampleResult, run_example, run_examples

PACK = """
pack: {id: tried, title: Tried, version: 1.0.0, format: 1, language: en}
facts:
  - {id: far, yes_no: true, label: Far}
  - {id: near, yes_no: true, label: Near}
  - {id: fever, yes_no: true, label: Fever}
  - {id: agreed, yes_no: true, label: Agreed}
  - {id: asked, yes_no: true, label: Asked}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
rules: [{id: is-far, finds: distance, when: {far: true}}]
barriers:
  - {id: way, label: Way, description: It is far., domain: access, sits_with: service,
     indicators: [{when: {far: true}, strength: strong}]}
  - {id: half, label: Half, description: It is half., domain: access, sits_with: service,
     indicators: [{when: {far: true}, strength: moderate, about: half}]}
gates: [{id: consent, label: Consent, open_when: {agreed: true}, ask: Agreed?, opened_by: [talk]}]
categories: [{id: access, label: Access}, {id: talking, label: Talking}]
interventions:
  - {id: video, label: Video, category: access, do: Do., for: [way], tier: core, evidence: {grade: C, cite: [one]}}
  - {id: taxi, label: Taxi, category: access, do: Do., for: [way], tier: core, evidence: {grade: D},
     not_if: [{when: {asked: true}, because: never}]}
  - {id: talk, label: Talk, category: talking, do: Do., for: [half], gates: [consent], tier: core,
     evidence: {grade: D}}
  - {id: doctor, label: Doctor, category: talking, do: Do., tier: core, evidence: {grade: D}}
safety:
  - {id: hot, label: Hot, urgency: same_day, when: {fever: true}, do_first: [Cool.],
     respond_with: [doctor], cite: [one]}
pathways:
  - id: road
    label: Road
    only_if: {near: false}
    stages: [{id: first, label: First, until: {agreed: true}}, {id: second, label: Second, until: {asked: true}}]
examples: [{id: it, case: CASE, expect: EXPECT}]
"""


@pytest.fixture
def ran(tmp_path: Path) -> Callable[[str, str], ExampleResult]:
    """Run one example with this case and these expectations."""

    def run(case: str, expect: str) -> ExampleResult:
        folder = tmp_path / "tried"
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(PACK.replace("CASE", case).replace("EXPECT", expect))
        kb = load(folder, engine="reference", use_cache=False)
        return run_example(kb, kb.pack.examples["it"])

    return run


@pytest.mark.parametrize(
    ("case", "expect"),
    [
        ("{}", "{}"),
        ("{fever: false}", "{safety: []}"),
        ("{fever: true, far: true}", "{safety: [hot]}"),
        ("{fever: true}", "{barriers: []}"),
        ("{far: true}", "{barriers: [way, half]}"),
        ("{far: false}", "{not_barriers: [way, half]}"),
        ("{}", "{not_barriers: [way]}"),
        ("{far: true}", "{recommend: [video, talk]}"),
        ("{far: true, agreed: true}", "{top: {any_three_of: [video, taxi, talk]}}"),
        ("{fever: true}", "{top: {any_three_of: [doctor, video]}}"),
        ("{far: true}", "{not_recommend: [{id: doctor}, {id: talk, as: now}, {category: talking, as: now}]}"),
        ("{far: true, asked: true}", "{not_recommend: [{id: taxi, why: it was asked}]}"),
        ("{agreed: true}", "{gates: {open: [consent]}}"),
        ("{}", "{gates: {not_open: [consent]}}"),
        ("{far: true}", "{findings: [distance]}"),
        ("{near: false}", "{pathway: {road: first}}"),
        ("{near: false, agreed: true}", "{pathway: {road: second}}"),
        ("{}", "{say_not: [anything at all]}"),
    ],
)
def test_an_expectation_that_is_met(ran, case: str, expect: str) -> None:
    """It passes."""
    assert ran(case, expect).failures == ()


@pytest.mark.parametrize(
    ("case", "expect", "about", "found"),
    [
        ("{fever: true}", "{safety: []}", ["hot"], "active too"),
        ("{}", "{safety: [hot]}", ["hot"], "not active"),
        ("{far: false}", "{barriers: [way]}", ["way"], "ruled out"),
        ("{}", "{barriers: [way]}", ["way"], "open"),
        ("{far: true}", "{not_barriers: [half]}", ["half"], "possible"),
        ("{far: true}", "{recommend: [doctor]}", ["doctor"], "nothing indicates it"),
        ("{far: true, asked: true}", "{recommend: [taxi]}", ["taxi"], "held back by `not_if`"),
        ("{far: true}", "{top: {any_three_of: [video, taxi]}}", ["talk"], "at place 3 came `talk`"),
        ("{}", "{top: {any_three_of: [video, taxi]}}", [None], "nothing is recommended"),
        ("{far: true}", "{not_recommend: [{id: video}]}", ["video"], "recommended as `now`, at place 1"),
        ("{far: true}", "{not_recommend: [{category: talking}]}", ["talk"], "as `later`"),
        ("{}", "{gates: {open: [consent]}}", ["consent"], "unknown"),
        ("{agreed: true}", "{gates: {not_open: [consent]}}", ["consent"], "it is open"),
        ("{}", "{findings: [distance]}", ["distance"], "unknown"),
        ("{}", "{pathway: {road: first}}", ["road"], "does not apply"),
        ("{near: false}", "{pathway: {road: second}}", ["road"], "at `first`"),
        ("{near: false, agreed: true, asked: true}", "{pathway: {road: second}}", ["road"], "all its stages are done"),
    ],
)
def test_an_expectation_that_is_not_met(ran, case: str, expect: str, about: list[str | None], found: str) -> None:
    """It fails, says what came instead, and names what can be explained."""
    result = ran(case, expect)
    assert not result.passed
    assert [failure.about for failure in result.failures] == about
    assert found in result.failures[0].found
    assert result.to_dict()["failures"][0]["about"] == about[0]
    for failure in result.failures:
        assert str(failure).startswith(failure.part)
        if failure.about is not None:
            ask = result.advice.why if failure.unwanted else result.advice.why_not
            assert ask(failure.about).verdict


def test_everything_that_fails_is_reported(ran) -> None:
    """One example can fail in several ways, and each is told."""
    result = ran(
        "{far: true, fever: true}", "{safety: [], not_barriers: [way, half], recommend: [taxi], findings: [distance]}"
    )
    assert [failure.part for failure in result.failures] == ["safety", "not_barriers", "not_barriers"]


def test_every_example_of_the_shipped_pack_passes(engagement: KnowledgeBase) -> None:
    """The vignettes of the engagement pack hold."""
    results = list(run_examples(engagement))
    assert len(results) == len(engagement.pack.examples) >= 80
    assert [(result.example.id, [str(f) for f in result.failures]) for result in results if not result.passed] == []
