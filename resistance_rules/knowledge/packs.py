"""Finds packs, reads them with what they extend, and keeps a compiled form (JSON) for the next start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from resistance_rules.knowledge import compiled
from resistance_rules.knowledge.diagnostics import PackError, Place, Problem, did_you_mean, displayed_id
from resistance_rules.knowledge.files import RawPack, read_folder
from resistance_rules.knowledge.joining import join
from resistance_rules.knowledge.model import Pack
from resistance_rules.knowledge.reader import read_pack

_HERE: Final = Path(__file__).resolve().parent.parent
SHIPPED: Final = (_HERE / "_packs", _HERE.parent / "rules")  # in a wheel; in a checkout or an editable install


def shipped_packs() -> dict[str, Path]:
    """The packs that come with the library, by id."""
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
    joined = join(raws, problems)
    built = read_pack(joined, problems, {raw.id for raw in raws})
    if problems or built is None:
        raise PackError(problems)
    built = evolve(built, digest=compiled.digest_of(built))
    if use_cache:
        compiled.store(built, folders, [(raw.id, raw.folder) for raw in raws if raw.folder not in folders])
    return built


def _folder(pack: str | Path) -> Path:
    shipped = shipped_packs()
    if isinstance(pack, str) and pack in shipped:
        return shipped[pack]
    folder = Path(pack)
    if folder.is_dir():
        return folder.resolve()
    if folder.exists():
        message, help_text = f"`{pack}` is not a folder", "name the folder that holds the pack's files"
    else:
        message = f"there is no pack `{pack}`: no shipped pack and no folder"
        help_text = did_you_mean(str(pack), shipped) or "shipped packs: " + ", ".join(sorted(shipped))
    raise PackError([Problem("no_pack", message, None, help_text)])


def find_extended(name: str, beside: Path) -> Path | None:
    """The folder of an extended pack: the one of that name beside this pack, or a shipped one."""
    if not name or name != Path(name).name or name.startswith("."):
        return None  # an id, never a path
    neighbour = beside.parent / name
    return neighbour if neighbour.is_dir() else shipped_packs().get(name)


def _read_all(folders: Sequence[Path], problems: list[Problem]) -> list[RawPack]:
    """Every pack that these build on, base first; the last folder's pack is the root that places are relative to."""
    order: list[RawPack] = []
    seen: dict[Path, RawPack] = {}

    def visit(folder: Path, prefix: str, path: tuple[Path, ...]) -> None:
        raw = read_folder(folder, prefix, problems)
        seen[folder] = raw
        for name in raw.extends:
            base = find_extended(name.text, folder)
            if base is None:
                known = sorted({*shipped_packs(), *_neighbours(folder)})
                problems.append(
                    Problem("unknown_pack", f"there is no pack {displayed_id(name.text)} to extend", name.place,
                            did_you_mean(name.text, known) or f"its folder stands beside `{folder.name}`")
                )  # fmt: skip
            elif base in (*path, folder):
                chain = " -> ".join(step.name for step in (*path, folder, base))
                problems.append(Problem("extends_cycle", f"packs extend each other in a circle: {chain}", name.place))
            elif base not in seen:
                visit(base, f"../{name.text}/", (*path, folder))
                if seen[base].id != name.text:
                    problems.append(
                        Problem("pack_id", f"the pack in folder `{name.text}` calls itself {displayed_id(seen[base].id)}",
                                name.place, "folder and id of an extended pack are the same")
                    )  # fmt: skip
        order.append(raw)

    for folder in folders:
        if folder not in seen:
            visit(folder, "" if folder == folders[-1] else f"../{folder.name}/", ())
    ids: dict[str, Path] = {}
    for raw in order:
        if ids.setdefault(raw.id, raw.folder) != raw.folder:
            place = raw.singles["pack"].place if "pack" in raw.singles else Place("pack.yaml", 1, 1)
            problems.append(Problem("pack_id", f"two of the packs are called {displayed_id(raw.id)}", place))
    return order


def _neighbours(folder: Path) -> Iterable[str]:
    return (path.name for path in folder.parent.iterdir() if path.is_dir() and path != folder)
