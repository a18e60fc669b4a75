"""`show`: what a pack says about a fact, a barrier, an intervention, ...; and lists of them."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define

from resistance_rules.advice.entry_data import (
    Field,
    Reference,
    as_plain,
    filled_in,
    is_condition,
    is_entry,
    referring_to,
)
from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.advice.phrases import phrase
from resistance_rules.cli.console import Console
from resistance_rules.cli.errors import counted
from resistance_rules.cli.exit_codes import ExitCode
from resistance_rules.cli.faces import as_json
from resistance_rules.cli.loading import knowledge_base
from resistance_rules.inference.compiled import CompiledEngine
from resistance_rules.inference.durable import DurableEngine
from resistance_rules.inference.rulebook import Production
from resistance_rules.knowledge.conditions import Condition, parts, written
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.knowledge.model import SECTION_OF, SECTIONS, Pack
from resistance_rules.knowledge.vocabulary import Source

LISTS: Final[Mapping[str, str]] = {"findings": "finding", **{section: kind for section, (kind, _) in SECTIONS.items()}}
_KINDS: Final = tuple(dict.fromkeys(LISTS.values()))
_HEADINGS: Final = {
    "com_b": "COM-B",
    "tdf": "TDF",
    "for": "answers", "also": "also helps with",
    "cite": "sources", "do": "what to do", "say": "for example", "ask": "question",
    "when": "when", "only_if": "only if", "not_if": "not if", "open_when": "open when", "because": "because",
}  # fmt: skip
_IN_HEAD: Final = ("id", "label", "title")


def show(args: argparse.Namespace, console: Console) -> ExitCode:
    """Run the command."""
    kb = knowledge_base(args)
    as_data = args.format == "json"
    if args.id is None:
        counts = {section: len(kb.pack.entries(kind)) for section, kind in LISTS.items()}
        console.write(as_json(counts) if as_data else _overview(kb.pack, counts, console))
    elif args.id in LISTS:
        entries = kb.pack.entries(LISTS[args.id])
        rows = [{"id": name, "label": _label(entry)} for name, entry in entries.items()]
        console.write(as_json(rows) if as_data else _listed(rows, console))
    else:
        found = _find(args.id, kb.pack)
        if as_data:
            data = [_as_data(reference, kb) for reference in found]
            console.write(as_json(data[0] if len(data) == 1 else data))
        else:
            console.write("\n\n".join("\n".join(_Shown(kb, console).lines(reference)) for reference in found))
    return ExitCode.FINE


def _find(name: str, pack: Pack) -> list[Reference]:
    """Everything with this id; `kind:id` picks one of them."""
    kind, colon, rest = name.partition(":")
    if colon and kind in _KINDS:
        if rest not in pack.entries(kind):
            raise UnknownIdError(rest, pack.entries(kind), kind)
        return [(kind, rest)]
    found = [(kind, name) for kind in _KINDS if name in pack.entries(kind)]
    if not found:
        raise UnknownIdError(name, {*LISTS, *(key for kind in _KINDS for key in pack.entries(kind))}, "entry")
    return found


def _label(entry: Any) -> str:
    """One line about an entry."""
    if isinstance(entry, tuple):  # a finding: its rules
        return counted(len(entry), "rule")
    if isinstance(entry, Source):
        who = f"{entry.authors or 'no author'}{f' ({entry.year})' if entry.year else ''}"
        return f"{who}: {' '.join(entry.title.split())}"
    for attribute in ("label", "title", "finds", "because"):
        text = getattr(entry, attribute, None)
        if text:
            return " ".join(text.split())
    return ""


def _overview(pack: Pack, counts: Mapping[str, int], console: Console) -> str:
    info = pack.info
    lines = [console.style(f"{info.title}", "bold"), f"pack {info.id} {info.version}, digest {pack.digest[:12]}", ""]
    if info.intended_use:
        lines += [*textwrap.wrap(info.intended_use, console.width), ""]
    lines += [f"{count:>5}  {section}" for section, count in counts.items()]
    lines += ["", "`show SECTION` lists the ids of one of these, and `show ID` says everything about one"]
    return "\n".join(lines)


def _listed(rows: list[dict[str, str]], console: Console) -> str:
    if not rows:
        return "there are none in this pack"
    widest = max(len(row["id"]) for row in rows)
    return "\n".join(f"{console.style(row['id'].ljust(widest), 'cyan')}  {row['label']}".rstrip() for row in rows)


def _productions(reference: Reference, kb: KnowledgeBase) -> list[Production]:
    return kb.rulebook.of_entry(*reference)


def _compiled(production: Production, kb: KnowledgeBase) -> list[str]:
    """The forward-chaining rules, or the Python code, of one production, where the engine has some."""
    return kb.engine.rules_of(production.number) if isinstance(kb.engine, DurableEngine | CompiledEngine) else []


def _as_data(reference: Reference, kb: KnowledgeBase) -> dict[str, Any]:
    kind, name = reference
    entry = kb.pack.entries(kind)[name]
    place = None if isinstance(entry, tuple) else entry.place
    return {
        "kind": kind,
        "id": name,
        "place": str(place) if place else None,
        "entry": {"rules": as_plain(entry)} if isinstance(entry, tuple) else as_plain(entry),
        "referred_to_by": referring_to(reference, kb.pack),
        "rules": [
            {
                "id": production.id,
                "place": str(production.place) if production.place else None,
                "stratum": production.stratum,
                "condition": written(production.condition),
                "compiled": _compiled(production, kb),
            }
            for production in _productions(reference, kb)
        ],
    }


@define
class _Shown:
    """One entry as text."""

    kb: KnowledgeBase
    console: Console

    def lines(self, reference: Reference) -> Iterator[str]:
        """The whole text."""
        kind, name = reference
        entry = self.kb.pack.entries(kind)[name]
        label = name.replace("_", " ") if isinstance(entry, tuple) else _label(entry)
        yield self.console.style(label or name, "bold")
        place = None if isinstance(entry, tuple) else entry.place
        yield f"{kind} {self.console.style(name, 'cyan')}" + (f"   {place}" if place else "")
        yield ""
        if isinstance(entry, tuple):
            for rule in entry:
                yield f"{self._heading(f'rule {rule.id}')}" + (f"   {rule.place}" if rule.place else "")
                yield from self._fields(rule, 1, skip=("id", "finds"))
        elif kind == "fact":
            yield f"can be: {entry.expected}" + (f" ({entry.unit})" if entry.unit else "")
            yield from self._fields(entry, 0, skip=("yes_no", "integer", "number", "choice", "unit"))
        else:
            yield from self._fields(entry, 0)
        yield from self._referring(reference)
        yield from self._rules(reference)

    def _fields(self, entry: Any, depth: int, skip: tuple[str, ...] = ()) -> Iterator[str]:
        for field in filled_in(entry):
            if field.key in skip or (depth == 0 and field.key in _IN_HEAD):
                continue
            yield from self._field(field, depth)

    def _field(self, field: Field, depth: int) -> Iterator[str]:
        heading = _HEADINGS.get(field.key, field.key.replace("_", " "))
        heading = "for example" if field.key == "say" and depth == 0 else heading
        value = field.value
        if is_condition(value):
            yield self._indented(self._heading(heading), depth)
            yield from self._condition(value, depth + 1)
        elif is_entry(value):
            yield from self._nested(heading, value, depth)
        elif isinstance(value, Mapping):
            yield self._indented(self._heading(heading), depth)
            for key, item in value.items():
                yield self._indented(f"{key}: {self._said(item)}", depth + 1)
        elif isinstance(value, tuple):
            yield from self._list(heading, field, depth)
        elif isinstance(value, str) and field.names:
            yield self._indented(f"{self._heading(heading)} {self._named(field.names, value)}", depth)
        else:
            yield self._wrapped(f"{self._heading(heading)} {self._said(value)}", depth)

    def _list(self, heading: str, field: Field, depth: int) -> Iterator[str]:
        items = field.value
        plain = not field.names and not any(is_entry(item) or is_condition(item) for item in items)
        if plain and sum(map(len, map(str, items))) < 60:  # noqa: PLR2004  (a line's worth)
            yield self._indented(f"{self._heading(heading)} {', '.join(self._said(item) for item in items)}", depth)
            return
        yield self._indented(self._heading(heading), depth)
        for item in items:
            if is_condition(item):
                yield from self._condition(item, depth + 1)
            elif is_entry(item):
                yield from self._item(item, depth + 1)
            elif field.names:
                yield self._indented(f"- {self._named(field.names, item)}", depth + 1)
            else:
                yield self._wrapped(f"- {self._said(item)}", depth + 1)

    def _nested(self, heading: str, entry: Any, depth: int) -> Iterator[str]:
        yield self._indented(self._heading(heading), depth)
        yield from self._fields(entry, depth + 1)

    def _item(self, entry: Any, depth: int) -> Iterator[str]:
        """An entry in a list, its first line marked."""
        lines = [line for field in filled_in(entry) for line in self._field(field, depth + 1)]
        if lines:
            marked = "  " * depth + "- " + lines[0].lstrip()
            yield marked
            yield from lines[1:]

    def _condition(self, condition: Condition, depth: int) -> Iterator[str]:
        yield self._indented(phrase(condition, self.kb.pack), depth)
        for part in parts(condition):
            yield from self._condition(part, depth + 1)

    def _referring(self, reference: Reference) -> Iterator[str]:
        found = referring_to(reference, self.kb.pack)
        if found:
            yield ""
            yield self._heading("named by")
        for kind, names in found.items():
            if kind in ("example", "source"):
                yield self._wrapped(f"{SECTION_OF[kind]}: {', '.join(names)}", 1)
                continue
            yield self._indented(f"{SECTION_OF[kind]}:", 1)
            for name in names:
                yield self._indented(f"- {self._named(kind, name)}", 2)

    def _rules(self, reference: Reference) -> Iterator[str]:
        productions = _productions(reference, self.kb)
        if not productions:
            return
        yield ""
        yield self._heading("forward-chaining rules")
        for production in productions:
            yield self._indented(f"{self.console.style(production.id, 'cyan')}  (stratum {production.stratum})", 1)
            condition = json.dumps(written(production.condition), ensure_ascii=False)
            yield self._wrapped(f"if {condition}", 2)
            for line in _compiled(production, self.kb):
                yield self._wrapped(line, 3)
        if isinstance(self.kb.engine, DurableEngine):
            yield self._indented("(numbers after a level are the engine's codes for values, smallest first)", 1)

    def _named(self, kind: str, name: str) -> str:
        """An id with its label."""
        entry = self.kb.pack.entries(kind).get(name) if kind in _KINDS else None
        label = (
            textwrap.shorten(_label(entry), max(24, self.console.width - len(name) - 8), placeholder=" ...")
            if entry
            else ""
        )
        return f"{name}  {self.console.style(label, 'dim')}" if label else name

    def _said(self, value: Any) -> str:
        if isinstance(value, str):
            return " ".join(value.split())
        return self.kb.wording.value(value) if isinstance(value, bool) or value is None else str(as_plain(value))

    def _heading(self, text: str) -> str:
        return self.console.style(f"{text}:", "bold")

    def _indented(self, text: str, depth: int) -> str:
        return "  " * depth + text

    def _wrapped(self, text: str, depth: int) -> str:
        """Text over as many lines as it needs."""
        start = "  " * depth
        hanging = start + ("  " if text.startswith("- ") else "    ")
        return textwrap.fill(
            text, max(self.console.width, 40), initial_indent=start, subsequent_indent=hanging,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
