"""A mapping: which content of FHIR resources gives which facts of a pack, and how old is too old.

`load_mapping` reads the one that comes with the library, or a site's, and checks it against the pack, all problems at
once. Format: docs/fhir-mapping.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Final

from attrs import Factory, define, field, frozen

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.hosts.fhir.reading.elements import Coding
from resistance_rules.hosts.fhir.reading.mapping_entries import MappingInfo, OwnCodes, Read, SetAside
from resistance_rules.hosts.fhir.reading.mapping_files import RawMapping, read_files
from resistance_rules.hosts.fhir.reading.mapping_kinds import MappingReading, Systems, Token, Tokens
from resistance_rules.knowledge.condition_reader import fact_value
from resistance_rules.knowledge.diagnostics import Problem, ResistanceRulesError
from resistance_rules.knowledge.kinds import INVALID
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.shapes import read_shape
from resistance_rules.knowledge.vocabulary import Fact
from resistance_rules.knowledge.yaml_nodes import Mapping as MappingNode
from resistance_rules.knowledge.yaml_nodes import Scalar

DEFAULT: Final = "engagement"


class MappingError(ResistanceRulesError):
    """A mapping was refused. `problems` holds everything that is wrong, each with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        in_order = sorted(
            set(problems), key=lambda problem: (problem.place is not None, problem.place or 0, problem.code)
        )
        self.problems: tuple[Problem, ...] = tuple(in_order)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


@frozen(eq=False, repr=False)
class FhirMapping:
    """A mapping that was checked against a pack. Nothing in it changes.

    Attributes:
        info: id, title, version.
        facts: the vocabulary of the pack that it was checked against.
        reads: by id, sorted.
        set_aside: what is known and read into no fact on purpose.
        refusals: reasons that mean that the person said no.
        own_codes: the code system in which every fact may be sent under its own id, or None.
    """

    info: MappingInfo
    facts: Mapping[str, Fact]
    reads: Mapping[str, Read]
    set_aside: tuple[SetAside, ...]
    refusals: tuple[Token, ...]
    own_codes: OwnCodes | None
    _index: _Index = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index.of(self.reads.values()))

    def reads_of(self, resource_type: str, codings: Iterable[Coding]) -> list[Read]:
        """Give the reads that look for one of these codings in resources of this type, by id."""
        return self._index.coded(resource_type, codings)

    def reads_of_any(self, resource_type: str) -> list[Read]:
        """Give the reads that look at every resource of this type, whatever its codes."""
        return self._index.uncoded.get(resource_type, [])

    def reads_of_link(self, questionnaire: str, link_id: str) -> list[Read]:
        """Give the reads that look for this item of this questionnaire (its canonical URL, without version)."""
        return self._index.links.get((questionnaire, link_id), [])

    def why_set_aside(self, codings: Iterable[Coding]) -> SetAside | None:
        """Give the entry that sets content with one of these codings aside, if there is one."""
        listed = list(codings)
        for entry in self.set_aside:
            if any(token.covers(*coding) for token in entry.codes for coding in listed):
                return entry
        return None

    def to_dict(self) -> dict[str, Any]:
        """What it is, and how much it reads, as data."""
        return {
            "id": self.info.id,
            "version": self.info.version,
            "title": self.info.title,
            "reads": len(self.reads),
            "facts": len({read.fact for read in self.reads.values()}),
            "set_aside": len(self.set_aside),
        }

    def __repr__(self) -> str:
        return f"<FhirMapping {self.info.id} {self.info.version}: {len(self.reads)} reads>"


@define
class _Index:
    """Reads by what they look for."""

    exact: dict[tuple[str, str, str], list[Read]] = Factory(dict)
    beginning: dict[str, list[Read]] = Factory(dict)
    uncoded: dict[str, list[Read]] = Factory(dict)
    links: dict[tuple[str, str], list[Read]] = Factory(dict)

    @classmethod
    def of(cls, reads: Iterable[Read]) -> _Index:
        index = cls()
        for read in reads:
            for link in read.link_ids:
                index.links.setdefault((str(read.questionnaire).partition("|")[0], link), []).append(read)
            for name in read.types:
                for token in read.codes:
                    if not token.begins:
                        index.exact.setdefault((name, token.system, token.code), []).append(read)
                if any(token.begins for token in read.codes):
                    index.beginning.setdefault(name, []).append(read)
                if not read.codes and not read.link_ids:
                    index.uncoded.setdefault(name, []).append(read)
        return index

    def coded(self, resource_type: str, codings: Iterable[Coding]) -> list[Read]:
        found: dict[str, Read] = {}
        for system, code in codings:
            for read in self.exact.get((resource_type, system, code), ()):
                found[read.id] = read
            for read in self.beginning.get(resource_type, ()):
                if any(token.begins and token.covers(system, code) for token in read.codes):
                    found[read.id] = read
        return [found[name] for name in sorted(found)]


def load_mapping(
    mapping: str | Path | Sequence[str | Path] = DEFAULT, *, pack: Pack | KnowledgeBase | None = None
) -> FhirMapping:
    """Load a mapping and check it against a pack.

    Args:
        mapping: the id of a shipped mapping, a file, or several of them: each is laid over those before it.
        pack: the pack whose facts it gives; left out: the shipped pack of the id that the mapping names.

    Raises:
        MappingError: something is wrong with it; `problems` holds all of it.
        PackError: no pack was given, and the one that the mapping names cannot be loaded.
    """
    names = [mapping] if isinstance(mapping, str | Path) else list(mapping)
    problems: list[Problem] = []
    raw = read_files(names, problems)
    facts = _facts(pack, raw)
    reading = MappingReading(problems)
    reading.facts = dict(facts)
    reading.defined = {"fact": set(facts), "read": set(raw.entries["read"])}
    found = _read(raw, facts, reading)
    if problems or found is None:
        raise MappingError(problems)
    return found


def _facts(pack: Pack | KnowledgeBase | None, raw: RawMapping) -> Mapping[str, Fact]:
    if isinstance(pack, KnowledgeBase):
        return pack.pack.facts
    if pack is not None:
        return pack.facts
    from resistance_rules.knowledge.packs import load_pack

    named = raw.info.get("pack") if raw.info is not None else None
    return load_pack(named.text if isinstance(named, Scalar) else DEFAULT).facts


def _read(raw: RawMapping, facts: Mapping[str, Fact], reading: MappingReading) -> FhirMapping | None:
    systems = Systems().read(MappingNode(tuple(raw.systems.values()), raw.place), reading)
    if systems is INVALID:
        reading.systems = {name: f"urn:{name}" for name in raw.systems}  # so that nothing else is said about their use
    else:
        reading.systems = systems
    info: Any = None
    if raw.info is None:
        if not reading.problems:
            reading.problem(
                "missing_key", "no file has a `mapping:` section", raw.place, "add it, with id, title, version"
            )
    else:
        info = read_shape(MappingInfo, raw.info, reading)
    reads = _entries(Read, "read", raw, reading)
    set_aside = _entries(SetAside, "set_aside", raw, reading)
    refusals = [Tokens().read(node, reading) for node in raw.refusals]
    own = read_shape(OwnCodes, raw.own_codes, reading) if raw.own_codes is not None else None
    for node in raw.entries["read"].values():
        _check_values(node, facts, reading)
    _check_order(reads, raw, reading)
    reading.check_references()
    if reading.problems or info is None:
        return None
    listed = tuple(sorted({token for tokens in refusals for token in tokens}))
    return FhirMapping(info, facts, reads, tuple(set_aside.values()), listed, own)


def _entries(cls: type, kind: str, raw: RawMapping, reading: MappingReading) -> dict[str, Any]:
    found = {}
    for name, node in sorted(raw.entries[kind].items()):
        reading.entry = (kind, name)
        entry = read_shape(cls, node, reading)
        if entry is not INVALID:
            found[name] = entry
    for spare in raw.spare[kind]:
        read_shape(cls, spare, reading)
    return found


def _check_order(reads: Mapping[str, Read], raw: RawMapping, reading: MappingReading) -> None:
    """Report reads that wait for each other in a circle: none of them would ever give anything."""
    try:
        TopologicalSorter({name: (*read.unless, *read.yields_to) for name, read in reads.items()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        message = "these reads wait for each other: " + " -> ".join(f"`{name}`" for name in circle)
        reading.problem(
            "order_cycle", message, raw.entries["read"][circle[0]].place, "take one `unless` or `yields_to` out"
        )


def _check_values(node: MappingNode, facts: Mapping[str, Fact], reading: MappingReading) -> None:
    """Report the values of a read that its fact cannot have, and units for a fact that is no number."""
    name = node.get("fact")
    fact = facts.get(name.text) if isinstance(name, Scalar) else None
    if fact is None:
        return
    gives, answers, units = node.get("gives"), node.get("answers"), node.get("units")
    if isinstance(gives, Scalar) and gives.value is not None:
        fact_value(fact.id, gives, reading)
    if isinstance(answers, MappingNode):
        for _, value in answers.pairs:
            if isinstance(value, Scalar) and value.value is not None:
                fact_value(fact.id, value, reading)
    take = node.get("take")
    way = take.text if isinstance(take, Scalar) else "value"
    if way == "value" and fact.unit is not None and fact.range is not None and units is None:
        message = f"`{fact.id}` has the unit {fact.unit}: say which units are understood"
        reading.problem("missing_key", message, node.place, "add `units`")
    if units is not None and fact.range is None:
        reading.problem("unknown_key", f"`{fact.id}` is no number, and has no unit", units.place, "leave `units` out")
    if way in ("age", "days_since", "count", "count_of_last") and fact.range is None:
        at = take or node
        reading.problem("bad_word", f"`{way}` gives a number, and `{fact.id}` is none", at.place, "take it otherwise")
    if way in ("value", "interpretation") and fact.type == "choice" and answers is None:
        message = f"`{fact.id}` is a choice: say which answer means which word"
        reading.problem("missing_key", message, node.place, "add `answers`")
