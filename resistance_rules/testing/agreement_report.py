"""An agreement as data and as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from resistance_rules.testing.agreement import Agreement, Detail, Measure, Share

LIMITS: Final = (
    "These figures say whether the advice is what the raters would expect, not whether it helps anyone. Vignettes are "
    "short; few raters; raters who share a training agree with each other more than people do."
)
CEILING: Final = (
    "raters: each of them held against each other one in the same way. That is about as well as any pack can do."
)


def as_data(result: Agreement, *, details: bool) -> dict[str, Any]:
    """Plain data, in a fixed order."""
    return {
        "pack": {"id": result.pack[0], "version": result.pack[1]},
        "raters": list(result.raters),
        "vignettes": len(result.details),
        "limits": LIMITS,
        "measures": [
            {
                "id": measure.id,
                "label": measure.label,
                "better": measure.better,
                "value": _rounded(measure.pack.value),
                "hits": _rounded(measure.pack.hits),
                "of": _rounded(measure.pack.of),
                "low": _rounded(measure.low),
                "high": _rounded(measure.high),
                "raters": _rounded(measure.raters.value) if measure.raters else None,
            }
            for measure in result.measures
        ],
        **({"details": [_detail_data(detail) for detail in result.details]} if details else {}),
        "remarks": list(result.remarks),
    }


def as_text(result: Agreement, *, details: bool, width: int) -> str:
    """For a terminal: the figures, then every vignette that leaves something to argue about."""
    lines = [
        f"{result.pack[0]} {result.pack[1]} against {_and(result.raters)}, {len(result.details)} vignettes",
        "",
        *_table(result, width),
        "",
        *(textwrap.wrap(CEILING, width) if len(result.raters) > 1 else ()),
        *textwrap.wrap(LIMITS, width),
    ]
    if result.remarks:
        lines += ["", "Read with these remarks:"]
        lines += [
            line for remark in result.remarks for line in textwrap.wrap(f"- {remark}", width, subsequent_indent="  ")
        ]
    if details:
        open_ones = [detail for detail in result.details if not detail.agrees]
        agreed = len(result.details) - len(open_ones)
        lines += ["", f"{agreed} vignettes leave nothing to argue about; {len(open_ones)} do:"]
        for detail in open_ones:
            lines += ["", *_detail_lines(detail, result.labels)]
    return "\n".join(lines)


def said_share(share: Share) -> str:
    """`12 of 14`, with a decimal only where there is one."""
    return f"{_plain(share.hits)} of {_plain(share.of)}"


def said_value(measure: Measure, value: float | None) -> str:
    """A share in per cent; the ratio of barriers as a ratio; nothing as a dash."""
    if value is None:
        return "-"
    return f"{value:.2f}" if measure.id == "barriers_shown" else f"{100 * value:.0f} %"


def said_interval(measure: Measure) -> str:
    """The interval in words, or nothing."""
    if measure.low is None or measure.high is None:
        return ""
    return f"{said_value(measure, measure.low)} to {said_value(measure, measure.high)}"


def measures_of(result: Agreement) -> Sequence[Measure]:
    """Those worth showing: what every rater names is what a rater names, where there is one."""
    one = len(result.raters) == 1
    return [measure for measure in result.measures if not (one and measure.id.endswith("_all"))]


def parts_of(detail: Detail) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What a clinical lead can argue about, heading by heading; empty ones are left out."""
    for heading, grounds in (
        ("red flags that a rater names and the advice does not show", detail.flags_missed),
        ("red flags shown that no rater names", detail.flags_extra),
        ("barriers that a rater names and the advice does not raise", detail.barriers_missed),
        ("among the first three, and nobody calls it helpful", detail.not_called_helpful),
        ("a best first step that is not among the first three", detail.best_not_first),
        ("offered now, and a rater rules it out", detail.must_not_now),
    ):
        if grounds:
            yield heading, grounds


def _table(result: Agreement, width: int) -> list[str]:
    """The figures, in columns; where they do not fit, without the counts."""
    rows: list[tuple[str, ...]] = [("", "pack", "95 % interval", "raters", "count")]
    for measure in measures_of(result):
        among = said_value(measure, measure.raters.value) if measure.raters else ""
        value, interval = said_value(measure, measure.pack.value), said_interval(measure)
        rows.append((measure.label, value, interval, among, said_share(measure.pack)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    shown = [index for index in range(len(widths)) if index == 0 or any(row[index] for row in rows[1:])]
    if sum(widths[index] + 2 for index in shown) > width:
        shown.pop()
    return ["  ".join(row[index].ljust(widths[index]) for index in shown).rstrip() for row in rows]


def _detail_lines(detail: Detail, labels: Mapping[str, str]) -> list[str]:
    lines = [f"{detail.vignette.id}  {detail.vignette.title}"]
    lines += [
        f"  {place}. {labels[name]} ({name}): {verdict}" for place, (name, verdict) in enumerate(detail.first, start=1)
    ]
    for heading, grounds in parts_of(detail):
        lines.append(f"  {heading}:")
        for name, ground in grounds.items():
            if not ground.startswith(labels[name]):  # an explanation begins with its label
                lines.append(f"    {labels[name]} ({name})")
            lines += [f"      {line}" for line in ground.splitlines()]
    return lines


def _detail_data(detail: Detail) -> dict[str, Any]:
    return {
        "id": detail.vignette.id,
        "title": detail.vignette.title,
        "agrees": detail.agrees,
        "first": [{"id": name, "raters": verdict} for name, verdict in detail.first],
        "flags_missed": dict(detail.flags_missed),
        "flags_extra": dict(detail.flags_extra),
        "barriers_missed": dict(detail.barriers_missed),
        "not_called_helpful": dict(detail.not_called_helpful),
        "best_not_first": dict(detail.best_not_first),
        "must_not_now": dict(detail.must_not_now),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
