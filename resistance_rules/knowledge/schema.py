"""JSON Schema (draft 2020-12) of pack files and of cases, for editors that complete and check while one types.

It follows the same declarations as the reader, which stays the judge: what spans several entries (circles, blame
words, references) is beyond a schema. Ids of a pack are offered, and other well-formed ids are let through, since
another file or an overlay may define them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from resistance_rules.knowledge.condition_reader import LEVELS
from resistance_rules.knowledge.conditions import COMPARISONS, URGENCIES, Number
from resistance_rules.knowledge.kinds import SNAKE
from resistance_rules.knowledge.list_kinds import list_schema
from resistance_rules.knowledge.model import SECTION_OF, SECTIONS, Pack
from resistance_rules.knowledge.promises import Allow
from resistance_rules.knowledge.reading import with_article
from resistance_rules.knowledge.scalar_kinds import Id, as_json
from resistance_rules.knowledge.shapes import fields_of, shape_schema
from resistance_rules.knowledge.value_kinds import CONDITION_SCHEMA
from resistance_rules.knowledge.vocabulary import Fact, Language, PackInfo, Scoring

Schema = dict[str, Any]
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_FACT_ID: Final = {"pattern": f"^{SNAKE.pattern}$"}
_SCALAR: Final[Schema] = {"type": ["boolean", "number", "string"]}


def pack_schema(pack: Pack | None) -> Schema:
    """Describe the files of a pack.

    Args:
        pack: the pack whose ids and facts are offered, or the one that an overlay extends; None offers none.
    """
    writer = _Writer(pack)
    properties: dict[str, Schema] = {
        "pack": writer.shape(PackInfo),
        "language": writer.shape(Language),
        "scoring": writer.shape(Scoring),
    }
    for section, (_, cls) in SECTIONS.items():
        properties[section] = list_schema(writer.shape(cls), 0)
    properties["allow"] = list_schema(writer.shape(Allow), 0)
    properties["change"] = list_schema({"anyOf": writer.changes()}, 0)
    properties["retire"] = list_schema({"anyOf": writer.retirements()}, 0)
    writer.defs["condition"] = _condition(writer)
    writer.defs["case"] = {**_case(pack), "additionalProperties": {"type": [*_SCALAR["type"], "null"]}}
    return {
        "$schema": DRAFT,
        "title": f"Files of the pack {pack.info.id}" if pack else "Files of a pack",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(writer.defs.items())),
    }


def case_schema(pack: Pack) -> Schema:
    """Describe a case: fact to value, or to null where it is not known."""
    title = f"A case for the pack {pack.info.id}"
    return {"$schema": DRAFT, "title": title, **_case(pack), "additionalProperties": False}


class _Writer:
    """Collects the definitions that the schema refers to."""

    def __init__(self, pack: Pack | None) -> None:
        self.pack = pack
        self.defs: dict[str, Schema] = {}

    def ids(self, kind: str) -> Schema:
        name = f"{kind}_id"
        if name not in self.defs:
            entries = self.pack.entries(kind) if self.pack else {}
            kebab = kind in SECTION_OF and getattr(fields_of(SECTIONS[SECTION_OF[kind]][1])["id"].kind, "kebab", False)
            self.defs[name] = {
                "description": f"The id of {with_article(kind)}",
                **_or_another([*entries], [_label(entry) for entry in entries.values()], Id(kebab=kebab).schema(self)),
            }
        return {"$ref": f"#/$defs/{name}"}

    def shape(self, cls: type) -> Schema:
        name = cls.__name__
        if name not in self.defs:
            self.defs[name] = {}  # entries can hold entries of their own class
            self.defs[name] = shape_schema(cls, self)
        return {"$ref": f"#/$defs/{name}"}

    def changes(self) -> list[Schema]:
        """What an item of `change` may look like."""
        offers = [
            _item({kind: self.ids(kind), "set": self._some_fields(cls)}, required=(kind, "set"))
            for kind, cls in SECTIONS.values()
        ]
        indicator = {"barrier": self.ids("barrier"), "when": CONDITION_SCHEMA}
        named = {**_item(indicator, required=tuple(indicator)), "description": "Named by its barrier and its condition"}
        of_barrier = fields_of(SECTIONS["barriers"][1])["indicators"].kind
        fields = self._some_fields(getattr(of_barrier, "cls", object))
        return [*offers, _item({"indicator": named, "set": fields}, required=("indicator", "set"))]

    def retirements(self) -> list[Schema]:
        """What an item of `retire` may look like."""
        return [_item({kind: self.ids(kind)}, required=(kind,)) for kind in SECTION_OF]

    def _some_fields(self, cls: type) -> Schema:
        """Any fields of an entry but its id."""
        name = f"{cls.__name__}_fields"
        properties = {key: field.kind.schema(self) for key, field in fields_of(cls).items() if key != "id"}
        self.defs[name] = {
            "type": "object",
            "additionalProperties": False,
            "properties": properties,
            "minProperties": 1,
        }
        return {"$ref": f"#/$defs/{name}"}


def _item(properties: Mapping[str, Schema], *, required: Sequence[str]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {**properties, "note": {"type": "string"}},
        "required": list(required),
    }


def _or_another(ids: list[str], labels: list[str], another: Schema) -> Schema:
    """These ids, with what they stand for, or another one of that shape."""
    if not ids:
        return another
    return {"anyOf": [{"enum": ids, "enumDescriptions": labels}, another]}


def _label(entry: Any) -> str:
    """What an entry is, on one line, for the list that an editor shows."""
    if isinstance(entry, tuple):  # the rules of a finding
        entry = entry[0]
    for key in ("label", "title", "because", "id"):
        said = getattr(entry, key, None)
        if said:
            return " ".join(str(said).split())
    return ""


def _condition(writer: _Writer) -> Schema:
    """One test, or a list of tests that must all hold."""
    facts = writer.pack.facts if writer.pack else {}
    numbers = [name for name, fact in facts.items() if fact.range]
    labels = [_label(facts[name]) for name in numbers]
    writer.defs["number_fact_id"] = _or_another(numbers, labels, {"type": "string", **_FACT_ID})
    conditions = list_schema(CONDITION_SCHEMA, 1)
    levels = {"enum": list(LEVELS)}
    tests: dict[str, Schema] = {
        "finding": writer.ids("finding"),
        "barrier": {"anyOf": [writer.ids("barrier"), _one_of({}, {"additionalProperties": levels, **_names(writer)})]},
        "gate": writer.ids("gate"),
        "safety": writer.ids("safety"),
        "any_barrier": levels,
        "any_safety": {"enum": list(URGENCIES)},
        "all": conditions,
        "any": conditions,
        "not": CONDITION_SCHEMA,
        "not_established": CONDITION_SCHEMA,
        "known": writer.ids("fact"),
        "unknown": writer.ids("fact"),
        "count": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"at_least": {"type": "integer", "minimum": 1}, "of": conditions},
            "required": ["at_least", "of"],
        },
    }
    writer.defs["test_of_another_fact"] = _test(_SCALAR, {"type": "number"})
    for name, fact in facts.items():
        tests[name] = {**_about(fact), **_test(_value(fact), _threshold(fact))}
    another = {"additionalProperties": {"$ref": "#/$defs/test_of_another_fact"}, "propertyNames": _FACT_ID}
    return {
        "description": "One test, or a list of tests that must all hold",
        "anyOf": [_one_of(tests, another), conditions],
    }


def _names(writer: _Writer) -> Schema:
    return {"propertyNames": writer.ids("barrier")}


def _one_of(properties: dict[str, Schema], others: Schema) -> Schema:
    return {"type": "object", "minProperties": 1, "maxProperties": 1, "properties": properties, **others}


def _test(value: Schema, threshold: Schema | None) -> Schema:
    """What may stand after a fact's name: a value, several, or one operator."""
    operators: dict[str, Schema] = {"is_not": value}
    if threshold is not None:
        compared = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "fact": {"$ref": "#/$defs/number_fact_id"},
                "times": {"type": "number", "exclusiveMinimum": 0},
            },
            "required": ["fact"],
        }
        operators |= {operator: {"anyOf": [threshold, compared]} for operator in COMPARISONS}
        operators["between"] = {"type": "array", "items": threshold, "minItems": 2, "maxItems": 2}
    return {"anyOf": [value, list_schema(value, 1), _one_of(operators, {"additionalProperties": False})]}


def _value(fact: Fact) -> Schema:
    if fact.yes_no:
        return {"type": "boolean"}
    if fact.choice:
        return {"enum": list(fact.choice)}
    return {"type": fact.type, **_limits(fact.range)}


def _threshold(fact: Fact) -> Schema | None:
    return {"type": "number", **_limits(fact.range)} if fact.range else None


def _limits(limits: tuple[Number, Number] | None) -> Schema:
    return {"minimum": as_json(limits[0]), "maximum": as_json(limits[1])} if limits else {}


def _about(fact: Fact) -> Schema:
    """What an editor shows about a fact."""
    unit = f" ({fact.unit})" if fact.unit else ""
    said = [fact.ask, f"expected {fact.expected}{unit}"]
    return {"title": fact.label, "description": " ".join(text for text in said if text)}


def _case(pack: Pack | None) -> Schema:
    facts = pack.facts if pack else {}
    properties: dict[str, Schema] = {}
    for name, fact in facts.items():
        value = _value(fact)
        if "enum" in value:
            unknown_too: Schema = {"enum": [*value["enum"], None]}
        else:
            unknown_too = {**value, "type": [value["type"], "null"]}
        properties[name] = {**_about(fact), **unknown_too}
    names = {} if pack else {"propertyNames": _FACT_ID}
    return {
        "description": "Fact to value; null or left out: not known",
        "type": "object",
        **names,
        "properties": properties,
    }
