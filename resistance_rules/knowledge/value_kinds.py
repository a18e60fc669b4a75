"""Kinds of values that need the vocabulary: conditions, cases, ranges, and the few that fit nothing else."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping
from decimal import Decimal
from typing import Any, ClassVar, Final

from attrs import frozen

from resistance_rules.knowledge.condition_reader import fact_value, read_condition, read_conditions
from resistance_rules.knowledge.conditions import Number
from resistance_rules.knowledge.kinds import INVALID, SchemaWriter, refuse
from resistance_rules.knowledge.list_kinds import list_schema
from resistance_rules.knowledge.reading import STAGE_OF, Reading
from resistance_rules.knowledge.scalar_kinds import Amount
from resistance_rules.knowledge.shapes import Many
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence

CONDITION_SCHEMA: Final = {"$ref": "#/$defs/condition"}
CASE_SCHEMA: Final = {"$ref": "#/$defs/case"}
GRADE_FACTORS: Final[AbstractMapping[str, Number]] = {
    "A": 1,
    "B": Decimal("0.9"),
    "C": Decimal("0.8"),
    "D": Decimal("0.7"),
}


@frozen
class ConditionKind:
    """A condition; a list of tests means all of them."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        condition = read_condition(node, reading)
        return INVALID if condition is None else condition

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return CONDITION_SCHEMA


@frozen
class ConditionList:
    """A list of conditions, kept apart."""

    least: int
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        conditions = read_conditions(node, reading, least=self.least)
        return INVALID if conditions is None else conditions

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return list_schema(CONDITION_SCHEMA, self.least)


@frozen
class Range:
    """Lowest and highest value, `[low, high]`."""

    whole: bool
    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Sequence) or len(node.items) != 2:  # noqa: PLR2004
            return refuse(node, reading, "`[lowest, highest]`")
        low, high = (Amount(whole=self.whole).read(item, reading) for item in node.items)
        if low is INVALID or high is INVALID:
            return INVALID
        if low < high:
            return (low, high)
        reading.problem(
            "out_of_range", f"the range {low} to {high} is empty", node.place, "write the lowest value first"
        )
        return INVALID

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        item = {"type": "integer" if self.whole else "number"}
        return {"type": "array", "items": item, "minItems": 2, "maxItems": 2}


@frozen
class ChangeTo:
    """The values that a fact can be changed to: a list, or `lower` or `higher`. `check_change` looks at the values."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.value in ("lower", "higher"):
            return node.value
        expected = "a list of values, `lower` or `higher`"
        if not isinstance(node, Sequence):
            return refuse(node, reading, expected)
        reading.no_repeats(node)
        if not node.items:
            reading.problem("too_few", "expected at least 1 value here, found 0", node.place)
            return INVALID
        wrong = [item for item in node.items if not isinstance(item, Scalar) or item.value is None]
        if wrong:
            return refuse(wrong[0], reading, "a value of the fact")
        return tuple(item.value for item in node.items if isinstance(item, Scalar))

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        values = {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": ["boolean", "number", "string"]},
        }
        return {"oneOf": [{"enum": ["lower", "higher"]}, values]}


def check_change(name: str, node: Mapping, reading: Reading) -> None:
    """Report the values in `change.to` that the fact, which has been read, cannot have."""
    change = node.get("change")
    to = change.get("to") if isinstance(change, Mapping) else None
    for item in to.items if isinstance(to, Sequence) else ():
        fact_value(name, item, reading)


@frozen
class GradeFactors:
    """How much a grade counts, by grade; what is left out keeps its default."""

    many: ClassVar[bool] = False
    factor: ClassVar[Amount] = Amount(whole=False, above=0, high=1000)

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return refuse(node, reading, "a mapping of grades to numbers")
        factors: dict[str, Any] = dict(GRADE_FACTORS)
        for key, value in node.pairs:
            if key.text not in factors:
                reading.unknown_key(key, list(GRADE_FACTORS), "grade table")
                return INVALID
            factors[key.text] = self.factor.read(value, reading)
        return INVALID if any(factor is INVALID for factor in factors.values()) else factors

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        factor = self.factor.schema(writer)
        return {"type": "object", "properties": dict.fromkeys(GRADE_FACTORS, factor), "additionalProperties": False}


@frozen
class RetiringMany:
    """What an example must not get: a list of entries, of which those with a retired `id` or `category` fall away."""

    cls: type
    many: ClassVar[bool] = True

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Sequence):
            node = Sequence(tuple(item for item in node.items if not self._is_retired(item, reading)), node.place)
        return Many(self.cls).read(node, reading)

    @staticmethod
    def _is_retired(item: Node, reading: Reading) -> bool:
        if not isinstance(item, Mapping):
            return False
        named = (("intervention", item.get("id")), ("category", item.get("category")))
        return any(node is not None and reading.is_taken_out(kind, node) for kind, node in named)

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return Many(self.cls).schema(writer)


@frozen
class CurrentStages:
    """Pathway id to the id of its current stage. A pathway that is done has none and is not named here."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return refuse(node, reading, "a mapping of pathway ids to stages")
        stages: dict[str, Any] = {}
        for key, value in node.pairs:
            if reading.is_taken_out("pathway", key):
                continue
            reading.refer("pathway", key.text, key.place)
            if not isinstance(value, Scalar) or not isinstance(value.value, str):
                stages[key.text] = refuse(value, reading, "the id of a stage")
                continue
            stages[key.text] = value.value
            if key.text in reading.defined["pathway"]:
                reading.refer(STAGE_OF + key.text, value.value, value.place)
        return INVALID if any(stage is INVALID for stage in stages.values()) else stages

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": writer.ids("pathway"),
            "additionalProperties": {"type": "string"},
        }


@frozen
class CaseFacts:
    """The facts of an example, checked against the vocabulary; `null` is unknown."""

    many: ClassVar[bool] = False

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return refuse(node, reading, "a mapping of facts to values")
        facts: dict[str, Any] = {}
        for key, value in node.pairs:
            if key.text not in reading.facts:
                reading.unknown_id("fact", key.text, key.place, reading.facts)
                facts[key.text] = INVALID
            elif isinstance(value, Scalar) and value.value is None and value.text == "null":
                facts[key.text] = None
            else:
                read = fact_value(key.text, value, reading)
                facts[key.text] = INVALID if read is None else read
        return INVALID if any(value is INVALID for value in facts.values()) else facts

    def schema(self, writer: SchemaWriter) -> dict[str, Any]:
        return CASE_SCHEMA
