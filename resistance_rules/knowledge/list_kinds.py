"""Kinds of lists, and mappings of words: texts, words, references."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from attrs import frozen

from resistance_rules.knowledge.diagnostics import quoted
from resistance_rules.knowledge.kinds import INVALID, KEBAB, SNAKE, SchemaWriter, refuse
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.scalar_kinds import Ref, Text, Word
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence

ReadItem = Callable[[Node, Reading], Any]


def read_list(node: Node, reading: Reading, read_item: ReadItem, expected: str, *, least: int = 0) -> Any:
    """Read a list in which nothing stands twice; a tuple, or INVALID after reporting why not."""
    if not isinstance(node, Sequence):
        return refuse(node, reading, expected, "write it as a list: [...]")
    reading.no_repeats(node)
    if len(node.items) < least:
        reading.problem("too_few", f"expected at least {least} here, found {len(node.items)}", node.place)
        return INVALID
    values = tuple(read_item(item, reading) for item in node.items)
    return INVALID if any(value is INVALID for value in values) else values


def list_schema(items: dict[str, Any], least: int) -> dict[str, Any]:
    """Describe a list in which nothing stands twice."""
    schema = {"type": "array", "items": items, "uniqueItems": True}
    return {**schema, "minItems": least} if least else schema


@frozen
class Texts:
    """A list of texts. `least`: so many at least."""

    holes: bool = False
    blame: bool = True
    least: int = 0
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        item = Text(holes=self.holes, blame=self.blame)
        return read_list(node, reading, item.read, "a list of texts", least=self.least)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return list_schema(Text().schema(writer), self.least)


@frozen
class OneOrMany:
    """One text, or a list of them; always a list afterwards."""

    holes: ClassVar[bool] = False
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar):
            value = Text().read(node, reading)
            return value if value is INVALID else (value,)
        return Texts().read(node, reading)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"oneOf": [Text().schema(writer), Texts().schema(writer)]}


@frozen
class Ids:
    """A list of ids or words that name no entry (`extends`, `choice`)."""

    shape: re.Pattern[str] = SNAKE
    least: int = 0
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        return read_list(node, reading, self._read_item, "a list of words", least=self.least)

    def _read_item(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar) or node.value is None:
            return refuse(node, reading, "a word")
        if isinstance(node.value, str) and self.shape.fullmatch(node.value):
            return node.value
        looks_right = not isinstance(node.value, str) and self.shape.fullmatch(node.text)
        help_text = "use lower-case letters, digits and `_`" + (" or `-`" if self.shape is KEBAB else "")
        help_text = f'quote it: "{node.text}"' if looks_right else help_text
        reading.problem("bad_id", f"{quoted(node.text)} is not a word", node.place, help_text)
        return INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return list_schema({"type": "string", "pattern": f"^{self.shape.pattern}$"}, self.least)


@frozen
class Words:
    """A list of words out of a few."""

    words: tuple[str, ...]
    least: int = 0
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        return read_list(node, reading, Word(self.words).read, "a list of words", least=self.least)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return list_schema(Word(self.words).schema(writer), self.least)


@frozen
class Refs:
    """A list of ids of entries of this kind; `retire` in an overlay takes ids out of it."""

    kind: str
    least: int = 0
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Sequence):
            judged = [(item, reading.is_taken_out(self.kind, item)) for item in node.items]
            kept = tuple(item for item, is_gone in judged if not is_gone)
            gone = [item.text for item, is_gone in judged if is_gone and isinstance(item, Scalar)]
            if gone:
                reading.shrunk[node.place] = gone
                if len(kept) < self.least:
                    shrunk_too_far(node, gone, reading)
                    return INVALID
                node = Sequence(kept, node.place)
        return read_list(node, reading, Ref(self.kind).read, f"a list of {self.kind} ids", least=self.least)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return list_schema(Ref(self.kind).schema(writer), self.least)


def shrunk_too_far(node: Node, gone: list[str], reading: Reading) -> None:
    """Report a list that `retire` leaves with too few items."""
    names = ", ".join(quoted(name) for name in gone)
    message = f"without the retired {names} too little is left here"
    reading.problem("retired_id", message, node.place, "change this entry too, or do not retire")


@frozen
class TextMap:
    """A mapping of words to texts."""

    blame: bool = True
    holes: ClassVar[bool] = False
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return refuse(node, reading, "a mapping of words to texts")
        texts = {key.text: Text(blame=self.blame).read(value, reading) for key, value in node.pairs}
        return INVALID if any(text is INVALID for text in texts.values()) else texts

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": Text().schema(writer)}
