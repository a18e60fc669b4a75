"""Summaries: one sentence, below the standard's limit, cut where a reader would cut."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 139
"""CDS Hooks asks for fewer than 140 characters. Counted as JavaScript counts them, which is what most clients do."""
_ELLIPSIS: Final = "…"
_LOOSE: Final = " ,;:.-\u2013\u2014(\u201c\"'/"
_SHORTEST_CUT: Final = 0.6


def length(text: str) -> int:
    """The length in UTF-16 units: a character outside the basic plane counts as two."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, shortened between words and ended by `…` if it is too long.

    Args:
        text: one line.
        longest: how long the result may be, at least 1.
    """
    if length(text) <= longest:
        return text
    kept = text
    while kept and length(kept) > longest - 1:
        kept = kept[: min(len(kept) - 1, longest - 1)]
    words = kept.rpartition(" ")[0] if not text[len(kept)].isspace() else kept
    if length(words) >= _SHORTEST_CUT * longest:
        kept = words
    return kept.rstrip(_LOOSE) + _ELLIPSIS


def framed(before: str, text: str, after: str = "", longest: int = LONGEST) -> str:
    """A text between words that must stay whole, itself cut to what is left between them."""
    room = longest - length(before) - length(after)
    return f"{before}{cut(text, max(room, 1))}{after}"
