"""How the HTML looks: colours with enough contrast, light and dark, and the style sheet made of them.

Colours stand only here, by name, so that a test can compute the contrast of every pair that is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LIGHT: Final[Mapping[str, str]] = {
    "page": "#ffffff",
    "card": "#f5f6f8",
    "text": "#1a1d21",
    "soft": "#4a5260",
    "link": "#0a4f9e",
    "line": "#7d8794",
    "focus": "#0a4f9e",
    "danger-ground": "#fdecea",
    "danger-text": "#6e0b0b",
    "danger-line": "#b3261e",
    "warn-ground": "#fff3dc",
    "warn-text": "#553600",
    "warn-line": "#9a5b00",
    "good-ground": "#e2f3e6",
    "good-text": "#10472a",
    "calm-ground": "#e6e9ef",
    "calm-text": "#2f3744",
}
DARK: Final[Mapping[str, str]] = {
    "page": "#14171c",
    "card": "#1f242c",
    "text": "#e9ebee",
    "soft": "#b6bdc8",
    "link": "#9cc5fa",
    "line": "#8791a0",
    "focus": "#9cc5fa",
    "danger-ground": "#3d1412",
    "danger-text": "#ffdcd8",
    "danger-line": "#ff8a80",
    "warn-ground": "#35280c",
    "warn-text": "#ffe4b3",
    "warn-line": "#e3a93f",
    "good-ground": "#123220",
    "good-text": "#c5f1d3",
    "calm-ground": "#2c323d",
    "calm-text": "#dbe0e8",
}
TEXT_ON_GROUND: Final = (
    ("text", "page"), ("soft", "page"), ("link", "page"), ("text", "card"), ("soft", "card"), ("link", "card"),
    ("danger-text", "danger-ground"), ("warn-text", "warn-ground"), ("good-text", "good-ground"),
    ("calm-text", "calm-ground"),
)  # fmt: skip
LINE_ON_GROUND: Final = (
    ("line", "page"), ("line", "card"), ("focus", "page"), ("focus", "card"), ("danger-line", "page"),
    ("danger-line", "danger-ground"), ("warn-line", "page"), ("warn-line", "warn-ground"),
)  # fmt: skip

_RULES: Final = """
.rr { box-sizing: border-box; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif;
  max-width: 52rem; padding: 0 1rem 1rem; overflow-wrap: anywhere; text-align: left; }
.rr *, .rr *::before { box-sizing: inherit; }
body.rr { margin: 0 auto; }
.rr .rr-title { font-size: 1.15rem; line-height: 1.35; margin: 1rem 0 .25rem; font-weight: 600; }
.rr .rr-section { margin-top: 1.75rem; }
.rr .rr-heading { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .5rem; font-weight: 700; }
.rr .rr-item { font-size: 1.1rem; line-height: 1.35; margin: 0 0 .35rem; font-weight: 700; }
.rr p, .rr ul, .rr ol, .rr dl { margin: .35rem 0; }
.rr ul, .rr ol { padding-left: 1.4rem; }
.rr li { margin: .2rem 0; }
.rr .rr-soft, .rr footer { color: var(--soft); }
.rr footer { margin-top: 2rem; padding-top: .75rem; border-top: 1px solid var(--line);
  font-size: .9rem; }
.rr .rr-card { background: var(--card); border: 1px solid var(--line); border-radius: .4rem;
  padding: .85rem 1rem; margin: .75rem 0; }
.rr .rr-alert { border: 1px solid var(--warn-line); border-left-width: .5rem; border-radius: .4rem;
  padding: .75rem 1rem;
  margin: .75rem 0; background: var(--warn-ground); color: var(--warn-text); }
.rr .rr-danger { border-color: var(--danger-line); background: var(--danger-ground);
  color: var(--danger-text); }
.rr .rr-note { border: 1px solid var(--line); border-left-width: .5rem; border-radius: .4rem;
  padding: .5rem 1rem; margin: .75rem 0; }
.rr .rr-first { font-size: 1.15rem; line-height: 1.4; }
.rr .rr-badge { display: inline-block; padding: .05rem .55rem; border: 1px solid currentColor;
  border-radius: 1rem; font-size: .875rem;
  font-weight: 600; background: var(--calm-ground); color: var(--calm-text); margin: 0 .35rem .25rem 0; }
.rr .rr-now { background: var(--good-ground); color: var(--good-text); }
.rr .rr-check { background: var(--warn-ground); color: var(--warn-text); }
.rr .rr-say { margin: .5rem 0; padding: .1rem 0 .1rem .8rem; border-left: 3px solid var(--line);
  font-style: italic; }
.rr .rr-say p { margin: .2rem 0; }
.rr dt { font-weight: 600; margin-top: .5rem; }
.rr dd { margin: 0; }
.rr dd > *, .rr dd li:first-child { margin-top: 0; }
.rr a { color: var(--link); text-decoration: underline; display: inline-block; min-height: 24px; }
.rr summary { cursor: pointer; padding: .35rem 0; min-height: 24px; font-weight: 600; }
.rr :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.rr table { border-collapse: collapse; }
.rr th, .rr td { text-align: left; padding: .2rem 1.25rem .2rem 0;
  border-bottom: 1px solid var(--line); font-weight: 400; }
.rr caption { text-align: left; font-weight: 600; padding: .35rem 0; }
@media (min-width: 40rem) {
  .rr .rr-pairs { display: grid; grid-template-columns: 8rem 1fr; column-gap: 1rem; row-gap: .35rem; }
  .rr .rr-pairs dt { margin-top: 0; }
}
@media print {
  .rr { max-width: none; font-size: 10.5pt; }
  .rr .rr-card, .rr .rr-alert { break-inside: avoid; }
  .rr .rr-heading, .rr .rr-item { break-after: avoid; }
  .rr details::details-content { content-visibility: visible; display: block; }
}
"""


def style_sheet() -> str:
    """The whole style sheet; every rule is for what is inside an element of class `rr`."""
    return (
        f".rr {{ color-scheme: light; {_declared(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ .rr {{ color-scheme: dark; {_declared(DARK)} }} }}"
        f"{_RULES}"
    )


def page_style_sheet() -> str:
    """The same for a page of its own, whose margins take the page's colour."""
    grounds = (
        f"html {{ background: {LIGHT['page']}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ html {{ background: {DARK['page']}; }} }}\n"
    )
    return grounds + style_sheet()


def _declared(colors: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {color};" for name, color in colors.items())
