"""Cuts a text into sentences. Abbreviations and decimals end none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_ABBREVIATIONS: Final = frozenset((
    "abs", "approx", "art", "ca", "cf", "chap", "dr", "e.g", "ed", "eds", "eg", "esp", "fig", "figs", "gov",
    "i.e", "ie", "incl", "max", "med", "min", "misc", "mr", "mrs", "ms", "op", "para", "pp", "prof", "resp",
    "sr", "st", "vol", "vs", "bspw", "bzw", "d.h", "evtl", "ggf", "inkl", "o.ä", "s.o", "sog", "tgl", "u.a",
    "v.a", "vgl", "z.b", "zzgl",
))  # fmt: skip
_BEFORE_NUMBERS: Final = frozenset({"no", "nos", "nr", "p"})
_FULL_WIDTH: Final = "\u3002\uff01\uff1f"  # these need no gap after them
_OPENING: Final = "([\"'\u201c\u2018\u00ab"
_CLOSING: Final = "\"'\u201d\u2019\u00bb)\\]"
_LONGEST: Final = 12  # more than any abbreviation has
# An end mark, what may close after it, a gap, and the next word.
_END = re.compile(
    rf"(?P<mark>[.!?\u2026\u061f\u0964{_FULL_WIDTH}]+)(?P<close>[{_CLOSING}]*)(?P<gap>\s*)(?=(?P<next>\S{{0,20}}))"
)


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences; the last one need not end with a full stop."""
    cuts = [0, *(found.end() for found in _END.finditer(text) if _is_end(found)), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(cuts))
    return [part for part in parts if re.search(r"\w", part)]


def _is_end(found: re.Match[str]) -> bool:
    mark, following = found.group("mark"), found.group("next")
    if not following or mark[0] in _FULL_WIDTH:
        return True
    if not found.group("gap"):
        return False  # 0.5, e.g, example.org
    first = next((character for character in following if character.isalnum()), "")
    if not first or first.islower():
        return False
    if mark != "." or found.group("close"):
        return True
    before = found.string[max(0, found.start() - _LONGEST) : found.start()]
    word = re.split(r"\s", before)[-1].lstrip(_OPENING).casefold()
    if word in _BEFORE_NUMBERS:
        return not first.isdigit()
    is_initial = len(word) == 1 and word.isalpha()
    return word not in _ABBREVIATIONS and not is_initial
