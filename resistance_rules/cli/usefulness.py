"""Which of the open questions is worth asking now: one whose answer, by itself, could change what is shown.

Shown are the active safety conditions and the first recommendations with their status (as many as `pack.shows`).
For each open question, in the advice's own order, every kind of answer is tried that some condition of the pack
tells apart. The first question for which an answer changes what is shown is the next one; if there is none, the
interview may end. Questions that only matter together with others wait until one of those has been answered.

Exceptions. A question of an urgent safety condition is always asked, whatever it changes. While an emergency is
active, only questions about safety and about the status of its responses are asked. And if a look at everything
takes longer than `BUDGET` seconds, the first question that was not looked at is asked: too many are better than none.
What was found out about a question is remembered until the case changes, so an unanswered question costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.items import Question
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Case
from resistance_rules.trial.outcome import Outcome, Outcomes
from resistance_rules.trial.representatives import Representatives

BUDGET: Final = 2.0


@define
class Usefulness:
    """Chooses questions for one interview.

    Attributes:
        everything: ask every open question, in order.
        budget: seconds that looking for the next question may take.
    """

    kb: KnowledgeBase
    everything: bool = False
    budget: float = BUDGET
    _outcomes: Outcomes = field(init=False)
    _representatives: Representatives = field(init=False)
    _useless: set[str] = field(factory=set, init=False)
    _case: Case | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._outcomes = Outcomes.of(self.kb)
        conditions = (production.condition for production in self.kb.rulebook.productions)
        self._representatives = Representatives.of(self.kb.pack, conditions)

    def next_question(self, advice: Advice, asked: set[str]) -> Question | None:
        """The next question, or None if no further one is worth asking. `asked` are those that were left open."""
        if advice.case is not self._case:
            self._case, self._useless = advice.case, set()
        open_questions = [question for question in worth_asking(advice) if question.fact not in asked]
        if self.everything:
            return next(iter(open_questions), None)
        outcome = self._outcomes.of_case(advice.case)
        give_up = time.monotonic() + self.budget
        for question in open_questions:
            if is_urgent(question) or time.monotonic() > give_up:
                return question
            if question.fact not in self._useless:
                if self._could_change(question.fact, outcome):
                    return question
                self._useless.add(question.fact)
        return None

    def _could_change(self, fact: str, before: Outcome) -> bool:
        values = self._representatives.values(fact, before.case.exact)
        return any(self._differs(self._outcomes.with_fact(before, fact, value), before) for value in values)

    def _differs(self, after: Outcome, before: Outcome) -> bool:
        """Whether what is shown differs."""
        if after.active() != before.active():
            return True
        shows = self.kb.pack.info.shows
        return after.basis_of_order != before.basis_of_order and after.first(shows) != before.first(shows)


def worth_asking(advice: Advice) -> Sequence[Question]:
    """The questions of an advice; in an emergency only those about safety and about its responses."""
    if not any(item.urgency == "emergency" for item in advice.safety):
        return advice.questions
    return [
        question for question in advice.questions if any(not reason.startswith("barrier:") for reason in question.why)
    ]


def is_urgent(question: Question) -> bool:
    """Whether a safety condition asks it."""
    return any(reason.startswith("safety:") for reason in question.why)


def reasons(question: Question, kb: KnowledgeBase) -> Iterator[str]:
    """Why a question is asked, in words."""
    for reason in question.why:
        kind, _, name = reason.partition(":")
        if kind == "safety":
            yield f"safety first: it would show whether this is so: {kb.pack.safety[name].label}"
        elif kind == "status":
            yield f"it decides whether this can be offered now: {kb.pack.interventions[name].label}"
        else:
            yield f"it would show whether this stands in the way: {kb.pack.barriers[name].label}"
