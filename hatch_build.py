"""Build hook: put the packs, as they are and compiled, into the wheel."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_WHEEL = "resistance_rules/_packs"


class PackHook(BuildHookInterface[BuilderConfig]):
    """Compile each pack of ``rules/`` and include it beside its YAML files."""

    PLUGIN_NAME = "custom"
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Include ``rules/`` and each pack's ``<id>.compiled.json``; an editable install reads ``rules/``.

        Raises:
            RuntimeError: There is no pack, or one does not compile.
        """
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory(prefix="resistance-rules-")
        build_data["force_include"][str(root / "rules")] = IN_WHEEL
        for file in compile_packs(root, Path(self._folder.name)):
            build_data["force_include"][str(file)] = f"{IN_WHEEL}/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the compiled packs; the wheel has them now."""
        if self._folder is not None:
            self._folder.cleanup()


def compile_packs(root: Path, target: Path) -> list[Path]:
    """Compile each pack of ``root/rules`` into the folder ``target``.

    Args:
        root: The project's folder, whose own ``resistance_rules`` does the work.
        target: An existing folder.

    Returns:
        The files written, by name.

    Raises:
        RuntimeError: There is no pack, or one does not compile.
    """
    rules = root / "rules"
    folders = sorted(each for each in rules.glob("[!._]*") if each.is_dir())
    if not folders:
        raise RuntimeError(f"no pack to build into the wheel: `{rules}` has no folders")
    sys.path.insert(0, str(root))
    try:
        return [_compile(folder, target / f"{folder.name}.compiled.json") for folder in folders]
    finally:
        sys.path.remove(str(root))


def _compile(folder: Path, target: Path) -> Path:
    try:
        from resistance_rules.knowledge.compiled import write_compiled

        write_compiled(folder, target)
    except Exception as error:
        raise RuntimeError(f"the pack `{folder.name}` does not compile: {error}") from error
    if not target.is_file():
        raise RuntimeError(f"the pack `{folder.name}` does not compile: `{target.name}` was not written")
    return target
