"""HTML by small functions: whatever is not made here is escaped, so no text can become markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

_VOID: Final = frozenset({"meta", "hr", "br"})


class Safe(str):
    """HTML that was made here and needs no escaping."""

    __slots__ = ()


Content = str | None


def tag(name: str, /, *content: Content, **attributes: str | bool | None) -> Safe:
    """An element.

    Args:
        name: its name.
        content: what is in it; texts are escaped, None is nothing.
        attributes: their values, escaped. A trailing underscore is dropped (`class_`), others become hyphens;
            True stands without a value; None and False are left out.
    """
    given = {key: value for key, value in attributes.items() if value is not None and value is not False}
    written = "".join(_attribute(key, value) for key, value in given.items())
    if name in _VOID:
        return Safe(f"<{name}{written}>")
    return Safe(f"<{name}{written}>{join(content)}</{name}>")


def join(content: Iterable[Content], separator: str = "") -> Safe:
    """Pieces one after the other; texts are escaped, None is nothing."""
    return Safe(escape(separator).join(safe(piece) for piece in content if piece is not None))


def safe(piece: str) -> Safe:
    """The piece as HTML: escaped unless it was made here."""
    return piece if isinstance(piece, Safe) else Safe(escape(piece))


def _attribute(key: str, value: str | bool) -> str:  # noqa: FBT001  (an attribute's value, not a switch)
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
