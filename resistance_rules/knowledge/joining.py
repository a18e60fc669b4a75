"""Joins packs, base first: whole entries replace, `change` alters single fields, `retire` takes entries out."""

from __future__ import annotations

from collections.abc import Sequence as Packs
from typing import Any

from attrs import Factory, define

from resistance_rules.knowledge.diagnostics import Place, Problem, did_you_mean, displayed_id
from resistance_rules.knowledge.files import RawPack
from resistance_rules.knowledge.kinds import Many, One, described, fields_of
from resistance_rules.knowledge.model import SECTION_OF, SECTIONS
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, plain

_KINDS = tuple(SECTION_OF)
_INHERITED = ("language", "intended_use", "source_attributes", "uses_note", "shows")


@define
class Joined:
    """Several packs as one. Everything is still raw; `reader` gives it meaning."""

    pack: Mapping | None = None
    language: Mapping | None = None
    scoring: Mapping | None = None
    entries: dict[str, dict[str, Mapping]] = Factory(lambda: {kind: {} for kind in _KINDS})
    allow: list[Node] = Factory(list)
    retired: dict[tuple[str, str], int] = Factory(dict)
    layer_of: dict[str, int] = Factory(dict)


def join(packs: Packs[RawPack], problems: list[Problem]) -> Joined:
    """Join packs in this order; what is wrong with an overlay is added to `problems`."""
    joined = Joined()
    language: str | None = None
    for layer, raw in enumerate(packs):
        before = {kind: dict(entries) for kind, entries in joined.entries.items()}
        _Overlay(joined, raw, layer, problems).apply()
        if language is not None and raw.language not in (None, language):
            _check_translation(before, joined, raw, problems)
        language = raw.language or language
    return joined


class _Overlay:
    """One pack being laid over those before it."""

    def __init__(self, joined: Joined, raw: RawPack, layer: int, problems: list[Problem]) -> None:
        self.joined = joined
        self.raw = raw
        self.layer = layer
        self.problems = problems
        self.touched: dict[tuple[str, str, str], Place] = {}
        self.earlier = {kind: set(entries) for kind, entries in joined.entries.items()}

    def apply(self) -> None:
        for node in (*self.raw.singles.values(), *(e for by_id in self.raw.entries.values() for e in by_id.values())):
            self.joined.layer_of[node.place.file] = self.layer
        for node in (*self.raw.allow, *self.raw.change, *self.raw.retire):
            self.joined.layer_of[node.place.file] = self.layer
        self._singles()
        retired = [target for node in self.raw.retire if (target := self._retired(node)) is not None]
        for node in self.raw.change:
            self._change(node)
        for kind, name in retired:
            self.joined.entries[kind].pop(name, None)
            self.joined.retired[kind, name] = self.layer
        for kind, entries in self.raw.entries.items():
            self.joined.entries[kind].update(entries)
        self.joined.allow.extend(self.raw.allow)

    def _singles(self) -> None:
        own = self.raw.singles
        if "pack" in own:
            inherited = self.joined.pack or own["pack"]
            kept = tuple(pair for pair in inherited.pairs if pair[0].text in _INHERITED)
            self.joined.pack = Mapping(kept, own["pack"].place).with_pairs(own["pack"])
        for key in ("language", "scoring"):
            if key in own:
                before = getattr(self.joined, key)
                setattr(self.joined, key, before.with_pairs(own[key]) if before else own[key])

    def _problem(self, code: str, message: str, place: Place, help_text: str | None = None) -> None:
        self.problems.append(Problem(code, message, place, help_text))

    def _touch(self, kind: str, name: str, part: str, place: Place) -> bool:
        """Note that this pack alters this part; False (and a problem) if it does so already."""
        if name in self.raw.entries[kind] and name in self.earlier[kind]:
            self._problem("duplicate_id", f"{kind} {displayed_id(name)} is replaced by this same pack", place,
                          "change the new entry itself")  # fmt: skip
            return False
        clashes = [key for key in self.touched if key[:2] == (kind, name) and (key[2] in (part, "") or part == "")]
        if clashes:
            first = self.touched[clashes[0]]
            what = f"`{part}` of {kind}" if part and clashes[0][2] else kind
            self.problems.append(
                Problem("duplicate_id", f"{what} {displayed_id(name)} is changed or retired twice in this pack", place,
                        "keep one of them", ((first, "the first one"),))
            )  # fmt: skip
            return False
        self.touched[kind, name, part] = place
        return True

    def _target(self, kind: str, node: Node) -> str | None:
        """The id that names an entry of a pack read before this one; None (and a problem) otherwise."""
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            self._problem("wrong_type", f"expected the id of a {kind}, found {described(node)}", node.place)
            return None
        if node.text not in self.earlier[kind]:
            known = sorted(self.earlier[kind])
            own = node.text in self.raw.entries[kind]
            hint = "it is this pack's own: edit it there" if own else did_you_mean(node.text, known)
            self._problem("unknown_id", f"no pack before this one has a {kind} {displayed_id(node.text)}", node.place, hint)
            return None
        return node.text

    def _kind(self, key: Scalar, extra: tuple[str, ...] = ()) -> str | None:
        if key.text in (*_KINDS, *extra):
            return key.text
        near = did_you_mean(key.text, (*_KINDS, *extra)) or "use one of " + ", ".join((*_KINDS, *extra))
        self._problem("unknown_key", f"there is no kind {displayed_id(key.text)}", key.place, near)
        return None

    def _retired(self, node: Node) -> tuple[str, str] | None:
        if not isinstance(node, Mapping) or len(node.pairs) != 1:
            self._problem("wrong_type", "an item of `retire` is one `kind: id`", node.place)
            return None
        key, value = node.pairs[0]
        kind = self._kind(key)
        name = self._target(kind, value) if kind else None
        if kind is None or name is None or not self._touch(kind, name, "", value.place):
            return None
        return kind, name

    def _change(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            self._problem("wrong_type", f"an item of `change` is a mapping, found {described(node)}", node.place)
            return
        fields = node.get("set")
        targets = [(key, value) for key, value in node.pairs if key.text not in ("set", "note")]
        if not isinstance(fields, Mapping) or not fields.pairs or len(targets) != 1:
            self._problem("wrong_type", "an item of `change` is one `kind: id` and a `set` with the new fields", node.place,
                          "write `- {barrier: some_id, set: {label: ...}}`")  # fmt: skip
            return
        if fields.get("id") is not None:
            self._problem("change_id", "an id cannot be changed", fields.place, "retire the entry and add another")
            return
        key, value = targets[0]
        kind = self._kind(key, ("indicator",))
        if kind == "indicator":
            self._change_indicator(value, fields)
            return
        name = self._target(kind, value) if kind else None
        if kind is None or name is None:
            return
        if all([self._touch(kind, name, field.text, field.place) for field, _ in fields.pairs]):  # noqa: C419  (touch all)
            entries = self.joined.entries[kind]
            entries[name] = entries[name].with_pairs(fields)

    def _change_indicator(self, named: Node, fields: Mapping) -> None:
        barrier = named.get("barrier") if isinstance(named, Mapping) else None
        when = named.get("when") if isinstance(named, Mapping) else None
        if not isinstance(named, Mapping) or barrier is None or when is None or len(named.pairs) != 2:  # noqa: PLR2004
            self._problem("wrong_type", "an indicator is named by its `barrier` and its `when`", named.place)
            return
        name = self._target("barrier", barrier)
        if name is None:
            return
        entry = self.joined.entries["barrier"][name]
        indicators = entry.get("indicators")
        items = indicators.items if isinstance(indicators, Sequence) else ()
        found = [i for i, item in enumerate(items) if isinstance(item, Mapping) and _same(item.get("when"), when)]
        if len(found) != 1:
            which = "none" if not found else f"{len(found)}"
            self._problem("unknown_id", f"{which} of the indicators of `{name}` has just this condition", when.place,
                          "write the condition as the barrier has it")  # fmt: skip
            return
        parts = [f"indicator {plain(when)!r} {field.text}" for field, _ in fields.pairs]
        fresh = [self._touch("barrier", name, part, fields.place) for part in parts]
        if "indicators" in {part for kind, n, part in self.touched if (kind, n) == ("barrier", name)}:
            self._problem("duplicate_id", f"`indicators` of `{name}` is replaced by this same pack", fields.place)
        elif all(fresh) and isinstance(indicators, Sequence):
            new = list(items)
            old = new[found[0]]
            assert isinstance(old, Mapping)  # noqa: S101  (found only among mappings)
            new[found[0]] = old.with_pairs(fields)
            key = Scalar("indicators", "indicators", indicators.place)
            replaced = Mapping(((key, Sequence(tuple(new), indicators.place)),), entry.place)
            self.joined.entries["barrier"][name] = entry.with_pairs(replaced)


def _same(one: Node | None, other: Node) -> bool:
    return one is not None and plain(one) == plain(other)


def _check_translation(
    before: dict[str, dict[str, Mapping]], joined: Joined, raw: RawPack, problems: list[Problem]
) -> None:
    """A pack in another language may alter texts and nothing else."""
    help_text = "local policy and thresholds go into a second overlay"
    root = raw.singles["pack"].place
    if "scoring" in raw.singles:
        problems.append(Problem("translation", "a translation cannot change `scoring`", raw.singles["scoring"].place, help_text))
    for section, (kind, cls) in SECTIONS.items():
        old, new = before[kind], joined.entries[kind]
        for name in sorted(old.keys() ^ new.keys()):
            place = new[name].place if name in new else root
            what = "add" if name in new else "retire"
            problems.append(Problem("translation", f"a translation cannot {what} {kind} {displayed_id(name)}", place, help_text))
        for name in sorted(old.keys() & new.keys()):
            if old[name] is not new[name] and _without_texts(cls, old[name]) != _without_texts(cls, new[name]):
                place = _changed_place(old[name], new[name])
                message = f"more than the texts of {kind} {displayed_id(name)} ({section}) differs"
                problems.append(Problem("translation", message, place, help_text))


def _changed_place(old: Mapping, new: Mapping) -> Place:
    changed = [value.place for key, value in new.pairs if old.get(key.text) is not value]
    return changed[0] if changed else new.place


def _without_texts(cls: type, node: Node) -> Any:
    """The node as plain data without the texts that a translation may set."""
    if not isinstance(node, Mapping):
        return plain(node)
    declared = fields_of(cls)
    kept: dict[str, Any] = {}
    for key, value in node.pairs:
        field = declared.get(key.text)
        if field is not None and field.translated:
            continue
        kind = field.kind if field is not None else None
        if isinstance(kind, One):
            kept[key.text] = _without_texts(kind.cls, value)
        elif hasattr(kind, "cls") and isinstance(value, Sequence):
            nested = kind.cls if isinstance(kind, Many) else getattr(kind, "cls", object)
            kept[key.text] = [_without_texts(nested, item) for item in value.items]
        else:
            kept[key.text] = plain(value)
    return kept
