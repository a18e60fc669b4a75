"""What per-case questions work with: the logic behind one id of a pack, kept from one question to the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from attrs import define, field

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.prove.facts import Cutting, FactTerms
from resistance_rules.prove.logic import DEFAULT_SECONDS, Logic, NotDecidedError
from resistance_rules.prove.states import Aspect
from resistance_rules.prove.workbench import Workbench, conditions_of, on_reference

_KEPT: Final = 64  # ids of one pack
_KEPT_PACKS: Final = 4


@define(eq=False)
class Sessions:
    """The logic of one pack, a piece of it for each id that was asked about lately. One question at a time."""

    reference: KnowledgeBase
    cutting: Cutting
    lock: Lock = field(factory=Lock)
    _benches: OrderedDict[tuple[str, str], Workbench] = field(factory=OrderedDict)

    @classmethod
    def of(cls, kb: KnowledgeBase) -> Sessions:
        """Prepare a pack."""
        reference = on_reference(kb)
        return cls(reference, Cutting.of(kb.pack.facts, conditions_of(reference)))

    def bench(self, kind: str, name: str) -> Workbench:
        """The workbench for an id; only what that id depends on is ever made in it."""
        key = (kind, name)
        if key not in self._benches:
            self._benches[key] = Workbench.over(self.reference, FactTerms(Logic(), self.cutting))
        self._benches.move_to_end(key)
        if len(self._benches) > _KEPT:
            self._benches.popitem(last=False)
        return self._benches[key]


_SESSIONS: Final[OrderedDict[KnowledgeBase, Sessions]] = OrderedDict()
_GUARD: Final = Lock()


@contextmanager
def session(advice: Advice, aspect: Aspect, seconds: float | None = None) -> Iterator[Workbench]:
    """The workbench for an id of an advice's pack, for one question; others wait.

    Raises:
        ValueError: this is the shareable rendering, which does not carry the case.
    """
    kb = advice.origin.kb
    with _GUARD:
        if kb not in _SESSIONS:
            _SESSIONS[kb] = Sessions.of(kb)
        sessions = _SESSIONS[kb]
        _SESSIONS.move_to_end(kb)
        if len(_SESSIONS) > _KEPT_PACKS:
            _SESSIONS.popitem(last=False)
    with sessions.lock:
        bench = sessions.bench(aspect.kind, aspect.id)
        bench.logic.seconds = DEFAULT_SECONDS if seconds is None else seconds
        yield bench


def demand(shown: bool) -> None:  # noqa: FBT001  (the one argument is what it is about)
    """Refuse an answer whose replay does not show it.

    Raises:
        NotDecidedError: it does not.
    """
    if not shown:
        raise NotDecidedError("the answer that was found does not hold when it is assessed; please report this")
