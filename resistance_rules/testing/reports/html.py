"""Coverage as a page for clinicians: rules in the pack's own words, each clause reached both ways, one way, or never.

It stands alone (no script, nothing fetched), and is made to meet WCAG 2.2 AA; every mark is a shape and a word, then
a colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from resistance_rules.advice.phrases import phrase
from resistance_rules.advice.render.markup import Safe, join, tag
from resistance_rules.advice.render.style import page_style_sheet
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN
from resistance_rules.knowledge import conditions as c
from resistance_rules.testing.coverage import Count, Coverage
from resistance_rules.testing.obligations import TITLES, Rule
from resistance_rules.testing.reports.naming import (
    HEADINGS,
    Entry,
    entries_with_rules,
    entry_title,
    part_in_words,
    state_in_words,
)  # fmt: skip

BOTH, ONE_WAY, NEVER, IMPOSSIBLE = "both", "one", "never", "impossible"
_MARKS: Final[Mapping[str, tuple[str, str]]] = {  # shape and word; the colour comes from the class
    BOTH: ("●", "both ways"),
    ONE_WAY: ("◐", "one way"),
    NEVER: ("○", "never"),
    IMPOSSIBLE: ("✕", "cannot be reached"),
}
_MEANING: Final[Mapping[str, str]] = {
    BOTH: "in one case this clause alone made the rule come out one way, in another the other way",
    ONE_WAY: "one of the two was seen; the words beside it say what was not",
    NEVER: "no case so far showed that this clause matters",
    IMPOSSIBLE: "the rules themselves leave no case in which this clause alone decides: worth a reviewer's look",
}
_STYLE: Final = """
.rr { max-width: 64rem; }
.rr h1.rr-title { font-size: 1.6rem; }
.rr table { overflow-wrap: normal; }
.rr .rc-mark { display: inline-block; border: 1px solid currentColor; border-radius: .3rem; padding: 0 .4rem;
  font-size: .875rem; font-weight: 600; white-space: nowrap; font-style: normal; }
.rr .rc-both { background: var(--good-ground); color: var(--good-text); }
.rr .rc-one { background: var(--warn-ground); color: var(--warn-text); border-style: dashed; }
.rr .rc-never { background: var(--danger-ground); color: var(--danger-text); border-width: 2px; }
.rr .rc-impossible { background: var(--calm-ground); color: var(--calm-text); border-style: dotted; }
.rr .rc-tree { list-style: none; padding-left: 0; margin: .25rem 0; }
.rr .rc-tree .rc-tree { padding-left: 1rem; border-left: 2px solid var(--line); margin-left: .35rem; }
.rr .rc-rule { margin: .75rem 0 1rem; }
.rr .rc-rule > p { margin: .15rem 0; }
.rr details.rc-entry { border: 1px solid var(--line); border-radius: .4rem; padding: .1rem .8rem; margin: .5rem 0;
  background: var(--card); }
.rr .rc-entry h3 { display: inline; font-size: 1.05rem; margin: 0; }
.rr .rc-rule h4 { font-size: 1rem; margin: 0; }
.rr .rc-legend dt { margin-top: .5rem; }
.rr nav { margin-top: 1.75rem; }
.rr nav ul { columns: 2; }
@media (max-width: 40rem) { .rr .rc-bar { display: none; } .rr th, .rr td { padding-right: .6rem; }
  .rr nav ul { columns: 1; } }
.rr meter { width: 8rem; height: 1rem; vertical-align: middle; }
.rr code { overflow-wrap: anywhere; }
"""


def coverage_page(coverage: Coverage) -> str:
    """The whole page."""
    info = coverage.kb.pack.info
    title = f"What the tests reach: {info.title}"
    groups = list(entries_with_rules(coverage))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", Safe(page_style_sheet() + _STYLE)),
    )
    stamp = (
        f"Pack {info.id} {info.version}, content {coverage.kb.pack.digest[:12]}; {coverage.cases} cases were assessed."
    )
    body = tag(
        "body",
        tag("header", tag("h1", title, class_="rr-title"), tag("p", stamp)),
        "\n",
        tag(
            "main",
            _counts(coverage),
            _legend(),
            _contents(groups),
            *(_group(one, those, coverage) for one, those in groups),
        ),
        class_="rr",
    )
    return "<!DOCTYPE html>\n" + tag("html", "\n", head, "\n", body, "\n", lang=info.language or "en") + "\n"


# --- the top -----------------------------------------------------------------------------------------------------


def _counts(coverage: Coverage) -> Safe:
    looked = bool(coverage.impossible)  # else nobody knows, and a zero would say that somebody does
    rows = [_count_row(count, with_impossible=looked) for count in coverage.counts()]
    names = ("What", "Reached", "", *(["Cannot be reached"] if looked else []), "Still missing")
    head = tag("tr", *(tag("th", name, scope="col") if name else tag("td", class_="rc-bar") for name in names))
    table = tag("table", tag("caption", "Exact counts"), tag("thead", head), tag("tbody", *rows))
    return tag("section", tag("h2", "In short", class_="rr-heading"), table, class_="rr-section")


def _count_row(count: Count, *, with_impossible: bool) -> Safe:
    said = f"{count.reached} of {count.total}"
    bar = Safe(f'<meter min="0" max="{max(count.total, 1)}" value="{count.reached}" aria-hidden="true"></meter>')
    cells = (
        tag("td", said),
        tag("td", bar, class_="rc-bar"),
        *([tag("td", str(count.impossible))] if with_impossible else []),
        tag("td", str(count.missing)),
    )
    return tag("tr", tag("th", TITLES[count.kind].capitalize(), scope="row"), *cells)


def _legend() -> Safe:
    pairs = [join([tag("dt", _mark(kind)), tag("dd", _MEANING[kind])]) for kind in _MARKS]
    intro = (
        "A rule is made of clauses. A clause is tested well when it was seen to matter: with everything else as it "
        "was, the rule came out otherwise because of this clause alone. Unknown is a value of its own here, as it is "
        "never taken for no."
    )
    parts = (tag("h2", "How to read this", class_="rr-heading"), tag("p", intro), tag("dl", *pairs, class_="rc-legend"))
    return tag("section", *parts, class_="rr-section")


def _contents(groups: list[tuple[str, list[Entry]]]) -> Safe:
    items = [tag("li", tag("a", HEADINGS[kind], href=f"#{kind}"), f" ({len(entries)})") for kind, entries in groups]
    return tag("nav", tag("h2", "Contents", class_="rr-heading"), tag("ul", *items), aria_label="Contents")


# --- entries -----------------------------------------------------------------------------------------------------


def _group(kind: str, entries: list[Entry], coverage: Coverage) -> Safe:
    shown = [_entry(entry, coverage) for entry in entries]
    heading = tag("h2", HEADINGS[kind], id=kind, class_="rr-heading")
    return join(["\n", tag("section", heading, *shown, class_="rr-section")])


def _entry(entry: Entry, coverage: Coverage) -> Safe:
    grades = [_grade(rule, clause.index, coverage) for rule in entry.rules for clause in rule.clauses]
    states = [(one, coverage.reached(one.id), one.id in coverage.impossible) for one in entry.states]
    tally = [f"{grades.count(kind)} {word}" for kind, (_, word) in _MARKS.items() if kind in grades]
    left = sum(not reached and not impossible for _, reached, impossible in states)
    if left:
        tally.append(f"{left} of {len(states)} states not seen")
    worst = _worst([*grades, *(BOTH if reached else IMPOSSIBLE if no else NEVER for _, reached, no in states)])
    summary = tag(
        "summary",
        _mark(worst, _OVERALL[worst]),
        " ",
        tag("h3", entry_title(entry, coverage.kb.pack)),
        ". ",
        ", ".join(tally),
    )
    lines: list[str] = [tag("p", "Id: ", tag("code", entry.id))]
    if states:
        items = [
            tag(
                "li",
                _mark(BOTH if reached else IMPOSSIBLE if no else NEVER, _SEEN[reached, no]),
                " ",
                state_in_words(one),
            )
            for one, reached, no in states
        ]
        lines.append(tag("ul", *items, class_="rc-tree"))
    lines += [_rule(rule, coverage) for rule in entry.rules]
    return tag("details", summary, *lines, class_="rc-entry")


_OVERALL: Final = {
    BOTH: "all reached",
    ONE_WAY: "partly reached",
    NEVER: "something never reached",
    IMPOSSIBLE: "all that can be",
}
_SEEN: Final = {
    (True, False): "seen",
    (True, True): "seen",
    (False, False): "never seen",
    (False, True): "cannot be reached",
}


def _worst(grades: list[str]) -> str:
    return next((kind for kind in (NEVER, ONE_WAY, IMPOSSIBLE) if kind in grades), BOTH)


def _rule(rule: Rule, coverage: Coverage) -> Safe:
    fired = coverage.hits.get(f"rule {rule.id}", 0)
    place = f" ({rule.production.place})" if rule.production.place else ""
    said = f"true in {fired} of {coverage.cases} cases" if fired else "never true"
    tree, _ = _tree(rule.production.condition, 0, rule, coverage)
    return tag(
        "div",
        tag("h4", part_in_words(rule, coverage.kb.pack)),
        tag("p", f"{said}{place}", class_="rr-soft"),
        tag("ul", tree, class_="rc-tree"),
        class_="rc-rule",
    )


def _tree(condition: c.Condition, index: int, rule: Rule, coverage: Coverage) -> tuple[Safe, int]:
    """One node of a condition with those below it, and the index of the next clause."""
    words = phrase(condition, coverage.kb.pack)
    parts = c.parts(condition)
    if not parts:
        grade = _grade(rule, index, coverage)
        said = "; ".join(_unseen(rule, index, coverage))
        return tag("li", _mark(grade), " ", words, f" ({said})" if said else None), index + 1
    below = []
    for part in parts:
        shown, index = _tree(part, index, rule, coverage)
        below.append(shown)
    return tag("li", words, ":", tag("ul", *below, class_="rc-tree")), index


def _grade(rule: Rule, clause: int, coverage: Coverage) -> str:
    names = [rule.obligation(clause, truth) for truth in (TRUE, FALSE)]
    seen = sum(coverage.reached(name) for name in names)
    if seen == len(names):
        return BOTH
    if all(name in coverage.impossible or coverage.reached(name) for name in names):
        return IMPOSSIBLE if not seen else ONE_WAY
    return ONE_WAY if seen else NEVER


def _unseen(rule: Rule, clause: int, coverage: Coverage) -> Iterator[str]:
    """In words, which of its values were not seen to decide alone, and which cannot."""
    words = {TRUE: "true", FALSE: "not true", UNKNOWN: "unknown"}
    names = {truth: rule.obligation(clause, truth) for truth in rule.clauses[clause].truths}
    missing = [truth for truth, name in names.items() if not coverage.reached(name)]
    never = [words[truth] for truth in missing if names[truth] in coverage.impossible]
    unseen = [words[truth] for truth in missing if names[truth] not in coverage.impossible]
    if unseen:
        yield f"not seen: {', '.join(unseen)}"
    if never:
        yield f"cannot decide alone: {', '.join(never)}"


def _mark(kind: str, word: str | None = None) -> Safe:
    shape, usual = _MARKS[kind]
    return tag("span", tag("span", shape, aria_hidden="true"), f" {word or usual}", class_=f"rc-mark rc-{kind}")
