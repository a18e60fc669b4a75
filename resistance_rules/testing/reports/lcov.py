"""Coverage as an lcov tracefile: a line for each rule, a branch for each thing that a condition has to decide alone.

Format: the man page of `geninfo` (linux-test-project/lcov).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import Factory, define

from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.testing.coverage import Coverage


@define
class _File:
    """What one file of the pack holds: line -> cases in which a rule there fired; and its branches."""

    lines: dict[int, int] = Factory(dict)
    branches: list[tuple[int, int, int, int]] = Factory(list)


def tracefile(coverage: Coverage, folder: Path) -> str:
    """The tracefile.

    Args:
        coverage: what to report.
        folder: of the pack, which places are relative to.
    """
    files: dict[str, _File] = {}
    for block, rule in enumerate(coverage.catalogue.rules):
        place = rule.production.place
        if place is None:
            continue
        file = files.setdefault(place.file, _File())
        file.lines[place.line] = file.lines.get(place.line, 0) + coverage.hits.get(f"rule {rule.id}", 0)
        branch = 0
        for clause in rule.clauses:
            where: Place = clause.test.place or place
            for truth in clause.truths:
                taken = coverage.hits.get(rule.obligation(clause.index, truth), 0)
                files.setdefault(where.file, _File()).branches.append((where.line, block, branch, taken))
                branch += 1
    return "".join(f"{line}\n" for name in sorted(files) for line in _section(folder / name, files[name]))


def _section(path: Path, file: _File) -> Iterator[str]:
    yield "TN:"
    yield f"SF:{path.resolve()}"
    for line, block, branch, taken in sorted(file.branches):
        yield f"BRDA:{line},{block},{branch},{taken}"
    yield f"BRF:{len(file.branches)}"
    yield f"BRH:{sum(taken > 0 for *_, taken in file.branches)}"
    for line in sorted(file.lines):
        yield f"DA:{line},{file.lines[line]}"
    yield f"LF:{len(file.lines)}"
    yield f"LH:{sum(count > 0 for count in file.lines.values())}"
    yield "end_of_record"
