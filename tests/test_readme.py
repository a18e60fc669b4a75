"""What the documentation shows is true."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from resistance_rules.cli import main
from resistance_rules.cli.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("benchmarks/*.md")]


def test_the_readme_s_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python of the README runs as it stands, and its bad value is refused without being shown."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102  (our own documentation)
    shown = capsys.readouterr().out
    assert "error[out_of_range]: `trust_rating_0_10`" in shown
    assert "held back by" in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_that_pages_show_can_be_read(page: Path) -> None:
    """Every block of Python in the documentation is Python."""
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        compile(textwrap.dedent(block), str(page), "exec")


def test_the_readme_s_case_gives_what_the_readme_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case of the README is answered with the lines that stand there, in that order."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (case,), (shown,) = (re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL) for kind in ("yaml", "text"))
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["assess", str(tmp_path / "case.yaml")]) == 0
    printed = iter(capsys.readouterr().out.splitlines())
    for line in filter(None, shown.splitlines()):
        assert line in printed, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def commands_of(page: Path) -> list[str]:
    """Every command line that a page shows: in its blocks, and as code within a line."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    lines += re.findall(r"`(resistance-rules [a-z][^`]*)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [re.split(r"\s[|>&]|\s\.\.\.", line)[0] for line in lines if line.startswith("resistance-rules ")]


@pytest.mark.parametrize("page", [page for page in PAGES if commands_of(page)], ids=lambda page: page.stem)
def test_the_commands_that_pages_show_are_understood(page: Path) -> None:
    """Each command line of the documentation is one that the program reads, options and all."""
    parser = build_parser("0")
    for command in commands_of(page):
        try:
            parser.parse_args(shlex.split(command, comments=True)[1:])
        except SystemExit as done:
            assert done.code == 0, f"{page.relative_to(ROOT)} shows `{command}`"  # noqa: PT017  (0: --help)
