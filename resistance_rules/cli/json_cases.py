"""Reads a case from JSON strictly: every key with its place, no key twice, numbers exact."""

from __future__ import annotations

import json
from bisect import bisect_right
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NoReturn

from attrs import define, field

from resistance_rules.cli.errors import whole_case_problem
from resistance_rules.knowledge.diagnostics import CaseError, CaseProblem, Place, displayed_id

MAX_DIGITS: Final = 40  # as in YAML: more than any measure has
_SPACE: Final = " \t\n\r"
_OUR_WORDS: Final = {
    "Expecting value": "expected a value",
    "Expecting property name": "expected a key in double quotes",
    "Expecting ',' delimiter": "expected a comma",
    "Expecting ':' delimiter": "expected a colon",
    "Unterminated string": "a text starts here and never ends",
    "Invalid control character": "a control character stands in this text",
    "Invalid \\": "this text has an escape that JSON does not know",
}
_PAIR: Final = 'write `"fact": value`'


class _BadNumberError(ValueError):
    """A number that no measure has."""


@define
class JsonCase:
    """A JSON text being read as one object.

    Attributes:
        text: the text; file: its name as places show it; line: the number of its first line.
        problems: what is wrong, apart from what stops the reading.
        facts, places: of each key its value, and where the key and the value stand.
    """

    text: str
    file: str
    line: int = 1
    problems: list[CaseProblem] = field(factory=list)
    facts: dict[str, Any] = field(factory=dict)
    places: dict[str, tuple[Place, Place]] = field(factory=dict)
    _starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def read(self) -> None:
        """Fill `facts`, `places` and `problems`.

        Raises:
            CaseError: it is not one JSON object.
        """
        at = self._skip_space(0)
        if self._character(at) != "{":
            self._refuse_other_than_object(at)
        at = self._skip_space(at + 1)
        if self._character(at) == "}":
            at += 1
        else:
            at = self._pairs(at)
        end = self._skip_space(at)
        if end < len(self.text):
            help_text = "a file with one case in each line is named .jsonl, or read with `--format jsonl`"
            self._refuse("json_syntax", "something stands here after the end of the case", end, help_text)

    def _pairs(self, at: int) -> int:
        """Read the pairs of the object that starts before `at`; return where it ends."""
        while True:
            if self._character(at) != '"':
                help_text = "take out the comma before it" if self._character(at) == "}" else _PAIR
                self._refuse("json_syntax", "expected the id of a fact in double quotes", at, help_text)
            key, after = self._value(at)
            colon = self._skip_space(after)
            if self._character(colon) != ":":
                self._refuse("json_syntax", "expected a colon", colon, _PAIR)
            start = self._skip_space(colon + 1)
            value, after = self._value(start)
            self._keep(key, value, self._place(at), self._place(start))
            at = self._skip_space(after)
            if self._character(at) == "}":
                return at + 1
            if self._character(at) != ",":
                self._refuse("json_syntax", "expected a comma, or the end of the case", at, "put a comma between facts")
            at = self._skip_space(at + 1)

    def _keep(self, key: str, value: object, key_place: Place, value_place: Place) -> None:
        if key in self.facts:
            first = self.places[key][0]
            problem = whole_case_problem("duplicate_key", f"{displayed_id(key)} stands here twice", key_place,
                                         f"keep one of them; the first is at {first}")  # fmt: skip
            self.problems.append(problem)
        else:
            self.facts[key], self.places[key] = value, (key_place, value_place)

    def _value(self, at: int) -> tuple[Any, int]:
        """The JSON value at a position, and where it ends."""
        try:
            return _DECODER.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            self._refuse(
                "json_syntax", _in_our_words(error), min(error.pos, len(self.text)), "look for a missing quote or comma"
            )
        except _BadNumberError:
            self._refuse(
                "bad_number", f"a number with more than {MAX_DIGITS} digits stands here", at, "write it shorter"
            )
        except RecursionError:
            self._refuse(
                "too_deep", "this is nested too deeply", at, "a fact's value is true, false, a number or a word"
            )

    def _refuse_other_than_object(self, at: int) -> NoReturn:
        if self._character(at) == "[":
            help_text = "write one case in each line, name the file .jsonl, and assess that"
            self._refuse("not_a_case", "a list stands here, not a case", at, help_text)
        self._refuse("not_a_case", "expected an object: fact ids with their values", at, 'write {"fact": value, ...}')

    def _refuse(self, code: str, message: str, at: int, help_text: str | None = None) -> NoReturn:
        raise CaseError([*self.problems, whole_case_problem(code, message, self._place(at), help_text)])

    def _character(self, at: int) -> str:
        return self.text[at : at + 1]

    def _skip_space(self, at: int) -> int:
        while self._character(at) and self.text[at] in _SPACE:
            at += 1
        return at

    def _place(self, at: int) -> Place:
        line = bisect_right(self._starts, at) - 1
        return Place(self.file, self.line + line, at - self._starts[line] + 1)


def _in_our_words(error: json.JSONDecodeError) -> str:
    """What the decoder says, without its jargon."""
    said = (words for start, words in _OUR_WORDS.items() if error.msg.startswith(start))
    return next(said, "this cannot be read as JSON")


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _BadNumberError
    return int(digits)


def _decimal(text: str) -> Decimal:
    if len(text) > MAX_DIGITS:
        raise _BadNumberError
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all measure
        raise _BadNumberError from None


_DECODER: Final = json.JSONDecoder(parse_int=_integer, parse_float=_decimal, parse_constant=float)
