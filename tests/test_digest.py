"""The digest of a pack: over its content, and over nothing else."""

import copy
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import EVERYTHING, SAMPLES, as_yaml, at_path, paths_in, read_nodes, write_files, write_pack

from resistance_rules.knowledge.compiled import digest_of
from resistance_rules.knowledge.diagnostics import PackError
from resistance_rules.knowledge.packs import load_pack

WHOLE = read_nodes(EVERYTHING)
DIGEST = load_pack(EVERYTHING, use_cache=False).digest


def digest_if_sound(folder: Path) -> str | None:
    """The digest of a pack, or None if it is refused."""
    try:
        return load_pack(folder, use_cache=False).digest
    except PackError:
        return None


@settings(max_examples=60)
@given(random=st.randoms(use_true_random=False))
def test_cutting_ordering_and_commenting_do_not_change_it(random: Random, tmp_path_factory: pytest.TempPathFactory):
    """Files, entries and keys in any order, with comments anywhere: the digest stays."""
    lines = []
    for section, value in WHOLE.items():
        items = value if isinstance(value, list) else [value]
        is_list = isinstance(value, list)
        lines += [f"{section}: {f'[{as_yaml(item, random)}]' if is_list else as_yaml(item, random)}" for item in items]
    random.shuffle(lines)
    files: dict[str, str] = {}
    for number, line in enumerate(lines):
        section = line.partition(":")[0]
        fits = [name for name, text in files.items() if f"\n{section}:" not in f"\n{text}"]
        name = random.choice([*fits, f"{random.choice(['', 'a/', 'z/b/'])}{number}.yaml"])
        comment = f"# {random.random()}\n" if random.random() < 0.5 else ""
        files[name] = files.get(name, "") + comment + line + "  # what it says\n"
    folder = write_files(tmp_path_factory.mktemp("cut"), files)
    assert load_pack(folder, use_cache=False).digest == DIGEST


def changed(value: Any) -> Any:
    """Another value of the same type."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case Decimal():
            return value + Decimal("0.125")
        case None:
            return "something"
        case _:
            return value + "x"


def test_any_other_value_changes_it(tmp_path: Path):
    """Changing any one value of a pack that has every key, notes included, changes the digest or is refused."""
    refused = 0
    for path in paths_in(WHOLE):
        value = at_path(WHOLE, path)
        if isinstance(value, dict | list):
            continue
        data = copy.deepcopy(WHOLE)
        at_path(data, path[:-1])[path[-1]] = changed(value)
        found = digest_if_sound(write_pack(tmp_path, data))
        assert found != DIGEST, path
        refused += found is None
    assert refused < 300  # most changes are of content, not mistakes


def test_anything_left_out_changes_it(tmp_path: Path):
    """Taking out any one key or item changes the digest or is refused, unless it says what is so without it."""
    for path in paths_in(WHOLE):
        value = at_path(WHOLE, path)
        data = copy.deepcopy(WHOLE)
        del at_path(data, path[:-1])[path[-1]]
        found = digest_if_sound(write_pack(tmp_path, data))
        says_nothing = value is False or value is None or value in ([], {})
        assert found != DIGEST or says_nothing, path


@pytest.mark.parametrize("numbers", [("0.5", "0.50"), ("12", "12.0"), ("0", "-0")])
def test_a_number_is_its_value(numbers: tuple[str, str], tmp_path: Path):
    """The same number written otherwise is the same content."""
    head = "pack: {id: p, title: P, version: 1.0.0, format: 1}\nfacts: [{id: n, number: [-1, 20], label: N}]\n"
    digests = {
        load_pack(
            write_files(tmp_path, {"pack.yaml": f"{head}assume: [{{id: a, not_both: [{{n: {x}}}, {{known: n}}]}}]\n"})
        ).digest
        for x in numbers
    }
    assert len(digests) == 1


def test_places_do_not_count():
    """The same content at other places has the same digest, and it is the one that the pack carries."""
    minimal = load_pack(SAMPLES / "good" / "minimal", use_cache=False)
    recut = load_pack(SAMPLES / "good" / "recut", use_cache=False)
    assert minimal.facts["lives_far_away"].place != recut.facts["lives_far_away"].place
    assert digest_of(recut) == recut.digest == minimal.digest
    assert len(minimal.digest) == 64
