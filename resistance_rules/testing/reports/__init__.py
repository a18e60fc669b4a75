"""Coverage for people and programs: terminal, lcov, JSON, HTML."""

from __future__ import annotations

from pathlib import Path

from resistance_rules.knowledge.packs import shipped_packs
from resistance_rules.testing.coverage import Coverage
from resistance_rules.testing.reports.html import coverage_page
from resistance_rules.testing.reports.lcov import tracefile

KINDS = ("html", "lcov", "json")


def written_report(coverage: Coverage, kind: str, *, pack: str | Path) -> str:
    """A report as text.

    Args:
        coverage: what to report.
        kind: `html`, `lcov` or `json`.
        pack: id or folder of the pack, where lcov looks for its files.

    Raises:
        NothingRecordedError: no case was assessed.
        ValueError: there is no such kind.
    """
    coverage.require_cases()
    if kind == "html":
        return coverage_page(coverage)
    if kind == "lcov":
        folder = shipped_packs().get(str(pack), Path(pack))
        return tracefile(coverage, folder)
    if kind == "json":
        return coverage.to_json()
    raise ValueError(f"there is no report `{kind}`: the kinds are {', '.join(KINDS)}")


def write_report(coverage: Coverage, kind: str, path: Path, *, pack: str | Path) -> None:
    """Write a report into a file, and make its folder if need be. Arguments and errors as in `written_report`."""
    text = written_report(coverage, kind, pack=pack)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
