"""Feedback for quality review: every report as CSV or JSON, and how often which card was taken up or set aside."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from attrs import define, field

from resistance_rules.hosts.cds_hooks.feedback_store import Kept

COLUMNS: Final = (
    "outcome_at", "received_at", "service", "about", "outcome", "done", "reason_code", "reason_display",
    "reason_system", "comment", "card", "suggestions", "pack",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_record(kept: Kept, *, comments: bool = True) -> dict[str, Any]:
    """A report as plain data, in the order of `COLUMNS`.

    Args:
        kept: the report.
        comments: whether what clinicians wrote is in it.
    """
    outcome = kept.outcome
    return {
        "outcome_at": outcome.at.isoformat(),
        "received_at": kept.received.isoformat(),
        "service": outcome.service,
        "about": outcome.about,
        "outcome": outcome.outcome,
        "done": list(outcome.done),
        "reason_code": outcome.reason.code,
        "reason_display": outcome.reason.display,
        "reason_system": outcome.reason.system,
        "comment": outcome.reason.comment if comments else None,
        "card": outcome.card,
        "suggestions": list(outcome.suggestions),
        "pack": kept.pack,
    }


def write_csv(reports: Iterable[Kept], out: TextIO, *, comments: bool = True) -> int:
    """Write reports as CSV with a header. What a spreadsheet would take for a formula gets a `'` before it.

    Returns:
        How many there were.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for kept in reports:
        record = as_record(kept, comments=comments)
        writer.writerow([_cell(record[name]) for name in COLUMNS])
        count += 1
    return count


def write_json(reports: Iterable[Kept], out: TextIO, *, comments: bool = True) -> int:
    """Write reports as JSON Lines: one object a line.

    Returns:
        How many there were.
    """
    count = 0
    for kept in reports:
        out.write(json.dumps(as_record(kept, comments=comments), ensure_ascii=False) + "\n")
        count += 1
    return count


@define
class Tally:
    """How often cards about one thing were taken up or set aside, and why they were set aside."""

    about: str
    accepted: int = 0
    overridden: int = 0
    reasons: Counter[str] = field(factory=Counter)

    @property
    def reported(self) -> int:
        """Reports of either kind. Cards that were ignored are never reported, so this is no rate of use."""
        return self.accepted + self.overridden


def tallies(reports: Iterable[Kept]) -> list[Tally]:
    """Count the reports by what the cards were about, those that were set aside most often first."""
    found: dict[str, Tally] = {}
    for kept in reports:
        outcome = kept.outcome
        about = outcome.about or "(no card of this pack)"
        tally = found.setdefault(about, Tally(about))
        if outcome.outcome == "accepted":
            tally.accepted += 1
        else:
            tally.overridden += 1
            tally.reasons[outcome.reason.display or outcome.reason.code or "no reason given"] += 1
    return sorted(found.values(), key=lambda tally: (-tally.overridden, -tally.accepted, tally.about))


def written_tallies(found: Iterable[Tally]) -> Iterator[str]:
    """The counts as lines for a terminal."""
    for tally in found:
        yield f"{tally.about}: taken up {tally.accepted}, set aside {tally.overridden}"
        for reason, count in sorted(tally.reasons.items(), key=lambda item: (-item[1], item[0])):
            yield f"    {count} x {reason}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = " ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
