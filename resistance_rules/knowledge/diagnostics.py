"""What can be wrong with a pack or a case, said so that it can be mended.

A `Problem` refuses a pack; a `Finding` is reported by `check` and does not. A `CaseProblem` refuses a case.
The style: lower case, no full stop, what the author wrote in backticks, and what to do in `help`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any

from attrs import define, evolve, field, frozen

_ID_SHAPE = re.compile(r"[A-Za-z0-9_\-]{1,64}")
_LONGEST_PATH = 4096  # what Linux takes


@frozen(order=True)
class Place:
    """Where something stands: a file (relative to the root of the pack that is loaded), line and column, from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read back what `str` wrote."""
        file, line, column = text.rsplit(":", 2)
        return cls(file, int(line), int(column))


@frozen
class Problem:
    """Something that refuses a pack: a stable code, the place, what is wrong and what to do about it."""

    code: str
    message: str
    place: Place | None = None
    help: str | None = None
    related: tuple[tuple[Place, str], ...] = ()

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        lines = [f"{where}error[{self.code}]: {self.message}"]
        lines += [f"  {place}: {text}" for place, text in self.related]
        if self.help:
            lines.append(f"  help: {self.help}")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The same as data, for editors and services."""
        return {
            "code": self.code,
            "message": self.message,
            "place": str(self.place) if self.place else None,
            "help": self.help,
            "related": [{"place": str(place), "text": text} for place, text in self.related],
        }


@frozen
class Finding:
    """Something worth a reviewer's look in a pack that loads; a reasoned `allow:` entry waives it."""

    code: str
    entry: str
    message: str
    place: Place | None = None
    help: str | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        text = f"{where}finding[{self.code}] {self.entry}: {self.message}"
        return f"{text}\n  help: {self.help}" if self.help else text

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        place = str(self.place) if self.place else None
        return {
            "code": self.code,
            "entry": self.entry,
            "message": self.message,
            "place": place,
            "help": self.help,
        }


@frozen
class CaseProblem:
    """One thing wrong with a submitted case.

    `value` holds what was submitted and is the only place that does: `str()` never shows case content, so an
    exception may be logged. The command line, which a person runs on their own file, prints it.
    """

    code: str
    fact: str
    expected: str
    place: str | None = None
    help: str | None = None
    value: object = field(default=None, repr=False)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        text = f"{where}error[{self.code}]: `{self.fact}`: {self.expected}"
        return f"{text}\n  help: {self.help}" if self.help else text

    def to_dict(self, *, with_value: bool = False) -> dict[str, Any]:
        """The same as data; the submitted value only on request, shortened to 200 characters."""
        data: dict[str, Any] = {
            "code": self.code,
            "fact": self.fact,
            "expected": self.expected,
            "place": self.place,
            "help": self.help,
        }
        if with_value:
            data["value"] = shortened(self.value)
        return data


class ResistanceRulesError(Exception):
    """Base of every error that this library raises on purpose."""


class PackError(ResistanceRulesError):
    """A pack was refused. `problems` holds every problem found, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=_by_place))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class CaseError(ResistanceRulesError):
    """A case was refused. `problems` holds every problem found; the text shows no case content."""

    def __init__(self, problems: Iterable[CaseProblem]) -> None:
        self.problems: tuple[CaseProblem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

    def at(self, prefix: str) -> CaseError:
        """The same error with `prefix` (a file, a line of a batch) in front of every place."""
        return CaseError(evolve(p, place=f"{prefix}:{p.place}" if p.place else prefix) for p in self.problems)


class UnknownIdError(ResistanceRulesError, LookupError):
    """An id that the pack does not define was asked for. The text suggests the nearest one."""

    def __init__(self, wanted: str, known: Iterable[str], what: str = "id") -> None:
        self.wanted = wanted
        self.suggestion = did_you_mean(wanted, known)
        hint = f"; {self.suggestion}" if self.suggestion else ""
        super().__init__(f"the pack has no {what} {displayed_id(wanted)}{hint}")


class EngineError(ResistanceRulesError):
    """An inference engine is missing or failed. It never yields less advice instead. Shows no case content."""


def did_you_mean(wanted: str, known: Iterable[str]) -> str | None:
    """Suggest the known words nearest to `wanted`, or None when none is near."""
    if len(wanted) > 100:  # noqa: PLR2004  (no id is that long, and matching costs its square)
        return None
    near = difflib.get_close_matches(wanted, list(known), n=3, cutoff=0.7)
    if not near:
        return None
    return "did you mean " + " or ".join(f"`{word}`" for word in near) + "?"


@define
class Suggester:
    """Suggests near words so often and no more: each search costs time, and nobody mends so many mistakes in one go."""

    left: int = 500

    def suggest(self, wanted: str, known: Iterable[str]) -> str | None:
        """Suggest the nearest of the known words, if there is one."""
        self.left -= 1
        return did_you_mean(wanted, sorted(known)) if self.left >= 0 else None


def displayed_id(name: object) -> str:
    """An id as error text may show it: only what has the shape of an id, so that no case content leaks."""
    if isinstance(name, str) and _ID_SHAPE.fullmatch(name):
        return f"`{name}`"
    return "(a name that cannot be an id)"


def quoted(text: str, limit: int = 80) -> str:
    """What the author of a pack wrote, in backticks, on one line and cut to `limit` characters.

    Never for case content: an error text may be logged. There, use `displayed_id`.
    """
    if len(text) > limit:
        text = f"{text[:limit]}..."
    return "`" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text) + "`"


def quoted_path(path: str | PathLike[str]) -> str:
    """A file or folder that somebody named, in backticks and whole: a path cut short cannot be found again."""
    return quoted(str(path), limit=_LONGEST_PATH)


def shortened(value: object, limit: int = 200) -> str:
    """A submitted value as text for the person who submitted it, cut to `limit` characters; it never fails."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except Exception:  # noqa: BLE001  (anything may have been submitted, also what cannot be printed)
        text = f"(a value of type {type(value).__name__} that cannot be printed)"
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"


def _by_place(problem: Problem) -> tuple[bool, Place | Sequence[Any], str, str]:
    place = problem.place
    return (place is not None, place or Place("", 0, 0), problem.code, problem.message)
