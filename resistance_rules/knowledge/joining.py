"""Joins packs, base first: whole entries replace, `change` alters single fields, `retire` takes entries out.

Source: pack-format.md, first paragraph and "change, retire". What one pack alters is always looked up as the packs
before it left it, so that the order of its items never matters.
"""

from __future__ import annotations

from collections.abc import Sequence as Packs
from typing import Final

from attrs import Factory, define, frozen

from resistance_rules.knowledge.diagnostics import Place, Problem, Suggester, quoted
from resistance_rules.knowledge.files import RawPack, Unread
from resistance_rules.knowledge.kinds import described
from resistance_rules.knowledge.model import SECTION_OF
from resistance_rules.knowledge.reading import with_article
from resistance_rules.knowledge.translation import check_translation
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, plain

KINDS: Final = tuple(SECTION_OF)
INHERITED: Final = (
    "language",
    "intended_use",
    "source_attributes",
    "uses_note",
    "shows",
)  # what `pack` need not repeat
_WHOLE: Final = ""  # stands for the whole entry where a field is expected


@define
class Joined:
    """Several packs as one. Everything is still raw; `reader` gives it meaning.

    Attributes:
        spare: entries without a usable id of their own, by kind.
        notes: notes of `change` and `retire` items: texts like all others, and no part of the pack.
        retired: (kind, id) -> number of the last pack that retires it.
        layer_of: file -> number of its pack, base first.
        unread: what could not be read of any of the packs.
    """

    pack: Mapping | None = None
    language: Mapping | None = None
    scoring: Mapping | None = None
    entries: dict[str, dict[str, Mapping]] = Factory(lambda: {kind: {} for kind in KINDS})
    spare: dict[str, list[Node]] = Factory(lambda: {kind: [] for kind in KINDS})
    notes: list[Node] = Factory(list)
    allow: dict[tuple[str, ...], Node] = Factory(dict)
    retired: dict[tuple[str, str], int] = Factory(dict)
    layer_of: dict[str, int] = Factory(dict)
    unread: Unread = Factory(Unread)


def join(packs: Packs[RawPack], problems: list[Problem]) -> Joined:
    """Join packs in this order; what is wrong with an overlay is added to `problems`."""
    unread = Unread([text for raw in packs for text in raw.unread.texts], any(raw.unread.blind for raw in packs))
    joined = Joined(unread=unread)
    language: str | None = None
    for layer, raw in enumerate(packs):
        before = {kind: dict(entries) for kind, entries in joined.entries.items()}
        _Overlay(joined, before, raw, layer, problems).apply()
        if language is not None and raw.language is not None and raw.language.casefold() != language.casefold():
            check_translation(before, joined.entries, raw, problems)
        language = raw.language or language
    return joined


@frozen
class _Part:
    """What an item of `change` or `retire` alters: one field of an entry or of one of its indicators, or all of it."""

    kind: str
    name: str
    field: str
    place: Place
    indicator: int | None = None

    def __str__(self) -> str:
        entry = f"{self.kind} {quoted(self.name)}"
        if self.indicator is not None:
            return f"{quoted(self.field)} of an indicator of {entry}"
        return f"{quoted(self.field)} of {entry}" if self.field else entry


@define
class _Altered:
    """The parts of one entry that a pack alters, each once."""

    parts: dict[tuple[int | None, str], _Part] = Factory(dict)
    of_indicators: _Part | None = None

    def take(self, part: _Part) -> _Part | None:
        """Note a part; if the order of it and another one would matter, give that one instead."""
        key = (part.indicator, part.field)
        clash = self.parts.get((None, _WHOLE)) or self.parts.get(key)
        if part.field == _WHOLE:
            clash = next(iter(self.parts.values()), None)
        elif part.indicator is not None:
            clash = clash or self.parts.get((None, "indicators"))
        elif part.field == "indicators":
            clash = clash or self.of_indicators
        self.parts.setdefault(key, part)
        if part.indicator is not None:
            self.of_indicators = self.of_indicators or part
        return clash


class _Overlay:
    """One pack being laid over those before it."""

    def __init__(
        self, joined: Joined, before: dict[str, dict[str, Mapping]], raw: RawPack, layer: int, problems: list[Problem]
    ) -> None:
        self.joined = joined
        self.before = before
        self.raw = raw
        self.layer = layer
        self.problems = problems
        self.altered: dict[tuple[str, str], _Altered] = {}
        self.suggester = Suggester()
        self.new_fields: dict[tuple[str, str], list[Mapping]] = {}
        self.new_indicator_fields: dict[tuple[str, int], list[Mapping]] = {}

    def apply(self) -> None:
        for file in self.raw.files:
            self.joined.layer_of[file] = self.layer
        self._singles()
        retired = [target for node in _by_place(self.raw.retire) if (target := self._retire(node))]
        for node in _by_place(self.raw.change):
            self._change(node)
        self._alter()
        for kind, name in retired:
            entry = self.joined.entries[kind].pop(name, None)
            self.joined.retired[kind, name] = self.layer
            finds = entry.get("finds") if entry is not None and kind == "rule" else None
            if isinstance(finds, Scalar):  # `reader` forgets this again if another rule still finds it
                self.joined.retired["finding", finds.text] = self.layer
        for kind, entries in self.raw.entries.items():
            self.joined.entries[kind].update(entries)
            self.joined.spare[kind].extend(self.raw.spare[kind])
        self._allow()

    def _singles(self) -> None:
        own = self.raw.singles
        if "pack" in own:
            inherited = self.joined.pack or own["pack"]
            kept = tuple(pair for pair in inherited.pairs if pair[0].text in INHERITED)
            self.joined.pack = Mapping(kept, own["pack"].place).with_pairs(own["pack"])
        if "language" in own:
            self.joined.language = _key_by_key(self.joined.language, own["language"])
        if "scoring" in own:
            self.joined.scoring = _key_by_key(self.joined.scoring, own["scoring"])

    def _allow(self) -> None:
        given: dict[tuple[str, ...], Node] = {}
        for position, node in enumerate(self.raw.allow):
            named = [node.get(key) for key in ("finding", "id")] if isinstance(node, Mapping) else []
            texts = tuple(part.text for part in named if isinstance(part, Scalar))
            key = texts if len(texts) == len(("finding", "id")) else (str(self.layer), str(position), "unnamed")
            if key in given:
                message = f"{quoted(texts[0])} of {quoted(texts[1])} is allowed twice in this pack"
                first = ((given[key].place, "the first one"),)
                self.problems.append(Problem("duplicate_id", message, node.place, "keep one of them", first))
            given.setdefault(key, node)
        self.joined.allow.update(given)

    def _problem(self, code: str, message: str, place: Place, help_text: str | None = None) -> None:
        self.problems.append(Problem(code, message, place, help_text))

    def _take(self, part: _Part) -> bool:
        """Note that this pack alters this part; False (and a problem) if it does so already."""
        if part.name in self.raw.entries[part.kind]:
            message = f"{part.kind} {quoted(part.name)} is replaced by this same pack"
            self._problem("duplicate_id", message, part.place, "change the new entry itself")
            return False
        clash = self.altered.setdefault((part.kind, part.name), _Altered()).take(part)
        if clash is None:
            return True
        message = f"{part} is changed or retired twice in this pack"
        first = ((clash.place, f"{clash} is altered here"),)
        self.problems.append(Problem("duplicate_id", message, part.place, "keep one of them", first))
        return False

    def _target(self, kind: str, node: Node) -> str | None:
        """The id that names an entry of a pack read before this one; None (and a problem) otherwise."""
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            self._problem("wrong_type", f"expected the id of {with_article(kind)}, found {described(node)}", node.place)
            return None
        if node.text not in self.before[kind]:
            if self.joined.unread.may_define(node.text):
                return None
            own = node.text in self.raw.entries[kind]
            hint = (
                "it is this pack's own: edit it there" if own else self.suggester.suggest(node.text, self.before[kind])
            )
            message = f"no pack before this one has {with_article(kind)} {quoted(node.text)}"
            self._problem("unknown_id", message, node.place, hint)
            return None
        return node.text

    def _named(
        self, node: Node, section: str, kinds: tuple[str, ...], others: tuple[str, ...]
    ) -> tuple[str, Node] | None:
        """The one `KIND: id` of an item, after reporting what else is wrong with its keys."""
        help_text = f"write `{{KIND: id{''.join(f', {key}: ...' for key in others)}}}`"
        if not isinstance(node, Mapping):
            message = f"an item of `{section}` is a mapping, found {described(node)}"
            self._problem("wrong_type", message, node.place, help_text)
            return None
        targets = [(key, value) for key, value in node.pairs if key.text in kinds]
        fine = True
        for key, value in node.pairs:
            if key.text == "note":
                self.joined.notes.append(value)
            elif key.text not in (*kinds, *others):
                fine = False
                near = self.suggester.suggest(key.text, (*kinds, *others)) or "the kinds are " + ", ".join(kinds)
                self._problem("unknown_key", f"there is no kind {quoted(key.text)}", key.place, near)
        if fine and len(targets) != 1:
            message = f"an item of `{section}` names one entry, this one names {len(targets)}"
            self._problem("wrong_type", message, node.place, help_text)
        return (targets[0][0].text, targets[0][1]) if fine and len(targets) == 1 else None

    def _retire(self, node: Node) -> tuple[str, str] | None:
        named = self._named(node, "retire", KINDS, ())
        if named is None:
            return None
        kind, value = named
        name = self._target(kind, value)
        if name is None or not self._take(_Part(kind, name, _WHOLE, value.place)):
            return None
        return kind, name

    def _change(self, node: Node) -> None:
        named = self._named(node, "change", (*KINDS, "indicator"), ("set",))
        fields = node.get("set") if isinstance(node, Mapping) else None
        if named is None:
            return
        kind, value = named
        if not isinstance(fields, Mapping) or not fields.pairs:
            place = node.place if fields is None else fields.place
            self._problem("missing_key", "this change sets nothing", place, "write `set: {label: ...}`")
        elif kind == "indicator":
            self._change_indicator(value, fields)
        elif fields.get("id") is not None:
            self._problem("change_id", "an id cannot be changed", fields.place, "retire the entry and add another")
        else:
            name = self._target(kind, value)
            parts = [_Part(kind, name, field.text, field.place) for field, _ in fields.pairs] if name else []
            if name is not None and all([self._take(part) for part in parts]):  # noqa: C419  (take each of them)
                self.new_fields.setdefault((kind, name), []).append(fields)

    def _change_indicator(self, named: Node, fields: Mapping) -> None:
        barrier = named.get("barrier") if isinstance(named, Mapping) else None
        when = named.get("when") if isinstance(named, Mapping) else None
        if (
            not isinstance(named, Mapping)
            or barrier is None
            or when is None
            or len(named.pairs) != len((barrier, when))
        ):
            help_text = "write `{indicator: {barrier: some_id, when: ...}, set: ...}`"
            self._problem("wrong_type", "an indicator is named by its `barrier` and its `when`", named.place, help_text)
            return
        name = self._target("barrier", barrier)
        if name is None:
            return
        items = _indicators(self.before["barrier"][name])
        found = [i for i, item in enumerate(items) if isinstance(item, Mapping) and _same(item.get("when"), when)]
        if len(found) != 1:
            which = (
                f"{len(found)} of the indicators of {quoted(name)} have"
                if found
                else f"no indicator of {quoted(name)} has"
            )
            message = f"{which} just this condition"
            self._problem("unknown_id", message, when.place, "write the condition as the barrier has it")
            return
        parts = [_Part("barrier", name, field.text, field.place, found[0]) for field, _ in fields.pairs]
        if all([self._take(part) for part in parts]):  # noqa: C419  (take each of them)
            self.new_indicator_fields.setdefault((name, found[0]), []).append(fields)

    def _alter(self) -> None:
        for (kind, name), changes in self.new_fields.items():
            for fields in changes:
                self.joined.entries[kind][name] = self.joined.entries[kind][name].with_pairs(fields)
        for (name, position), changes in self.new_indicator_fields.items():
            entry = self.joined.entries["barrier"][name]
            items = list(_indicators(entry))
            for fields in changes:
                old = items[position]
                items[position] = old.with_pairs(fields) if isinstance(old, Mapping) else old
            place = entry.place
            listed = Sequence(tuple(items), place)
            replaced = Mapping(((Scalar("indicators", "indicators", place), listed),), place)
            self.joined.entries["barrier"][name] = entry.with_pairs(replaced)


def _by_place(nodes: Packs[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.place)


def _key_by_key(before: Mapping | None, own: Mapping) -> Mapping:
    return before.with_pairs(own) if before is not None else own


def _indicators(barrier: Mapping) -> tuple[Node, ...]:
    node = barrier.get("indicators")
    return node.items if isinstance(node, Sequence) else ()


def _same(one: Node | None, other: Node) -> bool:
    return one is not None and plain(one) == plain(other)
