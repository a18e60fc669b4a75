"""The advice on a batch as columns of Arrow: one row for each case. docs/panel.md says what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from attrs import frozen
from numpy.typing import NDArray

from resistance_rules.advice.candidates import STATUSES
from resistance_rules.advice.ranking import TIERS
from resistance_rules.knowledge.conditions import URGENCIES
from resistance_rules.knowledge.diagnostics import CaseProblem
from resistance_rules.panel.bits import Bits, Rows
from resistance_rules.panel.engine import ColumnarEngine, Recommended
from resistance_rules.panel.errors import WHOLE_FRAME
from resistance_rules.panel.outcomes import RANKED, Outcome
from resistance_rules.panel.points import numbers

_TEXT: Final = pa.string()


def _list_of(**fields: Any) -> pa.DataType:
    return pa.list_(pa.struct([pa.field(name, kind) for name, kind in fields.items()]))


SCHEMA: Final = pa.schema([
    ("urgency", _TEXT),
    ("safety", _list_of(id=_TEXT, urgency=_TEXT, unanswered=pa.bool_())),
    ("ask_urgently", pa.list_(_TEXT)),
    ("barriers", _list_of(id=_TEXT, level=_TEXT, points=pa.int32(), upper=pa.int32())),
    ("recommendations", _list_of(id=_TEXT, status=_TEXT, urgency=_TEXT, tier=_TEXT)),
    ("withheld", _list_of(id=_TEXT, by=pa.list_(_TEXT))),
    ("unmet", pa.list_(_TEXT)),
    ("contradictions", pa.list_(_TEXT)),
    ("digest", _TEXT),
    ("errors", _list_of(column=_TEXT, code=_TEXT, expected=_TEXT, help=_TEXT)),
])  # fmt: skip
"""The columns that a panel adds to those that are passed through."""
NO_URGENCY: Final = "none"
LEVELS: Final = ("ruled_out", "open", "possible", "likely")

Ints = NDArray[np.int64]
Problems = Sequence[tuple[int, CaseProblem]]


@frozen(eq=False)
class AdviceTable:
    """Makes the advice columns of a batch.

    Attributes:
        sound: the rows without an error; all others hold nothing but their errors.
        every_barrier: whether to list barriers that are open or ruled out, too.
    """

    engine: ColumnarEngine
    outcome: Outcome
    recommended: Recommended
    sound: Bits
    problems: Problems
    every_barrier: bool = False

    @property
    def rows(self) -> Rows:
        """The rows of the batch."""
        return self.outcome.rows

    def columns(self) -> list[pa.Array]:
        """The columns, in the order of `SCHEMA`."""
        digest = pa.array([self.engine.kb.pack.digest]).take(pa.array(np.zeros(self.rows.count, dtype=np.int32)))
        return [
            self._urgency(),
            self._safety(),
            self._names(dict(self._urgent_questions())),
            self._barriers(),
            self._recommendations(),
            self._withheld(),
            self._names(self._unmet()),
            self._names({name: self._true(f"assume:{name}") for name in self.engine.kb.pack.assume}),
            digest,
            self._errors(),
        ]

    # --- the columns ------------------------------------------------------------------------------------------

    def _urgency(self) -> pa.Array:
        safety = self.engine.kb.pack.safety
        highest = np.full(self.rows.count, len(URGENCIES), dtype=np.int32)
        for name in reversed(self.engine.plan.safety_order):
            highest[self.rows.unpack(self.outcome.active[name])] = URGENCIES.index(safety[name].urgency)
        words = pa.array([*URGENCIES, NO_URGENCY]).take(pa.array(highest))
        return pa.array(words.to_numpy(zero_copy_only=False), type=_TEXT, mask=~self.rows.unpack(self.sound))

    def _safety(self) -> pa.Array:
        names = list(self.outcome.active)
        row, which = self._where(self.outcome.active.values())
        unanswered = self.rows.matrix(self.outcome.unanswered.get(name, self.rows.none) for name in names)
        urgencies = [self.engine.kb.pack.safety[name].urgency for name in names]
        return self._structs("safety", row, [_words(names, which), _words(urgencies, which), unanswered[row, which]])

    def _urgent_questions(self) -> Iterator[tuple[str, Bits]]:
        """The rows where a safety condition is unknown and something points to it."""
        number_of = self.engine.kb.rulebook.number_of
        for name in self.engine.plan.safety_order:
            if self.engine.kb.pack.safety[name].ask_if_unknown is not None:
                linked = number_of.get(f"safety:{name}/ask")
                pointed = self.rows.every if linked is None else self.outcome.found.productions[linked][0]
                yield name, self.outcome.found.unknown(number_of[f"safety:{name}"]) & pointed

    def _barriers(self) -> pa.Array:
        found, precedence = self.outcome.found, self.engine.plan.precedence
        names = sorted(precedence, key=precedence.__getitem__)
        listed = [self.rows.every if self.every_barrier else found.possible[name][0] for name in names]
        row, which = self._where(listed)
        points, upper, level = (np.zeros(len(row), dtype=np.int64) for _ in range(3))
        by_barrier = np.argsort(which, kind="stable")
        ends = np.searchsorted(which[by_barrier], np.arange(len(names) + 1))
        for number, name in enumerate(names):
            mine = by_barrier[ends[number] : ends[number + 1]]
            if len(mine):
                here = row[mine]
                points[mine] = numbers(found.scores[name].points, self.rows)[here]
                upper[mine] = numbers(found.scores[name].upper, self.rows)[here]
                likely, possible = (
                    self.rows.unpack(pair[0])[here] for pair in (found.likely[name], found.possible[name])
                )
                level[mine] = np.where(likely, 3, np.where(possible, 2, 0))
        level[(level == 0) & (upper >= self.engine.kb.pack.scoring.possible)] = 1
        order = np.lexsort((which, -points, row))
        row, which, points, upper, level = (column[order] for column in (row, which, points, upper, level))
        return self._structs("barriers", row, [_words(names, which), _words(LEVELS, level), points, upper])

    def _recommendations(self) -> pa.Array:
        found = self.recommended
        return self._structs(
            "recommendations",
            found.row,
            [
                _words(self.engine.ranker.names, found.intervention),
                _words(STATUSES, found.status),
                _words([*RANKED, None], found.urgency),
                _words(TIERS, found.tier),
            ],
        )

    def _withheld(self) -> pa.Array:
        candidates = self.outcome.candidates
        row, which = self._where(candidate.withheld for candidate in candidates.values())
        by_candidate = np.argsort(which, kind="stable")
        ends = np.searchsorted(which[by_candidate], np.arange(len(candidates) + 1))
        codes: dict[str, int] = {}
        item, reason, place = [], [], []
        for number, candidate in enumerate(candidates.values()):
            mine = by_candidate[ends[number] : ends[number + 1]]
            if not len(mine):
                continue
            for position, (by, bits) in enumerate(candidate.reasons):
                here = mine[self.rows.unpack(bits)[row[mine]]]
                item.append(here)
                reason.append(np.full(len(here), codes.setdefault(by, len(codes))))
                place.append(np.full(len(here), position))
        items, reasons, places = (np.concatenate([np.zeros(0, np.int64), *parts]) for parts in (item, reason, place))
        order = np.lexsort((places, items))
        lists = pa.ListArray.from_arrays(_offsets(items, len(row)), _words(list(codes), reasons[order]))
        return self._structs("withheld", row, [_words(list(candidates), which), lists])

    def _unmet(self) -> dict[str, Bits]:
        """The rows where each barrier is likely, and nothing that answers it is recommended for now."""
        none = self.rows.none
        met: dict[str, Bits] = {}
        for candidate in self.outcome.candidates.values():
            now = candidate.recommended & ~candidate.later & ~candidate.check_first
            for name, bits in candidate.answers:
                met[name] = met.get(name, none) | (bits & now)
        likely = self.outcome.found.likely
        return {name: likely[name][0] & ~met.get(name, none) for name in self.engine.kb.pack.barriers}

    def _errors(self) -> pa.Array:
        ordered = sorted(self.problems, key=lambda problem: problem[0])
        row = np.array([row for row, _ in ordered], dtype=np.int64)
        found = [problem for _, problem in ordered]
        return _struct_lists(
            "errors",
            _offsets(row, self.rows.count),
            [
                pa.array([None if problem.fact == WHOLE_FRAME else problem.fact for problem in found], _TEXT),
                pa.array([problem.code for problem in found], _TEXT),
                pa.array([problem.expected for problem in found], _TEXT),
                pa.array([problem.help for problem in found], _TEXT),
            ],
        )

    # --- how they are made ------------------------------------------------------------------------------------

    def _true(self, production: str) -> Bits:
        return self.outcome.found.productions[self.engine.kb.rulebook.number_of[production]][0]

    def _where(self, sets: Iterable[Bits]) -> tuple[Ints, Ints]:
        """Row and number of each set that a sound row is in, by row, then number."""
        row, which = np.nonzero(self.rows.matrix(bits & self.sound for bits in sets))
        return row, which

    def _names(self, sets: Mapping[str, Bits]) -> pa.Array:
        """For each row the names of the sets that it is in."""
        row, which = self._where(sets.values())
        values = _words(list(sets), which)
        return pa.ListArray.from_arrays(_offsets(row, self.rows.count), values, mask=self._unsound())

    def _structs(self, column: str, row: Ints, fields: Sequence[Any]) -> pa.Array:
        return _struct_lists(column, _offsets(row, self.rows.count), fields, self._unsound())

    def _unsound(self) -> pa.Array:
        return pa.array(~self.rows.unpack(self.sound))


def _words(words: Sequence[str | None], numbers_of_words: Ints) -> pa.Array:
    """The words with these numbers."""
    return pa.array(list(words), _TEXT).take(pa.array(numbers_of_words))


def _offsets(row: Ints, count: int) -> pa.Array:
    """Where the entries of each row start, and where the last ones end, for entries sorted by row."""
    return pa.array(np.concatenate([[0], np.cumsum(np.bincount(row, minlength=count))]).astype(np.int32))


def _struct_lists(column: str, offsets: pa.Array, fields: Sequence[Any], mask: pa.Array | None = None) -> pa.Array:
    kind = SCHEMA.field(column).type.value_type
    arrays = [pa.array(values, type=field.type) for values, field in zip(fields, kind, strict=True)]
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(arrays, fields=list(kind)), mask=mask)
