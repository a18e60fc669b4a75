"""From a value as FHIR has it to a value of a fact, or the reason why not. Nothing is guessed.

Numbers come as integers, decimals, quantities and texts; yes and no as booleans and codes. What an answer's code means
says the mapping.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from attrs import frozen

from resistance_rules.hosts.fhir.reading.elements import as_tokens, codings, extensions, items
from resistance_rules.hosts.fhir.reading.mapping_entries import Read, Unit
from resistance_rules.hosts.fhir.reading.mapping_kinds import TEXT
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.vocabulary import Fact

_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_DIGITS: Final = 15  # what a float keeps
_CONVERTED: Final = 9  # significant digits of a converted value: more than any measure has
_ORDINAL: Final = ("/ordinalValue", "/itemWeight", "/iso21090-CO-value")
_NO_UNIT: Final = frozenset({"", "1", "{score}", "score", "{#}", "points"})


@frozen(repr=False)
class Raw:
    """One value as it stands in a resource: the name of the element, like `valueQuantity`, and its content."""

    element: str
    content: Any


@frozen
class Refused:
    """Why a value gives no fact: a code of `REASONS`, and perhaps more about it that is no case content."""

    reason: str
    detail: str | None = None


def values_in(holder: Mapping[str, Any]) -> list[Raw]:
    """Give every `value[x]` of an element; FHIR allows one."""
    return [
        Raw(key, content)
        for key, content in sorted(holder.items())
        if key.startswith("value") and len(key) > len("value") and key[5].isupper() and content is not None
    ]


def value_for(read: Read | None, fact: Fact, values: Sequence[Raw], own: str | None = None) -> Submitted | Refused:
    """Turn the values of one statement (several: the answers to a question that allows it) into one of the fact.

    Args:
        read: says what answers and units mean; None for content under the fact's own code.
        fact: the fact.
        values: at least one.
        own: the code system in which the words of a choice may come as codes, for content under the fact's own code.
    """
    judged = [_value(read, fact, raw, own) for raw in values]
    found = [one for one in judged if not isinstance(one, Refused)]
    if found:
        if any(one != found[0] for one in found[1:]):
            return Refused("conflict")
        return found[0]
    refused = [one for one in judged if isinstance(one, Refused)]
    return refused[0] if refused else Refused("no_value")


def interpreted(read: Read, fact: Fact, interpretation: object) -> Submitted | Refused:
    """Turn an Observation's interpretation into a value of the fact, by the answers of the mapping."""
    found = codings(interpretation)
    if not found:
        return Refused("no_value", "no interpretation")
    return value_for(
        read, fact, [Raw("valueCodeableConcept", {"coding": [{"system": s, "code": c}]}) for s, c in found]
    )


def fitting(fact: Fact, value: Value) -> Submitted | Refused:
    """Give an exact value as a case takes it, if the fact can have it."""
    if isinstance(value, bool | str):
        return value if fact.accepts(value) else Refused("wrong_type", f"expected {fact.expected}")
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    if fact.range is None or (fact.type == "integer" and not isinstance(value, int)):
        return Refused("wrong_type", f"expected {fact.expected}")
    if not fact.accepts(value):
        return Refused("out_of_range", f"expected {fact.expected}")
    return value if isinstance(value, int) else float(value)


def _value(read: Read | None, fact: Fact, raw: Raw, own: str | None) -> Submitted | Refused:
    answers = read.answers if read is not None else None
    if raw.element in ("valueCodeableConcept", "valueCoding"):
        return _answer(read, fact, raw.content, own)
    if answers is not None and (fact.range is None or raw.element == "valueString") and raw.element != "valueBoolean":
        return _text_answer(answers, fact, raw)
    if raw.element == "valueBoolean" or fact.type == "yes_no":
        if not isinstance(raw.content, bool) or fact.type != "yes_no":
            return Refused("wrong_type", f"{raw.element}; expected {fact.expected}")
        return raw.content
    if fact.type == "choice":
        is_word = read is None and raw.element in ("valueString", "valueCode") and isinstance(raw.content, str)
        return fitting(fact, raw.content) if is_word else Refused("wrong_type", raw.element)
    return _number_for(read, fact, raw)


def _answer(read: Read | None, fact: Fact, concept: object, own: str | None) -> Submitted | Refused:
    """The value that a coded answer stands for: by the table of the mapping, else by the score on the code itself."""
    found = codings(concept)
    if isinstance(concept, Mapping) and isinstance(concept.get("text"), str) and not found:
        found = [(TEXT, concept["text"].strip())]
    answers = read.answers if read is not None else None
    if answers is not None:
        meant = {value for coding in found for token, value in answers.items() if token.covers(*coding)}
        if len(meant) == 1:
            return fitting(fact, meant.pop())
        if meant:
            return Refused("conflict", "the codes of this answer mean different things")
    score = _ordinal(concept)
    if score is not None and fact.range is not None:
        return fitting(fact, score)
    if read is None and fact.type == "choice":
        meant_words = {code for system, code in found if code in fact.choice and system in ("", own)}
        if len(meant_words) == 1:
            return meant_words.pop()
    return Refused(
        "answer_not_mapped", ", ".join(one for one in as_tokens(found) if not one.startswith(f"{TEXT}|")) or "no code"
    )


def _text_answer(answers: Mapping[Any, Value], fact: Fact, raw: Raw) -> Submitted | Refused:
    """A score in a text is a number as it is; any other text means what the mapping says of exactly that text."""
    if fact.range is not None and isinstance(raw.content, str) and _NUMBER.fullmatch(raw.content.strip()):
        return fitting(fact, Decimal(raw.content.strip()))
    if isinstance(raw.content, str):
        for token, value in answers.items():
            if token.covers(TEXT, raw.content.strip()):
                return fitting(fact, value)
    return Refused("answer_not_mapped", raw.element)


def _number_for(read: Read | None, fact: Fact, raw: Raw) -> Submitted | Refused:
    units = read.units if read is not None else ()
    content, unit = raw.content, None
    if raw.element in ("valueQuantity", "valueSimpleQuantity"):
        if not isinstance(content, Mapping):
            return Refused("malformed", raw.element)
        if content.get("comparator") is not None:
            return Refused("inexact")
        unit = {one for one in (content.get("code"), content.get("unit")) if isinstance(one, str) and one}
        content = content.get("value")
    number = _exact(content)
    if number is None:
        is_none = content is None or (isinstance(content, str) and not content.strip())
        return Refused("no_value" if is_none else "wrong_type", raw.element)
    if not units:
        own = {fact.unit} if fact.unit else set()
        if unit and not unit & (_NO_UNIT | own):
            return Refused("unit_not_mapped", ", ".join(sorted(unit)) if fact.unit else None)
        return fitting(fact, number)
    if not unit:
        return Refused("unit_missing")
    known = next((one for one in units if one.unit in unit), None)
    if known is None:
        return Refused("unit_not_mapped")
    return fitting(fact, _converted(number, known))


def _converted(number: Decimal, unit: Unit) -> Decimal:
    if unit.times == 1 and unit.minus == 0:
        return number
    value = (number - Decimal(unit.minus)) * Decimal(unit.times)
    return Decimal(f"{value:.{_CONVERTED}g}")


def _exact(content: object) -> Decimal | None:
    """The exact number that JSON has, or a text writes; None if it is none, or has more digits than any measure."""
    if isinstance(content, str):
        text = content.strip()
        return Decimal(text) if _NUMBER.fullmatch(text) else None
    if isinstance(content, bool) or not isinstance(content, int | float | Decimal):
        return None
    try:
        number = Decimal(repr(content)) if isinstance(content, float) else Decimal(content)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) >= Decimal(10) ** _DIGITS:
        return None
    return number if len(number.as_tuple().digits) <= 2 * _DIGITS else None


def _ordinal(concept: object) -> Decimal | None:
    """The score that a coding carries as an extension, as questionnaires give it; None without, or with several."""
    scores: set[Decimal] = set()
    for one in items(concept):
        holders = [one, *items(one.get("coding"))] if isinstance(one, Mapping) else []
        for holder in holders:
            for extension in extensions(holder) if isinstance(holder, Mapping) else ():
                if str(extension.get("url")).endswith(_ORDINAL):
                    score = _exact(extension.get("valueDecimal", extension.get("valueInteger")))
                    if score is not None:
                        scores.add(score)
    return scores.pop() if len(scores) == 1 else None
