"""Checks that need the whole pack: circles, blame words, holes. What they report refuses the pack."""

from __future__ import annotations

import re
from typing import Final

from resistance_rules.knowledge.dependencies import Conclusion, cycles, graph_of
from resistance_rules.knowledge.diagnostics import Place, did_you_mean, displayed_id
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.reading import Reading, TextSeen

HOLE: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def check_whole(pack: Pack, reading: Reading) -> None:
    """Report what is wrong with the pack as a whole."""
    _conclusion_cycles(pack, reading)
    _order_cycles(pack, reading)
    blame = blame_pattern(pack.language.never_say)
    say_instead = {word.casefold(): text for word, text in pack.language.say_instead.items()}
    for text in reading.texts:
        if blame is not None and text.blame and text.entry != ("pack", "language"):
            _blame_words(text, blame, say_instead, reading)
        if text.holes:
            _holes(text, reading)


def blame_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern that finds these words, whole and in any case, also across a line break; None without words."""
    if not words:
        return None
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _conclusion_cycles(pack: Pack, reading: Reading) -> None:
    graph = graph_of(pack)
    for circle in cycles(graph):
        names = " -> ".join(f"{kind} {name}" for kind, name in [*circle, circle[0]])
        steps = [
            (place, f"{kind} {name} reads {other[0]} {other[1]}")
            for (kind, name), other in zip(circle, circle[1:] + circle[:1], strict=True)
            if (place := graph[kind, name].get(other)) is not None
        ]
        start = steps[0][0] if steps else Place("", 1, 1)
        reading.problem("cycle", f"conclusions read each other in a circle: {names}", start,
                        "decide which one can be judged without the other", tuple(steps))  # fmt: skip


def _order_cycles(pack: Pack, reading: Reading) -> None:
    """`before` and `after` among interventions: an arrow goes from what waits to what precedes it."""
    graph: dict[Conclusion, dict[Conclusion, Place | None]] = {("intervention", name): {} for name in pack.interventions}
    for entry in pack.interventions.values():
        this = ("intervention", entry.id)
        for name in entry.after:
            graph[this][("intervention", name)] = entry.place
        for name in entry.before:
            graph.setdefault(("intervention", name), {})[this] = entry.place
    for circle in cycles(graph):
        names = " after ".join(name for _, name in [*circle, circle[0]])
        steps = [
            (place, f"{node[1]} waits for {other[1]}")
            for node, other in zip(circle, circle[1:] + circle[:1], strict=True)
            if (place := graph[node].get(other)) is not None
        ]
        reading.problem("order_cycle", f"`before` and `after` form a circle: {names}", steps[0][0],
                        "take one of them out", tuple(steps))  # fmt: skip


def _blame_words(text: TextSeen, blame: re.Pattern[str], say_instead: dict[str, str], reading: Reading) -> None:
    for found in blame.finditer(text.text):
        word = " ".join(found.group().split())
        instead = say_instead.get(word.casefold())
        kind, name = text.entry
        reading.problem("blame_word", f"{kind} {displayed_id(name)} says `{word}`, which `never_say` lists", text.place,
                        f"say instead: {instead}" if instead else "say what happened, without judging")  # fmt: skip


def _holes(text: TextSeen, reading: Reading) -> None:
    for name in HOLE.findall(text.text):
        if name not in reading.facts:
            reading.problem("bad_hole", f"`{{{name}}}` names no fact", text.place, did_you_mean(name, reading.facts))
    if re.search(r"[{}]", HOLE.sub("", text.text)):
        reading.problem("bad_hole", "a brace stands in a text with holes", text.place, "write `{fact_id}`, or no braces")
