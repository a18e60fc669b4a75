"""What the tests add to the generated packs of the testing kit: cases for any pack from a seed, and shuffled files."""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from resistance_rules.testing.generated import packs_with_cases
from resistance_rules.testing.generated.cases import case_for
from resistance_rules.testing.generated.drawing import Chooser, SeededChooser
from resistance_rules.testing.generated.maker import random_pack
from resistance_rules.testing.generated.writing import load_generated, pack_text, write_pack

__all__ = [
    "RandomCases", "SeededChooser", "case_for", "load_generated", "pack_text", "packs_with_cases", "random_pack",
    "write_pack", "write_shuffled",
]  # fmt: skip


class RandomCases:
    """Makes cases for any pack, such as the engagement pack, from seeds."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self.facts = pack["facts"]
        self.thresholds = thresholds_of(pack)

    def __call__(self, seed: object, known: int = 70) -> dict[str, Any]:
        """Make the case of a seed; `known` of a hundred facts are given."""
        chooser = SeededChooser(seed)
        return {
            fact["id"]: random_value(chooser, fact, self.thresholds.get(fact["id"], []))
            for fact in self.facts
            if chooser.chance(known)
        }


def random_value(chooser: Chooser, fact: Mapping[str, Any], thresholds: Sequence[Any]) -> Any:
    """Make a value of a fact, mostly on one of its thresholds or next to it."""
    if "yes_no" in fact:
        return chooser.chance(50)
    if "choice" in fact:
        return chooser.pick(fact["choice"])
    low, high = fact.get("integer") or fact["number"]
    if thresholds and chooser.chance(80):
        near = Decimal(str(chooser.pick(thresholds))) + chooser.pick([0, 0, 1, -1, Decimal("0.1"), Decimal("-0.1")])
        value = min(max(near, Decimal(str(low))), Decimal(str(high)))
    else:
        value = Decimal(chooser.whole(int(low), int(high)))
    if "integer" in fact:
        return int(value)
    return int(value) if value == int(value) and chooser.chance(50) else float(value)


def thresholds_of(part: Any, found: dict[str, list[Any]] | None = None) -> dict[str, list[Any]]:
    """Collect the numbers that tests anywhere in a pack compare each fact with."""
    found = {} if found is None else found
    if isinstance(part, Mapping):
        for key, value in part.items():
            numbers = value if isinstance(value, list) else [value]
            if isinstance(value, Mapping):
                numbers = [one for given in value.values() for one in (given if isinstance(given, list) else [given])]
            found.setdefault(key, []).extend(
                one for one in numbers if isinstance(one, (int, float, Decimal)) and not isinstance(one, bool)
            )
            thresholds_of(value, found)
    elif isinstance(part, list):
        for one in part:
            thresholds_of(one, found)
    return found


def shuffled_keys(value: Any, order: random.Random) -> Any:
    """Give the same data with the keys of every mapping in another order."""
    if isinstance(value, Mapping):
        pairs = list(value.items())
        order.shuffle(pairs)
        return {key: shuffled_keys(one, order) for key, one in pairs}
    if isinstance(value, list):
        return [shuffled_keys(one, order) for one in value]
    return value


def write_shuffled(pack: Mapping[str, Any], folder: Path, seed: int) -> Path:
    """Write a pack as several files below a folder: entries, keys, files and folders in any order, with comments."""
    order = random.Random(seed)  # noqa: S311  tests, not secrets
    parts: list[tuple[str, Any]] = []
    for section, content in pack.items():
        entries = shuffled_keys(content, order)
        if isinstance(entries, list):
            order.shuffle(entries)
            parts += [(section, [entry]) for entry in entries]
        else:
            parts.append((section, entries))
    order.shuffle(parts)
    for number in range(3):
        mine: dict[str, Any] = {}
        for section, content in parts[number::3]:
            if isinstance(content, list):
                mine.setdefault(section, []).extend(content)
            else:
                mine[section] = content
        place = folder / order.choice(["", "below", "below/further"]) / f"{order.choice('abcdefgh')}{number}.yaml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"# file {number} of order {seed}\n" + pack_text(mine), encoding="utf-8")
    return folder
