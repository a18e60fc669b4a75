"""A pack's agreement with raters is counted as documented, and the engagement pack reaches its targets."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from resistance_rules import KnowledgeBase, load
from resistance_rules.cli import main
from resistance_rules.testing.agreement import Agreement, agreement
from resistance_rules.testing.ratings import RatingsError, read_ratings

DEVELOPMENT = Path(__file__).parent / "ratings"
PACK = """
pack: {id: tiny, title: Tiny, version: 1.0.0, format: 1, language: en, shows: 3}
facts:
  - {id: minutes, number: [0, 600], label: Way here}
  - {id: strain, yes_no: true, label: Strain}
  - {id: fever, yes_no: true, label: Fever}
sources: [{id: one, title: One, supports: this, kind: cohort, verified: search}]
barriers:
  - {id: far, label: Far, description: It is far., domain: access, sits_with: service,
     indicators: [{when: {minutes: {at_least: 60}}, strength: strong}]}
  - {id: tense, label: <Tense>, description: It is tense., domain: access, sits_with: service,
     indicators: [{when: {strain: true}, strength: strong}]}
categories: [{id: access, label: Access}, {id: trust, label: Trust}]
interventions:
  - {id: video, label: Video, category: access, do: Offer video., for: [far], tier: core, evidence: {grade: D}}
  - {id: bus, label: Bus, category: access, do: Pay the bus., for: [far], tier: core, evidence: {grade: D}}
  - {id: talk, label: Talk, category: trust, do: Talk., for: [tense], tier: core, evidence: {grade: D}}
  - {id: doctor, label: Doctor, category: trust, do: Call., tier: core, evidence: {grade: D}}
safety:
  - {id: hot, label: Hot, urgency: emergency, when: {fever: true}, do_first: [Cool.], respond_with: [doctor],
     cite: [one]}
"""
VIGNETTES = """
vignettes:
  - {id: v1, title: Way, facts: {minutes: 90}}
  - {id: v2, title: <b>Strain</b>, facts: {strain: true, minutes: 0.50}}
  - {id: v3, title: Fever, facts: {fever: true, strain: true}}
"""
ANNA = """
rater: Anna
ratings:
  - {id: v1, safety: [], barriers: [far], helpful: [bus], best: bus, must_not: [{id: video, why: no room}]}
  - {id: v2, safety: [], barriers: [tense, far], helpful: [talk], best: talk, must_not: []}
  - {id: v3, safety: [hot], barriers: [], helpful: [doctor], best: doctor, must_not: []}
"""
BO = """
rater: Bo
ratings:
  - {id: v1, safety: [hot], barriers: [far], helpful: [video, bus], best: video,
     must_not: [{category: access, why: <i>}]}
  - {id: v2, safety: [], barriers: [tense], helpful: [video], best: video, must_not: []}
  - {id: v3, safety: [hot], barriers: [tense], helpful: [doctor], best: doctor, must_not: []}
"""

Write = Callable[..., list[Path]]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Load a pack in which everything can be counted by hand."""
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    return load(folder, engine="reference")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rating files."""

    def written(**texts: str) -> list[Path]:
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
        return [tmp_path / f"{name}.yaml" for name in texts]

    return written


@pytest.fixture(scope="module")
def development(engagement: KnowledgeBase) -> Agreement:
    """Hold the engagement pack against the development set."""
    return agreement(engagement, [DEVELOPMENT / "rater_a.yaml", DEVELOPMENT / "rater_b.yaml"])


def value(result: Agreement, name: str) -> float:
    """Give the share of a measure."""
    found = result.measure(name).pack.value
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("measure", "least", "most"),
    [
        ("flags_all", 1, 1),
        ("flags_extra", 0, 0.05),
        ("barriers_all", 0.95, 1),
        ("barriers_shown", 0, 2),
        ("helpful", 0.93, 1),
        ("best_3", 0.9, 1),
        ("must_not_all", 0, 0),
    ],
)
def test_targets_on_the_development_set(development: Agreement, measure: str, least: float, most: float) -> None:
    """The engagement pack reaches what was asked of it."""
    assert least <= value(development, measure) <= most


def test_every_rating_is_used(development: Agreement) -> None:
    """All fifty vignettes and both raters are compared, and the limits of the set are said."""
    assert len(development.details) == 50
    assert development.raters == ("rater_a", "rater_b")
    assert any("not licensed clinicians" in remark for remark in development.remarks)


def test_counts_by_hand(tiny: KnowledgeBase, write: Write) -> None:
    """Every measure counts what the documentation says, and so does the raters' ceiling."""
    result = agreement(tiny, write(vignettes=VIGNETTES, anna=ANNA, bo=BO))
    counted = {m.id: (m.pack.hits, m.pack.of) for m in result.measures}
    assert counted == {
        "flags_all": (1, 1),  # v3
        "flags_any": (1, 2),  # v1 is no fever
        "flags_extra": (0, 1),
        "barriers_all": (2, 2),
        "barriers_any": (3, 4),  # `far` is not there in v2
        "barrier_first": (5, 5),
        "barriers_shown": (3, 3),
        "helpful": (4, 4),  # v1 bus, video; v2 talk; v3 doctor
        "best_1": (3, 3),
        "best_3": (3, 3),
        "best_5": (3, 3),
        "must_not_all": (1, 3),  # both rule out video in v1
        "must_not_any": (1, 3),
    }
    among = {m.id: (m.raters.hits, m.raters.of) for m in result.measures if m.raters}
    assert among == {
        "flags_any": (2, 3),
        "flags_extra": (1, 3),
        "barriers_any": (4, 6),
        "barrier_first": (4, 5),
        "helpful": (4, 7),
        "best_1": (2, 6),
        "best_3": (3, 6),
        "best_5": (3, 6),
        "must_not_any": (2, 6),
    }


def test_details_give_the_grounds(tiny: KnowledgeBase, write: Write) -> None:
    """What the raters and the advice see differently stands there with why and why not."""
    first, second, third = agreement(tiny, write(vignettes=VIGNETTES, anna=ANNA, bo=BO)).details
    assert "Fever" in first.flags_missed["hot"]
    assert set(first.must_not_now) == {"bus", "video"}
    assert "Way here" in second.barriers_missed["far"]
    assert (third.agrees, first.agrees) == (True, False)


def test_unseen_is_unrated(tiny: KnowledgeBase, write: Write) -> None:
    """What the raters could not choose is neither right nor wrong."""
    seen = "seen: {barriers: [far], interventions: [talk, doctor, bus, gone_since]}"
    result = agreement(tiny, write(vignettes=VIGNETTES, anna=ANNA, bo=BO, seen=seen))
    assert result.measure("helpful").pack.of == 3
    assert result.measure("barriers_shown").pack.hits == 1
    assert ("video", "not seen by the raters") in result.details[0].first


def test_files_beside_are_read(tiny: KnowledgeBase, write: Write) -> None:
    """`vignettes.yaml` and `seen.yaml` in the folder of the ratings need not be named."""
    files = write(anna=ANNA, vignettes=VIGNETTES, seen="seen: {barriers: [far]}")
    ratings = read_ratings(files[:1], tiny)
    assert len(ratings.vignettes) == 3
    assert ratings.seen == {"barrier": {"far"}}


def test_one_rater_has_no_ceiling(tiny: KnowledgeBase, write: Write) -> None:
    """With one rater nothing is said about agreement among raters."""
    result = agreement(tiny, write(vignettes=VIGNETTES, anna=ANNA))
    assert all(measure.raters is None for measure in result.measures)
    assert "every rater" not in result.to_text()


def test_rated_by_nobody(tiny: KnowledgeBase, write: Write) -> None:
    """A vignette without a rating is left out, and that is said; a rater may leave some out."""
    only = "ratings: [{id: v1, barriers: [far]}]"
    result = agreement(tiny, write(vignettes=VIGNETTES, cleo=only))
    assert [detail.vignette.id for detail in result.details] == ["v1"]
    assert any("v2, v3" in remark for remark in result.remarks)


def test_intervals_follow_the_seed(tiny: KnowledgeBase, write: Write) -> None:
    """The same seed gives the same intervals, around the figure; without resamples there are none."""
    files = write(vignettes=VIGNETTES, anna=ANNA, bo=BO)
    one, same = (agreement(tiny, files, seed=3, resamples=200) for _ in range(2))
    assert one.measures == same.measures
    shown = one.measure("barriers_any")
    assert shown.low is not None
    assert shown.high is not None
    assert shown.low < value(one, "barriers_any") < shown.high
    none = agreement(tiny, files, resamples=0).measure("barriers_any")
    assert (none.low, none.high) == (None, None)


def test_words_after_a_stray_comma(tiny: KnowledgeBase, write: Write) -> None:
    """An unquoted comma in a reason loses no words, and is said."""
    anna = "ratings: [{id: v1, must_not: [{id: video, why: no room, and no phone}]}]"
    ratings = read_ratings(write(vignettes=VIGNETTES, anna=anna), tiny)
    assert ratings.ratings_of("v1")[0].must_not[0].why == "no room, and no phone"
    assert any("anna.yaml:1:" in remark for remark in ratings.remarks)


@pytest.mark.parametrize(
    ("vignettes", "ratings", "code", "line", "said"),
    [
        (VIGNETTES, "ratings:\n  - {id: v1, barriers: [farr]}", "unknown_id", 2, "did you mean `far`?"),
        (VIGNETTES, "ratings:\n  - {id: v1, barriers: [video]}", "unknown_id", 2, "it is an intervention"),
        (VIGNETTES, "ratings:\n  - {id: v9}", "unknown_vignette", 2, "v9"),
        (VIGNETTES, "ratings:\n  - {id: v1}\n  - {id: v1}", "duplicate_id", 3, "twice"),
        (VIGNETTES, "ratings:\n  - {id: v1, bariers: []}", "unknown_key", 2, "did you mean `barriers`?"),
        (VIGNETTES, "ratings:\n  - {barriers: []}", "missing_key", 2, "no id"),
        (VIGNETTES, "ratings:\n  - {id: v1, barriers: far}", "wrong_type", 2, "a list of ids"),
        (VIGNETTES, "ratings:\n  - {id: v1, confidence: sure}", "bad_choice", 2, "low, moderate or high"),
        (VIGNETTES, "ratings:\n  - {id: v1, must_not: [{why: x}]}", "missing_key", 2, "names nothing"),
        (VIGNETTES, "ratings: 3", "wrong_type", 1, "is a list"),
        (VIGNETTES, "ratings:\n  - {id: v1, best: [x]}", "wrong_type", 2, "`best` is one word"),
        (VIGNETTES, "ratings:\n  - {id: v1, confidence: {x: y}}", "wrong_type", 2, "`confidence` is one word"),
        (VIGNETTES, "ratings:\n  - {id: v1, safety: [[x]]}", "wrong_type", 2, "each item of `safety` is an id"),
        (VIGNETTES, "ratings:\n  - {id: v1, must_not: [{id: [x]}]}", "wrong_type", 2, "`id` is one word"),
        (VIGNETTES, "rater: [x]\nratings: []", "wrong_type", 1, "`rater` is one word"),
        (VIGNETTES, "rateings: []", "unknown_key", 1, "did you mean `ratings`?"),
        (VIGNETTES, "note: x", "empty", 1, "neither vignettes nor ratings"),
        ("vignettes: [{id: v1, facts: {minuts: 3}}]", "ratings: []", "unknown_fact", 1, "did you mean `minutes`?"),
        ("vignettes: [{id: v1, facts: {minutes: 9999}}]", "ratings: []", "out_of_range", 1, "0 to 600"),
        ("vignettes: [{id: v1}]", "ratings: []", "missing_key", 1, "has no facts"),
        (VIGNETTES, "ratings: [", "yaml_syntax", 2, ""),
        (VIGNETTES, "ratings:\n  - {id: v1, best: }", "empty_value", 2, "a value is missing"),
    ],
)
def test_wrong_files_are_refused_with_places(
    tiny: KnowledgeBase, write: Write, vignettes: str, ratings: str, code: str, line: int, said: str
) -> None:
    """What is wrong with a file is said with its line and what to do, and without values of a case."""
    with pytest.raises(RatingsError) as caught:
        read_ratings(write(vignettes=vignettes, anna=ratings), tiny)
    problem = next(problem for problem in caught.value.problems if problem.code == code)
    assert problem.place is not None
    assert problem.place.line == line + vignettes.startswith("\n") * (code in {"unknown_fact", "out_of_range"})
    assert said in f"{problem.message} {problem.help}"
    assert "9999" not in str(caught.value)


def test_all_problems_at_once(tiny: KnowledgeBase, write: Write) -> None:
    """Problems of several files are reported together."""
    bad = "ratings: [{id: v1, barriers: [x], best: y}]"
    with pytest.raises(RatingsError) as caught:
        read_ratings(write(vignettes=VIGNETTES, one=bad, two=bad), tiny)
    assert len(caught.value.problems) == 4


def test_two_files_of_one_rater(tiny: KnowledgeBase, write: Write) -> None:
    """Two files cannot speak for the same rater."""
    with pytest.raises(RatingsError, match="two files are of the rater `Anna`"):
        read_ratings(write(vignettes=VIGNETTES, one=ANNA, two=ANNA), tiny)


def test_nothing_to_compare(tiny: KnowledgeBase, write: Write, tmp_path: Path) -> None:
    """Ratings without vignettes, or vignettes without ratings, are refused."""
    with pytest.raises(RatingsError, match="no file holds `ratings`"):
        read_ratings(write(vignettes=VIGNETTES), tiny)
    (tmp_path / "vignettes.yaml").unlink()
    with pytest.raises(RatingsError, match="no file holds `vignettes`"):
        read_ratings(write(anna=ANNA), tiny)


def test_page_escapes(tiny: KnowledgeBase, write: Write) -> None:
    """The page shows texts of packs and raters as texts, and needs nothing from outside."""
    page = agreement(tiny, write(vignettes=VIGNETTES, anna=ANNA, bo=BO)).to_html()
    assert "&lt;b&gt;Strain&lt;/b&gt;" in page
    assert "&lt;i&gt;" in page
    for unwanted in ("<b>Strain", "<i>", "<script", "src=", "http"):
        assert unwanted not in page


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command in this process."""

    def ran(*words: str) -> tuple[int, str, str]:
        code = main(["agreement", *words, "--engine", "reference"])
        out = capsys.readouterr()
        return code, out.out, out.err

    return ran


def test_command(write: Write, tmp_path: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    """The command gives text, JSON and a page, on the screen or in a file."""
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "pack.yaml").write_text(PACK, encoding="utf-8")
    pack = str(tmp_path / "tiny")
    files = list(map(str, write(vignettes=VIGNETTES, anna=ANNA, bo=BO)))[1:]
    code, text, _ = run(pack, *files)
    assert code == 0
    assert "tiny 1.0.0 against Anna and Bo, 3 vignettes" in text
    assert "more points would make it likely" in text
    code, short, _ = run(pack, *files, "--no-details", "--resamples", "0")
    assert (code, "<b>Strain" in text, "<b>Strain" in short) == (0, True, False)
    code, data, _ = run(pack, *files, "--format", "json")
    assert {m["id"]: m["of"] for m in json.loads(data)["measures"]}["best_1"] == 3
    page = tmp_path / "page.html"
    assert run(pack, *files, "--format", "html", "--output", str(page)) == (0, "", "")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_command_refuses(write: Write, tmp_path: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    """Wrong ratings are a no; a file that is not there is wrong use; an input is never overwritten."""
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "pack.yaml").write_text(PACK, encoding="utf-8")
    pack = str(tmp_path / "tiny")
    files = list(map(str, write(vignettes=VIGNETTES, anna=ANNA, bad="ratings: [{id: v1, barriers: [fra]}]")))
    code, out, err = run(pack, files[2])
    assert (code, out) == (1, "")
    assert "bad.yaml:1:" in err
    (tmp_path / "keys.yaml").write_text("".join(f"key_{n}: 1\n" for n in range(1, 9)), encoding="utf-8")
    _, _, err = run(pack, str(tmp_path / "keys.yaml"))
    assert re.findall(r"`key_(\d)`", err) == [*"12345678"]
    code, _, err = run(pack, str(tmp_path / "gone.yaml"), str(tmp_path / "vignetes.yaml"), str(tmp_path / "tiny"))
    assert code == 2
    assert f"{tmp_path / 'gone.yaml'}:1:1: error[no_file]: there is no such file" in err
    assert "did you mean `vignettes.yaml`?" in err
    assert f"{tmp_path / 'tiny'}:1:1: error[unreadable]: this is a folder\n  help: name its files: `pack.yaml`" in err
    code, _, err = run(pack, f"{files[1]}/x.yaml", "no\0file.yaml")
    assert code == 2
    assert err.count("error[unreadable]: this file cannot be read: ") == 2
    code, _, err = run(pack, files[1], "--output", files[1])
    assert code == 2
    assert Path(files[1]).read_text(encoding="utf-8") == textwrap.dedent(ANNA)
