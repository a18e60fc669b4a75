"""Finds packs, reads them with what they extend, and keeps a compiled form (JSON) for the next start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from resistance_rules.knowledge import compiled
from resistance_rules.knowledge.diagnostics import PackError, Place, Problem, did_you_mean, quoted, quoted_path
from resistance_rules.knowledge.files import FILE_SUFFIXES, RawPack, id_in, pack_files, read_folder
from resistance_rules.knowledge.joining import join
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.reader import read_pack
from resistance_rules.knowledge.yaml_nodes import Scalar

_HERE: Final = Path(__file__).resolve().parent.parent
SHIPPED: Final = (_HERE / "_packs", _HERE.parent / "rules")  # in a wheel; in a checkout or editable install


def shipped_packs() -> dict[str, Path]:
    """Find the packs that come with the library, by id."""
    found: dict[str, Path] = {}
    for parent in SHIPPED:
        if parent.is_dir():
            for folder in sorted(parent.iterdir()):
                if folder.is_dir() and not folder.name.startswith((".", "_")):
                    found.setdefault(folder.name, folder)
    return found


def load_pack(pack: str | Path = "engagement", overlays: Sequence[str | Path] = (), *, use_cache: bool = True) -> Pack:
    """Load a pack, with the packs it extends and with overlays laid over it.

    Args:
        pack: the id of a shipped pack, or a folder.
        overlays: folders of packs to lay over it, in this order. They need not name the pack in `extends`.
        use_cache: whether a compiled form may be read and written.

    Returns:
        The checked pack with its digest.

    Raises:
        PackError: something is wrong; `problems` holds all of it.
    """
    folders = [_folder(pack), *(_folder(overlay) for overlay in overlays)]
    if use_cache:
        stored = compiled.read_stored(folders, find_extended)
        if stored is not None:
            return stored
    problems: list[Problem] = []
    raws = _read_all(folders, problems)
    built = read_pack(join(raws, problems), problems)
    if problems or built is None:
        raise PackError(problems)
    built = evolve(built, digest=compiled.digest_of(built))
    if use_cache:
        given = {raw.folder: raw.content for raw in raws}
        extended = [(raw.id, raw.content) for raw in raws if raw.folder not in folders]
        compiled.store(built, folders, [given[folder] for folder in folders], extended)
    return built


def is_pack_file(path: str | Path, packs: Sequence[str | Path]) -> bool:
    """Whether a pack is read from this file: one of these packs (as `load_pack` takes them), or one that they extend.

    Raises:
        PackError: one of the packs is not there.
    """
    file = Path(path)
    if file.suffix.lower() not in FILE_SUFFIXES or not file.is_file():
        return False
    raws = _read_all([_folder(pack) for pack in packs], [])
    return any(file.samefile(other) for raw in raws for other in pack_files(raw.folder))


def _folder(pack: str | Path) -> Path:
    shipped = shipped_packs()
    if isinstance(pack, str) and pack in shipped:
        return shipped[pack]
    shown = quoted_path(pack)
    try:
        folder = Path(pack)
        if folder.is_dir():
            return folder.resolve()
        is_there = folder.exists()
    except (OSError, ValueError):  # not allowed to look, or a name that no file system has
        is_there = False
    if is_there:
        message, help_text = f"{shown} is not a folder", "name the folder that holds the pack's files"
    else:
        message = f"there is no pack {shown}: no shipped pack and no folder"
        help_text = did_you_mean(str(pack), shipped) or "shipped packs: " + ", ".join(sorted(shipped))
    raise PackError([Problem("no_pack", message, None, help_text)])


def find_extended(name: str, beside: Path) -> Path | None:
    """Find the folder of an extended pack: the one of that name beside this pack, or a shipped one."""
    neighbour = beside.parent / name
    return neighbour if neighbour.is_dir() else shipped_packs().get(name)


def _read_all(folders: Sequence[Path], problems: list[Problem]) -> list[RawPack]:
    """Read every pack that these build on, base first; places are relative to the root of the last folder's pack."""
    finder = _Packs(folders, problems)
    for folder in folders:
        finder.visit(folder)
    finder.check_ids()
    return finder.order


class _Packs:
    """Reads packs, each after those that it extends, and each once."""

    def __init__(self, folders: Sequence[Path], problems: list[Problem]) -> None:
        self.root = folders[-1]
        self.given = {id_in(folder): folder for folder in folders} if len(folders) > 1 else {}
        self.problems = problems
        self.order: list[RawPack] = []
        self.seen: dict[Path, RawPack] = {}

    def visit(self, folder: Path, name: str | None = None, above: tuple[Path, ...] = ()) -> None:
        if folder in self.seen:
            return
        prefix = "" if folder == self.root else f"../{name or id_in(folder)}/"
        raw = self.seen[folder] = read_folder(folder, prefix, self.problems)
        for base in raw.extends:
            self._extend(base, folder, (*above, folder))
        self.order.append(raw)

    def _extend(self, name: Scalar, folder: Path, above: tuple[Path, ...]) -> None:
        base = self.given.get(name.text) or find_extended(name.text, folder)
        if base is None:
            known = sorted({*shipped_packs(), *_neighbours(folder)})
            help_text = did_you_mean(name.text, known) or f"put its folder beside {quoted(folder.name)}"
            message = f"there is no pack {quoted(name.text)} to extend"
            self.problems.append(Problem("unknown_pack", message, name.place, help_text))
        elif base in above:
            chain = " -> ".join(step.name for step in (*above[above.index(base) :], base))
            message = f"packs extend each other in a circle: {chain}"
            help_text = "let one of them stand on its own"
            self.problems.append(Problem("extends_cycle", message, name.place, help_text))
        else:
            self.visit(base, name.text, above)
            found = self.seen[base].id
            if found != name.text:
                message = f"the pack in folder {quoted(name.text)} calls itself {quoted(found)}"
                help_text = "let the folder and the id of an extended pack be the same"
                self.problems.append(Problem("pack_id", message, name.place, help_text))

    def check_ids(self) -> None:
        """Report two packs with one id: nobody could tell their places apart."""
        ids: dict[str, RawPack] = {}
        for raw in self.order:
            first = ids.setdefault(raw.id, raw)
            if first is not raw:
                message = f"two of the packs are called {quoted(raw.id)}"
                related = ((_pack_place(first), "the first one"),)
                help_text = "give each pack an id of its own"
                self.problems.append(Problem("pack_id", message, _pack_place(raw), help_text, related))


def _pack_place(raw: RawPack) -> Place:
    return raw.singles["pack"].place if "pack" in raw.singles else Place("pack.yaml", 1, 1)


def _neighbours(folder: Path) -> Iterable[str]:
    return (path.name for path in folder.parent.iterdir() if path.is_dir() and path != folder)
