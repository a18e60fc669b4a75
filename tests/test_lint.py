"""Findings: what `check` reports of a pack that loads, and waivers."""

import re
from collections import Counter
from pathlib import Path

import pytest
from packing import SAMPLES, findings_of, read_nodes, write_pack

from resistance_rules import KnowledgeBase
from resistance_rules.knowledge.diagnostics import Finding, Place
from resistance_rules.knowledge.lint import CHECKS, findings, lint
from resistance_rules.knowledge.packs import load_pack
from resistance_rules.knowledge.promises import FINDINGS
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.sentences import sentences
from resistance_rules.knowledge.texts import texts_of
from resistance_rules.knowledge.usage import uses_of

LINT = sorted(path.name for path in (SAMPLES / "lint").iterdir())


@pytest.mark.parametrize("name", LINT)
def test_a_sample_has_just_its_findings(name: str):
    """Each sample yields exactly the findings and waivers that it expects, its own code among them."""
    found = findings_of(SAMPLES / "lint" / name)
    assert found == (SAMPLES / "lint" / name / "expected.txt").read_text(encoding="utf-8")
    assert set(re.findall(r"finding\[(\w+)\]", found)) == ({name} - {"nothing_to_say"})


def test_every_finding_code_has_a_check_and_a_sample():
    """What `allow` can name is what the checks report, and each has a sample."""
    checked = {check.__name__ for check in CHECKS} | {"unneeded_allow"}
    assert checked == set(FINDINGS) == set(LINT) - {"nothing_to_say"}


def test_findings_come_by_code_and_entry():
    """The order is by code, then entry, whatever the order in the files."""
    pack = load_pack(SAMPLES / "good" / "everything", use_cache=False)
    found = [(finding.code, finding.entry) for finding in findings(pack)]
    assert found == sorted(found)
    assert found


def test_an_overlay_may_allow_findings_of_its_base(tmp_path: Path):
    """A waiver speaks of an entry, wherever that entry comes from; one for a retired entry goes with it."""
    base = read_nodes(SAMPLES / "lint" / "long_do")
    base["pack"]["id"] = "base"
    base["allow"] = [{"finding": "long_do", "id": "four", "because": "no longer needed"}]
    write_pack(tmp_path / "base", base)
    head = {"id": "site", "title": "Site", "version": "1.0.0", "format": 1, "extends": ["base"]}
    allow = [{"finding": "long_do", "id": "five", "because": "read it"}]
    site = write_pack(tmp_path / "site", {"pack": head, "allow": allow})
    result = lint(load_pack(site, use_cache=False))
    assert [(finding.code, finding.entry) for finding in result.findings] == [("unneeded_allow", "four")]
    assert [finding.entry for finding, _ in result.waived] == ["five"]
    write_pack(tmp_path / "site", {"pack": head, "allow": allow, "retire": [{"intervention": "four"}]})
    assert findings(load_pack(site, use_cache=False)) == []


def test_a_finding_as_text_and_as_data():
    """A finding prints place, code, entry, message and help, and gives the same as data."""
    finding = Finding("long_do", "video", "`do` has 5 sentences", Place("a.yaml", 2, 3), "say less")
    assert str(finding) == "a.yaml:2:3: finding[long_do] video: `do` has 5 sentences\n  help: say less"
    assert finding.to_dict() == {
        "code": "long_do",
        "entry": "video",
        "message": "`do` has 5 sentences",
        "place": "a.yaml:2:3",
        "help": "say less",
    }


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One", 1),
        ("One. Two", 2),
        ("One.\n\nTwo.\n", 2),
        ("Ask, e.g. by phone, i.e. soon. Then wait.", 2),
        ("Take 0.5 mg at 8.30 or v1.2.3. Wait.", 2),
        ("See Dr. Kim, Prof. Lee and J. Doe. Go!", 2),
        ("Call no. 5. Say no. Then go.", 3),
        ("Really?! Yes... Perhaps. (Or not.) Good.", 5),
        ('Say "Stop." Then go.', 2),
        ("At least min. 5 and max. 10 vs. 20.", 1),
        ("z. B. Tee, d. h. heiß. Dann los.", 2),
        ("Was nun? Übung macht den Meister.", 2),
        ("Look at example.org. Now", 2),
        ("\u4f60\u597d\u3002\u518d\u89c1\u3002", 2),
        ("... !!! ???", 0),
    ],
)
def test_sentences_are_counted_as_people_count_them(text: str, count: int):
    """Abbreviations, decimals and initials end no sentence; question marks, quotes and other scripts do."""
    assert len(sentences(text)) == count


def test_every_text_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    """The texts of a pack that is loaded are just those that its files hold, with whether holes are filled."""
    read: list[tuple[str, bool]] = []
    monkeypatch.setattr(Reading, "text", lambda _, text, place, *, holes, blame: read.append((text, holes)))
    pack = load_pack(SAMPLES / "good" / "everything", use_cache=False)
    assert sorted((text.text, text.holes) for text in texts_of(pack)) == sorted(read)
    assert len(read) > 100
    assert {text.entry for text in texts_of(pack) if text.text == "getting there"} == {"access"}


def test_the_use_of_attributes_are_computed():
    """The nine "use of" attributes name the tagged facts that a condition mentions, and are empty if there is none."""
    uses = uses_of(load_pack(SAMPLES / "good" / "everything", use_cache=False))
    assert len(uses) == 9
    assert uses["use_of_social_determinants_of_health"] == ("travel_minutes",)
    assert uses["use_of_health_status_assessments"] == ("phq9_total",)
    assert uses["use_of_race"] == ()


def test_the_shipped_pack_has_no_finding_but_what_reviewers_know(engagement: KnowledgeBase):
    """What `check` reports of the engagement pack is work that is known to be left, and nothing else."""
    found = Counter(finding.code for finding in findings(engagement.pack))
    assert set(found) <= {"memory_only", "policy_missing", "uncited_source"}


def test_no_text_of_the_shipped_pack_says_an_id(engagement: KnowledgeBase):
    """People read these texts, and `trust_rating_0_10` or `srs_goals` tells them nothing: texts are in words."""
    pack = engagement.pack
    ids = {*pack.facts, *pack.interventions, *pack.barriers, *pack.safety, *pack.sources}
    for text in texts_of(pack):
        said = re.sub(r"\{\w+\}", "", text.text) if text.holes else text.text
        if text.key != "note":
            assert {word for word in re.findall(r"\w+", said) if "_" in word} & ids == set(), text.place
