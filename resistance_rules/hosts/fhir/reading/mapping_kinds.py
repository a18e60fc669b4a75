"""Kinds of values that only mappings have: codes written as `system|code`, and tables of answers.

A token is written as FHIR's search writes it: `loinc|44261-6`, where `loinc` is a name from `code_systems` or the whole
URI. A `*` at the end stands for every code that begins so, for code systems with such codes (ICD-10, ATC).
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final

from attrs import Factory, define, frozen

from resistance_rules.knowledge.diagnostics import quoted
from resistance_rules.knowledge.kinds import INVALID, WORD, SchemaWriter, refuse
from resistance_rules.knowledge.list_kinds import list_schema, read_list
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar

TEXT: Final = "text"
"""In place of a code system: the answer is this text, whatever its capitals. For answers without a known code."""
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")
_CODE: Final = re.compile(r"[^\s|*]+(?: [^\s|*]+)*\*?")
_TOKEN_SCHEMA: Final = {"type": "string", "pattern": r"^[^|]+\|[^|]+$"}


@frozen(order=True)
class Token:
    """A code in a code system; with `begins` every code that begins so.

    Attributes:
        system: the URI of the code system.
    """

    system: str
    code: str
    begins: bool = False

    def __str__(self) -> str:
        return f"{self.system}|{self.code}{'*' if self.begins else ''}"

    def covers(self, system: str, code: str) -> bool:
        """Whether a coding is meant."""
        if system != self.system:
            return False
        if system == TEXT:
            return _plain(code) == _plain(self.code)
        return code.startswith(self.code) if self.begins else code == self.code


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@define
class MappingReading(Reading):
    """The running state of reading a mapping; `systems`: the names of code systems with their URIs."""

    systems: dict[str, str] = Factory(dict)

    def system(self, name: str, node: Node) -> str | None:
        """Give the URI of a code system that is named or written out; None after reporting that there is no such."""
        if name == TEXT:
            return TEXT
        if name in self.systems:
            return self.systems[name]
        if _URI.fullmatch(name):
            return name
        near = self.suggest(name, self.systems) or "`code_systems` names them; or write the whole URI"
        self.problem("unknown_id", f"there is no code system {quoted(name)}", node.place, near)
        return None


def read_token(node: Node, reading: Reading) -> Any:
    """Read `system|code`; INVALID after reporting why not."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        help_text = f'quote it: "{node.text}"' if isinstance(node, Scalar) and node.value is not None else None
        return refuse(node, reading, "a code, written `system|code`", help_text)
    system, bar, code = node.value.partition("|")
    if not bar or not _CODE.fullmatch(code) or not system:
        message = f"{quoted(node.text)} is not written `system|code`"
        reading.problem("bad_word", message, node.place, "write it like loinc|44261-6")
        return INVALID
    assert isinstance(reading, MappingReading)  # noqa: S101  (mappings are read with nothing else)
    uri = reading.system(system, node)
    return INVALID if uri is None else Token(uri, code.removesuffix("*"), code.endswith("*"))


@frozen
class Tokens:
    """A list of codes. `least`: so many at least."""

    least: int = 0
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value; INVALID after reporting why not."""
        return read_list(node, reading, read_token, "a list of codes", least=self.least)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:  # noqa: ARG002
        """Describe the value as JSON Schema."""
        return list_schema(dict(_TOKEN_SCHEMA), self.least)


@frozen
class Answers:
    """A table: the answer's code -> the fact's value. The values are checked against the fact afterwards."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value; INVALID after reporting why not."""
        if not isinstance(node, Mapping):
            return refuse(node, reading, "a mapping of codes to values")
        if not node.pairs:
            reading.problem("too_few", "expected at least 1 answer here, found 0", node.place)
            return INVALID
        answers: dict[Any, Any] = {}
        for key, value in node.pairs:
            answers[read_token(key, reading)] = AnyValue().read(value, reading)
        return INVALID if INVALID in answers or INVALID in answers.values() else answers

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        """Describe the value as JSON Schema."""
        return {"type": "object", "minProperties": 1, "additionalProperties": AnyValue().schema(writer)}


@frozen
class AnyValue:
    """A value of the fact. It is checked against the fact afterwards."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value; INVALID after reporting why not."""
        if isinstance(node, Scalar) and node.value is not None:
            return node.value
        return refuse(node, reading, "a value of the fact")

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:  # noqa: ARG002
        """Describe the value as JSON Schema."""
        return {"type": ["boolean", "number", "string"]}


@frozen
class Systems:
    """The names of code systems with their URIs."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value; INVALID after reporting why not."""
        if not isinstance(node, Mapping):
            return refuse(node, reading, "a mapping of short names to URIs")
        found: dict[str, str] = {}
        complete = True
        for key, value in node.pairs:
            if not WORD.fullmatch(key.text):
                help_text = "use lower-case letters, digits and `_`"
                reading.problem("bad_id", f"{quoted(key.text)} is not a short name", key.place, help_text)
                complete = False
            elif not isinstance(value, Scalar) or not isinstance(value.value, str) or not _URI.fullmatch(value.value):
                refuse(value, reading, "the URI of a code system", "write it like http://loinc.org")
                complete = False
            else:
                found[key.text] = value.value
        return found if complete else INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:  # noqa: ARG002
        """Describe the value as JSON Schema."""
        return {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}


@frozen
class SystemName:
    """A code system: its short name or its URI."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value; INVALID after reporting why not."""
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            return refuse(node, reading, "a code system")
        assert isinstance(reading, MappingReading)  # noqa: S101
        return reading.system(node.value, node) or INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:  # noqa: ARG002
        """Describe the value as JSON Schema."""
        return {"type": "string"}
