"""An agreement as a page for a clinical lead: figures first, then each vignette with the grounds on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from resistance_rules.advice.render.markup import Safe, join, tag
from resistance_rules.advice.render.style import page_style_sheet
from resistance_rules.testing.agreement import Agreement, Detail, Measure
from resistance_rules.testing.agreement_report import (
    CEILING,
    LIMITS,
    measures_of,
    parts_of,
    said_interval,
    said_share,
    said_value,
)

_RULES = """
.rr table { border-collapse: collapse; margin: 1rem 0; }
.rr caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
.rr th, .rr td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0;
  border-bottom: 1px solid var(--line); }
.rr td.rr-number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.rr pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--page); padding: .6rem .8rem;
  border-radius: .4rem; font-size: .85rem; line-height: 1.45; }
.rr details.rr-vignette { background: var(--card); border-radius: .6rem; padding: .7rem 1rem; margin: .6rem 0; }
.rr summary { cursor: pointer; }
.rr .rr-story { max-width: 46rem; color: var(--soft); }
@media (max-width: 40rem) { .rr td, .rr th { display: block; border-bottom: 0; padding: .1rem 0; }
  .rr tr { display: block; border-bottom: 1px solid var(--line); padding: .4rem 0; } .rr thead { display: none; } }
"""


def as_page(result: Agreement, *, details: bool) -> str:
    """A self-contained page: no script, no outside request."""
    title = f"Agreement of {result.pack[0]} {result.pack[1]} with {len(result.raters)} raters"
    head = join((
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", Safe(page_style_sheet() + _RULES)),
    ))  # fmt: skip
    open_ones = [detail for detail in result.details if not detail.agrees]
    agreed = [detail for detail in result.details if detail.agrees]
    body = tag(
        "main",
        tag("h1", title),
        tag("p", f"{len(result.details)} vignettes; raters: {', '.join(result.raters)}."),
        tag("p", LIMITS, class_="rr-story"),
        _figures(result),
        tag("p", CEILING[:1].upper() + CEILING[1:], class_="rr-story") if len(result.raters) > 1 else None,
        *(_argument(open_ones, agreed, result.labels) if details else ()),
        tag("h2", "Remarks on the files") if result.remarks else None,
        tag("ul", *(tag("li", remark) for remark in result.remarks)) if result.remarks else None,
        class_="rr",
    )
    return "<!DOCTYPE html>\n" + tag("html", tag("head", head), tag("body", body), lang="en") + "\n"


def _argument(open_ones: Sequence[Detail], agreed: Sequence[Detail], labels: Mapping[str, str]) -> Iterator[Safe]:
    yield tag("h2", f"To argue about ({len(open_ones)})")
    yield from (_vignette(detail, labels) for detail in open_ones)
    yield tag("h2", f"Agreed ({len(agreed)})")
    if agreed:
        yield tag("ul", *(tag("li", f"{item.vignette.id}: {item.vignette.title}") for item in agreed))


def _figures(result: Agreement) -> Safe:
    headings = ("Measure", "Pack", "95 % interval", "Raters", "Count")
    return tag(
        "table",
        tag("caption", "Figures"),
        tag("thead", tag("tr", *(tag("th", text, scope="col") for text in headings))),
        tag("tbody", *map(_row, measures_of(result))),
    )


def _row(measure: Measure) -> Safe:
    cells = (
        said_value(measure, measure.pack.value),
        said_interval(measure),
        said_value(measure, measure.raters.value) if measure.raters else "",
        said_share(measure.pack),
    )
    return tag("tr", tag("th", measure.label, scope="row"), *(tag("td", cell, class_="rr-number") for cell in cells))


def _vignette(detail: Detail, labels: Mapping[str, str]) -> Safe:
    first = tag("ol", *(tag("li", tag("b", labels[name]), f" ({name}): {verdict}") for name, verdict in detail.first))
    parts = [
        join((tag("h3", heading.capitalize()), *(_ground(name, labels[name], said) for name, said in grounds.items())))
        for heading, grounds in parts_of(detail)
    ]
    return tag(
        "details",
        tag("summary", tag("b", detail.vignette.id), " ", detail.vignette.title),
        tag("p", detail.vignette.story, class_="rr-story") if detail.vignette.story else None,
        tag("h3", "First suggestions"),
        first,
        *parts,
        class_="rr-vignette",
    )


def _ground(name: str, label: str, said: str) -> Safe:
    return join((tag("p", tag("b", label), f" ({name})"), tag("pre", said)))
