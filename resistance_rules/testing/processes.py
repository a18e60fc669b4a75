"""Coverage across processes: children write what they reached into one folder, and whoever started them joins it.

A child that was forked after recording began is followed by itself. Any other child calls `record_this_process()`
once, as early as it can; without the environment variable that names the folder, that does nothing.
"""

from __future__ import annotations

import atexit
import json
import os
import uuid
from collections.abc import Sequence
from multiprocessing import util
from pathlib import Path
from typing import Final

from resistance_rules.advice.knowledge_base import KnowledgeBase, load
from resistance_rules.testing.coverage import Coverage
from resistance_rules.testing.errors import CoverageDataError
from resistance_rules.testing.recorder import Recorder, start_recording

VARIABLE: Final = "RESISTANCE_RULES_COVERAGE"
"""Names the folder in which processes leave what they reached."""
_RUN: Final = "run.json"


def prepare_folder(folder: Path, pack: str, overlays: Sequence[str]) -> None:
    """Say in a folder which pack is recorded, and let children of this process find it."""
    folder.mkdir(parents=True, exist_ok=True)
    overlays = [str(Path(overlay).resolve()) for overlay in overlays]
    pack = str(Path(pack).resolve()) if Path(pack).is_dir() else pack
    (folder / _RUN).write_text(json.dumps({"pack": pack, "overlays": overlays}), encoding="utf-8")
    os.environ[VARIABLE] = str(folder)


def record_this_process() -> bool:
    """Record this process, if somebody asked for it, and leave the result in the folder when it ends.

    Returns:
        Whether it is recorded.

    Raises:
        CoverageDataError: the folder that the environment variable names holds no run.
        PackError: the pack of the run has problems.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return False
    folder = Path(named)
    try:
        run = json.loads((folder / _RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CoverageDataError(f"`{VARIABLE}` names `{folder}`, which holds no coverage run") from None
    recorder = Recorder(load(run["pack"], overlays=run["overlays"]))
    start_recording(recorder)
    save = _Save(recorder, folder)
    util.Finalize(None, save, exitpriority=0)
    atexit.register(save)
    return True


def follow_forks(recorder: Recorder, folder: Path) -> None:
    """Let every process that is forked from this one leave what it reaches."""

    def in_child() -> None:
        recorder.forget()
        atexit.register(save)

    save = _Save(recorder, folder)
    os.register_at_fork(after_in_child=in_child)
    util.register_after_fork(save, lambda save: util.Finalize(None, save, exitpriority=0))
    _FOLLOWED.append(save)


def joined_folder(kb: KnowledgeBase, folder: Path) -> Coverage:
    """What all processes left in a folder.

    Raises:
        CoverageDataError: a file is damaged or about another pack.
    """
    files = sorted(path for path in folder.glob("*.json") if path.name != _RUN)
    return Coverage.of(kb).joined(Coverage.read(kb, path) for path in files)


class _Save:
    """Leaves what a process reached in a folder, once: children of multiprocessing end without `atexit`."""

    def __init__(self, recorder: Recorder, folder: Path) -> None:
        self.recorder, self.folder, self.done = recorder, folder, False

    def __call__(self) -> None:
        if not self.done and self.folder.is_dir():
            self.done = True
            name = self.folder / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
            name.with_suffix(".part").write_text(self.recorder.coverage().to_json(), encoding="utf-8")
            name.with_suffix(".part").rename(name.with_suffix(".json"))  # whoever reads sees whole files only


_FOLLOWED: Final[list[_Save]] = []  # multiprocessing keeps only weak references
