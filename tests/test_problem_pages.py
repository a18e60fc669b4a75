"""The pages in docs/problems: there is one for each code, and their examples are true."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from packing import ROOT, codes_in, write_files

from resistance_rules import CaseError, KnowledgeBase
from resistance_rules.cli.case_files import parse_case
from resistance_rules.knowledge.diagnostics import PackError
from resistance_rules.knowledge.lint import findings
from resistance_rules.knowledge.packs import load_pack
from resistance_rules.knowledge.promises import PROOF_FINDINGS
from resistance_rules.prove import prove
from resistance_rules.prove.reach import CODES
from resistance_rules.prove.waivers import NOT_WAIVABLE

PAGES = ROOT / "docs" / "problems"
NAMES = sorted(path.stem for path in PAGES.glob("*.md") if path.stem != "README")
BASE = (PAGES / "base.yaml").read_text(encoding="utf-8")
PROVED = {*PROOF_FINDINGS, *NOT_WAIVABLE}
SITE = "pack: {id: site, title: Site, version: 1.0.0, format: 1, extends: [example]}\n"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(page: str, heading: str) -> list[tuple[str, str | None, str]]:
    """The blocks of a page below `## Avoid` or `## Prefer`: language, mark, text."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    _, _, rest = text.partition(f"## {heading}\n")
    return BLOCK.findall(rest.partition("\n## ")[0])


def codes_of_pack(folder: Path, *, proved: bool = False) -> set[str]:
    """The codes of everything that can be said about a pack, or of everything that proofs say."""
    try:
        pack = load_pack(folder, use_cache=False)
        if proved:
            verdicts = prove(KnowledgeBase.of(pack, "reference")).verdicts
            return {refutation.code for verdict in verdicts for refutation in verdict.refutations}
        return {finding.code for finding in findings(pack)}
    except PackError as error:
        return {problem.code for problem in error.problems}


def codes_of_case(language: str, text: str, kb: KnowledgeBase) -> set[str]:
    """The codes of everything that is wrong with a case."""
    try:
        if language == "python":
            kb.case(eval(text, {"Decimal": Decimal, "float": float}))  # noqa: S307  our own documentation
        else:
            parse_case(text.encode(), f"case.{language}", f".{language}").check(kb)
    except CaseError as error:
        return {problem.code for problem in error.problems}
    return set()


def codes_of_panel(mark: str | None, text: str, folder: Path, kb: KnowledgeBase) -> set[str]:
    """The codes of everything that is wrong with a CSV file; `keep=` names the column that is passed through."""
    panel = pytest.importorskip("resistance_rules.panel")
    path = write_files(folder, {"cases.csv": text}) / "cases.csv"
    try:
        found = panel.assess(kb, path, keep=[mark.removeprefix("keep=")] if mark else [])
    except panel.PanelError as error:
        return {problem.code for problem in error.problems}
    return {error["code"] for errors in found["errors"].to_pylist() for error in errors}


def codes_of(
    example: tuple[str, str | None, str], folder: Path, kb: KnowledgeBase, *, proved: bool = False
) -> set[str] | None:
    """The codes that an example yields; None for one that cannot be run."""
    language, mark, text = example
    if language == "text":
        return None
    if language == "csv":
        return codes_of_panel(mark, text, folder, kb)
    if mark == "case":
        return codes_of_case(language, text, kb)
    if mark == "pack":
        return codes_of_pack(write_files(folder, {"pack.yaml": text}))
    if mark == "site":
        head = "" if text.startswith("pack:") else SITE
        write_files(folder, {"example/pack.yaml": BASE, "site/pack.yaml": head + text})
        return codes_of_pack(folder / "site")
    name = mark.removeprefix("file=") if mark else "more.yaml"
    return codes_of_pack(write_files(folder, {"pack.yaml": BASE, name: text}), proved=proved)


@pytest.fixture(scope="module")
def example_kb(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Load the pack that the examples are added to."""
    folder = write_files(tmp_path_factory.mktemp("example"), {"pack.yaml": BASE})
    return KnowledgeBase.of(load_pack(folder, use_cache=False), "reference")


def test_proofs_report_what_they_say_they_report():
    """What the proofs report is exactly what `allow` knows, and what cannot be waived."""
    assert codes_in("prove") - {"unneeded_allow"} | {"redundant_rule", "redundant_indicator", *CODES.values()} == PROVED


def test_every_code_has_a_page_and_every_page_a_code():
    """Whatever the library and the command line can report is explained, and nothing else is."""
    assert set(NAMES) == codes_in("knowledge", "inference", "advice", "panel", "cli") | PROVED


def test_the_index_lists_every_page():
    """The index has one line for each page (one in each list it belongs to), with the page's own sentence."""
    listed = re.findall(r"^\| \[(\w+)\]\((\w+)\.md\) \| (.+) \|$", (PAGES / "README.md").read_text(), re.MULTILINE)
    assert {name for name, _, _ in listed} == set(NAMES)
    for name, target, sentence in listed:
        assert name == target
        text = (PAGES / f"{name}.md").read_text()
        assert sentence in re.sub(r"\s+", " ", text), name


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_every_part(name: str):
    """Each page says what its code is, why it matters, what to avoid and what to prefer."""
    text = (PAGES / f"{name}.md").read_text()
    assert text.startswith(f"# {name}\n\n**")
    assert "\n**Why:** " in text
    assert examples(name, "Avoid")
    assert examples(name, "Prefer")


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_a_page_are_true(name: str, tmp_path: Path, example_kb: KnowledgeBase):
    """Each example to avoid yields the code of its page; none to prefer yields it, nor any problem."""
    for number, example in enumerate(examples(name, "Avoid")):
        found: Any = codes_of(example, tmp_path / f"avoid{number}", example_kb, proved=name in PROVED)
        assert found is None or name in found, found
    for number, example in enumerate(examples(name, "Prefer")):
        found = codes_of(example, tmp_path / f"prefer{number}", example_kb, proved=name in PROVED)
        assert found is None or (name not in found and found <= {"unused_fact"}), found


def test_the_pack_of_the_examples_is_sound(tmp_path: Path):
    """Nothing can be said about the pack that the examples are added to, and every proof of it holds."""
    folder = write_files(tmp_path, {"pack.yaml": BASE})
    assert codes_of_pack(folder) == set()
    assert codes_of_pack(folder, proved=True) == set()
