"""The advice as HTML: a page that stands alone (no script, nothing fetched), and fragments for notebooks.

Made to meet WCAG 2.2 AA: landmarks, headings in order, contrast, focus, targets, reflow; nothing by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.render import words
from resistance_rules.advice.render.markup import Safe, join, tag
from resistance_rules.advice.render.pack_parts import pack_view
from resistance_rules.advice.render.parts import (
    BarrierView,
    Caution,
    Evidence,
    GateToOpen,
    PackView,
    PathwayView,
    QuestionView,
    RecommendationView,
    Reference,
    SafetyView,
    Why,
    WithheldView,
)
from resistance_rules.advice.render.style import page_style_sheet, style_sheet
from resistance_rules.advice.render.view import AdviceView
from resistance_rules.knowledge.model import Pack

_STATUS_CLASS: Final = {"now": "rr-badge rr-now", "check_first": "rr-badge rr-check", "later": "rr-badge"}
_OPEN_GROUPS: Final = 4
_NAMED: Final = 3
_PAGE_LEVEL: Final = 1
_FRAGMENT_LEVEL: Final = 3


def render_html(advice: Advice, pack: Pack) -> str:
    """A whole page.

    Args:
        advice: what to say.
        pack: the pack it rests on, for its texts.
    """
    view = AdviceView.of(advice, pack)
    body = _Html(view, _PAGE_LEVEL)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", view.pack.title),
        tag("style", Safe(page_style_sheet())),
    )
    content = tag(
        "body",
        tag("header", body.top()),
        tag("main", body.sections()),
        tag("footer", body.small_print()),
        class_="rr",
    )
    return "<!DOCTYPE html>\n" + tag("html", "\n", head, "\n", content, "\n", lang=view.pack.language) + "\n"


def render_fragment(advice: Advice, pack: Pack) -> str:
    """The same inside one `div` with its styles, for a notebook. Arguments as in `render_html`."""
    view = AdviceView.of(advice, pack)
    body = _Html(view, _FRAGMENT_LEVEL)
    return tag(
        "div",
        tag("style", Safe(style_sheet())),
        body.top(),
        body.sections(),
        tag("footer", body.small_print()),
        class_="rr",
        lang=view.pack.language,
    )


def render_pack(pack: Pack) -> str:
    """A short summary of a pack, for a notebook."""
    view = pack_view(pack)
    counts = {
        "Facts a host may submit": len(pack.facts),
        "Barriers": len(pack.barriers),
        "Responses": len(pack.interventions),
        "Safety conditions": len(pack.safety),
        "Contraindications": len(pack.contraindications),
        "Gates": len(pack.gates),
        "Pathways": len(pack.pathways),
        "Sources": len(pack.sources),
    }
    rows = [tag("tr", tag("th", name, scope="row"), tag("td", str(count))) for name, count in counts.items()]
    return tag(
        "div",
        tag("style", Safe(style_sheet())),
        tag(f"h{_FRAGMENT_LEVEL}", view.title, class_="rr-title"),
        tag("table", tag("caption", "What is in it"), tag("tbody", *rows)),
        tag("footer", *_pack_lines(view)),
        class_="rr",
        lang=view.language,
    )


class _Html:
    """One advice as HTML, its title at a heading level."""

    def __init__(self, view: AdviceView, level: int) -> None:
        self.view, self.level = view, level

    def top(self) -> Safe:
        view = self.view
        return join([
            tag(f"h{self.level}", view.pack.title, class_="rr-title"),
            tag("p", view.note, class_="rr-note") if view.note else None,
            tag("p", words.PRIVATE, class_="rr-soft") if view.holds_private else None,
        ])  # fmt: skip

    def sections(self) -> Safe:
        """Every section, in the order in which it is needed."""
        parts = [self._contradictions(), self._safety(), self._recommendations(), self._further()]
        if self.view.emergency:
            parts += [self._questions(), self._withheld(), self._barriers()]
        else:
            parts += [self._barriers(), self._questions(), self._withheld(), self._pathways()]
        return join(["\n", join(parts, "\n"), "\n"])

    def small_print(self) -> Safe:
        lines = _pack_lines(self.view.pack)
        if self.view.cites_unchecked:
            lines.append(tag("p", words.NOT_LOOKED_UP))
        return join(lines)

    # --- sections --------------------------------------------------------------------------------------------

    def _section(self, heading: str, *content: str | None) -> Safe:
        title = tag(f"h{self.level + 1}", heading, class_="rr-heading")
        return tag("section", title, *content, class_="rr-section")

    def _item(self, *content: str | None) -> Safe:
        return tag(f"h{self.level + 2}", *content, class_="rr-item")

    def _contradictions(self) -> Safe | None:
        if not self.view.contradictions:
            return None
        content = (tag("p", f"{words.CONTRADICTION}:"), _list(self.view.contradictions))
        return self._section(words.CONTRADICTIONS_HEADING, tag("div", *content, class_="rr-alert"))

    def _safety(self) -> Safe | None:
        view = self.view
        if not view.safety:
            return None
        heading = words.EMERGENCY_HEADING if view.emergency else words.SAFETY_HEADING
        return self._section(heading, *map(self._safety_item, view.safety), *map(_policy_gap, view.policy_gaps))

    def _safety_item(self, item: SafetyView) -> Safe:
        danger = item.urgency == "emergency"
        return tag(
            "article",
            self._item(f"{words.URGENCY[item.urgency]}: {item.label}"),
            tag("p", tag("strong", words.UNANSWERED)) if item.unanswered else None,
            tag("p", tag("strong", words.ALONE)) if item.alone else None,
            *(tag("p", text, class_="rr-first") for text in item.do_first),
            tag("p", "Why: ", words.sentence(item.because)),
            tag("p", "Local policy: ", join(item.policy, " ")) if len(item.policy) == 1 else None,
            join([tag("p", "Local policy:"), _list(item.policy)]) if len(item.policy) > 1 else None,
            tag("p", "Respond with: ", words.listed(item.respond_with), ".") if item.respond_with else None,
            class_="rr-alert rr-danger" if danger else "rr-alert",
        )

    def _recommendations(self) -> Safe:
        view = self.view
        return self._section(
            words.NOW_HEADING if view.emergency else words.OFFER_HEADING,
            *(tag("p", text) for text in (view.nothing, view.choice) if text),
            *map(self._recommendation, view.recommendations),
        )

    def _recommendation(self, item: RecommendationView) -> Safe:
        status, *others = item.tags
        badges = [tag("span", status, class_=_STATUS_CLASS[item.status])]
        badges += [tag("span", other, class_="rr-badge") for other in others]
        pairs = [("Why", _list(map(_why, item.why)))]
        pairs += [("Keep in mind", _list(words.sentence(caution.say) for caution in item.cautions if caution.applies))]
        pairs += [("If so", _list(_to_check(caution) for caution in item.cautions if not caution.applies))]
        pairs += [("Basis", _evidence(item.evidence))]
        return tag(
            "article",
            self._item(f"{item.rank}. {item.label}"),
            tag("p", join(badges, " ")),
            *map(_gate, item.gates),
            *(tag("p", tag("strong", "Ask first: "), ask.text, _alone(alone=ask.alone)) for ask in item.settle),
            *(tag("p", text) for text in item.do),
            _say(item.say),
            _pairs(pairs),
            _takes(item),
            class_="rr-card",
        )

    def _further(self) -> Safe | None:
        if not self.view.further:
            return None
        rows = [tag("li", f"{item.label} ({', '.join(item.tags)})") for item in self.view.further]
        listing = tag("ol", *rows, start=str(self.view.further[0].rank))
        if self.view.emergency:
            return self._section(words.FURTHER_EMERGENCY_HEADING, listing)
        summary = tag("summary", words.listed([item.label for item in self.view.further], _NAMED))
        return self._section(words.FURTHER_HEADING, tag("details", summary, listing))

    def _barriers(self) -> Safe | None:
        if not self.view.barriers:
            return None
        content = [tag("p", words.HYPOTHESES), *map(self._barrier, self.view.barriers)]
        if self.view.emergency:
            labels = words.listed([item.label for item in self.view.barriers])
            return self._section(words.BARRIERS_LATER_HEADING, tag("details", tag("summary", labels), *content))
        return self._section(words.BARRIERS_HEADING, *content)

    def _barrier(self, item: BarrierView) -> Safe:
        more = [("Still open", _list(item.open)), ("Sits with", tag("p", item.sits_with))]
        more += [("Easily mistaken for", _list(item.mistaken_for))]
        return tag(
            "article",
            self._item(item.label),
            tag("p", tag("span", words.WORTH_CHECKING.format(level=item.level), class_="rr-badge")),
            tag("p", item.description),
            _say([item.ask]) if item.ask else None,
            _pairs([("For", _list(map(str, item.signs))), ("Against", _list(item.against))]),
            tag("details", tag("summary", "What is still open, and more"), _pairs(more)),
            class_="rr-card",
        )

    def _questions(self) -> Safe | None:
        view = self.view
        if not view.questions:
            return None
        wait = tag("p", words.QUESTIONS_CAN_WAIT) if view.emergency else None
        return self._section(words.QUESTIONS_HEADING, tag("ol", *map(_question, view.questions)), wait)

    def _withheld(self) -> Safe | None:
        groups = self.view.withheld
        if not groups:
            return None
        listing = tag("ul", *map(_withheld, groups))
        if len(groups) > _OPEN_GROUPS:
            labels = words.listed([label for group in groups for label in group.labels], _OPEN_GROUPS)
            listing = tag("details", tag("summary", labels), listing)
        return self._section(words.WITHHELD_HEADING, listing)

    def _pathways(self) -> Safe | None:
        if not self.view.pathways:
            return None
        stages = words.listed([item.stage or words.ALL_STAGES_DONE for item in self.view.pathways])
        listing = tag("ul", *map(_pathway, self.view.pathways))
        return self._section(words.PATHWAYS_HEADING, tag("details", tag("summary", stages), listing))


def _policy_gap(gap: str) -> Safe:
    return tag("p", tag("strong", gap), class_="rr-alert")


def _pathway(item: PathwayView) -> Safe:
    return tag(
        "li",
        tag("strong", item.stage or words.ALL_STAGES_DONE),
        tag("p", item.label, class_="rr-soft"),
        tag("p", "Avoid for now: ", words.listed(item.avoid), ".") if item.avoid else None,
        tag("p", "Review: ", words.sentence(item.review)) if item.review else None,
    )


def _list(items: Iterable[str]) -> Safe | None:
    """A list; one item alone stands as a paragraph; none is nothing."""
    listed = list(items)
    if len(listed) == 1:
        return tag("p", listed[0])
    return tag("ul", *(tag("li", item) for item in listed)) if listed else None


def _pairs(pairs: Sequence[tuple[str, Safe | None]]) -> Safe | None:
    rows = [join([tag("dt", name), tag("dd", content)]) for name, content in pairs if content]
    return tag("dl", *rows, class_="rr-pairs") if rows else None


def _say(texts: Sequence[str]) -> Safe | None:
    return tag("blockquote", *(tag("p", f"“{text}”") for text in texts), class_="rr-say") if texts else None


def _alone(*, alone: bool) -> Safe | None:
    return join([" ", tag("span", "ask only when alone", class_="rr-badge rr-check")]) if alone else None


def _why(why: Why) -> Safe:
    level = f" ({why.level})" if why.level else ""
    signs = f": {'; '.join(map(str, why.signs))}" if why.signs else ""
    return join(["Safety: " if why.kind == "safety" else None, tag("strong", why.label), level, signs])


def _to_check(caution: Caution) -> str:
    check = f" (check: {words.listed(caution.depends_on, 3)})" if caution.depends_on else ""
    return words.sentence(caution.say.rstrip(".") + check if check else caution.say)


def _gate(gate: GateToOpen) -> Safe:
    state = words.GATE_CLOSED if gate.is_known else words.GATE_UNKNOWN
    helps = f" What helps: {words.listed(gate.opened_by)}." if gate.opened_by else None
    return tag("p", tag("strong", "First: "), f"“{gate.label}” {state}. Ask: {gate.ask}", helps)


def _evidence(evidence: Evidence) -> Safe:
    effect = f" {words.sentence(evidence.effect)}" if evidence.effect else ""
    cited = join(map(_reference, evidence.references), "; ")
    return tag("p", f"Grade {evidence.grade}: {evidence.words}.{effect} ", cited)


def _reference(ref: Reference) -> Safe:
    cited = ref.citation + ("" if ref.looked_up else "*")
    return tag("a", cited, href=ref.url, rel="noreferrer") if ref.url else join([cited])


def _takes(item: RecommendationView) -> Safe | None:
    lines = [tag("p", words.sentence("; ".join(item.practical)))] if item.practical else []
    if item.review:
        if_not = f" If not: {words.sentence(item.review.if_not)}" if item.review.if_not else ""
        lines.append(tag("p", f"See whether it helps: {words.sentence(item.review.see)}{if_not}"))
    return tag("details", tag("summary", "What it takes, and how to see whether it helps"), *lines) if lines else None


def _question(item: QuestionView) -> Safe:
    return tag(
        "li",
        tag("strong", "Safety: ") if item.urgent else None,
        item.ask,
        _alone(alone=item.alone),
        tag("p", "About: ", words.listed(item.settles, 3), class_="rr-soft") if item.settles else None,
    )


def _withheld(item: WithheldView) -> Safe:
    return tag(
        "li",
        tag("strong", words.listed(item.labels)),
        *(tag("p", words.sentence(reason.words)) for reason in item.reasons),
        tag("p", f"Back {'; and '.join(item.release)}.", class_="rr-soft") if item.release else None,
        *(tag("p", f"{label}: {words.sentence(reason.words)}") for label, reason in item.besides),
    )


def _pack_lines(pack: PackView) -> list[Safe]:
    return [
        tag("p", f"Pack {pack.id} {pack.version}, digest {pack.digest}."),
        *([tag("p", tag("strong", words.sentence(pack.draft)))] if pack.draft else []),
        *([tag("p", pack.intended_use)] if pack.intended_use else []),
    ]
