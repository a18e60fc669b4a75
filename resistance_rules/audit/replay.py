"""Replaying a trace: assess its facts again, and say whether the same comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase, load
from resistance_rules.audit.moments import read_instant
from resistance_rules.audit.trace import SCHEMA, STAMPS, trace_digest, trace_of
from resistance_rules.knowledge.diagnostics import ResistanceRulesError

_ABSENT: Final = object()
WRITTEN_BY: Final = "a trace is written by `resistance-rules audit CASE -o FILE`"
AS_WRITTEN: Final = "replay the trace as it was written"
DEEPEST: Final = 100
_PACK_ID: Final = re.compile(r"[A-Za-z0-9_\-]{1,200}")


class TraceError(ResistanceRulesError):
    """Something is no trace that can be replayed.

    Attributes:
        code: `not_json`, `not_a_trace`, `trace_schema` or `bad_trace`.
        path: where in the trace, such as `facts[3].value`; empty for the whole.
        help: what to do.
    """

    def __init__(self, code: str, path: str, message: str, help_text: str) -> None:
        self.code = code
        self.path = path
        self.help = help_text
        where = f"{path}: " if path else ""
        super().__init__(f"error[{code}]: {where}{message}\n  help: {help_text}")


@frozen
class Otherwise:
    """One thing that came out otherwise. `then` and `now` are plain data; None where it was, or is, not there."""

    path: str
    then: Any
    now: Any


@frozen(repr=False)
class Replay:
    """What came out.

    Attributes:
        intact: whether the trace is still as it was written (its `sha256` fits).
        same_pack: whether the rules are the same, by their digest.
        differences: everything that came out otherwise; stamps of library and engine do not count.
        trace: the new trace.
    """

    intact: bool
    same_pack: bool
    differences: tuple[Otherwise, ...]
    trace: Mapping[str, Any]

    @property
    def same(self) -> bool:
        """Whether the trace is intact and all of it came out again."""
        return self.intact and not self.differences


def read_trace(text: str | bytes) -> dict[str, Any]:
    """Read a trace from JSON text.

    Raises:
        TraceError: it is no JSON, or no trace that this version can replay.
    """
    try:
        data = json.loads(text, object_pairs_hook=_without_repeats)
    except _RepeatedKeyError:
        raise TraceError("bad_trace", "", "a key stands twice in one object", AS_WRITTEN) from None
    except (ValueError, RecursionError):
        raise TraceError("not_json", "", "this is not JSON", WRITTEN_BY) from None
    return _checked(data)


class _RepeatedKeyError(Exception):
    """A key stands twice in one JSON object, so that readers may differ about what it says."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RepeatedKeyError
    return found


def replay(trace: Mapping[str, Any], kb: KnowledgeBase | None = None) -> Replay:
    """Assess the facts of a trace again and compare.

    Args:
        trace: what `trace_of` returned, or `read_trace` read.
        kb: the pack to replay on; left out, the shipped pack of the trace's pack id is loaded.

    Raises:
        TraceError: this is no trace that this version can replay.
        CaseError: its facts do not fit the vocabulary of the pack.
        PackError: there is no such pack.
    """
    then = _checked(trace)
    base = kb if kb is not None else load(then["pack"]["id"])
    advice = base.assess({fact["id"]: fact["value"] for fact in then["facts"]})
    provenance = {
        fact["id"]: fact["provenance"] for fact in then["facts"] if isinstance(fact.get("provenance"), Mapping)
    }
    at = read_instant(then["at"]) if then.get("at") else None
    now = trace_of(advice, provenance=provenance, at=at)
    before, after = ({key: value for key, value in one.items() if key not in STAMPS} for one in (then, now))
    return Replay(
        intact=then["sha256"] == trace_digest(then),
        same_pack=then["pack"]["digest"] == now["pack"]["digest"],
        differences=tuple(_differences("", before, after)),
        trace=now,
    )


def _checked(data: Any) -> dict[str, Any]:
    """The parts that a replay reads are there and of their kind; everything else is compared anyway."""
    if not isinstance(data, Mapping) or "schema" not in data:
        raise TraceError("not_a_trace", "", "expected an object with `schema`", WRITTEN_BY)
    if data["schema"] != SCHEMA:
        help_text = f"this version replays `{SCHEMA}`; use the version of the library that wrote it"
        raise TraceError("trace_schema", "schema", "this is another kind of trace, or another version of it", help_text)

    def demand(holds: bool, path: str, message: str) -> None:  # noqa: FBT001
        if not holds:
            raise TraceError("bad_trace", path, message, AS_WRITTEN)

    demand(_depth(data) <= DEEPEST, "", "this is nested deeper than any trace")
    pack, facts = data.get("pack"), data.get("facts")
    demand(isinstance(pack, Mapping), "pack", "expected an object")
    for key in ("id", "digest"):
        demand(isinstance(pack, Mapping) and isinstance(pack.get(key), str), f"pack.{key}", "expected a text")
    pack_id = pack["id"] if isinstance(pack, Mapping) else ""
    demand(_PACK_ID.fullmatch(pack_id) is not None, "pack.id", "expected the id of a pack, never a path")
    demand(isinstance(data.get("sha256"), str), "sha256", "expected a text")
    demand(_is_instant(data.get("at")), "at", "expected an instant with its time zone, or null")
    demand(isinstance(facts, list), "facts", "expected a list")
    seen: set[str] = set()
    for position, fact in enumerate(facts if isinstance(facts, list) else ()):
        path = f"facts[{position}]"
        demand(isinstance(fact, Mapping) and isinstance(fact.get("id"), str), path, "expected an object with `id`")
        demand("value" in fact and fact["value"] is not None, f"{path}.value", "expected the value of the fact")
        demand(fact["id"] not in seen, path, "this fact stands here twice")
        seen.add(fact["id"])
    return dict(data)


def _depth(data: Any) -> int:
    """How deep the data is nested, counted without recursion, as it may be deeper than Python can go."""
    depth, level = 0, [data]
    while level and depth <= DEEPEST:
        depth += 1
        inner: list[Any] = []
        for item in level:
            inner += item.values() if isinstance(item, Mapping) else item if isinstance(item, list) else ()
        level = inner
    return depth


def _is_instant(value: Any) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and read_instant(value) is not None
    except ValueError:
        return False


def _differences(path: str, then: Any, now: Any) -> Iterator[Otherwise]:
    """What differs, as deep down as both sides have the same shape; items of lists are matched by their id."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        for key in [*then, *(key for key in now if key not in then)]:
            inner = f"{path}.{key}" if path else str(key)
            yield from _differences(inner, then.get(key, _ABSENT), now.get(key, _ABSENT))
    elif _has_ids(then) and _has_ids(now):
        old, new = ({item["id"]: item for item in items} for items in (then, now))
        for name in [*old, *(name for name in new if name not in old)]:
            yield from _differences(f"{path}[{name}]", old.get(name, _ABSENT), new.get(name, _ABSENT))
        if [*old] != [*new] and set(old) == set(new):
            yield Otherwise(f"{path} (order)", [*old], [*new])
    elif type(then) is not type(now) or then != now:
        yield Otherwise(path, None if then is _ABSENT else then, None if now is _ABSENT else now)


def _has_ids(value: Any) -> bool:
    """Whether this is a list whose items have ids, each its own."""
    if not isinstance(value, list) or not value:
        return False
    names = [item.get("id") for item in value if isinstance(item, Mapping)]
    texts = [name for name in names if isinstance(name, str)]
    return len(texts) == len(value) == len(set(texts))
