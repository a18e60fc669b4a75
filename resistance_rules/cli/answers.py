"""Values that a person types: on the command line (`fact=value`) and in an interview."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from resistance_rules.advice.knowledge_base import KnowledgeBase
from resistance_rules.cli.errors import CommandError
from resistance_rules.inference.case import Case
from resistance_rules.knowledge.diagnostics import CaseError, UnknownIdError
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.vocabulary import Fact

UNKNOWN_WORDS: Final = ("", "null", "unknown", "?")
_NUMBER = re.compile(r"[-+]?[0-9]{1,20}(\.[0-9]{1,20})?")
_YES: Final = ("true", "yes", "y")
_NO: Final = ("false", "no", "n")


def typed_value(fact: Fact, text: str, pack: Pack) -> Any:
    """What a typed word stands for; the text itself where it is not clear, so that checking it says what is expected.

    Yes and no may be typed in English and in the pack's own words; in a choice, case and blanks do not matter.
    """
    word = text.strip()
    lower = word.casefold()
    if fact.yes_no:
        words = pack.language.words
        if lower in (*_YES, words.get("yes", "yes").casefold()):
            return True
        return False if lower in (*_NO, words.get("no", "no").casefold()) else word
    if fact.choice:
        choice = lower.replace(" ", "_")
        return choice if choice in fact.choice else word
    if _NUMBER.fullmatch(word):
        return Decimal(word) if "." in word else int(word)
    return word


def changes_of(assignments: list[str], kb: KnowledgeBase) -> dict[str, Any]:
    """The facts that `fact=value` words set; None where they say that a fact is not known.

    Raises:
        CommandError: a word has no `=`, or names a fact twice.
        UnknownIdError: the pack has no such fact.
        CaseError: a value does not fit.
    """
    changes: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        name = name.strip()
        if not equals:
            message = f"`{assignment}` changes nothing"
            raise CommandError(message, "write fact=value, or fact= for one that is not known")
        if name not in kb.pack.facts:
            raise UnknownIdError(name, kb.pack.facts, "fact")
        if name in changes:
            message = f"`{name}` is given twice"
            raise CommandError(message, "give it once")
        fact = kb.pack.facts[name]
        unknown = text.strip().casefold() in UNKNOWN_WORDS and text.strip() not in fact.choice
        changes[name] = None if unknown else typed_value(fact, text, kb.pack)
    kb.case(changes)
    return changes


def checked(fact: Fact, text: str, pack: Pack) -> tuple[Any, str | None]:
    """A typed answer as a value, and None; or None and what is expected instead."""
    value = typed_value(fact, text, pack)
    try:
        return Case.check({fact.id: value}, pack.facts)[fact.id], None
    except CaseError as error:
        problem = error.problems[0]
        return None, f"{problem.expected}; {problem.help}" if problem.help else problem.expected
