"""Checks that need the whole pack: circles, blame words, holes. What they report refuses the pack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from resistance_rules.knowledge.dependencies import Conclusion, cycles, graph_of
from resistance_rules.knowledge.diagnostics import Place, quoted
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.reading import Reading, TextSeen

HOLE: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_WORD = re.compile(r"\w")
_PLAIN: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | {"\u2018": "'", "\u2019": "'"}
)
MAX_CIRCLES: Final = 20  # one wrong test can close a thousand circles; nobody needs to see them all


def check_whole(pack: Pack, reading: Reading) -> None:
    """Report what is wrong with the pack as a whole."""
    _conclusion_cycles(pack, reading)
    _order_cycles(pack, reading)
    never_say = sorted({folded(word) for word in pack.language.never_say} - {""}, key=lambda word: (-len(word), word))
    say_instead = {folded(word): text for word, text in pack.language.say_instead.items()}
    for text in reading.texts:
        if text.blame and text.entry != ("pack", "language"):
            _blame_words(text, never_say, say_instead, reading)
        if text.holes:
            _holes(text, reading)


def words_found(text: str, words: Iterable[str]) -> list[str]:
    """List which of these folded words stand in a folded text as whole words; none that is part of one before it."""
    found: list[str] = []
    taken: list[tuple[int, int]] = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            is_whole = not _WORD.match(text[max(0, start - 1) : start]) and not _WORD.match(text[end : end + 1])
            if is_whole and not any(first <= start and end <= last for first, last in taken):
                taken.append((start, end))
                found.append(word)
                break  # said once, it is reported once
            start = text.find(word, start + 1)
    return found


def folded(text: str) -> str:
    """Give a text as it is compared: in one case, spaced and composed alike, without characters that are not seen."""
    if not text.isascii():
        seen = "".join(character for character in text if unicodedata.category(character) != "Cf")
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold()).translate(_PLAIN)
    return " ".join(text.casefold().split())


def _conclusion_cycles(pack: Pack, reading: Reading) -> None:
    graph = graph_of(pack)
    for circle in islice(cycles(graph), MAX_CIRCLES):
        names = " -> ".join(f"{kind} {name}" for kind, name in [*circle, circle[0]])
        steps = _steps(graph, circle, "{0[0]} {0[1]} reads {1[0]} {1[1]}")
        message = f"conclusions read each other in a circle: {names}"
        help_text = "decide which one can be judged without the other"
        reading.problem("cycle", message, steps[0][0], help_text, steps)


def _order_cycles(pack: Pack, reading: Reading) -> None:
    """`before` and `after` among interventions: an arrow goes from what waits to what precedes it."""
    graph: dict[Conclusion, dict[Conclusion, Place | None]] = {
        ("intervention", name): {} for name in pack.interventions
    }
    for entry in pack.interventions.values():
        this = ("intervention", entry.id)
        for name in entry.after:
            graph[this].setdefault(("intervention", name), entry.place)
        for name in entry.before:
            graph.setdefault(("intervention", name), {}).setdefault(this, entry.place)
    for circle in islice(cycles(graph), MAX_CIRCLES):
        names = " after ".join(name for _, name in [*circle, circle[0]])
        steps = _steps(graph, circle, "{0[1]} waits for {1[1]}")
        message = f"`before` and `after` form a circle: {names}"
        reading.problem("order_cycle", message, steps[0][0], "take one of them out", steps)


def _steps(
    graph: Mapping[Conclusion, Mapping[Conclusion, Place | None]], circle: list[Conclusion], said: str
) -> tuple[tuple[Place, str], ...]:
    """Each step of a circle with its place."""
    pairs = zip(circle, circle[1:] + circle[:1], strict=True)
    return tuple((graph[one][other] or Place("", 1, 1), said.format(one, other)) for one, other in pairs)


def _blame_words(text: TextSeen, never_say: list[str], say_instead: dict[str, str], reading: Reading) -> None:
    for word in words_found(folded(text.text), never_say) if never_say else ():
        instead = say_instead.get(word)
        help_text = f"say instead: {instead}" if instead else "say what happened, without judging"
        kind, name = text.entry
        entry = f"{kind} {quoted(name)}" if name else f"this `{kind}` item"
        entry = f"the `{name}` section" if kind == "pack" else entry
        message = f"{entry} says {quoted(word)}, which `never_say` lists"
        reading.problem("blame_word", message, text.place, help_text)


def _holes(text: TextSeen, reading: Reading) -> None:
    for name in HOLE.findall(text.text):
        if name in reading.facts:
            continue
        if ("fact", name) in reading.retired:
            reading.unknown_id("fact", name, text.place, reading.facts)
        elif not reading.may_define(name):
            near = reading.suggest(name, reading.facts)
            reading.problem("bad_hole", f"`{{{name}}}` names no fact", text.place, near)
    if re.search(r"[{}]", HOLE.sub("", text.text)):
        help_text = "write `{fact_id}` to print a fact's value, or use no braces"
        reading.problem("bad_hole", "a brace stands in a text that fills holes", text.place, help_text)
