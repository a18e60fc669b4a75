"""Forward chaining on `durable-rules`: it matches, level by level; this driver settles what was matched.

After each level the driver draws the conclusions, true or false or unknown, and asserts them as facts of the next
one. So nothing depends on the order in which anything arrives, and nothing is ever taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from resistance_rules.inference import matcher
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Conclusions
from resistance_rules.inference.matcher import Literal, Matcher, Pattern
from resistance_rules.inference.positive_forms import (
    Alternatives,
    Conjunction,
    FactCodes,
    PositiveForms,
    Step,
    Tally,
    conclusion_property,
)  # fmt: skip
from resistance_rules.inference.reference import conclude, truth
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.inference.truth import FALSE, TRUE, UNKNOWN, Truth
from resistance_rules.knowledge.conditions import Condition, is_conclusion, walk
from resistance_rules.knowledge.dependencies import Conclusion, conclusions_read
from resistance_rules.knowledge.diagnostics import EngineError

_NO_FACTS: Final[Mapping[str, bool]] = {}


@frozen
class _Level:
    """What is decided at one level, and what is settled after it."""

    steps: tuple[int, ...]
    tallies: tuple[Tally, ...]
    conclusions: tuple[Conclusion, ...]
    asked: tuple[tuple[str, Condition], ...]
    """Properties of conclusions that later levels read, each with a test that reads it."""


@frozen(eq=False)
class DurableEngine:
    """A rulebook on durable-rules. Safe for many threads at once."""

    rulebook: Rulebook
    codes: FactCodes
    steps: tuple[Step, ...]
    levels: tuple[_Level, ...]
    _matcher: Matcher = field(alias="matcher")
    name: str = field(default="durable", init=False)
    version: str = field(factory=matcher.version, init=False)

    @classmethod
    def of(cls, rulebook: Rulebook) -> DurableEngine:
        """Compile a rulebook.

        Raises:
            EngineError: durable-rules is not installed, or a limit of it is exceeded.
        """
        codes = FactCodes.of(rulebook)
        forms = PositiveForms(codes)
        settled_at = _add_in_order(rulebook, forms)
        depth = 1 + max((step.level for step in forms.steps), default=0)
        asked = _tests_on_conclusions(rulebook)
        levels = tuple(
            _Level(
                steps=tuple(i for i, step in enumerate(forms.steps) if step.level == level),
                tallies=tuple(tally for tally in forms.tallies if tally.level == level),
                conclusions=tuple(node for node, at in settled_at.items() if at == level),
                asked=tuple((prop, test) for prop, test in asked.items() if forms.conclusion_level[prop] == level),
            )
            for level in range(depth)
        )
        patterns = [
            [
                Pattern(2 * i + offset, _literals(alternative))
                for i in level.steps
                for offset, alternatives in ((1, forms.steps[i].true), (0, forms.steps[i].false))
                for alternative in alternatives
            ]
            for level in levels
        ]
        compiled = Matcher(patterns, name=rulebook.pack.info.id)
        return cls(rulebook, codes, tuple(forms.steps), levels, matcher=compiled)

    def infer(self, case: Case) -> Conclusions:
        """Draw every conclusion about a case.

        Raises:
            EngineError: the engine failed; there is no partial result.
        """
        found = Conclusions([UNKNOWN] * len(self.rulebook.productions))
        values = self.codes.of_case(case)
        with self._matcher.session() as session:
            for number, level in enumerate(self.levels):
                truths = self._decided(level, session.match(number, values))
                for i, decided in truths.items():
                    step = self.steps[i]
                    if step.production is None:
                        values[step.name] = decided
                    else:
                        found.truths[step.production] = decided
                for tally in level.tallies:
                    parts = [values[part] for part in tally.parts]
                    values[f"{tally.name} true"] = parts.count(TRUE)
                    values[f"{tally.name} not false"] = len(parts) - parts.count(FALSE)
                for conclusion in level.conclusions:
                    conclude(conclusion, found, self.rulebook)
                for prop, test in level.asked:
                    values[prop] = truth(test, _NO_FACTS, found, self.rulebook)
        return found

    def _decided(self, level: _Level, matched: set[int]) -> dict[int, Truth]:
        truths: dict[int, Truth] = dict.fromkeys(level.steps, UNKNOWN)
        for number in matched:
            step, is_true = divmod(number, 2)
            if truths[step] != UNKNOWN:
                name = self.steps[step].name
                raise EngineError(f"durable-rules found `{name}` both true and false; please report this defect")
            truths[step] = TRUE if is_true else FALSE
        return truths

    def rules_of(self, production: int) -> list[str]:
        """The forward-chaining rules that a production compiles to, as text for people."""
        step = next(step for step in self.steps if step.production == production)
        parts = {s.name: s for s in self.steps if s.production is None}
        lines: list[str] = []
        pending, shown = [step], set()
        while pending:
            this = pending.pop()
            if this.name in shown:
                continue
            shown.add(this.name)
            for word, alternatives in (("true", this.true), ("false", this.false)):
                lines += [
                    f"level {this.level}: {_shown(alternative)} => {this.name} is {word}"
                    for alternative in alternatives
                ]
            pending += [parts[prop] for prop in sorted(_properties(this.true, this.false)) if prop in parts]
        return lines


def _add_in_order(rulebook: Rulebook, forms: PositiveForms) -> dict[Conclusion, int]:
    """Add every production after the conclusions that it reads; say after which level each conclusion is settled."""
    settled_at: dict[Conclusion, int] = {}
    level_of: dict[int, int] = {}
    for productions, conclusions in rulebook.strata:
        for production in productions:
            for test in walk(production.condition):
                if is_conclusion(test):
                    reads = (settled_at[node] for node, _ in conclusions_read(test, rulebook.pack))
                    forms.conclusion_level[conclusion_property(test)] = max(reads, default=0)
            level_of[production.number] = forms.add(production).level
        for node in conclusions:
            settled_at[node] = max(level_of[number] for number in rulebook.deciding(node))
    return settled_at


def _tests_on_conclusions(rulebook: Rulebook) -> dict[str, Condition]:
    return {
        conclusion_property(test): test
        for production in rulebook.productions
        for test in walk(production.condition)
        if is_conclusion(test)
    }


def _literals(conjunction: Conjunction) -> tuple[Literal, ...]:
    literals: list[Literal] = []
    for prop, (low, high) in conjunction:
        if low == high:
            literals.append((prop, "==", low))
        else:
            literals += [(prop, ">=", low), (prop, "<=", high)]
    return tuple(literals)


def _properties(*forms: Alternatives) -> set[str]:
    return {prop for form in forms for alternative in form for prop, _ in alternative}


def _shown(conjunction: Conjunction) -> str:
    texts = [f"{prop} = {low}" if low == high else f"{low} <= {prop} <= {high}" for prop, (low, high) in conjunction]
    return " and ".join(texts) or "always"
