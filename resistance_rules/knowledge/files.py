"""One pack's folder as raw entries: every `*.yaml` below it read strictly and sorted by section and id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import Factory, define

from resistance_rules.knowledge.diagnostics import Place, Problem, did_you_mean, displayed_id
from resistance_rules.knowledge.model import SECTIONS
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

SINGLES: Final = ("pack", "language", "scoring")
TOP_LEVEL: Final = (*SINGLES, *SECTIONS, "allow", "change", "retire")


@define
class RawPack:
    """The raw content of one folder. Entries keep their YAML nodes, so that overlays can alter single fields."""

    folder: Path
    name: str
    singles: dict[str, Mapping] = Factory(dict)
    entries: dict[str, dict[str, Mapping]] = Factory(lambda: {kind: {} for kind, _ in SECTIONS.values()})
    allow: list[Node] = Factory(list)
    change: list[Node] = Factory(list)
    retire: list[Node] = Factory(list)

    @property
    def id(self) -> str:
        """The id that the pack gives itself, or the folder's name while that is missing."""
        node = self.singles["pack"].get("id") if "pack" in self.singles else None
        return node.text if isinstance(node, Scalar) else self.name

    @property
    def extends(self) -> list[Scalar]:
        """The ids of the packs it builds on, with their places."""
        node = self.singles["pack"].get("extends") if "pack" in self.singles else None
        return [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []

    @property
    def language(self) -> str | None:
        """The language of its texts, if it says so."""
        node = self.singles["pack"].get("language") if "pack" in self.singles else None
        return node.text if isinstance(node, Scalar) else None


def pack_files(folder: Path) -> list[Path]:
    """The files that make up a pack, in a fixed order; hidden files and folders are no part of it."""

    def visible(path: Path) -> bool:
        return not any(part.startswith(".") for part in path.relative_to(folder).parts)

    found = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml") and visible(path))
    return sorted((path for path in found if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())


def read_folder(folder: Path, prefix: str, problems: list[Problem]) -> RawPack:
    """Read every file of one pack.

    Args:
        folder: the pack's folder.
        prefix: what places put in front of file names: empty for the pack that is loaded, `../ID/` for others.
        problems: what is wrong is added here.
    """
    raw = RawPack(folder, folder.name)
    files = pack_files(folder)
    for path in files:
        name = prefix + path.relative_to(folder).as_posix()
        if path.suffix == ".yml":
            problems.append(
                Problem("file_name", "files ending in .yml are not read", Place(name, 1, 1), "name it .yaml")
            )
            continue
        try:
            content = path.read_bytes()
        except OSError as error:
            problems.append(Problem("unreadable", f"cannot be read: {error.strerror}", Place(name, 1, 1)))
            continue
        root = read_yaml(content, name, problems)
        if isinstance(root, Mapping):
            _sort_in(root, raw, problems)
        elif root is not None:
            problems.append(
                Problem("wrong_type", "a file of a pack is a mapping", root.place, "start with `facts:`, `barriers:` ...")
            )
    if "pack" not in raw.singles:
        problems.append(
            Problem(
                "missing_pack",
                f"no file of `{folder.name}` has a `pack:` section" if files else f"no *.yaml file in `{folder.name}`",
                Place(prefix + "pack.yaml", 1, 1),
                "add it, with id, title, version and format",
            )
        )
    return raw


def _sort_in(root: Mapping, raw: RawPack, problems: list[Problem]) -> None:
    for key, value in root.pairs:
        section = key.text
        if section not in TOP_LEVEL:
            near = did_you_mean(section, TOP_LEVEL)
            problems.append(
                Problem("unknown_key", f"there is no section {displayed_id(section)}", key.place,
                        near or "the sections are " + ", ".join(TOP_LEVEL))
            )  # fmt: skip
        elif section in SINGLES:
            if not isinstance(value, Mapping):
                problems.append(Problem("wrong_type", f"`{section}` is a mapping", value.place))
            elif section in raw.singles:
                first = raw.singles[section].place
                problems.append(
                    Problem("duplicate_key", f"`{section}` stands in this pack twice", key.place, "join the two",
                            ((first, "the first one"),))
                )  # fmt: skip
            else:
                raw.singles[section] = value
        elif not isinstance(value, Sequence):
            problems.append(Problem("wrong_type", f"`{section}` is a list", value.place, "start each entry with `- `"))
        elif section in SECTIONS:
            _collect(SECTIONS[section][0], value, raw, problems)
        else:
            {"allow": raw.allow, "change": raw.change, "retire": raw.retire}[section].extend(value.items)


def _collect(kind: str, listed: Sequence, raw: RawPack, problems: list[Problem]) -> None:
    for node, name in _named(kind, listed, problems):
        if name in raw.entries[kind]:
            problems.append(
                Problem("duplicate_id", f"{kind} {displayed_id(name)} is defined twice in this pack", node.place,
                        "give one of them another id", ((raw.entries[kind][name].place, "the first one"),))
            )  # fmt: skip
        else:
            raw.entries[kind][name] = node


def _named(kind: str, listed: Sequence, problems: list[Problem]) -> Iterator[tuple[Mapping, str]]:
    for node in listed.items:
        if not isinstance(node, Mapping):
            problems.append(Problem("wrong_type", f"a {kind} is a mapping", node.place, "start with `id:`"))
            continue
        name = node.get("id")
        if name is None:
            problems.append(Problem("missing_key", f"this {kind} has no `id`", node.place, "add it"))
        elif not isinstance(name, Scalar) or not isinstance(name.value, str):
            problems.append(Problem("bad_id", f"this is not the id of a {kind}", name.place, "use a word"))
        else:
            yield node, name.text
