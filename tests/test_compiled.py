"""The compiled form of packs: the same pack, never stale, never needed."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest
from packing import ENGAGEMENT, EVERYTHING, ROOT, SAMPLES, write_files

from resistance_rules.knowledge import compiled, packs
from resistance_rules.knowledge.compiled import SUFFIX, write_compiled
from resistance_rules.knowledge.diagnostics import PackError
from resistance_rules.knowledge.packs import load_pack

HEAD = "pack: {id: p, title: P, version: 1.0.0, format: 1%s}\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("RESISTANCE_RULES_CACHE", str(folder))
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose YAML is read."""
    seen: list[Path] = []
    original = packs.read_folder

    def read_folder(folder: Path, *args: Any) -> Any:
        seen.append(folder)
        return original(folder, *args)

    monkeypatch.setattr(packs, "read_folder", read_folder)
    return seen


def places_in(value: object) -> list[str]:
    """Every place in a model, in order."""
    if attrs.has(type(value)):
        found = []
        for field in attrs.fields(type(value)):
            inner = getattr(value, field.name)
            found += [str(inner)] if field.name == "place" else places_in(inner)
        return found
    items = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [place for item in items for place in places_in(item)]


@pytest.mark.parametrize("folder", [EVERYTHING, ENGAGEMENT, SAMPLES / "good" / "overlay" / "site"])
def test_the_stored_pack_is_the_same(folder: Path, cache: Path, reads: list[Path]):
    """A pack that comes from the cache equals the one that was read: content, places and digest."""
    read = load_pack(folder)
    assert reads
    reads.clear()
    stored = load_pack(folder)
    assert reads == []
    assert stored == read
    assert stored.digest == read.digest
    assert places_in(stored) == places_in(read)
    assert len(list(cache.iterdir())) == 1


def test_a_change_is_seen(tmp_path: Path, cache: Path):
    """A pack that was edited, or whose base was, is read again."""
    base = write_files(tmp_path / "base", {"pack.yaml": HEAD.replace("id: p", "id: base") % ""})
    site = write_files(tmp_path / "site", {"pack.yaml": HEAD % ", extends: [base]"})
    assert load_pack(site).facts == {}
    write_files(base, {"facts.yaml": "facts: [{id: a, yes_no: true, label: A}]\n"})
    assert list(load_pack(site).facts) == ["a"]
    write_files(site, {"more.yaml": "facts: [{id: b, yes_no: true, label: B}]\n"})
    assert list(load_pack(site).facts) == ["a", "b"]
    (base / "facts.yaml").rename(base / "others.yaml")
    place = load_pack(site).facts["a"].place
    assert place is not None
    assert place.file == "../base/others.yaml"
    (base / "others.yaml").unlink()
    assert list(load_pack(site).facts) == ["b"]


def test_a_file_saved_while_it_is_read_is_read_again(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch):
    """What is stored belongs to the bytes that were read, even if the file was saved again meanwhile."""
    folder = write_files(tmp_path / "p", {"pack.yaml": HEAD % ""})
    original = packs.read_folder

    def read_then_save(*args: Any) -> Any:
        raw = original(*args)
        write_files(folder, {"pack.yaml": (HEAD % "").replace("title: P", "title: Q")})
        return raw

    monkeypatch.setattr(packs, "read_folder", read_then_save)
    assert load_pack(folder).info.title == "P"
    monkeypatch.setattr(packs, "read_folder", original)
    assert load_pack(folder).info.title == "Q"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: text.replace("Getting there", "Getting lost"),
        lambda text: json.dumps({**json.loads(text), "sha256": "0" * 64}),
        lambda text: json.dumps({**json.loads(text), "model": "{}"}),
        lambda text: json.dumps({**json.loads(text), "key": "0" * 64}),
        lambda text: "[" * 100_000,
        lambda text: "\0",
    ],
)
def test_a_damaged_one_is_ignored(damage: Any, cache: Path, reads: list[Path]):
    """Whatever is wrong with a stored pack, the YAML is read instead."""
    digest = load_pack(EVERYTHING).digest
    (path,) = cache.iterdir()
    path.write_text(damage(path.read_text()))
    reads.clear()
    assert load_pack(EVERYTHING).digest == digest
    assert reads


def test_a_stored_pack_of_other_code_is_ignored(cache: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch):
    """What another version of the library stored is not used."""
    load_pack(EVERYTHING)
    reads.clear()
    monkeypatch.setattr(compiled, "_code_hash", lambda: "other code")
    load_pack(EVERYTHING)
    assert reads


@pytest.mark.parametrize("where", ["", "a_file/cache", "/proc/no/such/folder"])
def test_it_works_where_nothing_can_be_stored(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without a cache folder, or one that cannot be written, a pack loads all the same."""
    (tmp_path / "a_file").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESISTANCE_RULES_CACHE", where)
    assert load_pack(EVERYTHING).digest == load_pack(EVERYTHING).digest


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch):
    """Where no cache folder can be found, none is used."""
    for name in ("RESISTANCE_RULES_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def home() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(compiled.Path, "home", home)
    assert compiled.cache_folder() is None
    load_pack(EVERYTHING)


def test_a_compiled_pack_beside_the_folder_is_used(tmp_path: Path, reads: list[Path], monkeypatch: pytest.MonkeyPatch):
    """A wheel carries compiled packs beside the folders; one is used as long as the files are the same."""
    monkeypatch.setenv("RESISTANCE_RULES_CACHE", "")
    folder = write_files(tmp_path / "p", {"pack.yaml": HEAD % ""})
    write_compiled(folder, tmp_path / f"p{SUFFIX}")
    reads.clear()
    assert load_pack(folder).info.title == "P"
    assert reads == []
    write_files(folder, {"pack.yaml": (HEAD % "").replace("title: P", "title: Q")})
    assert load_pack(folder).info.title == "Q"


def test_an_overlay_is_not_compiled_for_a_wheel(tmp_path: Path):
    """What extends other packs depends on them and is refused."""
    with pytest.raises(PackError, match="compiled_extends"):
        write_compiled(SAMPLES / "good" / "overlay" / "site", tmp_path / "site.json")


def test_a_stored_pack_is_data(cache: Path):
    """What is stored is JSON, which can hold data only, down to the model inside."""
    load_pack(EVERYTHING)
    (path,) = cache.iterdir()
    assert set(json.loads(json.loads(path.read_text())["model"])) >= {"info", "facts", "safety"}


def test_threads_store_at_once(cache: Path):
    """Many threads that load and store one pack at once all get it, and leave one sound file."""
    with ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(lambda _: load_pack(EVERYTHING).digest, range(24)))
    assert len(digests) == 1
    (path,) = cache.iterdir()
    assert json.loads(path.read_text())["model"]


def test_processes_store_at_once(cache: Path):
    """Several processes that load and store one pack at once all get it, and leave one sound file."""
    code = f"from resistance_rules.knowledge.packs import load_pack; print(load_pack({str(EVERYTHING)!r}).digest)"
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)
    ]
    printed = {process.communicate(timeout=120)[0].strip() for process in running}
    assert printed == {load_pack(EVERYTHING).digest}
    assert len(list(cache.iterdir())) == 1
