"""Reading request bodies: JSON only, strictly, with a place for what is wrong. Nothing of the body is in an error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NoReturn

from starlette.requests import ClientDisconnect, Request

from resistance_rules.hosts.service.errors import Detail, ServiceError
from resistance_rules.knowledge.diagnostics import displayed_id

JSON_TYPES: Final = ("application/json", "application/fhir+json")
MOST_DIGITS: Final = 40  # as in case files: more than any measure has
_SHOWN: Final = 50
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class _RefusedError(ValueError):
    """Something that JSON lets through and we do not: code and message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


async def read_json(request: Request, *, exact: bool = False) -> dict[str, Any]:
    """The body as a JSON object.

    Args:
        request: whose body is read; its size is limited by a layer around the application.
        exact: numbers with a point become `Decimal` (for cases) instead of `float` (for what is written out again).

    Raises:
        ServiceError: 415 for another media type or a compressed body, 400 for what is not one JSON object in UTF-8
            (with line and column), 422 for a text that is none.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in JSON_TYPES:
        raise ServiceError(415, "the body has to be JSON", [
            Detail("content_type", "expected application/json", "header:content-type")])  # fmt: skip
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise ServiceError(415, "the body has to be JSON as it is", [
            Detail("content_encoding", "a compressed body is not read", "header:content-encoding")])  # fmt: skip
    try:
        body = await request.body()
    except ClientDisconnect:
        _refuse("incomplete", "the connection ended within the body")
    return parse_json(body, exact=exact)


def parse_json(body: bytes, *, exact: bool = False) -> dict[str, Any]:
    """Bytes as a JSON object: no key twice, no NaN, no number of more than 40 digits.

    Raises:
        ServiceError: 400 or 422, as in `read_json`.
    """
    if not body.strip():
        _refuse("empty", "the body is empty")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse("encoding", "the body is not UTF-8", f"byte {error.start}")
    decoder = json.JSONDecoder(
        object_pairs_hook=_object,
        parse_int=_integer,
        parse_float=_decimal if exact else _float,
        parse_constant=_constant,
    )
    try:
        data = decoder.decode(text)
    except json.JSONDecodeError as error:
        _refuse("json_syntax", "the body is not JSON", f"line {error.lineno}, column {error.colno}")
    except _RefusedError as error:
        _refuse(error.code, error.message)
    except RecursionError:
        _refuse("too_deep", "the body is nested too deeply")
    if not isinstance(data, dict):
        _refuse("not_an_object", "the body is JSON, but not an object")
    if _SURROGATE.search(text):
        places = [Detail("not_text", "half of a surrogate pair is no text", place) for place in _not_text(data)]
        if places:
            raise ServiceError(422, "the body has texts that are none", places[:_SHOWN])
    return data


def _not_text(data: dict[str, Any]) -> Iterator[str]:
    """Where a text, or the name of a key, could not be written out again: JSON pointers, as far as keys are names."""
    left: list[tuple[str, Any]] = [("", data)]
    while left:
        place, value = left.pop()
        if isinstance(value, str) and not _is_text(value):
            yield place
        elif isinstance(value, list):
            left += [(f"{place}/{number}", item) for number, item in enumerate(value)]
        elif isinstance(value, dict):
            if not all(map(_is_text, value)):
                yield place
            left += [(f"{place}/{key}" if _NAME.fullmatch(key) else place, item) for key, item in value.items()]


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def plain_numbers(value: Any) -> Any:
    """Data that was read exactly, with `float` in place of `Decimal`, so that JSON can write it again."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: plain_numbers(item) for key, item in value.items()}
    return [plain_numbers(item) for item in value] if isinstance(value, list) else value


def _refuse(code: str, message: str, where: str | None = None) -> NoReturn:
    raise ServiceError(400, "the body cannot be read", [Detail(code, message, f"body: {where}" if where else "body")])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _RefusedError("duplicate_key", f"{displayed_id(twice)} stands twice in one object")
    return data


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise _RefusedError("bad_number", f"a number has more than {MOST_DIGITS} digits")
    return int(digits)


def _decimal(digits: str) -> Decimal:
    if len(digits) > MOST_DIGITS:
        raise _RefusedError("bad_number", f"a number has more than {MOST_DIGITS} digits")
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise _RefusedError("bad_number", "a number is beyond all measure") from None


def _float(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise _RefusedError("bad_number", "a number is beyond all measure")
    return number


def _constant(_word: str) -> NoReturn:
    raise _RefusedError("not_finite", "NaN and Infinity are no numbers; leave out what is not known")
