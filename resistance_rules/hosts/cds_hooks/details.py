"""What stands in the `detail` of a card, as GitHub-flavoured Markdown: why, on what basis, what to ask, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from resistance_rules.advice.render import words
from resistance_rules.advice.render.markdown import (
    escape,
    question_point,
    recommendation_points,
    safety_points,
    withheld_points,
)
from resistance_rules.advice.render.parts import PackView, RecommendationView, SafetyView, WithheldView
from resistance_rules.advice.render.view import AdviceView
from resistance_rules.hosts.cds_hooks.unclear import Gap

HELD_BACK_SHOWN: Final = 5
GROUPS_SHOWN: Final = 4
FURTHER_SHOWN: Final = 6
_BREAK: Final = "<br>"
"""How the rendering joins lines. Clients that refuse HTML in Markdown would show it as it stands."""


@frozen
class Details:
    """The details of the cards of one advice."""

    view: AdviceView
    small_print: Sequence[str] = ()

    def safety(self, item: SafetyView, held_back: Sequence[WithheldView]) -> str:
        """A red flag: what to do first, why, by which policy, with what, and what waits until it is over."""
        gap = f"**{escape(words.POLICY_MISSING.format(conditions='this', needed=item.policy_needed))}**"
        return self._text(
            f"**{escape(words.UNANSWERED)}**" if item.unanswered else "",
            f"**{escape(words.ALONE)}**" if item.alone else "",
            _bullets(safety_points(item)),
            gap if item.policy_needed else "",
            self._held_back(held_back),
            private=item.private,
        )

    def policy(self, gaps: Sequence[str]) -> str:
        """What the site must state about active safety conditions and has not."""
        return self._text(_bullets(f"**{escape(gap)}**" for gap in gaps))

    def contradictions(self) -> str:
        """Answers that cannot all be right."""
        listed = _bullets(map(escape, self.view.contradictions))
        return self._text(f"{escape(words.CONTRADICTION)}:", listed, private=True)

    def recommendation(
        self, item: RecommendationView, held_back: Sequence[WithheldView], further: Sequence[RecommendationView]
    ) -> str:
        """A recommendation with all its grounds; `further`: what is recommended besides and has no card."""
        more = [f"{escape(other.label)} ({', '.join(other.tags)})" for other in further[:FURTHER_SHOWN]]
        left = len(further) - len(more)
        also = f"**{words.FURTHER_HEADING}:** {'; '.join(more)}{f'; and {left} more' if left else ''}"
        return self._text(
            escape(self.view.choice) if self.view.choice else "",
            _bullets(recommendation_points(item)),
            self._held_back(held_back),
            also if more else "",
            private=item.private,
            unchecked=any(not ref.looked_up for ref in item.evidence.references),
        )

    def held_back(self, held_back: Sequence[WithheldView]) -> str:
        """Nothing is recommended, and why."""
        return self._text(escape(self.view.nothing or ""), self._held_back(held_back))

    def questions(self) -> str:
        """What to ask next, and what the answers would settle."""
        asked = _bullets(map(question_point, self.view.questions))
        later = words.QUESTIONS_CAN_WAIT if self.view.emergency else ""
        return self._text(asked, later, private=any(item.private for item in self.view.questions))

    def unread(self, gaps: Sequence[Gap]) -> str:
        """Which parts of the record could not be read or used."""
        said = "What could not be used is treated as not known, never as normal. The advice may change when it can be."
        return self._text(_bullets(escape(gap.words) for gap in gaps), said, private=any(gap.private for gap in gaps))

    def _held_back(self, groups: Sequence[WithheldView]) -> str:
        if not groups:
            return ""
        shown = map(_without_needs, groups[:GROUPS_SHOWN])
        lines = [line for group in shown for line in withheld_points(group, HELD_BACK_SHOWN)]
        left = sum(len(group.labels) for group in groups[GROUPS_SHOWN:])
        lines += [f"- and {left} more"] if left else []
        return f"**{words.WITHHELD_HEADING}**\n\n" + "\n".join(lines)

    def _text(self, *blocks: str, private: bool = False, unchecked: bool = False) -> str:
        told = self.view.note or (words.PRIVATE if private else "")
        small = [*self.small_print, *([words.NOT_LOOKED_UP] if unchecked else [])]
        last = f"*{escape(' '.join(map(words.sentence, small)))}*" if small else ""
        text = "\n\n".join(block for block in (f"> {escape(told)}" if told else "", *blocks, last) if block)
        return text.replace(_BREAK, " ")


def small_print(pack: PackView) -> tuple[str, ...]:
    """What the rules are, in short."""
    stamp = f"Pack {pack.id} {pack.version}, digest {pack.digest}"
    return tuple(text for text in (stamp, pack.draft) if text)


def _without_needs(group: WithheldView) -> WithheldView:
    """Leave out what it would need besides, where something speaks against it: on a card that is clutter."""
    against = tuple(reason for reason in group.reasons if reason.kind != "only_if")
    besides = tuple((label, reason) for label, reason in group.besides if reason.kind != "only_if")
    return evolve(group, reasons=against or group.reasons, besides=besides)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
