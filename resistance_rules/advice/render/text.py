"""The advice as plain text for a terminal: what to do first on top, wrapped, readable without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.render import words
from resistance_rules.advice.render.parts import (
    BarrierView,
    Caution,
    RecommendationView,
    SafetyView,
    Sign,
    WithheldView,
)
from resistance_rules.advice.render.view import AdviceView
from resistance_rules.advice.render.words import listed
from resistance_rules.knowledge.model import Pack

NARROWEST: Final = 40
_FURTHER: Final = 6
_BARRIERS: Final = 7
_CITED: Final = 2
_REASON: Final = 240
_NEED: Final = 70
_WHYS: Final = 3
_SIGNS: Final = 2
_AVOID: Final = 2
_SAYINGS: Final = 1
_OPEN: Final = 1
_ALONE: Final = " [only when alone]"
_BOLD: Final = "\x1b[1m"
_RED: Final = "\x1b[1;31m"
_YELLOW: Final = "\x1b[33m"
_DIM: Final = "\x1b[2m"
_OFF: Final = "\x1b[0m"


def render_text(advice: Advice, pack: Pack, *, color: bool = False, width: int = 100) -> str:
    """Say the advice in plain text.

    Args:
        advice: what to say.
        pack: the pack it rests on, for its texts.
        color: whether to mark headings and urgency with ANSI colours. Nothing is said by colour alone.
        width: the longest line; below 40 it is taken as 40.
    """
    return _Text(AdviceView.of(advice, pack), color=color, width=max(width, NARROWEST)).render()


class _Text:
    """One advice as lines."""

    def __init__(self, view: AdviceView, *, color: bool, width: int) -> None:
        self.view, self.color, self.width = view, color, width
        self.told: set[str] = set()
        self.saw_working = False

    def render(self) -> str:
        parts = [self._contradictions(), self._safety(), self._recommendations(), self._further()]
        if self.view.emergency:
            parts += [self._questions(), self._withheld(), self._barriers()]
        else:
            parts += [self._barriers(), self._questions(), self._withheld(), self._pathways()]
        blocks = ["\n".join(lines) for lines in map(list, [*parts, self._footer()]) if lines]
        return "\n\n".join(blocks) + "\n"

    # --- lines -----------------------------------------------------------------------------------------------

    def _wrap(self, text: str, indent: str = "", hang: str | None = None) -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if hang is None else hang,
            break_on_hyphens=False,
        )  # fmt: skip

    def _field(self, name: str, text: str, indent: str = "   ") -> list[str]:
        """A named text with its lines under each other: `Do    Ask and ...`."""
        return self._wrap(text, f"{indent}{name:<7}", indent + " " * 7)

    def _paint(self, style: str, text: str) -> str:
        return f"{style}{text}{_OFF}" if self.color else text

    def _heading(self, text: str, style: str = _BOLD) -> list[str]:
        return [self._paint(style, line) for line in self._wrap(text.upper())]

    # --- sections --------------------------------------------------------------------------------------------

    def _contradictions(self) -> Iterator[str]:
        if self.view.contradictions:
            yield from self._heading(words.CONTRADICTIONS_HEADING, _YELLOW)
            yield from self._wrap(words.CONTRADICTION + ":")
            for text in self.view.contradictions:
                yield from self._wrap(text, "  - ", "    ")

    def _safety(self) -> Iterator[str]:
        if not self.view.safety:
            return
        yield from self._heading(words.EMERGENCY_HEADING if self.view.emergency else words.SAFETY_HEADING, _RED)
        for item in self.view.safety:
            yield from self._safety_item(item)
        for gap in self.view.policy_gaps:
            lines = self._wrap("! " + gap, "", "  ")
            yield from (self._paint(_YELLOW, line) for line in lines)

    def _safety_item(self, item: SafetyView) -> Iterator[str]:
        style = _RED if item.urgency == "emergency" else _YELLOW
        for line in self._wrap(f"[{words.URGENCY[item.urgency]}] {item.label}", "", "   "):
            yield self._paint(style, line)
        if item.unanswered:
            for line in self._wrap("!! " + words.UNANSWERED, "   ", "      "):
                yield self._paint(_RED, line)
        if item.alone:
            yield from self._field("Alone", words.ALONE)
        for number, text in enumerate(item.do_first):
            yield from self._field("" if number else "First", text)
        if item.because != item.label:
            yield from self._field("Why", item.because)
        for number, text in enumerate(item.policy):
            yield from self._field("" if number else "Policy", text)

    def _recommendations(self) -> Iterator[str]:
        view = self.view
        yield from self._heading(words.NOW_HEADING if view.emergency else words.OFFER_HEADING)
        if view.nothing:
            yield from self._wrap(view.nothing)
        if view.choice:
            yield from self._wrap(view.choice)
        for item in view.recommendations:
            yield ""
            yield from self._recommendation(item)

    def _recommendation(self, item: RecommendationView) -> Iterator[str]:
        for line in self._wrap(f"{item.rank}. {item.label}  [{', '.join(item.tags)}]", "", "   "):
            yield self._paint(_BOLD, line)
        for gate in item.gates:
            state = words.GATE_CLOSED if gate.is_known else words.GATE_UNKNOWN
            helps = f" What helps: {listed(gate.opened_by, _CITED)}." if gate.opened_by else ""
            yield from self._field("First", f"“{gate.label}” {state}. Ask: {gate.ask}{helps}")
        for number, ask in enumerate(item.settle):
            yield from self._field("" if number else "Ask", ask.text + (_ALONE if ask.alone else ""))
        for number, text in enumerate(item.do):
            yield from self._field("" if number else "Do", text)
        for text in item.say[:_SAYINGS]:
            yield from self._field("Say", f"“{text}”")
        if item.why:
            yield from self._field("Why", self._why(item))
        applies = [caution.say for caution in item.cautions if caution.applies]
        if applies:
            yield from self._field("Mind", _run_on(applies))
        checks = [_to_check(caution) for caution in item.cautions if not caution.applies]
        if checks:
            yield from self._field("If so", _run_on(checks))
        yield from self._field("Basis", self._basis(item))

    def _why(self, item: RecommendationView) -> str:
        """What indicates it, the most important first."""
        said = []
        for why in item.why[:_WHYS]:
            signs = self._signs(why.signs, _SIGNS)
            self.told.update([why.label] if signs else [])
            said.append(f"{why.label} ({signs})" if signs else why.label)
        if len(item.why) > _WHYS:
            said.append(f"And {len(item.why) - _WHYS} more")
        return _run_on(said)

    @staticmethod
    def _basis(item: RecommendationView) -> str:
        names = [ref.citation + ("" if ref.looked_up else "*") for ref in item.evidence.references]
        cited = listed(names, _CITED)
        return f"{item.evidence.grade}, {item.evidence.words}" + (f": {cited}" if cited else "")

    def _further(self) -> Iterator[str]:
        if self.view.further:
            yield from self._heading(words.FURTHER_EMERGENCY_HEADING if self.view.emergency else words.FURTHER_HEADING)
            labels = [f"{item.rank}. {item.label}{_short_tags(item)}" for item in self.view.further]
            yield from self._wrap(listed(labels, _FURTHER))

    def _barriers(self) -> Iterator[str]:
        if not self.view.barriers:
            return
        yield from self._heading(words.BARRIERS_LATER_HEADING if self.view.emergency else words.BARRIERS_HEADING)
        yield from self._wrap(words.HYPOTHESES)
        for item in self.view.barriers[:_BARRIERS]:
            yield from self._barrier(item)
        rest = [f"{item.label} ({item.level})" for item in self.view.barriers[_BARRIERS:]]
        if rest:
            yield from self._wrap(f"- also: {listed(rest)}", "", "    ")

    def _barrier(self, item: BarrierView) -> Iterator[str]:
        """One barrier; what speaks for it stands here only if no recommendation above told it."""
        said = [f"{item.level}: {item.label}"]
        if item.label not in self.told:
            said.append(f"For: {self._signs(item.signs)}")
        if item.against:
            said.append(f"Against: {listed(item.against)}")
        if item.open and not self.view.emergency:
            said.append(f"Open: {listed(item.open, _OPEN)}")
        if item.ask:
            said.append(f"Ask: “{item.ask}”")
        yield from self._wrap(f"- {'. '.join(said)}", "", "    ")

    def _withheld(self) -> Iterator[str]:
        if not self.view.withheld:
            return
        yield from self._heading(words.WITHHELD_HEADING)
        mere = []
        for item in self.view.withheld:
            if item.is_mere_need:
                mere += [label + _short_need(item) for label in item.labels]
            else:
                yield from self._withheld_item(item)
        if mere:
            yield from self._wrap(f"- {words.MERE_NEEDS}: {listed(mere)}", "", "    ")

    def _withheld_item(self, item: WithheldView) -> Iterator[str]:
        back = f" Back {'; and '.join(item.release)}." if item.release else ""
        reasons = _run_on([_shortened(reason.words) for reason in item.reasons])
        yield from self._wrap(f"- {words.sentence(listed(item.labels))} {reasons}{back}", "", "    ")
        for label, reason in item.besides:
            yield from self._wrap(f"{label}: {_shortened(reason.words)}", "    ", "    ")

    def _questions(self) -> Iterator[str]:
        if not self.view.questions:
            return
        yield from self._heading(words.QUESTIONS_HEADING)
        for item in self.view.questions:
            urgent = "[safety] " if item.urgent else ""
            about = f" (about: {listed(item.settles, 1)})" if item.settles else ""
            yield from self._wrap(f"- {urgent}{item.ask}{_ALONE if item.alone else ''}{about}", "", "    ")
        if self.view.emergency:
            yield from self._wrap(words.QUESTIONS_CAN_WAIT)

    def _pathways(self) -> Iterator[str]:
        if self.view.pathways:
            yield from self._heading(words.PATHWAYS_HEADING)
            for item in self.view.pathways:
                avoid = f". Avoid for now: {listed(item.avoid, _AVOID)}" if item.avoid else ""
                yield from self._wrap(f"- {item.stage or f'{item.label}: {words.ALL_STAGES_DONE}'}{avoid}", "", "  ")

    def _footer(self) -> Iterator[str]:
        view, pack = self.view, self.view.pack
        yield "-" * min(self.width, NARROWEST)
        for text in (view.note, words.PRIVATE if view.holds_private else None):
            yield from self._wrap(text or "")
        notes = [words.WORKING_NOTE] if self.saw_working else []
        notes += [words.NOT_LOOKED_UP] if view.cites_unchecked else []
        notes += [words.LINKS_ELSEWHERE] if view.sources else []
        draft = [pack.draft] if pack.draft else []
        small = [f"Pack {pack.id} {pack.version}, digest {pack.digest}", *draft, *notes]
        for line in (*self._wrap(_run_on(small)), *self._wrap(pack.intended_use or "")):
            yield self._paint(_DIM, line)

    def _signs(self, signs: Sequence[Sign], limit: int | None = None) -> str:
        self.saw_working = self.saw_working or any(sign.working for sign in signs[:limit])
        return listed([sign.text + ("†" if sign.working else "") for sign in signs], limit)


def _short_tags(item: RecommendationView) -> str:
    return "" if item.tags == (words.STATUS["now"],) else f" [{', '.join(item.tags)}]"


def _to_check(caution: Caution) -> str:
    """A caution that is not known to apply, and what to find out."""
    return f"{caution.say} (check: {listed(caution.depends_on, _OPEN)})" if caution.depends_on else caution.say


def _short_need(item: WithheldView) -> str:
    """What it needs, if that is quickly said; Markdown and HTML have it all."""
    needs = item.reasons[0].words.partition(" (now: ")[0]
    return f" ({needs[0].lower()}{needs[1:]})" if len(needs) <= _NEED and needs != words.NEED_NOT_MET else ""


def _shortened(text: str) -> str:
    """A long reason cut at a word; Markdown and HTML have it in full."""
    return textwrap.shorten(text, _REASON, placeholder=" …")


def _run_on(texts: Sequence[str]) -> str:
    return " ".join(map(words.sentence, texts))
