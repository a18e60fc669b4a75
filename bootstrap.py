#!/usr/bin/env python3
"""Set the project up in its own virtual environment (.venv), and run it.

usage:
  python3 bootstrap.py demo                  assess an example case
  python3 bootstrap.py test [pytest args]    ruff, ruff format, mypy, pytest (paths start in this folder)

Needs nothing but Python. Installs again only when pyproject.toml has changed.
"""

# Keep to the syntax of Python 3.6: an old Python must get far enough to say that it is too old.
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
FIRST_WITHOUT_DURABLE = (3, 13)  # there pyproject.toml leaves out durable-rules, the only thing to compile
FIRST_STRICT_GCC = 14
DEMO_CASE = "examples/cases/first_session.yaml"
STAMP = "resistance-rules.json"
SERVED_BY = {"cli": ("cli", "dev"), "dev": ("dev",)}  # `dev` brings what `cli` brings

VENV_HELP = """\
  Debian, Ubuntu:  apt-get install python3-venv
                   (for a Python beside the system's own: python{version}-venv)
  Fedora, RHEL:    dnf install python3 python3-pip
  Alpine:          apk add python3 py3-pip
  macOS:           xcode-select --install
then run the same command again"""

COMPILER_HELP = """\
  Debian, Ubuntu:  apt-get install build-essential python3-dev
                   (for a Python beside the system's own: python{version}-dev)
  Fedora, RHEL:    dnf install gcc python3-devel
  Alpine:          apk add build-base python3-dev
  macOS:           xcode-select --install
then run the same command again (Python 3.13 and newer needs no compiler)"""

# Warnings that gcc 14 made errors of. They go into CPPFLAGS: the build of durable-rules overwrites CFLAGS.
RELAXED = (
    "-Wno-error=incompatible-pointer-types",
    "-Wno-error=implicit-function-declaration",
    "-Wno-error=int-conversion",
)

Which = Callable[[str], Optional[str]]


class SetupError(Exception):
    """The set-up cannot go on; the text says why, and what to do."""


# Python itself


def runs(name: str) -> bool:
    """Tell whether this command is a Python that runs (a pyenv shim may not)."""
    try:
        return run_quietly([name, "-c", ""])[0] == 0
    except OSError:
        return False


def require_python(version: Sequence[int], usable: Callable[[str], bool] = runs) -> None:
    """Refuse a Python that is too old, and name a newer one if there is one."""
    if tuple(version[:2]) >= OLDEST:
        return
    text = f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is Python {version[0]}.{version[1]}"
    for minor in range(20, OLDEST[1] - 1, -1):
        if usable(f"python3.{minor}"):
            raise SetupError(f"{text}. A newer one is here: use python3.{minor} instead of python3")
    raise SetupError(f"{text}. Install one (package manager, or python.org) and use it instead of python3")


def require_venv(find: Callable[[str], Any] = importlib.util.find_spec) -> None:
    """Refuse a Python that cannot make virtual environments, and say what to install."""
    missing = [name for name in ("venv", "ensurepip") if find(name) is None]
    if missing:
        names = " and ".join(f"`{name}`" for name in missing)
        help_text = VENV_HELP.format(version="{}.{}".format(*sys.version_info[:2]))
        raise SetupError(f"this Python cannot make a virtual environment: it lacks {names}. Install:\n{help_text}")


# The virtual environment


class Environment(NamedTuple):
    """What the Python of .venv says about itself."""

    python: str
    version: Tuple[int, int]
    include: str
    compiler: str
    has_pip: bool
    has_durable: bool


PROBE = """
import importlib.util, json, sys, sysconfig
print(json.dumps({
    "version": sys.version_info[:2],
    "include": sysconfig.get_paths()["include"],
    "compiler": sysconfig.get_config_var("CC") or "",
    "has_pip": importlib.util.find_spec("pip") is not None,
    "has_durable": importlib.util.find_spec("durable_rules_engine") is not None,
}))
"""


def venv_python(root: Path) -> Path:
    """Give the path of the Python in .venv, whether or not it is there."""
    folder = root / ".venv"
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def look_at(python: Path) -> Optional[Environment]:
    """Ask a virtual environment's Python about itself; None if it does not answer."""
    try:
        code, output = run_quietly([str(python), "-c", PROBE])
        if code != 0:
            return None
        told = json.loads(output.strip().splitlines()[-1])
    except (OSError, ValueError, IndexError):
        return None
    told["version"] = tuple(told["version"])
    return Environment(python=str(python), **told)


def why_unusable(found: Optional[Environment]) -> Optional[str]:
    """Say why a virtual environment cannot be used; None if it can."""
    if found is None:
        return "its Python does not run"
    if found.version < OLDEST:
        return f"it has Python {found.version[0]}.{found.version[1]}"
    if not found.has_pip:
        return "it has no pip"
    return None


def ready_environment(root: Path) -> Environment:
    """Use .venv, or make it: anew, if it is broken."""
    folder = root / ".venv"
    if folder.exists() or folder.is_symlink():
        found = look_at(venv_python(root))
        reason = why_unusable(found)
        if found is not None and reason is None:
            return found
        require_venv()
        say(f"the virtual environment .venv is broken ({reason}): making it anew")
        remove(folder)
    else:
        require_venv()
        say("making the virtual environment .venv")
    base = getattr(sys, "_base_executable", None) or sys.executable  # not the Python of the .venv just removed
    code, output = run_quietly([base, "-m", "venv", str(folder)])
    found = look_at(venv_python(root)) if code == 0 else None
    reason = why_unusable(found)
    if found is None or reason is not None:
        raise SetupError(f"the virtual environment .venv cannot be made:\n{tail(output) or reason}")
    return found


def remove(path: Path) -> None:
    """Remove a folder, a file, or a link (not what it points to)."""
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        else:
            shutil.rmtree(str(path))
    except OSError as error:
        text = f"cannot remove {path} ({error}): remove it by hand, then run the same command again"
        raise SetupError(text) from error


# The C compiler


def needs_compiler(found: Environment) -> bool:
    """Tell whether pip will compile durable-rules (on Windows, setuptools looks for the compiler)."""
    return found.version < FIRST_WITHOUT_DURABLE and not found.has_durable and sys.platform != "win32"


def find_compiler(asked: str, configured: str, which: Which = shutil.which) -> Optional[List[str]]:
    """Find the C compiler: $CC and nothing else if set, the one that built Python, or a usual name."""
    if asked.strip():
        words = shlex.split(asked)
        return words if which(words[0]) else None
    for words in (shlex.split(configured), ["cc"], ["gcc"], ["clang"]):
        if words and which(words[0]):
            return words[:1]
    return None


def header_problem(compiler: Sequence[str], include: str) -> Optional[str]:
    """Compile ``#include <Python.h>`` and say what is wrong; None if nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "probe.c"
        source.write_text("#include <Python.h>\nint version(void) { return PY_MAJOR_VERSION; }\n")
        target = str(Path(folder) / "probe.o")
        code, output = run_quietly([*compiler, "-I", include, "-c", str(source), "-o", target])
    if code == 0:
        return None
    if not (Path(include) / "Python.h").is_file():
        return f"the C headers of this Python are missing: there is no Python.h in {include}"
    return f"the C compiler `{' '.join(compiler)}` cannot compile a small program:\n{tail(output)}"


def gcc_major(compiler: Sequence[str]) -> Optional[int]:
    """Ask a compiler for its major version; None if it is not gcc."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "version.c"
        source.write_text("gcc __GNUC__ clang __clang_major__\n")
        output = run_quietly([*compiler, "-E", "-P", str(source)])[1]
    return parse_gcc_major(output)


def parse_gcc_major(preprocessed: str) -> Optional[int]:
    """Read what became of ``gcc __GNUC__ clang __clang_major__``: clang calls itself gcc, too."""
    words = preprocessed.split()
    if words[-2:] == ["clang", "__clang_major__"] and words[-3].isdigit():
        return int(words[-3])
    return None


def compiler_settings(found: Environment, environ: Dict[str, str], which: Which = shutil.which) -> Dict[str, str]:
    """Check that durable-rules can be compiled, and return the environment variables it needs for that.

    Raises:
        SetupError: There is no compiler, or no Python.h; the text says what to install.
    """
    asked = environ.get("CC", "")
    help_text = COMPILER_HELP.format(version=f"{found.version[0]}.{found.version[1]}")
    compiler = find_compiler(asked, found.compiler, which)
    if compiler is None and asked.strip():
        raise SetupError(f"CC is set to `{asked}`, which is not found: correct it or unset it")
    if compiler is None:
        raise SetupError(f"no C compiler is found, and durable-rules must be compiled. Install:\n{help_text}")
    problem = header_problem(compiler, found.include)
    if problem:
        raise SetupError(f"{problem}\ndurable-rules must be compiled. Install:\n{help_text}")
    settings = {}
    if not asked.strip() and compiler != shlex.split(found.compiler)[:1]:
        settings["CC"] = compiler[0]
    major = gcc_major(compiler)
    if major is not None and major >= FIRST_STRICT_GCC:
        relaxed = " ".join(RELAXED)
        settings["CPPFLAGS"] = f"{environ.get('CPPFLAGS', '')} {relaxed}".strip()
        say(f"gcc {major} is stricter than durable-rules expects; compiling with CPPFLAGS={relaxed}")
    return settings


# Installing


def fingerprint(root: Path) -> str:
    """Hash what an installation depends on: pyproject.toml, and where the project lies."""
    content = (root / "pyproject.toml").read_bytes()
    return hashlib.sha256(content + b"\0" + str(root).encode("utf-8", "surrogateescape")).hexdigest()


def read_stamp(root: Path) -> Dict[str, str]:
    """Read what is installed: extra -> fingerprint; nothing if there is no readable stamp."""
    try:
        stamp = json.loads((root / ".venv" / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_installed(root: Path, extra: str) -> bool:
    """Tell whether the project is installed with this extra, from the present pyproject.toml."""
    stamp, now = read_stamp(root), fingerprint(root)
    return any(stamp.get(each) == now for each in SERVED_BY[extra])


def write_stamp(root: Path, extra: str) -> None:
    """Note that this extra is installed, and forget what another pyproject.toml installed."""
    now = fingerprint(root)
    stamp = {each: value for each, value in read_stamp(root).items() if value == now}
    stamp[extra] = now
    (root / ".venv" / STAMP).write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")


NETWORK_SIGNS = (
    "failed to establish a new connection",
    "connection broken",
    "connection refused",
    "connection reset",
    "(from versions: none)",
    "name resolution",
    "network is unreachable",
    "proxyerror",
    "sslerror",
    "timed out",
)
NETWORK_ADVICE = """\
the package index cannot be reached: check the network (behind a proxy set HTTPS_PROXY, for a mirror set \
PIP_INDEX_URL), then run the same command again"""
SIGNS = (  # what pip's output contains, in lower case, and what to try
    (("no space left",), "the disk is full: make room, then run the same command again"),
    (
        ("failed building wheel for durable",),
        "durable-rules does not compile here; Python 3.13 and newer does without it",
    ),
    (NETWORK_SIGNS, NETWORK_ADVICE),
)


def what_to_try(output: str, command: str) -> str:
    """Look in pip's output for a known cause, and say what to try."""
    output = output.lower()
    for signs, advice in SIGNS:
        if any(sign in output for sign in signs):
            return advice
    return f"to see all of it, run in this project's folder: {command}"


def install(root: Path, found: Environment, extra: str) -> None:
    """Install the project with this extra, editable, unless that was done already."""
    if is_installed(root, extra):
        return
    environ = dict(os.environ)
    if needs_compiler(found):
        environ.update(compiler_settings(found, environ))
    say("installing the project and what it needs (the first time takes a minute)")
    command = [found.python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["-e", f".[{extra}]"]
    code, output = run_quietly(command, cwd=root, environ=environ)
    if code != 0:
        advice = what_to_try(output, " ".join(shlex.quote(word) for word in command))
        raise SetupError(f"pip failed; the end of what it said:\n{tail(output)}\n{advice}")
    write_stamp(root, extra)


# The two jobs


def demo(root: Path) -> int:
    """Assess the example case."""
    found = ready_environment(root)
    install(root, found, "cli")
    say(f"$ resistance-rules assess {DEMO_CASE}")
    code = run([found.python, "-m", "resistance_rules", "assess", DEMO_CASE], root)
    if code != 0:
        say(f"error: the demo ended with exit code {code}")
    return code


def checks(arguments: Sequence[str], processors: int) -> List[Tuple[str, List[str]]]:
    """List the checks: a name, and the arguments for Python."""
    own_workers = any(each.startswith(("-n", "--numprocesses", "--pdb", "--trace")) for each in arguments)
    workers = ["-n", "2"] if processors > 1 and not own_workers else []
    return [
        ("ruff check", ["-m", "ruff", "check", "."]),
        ("ruff format", ["-m", "ruff", "format", "--check", "."]),
        ("mypy", ["-m", "mypy"]),
        ("pytest", ["-m", "pytest", *workers, *arguments]),
    ]


def test(root: Path, arguments: Sequence[str]) -> int:
    """Run every check, also after one has failed, and say which failed."""
    found = ready_environment(root)
    install(root, found, "dev")
    failed = []
    for name, words in checks(arguments, os.cpu_count() or 1):
        say(f"--- {name}")
        if run([found.python, *words], root) != 0:
            failed.append(name)
    say(f"error: failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


# Plumbing


def say(text: str) -> None:
    """Tell the person at the terminal; standard output belongs to the job."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def tail(output: str, lines: int = 40) -> str:
    """Give the last lines of an output, indented."""
    return "\n".join("  " + line for line in output.rstrip().splitlines()[-lines:])


def run(command: Sequence[str], root: Path) -> int:
    """Run a command in the project's folder, with its output shown."""
    return subprocess.call(list(command), cwd=str(root))


def run_quietly(
    command: Sequence[str], cwd: Optional[Path] = None, environ: Optional[Dict[str, str]] = None
) -> Tuple[int, str]:
    """Run a command without input; return its exit code and all that it wrote."""
    done = subprocess.run(
        list(command),
        cwd=str(cwd) if cwd else None,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the job that was asked for, and return the exit code."""
    job, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if job in ("-h", "--help"):
        sys.stdout.write(__doc__)
        return 0
    if job not in ("demo", "test") or (job == "demo" and rest):
        say(__doc__.rstrip())
        return 2
    try:
        require_python(tuple(sys.version_info[:2]))
        return demo(root) if job == "demo" else test(root, rest)
    except (SetupError, OSError) as error:
        say(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
