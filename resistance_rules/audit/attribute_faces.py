"""The source attributes for people: text for a terminal, and Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

MISSING: Final = "not stated by the pack"
NOT_USED: Final = "not used: no rule reads such a fact"
_REMARKS: Final = {
    "intended_use": "Intended use",
    "uses_note": "What the uses are for",
    "validity": "Validity",
    "fairness": "Fairness",
}


def as_text(data: Mapping[str, Any], width: int = 100) -> str:
    """The attributes as text.

    Args:
        data: what `source_attributes` returns.
        width: columns.
    """
    return "\n".join(_text_lines(data, width)) + "\n"


def as_markdown(data: Mapping[str, Any]) -> str:
    """The attributes as Markdown: a table, and below it every fact with the rules that read it."""
    return "\n".join(_markdown_lines(data)) + "\n"


def _text_lines(data: Mapping[str, Any], width: int) -> Iterator[str]:
    def wrapped(text: str, indent: int) -> str:
        start = " " * indent
        return textwrap.fill(
            text, max(width, 40), initial_indent=start, subsequent_indent=start, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    pack = data["pack"]
    yield f"Source attributes of {pack['id']} {pack['version']} ({data['regulation']})"
    yield wrapped(pack["title"], 2)
    yield ""
    for attribute in data["attributes"]:
        yield wrapped(f"{attribute['number']:>2}  {attribute['label']}", 0)
        if attribute["kind"] == "written":
            yield wrapped(attribute["value"] or f"MISSING: {MISSING}", 4)
        elif not attribute["facts"]:
            yield wrapped(NOT_USED, 4)
        for fact in attribute.get("facts", ()):
            yield wrapped(f"{fact['id']}  {fact['label']}  ({_rules(fact)})", 4)
    yield ""
    yield wrapped(_sources(data), 0)
    for name, label in _REMARKS.items():
        yield wrapped(f"{label}: {data[name] or MISSING}", 0)


def _markdown_lines(data: Mapping[str, Any]) -> Iterator[str]:
    pack = data["pack"]
    yield f"# Source attributes of {_escaped(pack['title'])}"
    yield ""
    yield f"Pack `{pack['id']}` {_escaped(pack['version'])}, digest `{pack['digest']}`. {data['regulation']}."
    yield ""
    yield "| | attribute | |"
    yield "|---:|---|---|"
    for attribute in data["attributes"]:
        if attribute["kind"] == "written":
            said = _escaped(attribute["value"]) if attribute["value"] else f"**missing**: {MISSING}"
        else:
            said = ", ".join(f"`{fact['id']}`" for fact in attribute["facts"]) or NOT_USED
        yield f"| {attribute['number']} | {_escaped(attribute['label'])} | {said} |"
    yield ""
    yield _sources(data)
    for name, label in _REMARKS.items():
        yield ""
        yield f"**{label}.** {_escaped(data[name]) if data[name] else MISSING}"
    yield ""
    yield "## The facts, and the rules that read them"
    seen: set[str] = set()
    for attribute in data["attributes"]:
        for fact in attribute.get("facts", ()):
            if fact["id"] not in seen:
                seen.add(fact["id"])
                yield ""
                yield f"### `{fact['id']}`: {_escaped(fact['label'])}"
                yield ""
                for rule in fact["rules"]:
                    yield f"- `{rule['id']}`" + (f" ({rule['place']})" if rule["place"] else "")


def _rules(fact: Mapping[str, Any]) -> str:
    number = len(fact["rules"])
    return f"{number} rule" if number == 1 else f"{number} rules"


def _sources(data: Mapping[str, Any]) -> str:
    cited, unchecked = data["sources"]["cited"], data["sources"]["from_memory"]
    return f"Rules cite {cited} sources; {unchecked} of them are cited from memory and still have to be looked up."


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    plain = " ".join(text.split())
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>#|" else char for char in plain)
