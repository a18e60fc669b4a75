"""Which patterns match? Forward chaining on `durable-rules`, which is confined to `shards`.

The matcher decides nothing. It is given patterns, conjunctions of small integer comparisons, stratum by
stratum, and says which of them hold for the property values it is shown.
"""

from __future__ import annotations

import itertools
import threading
import weakref
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, Self

from attrs import frozen

from resistance_rules.inference.shards import (
    LARGEST,
    OPERATORS,
    PROPERTIES_PER_SHARD,
    RULES_PER_SHARD,
    SIDS,
    Engine,
    EngineUnavailableError,
    Literal,
    MatcherError,
    Rule,
    Shard,
    available,
    load,
    version,
)

__all__ = [
    "EngineUnavailableError",
    "Literal",
    "Matcher",
    "MatcherError",
    "Pattern",
    "Session",
    "available",
    "version",
]

_CLOSED: Final = "the matcher is closed"


@frozen
class Pattern:
    """A conjunction of literals on the values of one case; without literals it always matches.

    `number` is what is returned when the pattern matches. Patterns with the same number are alternatives.
    """

    number: int
    literals: tuple[Literal, ...]


@frozen(eq=False)
class _Stratum:
    """The shards of a stratum, and what must be present for each of them to matter."""

    shards: tuple[Shard, ...]
    always: tuple[Shard, ...]  # those with a pattern without literals
    needs: dict[str, tuple[tuple[Shard, frozenset[str]], ...]]  # by one property, which others it takes

    def reachable(self, values: Mapping[str, int]) -> Iterable[Shard]:
        """Return the shards with a pattern whose properties are all present; no other can match anything."""
        found = dict.fromkeys(self.always)
        present = values.keys()
        for prop in values:
            for shard, others in self.needs.get(prop, ()):
                if shard not in found and others <= present:
                    found[shard] = None
        return found


def _stratum(patterns: Iterable[Pattern], name: str, shard_numbers: Iterator[int]) -> _Stratum:
    """Cut a stratum into shards so that patterns which share properties are together."""
    answers: dict[Rule, list[int]] = {}
    for pattern in patterns:
        answers.setdefault(tuple(sorted(set(map(_checked, pattern.literals)))), []).append(pattern.number)
    reads = {rule: frozenset(prop for prop, _, _ in rule) for rule in answers}
    uses = Counter(itertools.chain.from_iterable(reads.values()))

    def commonest_first(rule: Rule) -> list[tuple[int, str]]:
        return sorted((-uses[prop], prop) for prop in reads[rule])

    shards: list[Shard] = []
    always: dict[Shard, None] = {}
    needs: dict[str, dict[tuple[Shard, frozenset[str]], None]] = {}
    for rules in _cut(sorted(answers, key=commonest_first), reads):
        number = next(shard_numbers)
        shard = Shard(f"{name}.{number}", number, rules, tuple(tuple(answers[rule]) for rule in rules))
        shards.append(shard)
        for properties in map(reads.__getitem__, rules):
            if properties:
                rarest = min(properties, key=lambda prop: (uses[prop], prop))
                needs.setdefault(rarest, {})[shard, properties - {rarest}] = None
            else:
                always[shard] = None
    return _Stratum(tuple(shards), tuple(always), {prop: tuple(entries) for prop, entries in needs.items()})


def _checked(literal: Literal) -> Literal:
    _, operator, number = literal
    if operator not in OPERATORS or type(number) is not int or not 0 <= number <= LARGEST:
        raise MatcherError(f"a literal that cannot be matched: {literal!r}")
    return literal


def _cut(rules: Iterable[Rule], reads: Mapping[Rule, frozenset[str]]) -> Iterator[tuple[Rule, ...]]:
    """Cut a sequence of rules wherever a shard is full."""
    shard: list[Rule] = []
    properties: frozenset[str] = frozenset()
    for rule in rules:
        together = properties | reads[rule]
        if shard and (len(shard) == RULES_PER_SHARD or len(together) > PROPERTIES_PER_SHARD):
            yield tuple(shard)
            shard, together = [], reads[rule]
        shard.append(rule)
        properties = together
    if shard:
        yield tuple(shard)


class Matcher:
    """Patterns, stratum by stratum, compiled once; any number of threads may then ask which of them match.

    A stratum is known by its index. `close` frees the rulesets; so does forgetting matcher and sessions.
    """

    def __init__(self, strata: Sequence[Sequence[Pattern]], *, name: str = "matcher") -> None:
        """Compile the patterns; errors begin with `name`."""
        self._engine = load()
        numbers = itertools.count()
        self._strata = tuple(_stratum(part, f"{name}.{at}", numbers) for at, part in enumerate(strata))
        self._sids = itertools.cycle(SIDS)
        self._lock = threading.Lock()
        shards = [shard for stratum in self._strata for shard in stratum.shards]
        self._free = weakref.finalize(self, _discard, self._engine, shards)
        self._free.atexit = False  # at exit, threads that were not joined may still be matching
        # To free a block of this size makes glibc keep the memory of deleted states for the next ones instead
        # of returning it to the system every time: ten times faster in a process that is still small.
        bytearray(8 << 20)
        for shard in shards:
            shard.compile(self._engine)

    def session(self) -> Session:
        """Return a session, which is for one case: `with matcher.session() as session: ...`."""
        if not self._free.alive:
            raise MatcherError(_CLOSED)
        return Session(partial(self._match, next(self._sids)))

    def close(self) -> None:
        """Free the rulesets; from then on the matcher and its sessions raise."""
        with self._lock:
            self._free()

    def _match(self, sid: str, stratum: int, values: Mapping[str, int]) -> set[int]:
        if not 0 <= stratum < len(self._strata):
            raise MatcherError(f"there is no stratum {stratum}")
        _check(values.values())
        messages = [(shard, shard.message(sid, values)) for shard in self._strata[stratum].reachable(values)]
        matched: set[int] = set()
        with self._lock:
            if not self._free.alive:
                raise MatcherError(_CLOSED)
            for shard, message in messages:
                for rule in shard.fire(self._engine, sid, message):
                    matched.update(shard.answers[rule])
        return matched


def _check(numbers: Collection[int]) -> None:
    """Let nothing but integers through: the engine takes `true` for 1, and "abc" for at least 5."""
    if not {int}.issuperset(map(type, numbers)):
        raise MatcherError("a value is not an integer")
    if numbers and not -LARGEST <= min(numbers) <= max(numbers) <= LARGEST:
        raise MatcherError("a value is too large")


def _discard(engine: Engine, shards: Iterable[Shard]) -> None:
    for shard in shards:
        shard.discard(engine)


class Session:
    """The matching of one case. Nothing of the case stays in the engine when `match` returns or raises."""

    def __init__(self, ask: Callable[[int, Mapping[str, int]], set[int]]) -> None:
        self._ask: Callable[[int, Mapping[str, int]], set[int]] | None = ask

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ask = None

    def match(self, stratum: int, values: Mapping[str, int]) -> set[int]:
        """Return the numbers of the patterns of that stratum that hold for these values of properties.

        A property that is not in `values` is absent: no literal on it holds. Booleans are not integers here.
        """
        if self._ask is None:
            raise MatcherError("the session is over")
        return self._ask(stratum, values)
