"""The cheapest way to meet a goal: implicit hitting sets, exact.

While everything that costs something is forbidden, the solver says which of it clashes with the goal: one of these has
to be given up. The cheapest choice that gives up one of each clash is tried next; the first that works is the cheapest.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from resistance_rules.prove.logic import Logic, Model, neg

Wish = TypeVar("Wish", bound=Hashable)


def cheapest(logic: Logic, goal: Iterable[int | bool], wishes: Mapping[int, int]) -> tuple[Model, set[int]] | None:
    """Meet a goal while giving up as little as possible.

    Args:
        logic: where the terms live.
        goal: terms that must hold.
        wishes: terms that should hold, each with what it costs (1 or more) to give it up.

    Returns:
        A model and the wishes given up, at least cost together; None if the goal cannot be met at all.

    Raises:
        NotDecidedError: the solver gave up.
    """
    goal = list(goal)
    if logic.model(*goal) is None:
        return None
    choice: Choice[int] = Choice(wishes)
    given_up: set[int] = set()
    while True:
        kept = [wish for wish in wishes if wish not in given_up]
        model = logic.model(*goal, *kept)
        if model is not None:
            return model, given_up
        choice.add(_smaller(logic, goal, sorted(logic.clash().intersection(kept))))
        given_up = set(choice.cheapest())


def _smaller(logic: Logic, goal: Sequence[int | bool], clash: list[int]) -> list[int]:
    """A clash, made smaller as long as the solver itself finds a smaller one."""
    while True:
        if logic.model(*goal, *clash) is not None:
            return clash  # the solver's core leaned on what it learned about the others
        smaller = sorted(logic.clash().intersection(clash))
        if len(smaller) >= len(clash):
            return clash
        clash = smaller


class Choice(Generic[Wish]):
    """The cheapest set that holds one of each clash."""

    def __init__(self, costs: Mapping[Wish, int]) -> None:
        self._costs = costs
        self._logic = Logic()
        self._chosen: dict[Wish, int] = {}
        self._apart: set[Wish] = set()
        self._apart_cost = 0
        self._least = 0

    def add(self, clash: Iterable[Wish]) -> None:
        """Demand one of these."""
        wishes = list(clash)
        for wish in wishes:
            if wish not in self._chosen:
                self._chosen[wish] = self._logic.variable()
        self._logic.require([self._chosen[wish] for wish in wishes])
        if self._apart.isdisjoint(wishes):  # clashes that share nothing add up
            self._apart.update(wishes)
            self._apart_cost += min(self._costs[wish] for wish in wishes)
            self._least = max(self._least, self._apart_cost)

    def cheapest(self) -> list[Wish]:
        """The cheapest choice so far. It never becomes cheaper when more is demanded."""
        weighted = [(self._costs[wish], variable) for wish, variable in self._chosen.items()]
        while True:
            found = self._logic.model(neg(self._logic.at_least(self._least + 1, weighted)))
            if found is not None:
                return [wish for wish, variable in self._chosen.items() if found.holds(variable)]
            self._least += 1
