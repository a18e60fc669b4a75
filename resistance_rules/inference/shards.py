"""One small ruleset of `durable-rules`, in the only way of using it that is safe; nothing else knows it.

* A state of the engine costs memory and time for every rule of its ruleset, and a sparse case reaches few
  rules. So rules are spread over many rulesets, the *shards*, and none of the engine's limits (64 pending
  conditions, 255 properties, 256 rules on one condition, 512 first conditions, 4,096 rules) is near.
* Every rule is one conjunction on one message, led by the number of its shard: no negation, no alternatives,
  no joins. The names of properties, sessions and messages are made up here: the engine compares only hashes.
* Every ruleset ends with a rule that any message satisfies. Rules fire in the order in which they are
  written, so that rule firing proves that the message arrived and that nothing was left waiting.
* A message lives in a state that is created for it and deleted after it. If anything goes wrong on the way,
  the ruleset is thrown away and compiled afresh: no case ever meets the remains of another.

The C functions hold Python's global lock while they run, and it guards what the engine shares between
rulesets. Two threads must not be half-way through one shard; the matcher's lock sees to that.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import Final, Protocol, TypeAlias, cast

from attrs import define, field, frozen

from resistance_rules.knowledge.diagnostics import EngineError

Literal: TypeAlias = tuple[str, str, int]
"""A property, an operator (`==`, `<=` or `>=`) and a number from 0 to `LARGEST`."""

Rule: TypeAlias = tuple[Literal, ...]
"""A conjunction."""

LARGEST: Final = 2**31 - 1
RULES_PER_SHARD: Final = 24  # 64 is the engine's limit; anything from 10 to 40 is about as fast
PROPERTIES_PER_SHARD: Final = 200  # 251 is the engine's limit

OPERATORS: Final = {"==": '{"%s":%d}', "<=": '{"$lte":{"%s":%d}}', ">=": '{"$gte":{"%s":%d}}'}
_INSTALL: Final = (
    'the engine `durable-rules` cannot be used here; to get it: pip install "durable-rules>=2.0.28" '
    "(that builds it, which takes Python < 3.13, a C compiler with gcc < 14, and the Python headers)"
)


class MatcherError(EngineError):
    """The engine failed, a limit was met, or the matcher was misused. It never says anything of the case."""


class EngineUnavailableError(MatcherError):
    """`durable-rules` is not installed, or does not load; the message says how to get it."""


class Engine(Protocol):
    """What is used of the C module. An action is a text `{"<rule>":{...}}`; failures raise."""

    def create_ruleset(self, name: str, rules: str, /) -> int:
        """Compile rules, given as JSON, and return their handle."""

    def delete_ruleset(self, handle: int, /) -> None:
        """Free a ruleset, but not the insides of the states that it still has."""

    def assert_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        """Show a message, given as JSON, to the rules; return a status (0: taken) and where its state is."""

    def start_action_for_state(self, handle: int, state: int, /) -> tuple[str, str] | None:
        """Return what the engine knows of the state and the first action; None if no rule is satisfied."""

    def complete_and_start_action(self, handle: int, state: int, /) -> str | None:
        """Take the action that was started as done and return the next; None if there is none."""

    def delete_state(self, handle: int, sid: str, /) -> None:
        """Free a state in which an action was started; in any other it frees an arbitrary pointer."""


def load() -> Engine:
    """Return the C module; importing it here lets this module be imported where there is no engine."""
    try:
        return cast(Engine, import_module("durable_rules_engine"))
    except ImportError as error:
        raise EngineUnavailableError(f"{_INSTALL}; importing it says: {error}") from None


def available() -> bool:
    """Say whether the engine is installed and loads."""
    try:
        load()
    except EngineUnavailableError:
        return False
    return True


def version() -> str:
    """Return the version of the installed engine."""
    from importlib import metadata  # slow to import, and seldom needed

    try:
        return metadata.version("durable-rules")
    except metadata.PackageNotFoundError:
        raise EngineUnavailableError(_INSTALL) from None


def fnv1a_32(text: str) -> int:
    """Return the hash by which the engine knows a name: to it, two names with one hash are one name."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def _distinct(candidates: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """Yield the candidates that have a hash of their own."""
    hashes = {fnv1a_32(word) for word in taken}
    for candidate in candidates:
        value = fnv1a_32(candidate)
        if value not in hashes:
            hashes.add(value)
            yield candidate


SIDS: Final = tuple(itertools.islice(_distinct(map(str, itertools.count(1))), 256))
"""Ids of sessions: to be used again when they run out, for no two states are ever in one shard."""

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_WORDS: Final = (*_LETTERS, *map("".join, itertools.product(_LETTERS, repeat=2)))
# The id of every message. Beside it, a state holds only a fact of the engine's own, whose id is `sid-<sid>`.
_MESSAGE: Final = next(_distinct(_LETTERS, map("sid-{}".format, SIDS)))
_SHARD: Final = "shard"  # the property that leads every rule
_OWN: Final = (
    *(_SHARD, "sid", "id", "name", "all", "any", "pri", "count", "cap", "dist", "$s", "$m", "$i", "$l", "$r"),
    *("$and", "$or", "$lt", "$lte", "$gt", "$gte", "$eq", "$neq", "$ex", "$nex", "$mt", "$imt", "$iall"),
    *("$iany", "$add", "$sub", "$mul", "$div", "$forward", "$pulse", "$time", "$timerName", "$baseTime"),
)
_NAMES: Final = tuple(itertools.islice(_distinct(_WORDS, _OWN), PROPERTIES_PER_SHARD))


@frozen
class _EngineErrors:
    """Turns what the engine raises into a `MatcherError` with its code alone: its words may be the case's."""

    name: str

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, Exception) and not isinstance(error, MatcherError):
            code = re.search(r"error code: [0-9]+\Z", str(error))
            what = code[0] if code else type(error).__name__
            raise MatcherError(f"{self.name}: the engine failed ({what})") from None


@define(eq=False)
class Shard:
    """Some patterns of a stratum, as one ruleset. Patterns with the same literals are one rule."""

    name: str
    number: int
    rules: tuple[Rule, ...]
    answers: tuple[tuple[int, ...], ...]  # of each rule, the numbers of its patterns
    fields: dict[str, str] = field(init=False)  # of each property, how it is written in a message
    _handle: int | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        properties = dict.fromkeys(prop for rule in self.rules for prop, _, _ in rule)
        if len(properties) > PROPERTIES_PER_SHARD:
            raise MatcherError(f"{self.name}: one pattern reads {len(properties)} properties, too many")
        self.fields = {prop: f',"{name}":' for prop, name in zip(properties, _NAMES, strict=False)}

    def compile(self, engine: Engine) -> int:
        """Make the ruleset if there is none, and return its handle."""
        if self._handle is None:
            with _EngineErrors(self.name):
                self._handle = engine.create_ruleset(self.name, self.source())
        return self._handle

    def source(self) -> str:
        """Return the ruleset in the engine's language: the rules by index, then the one that ends it."""
        lead = OPERATORS["=="] % (_SHARD, self.number)
        conjunctions = [",".join((lead, *map(self._condition, rule))) for rule in (*self.rules, ())]
        rules = (f'"{at}":{{"all":[{{"m":{{"$and":[{parts}]}}}}]}}' for at, parts in enumerate(conjunctions))
        return f"{{{','.join(rules)}}}"

    def _condition(self, literal: Literal) -> str:
        prop, operator, number = literal
        return OPERATORS[operator] % (self.fields[prop][2:-2], number)

    def message(self, sid: str, values: Mapping[str, int]) -> str:
        """Return the message that shows this shard those of the values that its rules read."""
        read = [f"{name}{values[prop]}" for prop, name in self.fields.items() if prop in values]
        return f'{{"sid":"{sid}","id":"{_MESSAGE}","{_SHARD}":{self.number}{"".join(read)}}}'

    def fire(self, engine: Engine, sid: str, message: str) -> list[int]:
        """Return the indexes of the rules that the message satisfies."""
        handle = self.compile(engine)
        self._handle = None  # given back at the end: a ruleset in which anything went wrong is not used again
        fired: list[int] = []
        with _EngineErrors(self.name):
            try:
                self._run(engine, handle, message, fired)
                engine.delete_state(handle, sid)
            except BaseException:
                with suppress(Exception):
                    if fired:
                        engine.delete_state(handle, sid)
                with suppress(Exception):
                    engine.delete_ruleset(handle)
                raise
        self._handle = handle
        return fired[:-1]

    def _run(self, engine: Engine, handle: int, message: str, fired: list[int]) -> None:
        """Add to `fired` the rules that the message satisfies, ending with the one that any message does."""
        status, state = engine.assert_fact(handle, message)
        if status:
            raise MatcherError(f"{self.name}: the engine did not take a message (status {status})")
        started = engine.start_action_for_state(handle, state)
        action = started[1] if started else None
        last = -1
        while action is not None:
            rule = int(action[2 : action.index('"', 2)])
            fired.append(rule)
            if rule <= last:
                raise MatcherError(f"{self.name}: a rule fired out of turn")
            last = rule
            action = engine.complete_and_start_action(handle, state)
        if last != len(self.rules):
            raise MatcherError(f"{self.name}: the rule that ends the ruleset did not fire")

    def discard(self, engine: Engine) -> None:
        """Free the ruleset."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with _EngineErrors(self.name):
                engine.delete_ruleset(handle)
