"""An advice in the format that was asked for."""

from __future__ import annotations

import json
from typing import Any, Final

from resistance_rules.advice.advice import Advice
from resistance_rules.cli.console import Console

FORMATS: Final = ("text", "json", "markdown", "html")


def written_advice(advice: Advice, face: str, console: Console, *, to_file: bool = False) -> str:
    """The advice as text, JSON, Markdown or HTML."""
    if face == "json":
        return advice.to_json(indent=2)
    if face == "markdown":
        return advice.to_markdown()
    if face == "html":
        return advice.to_html()
    return advice.to_text(color=console.color and not to_file, width=console.width)


def as_json(data: Any) -> str:
    """Data for people and programs alike."""
    return json.dumps(data, ensure_ascii=False, indent=2)
