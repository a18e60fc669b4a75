"""The slips that authors of rules make, one at a time: what a mutant of a pack is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import evolve, frozen

from resistance_rules.knowledge import conditions as c
from resistance_rules.knowledge.diagnostics import Place
from resistance_rules.knowledge.entries import Barrier, Intervention
from resistance_rules.knowledge.model import SECTION_OF, Pack

_FLIPPED: Final[Mapping[c.Comparison, c.Comparison]] = {
    "less_than": "at_least", "at_least": "less_than", "more_than": "at_most", "at_most": "more_than",
}  # fmt: skip
_MIXED_UP: Final = {"strong": "weak", "weak": "strong"}


@frozen(eq=False)
class Slip:
    """One slip.

    Attributes:
        id: stable as long as the entry keeps its parts: its kind, what it is made in, and which.
        kind: one of `kinds.SLIPS`.
        subject: kind and id of the entry.
        said: what was changed, in words.
        pack: the pack with the slip.
        production: the rule whose condition is another one; None if no condition changed.
        before, after: its condition without and with the slip; `after` None: the condition is gone.
        named: what else it is about: the gate, barrier or indicator.
    """

    id: str
    kind: str
    subject: tuple[str, str]
    place: Place | None
    said: str
    pack: Pack
    production: str | None = None
    before: c.Condition | None = None
    after: c.Condition | None = None
    named: str | None = None


def slips_of(pack: Pack) -> Iterator[Slip]:
    """Every slip in a pack, in the order of the pack."""
    for name, rules in pack.findings.items():
        for rule in rules:
            where = _Where(pack, "rule", rule.id, f"finding:{name}/{rule.id}")
            yield from _in_condition(where, rule.when, lambda when, rule=rule: evolve(rule, when=when))
    for barrier in pack.barriers.values():
        yield from _in_barrier(pack, barrier)
    for gate in pack.gates.values():
        where = _Where(pack, "gate", gate.id, f"gate:{gate.id}")
        yield from _in_condition(where, gate.open_when, lambda when, gate=gate: evolve(gate, open_when=when))
    for safety in pack.safety.values():
        where = _Where(pack, "safety", safety.id, f"safety:{safety.id}")
        yield from _in_condition(where, safety.when, lambda when, safety=safety: evolve(safety, when=when))
    for entry in pack.interventions.values():
        yield from _in_intervention(pack, entry)
    for contra in pack.contraindications.values():
        where = _Where(pack, "contraindication", contra.id, f"contraindication:{contra.id}")
        yield from _in_condition(where, contra.when, lambda when, contra=contra: evolve(contra, when=when))
        less = evolve(
            pack, contraindications={k: v for k, v in pack.contraindications.items() if k != contra.id}, digest=""
        )
        said = f"the contraindication is left out ({contra.because})"
        yield Slip(f"drop_contraindication {contra.id}", "drop_contraindication", ("contraindication", contra.id),
                   contra.place, said, less)  # fmt: skip
    for pathway in pack.pathways.values():
        for position, stage in enumerate(pathway.stages):
            if stage.until is not None:
                where = _Where(pack, "pathway", pathway.id, f"pathway:{pathway.id}/until-{stage.id}")

                def with_until(when: c.Condition, pathway: Any = pathway, position: int = position) -> Any:
                    stages = list(pathway.stages)
                    stages[position] = evolve(stages[position], until=when)
                    return evolve(pathway, stages=tuple(stages))

                yield from _in_condition(where, stage.until, with_until)


@frozen(eq=False)
class _Where:
    """A rule of an entry."""

    pack: Pack
    kind: str
    entry: str
    production: str

    def with_entry(self, changed: Any) -> Pack:
        section = SECTION_OF[self.kind]
        fields: dict[str, Any] = {section: {**getattr(self.pack, section), self.entry: changed}}
        return evolve(self.pack, **fields, digest="")


def _in_barrier(pack: Pack, barrier: Barrier) -> Iterator[Slip]:
    for position, indicator in enumerate(barrier.indicators):
        production = f"barrier:{barrier.id}/indicator-{position + 1}"
        where = _Where(pack, "barrier", barrier.id, production)

        def changed(position: int = position, **fields: Any) -> Barrier:
            indicators = list(barrier.indicators)
            indicators[position] = evolve(indicators[position], **fields)
            return evolve(barrier, indicators=tuple(indicators))

        yield from _in_condition(where, indicator.when, lambda when, changed=changed: changed(when=when))
        if indicator.strength in _MIXED_UP:
            other = _MIXED_UP[indicator.strength]
            said = f"the sign is {other} instead of {indicator.strength}"
            yield Slip(f"strength {production}", "strength", ("barrier", barrier.id), indicator.place, said,
                       where.with_entry(changed(strength=other)), named=production)  # fmt: skip
    if barrier.only_if is not None:
        where = _Where(pack, "barrier", barrier.id, f"barrier:{barrier.id}/only_if")
        yield from _in_condition(where, barrier.only_if, lambda when: evolve(barrier, only_if=when))
        yield _gone(where, barrier.only_if, "`only_if`", evolve(barrier, only_if=None))


def _in_intervention(pack: Pack, entry: Intervention) -> Iterator[Slip]:
    for part in ("when", "only_if"):
        condition = getattr(entry, part)
        if condition is not None:
            where = _Where(pack, "intervention", entry.id, f"intervention:{entry.id}/{part}")
            yield from _in_condition(where, condition, lambda when, part=part: evolve(entry, **{part: when}))
            if part == "only_if" or entry.helps_with:
                without = evolve(entry, when=None) if part == "when" else evolve(entry, only_if=None)
                yield _gone(where, condition, f"`{part}`", without)
    for position, reason in enumerate(entry.not_if):
        where = _Where(pack, "intervention", entry.id, f"intervention:{entry.id}/not_if-{position + 1}")

        def with_reason(when: c.Condition, position: int = position) -> Intervention:
            reasons = list(entry.not_if)
            reasons[position] = evolve(reasons[position], when=when)
            return evolve(entry, not_if=tuple(reasons))

        yield from _in_condition(where, reason.when, with_reason)
        less = evolve(entry, not_if=(*entry.not_if[:position], *entry.not_if[position + 1 :]))
        slip = _gone(where, reason.when, "`not_if`", less)
        yield evolve(slip, id=f"drop_contraindication {where.production}", kind="drop_contraindication")
    whole = _Where(pack, "intervention", entry.id, "")
    for gate in entry.gates:
        less = evolve(entry, gates=tuple(one for one in entry.gates if one != gate))
        yield Slip(f"drop_gate {entry.id} {gate}", "drop_gate", ("intervention", entry.id), entry.place,
                   f"the gate `{gate}` is left out", whole.with_entry(less), named=gate)  # fmt: skip
    for barrier in entry.also:
        less = evolve(entry, also=tuple(one for one in entry.also if one != barrier))
        yield Slip(f"drop_for {entry.id} also {barrier}", "drop_for", ("intervention", entry.id), entry.place,
                   f"`{barrier}` is left out of `also`", whole.with_entry(less), named=barrier)  # fmt: skip
    for barrier in entry.answers:
        less = evolve(entry, answers=tuple(one for one in entry.answers if one != barrier))
        yield Slip(f"drop_for {entry.id} {barrier}", "drop_for", ("intervention", entry.id), entry.place,
                   f"`{barrier}` is left out of `for`", whole.with_entry(less), named=barrier)  # fmt: skip


def _gone(where: _Where, condition: c.Condition, what: str, entry: Any) -> Slip:
    return Slip(
        f"drop_condition {where.production}", "drop_condition", (where.kind, where.entry),
        condition.place or entry.place,
        f"{what} is left out", where.with_entry(entry), where.production, condition, None,
    )  # fmt: skip


def _in_condition(where: _Where, condition: c.Condition, with_condition: Any) -> Iterator[Slip]:
    """Every slip inside one condition."""
    for number, (kind, changed, place, said) in enumerate(_changed(condition, where.pack), start=1):
        yield Slip(
            f"{kind} {where.production} {number}", kind, (where.kind, where.entry), place, said,
            where.with_entry(with_condition(changed)), where.production, condition, changed,
        )  # fmt: skip


def _changed(condition: c.Condition, pack: Pack) -> Iterator[tuple[str, c.Condition, Place | None, str]]:
    """The condition with one slip: its kind, the condition, the place and words."""
    from resistance_rules.advice.phrases import phrase

    match condition:
        case c.All(of=of) | c.Any(of=of) | c.Count(of=of):
            for position, part in enumerate(of):
                rest = (*of[:position], *of[position + 1 :])
                if rest and not (isinstance(condition, c.Count) and condition.at_least > len(rest)):
                    words = f"left out: {phrase(part, pack)}"
                    yield "drop_condition", evolve(condition, of=rest), part.place or condition.place, words
                for kind, inner, place, said in _changed(part, pack):
                    yield kind, evolve(condition, of=(*of[:position], inner, *of[position + 1 :])), place, said
        case c.Not(of=part) | c.NotEstablished(of=part):
            yield "flip_comparison", part, condition.place, f"the `not` is left out: {phrase(part, pack)}"
            for kind, inner, place, said in _changed(part, pack):
                yield kind, evolve(condition, of=inner), place, said
        case _:
            for kind, other in _test_changed(condition, pack):
                yield kind, other, condition.place, f"{phrase(other, pack)}, instead of {phrase(condition, pack)}"


def _test_changed(test: c.Condition, pack: Pack) -> Iterator[tuple[str, c.Condition]]:
    match test:
        case c.Compares(fact=fact, operator=operator, bound=bound):
            yield "flip_comparison", evolve(test, operator=_FLIPPED[operator])
            for other in _near(fact, bound, pack):
                yield "threshold", evolve(test, bound=other)
        case c.ComparesFacts(operator=operator):
            yield "flip_comparison", evolve(test, operator=_FLIPPED[operator])
        case c.Between(fact=fact, low=low, high=high):
            yield from (("threshold", evolve(test, low=other)) for other in _near(fact, low, pack) if other <= high)
            yield from (("threshold", evolve(test, high=other)) for other in _near(fact, high, pack) if other >= low)
        case c.Equals(values=(bool() as value,)):
            yield "flip_comparison", evolve(test, values=(not value,))
        case c.Known(fact=fact):
            yield "flip_comparison", c.Unknown(fact, place=test.place)
        case c.Unknown(fact=fact):
            yield "flip_comparison", c.Known(fact, place=test.place)


def _near(fact: str, bound: c.Number, pack: Pack) -> Iterator[c.Number]:
    """The threshold one step lower and higher, where the fact can be; a step is the last digit that was written."""
    digits = -int(bound.as_tuple().exponent) if isinstance(bound, Decimal) else 0
    step = Decimal(1).scaleb(-digits) if digits > 0 else 1
    low, high = pack.facts[fact].range or (bound, bound)
    for other in (bound - step, bound + step):
        if low <= other <= high:
            yield other
