"""What the parts of a pack are called where people read about coverage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from resistance_rules.knowledge.model import Pack
from resistance_rules.testing.coverage import Coverage
from resistance_rules.testing.obligations import Obligation, Rule

HEADINGS: Final[Mapping[str, str]] = {
    "safety": "Safety conditions",
    "contraindication": "Contraindications",
    "gate": "Gates",
    "barrier": "Barriers",
    "intervention": "Interventions",
    "pathway": "Pathways",
    "finding": "Findings",
    "reasons": "Reasons to hold something back",
}
_PARTS: Final[Mapping[str, str]] = {
    "safety": "Active when",
    "safety/ask": "Urgent to ask when",
    "gate": "Open when",
    "contraindication": "Holds when",
    "barrier/only_if": "Only raised if",
    "intervention/when": "Indicated when",
    "intervention/only_if": "Only if",
    "pathway/only_if": "Applies if",
}
_STATES: Final[Mapping[str, str]] = {
    "now": "recommended now",
    "check_first": "recommended after checking something first",
    "later": "recommended for later, behind a gate",
    "open": "open",
    "closed": "known to be closed",
    "raised": "at least possible",
    "likely": "likely",
    "done": "all stages done",
}


@frozen
class Entry:
    """An entry of the pack with its rules and with the states that are to be seen."""

    kind: str
    id: str
    rules: tuple[Rule, ...]
    states: tuple[Obligation, ...]


def entries_with_rules(coverage: Coverage) -> Iterator[tuple[str, list[Entry]]]:
    """Every entry that has something to reach, by kind, in the order in which people should look."""
    rules: dict[tuple[str, str], list[Rule]] = {}
    for rule in coverage.catalogue.rules:
        kind, _, name = rule.id.partition(":")
        rules.setdefault((kind, name.partition("/")[0]), []).append(rule)
    states: dict[tuple[str, str], list[Obligation]] = {}
    for obligation in coverage.catalogue.obligations.values():
        if obligation.kind == "withheld":
            states.setdefault(("reasons", "all"), []).append(obligation)
        elif obligation.kind not in ("rule", "condition"):
            states.setdefault((obligation.kind, obligation.subject), []).append(obligation)
    for kind in HEADINGS:
        names = dict.fromkeys(name for those in (rules, states) for other, name in those if other == kind)
        found = [
            Entry(kind, name, tuple(rules.get((kind, name), ())), tuple(states.get((kind, name), ()))) for name in names
        ]
        if found:
            yield kind, found


def entry_title(entry: Entry, pack: Pack) -> str:
    """What the pack calls an entry."""
    if entry.kind == "reasons":
        return "Seen to hold something back"
    if entry.kind == "contraindication":
        return pack.contraindications[entry.id].because
    label = getattr(pack.entries(entry.kind).get(entry.id), "label", None)
    return label if isinstance(label, str) else entry.id.replace("_", " ").capitalize()


def part_in_words(rule: Rule, pack: Pack) -> str:
    """Which part of its entry a rule is."""
    kind, _, rest = rule.id.partition(":")
    name, _, part = rest.partition("/")
    known = _PARTS.get(f"{kind}/{part}" if part else kind)
    if known is not None:
        return known
    what, _, number = part.rpartition("-")
    if what == "indicator":
        return f"Sign {number} ({pack.barriers[name].indicators[int(number) - 1].strength})"
    if what == "not_if":
        return f"Not if: {pack.interventions[name].not_if[int(number) - 1].because}"
    if what == "caution":
        return f"Caution: {pack.interventions[name].cautions[int(number) - 1].say}"
    if part.startswith("until-"):
        stage = next(one for one in pack.pathways[name].stages if one.id == part.removeprefix("until-"))
        return f"Stage “{stage.label}” is left when"
    return f"Rule {part}"


def state_in_words(obligation: Obligation) -> str:
    """What state of an entry it is; for a reason, which reason."""
    if obligation.kind == "withheld":
        return obligation.subject
    if obligation.kind == "pathway":
        return _STATES.get(obligation.state, f"at stage {obligation.state.replace('_', ' ')}")
    return _STATES[obligation.state]
