"""The exit codes of every command: the one table, also printed by `--help`."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class ExitCode(IntEnum):
    """What a command's exit code says; `meaning` is the line of the table."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Make a member with its line of the table."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    FINE = 0, "fine"
    NO = 1, "the answer is no: a case or pack has problems, an example failed, a promise was broken"
    WRONG_USE = 2, "wrong use: an option, a file that is not there, an id that the pack does not have"
    PARTLY = 3, "partly done: some of the cases could not be assessed, all others were"
    NOT_DECIDED = 4, "not decided, neither yes nor no"
    INTERNAL = 70, "internal error: a defect of this program"
    STOPPED = 130, "stopped with Ctrl-C"
    NOT_READ = 141, "whoever read the output stopped reading"


def table() -> str:
    """The table as text, a line for each code."""
    return "\n".join(f"  {code.value:>3}  {code.meaning}" for code in ExitCode)
