"""What a user installs: the wheel carries everything, and the README's commands are true."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ASSESS = "import resistance_rules as r; kb = r.load(); print(kb.pack.digest, len(kb.assess({}).barriers), r.__file__)"


def tracked_copy(target: Path) -> Path:
    """Copy what git tracks, as it stands: what a clean clone would hold after a commit."""
    command = [shutil.which("git") or "git", "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(out.glob("*.whl"))


def run_python(code: str, path: Path, cache: Path) -> str:
    """Run code with only `path` in front of the installed packages."""
    environment = {**os.environ, "PYTHONPATH": str(path), "RESISTANCE_RULES_CACHE": str(cache)}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=path).stdout


def test_the_wheel_carries_packs_types_and_the_compiled_form(wheel: Path) -> None:
    """The pack's files, their compiled form, `py.typed` and the licence are inside."""
    names = zipfile.ZipFile(wheel).namelist()
    ours = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert {f"resistance_rules/_packs/{name}" for name in ours} <= set(names)
    assert "resistance_rules/_packs/engagement.compiled.json" in names
    assert "resistance_rules/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "examples/")) for name in names)


def test_load_works_from_the_wheel_and_uses_the_shipped_compiled_form(wheel: Path, tmp_path: Path) -> None:
    """A fresh process loads from the unpacked wheel without writing a cache, with the digest of the checkout."""
    installed, cache = tmp_path / "installed", tmp_path / "cache"
    zipfile.ZipFile(wheel).extractall(installed)
    digest, barriers, where = run_python(ASSESS, installed, cache).split()
    assert Path(where).is_relative_to(installed)
    assert not cache.exists(), "the shipped compiled form was not used"
    here = run_python(ASSESS, ROOT, cache).split()
    assert [digest, barriers] == here[:2]


def test_a_damaged_compiled_form_is_passed_over(wheel: Path, tmp_path: Path) -> None:
    """If the shipped compiled form is broken, the YAML beside it is read and the result is the same."""
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    before = run_python(ASSESS, installed, tmp_path / "a")
    compiled = installed / "resistance_rules/_packs/engagement.compiled.json"
    compiled.write_text(compiled.read_text(encoding="utf-8").replace("barrier", "carrier"), encoding="utf-8")
    assert run_python(ASSESS, installed, tmp_path / "b") == before


def test_the_quick_start_is_two_one_line_commands() -> None:
    """The README's Quick start holds exactly two fenced commands, and `.ci/run` calls the second."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Quick start", 1)[1].split("\n## ", 1)[0]
    commands = re.findall(r"```\w*\n(.*?)```", section, re.DOTALL)
    assert [len(command.strip().splitlines()) for command in commands] == [1, 1]
    assert commands[1].strip() in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_the_first_command_runs_in_a_clean_copy(tmp_path: Path) -> None:
    """A copy of the tracked files, with nothing beside it, sets itself up and shows advice on a real vignette."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = re.findall(r"```\w*\n(.*?)```", readme.split("## Quick start", 1)[1], re.DOTALL)[0].strip()
    clone = tracked_copy(tmp_path / "a clean copy")
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment["RESISTANCE_RULES_CACHE"] = str(tmp_path / "cache")
    done = subprocess.run(command.split(), cwd=clone, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "Not yet" in done.stdout or "likely" in done.stdout
    assert (clone / ".venv").is_dir()
