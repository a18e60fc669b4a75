"""What every kind of value in a pack has in common: it can be read, strictly, and described as JSON Schema.

The entry classes declare each field with a kind; the reader, the JSON Schema, overlays and translations all go by
that one declaration. The kinds themselves: `scalar_kinds`, `list_kinds`, `shapes` (nested entries), `value_kinds`
(what needs the vocabulary).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Protocol

from attrs import frozen

from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence


class _Invalid:
    """What reading gives for a value that was refused; the problem is already reported.

    It is there (true), holds nothing and compares with nothing, so that a check of the whole entry can go on with the
    other values and finds nothing to say about this one.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Any:
        return () if isinstance(key, slice) else self

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


INVALID: Final = _Invalid()
SNAKE: Final = re.compile(r"[a-z][a-z0-9_]*")
KEBAB: Final = re.compile(r"[a-z][a-z0-9_\-]*")
WORD: Final = re.compile(r"[a-z0-9][a-z0-9_]*")


class Kind(Protocol):
    """How a field's value is read and described.

    Attributes:
        many: whether the value is a list, so that leaving it out means an empty one.
    """

    @property
    def many(self) -> bool: ...

    def read(self, node: Node, reading: Reading) -> Any:
        """Read the value; INVALID after reporting why not."""

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        """Describe the value as JSON Schema."""


class SchemaWriter(Protocol):
    """Collects the definitions that the parts of a JSON Schema share; each answer refers to one."""

    def ids(self, kind: str) -> dict[str, Any]:
        """Describe the id of an entry of this kind."""

    def shape(self, cls: type) -> dict[str, Any]:
        """Describe an entry of this class."""


@frozen
class Mismatch:
    """Values of one entry that are fine each, and do not fit together.

    Attributes:
        at: keys and positions, from the entry, of the value that is to blame; empty: the entry itself.
    """

    code: str
    message: str
    help: str | None = None
    at: tuple[str | int, ...] = ()


Mismatches = Iterator[Mismatch]


def is_number(value: object) -> bool:
    """Whether a scalar stands for a number (a boolean does not)."""
    return not isinstance(value, bool | str) and value is not None


def described(node: Node) -> str:
    """Say what a node is, in words for an error."""
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


def refuse(node: Node, reading: Reading, expected: str, help_text: str | None = None) -> Any:
    """Report that a value is of another type than expected."""
    reading.problem("wrong_type", f"expected {expected}, found {described(node)}", node.place, help_text)
    return INVALID


def place_at(node: Node, path: tuple[str | int, ...]) -> Node:
    """Follow keys and positions into a node, as far as they lead."""
    for step in path:
        inner: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            inner = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            break
        node = inner
    return node
