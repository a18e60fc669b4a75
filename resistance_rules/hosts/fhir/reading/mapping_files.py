"""Mapping files as raw entries: strict YAML, base first, and what a site changes in it laid over."""

from __future__ import annotations

from collections.abc import Sequence as Files
from pathlib import Path
from typing import Final

from attrs import Factory, define

from resistance_rules.knowledge.diagnostics import Place, Problem, did_you_mean, quoted, quoted_path
from resistance_rules.knowledge.packs import SHIPPED
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

FOLDER: Final = "_mappings"
"""Where shipped mappings are, beside the packs. The underscore says that it is no pack."""
MAX_BYTES: Final = 5_000_000
LISTS: Final = ("reads", "set_aside", "change", "retire")
TOP_LEVEL: Final = ("mapping", "code_systems", "own_codes", "refusals", *LISTS)
KINDS: Final = {"reads": "read", "set_aside": "set_aside"}


@define
class RawMapping:
    """Mapping files as one, still raw.

    Attributes:
        info: the `mapping` section of the last file that has one; place: where to point at if none has.
        systems: name of a code system -> its key and URI as written; a later file's replaces an earlier one's.
        entries: kind -> id -> entry.
        spare: entries without a usable id, by kind.
    """

    place: Place
    info: Mapping | None = None
    own_codes: Node | None = None
    systems: dict[str, tuple[Scalar, Node]] = Factory(dict)
    refusals: list[Node] = Factory(list)
    entries: dict[str, dict[str, Mapping]] = Factory(lambda: {kind: {} for kind in KINDS.values()})
    spare: dict[str, list[Node]] = Factory(lambda: {kind: [] for kind in KINDS.values()})


def shipped_mappings() -> dict[str, Path]:
    """Find the mappings that come with the library, by id."""
    found: dict[str, Path] = {}
    for parent in SHIPPED:
        for file in sorted((parent / FOLDER).glob("*.yaml")):
            found.setdefault(file.stem, file)
    return found


def read_files(names: Files[str | Path], problems: list[Problem]) -> RawMapping:
    """Read mapping files and what they extend, and lay them over each other in this order.

    Args:
        names: ids of shipped mappings, or files.
        problems: what is wrong is added here.
    """
    roots: list[Mapping] = []
    seen: set[Path] = set()
    for name in names:
        file = _find(name, None, problems)
        if file is not None:
            _read_with_bases(file, roots, seen, problems, ())
    raw = RawMapping(Place(str(names[-1]) if names else "mapping", 1, 1))
    for root in roots:
        _lay_over(root, raw, problems)
    return raw


def _find(name: str | Path, at: Scalar | None, problems: list[Problem]) -> Path | None:
    """The file of a mapping: a shipped one, or the file itself; beside the file that extends it."""
    shipped = shipped_mappings()
    if at is not None:
        beside = Path(at.place.file).parent / f"{name}.yaml"
        if beside.is_file():
            return beside.resolve()
    if isinstance(name, str) and name in shipped:
        return shipped[name]
    if at is None:
        try:
            if Path(name).is_file():
                return Path(name).resolve()
        except (OSError, ValueError):  # a name that no file system has
            pass
    message = f"there is no mapping {quoted_path(name)}: no shipped one and no file"
    help_text = did_you_mean(str(name), shipped) or "shipped mappings: " + ", ".join(sorted(shipped))
    problems.append(Problem("no_mapping", message, at.place if at is not None else None, help_text))
    return None


def _read_with_bases(
    file: Path, roots: list[Mapping], seen: set[Path], problems: list[Problem], above: tuple[Path, ...]
) -> None:
    if file in above:
        problems.append(
            Problem("extends_cycle", "this mapping extends itself", Place(str(file), 1, 1), "break the circle")
        )
        return
    if file in seen:
        return
    seen.add(file)
    root = _read(file, problems)
    if root is None:
        return
    info = root.get("mapping")
    extends = info.get("extends") if isinstance(info, Mapping) else None
    for base in extends.items if isinstance(extends, Sequence) else ():
        if isinstance(base, Scalar) and isinstance(base.value, str):
            found = _find(base.value, base, problems)
            if found is not None:
                _read_with_bases(found, roots, seen, problems, (*above, file))
    roots.append(root)


def _read(file: Path, problems: list[Problem]) -> Mapping | None:
    place = Place(str(file), 1, 1)
    try:
        if file.stat().st_size > MAX_BYTES:
            problems.append(Problem("too_large", f"this file has more than {MAX_BYTES:,} bytes", place, "split it"))
            return None
        content = file.read_bytes()
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        problems.append(Problem("unreadable", message, place, "check its permissions"))
        return None
    before = len(problems)
    root = read_yaml(content, str(file), problems)
    if isinstance(root, Mapping):
        return root
    if len(problems) == before:
        message = "a mapping file is a mapping" if root is not None else "this file is empty"
        problems.append(Problem("wrong_type", message, place, "start with `mapping:` and `reads:`"))
    return None


def _lay_over(root: Mapping, raw: RawMapping, problems: list[Problem]) -> None:
    """Add what one file says; it may replace, change and retire what the files before it say."""
    earlier = {kind: dict(entries) for kind, entries in raw.entries.items()}
    changes: dict[str, list[Node]] = {"change": [], "retire": []}
    for key, value in root.pairs:
        section = key.text
        if section not in TOP_LEVEL:
            help_text = did_you_mean(section, TOP_LEVEL) or "the sections are " + ", ".join(TOP_LEVEL)
            problems.append(Problem("unknown_key", f"there is no section {quoted(section)}", key.place, help_text))
        elif section in LISTS and not isinstance(value, Sequence):
            problems.append(Problem("wrong_type", f"`{section}` is a list", value.place, "start each entry with `- `"))
        elif section == "mapping":
            if isinstance(value, Mapping):
                raw.info, raw.place = value, value.place
            else:
                problems.append(
                    Problem("wrong_type", "`mapping` is a mapping", value.place, "write `key: value` below it")
                )
        elif section == "code_systems":
            if isinstance(value, Mapping):
                raw.systems.update({name.text: (name, uri) for name, uri in value.pairs})
            else:
                message = "`code_systems` is a mapping"
                problems.append(Problem("wrong_type", message, value.place, "write `name: URI` below it"))
        elif section == "own_codes":
            raw.own_codes = value
        elif section == "refusals":
            raw.refusals.append(value)
        elif section in KINDS and isinstance(value, Sequence):
            _collect(KINDS[section], value, raw, earlier, problems)
        elif isinstance(value, Sequence):
            changes[section].extend(value.items)
    touched: set[tuple[str, str, str]] = set()
    for node in changes["change"]:
        _change(node, raw, earlier, touched, problems)
    for node in changes["retire"]:
        target = _target(node, "retire", (), earlier, problems)
        if target is not None and _first(target, "", node, touched, problems):
            raw.entries[target[0]].pop(target[1], None)


def _collect(
    kind: str, listed: Sequence, raw: RawMapping, earlier: dict[str, dict[str, Mapping]], problems: list[Problem]
) -> None:
    for node in listed.items:
        name = node.get("id") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or not isinstance(name, Scalar) or not isinstance(name.value, str):
            raw.spare[kind].append(node)
            continue
        there = raw.entries[kind].get(name.text)
        if there is not None and there is not earlier[kind].get(name.text):
            message = f"{kind} {quoted(name.text)} is defined twice in this mapping"
            first = ((there.place, "the first one"),)
            problems.append(Problem("duplicate_id", message, node.place, "give one of them another id", first))
            raw.spare[kind].append(node)
        else:
            raw.entries[kind][name.text] = node


def _change(
    node: Node,
    raw: RawMapping,
    earlier: dict[str, dict[str, Mapping]],
    touched: set[tuple[str, str, str]],
    problems: list[Problem],
) -> None:
    target = _target(node, "change", ("set",), earlier, problems)
    if target is None or not isinstance(node, Mapping):
        return
    fields = node.get("set")
    if not isinstance(fields, Mapping) or not fields.pairs:
        message = "this change sets nothing"
        problems.append(Problem("missing_key", message, node.place, "write `set: {max_age: {...}}`"))
        return
    if fields.get("id") is not None:
        help_text = "retire the entry and add another"
        problems.append(Problem("change_id", "an id cannot be changed", fields.place, help_text))
        return
    kind, name = target
    first = [_first(target, key.text, key, touched, problems) for key, _ in fields.pairs]
    if all(first) and name in raw.entries[kind]:
        raw.entries[kind][name] = raw.entries[kind][name].with_pairs(fields)


def _first(
    target: tuple[str, str], part: str, node: Node, touched: set[tuple[str, str, str]], problems: list[Problem]
) -> bool:
    """Whether nothing else in this file touches this part; so the order of items never matters."""
    clash = (
        (*target, part) in touched or (*target, "") in touched or (not part and any(t[:2] == target for t in touched))
    )
    touched.add((*target, part))
    if clash:
        message = f"{target[0]} {quoted(target[1])} is changed or retired twice in this mapping"
        problems.append(Problem("duplicate_id", message, node.place, "keep one of them"))
    return not clash


def _target(
    node: Node, what: str, more: tuple[str, ...], earlier: dict[str, dict[str, Mapping]], problems: list[Problem]
) -> tuple[str, str] | None:
    """The kind and the id that an item of `change` or `retire` names."""
    kinds = tuple(KINDS.values())
    named = [(key, value) for key, value in node.pairs if key.text in kinds] if isinstance(node, Mapping) else []
    if not isinstance(node, Mapping) or len(named) != 1 or not isinstance(named[0][1], Scalar):
        message = f"an item of `{what}` names one `read` or `set_aside` by its id"
        problems.append(
            Problem("missing_key", message, node.place, "write `{read: ID" + (", set: {...}}`" if more else "}`"))
        )
        return None
    for key, _ in node.pairs:
        if key.text not in (*kinds, *more, "note"):
            help_text = did_you_mean(key.text, (*kinds, *more)) or "its keys are " + ", ".join((*kinds, *more, "note"))
            problems.append(Problem("unknown_key", f"it has no key {quoted(key.text)}", key.place, help_text))
            return None
    kind, value = named[0][0].text, named[0][1]
    if value.text not in earlier[kind]:
        message = f"there is no {kind} {quoted(value.text)} in what this mapping extends"
        problems.append(Problem("unknown_id", message, value.place, did_you_mean(value.text, earlier[kind])))
        return None
    return kind, value.text
