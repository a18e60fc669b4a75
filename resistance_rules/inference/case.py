"""A case: the submitted facts, checked against the vocabulary. Source: semantics.md section 1.

Every problem is reported at once; nothing is dropped or coerced. An absent fact, or one given as None, is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.diagnostics import CaseError, CaseProblem, did_you_mean, displayed_id
from resistance_rules.knowledge.vocabulary import Fact

Submitted = bool | int | float | str


@frozen(repr=False)
class Case(Mapping[str, Submitted]):
    """The known facts of one case, by id; a read-only mapping.

    Make one with `kb.case({...})`. Its `repr` shows no content, so that a case may stand in a log line.

    Attributes:
        facts: the facts as submitted, by id, sorted.
        exact: the same with floats as exact decimals (their shortest form), for comparisons.
    """

    facts: Mapping[str, Submitted]
    exact: Mapping[str, Value] = field(eq=False)
    vocabulary: Mapping[str, Fact] = field(eq=False)

    @classmethod
    def check(cls, facts: object, vocabulary: Mapping[str, Fact]) -> Case:
        """Check submitted facts.

        Args:
            facts: a mapping of fact id to true/false, int, float, Decimal, choice word, or None for unknown.
            vocabulary: the facts of the pack.

        Raises:
            CaseError: `problems` holds everything that is wrong. The text shows ids and what is expected, never values.
        """
        if isinstance(facts, Case):
            if facts.vocabulary is vocabulary:
                return facts
            facts = facts.facts
        if not isinstance(facts, Mapping):
            problem = CaseProblem("not_a_case", "(case)", "expected a mapping of fact ids to values", value=facts)
            raise CaseError([problem])
        problems: list[CaseProblem] = []
        values: dict[str, Submitted] = {}
        exact: dict[str, Value] = {}
        for name, value in facts.items():
            fact = vocabulary.get(name) if isinstance(name, str) else None
            if fact is None:
                problems.append(_unknown_fact(name, value, vocabulary))
            elif value is not None:
                checked = check_value(fact, value)
                if isinstance(checked, CaseProblem):
                    problems.append(checked)
                else:
                    values[name], exact[name] = checked
        if problems:
            raise CaseError(sorted(problems, key=lambda problem: (problem.fact, problem.code)))
        in_order = {name: values[name] for name in sorted(values)}
        return cls(MappingProxyType(in_order), MappingProxyType(exact), vocabulary)

    def changed(self, changes: Mapping[str, object]) -> Case:
        """This case with some facts set anew; None makes a fact unknown.

        Raises:
            CaseError: as in `check`.
        """
        return Case.check({**self.facts, **changes}, self.vocabulary)

    def __getitem__(self, fact: str) -> Submitted:
        return self.facts[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def __hash__(self) -> int:
        return hash(tuple(self.facts.items()))

    def __repr__(self) -> str:
        return f"<Case: {len(self.facts)} known facts>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (Case.check, (dict(self.facts), dict(self.vocabulary)))


def _unknown_fact(name: object, value: object, vocabulary: Mapping[str, Fact]) -> CaseProblem:
    if not isinstance(name, str):
        return CaseProblem("bad_fact_id", "(not a text)", "expected the id of a fact, as text", value=value)
    help_text = (
        did_you_mean(name, vocabulary) or "the pack's vocabulary lists every fact: `resistance-rules show facts`"
    )
    shown = displayed_id(name).strip("`")
    return CaseProblem("unknown_fact", shown, "the pack has no such fact", help=help_text, value=value)


def check_value(fact: Fact, value: object) -> tuple[Submitted, Value] | CaseProblem:
    """Check one value that was submitted for a fact.

    Args:
        fact: the fact.
        value: anything but None.

    Returns:
        The value as a case holds it and as an exact one, or what is wrong with it.
    """

    def refuse(code: str, help_text: str | None = None) -> CaseProblem:
        return CaseProblem(code, fact.id, f"expected {fact.expected}", help=help_text, value=value)

    kind = type(value)  # exact types: a numpy number or an enum member is not silently taken for a plain value
    if fact.type == "yes_no":
        return (value, value) if isinstance(value, bool) else refuse("wrong_type")
    if fact.type == "choice":
        if kind is not str:
            return refuse("wrong_type")
        assert isinstance(value, str)  # noqa: S101  (narrows)
        return (value, value) if value in fact.choice else refuse("bad_choice", _near_choice(value, fact))
    if kind is int:
        assert isinstance(value, int)  # noqa: S101
        return (value, value) if fact.accepts(value) else refuse("out_of_range")
    if fact.type == "integer" or kind not in (float, Decimal):
        pointed = kind in (float, Decimal)
        return refuse("wrong_type", "write it without a point" if pointed and fact.type == "integer" else None)
    assert isinstance(value, float | Decimal)  # noqa: S101
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    if not exact.is_finite():
        return refuse("not_finite", "leave the fact out if it is not known")
    if not fact.accepts(exact):
        return refuse("out_of_range")
    if isinstance(value, Decimal) and Decimal(repr(float(value))) != value:
        return refuse("too_precise", "give at most 15 significant digits")
    return (float(value), exact)


def _near_choice(value: str, fact: Fact) -> str | None:
    if value.casefold() in fact.choice:
        return did_you_mean(value.casefold(), fact.choice)
    return did_you_mean(value, fact.choice)
