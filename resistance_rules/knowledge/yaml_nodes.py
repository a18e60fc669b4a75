"""Strict YAML: plain mappings, lists and scalars, each with its place, and nothing else.

PyYAML (libyaml where it is there) finds the events; this module decides what they may mean, so none of YAML's
implicit types, aliases or tags can slip into a pack. Source: pack-format.md, "Strict YAML profile".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import yaml
from attrs import field, frozen

from resistance_rules.knowledge.diagnostics import Place, Problem

MAX_DEPTH: Final = 60  # deeper nesting than any sensible rule; keeps recursion far from Python's own limit
MAX_DIGITS: Final = 40  # more than any measure has; Python refuses to read integers of some thousands

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMBER_LIKE = re.compile(
    r"[-+]?(\.?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(inf|Inf|INF)|\.(nan|NaN|NAN))"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_TRUE_FALSE: Final = {"true": True, "false": False}
_BOOLEAN_LIKE = frozenset(
    "yes Yes YES no No NO on On ON off Off OFF True TRUE False FALSE".split()  # what YAML 1.1 reads as booleans
)
_NULL_LIKE = frozenset({"", "~", "Null", "NULL"})


@frozen
class Scalar:
    """One scalar as written: `value` is its text, or the bool, int, Decimal or None that a plain one stands for."""

    value: bool | int | Decimal | str | None
    text: str
    place: Place = field(eq=False)


@frozen
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place = field(eq=False)


@frozen
class Mapping:
    """A mapping with text keys, each once; pairs in the order written."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place = field(eq=False)

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def with_pairs(self, replaced: Mapping) -> Mapping:
        """This mapping with the pairs of `replaced` in place of, or added to, its own."""
        new = {key.text: (key, value) for key, value in replaced.pairs}
        kept = tuple(pair for pair in self.pairs if pair[0].text not in new)
        return Mapping(kept + tuple(new.values()), self.place)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The node as plain data that compares without regard to places and the order of keys."""
    match node:
        case Scalar(value=value):
            return (type(value) is bool, value)  # so that 1 is not true
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: plain(value) for key, value in pairs}


def read_yaml(text: str | bytes, file: str, problems: list[Problem]) -> Node | None:
    """Read one document strictly.

    Args:
        text: the file's content; bytes must be UTF-8.
        file: its name as places show it.
        problems: what is wrong is added here; reading goes on after whatever allows it.

    Returns:
        The document's root, or None if the file is empty or cannot be read at all.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = text[: error.start].count(b"\n") + 1
            problems.append(
                Problem("encoding", "this file is not UTF-8", Place(file, line, 1), "save it as UTF-8")
            )
            return None
    composer = _Composer(file, problems)
    try:
        return composer.document(iter(yaml.parse(text, Loader=_Loader)))
    except _TooDeep as error:
        problems.append(Problem("too_deep", f"nested deeper than {MAX_DEPTH} levels", error.place))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
        message = ", ".join(part for part in (error.context, error.problem) if part) or "cannot be parsed"
        problems.append(
            Problem("yaml_syntax", message, place, "check indentation, colons, quotes and brackets here")
        )
    except yaml.YAMLError:  # what libyaml says without a mark: characters that YAML does not allow
        bad = next((i for i, c in enumerate(text) if not (c.isprintable() or c in "\n\r\t")), 0)
        place = Place(file, text.count("\n", 0, bad) + 1, bad - text.rfind("\n", 0, bad))
        problems.append(Problem("yaml_syntax", "a control character stands here", place, "delete it"))
    return None


class _TooDeep(Exception):  # noqa: N818  (control flow inside this module only)
    def __init__(self, place: Place) -> None:
        self.place = place


class _Composer:
    """Turns parse events into nodes, refusing on the way what the profile does not have."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def document(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem("several_documents", "a second YAML document starts here", event, "use a file each")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
                root = node if root is None else root
        if isinstance(root, Scalar) and root.text == "":
            return None
        return root

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _problem(self, code: str, message: str, event: Any, help_text: str) -> None:
        self.problems.append(Problem(code, message, self._place(event), help_text))

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        place = self._place(event)
        if depth > MAX_DEPTH:
            raise _TooDeep(place)
        if isinstance(event, yaml.AliasEvent):
            self._problem("yaml_alias", f"alias `*{event.anchor}` is not used in packs", event, "write the value out")
            return Scalar(None, "", place)
        if event.anchor is not None:
            self._problem("yaml_anchor", f"anchor `&{event.anchor}` is not used in packs", event, "remove it")
        if event.tag is not None:
            self._problem("yaml_tag", f"tag `{event.tag}` is not used in packs", event, "remove it")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._children(events, yaml.SequenceEndEvent, depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, place, depth)
        return self._scalar(event, place, depth)

    def _children(self, events: Iterator[Any], end: type, depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, end):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, events: Iterator[Any], place: Place, depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, depth)
            value = self._node(next(events), events, depth + 1)
            if key is None:
                continue
            if key.text in pairs:
                self.problems.append(
                    Problem(
                        "duplicate_key",
                        f"key `{key.text}` stands here twice",
                        key.place,
                        "keep one of them",
                        ((pairs[key.text][0].place, "the first one"),),
                    )
                )
                continue
            pairs[key.text] = (key, value)
        return Mapping(tuple(pairs.values()), place)

    def _key(self, event: Any, events: Iterator[Any], depth: int) -> Scalar | None:
        if not isinstance(event, yaml.ScalarEvent):
            self._problem("bad_key", "a key must be one word", event, "write `key: value`")
            self._node(event, events, depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self._problem("yaml_anchor", "a key has no anchor or tag", event, "remove it")
        if event.value == "<<" and not event.style:
            self._problem("merge_key", "merge keys are not used in packs", event, "write the keys out")
            return None
        return Scalar(event.value, event.value, self._place(event))

    def _scalar(self, event: Any, place: Place, depth: int) -> Scalar:
        text: str = event.value
        if event.style:  # quoted or a block text; a plain one has none (libyaml says "")
            return Scalar(text, text, place)
        value: bool | int | Decimal | str | None = text
        if text in _TRUE_FALSE:
            value = _TRUE_FALSE[text]
        elif text == "null":
            value = None
        elif text in _NULL_LIKE:
            if text or depth:  # an empty document is fine
                self._problem("empty_value", "a value is missing here", event, "write it, or leave the key out")
            value = None
        elif text in _BOOLEAN_LIKE:
            self._problem(
                "bad_boolean",
                f"`{text}` can be read as a boolean",
                event,
                f'write `true` or `false`, or quote the word: "{text}"',
            )
        elif _DATE.fullmatch(text):
            self._problem("implicit_date", f"`{text}` can be read as a date", event, f'quote it: "{text}"')
        elif _NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS:
            value = number(text)
        elif _NUMBER_LIKE.fullmatch(text):
            self._problem(
                "bad_number",
                f"`{text[:MAX_DIGITS]}` is not written like 12, -3 or 0.5",
                event,
                f'write it so, or quote it if it is a text: "{text}"',
            )
        return Scalar(value, text, place)


def number(text: str) -> int | Decimal:
    """The exact number that `text` (written like 12, -3, 0.5) stands for; whole ones are ints."""
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if "." in text else int(text)
