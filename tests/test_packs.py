"""Reading packs: the samples in tests/packs, what may be left out, and overlays."""

import copy
import json
import re
import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from packing import (
    ENGAGEMENT,
    EVERYTHING,
    ROOT,
    SAMPLES,
    as_yaml,
    at_path,
    codes_in,
    loaded_folder,
    problems_of,
    read_nodes,
    write_files,
    write_pack,
)

from resistance_rules.knowledge import files, packs, yaml_nodes
from resistance_rules.knowledge.compiled import normalised
from resistance_rules.knowledge.diagnostics import PackError, Place, Problem
from resistance_rules.knowledge.model import SECTIONS
from resistance_rules.knowledge.packs import load_pack
from resistance_rules.knowledge.promises import FINDINGS, Allow
from resistance_rules.knowledge.shapes import fields_of
from resistance_rules.knowledge.vocabulary import PackInfo, Scoring

GOOD = sorted(path.name for path in (SAMPLES / "good").iterdir())
BAD = sorted(path.name for path in (SAMPLES / "bad").iterdir())
SHOWN_BELOW = {"unreadable", "too_large", "no_pack", "compiled_extends"}  # no folder of files can show these

# "Required keys" of pack-format.md, and those that docs/pack-format.md adds: what is nothing without them.
REQUIRED = {
    "pack": "id title version format",
    "allow": "finding id because",
    "facts": "id label",  # and one type: the code `fact_type`
    "facts.codes": "system code",
    "facts.change": "by to",
    "sources": "id title supports kind verified",
    "rules": "id finds when",
    "barriers": "id label description domain sits_with indicators",
    "barriers.indicators": "when strength",
    "gates": "id label open_when ask",
    "categories": "id label",
    "interventions": "id label category do tier evidence",
    "interventions.evidence": "grade",
    "interventions.not_if": "when because",
    "safety": "id label urgency when do_first cite",
    "safety.policy": "needed",
    "contraindications": "id when level because cite",  # and interventions or categories: `too_few`
    "pathways": "id label stages",
    "pathways.stages": "id label",  # and `until` on all but the last: `missing_key`
    "never": "id recommend",
    "always": "id recommend_any_of",
    "assume": "id not_both",
    "examples": "id case expect",
    "examples.expect.top": "any_three_of",
}


def site_on(base: str, site: str, folder: Path) -> Path:
    """Write a pack and an overlay over it, and give the overlay's folder."""
    head = "version: 1.0.0, format: 1"
    write_files(
        folder,
        {
            "base/pack.yaml": f"pack: {{id: base, title: Base, language: en, {head}}}\n{base}",
            "site/pack.yaml": f"pack: {{id: site, title: Site, extends: [base], {head}}}\n{site}",
        },
    )
    return folder / "site"


@pytest.mark.parametrize("name", GOOD)
def test_a_good_sample_loads(name: str):
    """Each good sample loads, and is the same pack as the one that it names."""
    sample = SAMPLES / "good" / name
    expected = json.loads((sample / "expected.json").read_text()) if (sample / "expected.json").exists() else {}
    pack = load_pack(sample / expected.get("load", "."), use_cache=False)
    if "same_digest_as" in expected:
        assert pack.digest == load_pack(sample.parent / expected["same_digest_as"], use_cache=False).digest
    if "same_content_as" in expected:
        other = normalised(load_pack(sample / expected["same_content_as"], use_cache=False))
        ours = normalised(pack)
        ours["info"]["extends"] = other["info"]["extends"]  # the one difference that there has to be
        assert ours == other


@pytest.mark.parametrize("name", BAD)
def test_a_bad_sample_says_what_is_wrong(name: str):
    """Each bad sample is refused with exactly the problems, places and help that it expects, and with its code."""
    if name == "yaml_syntax" and not yaml.__with_libyaml__:
        pytest.skip("these words are those of libyaml")
    sample = SAMPLES / "bad" / name
    found = problems_of(loaded_folder(sample))
    assert found == (sample / "expected.txt").read_text(encoding="utf-8")
    assert name == "everything_at_once" or f"error[{name.split('--', maxsplit=1)[0]}]" in found


def test_every_problem_code_has_a_bad_sample():
    """No way of being refused is without a sample, and no sample is left from a code that is gone."""
    samples = {name.split("--")[0] for name in BAD} - {"everything_at_once"}
    from_cases = codes_in("inference") - {"wrong_type", "out_of_range"}
    assert samples == codes_in("knowledge") - set(FINDINGS) - SHOWN_BELOW - from_cases


def test_problems_are_written_for_people():
    """Every message is lower case without a full stop; every problem has a place; nobody is blamed."""
    for name in BAD:
        with pytest.raises(PackError) as caught:
            load_pack(loaded_folder(SAMPLES / "bad" / name), use_cache=False)
        for problem in caught.value.problems:
            assert problem.place is not None
            assert not problem.message.endswith(".")
            assert not problem.message[:1].isupper()
            assert not re.search(r"\b(invalid|illegal|must|failed)\b", problem.message)


def test_a_problem_as_text_and_as_data():
    """A problem prints place, code, message, related places and help, and gives the same as data."""
    here, there = Place("facts.yaml", 3, 5), Place("../base/facts.yaml", 1, 1)
    problem = Problem("duplicate_id", "fact `a` stands here twice", here, "rename it", ((there, "the first one"),))
    assert str(problem) == (
        "facts.yaml:3:5: error[duplicate_id]: fact `a` stands here twice\n"
        "  ../base/facts.yaml:1:1: the first one\n"
        "  help: rename it"
    )
    assert problem.to_dict() == {
        "code": "duplicate_id",
        "message": "fact `a` stands here twice",
        "place": "facts.yaml:3:5",
        "help": "rename it",
        "related": [{"place": "../base/facts.yaml:1:1", "text": "the first one"}],
    }
    assert str(PackError([problem, Problem("no_pack", "there is no pack")])).startswith("error[no_pack]: there")


def test_a_folder_that_is_not_there_is_named_whole():
    """However long its path is: somebody has to find what they mistyped."""
    path = Path("/", *["a_long_folder_name"] * 12, "the_end")
    with pytest.raises(PackError, match=f"there is no pack `{path}`"):
        load_pack(path)


def test_the_required_keys_are_those_of_the_specification():
    """The declared fields require just what the specification lists, and what is nothing without them."""
    declared: dict[str, set[str]] = {}

    def collect(name: str, cls: type) -> None:
        fields = fields_of(cls)
        declared[name] = {key for key, field in fields.items() if field.required}
        for key, field in fields.items():
            nested = getattr(field.kind, "cls", None)
            if nested is not None and f"{name}.{key}" not in declared:
                collect(f"{name}.{key}", nested)

    collect("pack", PackInfo)
    collect("allow", Allow)
    for section, (_, cls) in SECTIONS.items():
        collect(section, cls)
    assert {name: keys for name, keys in declared.items() if keys} == {
        name: set(keys.split()) for name, keys in REQUIRED.items()
    }


def optional_keys(cls: type, data: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The path of every key, at any depth of an entry, that is not declared as required."""
    for key, field in fields_of(cls).items():
        if key in data and not field.required:
            yield (*path, key)
        nested = getattr(field.kind, "cls", None)
        if key in data and nested is not None:
            below = enumerate(data[key]) if isinstance(data[key], list) else [(None, data[key])]
            for position, item in below:
                yield from optional_keys(nested, item, (*path, key) if position is None else (*path, key, position))


def test_whatever_is_not_required_may_be_left_out(tmp_path: Path):
    """A pack that has every key loads without any one of those that are not required."""
    whole = read_nodes(EVERYTHING)
    needed_here = {  # left out, these leave an entry that contradicts itself, or says nothing
        ("facts", "integer"): "fact_type", ("facts", "number"): "fact_type", ("facts", "choice"): "fact_type",
        ("facts", "yes_no"): "fact_type", ("indicators", "cite"): "missing_cite", ("evidence", "cite"): "missing_cite",
        ("stages", "until"): "missing_key", ("cautions", "say"): "missing_key", ("not_recommend", "id"): "missing_key",
        ("not_recommend", "category"): "missing_key", ("contraindications", "categories"): "too_few",
    }  # fmt: skip
    entries = [(section, cls) for section, (_, cls) in SECTIONS.items()]
    paths = [
        *optional_keys(PackInfo, whole["pack"], ("pack",)),
        *optional_keys(Scoring, whole["scoring"], ("scoring",)),
    ]
    for section, cls in entries:
        for position, entry in enumerate(whole[section]):
            paths += optional_keys(cls, entry, (section, position))
    assert len(paths) > 200
    refused = set()
    for path in paths:
        data = copy.deepcopy(whole)
        del at_path(data, path[:-1])[path[-1]]
        codes = set(re.findall(r"error\[(\w+)\]", problems_of(write_pack(tmp_path, data))))
        holder = next(step for step in reversed(path[:-1]) if isinstance(step, str))
        assert codes <= {needed_here.get((holder, path[-1]))}, path
        refused |= {(holder, path[-1])} if codes else set()
    assert refused == set(needed_here)


def test_sections_may_be_empty(tmp_path: Path):
    """A pack with every section empty loads: an empty list means the same as leaving it out."""
    empty = "".join(f"{section}: []\n" for section in (*SECTIONS, "allow", "change", "retire"))
    head = "pack: {id: empty, title: Empty, version: 1.0.0, format: 1, extends: []}\nlanguage: {}\nscoring: {}\n"
    with_sections = load_pack(write_files(tmp_path / "a", {"pack.yaml": head + empty}), use_cache=False)
    without = load_pack(write_files(tmp_path / "b", {"pack.yaml": head}), use_cache=False)
    assert with_sections.digest == without.digest


def test_an_example_may_say_that_no_safety_condition_is_active(tmp_path: Path):
    """`expect.safety: []` is kept apart from leaving it out."""
    head = "pack: {id: p, title: P, version: 1.0.0, format: 1}\n"
    examples = "examples: [{id: none, case: {}, expect: {safety: []}}, {id: any, case: {}, expect: {}}]\n"
    pack = load_pack(write_files(tmp_path, {"pack.yaml": head + examples}), use_cache=False)
    assert (pack.examples["none"].expect.safety, pack.examples["any"].expect.safety) == ((), None)


def test_files_may_have_a_byte_order_mark_and_windows_line_ends(tmp_path: Path):
    """A file saved on Windows reads the same."""
    text = (SAMPLES / "good" / "minimal" / "pack.yaml").read_text()
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    pack = load_pack(write_files(tmp_path, {"pack.yaml": windows}), use_cache=False)
    assert pack.digest == load_pack(SAMPLES / "good" / "minimal", use_cache=False).digest


def test_libyaml_makes_no_difference(monkeypatch: pytest.MonkeyPatch):
    """Where PyYAML has no libyaml, the same packs are read, only more slowly."""
    folders = [ENGAGEMENT, EVERYTHING]
    digests = [load_pack(folder, use_cache=False).digest for folder in folders]
    monkeypatch.setattr(yaml_nodes, "_Loader", yaml.SafeLoader)
    assert [load_pack(folder, use_cache=False).digest for folder in folders] == digests
    for name in ("duplicate_id", "bad_boolean", "yaml_tag", "control_character", "too_deep", "translation"):
        assert (
            problems_of(loaded_folder(SAMPLES / "bad" / name)) == (SAMPLES / "bad" / name / "expected.txt").read_text()
        )


def test_hidden_files_are_no_part_of_a_pack(tmp_path: Path):
    """What begins with a dot is passed over: editors and version control put such things anywhere."""
    shutil.copytree(SAMPLES / "good" / "minimal", tmp_path / "minimal")
    write_files(tmp_path / "minimal", {".hidden.yaml": "nonsense", ".git/config.yaml": "nonsense", "notes.txt": "-"})
    load_pack(tmp_path / "minimal", use_cache=False)


def test_a_linked_file_is_read_and_a_linked_circle_ends(tmp_path: Path):
    """Links to files and folders are followed (config maps are such links), and one back to the pack is not."""
    write_files(tmp_path, {"elsewhere/facts.yaml": "facts: [{id: linked, yes_no: true, label: Linked}]\n"})
    shutil.copytree(SAMPLES / "good" / "minimal", tmp_path / "minimal")
    (tmp_path / "minimal" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "minimal" / "circle").symlink_to(tmp_path / "minimal")
    assert "linked" in load_pack(tmp_path / "minimal", use_cache=False).facts


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A broken link, a folder that cannot be listed and a file that cannot be read refuse the pack: less is no pack."""
    shutil.copytree(SAMPLES / "good" / "minimal", tmp_path / "minimal")
    (tmp_path / "minimal" / "broken.yaml").symlink_to(tmp_path / "nowhere.yaml")
    found = problems_of(tmp_path / "minimal")
    assert found == "broken.yaml:1:1: error[unreadable]: this is not a file\n  help: put a plain file here\n"

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "pack.yaml:1:1: error[unreadable]: this file cannot be read: Permission denied" in problems_of(EVERYTHING)
    monkeypatch.setattr(files.os, "scandir", refuse)
    assert "error[unreadable]: a folder of this pack cannot be listed" in problems_of(EVERYTHING)


def test_a_pack_has_a_largest_size(monkeypatch: pytest.MonkeyPatch):
    """A pack of more bytes than people can review is refused before it is read."""
    monkeypatch.setattr(files, "MAX_BYTES", 3000)
    assert "error[too_large]: the files of this pack have more than 3,000 bytes" in problems_of(EVERYTHING)


@pytest.mark.parametrize("name", ["engagment", "nowhere/at/all", str(EVERYTHING / "pack.yaml"), "", "\0", "a" * 5000])
def test_a_pack_that_is_not_there(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Whatever does not name a pack is refused in words; a near miss is suggested."""
    (tmp_path / "file").write_text("")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackError) as caught:
        load_pack(name, use_cache=False)
    codes = {problem.code for problem in caught.value.problems}
    assert codes == ({"missing_pack"} if not name else {"no_pack"})
    if name == "engagment":
        assert "did you mean `engagement`?" in str(caught.value)


def test_a_pack_that_was_given_is_the_one_that_is_extended(tmp_path: Path):
    """An overlay that extends a pack by id gets the one the host loads, not another of that name."""
    shutil.copytree(ENGAGEMENT, tmp_path / "ours")
    ours = tmp_path / "ours" / "language.yaml"
    ours.write_text(ours.read_text().replace("lazy", "lazy bones"))
    head = "pack: {id: site, title: Site, version: 1.0.0, format: 1, extends: [engagement]}\n"
    site = write_files(tmp_path / "site", {"pack.yaml": head})
    pack = load_pack(tmp_path / "ours", [site], use_cache=False)
    assert "lazy bones" in pack.language.never_say
    assert pack.info.title == "Site"
    assert pack.info.intended_use == load_pack(use_cache=False).info.intended_use
    fact = pack.facts["age_years"].place
    assert fact is not None
    assert fact.file == "../engagement/facts/person_and_setting.yaml"


def test_places_are_relative_to_the_pack_that_is_loaded(tmp_path: Path):
    """What an overlay changes has the overlay's place, everything else that of its pack as `../ID/file`."""
    base = "facts: [{id: a, yes_no: true, label: A}]\ncategories: [{id: c, label: C}]\n"
    bad = "change: [{fact: a, set: {label: 3}}, {category: c, set: {lable: D}}]\nfacts: [{id: a_b, label: B}]\n"
    found = problems_of(site_on(base.replace("label: C", "label: [C]"), bad, tmp_path))
    assert re.findall(r"^(\S+): error\[(\w+)\]", found, re.MULTILINE) == [
        ("../base/pack.yaml:3:29", "wrong_type"),
        ("pack.yaml:2:33", "wrong_type"),
        ("pack.yaml:2:58", "unknown_key"),
        ("pack.yaml:3:9", "fact_type"),
    ]


def test_the_order_of_changes_never_matters(tmp_path: Path):
    """However the items of `change` and `retire` are ordered, the pack or its problems are the same."""
    base = """
facts: [{id: a, yes_no: true, label: A}, {id: b, yes_no: true, label: B}]
barriers:
  - {id: x, label: X, description: X., domain: d, sits_with: service, indicators: [{when: {a: true}, strength: strong},
     {when: {b: true}, strength: weak}]}
categories: [{id: c, label: C}, {id: d, label: D}]
"""
    changes = [
        "{indicator: {barrier: x, when: {a: true}}, set: {when: {b: true}}}",
        "{indicator: {barrier: x, when: {b: true}}, set: {when: {a: true}}}",
        "{indicator: {barrier: x, when: {a: true}}, set: {strength: moderate}}",
        "{barrier: x, set: {label: Y}}",
    ]
    digests = {
        load_pack(
            site_on(base, f"retire: [{{category: {gone}}}]\nchange: [{', '.join(order)}]\n", tmp_path / "s")
        ).digest
        for order in permutations(changes)
        for gone in ("c",)
    }
    assert len(digests) == 1
    clashing = [changes[0], "{barrier: x, set: {indicators: [{when: {a: true}, strength: weak}]}}"]
    for order in permutations(clashing):
        assert "duplicate_id" in problems_of(site_on(base, f"change: [{', '.join(order)}]\n", tmp_path / "t"))


def test_a_translation_gives_the_same_advice(tmp_path: Path):
    """A translated pack differs from its base in texts, words, language and the pack section alone."""
    folder = SAMPLES / "good" / "translation"
    base, german = (load_pack(folder / name, use_cache=False) for name in ("base", "de"))
    assert german.facts["travel_minutes"].label == "Anfahrt"
    assert german.language.words["not_known"] == "nicht bekannt"

    def without_texts(value: Any, cls: type) -> Any:
        fields = {field.attribute: field for field in fields_of(cls).values()}
        kept = {}
        for attribute in attrs.fields(cls):
            field = fields.get(attribute.name)
            if field is None or field.translated:
                continue
            inner, nested = getattr(value, attribute.name), getattr(field.kind, "cls", None)
            if nested is not None and inner is not None:
                inner = [without_texts(item, nested) for item in (inner if isinstance(inner, tuple) else (inner,))]
            kept[attribute.name] = inner
        return kept

    for _, cls in SECTIONS.values():
        kind = next(kind for kind, each in SECTIONS.values() if each is cls)
        ours = {name: without_texts(entry, cls) for name, entry in base.entries(kind).items()}
        assert ours == {name: without_texts(entry, cls) for name, entry in german.entries(kind).items()}


def test_a_translation_speaks_of_languages_in_any_case(tmp_path: Path):
    """`EN` is no other language than `en`, so such an overlay is not held to texts alone."""
    site = site_on("categories: []\n", "facts: [{id: a, yes_no: true, label: A}]\n", tmp_path)
    text = (site / "pack.yaml").read_text()
    (site / "pack.yaml").write_text(text.replace("title: Site", "title: Site, language: EN"))
    load_pack(site, use_cache=False)
    (site / "pack.yaml").write_text(text.replace("title: Site", "title: Site, language: en-GB"))
    assert "error[translation]" in problems_of(site)


def test_loading_executes_nothing(tmp_path: Path):
    """No YAML tag, wherever it stands, runs code or builds an object."""
    mark = tmp_path / "executed"
    head = "pack: {id: p, title: P, version: 1.0.0, format: 1}\n"
    for tag in ("object/apply:os.system", "object/new:os.system", "object:os.system", "name:os.system", "module:os"):
        harm = f'!!python/{tag} ["touch {mark}"]'
        for text in (f"facts: {harm}\n", f"facts: [{harm}]\n", f"facts: [{{id: a, yes_no: true, label: {harm}}}]\n"):
            with pytest.raises(PackError, match="yaml_tag"):
                load_pack(write_files(tmp_path / "p", {"pack.yaml": head + text}))
    assert not mark.exists()


def test_nothing_is_said_twice_about_one_value():
    """A scalar that the YAML profile refuses is not reported again as a value of the wrong type."""
    for name in ("bad_boolean", "bad_number", "empty_value", "implicit_date", "yaml_alias"):
        assert set(re.findall(r"error\[(\w+)\]", problems_of(SAMPLES / "bad" / name))) == {name}


def test_reporting_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A pack with thousands of mistakes is refused in seconds: nearest words are looked for only so often."""
    asked = []
    monkeypatch.setattr("resistance_rules.knowledge.diagnostics.did_you_mean", lambda *_: asked.append(1))
    facts = [{"id": f"fact_{n}", "yes_no": True, "label": "F"} for n in range(300)]
    tests = [{f"fect_{n}": True} for n in range(3000)]
    data = {"pack": {"id": "p", "title": "P", "version": "1.0.0", "format": 1}, "facts": facts}
    data["assume"] = [{"id": "a", "not_both": tests}]
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(tmp_path, data), use_cache=False)
    assert len(caught.value.problems) == 3000
    assert len(asked) == 500


def test_the_shipped_packs_are_found_by_id():
    """Every folder of `rules` is a pack under its own id."""
    shipped = packs.shipped_packs()
    assert shipped["engagement"] == ROOT / "rules" / "engagement"
    assert {name: load_pack(name, use_cache=False).info.id for name in shipped} == {name: name for name in shipped}


def test_as_yaml_writes_what_it_is_given(tmp_path: Path):
    """The helper of these tests that writes packs is right: what it writes is the same pack."""
    pack = load_pack(write_pack(tmp_path, read_nodes(EVERYTHING)), use_cache=False)
    assert pack.digest == load_pack(EVERYTHING, use_cache=False).digest
    assert as_yaml({"a": [True, None, "no"]}) == '{"a": [true, null, "no"]}'
