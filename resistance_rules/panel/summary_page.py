"""A panel's summary as a page for the people who run a service: safety first, then unmet needs, then barriers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from resistance_rules.advice.render.markup import Content, Safe, join, tag
from resistance_rules.advice.render.style import page_style_sheet
from resistance_rules.panel.plots import Bar, bars, shares
from resistance_rules.panel.summary import Summary
from resistance_rules.panel.tally import CASES, ERRORS, EVERYBODY

MOST_BARS: Final = 15
MOST_LINES: Final = 12
MOST_COLUMNS: Final = 6
_RULES: Final = """
.rr { max-width: 60rem; }
.rr .rr-plot { display: block; width: 100%; max-width: 40rem; height: auto; margin: .5rem 0 1rem; }
.rr .rr-plot text { font-family: system-ui, sans-serif !important; }
.rr .rr-wide { overflow-x: auto; }
.rr td.rr-number, .rr th.rr-number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.rr th[scope=row] { min-width: 12rem; overflow-wrap: normal; }
"""


def as_page(summary: Summary) -> str:
    """A self-contained page."""
    title = f"A panel, assessed with {summary.pack[0]} {summary.pack[1]}"
    head = join((
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", Safe(page_style_sheet() + _RULES)),
    ))  # fmt: skip
    body = tag("main", tag("h1", title), *_introduction(summary), *_sections(summary), _footer(summary), class_="rr")
    return "<!DOCTYPE html>\n" + tag("html", tag("head", head), tag("body", body), lang="en") + "\n"


def _introduction(summary: Summary) -> Iterator[Content]:
    cases, errors = summary.count(CASES), summary.count(ERRORS)
    yield tag("p", f"{_said(cases)} cases, of which {_said(errors)} could not be assessed.")
    if errors is None or errors:
        yield tag(
            "p",
            "A case that could not be assessed is counted nowhere else on this page. It may need help all the same: its"
            " row in the panel says what is wrong with its facts.",
            class_="rr-alert",
        )
    if summary.private:
        said = "Private matters are counted here. Show this page only to people who may see the whole record."
        yield tag("p", said, class_="rr-alert")
    else:
        yield tag("p", "What is private, or rests on private facts, is not counted here.", class_="rr-note")
    if summary.smallest > 1:
        yield tag(
            "p",
            f"Counts from 1 to {summary.smallest - 1} are hidden, as is everything about a group with so few cases, and"
            " what such a count could be worked out from.",
            class_="rr-soft",
        )
    yield tag(
        "p",
        "Barriers are hypotheses to check with each person: something about safety, trust, pace, goals, money,"
        " transport, culture, body or method that may not fit yet.",
        class_="rr-soft",
    )


def _sections(summary: Summary) -> Iterator[Content]:
    yield from _section(
        summary, "Safety", ("active", "unanswered", "ask_urgently"), ("active",),
        ("active", "no response found", "to ask about now"),
        "Cases in which a safety condition is active, in which an emergency finds no response that may be recommended,"
        " and in which it is not known and should be asked about now.",
    )  # fmt: skip
    yield from _section(
        summary, "Needs that nothing meets yet", ("unmet",), ("unmet",), ("cases",),
        "Likely barriers for which nothing can be recommended now: every response is withheld, waits for something, has"
        " to be checked first, or is missing.",
    )  # fmt: skip
    yield from _section(
        summary, "Barriers", ("likely", "possible"), ("likely", "possible"), ("likely", "possible"),
        "Cases in which each barrier is likely, and in which it is possible.",
    )  # fmt: skip
    if summary.by is not None and summary.groups:
        yield from _by_group(summary)


def _section(
    summary: Summary, heading: str, measures: Sequence[str], drawn: Sequence[str], names: Sequence[str], said: str
) -> Iterator[Content]:
    yield tag("h2", heading)
    yield tag("p", said)
    found = _entries(summary, measures)
    if not found:
        yield tag("p", "None was found.")
        return
    shown = [(name, label) for name, label in found if any(summary.count(measure, name) for measure in drawn)]
    items = [
        Bar(
            label,
            tuple(summary.count(measure, name) or 0 for measure in drawn),
            " + ".join(_said(summary.count(measure, name)) for measure in drawn),
        )
        for name, label in shown[:MOST_BARS]
    ]
    if items:
        more = f", the {MOST_BARS} most frequent" if len(shown) > MOST_BARS else ""
        yield bars(f"{heading}: number of cases{more}", items, names[: len(drawn)])
    rows = [
        tag("tr", tag("th", label, scope="row"), *(_number(summary.count(m, name)) for m in measures))
        for name, label in found
    ]
    yield _table(f"{heading}: all cases", ("", *names), rows, folded=len(rows) > MOST_BARS)


def _entries(summary: Summary, measures: Sequence[str]) -> list[tuple[str, str]]:
    """What was found, the most frequent first."""
    found: dict[tuple[str, str], list[int]] = {}
    for line in summary.lines:
        if line.group == EVERYBODY and line.measure in measures and line.id is not None:
            counts = found.setdefault((line.id, line.label), [0] * len(measures))
            counts[measures.index(line.measure)] = line.count or 0
    return sorted(found, key=lambda entry: ([-count for count in found[entry]], entry[1]))


def _by_group(summary: Summary) -> Iterator[Content]:
    yield tag("h2", f"Likely barriers by {summary.by}")
    found = _entries(summary, ("likely",))
    if not found:
        yield tag("p", "None was found.")
        return
    table = {(line.group, line.id): (line.count, line.cases) for line in summary.lines if line.measure == "likely"}
    groups = [group for group in summary.groups if any(table.get((group, name), (None,))[0] for name, _ in found)]
    if 1 < len(groups) <= MOST_COLUMNS:
        top = found[:MOST_LINES]
        values = [[_share(*table.get((group, name), (None, None))) for group in groups] for name, _ in top]
        yield tag("p", "The share of the cases assessed in which a barrier is likely.")
        yield shares(f"Likely barriers by {summary.by}: share of cases", [label for _, label in top], groups, values)
    rows = [
        tag(
            "tr",
            tag("th", label, scope="row"),
            *(_number(table.get((group, name), (0, 0))[0]) for group in summary.groups),
        )
        for name, label in found
    ]
    cases = tag(
        "tr",
        tag("th", "Cases", scope="row"),
        *(_number(summary.count(CASES, group=group)) for group in summary.groups),
    )
    yield _table(f"Likely barriers by {summary.by}: number of cases", ("", *summary.groups), [cases, *rows])


def _share(count: int | None, cases: int | None) -> float | None:
    return None if count is None or not cases else count / cases


def _table(caption: str, headings: Sequence[str], rows: Sequence[Safe], *, folded: bool = False) -> Safe:
    numbers = (tag("th", text, scope="col", class_="rr-number") for text in headings[1:])
    head = tag("thead", tag("tr", tag("td"), *numbers))
    table = tag(
        "div",
        tag("table", tag("caption", caption), head, tag("tbody", *rows)),
        class_="rr-wide",
        tabindex="0",
        role="region",
        aria_label=caption,
    )
    return tag("details", tag("summary", f"The whole table ({len(rows)} lines)"), table) if folded else table


def _number(count: int | None) -> Safe:
    return tag("td", _said(count), class_="rr-number")


def _said(count: int | None) -> str:
    return f"{count:,}" if count is not None else "hidden"


def _footer(summary: Summary) -> Safe:
    made_with = f"{summary.pack[0]} {summary.pack[1]}, digest {summary.pack[2][:16]}"
    return tag("footer", tag("p", f"{made_with}. These are counts of what rules say, not of what is so."))
