"""Texts for people with the values of a case filled in. Source: pack-format.md "Holes", advice-json.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from resistance_rules.inference.case import Submitted
from resistance_rules.knowledge.checks import HOLE
from resistance_rules.knowledge.model import Pack


@frozen(eq=False)
class Wording:
    """How a pack prints values."""

    pack: Pack

    def value(self, value: Submitted | None) -> str:
        """A value in words; None is `not known`."""
        if isinstance(value, bool):
            word = "yes" if value else "no"
        elif value is None:
            word = "not_known"
        elif isinstance(value, str):
            word = value
        else:
            return str(value)
        return self.pack.language.words.get(word, "not known" if word == "not_known" else word)

    def fill(self, text: str, facts: Mapping[str, Submitted]) -> str:
        """The text with each `{fact_id}` replaced by that fact's value."""
        if "{" not in text:
            return text
        return HOLE.sub(lambda hole: self.value(facts.get(hole.group(1))), text)

    def labelled(self, facts: Mapping[str, Submitted | None]) -> str:
        """`Label: value` for each of the facts, joined by `; `."""
        return "; ".join(f"{self.pack.facts[name].label}: {self.value(value)}" for name, value in facts.items())


def holes(texts: Iterable[str | None]) -> set[str]:
    """The facts whose values these texts print."""
    return {name for text in texts if text and "{" in text for name in HOLE.findall(text)}
