"""`bootstrap.py` must work, or say what to do, on a machine that lacks what it needs."""

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parent.parent / "bootstrap.py"


def load() -> ModuleType:
    """Import bootstrap.py by its path."""
    spec = importlib.util.spec_from_file_location("bootstrap", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bootstrap = load()


def environment(**changes: object):
    """Describe a healthy virtual environment with Python 3.12 and without durable-rules."""
    usual = bootstrap.Environment(
        python="/p/.venv/bin/python",
        version=(3, 12),
        include="/headers",
        compiler="gcc -pthread",
        has_pip=True,
        has_durable=False,
    )
    return usual._replace(**changes)


def having(*names: str):
    """Make a `which` that finds just these programs."""
    return lambda name: f"/bin/{name}" if name in names else None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project folder with spaces in its path, a pyproject.toml and an empty .venv."""
    root = tmp_path / "my project"
    (root / ".venv").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n")
    return root


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch):
    """Answer each quiet command with success and keep it, instead of running it."""
    kept = []

    def answer(command, cwd=None, environ=None):
        kept.append((list(command), cwd, environ))
        return 0, ""

    monkeypatch.setattr(bootstrap, "run_quietly", answer)
    return kept


class TestOldPython:
    """A Python that is too old gets a message, not a traceback."""

    def test_syntax_is_that_of_python_3_6(self):
        """The file parses as Python 3.6, so an old Python reaches the version check."""
        ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 6))

    @pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14), (4, 0)])
    def test_new_enough(self, version):
        """Python 3.11 and newer is accepted."""
        bootstrap.require_python(version)

    @pytest.mark.parametrize("version", [(3, 6), (3, 10)])
    def test_too_old(self, version):
        """The message names both versions and where to get a newer one."""
        with pytest.raises(bootstrap.SetupError) as caught:
            bootstrap.require_python(version, lambda _: False)
        text = str(caught.value)
        assert text.startswith(f"Python 3.11 or newer is needed; this is Python {version[0]}.{version[1]}. Install")
        assert "python.org" in text

    def test_newer_one_is_installed(self):
        """If a newer Python is there, the message names the newest."""
        with pytest.raises(bootstrap.SetupError, match=r"use python3\.12 instead of python3$"):
            bootstrap.require_python((3, 9), {"python3.10", "python3.11", "python3.12"}.__contains__)

    def test_only_a_python_that_runs_is_named(self, monkeypatch):
        """A command that is there but does not run, like some pyenv shims, is not offered."""
        assert bootstrap.runs(sys.executable)
        assert not bootstrap.runs("no-such-python")
        monkeypatch.setattr(bootstrap, "run_quietly", lambda _: (127, "pyenv: command not found"))
        assert not bootstrap.runs("python3.13")

    def test_exit_code(self, monkeypatch, capsys):
        """The command ends with 1 and the reason, before it touches anything."""
        monkeypatch.setattr(bootstrap.sys, "version_info", (3, 8, 1))
        assert bootstrap.main(["demo"], root=Path("/nowhere")) == 1
        assert capsys.readouterr().err.startswith("error: Python 3.11 or newer is needed; this is Python 3.8. ")


class TestVirtualEnvironment:
    """.venv is made, used, or made anew."""

    def test_no_ensurepip(self):
        """Debian's Python without python3-venv: the message says exactly what to install."""
        with pytest.raises(bootstrap.SetupError) as caught:
            bootstrap.require_venv(lambda name: None if name == "ensurepip" else object())
        text = str(caught.value)
        assert "it lacks `ensurepip`. Install:" in text
        assert "apt-get install python3-venv\n" in text
        assert "dnf install python3 python3-pip\n" in text
        assert "apk add python3 py3-pip\n" in text
        assert "xcode-select --install\n" in text

    def test_nothing_missing(self):
        """A complete Python is accepted."""
        bootstrap.require_venv(lambda _: object())

    @pytest.mark.parametrize(
        ("found", "reason"),
        [
            (None, "its Python does not run"),
            (environment(version=(3, 9)), "it has Python 3.9"),
            (environment(has_pip=False), "it has no pip"),
            (environment(), None),
        ],
    )
    def test_why_unusable(self, found, reason):
        """Each way of being broken has its own words."""
        assert bootstrap.why_unusable(found) == reason

    def test_look_at_this_python(self):
        """A working Python tells its version and where its headers are."""
        found = bootstrap.look_at(Path(sys.executable))
        assert found.version == sys.version_info[:2]
        assert found.include

    def test_look_at_nothing(self, tmp_path):
        """A Python that is not there gives None, not an exception."""
        assert bootstrap.look_at(tmp_path / "python") is None

    def test_working_one_is_used(self, project, commands, monkeypatch):
        """A healthy .venv is left alone."""
        monkeypatch.setattr(bootstrap, "look_at", lambda _: environment())
        assert bootstrap.ready_environment(project) == environment()
        assert commands == []

    def test_broken_one_is_made_anew(self, project, commands, monkeypatch, capsys):
        """A broken .venv is removed and made again, and the reason is told."""
        (project / ".venv" / "old").touch()
        answers = iter([None, environment()])
        monkeypatch.setattr(bootstrap, "look_at", lambda _: next(answers))
        monkeypatch.setattr(bootstrap, "require_venv", lambda: None)
        assert bootstrap.ready_environment(project) == environment()
        assert not (project / ".venv").exists()
        assert [command[1:] for command, _, _ in commands] == [["-m", "venv", str(project / ".venv")]]
        assert "is broken (its Python does not run): making it anew" in capsys.readouterr().err

    def test_broken_one_stays_if_no_other_can_be_made(self, project, commands, monkeypatch):
        """Nothing is removed by a Python that cannot make a virtual environment."""

        def refuse():
            raise bootstrap.SetupError("no venv")

        monkeypatch.setattr(bootstrap, "look_at", lambda _: None)
        monkeypatch.setattr(bootstrap, "require_venv", refuse)
        with pytest.raises(bootstrap.SetupError, match="no venv"):
            bootstrap.ready_environment(project)
        assert (project / ".venv").is_dir()
        assert commands == []

    def test_cannot_be_made(self, project, monkeypatch):
        """If `python -m venv` fails, its own words are shown."""
        bootstrap.remove(project / ".venv")
        monkeypatch.setattr(bootstrap, "require_venv", lambda: None)
        monkeypatch.setattr(bootstrap, "run_quietly", lambda _: (1, "disk quota exceeded\n"))
        with pytest.raises(bootstrap.SetupError, match=r"cannot be made:\n  disk quota exceeded$"):
            bootstrap.ready_environment(project)

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
    def test_only_the_link_is_removed(self, tmp_path):
        """A .venv that links elsewhere: the link goes, the other folder stays."""
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / ".venv").symlink_to(tmp_path / "elsewhere")
        bootstrap.remove(tmp_path / ".venv")
        assert not (tmp_path / ".venv").exists()
        assert (tmp_path / "elsewhere").is_dir()


class TestCompiler:
    """durable-rules must be compiled on Python 3.11 and 3.12; what is missing is said before pip runs."""

    @pytest.mark.skipif(sys.platform == "win32", reason="setuptools looks for the compiler there")
    @pytest.mark.parametrize(
        ("found", "needed"),
        [
            (environment(version=(3, 11)), True),
            (environment(version=(3, 12)), True),
            (environment(version=(3, 12), has_durable=True), False),
            (environment(version=(3, 13)), False),
            (environment(version=(3, 14)), False),
        ],
    )
    def test_when_it_is_needed(self, found, needed):
        """Not on 3.13 and newer, and not when durable-rules is there already."""
        assert bootstrap.needs_compiler(found) is needed

    @pytest.mark.parametrize(
        ("asked", "configured", "present", "expected"),
        [
            ("", "gcc -pthread", ("gcc", "cc"), ["gcc"]),
            ("", "x86_64-conda-gcc -pthread", ("gcc", "cc"), ["cc"]),
            ("", "", ("clang",), ["clang"]),
            ("", "gcc", (), None),
            ("ccache gcc", "gcc", ("ccache", "gcc"), ["ccache", "gcc"]),
            ("tcc", "gcc", ("gcc",), None),
        ],
    )
    def test_which_one(self, asked, configured, present, expected):
        """$CC decides if set; else the one that built Python; else a usual name."""
        assert bootstrap.find_compiler(asked, configured, having(*present)) == expected

    def check_help(self, text: str) -> None:
        """Check that the text has the command for each system."""
        assert "apt-get install build-essential python3-dev\n" in text
        assert "python3.12-dev" in text
        assert "dnf install gcc python3-devel\n" in text
        assert "apk add build-base python3-dev\n" in text
        assert "xcode-select --install\n" in text

    def test_none(self):
        """Without a compiler, the message says what to install on each system."""
        with pytest.raises(bootstrap.SetupError) as caught:
            bootstrap.compiler_settings(environment(), {}, having())
        assert str(caught.value).startswith("no C compiler is found, and durable-rules must be compiled. Install:")
        self.check_help(str(caught.value))

    def test_wrong_cc(self):
        """A CC that is not there is the person's own setting: it is named, and nothing is to be installed."""
        with pytest.raises(bootstrap.SetupError, match="CC is set to `tcc`, which is not found: correct it"):
            bootstrap.compiler_settings(environment(), {"CC": "tcc"}, having("gcc"))

    def test_no_header(self, tmp_path, monkeypatch):
        """Without Python.h, the message says where it was looked for and what to install."""
        monkeypatch.setattr(bootstrap, "run_quietly", lambda _: (1, "fatal error: Python.h: No such file"))
        with pytest.raises(bootstrap.SetupError) as caught:
            bootstrap.compiler_settings(environment(include=str(tmp_path)), {}, having("gcc"))
        text = str(caught.value)
        assert text.startswith(f"the C headers of this Python are missing: there is no Python.h in {tmp_path}\n")
        self.check_help(text)

    def test_compiler_does_not_work(self, tmp_path, monkeypatch):
        """A compiler without its libraries: its own words are shown, and what to install."""
        (tmp_path / "Python.h").touch()
        monkeypatch.setattr(bootstrap, "run_quietly", lambda _: (1, "fatal error: stdio.h: No such file"))
        with pytest.raises(bootstrap.SetupError) as caught:
            bootstrap.compiler_settings(environment(include=str(tmp_path)), {}, having("gcc"))
        text = str(caught.value)
        assert text.startswith("the C compiler `gcc` cannot compile a small program:\n  fatal error: stdio.h")
        self.check_help(text)

    def test_header_is_really_compiled(self, commands):
        """The test program includes Python.h and is compiled with the include folder of .venv's Python."""
        assert bootstrap.header_problem(["ccache", "gcc"], "/the headers") is None
        command = commands[0][0]
        assert command[:4] == ["ccache", "gcc", "-I", "/the headers"]
        assert "-c" in command

    @pytest.mark.parametrize(
        ("preprocessed", "major"),
        [
            ("gcc 14 clang __clang_major__\n", 14),
            ("# 1 note\ngcc 12 clang __clang_major__\n", 12),
            ("gcc 4 clang 18\n", None),
            ("gcc __GNUC__ clang __clang_major__\n", None),
            ("cc: error: unknown option\n", None),
            ("", None),
        ],
    )
    def test_gcc_version(self, preprocessed, major):
        """Only gcc has a gcc version: clang says that it is gcc 4, too."""
        assert bootstrap.parse_gcc_major(preprocessed) == major

    @pytest.mark.parametrize("major", [None, 12, 13])
    def test_usual_compiler_needs_no_settings(self, major, commands, monkeypatch, capsys):
        """With clang, or gcc before 14, nothing is set and nothing is said."""
        monkeypatch.setattr(bootstrap, "gcc_major", lambda _: major)
        assert bootstrap.compiler_settings(environment(), {"CPPFLAGS": "-O1"}, having("gcc")) == {}
        assert capsys.readouterr().err == ""

    def test_strict_gcc(self, commands, monkeypatch, capsys):
        """From gcc 14 on, the flags are relaxed, after the person's own, and that is said."""
        monkeypatch.setattr(bootstrap, "gcc_major", lambda _: 14)
        settings = bootstrap.compiler_settings(environment(), {"CPPFLAGS": "-O1"}, having("gcc"))
        flags = (
            "-Wno-error=incompatible-pointer-types -Wno-error=implicit-function-declaration -Wno-error=int-conversion"
        )
        assert settings == {"CPPFLAGS": f"-O1 {flags}"}
        assert f"gcc 14 is stricter than durable-rules expects; compiling with CPPFLAGS={flags}" in (
            capsys.readouterr().err
        )

    def test_other_compiler_than_pythons(self, commands, monkeypatch):
        """The build is told, if the compiler that built Python is not there but another one is."""
        monkeypatch.setattr(bootstrap, "gcc_major", lambda _: None)
        assert bootstrap.compiler_settings(environment(), {}, having("clang")) == {"CC": "clang"}


class TestInstalling:
    """pip runs when pyproject.toml has changed, and only then."""

    def test_first_time(self, project):
        """Without a stamp nothing is installed."""
        assert not bootstrap.is_installed(project, "cli")

    def test_demo_is_not_enough_for_test(self, project):
        """`cli` does not bring what `dev` brings."""
        bootstrap.write_stamp(project, "cli")
        assert bootstrap.is_installed(project, "cli")
        assert not bootstrap.is_installed(project, "dev")

    def test_test_is_enough_for_demo(self, project):
        """`dev` brings what `cli` brings."""
        bootstrap.write_stamp(project, "dev")
        assert bootstrap.is_installed(project, "cli")

    def test_both_are_remembered(self, project):
        """Installing one extra after the other keeps both."""
        bootstrap.write_stamp(project, "cli")
        bootstrap.write_stamp(project, "dev")
        assert set(bootstrap.read_stamp(project)) == {"cli", "dev"}

    def test_changed_pyproject(self, project):
        """A changed pyproject.toml is installed again, for each job."""
        bootstrap.write_stamp(project, "dev")
        (project / "pyproject.toml").write_text("[project]\nname = 'x'\n")
        assert not bootstrap.is_installed(project, "dev")
        bootstrap.write_stamp(project, "cli")
        assert not bootstrap.is_installed(project, "dev")

    def test_moved_project(self, project):
        """A project that was moved or copied with its .venv is installed again: the old path is in there."""
        bootstrap.write_stamp(project, "cli")
        moved = project.rename(project.parent / "moved")
        assert not bootstrap.is_installed(moved, "cli")

    @pytest.mark.parametrize("content", ["", "[]", "{", '"x"'])
    def test_damaged_stamp(self, project, content):
        """A damaged stamp means: install again."""
        (project / ".venv" / bootstrap.STAMP).write_text(content)
        assert not bootstrap.is_installed(project, "cli")

    def test_pip_runs_once(self, project, commands):
        """The second time there is nothing to do."""
        bootstrap.install(project, environment(has_durable=True), "cli")
        bootstrap.install(project, environment(has_durable=True), "cli")
        assert len(commands) == 1
        command, folder, _ = commands[0]
        assert command[:4] == ["/p/.venv/bin/python", "-m", "pip", "install"]
        assert command[-2:] == ["-e", ".[cli]"]
        assert folder == project

    @pytest.mark.skipif(sys.platform == "win32", reason="setuptools looks for the compiler there")
    def test_compiler_comes_before_pip(self, project, commands, monkeypatch):
        """Without a compiler pip is not even started."""
        monkeypatch.setattr(bootstrap, "find_compiler", lambda *_: None)
        monkeypatch.delenv("CC", raising=False)
        with pytest.raises(bootstrap.SetupError, match="no C compiler"):
            bootstrap.install(project, environment(), "cli")
        assert commands == []

    def test_pip_gets_the_settings(self, project, commands, monkeypatch):
        """What the compiler needs reaches pip."""
        monkeypatch.setattr(bootstrap, "needs_compiler", lambda _: True)
        monkeypatch.setattr(bootstrap, "compiler_settings", lambda *_: {"CPPFLAGS": "-Wx"})
        bootstrap.install(project, environment(), "dev")
        assert commands[0][2]["CPPFLAGS"] == "-Wx"

    def test_pip_fails(self, project, monkeypatch):
        """The end of pip's output is shown, with what to try, and there is no stamp."""
        output = "\n".join(f"line {number}" for number in range(100)) + "\nERROR: connection refused\n"
        monkeypatch.setattr(bootstrap, "run_quietly", lambda *_, **__: (1, output))
        with pytest.raises(bootstrap.SetupError) as caught:
            bootstrap.install(project, environment(has_durable=True), "cli")
        text = str(caught.value)
        assert text.startswith("pip failed; the end of what it said:\n  line 61\n")
        assert "  ERROR: connection refused\nthe package index cannot be reached: check the network" in text
        assert not bootstrap.is_installed(project, "cli")

    @pytest.mark.parametrize(
        ("output", "advice"),
        [
            ("ProxyError('Cannot connect to proxy.')", "the package index cannot be reached"),
            ("Temporary failure in name resolution", "the package index cannot be reached"),
            ("ERROR: No matching distribution (from versions: none)", "the package index cannot be reached"),
            ("OSError: [Errno 28] No space left on device", "the disk is full"),
            ("ERROR: Failed building wheel for durable_rules", "durable-rules does not compile here"),
            ("something else", "to see all of it, run in this project's folder: pip install x"),
        ],
    )
    def test_what_to_try(self, output, advice):
        """A known cause gets its own advice; else the command that shows everything."""
        assert bootstrap.what_to_try(output, "pip install x").startswith(advice)


class TestJobs:
    """`demo` and `test`, their commands and exit codes."""

    @pytest.fixture
    def ran(self, monkeypatch):
        """Keep the jobs' commands instead of running them; `codes` holds their exit codes by a word."""
        monkeypatch.setattr(bootstrap, "ready_environment", lambda _: environment())
        monkeypatch.setattr(bootstrap, "install", lambda *_: None)
        codes, kept = {}, []

        def answer(command, root):
            kept.append(list(command[1:]))
            return next((code for word, code in codes.items() if word in command), 0)

        monkeypatch.setattr(bootstrap, "run", answer)
        return codes, kept

    def test_demo(self, ran, capsys):
        """The demo assesses the example case, and shows the command."""
        assert bootstrap.main(["demo"]) == 0
        assert ran[1] == [["-m", "resistance_rules", "assess", "examples/cases/first_session.yaml"]]
        captured = capsys.readouterr()
        assert captured.err == "$ resistance-rules assess examples/cases/first_session.yaml\n"
        assert captured.out == ""

    def test_demo_fails(self, ran, capsys):
        """The exit code of the command is that of the demo."""
        ran[0]["assess"] = 3
        assert bootstrap.main(["demo"]) == 3
        assert "error: the demo ended with exit code 3" in capsys.readouterr().err

    def test_checks_all_run(self, ran, capsys):
        """A failing check does not hide the next one; all that failed are named."""
        ran[0].update({"mypy": 1, "check": 1})
        assert bootstrap.main(["test"]) == 1
        assert [command[1] for command in ran[1]] == ["ruff", "ruff", "mypy", "pytest"]
        assert capsys.readouterr().err.endswith("error: failed: ruff check, mypy\n")

    def test_checks_pass(self, ran, capsys):
        """All is well only if each check says so."""
        assert bootstrap.main(["test"]) == 0
        assert capsys.readouterr().err.endswith("all checks passed\n")

    @pytest.mark.parametrize(
        ("arguments", "processors", "expected"),
        [
            ([], 1, []),
            ([], 8, ["-n", "2"]),
            (["-k", "x"], 2, ["-n", "2", "-k", "x"]),
            (["-n", "0"], 2, ["-n", "0"]),
            (["-nauto"], 2, ["-nauto"]),
            (["--pdb"], 2, ["--pdb"]),
        ],
    )
    def test_workers(self, arguments, processors, expected):
        """Two workers if there are processors for them, unless the person chose or debugs."""
        assert bootstrap.checks(arguments, processors)[-1][1] == ["-m", "pytest", *expected]

    @pytest.mark.parametrize("arguments", [[], ["build"], ["demo", "x"]])
    def test_usage(self, arguments, capsys):
        """A wrong command shows the right ones and ends with 2."""
        assert bootstrap.main(arguments) == 2
        assert "python3 bootstrap.py demo" in capsys.readouterr().err

    def test_help(self, capsys):
        """Help that was asked for goes to standard output."""
        assert bootstrap.main(["--help"]) == 0
        assert "python3 bootstrap.py test" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("error", "code", "text"),
        [
            (bootstrap.SetupError("no pip"), 1, "error: no pip\n"),
            (PermissionError(13, "Permission denied"), 1, "error: [Errno 13] Permission denied\n"),
            (KeyboardInterrupt(), 130, "stopped\n"),
        ],
    )
    def test_failures_have_a_reason(self, error, code, text, monkeypatch, capsys):
        """Whatever goes wrong ends with a code other than 0, and with one line that says why."""

        def fail(_):
            raise error

        monkeypatch.setattr(bootstrap, "ready_environment", fail)
        assert bootstrap.main(["demo"]) == code
        assert capsys.readouterr().err == text

    def test_as_a_command_from_another_folder(self, tmp_path):
        """The file runs as a script, from anywhere."""
        done = subprocess.run(
            [sys.executable, str(FILE), "nothing"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert "usage:" in done.stderr

    def test_stamp_is_plain_json(self, project):
        """The stamp can be read by a person."""
        bootstrap.write_stamp(project, "cli")
        stamp = json.loads((project / ".venv" / bootstrap.STAMP).read_text(encoding="utf-8"))
        assert list(stamp) == ["cli"]
