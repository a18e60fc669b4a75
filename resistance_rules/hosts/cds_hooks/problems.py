"""What can be wrong with a request, said so that the client's makers can mend it, without anything of the case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from resistance_rules.knowledge.diagnostics import ResistanceRulesError

BAD_REQUEST: Final = 400
NOT_FOUND: Final = 404
DATA_MISSING: Final = 412
SHOWN: Final = 50
"""Problems that one answer lists; a body of a thousand bad entries is not answered a thousandfold."""


@frozen
class HookProblem:
    """One thing wrong with a request.

    Attributes:
        code: stable, for programs.
        message: what is wrong. Names of the standard may stand in it, what was submitted never.
        where: a JSON pointer into the body (RFC 6901), empty for the whole.
        help: what to do about it.
    """

    code: str
    message: str
    where: str = ""
    help: str | None = None


class HookError(ResistanceRulesError):
    """A request that gets an error as its answer: every problem at once, with the HTTP status that says which kind."""

    def __init__(self, status: int, message: str, problems: Iterable[HookProblem]) -> None:
        self.status = status
        self.message = message
        self.problems: tuple[HookProblem, ...] = tuple(problems)
        super().__init__(f"{status} {message}: {', '.join(item.code for item in self.problems)}")


def pointer(*parts: str | int) -> str:
    """The JSON pointer to a place in the body."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def kind_of(value: object) -> str:
    """What a JSON value is, in words, without saying its content."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text" if value else "an empty text"
        case list():
            return "a list"
        case _:
            return "an object"
