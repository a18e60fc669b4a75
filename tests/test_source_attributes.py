"""The source attributes of 45 CFR 170.315(b)(11)(iv)(A)."""

import json
from pathlib import Path

import pytest
from packing import EVERYTHING, write_files

from resistance_rules import KnowledgeBase, load
from resistance_rules.audit.attribute_faces import MISSING, NOT_USED, as_markdown, as_text
from resistance_rules.audit.source_attributes import source_attributes
from resistance_rules.cli import ExitCode, main
from resistance_rules.knowledge.conditions import own_facts, walk
from resistance_rules.knowledge.usage import uses_of

BARE = """
pack: {id: bare, title: A pack that states nothing, version: 1.0.0, format: 1, language: en}
facts:
  - {id: age_years, integer: [0, 120], label: Age, uses: [date_of_birth]}
  - {id: faith, yes_no: true, label: Faith matters, uses: [ethnicity]}
  - {id: unread, yes_no: true, label: Nobody reads this, uses: [race]}
categories: [{id: talk, label: Talking}]
interventions:
  - {id: listen, label: Listen, category: talk, do: Listen., tier: core, evidence: {grade: D},
     when: {age_years: {at_least: 18}}, only_if: {age_years: {at_most: 100}}}
never:
  - {id: no-listening, recommend: {interventions: [listen]}, when: [{age_years: {less_than: 18}}, {faith: true}]}
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Write a pack without source attributes."""
    return write_files(tmp_path / "bare", {"bare.yaml": BARE})


def test_there_are_thirteen(engagement: KnowledgeBase) -> None:
    """The attributes are the thirteen of the regulation, in its order: four written, nine computed."""
    attributes = source_attributes(engagement.pack)["attributes"]
    assert [attribute["number"] for attribute in attributes] == list(range(1, 14))
    assert [attribute["kind"] for attribute in attributes] == ["written"] * 4 + ["computed"] * 9
    assert {attribute["id"] for attribute in attributes[4:]} == set(uses_of(engagement.pack))


def test_the_nine_are_the_facts_that_rules_read(engagement: KnowledgeBase) -> None:
    """Each computed attribute names exactly the tagged facts that are read, and each rule named does read its fact."""
    uses = uses_of(engagement.pack)
    for attribute in source_attributes(engagement.pack)["attributes"][4:]:
        assert [fact["id"] for fact in attribute["facts"]] == list(uses[attribute["id"]])
        for fact in attribute["facts"]:
            assert fact["rules"], fact["id"]
            for rule in fact["rules"]:
                kind, _, name = rule["id"].partition(":")
                if kind in ("never", "always"):
                    condition = engagement.pack.entries(kind)[name].when
                else:
                    condition = engagement.rulebook.production(rule["id"]).condition
                assert fact["id"] in {read for test in walk(condition) for read in own_facts(test)}
                assert rule["place"] is not None


def test_what_nobody_stated_is_missing(bare: Path) -> None:
    """A pack that states nothing gets four missing attributes and no made-up text, in every format."""
    data = source_attributes(load(bare, engine="reference").pack)
    assert data["missing"] == ["bibliographic_citation", "developer", "funding_source", "release_and_revision_dates"]
    assert [attribute["value"] for attribute in data["attributes"][:4]] == [None] * 4
    assert as_text(data).count(f"MISSING: {MISSING}") == 4
    assert as_markdown(data).count(f"**missing**: {MISSING}") == 4


def test_only_what_is_read_counts_and_promises_count_too(bare: Path) -> None:
    """A fact that no condition mentions is not used; one that only a promise mentions is."""
    found = {a["id"]: a for a in source_attributes(load(bare, engine="reference").pack)["attributes"]}
    assert found["use_of_race"]["state"] == "not_used"
    assert [fact["id"] for fact in found["use_of_ethnicity"]["facts"]] == ["faith"]
    assert [rule["id"] for rule in found["use_of_ethnicity"]["facts"][0]["rules"]] == ["never:no-listening"]
    rules = [rule["id"] for rule in found["use_of_date_of_birth"]["facts"][0]["rules"]]
    assert rules == ["intervention:listen/only_if", "intervention:listen/when", "never:no-listening"]
    assert NOT_USED in as_text(source_attributes(load(bare, engine="reference").pack))


def test_an_overlay_inherits_and_may_add(bare: Path, tmp_path: Path) -> None:
    """A site's overlay that uses another fact shows up under its own pack, with the text of whoever states it."""
    overlay = """
pack: {id: site, title: Site, version: 1.0.0, format: 1, extends: [bare], source_attributes: {developer: The site}}
change: [{intervention: listen, set: {only_if: {unread: true}}}]
"""
    folder = write_files(tmp_path / "site", {"site.yaml": overlay})
    data = source_attributes(load(folder, engine="reference").pack)
    assert data["pack"]["id"] == "site"
    assert data["attributes"][1]["value"] == "The site"
    assert [fact["id"] for fact in data["attributes"][4]["facts"]] == ["unread"]


def test_texts_with_marks_do_not_break_the_table(bare: Path) -> None:
    """A text with Markdown in it stays one cell of the table."""
    text = BARE.replace("language: en}", "language: en, source_attributes: {developer: 'A | B <i> `x`'}}")
    write_files(bare, {"bare.yaml": text})
    row = next(line for line in as_markdown(source_attributes(load(bare).pack)).splitlines() if line.startswith("| 2 "))
    assert row.endswith(r"| A \| B \<i\> \`x\` |")


def test_on_the_command_line(capsys: pytest.CaptureFixture[str], bare: Path, tmp_path: Path) -> None:
    """`source-attributes` prints text, JSON and Markdown, of any pack, also to a file."""
    assert main(["source-attributes"]) == ExitCode.FINE
    assert capsys.readouterr().out.startswith("Source attributes of engagement ")
    assert main(["source-attributes", str(EVERYTHING), "--format", "json"]) == ExitCode.FINE
    data = json.loads(capsys.readouterr().out)
    assert data == source_attributes(load(EVERYTHING).pack)
    target = tmp_path / "attributes.md"
    assert main(["source-attributes", str(bare), "--format", "markdown", "--output", str(target)]) == ExitCode.FINE
    assert target.read_text(encoding="utf-8").startswith("# Source attributes of A pack that states nothing\n")
    assert main(["source-attributes", "no_such_pack"]) == ExitCode.WRONG_USE
