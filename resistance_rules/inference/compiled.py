"""A rulebook as straight Python code: generated, compiled once, and kept by the digest of what was generated.

The conclusions about an empty case are drawn beforehand. A case starts from a copy of them, and only what reads one of
its facts, or a conclusion that came out otherwise than in the empty case, is evaluated anew: everything else cannot
have changed (semantics 2 and 3).
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock
from types import CodeType
from typing import Any, Final

from attrs import field, frozen

from resistance_rules.inference.case import Case
from resistance_rules.inference.compiled_code import Generated
from resistance_rules.inference.conclusions import Conclusions, Score
from resistance_rules.inference.python_code import beyond
from resistance_rules.inference.reference import ReferenceEngine
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge.version import library_version

_KEPT: Final = 16
"""Packs whose code is kept."""
_code: Final[OrderedDict[bytes, CodeType]] = OrderedDict()
_code_lock: Final = Lock()


@frozen(eq=False)
class CompiledEngine:
    """A rulebook as one Python function. Safe for many threads at once.

    Attributes:
        source: the function as text.
    """

    rulebook: Rulebook
    source: str
    _infer: Callable[..., list[Truth]] = field(alias="infer")
    _places: Mapping[str, tuple[int, int]] = field(alias="places")
    _start: Conclusions = field(alias="start")
    name: str = field(default="compiled", init=False)
    version: str = field(factory=library_version, init=False)

    @classmethod
    def of(cls, rulebook: Rulebook) -> CompiledEngine:
        """Generate and compile the code of a rulebook, or take the code that was compiled of the same text."""
        start = ReferenceEngine(rulebook).infer(Case.check({}, rulebook.pack.facts))
        generated = Generated.of(rulebook, start)
        scoring = rulebook.pack.scoring
        names: dict[str, Any] = {
            **{name: number for number, name in generated.decimals.items()},
            "scores": _Scores(scoring.likely, scoring.possible),
            "beyond": beyond,
        }
        exec(_compiled(generated.source), names)  # noqa: S102  (code that is written here)
        return cls(rulebook, generated.source, names["infer"], generated.places, start)

    def infer(self, case: Case) -> Conclusions:
        """Draw every conclusion about a case."""
        start, places, touched = self._start, self._places, 0
        facts: list[Any] = [None] * len(places)
        for fact, value in case.exact.items():
            number, units = places[fact]
            facts[number] = value
            touched |= units
        conclusions = (start.findings.copy(), start.barriers.copy(), start.gates.copy(), start.safety.copy())
        return Conclusions(self._infer(facts, touched, *conclusions), *conclusions)

    def rules_of(self, production: int) -> list[str]:
        """The lines of code that a production compiles to: its facts, then it; none if no fact can change it."""
        end = f"  # {self.rulebook.productions[production].id}"
        facts: dict[str, str] = {}
        for line in map(str.strip, self.source.splitlines()):
            if line.endswith(end):
                return [*(facts[name] for name in sorted(facts) if re.search(rf"\b{name}\b", line)), line]
            if re.match(r"f\d+ = facts", line):  # the latest of a name is that of this unit
                facts[line.split()[0]] = line
        return []


def _compiled(source: str) -> CodeType:
    """The code of a source, from memory if it was compiled before.

    The key is the digest of the source and not that of the pack: a pack that a tool has changed in memory keeps the
    digest of the one that was loaded.
    """
    digest = sha256(source.encode()).digest()
    with _code_lock:
        if digest not in _code:
            _code[digest] = compile(source, f"<rules {digest.hex()[:12]}>", "exec", optimize=2)
            if len(_code) > _KEPT:
                _code.popitem(last=False)
        _code.move_to_end(digest)
        return _code[digest]


class _Scores(dict[tuple[int, int], Score]):
    """Points and upper points -> the score; each is made once."""

    def __init__(self, likely: int, possible: int) -> None:
        self.likely, self.possible = likely, possible

    def __missing__(self, key: tuple[int, int]) -> Score:
        points, upper = key

        def level(threshold: int) -> Truth:
            return TRUE if points >= threshold else FALSE if upper < threshold else UNKNOWN

        self[key] = score = Score(points, upper, level(self.likely), level(self.possible))
        return score
