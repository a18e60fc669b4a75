"""Strategies, properties, coverage, mutants and the suite writer do what the documentation says."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, find, given, settings
from hypothesis import strategies as st
from kit_pack import EXAMPLES, load_kit, write_kit

from resistance_rules import KnowledgeBase, PackError, UnknownIdError, load
from resistance_rules.advice.difference import difference
from resistance_rules.cli import main
from resistance_rules.inference.truth import NAMES
from resistance_rules.testing import (
    Coverage,
    CoverageDataError,
    ImpossibleTargetError,
    NothingRecordedError,
    Recorder,
    assert_always,
    assert_monotone,
    assert_never,
    assert_no_blame_words,
    assert_order_free,
    assert_same_on,
    assert_unknown_is_not_false,
    cases,
    mutants_of,
    near_misses,
    packs,
    propose,
    recording,
    written_suite,
)
from resistance_rules.testing.clauses import clauses_of, truth_of_row
from resistance_rules.testing.mutants import FailingExamplesError
from resistance_rules.testing.obligations import catalogue_of
from resistance_rules.testing.reports import written_report
from resistance_rules.testing.slips import slips_of
from resistance_rules.testing.suite import examples_coverage
from resistance_rules.trial.examples import run_example

QUICK = settings(max_examples=50, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Write the small pack."""
    return write_kit(tmp_path_factory.mktemp("kit") / "kit")


@pytest.fixture(scope="module")
def kit(folder):
    """Load the small pack."""
    return load(folder, engine="reference", use_cache=False)


def changed_kit(tmp_path, old: str, new: str) -> KnowledgeBase:
    """Load the small pack with one text replaced."""
    folder = write_kit(tmp_path / "kit")
    path = folder / "pack.yaml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    return load(folder, engine="reference", use_cache=False)


# --- strategies --------------------------------------------------------------------------------------------------


def test_cases_fit_and_meet_the_thresholds(kit):
    """Drawn cases fit the vocabulary, and a threshold that a rule mentions is met on both sides and left unknown."""
    seen = set()

    @settings(max_examples=400, suppress_health_check=list(HealthCheck))
    @given(cases(kit))
    def run(case):
        assert kit.case(dict(case)) is not None
        minutes = case.get("minutes")
        seen.add("unknown" if minutes is None else "at or above" if minutes >= 60 else "below")

    run()
    assert seen == {"unknown", "at or above", "below"}


def test_cases_know_what_they_must(kit):
    """`known` facts are never unknown; without unknowns every fact is known, also where something is to be reached."""

    @QUICK
    @given(cases(kit, known=["trust"]), cases(kit, include_unknown=False, reaching="emergency"))
    def run(some, full):
        assert "trust" in some
        assert set(full) == set(kit.pack.facts)
        assert [item.id for item in kit.assess(full).safety] == ["emergency"]

    run()


@pytest.mark.parametrize("target", ["emergency", "deep as later", "withheld pathway:steps.first"])
def test_directed_cases_reach_their_target(kit, target):
    """Every case drawn for a target reaches it, whatever else it knows."""
    from resistance_rules.testing.search import search_of
    from resistance_rules.testing.strategies import target_of

    goal, sizes = target_of(kit, target).goal, set()

    @QUICK
    @given(cases(kit, reaching=target))
    def run(case):
        sizes.add(len(case))
        assert search_of(kit).reaches(dict(case.exact), (goal,))

    run()
    assert len(sizes) > 1


def far_away(kit, facts) -> bool:
    """Tell whether something speaks for the barrier `far`."""
    return any(item.id == "far" and item.points for item in kit.assess(facts).barriers)


@pytest.mark.parametrize("number", range(8))
def test_failing_cases_shrink_to_the_facts_they_need(kit, number):
    """A failing case is made smaller until no fact can be left out, wherever the random search began."""
    rng = random.Random(number)  # noqa: S311  (a test, not a secret)
    smallest = find(cases(kit), lambda case: far_away(kit, case), settings=settings(database=None), random=rng)
    for name in smallest:
        assert not far_away(kit, {other: value for other, value in smallest.items() if other != name})
    directed = find(cases(kit, reaching="emergency"), lambda _: True)
    assert set(directed) == {"fever", "pulse"}


def test_near_misses_differ_in_one_fact(kit):
    """Near misses differ in one fact; the first case reaches the target, the second does not."""
    facts = set()

    @QUICK
    @given(near_misses(kit, "emergency"))
    def run(pair):
        one, other = ([item.id for item in kit.assess(case).safety] for case in pair)
        assert one == ["emergency"]
        assert other == []
        differing = {name for name in {*pair[0], *pair[1]} if pair[0].get(name) != pair[1].get(name)}
        assert len(differing) == 1
        facts.update(differing)

    run()
    assert {"fever", "pulse"} <= facts


def test_impossible_arguments_raise_at_once(kit):
    """Unknown ids and impossible targets raise when the strategy is made; nothing is silently never drawn."""
    with pytest.raises(UnknownIdError, match="did you mean `video`"):
        cases(kit, reaching="vidoe")
    with pytest.raises(UnknownIdError, match="fact"):
        cases(kit, known=["minuts"])
    unreachable = "condition intervention:travel/caution-1#2 unknown"
    with pytest.raises(ImpossibleTargetError, match="no case can reach"):
        cases(kit, reaching=unreachable)
    with pytest.raises(ImpossibleTargetError):
        near_misses(kit, unreachable)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(packs())
def test_generated_packs_are_loaded(kb):
    """`packs` draws loaded packs, each with facts, barriers and interventions."""
    assert kb.pack.facts
    assert kb.pack.barriers
    assert kb.assess({}).barriers


# --- properties --------------------------------------------------------------------------------------------------


def test_assert_never_finds_the_rare_case(kit, tmp_path):
    """A recommendation that must not come is found, and shown with a small case and the reasons."""
    assert_never(kit, "video", when={"phone": False}, max_examples=20)
    assert_never(kit, "deep", when=[{"fever": True}], max_examples=20)
    with pytest.raises(AssertionError, match="`deep` is recommended as `later`") as caught:
        assert_never(kit, ["category:depth"], when={"trust": {"less_than": 7}}, max_examples=5)
    assert "the case:" in str(caught.value)
    assert "Deep work (intervention deep)" in str(caught.value)
    assert_never(kit, "deep", when={"trust": {"less_than": 7}}, status="now", max_examples=20)


def test_assert_never_refuses_what_tests_nothing(kit):
    """Unknown ids and conditions that do not fit or that no case meets are errors, never a test that passes."""
    with pytest.raises(UnknownIdError):
        assert_never(kit, "vidoe")
    with pytest.raises(UnknownIdError):
        assert_never(kit, "category:acess")
    with pytest.raises(PackError, match="did you mean `minutes`"):
        assert_never(kit, "video", when={"minuts": {"at_least": 3}})
    with pytest.raises(ImpossibleTargetError):
        assert_never(kit, "video", when=[{"fever": True}, {"fever": False}])
    with pytest.raises(ValueError, match="nothing would be tested"):
        assert_never(kit, [])


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("deep as soon", "no status `soon`; there is `now`, `check_first`, `later`"),
        ("steps.third", "no stage `third`; there is `first`, `second`, `done`"),
        ("condition gate:trusting#9 true", "no target `condition gate:trusting#9 true`; did you mean `condition gate:"),
        ("gate trusting ajar", "no target `gate trusting ajar`; did you mean `gate trusting"),
        ("far likly", "no id `far likly`"),
    ],
)
def test_unknown_targets_are_named(kit, target, said):
    """An error about a target names it, however it is written, and says what there is."""
    with pytest.raises(UnknownIdError, match=re.escape(said)):
        cases(kit, reaching=target)


def test_assert_always(kit):
    """A response that must come is missed where it does not."""
    assert_always(kit, "doctor", when="emergency", max_examples=20)
    with pytest.raises(AssertionError, match="nothing of `video` is recommended"):
        assert_always(kit, "video", when={"barrier": {"far": "possible"}}, max_examples=20)


def test_a_failure_shows_the_smallest_case_as_yaml(kit):
    """No fact of the case that is shown could be left out, and the case can be copied into an example as it stands."""
    with pytest.raises(AssertionError) as caught:
        assert_always(kit, "travel", when="far", max_examples=1)
    shown = str(caught.value).partition("the case:\n")[2].partition("\n\n")[0]
    case = {name: value for name, _, value in (line.strip().partition(": ") for line in shown.splitlines())}
    assert case.keys() == {"fever", "minutes", "pulse"}
    assert case["fever"] == "true"


@pytest.mark.parametrize(
    ("fact", "keeps", "said"),
    [
        ("trust", "deep as later", "Deep work (intervention deep)"),
        ("trust", "steps.first", "Steps (pathway steps)"),
        ("trust", "condition gate:trusting#1 false", "Enough trust (gate trusting)"),
    ],
)
def test_assert_monotone_says_why_whatever_is_lost(kit, fact, keeps, said):
    """Whatever can be reached can be kept; when it is lost, the failure says so, with the reasons of its entry."""
    with pytest.raises(AssertionError, match=f"`{re.escape(keeps)}` is lost") as caught:
        assert_monotone(kit, fact, keeps=keeps, max_examples=30)
    assert said in str(caught.value)


def test_assert_unknown_is_not_false(kit, monkeypatch):
    """Safety never falls when a fact is learned; an engine in which it does is caught."""
    assert_unknown_is_not_false(kit, max_examples=60)
    honest = KnowledgeBase.assess

    def forgetful(self, case):
        case = self.case(case)
        return honest(self, case.changed({"fever": None}) if len(case) % 2 else case)

    monkeypatch.setattr(KnowledgeBase, "assess", forgetful)
    with pytest.raises(AssertionError, match="removes the active safety condition `emergency`"):
        assert_unknown_is_not_false(kit, max_examples=300)


def test_assert_monotone(kit):
    """More of a fact keeps what is there, and where it does not, the value is named."""
    assert_monotone(kit, "pulse", max_examples=20)
    assert_monotone(kit, "minutes", keeps=["far"], max_examples=20)
    with pytest.raises(AssertionError, match="`far` is lost"):
        assert_monotone(kit, "minutes", keeps=["far"], falling=True, max_examples=20)
    with pytest.raises(ValueError, match="no safety condition reads `minutes`"):
        assert_monotone(kit, "minutes")
    with pytest.raises(UnknownIdError):
        assert_monotone(kit, "puls")


def test_assert_same_on_and_order_free(kit, monkeypatch):
    """Engines and orders agree; an engine that differs is caught."""
    pytest.importorskip("durable.engine")
    assert_same_on(kit, max_examples=10)
    assert_order_free(kit, max_examples=10)
    from resistance_rules.inference.durable import DurableEngine

    monkeypatch.setattr(DurableEngine, "infer", lambda self, case: kit.engine.infer(kit.case({})))
    with pytest.raises(AssertionError, match="`durable` and `reference` differ"):
        assert_same_on(kit, max_examples=200)


def test_assert_no_blame_words(kit):
    """No advice says a word of the pack's list, or one that the host adds."""
    assert_no_blame_words(kit, max_examples=20)
    with pytest.raises(AssertionError, match="the advice says `travel help`"):
        assert_no_blame_words(kit, also=["travel help"], max_examples=200)


# --- coverage ----------------------------------------------------------------------------------------------------


def naive_hits(kb, advice) -> set[str]:
    """Give what one advice reaches, worked out clause by clause from the explanation's own truths."""
    from resistance_rules.inference.reference import truth

    case, found = advice.case, kb.engine.infer(advice.case)
    hits = set()
    for rule in catalogue_of(kb).rules:
        condition = rule.production.condition
        row = [truth(clause.test, case.exact, found, kb.rulebook) for clause in clauses_of(condition)]
        if truth_of_row(condition, row) == 2:
            hits.add(f"rule {rule.id}")
        for index, value in enumerate(row):
            others = {truth_of_row(condition, [*row[:index], other, *row[index + 1 :]]) for other in (0, 1, 2)}
            if len(others) > 1 and (value != 1 or others != {truth_of_row(condition, row)}):
                hits.add(f"condition {rule.id}#{index + 1} {NAMES[value]}")
    return hits


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(packs().flatmap(lambda kb: cases(kb).map(lambda case: (kb, case))))
def test_recording_agrees_with_a_plain_recount(drawn):
    """What is recorded of an assessment is what a slow, direct recount gives, for any pack and case."""
    kb, case = drawn
    recorder = Recorder(kb)
    with recording(recorder):
        advice = kb.assess(case)
    hits = {name for name in recorder.coverage().hits if name.startswith(("rule ", "condition "))}
    assert hits == naive_hits(kb, advice)


def test_the_order_of_entries_does_not_change_what_counts(kit):
    """A pack with its entries in another order has the same digest, and counts hit by hit as the pack itself."""
    sections = {name: dict(reversed(list(getattr(kit.pack, name).items()))) for name in ("rules", "barriers", "gates")}
    sections["interventions"] = dict(reversed(list(kit.pack.interventions.items())))
    backwards = KnowledgeBase.of(evolve(kit.pack, **sections), "reference")
    assert backwards.pack.digest == kit.pack.digest
    assert backwards.rulebook.number_of != kit.rulebook.number_of
    plain, other = Recorder(kit), Recorder(kit)
    for example in kit.pack.examples.values():
        plain.note(kit.assess(example.case))
        other.note(backwards.assess(example.case))
    assert other.coverage().hits == plain.coverage().hits


def test_recording_leaves_nothing_behind(kit):
    """While a block is recorded, and only then, assessments are noted; nested recorders each get theirs."""
    plain = KnowledgeBase.assess
    one, other = Recorder(kit), Recorder(kit)
    with recording(one):
        kit.assess({})
        with recording(other):
            kit.assess({"fever": True})
        assert KnowledgeBase.assess is not plain
    kit.assess({})
    assert KnowledgeBase.assess is plain
    assert (one.cases, other.cases) == (2, 1)


def test_coverage_goes_through_json(kit, tmp_path):
    """Coverage reads back what it wrote, joins exactly, and refuses damaged files and other packs."""
    coverage = examples_coverage(kit)
    again = Coverage.from_dict(kit, json.loads(coverage.to_json()))
    assert again.to_dict() == coverage.to_dict()
    twice = coverage.joined([again])
    assert twice.cases == 2 * coverage.cases
    assert twice.hits == {name: 2 * count for name, count in coverage.hits.items()}
    assert [count.reached for count in twice.counts()] == [count.reached for count in coverage.counts()]
    for text in ("{", '{"schema": "other/1"}', coverage.to_json().replace('"cases": 2', '"cases": "two"')):
        path = tmp_path / "damaged.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(CoverageDataError):
            Coverage.read(kit, path)
    other = changed_kit(tmp_path, "at_least: 60", "at_least: 61")
    with pytest.raises(CoverageDataError, match="another pack"):
        Coverage.from_dict(other, coverage.to_dict())


def test_reports_of_nothing_are_refused(kit):
    """A report of a run that assessed nothing is an error."""
    for kind in ("html", "lcov", "json"):
        with pytest.raises(NothingRecordedError, match="coverage says nothing"):
            written_report(Recorder(kit).coverage(), kind, pack="kit")


def branches_and_lines(text: str) -> tuple[dict[tuple[str, str], list[str]], dict[tuple[str, str], int]]:
    """Read a tracefile: by file and line, what its branches say, and how often it was hit."""
    branches: dict[tuple[str, str], list[str]] = {}
    lines: dict[tuple[str, str], int] = {}
    file = ""
    for key, _, rest in (line.partition(":") for line in text.splitlines()):
        if key == "SF":
            file = rest
        elif key == "BRDA":
            number, _, _, taken = rest.split(",")
            branches.setdefault((file, number), []).append(taken)
        elif key == "DA":
            number, count = rest.split(",")
            lines[file, number] = int(count)
    return branches, lines


def test_lcov_counts_are_those_of_the_coverage(kit, folder):
    """The tracefile has a line for each rule and a branch for each clause and truth, with sums that agree."""
    coverage = examples_coverage(kit)
    text = written_report(coverage, "lcov", pack=folder)
    branches, lines = branches_and_lines(text)
    several = [rule for rule in coverage.catalogue.rules if len(rule.clauses) > 1]
    total = coverage.count("condition").total + len(several)
    assert sum(map(len, branches.values())) == total
    fired = {rule.id for rule in coverage.catalogue.rules if coverage.reached(f"rule {rule.id}")}
    alone = [one for one in coverage.catalogue.obligations.values() if one.kind == "condition" and one.subject in fired]
    reached = sum(coverage.reached(one.id) for one in alone) + sum(rule.id in fired for rule in several)
    assert f"BRF:{total}\nBRH:{reached}\n" in text
    assert sum(taken not in ("0", "-") for those in branches.values() for taken in those) == reached
    assert sum(lines.values()) == sum(coverage.hits.get(f"rule {rule.id}", 0) for rule in coverage.catalogue.rules)
    assert text.rstrip().endswith("end_of_record")


@settings(max_examples=60, deadline=None)
@given(drawn=packs().flatmap(lambda kb: st.tuples(st.just(kb), st.lists(cases(kb), min_size=1, max_size=4))))
def test_lcov_never_contradicts_itself(drawn):
    """As lcov from 2.0 on demands, each branch has a line, and a line is hit just if one of its branches is taken."""
    kb, few = drawn
    recorder = Recorder(kb)
    for case in few:
        recorder.note(kb.assess(case))
    branches, lines = branches_and_lines(written_report(recorder.coverage(), "lcov", pack="."))
    assert branches.keys() == lines.keys()
    for where, those in branches.items():
        assert (lines[where] > 0) == any(taken not in ("0", "-") for taken in those)


class Page(HTMLParser):
    """Reads what the tests ask of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marks: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.headings: list[int] = []
        self._in_mark = 0

    def handle_starttag(self, tag, attrs):
        """Note an element, and where a mark begins."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "span" and "rc-mark" in (dict(attrs).get("class") or ""):
            self._in_mark = 2
            self.marks.append(f"{dict(attrs)['class']}:")
        elif self._in_mark and tag == "span":
            self._in_mark = 2

    def handle_endtag(self, tag):
        """Note where a mark ends."""
        if tag == "span" and self._in_mark:
            self._in_mark -= 1

    def handle_data(self, data):
        """Note what a mark says."""
        if self._in_mark:
            self.marks[-1] += data


def test_the_page_marks_by_shape_and_word(kit):
    """Each clause carries a mark with a shape and a word, one for each state; the colour alone says nothing."""
    coverage = examples_coverage(kit).with_impossible()
    page = Page()
    page.feed(written_report(coverage, "html", pack="kit"))
    shapes = {"rc-both": "●", "rc-one": "◐", "rc-never": "○", "rc-impossible": "✕"}
    seen = set()
    for mark in page.marks:
        classes, _, text = mark.partition(":")
        name = classes.split()[-1]
        seen.add(name)
        assert text.startswith(shapes[name])
        assert re.fullmatch(r"\S [a-z ]+", text), text
    assert seen == set(shapes)
    assert "script" not in page.tags
    assert page.tags.count("h1") == page.tags.count("main") == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert ("lang", "en") in page.attributes
    assert not [value for name, value in page.attributes if name in ("src", "href") and not str(value).startswith("#")]


def test_the_page_says_nothing_of_what_was_not_looked_for(kit):
    """Where nobody looked for what no case can reach, there is no column of zeros that says there is nothing."""
    coverage = examples_coverage(kit)
    assert "Cannot be reached</th>" not in written_report(coverage, "html", pack="kit")
    assert "Cannot be reached</th>" in written_report(coverage.with_impossible(), "html", pack="kit")


def test_the_page_uses_the_words_of_the_pack(kit):
    """A clinician reads labels, not code: the tests of rules are said with the labels of facts."""
    text = written_report(examples_coverage(kit), "html", pack="kit")
    assert "Way here: at least 60" in text
    assert "Getting here is hard" in text
    assert "not seen: " in text


# --- mutants -----------------------------------------------------------------------------------------------------


def test_mutants_have_every_kind_of_slip(kit):
    """Each kind of slip is made, each in a pack that differs from the original."""
    from resistance_rules.testing.kinds import SLIPS

    slips = list(slips_of(kit.pack))
    assert {slip.kind for slip in slips} == set(SLIPS)
    assert len({slip.id for slip in slips}) == len(slips)
    said = {slip.id: slip.said for slip in slips}
    assert said["threshold barrier:far/indicator-1 2"] == "Way here: at least 59, instead of Way here: at least 60"
    assert all(slip.pack != kit.pack for slip in slips)


def test_killed_and_surviving_mutants(kit):
    """An example that fails kills its mutant; a survivor comes with a case in which pack and mutant differ."""
    survivors = 0
    for mutant in mutants_of(kit):
        changed = KnowledgeBase.of(mutant.slip.pack, "reference")
        if mutant.survived:
            assert all(run_example(changed, example).passed for example in kit.pack.examples.values())
            if mutant.case is not None:
                survivors += 1
                before, after = kit.assess(mutant.case), changed.assess(mutant.case)
                seen = (
                    difference(before, after)
                    or kit.engine.infer(before.case).findings != changed.engine.infer(after.case).findings
                )
                assert bool(mutant.differs) == bool(seen)
        else:
            assert not run_example(changed, kit.pack.examples[mutant.killed_by]).passed
    assert survivors > 10


def test_mutants_without_a_case_are_few_and_equal(kit):
    """Where no telling case is found for the small pack, no case over its values tells pack and mutant apart."""
    from test_testing_search import every_case

    unclear = [mutant for mutant in mutants_of(kit) if mutant.survived and mutant.case is None]
    assert len(unclear) <= 4, [mutant.slip.id for mutant in unclear]
    sample = [case for number, case in enumerate(every_case(kit)) if number % 5 == 0]
    for mutant in unclear:
        changed = KnowledgeBase.of(mutant.slip.pack, "reference")
        for case in sample:
            before, after = kit.assess(case), changed.assess(case)
            if not before.contradictions:
                assert not difference(before, after), (mutant.slip.id, dict(case))


def test_mutants_need_examples_that_hold(tmp_path):
    """Examples that fail already, and kinds that do not exist, are errors."""
    kb = load(write_kit(tmp_path / "kit", failing=True), engine="reference", use_cache=False)
    with pytest.raises(FailingExamplesError, match="`too_hopeful`"):
        list(mutants_of(kb))
    with pytest.raises(UnknownIdError, match="did you mean `strength`"):
        list(mutants_of(kb, ["strenght"]))


# --- the suite writer --------------------------------------------------------------------------------------------


def test_the_suite_reaches_everything_reachable(kit, tmp_path):
    """The proposed examples load, pass today, and with the old ones reach whatever no proof rules out."""
    suite = propose(kit)
    assert not suite.undecided
    assert not list(suite.after.missing())
    folder = write_kit(tmp_path / "kit")
    (folder / "examples" / "proposed.yaml").write_text(written_suite(suite), encoding="utf-8")
    again = load(folder, engine="reference", use_cache=False)
    assert len(again.pack.examples) == len(kit.pack.examples) + len(suite.proposed)
    for example in again.pack.examples.values():
        assert run_example(again, example).passed, example.id
    coverage = examples_coverage(again)
    assert set(coverage.hits) == set(suite.after.hits)
    assert len(suite.proposed) <= 12
    assert not propose(again).proposed


def test_fewer_facts_make_more_cases(kit):
    """A limit on the facts of a case is kept wherever the target allows, at the price of more cases."""
    few, many = propose(kit, most_facts=2), propose(kit, most_facts=30)
    assert len(few.proposed) > len(many.proposed)
    assert set(few.after.hits) == set(many.after.hits)


# --- the command line --------------------------------------------------------------------------------------------


def test_command_mutants(folder, capsys):
    """`mutants` lists survivors with a case, counts by kind, and leaves with 1 while something survives."""
    assert main(["mutants", str(folder), "--engine", "reference", "--kind", "threshold"]) == 1
    out = capsys.readouterr().out
    assert "survived barrier far" in out
    assert "instead of Way here: at least 60" in out
    assert re.search(r"minutes: 59\b", out)
    assert "a threshold is off by one" in out


def test_command_mutants_as_json(folder, capsys):
    """`mutants --format json` gives counts and survivors as data."""
    main(["mutants", str(folder), "--kind", "drop_for", "--format", "json", "--no-cases"])
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"counts", "survivors"}
    row = data["counts"]["drop_for"]
    assert row["mutants"] == row["killed"] + row["survived"] + row["no_telling_case"] > 0


def test_command_suite(folder, capsys, tmp_path):
    """`suite` writes the examples to a file and says what they add; nothing is undecided here, so it leaves with 0."""
    out = tmp_path / "proposed.yaml"
    assert main(["suite", str(folder), "--engine", "reference", "--output", str(out)]) == 0
    said = capsys.readouterr().err
    assert "read each one before you keep it" in said
    assert "rules fired" in said
    assert out.read_text("utf-8").startswith("# Proposed by")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["mutants", "no_such_pack"], 2),
        (["suite", "no_such_pack"], 2),
        (["mutants", "--kind", "strenght"], 2),
        (["suite", "--most-facts", "0"], 2),
    ],
)
def test_commands_refuse_wrong_use(words, code, capsys):
    """What is not there is named, with the exit code for wrong use."""
    assert main(words) == code
    assert "error" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["pack.yaml", "examples/people.yaml"])
@pytest.mark.parametrize("command", [["suite"], ["source-attributes"]])
def test_no_command_writes_over_a_pack(tmp_path, monkeypatch, capsys, command, name):
    """A file of the pack, of one laid over it, or of one that it extends is refused as output, and stays as it is."""
    file = write_kit(tmp_path / "kit") / name
    (tmp_path / "over").mkdir()
    (tmp_path / "over" / "pack.yaml").write_text(
        "pack: {id: over, title: Over, version: 1.0.0, format: 1, extends: [kit]}\n", encoding="utf-8"
    )
    before = file.read_bytes()
    monkeypatch.chdir(tmp_path)
    for words in (["kit"], ["over"], ["kit", "--overlay", "over"]):
        assert main([*command, *words, "-o", f"kit/{name}"]) == 2
        assert "is a file of the pack that is read" in capsys.readouterr().err
    assert main([*command, "kit", "--overlay", "over", "-o", "over/pack.yaml"]) == 2
    assert file.read_bytes() == before


def test_command_suite_refuses_before_it_searches(folder, capsys, monkeypatch):
    """An output that cannot be written is refused at once, not after a search of minutes."""
    monkeypatch.setattr("resistance_rules.cli.testing_packs.propose", lambda *_, **__: pytest.fail("it searched"))
    assert main(["suite", str(folder), "-o", "no_such_folder/proposed.yaml"]) == 2
    assert "cannot write `no_such_folder/proposed.yaml`" in capsys.readouterr().err


def test_command_suite_as_json_into_a_file(folder, capsys, tmp_path):
    """`suite --format json -o FILE` writes the data to the file."""
    assert main(["suite", str(folder), "--format", "json", "-o", str(tmp_path / "suite.json")]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads((tmp_path / "suite.json").read_text("utf-8"))["proposed"]


def test_command_mutants_without_examples(tmp_path, capsys):
    """A pack without examples, or with a problem, is answered with no."""
    folder = write_kit(tmp_path / "kit")
    (folder / "examples" / "people.yaml").unlink()
    assert main(["mutants", str(folder)]) == 1
    assert "has no examples" in capsys.readouterr().err
    (folder / "examples.yaml").write_text(EXAMPLES.replace("[far]", "[fars]"), encoding="utf-8")
    assert main(["suite", str(folder)]) == 1
    assert "did you mean `far`" in capsys.readouterr().err


def test_without_hypothesis(folder):
    """Coverage, mutants and the suite writer work without hypothesis; what needs it says what to install."""
    code = (
        "import sys; sys.modules['hypothesis'] = None;"
        "import resistance_rules.testing as t; from resistance_rules import load;"
        f"kb = load({str(folder)!r}, engine='reference'); assert t.propose(kb).proposed; t.mutants_of; t.Recorder\n"
        "try: t.cases\nexcept ImportError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert "pip install 'resistance-rules[testing]'" in done.stdout


def test_assume_is_never_contradicted(kit):
    """No directed case contradicts what the pack assumes."""

    @QUICK
    @given(cases(kit, reaching="condition intervention:deep/not_if-1#1 true", known=["pulse"]))
    def run(case):
        assume(case["pulse"] is not None)
        assert not kit.assess(case).contradictions
        assert case["pulse"] >= 60

    run()


def test_load_kit(tmp_path):
    """The small pack's own examples hold."""
    kb = load_kit(tmp_path)
    assert all(run_example(kb, example).passed for example in kb.pack.examples.values())
