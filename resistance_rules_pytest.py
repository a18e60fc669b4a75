"""The pytest plugin of resistance_rules: examples of packs as tests, and rule coverage with gates on exact counts.

It is loaded into every pytest run of an environment that has the library, so it imports nothing of it until a pack is
collected or one of its options is used.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from resistance_rules.advice.knowledge_base import KnowledgeBase
    from resistance_rules.knowledge.promises import Example
    from resistance_rules.testing.coverage import Coverage
    from resistance_rules.testing.recorder import Recorder

# A section as YAML may write it: a byte-order mark before it, quotes around it, spaces before the colon.
_EXAMPLES, _PACK = (
    re.compile(rb"^(?:\xef\xbb\xbf)?([\"']?)%b\1 *:" % section, re.MULTILINE) for section in (b"examples", b"pack")
)
_GATES: Final = {"rules": "rule", "conditions": "condition", "interventions": "intervention"}
_DEFAULT_FILES: Final = {"html": "rule-coverage.html", "lcov": "rule-coverage.lcov", "json": "rule-coverage.json"}
_LOOKING: Final = ("collectonly", "showfixtures", "show_fixtures_per_test")  # nothing is to be run
_WORKER_KEY: Final = "resistance_rules_coverage"
_STATE: Final = pytest.StashKey["_CoverageRun"]()
_TOLD: Final = pytest.StashKey[dict[Path, str]]()  # pack -> the file whose error lists its problems


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("resistance-rules", "packs of rules")
    group.addoption("--rule-engine", default="auto", metavar="NAME", help="engine for the examples of packs (auto)")
    group.addoption("--rule-coverage", metavar="PACK", help="print what the tests reach in this pack (id or folder)")
    group.addoption(
        "--rule-coverage-overlay", action="append", default=[], metavar="FOLDER",
        help="a pack that the tests lay over it; may be repeated",
    )  # fmt: skip
    group.addoption(
        "--rule-coverage-report", action="append", default=[], metavar="KIND[:FILE]",
        help="also write html, lcov or json; may be repeated (default file: rule-coverage.KIND)",
    )  # fmt: skip
    group.addoption(
        "--rule-coverage-impossible", action="store_true",
        help="tell what no case can reach apart from what was not reached; takes some seconds on a large pack",
    )  # fmt: skip
    for name in _GATES:
        group.addoption(
            f"--fail-under-{name}", metavar="N", help=f"fail if fewer {name} than this exact number are reached"
        )


# --- examples ----------------------------------------------------------------------------------------------------


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the examples that stand in a file of a pack."""
    if file_path.suffix != ".yaml":
        return None
    content = file_path.read_bytes()
    if not (_EXAMPLES.search(content) or _PACK.search(content)):
        return None
    root = _root_of(file_path.parent)
    return None if root is None else PackFile.from_parent(parent, path=file_path, root=root)


@cache
def _root_of(folder: Path) -> Path | None:
    """The folder of the pack that a file in this folder belongs to: the nearest one that has a `pack:` section."""
    for candidate in (folder, *folder.parents):
        if any(_PACK.search(path.read_bytes()) for path in candidate.glob("*.yaml") if path.is_file()):
            return candidate
    return None


@cache
def _loaded(root: Path, engine: str) -> KnowledgeBase | str:
    """The pack, or all its problems as a text; a pack with problems, too, is read once, however many files it has."""
    from resistance_rules import ResistanceRulesError, load

    try:
        return load(root, engine=engine)
    except ResistanceRulesError as error:
        return str(error)


class PackFile(pytest.File):
    """A file of a pack. Examples of packs that it extends are collected with its `pack:` section."""

    def __init__(self, *, root: Path, **more: Any) -> None:
        super().__init__(**more)
        self.root = root

    def collect(self) -> Iterator[pytest.Item]:
        """One test for each example.

        Raises:
            Collector.CollectError: the pack has problems; the text lists them, once in a run.
        """
        kb = _loaded(self.root, self.config.getoption("--rule-engine"))
        if isinstance(kb, str):
            told = self.config.stash.setdefault(_TOLD, {})
            first = told.setdefault(self.root, self.nodeid)
            raise self.CollectError(kb if first == self.nodeid else f"the pack has problems: see {first}")
        own = self.path.resolve().relative_to(self.root.resolve()).as_posix()
        has_pack = _PACK.search(self.path.read_bytes()) is not None
        for example in kb.pack.examples.values():
            where = example.place.file if example.place else ""
            if where == own or (has_pack and where.startswith("../")):
                yield ExampleItem.from_parent(self, name=example.id, kb=kb, example=example)


class ExampleItem(pytest.Item):
    """One example as a test."""

    def __init__(self, *, kb: KnowledgeBase, example: Example, **more: Any) -> None:
        super().__init__(**more)
        self.kb, self.example = kb, example

    def runtest(self) -> None:
        """Assess the case and compare."""
        from resistance_rules.trial.examples import run_example

        result = run_example(self.kb, self.example)
        if not result.passed:
            raise _ExampleFailedError(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Say what differs, and why."""
        if isinstance(excinfo.value, _ExampleFailedError):
            from resistance_rules.testing.failures import written_failure

            return written_failure(excinfo.value.result)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the example is written."""
        line = self.example.place.line - 1 if self.example.place else None
        return self.path, line, f"example {self.name}"


class _ExampleFailedError(Exception):
    def __init__(self, result: Any) -> None:
        super().__init__(f"example `{result.example.id}`")
        self.result = result


# --- coverage ----------------------------------------------------------------------------------------------------


class _CoverageRun:
    """Coverage of one pytest run, in the controlling process and in each worker."""

    def __init__(self, config: pytest.Config, gates: dict[str, int], reports: list[tuple[str, Path]]) -> None:
        from resistance_rules import load
        from resistance_rules.knowledge.packs import is_pack_file
        from resistance_rules.testing import processes
        from resistance_rules.testing.obligations import catalogue_of
        from resistance_rules.testing.recorder import Recorder, start_recording

        self.pack, overlays = config.getoption("--rule-coverage"), config.getoption("--rule-coverage-overlay")
        self.kb: KnowledgeBase = load(self.pack, overlays=overlays)
        for kind, path in reports:
            if is_pack_file(path, [self.pack, *overlays]):
                message = f"--rule-coverage-report={kind}:{path} is a file of the pack, and would be replaced"
                raise pytest.UsageError(f"{message}: name another one")
        self.gates, self.reports, self.failed = gates, reports, list[str]()
        self.written: list[Path] = []
        totals = catalogue_of(self.kb).totals
        for name, least in gates.items():
            if least > totals[_GATES[name]]:
                message = f"--fail-under-{name}={least} cannot be met: the pack has {totals[_GATES[name]]} {name}"
                raise pytest.UsageError(message)
        self.is_worker = hasattr(config, "workerinput")
        self.from_workers: list[dict[str, Any]] = []
        self.lost_workers = 0
        self.folder: Path | None = None
        self.recorder: Recorder = Recorder(self.kb)
        self.result: Coverage | None = None
        if not self.is_worker:
            self.folder = Path(tempfile.mkdtemp(prefix="rule-coverage-"))
            processes.prepare_folder(self.folder, self.pack, overlays)
        start_recording(self.recorder)
        import os

        processes.follow_forks(self.recorder, Path(os.environ[processes.VARIABLE]))

    def joined(self, *, impossible: bool) -> Coverage:
        """What this process, its workers and its children reached."""
        from resistance_rules.testing.coverage import Coverage
        from resistance_rules.testing.processes import joined_folder

        parts = [Coverage.from_dict(self.kb, data, "a worker's coverage") for data in self.from_workers]
        if self.folder is not None:
            parts.append(joined_folder(self.kb, self.folder))
        coverage = self.recorder.coverage().joined(parts)
        return coverage.with_impossible() if impossible else coverage

    def close(self) -> None:
        """Stop, and leave nothing behind."""
        import os

        from resistance_rules.testing.processes import VARIABLE
        from resistance_rules.testing.recorder import stop_recording

        stop_recording(self.recorder)
        if self.folder is not None:
            os.environ.pop(VARIABLE, None)
            shutil.rmtree(self.folder, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """Begin to record, if coverage was asked for.

    Raises:
        pytest.UsageError: an option makes no sense, or the pack cannot be loaded.
    """
    if config.getoption("--rule-engine") != "auto":
        _require_engine(config.getoption("--rule-engine"))
    gates = dict(_gates(config))
    reports = [_report(text) for text in config.getoption("--rule-coverage-report")]
    if config.getoption("--rule-coverage") is None:
        if (
            gates
            or reports
            or config.getoption("--rule-coverage-overlay")
            or config.getoption("--rule-coverage-impossible")
        ):
            raise pytest.UsageError("rule coverage has to know the pack: add --rule-coverage=PACK")
        return
    if not config.getoption("--rule-coverage"):
        raise pytest.UsageError("--rule-coverage= names no pack: give its id or folder")
    from resistance_rules import ResistanceRulesError

    try:
        config.stash[_STATE] = _CoverageRun(config, gates, reports)
    except ResistanceRulesError as error:
        raise pytest.UsageError(str(error)) from None


def _require_engine(name: str) -> None:
    from resistance_rules.inference.engines import ENGINES
    from resistance_rules.knowledge.diagnostics import did_you_mean

    if name not in ENGINES:
        help_text = did_you_mean(name, ENGINES) or f"the engines are {', '.join(ENGINES)}"
        raise pytest.UsageError(f"--rule-engine={name}: there is no such engine; {help_text}")


def _gates(config: pytest.Config) -> Iterator[tuple[str, int]]:
    for name in _GATES:
        text = config.getoption(f"--fail-under-{name}")
        if text is not None:
            if not re.fullmatch(r"[0-9]{1,9}", text):
                message = (
                    f"--fail-under-{name}={text}: give the exact number of {name}, such as 120: a share hides losses"
                )
                raise pytest.UsageError(message)
            yield name, int(text)


def _report(text: str) -> tuple[str, Path]:
    kind, _, file = text.partition(":")
    if kind not in _DEFAULT_FILES:
        raise pytest.UsageError(f"--rule-coverage-report={text}: the kinds are html, lcov and json")
    return kind, Path(file or _DEFAULT_FILES[kind])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of xdist reached."""
    run = node.config.stash.get(_STATE, None)
    if run is not None:
        data = getattr(node, "workeroutput", {}).get(_WORKER_KEY)
        if data is None:
            run.lost_workers += 1
        else:
            run.from_workers.append(data)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Join what was reached, and let the run fail at a gate that is not met."""
    run = session.config.stash.get(_STATE, None)
    if run is None or any(session.config.getoption(name) for name in _LOOKING):
        return
    if run.is_worker:
        session.config.workeroutput[_WORKER_KEY] = run.recorder.coverage().to_dict()  # type: ignore[attr-defined]
        return
    run.result = run.joined(impossible=session.config.getoption("--rule-coverage-impossible"))
    run.failed = [*_failures(run), *_unwritten(run)]
    if run.failed and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _failures(run: _CoverageRun) -> Iterable[str]:
    from resistance_rules.testing.errors import NothingRecordedError

    assert run.result is not None  # noqa: S101  (set just before)
    try:
        run.result.require_cases()
    except NothingRecordedError as error:
        return [str(error)]
    found = [f"{run.lost_workers} worker(s) ended without saying what they reached"] if run.lost_workers else []
    for name, least in run.gates.items():
        count = run.result.count(_GATES[name])
        if count.reached < least:
            beside = f"; {count.impossible} no case can reach" if count.total - count.impossible < least else ""
            found.append(
                f"--fail-under-{name}={least}: {count.reached} reached, {least - count.reached} too few{beside}"
            )
    return found


def _unwritten(run: _CoverageRun) -> Iterator[str]:
    """Write the reports; what cannot be written is named, and the others are written all the same."""
    from resistance_rules.testing.reports import write_report

    assert run.result is not None  # noqa: S101  (set just before)
    for kind, path in run.reports if run.result.cases else ():
        try:
            write_report(run.result, kind, path, pack=run.pack)
        except OSError as error:
            yield f"--rule-coverage-report={kind}:{path} cannot be written: {error.strerror or error}"
        else:
            run.written.append(path)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print what was reached, and what was written."""
    run = config.stash.get(_STATE, None)
    if run is None or run.result is None:
        return
    from resistance_rules.testing.reports import text

    info = run.kb.pack.info
    terminalreporter.section(f"rule coverage of {info.id} {info.version}")
    if run.result.cases:
        for line in text.summary(run.result):
            terminalreporter.write_line(line)
        for path in run.written:
            terminalreporter.write_line(f"written: {path}")
    for line in run.failed:
        terminalreporter.write_line(f"FAILED: {line}", red=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop recording."""
    run = config.stash.get(_STATE, None)
    if run is not None:
        run.close()
        del config.stash[_STATE]
