"""Coverage as an lcov tracefile: a line for each rule, and on it a branch for each truth that a condition has alone.

Format: the man page of `geninfo` (linux-test-project/lcov). lcov from 2.0 on refuses a file in which a line and its
branches contradict each other, so all branches of a rule stand on the rule's own line; those of a rule that never
fired are `-`, never evaluated; and a rule of several conditions has one branch more, itself, as it can fire without a
condition that decided alone. So lcov shows a little less than was reached, never more; JSON and HTML show all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import Factory, define

from resistance_rules.testing.coverage import Coverage


@define
class _File:
    """What one file of the pack holds: line -> cases in which a rule there fired; and its branches."""

    lines: dict[int, int] = Factory(dict)
    branches: list[tuple[int, int, int, int | None]] = Factory(list)


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
        fired = coverage.hits.get(f"rule {rule.id}", 0)
        file.lines[place.line] = file.lines.get(place.line, 0) + fired
        alone = [
            coverage.hits.get(rule.obligation(clause.index, truth), 0)
            for clause in rule.clauses
            for truth in clause.truths
        ]
        taken = alone if len(rule.clauses) == 1 else [*alone, fired]
        for branch, count in enumerate(taken):
            file.branches.append((place.line, block, branch, count if fired else None))
    return "".join(f"{line}\n" for name in sorted(files) for line in _section(folder / name, files[name]))


def _section(path: Path, file: _File) -> Iterator[str]:
    yield "TN:"
    yield f"SF:{path.resolve()}"
    for line, block, branch, taken in sorted(file.branches, key=lambda branch: branch[:3]):
        yield f"BRDA:{line},{block},{branch},{'-' if taken is None else taken}"
    yield f"BRF:{len(file.branches)}"
    yield f"BRH:{sum(bool(taken) for *_, taken in file.branches)}"
    for line in sorted(file.lines):
        yield f"DA:{line},{file.lines[line]}"
    yield f"LF:{len(file.lines)}"
    yield f"LH:{sum(count > 0 for count in file.lines.values())}"
    yield "end_of_record"
