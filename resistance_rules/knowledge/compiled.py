"""The compiled form of a pack: its checked model as JSON. Data only; nothing in it is ever executed.

A wheel ships one beside each pack; anywhere else it is cached for the user. It is found by the content of the
files it was made from, so it can be stale only if they are the same, and a damaged one is ignored.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.strategies import configure_tagged_union

from resistance_rules.knowledge.conditions import Condition, Number, Value
from resistance_rules.knowledge.diagnostics import PackError, Place, Problem
from resistance_rules.knowledge.files import MAX_BYTES, content_hash, pack_files
from resistance_rules.knowledge.model import Pack

_log: Final = logging.getLogger(__name__)
SUFFIX: Final = ".compiled.json"


def digest_of(pack: Pack) -> str:
    """SHA-256 of the normalised joined model (semantics 6): entries by id, keys sorted, exact numbers, no places."""
    return hashlib.sha256(canonical_text(pack).encode()).hexdigest()


def canonical_text(pack: Pack) -> str:
    """The normalised joined model as JSON text: the very text that the digest is over."""
    return _canonical(normalised(pack))


def normalised(pack: Pack) -> dict[str, Any]:
    """Give the model as plain data without places and digest: what the digest is over."""
    data: dict[str, Any] = _converter(with_places=False).unstructure(pack)
    del data["digest"]
    return data


def write_compiled(folder: Path, target: Path) -> None:
    """Read the pack in `folder` and write its compiled form; the build of the wheel calls this.

    Raises:
        PackError: the pack has problems.
    """
    from resistance_rules.knowledge.packs import load_pack

    pack = load_pack(folder, use_cache=False)
    if pack.info.extends:
        raise PackError(
            [Problem("compiled_extends", "a pack that extends others is not shipped compiled", pack.info.place)]
        )
    key = _key([folder], [_content(folder)])
    _write(target, _document(pack, key, []))


def read_stored(folders: Sequence[Path], find: Callable[[str, Path], Path | None]) -> Pack | None:
    """Read the pack compiled from just these files, if there is a sound one beside them or in the cache."""
    try:
        key = _key(folders, [_content(folder) for folder in folders])
    except OSError:
        return None  # reading the pack says what is wrong
    beside = [folders[0].with_name(folders[0].name + SUFFIX)] if len(folders) == 1 else []
    cached = cache_folder()
    for path in (*beside, *([cached / f"{key}.json"] if cached else [])):
        pack = _read(path, key, folders, find)
        if pack is not None:
            return pack
    return None


def store(pack: Pack, folders: Sequence[Path], contents: Sequence[str], extended: Sequence[tuple[str, str]]) -> None:
    """Cache the compiled form for the next start; where that is not possible, the next start reads the YAML again.

    Args:
        pack: the pack, with its digest.
        folders: the folders that were asked for.
        contents: the hash of what was read from each of them; the files may have been saved again since.
        extended: id and hash of the packs that these extend.
    """
    folder = cache_folder()
    if folder is None:
        return
    key = _key(folders, contents)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(folder / f"{key}.json", _document(pack, key, extended))
    except OSError as error:
        _log.info("the compiled pack could not be cached: %s", error.strerror)


def cache_folder() -> Path | None:
    """Find where compiled packs are kept: `$RESISTANCE_RULES_CACHE` (empty: nowhere), else the user's cache folder."""
    chosen = os.environ.get("RESISTANCE_RULES_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "resistance_rules"
    except RuntimeError:  # a user without a home
        return None


def _document(pack: Pack, key: str, extended: Sequence[tuple[str, str]]) -> dict[str, Any]:
    model = _canonical(_converter(with_places=True).unstructure(pack))
    return {
        "key": key,
        "extended": [list(pair) for pair in extended],
        "sha256": hashlib.sha256(model.encode()).hexdigest(),
        "model": model,
    }


def _write(path: Path, document: Mapping[str, Any]) -> None:
    """Write whole or not at all: two processes may store the same pack at once."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".json")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(document, file)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _read(path: Path, key: str, folders: Sequence[Path], find: Callable[[str, Path], Path | None]) -> Pack | None:
    try:
        document = json.loads(path.read_bytes())
        if document["key"] != key:
            return None
        for name, content in document["extended"]:
            places = (find(name, folder) for folder in folders)
            if content not in [_content(folder) for folder in places if folder is not None]:
                return None
        model: str = document["model"]
        if hashlib.sha256(model.encode()).hexdigest() != document["sha256"]:
            return None
        return _converter(with_places=True).structure(json.loads(model), Pack)
    except FileNotFoundError:
        return None
    except Exception:  # noqa: BLE001  (whatever is wrong with a stored copy, the YAML is the truth and is read)
        _log.info("a compiled pack was not usable and is ignored")
        return None


def _key(folders: Sequence[Path], contents: Sequence[str]) -> str:
    """What the compiled form depends on, apart from the packs that these extend: contents and the reading code."""
    parts = [_code_hash(), *contents]
    parts += [folder.name for folder in folders[:-1]]  # these names can stand in places
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _content(folder: Path) -> str:
    files = pack_files(folder)
    if not all(path.is_file() for path in files) or sum(path.stat().st_size for path in files) > MAX_BYTES:
        raise OSError(errno.EINVAL, "not a pack that could have been compiled")
    return content_hash((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


@cache
def _code_hash() -> str:
    """The reading code itself: while it is being worked on, its version does not change but its result does."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _canonical(data: object) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@cache
def _converter(*, with_places: bool) -> Converter:
    converter = Converter(detailed_validation=False, omit_if_default=with_places)
    converter.register_unstructure_hook(Decimal, lambda number: {"decimal": str(number)})
    converter.register_unstructure_hook(Place, str)
    converter.register_structure_hook(Place, lambda text, _: Place.parse(text))
    exact = _structure_value
    for union in (Value, Number, Value | None, Number | None):
        converter.register_structure_hook(union, exact)
        converter.register_unstructure_hook(union, _unstructure_value)
    changed_to = str | tuple[Value, ...]
    converter.register_structure_hook(
        changed_to, lambda data, _: data if isinstance(data, str) else tuple(exact(item) for item in data)
    )
    converter.register_unstructure_hook(
        changed_to, lambda to: to if isinstance(to, str) else [_unstructure_value(item) for item in to]
    )
    _treat_places(converter, with_places=with_places)
    configure_tagged_union(Condition, converter, tag_name="test")
    read, written = converter.get_structure_hook(Condition), converter.get_unstructure_hook(Condition)
    converter.register_structure_hook(Condition | None, lambda data, _: None if data is None else read(data, Condition))
    converter.register_unstructure_hook(Condition | None, lambda test: None if test is None else written(test))
    return converter


def _treat_places(converter: Converter, *, with_places: bool) -> None:
    """Leave `place` out of the digest's data; in the stored data keep it, also of what is otherwise a default."""

    def unstructure(cls: type) -> Callable[[Any], dict[str, Any]]:
        special = {
            field.name: override(omit=True) if field.name == "place" else override(omit_if_default=False)
            for field in attrs.fields(cls)
            if (field.name == "place" and not with_places) or attrs.has(type(field.default))
        }
        return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=with_places, **special)  # type: ignore[arg-type]

    converter.register_unstructure_hook_factory(attrs.has, unstructure)
    converter.register_structure_hook_factory(attrs.has, lambda cls: make_dict_structure_fn(cls, converter))


def _structure_value(data: Any, _: object = None) -> Any:
    return Decimal(data["decimal"]) if isinstance(data, dict) else data


def _unstructure_value(value: Any) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value
