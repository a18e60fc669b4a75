"""The library's front door: `load` a pack, `assess` cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from resistance_rules.advice.advice import Advice, EngineStamp, Origin, PackStamp
from resistance_rules.advice.adviser import Adviser
from resistance_rules.advice.plan import Plan
from resistance_rules.advice.wording import Wording
from resistance_rules.inference.case import Case
from resistance_rules.inference.conclusions import Engine
from resistance_rules.inference.engines import engine_for
from resistance_rules.inference.rulebook import Rulebook
from resistance_rules.knowledge.diagnostics import CaseError
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.packs import load_pack


@frozen(eq=False, repr=False)
class KnowledgeBase:
    """A loaded pack that assesses cases. Nothing in it changes, and many threads may use one at once.

    Attributes:
        pack: the model: vocabulary, barriers, interventions, sources, ...
        rulebook: the pack as numbered productions in strata.
        engine: what draws the conclusions.
    """

    pack: Pack
    rulebook: Rulebook
    engine: Engine
    _adviser: Adviser = field(alias="adviser")

    @property
    def wording(self) -> Wording:
        """How the pack prints values."""
        return Wording(self.pack)

    @property
    def plan(self) -> Plan:
        """What is known of the pack before any case: its interventions, pathways and order, ready for advice."""
        return self._adviser.plan

    @classmethod
    def of(cls, pack: Pack, engine: str = "auto") -> KnowledgeBase:
        """Make a pack ready. Arguments and errors as in `load`."""
        rulebook = Rulebook.of(pack)
        return cls(pack, rulebook, engine_for(engine, rulebook), Adviser(Plan.of(rulebook)))

    def case(self, facts: object) -> Case:
        """Check the facts of a case against the vocabulary.

        Args:
            facts: fact id -> true/false, int, float, Decimal, choice word, or None for unknown.

        Raises:
            CaseError: everything that is wrong, at once.
        """
        return Case.check(facts, self.pack.facts)

    def assess(self, case: Case | Mapping[str, object]) -> Advice:
        """Advise on one case.

        Raises:
            CaseError: the facts do not fit the vocabulary.
            EngineError: the inference engine failed. An error is an error, never less advice.
        """
        checked = self.case(case)
        found = self.engine.infer(checked)
        findings = self._adviser.advise(checked, found)
        stamp = PackStamp(
            self.pack.info.id,
            self.pack.info.version,
            self.pack.digest,
            EngineStamp(self.engine.name, self.engine.version),
        )
        order = tuple((item.candidate.id, item.candidate.status) for item in findings.placed)
        return Advice(stamp, order, lists=findings, origin=Origin(self, checked, found))

    def assess_many(self, cases: Iterable[Case | Mapping[str, object]]) -> Iterator[Advice | CaseError]:
        """Advise on many cases, one after the other, in order, without holding on to them.

        Yields:
            An `Advice` for each case, or the `CaseError` in the place of a bad one.
        """
        for case in cases:
            try:
                yield self.assess(case)
            except CaseError as error:
                yield error

    def __repr__(self) -> str:
        return f"<KnowledgeBase {self.pack.info.id} {self.pack.info.version} on {self.engine.name}>"

    def _repr_html_(self) -> str:
        from resistance_rules.advice.render.html import render_pack

        return render_pack(self.pack)


def load(
    pack: str | Path = "engagement",
    *,
    overlays: Sequence[str | Path] = (),
    engine: str = "auto",
    use_cache: bool = True,
) -> KnowledgeBase:
    """Load a pack and make it ready to assess cases.

    Args:
        pack: the id of a shipped pack (`engagement`), or the folder of one. A folder may extend others.
        overlays: folders of packs to lay over it, in this order: local policy, thresholds, a translation.
        engine: `durable`, `compiled`, `reference`, or `auto`: durable-rules where it is installed, else `compiled`.
        use_cache: whether a compiled form of the pack may be read from and written to the user's cache folder.

    Raises:
        PackError: the pack has problems; all of them are in `problems`, each with its place.
        EngineError: `durable` was asked for and is not installed; the text says what to install.
        UnknownIdError: there is no such engine.
    """
    return KnowledgeBase.of(load_pack(pack, overlays, use_cache=use_cache), engine)
