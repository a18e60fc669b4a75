"""Plots for the summary's page, drawn by Matplotlib as SVG that takes its colours from the page, light or dark.

A plot says everything in text too: each bar has its number, each cell its share, and kinds differ in more than colour.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from typing import Any, Final

from attrs import frozen

from resistance_rules.advice.render.markup import Safe

_WIDTH: Final = 5.0  # inches; 360 units, so that letters stay readable where the page is narrow
_TEXT: Final = 9
_WRAP: Final = 30
# drawn in these colours, which nothing else has, and then replaced by those of the page
_INK, _ONE, _OTHER = "#010203", "#010204", "#010205"
_PAGE_COLORS: Final = {_INK: "currentColor", _ONE: "var(--link)", _OTHER: "var(--warn-line)"}
_STRONGEST: Final = 0.4  # of a cell's colour, so that text on it keeps its contrast


@frozen
class Bar:
    """A bar in one or two parts, with what stands at its end."""

    label: str
    parts: tuple[int, ...]
    said: str


def bars(title: str, items: Sequence[Bar], kinds: Sequence[str]) -> Safe:
    """Horizontal bars.

    Args:
        title: what the plot shows, for people who do not see it.
        items: the bars, from top to bottom.
        kinds: what the parts of each bar are, in order; the second is hatched.
    """
    heights = [_lines(item.label) for item in items]
    figure, axes = _figure(sum(heights) * 0.16 + len(items) * 0.16 + (0.35 if len(kinds) > 1 else 0.1))
    position, places = 0.0, []
    for lines in heights:
        places.append(position + lines / 2)
        position += lines + 1
    left = [0] * len(items)
    for kind, name in enumerate(kinds):
        widths = [item.parts[kind] for item in items]
        look = {"color": _ONE} if kind == 0 else {"color": "none", "edgecolor": _OTHER, "hatch": "////"}
        axes.barh(places, widths, height=1.1, left=left, label=name, linewidth=0.8, **look)
        left = [start + width for start, width in zip(left, widths, strict=True)]
    widest = max(left, default=0) or 1
    for place, end, item in zip(places, left, items, strict=True):
        axes.text(end + widest * 0.02, place, item.said, va="center", color=_INK, fontsize=_TEXT)
    axes.set_xlim(0, widest * 1.3)
    axes.set_ylim(position - 0.5, -0.6)
    axes.set_yticks(places, [_wrapped(item.label) for item in items], color=_INK, fontsize=_TEXT)
    axes.set_xticks([])
    axes.tick_params(length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_INK)
    if len(kinds) > 1:
        axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, fontsize=_TEXT, labelcolor=_INK,
            borderaxespad=0.1,
        )  # fmt: skip
    return _svg(figure, title)


def shares(title: str, labels: Sequence[str], groups: Sequence[str], values: Sequence[Sequence[float | None]]) -> Safe:
    """A table of shares whose cells are the darker the larger they are; None is a cell that is not shown.

    Args:
        title: what the plot shows, for people who do not see it.
        labels: of the lines, from top to bottom.
        groups: the columns.
        values: for each line its shares, from 0 to 1.
    """
    heights = [_lines(label) for label in labels]
    names = [textwrap.fill(group, 10) for group in groups]
    heading = max(name.count("\n") + 1 for name in names)
    figure, axes = _figure((sum(heights) + len(labels) + heading) * 0.16)
    most = max((share for line in values for share in line if share is not None), default=0) or 1
    position, places = 0.0, []
    for line, lines in enumerate(heights):
        places.append(position + (lines + 1) / 2)
        for column in range(len(groups)):
            share = values[line][column]
            axes.add_patch(_cell(column, position, lines + 1, (share or 0) / most))
            said = "hidden" if share is None else f"{100 * share:.0f} %"
            axes.text(column + 0.5, places[-1], said, ha="center", va="center", color=_INK, fontsize=_TEXT)
        position += lines + 1
    axes.set_xlim(0, len(groups))
    axes.set_ylim(position, 0)
    axes.set_yticks(places, [_wrapped(label) for label in labels], color=_INK, fontsize=_TEXT)
    axes.set_xticks([column + 0.5 for column in range(len(groups))], names, color=_INK, fontsize=_TEXT)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return _svg(figure, title)


def _cell(column: int, top: float, height: float, strength: float) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((column, top), 1, height, facecolor=_ONE, alpha=_STRONGEST * strength, linewidth=0)


def _figure(height: float) -> tuple[Any, Any]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height + 0.15), layout="constrained")
    axes = figure.add_subplot()
    axes.patch.set_visible(False)
    figure.patch.set_visible(False)
    return figure, axes


def _lines(label: str) -> int:
    return len(textwrap.wrap(label, _WRAP)) or 1


def _wrapped(label: str) -> str:
    return textwrap.fill(label, _WRAP)


def _svg(figure: Any, title: str) -> Safe:
    """The figure as an element of the page, with its title in place of what Matplotlib writes around it."""
    from html import escape

    import matplotlib as mpl

    stream = io.StringIO()
    # text stays text, so that it can be read aloud, searched and copied; the same plot is always the same bytes
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": title, "font.family": "sans-serif"}):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    for color, on_page in _PAGE_COLORS.items():
        text = text.replace(color, on_page)
    view = re.search(r'viewBox="([^"]+)"', text)
    assert view is not None  # noqa: S101  (Matplotlib always writes one)
    prefix = "p" + re.sub(r"\W+", "-", title.casefold())
    text = re.sub(r'\b(id=")', rf"\1{prefix}-", text)
    text = re.sub(r'(xlink:href="#|url\(#)', rf"\1{prefix}-", text)
    head = f'<svg class="rr-plot" role="img" aria-label="{escape(title)}" viewBox="{view[1]}" '
    head += 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return Safe(head + text[text.index(">") + 1 :].strip())
