"""Kinds of values that need the vocabulary: conditions, cases, ranges, and the few that fit nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import attrs

from resistance_rules.knowledge.condition_reader import fact_value, read_condition, read_conditions
from resistance_rules.knowledge.diagnostics import did_you_mean, displayed_id
from resistance_rules.knowledge.kinds import INVALID, Amount, Many, Refs, Text, Vocabulary, described, is_number
from resistance_rules.knowledge.reading import Reading
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence

_CONDITION: Final = {"$ref": "#/$defs/condition"}


@attrs.frozen
class ConditionKind:
    """A condition; a list of tests means all of them."""

    def read(self, node: Node, reading: Reading) -> Any:
        condition = read_condition(node, reading)
        return INVALID if condition is None else condition

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return _CONDITION


@attrs.frozen
class ConditionList:
    """A list of conditions, kept apart."""

    least: int

    def read(self, node: Node, reading: Reading) -> Any:
        conditions = read_conditions(node, reading, least=self.least)
        return INVALID if conditions is None else conditions

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "array", "items": _CONDITION, "minItems": self.least}


@attrs.frozen
class Range:
    """Lowest and highest value, `[low, high]`."""

    whole: bool

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Sequence) and len(node.items) == 2:  # noqa: PLR2004
            low, high = (Amount(whole=self.whole).read(item, reading) for item in node.items)
            if low is INVALID or high is INVALID:
                return INVALID
            if low < high:
                return (low, high)
            reading.problem("out_of_range", f"the range {low} to {high} is empty", node.place, "lowest value first")
            return INVALID
        reading.problem("wrong_type", f"expected `[lowest, highest]`, found {described(node)}", node.place)
        return INVALID

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        item = {"type": "integer" if self.whole else "number"}
        return {"type": "array", "items": item, "minItems": 2, "maxItems": 2}


@attrs.frozen
class ChangeTo:
    """The values that a fact can be changed to: a list, or `lower` or `higher`."""

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.value in ("lower", "higher"):
            return node.value
        if isinstance(node, Sequence) and node.items:
            reading.no_repeats(node)
            if all(isinstance(item, Scalar) and item.value is not None for item in node.items):
                return tuple(item.value for item in node.items if isinstance(item, Scalar))
        reading.problem("wrong_type", f"expected a list of values, `lower` or `higher`, found {described(node)}", node.place)
        return INVALID

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"oneOf": [{"enum": ["lower", "higher"]}, {"type": "array", "minItems": 1}]}


@attrs.frozen
class GradeFactors:
    """How much a grade counts, by grade; what is left out keeps its default."""

    def read(self, node: Node, reading: Reading) -> Any:
        factors: dict[str, Any] = {"A": 1, "B": Decimal("0.9"), "C": Decimal("0.8"), "D": Decimal("0.7")}
        if not isinstance(node, Mapping):
            reading.problem("wrong_type", f"expected a mapping of grades to numbers, found {described(node)}", node.place)
            return INVALID
        for key, value in node.pairs:
            if key.text not in factors:
                reading.unknown_key(key, list(factors), "grade table")
                return INVALID
            factors[key.text] = Amount(whole=False, above=0, high=1).read(value, reading)
        return INVALID if INVALID in factors.values() else factors

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        number = Amount(whole=False, above=0, high=1).schema(vocabulary)
        return {"type": "object", "properties": dict.fromkeys("ABCD", number), "additionalProperties": False}


@attrs.frozen
class OptionalText:
    """A text, or `null` for one that is still to be supplied."""

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Scalar) and node.text == "null" and node.value is None:
            return None
        return Text().read(node, reading)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": ["string", "null"]}


@attrs.frozen
class RefsOrNone:
    """A list of ids where an empty list says something else than leaving it out."""

    kind: str

    def read(self, node: Node, reading: Reading) -> Any:
        return Refs(self.kind).read(node, reading)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return Refs(self.kind).schema(vocabulary)


@attrs.frozen
class RetiringMany:
    """What an example must not get: a list of entries, of which those with a retired `id` or `category` fall away."""

    cls: type

    def read(self, node: Node, reading: Reading) -> Any:
        if isinstance(node, Sequence):
            node = Sequence(tuple(item for item in node.items if not self._is_retired(item, reading)), node.place)
        return Many(self.cls).read(node, reading)

    @staticmethod
    def _is_retired(item: Node, reading: Reading) -> bool:
        if not isinstance(item, Mapping):
            return False
        named = (("intervention", item.get("id")), ("category", item.get("category")))
        return any(isinstance(n, Scalar) and reading.is_taken_out(kind, n.text, n.place) for kind, n in named)

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return Many(self.cls).schema(vocabulary)


@attrs.frozen
class CurrentStages:
    """Pathway id to the id of its current stage; `null` is not used here: a pathway that is done has no stage."""

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            reading.problem("wrong_type", f"expected a mapping of pathway ids to stages, found {described(node)}", node.place)
            return INVALID
        stages = {}
        for key, value in node.pairs:
            if reading.is_taken_out("pathway", key.text, key.place):
                continue
            reading.refer("pathway", key.text, key.place)
            stages[key.text] = Text(blame=False).read(value, reading)
            if stages[key.text] is not INVALID:
                reading.refer(f"stage of {key.text}", stages[key.text], value.place)
        return INVALID if INVALID in stages.values() else stages

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"type": "object", "propertyNames": {"enum": vocabulary.ids("pathway")}}


@attrs.frozen
class CaseFacts:
    """The facts of an example, checked against the vocabulary; `null` is unknown."""

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            reading.problem("wrong_type", f"expected a mapping of facts to values, found {described(node)}", node.place)
            return INVALID
        facts: dict[str, Any] = {}
        for key, value in node.pairs:
            if key.text not in reading.facts:
                near = did_you_mean(key.text, reading.facts)
                reading.problem("unknown_id", f"there is no fact {displayed_id(key.text)}", key.place, near)
                facts[key.text] = INVALID
            elif isinstance(value, Scalar) and value.value is None and value.text == "null":
                facts[key.text] = None
            else:
                read = fact_value(key.text, value, reading)
                facts[key.text] = INVALID if read is None else read
        return INVALID if INVALID in facts.values() else facts

    def schema(self, vocabulary: Vocabulary) -> dict[str, Any]:
        return {"$ref": "#/$defs/case"}


__all__ = [
    "CaseFacts", "ChangeTo", "ConditionKind", "ConditionList", "CurrentStages", "GradeFactors", "OptionalText",
    "Range", "RefsOrNone", "RetiringMany", "is_number",
]  # fmt: skip
