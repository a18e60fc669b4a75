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

from resistance_rules.knowledge.diagnostics import Place, Problem, quoted

MAX_DEPTH: Final = 60  # deeper nesting than any sensible rule; keeps recursion far from Python's own limit
MAX_DIGITS: Final = 40  # more than any measure has; Python refuses to read integers of some thousands

# Problems with one scalar. Nothing more is said about a place that has one of them.
SCALAR_CODES: Final = frozenset({"bad_boolean", "bad_number", "empty_value", "implicit_date", "yaml_alias"})

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMBER_LIKE = re.compile(  # what some YAML reader takes for a number
    r"[-+]?(\.?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?"
    r"|0[xob][0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|\.(inf|Inf|INF)|\.(nan|NaN|NAN))"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?")
_TRUE_FALSE: Final = {"true": True, "false": False}
_BOOLEAN_LIKE = frozenset(  # what YAML 1.1 reads as booleans
    {"yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "True", "TRUE", "False", "FALSE"}
)
_NULL_LIKE = frozenset({"", "~", "Null", "NULL"})
# Characters that nobody sees, and line breaks that editors do not count. Tab, line feed and carriage return are fine.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_RETURN = re.compile("\r")


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
        """Give the value under `key`, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def with_pairs(self, replaced: Mapping) -> Mapping:
        """Give this mapping with the pairs of `replaced` in place of, or added to, its own."""
        new = {key.text: (key, value) for key, value in replaced.pairs}
        kept = tuple(pair for pair in self.pairs if pair[0].text not in new)
        return Mapping(kept + tuple(new.values()), self.place)


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """Give the node as plain data that compares without regard to places and the order of keys."""
    match node:
        case Scalar(value=value):
            return (type(value).__name__, value)  # so that 1 is not true
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key.text: plain(value) for key, value in sorted(pairs, key=lambda pair: pair[0].text)}


def read_yaml(text: str | bytes, file: str, problems: list[Problem]) -> Node | None:
    """Read one document strictly.

    Args:
        text: the file's content; bytes must be UTF-8, with or without a byte-order mark.
        file: its name as places show it.
        problems: what is wrong is added here; reading goes on after whatever allows it.

    Returns:
        The document's root, or None if the file is empty or cannot be read at all.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8", "replace")
            place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            problems.append(Problem("encoding", "this file is not UTF-8", place, "save it as UTF-8"))
            return None
    hidden = _CONTROL.search(text)
    if hidden is not None:
        start = hidden.start()
        place = Place(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        problems.append(_control_character(hidden.group(), place))
        return None
    try:
        return _Composer(file, problems).document(iter(yaml.parse(text, Loader=_Loader)))
    except _TooDeepError as error:
        problems.append(
            Problem("too_deep", f"nested deeper than {MAX_DEPTH} levels", error.place, "split it into smaller rules")
        )
    except yaml.MarkedYAMLError as error:
        problems.append(_syntax_problem(error, text, file))
    return None


def number(text: str) -> int | Decimal:
    """Give the exact number that `text` (written like 12, -3, 0.5) stands for; whole ones are ints."""
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if "." in text else int(text)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    message = ", ".join(part for part in (error.context, error.problem) if part) or "cannot be parsed"
    lines = text.splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem("yaml_syntax", message, place, "indent with spaces, not with tabs")
    return Problem("yaml_syntax", message, place, "check indentation, colons, quotes and brackets here")


def _control_character(character: str, place: Place) -> Problem:
    message = f"the control character U+{ord(character):04X} stands here"
    return Problem("control_character", message, place, "delete it: nobody who reads the file sees it")


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
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
            raise _TooDeepError(place)
        if isinstance(event, yaml.AliasEvent):
            shown = quoted(f"*{event.anchor}")
            self._problem("yaml_alias", f"alias {shown} is not used in packs", event, "write the value out")
            return Scalar(None, "", place)
        self._no_anchor_no_tag(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._children(events, depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, place, depth)
        return self._scalar(event, place, depth)

    def _no_anchor_no_tag(self, event: Any) -> None:
        if event.anchor is not None:
            shown = quoted(f"&{event.anchor}")
            self._problem("yaml_anchor", f"anchor {shown} is not used in packs", event, "remove it")
        if event.tag is not None:
            shown = quoted(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._problem("yaml_tag", f"tag {shown} is not used in packs", event, "remove it")

    def _children(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
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
                first = ((pairs[key.text][0].place, "the first one"),)
                message = f"key {quoted(key.text)} stands here twice"
                self.problems.append(Problem("duplicate_key", message, key.place, "keep one of them", first))
                continue
            pairs[key.text] = (key, value)
        return Mapping(tuple(pairs.values()), place)

    def _key(self, event: Any, events: Iterator[Any], depth: int) -> Scalar | None:
        if not isinstance(event, yaml.ScalarEvent):
            self._problem("bad_key", "a key is one word", event, "write `key: value`")
            if not isinstance(event, yaml.AliasEvent):
                self._node(event, events, depth + 1)
            return None
        self._no_anchor_no_tag(event)
        if event.value == "<<" and not event.style:
            self._problem("merge_key", "merge keys are not used in packs", event, "write the keys out")
            return None
        place = self._place(event)
        if event.style:
            self._no_control_character(event.value, place)
        return Scalar(event.value, event.value, place)

    def _no_control_character(self, text: str, place: Place) -> None:
        hidden = _CONTROL.search(text) or _RETURN.search(text)
        if hidden is not None:  # an escape like "\a": the file itself has none
            self.problems.append(_control_character(hidden.group(), place))

    def _scalar(self, event: Any, place: Place, depth: int) -> Scalar:
        text: str = event.value
        if event.style:  # quoted or a block text; a plain one has none (libyaml says "")
            self._no_control_character(text, place)
            return Scalar(text, text, place)
        if text in _TRUE_FALSE:
            return Scalar(_TRUE_FALSE[text], text, place)
        if text == "null":
            return Scalar(None, text, place)
        if _NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS:
            return Scalar(number(text), text, place)
        self._plain_text(event, text, depth)
        return Scalar(None if text in _NULL_LIKE else text, text, place)

    def _plain_text(self, event: Any, text: str, depth: int) -> None:
        """Report a text without quotes that some YAML reader takes for something else."""
        if text in _NULL_LIKE:
            if text or depth:  # an empty document is fine
                self._problem("empty_value", "a value is missing here", event, "write it, or leave the key out")
            return
        quote = f'quote it: "{text}"' if len(text) <= MAX_DIGITS else "quote it"
        if text in _BOOLEAN_LIKE:
            help_text = f"write `true` or `false`; if it is a word, {quote}"
            self._problem("bad_boolean", f"{quoted(text)} can be read as a boolean", event, help_text)
        elif _DATE.fullmatch(text):
            self._problem("implicit_date", f"{quoted(text)} can be read as a date", event, quote)
        elif _NUMBER.fullmatch(text):
            message = f"this number has more than {MAX_DIGITS} digits"
            self._problem("bad_number", message, event, f"write a shorter one; if it is a text, {quote}")
        elif _NUMBER_LIKE.fullmatch(text):
            message = f"{quoted(text)} is not written like 12, -3 or 0.5"
            self._problem("bad_number", message, event, f"write it so; if it is a text, {quote}")
