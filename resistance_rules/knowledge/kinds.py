"""The kinds of values that fields of a pack hold: how each is read, strictly, and its JSON Schema.

`model.py` declares every entry as an attrs class whose fields carry a kind (`yaml(...)`); the reader, the JSON
Schema, overlays and translations all go by that one declaration.
"""

from __future__ import annotations

import re
from typing import Any, Final, Protocol

import attrs

from resistance_rules.knowledge.conditions import Number
from resistance_rules.knowledge.diagnostics import did_you_mean, displayed_id
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence


class _Invalid:
    """What reading gives for a value that was refused; the problem is already reported."""


INVALID: Final = _Invalid()
SNAKE: Final = re.compile(r"[a-z][a-z0-9_]*")
KEBAB: Final = re.compile(r"[a-z][a-z0-9_\-]*")
WORD: Final = re.compile(r"[a-z0-9][a-z0-9_]*")


class Kind(Protocol):
    """How a field's value is read and described."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value, or INVALID after reporting why not."""

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        """Return the JSON Schema of the value."""


class Vocabulary(Protocol):
    """The ids that a JSON Schema offers for completion."""

    def ids(self, kind: str) -> list[str]:
        """Return the ids of this kind, sorted."""


def yaml(
    kind: Kind, *, required: bool = False, key: str | None = None, default: Any = None, translated: bool = False
) -> Any:
    """Declare a field of an entry.

    Args:
        kind: what its value is.
        required: whether an entry without it is refused.
        key: its name in YAML, where Python has that word for itself.
        default: what it is when left out; an empty tuple for lists.
        translated: whether it is one of the text fields that a translation may set.
    """
    metadata = {"kind": kind, "required": required, "key": key, "translated": translated}
    if required:
        return attrs.field(metadata=metadata)
    if isinstance(kind, Texts | Refs | Words | Many | OneOrMany | Ids):
        default = ()
    return attrs.field(default=default, metadata=metadata)


def text(*, required: bool = False, holes: bool = False, translated: bool = True, key: str | None = None) -> Any:
    """Declare a field that holds one text for people."""
    return yaml(Text(holes=holes), required=required, translated=translated, key=key)


@attrs.frozen
class Text:
    """One text. `holes`: `{fact_id}` prints that fact's value."""

    holes: bool = False
    blame: bool = True

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            if not node.value.strip():
                return _refuse(node, reading, "a text", "write it, or leave the key out")
            reading.text(node.value, node.place, holes=self.holes, blame=self.blame)
            return node.value
        if isinstance(node, Scalar) and node.value is not None:
            return _refuse(node, reading, "a text", f'quote it: "{node.text}"')
        return _refuse(node, reading, "a text")

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


@attrs.frozen
class Texts:
    """A list of texts. `least`: so many at least."""

    holes: bool = False
    blame: bool = True
    least: int = 0

    def read(self, node: Node, reading: Reading) -> Any:
        item = Text(holes=self.holes, blame=self.blame)
        return _read_list(node, reading, item, "a list of texts", least=self.least)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return _list_schema(Text().schema(vocabulary), self.least)


@attrs.frozen
class OneOrMany:
    """One text, or a list of them; always a list afterwards."""

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar):
            value = Text().read(node, reading)
            return value if value is INVALID else (value,)
        return Texts().read(node, reading)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"oneOf": [Text().schema(vocabulary), Texts().schema(vocabulary)]}


@attrs.frozen
class Id:
    """An entry's own id."""

    kebab: bool = False

    def read(self, node: Node, reading: Reading) -> Any:
        shape = KEBAB if self.kebab else SNAKE
        if isinstance(node, Scalar) and isinstance(node.value, str) and shape.fullmatch(node.value):
            return node.value
        how = "lower-case letters, digits, `_`" + (" and `-`" if self.kebab else "") + ", a letter first"
        shown = f" {displayed_id(node.text)}" if isinstance(node, Scalar) else ""
        reading.problem("bad_id", f"this{shown} is not an id", node.place, f"use {how}")
        return INVALID

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{(KEBAB if self.kebab else SNAKE).pattern}$"}


@attrs.frozen
class Ids:
    """A list of ids or words that name nothing else (`extends`, choices)."""

    shape: re.Pattern[str] = SNAKE
    least: int = 0

    def read(self, node: Node, reading: Reading) -> Any:
        return _read_list(node, reading, self, "a list of words", least=self.least, read_item=self._read_item)

    def _read_item(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, str) and self.shape.fullmatch(node.value):
            return node.value
        shown = f" {displayed_id(node.text)}" if isinstance(node, Scalar) else ""
        reading.problem("bad_id", f"this{shown} is not a word", node.place, "use lower-case letters, digits and `_`")
        return INVALID

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return _list_schema({"type": "string", "pattern": f"^{self.shape.pattern}$"}, self.least)


@attrs.frozen
class Word:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.value in self.words and isinstance(node.value, str):
            return node.value
        listed = ", ".join(f"`{word}`" for word in self.words)
        near = did_you_mean(node.text, self.words) if isinstance(node, Scalar) else None
        reading.problem("bad_word", f"expected one of {listed}", node.place, near)
        return INVALID

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"enum": list(self.words)}


@attrs.frozen
class Words:
    """A list of words out of a few."""

    words: tuple[str, ...]
    least: int = 0

    def read(self, node: Node, reading: Reading) -> Any:
        return _read_list(node, reading, Word(self.words), "a list of words", least=self.least)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return _list_schema(Word(self.words).schema(vocabulary), self.least)


@attrs.frozen
class Flag:
    """`true` or `false`; `only` says that just this one makes sense."""

    only: bool | None = None

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, bool) and self.only in (None, node.value):
            return node.value
        expected = "`true` or `false`" if self.only is None else f"`{str(self.only).lower()}`"
        return _refuse(node, reading, expected)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "boolean"} if self.only is None else {"const": self.only}


@attrs.frozen
class Amount:
    """A number, whole or not, from `low` to `high`."""

    whole: bool = True
    low: Number | None = None
    high: Number | None = None
    above: Number | None = None

    def read(self, node: Node, reading: Reading) -> Any:
        expected = "a whole number" if self.whole else "a number"
        value = node.value if isinstance(node, Scalar) else None
        if not is_number(value) or (self.whole and not isinstance(value, int)):
            return _refuse(node, reading, expected)
        assert not isinstance(value, bool | str | None)  # noqa: S101  (narrows for the type checker)
        low_ok = (self.low is None or value >= self.low) and (self.above is None or value > self.above)
        if not low_ok or (self.high is not None and value > self.high):
            limits = [f"at least {self.low}"] * (self.low is not None)
            limits += [f"above {self.above}"] * (self.above is not None)
            limits += [f"at most {self.high}"] * (self.high is not None)
            reading.problem("out_of_range", f"expected {expected}, {' and '.join(limits)}", node.place)
            return INVALID
        return value

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        limits = {"minimum": self.low, "maximum": self.high, "exclusiveMinimum": self.above}
        numbers = {key: float(value) if value % 1 else int(value) for key, value in limits.items() if value is not None}
        return {"type": "integer" if self.whole else "number", **numbers}


@attrs.frozen
class Ref:
    """The id of one entry of this kind."""

    kind: str

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            reading.refer(self.kind, node.value, node.place)
            return node.value
        return _refuse(node, reading, f"the id of a {self.kind}")

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"enum": vocabulary.ids(self.kind)}


@attrs.frozen
class Refs:
    """A list of ids of entries of this kind; `retire` in an overlay takes ids out of it."""

    kind: str
    least: int = 0

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Sequence):
            kept = tuple(item for item in node.items if not self._is_retired(item, reading))
            if len(kept) < self.least <= len(node.items):
                gone = ", ".join(f"`{item.text}`" for item in node.items if isinstance(item, Scalar) and item not in kept)
                reading.problem(
                    "retired_id", f"without the retired {gone} this list has too few items", node.place,
                    "change this entry too, or do not retire",
                )  # fmt: skip
                return INVALID
            node = Sequence(kept, node.place)
        return _read_list(node, reading, Ref(self.kind), f"a list of {self.kind} ids", least=self.least)

    def _is_retired(self, item: Node, reading: Reading) -> bool:
        return isinstance(item, Scalar) and reading.is_taken_out(self.kind, item.text, item.place)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return _list_schema(Ref(self.kind).schema(vocabulary), self.least)


@attrs.frozen
class One:
    """One nested entry of this class."""

    cls: type

    def read(self, node: Node, reading: Reading) -> Any:
        return read_shape(self.cls, node, reading)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return shape_schema(self.cls, vocabulary)


@attrs.frozen
class Many:
    """A list of nested entries of this class."""

    cls: type
    least: int = 0

    def read(self, node: Node, reading: Reading) -> Any:
        what = f"a list of {self.cls.__name__.lower()} entries"
        return _read_list(node, reading, One(self.cls), what, least=self.least, unique=False)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "array", "items": shape_schema(self.cls, vocabulary), "minItems": self.least}


@attrs.frozen
class TextMap:
    """A mapping of words to texts."""

    blame: bool = True

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return _refuse(node, reading, "a mapping of words to texts")
        texts = {key.text: Text(blame=self.blame).read(value, reading) for key, value in node.pairs}
        return INVALID if INVALID in texts.values() else texts

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": {"type": "string"}}


@attrs.frozen
class Field:
    """One declared field of an entry class."""

    attribute: str
    key: str
    kind: Kind
    required: bool
    translated: bool


def fields_of(cls: type) -> dict[str, Field]:
    """The declared fields of an entry class by their YAML key, in order."""
    found = {}
    for attribute in attrs.fields(cls):
        if "kind" in attribute.metadata:
            meta = attribute.metadata
            key = meta["key"] or attribute.name
            found[key] = Field(attribute.name, key, meta["kind"], meta["required"], meta["translated"])
    return found


def read_shape(cls: Any, node: Node, reading: Reading) -> Any:
    """Read a mapping as an entry of `cls`, reporting every unknown, missing and wrong key at once."""
    name = cls.__name__.lower()
    if not isinstance(node, Mapping):
        return _refuse(node, reading, f"a mapping with the keys of a {name}")
    declared = fields_of(cls)
    values: dict[str, Any] = {}
    complete = True
    for key, value in node.pairs:
        declared_field = declared.get(key.text)
        if declared_field is None:
            computed = getattr(cls, "COMPUTED_KEYS", frozenset())
            reading.unknown_key(key, list(declared), name, computed=key.text in computed)
            complete = False
            continue
        values[declared_field.attribute] = declared_field.kind.read(value, reading)
    for declared_field in declared.values():
        if declared_field.required and declared_field.attribute not in values:
            reading.problem("missing_key", f"this {name} has no `{declared_field.key}`", node.place, "add it")
            complete = False
    if not complete or INVALID in values.values():
        return INVALID
    entry = cls(**values, place=node.place)
    check = getattr(entry, "problems", None)
    if check is not None:
        found = list(check())
        for code, message, help_text in found:
            reading.problem(code, message, node.place, help_text)
        if found:
            return INVALID
    return entry


def shape_schema(cls: type, vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of an entry class."""
    declared = fields_of(cls)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: item.kind.schema(vocabulary) for key, item in declared.items()},
        "required": [key for key, item in declared.items() if item.required],
    }


def is_number(value: object) -> bool:
    """Whether a scalar stands for a number (a boolean does not)."""
    return not isinstance(value, bool | str) and value is not None


def _refuse(node: Node, reading: Reading, expected: str, help_text: str | None = None) -> Any:
    reading.problem("wrong_type", f"expected {expected}, found {described(node)}", node.place, help_text)
    return INVALID


def described(node: Node) -> str:
    """What a node is, in words for an error."""
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Scalar(value=None):
            return "`null`"
        case Scalar(value=bool()):
            return f"`{node.text}`"
        case Scalar(value=str()):
            return "a text"
        case Scalar():
            return f"the number {node.text}"


def _read_list(  # noqa: PLR0913  (one place for everything that lists have in common)
    node: Node, reading: Reading, item: Any, expected: str, *, least: int, unique: bool = True, read_item: Any = None
) -> Any:
    if not isinstance(node, Sequence):
        return _refuse(node, reading, expected, "write it as a list: [...]")
    if unique:
        reading.no_repeats(node)
    if len(node.items) < least:
        reading.problem("too_few", f"expected at least {least} here, found {len(node.items)}", node.place)
        return INVALID
    read = read_item or item.read
    values = tuple(read(part, reading) for part in node.items)
    return INVALID if INVALID in values else values


def _list_schema(items: dict[str, Any], least: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "uniqueItems": True, "minItems": least}
