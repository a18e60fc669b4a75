"""What the tests of packs share: where the sample packs are, writing packs to disk, and taking YAML apart."""

import ast
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from resistance_rules.knowledge.diagnostics import PackError
from resistance_rules.knowledge.files import pack_files
from resistance_rules.knowledge.lint import lint
from resistance_rules.knowledge.packs import load_pack
from resistance_rules.knowledge.yaml_nodes import Node, Scalar, Sequence, read_yaml

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "packs"
EVERYTHING = SAMPLES / "good" / "everything"
ENGAGEMENT = ROOT / "rules" / "engagement"

# Calls whose first argument is a code.
_REPORTING = {
    "Refutation",
    "Problem",
    "CaseProblem",
    "Finding",
    "Mismatch",
    "problem",
    "_problem",
    "whole_case_problem",
    "whole_frame",
    "_refuse",
    "refuse",
}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and give the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def loaded_folder(sample: Path) -> Path:
    """The pack of a sample that is to be loaded: `site` where there are several."""
    return sample / "site" if (sample / "site").is_dir() else sample


def problems_of(folder: Path) -> str:
    """Every problem of a pack as it is printed; nothing if it loads."""
    try:
        load_pack(folder, use_cache=False)
    except PackError as error:
        return f"{error}\n"
    return ""


def findings_of(folder: Path) -> str:
    """Every finding of a pack as it is printed, and what is waived, with the reason."""
    result = lint(load_pack(folder, use_cache=False))
    shown = [str(finding) for finding in result.findings]
    shown += [f"waived {finding.code} {finding.entry}: {allow.because}" for finding, allow in result.waived]
    return "".join(f"{line}\n" for line in shown)


def read_nodes(folder: Path) -> dict[str, Any]:
    """The files of one sound pack joined into one: section -> list of entries, or the mapping of a single section."""
    joined: dict[str, Any] = {}
    for path in pack_files(folder):
        root = read_yaml(path.read_bytes(), path.name, [])
        for key, value in root.pairs if root else ():
            if isinstance(value, Sequence):
                joined.setdefault(key.text, []).extend(as_data(item) for item in value.items)
            else:
                joined[key.text] = as_data(value)
    return joined


def as_data(node: Node) -> Any:
    """Plain data; numbers that are not whole stay exact."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    return {key.text: as_data(value) for key, value in node.pairs}


def as_yaml(data: Any, random: Random | None = None) -> str:
    """Plain data as YAML on one line; with `random`, the keys in any order."""
    if isinstance(data, dict):
        pairs = list(data.items())
        if random is not None:
            random.shuffle(pairs)
        return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(value, random)}" for key, value in pairs) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(as_yaml(item, random) for item in data) + "]"
    return str(data) if isinstance(data, Decimal) else json.dumps(data, ensure_ascii=False)


def write_pack(folder: Path, sections: Mapping[str, Any]) -> Path:
    """Write plain data as a pack of one file."""
    return write_files(folder, {"pack.yaml": "".join(f"{key}: {as_yaml(value)}\n" for key, value in sections.items())})


def paths_in(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in plain data, at any depth."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from paths_in(value, (*path, key))


def at_path(data: Any, path: tuple[Any, ...]) -> Any:
    """The value at a path."""
    for key in path:
        data = data[key]
    return data


def codes_in(*folders: str) -> set[str]:
    """Every code that the source reports, read from the calls that report."""
    found = set()
    for folder in folders:
        for path in (ROOT / "resistance_rules" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                    reported = [*named, *(node.args[:1] if _called(node) in _REPORTING else [])]
                    found |= {code.value for code in reported if isinstance(code, ast.Constant)}
    return {code for code in found if isinstance(code, str)}


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
