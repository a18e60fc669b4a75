"""Kinds of single values: texts, ids, words, flags, numbers, references."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final

from attrs import frozen

from resistance_rules.knowledge.conditions import Number
from resistance_rules.knowledge.diagnostics import quoted
from resistance_rules.knowledge.kinds import INVALID, KEBAB, SNAKE, SchemaWriter, is_number, refuse
from resistance_rules.knowledge.reading import Reading, with_article
from resistance_rules.knowledge.yaml_nodes import Node, Scalar

FORMAT: Final = 1  # of the files that this library reads
VERSION: Final = re.compile(r"[0-9]+(\.[0-9]+){0,2}([-+][0-9A-Za-z.+\-]+)?")
LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


@frozen
class Text:
    """One text. `holes`: `{fact_id}` prints that fact's value. `blame`: the pack's `never_say` counts here."""

    holes: bool = False
    blame: bool = True
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar) or node.value is None:
            return refuse(node, reading, "a text")
        if not isinstance(node.value, str):
            return refuse(node, reading, "a text", f'quote it: "{node.text}"')
        if not node.value.strip():
            reading.problem("empty_value", "this text is empty", node.place, "write it, or leave the key out")
            return INVALID
        reading.text(node.value, node.place, holes=self.holes, blame=self.blame)
        return node.value

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"type": "string", "pattern": r"\S"}


@frozen
class OptionalText:
    """A text, or `null` for one that is still to be supplied."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.text == "null" and node.value is None:
            return None
        return Text().read(node, reading)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"type": ["string", "null"], "pattern": r"\S"}


@frozen
class Shaped:
    """A text of a certain shape that is not written for people: a version, a language tag."""

    what: str
    shape: re.Pattern[str]
    code: str
    example: str
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, str) and self.shape.fullmatch(node.value):
            return node.value
        if isinstance(node, Scalar) and isinstance(node.value, str):
            message = f"{quoted(node.text)} is not {self.what}"
            reading.problem(self.code, message, node.place, f"write it like {self.example}")
            return INVALID
        quote = f'quote it: "{node.text}"' if isinstance(node, Scalar) and node.value is not None else None
        return refuse(node, reading, self.what, quote)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^(?:{self.shape.pattern})$"}


@frozen
class FormatNumber:
    """The number of the pack format that the files are written in."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        value = Amount(low=1).read(node, reading)
        if value is INVALID or value == FORMAT:
            return value
        message = f"these files have format {value}, and this library reads format {FORMAT}"
        reading.problem("unknown_format", message, node.place, "update the library, or convert the pack")
        return INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"const": FORMAT}


@frozen
class Id:
    """An entry's own id, or a word that names nothing else. `kebab`: it may have a `-`."""

    kebab: bool = False
    many: ClassVar[bool] = False

    @property
    def shape(self) -> re.Pattern[str]:
        """What such an id looks like."""
        return KEBAB if self.kebab else SNAKE

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, str) and self.shape.fullmatch(node.value):
            return node.value
        if not isinstance(node, Scalar) or node.value is None:
            return refuse(node, reading, "an id")
        help_text = "use lower-case letters, digits, `_`" + (" and `-`" if self.kebab else "") + ", a letter first"
        reading.problem("bad_id", f"{quoted(node.text)} is not an id", node.place, help_text)
        return INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.shape.pattern}$"}


@frozen
class Word:
    """One of a few words."""

    words: tuple[str, ...]
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        return read_word(node, self.words, reading) or INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"enum": list(self.words)}


def read_word(node: Node, words: tuple[str, ...], reading: Reading) -> str | None:
    """Read one of a few words; None after reporting what is there instead."""
    if not isinstance(node, Scalar) or node.value is None:
        refuse(node, reading, "one of " + ", ".join(f"`{word}`" for word in words))
        return None
    if isinstance(node.value, str) and node.value in words:
        return node.value
    listed = "expected one of " + ", ".join(f"`{word}`" for word in words)
    near = reading.suggest(node.text, words)
    reading.problem("bad_word", f"{listed}, found {quoted(node.text)}", node.place, near)
    return None


@frozen
class Flag:
    """`true` or `false`; `only` says that just this one makes sense."""

    only: bool | None = None
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, bool) and self.only in (None, node.value):
            return node.value
        expected = "`true` or `false`" if self.only is None else f"`{str(self.only).lower()}`"
        is_quoted = isinstance(node, Scalar) and isinstance(node.value, str) and node.text in ("true", "false")
        return refuse(node, reading, expected, "write it without quotes" if is_quoted else None)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"type": "boolean"} if self.only is None else {"const": self.only}


@frozen
class Amount:
    """A number, whole or not, between limits."""

    whole: bool = True
    low: Number | None = None
    high: Number | None = None
    above: Number | None = None
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        expected = "a whole number" if self.whole else "a number"
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(node, Scalar) or not is_number(value):
            is_quoted = isinstance(value, str) and value.replace(".", "", 1).isdecimal()
            return refuse(node, reading, expected, "write it without quotes" if is_quoted else None)
        if self.whole and "." in node.text:
            return refuse(node, reading, expected, "write it without a point")
        assert not isinstance(value, bool | str | None)  # noqa: S101  (narrows for the type checker)
        low_ok = (self.low is None or value >= self.low) and (self.above is None or value > self.above)
        if low_ok and (self.high is None or value <= self.high):
            return value
        limits = [f"at least {self.low}"] * (self.low is not None)
        limits += [f"above {self.above}"] * (self.above is not None)
        limits += [f"at most {self.high}"] * (self.high is not None)
        message = f"expected {expected}, {' and '.join(limits)}, found {node.text}"
        reading.problem("out_of_range", message, node.place)
        return INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        limits = {"minimum": self.low, "maximum": self.high, "exclusiveMinimum": self.above}
        numbers = {key: as_json(value) for key, value in limits.items() if value is not None}
        return {"type": "integer" if self.whole else "number", **numbers}


def as_json(value: Number) -> int | float:
    """Give an exact number as JSON writes it."""
    return value if isinstance(value, int) else float(value)


@frozen
class Ref:
    """The id of one entry of this kind."""

    kind: str
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            reading.refer(self.kind, node.value, node.place)
            return node.value
        return refuse(node, reading, f"the id of {with_article(self.kind)}")

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return writer.ids(self.kind)
