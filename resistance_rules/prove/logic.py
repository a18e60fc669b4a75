"""Propositional logic over small whole numbers, decided by Z3.

A *term* is a Python `bool`, or a whole number as in DIMACS: a variable, or with a minus its opposite. Every compound
gets a variable of its own, and equal compounds get the same one, so that what two packs, or two readings of one pack,
have in common is literally the same and costs nothing to compare.

Comparisons of two facts are terms too. Z3's finite-domain solver decides everything else and takes them for free
variables; what it finds is then checked with exact numbers, and whatever does not fit together is ruled out for good.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, ClassVar, Final

from attrs import define, field, frozen

from resistance_rules.knowledge.diagnostics import ResistanceRulesError

try:
    import z3
except ModuleNotFoundError as error:  # an optional extra
    message = 'proofs need z3-solver, which is not installed: pip install "resistance-rules[prove]"'
    raise ModuleNotFoundError(message, name="z3") from error

Term = bool | int

DEFAULT_SECONDS: Final = 30.0
_REMEMBERED: Final = 48  # models that are tried before the solver is asked


class NotDecidedError(ResistanceRulesError):
    """The solver gave up, or what it found could not be replayed. Never to be taken for a yes or a no."""


def neg(term: Term) -> Term:
    """The opposite."""
    return not term if isinstance(term, bool) else -term


@frozen
class _Or:
    """At least one of these."""

    literals: tuple[int, ...]

    def holds(self, model: Model) -> bool:
        return any(map(model.holds, self.literals))

    def lanes(self, mask: Callable[[int], int], every: int) -> int:
        found = 0
        for literal in self.literals:
            found |= mask(literal)
            if found == every:
                break
        return found

    def written(self) -> str:
        return f"(or {' '.join(map(_written, self.literals))})"


@frozen
class _Sum:
    """The weights of those that hold add up to `least`."""

    least: int
    weighted: tuple[tuple[int, int], ...]
    """(literal, weight)."""

    @property
    def literals(self) -> tuple[int, ...]:
        return tuple(literal for literal, _ in self.weighted)

    def holds(self, model: Model) -> bool:
        return sum(weight for literal, weight in self.weighted if model.holds(literal)) >= self.least

    def lanes(self, mask: Callable[[int], int], every: int) -> int:
        reached = [every, *(0 for _ in range(self.least))]  # in which lanes the sum is at least so much
        for literal, weight in self.weighted:
            mine = mask(literal)
            for much in range(self.least, 0, -1):
                reached[much] |= reached[max(0, much - weight)] & mine
        return reached[self.least]

    def written(self) -> str:
        weights = " ".join(str(weight) for _, weight in self.weighted)
        return f"((_ pbge {self.least} {weights}) {' '.join(map(_written, self.literals))})"


@frozen
class _Same:
    """Both hold, or neither does."""

    literals: tuple[int, int]

    def holds(self, model: Model) -> bool:
        return model.holds(self.literals[0]) == model.holds(self.literals[1])

    def lanes(self, mask: Callable[[int], int], every: int) -> int:
        return every & ~(mask(self.literals[0]) ^ mask(self.literals[1]))

    def written(self) -> str:
        return f"(= {' '.join(map(_written, self.literals))})"


_Definition = _Or | _Sum | _Same


@frozen
class Statement:
    """Something about exact numbers.

    Attributes:
        facts: the facts that it speaks of.
        holds: whether it holds for these values; false where one is missing.
        z3: the same as Z3 writes it.
    """

    facts: tuple[str, ...]
    holds: Callable[[Mapping[str, Any]], bool]
    z3: Any


@define(eq=False)
class Model:
    """A way in which everything that was asked for holds.

    Attributes:
        booleans: Z3's own model; it is only asked for free variables.
        stated: what it says about numbers that are compared with each other.
    """

    logic: Logic
    booleans: Any
    stated: tuple[Any, ...] = ()
    _known: dict[int, bool] = field(factory=dict, init=False)

    def holds(self, term: Term) -> bool:
        """Whether a term holds, also one that was defined later; what does not matter is taken to be false."""
        if isinstance(term, bool):
            return term
        number = abs(term)
        value = self._known.get(number)
        if value is None:
            definition = self.logic.definition(number)
            free = definition is None
            value = bool(z3.is_true(self.booleans[self.logic.z3_variable(number)])) if free else definition.holds(self)  # type: ignore[union-attr]
            self._known[number] = value
        return value if term > 0 else not value


@define(eq=False)
class Logic:
    """A growing set of definitions with a solver over them. Not for use by several threads at once.

    Attributes:
        seconds: how long one question may take before it counts as not decided.
        checks: how many questions the solver was asked; spent: seconds that it took for them.
    """

    seconds: float = DEFAULT_SECONDS
    checks: int = 0
    spent: float = 0.0
    z3: ClassVar[Any] = z3
    context: Any = field(factory=z3.Context, init=False)
    _count: int = field(default=0, init=False)
    _defined: dict[Hashable, int] = field(factory=dict, init=False)
    _definitions: dict[int, _Definition] = field(factory=dict, init=False)
    _pending: list[tuple[int | None, _Definition]] = field(factory=list, init=False)
    _recent: deque[Model] = field(factory=lambda: deque(maxlen=_REMEMBERED), init=False)
    _variables: dict[int, Any] = field(factory=dict, init=False)
    _numeric: dict[int, Statement] = field(factory=dict, init=False)
    _solver: Any = field(init=False)
    _number_solver: Any = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._solver = z3.SolverFor("QF_FD", ctx=self.context)
        self._number_solver = z3.SimpleSolver(ctx=self.context)

    # --- terms -------------------------------------------------------------------------------------------------

    def variable(self) -> int:
        """A new free variable."""
        self._count += 1
        return self._count

    def conj(self, terms: Iterable[Term]) -> Term:
        """All of them."""
        return neg(self.disj([neg(term) for term in terms]))

    def disj(self, terms: Iterable[Term]) -> Term:
        """At least one of them."""
        kept = set()
        for term in terms:
            if term is True:
                return True
            if term is not False:
                kept.add(term)
        if not kept:
            return False
        if len(kept) == 1:
            return kept.pop()
        if any(-term in kept for term in kept):
            return True
        return self._define(_Or(tuple(sorted(kept))))

    def at_least(self, least: int, weighted: Iterable[tuple[int, Term]]) -> Term:
        """Whether the weights of those that hold add up to `least`."""
        kept: list[tuple[int, int]] = []
        for weight, term in weighted:
            if term is True:
                least -= weight
            elif term is not False and weight > 0:
                kept.append((term, weight))
        if least <= 0:
            return True
        if sum(weight for _, weight in kept) < least:
            return False
        if all(weight >= least for _, weight in kept):
            return self.disj(term for term, _ in kept)
        return self._define(_Sum(least, tuple(sorted(kept))))

    def same(self, one: Term, other: Term) -> Term:
        """Whether both hold or neither does."""
        if isinstance(one, bool):
            return other if one else neg(other)
        if isinstance(other, bool):
            return one if other else neg(one)
        if abs(one) == abs(other):
            return one == other
        equal = self._define(_Same((min(abs(one), abs(other)), max(abs(one), abs(other)))))
        return equal if (one > 0) == (other > 0) else -equal

    def numeric(self, key: Hashable, make: Callable[[], Statement]) -> int:
        """A statement about exact numbers, made once for each key."""
        if key not in self._defined:
            self._defined[key] = self.variable()
            number = self._defined[key]
            self._numeric[number] = make()
            self._number_solver.add(self.z3_variable(number) == self._numeric[number].z3)
            self._recent.clear()
        return self._defined[key]

    def number_range(self, statement: Any) -> None:
        """Demand something of numbers that always holds."""
        self._number_solver.add(statement)

    def require(self, terms: Iterable[int]) -> None:
        """Demand from now on that at least one of these holds."""
        self._pending.append((None, _Or(tuple(terms))))
        self._recent.clear()

    def definition(self, number: int) -> _Definition | None:
        """What a variable stands for; None if it is free."""
        return self._definitions.get(number)

    def _define(self, definition: _Definition) -> int:
        if definition not in self._defined:
            name = self.variable()
            self._defined[definition] = name
            self._definitions[name] = definition
            self._pending.append((name, definition))
        return self._defined[definition]

    # --- questions ---------------------------------------------------------------------------------------------

    def possible(self, *assumed: Term) -> bool:
        """Whether all of these can hold together.

        Raises:
            NotDecidedError: the solver gave up.
        """
        for model in self._recent:
            if all(map(model.holds, assumed)):
                return True
        return self.model(*assumed) is not None

    def model(self, *assumed: Term) -> Model | None:
        """A way in which all of these hold, or None if there is none.

        Raises:
            NotDecidedError: the solver gave up.
        """
        if any(term is False for term in assumed):
            return None
        literals = [self._literal(term) for term in assumed if term is not True]
        self._flush()
        end = time.perf_counter() + self.seconds
        while self._check(self._solver, literals, end):
            found = self._solver.model()
            variables = map(self.z3_variable, self._numeric)
            stated = tuple(v if z3.is_true(found[v]) else z3.Not(v) for v in variables)
            if not stated or self._check(self._number_solver, list(stated), end):
                model = Model(self, found, stated)
                self._recent.appendleft(model)
                return model
            self._solver.add(z3.Or([z3.Not(literal) for literal in self._number_solver.unsat_core()]))
        return None

    def clash(self) -> set[int]:
        """After an answer of no: which of the assumptions clash with each other."""
        return {self._term_of(literal) for literal in self._solver.unsat_core()}

    def z3_variable(self, number: int) -> Any:
        """A variable as Z3 knows it."""
        if number not in self._variables:
            self._variables[number] = z3.Bool(f"v{number}", self.context)
        return self._variables[number]

    def statements(self) -> Iterable[tuple[int, Statement]]:
        """Every statement about exact numbers, with its variable."""
        return self._numeric.items()

    def _literal(self, term: int) -> Any:
        if term not in self._variables:
            self._variables[term] = z3.Not(self.z3_variable(-term)) if term < 0 else self.z3_variable(term)
        return self._variables[term]

    def numbers_with(self, model: Model, pins: Iterable[Any]) -> Any | None:
        """Exact numbers that fit a model and these further statements, or None if there are none.

        Raises:
            NotDecidedError: the solver gave up.
        """
        self._number_solver.push()
        try:
            self._number_solver.add(*pins)
            end = time.perf_counter() + self.seconds
            return self._number_solver.model() if self._check(self._number_solver, list(model.stated), end) else None
        finally:
            self._number_solver.pop()

    def _check(self, solver: Any, literals: list[Any], end: float) -> bool:
        start = time.perf_counter()
        solver.set("timeout", max(1, int((end - start) * 1000)))
        answer = solver.check(*literals)
        self.checks += 1
        self.spent += time.perf_counter() - start
        if answer == z3.unknown:
            raise NotDecidedError(f"not decided within {self.seconds:g} s")
        return bool(answer == z3.sat)

    def _flush(self) -> None:
        """Hand over what was defined since the last question."""
        if not self._pending:
            return
        used = {abs(literal) for _, definition in self._pending for literal in definition.literals}
        used.update(name for name, _ in self._pending if name is not None)
        lines = [f"(declare-const v{number} Bool)" for number in used]
        for name, definition in self._pending:
            meant = definition.written() if definition.literals else "false"
            lines.append(f"(assert {meant})" if name is None else f"(assert (= v{name} {meant}))")
        self._solver.add(z3.parse_smt2_string("".join(lines), ctx=self.context))
        self._pending.clear()

    def _term_of(self, literal: Any) -> int:
        if z3.is_not(literal):
            return -self._term_of(literal.arg(0))
        return int(literal.decl().name()[1:])


def _written(literal: int) -> str:
    return f"v{literal}" if literal > 0 else f"(not v{-literal})"
