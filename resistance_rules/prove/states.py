"""What an advice can say about an id, as logic and as a look at an advice: the same thing twice, for replays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from resistance_rules.advice.advice import Advice
from resistance_rules.inference.truth import FALSE, TRUE
from resistance_rules.knowledge.diagnostics import UnknownIdError
from resistance_rules.knowledge.model import Pack
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.meaning import Truth
from resistance_rules.prove.outcome import Outcome

KINDS: Final = ("intervention", "barrier", "safety", "gate", "finding", "pathway")
DONE: Final = "done"
_WORDS: Final = {  # of what is established, ruled out, or neither
    "barrier": ("possible", "ruled out", "open"),
    "safety": ("active", "ruled out", "open"),
    "gate": ("open", "closed", "unknown"),
    "finding": ("established", "ruled out", "open"),
}


@frozen
class Aspect:
    """One thing that an advice says or does not say about an id.

    Attributes:
        kind, id: about what.
        what: `recommended`, `now`, `check_first`, `later`, `withheld`, `not indicated`; `likely`, `possible`,
            `ruled out`, `open`; `active`; `established`; `closed`, `unknown`; `at STAGE`, `at done`, `does not apply`.
    """

    kind: str
    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} `{self.id}` {self.what}"

    def exists(self, pack: Pack) -> bool:
        """Whether the pack can say this at all."""
        if self.id not in pack.entries(self.kind):
            return False
        stages = [stage.id for stage in pack.pathways[self.id].stages] if self.kind == "pathway" else []
        return not self.what.startswith("at ") or self.what[3:] in (*stages, DONE)

    def term(self, outcome: Outcome) -> Term:
        """Whether it is said, over every case."""
        if self.kind == "intervention":
            terms = outcome.intervention(self.id)
            return neg(terms.indicated) if self.what == "not indicated" else getattr(terms, self.what)
        if self.kind == "pathway":
            stages = [stage.id for stage in outcome.plan.pack.pathways[self.id].stages]
            every = [outcome.stage(self.id, index) for index in range(len(stages) + 1)]
            if self.what == "does not apply":
                return neg(outcome.logic.disj(every))
            return every[[*stages, DONE].index(self.what[3:])]
        truth = _truth(self.kind, self.id, self.what, outcome)
        yes, no, _ = _WORDS[self.kind]
        if self.what in (yes, "likely"):
            return truth.true
        return truth.false if self.what == no else outcome.meaning.undecided(truth)

    def shown(self, advice: Advice) -> bool:
        """Whether an advice says it; one of a pack that does not have it does not."""
        if not self.exists(advice.origin.kb.pack):
            return False
        if self.kind == "intervention":
            given = advice.recommendation(self.id)
            held = any(item.id == self.id for item in advice.withheld)
            if given is not None:
                return self.what in ("recommended", given.status)
            return self.what == ("withheld" if held else "not indicated")
        if self.kind == "pathway":
            state = next((item for item in advice.pathways if item.id == self.id), None)
            return self.what == ("does not apply" if state is None else f"at {state.stage or DONE}")
        found = advice.origin.found
        if self.kind == "barrier":
            score = found.barriers[self.id]
            truth = score.likely if self.what == "likely" else score.possible
        else:
            truth = {"safety": found.safety, "gate": found.gates, "finding": found.findings}[self.kind][self.id]
        yes, no, neither = _WORDS[self.kind]
        return self.what in ((yes, "likely") if truth == TRUE else (no,) if truth == FALSE else (neither,))


def aspects(pack: Pack) -> Iterator[Aspect]:
    """Everything that a person acts on."""
    for name in pack.safety:
        yield Aspect("safety", name, "active")
    for name in pack.barriers:
        yield Aspect("barrier", name, "likely")
        yield Aspect("barrier", name, "possible")
    for name in pack.gates:
        yield Aspect("gate", name, "open")
    for pathway in pack.pathways.values():
        for stage in (*(stage.id for stage in pathway.stages), DONE):
            yield Aspect("pathway", pathway.id, f"at {stage}")
    for name in pack.interventions:
        for what in ("now", "check_first", "later", "withheld"):
            yield Aspect("intervention", name, what)


def state_of(name: str, advice: Advice) -> Aspect:
    """What an advice says about an id now.

    Raises:
        UnknownIdError: the pack has nothing of that id that an advice speaks of.
        ValueError: this is the shareable rendering, which does not carry the case.
    """
    pack = advice.origin.kb.pack
    kind = next((kind for kind in KINDS if name in pack.entries(kind)), None)
    if kind is None:
        raise UnknownIdError(name, {key for kind in KINDS for key in pack.entries(kind)})
    return next(aspect for aspect in _exclusive(kind, name, pack) if aspect.shown(advice))


def turned(aspect: Aspect) -> tuple[Aspect, ...]:
    """What would be otherwise, if any of these were said; nothing for a pathway, which may stand anywhere else."""
    if aspect.kind == "pathway":
        return ()
    if aspect.kind == "intervention":
        words = ("withheld", "not indicated") if aspect.what == "recommended" else ("recommended",)
    else:
        yes, no, neither = _WORDS[aspect.kind]
        words = (no, neither) if aspect.what in (yes, "likely") else (yes,)
    return tuple(evolve(aspect, what=word) for word in words)


def _exclusive(kind: str, name: str, pack: Pack) -> Iterator[Aspect]:
    """The things of which an advice says exactly one about an id; the strongest first."""
    if kind == "intervention":
        words: tuple[str, ...] = ("recommended", "withheld", "not indicated")
    elif kind == "pathway":
        words = (*(f"at {stage.id}" for stage in pack.pathways[name].stages), f"at {DONE}", "does not apply")
    else:
        words = (*(["likely"] if kind == "barrier" else []), *_WORDS[kind])
    return (Aspect(kind, name, word) for word in words)


def _truth(kind: str, name: str, what: str, outcome: Outcome) -> Truth:
    meaning = outcome.meaning
    if kind == "barrier":
        return meaning.level(name, "likely" if what == "likely" else "possible")
    if kind == "safety":
        return meaning.safety(name)
    return meaning.gate(name) if kind == "gate" else meaning.finding(name)
