"""Writes a pack that is plain data as YAML, and loads it as a user would."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from resistance_rules.advice.knowledge_base import KnowledgeBase, load


def as_yaml(value: Any) -> str:
    """Write plain data as YAML in flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(key)}: {as_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(as_yaml(one) for one in value) + "]"
    if isinstance(value, (float, Decimal)):
        return format(Decimal(str(value)), "f")
    return json.dumps(value, ensure_ascii=False)


def pack_text(pack: Mapping[str, Any]) -> str:
    """Write a pack as one YAML document, an entry on each line."""
    lines = []
    for section, content in pack.items():
        if isinstance(content, list):
            lines.append(f"{section}:" if content else f"{section}: []")
            lines += [f"  - {as_yaml(entry)}" for entry in content]
        else:
            lines.append(f"{section}: {as_yaml(content)}")
    return "\n".join(lines) + "\n"


def write_pack(pack: Mapping[str, Any], folder: Path) -> Path:
    """Write a pack into a folder, as one file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(pack_text(pack), encoding="utf-8")
    return folder


def load_generated(pack: Mapping[str, Any], engine: str = "reference") -> KnowledgeBase:
    """Load a pack that is plain data, by way of a YAML file, as a user would."""
    with tempfile.TemporaryDirectory() as folder:
        return load(write_pack(pack, Path(folder)), engine=engine, use_cache=False)
