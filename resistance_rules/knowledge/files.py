"""One pack's folder as raw entries: every `*.yaml` below it read strictly and sorted by section and id."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from attrs import Factory, define

from resistance_rules.knowledge.diagnostics import Place, Problem, did_you_mean, quoted
from resistance_rules.knowledge.kinds import KEBAB
from resistance_rules.knowledge.model import SECTIONS
from resistance_rules.knowledge.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

SINGLES: Final = ("pack", "language", "scoring")
TOP_LEVEL: Final = (*SINGLES, *SECTIONS, "allow", "change", "retire")
FILE_SUFFIXES: Final = (".yaml", ".yml")  # the second is refused by name, not passed over
MANY: Final = 1000  # more keys than this at the top of a file are no slips of the pen
MAX_BYTES: Final = 20_000_000  # of one pack: some twenty times the largest so far; time and memory stay bounded


@define
class Unread:
    """What of a pack's files could not be read. What they define may be named elsewhere, and is not missing there.

    Attributes:
        texts: the files that are no YAML, or have the wrong name.
        blind: something could not be looked at at all.
    """

    texts: list[str] = Factory(list)
    blind: bool = False

    def may_define(self, name: str) -> bool:
        """Whether an entry of this id may stand there."""
        return self.blind or any(name in text for text in self.texts)


@define
class RawPack:
    """The raw content of one folder. Entries keep their YAML nodes, so that overlays can alter single fields.

    Attributes:
        entries: kind -> id -> entry.
        spare: entries without a usable id of their own, by kind; read only for what else is wrong with them.
        files: the names of its files as places show them.
        content: the hash of the files as they were read.
        broken: sections that are there and are not what they should be.
    """

    folder: Path
    name: str
    singles: dict[str, Mapping] = Factory(dict)
    entries: dict[str, dict[str, Mapping]] = Factory(lambda: {kind: {} for kind, _ in SECTIONS.values()})
    spare: dict[str, list[Node]] = Factory(lambda: {kind: [] for kind, _ in SECTIONS.values()})
    allow: list[Node] = Factory(list)
    change: list[Node] = Factory(list)
    retire: list[Node] = Factory(list)
    files: list[str] = Factory(list)
    content: str = ""
    broken: set[str] = Factory(set)
    unread: Unread = Factory(Unread)

    @property
    def id(self) -> str:
        """The id that the pack gives itself, or the folder's name while that is missing."""
        node = self._of_pack("id")
        return node.text if isinstance(node, Scalar) else self.name

    @property
    def extends(self) -> list[Scalar]:
        """The ids of the packs it builds on, with their places."""
        node = self._of_pack("extends")
        listed = node.items if isinstance(node, Sequence) else ()
        return [item for item in listed if isinstance(item, Scalar) and KEBAB.fullmatch(item.text)]

    @property
    def language(self) -> str | None:
        """The language of its texts, if it says so."""
        node = self._of_pack("language")
        return node.text if isinstance(node, Scalar) else None

    def _of_pack(self, key: str) -> Node | None:
        return self.singles["pack"].get(key) if "pack" in self.singles else None


def pack_files(folder: Path) -> list[Path]:
    """List the files that make up a pack, in a fixed order; hidden files and folders are no part of it.

    Raises:
        OSError: a folder cannot be listed.
    """
    return sorted(_walk(folder, ()), key=lambda path: path.relative_to(folder).as_posix())


def _walk(folder: Path, above: tuple[Path, ...]) -> Iterator[Path]:
    here = (*above, folder.resolve())
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if path.resolve() not in here:  # a link back to a folder that is being listed
                    yield from _walk(path, here)
            elif path.suffix.lower() in FILE_SUFFIXES:
                yield path


def content_hash(named: Iterable[tuple[str, bytes]]) -> str:
    """Hash a pack's files: their names below its folder and what they hold."""
    digest = hashlib.sha256()
    for name, content in named:
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def id_in(folder: Path) -> str:
    """Find the id that a folder's pack gives itself, without reading all of it; the folder's name if it does not."""
    try:
        for path in pack_files(folder):
            content = path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else b""
            if content.startswith(b"pack:") or b"\npack:" in content:
                root = read_yaml(content, path.name, [])
                pack = root.get("pack") if isinstance(root, Mapping) else None
                name = pack.get("id") if isinstance(pack, Mapping) else None
                if isinstance(name, Scalar) and isinstance(name.value, str):
                    return name.text
    except OSError:
        pass  # `read_folder` reports it
    return folder.name


def read_folder(folder: Path, prefix: str, problems: list[Problem]) -> RawPack:
    """Read every file of one pack.

    Args:
        folder: the pack's folder.
        prefix: what places put in front of file names: empty for the pack that is loaded, `../ID/` for others.
        problems: what is wrong is added here.
    """
    raw = RawPack(folder, folder.name)
    try:
        files = pack_files(folder)
    except OSError as error:
        message = f"a folder of this pack cannot be listed: {error.strerror}"
        place = Place(_printable(f"{prefix}{Path(error.filename or folder).name}"), 1, 1)
        problems.append(Problem("unreadable", message, place, "check its permissions"))
        raw.unread.blind = True
        return raw
    contents: list[tuple[str, bytes]] = []
    left = MAX_BYTES
    for path in files:
        name = path.relative_to(folder).as_posix()
        shown = _printable(prefix + name)
        raw.files.append(shown)
        content = _content(path, Place(shown, 1, 1), left, problems)
        if content is None:
            raw.unread.blind = True
            continue
        contents.append((name, content))
        left -= len(content)
        before = len(problems)
        root = read_yaml(content, shown, problems) if _is_named_well(path, shown, problems) else None
        if root is None and len(problems) > before:
            raw.unread.texts.append(content.decode("utf-8", "replace"))
        _sort_in(root, raw, problems)
    raw.content = content_hash(contents)
    _look_for_pack(raw, Place(prefix + "pack.yaml", 1, 1), problems)
    return raw


def _look_for_pack(raw: RawPack, place: Place, problems: list[Problem]) -> None:
    if "pack" in raw.singles or "pack" in raw.broken:
        return
    if raw.unread.may_define("pack"):
        raw.unread.blind = True  # nor is it known what it extends
        return
    there = f"no file of {quoted(raw.name)} has a `pack:` section"
    there = there if raw.files else f"no *.yaml file in {quoted(raw.name)}"
    problems.append(Problem("missing_pack", there, place, "add it, with id, title, version and format"))


def _is_named_well(path: Path, shown: str, problems: list[Problem]) -> bool:
    if path.suffix == ".yaml":
        return True
    message = f"files ending in `{path.suffix}` are not read"
    problems.append(Problem("file_name", message, Place(shown, 1, 1), "let its name end in .yaml"))
    return False


def _printable(name: str) -> str:
    """Give a file's name as text that can be printed, whatever bytes it is made of."""
    return "".join(c if c.isprintable() else "?" for c in name.encode("utf-8", "replace").decode())


def _content(path: Path, place: Place, left: int, problems: list[Problem]) -> bytes | None:
    try:
        if not path.is_file():  # a pipe would keep us waiting, a broken link would be passed over
            problems.append(Problem("unreadable", "this is not a file", place, "put a plain file here"))
            return None
        if path.stat().st_size > left:
            message = f"the files of this pack have more than {MAX_BYTES:,} bytes up to here"
            problems.append(Problem("too_large", message, place, "a pack is read and reviewed by people: split it"))
            return None
        return path.read_bytes()
    except OSError as error:
        problems.append(
            Problem("unreadable", f"this file cannot be read: {error.strerror}", place, "check its permissions")
        )
        return None


def _sort_in(root: Node | None, raw: RawPack, problems: list[Problem]) -> None:
    if root is None:
        return
    if not isinstance(root, Mapping):
        message = "a file of a pack is a mapping"
        problems.append(Problem("wrong_type", message, root.place, "start with `facts:`, `barriers:` ..."))
        return
    lists = {"allow": raw.allow, "change": raw.change, "retire": raw.retire}
    for key, value in root.pairs:
        section = key.text
        if section not in TOP_LEVEL:
            near = did_you_mean(section, TOP_LEVEL) if len(root.pairs) <= MANY else None
            help_text = near or "the sections are " + ", ".join(TOP_LEVEL)
            problems.append(Problem("unknown_key", f"there is no section {quoted(section)}", key.place, help_text))
        elif section in SINGLES:
            _single(key, value, raw, problems)
        elif not isinstance(value, Sequence):
            if not _is_said_already(value, problems):
                message = f"`{section}` is a list"
                problems.append(Problem("wrong_type", message, value.place, "start each entry with `- `"))
        elif section in SECTIONS:
            _collect(SECTIONS[section][0], value, raw, problems)
        else:
            lists[section].extend(value.items)


def _is_said_already(node: Node, problems: list[Problem]) -> bool:
    return any(problem.place == node.place for problem in problems)


def _single(key: Scalar, value: Node, raw: RawPack, problems: list[Problem]) -> None:
    section = key.text
    if section in raw.singles:
        message = f"`{section}` stands in this pack twice"
        first = ((raw.singles[section].place, "the first one"),)
        problems.append(Problem("duplicate_key", message, key.place, "join the two", first))
        return
    if isinstance(value, Mapping):
        raw.singles[section] = value
        return
    raw.broken.add(section)
    if not _is_said_already(value, problems):
        problems.append(Problem("wrong_type", f"`{section}` is a mapping", value.place, "write `key: value` below it"))


def _collect(kind: str, listed: Sequence, raw: RawPack, problems: list[Problem]) -> None:
    for node in listed.items:
        name = node.get("id") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or not isinstance(name, Scalar) or not isinstance(name.value, str):
            raw.spare[kind].append(node)
        elif name.text in raw.entries[kind]:
            message = f"{kind} {quoted(name.text)} is defined twice in this pack"
            first = ((raw.entries[kind][name.text].place, "the first one"),)
            problems.append(Problem("duplicate_id", message, node.place, "give one of them another id", first))
            raw.spare[kind].append(node)
        else:
            raw.entries[kind][name.text] = node
