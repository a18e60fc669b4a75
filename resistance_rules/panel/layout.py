"""Which columns of a frame are facts, and which are passed through. A column that is neither refuses the frame.

A misspelt column that went by unnoticed would leave its fact unknown in every row: so nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from resistance_rules.knowledge.diagnostics import CaseProblem, Suggester, did_you_mean, displayed_id
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.panel.errors import PanelError, whole_frame

EVERYTHING_ELSE: Final = "*"  # in `keep`: every column that is not a fact


@frozen
class Layout:
    """The columns of a frame.

    Attributes:
        facts: those that are facts, in the frame's order.
        kept: those that are passed through, in the frame's order; a fact may be among them.
    """

    facts: tuple[str, ...]
    kept: tuple[str, ...]

    @classmethod
    def of(
        cls, columns: Sequence[object], vocabulary: Mapping[str, Fact], keep: Collection[str], reserved: Collection[str]
    ) -> Layout:
        """Sort the columns of a frame.

        Args:
            columns: their names.
            vocabulary: the facts of the pack.
            keep: the columns to pass through; `*` stands for every one that is not a fact.
            reserved: the names of the columns that the result adds.

        Raises:
            PanelError: everything that is wrong with the columns.
        """
        problems = list(_problems(columns, vocabulary, keep, reserved))
        if problems:
            raise PanelError(problems)
        names = [name for name in columns if isinstance(name, str)]
        facts = tuple(name for name in names if name in vocabulary)
        if not facts:
            message = "none of the columns is a fact of the pack, so nothing would be known of anybody"
            raise whole_frame("no_facts", message, _separator(names) or "`resistance-rules show facts` lists them")
        rest = EVERYTHING_ELSE in keep
        return cls(facts, tuple(name for name in names if name in keep or (rest and name not in vocabulary)))


def _problems(
    columns: Sequence[object], vocabulary: Mapping[str, Fact], keep: Collection[str], reserved: Collection[str]
) -> Iterator[CaseProblem]:
    rest = EVERYTHING_ELSE in keep
    suggester = Suggester()
    for name, times in Counter(columns).items():
        shown = displayed_id(name).strip("`")
        if times > 1:
            yield CaseProblem("duplicate_column", shown, f"{times} columns have this name", help="rename all but one")
        if not isinstance(name, str):
            yield CaseProblem("bad_fact_id", "(not a text)", "expected the name of a column, as text")
            continue
        kept = name in keep or (rest and name not in vocabulary)
        if kept and name in reserved:
            yield CaseProblem("reserved_column", shown, "the result has a column of this name", help="rename it")
        if name in vocabulary or name in keep:
            continue
        near = suggester.suggest(name, vocabulary)
        if rest and near is None:
            continue
        through = "name it in `keep` (`--keep` on the command line) to pass it through"
        help_text = f"{near} or {through}" if near else through
        yield CaseProblem("unknown_fact", shown, "the pack has no such fact", help=_separator([name]) or help_text)
    for name in sorted(set(keep) - {EVERYTHING_ELSE} - {name for name in columns if isinstance(name, str)}):
        near = did_you_mean(name, [column for column in columns if isinstance(column, str)])
        shown = displayed_id(name).strip("`")
        yield CaseProblem("unknown_column", shown, "there is no such column to pass through", help=near)


def _separator(names: Sequence[str]) -> str | None:
    """What to do if the header of a CSV file was not taken apart."""
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        return "separate the cells of a CSV file by commas"
    return None
