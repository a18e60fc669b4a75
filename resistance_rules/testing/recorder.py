"""Notes what each assessment reached, at the cost of some counting; what it means is worked out when somebody asks.

Nothing is changed in a plain assessment: `recording` puts itself in front of `KnowledgeBase.assess` while it is active.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, Final
from weakref import WeakKeyDictionary

from attrs import Factory, define, evolve, field, frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.advice.candidates import current_stages, find_candidates
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.reference import truth
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import TRUE, UNKNOWN, Truth
from resistance_rules.knowledge import conditions as c
from resistance_rules.testing.clauses import Row, decides_alone
from resistance_rules.testing.coverage import Coverage
from resistance_rules.testing.obligations import Catalogue, Rule, catalogue_of, reason_id

_MOST_ROWS: Final = 200_000  # kept before they are worked out, so that memory stays bounded in a long run
_NOTHING: Final = Conclusions([])


@frozen(eq=False)
class _Clauses:
    """Every test of a pack once, in a slot each, so that the truth of all clauses of all rules is one list.

    Attributes:
        at_start: the truth of each test when no fact is known; tests of conclusions are filled in for each case.
        of_fact: fact -> the slots of the tests that name it, with the test.
        of_conclusions: slot and test of a conclusion.
    """

    at_start: list[Truth]
    of_fact: Mapping[str, list[tuple[int, c.Condition]]]
    of_conclusions: list[tuple[int, c.Condition]]
    slot_of: Mapping[c.Condition, int]

    @classmethod
    def of(cls, rules: tuple[Rule, ...], rulebook: Rulebook) -> _Clauses:
        tests = list(dict.fromkeys(clause.test for rule in rules for clause in rule.clauses))
        of_fact: dict[str, list[tuple[int, c.Condition]]] = {}
        of_conclusions = []
        at_start: list[Truth] = []
        for slot, test in enumerate(tests):
            own = c.own_facts(test)
            at_start.append(truth(test, {}, _NOTHING, rulebook) if own else 1)
            if not own:
                of_conclusions.append((slot, test))
            for fact in own:
                of_fact.setdefault(fact, []).append((slot, test))
        return cls(at_start, of_fact, of_conclusions, {test: slot for slot, test in enumerate(tests)})

    def truths(self, facts: Mapping[str, c.Value], found: Conclusions, rulebook: Rulebook) -> list[Truth]:
        """The truth of every test in one case."""
        truths = self.at_start.copy()
        for fact in facts:
            for slot, test in self.of_fact.get(fact, ()):
                truths[slot] = truth(test, facts, found, rulebook)
        for slot, test in self.of_conclusions:
            truths[slot] = truth(test, facts, found, rulebook)
        return truths


@define(eq=False)
class Recorder:
    """Notes what assessments of one pack reach. Several threads may use it.

    Attributes:
        kb: the pack, on whatever engine. Assessments of any knowledge base with the same digest count.
        cases: how many were noted; elsewhere: how many were made with another pack.
    """

    kb: KnowledgeBase
    cases: int = field(default=0, init=False)
    elsewhere: int = field(default=0, init=False)
    _catalogue: Catalogue = field(init=False)
    _clauses: _Clauses = field(init=False)
    _several: list[tuple[Rule, Callable[[list[Truth]], Row], Counter[Row]]] = field(init=False)
    _single: list[tuple[Rule, int, list[int]]] = field(init=False)
    _fired: list[int] = field(init=False)
    _hits: Counter[str] = field(factory=Counter, init=False)
    _rows: int = field(default=0, init=False)
    _met: dict[tuple[int, Row], tuple[str, ...]] = field(factory=dict, init=False)
    _numbers: WeakKeyDictionary[Rulebook, list[int] | None] = field(factory=WeakKeyDictionary, init=False)
    _lock: Any = field(factory=threading.Lock, init=False)

    def __attrs_post_init__(self) -> None:
        self._catalogue = catalogue_of(self.kb)
        self._clauses = _Clauses.of(self._catalogue.rules, self.kb.rulebook)
        slots = [[self._clauses.slot_of[clause.test] for clause in rule.clauses] for rule in self._catalogue.rules]
        pairs = list(zip(self._catalogue.rules, slots, strict=True))
        self._several = [(rule, itemgetter(*those), Counter()) for rule, those in pairs if len(those) > 1]
        self._single = [(rule, those[0], [0, 0, 0]) for rule, those in pairs if len(those) == 1]
        self._fired = [0] * len(self.kb.rulebook.productions)

    def note(self, advice: Advice) -> None:
        """Note one assessment."""
        if advice.pack.digest != self.kb.pack.digest:
            self.elsewhere += 1
            return
        origin = advice._origin  # noqa: SLF001  (the one place outside `advice` that needs the truth of every rule)
        assert origin is not None  # noqa: S101  (`assess` always gives it)
        found = self._as_numbered_here(origin.found, origin.kb.rulebook)
        truths = self._clauses.truths(origin.case.exact, found, self.kb.rulebook)
        with self._lock:
            self.cases += 1
            for number, value in enumerate(found.truths):
                if value == TRUE:
                    self._fired[number] += 1
            for _, slot, counts in self._single:
                counts[truths[slot]] += 1
            for _, row_of, rows in self._several:
                rows[row_of(truths)] += 1
            self._rows += len(self._several)
            if self._rows > _MOST_ROWS:
                self._work_out()
            self._note_advice(advice, found)

    def _as_numbered_here(self, found: Conclusions, rulebook: Rulebook) -> Conclusions:
        """Conclusions with the productions in the order of this knowledge base.

        Two knowledge bases with the same digest may number them otherwise: the digest knows no order of entries.
        """
        if rulebook is self.kb.rulebook:
            return found
        if rulebook not in self._numbers:
            numbers = [rulebook.number_of[production.id] for production in self.kb.rulebook.productions]
            self._numbers[rulebook] = None if numbers == sorted(numbers) else numbers
        order = self._numbers[rulebook]
        return found if order is None else evolve(found, truths=[found.truths[number] for number in order])

    def _note_advice(self, advice: Advice, found: Conclusions) -> None:
        """Count what the advice says; its lists are not looked at, as that would write texts that nobody reads."""
        hits, plan = self._hits, self._catalogue.targets.plan
        for name, opened in found.gates.items():
            if opened != UNKNOWN:
                hits[f"gate {name} {'open' if opened == TRUE else 'closed'}"] += 1
        for name, score in found.barriers.items():
            if score.possible == TRUE:
                hits[f"barrier {name} raised"] += 1
                if score.likely == TRUE:
                    hits[f"barrier {name} likely"] += 1
        for name, status in advice.order:
            hits[f"intervention {name} {status}"] += 1
        stages = current_stages(plan, found)
        candidates = find_candidates(plan, found, stages)
        for by in {reason_id(item.id, reason.by) for item in candidates for reason in item.withheld}:
            hits[f"withheld {by}"] += 1
        for name, stage in stages.items():
            current = "done" if stage.current is None else stage.plan.entry.stages[stage.current].id
            hits[f"pathway {name}.{current}"] += 1

    def coverage(self) -> Coverage:
        """What has been reached so far."""
        with self._lock:
            self._work_out()
            hits = {name: count for name, count in self._hits.items() if name in self._catalogue.obligations and count}
            return Coverage.of(self.kb, hits, cases=self.cases, elsewhere=self.elsewhere)

    def forget(self) -> None:
        """Start anew, in a process that was forked."""
        self._lock = threading.Lock()
        self._work_out()
        self._hits.clear()
        self.cases = self.elsewhere = 0

    def _work_out(self) -> None:
        """Turn rows into obligations met, and forget the rows."""
        for rule in self._catalogue.rules:
            number = rule.production.number
            self._hits[f"rule {rule.id}"] += self._fired[number]
            self._fired[number] = 0
        for rule, _, counts in self._single:
            for value, count in enumerate(counts):
                if count:
                    self._count(rule, (value,), count)  # type: ignore[arg-type]  # 0, 1, 2 are the truth values
            counts[:] = (0, 0, 0)
        for rule, _, rows in self._several:
            for row, count in rows.items():
                self._count(rule, row, count)
            rows.clear()
        self._rows = 0

    def _count(self, rule: Rule, row: Row, count: int) -> None:
        key = rule.production.number, row
        met = self._met.get(key)
        if met is None:  # most rows come again and again: that of a case that says nothing about the rule above all
            met = tuple(
                rule.obligation(clause.index, row[clause.index])
                for clause in rule.clauses
                if decides_alone(rule.production.condition, row, clause.index)
            )
            if len(self._met) >= _MOST_ROWS:
                self._met.clear()
            self._met[key] = met
        for name in met:
            self._hits[name] += count


# --- while a block runs ------------------------------------------------------------------------------------------


@define
class _Listening:
    recorders: tuple[Recorder, ...] = ()
    original: Any = None
    lock: Any = Factory(threading.Lock)


_LISTENING: Final = _Listening()


@contextmanager
def recording(*recorders: Recorder) -> Iterator[None]:
    """While this block runs, every `assess` of this process is noted by these recorders.

    >>> with recording(Recorder(kb)) as ...:  # doctest: +SKIP
    """
    for recorder in recorders:
        start_recording(recorder)
    try:
        yield
    finally:
        for recorder in recorders:
            stop_recording(recorder)


def start_recording(recorder: Recorder) -> None:
    """From now on note every `assess` of this process."""
    with _LISTENING.lock:
        if not _LISTENING.recorders:
            original = KnowledgeBase.assess

            def assess(self: KnowledgeBase, case: Case | Mapping[str, object]) -> Advice:
                advice = original(self, case)
                for listener in _LISTENING.recorders:
                    listener.note(advice)
                return advice

            assess.__doc__ = original.__doc__
            _LISTENING.original = original
            KnowledgeBase.assess = assess  # type: ignore[method-assign]
        _LISTENING.recorders = (*_LISTENING.recorders, recorder)


def stop_recording(recorder: Recorder) -> None:
    """Note no more; after the last one, `assess` is what it was."""
    with _LISTENING.lock:
        _LISTENING.recorders = tuple(one for one in _LISTENING.recorders if one is not recorder)
        if not _LISTENING.recorders and _LISTENING.original is not None:
            KnowledgeBase.assess = _LISTENING.original  # type: ignore[method-assign]
            _LISTENING.original = None
