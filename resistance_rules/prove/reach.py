"""Claims that something can happen at all: a recommendation, a gate, a red flag, a condition, a stage.

What no case can reach is a defect that no test shows. The parts that clash are named, with their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from attrs import field, frozen

from resistance_rules.inference.rulebook import Production
from resistance_rules.knowledge.conditions import All, Condition
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Intervention, Pathway
from resistance_rules.prove.logic import Term, neg
from resistance_rules.prove.naming import entry_of, place_of, quoted
from resistance_rules.prove.verdicts import Claim, Refutation
from resistance_rules.prove.workbench import Workbench

CODES: Final = {"gate": "gate_never_opens", "safety": "red_flag_never_fires", "condition": "dead_condition"}
_SAID: Final = {"gate": "the gate can open", "safety": "the red flag can fire"}


@frozen(eq=False)
class Reach:
    """Makes these claims for one pack.

    Attributes:
        dead: productions that were found never to be true, by number; other claims need not speak of them again.
    """

    bench: Workbench
    dead: set[int] = field(factory=set)

    def claims(self) -> Iterator[Claim]:
        """Every claim, in the order of the pack."""
        for production in self.bench.kb.rulebook.productions:
            kind, name, _ = entry_of(production.id)
            if kind == "assume":
                continue
            if production.id in (f"gate:{name}", f"safety:{name}"):
                yield Claim(kind, name, f"{_SAID[kind]}: `{name}`", partial(self._condition, production))
            else:
                says = f"the condition `{production.id}` can be true"
                yield Claim("condition", production.id, says, partial(self._condition, production))
        for entry in self.bench.pack.interventions.values():
            if self.bench.outcome.intervention(entry.id).indicated is not False:  # else `check` says `never_indicated`
                says = f"some case is recommended `{entry.id}`"
                yield Claim("recommendation", entry.id, says, partial(self._recommendation, entry))
        for pathway in self.bench.pack.pathways.values():
            for index, stage in enumerate(pathway.stages):
                says = f"some case stands at stage `{stage.id}` of `{pathway.id}`"
                yield Claim("stage", f"{pathway.id}.{stage.id}", says, partial(self._stage, pathway, index))

    def _condition(self, production: Production) -> Iterator[Refutation]:
        bench = self.bench
        if bench.possible(bench.meaning.production(production.number).true):
            return
        self.dead.add(production.number)
        kind, name, part = entry_of(production.id)
        code = CODES.get("condition" if part else kind, CODES["condition"])
        clash = self._clash({
            (quoted(piece), place_of(piece, production.place)): bench.meaning.truth(piece).true
            for piece in _conjuncts(production.condition)
        })  # fmt: skip
        what = f"`{production.id}` can never be true"
        help_text = "change one of the parts that clash, or take the entry out"
        message = what + _clashing(clash)
        yield Refutation(code, name, message, production.place, help_text, related=_related(clash))

    def _recommendation(self, entry: Intervention) -> Iterator[Refutation]:
        bench = self.bench
        terms = bench.outcome.intervention(entry.id)
        if bench.possible(terms.recommended):
            return
        if not bench.possible(terms.indicated):
            clash = self._clash({("what indicates it", entry.place): terms.indicated})
            message, help_text = f"nothing can ever indicate it{_clashing(clash)}", "see its `for` and its `when`"
            yield Refutation("dead_recommendation", entry.id, message, entry.place, help_text, related=_related(clash))
            return
        parts = {("it is indicated", entry.place): terms.indicated}
        parts |= {(f"not held back by {by}", self._place(by, entry)): neg(term) for by, term in terms.reasons}
        clash = self._clash(parts)
        message = f"whenever it is indicated it is held back{_clashing(clash)}"
        help_text = "change what holds it back, or take it out"
        yield Refutation("always_overridden", entry.id, message, entry.place, help_text, related=_related(clash))

    def _stage(self, pathway: Pathway, index: int) -> Iterator[Refutation]:
        stage = pathway.stages[index]
        if not self.bench.possible(self.bench.outcome.stage(pathway.id, index)):
            message = f"no case ever stands at stage `{stage.id}`: it is left whenever the stages before it are"
            yield Refutation("dead_stage", pathway.id, message, stage.place, "look at its `until`")

    def _clash(self, parts: dict[tuple[str, Place | None], Term]) -> list[tuple[str, Place | None]]:
        assumed = self.bench.pack.assume
        assuming = {(f"`assume` {name}", assumed[name].place): term for name, term in self.bench.assumed.items()}
        return self.bench.clash({**assuming, **parts}) or []

    def _place(self, by: str, entry: Intervention) -> Place | None:
        kind, _, name = by.partition(":")
        if kind in ("contraindication", "safety"):
            found: Place | None = self.bench.pack.entries(kind)[name].place
            return found
        return entry.place


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    """The parts that all have to be true."""
    if isinstance(condition, All):
        for part in condition.of:
            yield from _conjuncts(part)
    else:
        yield condition


def _clashing(clash: list[tuple[str, Place | None]]) -> str:
    if len(clash) < 2:  # noqa: PLR2004  (one part alone clashes with itself)
        return f": {clash[0][0]} cannot be" if clash else ""
    return f"; these clash: {', '.join(text for text, _ in clash)}"


def _related(clash: list[tuple[str, Place | None]]) -> tuple[tuple[Place | None, str], ...]:
    return tuple((place, text) for text, place in clash)
