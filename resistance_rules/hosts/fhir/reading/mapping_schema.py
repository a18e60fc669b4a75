"""JSON Schema (draft 2020-12) of mapping files, for editors that complete and check while one types.

It follows the same declarations as the reader, which stays the judge: which keys a way of taking has, and whether a
value fits its fact, is beyond it.
"""

from __future__ import annotations

from attrs import define, field

from resistance_rules.hosts.fhir.reading.mapping_entries import MappingInfo, OwnCodes, Read, SetAside
from resistance_rules.hosts.fhir.reading.mapping_files import KINDS
from resistance_rules.hosts.fhir.reading.mapping_kinds import Systems, Tokens
from resistance_rules.knowledge.kinds import KEBAB, SNAKE
from resistance_rules.knowledge.list_kinds import list_schema
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.schema import DRAFT, Schema
from resistance_rules.knowledge.shapes import fields_of, shape_schema


def mapping_schema(pack: Pack | None = None) -> Schema:
    """Describe a mapping file.

    Args:
        pack: the pack whose facts are offered; None offers none.
    """
    writer = _Writer(pack)
    classes: dict[str, type] = {"read": Read, "set_aside": SetAside}
    changes: list[Schema] = []
    retirements: list[Schema] = []
    for kind, cls in classes.items():
        note = {"note": {"type": "string"}}
        named = {kind: writer.ids(kind), **note}
        keys = {key: one.kind.schema(writer) for key, one in fields_of(cls).items() if key != "id"}
        some = {"type": "object", "additionalProperties": False, "properties": keys, "minProperties": 1}
        changes.append(_item({**named, "set": some}, [kind, "set"]))
        retirements.append(_item(named, [kind]))
    properties: dict[str, Schema] = {
        "mapping": writer.shape(MappingInfo),
        "code_systems": Systems().schema(writer),
        "own_codes": writer.shape(OwnCodes),
        "refusals": Tokens().schema(writer),
        **{section: list_schema(writer.shape(classes[kind]), 0) for section, kind in KINDS.items()},
        "change": list_schema({"anyOf": changes}, 0),
        "retire": list_schema({"anyOf": retirements}, 0),
    }
    return {
        "$schema": DRAFT,
        "title": "A FHIR mapping" if pack is None else f"A FHIR mapping for the pack {pack.info.id}",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(writer.defs.items())),
    }


@define
class _Writer:
    """Collects the definitions that the schema refers to."""

    pack: Pack | None
    defs: dict[str, Schema] = field(factory=dict)

    def ids(self, kind: str) -> Schema:
        """Describe the id of an entry: facts are those of the pack, everything else is the mapping's own."""
        name = f"{kind}_id"
        if kind == "fact" and self.pack is not None:
            labelled = [{"const": one.id, "description": one.label} for one in self.pack.facts.values()]
            self.defs[name] = {"description": "The id of a fact", "oneOf": labelled}
        else:
            shape = SNAKE if kind == "fact" else KEBAB
            self.defs[name] = {"type": "string", "pattern": f"^{shape.pattern}$"}
        return {"$ref": f"#/$defs/{name}"}

    def shape(self, cls: type) -> Schema:
        """Describe an entry of this class."""
        if cls.__name__ not in self.defs:
            self.defs[cls.__name__] = shape_schema(cls, self)
        return {"$ref": f"#/$defs/{cls.__name__}"}


def _item(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}
