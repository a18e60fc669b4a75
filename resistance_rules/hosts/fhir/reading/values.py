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

from resistance_rules.hosts.fhir.codes import LOINC
from resistance_rules.hosts.fhir.reading.elements import Coding, as_tokens, codings, extensions, items, texts
from resistance_rules.hosts.fhir.reading.mapping_entries import Read, Unit
from resistance_rules.hosts.fhir.reading.mapping_kinds import TEXT
from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.conditions import Value
from resistance_rules.knowledge.vocabulary import Fact

_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_DIGITS: Final = 15  # what a float keeps
_CONVERTED: Final = 9  # significant digits of a converted value: more than any measure has
_ORDINAL: Final = ("/ordinalValue", "/itemWeight", "/iso21090-CO-value")
_NO_UNIT: Final = re.compile(r"1|scores?|points?|pts?\.?|\{[^{}]*\}", re.IGNORECASE)
"""Words for a plain number. What stands in braces is a remark in UCUM, and the unit is one."""
_LOINC_ANSWER: Final = re.compile(r"LA[0-9]{1,7}-[0-9]")


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
    if raw.element == "valueBoolean" and answers is not None and isinstance(raw.content, bool):
        # the table says which answers mean something: where it leaves out the no, a no of any kind means nothing
        said = any(value is raw.content for value in answers.values())
        return fitting(fact, raw.content) if said else Refused("answer_not_mapped", raw.element)
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
    found = [_with_system(*coding) for coding in codings(concept)]
    answers = read.answers if read is not None else None
    if answers is not None:
        said = [*found, *((TEXT, text) for text in texts(concept))]
        meant = {value for coding in said for token, value in answers.items() if token.covers(*coding)}
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
    return Refused("answer_not_mapped", ", ".join(as_tokens(found)) or "no code")


def _with_system(system: str, code: str) -> Coding:
    """A coding; an answer of LOINC's is known by its form alone where the system was left out."""
    return (LOINC if not system and _LOINC_ANSWER.fullmatch(code) else system, code)


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
    content, code, unit = raw.content, "", ""
    if raw.element in ("valueQuantity", "valueSimpleQuantity"):
        if not isinstance(content, Mapping):
            return Refused("malformed", raw.element)
        if content.get("comparator") is not None:
            return Refused("inexact")
        code, unit = (str(content.get(key) or "").strip() for key in ("code", "unit"))
        content = content.get("value")
    number = _exact(content)
    if number is None:
        is_none = content is None or (isinstance(content, str) and not content.strip())
        return Refused("no_value" if is_none else "wrong_type", raw.element)
    named = [one for one in (code, unit) if one]
    if not units:
        if named and not any(_NO_UNIT.fullmatch(one) or one == fact.unit for one in named):
            return Refused("unit_not_mapped", ", ".join(sorted(named)) if fact.unit else None)
        return fitting(fact, number)
    if not named:
        return Refused("unit_missing")
    known = [found for one in named if (found := _unit(one, units)) is not None]
    if not known:
        return Refused("unit_not_mapped")
    if any((one.minus, one.times) != (known[0].minus, known[0].times) for one in known):
        return Refused("conflict", "its unit and the code of its unit are different ones")
    return fitting(fact, _converted(number, known[0]))


def _unit(name: str, units: Sequence[Unit]) -> Unit | None:
    """The unit of this name: as it is written, else whatever its capitals and spaces."""
    exact = next((one for one in units if one.unit == name), None)
    return exact or next((one for one in units if _plain(one.unit) == _plain(name)), None)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


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
