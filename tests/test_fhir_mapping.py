"""Mappings: what is wrong with one is said at its place, all at once; a site lays its own over the shipped one."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fhir_kit import LOINC, NOW, coded, observation, resource
from jsonschema import Draft202012Validator

from resistance_rules import KnowledgeBase, load
from resistance_rules.hosts.fhir.codes import system
from resistance_rules.hosts.fhir.reading import (
    FhirMapping,
    MappingError,
    Search,
    facts_from_fhir,
    load_mapping,
    searches,
)
from resistance_rules.hosts.fhir.reading.mapping_files import shipped_mappings
from resistance_rules.hosts.fhir.reading.mapping_kinds import Token
from resistance_rules.hosts.fhir.reading.mapping_schema import mapping_schema
from resistance_rules.knowledge.diagnostics import Problem
from resistance_rules.knowledge.yaml_nodes import Node, Scalar, Sequence, read_yaml

ROOT = Path(__file__).resolve().parent.parent

HEAD = 'mapping: {id: site, title: Site, version: "1.0.0", format: 1}\n'
OVER = 'mapping: {id: site, title: Site, version: "1.0.0", format: 1, extends: [engagement]}\n'
SYSTEMS = "code_systems: {loinc: http://loinc.org}\n"
TOTAL = "id: a, fact: phq9_total, from: [Observation], codes: [loinc|1-8]"
LAST = "id: a, fact: missed_last_4, from: [Appointment]"
AGE = "max_age: {days: 30, because: so}, because: so"
GOOD = f"{{id: a, fact: phq9_total, from: [Observation], codes: [loinc|1-8], {AGE}}}"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The shipped pack."""
    return load(engine="reference")


@pytest.fixture(scope="module")
def shipped(kb: KnowledgeBase) -> FhirMapping:
    """The shipped mapping."""
    return load_mapping(pack=kb)


def problems_of(text: str, folder: Path, kb: KnowledgeBase) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that is wrong with a mapping."""
    file = folder / "site.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        load_mapping(file, pack=kb)
    for problem in caught.value.problems:
        assert problem.place is None or problem.place.file == str(file)
    return [(p.code, p.place.line if p.place else 0, p.place.column if p.place else 0) for p in caught.value.problems]


def read(*entries: str) -> str:
    """A mapping with these reads."""
    return HEAD + SYSTEMS + "reads:\n" + "".join(f"  - {entry}\n" for entry in entries)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f"{{id: a, fact: phq9_totl, from: [Observation], codes: [loinc|1-8], {AGE}}}", "unknown_id"),
        (f"{{id: a, fact: phq9_total, from: [Observaton], codes: [loinc|1-8], {AGE}}}", "bad_word"),
        (f"{{id: a, fact: phq9_total, from: [], codes: [loinc|1-8], {AGE}}}", "too_few"),
        (f"{{id: a, fact: phq9_total, from: [Condition], codes: [loinc|1-8], {AGE}}}", "bad_word"),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [lonc|1-8], {AGE}}}", "unknown_id"),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [1-8], {AGE}}}", "bad_word"),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [loinc|], {AGE}}}", "bad_word"),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [7], {AGE}}}", "wrong_type"),
        (f"{{id: a, fact: phq9_total, from: [Observation], {AGE}}}", "missing_key"),
        ("{id: a, fact: phq9_total, from: [Observation], codes: [loinc|1-8], because: so}", "missing_key"),
        (f"{{id: a, fact: phq9_total, from: [Observation], link_ids: [q1], {AGE}}}", "missing_key"),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [loinc|1-8], gives: 3, {AGE}}}", "unknown_key"),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [loinc|1-8], cods: [], {AGE}}}", "unknown_key"),
        (f"{{id: a, fact: phq9_total, from: [Observation], take: valu, codes: [loinc|1-8], {AGE}}}", "bad_word"),
        (
            f"{{{TOTAL}, answers: {{loinc|LA1-1: 28}}, {AGE}}}",
            "bad_value",
        ),
        (f"{{id: a, fact: alert_status, from: [Observation], codes: [loinc|1-8], {AGE}}}", "missing_key"),
        (
            f"{{id: a, fact: seen_alone, from: [Observation], codes: [loinc|1-8], units: [{{unit: kg}}], {AGE}}}",
            "unknown_key",
        ),
        (f"{{id: a, fact: temp_c, from: [Observation], codes: [loinc|1-8], {AGE}}}", "missing_key"),
        (f"{{id: a, fact: adhd_known, from: [Condition], take: presence, codes: [loinc|1-8], {AGE}}}", "missing_key"),
        (
            f"{{id: a, fact: adhd_known, from: [Condition], take: presence, codes: [loinc|1-8], gives: 3, {AGE}}}",
            "bad_value",
        ),
        (
            "{id: a, fact: adhd_known, from: [Observation], take: done, codes: [loinc|1-8], gives: true, because: so}",
            "missing_key",
        ),
        ("{id: a, fact: seen_alone, from: [Patient], take: age, because: so}", "bad_word"),
        (f"{{id: a, fact: age_years, from: [Patient], take: age, {AGE}}}", "unknown_key"),
        (
            f"{{{LAST}, take: count, statuses: [no_show], within_days: 9, because: so}}",
            "bad_word",
        ),
        (
            f"{{{LAST}, take: count_of_last, statuses: [noshow], among: [fulfilled], last: 4, {AGE}}}",
            "bad_word",
        ),
        (f"{{id: a, fact: phq9_total, from: [Observation], codes: [loinc|1-8], unless: [b], {AGE}}}", "unknown_id"),
        (f"{{id: A, fact: phq9_total, from: [Observation], codes: [loinc|1-8], {AGE}}}", "bad_id"),
        (
            f"{{{TOTAL}, max_age: {{days: 0, because: so}}, because: so}}",
            "out_of_range",
        ),
        (
            f"{{{TOTAL}, max_age: {{days: 30}}, because: so}}",
            "missing_key",
        ),
        (f"{{fact: phq9_total, from: [Observation], codes: [loinc|1-8], {AGE}}}", "missing_key"),
        ("3", "wrong_type"),
    ],
)
def test_what_is_wrong_with_a_read_is_said(entry: str, code: str, tmp_path: Path, kb: KnowledgeBase):
    """Each slip gives its code in the line where it stands, and nothing else."""
    found = problems_of(read(GOOD.replace("id: a", "id: z"), entry), tmp_path, kb)
    assert [(one[0], one[1]) for one in found] == [(code, 5)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "wrong_type"),
        ("- a\n", "wrong_type"),
        ("reads: []\n", "missing_key"),
        (HEAD + "red: []\n", "unknown_key"),
        (HEAD + "reads: {}\n", "wrong_type"),
        (HEAD + "code_systems: []\n", "wrong_type"),
        (HEAD + "code_systems: {loinc: loinc}\n", "wrong_type"),
        (HEAD + "code_systems: {LOINC: http://loinc.org}\n", "bad_id"),
        (HEAD + "mapping: 3\n", "duplicate_key"),
        ("mapping: 3\n", "wrong_type"),
        ("mapping: {id: site, title: Site, version: '1.0.0', format: 2}\n", "unknown_format"),
        ("mapping: {id: site, title: Site, version: x, format: 1}\n", "bad_version"),
        ("mapping: {id: site, title: Site, version: '1.0.0', format: 1, extends: [nowhere]}\n", "no_mapping"),
        ("mapping: {id: site, title: Site, version: '1.0.0', format: 1, extends: [site]}\n", "extends_cycle"),
        (read(GOOD, GOOD), "duplicate_id"),
        (read(GOOD) + "change: [{read: a, set: {because: other}}]\n", "unknown_id"),
        (OVER + "change: [{read: phq9_totl, set: {because: other}}]\n", "unknown_id"),
        (OVER + "change: [{read: phq9_total}]\n", "missing_key"),
        (OVER + "change: [{read: phq9_total, set: {id: other}}]\n", "change_id"),
        (OVER + "change: [{read: phq9_total, set: {becaus: other}}]\n", "unknown_key"),
        (OVER + "change: [{reed: phq9_total, set: {because: other}}]\n", "missing_key"),
        (OVER + "retire: [{read: phq9_total}, {read: phq9_total}]\n", "duplicate_id"),
        (OVER + "retire: [{read: phq9_total}]\nchange: [{read: phq9_total, set: {because: so}}]\n", "duplicate_id"),
        (OVER + "retire: [{read: cssrs_6_ever}]\n", "unknown_id"),
        (OVER + "own_codes: {system: fact}\n", "missing_key"),
        (OVER + "refusals: [snomd|1]\n", "unknown_id"),
        (HEAD + "reads: *a\n", "yaml_alias"),
        (HEAD + "\treads: []\n", "yaml_syntax"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said(text: str, code: str, tmp_path: Path, kb: KnowledgeBase):
    """Each slip gives its code."""
    file = tmp_path / "site.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        load_mapping(file, pack=kb)
    assert code in {problem.code for problem in caught.value.problems}
    assert len(caught.value.problems) <= 3


def test_all_problems_come_at_once_with_their_places(tmp_path: Path, kb: KnowledgeBase):
    """Three slips in three lines are three problems, and the nearest fact is suggested."""
    text = read(
        f"{{id: a, fact: phq9_totl, from: [Observation], codes: [loinc|1-8], {AGE}}}",
        f"{{id: b, fact: gad7_total, from: [Observation], codes: [lonc|1-8], {AGE}}}",
        f"{{id: c, fact: gad7_total, form: [Observation], codes: [loinc|1-8], {AGE}}}",
    )
    lines = ["", *text.splitlines()]
    assert problems_of(text, tmp_path, kb) == [
        ("unknown_id", 4, lines[4].index("phq9_totl") + 1),
        ("unknown_id", 5, lines[5].index("lonc") + 1),
        ("missing_key", 6, lines[6].index("{") + 1),
        ("unknown_key", 6, lines[6].index("form:") + 1),
    ]
    with pytest.raises(MappingError) as caught:
        load_mapping(tmp_path / "site.yaml", pack=kb)
    assert "did you mean `phq9_total`?" in str(caught.value)
    assert "did you mean `loinc`?" in str(caught.value)


def test_a_circle_of_unless_is_refused(tmp_path: Path, kb: KnowledgeBase):
    """Reads that all wait for each other would never give anything."""
    a, b = (
        f"{{id: {one}, fact: phq9_total, from: [Observation], codes: [loinc|1-8], unless: [{other}], {AGE}}}"
        for one, other in (("a", "b"), ("b", "a"))
    )
    assert [one[0] for one in problems_of(read(a, b), tmp_path, kb)] == ["order_cycle"]


@pytest.mark.parametrize("name", ["engagment", "no/such/file.yaml", "\0"])
def test_a_mapping_that_is_not_there(name: str, kb: KnowledgeBase):
    """The shipped mappings are named."""
    with pytest.raises(MappingError) as caught:
        load_mapping(name, pack=kb)
    assert [problem.code for problem in caught.value.problems] == ["no_mapping"]
    assert "engagement" in str(caught.value.problems[0].help)


def damaged(text: str, chance: Random) -> str:
    """A mapping with one to four slips: lines gone, twice, cut off, swapped, or with another word or value in them."""
    lines = text.splitlines()
    words = text.split()
    values = ["[]", "{}", "3", "true", "null", "[[a]]", "{a: b}", "2.5", ""]
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randint(0, 5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                parts = lines[at].split(" ")
                parts[chance.randrange(len(parts))] = chance.choice([*words, *values, "*", "|", "loinc|", "text|a"])
                lines[at] = " ".join(parts)
            case 3:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
            case 4:
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                key, colon, _ = lines[at].partition(": ")
                lines[at] = key + colon + chance.choice(values)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(120))
def test_no_slip_crashes(seed: int, tmp_path: Path, kb: KnowledgeBase):
    """However the shipped mapping is damaged: it loads, or its problems are said."""
    file = tmp_path / "site.yaml"
    text = shipped_mappings()["engagement"].read_text(encoding="utf-8")
    file.write_text(damaged(text, Random(seed)), encoding="utf-8")  # noqa: S311  nothing is secret
    try:
        found: FhirMapping | None = load_mapping(file, pack=kb)
        problems = ""
    except MappingError as error:
        found, problems = None, str(error)
    assert (found is None) == bool(problems)


# --- a site's own ----------------------------------------------------------------------------------------------------


def laid_over(text: str, folder: Path, kb: KnowledgeBase) -> FhirMapping:
    """The shipped mapping with a site's laid over it."""
    file = folder / "site.yaml"
    file.write_text(OVER + text, encoding="utf-8")
    return load_mapping(file, pack=kb)


def test_a_site_changes_how_old_is_too_old(tmp_path: Path, kb: KnowledgeBase, shipped: FhirMapping):
    """A change replaces one field of a read, and the rest of the mapping stays."""
    site = laid_over("change: [{read: phq9_total, set: {max_age: {days: 7, because: weekly here}}}]\n", tmp_path, kb)
    old = observation(valueInteger=12, effectiveDateTime=(NOW - timedelta(days=10)).isoformat())
    assert dict(facts_from_fhir(old, mapping=shipped, now=NOW).facts) == {"phq9_total": 12}
    assert dict(facts_from_fhir(old, mapping=site, now=NOW).facts) == {}
    assert site.info.id == "site"
    assert set(site.reads) == set(shipped.reads)


def test_a_site_gives_a_code_system_another_uri(tmp_path: Path, kb: KnowledgeBase):
    """Our own code system is a name that a site fills: every read and `own_codes` follow."""
    site = laid_over("code_systems: {fact: https://clinic.example/codes}\n", tmp_path, kb)
    theirs = observation("ors_total", system="https://clinic.example/codes", valueDecimal=20)
    ours = observation("ors_total", system=system("fact"), valueDecimal=20)
    assert dict(facts_from_fhir(theirs, mapping=site, now=NOW).facts) == {"ors_total": 20}
    assert dict(facts_from_fhir(ours, mapping=site, now=NOW).facts) == {}


def test_a_site_adds_retires_and_replaces(tmp_path: Path, kb: KnowledgeBase):
    """New reads are added, retired ones give nothing, and one of the same id replaces the shipped one."""
    text = f"""
reads:
  - {{id: local_scale, fact: trust_rating_0_10, from: [QuestionnaireResponse], link_ids: [q7],
     questionnaire: https://clinic.example/Questionnaire/first, {AGE}}}
  - {{id: gad7_total, fact: gad7_total, from: [Observation], codes: [loinc|1-8], {AGE}}}
  - {{id: local_words, fact: seen_alone, from: [Observation], codes: [loinc|2-6],
     answers: {{text|Yes: true, text|No: false}}, {AGE}}}
retire: [{{read: phq9_total}}, {{set_aside: taps}}]
"""
    site = laid_over(text, tmp_path, kb)
    filled = resource(
        "QuestionnaireResponse",
        status="completed",
        authored="2024-02-09",
        questionnaire="https://clinic.example/Questionnaire/first|3",
        item=[{"linkId": "q7", "answer": [{"valueInteger": 8}]}],
    )
    given = [
        observation(valueInteger=12, name="phq"),
        observation("1-8", valueInteger=5, name="gad"),
        observation("70274-6", valueInteger=9, name="gad-old"),
        observation("2-6", valueString="Yes", name="words"),
        observation("2-6", valueCodeableConcept={"text": "Yes"}, name="more-words"),
        observation("96841-2", name="taps", valueString="x"),
        filled,
    ]
    found = facts_from_fhir(given, mapping=site, now=NOW)
    assert dict(found.facts) == {"gad7_total": 5, "seen_alone": True, "trust_rating_0_10": 8}
    assert {one.resource: one.reason for one in found.not_used} == {
        "Observation/phq": "not_mapped",
        "Observation/gad-old": "not_mapped",
        "Observation/taps": "not_mapped",
    }
    elsewhere = {**filled, "questionnaire": "https://clinic.example/Questionnaire/second"}
    assert dict(facts_from_fhir(elsewhere, mapping=site, now=NOW).facts) == {}


def test_several_files_are_laid_over_each_other(tmp_path: Path, kb: KnowledgeBase):
    """Files given together are laid over each other in their order."""
    (tmp_path / "a.yaml").write_text(OVER + "retire: [{read: phq9_total}]\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        HEAD + f"reads:\n  - {{id: mine, fact: phq9_total, from: [Observation], codes: [loinc|44261-6], {AGE}}}\n",
        encoding="utf-8",
    )
    both = load_mapping([tmp_path / "a.yaml", tmp_path / "b.yaml"], pack=kb)
    found = facts_from_fhir(observation(valueInteger=12), mapping=both, now=NOW)
    assert [one.read for one in found.found] == ["mine"]
    assert "phq9_total" not in both.reads


# --- the shipped one --------------------------------------------------------------------------------------------------


def test_the_shipped_mapping_names_no_pack_folder():
    """Mappings lie beside the packs and are no pack."""
    assert set(shipped_mappings()) == {"engagement"}
    assert set(load().pack.facts)


def test_every_code_of_the_pack_is_mapped(kb: KnowledgeBase, shipped: FhirMapping):
    """A fact whose entry names a code is read from exactly that code."""
    for fact in kb.pack.facts.values():
        for code in fact.codes:
            reads = [read for read in shipped.reads.values() if read.fact == fact.id]
            assert Token(code.system, code.code) in {token for read in reads for token in read.codes}, fact.id


def test_every_read_says_why_and_how_long(shipped: FhirMapping):
    """Each read has its reason; each that ages says why it ages so; what holds by its status needs no age."""
    for one in shipped.reads.values():
        assert one.because
        holds = one.take in ("age", "count") or (one.take == "presence" and "Observation" not in one.types)
        assert one.max_age is not None or holds, one.id


def test_no_code_is_both_read_and_set_aside(shipped: FhirMapping):
    """What is set aside is not read."""
    aside = {token for entry in shipped.set_aside for token in entry.codes}
    assert aside.isdisjoint({token for one in shipped.reads.values() for token in one.codes})


def test_our_own_code_system_is_the_one_that_we_write(shipped: FhirMapping):
    """What is written as FHIR under our own codes can be read back."""
    assert shipped.own_codes is not None
    assert shipped.own_codes.system == system("fact")


@pytest.mark.parametrize("name", ["phq9_total", "gad7_total", "sbp", "housing_status", "on_lithium", "age_years"])
def test_the_searches_bring_what_the_mapping_reads(name: str, shipped: FhirMapping):
    """Every read is covered by the search of its resource types, with its codes or with all of the type."""
    by_type = {one.type: one for one in searches(shipped)}
    for one in (each for each in shipped.reads.values() if each.fact == name):
        for kind in one.types:
            search = by_type[kind]
            assert name in search.facts
            named = {token for token in one.codes if token.system not in search.systems}
            assert not search.codes or named <= set(search.codes)
            assert search.oldest_days is None or one.max_age is None or one.max_age.days <= search.oldest_days


def test_searches_are_written_as_queries(shipped: FhirMapping):
    """A search is a FHIR query, or a prefetch template, with tokens, newest first."""
    by_type = {one.type: one for one in searches(shipped)}
    assert by_type["Patient"].query() == "Patient/{{context.patientId}}"
    assert by_type["Condition"].query("7", since="2024-01-01", count=50) == "Condition?patient=7&_count=50"
    query = by_type["Observation"].query("7", since="2024-01-01")
    assert query.startswith("Observation?patient=7&code=")
    assert "http://loinc.org|44261-6," in query
    assert "http://loinc.org|85354-9," in query
    assert f",{system('fact')}|&" in query
    assert query.endswith("&date=ge2024-01-01&_sort=-date")
    appointments: Search = by_type["Appointment"]
    assert appointments.query("7") == "Appointment?patient=7&_sort=-date"


def plain_yaml(text: str) -> Any:
    """A YAML text as JSON data."""
    problems: list[Problem] = []
    node = read_yaml(text, "text", problems)
    assert node is not None
    assert problems == []

    def data(one: Node) -> Any:
        match one:
            case Scalar(value=value):
                return float(value) if isinstance(value, Decimal) else value
            case Sequence(items=items):
                return [data(item) for item in items]
        return {key.text: data(value) for key, value in one.pairs}

    return data(node)


def test_the_schema_takes_what_the_reader_takes(kb: KnowledgeBase):
    """The shipped mapping and the example's fit the JSON Schema, and slips do not."""
    schema = mapping_schema(kb.pack)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for file in (shipped_mappings()["engagement"], ROOT / "examples" / "fhir" / "clinic.yaml"):
        assert [error.message for error in validator.iter_errors(plain_yaml(file.read_text(encoding="utf-8")))] == []
    for slip in (
        "reads: [{id: a}]",
        f"reads: [{{{TOTAL.replace('phq9_total', 'phq9_totl')}, {AGE}}}]",
        f"reads: [{{{TOTAL}, cods: [], {AGE}}}]",
        "reds: []",
        "retire: [{reed: a}]",
        "change: [{read: a}]",
    ):
        assert not validator.is_valid(plain_yaml(slip)), slip
    assert Draft202012Validator(mapping_schema()).is_valid(plain_yaml(f"reads: [{{{TOTAL}, {AGE}}}]"))


def test_a_mapping_names_its_pack(tmp_path: Path):
    """Without a pack, the one that the mapping names is loaded."""
    found: Any = facts_from_fhir(observation(valueInteger=12), now=NOW)
    assert dict(found.facts) == {"phq9_total": 12}
    assert found.mapping.startswith("engagement ")
    assert coded(LOINC, "x")
