"""Why, why not, and what if: answers about one advice, down to the rules, their places and the facts they read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import define, field, frozen

from resistance_rules.advice.difference import Difference, difference
from resistance_rules.advice.phrases import phrase
from resistance_rules.inference.reference import truth
from resistance_rules.inference.truth import FALSE, NAMES, TRUE, UNKNOWN
from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.knowledge.entries import Barrier, Intervention, Safety

if TYPE_CHECKING:
    from resistance_rules.advice.advice import Advice, Origin

__all__ = ["Explanation", "Line", "WhatIf", "difference", "why", "why_not"]

_KINDS: Final = ("intervention", "barrier", "safety", "gate", "finding", "pathway")
_STATUS: Final = {"now": "now", "check_first": "after checking something first", "later": "later, when a gate is open"}


class WhatIf(NamedTuple):
    """The advice on a changed case, and how it differs."""

    advice: Advice
    difference: Difference


@frozen
class Line:
    """One line of an explanation; `depth` is how far it is indented.

    `truth` is `true`, `false`, `unknown` or None for plain text; `place` is where the rule is written.
    """

    depth: int
    text: str
    truth: str | None = None
    place: str | None = None


@frozen
class Explanation:
    """An answer to why or why not.

    Attributes:
        id, kind, label: what it is about.
        verdict: the answer in one sentence.
        lines: the grounds, indented.
        sources: ids of the sources of the rules concerned.
    """

    id: str
    kind: str
    label: str
    verdict: str
    lines: tuple[Line, ...]
    sources: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "verdict": self.verdict,
            "lines": [
                {"depth": line.depth, "text": line.text, "truth": line.truth, "place": line.place}
                for line in self.lines
            ],
            "sources": list(self.sources),
        }

    def __str__(self) -> str:
        shown = [f"{self.label} ({self.kind} {self.id})", self.verdict, *map(_written, self.lines)]
        if self.sources:
            shown.append(f"sources: {', '.join(self.sources)}")
        return "\n".join(shown)


def why(advice: Advice, origin: Origin, name: str) -> Explanation:
    """Why something was concluded or recommended; if it was not, the verdict says so and gives the grounds."""
    return _Explaining.of(advice, origin, name).explanation(positive=True)


def why_not(advice: Advice, origin: Origin, name: str) -> Explanation:
    """Why something was not concluded or recommended, and what would bring it."""
    return _Explaining.of(advice, origin, name).explanation(positive=False)


def _written(line: Line) -> str:
    mark = f"[{line.truth}] " if line.truth else ""
    place = f"  ({line.place})" if line.place else ""
    return f"{'  ' * (line.depth + 1)}{mark}{line.text}{place}"


@define(eq=False)
class _Explaining:
    """One explanation being written."""

    advice: Advice
    origin: Origin
    name: str
    kind: str
    lines: list[Line] = field(factory=list)
    sources: set[str] = field(factory=set)

    @classmethod
    def of(cls, advice: Advice, origin: Origin, name: str) -> _Explaining:
        pack = origin.kb.pack
        kind = next((kind for kind in _KINDS if name in pack.entries(kind)), None)
        if kind is None:
            raise UnknownIdError(name, {key for kind in _KINDS for key in pack.entries(kind)})
        return cls(advice, origin, name, kind)

    def explanation(self, *, positive: bool) -> Explanation:
        pack = self.origin.kb.pack
        entry = pack.entries(self.kind)[self.name]
        label = self.name.replace("_", " ") if self.kind == "finding" else entry.label
        verdict: str = getattr(self, f"_{self.kind}")(positive=positive)
        return Explanation(self.name, self.kind, label, verdict, tuple(self.lines), tuple(sorted(self.sources)))

    # --- lines -----------------------------------------------------------------------------------------------

    def _say(self, depth: int, text: str, truth_value: int | None = None, place: object = None) -> None:
        self.lines.append(
            Line(depth, text, None if truth_value is None else NAMES[truth_value], str(place) if place else None)
        )

    def _truth(self, condition: c.Condition) -> int:
        return truth(condition, self.origin.case.exact, self.origin.found, self.origin.kb.rulebook)

    def _condition(self, condition: c.Condition, depth: int) -> None:
        """A condition with the truth of each part, and the submitted value of each fact that it tests."""
        text = phrase(condition, self.origin.kb.pack)
        own = c.own_facts(condition)
        if own and not isinstance(condition, c.Known | c.Unknown):
            values = [self.origin.kb.wording.value(self.origin.case.facts.get(fact)) for fact in own]
            text += f" (here: {', '.join(values)})"
        self._say(depth, text, self._truth(condition), condition.place)
        for part in c.parts(condition):
            self._condition(part, depth + 1)

    def _production(self, number: int, depth: int) -> None:
        self._condition(self.origin.kb.rulebook.productions[number].condition, depth)

    # --- conclusions -----------------------------------------------------------------------------------------

    def _safety(self, *, positive: bool) -> str:
        entry: Safety = self.origin.kb.pack.safety[self.name]
        self._condition(entry.when, 0)
        self.sources.update(entry.cite)
        state = self.origin.found.safety[self.name]
        return self._verdict({TRUE: "it is active", FALSE: "it is ruled out by what is known",
                              UNKNOWN: "it is not established: what is marked unknown would settle it"}[state],
                             holds=state == TRUE, positive=positive)  # fmt: skip

    def _gate(self, *, positive: bool) -> str:
        entry = self.origin.kb.pack.gates[self.name]
        self._condition(entry.open_when, 0)
        self.sources.update(entry.cite)
        state = self.origin.found.gates[self.name]
        if state != TRUE:
            labels = (self.origin.kb.pack.interventions[name].label for name in entry.opened_by)
            self._say(0, f"what opens it: {'; '.join(labels) or 'nothing in this pack'}")
        return self._verdict({TRUE: "it is open", FALSE: "it is closed", UNKNOWN: "it is not known to be open"}[state],
                             holds=state == TRUE, positive=positive)  # fmt: skip

    def _finding(self, *, positive: bool) -> str:
        for rule in self.origin.kb.pack.findings[self.name]:
            self._condition(rule.when, 0)
            self.sources.update(rule.cite)
        state = self.origin.found.findings[self.name]
        return self._verdict({TRUE: "it is established", FALSE: "it is ruled out", UNKNOWN: "it is open"}[state],
                             holds=state == TRUE, positive=positive)  # fmt: skip

    def _barrier(self, *, positive: bool) -> str:
        kb, found = self.origin.kb, self.origin.found
        entry: Barrier = kb.pack.barriers[self.name]
        score, scoring = found.barriers[self.name], kb.pack.scoring
        if entry.only_if is not None:
            self._say(0, "only where")
            self._condition(entry.only_if, 1)
        numbers = kb.rulebook.barrier_rules[self.name].indicators
        for indicator, number in zip(entry.indicators, numbers, strict=True):
            points = getattr(scoring.points, indicator.strength)
            own = ", our own working threshold" if indicator.threshold == "working" else ""
            self._say(0, f"{indicator.strength} sign ({points} points{own})", found.truths[number], indicator.place)
            self._condition(indicator.when, 1)
            self.sources.update(indicator.cite)
        if score.points < scoring.likely:
            self._say(0, f"{scoring.likely - score.points} more points would make it likely; what is unknown could add "
                         f"{score.upper - score.points}")  # fmt: skip
        state = self.advice.barrier(self.name)
        verdict = {
            "likely": "it is likely", "possible": "it is possible", "open": "it is open: not raised so far",
            "ruled_out": "it is ruled out by what is known",
        }[state.level]  # fmt: skip
        counted = f" ({score.points} points; likely from {scoring.likely}, possible from {scoring.possible})"
        return self._verdict(verdict + counted, holds=score.possible == TRUE, positive=positive)

    def _pathway(self, *, positive: bool) -> str:
        entry = self.origin.kb.pack.pathways[self.name]
        if entry.only_if is not None:
            self._say(0, "only where")
            self._condition(entry.only_if, 1)
        state = next((item for item in self.advice.pathways if item.id == self.name), None)
        for stage in entry.stages:
            current = " (current)" if state is not None and stage.id == state.stage else ""
            self._say(
                0, f"stage {stage.label}{current}" + (", left when" if stage.until else ", the last"), None, stage.place
            )
            if stage.until is not None:
                self._condition(stage.until, 1)
        if state is None:
            return self._verdict("it does not apply", holds=False, positive=positive)
        said = (
            f"it applies; the current stage is {state.stage_label}"
            if state.stage
            else "it applies; all stages are done"
        )
        return self._verdict(said, holds=True, positive=positive)

    # --- interventions ---------------------------------------------------------------------------------------

    def _intervention(self, *, positive: bool) -> str:
        entry: Intervention = self.origin.kb.pack.interventions[self.name]
        self.sources.update(entry.evidence.cite)
        recommended = self.advice.recommendation(self.name)
        withheld = next((item for item in self.advice.withheld if item.id == self.name), None)
        for by, because in zip(withheld.by, withheld.because, strict=True) if withheld else ():
            self._say(0, f"held back by {by}: {because}")
        self._indications(entry, only_true=recommended is not None)
        if recommended is None or recommended.status != "now":
            self._hindrances(entry)
        if recommended is not None:
            ahead = recommended.ahead_of_next_by
            if ahead is not None:
                self._say(0, f"it stands before the next one because of: {ahead} (its value here: {recommended.value})")
            said = f"it is recommended {_STATUS[recommended.status]}, at place {recommended.rank}"
            return self._verdict(said, holds=True, positive=positive)
        if withheld is None:
            return self._verdict("nothing here indicates it", holds=False, positive=positive)
        return self._verdict("it is indicated, and held back", holds=False, positive=positive)

    def _indications(self, entry: Intervention, *, only_true: bool) -> None:
        """What indicates it; unless `only_true`, also what could."""
        kb, found = self.origin.kb, self.origin.found
        for name in entry.helps_with:
            score = found.barriers[name]
            how, truth = ("answers", score.possible) if name in entry.answers else ("also helps with", score.likely)
            if only_true and truth != TRUE:
                continue
            text = f"{how} the barrier {kb.pack.barriers[name].label} ({score.points} points, up to {score.upper})"
            self._say(0, text, truth, kb.pack.barriers[name].place)
            if truth == TRUE:
                for because in self.advice.barrier(name).because:
                    self._say(1, because)
        if entry.when is not None and not (only_true and self._truth(entry.when) != TRUE):
            self._say(0, "indicated by its own condition")
            self._condition(entry.when, 1)
        for safety in kb.pack.safety.values():
            if entry.id in safety.respond_with and not (only_true and found.safety[safety.id] != TRUE):
                self._say(0, f"responds to {safety.label}", found.safety[safety.id], safety.place)

    def _hindrances(self, entry: Intervention) -> None:
        """What is true or unknown among the conditions that could hold it back or make it wait."""
        kb, found = self.origin.kb, self.origin.found
        for number, text, expected in self._conditions_against(entry):
            if found.truths[number] != expected:
                self._say(0, text, found.truths[number], kb.rulebook.productions[number].place)
                self._production(number, 1)
        for gate in entry.gates:
            if found.gates[gate] != TRUE:
                self._say(
                    0, f"needs the gate {kb.pack.gates[gate].label}", found.gates[gate], kb.pack.gates[gate].place
                )
                self._condition(kb.pack.gates[gate].open_when, 1)

    def _conditions_against(self, entry: Intervention) -> Iterator[tuple[int, str, int]]:
        """Production, text, and the truth with which it does not stand in the way."""
        number_of = self.origin.kb.rulebook.number_of
        if entry.only_if is not None:
            yield number_of[f"intervention:{entry.id}/only_if"], "only if", TRUE
        for position, reason in enumerate(entry.not_if, start=1):
            yield number_of[f"intervention:{entry.id}/not_if-{position}"], f"not if: {reason.because}", FALSE
        for contra in self.origin.kb.pack.contraindications.values():
            if contra.covers(entry) and contra.level == "never":
                yield number_of[f"contraindication:{contra.id}"], f"contraindicated when: {contra.because}", FALSE

    @staticmethod
    def _verdict(text: str, *, holds: bool, positive: bool) -> str:
        """The answer, said so that it fits the question: `why` of what is not so, and `why not` of what is."""
        return text if holds == positive else f"{'no' if positive else 'but'}: {text}"
