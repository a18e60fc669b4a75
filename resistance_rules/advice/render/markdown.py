"""The advice as GitHub-flavoured Markdown, for notes and cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.render import words
from resistance_rules.advice.render.parts import (
    BarrierView,
    Caution,
    QuestionView,
    RecommendationView,
    Reference,
    SafetyView,
    Sign,
    Why,
    WithheldView,
)
from resistance_rules.advice.render.view import AdviceView
from resistance_rules.knowledge.model import Pack

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKS: Final = re.compile(r"[\\`*_\[\]#|~$]")
_OPEN: Final = 3
_LIST_NUMBER: Final = re.compile(r"^(\d+)([.)])")
_LINE_START: Final = re.compile(r"^[-+=:]")


def render_markdown(advice: Advice, pack: Pack) -> str:
    """Say the advice in Markdown.

    Args:
        advice: what to say.
        pack: the pack it rests on, for its texts.
    """
    return _Markdown(AdviceView.of(advice, pack)).render()


def escape(text: str) -> str:
    """Text as Markdown that shows exactly this text, at any place in a line."""
    text = _MARKS.sub(r"\\\g<0>", text.translate(_ENTITIES))
    return _LINE_START.sub(r"\\\g<0>", _LIST_NUMBER.sub(r"\1\\\2", text))


def safety_points(item: SafetyView) -> list[str]:
    """What to do first, why, by which local policy and with which responses: one line of Markdown each."""
    lines = [f"**First: {escape(text)}**" for text in item.do_first]
    lines += [f"Why: {escape(item.because)}"] if item.because else []
    lines += [f"Local policy: {'<br>'.join(map(escape, item.policy))}"] if item.policy else []
    lines += [f"Respond with: {escape(words.listed(item.respond_with))}"] if item.respond_with else []
    return lines


def recommendation_points(item: RecommendationView) -> list[str]:
    """What to ask and do, why, on what basis, with what in mind: one line of Markdown each."""
    lines: list[str] = []
    for gate in item.gates:
        state = words.GATE_CLOSED if gate.is_known else words.GATE_UNKNOWN
        helps = f" What helps: {escape(words.listed(gate.opened_by))}." if gate.opened_by else ""
        lines.append(f"**First:** “{escape(gate.label)}” {state}. Ask: {escape(gate.ask)}{helps}")
    lines += [f"**Ask first:** {escape(ask.text)}{_alone(alone=ask.alone)}" for ask in item.settle]
    lines.append(f"**Do:** {'<br>'.join(map(escape, item.do))}")
    lines += [f"**Say:** “{escape(text)}”" for text in item.say]
    lines += [f"**Why:** {'; and '.join(map(_why, item.why))}"] if item.why else []
    applies = [words.sentence(caution.say) for caution in item.cautions if caution.applies]
    lines += [f"**Keep in mind:** {escape(' '.join(applies))}"] if applies else []
    lines += [f"**If so:** {_to_check(caution)}" for caution in item.cautions if not caution.applies]
    lines.append(f"**Basis:** {_basis(item)}")
    lines += [f"**Takes:** {escape('; '.join(item.practical))}"] if item.practical else []
    if item.review:
        if_not = f". If not: {escape(item.review.if_not)}" if item.review.if_not else ""
        lines.append(f"**See whether it helps:** {escape(item.review.see)}{if_not}")
    return lines


def withheld_points(item: WithheldView, shown: int | None = None) -> Iterator[str]:
    """What is held back (the first `shown` of it) as a bullet, and below it why, and what would bring it back."""
    yield f"- **{escape(words.listed(item.labels, shown))}**"
    for reason in item.reasons:
        yield f"  - {escape(words.sentence(reason.words))}"
    if item.release:
        yield f"  - Back {escape('; and '.join(item.release))}."
    for label, reason in item.besides[:shown]:
        yield f"  - {escape(label)}: {escape(words.sentence(reason.words))}"


def question_point(item: QuestionView) -> str:
    """A question, whether it is about safety, when to ask it, and what it would settle, on one line of Markdown."""
    safety = "**safety:** " if item.urgent else ""
    about = f" (about: {escape(words.listed(item.settles, 3))})" if item.settles else ""
    return f"{safety}{escape(item.ask)}{_alone(alone=item.alone)}{about}"


class _Markdown:
    """One advice as Markdown."""

    def __init__(self, view: AdviceView) -> None:
        self.view = view

    def render(self) -> str:
        view = self.view
        parts = [self._top(), self._contradictions(), self._safety(), self._recommendations(), self._further()]
        if view.emergency:
            parts += [self._questions(), self._withheld(), self._barriers()]
        else:
            parts += [self._barriers(), self._questions(), self._withheld(), self._pathways()]
        blocks = ["\n".join(lines) for lines in map(list, [*parts, self._small_print()]) if lines]
        return "\n\n".join(blocks) + "\n"

    # --- sections --------------------------------------------------------------------------------------------

    def _top(self) -> Iterator[str]:
        yield f"# {escape(self.view.pack.title)}"
        for text in (self.view.note, words.PRIVATE if self.view.holds_private else None):
            if text:
                yield ""
                yield f"> {escape(text)}"

    def _contradictions(self) -> Iterator[str]:
        if self.view.contradictions:
            yield f"## {words.CONTRADICTIONS_HEADING}"
            yield ""
            yield f"{escape(words.CONTRADICTION)}:"
            yield ""
            yield from _bullets(map(escape, self.view.contradictions))

    def _safety(self) -> Iterator[str]:
        if not self.view.safety:
            return
        yield f"## {words.EMERGENCY_HEADING if self.view.emergency else words.SAFETY_HEADING}"
        for item in self.view.safety:
            yield ""
            yield from self._safety_item(item)
        for gap in self.view.policy_gaps:
            yield ""
            yield f"> **{escape(gap)}**"

    @staticmethod
    def _safety_item(item: SafetyView) -> Iterator[str]:
        yield f"### {escape(words.URGENCY[item.urgency])}: {escape(item.label)}"
        yield ""
        if item.unanswered:
            yield f"**{escape(words.UNANSWERED)}**"
            yield ""
        if item.alone:
            yield f"**{escape(words.ALONE)}**"
            yield ""
        yield from _bullets(safety_points(item))

    def _recommendations(self) -> Iterator[str]:
        view = self.view
        yield f"## {words.NOW_HEADING if view.emergency else words.OFFER_HEADING}"
        for text in (view.nothing, view.choice):
            if text:
                yield ""
                yield escape(text)
        for item in view.recommendations:
            yield ""
            yield from self._recommendation(item)

    @staticmethod
    def _recommendation(item: RecommendationView) -> Iterator[str]:
        yield f"### {item.rank}. {escape(item.label)} ({', '.join(item.tags)})"
        yield ""
        yield from _bullets(recommendation_points(item))

    def _further(self) -> Iterator[str]:
        if self.view.further:
            yield f"## {words.FURTHER_EMERGENCY_HEADING if self.view.emergency else words.FURTHER_HEADING}"
            yield ""
            for item in self.view.further:
                yield f"{item.rank}. {escape(item.label)} ({', '.join(item.tags)})"

    def _barriers(self) -> Iterator[str]:
        if not self.view.barriers:
            return
        yield f"## {words.BARRIERS_LATER_HEADING if self.view.emergency else words.BARRIERS_HEADING}"
        yield ""
        yield escape(words.HYPOTHESES)
        for item in self.view.barriers:
            yield ""
            yield from self._barrier(item)

    @staticmethod
    def _barrier(item: BarrierView) -> Iterator[str]:
        yield f"### {escape(item.label)} ({words.WORTH_CHECKING.format(level=item.level)})"
        yield ""
        yield escape(item.description)
        yield ""
        lines = [f"**Check by asking:** “{escape(item.ask)}”"] if item.ask else []
        lines.append(f"**For:** {_signs(item.signs)}")
        lines += [f"**Against:** {escape('; '.join(item.against))}"] if item.against else []
        lines += [f"**Still open:** {escape(words.listed(item.open))}"] if item.open else []
        lines += [f"**Easily mistaken for:** {escape(words.listed(item.mistaken_for))}"] if item.mistaken_for else []
        yield from _bullets(lines)

    def _questions(self) -> Iterator[str]:
        if not self.view.questions:
            return
        yield f"## {words.QUESTIONS_HEADING}"
        yield ""
        yield from _bullets(map(question_point, self.view.questions))
        if self.view.emergency:
            yield ""
            yield escape(words.QUESTIONS_CAN_WAIT)

    def _withheld(self) -> Iterator[str]:
        if self.view.withheld:
            yield f"## {words.WITHHELD_HEADING}"
            yield ""
            for item in self.view.withheld:
                yield from withheld_points(item)

    def _pathways(self) -> Iterator[str]:
        if self.view.pathways:
            yield f"## {words.PATHWAYS_HEADING}"
            yield ""
            for item in self.view.pathways:
                yield f"- **{escape(item.stage or words.ALL_STAGES_DONE)}** ({escape(item.label)})"
                if item.avoid:
                    yield f"  - Avoid for now: {escape(words.listed(item.avoid))}"
                if item.review:
                    yield f"  - Review: {escape(item.review)}"

    def _small_print(self) -> Iterator[str]:
        pack = self.view.pack
        yield "---"
        yield ""
        stamp = f"Pack {pack.id} {pack.version}, digest {pack.digest}"
        small = [text for text in (stamp, pack.draft, pack.intended_use) if text]
        small += [words.NOT_LOOKED_UP] if self.view.cites_unchecked else []
        yield f"<sub>{escape(' '.join(map(words.sentence, small)))}</sub>"


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {line}" for line in lines)


def _alone(*, alone: bool) -> str:
    return " *(ask only when alone)*" if alone else ""


def _why(why: Why) -> str:
    level = f" ({words.WORTH_CHECKING.format(level=why.level)})" if why.level else ""
    safety = "Safety: " if why.kind == "safety" else ""
    signs = f": {_signs(why.signs)}" if why.signs else ""
    return f"{safety}*{escape(why.label)}*{level}{signs}"


def _signs(signs: Sequence[Sign]) -> str:
    return escape("; ".join(map(str, signs)))


def _to_check(caution: Caution) -> str:
    check = f" (check: {words.listed(caution.depends_on, _OPEN)})" if caution.depends_on else ""
    return escape(caution.say + check)


def _basis(item: RecommendationView) -> str:
    effect = f" {escape(words.sentence(item.evidence.effect))}" if item.evidence.effect else ""
    cited = "; ".join(map(_reference, item.evidence.references))
    return f"{item.evidence.grade}, {item.evidence.words}.{effect} {cited}".rstrip()


def _reference(ref: Reference) -> str:
    cited = escape(ref.citation) + ("" if ref.looked_up else "\\*")
    return f"[{cited}]({_address(ref.url)})" if ref.url else cited


def _address(url: str) -> str:
    """An address that cannot end the link early."""
    return re.sub(r"[()<>\\|\s]", lambda char: f"%{ord(char[0]):02X}", url)
