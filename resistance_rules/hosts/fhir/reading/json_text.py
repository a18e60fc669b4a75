"""Reads FHIR from JSON text, strictly: no key twice, no numbers that JSON does not have; no content in any error."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Final, NoReturn

from attrs import evolve

from resistance_rules.hosts.fhir.reading.errors import FhirError, FhirProblem

MAX_BYTES: Final = 50_000_000  # some hundred times a large prefetch
_MAX_DIGITS: Final = 40
_HELP: Final = "give FHIR in its JSON form, one resource or Bundle in each file"
_FROM_XML: Final = "ask the server for JSON (`Accept: application/fhir+json`), or convert it"


class _NotFhirError(ValueError):
    """What JSON allows and FHIR's JSON does not; its text says nothing of the content."""


def read_json(data: bytes | str, name: str = "(text)") -> Any:
    """Read JSON text into plain data; numbers with a point become exact decimals.

    Args:
        data: the text; bytes are UTF-8, with or without a byte-order mark.
        name: what errors call it.

    Raises:
        FhirError: it cannot be read: where, and what is wrong, without any of its content.
    """
    if len(data) > MAX_BYTES:
        raise _error("too_large", f"this has more than {MAX_BYTES:,} bytes", name, "give it in several parts")
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        place = f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
        raise _error("encoding", "this is not UTF-8", place, "save it as UTF-8") from None
    if not text.strip():
        raise _error("empty", "there is nothing here", name, _HELP)
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        if text.lstrip().startswith("<"):
            raise _error("json_syntax", "this is XML or HTML, not JSON", f"{name}:1:1", _FROM_XML) from None
        place = f"{name}:{error.lineno}:{error.colno}"
        extra = error.msg.startswith("Extra data")
        said = "something stands here after the end" if extra else "this cannot be read as JSON"
        help_text = _HELP if extra else "look here for a missing or stray bracket, comma or quote"
        raise _error("json_syntax", said, place, help_text) from None
    except _NotFhirError as error:
        raise _error("json_syntax", str(error), name, _HELP) from None
    except RecursionError:
        raise _error("too_deep", "this is nested too deeply", name, _HELP) from None


def read_json_lines(data: bytes, name: str = "(text)") -> list[Any]:
    """Read one JSON text in each line, as FHIR's bulk exports are written (NDJSON); empty lines are passed over.

    Args:
        data: the text, in UTF-8.
        name: what errors call it; the line comes after it.

    Raises:
        FhirError: lines that cannot be read, all of them.
    """
    found: list[Any] = []
    problems: list[FhirProblem] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(read_json(line, name))
        except FhirError as error:
            for problem in error.problems:
                column = problem.path.rpartition(":")[2] if problem.path != name else "1"
                problems.append(evolve(problem, path=f"{name}:{number}:{column}"))
    if problems:
        raise FhirError(problems)
    return found


def _error(code: str, message: str, place: str, help_text: str) -> FhirError:
    return FhirError([FhirProblem(code, message, place, help_text)])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _NotFhirError("a key stands twice in one object, and nothing says which of them holds")
    return found


def _integer(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise _NotFhirError(f"a number with more than {_MAX_DIGITS} digits stands here")
    return int(digits)


def _decimal(text: str) -> Decimal:
    if len(text) > _MAX_DIGITS:
        raise _NotFhirError(f"a number with more than {_MAX_DIGITS} digits stands here")
    return Decimal(text)


def _no_number(_word: str) -> NoReturn:
    raise _NotFhirError("a number that JSON does not have stands here (infinite, or none)")
